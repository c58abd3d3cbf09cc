//! What a card says of itself, in words: shared by its page and its teaser.

use crate::catalog::{CardIx, Linked, Visibility};
use crate::derive::{dates, field_at, referred};
use crate::render::Site;
use crate::render::dates::{DateText, year_range};
use crate::render::values::choice_label;
use crate::render::views::{StateView, TextLink};
use crate::schema::FieldKind;

/// Regions named before the others are left out.
const REGIONS: usize = 3;

/// The labels of a card's values for one of its taxonomies, with their pages.
fn terms(site: &Site<'_>, card: &Linked, id: &str) -> Vec<TextLink> {
    let Some(def) = card.card.content_type().taxonomies.iter().find(|def| &*def.id == id) else { return Vec::new() };
    let term = |value: &str| {
        let known = site.derived.taxonomy(id).and_then(|(_, taxonomy)| taxonomy.term(value));
        let label = known.map(|term| crate::schema::label(&term.labels, site.language()));
        // A card that is not listed may carry a term that no listed card has.
        let label = label.or_else(|| site.vocabulary_term(id, value).map(|term| site.label(&term.labels)));
        TextLink::new(label.unwrap_or(value).to_owned(), site.term_url(id, value).map(str::to_owned))
    };
    card.card.at(&def.field).into_iter().filter_map(|value| value.as_str()).map(term).collect()
}

/// Its themes.
pub fn themes(site: &Site<'_>, card: &Linked) -> Vec<TextLink> {
    terms(site, card, "temi")
}

/// Where: the names of its regions.
pub fn region(site: &Site<'_>, card: &Linked) -> Option<String> {
    let regions = terms(site, card, "regioni");
    let mut names: Vec<&str> = regions.iter().take(REGIONS).map(|region| &*region.text).collect();
    if regions.len() > REGIONS {
        names.push("…");
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The administration that answers for it.
pub fn owner(site: &Site<'_>, card: &Linked) -> Option<TextLink> {
    let written = card.card.text("amministrazione");
    if written.is_empty() {
        return None;
    }
    let owner = referred(card, "amministrazione", written);
    Some(owner.map_or_else(|| TextLink::new(written.to_owned(), None), |ix| site.card_link(ix)))
}

/// `2019–2021`, `2019`, or «dal 2019» for what still goes on; `None` for types that have a date of their own.
pub fn years(site: &Site<'_>, card: &Linked) -> Option<String> {
    if card.card.content_type().date.is_some() {
        return None;
    }
    let start = dates::of_field(card, "inizio").map(|date| date.first.year());
    let end = dates::of_field(card, "fine").map(|date| date.last.year());
    match (start, end) {
        (Some(start), Some(end)) => Some(year_range(start, end)),
        (Some(start), None) if goes_on(card) => Some(site.theme.word_with("years-open", &[("start", &start.to_string())])),
        (Some(year), None) | (None, Some(year)) => Some(year.to_string()),
        (None, None) => None,
    }
}

/// Whether an experience, a community or a group says that it goes on.
fn goes_on(card: &Linked) -> bool {
    let says = |field: &str| matches!(card.card.text(field), "in_corso" | "attiva" | "al_lavoro" | "aperto_alle_adesioni");
    says("stato_attuazione") || says("stato")
}

/// Its editorial state, only when it is not published.
pub fn editorial_state(site: &Site<'_>, ix: CardIx) -> Option<String> {
    let card = site.card(ix);
    let written = card.card.text("stato_redazionale");
    match card.visibility {
        Visibility::Listed | Visibility::Hidden => None,
        Visibility::AddressOnly | Visibility::Draft if written.is_empty() => super::validation::state_text(site, card),
        Visibility::AddressOnly | Visibility::Draft => Some(enum_label(site, ix, "stato_redazionale", written)),
    }
}

/// Whether an event is still to come; `None` when the card or the build does not tell.
pub fn upcoming(site: &Site<'_>, card: &Linked) -> Option<bool> {
    let today = site.derived.today?;
    if &*card.card.content_type().name != "evento" {
        return None;
    }
    let end = dates::of_field(card, "fine").or_else(|| dates::of_field(card, "inizio"))?;
    Some(end.last >= today)
}

/// That an event is cancelled or uncertain, in words; `None` for those that take place.
pub fn event_state(site: &Site<'_>, ix: CardIx) -> Option<StateView> {
    let value = site.card(ix).card.text("stato");
    let told = matches!(value, "annullato" | "da_confermare");
    told.then(|| StateView { value: value.to_owned(), text: enum_label(site, ix, "stato", value) })
}

/// The day of a moment, for machines and people.
pub fn day(site: &Site<'_>, moment: Option<jiff::Timestamp>) -> Option<DateText> {
    moment.map(|moment| DateText::day(site.day(moment), site.language()))
}

/// The label of an enum's value in a card's field, else the value.
pub fn enum_label(site: &Site<'_>, card: CardIx, path: &str, value: &str) -> String {
    let field = field_at(site.card(card).card.content_type(), path);
    match field.map(|field| &field.kind) {
        Some(FieldKind::Enum(choices)) => choice_label(choices, value, site.language()).unwrap_or(value).to_owned(),
        _ => value.to_owned(),
    }
}
