//! Amendments of every card: accepted ones as Git tells, decided ones as `modifiche.yml` tells, pending ones from their refs.
//!
//! [`collect`] goes card by card in these steps: what versions say was accepted; what the register says of the others, where Git does
//! not know better; then the pending ones, without those that are decided after all ([`pending`]). At last those that touch the same
//! passage of a card are told of each other ([`meet`]).

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::CardVersions;
use super::compare::{Passage, Text, compare};
use crate::catalog::{AmendmentState, CardIx, Catalog, Linked, RecordedAmendment};
use crate::config::Config;
use crate::schema::{PartialDate, Schemas};
use crate::source::{self, MergeRequest, Person};

mod pending;

pub use pending::{PendingFile, Readable};

/// Bytes of pending texts that are compared in order to tell which amendments meet; of more nobody tells.
const MAX_COMPARED: u64 = 16 << 20;

/// The amendments of a catalogue.
#[derive(Debug, Default)]
pub struct Amendments {
    /// By position of the original: those that nobody has decided first, then the newest.
    of_card: Vec<Vec<Amendment>>,
    /// What was read of refs: their object ids, and the texts.
    pub read: Arc<source::Amendments>,
}

/// An amendment of a card.
#[derive(Debug)]
pub struct Amendment {
    /// The file that it changes: the card, or one of its translations.
    pub card: CardIx,
    /// The number that the forge gave it; a branch without a request has none.
    pub number: Option<u64>,
    /// What it proposes, in one line; `None` when that was taken back.
    pub title: Option<Arc<str>>,
    /// Who wrote it, as Git tells.
    pub people: Vec<Person>,
    /// Who wrote it, as the editors say.
    pub author: Option<Arc<str>>,
    /// What became of it.
    pub state: AmendmentState,
    /// When it came to that state.
    pub when: Option<When>,
    /// Why.
    pub reason: Option<Arc<str>>,
    /// Its page on the forge, where Git or the forge says it.
    pub url: Option<String>,
    /// What tells of it.
    pub origin: Origin,
}

/// A moment, or a day of which perhaps not all is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Git's.
    Moment(Timestamp),
    /// A register's.
    Day(PartialDate),
}

impl When {
    /// A day to sort by.
    fn day(self) -> Date {
        match self {
            When::Moment(moment) => moment.to_zoned(jiff::tz::TimeZone::UTC).date(),
            When::Day(day) => day.last,
        }
    }
}

/// What tells of an amendment.
#[derive(Debug)]
pub enum Origin {
    /// The version that it made, by its number.
    Version(usize),
    /// The register.
    Register,
    /// Its ref.
    Pending(Box<PendingFile>),
}

impl Amendment {
    /// What is pending in it.
    pub fn pending(&self) -> Option<&PendingFile> {
        match &self.origin {
            Origin::Pending(pending) => Some(pending),
            _ => None,
        }
    }
}

