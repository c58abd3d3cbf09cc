//! Which other cards speak of a card.

use crate::catalog::CardIx;
use crate::derive::{display_name, field_at};
use crate::render::Site;
use crate::render::views::{BacklinkGroup, BacklinkView};

/// Fields that an administration's page shows in places of their own.
const SHOWN_ELSEWHERE: &[&str] = &["amministrazione", "riusi.amministrazione"];

/// The listed cards that refer to a card, by type, each once.
pub fn groups(site: &Site<'_>, ix: CardIx) -> Vec<BacklinkGroup> {
    let card = site.catalog.get(ix);
    let administration = &*card.card.content_type().name == "amministrazione";
    let mut groups: Vec<(CardIx, BacklinkGroup)> = Vec::new();
    let mut last = None;
    for backlink in &card.backlinks {
        let from = site.catalog.get(backlink.from);
        let elsewhere = administration && backlink.field.as_deref().is_some_and(|field| SHOWN_ELSEWHERE.contains(&field));
        let Some(url) = site.card_url(from).filter(|_| from.visibility.is_listed()) else { continue };
        if elsewhere || backlink.from == ix || last == Some(backlink.from) {
            continue;
        }
        last = Some(backlink.from);
        let content_type = from.card.content_type();
        // The whole field is what people know: «Chi l'ha riusata», not the key inside it.
        let field = backlink.field.as_deref().and_then(|path| field_at(content_type, path.split('.').next().unwrap_or(path)));
        let top = backlink.field.as_deref().and_then(|path| content_type.field(path.split('.').next().unwrap_or(path)));
        let note = top.or(field).map(|field| crate::schema::label(&field.label, site.language()).to_owned());
        let item = BacklinkView { text: display_name(from).to_owned(), url, note };
        match groups.last_mut() {
            Some((first, group)) if site.catalog.get(*first).card.content_type().name == content_type.name => group.items.push(item),
            _ => {
                let word = site.theme.optional_word(&format!("backlinks-{}", content_type.name));
                let label = word.unwrap_or_else(|| site.label(&content_type.many).to_owned());
                groups.push((backlink.from, BacklinkGroup { label, items: vec![item] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
