//! The glossary: terms of vocabularies that explain themselves, each at an anchor of its own.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::catalog::{Catalog, Term};

/// A term of the glossary.
#[derive(Debug, Clone)]
pub struct GlossaryEntry {
    /// Its anchor in the glossary: the term's id, after the vocabulary's when two vocabularies use one id.
    pub anchor: Arc<str>,
    /// The vocabulary's id.
    pub vocabulary: Arc<str>,
    /// The term.
    pub term: Term,
}

/// All terms of the vocabularies that belong to the glossary (`nel_glossario`) and have an explanation.
#[derive(Debug, Default)]
pub struct Glossary {
    /// By vocabulary, in the vocabulary's order.
    pub entries: Vec<GlossaryEntry>,
    by_label: HashMap<Arc<str>, usize>,
}

impl Glossary {
    /// The entry with exactly this label, in whatever language.
    pub fn labelled(&self, label: &str) -> Option<&GlossaryEntry> {
        self.by_label.get(label).map(|&at| &self.entries[at])
    }

    /// The entry of a vocabulary's term.
    pub fn of_term(&self, vocabulary: &str, id: &str) -> Option<&GlossaryEntry> {
        self.entries.iter().find(|entry| &*entry.vocabulary == vocabulary && &*entry.term.id == id)
    }
}

pub(super) fn collect(catalog: &Catalog) -> Glossary {
    let mut glossary = Glossary::default();
    let mut anchors = BTreeSet::new();
    for (id, vocabulary) in catalog.vocabularies.iter().filter(|(_, vocabulary)| vocabulary.in_glossary) {
        for term in vocabulary.terms.iter().filter(|term| !term.explanation.is_empty()) {
            let anchor = if anchors.insert(term.id.clone()) { term.id.clone() } else { Arc::from(format!("{id}-{}", term.id)) };
            for label in term.labels.values() {
                glossary.by_label.entry(label.clone()).or_insert(glossary.entries.len());
            }
            glossary.entries.push(GlossaryEntry { anchor, vocabulary: id.clone(), term: term.clone() });
        }
    }
    glossary
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue};

    #[test]
    fn terms_that_explain_themselves_have_an_anchor_each() {
        let vocabulary = |name: &str, explanation: &str| {
            format!(
                "---\ntitolo: {name}\nin_breve: Sigle.\nnel_glossario: true\ntermini:\n  - id: suap\n    etichetta: {{it: SUAP}}\n{explanation}---\n"
            )
        };
        let (one, two) = (vocabulary("Uno", "    spiegazione: Sportello.\n"), vocabulary("Due", "    spiegazione: Altro.\n"));
        let empty = vocabulary("Tre", "");
        let cards = [BASE, &[("vocabolari/uno.md", &*one), ("vocabolari/due.md", &two), ("vocabolari/tre.md", &empty)]].concat();
        let glossary = &Catalogue::new(&cards).derived.glossary;
        let anchors: Vec<&str> = glossary.entries.iter().map(|entry| &*entry.anchor).collect();
        assert_eq!(anchors, ["suap", "cup", "uno-suap"]);
        assert_eq!(glossary.labelled("SUAP").unwrap().term.explanation.get("it").map(|text| &**text), Some("Altro."));
        assert_eq!(&*glossary.of_term("uno", "suap").unwrap().anchor, "uno-suap");
        assert!(glossary.labelled("suap").is_none() && glossary.of_term("tre", "suap").is_none());
    }
}
