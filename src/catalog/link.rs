//! The stage's entry point and the order of its steps.

use std::sync::Arc;

use super::index::{Index, Role};
use super::{
    Backlink, Broken, CardIx, Catalog, Linked, RegisterFile, Standing, Target, Visibility, addresses, communities, files, links, people,
    references, registers, rules, translations, vocabulary,
};
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
    /// What validation made of the cards, parallel to them; may be shorter where no type needs any.
    pub standings: &'a [Option<Arc<Standing>>],
    /// The registers beside cards.
    pub registers: &'a [RegisterFile],
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
    pub registers: Arc<super::Registers>,
}

/// Where a body's link leads, by position in the input.
#[derive(Debug)]
pub(super) enum LinkTarget {
    Card(usize, Option<String>),
    Vocabulary(usize, Option<String>),
    Version(usize, usize),
    Heading(String),
    File(Arc<str>),
}

/// Links all cards. A catalogue always comes out, of the cards that are valid.
pub fn link(input: &Input<'_>) -> Checked<Catalog> {
    let mut diagnostics = Vec::new();
    let index = Index::new(input, &mut diagnostics);
    let vocabularies = vocabulary::collect(input, &index, &mut diagnostics);
    let addresses = addresses::assign(input, &index, &mut diagnostics);
    let visibility: Vec<Visibility> = (0..input.cards.len()).map(|n| visibility(input, &index, n)).collect();

    let mut registers = registers::collect(input, &index, &mut diagnostics);
    let mut resolved = Vec::with_capacity(input.cards.len());
    for n in 0..input.cards.len() {
        let mut own = Resolved::default();
        references::resolve(input, &index, &vocabularies, n, &mut own, &mut diagnostics);
        links::resolve(input, &index, &vocabularies, &addresses, n, &mut own, &mut diagnostics);
        files::resolve(input, n, &mut own, &mut diagnostics);
        own.registers = registers.remove(&n).map(Arc::new).unwrap_or_default();
        resolved.push(own);
    }
    translations::check(input, &index, &mut diagnostics);
    rules::check(input, &index, &resolved, &visibility, &mut diagnostics);
    communities::check(input, &index, &resolved, &mut diagnostics);
    people::check(input, &index, &resolved, &mut diagnostics);

    let catalog = assemble(input, &index, addresses, visibility, resolved, vocabularies);
    sort(&mut diagnostics);
    Checked { value: Some(catalog), diagnostics }
}

/// Who sees a card: what `stato_redazionale` holds back or withdraws, else what validation says; a translation goes with its original.
fn visibility(input: &Input<'_>, index: &Index<'_>, n: usize) -> Visibility {
    let original = index.original(n);
    let standing = |n: usize| input.standings.get(n).and_then(Option::as_deref);
    let written = input.cards[original].card.as_ref().map_or("", |card| card.text("stato_redazionale"));
    let of_original = match standing(original).map(|standing| standing.visibility(input.drafts)) {
        // What nobody validated is not public at its address either.
        Some(Visibility::Hidden) => Visibility::Hidden,
        Some(validated) if written.is_empty() => validated,
        _ => Visibility::of_state(written, input.drafts),
    };
    if standing(n).is_some_and(|own| own.is_withheld) && of_original.has_page() {
        return Visibility::of_state(super::State::InValidation.as_str(), input.drafts);
    }
    of_original
}

/// Puts the valid cards into their final order and turns positions of the input into positions of the catalogue.
fn assemble(
    input: &Input<'_>,
    index: &Index<'_>,
    addresses: addresses::Addresses,
    visibility: Vec<Visibility>,
    mut resolved: Vec<Resolved>,
    vocabularies: vocabulary::Vocabularies,
) -> Catalog {
    let addresses::Addresses { of_card, redirects } = addresses;
    let (order, originals) = order(input, index);
    let mut position = vec![None; input.cards.len()];
    for (at, n) in order.iter().enumerate() {
        position[*n] = Some(CardIx(at as u32));
    }
    let mut catalog = Catalog { originals, ..Catalog::default() };
    for n in order {
        let Resolved { references, links, files, registers } = std::mem::take(&mut resolved[n]);
        let Some(card) = input.cards[n].card.clone() else { continue };
        let at = CardIx(catalog.cards.len() as u32);
        if let Some(address) = &of_card[n] {
            catalog.by_address.insert(address.clone(), at);
        }
        let mut linked = Linked {
            address: of_card[n].clone(),
            language: input.config.language_index(card.parsed().language.as_deref()),
            original: None,
            translations: Vec::new(),
            visibility: visibility[n],
            standing: input.standings.get(n).cloned().flatten(),
            references: references
                .into_iter()
                .filter(|(_, _, to)| !is_held_back(input, &visibility, *to))
                .filter_map(|(field, value, to)| Some(super::Reference { field, value, to: position[to]? }))
                .collect(),
            links: links
                .into_iter()
                .map(|target| place(target.filter(|target| !leads_to_held_back(target, input, &visibility))?, &position))
                .collect(),
            backlinks: Vec::new(),
            files,
            registers,
            shown_as: people::shown_as(&card, input.today),
            card,
        };
        match position[index.original(n)].filter(|original| *original != at) {
            Some(original) => {
                inherit(&mut linked, &catalog.cards[original.0 as usize], original);
                catalog.cards[original.0 as usize].translations.push(at);
            }
            None => {
                let by_id = catalog.by_key.entry(linked.card.content_type().name.clone()).or_default();
                by_id.entry(linked.card.id().clone()).or_insert(at);
            }
        }
        catalog.cards.push(linked);
    }
    people::name_memberships(&mut catalog);
    collect_backlinks(&mut catalog);
    catalog.redirects = redirects.into_iter().filter_map(|(from, to)| Some((from, position[to]?))).collect();
    catalog.vocabularies = vocabularies.into_catalog(&position);
    catalog.broken = broken(input, index, &of_card);
    catalog
}

