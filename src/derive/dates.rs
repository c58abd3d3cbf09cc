//! When cards were first and last changed, and the dates that they themselves name.

use std::collections::HashMap;
use std::sync::Arc;

use super::CardDates;
use crate::catalog::{Catalog, Linked};
use crate::schema::PartialDate;
use crate::source::Log;

/// The dates of all cards from their roots' logs, parallel to the catalogue's cards.
pub fn of_cards(catalog: &Catalog, logs: &[(Arc<str>, Arc<Log>)]) -> Vec<CardDates> {
    let logs: HashMap<&str, &Log> = logs.iter().map(|(root, log)| (&**root, &**log)).collect();
    let of_card = |card: &Linked| {
        let parsed = card.card.parsed();
        let dates = logs.get(&*parsed.root).and_then(|log| log.dates.get(&parsed.local));
        dates.map_or_else(CardDates::default, |dates| CardDates { created: Some(dates.created), updated: Some(dates.updated) })
    };
    catalog.cards.iter().map(of_card).collect()
}

/// The date that a card's field holds.
pub(crate) fn of_field(card: &Linked, path: &str) -> Option<PartialDate> {
    card.card.at(path).first().and_then(|value| value.as_str()).and_then(PartialDate::parse)
}
