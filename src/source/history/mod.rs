//! What Git knows of a root: the versions of every file, from a fixed number of passes over history.
//!
//! [`read`] makes a [`History`] in these steps, each in a file of its own:
//!
//! 1. [`repository`]: which commit, and whether the copy of the repository is a whole one (`git rev-parse`);
//! 2. [`cache`]: what an earlier run learnt of its commits;
//! 3. [`commits`]: the other commits that are reached, with parents, people, times and message (`git rev-list --header`);
//! 4. [`main_line`]: the chain of commits along which versions are counted (design.md §5);
//! 5. [`changes`]: which files each commit changed (`git diff-tree --stdin`, main line and merged commits in one pass);
//! 6. [`renames`]: which of them were moved (`git cat-file --batch`, for commits in which files both came and went);
//! 7. [`versions`]: the changes strung together by file, with the people whose work each version is,
//!    without what commits say that touched a root which the build does not read ([`reserved`](super::reserved));
//! 8. [`message`], [`people`], [`clean`]: what a message says of itself and of its merge request, who people are (`.mailmap`),
//!    and how both become text that can be shown.
//!
//! Texts of old versions are read when somebody asks, through [`Blobs`]. E-mail addresses do not leave this module: of a
//! person only the name and the address's domain are kept, and in messages `ada@comune.it` reads `…@comune.it`.
//!
//! A commit that removes a file is a version without a text; if the file comes back, its versions go on. A commit that changes
//! only a file's mode is none. A copy of a repository that lacks commits (`--depth`) or texts (`--filter`) has no versions at
//! all, rather than wrong ones: [`Completeness`] says so.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::SourceError;

mod blobs;
mod cache;
mod changes;
mod clean;
mod commits;
mod main_line;
mod message;
mod people;
mod renames;
mod repository;
mod versions;

use blobs::Texts;
use changes::Questions;
use commits::Commits;
use repository::Repository;

pub use blobs::{Blobs, GitBlobs};
pub use main_line::Publishing;
pub use message::MergeRequest;
pub use people::Person;

/// A Git object id, hexadecimal.
pub type ObjectId = Arc<str>;

/// The versions of a root's files.
#[derive(Debug, Default)]
pub struct History {
    /// The commits of the main line that changed a file of the root, oldest first.
    pub commits: Vec<Commit>,
    /// The versions of every file that ever was on the main line, oldest first, by its last path relative to the root.
    pub files: BTreeMap<Arc<str>, Vec<FileVersion>>,
    /// The commits that merges brought to the main line and that touched a file of the root, each with the position of the merge
    /// in [`History::commits`].
    pub merged: BTreeMap<ObjectId, u32>,
    /// Whether the copy of the repository holds what versions are made of.
    pub completeness: Completeness,
    /// The texts of versions.
    pub blobs: Option<Arc<dyn Blobs>>,
}

/// How much of a repository a clone holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Completeness {
    /// All that matters here.
    #[default]
    Whole,
    /// Commits are missing (`git clone --depth`).
    Shallow,
    /// Texts or folders of old commits are missing (`git clone --filter`).
    Filtered,
}

/// A commit of the main line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Object id.
    pub id: ObjectId,
    /// Committer time: when it came to be there.
    pub time: jiff::Timestamp,
    /// The message's first line, without a merge request's number; for a merge made by a forge the request's title.
    pub title: String,
    /// The rest of the message without trailers; may be empty.
    pub reason: String,
    /// The merge request that brought it.
    pub merge_request: Option<MergeRequest>,
    /// Who approved it, by the message's trailers.
    pub approved_by: Vec<Person>,
    /// Whether it carries a signature, which is never verified.
    pub signed: bool,
    /// Whether its message calls it minor (`[minore]`).
    pub minor: bool,
}

/// What a commit of the main line made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVersion {
    /// Position of the commit in [`History::commits`].
    pub commit: u32,
    /// Path relative to the root at that time.
    pub path: Arc<str>,
    /// The blob; `None` when the commit removed the file.
    pub blob: Option<ObjectId>,
    /// Whose work it is: the authors of the commits that were merged and touched the file, and co-authors. Never empty.
    pub authors: Vec<Person>,
}

