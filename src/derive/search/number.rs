//! Numbers of cards: neighbours are alike, so that the columns of facets and the summaries compress.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Input;
use crate::catalog::{CardIx, Linked};
use crate::derive::{dates, types_in_order};
use crate::schema::ContentType;

/// The numbers of a type's cards.
#[derive(Debug, Clone, Copy)]
pub struct TypeRange<'a> {
    /// The type.
    pub content_type: &'a ContentType,
    /// First number.
    pub from: usize,
    /// One more than the last.
    pub to: usize,
}

/// The originals of all listed cards by number: by type, region, themes and year, else in the order of the list. The types
/// with the most to say come first, because of two cards that match equally well the lower number is shown first.
pub fn number<'a>(input: &Input<'a>) -> (Vec<CardIx>, Vec<TypeRange<'a>>) {
    let (mut cards, mut types) = (Vec::new(), Vec::new());
    for content_type in types_in_order(input.schemas).into_iter().filter(|content_type| content_type.list) {
        let from = cards.len();
        let mut list = input.derived.list(&content_type.name, input.language).to_vec();
        list.sort_by_cached_key(|&ix| key(input.catalog.get(ix)));
        cards.extend(list);
        if cards.len() > from {
            types.push(TypeRange { content_type, from, to: cards.len() });
        }
    }
    (cards, types)
}

type Key = (Option<String>, Vec<String>, Reverse<Option<i16>>);

fn key(card: &Linked) -> Key {
    let year = dates::of_field(card, "inizio").map(|date| date.first.year());
    (values(card, "regioni").into_iter().next(), values(card, "temi"), Reverse(year))
}

/// A card's terms of a taxonomy, as written.
fn values(card: &Linked, taxonomy: &str) -> Vec<String> {
    let field: Option<&Arc<str>> = card.card.content_type().taxonomies.iter().find(|def| &*def.id == taxonomy).map(|def| &def.field);
    let values = field.map(|field| card.card.at(field)).unwrap_or_default();
    values.into_iter().filter_map(|value| value.as_str()).map(str::to_owned).collect()
}
