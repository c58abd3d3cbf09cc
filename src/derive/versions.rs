//! The versions of each card: those of its file, after those of the files that its aliases name.

use std::collections::HashMap;
use std::sync::Arc;

use super::display_name;
use crate::catalog::{CardIx, Catalog, Linked, Target, VERSIONS, location};
use crate::content::{LinkKind, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::source::{Commit, FileVersion, History};

/// The versions of one card.
#[derive(Debug, Clone, Default)]
pub struct CardVersions {
    /// The history of the card's root; `None` outside a repository.
    pub history: Option<Arc<History>>,
    /// Oldest first; empty for a card that was never committed.
    pub list: Vec<Version>,
}

/// A version of a card. Its number is its position in [`CardVersions::list`] and one.
#[derive(Debug, Clone)]
pub struct Version {
    /// What Git says of it.
    pub file: FileVersion,
}

impl CardVersions {
    /// The version with this number, from 1.
    pub fn get(&self, number: usize) -> Option<&Version> {
        self.list.get(number.checked_sub(1)?)
    }

    /// The number of the version that a commit made, or that brought the commit; `commit` may be shortened to seven digits.
    pub fn number_of(&self, commit: &str) -> Option<usize> {
        let history = self.history.as_ref()?;
        let named = |id: &str| id == commit || (commit.len() >= 7 && id.starts_with(commit));
        let own = self.list.iter().position(|version| named(&history.commit(&version.file).id));
        let brought = || {
            let mut merges = history.merged.range(Arc::from(commit)..).take_while(|(id, _)| named(id)).map(|(_, merge)| *merge);
            merges.find_map(|merge| self.list.iter().position(|version| version.file.commit == merge))
        };
        own.or_else(brought).map(|at| at + 1)
    }

    /// The commit that made a version.
    pub fn commit(&self, version: &Version) -> Option<&Commit> {
        Some(self.history.as_ref()?.commit(&version.file))
    }

    /// The text of a version as it was; `None` when the commit removed the card, or it cannot be read.
    pub fn text(&self, version: &Version) -> Option<Arc<str>> {
        self.history.as_ref()?.text(&version.file)
    }
}

/// The versions of all cards from their roots' histories, parallel to the catalogue's cards.
pub fn of_cards(catalog: &Catalog, histories: &[(Arc<str>, Arc<History>)]) -> Vec<CardVersions> {
    let histories: HashMap<&str, &Arc<History>> = histories.iter().map(|(root, history)| (&**root, history)).collect();
    let mut renamed = Renamed { gone: HashMap::new() };
    let of_card = |card: &Linked| {
        let parsed = card.card.parsed();
        let Some(history) = histories.get(&*parsed.root) else { return CardVersions::default() };
        let mut files: Vec<&FileVersion> = Vec::new();
        // A card that came in another commit than the one in which its old file went says its old name itself; a translation
        // has its original's.
        let original = card.original.map_or(card, |original| catalog.get(original));
        let language = card.original.and(parsed.language.as_deref());
        for alias in original.card.at("alias").into_iter().filter_map(|alias| alias.as_str()) {
            files.extend(renamed.before(history, card, alias, language));
        }
        let own = history.of(&parsed.local);
        // What ends before the card begins is its past.
        files.retain(|version| own.first().is_some_and(|first| version.commit < first.commit));
        files.sort_by_key(|version| version.commit);
        files.extend(own);
        // What came after the text that is shown is told to nobody.
        files.retain(|version| !card.standing.as_ref().is_some_and(|standing| standing.is_after(version.commit)));
        let list = files.into_iter().map(|file| Version { file: file.clone() }).collect();
        CardVersions { history: Some((*history).clone()), list }
    };
    catalog.cards.iter().map(of_card).collect()
}

/// Links to versions that are not there: `scheda.md#versione-9` in a text, and addresses of this site anywhere.
pub fn check_links(catalog: &Catalog, versions: &[CardVersions], base_url: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut check = |to: CardIx, number: usize, parsed: &ParsedCard, span: &Span| {
        let of = &versions[to.0 as usize];
        let known = of.history.as_ref().is_some_and(|history| history.blobs.is_some());
        if known && of.get(number).is_none() {
            let name = display_name(catalog.get(to));
            let problem = Diagnostic::new(Code::BrokenLink, format!("«{name}» non ha una versione {number}")).at(location(parsed, span));
            found.push(match of.list.len() {
                0 => problem.expected("una versione che c'è già: questa scheda non ne ha ancora"),
                count => problem.expected(format!("un numero da 1 a {count}")),
            });
        }
    };
    for card in &catalog.cards {
        let (own, body) = (card.card.parsed(), card.card.body_of());
        // The text of a translation without one was looked at with its original.
        let links = if Arc::ptr_eq(own, body) { &card.links[..] } else { &[] };
        for (link, target) in body.body.links.iter().zip(links) {
            match target {
                Some(Target::Version(to, number)) => check(*to, *number, body, &link.span),
                None if link.kind == LinkKind::External => {
                    if let Some((to, number)) = at_address(catalog, base_url, &link.target) {
                        check(to, number, body, &link.span);
                    }
                }
                _ => {}
            }
        }
        for item in own.front_matter.get("collegamenti").map_or(&[][..], |node| node.items()) {
            let Some(url) = item.get("url") else { continue };
            if let Some((to, number)) = url.text().and_then(|text| at_address(catalog, base_url, text)) {
                check(to, number, own, &url.span);
            }
        }
    }
    found
}

/// The version whose page a full address of this site names.
fn at_address(catalog: &Catalog, base_url: &str, url: &str) -> Option<(CardIx, usize)> {
    let (card, below) = url.strip_prefix(base_url)?.split_once(&format!("{VERSIONS}/"))?;
    let number = below.split('/').next()?.parse().ok()?;
    Some((catalog.at_address(card)?, number))
}

/// Files that are gone, by root, type's folder and name; made when a card first has an alias.
struct Renamed {
    gone: HashMap<Arc<str>, ByName>,
}

/// Paths by type's folder and name.
type ByName = HashMap<(String, String), Vec<Arc<str>>>;

impl Renamed {
    /// The versions of the file that had the alias's last segment as its name, in the folder that the alias names (a card may
    /// have been of another type) or in that of the card's type.
    fn before<'h>(&mut self, history: &'h History, card: &Linked, alias: &str, language: Option<&str>) -> &'h [FileVersion] {
        let parsed = card.card.parsed();
        let alias = alias.trim_matches('/').trim_end_matches(".md");
        let (above, name) = alias.rsplit_once('/').unwrap_or(("", alias));
        let name = language.map_or_else(|| name.to_owned(), |language| format!("{name}.{language}"));
        let gone = self.gone.entry(parsed.root.clone()).or_insert_with(|| by_name(history));
        let folders = [above.split('/').next().unwrap_or(""), &card.card.content_type().folder];
        let paths = folders.into_iter().find_map(|folder| gone.get(&(folder.to_owned(), name.clone())));
        let path = paths.and_then(|paths| paths.iter().find(|path| ***path != *parsed.local));
        path.map_or(&[], |path| history.of(path))
    }
}

fn by_name(history: &History) -> ByName {
    let mut paths = ByName::new();
    for (path, versions) in &history.files {
        if versions.last().is_none_or(|last| last.blob.is_some()) {
            continue;
        }
        let Some((folder, rest)) = path.split_once('/') else { continue };
        paths.entry((folder.to_owned(), name(rest))).or_default().push(path.clone());
    }
    paths
}

/// The name under which an address knew a file, and its language: `index.de.md` is called like its folder.
fn name(path: &str) -> String {
    let path = path.trim_end_matches(".md");
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name.strip_prefix("index") {
        Some(language) if language.is_empty() || language.starts_with('.') => above.rsplit('/').next().unwrap_or("").to_owned() + language,
        _ => name.to_owned(),
    }
}
