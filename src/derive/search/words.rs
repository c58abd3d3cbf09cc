//! From a text to words, as the index and every client see them (docs/ricerca-formato.md, "Folding").
//!
//! [`words`] gives the words of a text in the order in which they stand, each as written (for the stemmer, which needs the
//! accents) and folded (for the index), and the compounds that they make.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Longer words are cut.
pub const LONGEST: usize = 40;

/// A word or a compound of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Word<'t> {
    /// A word as written.
    Plain(&'t str),
    /// Words joined by hyphens, dots, slashes or low lines, as written with these.
    Compound(&'t str),
}

/// Calls `each` with every word of a text, and with every compound after its words.
pub fn words(text: &str, mut each: impl FnMut(Word<'_>)) {
    let text = composed(text);
    let (mut start, mut compound) = (None, None::<(usize, usize)>);
    // A space at the end closes the last word.
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                each(Word::Plain(&text[from..at]));
                start = None;
                let goes_on = is_connector(c) && text[at + c.len_utf8()..].chars().next().is_some_and(is_part);
                let (first, count) = compound.map_or((from, 1), |(first, count)| (first, count + 1));
                compound = goes_on.then_some((first, count));
                if !goes_on && count > 1 {
                    each(Word::Compound(&text[first..at]));
                }
            }
            _ => {}
        }
    }
}

/// A word or compound folded: compatibility decomposition, without marks, lower case, only letters and digits; at most
/// [`LONGEST`] characters. `None` when nothing is left, or something that JavaScript would count as two characters.
pub fn folded(written: &str) -> Option<String> {
    let mut out = String::with_capacity(written.len());
    if written.is_ascii() {
        out.extend(written.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
    } else {
        for c in written.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                'ß' => out.push_str("ss"),
                c if is_combining_mark(c) => {}
                c => out.push(c),
            }
        }
    }
    if out.is_empty() || out.chars().any(|c| c > '\u{ffff}') {
        return None;
    }
    if let Some((at, _)) = out.char_indices().nth(LONGEST) {
        out.truncate(at);
    }
    Some(out)
}

/// The folded form of a compound; longer ones are not worth a form of their own.
pub fn joined(written: &str) -> Option<String> {
    (written.chars().filter(|c| is_part(*c)).count() <= LONGEST).then(|| folded(written)).flatten()
}

/// All words of a text folded, with one space between them: what names and labels are compared by.
pub fn line(text: &str) -> String {
    let mut all = Vec::new();
    words(text, |word| {
        if let Word::Plain(written) = word {
            all.extend(folded(written));
        }
    });
    all.join(" ")
}

/// The text in the form in which letters with accents are one character and ligatures are several; almost always as it is.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

/// Whether a character is part of a word: a letter, a digit, or what folding removes.
fn is_part(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_connector(c: char) -> bool {
    matches!(c, '-' | '_' | '.' | '/' | '\u{2010}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folded words and, in brackets, the joined compounds.
    fn read(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        words(text, |word| match word {
            Word::Plain(written) => out.extend(folded(written)),
            Word::Compound(written) => out.extend(joined(written).map(|form| format!("[{form}]"))),
        });
        out
    }

    #[test]
    fn accents_apostrophes_and_elisions() {
        assert_eq!(read("L'attività dell’Unione, perché?"), ["l", "attivita", "dell", "unione", "perche"]);
        assert_eq!(read("un'idea per la citta'"), ["un", "idea", "per", "la", "citta"]);
        assert_eq!(read("Straße ÜBER İzmir"), ["strasse", "uber", "izmir"]);
        // The same letters written with combining marks.
        assert_eq!(read("attivita\u{300}"), read("attività"));
    }

    #[test]
    fn codes_are_found_as_written_and_in_parts() {
        assert_eq!(read("OT11"), ["ot11"]);
        assert_eq!(read("par-PROP-2022-05-3343"), ["par", "prop", "2022", "05", "3343", "[parprop2022053343]"]);
        assert_eq!(read("codice c_d643."), ["codice", "c", "d643", "[cd643]"]);
        assert_eq!(read("L. 241/1990, d.lgs. 82"), ["l", "241", "1990", "[2411990]", "d", "lgs", "[dlgs]", "82"]);
        assert_eq!(
            read("e-government e‑government egovernment"),
            ["e", "government", "[egovernment]", "e", "government", "[egovernment]", "egovernment"]
        );
        assert_eq!(read("fine -- inizio - poi a/ b"), ["fine", "inizio", "poi", "a", "b"]);
    }

    #[test]
    fn strange_characters_do_nothing_strange() {
        assert_eq!(
            read("a\u{ad}b 👩\u{200d}💻 <b>x</b> ﬁne ½ Servizio™ 𝐀 𠀋 \u{2067}שלום"),
            ["ab", "b", "x", "b", "fine", "1", "2", "serviziotm", "a", "שלום"]
        );
        assert_eq!(read(&"x".repeat(90)), ["x".repeat(LONGEST)]);
        assert_eq!(read(&"ab-".repeat(30)).iter().filter(|form| form.starts_with('[')).count(), 0);
        assert!(read("").is_empty() && read("\u{301}").is_empty());
    }

    #[test]
    fn lines_are_compared_word_by_word() {
        assert_eq!(line("  Valle d’Aosta / Vallée d'Aoste "), "valle d aosta vallee d aoste");
    }
}
