//! Finds the place of a value in a JSON text that is known to be valid, for diagnostics about schemas.

use crate::diagnostic::Span;

/// One step into a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// Bytes of the key that the last step names (of the item, for an index); the whole's first byte when it is not there.
pub(super) fn locate(text: &str, path: &[Step]) -> Span {
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0 };
    let mut place = 0..1;
    for step in path {
        scanner.blanks();
        let found = match step {
            Step::Key(key) => scanner.enter_key(text, key),
            Step::Index(index) => scanner.enter_index(*index),
        };
        match found {
            Some(span) => place = span,
            None => break,
        }
    }
    place.start as u32..place.end as u32
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn blanks(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Moves to the value of `key` in the object here; gives the key's bytes.
    fn enter_key(&mut self, text: &str, key: &str) -> Option<std::ops::Range<usize>> {
        let quoted = serde_json::to_string(key).ok()?;
        if self.peek() != b'{' {
            return None;
        }
        self.at += 1;
        loop {
            self.blanks();
            if self.peek() != b'"' {
                return None;
            }
            let start = self.at;
            self.skip_string();
            let span = start..self.at;
            self.blanks();
            self.at += 1; // the colon
            self.blanks();
            if text.get(span.clone()) == Some(&*quoted) {
                return Some(span);
            }
            self.skip_value();
            self.blanks();
            self.at += 1; // the comma
        }
    }

    /// Moves to the item of the array here; gives its first line's bytes.
    fn enter_index(&mut self, index: usize) -> Option<std::ops::Range<usize>> {
        if self.peek() != b'[' {
            return None;
        }
        self.at += 1;
        for _ in 0..index {
            self.blanks();
            self.skip_value();
            self.blanks();
            self.at += 1;
        }
        self.blanks();
        let start = self.at;
        if start >= self.bytes.len() {
            return None;
        }
        self.skip_value();
        let end = std::mem::replace(&mut self.at, start);
        let line = self.bytes[start..end].iter().position(|b| *b == b'\n').map_or(end, |n| start + n);
        Some(start..line)
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
    }

    fn skip_value(&mut self) {
        let mut depth = 0usize;
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b'"' => {
                    self.skip_string();
                    if depth == 0 {
                        return;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return;
                    }
                }
                b',' if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_items_are_found() {
        let text = r#"{ "a": {"x\"": [1, {"b": true}]}, "è": 2 }"#;
        let at = |path: &[Step]| {
            let span = locate(text, path);
            &text[span.start as usize..span.end as usize]
        };
        let key = |key: &str| Step::Key(key.into());
        assert_eq!(at(&[key("è")]), "\"è\"");
        assert_eq!(at(&[key("a"), key("x\""), Step::Index(1), key("b")]), "\"b\"");
        assert_eq!(at(&[key("a"), key("x\""), Step::Index(0)]), "1");
        assert_eq!(at(&[key("a"), key("none")]), "\"a\"");
    }
}
