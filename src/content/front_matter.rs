//! Splits a file into front matter and body at its `---` lines.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Gatherer};

/// The two parts of a file, as byte ranges; `front` is `None` when there is no usable front matter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Between the `---` lines, the last line's end included.
    pub front: Option<Range<usize>>,
    /// After them.
    pub body: Range<usize>,
}

const EXAMPLE: &str = "Il file deve cominciare così:\n---\ntitolo: Il titolo della scheda\nin_breve: Di che cosa si tratta, in due o tre frasi.\n---\nPoi viene il testo";

/// Finds the front matter.
pub(super) fn split(text: &str, problems: &mut Gatherer) -> Parts {
    let first = line_end(text, 0);
    if text[..first].trim_end() != "---" {
        problems.push_at(&(0..text[..first].trim_end().len() as u32), missing(text, &text[..first]));
        return Parts { front: None, body: 0..text.len() };
    }
    let mut at = first;
    while at < text.len() {
        let next = line_end(text, at);
        if text[at..next].trim_end() == "---" {
            return Parts { front: Some(first..at), body: next..text.len() };
        }
        at = next;
    }
    problems.push_at(
        &(0..3),
        Diagnostic::new(Code::FrontMatterUnclosed, "L'intestazione comincia con «---» ma non si chiude")
            .expected("una seconda riga «---» tra i campi e il testo")
            .help("Aggiungi una riga con i soli tre trattini «---» dopo l'ultimo campo, prima del testo"),
    );
    Parts { front: None, body: text.len()..text.len() }
}

fn missing(text: &str, first_line: &str) -> Diagnostic {
    let problem =
        |message: &str| Diagnostic::new(Code::FrontMatterMissing, message).expected("una prima riga con i soli tre trattini «---»");
    if text.trim().is_empty() {
        problem("Il file è vuoto").help(EXAMPLE)
    } else if first_line.trim() == "+++" {
        problem("L'intestazione è tra righe «+++» (TOML)").help("Scrivi i campi in YAML («chiave: valore») tra due righe «---»")
    } else if first_line.trim() == "---" {
        problem("Prima di «---» ci sono degli spazi").help("Togli gli spazi all'inizio della prima riga")
    } else if text.trim_start().lines().next().is_some_and(|line| line.trim_end() == "---") {
        problem("Prima dell'intestazione ci sono righe vuote").help("Togli le righe vuote: «---» deve essere la prima riga del file")
    } else if first_line.trim_start().starts_with("---") || first_line.trim_start().starts_with("—") {
        problem("La prima riga non è fatta dei soli tre trattini «---»").help(EXAMPLE)
    } else {
        problem("Il file non ha un'intestazione con i campi della scheda").help(EXAMPLE)
    }
}

/// The byte after the line that begins at `at`.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |n| at + n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> (Parts, Vec<Diagnostic>) {
        let mut problems = Gatherer::new("a.md".into());
        let parts = split(text, &mut problems);
        (parts, problems.finish())
    }

    #[test]
    fn front_matter_and_body_are_split_with_any_line_end() {
        assert_eq!(run("---\na: 1\n---\nx").0, Parts { front: Some(4..9), body: 13..14 });
        assert_eq!(run("---\r\na: 1\r\n--- \r\nx").0, Parts { front: Some(5..11), body: 17..18 });
        assert_eq!(run("---\n---").0, Parts { front: Some(4..4), body: 7..7 });
    }

    #[test]
    fn a_plain_markdown_file_is_told_how_a_card_begins() {
        for text in ["# Titolo\n\nTesto", "", "\n---\na: 1\n---\n", "+++\na = 1\n+++\n", " ---\n", "----\n"] {
            let (parts, problems) = run(text);
            assert_eq!(parts.front, None);
            assert_eq!(problems[0].code, Code::FrontMatterMissing, "{text:?}");
            assert!(problems[0].suggestion.is_some());
        }
    }

    #[test]
    fn an_unclosed_front_matter_is_reported() {
        let (parts, problems) = run("---\ntitolo: x\n\nTesto");
        assert_eq!((parts.front, problems[0].code), (None, Code::FrontMatterUnclosed));
    }
}
