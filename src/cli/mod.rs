//! The command line: one file per command, one place that prints diagnostics ([`report`]).
//!
//! [`run`] is the entry point. Exit codes: 0 fine, 1 the content has errors, 2 usage or
//! configuration, 3 the machine failed (disk, Git). What people read is Italian.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::Audience;
use crate::pipeline::Request;
use crate::source::{self, Source, SourceError};

mod amendments;
mod build;
mod cards;
mod check;
mod codeowners;
mod digest;
mod explain;
mod history;
mod install;
mod matches;
mod new;
mod progress;
pub mod report;
mod schema;
mod serve;
mod types;
mod usage;

/// The content has errors.
const CONTENT: u8 = 1;
/// The command or the configuration is wrong.
const USAGE: u8 = 2;
/// The machine failed.
const MACHINE: u8 = 3;

/// The version, and the commit that it was built from where that is known (build.rs).
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), env!("PRASSI_COMMIT_SUFFIX"));

/// Dal deposito di schede al catalogo pubblico.
#[derive(Debug, Parser)]
#[command(
    name = "prassi",
    version = VERSION,
    about = "prassi: un catalogo di esperienze, da un archivio di schede a un sito",
    help_template = usage::TEMPLATE,
    subcommand_help_heading = "Comandi",
    next_help_heading = "Opzioni",
    override_usage = "prassi [OPZIONI] COMANDO",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true
)]
struct Cli {
    /// Lavora nel catalogo di questa cartella
    #[arg(short = 'C', value_name = "CARTELLA", global = true)]
    folder: Option<PathBuf>,
    /// Mostra questo aiuto
    #[arg(short = 'h', long = "help", action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Mostra la versione
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Controlla tutte le schede e dice che cosa non va, dove e come si corregge
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi check [OPZIONI] [FILE]...", next_help_heading = "Opzioni")]
    Check(check::CheckArgs),
    /// Spiega un codice di ciò che «check» trova, con un esempio sbagliato e uno giusto
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi explain [CODICE]", next_help_heading = "Opzioni")]
    Explain(explain::ExplainArgs),
    /// Costruisce il sito e lo mette al posto di quello di prima
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi build [OPZIONI]", next_help_heading = "Opzioni")]
    Build(build::BuildArgs),
    /// Mostra il sito su questo computer e lo aggiorna a ogni modifica
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi serve [OPZIONI]", next_help_heading = "Opzioni")]
    Serve(serve::ServeArgs),
    /// Mostra le versioni di una scheda: quando, chi, perché, e che cosa è cambiato
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi history SCHEDA [OPZIONI]", next_help_heading = "Opzioni")]
    History(history::HistoryArgs),
    /// Elenca le proposte di modifica: in valutazione, accettate, respinte, e quali si incontrano
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi amendments [SCHEDA] [OPZIONI]", next_help_heading = "Opzioni")]
    Amendments(amendments::AmendmentsArgs),
    /// Racconta che cosa c'è di nuovo da un giorno o da una revisione, per una lista di posta
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi digest --since REV|DATA [OPZIONI]", next_help_heading = "Opzioni")]
    Digest(digest::DigestArgs),
    /// Scrive il file CODEOWNERS: chi, sulla piattaforma, deve approvare le modifiche delle schede da validare
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi codeowners [OPZIONI]", next_help_heading = "Opzioni")]
    Codeowners(codeowners::CodeownersArgs),
    /// Dice quali esperienze possono servire a chi cerca aiuto, e perché
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi match [FABBISOGNO|ESPERIENZA] [OPZIONI]", next_help_heading = "Opzioni")]
    Match(matches::MatchArgs),
    /// Crea una scheda, o un catalogo nuovo
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi new TIPO [TITOLO] [OPZIONI]\n     prassi new site CARTELLA [OPZIONI]\n     prassi new demo CARTELLA", next_help_heading = "Opzioni")]
    New(Box<new::NewArgs>),
    /// Mostra i tipi di scheda e i campi di un tipo
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi schema [TIPO] [OPZIONI]", next_help_heading = "Opzioni")]
    Schema(schema::SchemaArgs),
    /// Scrive i completamenti dei comandi per la shell
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi completions SHELL", next_help_heading = "Opzioni")]
    Completions(install::CompletionsArgs),
    /// Scrive la pagina di manuale di prassi o di un comando
    #[command(help_template = usage::TEMPLATE, override_usage = "prassi man [COMANDO]", next_help_heading = "Opzioni")]
    Man(install::ManArgs),
}

