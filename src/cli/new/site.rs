//! `prassi new site`.
use crate::cli::Failure;
use clap::Args;
/// x
#[derive(Debug, Args)]
pub(in crate::cli) struct SiteArgs {}
pub(in crate::cli) fn run(_a: SiteArgs) -> Result<u8, Failure> {
    Ok(0)
}
