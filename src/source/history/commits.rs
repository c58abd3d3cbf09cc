//! Every commit that is reached: one `git rev-list --header`, read as it comes.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::{command, failure, timestamp};
use super::ObjectId;
use super::clean::decode;
use super::repository::Repository;

/// A commit as Git has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawCommit {
    pub id: ObjectId,
    /// Positions of the parents, which are smaller than the commit's own.
    pub parents: Vec<u32>,
    /// `Name <address>`, as written.
    pub author: Arc<str>,
    /// When it was written, as Git says it: a commit that is amended or rebased keeps it.
    pub written: Arc<str>,
    /// Committer time.
    pub time: jiff::Timestamp,
    pub signed: bool,
    pub message: String,
}

/// Commits, parents before children: the order depends on the graph alone (a walk in depth along first parents, then the others).
#[derive(Debug, Default)]
pub(super) struct Commits {
    pub list: Vec<RawCommit>,
    positions: HashMap<ObjectId, u32>,
}

/// A commit whose parents are still names.
struct Read {
    commit: RawCommit,
    parents: Vec<ObjectId>,
}

/// Longer messages are cut: nobody writes them, and they come from strangers.
const LONGEST_MESSAGE: usize = 64 << 10;

impl Commits {
    /// Of commits that stand in order already.
    pub fn in_order(list: Vec<RawCommit>) -> Self {
        let positions = list.iter().enumerate().map(|(at, commit)| (commit.id.clone(), at as u32)).collect();
        Commits { list, positions }
    }

    /// The position of a commit.
    pub fn position(&self, id: &str) -> Option<u32> {
        self.positions.get(id).copied()
    }

    pub fn get(&self, position: u32) -> &RawCommit {
        &self.list[position as usize]
    }

    /// The commits that the repository's commit reaches. `self` are those that are known already; the ones that are reached no
    /// more go.
    pub fn reaching(self, repository: &Repository) -> Result<Commits, SourceError> {
        if self.list.last().is_some_and(|last| *last.id == *repository.commit) {
            return Ok(self);
        }
        let known = self.list.last().map(|last| &*last.id);
        let mut read = match ask(repository, known) {
            // The known ones may lead to a commit that Git has thrown away since.
            Err(_) if known.is_some() => return Commits::default().reaching(repository),
            read => read?,
        };
        let ids: Vec<ObjectId> = self.list.iter().map(|commit| commit.id.clone()).collect();
        read.extend(self.list.into_iter().map(|mut commit| {
            let parents = std::mem::take(&mut commit.parents).into_iter().map(|at| ids[at as usize].clone()).collect();
            Read { commit, parents }
        }));
        Ok(order(read, &repository.commit))
    }
}

/// Asks Git for what `repository.commit` reaches and `known` does not.
fn ask(repository: &Repository, known: Option<&str>) -> Result<Vec<Read>, SourceError> {
    let mut ask = command(&repository.folder);
    ask.args(["rev-list", "--header", &repository.commit]).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(known) = known {
        ask.arg(format!("^{known}"));
    }
    let mut child = ask.spawn().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    let mut read = Vec::new();
    let mut authors: HashSet<Arc<str>> = HashSet::new();
    if let Some(stdout) = child.stdout.take() {
        let mut stdout = BufReader::with_capacity(1 << 16, stdout);
        let mut record = Vec::new();
        while stdout.read_until(0, &mut record).map_err(|error| SourceError::Git(format!("git rev-list: {error}")))? > 0 {
            read.extend(commit(record.strip_suffix(b"\0").unwrap_or(&record), &mut authors));
            record.clear();
        }
    }
    let output = child.wait_with_output().map_err(|error| SourceError::Git(format!("git rev-list: {error}")))?;
    if output.status.success() { Ok(read) } else { Err(failure("rev-list", &output.stderr)) }
}

/// Reads one record: id, header lines, a blank line, the message indented by four spaces.
fn commit(record: &[u8], authors: &mut HashSet<Arc<str>>) -> Option<Read> {
    let end = record.windows(2).position(|pair| pair == b"\n\n").unwrap_or(record.len());
    let (head, message) = record.split_at(end);
    let mut lines = head.split(|byte| *byte == b'\n').map(decode);
    let id = lines.next()?.trim_start_matches(['-', '<', '>', '^']).trim().into();
    let mut parents = Vec::new();
    let (mut author, mut written) = (Arc::from(""), Arc::from(""));
    let (mut time, mut signed) = (jiff::Timestamp::UNIX_EPOCH, false);
    for line in lines {
        match line.split_once(' ') {
            Some(("parent", id)) => parents.push(id.into()),
            Some(("author", text)) => {
                let (who, when) = person(text);
                (author, written) = (shared(who, authors), when.into());
            }
            Some(("committer", text)) => time = timestamp(person(text).1),
            Some(("gpgsig" | "gpgsig-sha256", _)) => signed = true,
            _ => {}
        }
    }
    let message = &message[..message.len().min(LONGEST_MESSAGE)];
    let unindented: Vec<_> =
        message.split(|byte| *byte == b'\n').map(|line| decode(line.strip_prefix(b"    ").unwrap_or(line)).into_owned()).collect();
    let message = unindented.join("\n").trim().to_owned();
    Some(Read { commit: RawCommit { id, parents: Vec::new(), author, written, time, signed, message }, parents })
}

fn shared(text: &str, known: &mut HashSet<Arc<str>>) -> Arc<str> {
    if let Some(known) = known.get(text) {
        return known.clone();
    }
    let text: Arc<str> = text.into();
    known.insert(text.clone());
    text
}

/// `Name <address> SECONDS ZONE`: the person as written, and the moment.
fn person(text: &str) -> (&str, &str) {
    match text.rsplit_once('>') {
        Some((who, when)) => (&text[..=who.len()], when.trim()),
        None => (text, ""),
    }
}

/// Puts parents before children, and leaves what `head` does not reach.
fn order(read: Vec<Read>, head: &str) -> Commits {
    let mut raw: Vec<Option<Read>> = Vec::with_capacity(read.len());
    let mut places: HashMap<ObjectId, usize> = HashMap::with_capacity(read.len());
    for one in read {
        places.insert(one.commit.id.clone(), raw.len());
        raw.push(Some(one));
    }
    let parents: Vec<Vec<usize>> =
        raw.iter().map(|one| one.iter().flat_map(|one| &one.parents).filter_map(|id| places.get(id).copied()).collect()).collect();
    let mut new = vec![u32::MAX; raw.len()];
    let mut entered = vec![false; raw.len()];
    let mut list = Vec::with_capacity(raw.len());
    // A walk without recursion: each step of the stack is a commit and how many of its parents were walked.
    let mut stack: Vec<(usize, usize)> = places.get(head).map(|at| (*at, 0)).into_iter().collect();
    while let Some(top) = stack.last_mut() {
        let (at, walked) = *top;
        entered[at] = true;
        if let Some(&parent) = parents[at].get(walked) {
            top.1 += 1;
            if !entered[parent] {
                stack.push((parent, 0));
            }
            continue;
        }
        stack.pop();
        if let Some(Read { mut commit, .. }) = raw[at].take() {
            new[at] = list.len() as u32;
            commit.parents = parents[at].iter().map(|&parent| new[parent]).collect();
            list.push(commit);
        }
    }
    Commits::in_order(list)
}
