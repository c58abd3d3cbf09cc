//! Whether amendments still merge cleanly: one `git merge-tree --write-tree --stdin`, which older Gits than 2.40 do not have.
//!
//! Git writes the merged trees somewhere: into a folder of the machine's own for such things, which goes away at once. The catalogue's
//! repository is only read. No merge driver runs: attributes are taken from the empty tree.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::super::SourceError;
use super::super::changes::empty_tree;
use super::super::git::{command, git, run_with_input};
use super::super::history::ObjectId;
use super::graph::Branch;

/// What merging a branch into HEAD would give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// Whether nothing meets.
    pub clean: bool,
    /// Paths, from the repository's top, in which changes meet.
    pub conflicts: BTreeSet<String>,
}

/// Tries every branch; empty when Git cannot.
pub(super) fn read(top: &Path, branches: &[Branch]) -> Result<HashMap<ObjectId, Merge>, SourceError> {
    let mut heads: Vec<&ObjectId> = branches.iter().filter(|branch| branch.base.is_some()).map(|branch| &branch.head).collect();
    heads.sort_unstable();
    heads.dedup();
    let objects = git(top, &["rev-parse", "--git-path", "objects"])?.map(|path| top.join(path.trim_end_matches('\n')));
    let (Some(first), Some(objects), Ok(scratch)) = (heads.first(), objects, tempfile::tempdir()) else { return Ok(HashMap::new()) };
    let mut ask = command(top);
    ask.env("GIT_ATTR_SOURCE", empty_tree(first))
        .env("GIT_OBJECT_DIRECTORY", scratch.path())
        .env("GIT_ALTERNATE_OBJECT_DIRECTORIES", quoted(&objects))
        .args(["-c", "merge.renames=true", "merge-tree", "--write-tree", "--stdin", "-z", "--name-only", "--no-messages"]);
    let input: String = heads.iter().map(|head| format!("HEAD {head}\n")).collect();
    // A Git that does not know these words fails: then nobody says whether amendments merge.
    let Ok(bytes) = run_with_input(ask, input.into_bytes()) else { return Ok(HashMap::new()) };
    let merges = parse(&String::from_utf8_lossy(&bytes));
    Ok(heads.into_iter().cloned().zip(merges).collect())
}

/// A path in a list that `:` separates, as Git wants it when it holds one itself.
fn quoted(path: &Path) -> PathBuf {
    match path.to_str() {
        Some(text) if text.contains(':') || text.starts_with('"') => {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")).into()
        }
        _ => path.to_path_buf(),
    }
}

/// Reads `STATUS NUL TREE NUL (path NUL)* NUL`, once a branch.
fn parse(text: &str) -> Vec<Merge> {
    let mut merges = Vec::new();
    let mut fields = text.split('\0');
    while let (Some(status), Some(_tree)) = (fields.next().filter(|status| !status.is_empty()), fields.next()) {
        let conflicts = fields.by_ref().take_while(|path| !path.is_empty()).map(str::to_owned).collect();
        merges.push(Merge { clean: status == "1", conflicts });
    }
    merges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_merges_and_conflicts_are_told_apart() {
        let merges = parse("0\0t1\0c/x.md\0c/y.md\0\x001\0t2\0\0");
        assert_eq!(merges.len(), 2);
        assert!(!merges[0].clean && merges[0].conflicts.contains("c/y.md"));
        assert!(merges[1].clean && merges[1].conflicts.is_empty());
    }

    #[test]
    fn a_folder_with_a_colon_is_quoted() {
        assert_eq!(quoted(Path::new("/a/b")), Path::new("/a/b"));
        assert_eq!(quoted(Path::new("/a:\"b")), Path::new("\"/a:\\\"b\""));
    }
}
