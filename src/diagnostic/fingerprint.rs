//! Names for findings that outlive the lines they stand on.
//!
//! A forge compares the findings of two commits by their fingerprints: what is in both is old, what is only in the new one
//! was brought by the change. A fingerprint therefore holds what the finding is about and not where it stands.

use std::collections::HashMap;
use std::sync::Arc;

use super::Diagnostic;

/// Finds the text of the file at a path.
type Texts<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

/// The fingerprints of `diagnostics`, which are sorted and complete: 32 hexadecimal digits of the BLAKE3 hash of
///
/// 1. the code and the file's path,
/// 2. the first line of the text that the finding points at,
/// 3. what its message quotes between « » (the field, the value), because a missing field points at nothing of its own,
/// 4. how many findings before it in the same file have all of these.
///
/// Line and column are not in it, nor the words of the message: lines above may come and go, prassi may explain better.
pub fn fingerprints(diagnostics: &[Diagnostic], texts: Texts<'_>) -> Vec<String> {
    let mut seen: HashMap<blake3::Hash, u32> = HashMap::new();
    // Findings of a file follow each other: its text is looked up once.
    let mut last: Option<(Arc<str>, Option<Arc<str>>)> = None;
    let mut fingerprint = |diagnostic: &Diagnostic| {
        let mut hasher = blake3::Hasher::new();
        let mut part = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        part(diagnostic.code.as_str());
        if let Some(location) = &diagnostic.location {
            if last.as_ref().is_none_or(|(path, _)| *path != location.path) {
                last = Some((location.path.clone(), texts(&location.path)));
            }
            let text = last.as_ref().and_then(|(_, text)| text.as_deref()).unwrap_or("");
            part(&location.path);
            part(text.get(location.span()).and_then(|text| text.lines().next()).unwrap_or(""));
        }
        quoted(&diagnostic.message).for_each(&mut part);
        let subject = hasher.finalize();
        let ordinal = seen.entry(subject).or_insert(0);
        hasher.update(&ordinal.to_le_bytes());
        *ordinal += 1;
        hasher.finalize().to_hex()[..32].to_owned()
    };
    diagnostics.iter().map(&mut fingerprint).collect()
}

/// What a message quotes.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('«').skip(1).filter_map(|rest| rest.split_once('»')).map(|(quoted, _)| quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Location};

    fn at(path: &str, text: &str, wrong: &str, n: usize, message: &str) -> Diagnostic {
        let start = text.match_indices(wrong).nth(n).unwrap().0 as u32;
        Diagnostic::new(Code::RawHtml, message).at(Location::new(path, &(start..start + wrong.len() as u32)))
    }

    fn of(text: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
        let text: Arc<str> = text.into();
        fingerprints(diagnostics, &|_| Some(text.clone()))
    }

    #[test]
    fn lines_above_change_nothing_and_everything_else_does() {
        let before = "x <b> y <b> <i>";
        let list = |text: &str, path: &str| {
            let message = |tag: &str| format!("c'è «{tag}»");
            vec![
                at(path, text, "<b>", 0, &message("<b>")),
                at(path, text, "<b>", 1, &message("<b>")),
                at(path, text, "<i>", 0, &message("<i>")),
            ]
        };
        let prints = of(before, &list(before, "a.md"));
        let after = format!("una riga\n\n{before}");
        assert_eq!(prints, of(&after, &list(&after, "a.md")), "the findings only moved");
        assert_ne!(prints[0], prints[1], "two equal findings are two");
        let other = of(before, &list(before, "b.md"));
        assert!(prints.iter().all(|print| !other.contains(print)), "another file, another finding");
    }

    #[test]
    fn fields_that_are_missing_at_one_place_are_told_apart_by_their_name() {
        let missing = |name: &str| Diagnostic::new(Code::MissingField, format!("manca «{name}»")).at(Location::new("a.md", &(0..3)));
        let both = of("---\n", &[missing("Ente"), missing("Temi")]);
        assert_eq!(both[1], of("---\n", &[missing("Temi")])[0], "one that goes does not rename the other");
    }

    #[test]
    fn better_words_keep_the_fingerprint() {
        let one = of("abc", &[at("a.md", "abc", "b", 0, "il campo «b» è sbagliato")]);
        let two = of("abc", &[at("a.md", "abc", "b", 0, "«b» non è un campo")]);
        assert_eq!(one, two);
    }
}
