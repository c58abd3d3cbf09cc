//! What an administration gave and took.

use serde_json::Value;

use super::list::PER_PAGE;
use super::taxonomy::entry;
use crate::catalog::{CardIx, Linked};
use crate::derive::referred;
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::views::{AdminView, ArcView, ReuseView, TextLink};

/// Its experiences, and the reuses in both directions.
pub fn view(site: &Site<'_>, ix: CardIx) -> Result<AdminView, TemplateError> {
    // References name originals.
    let this = site.catalog.get(ix).original.unwrap_or(ix);
    let own = from_field(site, ix, "amministrazione");
    let mut given = Vec::new();
    for &experience in &own {
        let card = site.card(experience);
        for entry in reuses(card) {
            let receiver = referred(card, "riusi.amministrazione", text(entry, "amministrazione"));
            given.extend(receiver.map(|receiver| reuse(site, experience, entry, site.card_link(receiver))));
        }
    }
    let mut taken = Vec::new();
    for experience in from_field(site, ix, "riusi.amministrazione") {
        let card = site.card(experience);
        let Some(giver) = referred(card, "amministrazione", card.card.text("amministrazione")) else { continue };
        for entry in reuses(card) {
            if referred(card, "riusi.amministrazione", text(entry, "amministrazione")) == Some(this) {
                taken.push(reuse(site, experience, entry, site.card_link(giver)));
            }
        }
    }
    let mut partners: Vec<String> = given.iter().chain(&taken).map(|reuse| reuse.other.text.clone()).collect();
    partners.sort();
    partners.dedup();
    let (first, rest) = own.split_at(own.len().min(PER_PAGE));
    Ok(AdminView {
        experiences_html: site.teasers(first)?,
        experiences_rest: rest.iter().map(|&ix| entry(site, ix)).collect(),
        arc: ArcView { given: given.len(), taken: taken.len(), partners },
        needs: super::needs::of_administration(site, ix),
        reuses_given: given,
        reuses_taken: taken,
    })
}

/// The listed experiences that name the administration in a field, by id.
fn from_field(site: &Site<'_>, ix: CardIx, field: &str) -> Vec<CardIx> {
    let named = |card: &Linked| &*card.card.content_type().name == "esperienza" && card.visibility.is_listed();
    let backlinks = site.card(ix).backlinks.iter().filter(|backlink| backlink.field.as_deref() == Some(field));
    backlinks.map(|backlink| backlink.from).filter(|&from| named(site.card(from))).collect()
}

fn reuses(card: &Linked) -> &[Value] {
    card.card.values().get("riusi").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'v>(entry: &'v Value, key: &str) -> &'v str {
    entry.get(key).and_then(Value::as_str).unwrap_or("")
}

fn reuse(site: &Site<'_>, experience: CardIx, entry: &Value, other: TextLink) -> ReuseView {
    ReuseView {
        experience: site.card_link(experience),
        other,
        state: super::card_parts::enum_label(site, experience, "riusi.stato", text(entry, "stato")),
        date: DateText::written(text(entry, "data"), site.language()),
    }
}
