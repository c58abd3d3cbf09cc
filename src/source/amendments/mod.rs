//! Pending amendments: the refs that `[amendments] pending` names and that nothing has decided yet.
//!
//! [`read`] makes an [`Amendments`] in these steps, each one process of Git whatever the number of refs (two more where branches
//! took the main line in again):
//!
//! 1. [`refs`]: the refs that HEAD does not contain, newest first (`git for-each-ref`), without those that are [`rules::ended`];
//! 2. [`graph`]: their commits and the points at which they left HEAD (`git log`, `git merge-base`, `git rev-list`);
//! 3. [`files`]: the cards that each changes, with what stands at HEAD (`git diff-tree`, `git cat-file --batch-check`);
//! 4. [`merge`]: whether each still merges cleanly (`git merge-tree --write-tree`, Git 2.40 or later; with an older one nobody says).
//!
//! What a forge says of its open requests comes from a file ([`open_requests`]). Everything here is a stranger's: numbers and
//! sizes are bounded, texts are shown without control characters, no e-mail address is kept. Texts are read when somebody asks.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::history::{Blobs, GitBlobs, ObjectId, Person};
use super::{Root, SourceError};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Location};

mod files;
mod graph;
mod merge;
mod open_requests;
mod refs;
pub(crate) mod rules;

pub use open_requests::{OpenRequest, OpenRequests};

/// Refs that are looked at; the oldest of more are left out, with a warning.
const MAX_REFS: usize = 500;
/// Commits of all refs together; more are nobody's amendments.
const MAX_COMMITS: usize = 50_000;
/// Cards of one amendment.
const MAX_FILES: usize = 50;

/// The pending amendments of a catalogue, newest first.
#[derive(Debug, Clone, Default)]
pub struct Amendments {
    /// Those that change a card.
    pub list: Vec<Proposed>,
    /// Every ref that was looked at and that HEAD does not contain, with its object id: what the output depends on beside the commit.
    pub refs: Vec<(String, ObjectId)>,
    /// Whether the forge was asked which are open.
    pub asked_forge: bool,
    /// Requests that the forge calls open and whose ref is not here.
    pub without_ref: Vec<u64>,
    /// Their texts.
    pub blobs: Option<Arc<dyn Blobs>>,
}

/// A pending amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Its ref.
    pub name: Arc<str>,
    /// The commit that the ref names.
    pub head: ObjectId,
    /// The number that the forge gave it, when the ref's name or the forge's list tells.
    pub number: Option<u64>,
    /// When its last commit was made, or when the forge last saw a change.
    pub time: jiff::Timestamp,
    /// What it proposes, in one line.
    pub title: String,
    /// Who wrote its commits, and co-authors.
    pub authors: Vec<Person>,
    /// Its page on the forge, when the forge's list says it.
    pub url: Option<String>,
    /// Whether its author is still at work, when the forge's list says so.
    pub draft: bool,
    /// Whether it merges into HEAD without a conflict; `None` when Git cannot tell.
    pub merges: Option<bool>,
    /// The cards that it changes, by path; at most fifty.
    pub files: Vec<ProposedFile>,
}

/// What an amendment makes of a card's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedFile {
    /// Name of the root.
    pub root: Arc<str>,
    /// Path relative to the root where the amendment left HEAD; `None` for a new file.
    pub from: Option<Arc<str>>,
    /// Path relative to the root in the amendment; that of `from` when it removes the file.
    pub path: Arc<str>,
    /// The text that it started from; `None` for a new file.
    pub base: Option<ProposedBlob>,
    /// The text that it proposes; `None` when it removes the file.
    pub proposed: Option<ProposedBlob>,
    /// What stands at that path at HEAD.
    pub current: Option<ObjectId>,
    /// Whether its changes and those of HEAD meet in this file.
    pub conflicts: bool,
}

/// A text, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedBlob {
    /// Its object id.
    pub id: ObjectId,
    /// Its size in bytes.
    pub size: u64,
}

/// What decides which refs are pending.
pub(super) struct Asked<'a> {
    /// The configuration: patterns, days, limits.
    pub config: &'a Config,
    /// What the forge says, when it was asked.
    pub open: Option<&'a OpenRequests>,
    /// Numbers that commits of the main line name.
    pub decided: BTreeSet<u64>,
    /// The day that the site is built for.
    pub today: Option<jiff::civil::Date>,
    /// Where the catalogue lies in its repository: empty, or ends in `/`.
    pub prefix: String,
    /// Roots that the build does not read, relative to the catalogue.
    pub beyond: Vec<Arc<str>>,
}

