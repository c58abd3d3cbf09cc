//! Stems and stop words of the languages that have them: those of Snowball.

use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::words::folded;

/// What is known about a language.
pub struct Language {
    stemmer: Stemmer,
    /// Words that say nothing, folded.
    stop: HashSet<String>,
    /// Ending of words that have one form only.
    invariable: Option<&'static str>,
}

/// A language's stop words are folded too, because nothing else is compared with them.
fn language(algorithm: Algorithm, stop: &str, invariable: Option<&'static str>) -> Language {
    Language { stemmer: Stemmer::create(algorithm), stop: stop.lines().filter_map(folded).collect(), invariable }
}

/// The lists are Snowball's (snowballstem.org), with elided articles and single letters added to the Italian one.
static ITALIAN: LazyLock<Language> = LazyLock::new(|| language(Algorithm::Italian, include_str!("stop/it.txt"), Some("tà")));
static ENGLISH: LazyLock<Language> = LazyLock::new(|| language(Algorithm::English, include_str!("stop/en.txt"), None));
static GERMAN: LazyLock<Language> = LazyLock::new(|| language(Algorithm::German, include_str!("stop/de.txt"), None));

impl Language {
    /// The language with this code; `None` for those whose words are indexed as they are.
    pub fn of(code: &str) -> Option<&'static Language> {
        match code.split('-').next()? {
            "it" => Some(&ITALIAN),
            "en" => Some(&ENGLISH),
            "de" => Some(&GERMAN),
            _ => None,
        }
    }

    /// Whether a folded word says nothing.
    pub fn is_stop(&self, folded: &str) -> bool {
        self.stop.contains(folded)
    }

    /// The stop words, folded, in no order.
    pub fn stop_words(&self) -> impl Iterator<Item = &str> {
        self.stop.iter().map(String::as_str)
    }

    /// The stem of a word as written, in lower case with its accents: what other forms of it share.
    ///
    /// Snowball takes the ending off Italian words in -tà, which have no other form: `comunità` would find every `comune`.
    pub fn stem(&self, written: &str) -> String {
        let lower = written.to_lowercase();
        if self.invariable.is_some_and(|ending| lower.ends_with(ending)) { lower } else { self.stemmer.stem(&lower).into_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let same = |code: &str, a: &str, b: &str| Language::of(code).unwrap().stem(a) == Language::of(code).unwrap().stem(b);
        assert!(same("it", "bilanci", "Bilancio") && same("it", "partecipativo", "partecipative") && same("it", "comune", "comuni"));
        assert!(same("en", "participation", "participate") && same("de-AT", "Gemeinden", "Gemeinde"));
        assert!(!same("it", "comune", "comunità") && !same("it", "attività", "attivo"));
        assert!(Language::of("fr").is_none());
    }

    #[test]
    fn stop_words_are_folded_and_content_words_are_none() {
        let italian = Language::of("it").unwrap();
        assert!(["perche", "dell", "un", "d", "piu"].iter().all(|word| italian.is_stop(word)));
        // What lists made for other purposes take for stop words.
        assert!(!["citta", "stato", "paese", "titolo"].iter().any(|word| italian.is_stop(word)));
        assert!(Language::of("de").unwrap().is_stop("uber"));
    }
}
