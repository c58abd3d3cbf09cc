//! The only place that prints diagnostics: for people, compiler-style, and one file per format that programs read.
//!
//! [`Report`] holds what was found, with fingerprints; [`write`] turns it into one of the [`Format`]s. `docs/check.md` says
//! what each is for.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use clap::ValueEnum;

use crate::diagnostic::{Diagnostic, LineIndex, Location, Position, Severity, fingerprints};

mod github;
mod gitlab;
mod json;
mod junit;
mod sarif;

/// Finds the text of a file that a diagnostic names.
pub type Texts<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[value(name = "testo", alias = "human")]
    Text,
    /// For programs, everything that is known.
    Json,
    /// GitLab Code Quality.
    Gitlab,
    /// JUnit XML, as forges show test results.
    Junit,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions (and Forgejo's).
    Github,
}

/// What a check found, and what the formats need beside it.
pub(super) struct Report<'a> {
    /// What is shown, sorted.
    pub findings: Vec<Finding<'a>>,
    /// Paths of the files that were looked at and are reported on.
    pub files: Vec<Arc<str>>,
    /// How many cards were checked.
    pub cards: usize,
    /// Findings that were asked to be left out.
    pub left_out: usize,
    /// Where the catalogue lies in its repository, ending in `/`, or empty: forges count paths from the repository's top.
    pub prefix: String,
    /// The texts that findings point into.
    pub texts: Texts<'a>,
}

/// One finding that is shown.
pub(super) struct Finding<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// The name that it keeps when it moves.
    pub fingerprint: String,
}

impl<'a> Report<'a> {
    /// A report of those of `diagnostics` (sorted, complete) that `shown` accepts.
    pub fn new(diagnostics: &'a [Diagnostic], texts: Texts<'a>, shown: impl Fn(&Diagnostic) -> bool) -> Self {
        let prints = fingerprints(diagnostics, texts);
        let findings: Vec<Finding<'a>> = diagnostics
            .iter()
            .zip(prints)
            .filter(|(diagnostic, _)| shown(diagnostic))
            .map(|(diagnostic, fingerprint)| Finding { diagnostic, fingerprint })
            .collect();
        let left_out = diagnostics.len() - findings.len();
        Report { findings, files: Vec::new(), cards: 0, left_out, prefix: String::new(), texts }
    }

    /// Whether something that is shown stops a publication.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.diagnostic.is_error())
    }

    /// A path from the repository's top.
    fn path(&self, location: &Location) -> String {
        format!("{}{}", self.prefix, location.path)
    }

    /// Beginning and end of a place; `None` for a file as a whole or one that cannot be read.
    fn lines(&self, location: &Location) -> Option<(Position, Position)> {
        let text = (self.texts)(&location.path)?;
        if location.start == 0 && location.end == 0 {
            return None;
        }
        let index = LineIndex::new(&text);
        Some((index.position(location.span().start), index.position(location.span().end)))
    }
}

/// The report in a format; `styled` only concerns the text for people.
pub(super) fn write(report: &Report<'_>, format: Format, styled: bool) -> String {
    match format {
        Format::Text => text(report, styled),
        Format::Json => format!("{:#}\n", json::write(report)),
        Format::Gitlab => format!("{:#}\n", gitlab::write(report)),
        Format::Junit => junit::write(report),
        Format::Sarif => format!("{:#}\n", sarif::write(report)),
        Format::Github => github::write(report),
    }
}

/// Message, what was expected and the remedy, for the formats that have one text for all.
fn whole_message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    if let Some(expected) = &diagnostic.expected {
        text.push_str(&format!(" (atteso: {expected})"));
    }
    if let Some(suggestion) = &diagnostic.suggestion {
        text.push_str(&format!(". {}", suggestion.text));
    }
    text
}

fn text(report: &Report<'_>, styled: bool) -> String {
    let shown: Vec<Diagnostic> = report.findings.iter().map(|finding| finding.diagnostic.clone()).collect();
    let mut out = human(&shown, report.texts, styled);
    match (shown.is_empty(), report.left_out) {
        // «tutto a posto» would be too much.
        (true, 1..) => {
            let cards = plural(report.cards, "scheda controllata", "schede controllate");
            out.push_str(&format!("{cards}: niente da correggere in ciò che hai chiesto.\n"));
        }
        _ => out.push_str(&format!("{}\n", summary(&shown, report.cards))),
    }
    if report.left_out > 0 {
        let others = plural(
            report.left_out,
            "altro problema non è mostrato, perché sta altrove o c'era già",
            "altri problemi non sono mostrati, perché stanno altrove o c'erano già",
        );
        out.push_str(&format!("{others}: «prassi check» elenca tutto.\n"));
    }
    if !shown.is_empty() {
        out.push_str("Per saperne di più su un codice: prassi explain CODICE\n");
    }
    out
}