/// Reads the pending amendments of the catalogue at `top`.
pub(super) fn read(top: &Path, roots: &[Root], asked: &Asked<'_>, diagnostics: &mut Vec<Diagnostic>) -> Result<Amendments, SourceError> {
    let mut found = refs::read(top, &asked.config.amendments.pending)?;
    let named = |found: &[refs::Ref]| found.iter().map(|one| (one.name.clone(), one.head.clone())).collect();
    // Where some roots are not read, only those are named of which it is known that they do not touch them.
    let refs = if asked.beyond.is_empty() { named(&found) } else { Vec::new() };
    let without_ref = asked.open.map(|open| open.without(&found)).unwrap_or_default();
    found.retain(|one| rules::ended(one, asked).is_none());
    if found.len() > MAX_REFS {
        diagnostics.push(too_many(format!("le proposte in valutazione sono più di {MAX_REFS}: le più vecchie restano fuori")));
        found.truncate(MAX_REFS);
    }
    let mut amendments = Amendments { refs, without_ref, asked_forge: asked.open.is_some(), ..Amendments::default() };
    if found.is_empty() {
        return Ok(amendments);
    }
    let touching = touching(top, &found, asked)?;
    let Some(mut branches) = graph::read(top, &found, &touching)? else {
        diagnostics.push(too_many(format!("le proposte in valutazione hanno più di {MAX_COMMITS} passi: restano tutte fuori")));
        return Ok(amendments);
    };
    found = found.into_iter().zip(&branches).filter(|(_, branch)| !branch.withheld).map(|(one, _)| one).collect();
    branches.retain(|branch| !branch.withheld);
    if !asked.beyond.is_empty() {
        amendments.refs = named(&found);
    }
    let mut changed = files::read(top, roots, &asked.prefix, &branches)?;
    let merges = merge::read(top, &branches)?;
    for (one, branch) in found.iter().zip(&branches) {
        let mut files = changed.remove(&branch.head).unwrap_or_default();
        let merge = merges.get(&branch.head);
        for file in &mut files {
            let root = roots.iter().find(|root| root.name == file.root).map_or("", |root| &*root.path);
            let path = |local: &str| format!("{}{root}/{local}", asked.prefix);
            let meets = |local: &Arc<str>| merge.is_some_and(|merge| merge.conflicts.contains(&path(local)));
            file.conflicts = meets(&file.path) || file.from.as_ref().is_some_and(meets);
        }
        // Two refs may name one commit: each has its own files.
        changed.insert(branch.head.clone(), files.clone());
        if !files.is_empty() {
            amendments.list.push(proposed(one, branch, merge.map(|merge| merge.clean), files, asked.open));
        }
    }
    amendments.list.sort_by(|a, b| (b.time, b.number, &a.name).cmp(&(a.time, a.number, &b.name)));
    amendments.blobs = Some(Arc::new(GitBlobs::new(top)));
    Ok(amendments)
}

/// The commits of the refs that touch a root which the build does not read: an amendment with one of them is shown nowhere.
fn touching(top: &Path, found: &[refs::Ref], asked: &Asked<'_>) -> Result<HashSet<ObjectId>, SourceError> {
    let questions = found.iter().map(|one| format!("{}\n", one.head)).collect::<String>() + "^HEAD\n";
    let paths: Vec<String> = asked.beyond.iter().map(|path| path.to_string()).collect();
    super::reserved::touching(top, questions, &paths)
}

fn proposed(
    one: &refs::Ref,
    branch: &graph::Branch,
    merges: Option<bool>,
    files: Vec<ProposedFile>,
    open: Option<&OpenRequests>,
) -> Proposed {
    let request = open.and_then(|open| open.of(one));
    let title = request.map(|request| request.title.clone()).filter(|title| !title.is_empty());
    Proposed {
        name: one.name.as_str().into(),
        head: one.head.clone(),
        number: request.map(|request| request.number).or(one.number),
        time: request.and_then(|request| request.updated).unwrap_or(one.time),
        title: title.unwrap_or_else(|| branch.title.clone()),
        authors: branch.authors.clone(),
        url: request.and_then(|request| request.url.clone()),
        draft: request.is_some_and(|request| request.draft),
        merges,
        files,
    }
}

fn too_many(message: String) -> Diagnostic {
    Diagnostic::new(Code::TooManyAmendments, message)
        .at(Location::file("site.toml"))
        .expected("in [amendments] pending solo ciò che è davvero in valutazione")
        .help("con --open-requests valgono solo le proposte che la piattaforma dice aperte")
}

/// A stranger's line as it may be shown: one line, no control or bidirectional characters, not endless.
fn line(text: &str) -> String {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let shown = text.trim().chars().map(|c| if hidden(c) { char::REPLACEMENT_CHARACTER } else { c });
    let mut line: String = shown.take(200).collect();
    if text.trim().chars().count() > 200 {
        line.push('…');
    }
    line
}

/// A person as commits call them.
fn person(name: &str, address: &str) -> Person {
    Person::new(&line(name), &line(address))
}