/// What several commands take.
#[derive(Debug, Args)]
struct Common {
    /// Indirizzo del sito pubblicato, al posto di quello di site.toml
    #[arg(long, value_name = "URL", value_parser = usage::base_url)]
    base_url: Option<String>,
    /// Giorno per cui vale il sito (AAAA-MM-GG), al posto di quello dell'ultimo commit
    #[arg(long, value_name = "DATA", value_parser = usage::date)]
    date: Option<jiff::civil::Date>,
    /// Comprende le bozze, segnate come tali
    #[arg(long)]
    drafts: bool,
    /// Per chi è il sito: public, members, community:ID, group:ID
    #[arg(long, value_name = "PUBBLICO", default_value = "public", value_parser = usage::audience, hide_default_value = true)]
    audience: Audience,
    /// Elenco JSON delle proposte aperte, come lo dà la piattaforma: decide quali sono in valutazione
    #[arg(long, value_name = "FILE")]
    open_requests: Option<PathBuf>,
}

/// A command that ended before its work: the message, and the exit code.
#[derive(Debug)]
struct Failure {
    code: u8,
    message: String,
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        let code = match error {
            SourceError::Revision(_) | SourceError::Input(_) => USAGE,
            SourceError::Io(..) | SourceError::Git(_) => MACHINE,
        };
        Failure { code, message: error.to_string() }
    }
}

/// Runs the command that `arguments` name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let result = match cli.command {
        Command::Check(args) => check::run(cli.folder, args),
        Command::Explain(args) => explain::run(&args),
        Command::Build(args) => build::run(cli.folder, args),
        Command::Serve(args) => serve::run(cli.folder, args),
        Command::History(args) => history::run(cli.folder, args),
        Command::Amendments(args) => amendments::run(cli.folder, args),
        Command::Digest(args) => digest::run(cli.folder, args),
        Command::Codeowners(args) => codeowners::run(cli.folder, &args),
        Command::Match(args) => matches::run(cli.folder, args),
        Command::New(args) => new::run(cli.folder, *args),
        Command::Schema(args) => schema::run(cli.folder, &args),
        Command::Completions(args) => install::completions(&args),
        Command::Man(args) => install::man(&args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure { code, message }) => {
            report::failure(&message);
            ExitCode::from(code)
        }
    }
}

/// The request for the catalogue of `folder`, or of the nearest folder above the current one.
fn request(folder: Option<PathBuf>, common: Common, history: bool) -> Result<Request, Failure> {
    let start = match folder {
        Some(folder) => folder,
        None => PathBuf::from("."),
    };
    let start = std::fs::canonicalize(&start)
        .map_err(|error| Failure { code: USAGE, message: format!("la cartella {} non si può aprire: {error}", start.display()) })?;
    let Some(top) = source::find_top(&start) else {
        return Err(Failure {
            code: USAGE,
            message: format!(
                "qui non c'è un catalogo: manca site.toml in {} e nelle cartelle sopra.\n  \
                 Vai nella cartella del catalogo, oppure indicala con -C CARTELLA.\n  \
                 Un catalogo è una cartella con un file site.toml (basta «[site]» e «title = \"Nome\"») e le schede in content/.",
                start.display()
            ),
        });
    };
    let Common { base_url, date, drafts, audience, open_requests } = common;
    let date = date.or_else(source_date_epoch);
    Ok(Request { source: Source { top, audience, history, base_url, date, open_requests }, date, drafts })
}

/// The day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), which is in UTC by definition.
fn source_date_epoch() -> Option<jiff::civil::Date> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()?;
    Some(jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// A `site.toml` that cannot be used; its diagnostics are already printed.
fn config_failed() -> Failure {
    Failure { code: USAGE, message: "il catalogo non si può leggere finché site.toml non è corretto".to_owned() }
}
