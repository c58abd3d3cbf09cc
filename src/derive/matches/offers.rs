//! What experiences offer: an inverted index over the words of the needs, and what else they are judged by.

use std::sync::Arc;

use crate::schema::Value;

use super::OFFER;
use super::terms::{Terms, field_texts};
use crate::catalog::maturity::{self, Level};
use crate::catalog::{CardIx, Linked};
use crate::derive::referred;
use crate::derive::search::Input;

/// What of an experience is held against a need. Not its text: it tells of many things, and with it fewer of the judged needs
/// (`tests/match`) found what they should.
const FIELDS: &[&str] = &["titolo", "in_breve", "problema", "soluzione", "peculiarita", "lezioni", "temi", "parole_chiave"];

/// Levels at which the owner helps.
const ON_OFFER: &[&str] = &["informazioni", "attivita", "gemellaggio"];
/// The level at which the owner said that they do not help.
const REFUSED: &str = "nessuno";
/// Region and scopes of what is of the whole country.
const NATIONAL: &str = "nazionale";

/// What can be offered, in the order of the list of experiences.
pub struct Offers<'a> {
    /// The experiences.
    pub list: Vec<Offer<'a>>,
    /// By word: the experiences that have it, each with how often, weighed.
    pub postings: Vec<Vec<(u32, u16)>>,
}

/// An experience as a need sees it.
pub struct Offer<'a> {
    /// The experience.
    pub ix: CardIx,
    /// Whether its owner helps.
    pub on_offer: bool,
    /// Its owner and those who use or try it already: they look for nothing here.
    pub holders: Vec<CardIx>,
    /// Class of its owner's inhabitants; may be empty.
    pub size: &'a str,
    /// Themes.
    pub themes: Vec<&'a str>,
    /// Kinds of help.
    pub modes: Vec<&'a str>,
    /// Regions.
    pub regions: Vec<&'a str>,
    /// Whether it is of the whole country.
    pub national: bool,
    /// `si`, `no`, or nothing known.
    pub small: &'a str,
    /// How many bodies use it.
    pub reused: usize,
    /// Whether its results are measured with a source, or proven.
    pub proven: bool,
    /// How far it can be relied on.
    pub level: Level,
}

impl<'a> Offers<'a> {
    /// Reads the listed experiences whose owner does not refuse.
    pub fn read(input: &Input<'a>, words: &mut Terms) -> Self {
        let mut offers = Offers { list: Vec::new(), postings: vec![Vec::new(); words.len()] };
        let mut counts: Vec<u16> = vec![0; words.len()];
        let mut touched: Vec<u32> = Vec::new();
        for &ix in input.derived.list(OFFER, 0) {
            let card = input.catalog.get(ix);
            let Some(offer) = Offer::read(input, ix, card) else { continue };
            field_texts(input, card, FIELDS, &mut |text| {
                words.find(text.text, text.language, &mut |term| {
                    let count = &mut counts[term as usize];
                    if *count == 0 {
                        touched.push(term);
                    }
                    *count = count.saturating_add(u16::from(text.weight));
                });
            });
            let number = offers.list.len() as u32;
            for term in touched.drain(..) {
                let count = std::mem::take(&mut counts[term as usize]);
                if count > 0 {
                    offers.postings[term as usize].push((number, count));
                }
            }
            offers.list.push(offer);
        }
        offers
    }
}

impl<'a> Offer<'a> {
    fn read(input: &Input<'a>, ix: CardIx, card: &'a Linked) -> Option<Self> {
        let text = |path: &str| strings(card, path).into_iter().next().unwrap_or("");
        let level = text("trasferimento.livello");
        if level == REFUSED {
            return None;
        }
        let owner = referred(card, "amministrazione", card.card.text("amministrazione"));
        let reuses = card.card.values().items("riusi");
        let taken = |states: &'static [&'static str]| {
            let of = move |reuse: &&Value, key: &str| reuse.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
            reuses.iter().filter(move |reuse| states.contains(&&*of(reuse, "stato")))
        };
        let takers = taken(&["in_uso", "in_corso", "in_valutazione"]).filter_map(|reuse| {
            let written = reuse.get("amministrazione")?.as_str()?;
            referred(card, "riusi.amministrazione", written)
        });
        let regions = strings(card, "territorio.regioni");
        Some(Offer {
            ix,
            on_offer: ON_OFFER.contains(&level),
            holders: owner.into_iter().chain(takers).collect(),
            size: owner.map_or("", |owner| input.catalog.get(owner).card.text("classe_demografica")),
            themes: strings(card, "temi"),
            modes: strings(card, "trasferimento.modalita"),
            national: regions.contains(&NATIONAL) || text("territorio.ambito") == NATIONAL,
            regions,
            small: card.card.text("adatta_a_piccoli_comuni"),
            reused: taken(&["in_uso"]).count(),
            proven: maturity::evidence(&card.card),
            level: maturity::of(&card.card, card.standing.as_deref()).level,
        })
    }
}

/// The texts at a dotted path.
pub fn strings<'a>(card: &'a Linked, path: &str) -> Vec<&'a str> {
    card.card.at(path).into_iter().filter_map(Value::as_str).collect()
}

/// As ids that outlive the cards.
pub fn shared<'s>(values: impl Iterator<Item = &'s str>) -> Vec<Arc<str>> {
    values.map(Arc::from).collect()
}
