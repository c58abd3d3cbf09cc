//! The guided collections that a card belongs to: where it stands in each, and what comes before and after it.

use crate::schema::Value;

use super::list;
use crate::catalog::{CardIx, Linked};
use crate::derive::referred;
use crate::render::Site;
use crate::render::views::{PathView, TextLink};

/// The type of guided collections.
pub const COLLECTION: &str = "raccolta";
/// The field by which a collection names its stops.
pub const STOP: &str = "voci.scheda";

/// The listed collections of which a card is a stop; one that stops at it twice counts once.
pub fn of_card(site: &Site<'_>, ix: CardIx) -> Vec<PathView> {
    let card = site.card(ix);
    let original = card.original.unwrap_or(site.ix(ix));
    let naming = card.backlinks.iter().chain(card.original.iter().flat_map(|&ix| &site.catalog.get(ix).backlinks));
    let naming = naming.filter(|backlink| backlink.field.as_deref() == Some(STOP)).map(|backlink| backlink.from);
    let mut collections: Vec<CardIx> = naming.filter(|&from| is_collection(site.card(from))).collect();
    collections.sort_unstable();
    collections.dedup();
    collections.into_iter().filter_map(|collection| path(site, collection, original)).collect()
}

/// The list of all collections, when there are some.
pub fn collections(site: &Site<'_>) -> Option<TextLink> {
    let address = site.link(&list::address(site, COLLECTION, 1));
    (!site.list(COLLECTION).is_empty()).then(|| TextLink::new(site.many(COLLECTION).to_owned(), Some(address)))
}

/// Whether a card is a collection that readers can open.
pub fn is_collection(card: &Linked) -> bool {
    &*card.card.content_type().name == COLLECTION && card.visibility.is_listed() && card.address.is_some()
}

fn path(site: &Site<'_>, collection: CardIx, card: CardIx) -> Option<PathView> {
    let shown = site.card(collection);
    // A translation holds what it translates; which cards the stops are is its original's to say.
    let original = shown.original.map_or(shown, |ix| site.catalog.get(ix));
    let stops: Vec<Option<CardIx>> = entries(original).iter().map(|entry| stop(original, entry)).collect();
    let at = stops.iter().position(|stop| *stop == Some(card))?;
    let link = |at: usize| stops.get(at).copied().flatten().map(|stop| site.card_link(stop));
    let (position, total) = ((at + 1).to_string(), stops.len().to_string());
    let why = entries(shown).get(at).and_then(|entry| entry.get("perche")).and_then(Value::as_str).unwrap_or("");
    Some(PathView {
        link: site.card_link(collection),
        position_text: site.theme.word_with("path-position", &[("position", &position), ("total", &total)]),
        why: why.to_owned(),
        why_lang: (shown.language != site.card(card).language).then(|| site.config.languages[shown.language].code.to_string()),
        previous: at.checked_sub(1).and_then(link),
        next: link(at + 1),
    })
}

fn entries(card: &Linked) -> &[Value] {
    card.card.values().items("voci")
}

fn stop(collection: &Linked, entry: &Value) -> Option<CardIx> {
    referred(collection, STOP, entry.get("scheda")?.as_str()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, experience};

    #[test]
    fn a_stop_knows_its_place_and_its_neighbours() {
        let (one, two) = (experience("Uno", ""), experience("Due", ""));
        let collection = "---\ntitolo: Percorso\nin_breve: Un percorso\nvoci:\n  - {scheda: esperienza/uno, perche: Si comincia.}\n  - {scheda: esperienza/due, perche: Poi questa.}\n  - {scheda: amministrazione/agenzia-x, perche: Chi aiuta.}\n---\n";
        let cards = [BASE, &[("esperienze/uno.md", &*one), ("esperienze/due.md", &two), ("raccolte/percorso.md", collection)]].concat();
        let catalogue = Catalogue::new(&cards);
        let site = catalogue.site();
        let paths = |kind: &str, id: &str| of_card(&site, catalogue.catalog.find(kind, id).unwrap());
        let [path] = &paths("esperienza", "due")[..] else { panic!() };
        assert_eq!((&*path.link.text, &*path.position_text, &*path.why), ("Percorso", "tappa 2 di 3", "Poi questa."));
        assert_eq!(path.previous.as_ref().map(|link| &*link.text), Some("Uno"));
        assert_eq!(path.next.as_ref().map(|link| &*link.text), Some("Agenzia X"));
        assert!(paths("esperienza", "uno")[0].previous.is_none() && paths("amministrazione", "agenzia-x")[0].next.is_none());
        assert!(paths("amministrazione", "comune-di-bra").is_empty());
        let page = catalogue.page("/esperienze/due/");
        assert!(page.contains("tappa 2 di 3") && !page.contains("Si comincia."), "{page}");
        assert_eq!(page.matches("raccolte/percorso/").count(), 1, "the collection stands among the paths only: {page}");
    }
}
