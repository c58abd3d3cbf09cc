//! Which findings a change brought: `check --changed-since`.
//!
//! A finding concerns the change when it is
//!
//! 1. in a file that the change touched, new or not: whoever edits a card sees all that is wrong with it; or
//! 2. in another file, and was not there before the change: a removed card that others refer to, a term that went, a schema
//!    that became stricter.
//!
//! The second kind is not guessed from what names what. The catalogue is put back as it was (`source::before` replaces only
//! the files that changed) and analysed with the memo of the first run: cards that did not change are neither read nor parsed
//! nor validated again, only linked. When schemas or `site.toml` changed, the memo does not hold and the second
//! analysis is a whole one: then everything may have broken, and the answer is exact all the same.
//!
//! The same analysis says which versions every card had, and [`renumbered`] whether they still have their numbers.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Analysis, Fallback, Memo, Request, analyse, renumbered};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{self, Changes, SourceError};

/// What a change touched, and what was wrong before it.
#[derive(Debug)]
pub struct Since {
    changes: Changes,
    /// Findings in untouched files that were there before.
    old: HashSet<Key>,
    /// Versions that the change renumbered or lost.
    pub versions: Vec<Diagnostic>,
}

/// A finding is the same as before when it says the same of the same place: the file did not change.
type Key = (Code, Option<Location>, String);

fn key(diagnostic: &Diagnostic) -> Key {
    (diagnostic.code, diagnostic.location.clone(), diagnostic.message.clone())
}

/// Compares `analysis` with the catalogue at the merge base of `revision` and HEAD. `found` is what reading found, `memo` that
/// of the analysis.
pub fn since(request: &Request, revision: &str, analysis: &Analysis, found: &[Diagnostic], memo: &mut Memo) -> Result<Since, SourceError> {
    let now = &analysis.snapshot;
    let changes = source::changes(&request.source, now, revision)?;
    let mut since = Since { changes, old: HashSet::new(), versions: renumbered::lost(source::lost(&request.source, now, revision)?) };
    let versions = analysis.derived.versions.iter().any(|versions| !versions.list.is_empty());
    if !versions && analysis.diagnostics.iter().all(|diagnostic| since.touches(diagnostic)) {
        return Ok(since);
    }
    let Some(before) = source::before(&request.source, now, found, &since.changes)? else { return Ok(since) };
    let Some(then) = before.value else { return Ok(since) };
    // The day stays the same: an event that lies in the past by now was not moved there by this change.
    let request = Request { date: super::today(request, now), ..request.clone() };
    let then = analyse(Arc::new(then), before.diagnostics, &request, memo, &Fallback::default());
    since.versions.extend(renumbered::compare(&then, analysis));
    since.old = then.diagnostics.iter().filter(|diagnostic| !since.touches(diagnostic)).map(key).collect();
    Ok(since)
}

impl Since {
    /// Whether a finding is in what the change touched, or was brought by it.
    pub fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        self.touches(diagnostic) || !self.old.contains(&key(diagnostic))
    }

    /// Whether the change touched the file at this path.
    pub fn touches_path(&self, path: &str) -> bool {
        self.changes.touch(path)
    }

    fn touches(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.location.as_ref().is_some_and(|location| self.changes.touch(&location.path))
    }
}