/// Positions of the valid cards of the input, originals first, and the number of originals.
fn order(input: &Input<'_>, index: &Index<'_>) -> (Vec<usize>, usize) {
    let sorted = |is_wanted: &dyn Fn(usize) -> bool| {
        let mut order: Vec<usize> = (0..input.cards.len()).filter(|n| is_wanted(*n)).collect();
        order.sort_by_key(|n| {
            let card = &input.cards[*n];
            let language = input.config.language_index(card.parsed.language.as_deref());
            (index.root_of(*n), card.content_type.name.clone(), card.parsed.id.clone(), language)
        });
        order
    };
    let mut order = sorted(&|n| index.role(n) == Role::Original && is_valid(input, index, n));
    let originals = order.len();
    order.extend(sorted(&|n| match index.role(n) {
        Role::Translation(original) => is_valid(input, index, n) && is_valid(input, index, original),
        _ => false,
    }));
    (order, originals)
}

/// Whether a file is a card of the catalogue. An original in another language must hold all that an original must.
fn is_valid(input: &Input<'_>, index: &Index<'_>, n: usize) -> bool {
    let complete = |card: &Card| index.role(n) != Role::Original || !card.deferred().iter().any(Diagnostic::is_error);
    input.cards[n].card.as_ref().is_some_and(complete)
}

/// Gives a translation what it has from its original.
fn inherit(translation: &mut Linked, original: &Linked, at: CardIx) {
    translation.card = Card::translated(&original.card, &translation.card);
    translation.original = Some(at);
    translation.registers.clone_from(&original.registers);
    translation.references.clone_from(&original.references);
    if Arc::ptr_eq(translation.card.body_of(), original.card.parsed()) {
        translation.links.clone_from(&original.links);
    }
    let published = |file: &super::PublishedFile| original.files.iter().any(|o| o.name == file.name && o.asset.path == file.asset.path);
    translation.files.retain(|file| !published(file));
}

/// Whether a card has no page in this build although its type has pages: nothing that is public names it.
pub(super) fn is_held_back(input: &Input<'_>, visibility: &[Visibility], n: usize) -> bool {
    !visibility[n].has_page() && input.cards[n].content_type.permalink
}

fn leads_to_held_back(target: &LinkTarget, input: &Input<'_>, visibility: &[Visibility]) -> bool {
    matches!(target, LinkTarget::Card(to, _) | LinkTarget::Version(to, _) if is_held_back(input, visibility, *to))
}

fn place(target: LinkTarget, position: &[Option<CardIx>]) -> Option<Target> {
    Some(match target {
        LinkTarget::Card(to, fragment) => Target::Card(position[to]?, fragment),
        LinkTarget::Vocabulary(to, term) => Target::Vocabulary(position[to]?, term),
        LinkTarget::Version(to, number) => Target::Version(position[to]?, number),
        LinkTarget::Heading(id) => Target::Heading(id),
        LinkTarget::File(name) => Target::File(name),
    })
}

/// Turns references and links around, for originals that have a page or are shown on that of the card beside which they live; translations have their originals'.
fn collect_backlinks(catalog: &mut Catalog) {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); catalog.cards.len()];
    for (from, linked) in catalog.iter() {
        let is_shown = linked.address.is_some() || linked.card.content_type().beside.is_some();
        if !linked.visibility.is_listed() || !is_shown {
            continue;
        }
        for reference in &linked.references {
            backlinks[reference.to.0 as usize].push(Backlink { from, field: Some(reference.field.clone()) });
        }
        for target in linked.links.iter().flatten() {
            if let Target::Card(to, _) | Target::Version(to, _) = target {
                let to = catalog.get(*to).original.unwrap_or(*to);
                backlinks[to.0 as usize].push(Backlink { from, field: None });
            }
        }
    }
    for (at, own) in backlinks.into_iter().enumerate() {
        let mut found = match catalog.cards[at].original {
            Some(original) => catalog.cards[original.0 as usize].backlinks.clone(),
            None => own,
        };
        found.retain(|backlink| backlink.from != CardIx(at as u32));
        found.sort();
        found.dedup();
        catalog.cards[at].backlinks = found;
    }
}

fn broken(input: &Input<'_>, index: &Index<'_>, of_card: &[Option<Arc<str>>]) -> Vec<Broken> {
    let is_broken = |n: &usize| index.role(*n) == Role::Duplicate || (index.role(*n) != Role::Orphan && !is_valid(input, index, *n));
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
pub(crate) fn location(card: &ParsedCard, span: &crate::diagnostic::Span) -> crate::diagnostic::Location {
    crate::diagnostic::Location::new(card.path.clone(), span)
}

/// Shorthand for the lists that steps add to.
pub(super) type Found = Vec<Diagnostic>;
