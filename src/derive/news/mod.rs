//! What is new, by meaning: what a version of a card says to readers, and the latest of it.
//!
//! A commit is not news; a new experience, added results, an accepted amendment are. [`NewsReader::event`] compares a version
//! with the one before it in these steps:
//!
//! 1. [`past`]: both are read under today's limits and with today's schema. What cannot be read gives no news, nor does what
//!    is compared with it; the newest version is the card itself, and needs no Git;
//! 2. the editorial state: only what is published is news, becoming so first of all;
//! 3. [`facts`]: what the annotations `x-news` of the type's fields say of the change, then the amendment that brought it.
//!
//! A version that calls itself minor (`[minore]`), or that changes only white space or fields that say nothing, is none.
//!
//! Nothing is compared before somebody asks, and nothing twice: a feed asks from the newest version on until it is full
//! ([`NewsReader::latest`]), so that a long history costs what its last entries cost.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use crate::schema::Value;
use jiff::Timestamp;

use super::{CardVersions, Derived, dates};
use crate::catalog::{CardIx, Catalog, Linked, Visibility};
use crate::config::Config;
use crate::source::Commit;

mod facts;
mod past;

use past::{Past, Reading};

/// What was found out about versions so far.
#[derive(Debug, Default)]
pub struct News {
    /// By card and version.
    cells: Vec<Box<[Cell]>>,
}

/// What a version says, once somebody asked.
type Cell = OnceLock<Option<Box<Event>>>;

impl News {
    /// Nothing is known yet.
    pub(super) fn new(versions: &[CardVersions]) -> Self {
        let cells = |of: &CardVersions| std::iter::repeat_with(OnceLock::new).take(of.list.len()).collect();
        News { cells: versions.iter().map(cells).collect() }
    }
}

/// What a version says to readers.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The most telling one first.
    pub facts: Vec<Fact>,
}

/// One thing that a version says.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// The card is there, for the first time.
    Published,
    /// The card is there in another language.
    Translated,
    /// The card is there again.
    Returned,
    /// The card was archived.
    Withdrawn,
    /// A field changed in a way that its schema calls news.
    Field(FieldNews),
    /// The version came through a merge request.
    Amendment,
}

/// What happened to a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldNews {
    /// The top-level field.
    pub key: Arc<str>,
    /// The old value, where the rule is that it changed.
    pub from: Option<Value>,
    /// What is new, each value with its dotted path: the value itself, or the items that came.
    pub new: Vec<(String, Value)>,
}

/// A piece of news.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The card, an original.
    pub card: CardIx,
    /// Number of the version, from 1; 0 for a card that no commit has, which is dated by itself.
    pub number: usize,
    /// When it came to be there.
    pub time: Timestamp,
    /// What it says.
    pub event: &'a Event,
}

/// Reads news; costs nothing to make.
#[derive(Clone, Copy)]
pub struct NewsReader<'a> {
    catalog: &'a Catalog,
    derived: &'a Derived,
    config: &'a Config,
}

impl<'a> NewsReader<'a> {
    /// Of a catalogue and what follows from it.
    pub fn new(catalog: &'a Catalog, derived: &'a Derived, config: &'a Config) -> Self {
        NewsReader { catalog, derived, config }
    }

