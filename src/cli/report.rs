//! The only place that prints diagnostics: for people, compiler-style, and as JSON.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, LineIndex, Location, Severity};

/// Finds the text of a file that a diagnostic names.
pub type Texts<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

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

/// The diagnostics as one JSON document; `docs/check-json.md` describes it.
pub fn json(diagnostics: &[Diagnostic], texts: Texts<'_>, cards: usize) -> Value {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    json!({
        "version": 1,
        "cards": cards,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "diagnostics": diagnostics.iter().map(|diagnostic| json!({
            "code": diagnostic.code.as_str(),
            "severity": diagnostic.severity.as_str(),
            "message": diagnostic.message,
            "location": diagnostic.location.as_ref().map(|location| place(location, texts)),
            "expected": diagnostic.expected,
            "suggestion": diagnostic.suggestion.as_ref().map(|suggestion| json!({
                "text": suggestion.text,
                "replacement": suggestion.replacement,
            })),
            "related": diagnostic.related.iter().map(|related| json!({
                "message": related.message,
                "location": place(&related.location, texts),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn place(location: &Location, texts: Texts<'_>) -> Value {
    let Some(text) = texts(&location.path) else { return json!({ "path": &*location.path }) };
    if location.start == 0 && location.end == 0 {
        return json!({ "path": &*location.path });
    }
    let index = LineIndex::new(&text);
    let (start, end) = (index.position(location.span().start), index.position(location.span().end));
    json!({
        "path": &*location.path,
        "start": { "line": start.line, "column": start.column },
        "end": { "line": end.line, "column": end.column },
    })
}
