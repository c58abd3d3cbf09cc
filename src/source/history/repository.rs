//! The repository that a root lies in: where it keeps its data, which commit is read, whether anything is missing from it.

use std::path::{Path, PathBuf};

use super::super::SourceError;
use super::super::git::git;

/// What must be known before any history is read.
#[derive(Debug)]
pub(super) struct Repository {
    /// The folder of the root, where Git runs.
    pub folder: PathBuf,
    /// Object id of the commit whose history is asked for.
    pub commit: String,
    /// Where the root lies in the repository: empty, or a path that ends in `/`.
    pub prefix: String,
    /// The folder that all worktrees share (`.git`).
    pub common: PathBuf,
    /// Whether the clone was made with `--depth`.
    pub shallow: bool,
    /// Whether the clone was made with `--filter`, so that objects may be missing.
    pub filtered: bool,
}

impl Repository {
    /// Whether it is the repository that the catalogue itself lies in, seen from the root at this path of the catalogue.
    pub fn holds(&self, root: &str) -> bool {
        let root = root.trim_start_matches("./").trim_matches('/');
        root.is_empty() || root == "." || self.prefix.trim_end_matches('/').ends_with(root)
    }

    /// The top folder of the repository.
    pub fn top(&self) -> PathBuf {
        self.prefix.split_terminator('/').fold(self.folder.clone(), |folder, _| folder.join(".."))
    }

    /// Where another folder of the catalogue lies in this repository, of which the root at `root` is known; `None` when it lies in
    /// another.
    pub fn path_of(&self, root: &str, other: &str) -> Option<String> {
        let prefix = self.prefix.trim_end_matches('/');
        match prefix.strip_suffix(root) {
            // The repository holds the catalogue.
            Some(above) => Some(format!("{above}{other}")),
            // The catalogue holds the repository.
            None => {
                other.strip_prefix(root.strip_suffix(prefix)?).filter(|inside| !inside.is_empty() && !prefix.is_empty()).map(str::to_owned)
            }
        }
    }
}

/// The repository of `folder`, at `revision`; `None` outside a repository and before its first commit.
pub(super) fn find(folder: &Path, revision: &str) -> Result<Option<Repository>, SourceError> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let commit = format!("{revision}^{{commit}}");
    let asked = ["rev-parse", "--is-shallow-repository", "--git-common-dir", "--show-prefix", &commit];
    let Some(text) = git(folder, &asked)? else { return Ok(None) };
    let mut lines = text.lines();
    let (Some(shallow), Some(common), Some(prefix), Some(commit)) = (lines.next(), lines.next(), lines.next(), lines.next()) else {
        return Ok(None);
    };
    let common = folder.join(common);
    Ok(Some(Repository {
        folder: folder.to_owned(),
        commit: commit.to_owned(),
        prefix: prefix.to_owned(),
        shallow: shallow == "true",
        filtered: filtered(&common),
        common,
    }))
}

/// A clone with a filter marks the packs that it got from a server which has the rest.
fn filtered(common: &Path) -> bool {
    let Ok(packs) = std::fs::read_dir(common.join("objects/pack")) else { return false };
    packs.filter_map(Result::ok).any(|entry| entry.path().extension().is_some_and(|end| end == "promisor"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_roots_are_found_in_the_repository_that_they_share() {
        let at = |prefix: &str, root: &str, other: &str| {
            let folder = PathBuf::from("/c").join(root);
            let repository = Repository {
                folder,
                commit: String::new(),
                prefix: prefix.to_owned(),
                common: PathBuf::new(),
                shallow: false,
                filtered: false,
            };
            repository.path_of(root, other)
        };
        assert_eq!(at("content/", "content", "soci").as_deref(), Some("soci"));
        assert_eq!(at("siti/uno/content/", "content", "dati/soci").as_deref(), Some("siti/uno/dati/soci"));
        assert_eq!(at("content/", "dati/content", "dati/soci").as_deref(), Some("soci"), "both in the submodule dati");
        assert_eq!(at("content/", "dati/content", "soci"), None);
        assert_eq!(at("", "content", "soci"), None, "a submodule holds its root alone");
    }
}