impl Amendments {
    /// The amendments of a card, given its original.
    pub fn of(&self, original: CardIx) -> &[Amendment] {
        self.of_card.get(original.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// All with the position of their original and their own, by state, the newest first.
    pub fn all(&self) -> Vec<(CardIx, usize)> {
        let of = |(at, list): (usize, &Vec<Amendment>)| (0..list.len()).map(move |n| (CardIx(at as u32), n)).collect::<Vec<_>>();
        let mut all: Vec<(CardIx, usize)> = self.of_card.iter().enumerate().flat_map(of).collect();
        all.sort_by_key(|(card, n)| (order(&self.of(*card)[*n]), *card, *n));
        all
    }
}

/// Undecided first, then the newest, then the highest number.
fn order(one: &Amendment) -> impl Ord + use<> {
    let moment = match one.when {
        Some(When::Moment(moment)) => Some(moment),
        _ => None,
    };
    (one.state, Reverse(one.when.map(When::day)), Reverse(moment), Reverse(one.number), one.pending().map(|pending| pending.name.clone()))
}

/// What amendments are made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The cards.
    pub catalog: &'a Catalog,
    /// Their versions, parallel to the catalogue's cards.
    pub versions: &'a [CardVersions],
    /// The types.
    pub schemas: &'a Schemas,
    /// The configuration.
    pub config: &'a Config,
    /// What was read of refs.
    pub pending: &'a Arc<source::Amendments>,
}

/// The amendments of all cards.
pub fn collect(input: &Input<'_>) -> Amendments {
    let mut of_card: Vec<Vec<Amendment>> = input.catalog.iter().map(|(ix, card)| decided(input, ix, card)).collect();
    pending::add(input, &mut of_card);
    let mut left = MAX_COMPARED;
    for list in &mut of_card {
        list.sort_by_cached_key(order);
        meet(input, list, &mut left);
    }
    Amendments { of_card, read: input.pending.clone() }
}

/// What was decided: accepted by what Git says, anything else by the register.
fn decided(input: &Input<'_>, ix: CardIx, card: &Linked) -> Vec<Amendment> {
    let mut list: Vec<Amendment> = Vec::new();
    for at in std::iter::once(ix).chain(card.translations.iter().copied()) {
        for one in accepted(input, at, card) {
            // Of one request that made several versions the last counts.
            match list.iter_mut().find(|known| known.card == one.card && known.number == one.number) {
                Some(known) => *known = one,
                None => list.push(one),
            }
        }
    }
    let in_git = numbers(input, ix, card);
    let told = |one: &&RecordedAmendment| one.state != AmendmentState::Accepted && !in_git.contains(&one.number);
    list.extend(card.registers.amendments.iter().filter(told).map(|one| recorded(ix, one)));
    list
}

/// The requests that versions of the card and of its translations came through, the first ones included.
fn numbers(input: &Input<'_>, ix: CardIx, card: &Linked) -> BTreeSet<u64> {
    let files = std::iter::once(ix).chain(card.translations.iter().copied()).filter_map(|at| input.versions.get(at.0 as usize));
    let commits = files.flat_map(|own| own.list.iter().filter_map(|version| own.commit(version)));
    commits.filter_map(|commit| commit.merge_request.as_ref()).map(|request| request.number).collect()
}

/// The amendments that made versions of a file. The first version is the card itself, not a change of it.
fn accepted(input: &Input<'_>, at: CardIx, card: &Linked) -> Vec<Amendment> {
    let Some(own) = input.versions.get(at.0 as usize) else { return Vec::new() };
    let one = |(n, version): (usize, &super::Version)| {
        let commit = own.commit(version)?;
        let MergeRequest { number, url } = commit.merge_request.as_ref()?;
        // What is taken back as a whole takes its title along.
        let taken_back = card.registers.redactions.iter().any(|redaction| redaction.names(&commit.id) && redaction.fields.is_empty());
        let hidden = taken_back || card.standing.as_ref().is_some_and(|standing| standing.conceals(version.file.commit));
        Some(Amendment {
            card: at,
            number: Some(*number),
            title: (!hidden && !commit.title.is_empty()).then(|| commit.title.as_str().into()),
            people: version.file.authors.clone(),
            author: None,
            state: AmendmentState::Accepted,
            when: Some(When::Moment(commit.time)),
            reason: None,
            url: url.clone(),
            origin: Origin::Version(n + 1),
        })
    };
    own.list.iter().enumerate().skip(1).filter_map(one).collect()
}

fn recorded(ix: CardIx, one: &RecordedAmendment) -> Amendment {
    Amendment {
        card: ix,
        number: Some(one.number),
        title: Some(one.title.clone()),
        people: Vec::new(),
        author: one.author.clone(),
        state: one.state,
        when: one.date.map(When::Day),
        reason: one.reason.clone(),
        url: None,
        origin: Origin::Register,
    }
}

/// Tells pending amendments of one card that touch the same passage of each other.
fn meet(input: &Input<'_>, list: &mut [Amendment], left: &mut u64) {
    let mut passages: HashMap<usize, BTreeSet<Passage>> = HashMap::new();
    let open: Vec<usize> = (0..list.len()).filter(|n| list[*n].pending().is_some_and(|pending| pending.is_shown())).collect();
    for &n in &open {
        let alone = !open.iter().any(|other| *other != n && list[*other].card == list[n].card);
        let Some(pending) = list[n].pending().filter(|_| !alone) else { continue };
        let Some(rest) = left.checked_sub(pending.size()) else { continue };
        *left = rest;
        let card = input.catalog.get(list[n].card);
        if let Some((old, new)) = pending.texts(card, input.pending, input.config)
            && matches!((&old, &new), (Text::Card(_), Text::Card(_)))
        {
            passages.insert(n, compare(&old, &new, card.card.content_type()).passages());
        }
    }
    for &n in &open {
        let mine = passages.get(&n);
        let shared = |other: usize| -> Vec<Passage> {
            let theirs = passages.get(&other).filter(|_| other != n && list[other].card == list[n].card);
            mine.zip(theirs).map_or_else(Vec::new, |(mine, theirs)| mine.intersection(theirs).cloned().collect())
        };
        let meets: Vec<Meeting> = open.iter().map(|&other| Meeting::of(other, shared(other))).filter(|meeting| meeting.is_one()).collect();
        if let Origin::Pending(pending) = &mut list[n].origin {
            pending.meets = meets;
        }
    }
}

/// Two pending amendments that touch the same passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Position of the other among the card's amendments.
    pub other: usize,
    /// The fields in which they meet, by key.
    pub fields: Vec<Arc<str>>,
    /// Whether they meet in the text.
    pub text: bool,
}

impl Meeting {
    fn of(other: usize, shared: Vec<Passage>) -> Meeting {
        let mut meeting = Meeting { other, fields: Vec::new(), text: false };
        for passage in shared {
            match passage {
                Passage::Field(key) => meeting.fields.push(key),
                Passage::Block(_) | Passage::After(_) => meeting.text = true,
            }
        }
        meeting
    }

    fn is_one(&self) -> bool {
        self.text || !self.fields.is_empty()
    }
}

#[cfg(test)]
mod tests;
