//! The changes strung together by file: renames followed, each version with the people whose work it is.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::changes::{Change, Changes, Pair};
use super::commits::Commits;
use super::message::{self, MergeRequest, Message};
use super::people::{Mailmap, Person};
use super::{Commit, FileVersion, History};

/// Keys of the trailers that name people.
const CO_AUTHORS: [&str; 1] = ["co-authored-by"];
const APPROVALS: [&str; 2] = ["approved-by", "reviewed-by"];

/// The history of all files, without their texts. Of the commits in `withheld` neither message nor trailers are shown, of a merge
/// also when it brought one of them.
pub(super) fn string_together(commits: &Commits, line: &[Pair], changes: &Changes, people: &Mailmap, withheld: &HashSet<u32>) -> History {
    let speaking = Speaking { commits, withheld };
    let mut history = History::default();
    let mut known = vec![false; commits.list.len()];
    for &(position, parent) in line {
        let brought = Brought::by(commits, position, parent, changes, &mut known);
        let changed = changes.of((position, parent));
        if changed.is_empty() {
            continue;
        }
        let number = history.commits.len() as u32;
        history.commits.push(commit(&speaking, position, &brought, people));
        history.merged.extend(brought.touching().into_iter().map(|at| (commits.get(at).id.clone(), number)));
        let moved_from = moves(changed, &brought);
        let version = |change: &Change| FileVersion {
            commit: number,
            path: change.path.clone(),
            blob: change.after.clone(),
            authors: authors(&speaking, position, &brought, change, moved_from.get(&change.path), changes, people),
        };
        add(&mut history, changed, &moved_from, version);
    }
    history
}

/// The commits, and which of them say nothing here.
struct Speaking<'a> {
    commits: &'a Commits,
    withheld: &'a HashSet<u32>,
}

impl Speaking<'_> {
    /// Whether what a commit says is shown.
    fn speaks(&self, position: u32) -> bool {
        !self.withheld.contains(&position)
    }

    /// Whether what a commit of the line says is shown: a merge speaks for all that it brought.
    fn speaks_for(&self, position: u32, brought: &Brought) -> bool {
        self.speaks(position) && brought.list.iter().all(|at| self.speaks(*at))
    }
}

/// Adds a version to each file that changed. Moves come first: a file that takes the place of one that moved away in the same
/// commit is another.
fn add(history: &mut History, changed: &[Change], moved_from: &HashMap<Arc<str>, Arc<str>>, version: impl Fn(&Change) -> FileVersion) {
    let left: HashSet<&Arc<str>> = moved_from.values().collect();
    let mut moving: HashMap<&Arc<str>, Vec<FileVersion>> =
        moved_from.iter().filter_map(|(to, from)| Some((to, history.files.remove(from)?))).collect();
    for change in changed {
        if change.after.is_none() && left.contains(&change.path) {
            continue;
        }
        let versions = match moving.remove(&change.path) {
            Some(versions) => {
                history.files.insert(change.path.clone(), versions);
                history.files.entry(change.path.clone()).or_default()
            }
            None => history.files.entry(change.path.clone()).or_default(),
        };
        versions.push(version(change));
    }
}

/// Where each file that came was before. Of a merge the merged commits know better than a comparison of its ends, also that the
/// name that a file left was taken by another.
fn moves(changed: &[Change], brought: &Brought) -> HashMap<Arc<str>, Arc<str>> {
    let gone: HashMap<&str, &Change> =
        changed.iter().filter(|change| change.after.is_none()).map(|change| (&*change.path, change)).collect();
    let before: HashSet<&Arc<str>> = changed.iter().filter(|change| change.before.is_some()).map(|change| &change.path).collect();
    let same_blob = |change: &Change, from: &Arc<str>| gone.get(&**from).is_some_and(|gone| gone.before == change.after);
    let came = || changed.iter().filter(|change| change.before.is_none() && change.after.is_some());
    let mut moves = HashMap::new();
    let mut taken: HashSet<Arc<str>> = HashSet::new();
    let mut add = |change: &Change, from: Arc<str>| {
        if !moves.contains_key(&change.path) && taken.insert(from.clone()) {
            moves.insert(change.path.clone(), from);
        }
    };
    for change in came() {
        change.from.iter().filter(|from| same_blob(change, from)).for_each(|from| add(change, from.clone()));
    }
    for change in came() {
        brought.names(&change.path).into_iter().filter(|name| before.contains(name)).for_each(|name| add(change, name));
    }
    for change in came() {
        change.from.iter().for_each(|from| add(change, from.clone()));
    }
    moves
}

/// The commits that a merge brought to the line.
#[derive(Default)]
struct Brought {
    /// Oldest first, without the merge itself.
    list: Vec<u32>,
    /// Which of them touched each path.
    by_path: HashMap<Arc<str>, Vec<u32>>,
    /// The earlier names of files that they moved.
    earlier: HashMap<Arc<str>, Vec<Arc<str>>>,
}

