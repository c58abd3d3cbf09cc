//! Columns that lists are filtered by: every taxonomy, and every other field with `x-facet`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::Input;
use crate::catalog::{CardIx, Linked};
use crate::derive::{Taxonomy, field_at, types_in_order};
use crate::schema::{ContentType, Field, FieldKind, Labels, label};

/// Sets that have a code of their own; beyond that every card keeps only the first of its values.
const MOST_SETS: usize = 50_000;

/// What filters by the type of cards are called; the client makes this one itself.
const TYPE: &str = "tipo";

/// A facet with a value for every card.
#[derive(Debug)]
pub struct Facet<'a> {
    /// The taxonomy's id, or the field's path with `-`; after the type's name where that is another's already. No two are the same.
    pub id: String,
    /// What people read, by language: of the taxonomy in the singular, or of the field.
    pub label: &'a Labels,
    /// In the plural, where it has one.
    pub many: Option<&'a Labels>,
    /// The static page of its values, below the language's top.
    pub page: Option<String>,
    /// Types whose cards can have it.
    pub types: Vec<&'a str>,
    /// Its values in the order in which to show them.
    pub terms: Vec<FacetTerm>,
    /// What cards have: positions in `terms`, ascending; the most frequent first.
    pub sets: Vec<Vec<u32>>,
    /// Position in `sets`, by number of the card.
    pub codes: Vec<u32>,
}

/// A value of a facet.
#[derive(Debug)]
pub struct FacetTerm {
    /// As in the card.
    pub id: Arc<str>,
    /// What people read, in the index's language.
    pub label: String,
    /// Last segment of its static page.
    pub slug: Arc<str>,
    /// How many cards have it.
    pub cards: u32,
}

/// All facets that some card has a value for; `originals` are the cards by number.
pub fn collect<'a>(input: &Input<'a>, originals: &[CardIx]) -> Vec<Facet<'a>> {
    let numbers: HashMap<CardIx, usize> = originals.iter().enumerate().map(|(number, &ix)| (ix, number)).collect();
    let taxonomies = input.derived.taxonomies.iter().map(|taxonomy| of_taxonomy(input, taxonomy, &numbers));
    let fields = faceted(input).into_iter().map(|(path, fields)| of_field(input, &path, &fields, originals));
    let mut facets: Vec<Facet<'a>> = taxonomies.chain(fields).filter(|facet| !facet.terms.is_empty()).collect();
    tell_apart(&mut facets);
    facets
}

/// Gives a facet whose id another has, or means the type of a card, one of its own.
fn tell_apart(facets: &mut [Facet<'_>]) {
    let mut taken: BTreeSet<String> = BTreeSet::from([TYPE.to_owned()]);
    for facet in facets {
        if taken.contains(&facet.id) {
            facet.id = format!("{}-{}", facet.types.first().unwrap_or(&""), facet.id);
        }
        taken.insert(facet.id.clone());
    }
}

fn of_taxonomy<'a>(input: &Input<'a>, taxonomy: &'a Taxonomy, numbers: &HashMap<CardIx, usize>) -> Facet<'a> {
    let mut values = vec![Vec::new(); numbers.len()];
    for (at, term) in taxonomy.terms.iter().enumerate() {
        for number in term.cards.iter().filter_map(|ix| numbers.get(ix)) {
            values[*number].push(at as u32);
        }
    }
    let terms = taxonomy.terms.iter().map(|term| FacetTerm {
        id: term.id.clone(),
        label: label(&term.labels, input.code()).to_owned(),
        slug: term.slug.clone(),
        cards: 0,
    });
    let has = |content_type: &&Arc<ContentType>| content_type.taxonomies.iter().any(|def| def.id == taxonomy.id);
    Facet {
        id: taxonomy.id.to_string(),
        label: &taxonomy.one,
        many: Some(&taxonomy.many),
        page: Some(format!("{}/", taxonomy.path)),
        types: types_in_order(input.schemas).into_iter().filter(has).map(|content_type| &*content_type.name).collect(),
        ..column(terms.collect(), values, &taxonomy.one)
    }
}

type Faceted<'a> = Vec<(String, Vec<(&'a ContentType, &'a Field)>)>;

/// The fields with `x-facet` that are in no taxonomy, by path in the order of types and fields. What types call differently is not the
/// same, though the path is.
fn faceted<'a>(input: &Input<'a>) -> Faceted<'a> {
    fn walk<'a>(content_type: &'a ContentType, fields: &'a [Field], above: &str, found: &mut Faceted<'a>) {
        for field in fields.iter().filter(|field| !field.private) {
            let path = if above.is_empty() { field.key.to_string() } else { format!("{above}.{}", field.key) };
            let taxonomy = content_type.taxonomies.iter().any(|def| *def.field == *path);
            if field.facet && !taxonomy {
                match found.iter_mut().find(|(known, fields)| *known == path && fields[0].1.label == field.label) {
                    Some((_, fields)) => fields.push((content_type, field)),
                    None => found.push((path.clone(), vec![(content_type, field)])),
                }
            }
            walk(content_type, field.inner(), &path, found);
        }
    }
    let mut found = Vec::new();
    for content_type in types_in_order(input.schemas).into_iter().filter(|content_type| content_type.list) {
        walk(content_type, &content_type.fields, "", &mut found);
    }
    found
}

