//! `prassi new`: cards and catalogues.
//!
//! [`run`] is the entry point. `new TYPE [TITLE]` is [`card`], `new site DIR` is [`site`], `new demo DIR` is [`demo`],
//! `new translation CARD LANGUAGE` is [`translation`]. A type is an argument; the words in
//! [`What`] are taken, and no schema may use them as a name.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Failure, usage};

mod ask;
mod card;
mod demo;
mod editor;
mod files;
mod picks;
pub(super) mod prompt;
pub(super) mod site;
mod translation;
pub(super) mod values;
mod workshop;
pub(super) mod writer;

/// What to make: a card of a type, or one of the words that are not types.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_help_heading = "Altro")]
pub(super) struct NewArgs {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    card: card::CardArgs,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Crea un catalogo nuovo in una cartella sua
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi new site CARTELLA [OPZIONI]", next_help_heading = "Opzioni")]
    Site(site::SiteArgs),
    /// Crea un archivio di prova, in cui una scheda ha sette versioni e delle proposte di modifica
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi new demo CARTELLA", next_help_heading = "Opzioni")]
    Demo(demo::DemoArgs),
    /// Comincia la traduzione di una scheda: un file con i testi dell'originale, da sostituire
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi new translation SCHEDA LINGUA", next_help_heading = "Opzioni")]
    Translation(translation::TranslationArgs),
}

pub(super) fn run(folder: Option<PathBuf>, args: NewArgs) -> Result<u8, Failure> {
    match args.what {
        Some(What::Site(site)) => site::run(site),
        Some(What::Demo(demo)) => demo::run(&demo),
        Some(What::Translation(translation)) => translation::run(folder, translation),
        None => card::run(folder, args.card),
    }
}
