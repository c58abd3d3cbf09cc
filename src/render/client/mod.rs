//! The script that answers searches in the browser, a static file of every theme: `/tema/cerca.mjs`.
//!
//! `cerca.mjs` is read by people as it stands here, and run by the tests as it stands here; [`published`] leaves out its comments and
//! indentation, a quarter of what a phone would load.

use std::sync::Arc;

/// Its name among the static files.
pub const NAME: &str = "cerca.mjs";

const SOURCE: &str = include_str!("cerca.mjs");

/// The script as browsers get it: no line that is only a comment, no spaces at the beginning of lines. The source has neither block
/// comments nor texts of several lines, so that nothing else can look like one.
pub fn published() -> Arc<[u8]> {
    let lines = SOURCE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let text = lines.fold(String::with_capacity(SOURCE.len()), |text, line| text + line + "\n");
    Arc::from(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_comments_and_indentation_is_left_out() {
        assert!(!SOURCE.contains("/*"), "block comments would stay");
        assert!(SOURCE.lines().all(|line| line.matches('`').count() % 2 == 0), "a text of several lines would change");
        let published = published();
        let text = std::str::from_utf8(&published).unwrap();
        assert!(!text.contains("\n//") && !text.contains("\n "));
        let bare = |text: &str| text.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect::<String>();
        assert_eq!(bare(text), bare(SOURCE));
    }
}
