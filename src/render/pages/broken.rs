//! The page of a card with errors, which only `serve` shows: its text and its problems.

use super::{frame, html};
use crate::catalog::Broken;
use crate::diagnostic::{Checked, Diagnostic, LineIndex};
use crate::render::views::{BrokenView, DiagnosticView};
use crate::render::{OutputFile, Site};

/// Renders the page of a broken card at the address that the card would have.
pub fn broken(site: &Site<'_>, card: &Broken, diagnostics: &[Diagnostic]) -> Checked<OutputFile> {
    let parsed = &card.parsed;
    let lines = LineIndex::new(&parsed.text);
    let title = parsed.front_matter.get("titolo").or_else(|| parsed.front_matter.get("nome")).and_then(|node| node.text());
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or(&parsed.path);
    let own = diagnostics.iter().filter(|d| d.location.as_ref().is_some_and(|location| location.path == parsed.path));
    let view = BrokenView {
        title: title.to_owned(),
        source_path: &parsed.path,
        source_text: &parsed.text,
        diagnostics: own.map(|diagnostic| diagnostic_view(diagnostic, &lines)).collect(),
    };
    let address = card.address.as_deref().unwrap_or("scheda-con-errori/");
    let mut page = frame::page(site, "broken", title, address, &[]);
    page.noindex = true;
    page.canonical = None;
    match html(site, "broken.html", &page, &view) {
        Ok(file) => Checked::ok(file),
        Err(error) => Checked::failed(vec![site.theme.diagnostic(&error, address)]),
    }
}

fn diagnostic_view<'d>(diagnostic: &'d Diagnostic, lines: &LineIndex<'d>) -> DiagnosticView<'d> {
    let place = diagnostic.location.as_ref().filter(|location| location.end > 0).map(|location| {
        let (start, end) = (lines.position(location.start as usize), lines.position(location.end as usize));
        let excerpt = lines.line(start.line);
        // A span over several lines is underlined to the end of its first.
        let last = if end.line == start.line { end.column } else { excerpt.chars().count() as u32 + 1 };
        let carets = last.saturating_sub(start.column).max(1) as usize;
        (start, excerpt, format!("{}{}", " ".repeat(start.column as usize - 1), "^".repeat(carets)))
    });
    DiagnosticView {
        severity: diagnostic.severity.as_str(),
        code: diagnostic.code.as_str(),
        message: &diagnostic.message,
        line: place.as_ref().map(|(start, ..)| start.line),
        column: place.as_ref().map(|(start, ..)| start.column),
        excerpt: place.as_ref().map(|(_, excerpt, _)| *excerpt),
        caret: place.map(|(_, _, caret)| caret),
        expected: diagnostic.expected.as_deref(),
        suggestion: diagnostic.suggestion.as_ref().map(|suggestion| &*suggestion.text),
    }
}