    /// What a version of a card says, when it is news.
    pub fn event(&self, card: CardIx, number: usize) -> Option<&'a Event> {
        self.change(card, number).filter(|event| !event.facts.is_empty())
    }

    /// As [`NewsReader::event`], also of a published version that says something but no news: then without facts.
    pub fn change(&self, card: CardIx, number: usize) -> Option<&'a Event> {
        let cell = self.derived.news.cells.get(card.0 as usize)?.get(number.checked_sub(1)?)?;
        cell.get_or_init(|| self.classify(card, number).map(Box::new)).as_deref()
    }

    /// The commit that made a version.
    pub fn commit(&self, card: CardIx, number: usize) -> Option<&'a Commit> {
        let versions = &self.derived.versions[card.0 as usize];
        versions.commit(versions.get(number)?)
    }

    /// The latest news of these cards (originals), newest first; of archived cards only that they were.
    pub fn latest(&self, cards: impl Iterator<Item = CardIx>, most: usize) -> Vec<Item<'a>> {
        self.newest_first(cards, |_, _| true).take(most).collect()
    }

    /// All news of these cards from the commits that `wanted` chooses by root and commit, newest first. Cards that no commit has are left out.
    pub fn of_commits(&self, cards: impl Iterator<Item = CardIx>, wanted: impl Fn(&str, &Commit) -> bool) -> Vec<Item<'a>> {
        self.newest_first(cards, |root, commit| commit.is_some_and(|commit| wanted(root, commit))).collect()
    }

    fn newest_first(
        &self,
        cards: impl Iterator<Item = CardIx>,
        wanted: impl Fn(&str, Option<&Commit>) -> bool,
    ) -> impl Iterator<Item = Item<'a>> {
        let mut found: Vec<(Reverse<Timestamp>, Reverse<u32>, CardIx, usize)> = Vec::new();
        for ix in cards.filter(|&ix| told(self.catalog.get(ix))) {
            let versions = &self.derived.versions[ix.0 as usize];
            let root = &*self.catalog.get(ix).card.parsed().root;
            if versions.list.is_empty()
                && wanted(root, None)
                && let Some(time) = own_date(self.catalog.get(ix))
            {
                found.push((Reverse(time), Reverse(0), ix, 0));
            }
            for (n, version) in versions.list.iter().enumerate() {
                if let Some(commit) = versions.commit(version).filter(|commit| wanted(root, Some(commit))) {
                    found.push((Reverse(commit.time), Reverse(version.file.commit), ix, n + 1));
                }
            }
        }
        found.sort_unstable();
        let reader = *self;
        found.into_iter().filter_map(move |(Reverse(time), _, card, number)| {
            let event = if number == 0 { undated() } else { reader.event(card, number)? };
            let listed = reader.catalog.get(card).visibility == Visibility::Listed;
            (listed || event.facts[0] == Fact::Withdrawn).then_some(Item { card, number, time, event })
        })
    }

    fn classify(&self, card: CardIx, number: usize) -> Option<Event> {
        let commit = self.commit(card, number)?;
        if commit.minor {
            return None;
        }
        let Reading::There(now) = self.past(card, number) else { return None };
        let before = match self.past(card, self.before(card, number)) {
            Reading::Unreadable => return None,
            Reading::Absent => None,
            Reading::There(past) => Some(past),
        };
        let was = before.as_ref().map_or(Visibility::Hidden, |past| past.visibility);
        let facts = match (was, now.visibility) {
            (Visibility::Listed, Visibility::Listed) => facts::of(before.as_ref()?, &now, commit, self.catalog.get(card))?,
            (_, Visibility::Listed) => vec![self.published(card, number)],
            (Visibility::Listed, Visibility::AddressOnly) => vec![Fact::Withdrawn],
            _ => return None,
        };
        Some(Event { facts })
    }

    /// The number of the version that readers saw before this one: versions that nobody validated are passed over.
    fn before(&self, card: CardIx, number: usize) -> usize {
        let versions = &self.derived.versions[card.0 as usize];
        let Some(standing) = self.catalog.get(card).standing.as_deref() else { return number - 1 };
        let seen = |number: &usize| versions.get(*number).is_some_and(|version| !standing.hides(version.file.commit));
        (1..number).rev().find(seen).unwrap_or(0)
    }

    /// How a version that the one before was not published: for the first time, or again.
    fn published(&self, card: CardIx, number: usize) -> Fact {
        let earlier = |number| matches!(self.past(card, number), Reading::There(past) if past.is_published());
        match self.catalog.get(card).original {
            _ if (1..number).any(earlier) => Fact::Returned,
            Some(_) => Fact::Translated,
            None => Fact::Published,
        }
    }

    /// A version as it was; version 0 is none.
    fn past(&self, card: CardIx, number: usize) -> Reading<'a> {
        let versions = &self.derived.versions[card.0 as usize];
        match versions.get(number) {
            None => Reading::Absent,
            Some(version) => Past::read(self.catalog.get(card), versions, version, self.config),
        }
    }
}

/// Whether a card may be in the news at all. Drafts are listed, but not told to the world.
pub(crate) fn told(card: &Linked) -> bool {
    let public = matches!(card.visibility, Visibility::Listed | Visibility::AddressOnly);
    card.card.content_type().feed && public && card.address.is_some()
}

/// The day that a card gives itself, at midnight UTC: outside a repository nothing else tells it.
fn own_date(card: &Linked) -> Option<Timestamp> {
    let date = dates::of_field(card, "data").or_else(|| dates::of_field(card, "ultima_verifica"))?;
    date.first.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
}

/// What a card that no commit has says.
fn undated() -> &'static Event {
    static EVENT: OnceLock<Event> = OnceLock::new();
    EVENT.get_or_init(|| Event { facts: vec![Fact::Published] })
}

#[cfg(test)]
mod tests;
