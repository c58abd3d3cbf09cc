//! What was learnt of commits is kept in the Git folder (`.git/prassi/`), so that the next run asks for new commits only.
//!
//! What is kept are facts about objects that their ids fix: a commit's parents, people, times and message, and what it changed
//! against a parent. A cache can therefore be incomplete but not out of date, and needs no rule about branches that moved: it is
//! read ([`load`]), completed for the commit that is asked for, and written ([`save`]) when something was new. It is never needed
//! and never trusted: a file of another version, with a wrong checksum, of another root or with positions that lead nowhere is
//! as good as none, and one that cannot be written is passed over. It is the one thing that this stage writes; nothing of it is
//! content, and nobody reads it but this file.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use super::changes::{Change, Changes, Merged};
use super::commits::{Commits, RawCommit};
use super::renames::{ENOUGH, MOST};
use super::repository::Repository;

/// Changes with what is written, and with how it is found out.
const VERSION: u64 = 1;

/// Begins the file.
const MAGIC: &[u8] = b"prassi: storia\n";

/// Larger files are not read.
const LARGEST: u64 = 1 << 30;

/// What is known of the repository's history.
pub(super) fn load(repository: &Repository) -> (Commits, Changes) {
    let path = path(repository);
    let small = fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() <= LARGEST);
    let bytes = if small { fs::read(&path).ok() } else { None };
    bytes.and_then(|bytes| read(&bytes, &repository.prefix)).unwrap_or_default()
}

/// Keeps it for the next time. Whether that works does not matter.
pub(super) fn save(repository: &Repository, commits: &Commits, changes: &Changes) {
    let path = path(repository);
    let Some(folder) = path.parent() else { return };
    let _ = fs::create_dir(folder);
    let Ok(mut file) = tempfile::NamedTempFile::new_in(folder) else { return };
    if file.write_all(&write(commits, changes, &repository.prefix)).is_ok() {
        let _ = file.persist(&path);
    }
}

/// One file for each root of the repository.
fn path(repository: &Repository) -> PathBuf {
    let name = blake3::hash(repository.prefix.as_bytes()).to_hex();
    repository.common.join("prassi").join(format!("storia-{}", &name[..16]))
}

fn header(prefix: &str) -> Out {
    let mut out = Out::default();
    out.0.extend(MAGIC);
    [VERSION, ENOUGH as u64, MOST as u64].into_iter().for_each(|number| out.number(number));
    out.text(prefix);
    out
}

fn write(commits: &Commits, changes: &Changes, prefix: &str) -> Vec<u8> {
    let mut out = header(prefix);
    out.number(commits.list.len() as u64);
    for commit in &commits.list {
        out.text(&commit.id);
        out.number(commit.parents.len() as u64);
        commit.parents.iter().for_each(|at| out.number(u64::from(*at)));
        out.shared(&commit.author);
        out.text(&commit.written);
        out.number(commit.time.as_second().cast_unsigned());
        out.number(u64::from(commit.signed));
        out.text(&commit.message);
    }
    let mut plain: Vec<_> = changes.plain.iter().collect();
    plain.sort_unstable_by_key(|(pair, _)| **pair);
    out.number(plain.len() as u64);
    for ((at, parent), list) in plain {
        out.number(u64::from(*at));
        out.number(parent.map_or(0, |parent| u64::from(parent) + 1));
        out.number(list.len() as u64);
        for change in list {
            out.shared(&change.path);
            [&change.before, &change.after, &change.from].into_iter().for_each(|text| out.shared(text.as_deref().unwrap_or("")));
        }
    }
    let mut merged: Vec<_> = changes.merged.iter().collect();
    merged.sort_unstable_by_key(|(at, _)| **at);
    out.number(merged.len() as u64);
    for (at, list) in merged {
        out.number(u64::from(*at));
        out.number(list.len() as u64);
        list.iter().for_each(|file| out.shared(&file.path));
    }
    let checksum = blake3::hash(&out.0);
    out.0.extend(checksum.as_bytes());
    out.0
}

fn read(bytes: &[u8], prefix: &str) -> Option<(Commits, Changes)> {
    let (bytes, checksum) = bytes.split_last_chunk::<32>().map(|(bytes, checksum)| (bytes, *checksum))?;
    if *blake3::hash(bytes).as_bytes() != checksum {
        return None;
    }
    let mut input = In { rest: bytes.strip_prefix(&*header(prefix).0)?, known: Vec::new() };
    let count = input.count()?;
    let mut list = Vec::with_capacity(count);
    for at in 0..count {
        list.push(commit(&mut input, at)?);
    }
    let valid = |at: u64| if at < count as u64 { u32::try_from(at).ok() } else { None };
    let mut changes = Changes { plain: HashMap::with_capacity(count), merged: HashMap::new() };
    for _ in 0..input.count()? {
        let at = valid(input.number()?)?;
        let parent = match input.number()? {
            0 => None,
            parent => Some(valid(parent - 1)?),
        };
        let list = (0..input.count()?).map(|_| change(&mut input)).collect::<Option<Vec<_>>>()?;
        changes.plain.insert((at, parent), list);
    }
    for _ in 0..input.count()? {
        let at = valid(input.number()?)?;
        let file = |input: &mut In<'_>| Some(Merged { path: input.shared()?, blobs: Vec::new() });
        let list = (0..input.count()?).map(|_| file(&mut input)).collect::<Option<Vec<_>>>()?;
        changes.merged.insert(at, list);
    }
    input.rest.is_empty().then(|| (Commits::in_order(list), changes))
}

