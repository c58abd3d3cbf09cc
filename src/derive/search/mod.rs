//! The search index of one language: which words are in which cards, and what lists can be filtered and sorted by.
//!
//! [`build`] is the entry point; the files are written in `render` (`render/formats/search.rs`), and their format is in
//! docs/ricerca-formato.md. Steps: the columns of the listed cards ([`facets`]), numbers with which these compress ([`number`]), the
//! words of each card ([`analyse`], side by side where [`Spread`] can), the forms of a stem put together and weighed
//! ([`groups`]), and the orders ([`orders`]).
//!
//! Nothing here is made for a page: `build` needs it once, `serve` when a browser first asks for it.

use std::collections::BTreeSet;

use crate::catalog::{CardIx, Catalog};
use crate::config::Language;
use crate::derive::Derived;
use crate::schema::Schemas;

mod analyse;
mod facets;
mod groups;
mod number;
mod orders;
mod stem;
mod texts;
pub(crate) mod words;

pub(in crate::derive) use analyse::{Stem, reduced, rules};
pub use facets::{Facet, FacetTerm};
pub use groups::Words;
pub use number::TypeRange;
pub(in crate::derive) use texts::{TermWeights, Text, texts};

/// The highest level of an impact.
pub const LEVELS: u8 = 15;

/// What an index is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The cards.
    pub catalog: &'a Catalog,
    /// Their types.
    pub schemas: &'a Schemas,
    /// Lists and taxonomies.
    pub derived: &'a Derived,
    /// The languages of the site.
    pub languages: &'a [Language],
    /// Position of the index's own among them.
    pub language: usize,
}

impl<'a> Input<'a> {
    /// Code of the index's language.
    fn code(&self) -> &'a str {
        &self.languages[self.language].code
    }
}

/// Does the same thing to many parts of the work, perhaps at the same time: threads belong to `pipeline`.
pub trait Spread {
    /// The results of `one` for 0 to `count - 1`, in this order.
    fn map<T: Send>(&self, count: usize, one: impl Fn(usize) -> T + Sync + Send) -> Vec<T>;
}

/// One after the other.
pub struct InTurn;

impl Spread for InTurn {
    fn map<T: Send>(&self, count: usize, one: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
        (0..count).map(one).collect()
    }
}

/// The index of one language.
pub struct Index<'a> {
    /// Cards by number, as the language shows them.
    pub cards: Vec<CardIx>,
    /// The types, each with its numbers.
    pub types: Vec<TypeRange<'a>>,
    /// Words and postings.
    pub words: Words,
    /// Folded words that are left out of a query, ascending.
    pub stop: Vec<&'static str>,
    /// Folded words of a query that a card need not hold, ascending.
    pub weak: Vec<&'static str>,
    /// What can be filtered by.
    pub facets: Vec<Facet<'a>>,
    /// Rank of each card by date, newest first.
    pub by_date: Vec<u32>,
    /// Rank of each card by title.
    pub by_title: Vec<u32>,
}

/// Makes the index of a language.
pub fn build<'a>(input: &Input<'a>, spread: &impl Spread) -> Index<'a> {
    let (listed, types) = number::listed(input);
    let mut facets = facets::collect(input, &listed);
    let order = number::order(&types, &facets);
    let originals: Vec<CardIx> = order.iter().map(|&at| listed[at]).collect();
    facets.iter_mut().for_each(|facet| facet.codes = order.iter().map(|&at| facet.codes[at]).collect());
    let cards: Vec<CardIx> = originals.iter().map(|&ix| input.catalog.in_language(ix, input.language)).collect();
    let weights = texts::TermWeights::of(input);
    let parts: Vec<&[CardIx]> = cards.chunks(analyse::CHUNK).collect();
    let chunks = spread.map(parts.len(), |n| analyse::analyse(input, weights, parts[n]));
    let words = groups::collect(chunks, spread);
    let (stop, weak) = stop(input, &cards, &words);
    Index { stop, weak, facets, by_date: orders::by_date(input, &cards), by_title: orders::by_title(input, &cards), cards, types, words }
}

/// The words of a query that need not be found: those to leave out, which are the language's stop words and those of the other
/// languages of the cards that no card holds; and those of other languages that some card holds, because they are no stop words
/// in its own.
fn stop(input: &Input<'_>, cards: &[CardIx], words: &Words) -> (Vec<&'static str>, Vec<&'static str>) {
    let languages: BTreeSet<usize> = cards.iter().map(|&ix| input.catalog.get(ix).language).collect();
    let of = |language: usize| stem::Language::of(&input.languages[language].code).into_iter().flat_map(stem::Language::stop_words);
    let own: BTreeSet<&str> = of(input.language).collect();
    let others: BTreeSet<&str> = languages.into_iter().flat_map(of).filter(|word| !own.contains(word)).collect();
    let known = |word: &&&str| words.forms.binary_search_by(|(form, _)| form.as_str().cmp(word)).is_ok();
    let (weak, unknown): (BTreeSet<&str>, BTreeSet<&str>) = others.iter().partition(|word| known(word));
    (own.union(&unknown).copied().collect(), weak.into_iter().collect())
}