fn of_field<'a>(input: &Input<'a>, path: &str, fields: &[(&'a ContentType, &'a Field)], originals: &[CardIx]) -> Facet<'a> {
    let types: Vec<&str> = fields.iter().map(|(content_type, _)| &*content_type.name).collect();
    let written: Vec<BTreeSet<&str>> = originals.iter().map(|&ix| written(input.catalog.get(ix), path, &types)).collect();
    let used: BTreeSet<&str> = written.iter().flatten().copied().collect();
    let mut terms: Vec<FacetTerm> = Vec::new();
    let known = fields.iter().flat_map(|(content_type, _)| known_values(input, content_type, path));
    let unknown = used.iter().map(|value| (Arc::from(*value), (*value).to_owned()));
    for (id, label) in known.chain(unknown) {
        if used.contains(&*id) && !terms.iter().any(|term| term.id == id) {
            terms.push(FacetTerm { slug: id.clone(), id, label, cards: 0 });
        }
    }
    let at: HashMap<&str, u32> = terms.iter().enumerate().map(|(at, term)| (&*term.id, at as u32)).collect();
    let sorted = |values: &BTreeSet<&str>| {
        let mut set: Vec<u32> = values.iter().map(|value| at[value]).collect();
        set.sort_unstable();
        set
    };
    let values = written.iter().map(sorted).collect();
    Facet { id: path.replace('.', "-"), types, ..column(terms, values, &fields[0].1.label) }
}

/// A card's values of a field, if its type has it.
fn written<'a>(card: &'a Linked, path: &str, types: &[&str]) -> BTreeSet<&'a str> {
    let has = types.contains(&&*card.card.content_type().name);
    let values = if has { card.card.at(path) } else { Vec::new() };
    values.into_iter().filter_map(|value| value.as_str()).collect()
}

/// The values that a field may have, with their labels, in the schema's or vocabulary's order.
fn known_values(input: &Input<'_>, content_type: &ContentType, path: &str) -> Vec<(Arc<str>, String)> {
    let text = |labels: &Labels| label(labels, input.code()).to_owned();
    match field_at(content_type, path).map(|field| &field.kind) {
        Some(FieldKind::Enum(choices)) => choices.iter().map(|choice| (choice.value.clone(), text(&choice.labels))).collect(),
        Some(FieldKind::Term(vocabulary)) => {
            let terms = input.catalog.vocabularies.get(vocabulary).map_or(&[][..], |vocabulary| &vocabulary.terms);
            terms.iter().map(|term| (term.id.clone(), text(&term.labels))).collect()
        }
        _ => Vec::new(),
    }
}

/// Sets, codes and counts from the values of every card; what names the facet is for the caller to add.
fn column<'a>(mut terms: Vec<FacetTerm>, mut values: Vec<Vec<u32>>, label: &'a Labels) -> Facet<'a> {
    let mut counts: BTreeMap<&[u32], usize> = BTreeMap::new();
    for set in &values {
        *counts.entry(set).or_default() += 1;
    }
    let mut sets: Vec<(Reverse<usize>, Vec<u32>)> = counts.into_iter().map(|(set, count)| (Reverse(count), set.to_vec())).collect();
    sets.sort();
    if sets.len() > MOST_SETS {
        values.iter_mut().for_each(|set| set.truncate(1));
        return column(terms, values, label);
    }
    for &at in values.iter().flatten() {
        terms[at as usize].cards += 1;
    }
    let sets: Vec<Vec<u32>> = sets.into_iter().map(|(_, set)| set).collect();
    let codes: HashMap<&[u32], u32> = sets.iter().enumerate().map(|(code, set)| (&**set, code as u32)).collect();
    let codes = values.iter().map(|set| codes[&**set]).collect();
    Facet { id: String::new(), label, many: None, page: None, types: Vec::new(), terms, sets, codes }
}
