//! Gathers the problems of one file, so that a file made of problems cannot exhaust the reader or the machine.

use std::sync::Arc;

use super::{Code, Diagnostic, Location, Span};

/// Problems of one kind that are listed one by one; the others are only counted.
const LISTED_PER_CODE: usize = 20;

/// The problems of one file: at most twenty of each kind, then their number.
#[derive(Debug)]
pub struct Gatherer {
    path: Arc<str>,
    listed: Vec<Diagnostic>,
    counts: Vec<(Code, usize)>,
}

impl Gatherer {
    /// An empty collection for the file at `path`.
    pub fn new(path: Arc<str>) -> Self {
        Gatherer { path, listed: Vec::new(), counts: Vec::new() }
    }

    /// A place in this file.
    pub fn place(&self, span: &Span) -> Location {
        Location::new(self.path.clone(), span)
    }

    /// Adds a problem; one without a place gets the file as a whole.
    pub fn push(&mut self, mut problem: Diagnostic) {
        let count = match self.counts.iter_mut().find(|(code, _)| *code == problem.code) {
            Some((_, count)) => count,
            None => {
                self.counts.push((problem.code, 0));
                &mut self.counts.last_mut().expect("just pushed").1
            }
        };
        *count += 1;
        if *count <= LISTED_PER_CODE {
            problem.location.get_or_insert_with(|| Location::file(self.path.clone()));
            self.listed.push(problem);
        }
    }

    /// Adds a problem at a place of this file.
    pub fn push_at(&mut self, span: &Span, problem: Diagnostic) {
        let place = self.place(span);
        self.push(problem.at(place));
    }

    /// Whether problems of this kind are still listed; asked before making a costly message.
    pub fn lists(&self, code: Code) -> bool {
        self.counts.iter().find(|(c, _)| *c == code).is_none_or(|(_, count)| *count < LISTED_PER_CODE)
    }

    /// Whether an error was added.
    pub fn has_errors(&self) -> bool {
        self.listed.iter().any(Diagnostic::is_error)
    }

    /// The problems, and one line for those that were only counted.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for (code, count) in self.counts {
            let Some(more) = count.checked_sub(LISTED_PER_CODE).filter(|more| *more > 0) else { continue };
            let last = self.listed.iter().rfind(|problem| problem.code == code).and_then(|problem| problem.location.clone());
            let message = if more == 1 {
                "C'è un altro problema di questo tipo più avanti nel file".to_owned()
            } else {
                format!("Ci sono altri {more} problemi di questo tipo più avanti nel file")
            };
            let mut rest = Diagnostic::new(code, message);
            rest.location = last;
            self.listed.push(rest);
        }
        self.listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_problems_of_one_kind_are_counted() {
        let mut gatherer = Gatherer::new("a.md".into());
        for n in 0..1000 {
            gatherer.push_at(&(n..n + 1), Diagnostic::new(Code::RawHtml, "html"));
        }
        let problems = gatherer.finish();
        assert_eq!(problems.len(), LISTED_PER_CODE + 1);
        assert!(problems[LISTED_PER_CODE].message.contains("980"));
    }
}
