//! JUnit XML, as GitLab shows it in merge requests: a test case per file.
//!
//! A file is the case because its name stays: the forge can say which files fail now that did not fail before. Its errors
//! are one `failure` (GitLab reads only one a case), its warnings are the case's output and fail nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Report, human};
use crate::diagnostic::Diagnostic;

/// What has no file: the catalogue as a whole.
const WHOLE: &str = "catalogo";

/// The findings as one test suite.
pub(super) fn write(report: &Report<'_>) -> String {
    let mut cases: BTreeMap<&str, Vec<&Diagnostic>> = report.files.iter().map(|path| (&**path, Vec::new())).collect();
    for finding in &report.findings {
        let path = finding.diagnostic.location.as_ref().map_or(WHOLE, |location| &location.path);
        cases.entry(path).or_default().push(finding.diagnostic);
    }
    let failing = cases.values().filter(|found| found.iter().any(|diagnostic| diagnostic.is_error())).count();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts = format!("tests=\"{}\" failures=\"{failing}\" errors=\"0\" skipped=\"0\"", cases.len());
    let _ = writeln!(out, "<testsuites name=\"prassi\" {counts}>\n  <testsuite name=\"prassi check\" {counts}>");
    for (path, found) in cases {
        case(report, path, &found, &mut out);
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(report: &Report<'_>, path: &str, found: &[&Diagnostic], out: &mut String) {
    let file = if path == WHOLE { String::new() } else { format!(" file=\"{}\"", escape(&format!("{}{path}", report.prefix))) };
    let folder = path.rsplit_once('/').map_or("prassi", |(folder, _)| folder);
    let _ = write!(out, "    <testcase name=\"{}\" classname=\"{}\"{file}", escape(path), escape(folder));
    if found.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    let (errors, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) =
        found.iter().map(|diagnostic| (*diagnostic).clone()).partition(Diagnostic::is_error);
    if let Some(first) = errors.first() {
        let message = match errors.len() {
            1 => first.message.clone(),
            2 => format!("{} (e un altro errore)", first.message),
            count => format!("{} (e altri {} errori)", first.message, count - 1),
        };
        let text = human(&errors, report.texts, false);
        let kind = escape(first.code.as_str());
        let _ = writeln!(out, "      <failure type=\"{kind}\" message=\"{}\">{}</failure>", escape(&message), escape(text.trim_end()));
    }
    if !warnings.is_empty() {
        let text = human(&warnings, report.texts, false);
        let _ = writeln!(out, "      <system-out>{}</system-out>", escape(text.trim_end()));
    }
    out.push_str("    </testcase>\n");
}

/// A text inside an element or attribute; characters that XML 1.0 cannot hold become U+FFFD.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
