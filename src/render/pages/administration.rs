//! What an administration gave and took: reuses and twinnings, from both sides.

use crate::schema::Value;

use super::list::PER_PAGE;
use super::taxonomy::entry;
use super::twinnings::{self, SIDES};
use crate::catalog::{CardIx, Linked};
use crate::derive::referred;
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::views::{AdminView, ArcView, ReuseView, TextLink, TwinningLine};

/// Its experiences, and the reuses in both directions.
pub fn view(site: &Site<'_>, ix: CardIx) -> Result<AdminView, TemplateError> {
    // References name originals.
    let this = site.catalog.get(ix).original.unwrap_or(ix);
    let own = twinnings::named_by(site, ix, "esperienza", "amministrazione");
    let mut given = Vec::new();
    for &experience in &own {
        let card = site.card(experience);
        for entry in reuses(card) {
            let receiver = referred(card, "riusi.amministrazione", text(entry, "amministrazione"));
            let Some(receiver) = receiver else { continue };
            twinnings::join(&mut given, reuse(site, experience, entry), site.card_link(receiver), |reuse| &mut reuse.others);
        }
    }
    let mut taken = Vec::new();
    for experience in twinnings::named_by(site, ix, "esperienza", "riusi.amministrazione") {
        let card = site.card(experience);
        let Some(giver) = referred(card, "amministrazione", card.card.text("amministrazione")) else { continue };
        for entry in reuses(card) {
            if referred(card, "riusi.amministrazione", text(entry, "amministrazione")) == Some(this) {
                twinnings::join(&mut taken, reuse(site, experience, entry), site.card_link(giver), |reuse| &mut reuse.others);
            }
        }
    }
    let [twinnings_given, twinnings_taken] = SIDES.map(|side| twinnings::lines(site, ix, &format!("{side}.amministrazione")));
    let arc = ArcView {
        given: exchanges(&given, &twinnings_given),
        taken: exchanges(&taken, &twinnings_taken),
        partners: partners(
            given.iter().chain(&taken),
            twinnings_given.iter().map(|t| &t.receivers).chain(twinnings_taken.iter().map(|t| &t.givers)),
        ),
    };
    let (first, rest) = own.split_at(own.len().min(PER_PAGE));
    Ok(AdminView {
        experiences_html: site.teasers(first)?,
        experiences_rest: rest.iter().map(|&ix| entry(site, ix)).collect(),
        needs: super::needs::of_administration(site, ix),
        services: super::ask::network::services_of(site, ix),
        reuses_given: given,
        reuses_taken: taken,
        twinnings_given,
        twinnings_taken,
        arc,
    })
}

/// How often something passed: a reuse that came of a twinning is the same passage.
fn exchanges(reuses: &[ReuseView], twinnings: &[TwinningLine]) -> usize {
    twinnings.len() + reuses.iter().filter(|reuse| reuse.twinning.is_none()).map(|reuse| reuse.others.len()).sum::<usize>()
}

/// The bodies on the other side, each once.
fn partners<'v>(reuses: impl Iterator<Item = &'v ReuseView>, twinnings: impl Iterator<Item = &'v Vec<TextLink>>) -> Vec<String> {
    let mut partners: Vec<String> =
        reuses.flat_map(|reuse| &reuse.others).chain(twinnings.flatten()).map(|body| body.text.clone()).collect();
    partners.sort();
    partners.dedup();
    partners
}

fn reuses(card: &Linked) -> &[Value] {
    card.card.values().items("riusi")
}

fn text<'v>(entry: &'v Value, key: &str) -> &'v str {
    entry.get(key).and_then(Value::as_str).unwrap_or("")
}

fn reuse(site: &Site<'_>, experience: CardIx, entry: &Value) -> ReuseView {
    ReuseView {
        experience: site.card_link(experience),
        others: Vec::new(),
        state: super::card_parts::enum_label(site, experience, "riusi.stato", text(entry, "stato")),
        date: DateText::written(text(entry, "data"), site.language()),
        evidence: twinnings::evidence(entry),
        twinning: referred(site.card(experience), twinnings::OF_REUSE, text(entry, twinnings::TWINNING)).map(|to| site.card_link(to)),
    }
}
