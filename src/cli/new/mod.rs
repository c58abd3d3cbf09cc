//! `prassi new`: files to begin with.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Failure, usage};

mod translation;

/// What to make.
#[derive(Debug, Args)]
#[command(subcommand_help_heading = "Che cosa", arg_required_else_help = true)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Comincia la traduzione di una scheda: un file con i testi dell'originale, da sostituire
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi new translation SCHEDA LINGUA", next_help_heading = "Opzioni")]
    Translation(translation::TranslationArgs),
}

pub(super) fn run(folder: Option<PathBuf>, args: NewArgs) -> Result<u8, Failure> {
    match args.what {
        What::Translation(args) => translation::run(folder, args),
    }
}
