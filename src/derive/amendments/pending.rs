//! What is pending: found among the cards, freed of what is decided after all, read under the limits of all content.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Amendment, Input, Meeting, Origin, When};
use crate::catalog::{AmendmentState, CardIx, Linked};
use crate::config::Config;
use crate::content::{self, Origin as Place};
use crate::derive::compare::Text;
use crate::diagnostic::Diagnostic;
use crate::source::{self, Proposed, ProposedBlob, ProposedFile, TextFile};

/// What a pending amendment makes of a file.
#[derive(Debug)]
pub struct PendingFile {
    /// Last segment of its page's address, unique among those of the card: its number, else its branch's name.
    pub key: Arc<str>,
    /// Its ref.
    pub name: Arc<str>,
    /// Path relative to the root where it left the main line.
    pub from: Arc<str>,
    /// Path relative to the root in it.
    pub path: Arc<str>,
    base: ProposedBlob,
    proposed: Option<ProposedBlob>,
    /// Whether its text can be shown.
    pub readable: Readable,
    /// Whether all of it still merges; `None` when Git cannot tell.
    pub merges: Option<bool>,
    /// Whether it is this file in which it does not.
    pub conflicts: bool,
    /// The others that touch the same passage.
    pub meets: Vec<Meeting>,
}

/// Whether a pending text can be shown.
#[derive(Debug)]
pub enum Readable {
    /// It is a card that its schema accepts.
    Yes,
    /// It breaks the schema: what is wrong, and the text that it is wrong in.
    Broken(Vec<Diagnostic>, Arc<str>),
    /// It is larger than a card may be.
    TooLarge,
    /// It is not there, or it is not UTF-8.
    No,
    /// It would take the card away.
    Removal,
}

impl PendingFile {
    /// Whether there is something to compare.
    pub fn is_shown(&self) -> bool {
        matches!(self.readable, Readable::Yes)
    }

    /// The object id of the text that it started from.
    pub fn base_id(&self) -> &source::ObjectId {
        &self.base.id
    }

    /// Bytes of both texts.
    pub(super) fn size(&self) -> u64 {
        self.base.size.saturating_add(self.proposed.as_ref().map_or(0, |blob| blob.size))
    }

    /// The text that it started from and the one that it proposes.
    pub fn texts(&self, card: &Linked, pending: &source::Amendments, config: &Config) -> Option<(Text, Text)> {
        let read = |blob: &ProposedBlob, path: &Arc<str>| {
            let text = text(pending, blob, config)?;
            Some(Text::read(&text, &card.card.parsed().root, path, config))
        };
        Some((read(&self.base, &self.from)?, read(self.proposed.as_ref()?, &self.path)?))
    }
}

fn text(pending: &source::Amendments, blob: &ProposedBlob, config: &Config) -> Option<Arc<str>> {
    let within = blob.size <= config.limits.card_bytes;
    pending.blobs.as_ref().filter(|_| within)?.text(&blob.id)
}

/// Adds what is pending to the amendments of its cards.
pub(super) fn add(input: &Input<'_>, of_card: &mut [Vec<Amendment>]) {
    if input.pending.list.is_empty() {
        return;
    }
    let cards = Cards::new(input);
    for one in &input.pending.list {
        for file in &one.files {
            let Some(ix) = cards.find(input, file) else { continue };
            let card = input.catalog.get(ix);
            let original = card.original.unwrap_or(ix);
            let list = &mut of_card[original.0 as usize];
            if done(input, ix, file) || closed(input, card, list, one) {
                continue;
            }
            let Some(base) = file.base.clone() else { continue };
            let recorded = card.registers.amendments.iter().find(|recorded| Some(recorded.number) == one.number);
            let pending = PendingFile {
                key: key(list, one),
                name: one.name.clone(),
                from: file.from.clone().unwrap_or_else(|| file.path.clone()),
                path: file.path.clone(),
                base,
                readable: readable(input, card, file),
                proposed: file.proposed.clone(),
                merges: one.merges,
                conflicts: file.conflicts,
                meets: Vec::new(),
            };
            // What the register says of an open one is said by its ref, the editors' words apart.
            list.retain(|known| !(matches!(known.origin, Origin::Register) && known.number == one.number));
            list.push(Amendment {
                card: ix,
                number: one.number,
                title: recorded
                    .map(|recorded| recorded.title.clone())
                    .or_else(|| Some(one.title.as_str().into()).filter(|_| !one.title.is_empty())),
                people: one.authors.clone(),
                author: recorded.and_then(|recorded| recorded.author.clone()),
                state: if one.draft { AmendmentState::Draft } else { AmendmentState::Pending },
                when: Some(When::Moment(one.time)),
                reason: None,
                url: one.url.clone(),
                origin: Origin::Pending(Box::new(pending)),
            });
        }
    }
}

