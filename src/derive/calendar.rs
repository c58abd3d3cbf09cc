//! Events in the order of time.

use std::collections::BTreeMap;

use super::{dates, display_name};
use crate::catalog::{CardIx, Catalog};
use crate::diagnostic::fold;
use crate::schema::PartialDate;

/// The type of events.
pub const EVENT: &str = "evento";

/// The listed events.
#[derive(Debug, Default)]
pub struct Calendar {
    /// By the year in which they begin, the earliest first.
    pub years: BTreeMap<i16, Vec<Dated>>,
}

/// An event and when it begins.
#[derive(Debug, Clone, Copy)]
pub struct Dated {
    /// The event.
    pub card: CardIx,
    /// When it begins, as far as the card says.
    pub start: PartialDate,
    /// The last day that it can last to.
    pub last: jiff::civil::Date,
}

impl Calendar {
    /// Every event, the earliest first.
    pub fn iter(&self) -> impl Iterator<Item = &Dated> {
        self.years.values().flatten()
    }
}

/// Sorts the listed events. An event of which only the month is known comes before those of a day in it.
pub(super) fn collect(catalog: &Catalog) -> Calendar {
    let listed = catalog.iter().filter(|(_, card)| &*card.card.content_type().name == EVENT && card.visibility.is_listed());
    let dated = listed.filter_map(|(ix, card)| {
        let start = dates::of_field(card, "inizio")?;
        let last = dates::of_field(card, "fine").map_or(start.last, |end| end.last.max(start.last));
        Some(Dated { card: ix, start, last })
    });
    let mut events: Vec<Dated> = dated.collect();
    let time = |ix: CardIx| catalog.get(ix).card.text("inizio").parse::<jiff::Timestamp>().ok();
    events.sort_by_cached_key(|event| {
        let name = fold(display_name(catalog.get(event.card)));
        (event.start.first, event.start.precision, time(event.card), name, event.card)
    });
    let mut years: BTreeMap<i16, Vec<Dated>> = BTreeMap::new();
    for event in events {
        years.entry(event.start.first.year()).or_default().push(event);
    }
    Calendar { years }
}
