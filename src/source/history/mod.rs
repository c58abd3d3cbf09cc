//! What Git knows of a root: the versions of every file, from a fixed number of passes over history.
//!
//! [`read`] makes a [`History`] in these steps, each in a file of its own:
//!
//! 1. [`commits`]: every commit that HEAD reaches, with parents, people, times and message (`git rev-list --header`);
//! 2. [`main_line`]: the chain of commits along which versions are counted (design.md §5);
//! 3. [`changes`]: which files each commit changed (`git diff-tree --stdin`, main line and merged commits in one pass);
//! 4. [`versions`]: the changes strung together by file, renames followed, with the people whose work each one is;
//! 5. [`message`], [`people`]: what a message says of itself and of its merge request, and who people are (`.mailmap`).
//!
//! Texts of old versions are read when somebody asks, through [`Blobs`]. E-mail addresses do not leave this module: of a
//! person only the name and the address's domain are kept.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::SourceError;

mod blobs;
mod changes;
mod commits;
mod main_line;
mod message;
mod people;
mod versions;

pub use blobs::{Blobs, GitBlobs};
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
    /// The texts of versions.
    pub blobs: Option<Arc<dyn Blobs>>,
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

/// The history of the files under `folder`, as HEAD has it; empty before the first commit.
pub(super) fn read(folder: &Path) -> Result<History, SourceError> {
    let commits = commits::read(folder)?;
    let line = main_line::of(&commits);
    let changes = changes::read(folder, &commits, &line)?;
    let people = people::read(folder, &commits)?;
    let mut history = versions::string_together(&commits, &line, &changes, &people);
    history.blobs = Some(Arc::new(GitBlobs::new(folder)));
    Ok(history)
}
