//! Everything that is known of every finding; `docs/check.md` describes it.

use serde_json::{Value, json};

use super::Report;
use crate::diagnostic::{Location, Severity};

/// The findings as one JSON document.
pub(super) fn write(report: &Report<'_>) -> Value {
    let count = |severity| report.findings.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let findings = report.findings.iter().map(|finding| {
        let diagnostic = finding.diagnostic;
        json!({
            "code": diagnostic.code.as_str(),
            "severity": diagnostic.severity.as_str(),
            "message": diagnostic.message,
            "fingerprint": finding.fingerprint,
            "location": diagnostic.location.as_ref().map(|location| place(report, location)),
            "expected": diagnostic.expected,
            "suggestion": diagnostic.suggestion.as_ref().map(|suggestion| json!({
                "text": suggestion.text,
                "replacement": suggestion.replacement,
            })),
            "related": diagnostic.related.iter().map(|related| json!({
                "message": related.message,
                "location": place(report, &related.location),
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "version": 1,
        "cards": report.cards,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "left_out": report.left_out,
        "diagnostics": findings.collect::<Vec<_>>(),
    })
}

fn place(report: &Report<'_>, location: &Location) -> Value {
    match report.lines(location) {
        None => json!({ "path": &*location.path }),
        Some((start, end)) => json!({
            "path": &*location.path,
            "start": { "line": start.line, "column": start.column },
            "end": { "line": end.line, "column": end.column },
        }),
    }
}
