//! What results can be sorted by: one rank for each card.

use std::cmp::Reverse;

use super::Input;
use crate::catalog::{CardIx, Linked};
use crate::derive::{dates, display_name};
use crate::diagnostic::fold;

/// Ranks by date, newest first: the date of the type, else of the beginning of what the card tells, else the day on which it
/// entered the catalogue; cards that have none of these come last.
pub fn by_date(input: &Input<'_>, cards: &[CardIx]) -> Vec<u32> {
    ranks(cards, |ix| Reverse(date(input, ix)))
}

/// Ranks by title, without accents.
pub fn by_title(input: &Input<'_>, cards: &[CardIx]) -> Vec<u32> {
    ranks(cards, |ix| fold(display_name(input.catalog.get(ix))))
}

fn date(input: &Input<'_>, ix: CardIx) -> Option<jiff::civil::Date> {
    let card = input.catalog.get(ix);
    let told = |card: &Linked| {
        let content_type = card.card.content_type();
        let field = content_type.date.as_deref().or_else(|| Some(&*content_type.taxonomies.iter().find(|def| def.by_year)?.field))?;
        dates::of_field(card, field).map(|date| date.first)
    };
    // A translation is as new as its original. Days are those of UTC: nobody sees them, they only sort.
    let created = || input.derived.dates[card.original.unwrap_or(ix).0 as usize].created;
    told(card).or_else(|| created().map(|moment| moment.to_zoned(jiff::tz::TimeZone::UTC).date()))
}

/// Equal keys share a rank.
fn ranks<K: Ord + PartialEq>(cards: &[CardIx], key: impl Fn(CardIx) -> K) -> Vec<u32> {
    let mut sorted: Vec<(K, usize)> = cards.iter().enumerate().map(|(number, &ix)| (key(ix), number)).collect();
    sorted.sort();
    let mut ranks = vec![0; cards.len()];
    let mut rank = 0;
    for at in 0..sorted.len() {
        rank += u32::from(at > 0 && sorted[at].0 != sorted[at - 1].0);
        ranks[sorted[at].1] = rank;
    }
    ranks
}
