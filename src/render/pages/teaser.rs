//! A card in a list, rendered once and placed wherever it is listed.

use std::sync::Arc;

use serde::Serialize;

use super::{card_parts as parts, needs};
use crate::catalog::{CardIx, Linked};
use crate::derive::{display_name, referred};
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::views::{StateView, TeaserView};

/// Ways in which an experience stands that a list need not mention.
const USUAL_STATES: &[&str] = &["", "attiva", "conclusa", "non_indicato"];
/// Ways in which a community or a group stands that a list need not mention.
const USUAL_OF_COMMUNITIES: &[&str] = &["", "attiva", "al_lavoro", "non_indicato"];

/// How far a need has got when a list need not mention it.
const USUAL_OF_NEEDS: &[&str] = &["", "aperto"];

#[derive(Serialize)]
struct Context<'v> {
    teaser: &'v TeaserView,
}

/// Renders a card's teaser, with marks in its addresses.
pub fn render(site: &Site<'_>, ix: CardIx) -> Result<Arc<str>, TemplateError> {
    let html = site.theme.engine.render("parti/teaser.html", &Context { teaser: &view(site, ix) })?;
    Ok(Arc::from(html.trim()))
}

fn view(site: &Site<'_>, ix: CardIx) -> TeaserView {
    let card = site.card(ix);
    let content_type = card.card.content_type();
    let text = |key: &str| Some(card.card.text(key).to_owned()).filter(|text| !text.is_empty());
    let consultation = super::consultation::mark(site, card).filter(|_| &*content_type.name == crate::derive::consultations::TYPE);
    let date = content_type.date.as_deref().and_then(|field| card.card.at(field).first().and_then(|value| value.as_str()));
    TeaserView {
        type_name: content_type.name.clone(),
        kind_label: site.label(&content_type.one).to_owned(),
        url: site.card_url(card).unwrap_or_default(),
        title: display_name(card).to_owned(),
        summary: card.card.text("in_breve").to_owned(),
        problem: text("problema"),
        theme: parts::themes(site, card).into_iter().next(),
        owner: parts::owner(site, card),
        region: parts::region(site, card),
        years: parts::years(site, card).or_else(|| needs::by(site, card)),
        date: date.filter(|_| consultation.is_none()).and_then(|date| DateText::written(date, site.language())),
        state: state(site, ix, card).or(consultation),
        marks: marks(site, ix, card),
        part_of: part_of(site, card),
        place: text("luogo"),
        lang: site.foreign(card),
        lang_text: site.foreign_text(card),
    }
}

/// How far an experience has got, only when that is worth saying; whether a call is open; a draft says that it is one.
fn state(site: &Site<'_>, ix: CardIx, card: &Linked) -> Option<StateView> {
    if let Some(text) = parts::editorial_state(site, ix) {
        return Some(StateView { value: "bozza".to_owned(), text });
    }
    if &*card.card.content_type().name == super::twinnings::CALL {
        return super::twinnings::call_mark(site, card);
    }
    let (field, usual): (_, &[&str]) = match &*card.card.content_type().name {
        super::twinnings::TWINNING => ("stato", &[]),
        "comunita" | "gruppo" => ("stato", USUAL_OF_COMMUNITIES),
        needs::NEED => ("stato", USUAL_OF_NEEDS),
        _ => ("stato_attuazione", USUAL_STATES),
    };
    let value = card.card.text(field);
    (!usual.contains(&value)).then(|| StateView { value: value.to_owned(), text: parts::enum_label(site, ix, field, value) })
}

/// What a community, a group or a plan belongs to, in words.
fn part_of(site: &Site<'_>, card: &Linked) -> Option<String> {
    let field = match &*card.card.content_type().name {
        "comunita" => "parte_di",
        "gruppo" | "piano" => "comunita",
        _ => return None,
    };
    let whole = referred(card, field, card.card.text(field))?;
    Some(site.theme.word_with("community-part-of", &[("community", display_name(site.card(whole)))]))
}

/// What can be asked for: the activities, and a twinning before them; without activities the level.
fn marks(site: &Site<'_>, ix: CardIx, card: &Linked) -> Vec<String> {
    let level = card.card.at("trasferimento.livello").first().and_then(|value| value.as_str()).unwrap_or("");
    if matches!(level, "" | "non_indicato" | "nessuno") {
        return Vec::new();
    }
    let modes = card.card.at("trasferimento.modalita").into_iter().filter_map(|value| value.as_str());
    let mut marks: Vec<String> = modes.map(|mode| parts::enum_label(site, ix, "trasferimento.modalita", mode)).collect();
    if marks.is_empty() || level == "gemellaggio" {
        marks.insert(0, parts::enum_label(site, ix, "trasferimento.livello", level));
    }
    marks
}
