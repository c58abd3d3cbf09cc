//! When cards were first and last changed, and the dates that they themselves name.

use super::{CardDates, CardVersions};
use crate::catalog::Linked;
use crate::schema::PartialDate;

/// The dates of all cards from their versions, parallel to the catalogue's cards.
pub fn of_cards(versions: &[CardVersions]) -> Vec<CardDates> {
    let of_card = |of: &CardVersions| {
        let time = |version| of.commit(version).map(|commit| commit.time);
        CardDates { created: of.list.first().and_then(time), updated: of.list.last().and_then(time) }
    };
    versions.iter().map(of_card).collect()
}

/// The date that a card's field holds.
pub(crate) fn of_field(card: &Linked, path: &str) -> Option<PartialDate> {
    card.card.at(path).first().and_then(|value| value.as_str()).and_then(PartialDate::parse)
}
