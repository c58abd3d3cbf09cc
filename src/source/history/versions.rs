//! The changes strung together by file: renames followed, each version with the people whose work it is.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::changes::{Change, Changes};
use super::commits::Commits;
use super::people::{People, Person};
use super::{Commit, FileVersion, History, message};

/// The history of all files, without their texts.
pub(super) fn string_together(commits: &Commits, line: &[(usize, Option<usize>)], changes: &Changes, people: &People) -> History {
    let mut history = History::default();
    let mut seen: HashSet<usize> = HashSet::new();
    for &(position, parent) in line.iter().rev() {
        let brought = brought(commits, position, parent, &mut seen);
        let Some(changed) = changes.get(&position) else { continue };
        let number = history.commits.len() as u32;
        history.commits.push(commit(commits, position, people));
        // Moves first: a file that takes the place of one that moved away in the same commit is a new one.
        let mut moved: HashMap<Arc<str>, Vec<FileVersion>> = HashMap::new();
        for from in changed.iter().filter_map(|change| change.from.as_ref()) {
            if let Some(versions) = history.files.remove(from) {
                moved.insert(from.clone(), versions);
            }
        }
        for change in changed {
            let before = change.from.as_ref().and_then(|from| moved.remove(from));
            let versions = match before {
                Some(versions) => {
                    history.files.insert(change.path.clone(), versions);
                    history.files.get_mut(&change.path)
                }
                None => Some(history.files.entry(change.path.clone()).or_default()),
            };
            let authors = authors(commits, position, &brought, change, changes, people);
            let version = FileVersion { commit: number, path: change.path.clone(), blob: change.blob.clone(), authors };
            versions.into_iter().for_each(|versions| versions.push(version.clone()));
        }
    }
    history
}

/// The commits that a merge brought to the line, newest first, without the merge itself.
fn brought(commits: &Commits, position: usize, parent: Option<usize>, seen: &mut HashSet<usize>) -> Vec<usize> {
    seen.insert(position);
    let mut found = Vec::new();
    let mut waiting: Vec<usize> = commits.list[position].parents.iter().copied().filter(|at| Some(*at) != parent).collect();
    while let Some(at) = waiting.pop() {
        if seen.insert(at) {
            found.push(at);
            waiting.extend(&commits.list[at].parents);
        }
    }
    found.sort_unstable();
    found
}

/// The authors of the merged commits that touched the file, else the commit's own; then co-authors.
fn authors(commits: &Commits, position: usize, brought: &[usize], change: &Change, changes: &Changes, people: &People) -> Vec<Person> {
    let touches = |at: &&usize| {
        let of = changes.get(at).map_or(&[][..], Vec::as_slice);
        of.iter().any(|other| other.path == change.path || change.from.as_ref() == Some(&other.path))
    };
    let mut sources: Vec<usize> = brought.iter().filter(touches).copied().collect();
    if sources.is_empty() {
        sources.push(position);
    }
    let mut authors: Vec<Person> = Vec::new();
    for at in sources.into_iter().rev() {
        let commit = &commits.list[at];
        let own = std::iter::once(commit.author.as_str());
        for who in own.chain(message::trailers(&commit.message, "Co-authored-by")) {
            let person = people.find(who);
            if !authors.contains(&person) {
                authors.push(person);
            }
        }
    }
    authors
}

fn commit(commits: &Commits, position: usize, people: &People) -> Commit {
    let raw = &commits.list[position];
    let said = message::parse(&raw.message);
    Commit {
        id: raw.id.clone(),
        time: raw.time,
        title: said.title,
        reason: said.reason,
        merge_request: said.merge_request,
        approved_by: message::trailers(&raw.message, "Approved-by").map(|who| people.find(who)).collect(),
        signed: raw.signed,
        minor: said.minor,
    }
}
