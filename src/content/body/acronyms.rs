//! Words that look like acronyms: where a page may explain them.

use std::ops::Range;

/// Longer runs of capitals are not words.
const LONGEST: usize = 24;

/// The words of `text` with two capitals or more (`SUAP`, `pagoPA`, `OT11`, `POAT-SI`), as bytes of `text`.
///
/// Goes from capital to capital, since few words have one: looking at every character took a tenth of a check.
pub(super) fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        while let Some(capital) = text.as_bytes()[rest..].iter().position(u8::is_ascii_uppercase).map(|at| rest + at) {
            let start = text[rest..capital].trim_end_matches(is_part).len() + rest;
            let end = text.len() - text[capital..].trim_start_matches(is_part).len();
            rest = end;
            let word = text[start..end].trim_start_matches('-');
            let start = end - word.len();
            let word = word.trim_end_matches('-');
            if word.len() <= LONGEST && word.bytes().filter(u8::is_ascii_uppercase).nth(1).is_some() {
                return Some(start..start + word.len());
            }
        }
        None
    })
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_with_two_capitals_are_acronyms() {
        let text = "Il SUAP (nato col POAT-SI) usa pagoPA, non Roma né l'OT11 - e «UE». Là: È-B";
        let found: Vec<&str> = super::find(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["SUAP", "POAT-SI", "pagoPA", "OT11", "UE"]);
        assert_eq!(super::find(&"A".repeat(400)).count(), 0);
    }
}
