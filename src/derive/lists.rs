//! The order of lists.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::{CardDates, dates, display_name, is_open, is_overdue, referred, types_in_order};
use crate::catalog::{CardIx, Catalog};
use crate::diagnostic::fold;
use crate::schema::Schemas;

/// The type whose cards may be part of one another.
const COMMUNITY: &str = "comunita";
/// The type whose open cards come first.
const NEED: &str = "fabbisogno";

/// The listed cards, and where each stands among them.
#[derive(Debug)]
pub struct Order {
    /// Listed cards, newest created first, before them those that no commit has yet; equally new ones by type and folded title.
    pub cards: Vec<CardIx>,
    /// Folded names, parallel to the catalogue's cards; empty for cards that are not listed.
    pub names: Vec<String>,
}

/// All listed cards, newest created first (what no commit has yet is newer still: its author looks for it), then by type (the most classified first) and folded title.
pub fn newest_first(catalog: &Catalog, schemas: &Schemas, dates: &[CardDates]) -> Order {
    let ranks: HashMap<&str, usize> = types_in_order(schemas).into_iter().enumerate().map(|(rank, t)| (&*t.name, rank)).collect();
    let name = |card: &crate::catalog::Linked| if card.visibility.is_listed() { fold(display_name(card)) } else { String::new() };
    let names: Vec<String> = catalog.cards.iter().map(name).collect();
    let listed = |(ix, card): (CardIx, &crate::catalog::Linked)| {
        let shown = card.visibility.is_listed() && card.address.is_some();
        let created = dates[ix.0 as usize].created.unwrap_or(jiff::Timestamp::MAX);
        shown.then(|| (Reverse(created), ranks.get(&*card.card.content_type().name).copied(), ix))
    };
    let mut cards: Vec<_> = catalog.iter().filter_map(listed).collect();
    cards.sort_by(|a, b| (&a.0, a.1, &names[a.2.0 as usize], a.2).cmp(&(&b.0, b.1, &names[b.2.0 as usize], b.2)));
    Order { cards: cards.into_iter().map(|(_, _, ix)| ix).collect(), names }
}

/// The list of each type: experiences newest first, dated types by their date, needs by how soon they want an answer, the others by title.
pub fn by_type(catalog: &Catalog, schemas: &Schemas, order: &Order, today: Option<Date>) -> BTreeMap<Arc<str>, Vec<CardIx>> {
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
        match &**name {
            COMMUNITY => *list = under_umbrellas(catalog, list),
            NEED => soonest_first(catalog, list, today),
            _ => {}
        }
    }
    lists
}

/// The lists that go by title, for every language with translations: a card stands where its title in that language does.
pub fn by_title(
    catalog: &Catalog,
    schemas: &Schemas,
    order: &Order,
    lists: &BTreeMap<Arc<str>, Vec<CardIx>>,
) -> BTreeMap<usize, BTreeMap<Arc<str>, Vec<CardIx>>> {
    let languages: BTreeSet<usize> = catalog.translations().map(|(_, card)| card.language).collect();
    let titled =
        |name: &str| !matches!(name, "esperienza" | NEED) && schemas.get(name).is_some_and(|content_type| content_type.date.is_none());
    let in_language = |language: usize| {
        let sorted = |(name, list): (&Arc<str>, &Vec<CardIx>)| {
            let title = |ix: CardIx| &*order.names[catalog.in_language(ix, language).0 as usize];
            let mut list = list.clone();
            list.sort_by(|a, b| (title(*a), a).cmp(&(title(*b), b)));
            (name.clone(), if &**name == COMMUNITY { under_umbrellas(catalog, &list) } else { list })
        };
        (language, lists.iter().filter(|(name, _)| titled(name)).map(sorted).collect())
    };
    languages.into_iter().map(in_language).collect()
}

/// What is open before what is not, and what can still be answered before what is past its day; then by that day.
fn soonest_first(catalog: &Catalog, needs: &mut [CardIx], today: Option<Date>) {
    // A stable sort: needs of the same day keep the order of their titles.
    needs.sort_by_cached_key(|&ix| {
        let need = catalog.get(ix);
        let day = dates::of_field(need, "scadenza").map_or(Date::MAX, |date| date.last);
        (!is_open(need), is_overdue(need, today) == Some(true), day)
    });
}

