//! The order of lists.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{CardDates, dates, display_name, types_in_order};
use crate::catalog::{CardIx, Catalog};
use crate::diagnostic::fold;
use crate::schema::Schemas;

/// The listed cards, and where each stands among them.
#[derive(Debug)]
pub struct Order {
    /// Listed cards, newest created first; equally new ones by type and folded title.
    pub cards: Vec<CardIx>,
    /// Folded names, parallel to the catalogue's cards; empty for cards that are not listed.
    pub names: Vec<String>,
}

/// All listed cards, newest created first, then by type (the most classified first) and folded title.
pub fn newest_first(catalog: &Catalog, schemas: &Schemas, dates: &[CardDates]) -> Order {
    let ranks: HashMap<&str, usize> = types_in_order(schemas).into_iter().enumerate().map(|(rank, t)| (&*t.name, rank)).collect();
    let name = |card: &crate::catalog::Linked| if card.visibility.is_listed() { fold(display_name(card)) } else { String::new() };
    let names: Vec<String> = catalog.cards.iter().map(name).collect();
    let listed = |(ix, card): (CardIx, &crate::catalog::Linked)| {
        let shown = card.visibility.is_listed() && card.address.is_some();
        shown.then(|| (Reverse(dates[ix.0 as usize].created), ranks.get(&*card.card.content_type().name).copied(), ix))
    };
    let mut cards: Vec<_> = catalog.iter().filter_map(listed).collect();
    cards.sort_by(|a, b| (&a.0, a.1, &names[a.2.0 as usize], a.2).cmp(&(&b.0, b.1, &names[b.2.0 as usize], b.2)));
    Order { cards: cards.into_iter().map(|(_, _, ix)| ix).collect(), names }
}

/// The list of each type: experiences newest first, dated types by their date, the others by title.
pub fn by_type(catalog: &Catalog, schemas: &Schemas, order: &Order) -> BTreeMap<Arc<str>, Vec<CardIx>> {
    let mut lists: BTreeMap<Arc<str>, Vec<CardIx>> =
        schemas.iter().filter(|t| t.list).map(|content_type| (content_type.name.clone(), Vec::new())).collect();
    for &ix in &order.cards {
        if let Some(list) = lists.get_mut(&catalog.get(ix).card.content_type().name) {
            list.push(ix);
        }
    }
    for (name, list) in &mut lists {
        let Some(content_type) = schemas.get(name) else { continue };
        match &content_type.date {
            // A stable sort: cards of the same day, and those without a date, keep the order of creation.
            Some(field) => list.sort_by_cached_key(|&ix| Reverse(dates::of_field(catalog.get(ix), field).map(|date| date.first))),
            None if &**name == "esperienza" => {}
            None => list.sort_by(|a, b| (&order.names[a.0 as usize], a).cmp(&(&order.names[b.0 as usize], b))),
        }
    }
    lists
}
