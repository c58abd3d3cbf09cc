//! The script that answers searches in the browser, a static file of every theme: `/tema/cerca.mjs`.
//!
//! `cerca.mjs` is read by people and run by the tests as it stands here. What browsers get ([`published`]) is the same code without
//! comments and without the spaces that only people need: a fifth less for a phone to load, and nothing to build or to install.

use std::sync::Arc;

/// Its name among the static files.
pub const NAME: &str = "cerca.mjs";

const SOURCE: &str = include_str!("cerca.mjs");

/// The script as browsers get it. Lines that are only a comment go, and the spaces and line ends that nothing needs; texts in quotes
/// stay as they are. The source has no comment behind code, no block comment, no text of several lines and no regular expression
/// with a quote or a space, so that this is all there is to know of JavaScript.
pub fn published() -> Arc<[u8]> {
    let lines = SOURCE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let mut text = String::with_capacity(SOURCE.len());
    for line in lines {
        tighten(line, &mut text);
        // Behind these signs a line's end says nothing.
        if !text.ends_with([';', '{', ',']) {
            text.push('\n');
        }
    }
    Arc::from(text.into_bytes())
}

fn tighten(line: &str, text: &mut String) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut quote = None;
    let mut before = '\0';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or('\0');
        // Two signs beside each other could become one.
        let needed = |after: char| (is_word(before) && is_word(after)) || (before == after && matches!(after, '+' | '-'));
        if quote.is_some() || c != ' ' || needed(next) {
            text.push(c);
            before = c;
        }
        match quote {
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_holds_to_what_its_publication_understands() {
        assert!(!SOURCE.contains("/*"), "a block comment would stay");
        for line in SOURCE.lines().filter(|line| !line.trim().starts_with("//")) {
            for quote in ['\'', '"', '`'] {
                assert!(line.matches(quote).count() % 2 == 0, "a text of several lines, or a quote in an expression: {line}");
            }
            assert!(!line.contains("  //") && !line.contains("; //"), "a comment behind code: {line}");
        }
    }

    #[test]
    fn nothing_but_comments_and_spaces_is_left_out() {
        let bare = |text: &str| {
            let lines = text.lines().filter(|line| !line.trim().starts_with("//"));
            lines.flat_map(str::chars).filter(|c| *c != ' ').collect::<String>()
        };
        let published = published();
        assert_eq!(bare(std::str::from_utf8(&published).unwrap()), bare(SOURCE));
    }

    #[test]
    fn words_and_texts_keep_their_spaces() {
        let tight = |line: &str| {
            let mut text = String::new();
            tighten(line, &mut text);
            text
        };
        assert_eq!(tight("const a = `b  ${ c } d`, e = 'f  g';"), "const a=`b  ${ c } d`,e='f  g';");
        assert_eq!(tight("if (x in y) return a + +b;"), "if(x in y)return a+ +b;");
        assert_eq!(tight("for (const [k, v] of all) {"), "for(const[k,v]of all){");
    }
}
