//! What the home page picks out: problems, what is new, one reuse, events and news.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::schema::Value;
use jiff::civil::Date;

use super::{Taxonomy, dates, referred};
use crate::catalog::{CardIx, Catalog};
use crate::schema::PartialDate;

/// Cards of the home page.
#[derive(Debug, Default)]
pub struct Highlights {
    /// Experiences whose problem opens the home page, for each language that cards are written in: spread over the themes,
    /// those that can be read in the language before all others; at most six.
    pub problems: Vec<Vec<CardIx>>,
    /// The newest experiences; at most three.
    pub latest: Vec<CardIx>,
    /// The latest news; at most three.
    pub news: Vec<CardIx>,
    /// The next events, or the latest past ones when none is to come; at most three.
    pub events: Vec<CardIx>,
    /// Whether [`Highlights::events`] are past (or nothing tells what day it is).
    pub events_past: bool,
    /// The reuse that is told: one in use before all others, then one that not only the giver claims, then the latest.
    pub reuse: Option<Reuse>,
}

/// One entry of an experience's `riusi`, both bodies known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reuse {
    /// The experience.
    pub experience: CardIx,
    /// Position in its `riusi`.
    pub entry: usize,
    /// The administration that gave it.
    pub giver: CardIx,
    /// The administration that took it up.
    pub receiver: CardIx,
}

/// Picks the cards of the home page.
pub fn pick(catalog: &Catalog, lists: &BTreeMap<Arc<str>, Vec<CardIx>>, taxonomies: &[Taxonomy], today: Option<Date>) -> Highlights {
    let list = |name: &str| lists.get(name).map_or(&[][..], Vec::as_slice);
    let first = |name: &str| list(name).iter().copied().take(3).collect::<Vec<_>>();
    let upcoming = today.map(|today| upcoming(catalog, list("evento"), today)).unwrap_or_default();
    let events_past = upcoming.is_empty();
    Highlights {
        problems: languages(catalog).map(|language| problems(catalog, list("esperienza"), taxonomies, language)).collect(),
        latest: first("esperienza"),
        news: first("notizia"),
        events: if events_past { first("evento") } else { upcoming },
        events_past,
        reuse: reuse(catalog, list("esperienza")),
    }
}

/// The next three events, the nearest first.
fn upcoming(catalog: &Catalog, events: &[CardIx], today: Date) -> Vec<CardIx> {
    let start = |ix: CardIx| dates::of_field(catalog.get(ix), "inizio");
    let mut next: Vec<_> =
        events.iter().filter_map(|&ix| start(ix).filter(|date| date.last >= today).map(|date| (date.first, ix))).collect();
    next.sort();
    next.into_iter().take(3).map(|(_, ix)| ix).collect()
}

/// Positions of the languages up to the last one that a card is written in.
fn languages(catalog: &Catalog) -> std::ops::RangeInclusive<usize> {
    0..=catalog.cards.iter().map(|card| card.language).max().unwrap_or(0)
}

/// Problems on the home page.
const WANTED: usize = 6;

/// Experiences with a problem: those that can be read in the language, then, where they are too few, any.
fn problems(catalog: &Catalog, experiences: &[CardIx], taxonomies: &[Taxonomy], language: usize) -> Vec<CardIx> {
    let tells = |ix: CardIx| {
        let card = catalog.get(ix);
        &*card.card.content_type().name == "esperienza" && !card.card.text("problema").is_empty()
    };
    let readable = |ix: CardIx| catalog.get(catalog.in_language(ix, language)).language == language;
    let mut chosen = spread(experiences, taxonomies, &|ix| tells(ix) && readable(ix));
    if chosen.len() < WANTED {
        let more = spread(experiences, taxonomies, &|ix| tells(ix) && !readable(ix));
        chosen.extend(more.into_iter().take(WANTED - chosen.len()));
    }
    chosen
}

/// As many as are wanted: one a theme, theme after theme in their order, then a second round, and so on.
fn spread(experiences: &[CardIx], taxonomies: &[Taxonomy], fits: &dyn Fn(CardIx) -> bool) -> Vec<CardIx> {
    let mut chosen: Vec<CardIx> = Vec::new();
    if let Some(themes) = taxonomies.iter().find(|taxonomy| &*taxonomy.id == "temi") {
        let mut queues: Vec<_> = themes.terms.iter().map(|term| term.cards.iter().copied().filter(|ix| fits(*ix))).collect();
        for _ in 0..WANTED {
            for queue in &mut queues {
                if chosen.len() < WANTED {
                    chosen.extend(queue.find(|ix| !chosen.contains(ix)));
                }
            }
        }
    }
    let others: Vec<_> = experiences.iter().copied().filter(|ix| fits(*ix) && !chosen.contains(ix)).take(WANTED - chosen.len()).collect();
    chosen.extend(others);
    chosen
}

/// The reuse with the latest date; those in use before all others, and among equals those that not only the giver claims (a
/// list of users beside a program's code is long and says little).
fn reuse(catalog: &Catalog, experiences: &[CardIx]) -> Option<Reuse> {
    let mut best = None;
    for &experience in experiences {
        let card = catalog.get(experience);
        let Some(giver) = referred(card, "amministrazione", card.card.text("amministrazione")) else { continue };
        let entries = card.card.values().items("riusi");
        for (entry, value) in entries.iter().enumerate() {
            let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or("");
            let Some(receiver) = referred(card, "riusi.amministrazione", text("amministrazione")) else { continue };
            let date = PartialDate::parse(text("data")).map(|date| date.first);
            let rank = (text("stato") == "in_uso", text("confermato_da") != "offerente", date);
            // Strictly greater: of two equal ones the newer card stays, which comes first.
            if best.as_ref().is_none_or(|(known, _): &(_, Reuse)| rank > *known) {
                best = Some((rank, Reuse { experience, entry, giver, receiver }));
            }
        }
    }
    best.map(|(_, reuse)| reuse)
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn a_language_opens_with_problems_that_can_be_read_in_it() {
        let cards: Vec<(String, String)> = (0..8)
            .map(|n| (format!("esperienze/c{n}.md"), experience(&format!("Carta {n}"), "problema: Un problema.\n")))
            .chain([("esperienze/c7.de.md".into(), "---\ntitolo: Karte 7\nproblema: Ein Problem.\n---\n".into())])
            .collect();
        let cards: Vec<(&str, &str)> =
            BASE.iter().copied().chain(cards.iter().map(|(path, text)| (path.as_str(), text.as_str()))).collect();
        let catalogue = Catalogue::with(&cards, Options { more: "[languages.de]\n", ..Options::default() });
        let problems = &catalogue.derived.highlights.problems;
        assert_eq!(catalogue.ids(&problems[0]), ["c0", "c1", "c2", "c3", "c4", "c5"]);
        assert_eq!(catalogue.ids(&problems[1]), ["c7", "c0", "c1", "c2", "c3", "c4"]);
        assert!(catalogue.page("/de/").contains("Ein Problem"), "{}", catalogue.page("/de/"));
    }
}
