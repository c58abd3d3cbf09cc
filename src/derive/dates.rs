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
    let mut renamed = Renamed { logs: &logs, created: HashMap::new() };
    let of_card = |card: &Linked| {
        let parsed = card.card.parsed();
        let Some(dates) = logs.get(&*parsed.root).and_then(|log| log.dates.get(&parsed.local)) else { return CardDates::default() };
        // A card that was renamed and edited in one commit says its old name itself.
        let aliases = if card.original.is_none() { card.card.at("alias") } else { Vec::new() };
        let before = aliases.into_iter().filter_map(|alias| renamed.created(card, alias.as_str()?)).min();
        CardDates { created: Some(before.map_or(dates.created, |before| before.min(dates.created))), updated: Some(dates.updated) }
    };
    catalog.cards.iter().map(of_card).collect()
}

/// When files that are gone were first committed, by root, type's folder and name; made when a card first has an alias.
struct Renamed<'l> {
    logs: &'l HashMap<&'l str, &'l Log>,
    created: HashMap<Arc<str>, HashMap<(String, String), jiff::Timestamp>>,
}

impl Renamed<'_> {
    /// The first date of the file that had the alias's last segment as its name.
    fn created(&mut self, card: &Linked, alias: &str) -> Option<jiff::Timestamp> {
        let parsed = card.card.parsed();
        let name = alias.trim_matches('/').rsplit('/').next()?.trim_end_matches(".md");
        let logs = self.logs;
        let known = self
            .created
            .entry(parsed.root.clone())
            .or_insert_with(|| logs.get(&*parsed.root).map_or_else(HashMap::new, |log| by_name(log)));
        known.get(&(card.card.content_type().folder.to_string(), name.to_owned())).copied()
    }
}

fn by_name(log: &Log) -> HashMap<(String, String), jiff::Timestamp> {
    let mut created: HashMap<(String, String), jiff::Timestamp> = HashMap::new();
    for (path, dates) in &log.dates {
        let Some((folder, rest)) = path.split_once('/') else { continue };
        let Some(name) = rest.trim_end_matches("/index.md").trim_end_matches(".md").rsplit('/').next() else { continue };
        let first = created.entry((folder.to_owned(), name.to_owned())).or_insert(dates.created);
        *first = dates.created.min(*first);
    }
    created
}

/// The date that a card's field holds.
pub(crate) fn of_field(card: &Linked, path: &str) -> Option<PartialDate> {
    card.card.at(path).first().and_then(|value| value.as_str()).and_then(PartialDate::parse)
}