impl Brought {
    /// Marks as known what it finds.
    fn by(commits: &Commits, position: u32, parent: Option<u32>, changes: &Changes, known: &mut [bool]) -> Self {
        known[position as usize] = true;
        let parents = &commits.get(position).parents;
        if parents.len() < 2 {
            return Brought::default();
        }
        let mut brought = Brought::default();
        let mut waiting: Vec<u32> = parents.iter().copied().filter(|at| Some(*at) != parent).collect();
        while let Some(at) = waiting.pop() {
            if !std::mem::replace(&mut known[at as usize], true) {
                brought.list.push(at);
                waiting.extend(&commits.get(at).parents);
            }
        }
        brought.list.sort_unstable();
        for &at in &brought.list {
            for change in own_changes(commits, changes, at) {
                brought.by_path.entry(change.path.clone()).or_default().push(at);
                if let Some(from) = &change.from {
                    brought.earlier.entry(change.path.clone()).or_default().push(from.clone());
                }
            }
            for file in changes.merged.get(&at).into_iter().flatten() {
                brought.by_path.entry(file.path.clone()).or_default().push(at);
            }
        }
        brought
    }

    /// The other names that a file had in these commits, the latest first.
    fn names(&self, path: &Arc<str>) -> Vec<Arc<str>> {
        let mut names = vec![path.clone()];
        let mut next = 0;
        while let Some(name) = names.get(next).cloned() {
            let earlier = self.earlier.get(&name).into_iter().flatten().rev();
            let new: Vec<Arc<str>> = earlier.filter(|name| !names.contains(name)).cloned().collect();
            names.extend(new);
            next += 1;
        }
        names.split_off(1)
    }

    /// Those that touched one of these paths, oldest first.
    fn of<'a>(&self, paths: impl Iterator<Item = &'a Arc<str>>) -> Vec<u32> {
        let mut found: Vec<u32> = paths.filter_map(|path| self.by_path.get(path)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Those that touched a card at all, oldest first.
    fn touching(&self) -> Vec<u32> {
        self.of(self.by_path.keys())
    }
}

/// What a commit that is not on the line changed.
fn own_changes<'a>(commits: &Commits, changes: &'a Changes, at: u32) -> &'a [Change] {
    match commits.get(at).parents[..] {
        [] => changes.of((at, None)),
        [parent] => changes.of((at, Some(parent))),
        _ => &[],
    }
}

/// The authors of the merged commits that touched the file, else the commit's own; then co-authors.
fn authors(
    speaking: &Speaking<'_>,
    position: u32,
    brought: &Brought,
    change: &Change,
    from: Option<&Arc<str>>,
    changes: &Changes,
    people: &Mailmap,
) -> Vec<Person> {
    let names = brought.names(&change.path);
    let mut sources = brought.of(std::iter::once(&change.path).chain(from).chain(&names));
    // A merger who solved a conflict wrote too.
    let merged = changes.merged.get(&position).is_some_and(|files| files.iter().any(|file| file.path == change.path));
    if sources.is_empty() || merged {
        sources.push(position);
    }
    let mut authors: Vec<Person> = Vec::new();
    for (at, commit) in sources.into_iter().map(|at| (at, speaking.commits.get(at))) {
        let speaks = if at == position { speaking.speaks_for(at, brought) } else { speaking.speaks(at) };
        let message = if speaks { &*commit.message } else { "" };
        for who in std::iter::once(&*commit.author).chain(message::trailers(message, &CO_AUTHORS)) {
            let person = people.find(who);
            if !authors.contains(&person) {
                authors.push(person);
            }
        }
    }
    authors
}

fn commit(speaking: &Speaking<'_>, position: u32, brought: &Brought, people: &Mailmap) -> Commit {
    let raw = speaking.commits.get(position);
    let Message { title, reason, merge_request, minor, .. } = said(speaking, position, brought);
    let mut approved_by: Vec<Person> = Vec::new();
    let message = if speaking.speaks_for(position, brought) { &*raw.message } else { "" };
    for person in message::trailers(message, &APPROVALS).map(|who| people.find(who)) {
        if !approved_by.contains(&person) {
            approved_by.push(person);
        }
    }
    Commit { id: raw.id.clone(), time: raw.time, title, reason, merge_request, approved_by, signed: raw.signed, minor }
}

/// What a commit says of itself; of a merge that only names branches, or that must not speak, what the commits say that it brought and
/// that touched cards.
fn said(speaking: &Speaking<'_>, position: u32, brought: &Brought) -> Message {
    let mut own = message::parse(&speaking.commits.get(position).message);
    if !speaking.speaks_for(position, brought) {
        // A number says nothing, and tells which amendment was accepted.
        let merge_request = own.merge_request.map(|request| MergeRequest { url: None, ..request });
        own = Message { title: String::new(), reason: String::new(), merge_request, minor: own.minor, says_nothing: true };
    }
    if !own.says_nothing {
        return own;
    }
    let speak = brought.touching().into_iter().filter(|at| speaking.speaks(*at));
    let said: Vec<Message> = speak.map(|at| message::parse(&speaking.commits.get(at).message)).filter(|said| !said.says_nothing).collect();
    match &said[..] {
        [] => own,
        [one] => Message { merge_request: own.merge_request.or_else(|| one.merge_request.clone()), ..one.clone() },
        [first, rest @ ..] => Message {
            title: first.title.clone(),
            reason: rest.iter().map(|said| said.title.as_str()).collect::<Vec<_>>().join("\n"),
            minor: said.iter().all(|said| said.minor),
            ..own
        },
    }
}
