//! Who validated a card, and whether a newer text waits for it.

use crate::schema::Value;

use super::card_parts::enum_label;
use crate::catalog::{CardIx, Linked, State};
use crate::derive::referred;
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::views::{TextLink, ValidationEntry, ValidationView};

/// What a card's page says; `None` where there is nothing to say.
pub fn of_card(site: &Site<'_>, ix: CardIx) -> Option<ValidationView> {
    let card = site.card(ix);
    let standing = card.standing.as_deref();
    let written = card.card.values().items("validazioni");
    let is_of_other = |at: usize| standing.is_some_and(|standing| standing.is_current.get(at) == Some(&false));
    let mut dated: Vec<(&str, usize, &Value)> =
        written.iter().enumerate().map(|(at, value)| (value.get("data").and_then(Value::as_str).unwrap_or(""), at, value)).collect();
    dated.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)));
    let entries: Vec<ValidationEntry> = dated.into_iter().map(|(_, at, value)| entry(site, ix, value, is_of_other(at))).collect();
    let is_older = standing.is_some_and(|standing| standing.shows_older());
    let is_ahead = standing.is_some_and(|standing| standing.is_update && standing.seen.is_none());
    // What a text lacks that nobody sees here is not the reader's matter.
    let lacks = standing.filter(|standing| standing.state != State::Published && standing.seen.is_none());
    let missing_text = lacks.map(|standing| {
        let roles: Vec<String> = standing.missing.iter().map(|role| enum_label(site, ix, "validazioni.ruolo", role.as_str())).collect();
        site.theme.word_with("validation-missing", &[("roles", &roles.join(", "))])
    });
    let says_something = !entries.is_empty() || is_older || is_ahead || missing_text.is_some();
    says_something.then_some(ValidationView { entries, is_older, is_ahead, missing_text })
}

fn entry(site: &Site<'_>, ix: CardIx, value: &Value, is_of_other: bool) -> ValidationEntry {
    let card = site.card(ix);
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or("");
    ValidationEntry {
        role: text("ruolo").to_owned(),
        role_text: enum_label(site, ix, "validazioni.ruolo", text("ruolo")),
        body: Some(text("amministrazione")).filter(|body| !body.is_empty()).map(|body| self::body(site, card, body)),
        date: DateText::written(text("data"), site.language()),
        outcome: text("esito").to_owned(),
        outcome_text: enum_label(site, ix, "validazioni.esito", text("esito")),
        reasons: text("motivazione").split("\n\n").map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned).collect(),
        act_text: value.get("atto").and_then(|act| act_text(site, act)),
        is_of_other,
    }
}

fn body(site: &Site<'_>, card: &Linked, written: &str) -> TextLink {
    let named = referred(card, "validazioni.amministrazione", written);
    named.map_or_else(|| TextLink::new(written.to_owned(), None), |ix| site.card_link(ix))
}

/// «Delibera di giunta, marzo 2026».
fn act_text(site: &Site<'_>, act: &Value) -> Option<String> {
    let kind = act.get("tipo").and_then(Value::as_str).map(str::to_owned);
    let date = act.get("data").and_then(Value::as_str).and_then(|date| DateText::written(date, site.language())).map(|date| date.text);
    let parts: Vec<String> = kind.into_iter().chain(date).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The state of a card that validation holds back, in words; `None` for any other.
pub fn state_text(site: &Site<'_>, card: &Linked) -> Option<String> {
    let standing = card.standing.as_deref()?;
    match standing.state {
        State::Published => None,
        State::InValidation => Some(site.theme.word("state-in-validation")),
        State::ToComplete => Some(site.theme.word("state-to-complete")),
    }
}
