//! What is served: the last analysis, its version, and who waits for the next one.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use super::{Describe, Event};
use crate::diagnostic::{Checked, Diagnostic};
use crate::pipeline::{self, Analysis, Fallback, Memo, Request};
use crate::source::{self, Snapshot, Source, SourceError};

/// The catalogue at one moment.
#[derive(Debug)]
pub struct Current {
    /// The last analysis; `None` as long as `site.toml` has never been readable.
    pub analysis: Option<Analysis>,
    /// All problems of now, those of a broken `site.toml` included.
    pub diagnostics: Vec<Diagnostic>,
    /// Grows with every change.
    pub version: u64,
    /// For the texts of files.
    source: Source,
    /// How diagnostics are written out.
    describe: Describe,
}

impl Current {
    /// Diagnostics as plain text.
    pub fn describe(&self, diagnostics: &[Diagnostic]) -> String {
        let snapshot = self.analysis.as_ref().map(|analysis| &*analysis.snapshot);
        (self.describe)(diagnostics, &|path| self.source.text(snapshot, path))
    }
}

/// What all threads of the server share.
#[derive(Debug)]
pub struct State {
    request: Request,
    current: RwLock<Arc<Current>>,
    work: Mutex<Work>,
    version: Mutex<u64>,
    changed: Condvar,
}

/// What only the thread that reads changes needs.
#[derive(Debug, Default)]
struct Work {
    memo: Memo,
    fallback: Fallback,
    /// What reading (not parsing) found, kept while other files change.
    found: Vec<Diagnostic>,
}

impl State {
    /// Nothing is read yet.
    pub fn new(request: Request, describe: Describe) -> Self {
        let current = Current { analysis: None, diagnostics: Vec::new(), version: 0, source: request.source.clone(), describe };
        State { request, current: RwLock::new(Arc::new(current)), work: Mutex::default(), version: Mutex::new(0), changed: Condvar::new() }
    }

    /// What is served now.
    pub fn current(&self) -> Arc<Current> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads everything.
    pub fn load(&self, tell: &dyn Fn(&Event<'_>)) -> Result<(), SourceError> {
        self.update(&[], true, tell)
    }

    /// Reads what changed and renews the site; `everything` when the paths do not tell all.
    pub fn update(&self, changed: &[PathBuf], everything: bool, tell: &dyn Fn(&Event<'_>)) -> Result<(), SourceError> {
        let started = Instant::now();
        let mut work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.current();
        let checked = match &before.analysis {
            Some(analysis) if !everything => source::reread(&self.request.source, &analysis.snapshot, &work.found, changed)?,
            _ => source::read(&self.request.source)?,
        };
        let next = self.analyse(checked, &before, &mut work);
        tell(&Event::Read {
            snapshot: next.analysis.as_ref().map(|analysis| &*analysis.snapshot),
            diagnostics: &next.diagnostics,
            cards: next.analysis.as_ref().map_or(0, |analysis| analysis.catalog.originals().len() + analysis.catalog.broken.len()),
            time: started.elapsed(),
        });
        let version = next.version;
        let old = std::mem::replace(&mut *self.current.write().unwrap_or_else(PoisonError::into_inner), Arc::new(next));
        *self.version.lock().unwrap_or_else(PoisonError::into_inner) = version;
        self.changed.notify_all();
        // Taking a large catalogue apart takes longer than showing the new one: after everybody has been told.
        drop(old);
        Ok(())
    }

    fn analyse(&self, checked: Checked<Snapshot>, before: &Current, work: &mut Work) -> Current {
        let version = before.version + 1;
        let current =
            |analysis, diagnostics| Current { analysis, diagnostics, version, source: before.source.clone(), describe: before.describe };
        let Checked { value, diagnostics } = checked;
        let snapshot = match (value, &before.analysis) {
            (Some(snapshot), _) => Arc::new(snapshot),
            // site.toml is broken: the last good catalogue stays, under its diagnostics.
            (None, Some(analysis)) => {
                let again = pipeline::analyse(analysis.snapshot.clone(), Vec::new(), &self.request, &mut work.memo, &work.fallback);
                return current(Some(again), diagnostics);
            }
            (None, None) => return current(None, diagnostics),
        };
        work.found.clone_from(&diagnostics);
        let analysis = pipeline::analyse(snapshot, diagnostics, &self.request, &mut work.memo, &work.fallback);
        work.fallback = Fallback { schemas: Some(analysis.schemas.clone()), theme: analysis.theme.clone() };
        let diagnostics = analysis.diagnostics.clone();
        current(Some(analysis), diagnostics)
    }

    /// Waits until the version is another than `known`, at most `patience`; gives the version.
    pub fn wait(&self, known: u64, patience: Duration) -> u64 {
        let version = self.version.lock().unwrap_or_else(PoisonError::into_inner);
        let (version, _) =
            self.changed.wait_timeout_while(version, patience, |version| *version == known).unwrap_or_else(PoisonError::into_inner);
        *version
    }
}
