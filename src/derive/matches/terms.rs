//! Words as numbers: those of the needs, by the rules of the search index.
//!
//! Needs are read first and give words their numbers ([`Terms::learn`]); experiences, of which there are many more, are then only asked
//! which of these they have ([`Terms::find`]).

use std::collections::HashMap;

use crate::catalog::{Linked, Term};
use crate::derive::search::{Input, Stem, TermWeights, Text, reduced, rules, texts};
use crate::schema::FieldKind;

use super::super::search::words::{Word, words};

/// Weight of what a vocabulary says about a term, beside its names: it is a sentence, and says a little of everything.
const EXPLANATION: u8 = 3;
/// The field of keywords, whose explanations are read too.
const KEYWORDS: &str = "parole_chiave";

/// Italian words that a need is told with and that say little of what it is about: no stop words of the search, where people ask for a few
/// words and mean each of them.
const GENERIC: &str = "fare fa fanno fatto far facciamo deve devono dobbiamo dovere può possono possiamo potere sapere sa sanno sappiamo \
    vuole vogliono vorremmo vorrebbero venire viene vengono andare va vanno dare dà danno mettere mette prendere chiedere chiede chiedono \
    chiesto capire capisce capiamo cercare cerca quando ogni anche solo sola soli sole tutto tutta tutti tutte molto molti altro altra \
    altri altre stesso stessa stessi proprio propri qualche qualcuno nessuno niente cosa cose modo volta volte poi ancora già mai sempre \
    senza insieme meno più bisogno bene male dire dice avere esempio esempi prova prove provare due";

/// The words of all needs.
pub struct Terms {
    /// Numbers of words as written, by language; `None` for those that say nothing or that no need has.
    known: HashMap<&'static str, HashMap<String, Option<u32>>>,
    by_stem: HashMap<Stem, u32>,
    /// How many of the first are generic.
    generic: usize,
}

impl Terms {
    /// None but the generic ones.
    pub fn new() -> Self {
        let mut terms = Terms { known: HashMap::new(), by_stem: HashMap::new(), generic: 0 };
        terms.learn(GENERIC, "it", &mut |_, _| {});
        terms.generic = terms.len();
        terms
    }

    /// Whether a word says little.
    pub fn is_generic(&self, term: u32) -> bool {
        (term as usize) < self.generic
    }

    /// Numbers the words of a text; `each` gets the number and the word as written.
    pub fn learn(&mut self, text: &str, language: &str, each: &mut dyn FnMut(u32, &str)) {
        self.read(text, language, true, each);
    }

    /// Finds the words of a text that needs have.
    pub fn find(&mut self, text: &str, language: &str, each: &mut dyn FnMut(u32)) {
        self.read(text, language, false, &mut |term, _| each(term));
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.by_stem.len()
    }

    fn read(&mut self, text: &str, language: &str, learn: bool, each: &mut dyn FnMut(u32, &str)) {
        let (name, rules) = rules(language);
        let known = self.known.entry(name).or_default();
        words(text, |word| {
            let Word::Plain(written) = word else { return };
            let number = match known.get(written) {
                Some(number) => *number,
                None => {
                    let number = reduced(written, name, rules).and_then(|(stem, form)| match self.by_stem.get(&stem) {
                        Some(number) => Some(*number),
                        // Single letters are what is left of abbreviations.
                        None if learn && form.chars().nth(1).is_some() => {
                            let next = self.by_stem.len() as u32;
                            self.by_stem.insert(stem, next);
                            Some(next)
                        }
                        None => None,
                    });
                    known.insert(written.to_owned(), number);
                    number
                }
            };
            number.into_iter().for_each(|number| each(number, written));
        });
    }
}

/// A word as people read it in the middle of a sentence: acronyms keep their capitals.
pub fn shown(written: &str) -> String {
    let acronym = written.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
    if acronym { written.to_owned() } else { written.to_lowercase() }
}

/// The texts of some fields of a card with the weights of the search index, and what vocabularies say about its keywords.
pub fn field_texts<'a>(input: &Input<'a>, card: &'a Linked, wanted: &[&str], each: &mut dyn FnMut(Text<'_>)) {
    texts(input, TermWeights::of(input), card, &mut |text| {
        if wanted.contains(&text.field) {
            each(text);
        }
    });
    if wanted.contains(&KEYWORDS) {
        for term in keywords(input, card) {
            for (language, text) in &term.explanation {
                each(Text { text, language, weight: EXPLANATION, field: KEYWORDS });
            }
        }
    }
}

/// The terms of a card's keywords.
fn keywords<'a>(input: &Input<'a>, card: &'a Linked) -> impl Iterator<Item = &'a Term> {
    let field = card.card.content_type().field(KEYWORDS);
    let vocabulary = field.and_then(|field| match &field.kind {
        FieldKind::List(item) => match &item.kind {
            FieldKind::Term(vocabulary) => input.catalog.vocabularies.get(vocabulary),
            _ => None,
        },
        _ => None,
    });
    let ids = card.card.at(KEYWORDS).into_iter().filter_map(|value| value.as_str());
    ids.filter_map(move |id| vocabulary?.term(id))
}
