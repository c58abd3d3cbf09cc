//! RENDER and WRITE: all routes, in parallel, into a staging folder; then the swap.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use rayon::prelude::*;

use super::{Analysis, Request, today};
use crate::derive::search::Spread;
use crate::diagnostic::{Code, Diagnostic, sort};
use crate::output::{Mode, OutputError, Place, Record, Staging, Written, unchanged};
use crate::render::Address;
use crate::source::{Digest, Snapshot, program};

/// Spreads work over all threads.
pub struct Threads;

impl Spread for Threads {
    fn map<T: Send>(&self, count: usize, one: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
        (0..count).into_par_iter().map(one).collect()
    }
}

/// A published site.
#[derive(Debug)]
pub struct Publication {
    /// What was written.
    pub written: Written,
    /// Cards of the catalogue.
    pub cards: u64,
    /// HTML pages among the files.
    pub pages: u64,
    /// Warnings that rendering found.
    pub warnings: Vec<Diagnostic>,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    /// The content or the theme has errors.
    Content(Vec<Diagnostic>),
    /// The output folder refused.
    Output(OutputError),
}

impl From<OutputError> for PublishError {
    fn from(error: OutputError) -> Self {
        PublishError::Output(error)
    }
}

/// Publishes an analysis without errors; `progress(done, all)` is called from many threads. What it was made from ([`fingerprint`]) is
/// remembered beside the site when there is nothing to say about it that another run would have to say again.
pub fn publish(
    analysis: &Analysis,
    place: &Place,
    mode: Mode,
    made_from: Option<Digest>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Publication, PublishError> {
    if analysis.has_errors() {
        return Err(PublishError::Content(Vec::new()));
    }
    let Some(sites) = analysis.sites() else { return Err(PublishError::Content(Vec::new())) };
    let staging = Staging::open(place, mode)?;
    sites.prepare(&Threads);
    let routes = sites.routes();
    let done = AtomicU64::new(0);
    let pages = AtomicU64::new(0);
    let one = |route: &Address| -> Result<Vec<Diagnostic>, OutputError> {
        let checked = sites.render(route);
        if let Some(file) = checked.value {
            pages.fetch_add(u64::from(file.path.ends_with(".html")), Relaxed);
            staging.write(&file)?;
        }
        progress(done.fetch_add(1, Relaxed) + 1, routes.len() as u64);
        Ok(checked.diagnostics)
    };
    let found: Result<Vec<Vec<Diagnostic>>, OutputError> = routes.par_iter().map(one).collect();
    let mut diagnostics: Vec<Diagnostic> = found?.into_iter().flatten().collect();
    sort(&mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(PublishError::Content(diagnostics));
    }
    let pages = pages.into_inner();
    let silent = analysis.diagnostics.is_empty() && diagnostics.is_empty();
    let cards = analysis.catalog.originals().len() as u64;
    let made = made_from.filter(|_| silent).map(|made_from| Record { made_from, cards, pages, files: 0, bytes: 0 });
    let written = staging.publish(made)?;
    diagnostics.extend(too_large(&analysis.snapshot, &written));
    Ok(Publication { written, cards, pages, warnings: diagnostics })
}

/// Digest of everything that the site of a snapshot is a function of, the program included.
pub fn fingerprint(snapshot: &Snapshot, request: &Request) -> Option<Digest> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&program()?).update(&snapshot.fingerprint());
    hasher.update(format!("{:?} {}", today(request, snapshot), request.drafts).as_bytes());
    Some(*hasher.finalize().as_bytes())
}

/// A site that was published before from just this, and stands as it was left.
pub fn published(snapshot: &Snapshot, place: &Place, made_from: &Digest) -> Option<Publication> {
    let record = unchanged(place, made_from).ok()??;
    let written = Written { files: record.files, bytes: record.bytes, changed: 0 };
    Some(Publication { written, cards: record.cards, pages: record.pages, warnings: too_large(snapshot, &written) })
}

/// Warns when the host would not take the site.
fn too_large(snapshot: &Snapshot, written: &Written) -> Vec<Diagnostic> {
    let limits = &snapshot.config.publish;
    let mut found = Vec::new();
    if written.files > limits.max_files {
        let message = format!("il sito ha {} file, più dei {} che chi lo ospita accetta", written.files, limits.max_files);
        found.push(Diagnostic::new(Code::SiteTooLarge, message).expected("meno file, o un altro limite in [publish] max_files"));
    }
    if written.bytes > limits.max_bytes {
        let message = format!("il sito ha {} byte, più dei {} che chi lo ospita accetta", written.bytes, limits.max_bytes);
        found.push(Diagnostic::new(Code::SiteTooLarge, message).expected("file più leggeri, o un altro limite in [publish] max_bytes"));
    }
    found
}
