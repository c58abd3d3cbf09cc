//! Workflow commands, which GitHub Actions and Forgejo Actions show as annotations of the lines
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use super::{Report, whole_message};
use crate::diagnostic::Severity;

/// One command a line.
pub(super) fn write(report: &Report<'_>) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let diagnostic = finding.diagnostic;
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut properties = Vec::new();
        if let Some(location) = &diagnostic.location {
            properties.push(("file", report.path(location)));
            if let Some((start, end)) = report.lines(location) {
                properties.push(("line", start.line.to_string()));
                properties.push(("endLine", end.line.to_string()));
                // GitHub takes columns only when beginning and end are on one line.
                if start.line == end.line {
                    properties.push(("col", start.column.to_string()));
                    properties.push(("endColumn", end.column.to_string()));
                }
            }
        }
        properties.push(("title", diagnostic.code.as_str().to_owned()));
        let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
        out.push_str(&format!("::{command} {}::{}\n", properties.join(","), data(&whole_message(diagnostic))));
    }
    out
}

/// A message as the runner reads it back (`escapeData` of the toolkit): one line, and no percent sign of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, which also ends at a comma or colon (`escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_begin_another_command() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,b:c\n%"), "a%2Cb%3Ac%0A%25");
    }
}
