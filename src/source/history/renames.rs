//! Which of the files that came in a commit are files that went in it (design.md §4).
//!
//! In this order: the same blob; a card whose `alias` names the old file; at least [`ENOUGH`] per cent of equal lines, most
//! equal first. Git's own search is not used: it depends on its version and on settings, and does not know aliases. Every file
//! is moved once and from one place; an empty file is nobody's past; beyond [`MOST`] files that came and as many that went in
//! one commit, likeness is not looked for. Texts are read in one `git cat-file` for all commits.
//!
//! The same texts tell of merges whether the merger wrote something: a line that no parent has.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::blobs::Texts;
use super::changes::{Change, Changes};

/// How much of the larger of two files must be in both, in per cent.
pub const ENOUGH: usize = 60;

/// How many files may have come or gone in a commit for likeness to be looked for.
pub const MOST: usize = 500;

/// Finds the moves in `changes`, and of its merges keeps what the merger wrote.
pub(super) fn find(changes: &mut Changes, texts: &mut Texts) {
    let mut pairs: Vec<_> = changes.plain.iter_mut().filter(|(_, list)| list.iter().any(came) && list.iter().any(went)).collect();
    pairs.sort_by_key(|(pair, _)| std::cmp::Reverse(**pair));
    for (_, list) in pairs {
        let mut moves = Moves::default();
        moves.by_blob(list);
        moves.by_words(list, texts);
        for (came, went) in moves.found {
            list[came].from = Some(list[went].path.clone());
        }
    }
    for list in changes.merged.values_mut() {
        list.retain(|file| says_something_new(&file.blobs, texts));
    }
    changes.merged.values_mut().flatten().for_each(|file| file.blobs.clear());
}

fn came(change: &Change) -> bool {
    change.before.is_none() && change.after.is_some()
}

fn went(change: &Change) -> bool {
    change.before.is_some() && change.after.is_none()
}

/// Moves in one commit, as positions of its changes: what came, and what went.
#[derive(Default)]
struct Moves {
    found: Vec<(usize, usize)>,
    taken: HashSet<usize>,
}

impl Moves {
    fn add(&mut self, came: usize, went: usize) {
        if !self.taken.contains(&came) && !self.taken.contains(&went) {
            self.taken.extend([came, went]);
            self.found.push((came, went));
        }
    }

    /// Positions of changes of a kind that are in no move yet.
    fn left(&self, list: &[Change], kind: fn(&Change) -> bool) -> Vec<usize> {
        (0..list.len()).filter(|at| kind(&list[*at]) && !self.taken.contains(at)).collect()
    }

    /// The same blob: under the same file name first.
    fn by_blob(&mut self, list: &[Change]) {
        let mut gone: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in self.left(list, went) {
            gone.entry(list[at].before.as_deref().unwrap_or("")).or_default().push(at);
        }
        for same_name in [true, false] {
            for came in self.left(list, came) {
                let blob = list[came].after.as_deref().filter(|blob| !EMPTY.contains(blob));
                let from = blob.and_then(|blob| gone.get(blob)).into_iter().flatten();
                let mut from = from.copied().filter(|went| !self.taken.contains(went));
                if let Some(went) = from.find(|went| !same_name || file_name(&list[*went].path) == file_name(&list[came].path)) {
                    self.add(came, went);
                }
            }
        }
    }

    /// An alias of the new file, then likeness.
    fn by_words(&mut self, list: &[Change], texts: &mut Texts) {
        let (new, old) = (self.left(list, came), self.left(list, went));
        if new.is_empty() || old.is_empty() || new.len() > MOST || old.len() > MOST {
            return;
        }
        let mut text = |at: usize| {
            let change = &list[at];
            texts.text(change.after.as_ref().or(change.before.as_ref())?)
        };
        let new: Vec<(usize, Arc<str>)> = new.into_iter().filter_map(|at| Some((at, text(at)?))).collect();
        let old: Vec<(usize, Arc<str>)> = old.into_iter().filter_map(|at| Some((at, text(at)?))).collect();
        for (came, text) in &new {
            let named = aliases(text);
            let went = old.iter().map(|(went, _)| *went).find(|went| named.contains(slug(&list[*went].path)) && !self.taken.contains(went));
            went.into_iter().for_each(|went| self.add(*came, went));
        }
        let mut alike = alike(&new, &old);
        alike.sort_by_key(|&(likeness, came, went)| {
            (std::cmp::Reverse((likeness, file_name(&list[came].path) == file_name(&list[went].path))), came, went)
        });
        alike.into_iter().for_each(|(_, came, went)| self.add(came, went));
    }
}

/// The ids of the blob without bytes, in both hash functions.
const EMPTY: [&str; 2] = ["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"];

/// The pairs of files that are alike enough, with how much, in per cent.
fn alike(new: &[(usize, Arc<str>)], old: &[(usize, Arc<str>)]) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let old: Vec<(usize, usize, HashMap<u64, usize>)> = old.iter().map(|(at, text)| (*at, text.len(), weights(text))).collect();
    for (came, text) in new {
        let weights = weights(text);
        for (went, size, others) in &old {
            let (smaller, larger) = (text.len().min(*size), text.len().max(*size));
            if smaller * 100 < larger * ENOUGH {
                continue;
            }
            let common: usize = weights.iter().map(|(line, weight)| (*weight).min(others.get(line).copied().unwrap_or(0))).sum();
            let likeness = common * 100 / larger.max(1);
            if likeness >= ENOUGH {
                found.push((likeness, *came, *went));
            }
        }
    }
    found
}

/// The bytes that each line of a text has in it, line end included, all its occurrences together.
fn weights(text: &str) -> HashMap<u64, usize> {
    let mut weights = HashMap::new();
    for line in text.split_inclusive('\n') {
        *weights.entry(hash(line.trim_end())).or_default() += line.len();
    }
    weights
}

/// A function of the text alone: [`DefaultHasher::new`] has fixed keys.
fn hash(line: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}

/// The words behind `alias` in a card's header, each without the folders before its last name. What is no alias names no file
/// that went in the same commit.
fn aliases(text: &str) -> HashSet<&str> {
    let mut lines = text.lines().skip(1).take_while(|line| line.trim_end() != "---").skip_while(|line| !line.starts_with("alias:"));
    let first = lines.next().and_then(|line| line.strip_prefix("alias:"));
    let rest = lines.take_while(|line| line.starts_with([' ', '-', '\t', ']']) || line.trim().is_empty());
    let words = first.into_iter().chain(rest).flat_map(|line| line.split([' ', ',', '[', ']', '"', '\'', '\t']));
    words.map(|word| slug(word.trim_matches('/'))).filter(|word| !word.is_empty() && *word != "-").collect()
}

/// The name by which an address calls the card of a file.
fn slug(path: &str) -> &str {
    let path = path.strip_suffix(".md").unwrap_or(path);
    let path = path.strip_suffix("/index").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether the last of these blobs has a line that none of the others has.
fn says_something_new(blobs: &[super::ObjectId], texts: &mut Texts) -> bool {
    let Some((own, parents)) = blobs.split_last() else { return false };
    let Some(own) = texts.text(own) else { return false };
    let known: HashSet<u64> =
        parents.iter().filter_map(|blob| texts.text(blob)).flat_map(|text| text.lines().map(hash).collect::<Vec<_>>()).collect();
    own.lines().any(|line| !known.contains(&hash(line)))
}
