//! Commits that a revision had and HEAD has no more: an archive whose past was written anew.
//!
//! A revision that HEAD does not contain may simply be ahead of the branch that is looked at, which loses nothing. Something is
//! lost when HEAD is an ancestor of the revision (somebody went back), and when a commit was replaced: HEAD has another one by the
//! same author with the same time of writing, which amending and rebasing keep, committed not earlier.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::git::{command, run};
use super::read::{beyond, publishing};
use super::{FileVersion, History, ObjectId, Snapshot, Source, SourceError, history};

/// A version that a revision had and HEAD does not.
#[derive(Debug)]
pub struct Lost {
    /// Path of its file, as diagnostics show it.
    pub path: String,
    /// Its number among the versions of the file.
    pub number: usize,
    /// The day of its commit.
    pub day: jiff::civil::Date,
}

/// The histories of the roots as a revision has them, parallel to `now.roots`. A root that is a repository of its own has commits of
/// its own, of which the revision says nothing.
pub fn histories(source: &Source, now: &Snapshot, revision: &str) -> Result<Vec<Arc<History>>, SourceError> {
    let (publishing, beyond) = (publishing(&now.config), beyond(&now.config));
    let mut histories = Vec::new();
    for root in &now.roots {
        let folder = source.top.join(&*root.path);
        let asked = history::Asked { folder: &folder, root: &root.path, revision, publishing: &publishing, beyond: &beyond };
        let same = history::lies_with_the_catalogue(asked)?;
        histories.push(if same { Arc::new(history::read(asked)?) } else { root.history.clone() });
    }
    Ok(histories)
}

/// The versions that `revision` had and that were lost on the way to HEAD.
pub fn lost(source: &Source, now: &Snapshot, revision: &str) -> Result<Vec<Lost>, SourceError> {
    let gone = gone(source, revision)?;
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let mut lost = Vec::new();
    for (root, history) in now.roots.iter().zip(histories(source, now, revision)?) {
        for versions in history.files.values() {
            let is_lost = |version: &FileVersion| gone.contains(&history.commit(version).id);
            lost.extend(versions.iter().enumerate().find(|(_, version)| is_lost(version)).map(|(at, version)| Lost {
                path: format!("{}/{}", root.path, versions.last().map_or(&version.path, |last| &last.path)),
                number: at + 1,
                day: history.commit(version).time.to_zoned(jiff::tz::TimeZone::UTC).date(),
            }));
        }
    }
    Ok(lost)
}

/// The commits of `revision` that HEAD lost.
fn gone(source: &Source, revision: &str) -> Result<HashSet<ObjectId>, SourceError> {
    let mut ask = command(&source.top);
    ask.args(["log", "-z", "--left-right", "--format=%m%n%H%n%ct%n%at%n%an%n%ae", "--end-of-options", &format!("{revision}...HEAD"), "--"]);
    let text = run(ask)?;
    let mut theirs = Vec::new();
    let mut ours: HashMap<Vec<&str>, i64> = HashMap::new();
    for record in text.split('\0').filter(|record| !record.is_empty()) {
        let mut lines = record.lines();
        let (side, id, committed) =
            (lines.next(), lines.next().unwrap_or(""), lines.next().and_then(|time| time.parse().ok()).unwrap_or(0));
        let written: Vec<&str> = lines.collect();
        match side {
            Some("<") => theirs.push((id, committed, written)),
            _ => drop(ours.insert(written, committed)),
        }
    }
    let went_back = ours.is_empty();
    let replaced = |committed: i64, written: &Vec<&str>| ours.get(written).is_some_and(|again| *again >= committed);
    Ok(theirs.into_iter().filter(|(_, committed, written)| went_back || replaced(*committed, written)).map(|(id, ..)| id.into()).collect())
}
