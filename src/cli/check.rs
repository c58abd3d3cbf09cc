//! `prassi check`: all problems at once.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Common, Failure, config_failed, report};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::pipeline::{self, Fallback, Memo};
use crate::source::Snapshot;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct CheckArgs {
    /// Come scrivere ciò che si trova: human (per chi legge), json (per i programmi)
    #[arg(long, value_name = "FORMA", value_enum, default_value_t = Format::Human, hide_default_value = true, hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

pub(super) fn run(folder: Option<PathBuf>, args: CheckArgs) -> Result<u8, Failure> {
    let request = super::request(folder, args.common, false)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        print(args.format, &diagnostics, &|path| request.source.text(None, path), 0);
        return Err(config_failed());
    };
    let snapshot = Arc::new(snapshot);
    let mut analysis = pipeline::analyse(snapshot.clone(), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    analysis.diagnostics.extend(shallow(&snapshot, crate::diagnostic::Severity::Warning));
    let cards = analysis.catalog.originals().len() + analysis.catalog.broken.len();
    print(args.format, &analysis.diagnostics, &|path| request.source.text(Some(&snapshot), path), cards);
    Ok(if analysis.has_errors() { super::CONTENT } else { 0 })
}

/// A clone without history cannot know when cards were made and changed.
pub(super) fn shallow(snapshot: &Snapshot, severity: crate::diagnostic::Severity) -> Option<Diagnostic> {
    snapshot.head.as_ref().filter(|head| head.shallow)?;
    let mut diagnostic =
        Diagnostic::new(Code::ShallowClone, "la copia dell'archivio è parziale: le date delle schede non si possono sapere")
            .expected("tutta la storia")
            .help("esegui «git fetch --unshallow»; in GitLab CI scrivi GIT_DEPTH: 0 fra le variables, in GitHub Actions fetch-depth: 0");
    diagnostic.severity = severity;
    Some(diagnostic)
}

fn print(format: Format, diagnostics: &[Diagnostic], texts: report::Texts<'_>, cards: usize) {
    let styled = std::io::stdout().is_terminal();
    let text = match format {
        Format::Human => format!("{}{}\n", report::human(diagnostics, texts, styled), report::summary(diagnostics, cards)),
        Format::Json => format!("{:#}\n", report::json(diagnostics, texts, cards)),
    };
    // A closed pipe (`prassi check | head`) is not a failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
}
