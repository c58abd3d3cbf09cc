//! What to leave out of a front matter with a syntax error, so that the rest can be read.

/// `source` with the top-level field around byte `at` replaced by spaces (line ends and the number of
/// bytes stay, so that all other places hold); `None` when there is nothing left to blank.
pub(super) fn blank_field(source: &str, at: usize) -> Option<String> {
    let mut start = 0;
    let mut end = source.len();
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        if begins_field(line) {
            if offset <= at {
                start = offset;
            } else {
                end = offset;
                break;
            }
        }
        offset += line.len();
    }
    blank(source, start, end)
}

/// `source` with everything from byte `at` replaced by spaces.
pub(super) fn blank_from(source: &str, at: usize) -> Option<String> {
    blank(source, at, source.len())
}

fn blank(source: &str, start: usize, end: usize) -> Option<String> {
    let lost = &source.as_bytes()[start..end];
    if lost.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let mut bytes = source.as_bytes().to_vec();
    bytes.splice(start..end, lost.iter().map(|b| if *b == b'\n' { b'\n' } else { b' ' }));
    String::from_utf8(bytes).ok()
}

/// Whether a line at the left margin begins a field: not a comment, a list item or a closing bracket.
fn begins_field(line: &str) -> bool {
    line.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | '-' | ']' | '}' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_field_around_the_error_is_blanked() {
        let source = "a: 1\nè: [\n - x\nb: 2\n";
        assert_eq!(blank_field(source, 8).unwrap(), "a: 1\n     \n    \nb: 2\n");
        assert_eq!(blank_field("   \n", 0), None);
    }
}