fn commit(input: &mut In<'_>, at: usize) -> Option<RawCommit> {
    let id = input.text()?.into();
    let parent = |input: &mut In<'_>| u32::try_from(input.number()?).ok().filter(|parent| (*parent as usize) < at);
    let parents = (0..input.count()?).map(|_| parent(input)).collect::<Option<Vec<_>>>()?;
    Some(RawCommit {
        id,
        parents,
        author: input.shared()?,
        written: input.text()?.into(),
        time: jiff::Timestamp::from_second(input.number()?.cast_signed()).ok()?,
        signed: input.number()? == 1,
        message: input.text()?.to_owned(),
    })
}

fn change(input: &mut In<'_>) -> Option<Change> {
    let path = input.shared()?;
    let mut some = || input.shared().map(|text| Some(text).filter(|text| !text.is_empty()));
    Some(Change { path, before: some()?, after: some()?, from: some()? })
}

/// Numbers in seven bits a byte, texts behind their length. A text that was there before is its number.
#[derive(Default)]
struct Out(Vec<u8>, HashMap<Arc<str>, u64>);

impl Out {
    fn number(&mut self, mut number: u64) {
        while number > 0x7F {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend(text.as_bytes());
    }

    fn shared(&mut self, text: &str) {
        if let Some(number) = self.1.get(text) {
            return self.number(*number);
        }
        let number = self.1.len() as u64;
        self.1.insert(text.into(), number);
        self.number(number);
        self.text(text);
    }
}

struct In<'a> {
    rest: &'a [u8],
    known: Vec<Arc<str>>,
}

impl<'a> In<'a> {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number of things of at least a byte each: more than there are bytes is nonsense.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.rest.len())
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    fn shared(&mut self) -> Option<Arc<str>> {
        let number = usize::try_from(self.number()?).ok()?;
        if number == self.known.len() {
            let text = self.text()?.into();
            self.known.push(text);
        }
        self.known.get(number).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> (Commits, Changes) {
        let commit = |id: &str, parents: &[u32]| RawCommit {
            id: id.into(),
            parents: parents.to_vec(),
            author: "Ada <ada@x.it>".into(),
            written: "-5 +0100".into(),
            time: jiff::Timestamp::from_second(-5).unwrap(),
            signed: true,
            message: "Uno\n\nperché".to_owned(),
        };
        let change = Change { path: "a.md".into(), before: None, after: Some("bb".into()), from: Some("b.md".into()) };
        let merged = Merged { path: "a.md".into(), blobs: Vec::new() };
        let changes = Changes {
            plain: HashMap::from([((0, None), vec![change.clone()]), ((1, Some(0)), vec![change]), ((2, Some(1)), Vec::new())]),
            merged: HashMap::from([(2, vec![merged])]),
        };
        (Commits::in_order(vec![commit("c0", &[]), commit("c1", &[0]), commit("c2", &[1, 0])]), changes)
    }

    #[test]
    fn what_is_written_is_read() {
        let (commits, changes) = known();
        let (read_commits, read_changes) = read(&write(&commits, &changes, "content/"), "content/").unwrap();
        assert_eq!(read_commits.list, commits.list);
        assert_eq!((read_changes.plain, read_changes.merged), (changes.plain, changes.merged));
    }

    #[test]
    fn a_damaged_cache_is_none() {
        let (commits, changes) = known();
        let sound = write(&commits, &changes, "content/");
        assert!(read(&sound, "soci/").is_none(), "another root");
        for at in 0..sound.len() {
            let mut damaged = sound.clone();
            damaged[at] ^= 1;
            assert!(read(&damaged, "content/").is_none(), "byte {at}");
            assert!(read(&sound[..at], "content/").is_none(), "cut at {at}");
        }
    }

    #[test]
    fn nonsense_with_a_sound_checksum_is_none() {
        let (commits, changes) = known();
        let sound = write(&commits, &changes, "");
        let sound = &sound[..sound.len() - 32];
        for at in header("").0.len()..sound.len() {
            for bit in 0..8 {
                let mut damaged = sound.to_vec();
                damaged[at] ^= 1 << bit;
                let checksum = blake3::hash(&damaged);
                damaged.extend(checksum.as_bytes());
                // It may be read as something else, but reading ends, and all positions lead somewhere.
                if let Some((commits, changes)) = read(&damaged, "") {
                    let last = commits.list.len() as u32;
                    assert!(commits.list.iter().zip(0..).all(|(commit, at)| commit.parents.iter().all(|parent| *parent < at)));
                    assert!(changes.plain.keys().all(|(at, parent)| *at < last && parent.is_none_or(|parent| parent < last)));
                }
            }
        }
    }
}
