//! Every commit that HEAD reaches: one `git rev-list --header`.

use std::collections::HashMap;
use std::path::Path;

use super::super::SourceError;
use super::super::git::git_bytes;
use super::ObjectId;

/// A commit as Git has it.
#[derive(Debug)]
pub(super) struct RawCommit {
    pub id: ObjectId,
    /// Positions of the parents; a parent that a shallow clone lacks is not there.
    pub parents: Vec<usize>,
    /// `Name <address>`, as written.
    pub author: String,
    /// Committer time.
    pub time: jiff::Timestamp,
    pub signed: bool,
    pub message: String,
}

/// All commits, children before parents (Git's topological order).
#[derive(Debug, Default)]
pub(super) struct Commits {
    pub list: Vec<RawCommit>,
}

/// Asks Git.
pub(super) fn read(folder: &Path) -> Result<Commits, SourceError> {
    let bytes = git_bytes(folder, &["rev-list", "--topo-order", "--header", "HEAD"])?;
    Ok(bytes.map_or_else(Commits::default, |bytes| parse(&bytes)))
}

fn parse(bytes: &[u8]) -> Commits {
    let records = bytes.split(|byte| *byte == 0).filter(|record| !record.is_empty());
    let raw: Vec<(RawCommit, Vec<String>)> = records.filter_map(|record| commit(&String::from_utf8_lossy(record))).collect();
    let positions: HashMap<ObjectId, usize> = raw.iter().enumerate().map(|(at, (commit, _))| (commit.id.clone(), at)).collect();
    let with_parents = |(mut commit, parents): (RawCommit, Vec<String>)| {
        commit.parents = parents.iter().filter_map(|id| positions.get(&**id).copied()).collect();
        commit
    };
    Commits { list: raw.into_iter().map(with_parents).collect() }
}

/// Reads one record: id, header lines, a blank line, the message indented by four spaces.
fn commit(record: &str) -> Option<(RawCommit, Vec<String>)> {
    let (head, message) = record.split_once("\n\n").unwrap_or((record, ""));
    let mut lines = head.lines();
    let id = lines.next()?.trim_start_matches(['-', '<', '>', '^']).trim();
    let mut parents = Vec::new();
    let (mut author, mut time, mut signed) = (String::new(), jiff::Timestamp::UNIX_EPOCH, false);
    for line in lines {
        match line.split_once(' ') {
            Some(("parent", id)) => parents.push(id.to_owned()),
            Some(("author", who)) => author = person(who).0.to_owned(),
            Some(("committer", who)) => time = person(who).1.and_then(|at| jiff::Timestamp::from_second(at).ok()).unwrap_or(time),
            Some(("gpgsig" | "gpgsig-sha256", _)) => signed = true,
            _ => {}
        }
    }
    let unindented: Vec<&str> = message.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    let message = unindented.join("\n").trim().to_owned();
    Some((RawCommit { id: id.into(), parents: Vec::new(), author, time, signed, message }, parents))
}

/// `Name <address> SECONDS ZONE`: the person as written, and the seconds since 1970.
fn person(text: &str) -> (&str, Option<i64>) {
    let Some((who, when)) = text.rsplit_once('>') else { return (text, None) };
    (&text[..=who.len()], when.split_whitespace().next().and_then(|seconds| seconds.parse().ok()))
}
