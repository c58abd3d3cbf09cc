//! Which other cards speak of a card.

use super::list::PER_PAGE;
use super::twinnings::{OF_CALL, OF_EXPERIENCE, OF_REUSE, SIDES, TWINNING};
use crate::catalog::{Backlink, CardIx};
use crate::derive::display_name;
use crate::render::Site;
use crate::render::views::{BacklinkGroup, BacklinkView};

/// The field of an experience that names whose it is.
const OWNER: &str = "amministrazione";
/// The field of an experience that names who reused it.
const REUSER: &str = "riusi.amministrazione";

/// The listed cards that refer to a card, by type, each once; not what a process or a community lists as its own, nor twinnings and
/// guided collections where the page tells of them.
pub fn groups(site: &Site<'_>, ix: CardIx) -> Vec<BacklinkGroup> {
    let card = site.card(ix);
    let administration = &*card.card.content_type().name == "amministrazione";
    let mut groups: Vec<(&str, BacklinkGroup)> = Vec::new();
    let mut own = 0;
    // Backlinks come sorted by card, and cards by type.
    for backlinks in card.backlinks.chunk_by(|a, b| a.from == b.from) {
        let from = site.card(backlinks[0].from);
        let Some(url) = site.card_url(from).filter(|_| from.visibility.is_listed()) else { continue };
        let by_process = backlinks.iter().any(|backlink| backlink.field.as_deref() == Some(super::participation::PROCESS));
        let by_twinning = of_twinning(&from.card.content_type().name, &card.card.content_type().name, backlinks);
        let in_community = super::community::shows(&card.card.content_type().name, site, backlinks);
        let by_path =
            super::paths::is_collection(from) && backlinks.iter().all(|backlink| backlink.field.as_deref() == Some(super::paths::STOP));
        let told = by_process || by_twinning || in_community || by_path;
        if (administration && shown_elsewhere(site, backlinks, &mut own)) || told {
            continue;
        }
        let item = BacklinkView {
            text: display_name(from).to_owned(),
            url,
            note: note(site, backlinks),
            lang: site.foreign(from),
            lang_text: site.foreign_text(from),
        };
        let content_type = from.card.content_type();
        match groups.last_mut() {
            Some((name, group)) if **name == *content_type.name => group.items.push(item),
            _ => {
                let word = site.theme.optional_word(&format!("backlinks-{}", content_type.name));
                let label = word.unwrap_or_else(|| site.label(&content_type.many).to_owned());
                groups.push((&content_type.name, BacklinkGroup { label, items: vec![item] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether an administration's page shows the card in a place of its own: among the reuses or its needs, or as one of its
/// first experiences (`own` counts them).
fn shown_elsewhere(site: &Site<'_>, backlinks: &[Backlink], own: &mut usize) -> bool {
    let by = |field: &str| backlinks.iter().any(|backlink| backlink.field.as_deref() == Some(field));
    let from = site.card(backlinks[0].from);
    if super::needs::is_need(from) {
        return by(OWNER);
    }
    if &*from.card.content_type().name != "esperienza" {
        return false;
    }
    if by(OWNER) {
        *own += 1;
        return *own <= PER_PAGE;
    }
    by(REUSER)
}

/// Whether the page says in a place of its own how a twinning and this card belong together.
fn of_twinning(from: &str, this: &str, backlinks: &[Backlink]) -> bool {
    let by = |field: &str| backlinks.iter().any(|backlink| backlink.field.as_deref() == Some(field));
    match (from, this) {
        (TWINNING, "esperienza") => by(OF_EXPERIENCE),
        (TWINNING, "avviso") => by(OF_CALL),
        (TWINNING, "amministrazione") => SIDES.iter().any(|side| by(&format!("{side}.amministrazione"))),
        ("esperienza", TWINNING) => by(OF_REUSE),
        _ => false,
    }
}

/// As what the card refers to the other: what the schema says of the field seen from the other side, else the label of the
/// top-level field, which people know; `None` for a link in its text.
fn note(site: &Site<'_>, backlinks: &[Backlink]) -> Option<String> {
    let path = backlinks.iter().find_map(|backlink| backlink.field.as_deref())?;
    let field = site.card(backlinks[0].from).card.content_type().field(path.split('.').next().unwrap_or(path))?;
    let labels = if field.inverse.is_empty() { &field.label } else { &field.inverse };
    Some(crate::schema::label(labels, site.language()).to_owned())
}