/// Cards by the paths that their files have and had.
struct Cards<'a> {
    now: HashMap<(&'a str, &'a str), CardIx>,
}

impl<'a> Cards<'a> {
    fn new(input: &Input<'a>) -> Self {
        let place = |(n, card): (usize, &'a Linked)| {
            let parsed = card.card.parsed();
            ((&*parsed.root, &*parsed.local), CardIx(n as u32))
        };
        Cards { now: input.catalog.cards.iter().enumerate().map(place).collect() }
    }

    /// The card that a file was where the amendment left the main line; perhaps it moved since.
    fn find(&self, input: &Input<'_>, file: &ProposedFile) -> Option<CardIx> {
        let from = file.from.as_ref()?;
        if let Some(ix) = self.now.get(&(&*file.root, &**from)) {
            return Some(*ix);
        }
        let base = &file.base.as_ref()?.id;
        let was = |ix: &CardIx| {
            let versions = &input.versions[ix.0 as usize].list;
            versions.iter().any(|version| version.file.path == *from && version.file.blob.as_ref() == Some(base))
        };
        let root = |ix: &&CardIx| input.catalog.get(**ix).card.parsed().root == file.root;
        self.now.values().filter(root).filter(|ix| was(ix)).min().copied()
    }
}

/// Whether its result for the card is already on the main line: at HEAD, or in a version after the one that it started from.
fn done(input: &Input<'_>, ix: CardIx, file: &ProposedFile) -> bool {
    let proposed = file.proposed.as_ref().map(|blob| &blob.id);
    if proposed == file.current.as_ref() {
        return true;
    }
    let versions = &input.versions[ix.0 as usize].list;
    let base = file.base.as_ref().map(|blob| &blob.id);
    let start = versions.iter().rposition(|version| version.file.blob.as_ref() == base);
    start.is_some_and(|start| versions[start + 1..].iter().any(|version| version.file.blob.as_ref() == proposed && proposed.is_some()))
}

/// Whether the register closed it, or a version of the card says its number; unless the forge was asked and calls it open.
fn closed(input: &Input<'_>, card: &Linked, list: &[Amendment], one: &Proposed) -> bool {
    if input.pending.asked_forge || one.number.is_none() {
        return false;
    }
    let recorded = card.registers.amendments.iter().any(|recorded| Some(recorded.number) == one.number && !recorded.state.is_open());
    recorded || list.iter().any(|known| known.number == one.number && matches!(known.origin, Origin::Version(_)))
}

/// Its number, else the end of its branch's name; with a number behind it where another has that already.
fn key(list: &[Amendment], one: &Proposed) -> Arc<str> {
    let short = one.name.strip_prefix("refs/remotes/").and_then(|rest| rest.split_once('/')).map(|(_, branch)| branch);
    let short = short.or_else(|| one.name.strip_prefix("refs/heads/")).unwrap_or(&one.name);
    let wanted = one.number.map_or_else(|| content::slug(short), |number| number.to_string());
    let wanted = if wanted.is_empty() { "proposta".to_owned() } else { wanted };
    let taken = |key: &str| list.iter().any(|known| known.pending().is_some_and(|pending| &*pending.key == key));
    let free = std::iter::once(wanted.clone()).chain((2..).map(|n| format!("{wanted}-{n}"))).find(|key| !taken(key));
    free.unwrap_or(wanted).into()
}

/// Whether the proposed text can be shown.
fn readable(input: &Input<'_>, card: &Linked, file: &ProposedFile) -> Readable {
    let Some(proposed) = &file.proposed else { return Readable::Removal };
    if proposed.size > input.config.limits.card_bytes {
        return if proposed.size == u64::MAX { Readable::No } else { Readable::TooLarge };
    }
    let Some(written) = text(input.pending, proposed, input.config) else { return Readable::No };
    let written: Arc<str> = written.strip_prefix('\u{feff}').map_or_else(|| written.clone(), Arc::from);
    let root = &card.card.parsed().root;
    let path = card.card.parsed().path.strip_suffix(&*card.card.parsed().local).unwrap_or("");
    let languages: Vec<Arc<str>> = input.config.languages.iter().map(|language| language.code.clone()).collect();
    let read = TextFile { path: format!("{path}{}", file.path).into(), text: written.clone(), digest: [0; 32] };
    let checked = content::parse(&read, Place { root, local: &file.path, languages: &languages }, &input.config.limits);
    let mut found = checked.diagnostics;
    if let Some(parsed) = checked.value.map(Arc::new) {
        let content_type = input.schemas.of_path(&file.path).unwrap_or_else(|| card.card.content_type());
        found.extend(input.schemas.validate(parsed, content_type).diagnostics);
    }
    found.retain(Diagnostic::is_error);
    crate::diagnostic::sort(&mut found);
    if found.is_empty() { Readable::Yes } else { Readable::Broken(found, written) }
}
