//! Problems as data: what was found, where, what was expected and how to mend it.
//!
//! Every stage returns [`Checked`]: its value and everything that it noticed. Nothing here prints;
//! [`crate::cli`] does. Messages are Italian, because the people who read them are; codes are Italian
//! words too, and never change once published.

use std::ops::Range;
use std::sync::Arc;

mod codes;
mod days;
mod fingerprint;
mod gather;
mod likeness;
mod text;

pub use codes::Code;
pub use days::{MONTHS, is_elided, with_day};
pub use fingerprint::fingerprints;
pub use gather::Gatherer;
pub use likeness::{close, likest, nearest};
pub use text::{LineIndex, Position};

/// What a stage made, and everything that it noticed while making it.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The result; `None` when nothing usable came out.
    pub value: Option<T>,
    /// Errors and warnings, in the order in which they were found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value without any problem.
    pub fn ok(value: T) -> Self {
        Checked { value: Some(value), diagnostics: Vec::new() }
    }

    /// No value: only problems.
    pub fn failed(diagnostics: Vec<Diagnostic>) -> Self {
        Checked { value: None, diagnostics }
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while one exists.
    Error,
    /// The site is published; somebody should look.
    Warning,
}

impl Severity {
    /// The word of the machine formats: `error` or `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A stretch of bytes in a file, `start..end`.
pub type Span = Range<u32>;

/// A place in a file of the repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Path relative to the repository's top, with `/`.
    pub path: Arc<str>,
    /// First byte.
    pub start: u32,
    /// Byte after the last; equal to `start` for a point or for the file as a whole.
    pub end: u32,
}

impl Location {
    /// The file as a whole.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Location { path: path.into(), start: 0, end: 0 }
    }

    /// A stretch of a file.
    pub fn new(path: impl Into<Arc<str>>, span: &Span) -> Self {
        Location { path: path.into(), start: span.start, end: span.end }
    }

    /// The stretch of bytes.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A remedy: words, and where a machine could apply it, the text that replaces the location's span.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Suggestion {
    /// What to do, one Italian sentence.
    pub text: String,
    /// Text to put in place of the span, when that alone mends the problem.
    pub replacement: Option<String>,
}

/// Another place that explains the problem («il primo è qui»).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is there.
    pub message: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// What was found, one Italian sentence without a full stop.
    pub message: String,
    /// Where; `None` for the catalogue as a whole.
    pub location: Option<Location>,
    /// What was expected there.
    pub expected: Option<String>,
    /// How to mend it.
    pub suggestion: Option<Box<Suggestion>>,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A problem with the severity that its code usually has.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            message: sentence(message.into()),
            location: None,
            expected: None,
            suggestion: None,
            related: Vec::new(),
        }
    }

    /// Adds where it is.
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Adds what was expected.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Adds a remedy in words.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.suggestion = Some(Box::new(Suggestion { text: sentence(text.into()), replacement: None }));
        self
    }

    /// Adds a remedy that replaces the location's span.
    pub fn replace_with(mut self, text: impl Into<String>, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Box::new(Suggestion { text: sentence(text.into()), replacement: Some(replacement.into()) }));
        self
    }

    /// Adds another place.
    pub fn related(mut self, location: Location, message: impl Into<String>) -> Self {
        self.related.push(Related { location, message: message.into() });
        self
    }

    /// Whether this stops a publication.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A sentence begins with a capital letter, whoever wrote it; a quoted word keeps its own.
pub(crate) fn sentence(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text,
    }
}

/// Orders diagnostics by file, place, severity and code, and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.location, a.severity, a.code.as_str(), &a.message).cmp(&(&b.location, b.severity, b.code.as_str(), &b.message))
    });
    diagnostics.dedup();
}

pub use text::fold;
