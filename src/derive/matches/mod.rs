//! Which experiences could help with which needs, with a score and its reasons.
//!
//! [`MatchReader`] is the entry point. Nothing is compared before a page, a command or a digest asks; then all open needs are matched at
//! once, in these steps, and [`Matches`] keeps the answer:
//!
//! 1. [`terms`]: the words of all needs get numbers, by the rules of the search index (stems, stop words, names of vocabulary terms);
//! 2. [`offers`]: every listed experience is read once, and only for those words: an inverted index from word to experiences;
//! 3. [`score`]: a need walks the lists of its own words, so that no pair without a common word is ever looked at; the likest are then
//!    judged by theme, kind of help, size of the body, territory and what is known of their results.
//!
//! 10,000 experiences and 1,000 needs take about a second. The same cards give the same scores in the same order.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::search::Input;
use super::{Derived, dates};
use crate::catalog::maturity::Level;
use crate::catalog::{CardIx, Catalog, Linked};
use crate::config::Config;
use crate::schema::Schemas;

mod offers;
mod score;
mod terms;
mod territory;
#[cfg(test)]
mod tests;

/// The type of needs, and that of what can be offered.
const NEED: &str = "fabbisogno";
const OFFER: &str = "esperienza";

/// Offers that are named for a need.
pub const SHOWN: usize = 5;

/// Why an offer fits a need. Values are ids or words of the cards; what people read is made of them when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Words that both have, as the need writes them, the most telling first.
    Words(Vec<String>),
    /// Themes that both have.
    Themes(Vec<Arc<str>>),
    /// The kinds of help that the need asks for and the experience names.
    Modes(Vec<Arc<str>>),
    /// It is fit for small municipalities, and a small one is looking.
    Small,
    /// Both bodies have about as many inhabitants.
    SameSize,
    /// It is of the same region.
    Region(Arc<str>),
    /// It is of this region, which borders on that of the need.
    Neighbour(Arc<str>),
    /// It is of the whole country.
    National,
    /// So many bodies use it already.
    Reused(usize),
    /// Its results are measured or proven.
    Proven,
    /// It is a documented or a reused experience.
    Mature(Level),
}

/// An offer that could serve a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The need.
    pub need: CardIx,
    /// The experience.
    pub offer: CardIx,
    /// How well it fits, from 1 to 100.
    pub score: u8,
    /// Whether its owner said that they help; else nobody knows, and that is to be said.
    pub on_offer: bool,
    /// Why, never empty.
    pub reasons: Vec<Reason>,
}

/// What was found so far: nothing, or everything.
#[derive(Debug, Default)]
pub struct Matches(OnceLock<Table>);

/// The matches of all open needs.
#[derive(Debug, Default)]
struct Table {
    /// At most [`SHOWN`] for each need, the best first.
    of_need: BTreeMap<CardIx, Vec<Match>>,
    /// The needs among whose matches an experience is, each with its position there; the best first.
    of_offer: BTreeMap<CardIx, Vec<(CardIx, usize)>>,
}

/// Reads matches; costs nothing to make.
#[derive(Clone, Copy)]
pub struct MatchReader<'a> {
    input: Input<'a>,
}

impl<'a> MatchReader<'a> {
    /// Of a catalogue and what follows from it.
    pub fn new(catalog: &'a Catalog, schemas: &'a Schemas, derived: &'a Derived, config: &'a Config) -> Self {
        MatchReader { input: Input { catalog, schemas, derived, languages: &config.languages, language: 0 } }
    }

    /// The open needs, in the order of their list.
    pub fn needs(&self) -> Vec<CardIx> {
        let all = self.input.derived.list(NEED, 0).iter().copied();
        all.filter(|&ix| is_open(self.input.catalog.get(ix))).collect()
    }

    /// The offers that fit a need (an original), the best first; those on offer before others that fit hardly better. In this order they
    /// are shown.
    pub fn of_need(&self, need: CardIx) -> &'a [Match] {
        self.table().of_need.get(&need).map_or(&[], Vec::as_slice)
    }

    /// The needs that an experience (an original) could serve, the best first.
    pub fn of_offer(&self, offer: CardIx) -> Vec<&'a Match> {
        let table = self.table();
        let found = table.of_offer.get(&offer).map_or(&[][..], Vec::as_slice);
        found.iter().map(|(need, at)| &table.of_need[need][*at]).collect()
    }

    fn table(&self) -> &'a Table {
        self.input.derived.matches.0.get_or_init(|| table(&self.input, &self.needs()))
    }
}

/// Whether a card is a need that still looks for an answer.
pub fn is_open(card: &Linked) -> bool {
    &*card.card.content_type().name == NEED && card.card.text("stato") == "aperto"
}

/// Whether a need's deadline is past; `None` when it has none, or nobody knows what day it is.
pub fn is_overdue(card: &Linked, today: Option<jiff::civil::Date>) -> Option<bool> {
    Some(dates::of_field(card, "scadenza")?.last < today?)
}

fn table(input: &Input<'_>, needs: &[CardIx]) -> Table {
    let mut table = Table::default();
    if needs.is_empty() {
        return table;
    }
    let mut words = terms::Terms::new();
    let wanted: Vec<score::Wanted<'_>> = needs.iter().map(|&ix| score::Wanted::read(input, &mut words, ix)).collect();
    let offers = offers::Offers::read(input, &mut words);
    let mut board = score::Board::new(&offers);
    for wanted in &wanted {
        let found = board.best(&offers, wanted);
        for (at, one) in found.iter().enumerate() {
            table.of_offer.entry(one.offer).or_default().push((one.need, at));
        }
        table.of_need.insert(wanted.ix, found);
    }
    let score = |(need, at): &(CardIx, usize)| std::cmp::Reverse(table.of_need[need][*at].score);
    // Stable: what fits equally well stays in the order of the list of needs.
    table.of_offer.values_mut().for_each(|found| found.sort_by_key(score));
    table
}