/// Prints an error that is not about content.
pub(super) fn failure(message: &str) {
    // Nothing is left to say when standard error is gone.
    let _ = writeln!(anstream::stderr(), "\u{1b}[1;91merrore\u{1b}[0m: {message}");
}

/// Prints diagnostics for people on standard error.
pub(super) fn print(diagnostics: &[Diagnostic], texts: Texts<'_>) {
    let text = human(diagnostics, texts, std::io::stderr().is_terminal());
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Renders diagnostics for people, each followed by an empty line.
pub fn human(diagnostics: &[Diagnostic], texts: Texts<'_>, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&one(diagnostic, texts, &renderer));
        out.push_str("\n\n");
    }
    out
}

/// Longest text beside a caret, in characters.
const MAX_LABEL: usize = 80;

fn one(diagnostic: &Diagnostic, texts: Texts<'_>, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("errore"),
        Severity::Warning => Level::WARNING.with_name("avviso"),
    };
    let place = diagnostic.location.as_ref().map(|location| (location, texts(&location.path)));
    let expected = diagnostic.expected.as_deref();
    let mut group = Group::with_title(level.primary_title(&*diagnostic.message).id(diagnostic.code.as_str()));
    let (mut labelled, mut drawn) = (false, false);
    if let Some((location, text)) = &place {
        match text {
            Some(text) if location.end > 0 || location.start > 0 => {
                let span = visible(text, location);
                // Beside the caret only what is short; a long list gets a line of its own.
                let short = expected.filter(|expected| expected.chars().count() <= MAX_LABEL);
                labelled = short.is_some();
                let annotation = AnnotationKind::Primary.span(span).label(short.map(|expected| format!("atteso: {expected}")));
                let mut snippet = Snippet::source(text.to_string()).path(location.path.to_string()).line_start(1).annotation(annotation);
                drawn = true;
                for related in diagnostic.related.iter().filter(|related| related.location.path == location.path) {
                    let span = visible(text, &related.location);
                    snippet = snippet.annotation(AnnotationKind::Context.span(span).label(related.message.clone()));
                }
                group = group.element(snippet);
            }
            _ => group = group.element(annotate_snippets::Origin::path(location.path.to_string())),
        }
    }
    if let (Some(expected), false) = (expected, labelled) {
        group = group.element(Level::NOTE.with_name("atteso").message(expected));
    }
    for related in &diagnostic.related {
        let same_file = diagnostic.location.as_ref().is_some_and(|location| location.path == related.location.path);
        if !(same_file && drawn) {
            let text = format!("{}: {}", related.message, shown(&related.location, texts));
            group = group.element(Level::NOTE.with_name("vedi").message(text));
        }
    }
    if let Some(suggestion) = &diagnostic.suggestion {
        group = group.element(Level::HELP.with_name("aiuto").message(&*suggestion.text));
    }
    renderer.render(&[group])
}

/// The span inside the text; at most its first line, so that a mistake in a long block does not print the block.
fn visible(text: &str, location: &Location) -> Range<usize> {
    let mut start = location.span().start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = location.span().end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line_end = text[start..end].find('\n').map_or(end, |n| start + n);
    start..line_end.max(start)
}

/// `path:line:column`.
fn shown(location: &Location, texts: Texts<'_>) -> String {
    match texts(&location.path) {
        Some(text) if location.end > 0 => {
            let position = LineIndex::new(&text).position(location.span().start);
            format!("{}:{}:{}", location.path, position.line, position.column)
        }
        _ => location.path.to_string(),
    }
}

/// One line that says how it went.
pub fn summary(diagnostics: &[Diagnostic], cards: usize) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let files: BTreeSet<&str> = diagnostics.iter().filter_map(|diagnostic| Some(&*diagnostic.location.as_ref()?.path)).collect();
    let controlled = plural(cards, "scheda controllata", "schede controllate");
    if errors + warnings == 0 {
        return format!("{controlled}: tutto a posto.");
    }
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(plural(errors, "errore", "errori"));
    }
    if warnings > 0 {
        parts.push(plural(warnings, "avviso", "avvisi"));
    }
    format!("{controlled}: {} in {}.", parts.join(" e "), plural(files.len(), "file", "file"))
}

/// `1 scheda`, `2.000 schede`.
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", crate::render::numbers::count(count, "it"), if count == 1 { one } else { many })
}
