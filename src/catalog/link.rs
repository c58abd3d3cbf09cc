//! The stage's entry point and the order of its steps.

use std::sync::Arc;

use super::index::Index;
use super::{Backlink, Broken, CardIx, Catalog, Linked, Target, Visibility, addresses, files, links, references, rules, vocabulary};
use crate::config::Config;
use crate::content::ParsedCard;
use crate::diagnostic::{Checked, Diagnostic, sort};
use crate::schema::{Card, ContentType, Schemas};
use crate::source::Root;

/// A parsed card and what validation made of it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The card as written.
    pub parsed: Arc<ParsedCard>,
    /// The type that its folder stands for.
    pub content_type: Arc<ContentType>,
    /// The card, if its schema accepts it.
    pub card: Option<Card>,
}

/// What linking needs.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Every card that could be parsed at all, in the order of the roots and their paths.
    pub cards: &'a [Parsed],
    /// The roots, for their files.
    pub roots: &'a [Root],
    /// The content types.
    pub schemas: &'a Schemas,
    /// The configuration.
    pub config: &'a Config,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// The day that the site is built for.
    pub today: Option<jiff::civil::Date>,
}

/// What one card's links and references came to, before positions are known.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub references: Vec<(Arc<str>, Arc<str>, usize)>,
    pub links: Vec<Option<LinkTarget>>,
    pub files: Vec<super::PublishedFile>,
}

/// Where a body's link leads, by position in the input.
#[derive(Debug)]
pub(super) enum LinkTarget {
    Card(usize, Option<String>),
    Vocabulary(usize, Option<String>),
    Heading(String),
    File(Arc<str>),
}

/// Links all cards. A catalogue always comes out, of the cards that are valid.
pub fn link(input: &Input<'_>) -> Checked<Catalog> {
    let mut diagnostics = Vec::new();
    let index = Index::new(input, &mut diagnostics);
    let vocabularies = vocabulary::collect(input, &index, &mut diagnostics);
    let addresses = addresses::assign(input, &index, &mut diagnostics);
    let visibility: Vec<Visibility> = input.cards.iter().map(|card| visibility(card, input.drafts)).collect();

    let mut resolved = Vec::with_capacity(input.cards.len());
    for n in 0..input.cards.len() {
        let mut own = Resolved::default();
        references::resolve(input, &index, &vocabularies, n, &mut own, &mut diagnostics);
        links::resolve(input, &index, &vocabularies, &addresses, n, &mut own, &mut diagnostics);
        files::resolve(input, n, &mut own, &mut diagnostics);
        resolved.push(own);
    }
    rules::check(input, &index, &resolved, &visibility, &mut diagnostics);

    let catalog = assemble(input, &index, addresses, visibility, resolved, vocabularies);
    sort(&mut diagnostics);
    Checked { value: Some(catalog), diagnostics }
}

/// Who sees a card: what `stato_redazionale` holds back or withdraws.
fn visibility(card: &Parsed, drafts: bool) -> Visibility {
    match card.card.as_ref().map_or("", |card| card.text("stato_redazionale")) {
        "archiviata" => Visibility::AddressOnly,
        "bozza" | "respinta" | "in_validazione" | "da_integrare" if drafts => Visibility::Draft,
        "bozza" | "respinta" | "in_validazione" | "da_integrare" => Visibility::Hidden,
        _ => Visibility::Listed,
    }
}

/// Puts the valid cards into their final order and turns positions of the input into positions of the catalogue.
fn assemble(
    input: &Input<'_>,
    index: &Index<'_>,
    addresses: addresses::Addresses,
    visibility: Vec<Visibility>,
    resolved: Vec<Resolved>,
    vocabularies: vocabulary::Vocabularies,
) -> Catalog {
    let addresses::Addresses { of_card, redirects } = addresses;
    let mut order: Vec<usize> = (0..input.cards.len()).filter(|n| input.cards[*n].card.is_some() && !index.is_duplicate(*n)).collect();
    order.sort_by_key(|n| {
        let card = &input.cards[*n];
        (index.root_of(*n), card.content_type.name.clone(), card.parsed.id.clone())
    });
    let mut position = vec![None; input.cards.len()];
    for (at, n) in order.iter().enumerate() {
        position[*n] = Some(CardIx(at as u32));
    }

    let mut catalog = Catalog::default();
    let mut resolved: Vec<Option<Resolved>> = resolved.into_iter().map(Some).collect();
    for n in order {
        let Resolved { references, links, files } = resolved[n].take().unwrap_or_default();
        let Some(card) = input.cards[n].card.clone() else { continue };
        let at = CardIx(catalog.cards.len() as u32);
        if let Some(address) = &of_card[n] {
            catalog.by_address.insert(address.clone(), at);
        }
        let by_id = catalog.by_key.entry(card.content_type().name.clone()).or_default();
        by_id.entry(card.id().clone()).or_insert(at);
        catalog.cards.push(Linked {
            address: of_card[n].clone(),
            visibility: visibility[n],
            references: references
                .into_iter()
                .filter_map(|(field, value, to)| Some(super::Reference { field, value, to: position[to]? }))
                .collect(),
            links: links.into_iter().map(|target| place(target?, &position)).collect(),
            backlinks: Vec::new(),
            files,
            card,
        });
    }
    collect_backlinks(&mut catalog);
    catalog.redirects = redirects.into_iter().filter_map(|(from, to)| Some((from, position[to]?))).collect();
    catalog.vocabularies = vocabularies.into_catalog(&position);
    catalog.broken = broken(input, index, &of_card);
    catalog
}

fn place(target: LinkTarget, position: &[Option<CardIx>]) -> Option<Target> {
    Some(match target {
        LinkTarget::Card(to, fragment) => Target::Card(position[to]?, fragment),
        LinkTarget::Vocabulary(to, term) => Target::Vocabulary(position[to]?, term),
        LinkTarget::Heading(id) => Target::Heading(id),
        LinkTarget::File(name) => Target::File(name),
    })
}

/// Turns references and links around, for cards that have a page.
fn collect_backlinks(catalog: &mut Catalog) {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); catalog.cards.len()];
    for (from, linked) in catalog.iter() {
        if !linked.visibility.is_listed() || linked.address.is_none() {
            continue;
        }
        for reference in &linked.references {
            backlinks[reference.to.0 as usize].push(Backlink { from, field: Some(reference.field.clone()) });
        }
        for target in linked.links.iter().flatten() {
            if let Target::Card(to, _) = target {
                backlinks[to.0 as usize].push(Backlink { from, field: None });
            }
        }
    }
    for (at, (card, mut found)) in catalog.cards.iter_mut().zip(backlinks).enumerate() {
        found.retain(|backlink| backlink.from != CardIx(at as u32));
        found.sort();
        found.dedup();
        card.backlinks = found;
    }
}

fn broken(input: &Input<'_>, index: &Index<'_>, of_card: &[Option<Arc<str>>]) -> Vec<Broken> {
    let is_broken = |n: &usize| input.cards[*n].card.is_none() || index.is_duplicate(*n);
    (0..input.cards.len())
        .filter(is_broken)
        .map(|n| Broken {
            parsed: input.cards[n].parsed.clone(),
            content_type: Some(input.cards[n].content_type.clone()),
            address: of_card[n].clone(),
        })
        .collect()
}

/// A diagnostic at a stretch of a card's file.
pub(super) fn location(card: &ParsedCard, span: &crate::diagnostic::Span) -> crate::diagnostic::Location {
    crate::diagnostic::Location::new(card.path.clone(), span)
}

/// Shorthand for the lists that steps add to.
pub(super) type Found = Vec<Diagnostic>;