/// Each community before those that are part of it, which follow it in the order of the list.
fn under_umbrellas(catalog: &Catalog, list: &[CardIx]) -> Vec<CardIx> {
    let whole = |ix: CardIx| {
        let card = catalog.get(ix);
        referred(card, "parte_di", card.card.text("parte_di"))
    };
    let known: BTreeSet<CardIx> = list.iter().copied().collect();
    let mut parts: BTreeMap<CardIx, Vec<CardIx>> = BTreeMap::new();
    let mut pending: Vec<CardIx> = Vec::new();
    for &ix in list.iter().rev() {
        match whole(ix).filter(|whole| known.contains(whole)) {
            Some(whole) => parts.entry(whole).or_default().push(ix),
            None => pending.push(ix),
        }
    }
    let mut ordered = Vec::with_capacity(list.len());
    while let Some(ix) = pending.pop() {
        ordered.push(ix);
        pending.extend(parts.remove(&ix).unwrap_or_default());
    }
    // A circle, which the check reports, hangs on nothing: its communities come last.
    ordered.extend(list.iter().filter(|ix| parts.values().flatten().any(|left| left == *ix)));
    ordered
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn experiences_go_newest_first_then_by_title() {
        let (zeta, alfa, new) = (experience("Zeta", ""), experience("Àlfa", ""), experience("Nuova", ""));
        let held = experience("Bozza", "stato_redazionale: bozza\nmotivo: manca il resto\n");
        let fresh = experience("Zuppa", "");
        let cards = [
            BASE,
            &[
                ("esperienze/z.md", &*zeta),
                ("esperienze/a.md", &alfa),
                ("esperienze/n.md", &new),
                ("esperienze/b.md", &held),
                ("esperienze/u.md", &fresh),
            ],
        ]
        .concat();
        let dates = vec![
            ("esperienze/z.md", "2026-01-01T00:00:00Z", "2026-09-09T00:00:00Z"),
            ("esperienze/a.md", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            ("esperienze/n.md", "2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        ];
        let catalogue = Catalogue::with(&cards, Options { dates, ..Options::default() });
        assert_eq!(catalogue.ids(&catalogue.derived.lists["esperienza"]), ["u", "n", "a", "z"]);
        assert_eq!(catalogue.ids(&catalogue.derived.lists["amministrazione"]), ["agenzia-x", "comune-di-bra"]);
    }

    #[test]
    fn needs_that_are_open_come_first_by_their_deadline() {
        let need = |title: &str, more: &str| {
            format!(
                "---\ntitolo: {title}\nin_breve: X\namministrazione: agenzia-x\nreferente: {{ufficio: U, email: u@esempio.it}}\n\
                 problema: P\ntemi: [servizi]\n{more}\n---\n"
            )
        };
        let cards = [
            ("fabbisogni/passata.md", need("A", "scadenza: 2026-10\nstato: aperto")),
            ("fabbisogni/trovato.md", need("B", "scadenza: 2026-12\nstato: abbinato")),
            ("fabbisogni/dopo.md", need("C", "scadenza: 2027-06-30\nstato: aperto")),
            ("fabbisogni/senza.md", need("D", "stato: aperto")),
            ("fabbisogni/prima.md", need("E", "scadenza: 2027-03\nstato: aperto")),
        ];
        let cards: Vec<(&str, &str)> = BASE.iter().copied().chain(cards.iter().map(|(path, text)| (*path, &**text))).collect();
        let catalogue = Catalogue::with(&cards, Options { today: Some(jiff::civil::date(2026, 11, 22)), ..Options::default() });
        assert_eq!(catalogue.ids(&catalogue.derived.lists["fabbisogno"]), ["prima", "dopo", "senza", "passata", "trovato"]);
        // The list says which is not open, and until when the others are.
        let page = catalogue.page("/fabbisogni/");
        for text in ["entro il 30 giugno 2027", "entro marzo 2027", "Trovato chi aiuta", "Prima quelle aperte"] {
            assert!(page.contains(text), "{text} in {page}");
        }
    }

    #[test]
    fn dated_types_go_by_their_date() {
        let event = |title: &str, start: &str| {
            format!(
                "---\ntitolo: {title}\nin_breve: Un incontro\nformato: webinar\ninizio: {start}\nmodo: online\nurl: https://esempio.it/\n---\n"
            )
        };
        let (old, year, new) = (event("Vecchio", "2019-05-01"), event("Anno", "2020"), event("Nuovo", "2030-01"));
        let cards = [BASE, &[("eventi/vecchio.md", &*old), ("eventi/anno.md", &year), ("eventi/nuovo.md", &new)]].concat();
        let today = Some(jiff::civil::date(2029, 12, 31));
        let catalogue = Catalogue::with(&cards, Options { today, ..Options::default() });
        assert_eq!(catalogue.ids(&catalogue.derived.lists["evento"]), ["nuovo", "anno", "vecchio"]);
        let picks = &catalogue.derived.highlights;
        assert_eq!((catalogue.ids(&picks.events), picks.events_past), (vec!["nuovo"], false));
        let past = Catalogue::new(&cards);
        assert_eq!(
            (past.ids(&past.derived.highlights.events), past.derived.highlights.events_past),
            (vec!["nuovo", "anno", "vecchio"], true)
        );
    }
}
