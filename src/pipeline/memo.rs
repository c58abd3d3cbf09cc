//! What parsing and validating gave, by path and digest, so that an edit costs one card.

use std::collections::HashMap;
use std::sync::Arc;

use super::standing::Judged;
use crate::catalog;
use crate::diagnostic::Diagnostic;
use crate::source::{Digest, History};

/// Parsed and validated files of the last run.
#[derive(Debug, Default)]
pub struct Memo {
    /// Digest of schemas, limits and languages: everything besides the file that the result depends on.
    pub(super) basis: Option<Digest>,
    pub(super) files: HashMap<Arc<str>, (Digest, Arc<Outcome>)>,
    /// What validation made of cards, by path, digest and history.
    pub(super) judged: HashMap<Arc<str>, (Digest, Arc<History>, Arc<Judged>)>,
}

/// What a file gave.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The card, when the file's name gives one an id.
    pub card: Option<catalog::Parsed>,
    /// Everything that parsing and validating found.
    pub diagnostics: Vec<Diagnostic>,
}

impl Memo {
    /// Forgets everything when the basis changed.
    pub(super) fn rebase(&mut self, basis: Digest) {
        if self.basis != Some(basis) {
            self.files.clear();
            self.judged.clear();
            self.basis = Some(basis);
        }
    }

    /// What the file gave when it had the same bytes.
    pub(super) fn get(&self, path: &str, digest: &Digest) -> Option<&Arc<Outcome>> {
        self.files.get(path).filter(|(known, _)| known == digest).map(|(_, outcome)| outcome)
    }
}
