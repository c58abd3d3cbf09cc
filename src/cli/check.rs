//! `prassi check`: all problems at once, or those that a change or some files are concerned with.
//!
//! Everything is always checked, because a card's problem may lie in another. `FILE`s and `--changed-since` only decide what is
//! shown; the exit code follows what is shown. Reports are written beside what is printed (`--report`), by
//! [`output::write_report`]: nothing here writes to the disk.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::report::{self, Format, Report};
use super::{CONTENT, Common, Failure, USAGE, config_failed};
use crate::diagnostic::{Checked, Code, Diagnostic, nearest, sort};
use crate::output::{self, OutputError};
use crate::pipeline::{self, Analysis, Fallback, Memo, Request, Since};
use crate::source::{self, Completeness, Root, Snapshot};

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct CheckArgs {
    /// Mostra solo ciò che riguarda queste schede; si controlla comunque tutto
    #[arg(value_name = "FILE", help_heading = "Argomenti")]
    files: Vec<PathBuf>,
    /// Come scrivere ciò che si trova: testo (per chi legge), json, gitlab, junit, sarif, github
    #[arg(long, value_name = "FORMA", value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Scrive anche un rapporto in un file, per esempio gitlab=codequality.json (si può ripetere)
    #[arg(long = "report", value_name = "FORMA=FILE", value_parser = target)]
    reports: Vec<(Format, PathBuf)>,
    /// Mostra solo ciò che è cambiato da quando il lavoro si è staccato da REV, e ciò che si è rotto altrove
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// Reads `--report`.
fn target(text: &str) -> Result<(Format, PathBuf), String> {
    let formats = || Format::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|value| value.get_name().to_owned());
    let known = || formats().collect::<Vec<_>>().join(", ");
    let Some((format, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err("serve FORMA=FILE, come gitlab=codequality.json".to_owned());
    };
    let format = Format::from_str(format, false).map_err(|_| format!("le forme sono {}", known()))?;
    Ok((format, path.into()))
}

pub(super) fn run(folder: Option<PathBuf>, args: CheckArgs) -> Result<u8, Failure> {
    let CheckArgs { files, format, reports, changed_since, common } = args;
    one_file_each(&reports)?;
    let output = Output { format, reports };
    let request = super::request(folder, common, true)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        let texts = |path: &str| request.source.text(None, path);
        output.give(&mut Report::new(&diagnostics, &texts, |_| true), &request)?;
        return Err(config_failed());
    };
    let snapshot = Arc::new(snapshot);
    let mut memo = Memo::default();
    let mut analysis = pipeline::analyse(snapshot.clone(), diagnostics.clone(), &request, &mut memo, &Fallback::default());
    let only = named(&files, &request, &analysis)?;
    let since = match &changed_since {
        Some(revision) => Some(pipeline::since(&request, revision, &analysis, &diagnostics, &mut memo)?),
        None => None,
    };
    analysis.diagnostics.extend(incomplete(&snapshot, crate::diagnostic::Severity::Warning));
    analysis.diagnostics.extend(since.iter().flat_map(|since| since.versions.iter().cloned()));
    sort(&mut analysis.diagnostics);
    let texts = |path: &str| request.source.text(Some(&snapshot), path);
    let scope = Scope { only, since };
    let mut report = Report::new(&analysis.diagnostics, &texts, |diagnostic| scope.shows(diagnostic));
    report.cards = analysis.catalog.originals().len() + analysis.catalog.broken.len();
    report.files = card_paths(&analysis).filter(|path| scope.covers(path)).collect();
    output.give(&mut report, &request)?;
    if format == Format::Text && scope.is_everything() {
        let _ = anstream::stderr().write_all(undocumented(&analysis).as_bytes());
    }
    Ok(if report.has_errors() { CONTENT } else { 0 })
}

/// How many experiences leave out what a documented one says. No warning, because each can be read as it is, and on standard error,
/// because it is no finding: the page for editors names them.
fn undocumented(analysis: &Analysis) -> String {
    let found = &analysis.derived.upkeep;
    let count = found.iter().filter(|finding| finding.what.is_undocumented()).count();
    match count {
        0 => String::new(),
        _ => {
            let what = report::plural(count, "esperienza non è ancora documentata", "esperienze non sono ancora documentate");
            format!("{what}: che cosa manca si legge in /stato-del-catalogo/.\n")
        }
    }
}

fn card_paths(analysis: &Analysis) -> impl Iterator<Item = Arc<str>> {
    let catalog = &analysis.catalog;
    let sound = catalog.cards.iter().map(|card| card.card.parsed().path.clone());
    sound.chain(catalog.broken.iter().map(|card| card.parsed.path.clone()))
}

/// What is asked to be shown.
struct Scope {
    /// Paths of the files that were named; everything when there are none.
    only: BTreeSet<String>,
    since: Option<Since>,
}

