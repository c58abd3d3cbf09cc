//! GitLab Code Quality: a list of findings, as `artifacts: reports: codequality` takes it
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use serde_json::{Value, json};

use super::{Report, whole_message};
use crate::diagnostic::{Position, Severity};

/// The findings as GitLab's list.
pub(super) fn write(report: &Report<'_>) -> Value {
    let findings = report.findings.iter().map(|finding| {
        let diagnostic = finding.diagnostic;
        // A finding needs a place there; what concerns the catalogue as a whole is decided in site.toml.
        let path = diagnostic.location.as_ref().map_or_else(|| format!("{}site.toml", report.prefix), |location| report.path(location));
        let first = Position { line: 1, column: 1 };
        let (start, end) = diagnostic.location.as_ref().and_then(|location| report.lines(location)).unwrap_or((first, first));
        json!({
            "type": "issue",
            "description": whole_message(diagnostic),
            "check_name": diagnostic.code.as_str(),
            "fingerprint": finding.fingerprint,
            "severity": match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            "location": {
                "path": path,
                "lines": { "begin": start.line, "end": end.line },
                "positions": {
                    "begin": { "line": start.line, "column": start.column },
                    "end": { "line": end.line, "column": end.column },
                },
            },
        })
    });
    Value::Array(findings.collect())
}
