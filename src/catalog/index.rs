//! Every parsed card by root, type and id, by path and by old name.

use std::collections::HashMap;
use std::sync::Arc;

use super::link::{Found, Input};
use crate::diagnostic::{Code, Diagnostic, Location, close, fold};
use crate::schema::ContentType;

/// Finds cards, valid or not.
pub(super) struct Index<'a> {
    input: &'a Input<'a>,
    roots: Vec<usize>,
    by_id: HashMap<(usize, &'a str), HashMap<&'a str, usize>>,
    by_local: HashMap<(usize, &'a str), usize>,
    by_alias: HashMap<(usize, String), usize>,
    duplicates: Vec<bool>,
}

/// How a card was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// Under its id.
    Id(usize),
    /// Under a name that it had before.
    Alias(usize),
}

impl<'a> Index<'a> {
    /// Indexes all cards and reports ids that are there twice.
    pub(super) fn new(input: &'a Input<'a>, found: &mut Found) -> Self {
        let count = input.cards.len();
        let mut index = Index {
            input,
            roots: Vec::with_capacity(count),
            by_id: HashMap::new(),
            by_local: HashMap::with_capacity(count),
            by_alias: HashMap::new(),
            duplicates: vec![false; count],
        };
        for (n, card) in input.cards.iter().enumerate() {
            let root = input.roots.iter().position(|root| root.name == card.parsed.root).unwrap_or(0);
            index.roots.push(root);
            index.by_local.insert((root, &card.parsed.local), n);
            let ids = index.by_id.entry((root, &card.content_type.name)).or_default();
            if let Some(first) = ids.get(&*card.parsed.id) {
                index.duplicates[n] = true;
                let first = &input.cards[*first].parsed;
                found.push(
                    Diagnostic::new(Code::DuplicateId, format!("c'è già una scheda «{}» dello stesso tipo", card.parsed.id))
                        .at(Location::file(card.parsed.path.clone()))
                        .expected("un nome di file diverso per ogni scheda dello stesso tipo, in qualunque sottocartella")
                        .help("cambia il nome di uno dei due file")
                        .related(Location::file(first.path.clone()), "la prima è qui"),
                );
            } else {
                ids.insert(&card.parsed.id, n);
            }
        }
        index.collect_aliases();
        index
    }

    fn collect_aliases(&mut self) {
        for (n, card) in self.input.cards.iter().enumerate() {
            for alias in card.parsed.front_matter.get("alias").map_or(&[][..], |node| node.items()) {
                if let Some(path) = alias.text() {
                    self.by_alias.entry((self.roots[n], alias_address(path))).or_insert(n);
                }
            }
        }
    }

    /// Position of a card's root.
    pub(super) fn root_of(&self, n: usize) -> usize {
        self.roots[n]
    }

    /// Whether an earlier card has the same id.
    pub(super) fn is_duplicate(&self, n: usize) -> bool {
        self.duplicates[n]
    }

    /// The card in `root` with this type and id, or that had it before.
    pub(super) fn find(&self, root: usize, content_type: &ContentType, id: &str) -> Option<Hit> {
        if let Some(n) = self.by_id.get(&(root, &*content_type.name)).and_then(|ids| ids.get(id)) {
            return Some(Hit::Id(*n));
        }
        let address = alias_address(&format!("{}/{id}", content_type.path));
        self.by_alias.get(&(root, address)).copied().map(Hit::Alias)
    }

    /// The card whose file has this path relative to `root`.
    pub(super) fn at_local(&self, root: usize, local: &str) -> Option<usize> {
        self.by_local.get(&(root, local)).copied()
    }

    /// Paths relative to `root` of all cards.
    pub(super) fn locals(&self, root: usize) -> impl Iterator<Item = &'a str> {
        let cards = self.input.cards;
        cards.iter().enumerate().filter(move |(n, _)| self.roots[*n] == root).map(|(_, card)| &*card.parsed.local)
    }

    /// The id that the author meant: the card of this type with that title, name or IPA code, else with the nearest id.
    pub(super) fn meant(&self, root: usize, type_name: &str, written: &str) -> Option<Arc<str>> {
        let ids = self.by_id.get(&(root, type_name))?;
        let folded = fold(written);
        let mut named: Vec<&usize> = ids
            .values()
            .filter(|n| {
                let front_matter = &self.input.cards[**n].parsed.front_matter;
                ["nome", "titolo", "ipa", "riferimento"]
                    .iter()
                    .any(|key| front_matter.get(key).and_then(|node| node.text()).is_some_and(|text| fold(text) == folded))
            })
            .collect();
        named.sort();
        if let Some(n) = named.first() {
            return Some(self.input.cards[**n].parsed.id.clone());
        }
        close(written, ids.keys().copied()).map(Arc::from)
    }
}

/// An alias as an address: no slash at the ends, no extension.
pub(super) fn alias_address(path: &str) -> String {
    path.trim_matches('/').trim_end_matches(".md").trim_end_matches("/index").to_owned()
}
