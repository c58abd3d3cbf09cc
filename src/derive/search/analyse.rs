//! The words of cards, counted: a chunk of cards at a time, so that chunks can be read side by side.

use std::collections::HashMap;

use super::Input;
use super::stem::Language;
use super::texts::{TermWeights, Text, texts};
use super::words::{Word, folded, joined, words};
use crate::catalog::CardIx;

/// Cards of a chunk.
pub const CHUNK: usize = 256;

/// Occurrences in fields are counted in eighths.
pub const EIGHTHS: u16 = 8;
/// A field of fewer words than this says more with each of them: up to half as much again.
const SHORT: u32 = 8;

/// How often a card holds a stem.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    /// Position of the stem in its chunk.
    pub stem: u32,
    /// Occurrences in fields, each as often as the field's weight, in [`EIGHTHS`].
    pub fields: u16,
    /// Occurrences in the body.
    pub body: u16,
}

/// The words of one card.
#[derive(Debug, Default)]
pub struct Counts {
    /// By stem, in no order.
    pub stems: Vec<Count>,
    /// Words of the body.
    pub length: u32,
}

/// What a word is reduced to: the language whose rules did it (empty: none) and the stem.
pub type Stem = (&'static str, String);

/// The words of some cards.
#[derive(Debug, Default)]
pub struct Chunk {
    /// The stems.
    pub stems: Vec<Stem>,
    /// Folded forms with the positions of their stems; a form may come twice, when accents or languages differ.
    pub forms: Vec<(String, u32)>,
    /// One for each card, in their order.
    pub cards: Vec<Counts>,
}

/// Reads some cards.
pub fn analyse(input: &Input<'_>, weights: TermWeights, cards: &[CardIx]) -> Chunk {
    let mut reader = Reader::default();
    for &ix in cards {
        let mut length = 0;
        texts(input, weights, input.catalog.get(ix), &mut |text| length += reader.read(&text));
        reader.finish(length);
    }
    Chunk { stems: reader.stems, forms: reader.forms, cards: reader.cards }
}

#[derive(Default)]
struct Reader {
    /// Stem of each word as written, `None` for stop words; by language.
    known: HashMap<&'static str, HashMap<String, Option<u32>>>,
    /// The same for compounds, which have no language.
    compounds: HashMap<String, Option<u32>>,
    by_stem: HashMap<Stem, u32>,
    stems: Vec<Stem>,
    forms: Vec<(String, u32)>,
    /// Counts of the card that is being read, by stem, and the stems that it has.
    counts: Vec<(u16, u16)>,
    touched: Vec<u32>,
    /// Stems of the text that is being read.
    found: Vec<u32>,
    cards: Vec<Counts>,
}

impl Reader {
    /// Counts the words of a text; gives how many words it adds to the body.
    fn read(&mut self, text: &Text<'_>) -> u32 {
        let (name, rules) = rules(text.language);
        let mut known = self.known.remove(name).unwrap_or_default();
        let mut found = std::mem::take(&mut self.found);
        let mut length = 0;
        words(text.text, |word| {
            let stem = match word {
                Word::Plain(written) => {
                    length += 1;
                    match known.get(written) {
                        Some(stem) => *stem,
                        None => *known.entry(written.to_owned()).or_insert(self.plain(written, name, rules)),
                    }
                }
                Word::Compound(written) => self.compound(written),
            };
            found.extend(stem);
        });
        self.known.insert(name, known);
        let weight = u16::from(text.weight) * (EIGHTHS + (SHORT.saturating_sub(length) / 2) as u16);
        found.drain(..).for_each(|stem| self.count(stem, weight));
        self.found = found;
        if text.weight == 0 { length } else { 0 }
    }

    fn compound(&mut self, written: &str) -> Option<u32> {
        if let Some(stem) = self.compounds.get(written) {
            return *stem;
        }
        let stem = joined(written).map(|form| self.stem(("", form.clone()), form));
        self.compounds.insert(written.to_owned(), stem);
        stem
    }

    /// The stem of a word that was not met before.
    fn plain(&mut self, written: &str, name: &'static str, rules: Option<&Language>) -> Option<u32> {
        let (stem, form) = reduced(written, name, rules)?;
        Some(self.stem(stem, form))
    }

    fn stem(&mut self, stem: Stem, form: String) -> u32 {
        let next = self.stems.len() as u32;
        let at = *self.by_stem.entry(stem).or_insert_with_key(|stem| {
            self.stems.push(stem.clone());
            self.counts.push((0, 0));
            next
        });
        self.forms.push((form, at));
        at
    }

    fn count(&mut self, stem: u32, weight: u16) {
        let (fields, body) = &mut self.counts[stem as usize];
        if (*fields, *body) == (0, 0) {
            self.touched.push(stem);
        }
        match weight {
            0 => *body = body.saturating_add(1),
            weight => *fields = fields.saturating_add(weight),
        }
    }

    /// Ends a card.
    fn finish(&mut self, length: u32) {
        let take = |&stem: &u32| {
            let (fields, body) = std::mem::take(&mut self.counts[stem as usize]);
            Count { stem, fields, body }
        };
        let stems = self.touched.iter().map(take).collect();
        self.touched.clear();
        self.cards.push(Counts { stems, length });
    }
}

/// The stem of a word and its folded form; `None` for words that say nothing.
pub fn reduced(written: &str, name: &'static str, rules: Option<&Language>) -> Option<(Stem, String)> {
    let form = folded(written)?;
    if rules.is_some_and(|rules| rules.is_stop(&form)) {
        return None;
    }
    // Codes, numbers and acronyms are found as they are: GIS is no form of GISA.
    Some(match rules.filter(|_| !is_code(written)) {
        Some(rules) => ((name, rules.stem(written)), form),
        None => (("", form.clone()), form),
    })
}

/// Whether a word holds a digit, or is an acronym.
fn is_code(written: &str) -> bool {
    let capitals = || written.chars().nth(1).is_some() && written.chars().all(char::is_uppercase);
    written.bytes().any(|byte| byte.is_ascii_digit()) || capitals()
}

/// The name and the rules of a language by its code; without rules words stay as they are.
pub fn rules(code: &str) -> (&'static str, Option<&'static Language>) {
    let name = ["it", "en", "de"].into_iter().find(|name| code.split('-').next() == Some(name)).unwrap_or("");
    (name, Language::of(name))
}