impl History {
    /// The commit that made a version.
    pub fn commit(&self, version: &FileVersion) -> &Commit {
        &self.commits[version.commit as usize]
    }

    /// The versions of the file at this path (relative to the root), oldest first; empty for one that was never committed.
    pub fn of(&self, path: &str) -> &[FileVersion] {
        self.files.get(path).map_or(&[], Vec::as_slice)
    }

    /// The text of a version; `None` when it is gone, too large, or cannot be read.
    pub fn text(&self, version: &FileVersion) -> Option<Arc<str>> {
        self.blobs.as_ref()?.text(version.blob.as_ref()?)
    }
}

/// Whose history is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The folder of the root.
    pub folder: &'a Path,
    /// The same, relative to the catalogue.
    pub root: &'a str,
    /// As it is in which commit.
    pub revision: &'a str,
    /// The catalogue's publishing branch.
    pub publishing: &'a Publishing,
    /// Roots that the build does not read, relative to the catalogue: what commits say that touch them is withheld.
    pub beyond: &'a [Arc<str>],
}

/// The history of the files of a root; empty outside a repository and before the first commit.
pub(super) fn read(asked: Asked<'_>) -> Result<History, SourceError> {
    let Asked { folder, root, revision, publishing, beyond } = asked;
    let Some(repository) = repository::find(folder, revision)? else { return Ok(History::default()) };
    if repository.shallow {
        return Ok(History { completeness: Completeness::Shallow, ..History::default() });
    }
    let blobs = GitBlobs::new(folder);
    let (known, mut changes) = cache::load(&repository);
    let ids: Vec<ObjectId> = known.list.iter().map(|commit| commit.id.clone()).collect();
    let commits = known.reaching(&repository)?;
    changes.renumber(&ids, &commits);
    // A root that is a submodule has a publishing branch of its own, of which `site.toml` does not speak.
    let own = Publishing::default();
    let line = main_line::of(&commits, if repository.holds(root) { publishing } else { &own });
    let questions = Questions::new(&commits, &line, &changes);
    if !questions.is_empty() {
        let mut new = match changes::ask(&repository, &commits, &questions) {
            // A clone may lack the folders of old commits, too.
            Err(_) if repository.filtered => return Ok(filtered()),
            new => new?,
        };
        let mut texts = Texts::new(&blobs);
        renames::find(&mut new, &mut texts);
        if texts.missing && repository.filtered {
            return Ok(filtered());
        }
        changes.plain.extend(new.plain);
        changes.merged.extend(new.merged);
        // What another revision reaches is a part of what HEAD reaches, or of no use to the next run.
        if revision == "HEAD" {
            cache::save(&repository, &commits, &changes);
        }
    }
    let people = people::read(&repository)?;
    let withheld = withheld(&repository, root, beyond, &commits)?;
    let mut history = versions::string_together(&commits, &line, &changes, &people, &withheld);
    if repository.filtered && !blobs::all_there(folder, history.files.values().flatten().filter_map(|version| version.blob.as_ref()))? {
        return Ok(filtered());
    }
    history.blobs = Some(Arc::new(blobs));
    Ok(history)
}

/// The commits that touched a root of the same repository that the build does not read.
fn withheld(repository: &Repository, root: &str, beyond: &[Arc<str>], commits: &Commits) -> Result<HashSet<u32>, SourceError> {
    let paths: Vec<String> = beyond.iter().filter_map(|other| repository.path_of(root, other)).collect();
    let ids = super::reserved::touching(&repository.top(), format!("{}\n", repository.commit), &paths)?;
    Ok(ids.iter().filter_map(|id| commits.position(id)).collect())
}

/// Whether a root lies in the repository of the catalogue, not in one of its own.
pub(super) fn lies_with_the_catalogue(asked: Asked<'_>) -> Result<bool, SourceError> {
    Ok(repository::find(asked.folder, "HEAD")?.is_some_and(|repository| repository.holds(asked.root)))
}

fn filtered() -> History {
    History { completeness: Completeness::Filtered, ..History::default() }
}
