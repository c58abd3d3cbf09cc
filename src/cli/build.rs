//! `prassi build`: the site, published at once or not at all.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use super::{Common, Failure, check, config_failed, progress, report};
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::output::{Mode, OutputError, Place};
use crate::pipeline::{self, Fallback, Memo, Publication, PublishError};
use crate::source::Snapshot;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct BuildArgs {
    /// Cartella del sito
    #[arg(long, value_name = "CARTELLA")]
    out: Option<PathBuf>,
    /// Scrive file per file dove una sostituzione in un colpo solo non è possibile
    #[arg(long)]
    in_place: bool,
    /// Accetta una copia parziale dell'archivio: le schede non avranno né date né versioni
    #[arg(long)]
    allow_shallow: bool,
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(folder: Option<PathBuf>, args: BuildArgs) -> Result<u8, Failure> {
    let started = Instant::now();
    let request = super::request(folder, args.common, true)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        print(&diagnostics, &|path| request.source.text(None, path));
        return Err(config_failed());
    };
    let snapshot = Arc::new(snapshot);
    let place = place(&snapshot, args.out);
    let made_from = pipeline::fingerprint(&snapshot, &request).filter(|_| diagnostics.is_empty());
    if let (Some(made_from), Ok(place)) = (&made_from, &place)
        && let Some(publication) = pipeline::published(&snapshot, place, made_from)
    {
        print(&publication.warnings, &|path| request.source.text(Some(&snapshot), path));
        announce(&publication, place, started);
        announce_refs(&snapshot);
        return Ok(0);
    }
    let mut analysis = pipeline::analyse(snapshot.clone(), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let severity = if args.allow_shallow { Severity::Warning } else { Severity::Error };
    analysis.diagnostics.extend(check::incomplete(&snapshot, severity));
    print(&analysis.diagnostics, &|path| request.source.text(Some(&snapshot), path));
    if analysis.has_errors() {
        return Ok(not_published(&analysis.diagnostics));
    }
    let mode = if args.in_place { Mode::InPlace } else { Mode::Atomic };
    let place = place?;
    let bar = progress::bar();
    bar.set_message("pagine");
    let advance = |done: u64, all: u64| {
        // Every 64th page is often enough for an eye.
        if done.is_multiple_of(64) || done == all {
            bar.set_length(all);
            bar.set_position(done);
        }
    };
    let published = pipeline::publish(&analysis, &place, mode, made_from, &advance);
    bar.finish_and_clear();
    match published {
        Ok(publication) => {
            print(&publication.warnings, &|path| request.source.text(Some(&snapshot), path));
            announce(&publication, &place, started);
            announce_refs(&snapshot);
            // Taking the catalogue apart takes time that nobody needs: the process ends here.
            std::mem::forget(analysis);
            Ok(0)
        }
        Err(PublishError::Content(diagnostics)) => {
            print(&diagnostics, &|path| request.source.text(Some(&snapshot), path));
            Ok(not_published(&diagnostics))
        }
        Err(PublishError::Output(OutputError::Refused(message))) => Err(Failure { code: super::USAGE, message }),
        Err(PublishError::Output(OutputError::Failed(message))) => Err(Failure { code: super::MACHINE, message }),
    }
}

/// The output folder is seen from where the command was given, the default from the catalogue.
fn place(snapshot: &Snapshot, out: Option<PathBuf>) -> Result<Place, Failure> {
    let out = match out {
        Some(out) => std::path::absolute(&out)
            .map_err(|error| Failure {
                code: super::USAGE, message: format!("{} non è una cartella possibile: {error}", out.display())
            })?,
        None => snapshot.top.join("public"),
    };
    let mut sources: Vec<PathBuf> = snapshot.config.roots.iter().map(|root| snapshot.top.join(&*root.path)).collect();
    sources.extend(["schemas", "themes"].map(|folder| snapshot.top.join(folder)));
    let audience = snapshot.config.audience.to_string();
    Ok(Place { out, top: snapshot.top.clone(), audience, sources })
}

fn print(diagnostics: &[Diagnostic], texts: report::Texts<'_>) {
    let text = report::human(diagnostics, texts, std::io::stderr().is_terminal());
    let _ = anstream::stderr().write_all(text.as_bytes());
}

fn not_published(diagnostics: &[Diagnostic]) -> u8 {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let message = format!("{}: niente è stato pubblicato, il sito di prima è rimasto com'era", report::plural(errors, "errore", "errori"));
    report::failure(&message);
    super::CONTENT
}

/// The refs that the site depends on beside the commit, each with its object id: one line each.
fn announce_refs(snapshot: &Snapshot) {
    let used = &snapshot.amendments.list;
    if used.is_empty() {
        return;
    }
    let mut text = format!("{}:\n", report::plural(used.len(), "proposta in valutazione", "proposte in valutazione"));
    used.iter().for_each(|one| text.push_str(&format!("  {} {}\n", one.head, one.name)));
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// One line on standard output: cards, pages, files, bytes, time.
fn announce(publication: &Publication, place: &Place, started: Instant) {
    let written = &publication.written;
    let decimal = |number: f64, digits: usize| format!("{number:.digits$}").replace('.', ",");
    let line = format!(
        "{}, {}, {} ({} MB), {} in {} · {} s\n",
        report::plural(publication.cards as usize, "scheda", "schede"),
        report::plural(publication.pages as usize, "pagina", "pagine"),
        report::plural(written.files as usize, "file", "file"),
        decimal(written.bytes as f64 / 1e6, 1),
        report::plural(written.changed as usize, "cambiato", "cambiati"),
        place.out.display(),
        decimal(started.elapsed().as_secs_f64(), 2),
    );
    // A closed pipe is not a failure: the site is published.
    let _ = anstream::stdout().write_all(line.as_bytes());
}
