//! The main line: the chain of commits along which versions are counted (design.md §5).
//!
//! It is HEAD's first-parent chain, except that at a merge whose subject says that the publishing branch itself was merged
//! in, which is what an editor's `git pull` makes, it goes on through that parent: who pulls and pushes renumbers nothing.

use super::commits::Commits;

/// Positions of the main line's commits, newest first, each with its parent on the line.
pub(super) fn of(commits: &Commits) -> Vec<(usize, Option<usize>)> {
    let mut line = Vec::new();
    let mut at = if commits.list.is_empty() { None } else { Some(0) };
    while let Some(position) = at {
        let commit = &commits.list[position];
        let next = if commit.parents.len() > 1 && merges_the_publishing_branch(&commit.message) { 1 } else { 0 };
        at = commit.parents.get(next).copied();
        line.push((position, at));
    }
    line
}

/// `Merge branch 'main' of …`, `Merge remote-tracking branch 'origin/main'`.
fn merges_the_publishing_branch(message: &str) -> bool {
    let subject = message.lines().next().unwrap_or("");
    let pulled = |branch: &str| ["main", "master"].contains(&branch);
    if let Some(rest) = subject.strip_prefix("Merge branch '") {
        return rest.split_once("' of ").is_some_and(|(branch, _)| pulled(branch));
    }
    let Some(rest) = subject.strip_prefix("Merge remote-tracking branch '") else { return false };
    rest.split('\'').next().and_then(|name| name.split_once('/')).is_some_and(|(_, branch)| pulled(branch))
}
