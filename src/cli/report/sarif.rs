//! SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>): one run, the rules that were broken with
//! their pages, and a fix wherever the check knows the text to write.

use serde_json::{Value, json};

use super::{Finding, Report, whole_message};
use crate::cli::explain::{self, Page};
use crate::diagnostic::{Code, Location, Severity, sentence};

/// The findings as a log with one run.
pub(super) fn write(report: &Report<'_>) -> Value {
    let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| report.findings.iter().any(|it| it.diagnostic.code == *code)).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "prassi",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "language": "it",
                "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "ROOT": { "description": { "text": "La cartella principale dell'archivio" } } },
            "results": report.findings.iter().map(|finding| result(report, finding, &codes)).collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: Code) -> Value {
    let page = Page::of(code);
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": page.summary() },
        "help": { "text": explain::plain(&page, 100), "markdown": page.markdown() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(report: &Report<'_>, finding: &Finding<'_>, codes: &[Code]) -> Value {
    let diagnostic = finding.diagnostic;
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": level(diagnostic.severity),
        "message": { "text": whole_message(diagnostic) },
        "partialFingerprints": { "prassi/v1": finding.fingerprint },
    });
    if let Some(location) = &diagnostic.location {
        result["locations"] = json!([{ "physicalLocation": place(report, location) }]);
        let fix = diagnostic.suggestion.as_ref().and_then(|suggestion| Some((suggestion, suggestion.replacement.as_ref()?)));
        if let (Some((suggestion, replacement)), Some(region)) = (fix, region(report, location)) {
            result["fixes"] = json!([{
                "description": { "text": suggestion.text },
                "artifactChanges": [{
                    "artifactLocation": artifact(report, location),
                    "replacements": [{ "deletedRegion": region, "insertedContent": { "text": replacement } }],
                }],
            }]);
        }
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(n, related)| {
            json!({
                "id": n + 1,
                "message": { "text": sentence(related.message.clone()) },
                "physicalLocation": place(report, &related.location),
            })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn place(report: &Report<'_>, location: &Location) -> Value {
    let mut place = json!({ "artifactLocation": artifact(report, location) });
    if let Some(region) = region(report, location) {
        place["region"] = region;
    }
    place
}

fn artifact(report: &Report<'_>, location: &Location) -> Value {
    json!({ "uri": uri(&report.path(location)), "uriBaseId": "ROOT" })
}

fn region(report: &Report<'_>, location: &Location) -> Option<Value> {
    let (start, end) = report.lines(location)?;
    Some(json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column }))
}

/// A path as a relative URI reference (RFC 3986): everything but unreserved characters and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("content/esperienze/Città nuova.md"), "content/esperienze/Citt%C3%A0%20nuova.md");
        assert_eq!(uri("a:b#c?d%"), "a%3Ab%23c%3Fd%25");
    }
}
