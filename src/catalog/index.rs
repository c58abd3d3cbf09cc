//! Every parsed card by root, type and id, by path and by old name.

use std::collections::HashMap;
use std::sync::Arc;

use super::link::{Found, Input};
use crate::diagnostic::{Code, Diagnostic, Location, close, fold};
use crate::schema::{ContentType, TRANSLATES};

/// Finds cards, valid or not.
pub(super) struct Index<'a> {
    input: &'a Input<'a>,
    roots: Vec<usize>,
    by_id: HashMap<(usize, &'a str), HashMap<&'a str, usize>>,
    by_local: HashMap<(usize, &'a str), usize>,
    by_alias: HashMap<(usize, String), usize>,
    roles: Vec<Role>,
}

/// What a file is to its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The card itself.
    Original,
    /// The card in another language; its original's position.
    Translation(usize),
    /// A translation without an original.
    Orphan,
    /// A second file for one card in one language.
    Duplicate,
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
            roles: vec![Role::Original; count],
        };
        let mut others: Vec<usize> = Vec::new();
        for (n, card) in input.cards.iter().enumerate() {
            let root = input.roots.iter().position(|root| root.name == card.parsed.root).unwrap_or(0);
            index.roots.push(root);
            index.by_local.insert((root, &card.parsed.local), n);
            if card.parsed.language.is_some() {
                others.push(n);
                continue;
            }
            let ids = index.by_id.entry((root, &card.content_type.name)).or_default();
            if let Some(first) = ids.get(&*card.parsed.id).copied() {
                index.duplicate(n, first, found);
            } else {
                ids.insert(&card.parsed.id, n);
            }
        }
        index.assign_languages(others, found);
        index.collect_aliases();
        index
    }

    /// Gives the files of further languages their roles. One that names no original becomes the original when there is none
    /// yet, in the order of the languages.
    fn assign_languages(&mut self, mut others: Vec<usize>, found: &mut Found) {
        let input = self.input;
        let translates = |n: usize| input.cards[n].parsed.front_matter.get(TRANSLATES).is_some_and(|node| !node.is_null());
        others.sort_by_key(|&n| (translates(n), input.config.language_index(input.cards[n].parsed.language.as_deref()), n));
        let mut seen: HashMap<(usize, &str, &str, &str), usize> = HashMap::new();
        for n in others {
            let card = &input.cards[n];
            let language = card.parsed.language.as_deref().unwrap_or("");
            let key = (self.roots[n], &*card.content_type.name, &*card.parsed.id, language);
            if let Some(first) = seen.insert(key, n) {
                seen.insert(key, first);
                self.duplicate(n, first, found);
                continue;
            }
            let ids = self.by_id.entry((self.roots[n], &card.content_type.name)).or_default();
            self.roles[n] = match ids.get(&*card.parsed.id) {
                Some(original) => Role::Translation(*original),
                None if translates(n) => Role::Orphan,
                None => {
                    ids.insert(&card.parsed.id, n);
                    Role::Original
                }
            };
        }
    }

    fn duplicate(&mut self, n: usize, first: usize, found: &mut Found) {
        self.roles[n] = Role::Duplicate;
        let (card, first) = (&self.input.cards[n].parsed, &self.input.cards[first].parsed);
        found.push(
            Diagnostic::new(Code::DuplicateId, format!("c'è già una scheda «{}» dello stesso tipo", card.id))
                .at(Location::file(card.path.clone()))
                .expected("un nome di file diverso per ogni scheda dello stesso tipo, in qualunque sottocartella")
                .help("cambia il nome di uno dei due file")
                .related(Location::file(first.path.clone()), "la prima è qui"),
        );
    }

    fn collect_aliases(&mut self) {
        for (n, card) in self.input.cards.iter().enumerate().filter(|(n, _)| self.roles[*n] == Role::Original) {
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

    /// What the file at `n` is to its card.
    pub(super) fn role(&self, n: usize) -> Role {
        self.roles[n]
    }

    /// The file that holds the card itself: `n`, unless that is a translation.
    pub(super) fn original(&self, n: usize) -> usize {
        match self.roles[n] {
            Role::Translation(original) => original,
            _ => n,
        }
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
