//! Taxonomies: the terms that listed cards carry, each with its cards.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::lists::Order;
use super::{Taxonomy, TaxonomyTerm, dates, field_at, types_in_order};
use crate::catalog::{CardIx, Catalog, Linked};
use crate::schema::{ContentType, FieldKind, Labels, Schemas, TaxonomyDef, years_spanned};

/// More years than this in one card are taken for a mistake, not for a duration.
const MOST_YEARS: usize = 30;

/// All taxonomies with at least one term in use. A taxonomy id that several types name is one taxonomy.
pub fn collect(catalog: &Catalog, schemas: &Schemas, order: &Order) -> Vec<Taxonomy> {
    let types = types_in_order(schemas);
    let mut defs: Vec<(&TaxonomyDef, &ContentType)> = Vec::new();
    for content_type in &types {
        for def in &content_type.taxonomies {
            if !defs.iter().any(|(known, _)| known.id == def.id) {
                defs.push((def, content_type));
            }
        }
    }
    let one = |(def, content_type): (&TaxonomyDef, &ContentType)| {
        let cards = cards_by_term(catalog, order, &def.id);
        let terms = terms(catalog, def, content_type, cards);
        let vocabulary = match field_at(content_type, &def.field).map(|field| &field.kind) {
            Some(FieldKind::Term(vocabulary)) => Some(vocabulary.clone()),
            _ => None,
        };
        Taxonomy { id: def.id.clone(), path: def.path.clone(), one: def.one.clone(), many: def.many.clone(), vocabulary, terms }
    };
    defs.into_iter().map(one).filter(|taxonomy| !taxonomy.terms.is_empty()).collect()
}

/// Cards by term id, each list in the given order, each card once a term.
fn cards_by_term(catalog: &Catalog, order: &Order, id: &str) -> BTreeMap<Arc<str>, Vec<CardIx>> {
    let mut found: BTreeMap<Arc<str>, Vec<CardIx>> = BTreeMap::new();
    // The same few ids come again and again: make each `Arc` once.
    let mut interned: HashMap<String, Arc<str>> = HashMap::new();
    for &ix in &order.cards {
        let card = catalog.get(ix);
        let Some(def) = card.card.content_type().taxonomies.iter().find(|def| &*def.id == id) else { continue };
        for value in values(card, def) {
            let term = interned.entry(value).or_insert_with_key(|value| Arc::from(value.as_str())).clone();
            let cards = found.entry(term).or_default();
            if cards.last() != Some(&ix) {
                cards.push(ix);
            }
        }
    }
    found
}

/// The term ids of one card: the values of the field, or all years from `inizio` to `fine`.
fn values(card: &Linked, def: &TaxonomyDef) -> Vec<String> {
    if def.by_year {
        let Some(start) = dates::of_field(card, &def.field) else { return Vec::new() };
        let years = years_spanned(&start, dates::of_field(card, "fine").as_ref());
        return years.take(MOST_YEARS).map(|year| year.to_string()).collect();
    }
    card.card.at(&def.field).into_iter().filter_map(|value| value.as_str()).map(str::to_owned).collect()
}

/// The terms in the order of the vocabulary or the schema; years newest first; unknown ones last, by id.
fn terms(
    catalog: &Catalog,
    def: &TaxonomyDef,
    content_type: &ContentType,
    mut cards: BTreeMap<Arc<str>, Vec<CardIx>>,
) -> Vec<TaxonomyTerm> {
    if def.by_year {
        return cards.into_iter().rev().map(|(year, cards)| plain_term(year, cards)).collect();
    }
    let mut terms = Vec::new();
    match field_at(content_type, &def.field).map(|field| &field.kind) {
        Some(FieldKind::Term(vocabulary)) => {
            for term in catalog.vocabularies.get(vocabulary).map_or(&[][..], |vocabulary| &vocabulary.terms) {
                if let Some(cards) = cards.remove(&term.id) {
                    terms.push(TaxonomyTerm {
                        id: term.id.clone(),
                        slug: slug(&term.id),
                        labels: term.labels.clone(),
                        explanation: term.explanation.clone(),
                        synonyms: term.synonyms.clone(),
                        cards,
                    });
                }
            }
        }
        Some(FieldKind::Enum(choices)) => {
            for choice in choices {
                if let Some(cards) = cards.remove(&choice.value) {
                    terms.push(TaxonomyTerm { labels: choice.labels.clone(), ..plain_term(choice.value.clone(), cards) });
                }
            }
        }
        _ => {}
    }
    terms.extend(cards.into_iter().map(|(id, cards)| plain_term(id, cards)));
    terms
}

/// A term that is its own label.
fn plain_term(id: Arc<str>, cards: Vec<CardIx>) -> TaxonomyTerm {
    let labels = Labels::from([(Arc::from("it"), id.clone())]);
    TaxonomyTerm { slug: slug(&id), id, labels, explanation: Labels::new(), synonyms: Vec::new(), cards }
}

/// The last segment of a term's address: folded letters and digits, everything else `-`.
fn slug(id: &str) -> Arc<str> {
    let mut slug = String::with_capacity(id.len());
    for c in crate::diagnostic::fold(id).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    Arc::from(slug.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, experience};

    #[test]
    fn slugs_hold_letters_digits_and_dashes() {
        assert_eq!(&*slug("riuso_software"), "riuso-software");
        assert_eq!(&*slug("2014-2020"), "2014-2020");
        assert_eq!(&*slug("Città: d'arte"), "citta-d-arte");
    }
    #[test]
    fn terms_hold_listed_cards_in_the_vocabularys_order() {
        let (one, two) = (
            experience("Uno", "inizio: 2019-05\nfine: 2021\n"),
            experience("Due", "inizio: 2021\n").replace("[servizi]", "[dati, servizi]"),
        );
        let archived = experience("Tre", "stato_redazionale: archiviata\nmotivo: superata\ninizio: 1999\n");
        let cards = [BASE, &[("esperienze/uno.md", &*one), ("esperienze/due.md", &two), ("esperienze/tre.md", &archived)]].concat();
        let catalogue = Catalogue::new(&cards);
        let terms = |id: &str| {
            let (_, taxonomy) = catalogue.derived.taxonomy(id).unwrap();
            taxonomy.terms.iter().map(|term| (term.slug.to_string(), catalogue.ids(&term.cards))).collect::<Vec<_>>()
        };
        assert_eq!(terms("temi"), [("servizi".into(), vec!["due", "uno"]), ("dati".into(), vec!["due"])]);
        assert_eq!(terms("anni"), [("2021".into(), vec!["due", "uno"]), ("2020".into(), vec!["uno"]), ("2019".into(), vec!["uno"])]);
        // Administrations share the regions with experiences; a taxonomy without a term in use is not there.
        assert_eq!(terms("regioni"), [("lazio".into(), vec!["comune-di-bra"])]);
        assert!(catalogue.derived.taxonomy("modalita").is_none());
    }
}
