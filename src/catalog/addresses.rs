//! The address of every card's page, and the old addresses that redirect to it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::index::{Index, Role, alias_address};
use super::link::{Found, Input, Parsed, location};
use super::{PROPOSALS, TWINNING_NETWORK, VERSIONS};
use crate::diagnostic::{Code, Diagnostic, Location};

/// First segments that the site itself uses or will use (design: fixed routes are reserved from the first day).
const RESERVED: &[&str] = &[
    "numeri",
    "rete",
    "chiedi",
    "glossario",
    "novita",
    "modifiche",
    "cerca",
    "dati",
    "api",
    "fonti",
    "mappa",
    "tema",
    "pagina",
    "404",
    "stato-del-catalogo",
    "calendario",
];

/// Addresses by position of the input.
pub(super) struct Addresses {
    /// Address of each card's page; `None` for types without pages and for repeated ids.
    pub of_card: Vec<Option<Arc<str>>>,
    /// Old addresses, each with the card that had it.
    pub redirects: BTreeMap<Arc<str>, usize>,
}

/// Gives every card its address and reports those that are taken.
pub(super) fn assign(input: &Input<'_>, index: &Index<'_>, found: &mut Found) -> Addresses {
    let reserved = reserved(input);
    let mut taken: HashMap<Arc<str>, usize> = HashMap::with_capacity(input.cards.len());
    let mut of_card = Vec::with_capacity(input.cards.len());
    for (n, card) in input.cards.iter().enumerate() {
        let address = address_of(input, index, n, card);
        if let Some(address) = &address {
            check(input, card, address, &reserved, taken.get(address).copied(), found);
            taken.entry(address.clone()).or_insert(n);
        }
        of_card.push(address);
    }
    let redirects = redirects(input, index, &of_card, &taken, &reserved, found);
    Addresses { of_card, redirects }
}

fn address_of(input: &Input<'_>, index: &Index<'_>, n: usize, card: &Parsed) -> Option<Arc<str>> {
    if !card.content_type.permalink || matches!(index.role(n), Role::Duplicate | Role::Orphan) {
        return None;
    }
    let prefix = &input.config.language(card.parsed.language.as_deref()).prefix;
    let id = &card.parsed.id;
    let path = &card.content_type.path;
    let own = if path.is_empty() { format!("{id}/") } else { format!("{path}/{id}/") };
    Some(format!("{prefix}{}{own}", below(input, index, n)).into())
}

/// What the addresses of a root's cards begin with: nothing for the first, a name for the others, public or reserved.
fn below(input: &Input<'_>, index: &Index<'_>, n: usize) -> String {
    match index.root_of(n) {
        0 => String::new(),
        root => format!("fonti/{}/", input.roots[root].name),
    }
}

/// First segments that no page at the top may take.
fn reserved(input: &Input<'_>) -> Vec<Arc<str>> {
    let mut names: Vec<Arc<str>> = RESERVED.iter().map(|name| Arc::from(*name)).collect();
    for content_type in input.schemas.iter() {
        names.push(content_type.path.clone());
        names.extend(content_type.taxonomies.iter().map(|taxonomy| taxonomy.path.clone()));
    }
    names.extend(input.config.languages.iter().map(|language| language.code.clone()));
    names
}

fn check(input: &Input<'_>, card: &Parsed, address: &Arc<str>, reserved: &[Arc<str>], other: Option<usize>, found: &mut Found) {
    let at = || Location::file(card.parsed.path.clone());
    let top_level = card.content_type.path.is_empty() && reserved.iter().any(|name| *name == card.parsed.id);
    let id = &*card.parsed.id;
    let below_list = card.content_type.list && (id == "pagina" || (&*card.content_type.name == "gemellaggio" && id == TWINNING_NETWORK));
    if top_level || below_list {
        found.push(
            Diagnostic::new(Code::ReservedAddress, format!("l'indirizzo /{address} serve al sito"))
                .at(at())
                .expected("un altro nome per il file")
                .help(format!("per esempio «{}-2.md»", card.parsed.id)),
        );
    } else if let Some(other) = other {
        found.push(
            Diagnostic::new(Code::AddressCollision, format!("l'indirizzo /{address} è già di un'altra scheda"))
                .at(at())
                .expected("un indirizzo diverso per ogni scheda")
                .related(Location::file(input.cards[other].parsed.path.clone()), "è di questa"),
        );
    }
}

/// The old addresses of every card, in each of the languages that it has.
fn redirects(
    input: &Input<'_>,
    index: &Index<'_>,
    of_card: &[Option<Arc<str>>],
    taken: &HashMap<Arc<str>, usize>,
    reserved: &[Arc<str>],
    found: &mut Found,
) -> BTreeMap<Arc<str>, usize> {
    let mut redirects: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for (n, card) in input.cards.iter().enumerate() {
        if of_card[n].is_none() {
            continue;
        }
        let prefix = &input.config.language(card.parsed.language.as_deref()).prefix;
        let original = &input.cards[index.original(n)];
        for node in original.parsed.front_matter.get("alias").map_or(&[][..], |node| node.items()) {
            let Some(written) = node.text() else { continue };
            let path = alias_address(written);
            // Where the card would be if it still had that name.
            let below = below(input, index, n);
            let address: Arc<str> = format!("{prefix}{below}{path}/").into();
            let at = || location(&original.parsed, &node.span);
            let unsafe_path = path.is_empty()
                || is_of_a_version(&format!("{prefix}{below}"), &path, taken)
                || path.split('/').any(|part| part.is_empty() || part.starts_with(['.', '_']))
                || path.contains('\\');
            // A path of one segment must not hide a page of the site; below a type's path anything that is free will do.
            if unsafe_path || (below.is_empty() && !path.contains('/') && reserved.iter().any(|name| **name == *path)) {
                found.push(
                    Diagnostic::new(Code::ReservedAddress, format!("«{written}» non può essere un indirizzo precedente"))
                        .at(at())
                        .expected("l'indirizzo che la scheda aveva, come esperienze/vecchio-nome"),
                );
            } else if let Some(other) = taken.get(&address).or_else(|| redirects.get(&address)).filter(|other| **other != n) {
                found.push(
                    Diagnostic::new(Code::AddressCollision, format!("l'indirizzo /{address} è di un'altra scheda"))
                        .at(at())
                        .expected("un indirizzo che nessun'altra scheda usa")
                        .related(Location::file(input.cards[*other].parsed.path.clone()), "è di questa"),
                );
            } else if !taken.contains_key(&address) {
                redirects.insert(address, n);
            }
        }
    }
    redirects
}

/// Whether an old address lies where a card has its versions or its pending amendments.
fn is_of_a_version(prefix: &str, path: &str, taken: &HashMap<Arc<str>, usize>) -> bool {
    let is = |folder: &str, rest: &str| rest.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let below = |at: usize| is(VERSIONS, &path[at..]) || is(PROPOSALS, &path[at..]);
    let places = path.match_indices('/').map(|(at, _)| at + 1);
    places.filter(|&at| below(at)).any(|at| taken.contains_key(&*format!("{prefix}{}", &path[..at])))
}