impl Scope {
    /// Whether a finding is in the named files or caused by them, and concerns the change.
    fn shows(&self, diagnostic: &Diagnostic) -> bool {
        let places = diagnostic.location.iter().chain(diagnostic.related.iter().map(|related| &related.location));
        let named = self.only.is_empty() || places.into_iter().any(|location| self.only.contains(&*location.path));
        named && self.since.as_ref().is_none_or(|since| since.concerns(diagnostic))
    }

    /// Whether nothing is left out.
    fn is_everything(&self) -> bool {
        self.only.is_empty() && self.since.is_none()
    }

    /// Whether a file without findings is reported as sound.
    fn covers(&self, path: &str) -> bool {
        (self.only.is_empty() || self.only.contains(path)) && self.since.as_ref().is_none_or(|since| since.touches_path(path))
    }
}

/// The paths, as diagnostics show them, of the cards that the command line names from where it was given.
fn named(files: &[PathBuf], request: &Request, analysis: &Analysis) -> Result<BTreeSet<String>, Failure> {
    let known: BTreeSet<String> = card_paths(analysis)
        .map(|path| path.to_string())
        .chain(analysis.diagnostics.iter().filter_map(|diagnostic| Some(diagnostic.location.as_ref()?.path.to_string())))
        .collect();
    let one = |file: &PathBuf| {
        let full = std::fs::canonicalize(file).ok();
        let path = full.as_ref().and_then(|full| full.strip_prefix(&request.source.top).ok()?.to_str()).map(str::to_owned);
        match path.filter(|path| known.contains(path)) {
            Some(path) => Ok(path),
            None => Err(no_card(file, full.as_deref(), &known)),
        }
    };
    files.iter().map(one).collect()
}

fn no_card(file: &Path, full: Option<&Path>, known: &BTreeSet<String>) -> Failure {
    let what = match full {
        None => "non c'è",
        Some(full) if full.is_dir() => "è una cartella: indica i file delle schede",
        Some(_) => "non è una scheda di questo catalogo",
    };
    let mut message = format!("«{}» {what}", file.display());
    if full.is_none()
        && let Some(near) = file.to_str().and_then(|file| nearest(file, known.iter().map(String::as_str)))
    {
        message.push_str(&format!("\n  Forse volevi scrivere «{near}»?"));
    }
    Failure { code: USAGE, message }
}

/// Two reports in one file would leave one of them.
fn one_file_each(reports: &[(Format, PathBuf)]) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    match reports.iter().find(|(_, path)| !seen.insert(path)) {
        Some((_, path)) => Err(Failure { code: USAGE, message: format!("due rapporti andrebbero nello stesso file, {}", path.display()) }),
        None => Ok(()),
    }
}

/// A clone that lacks history cannot know when cards were made and changed: one finding for each root of which it lacks some.
pub(super) fn incomplete(snapshot: &Snapshot, severity: crate::diagnostic::Severity) -> Vec<Diagnostic> {
    let of_root = |root: &Root| {
        let (what, help) = match root.history.completeness {
            Completeness::Whole => return None,
            Completeness::Shallow => (
                "la copia dell'archivio è parziale",
                "esegui «git fetch --unshallow»; in GitLab CI scrivi GIT_DEPTH: 0 fra le variables, in GitHub Actions fetch-depth: 0",
            ),
            Completeness::Filtered => (
                "la copia dell'archivio è senza i testi di prima (git clone --filter)",
                "esegui «git fetch --refetch --no-filter»; in GitLab CI togli --filter da GIT_CLONE_EXTRA_FLAGS, in GitHub Actions togli filter",
            ),
        };
        let message = format!("{what}: le date e le versioni delle schede di «{}» non si possono sapere", root.path);
        let mut diagnostic = Diagnostic::new(Code::ShallowClone, message).expected("tutta la storia").help(help);
        diagnostic.severity = severity;
        Some(diagnostic)
    };
    snapshot.roots.iter().filter_map(of_root).collect()
}

/// Where findings go.
struct Output {
    format: Format,
    reports: Vec<(Format, PathBuf)>,
}

impl Output {
    /// Writes the reports, then prints.
    fn give(&self, report: &mut Report<'_>, request: &Request) -> Result<(), Failure> {
        let for_forges = |format: &Format| !matches!(format, Format::Text | Format::Json);
        if self.reports.iter().map(|(format, _)| format).chain([&self.format]).any(for_forges) {
            report.prefix = source::prefix(&request.source)?;
        }
        for (format, path) in &self.reports {
            output::write_report(path, &report::write(report, *format, false))?;
        }
        let styled = std::io::stdout().is_terminal();
        // A closed pipe (`prassi check | head`) is not a failure.
        let _ = anstream::stdout().write_all(report::write(report, self.format, styled).as_bytes());
        Ok(())
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        let code = match error {
            OutputError::Refused(_) => USAGE,
            OutputError::Failed(_) => super::MACHINE,
        };
        Failure { code, message: error.to_string() }
    }
}
