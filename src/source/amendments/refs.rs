//! The refs that patterns name and that HEAD does not contain.

use std::path::Path;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::command;
use super::super::history::ObjectId;

/// Refs that Git is asked for; a forge keeps those of every request that ever was.
const MAX_LISTED: usize = 50_000;

/// A ref that may be an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ref {
    /// Its full name.
    pub name: String,
    /// The commit that it names.
    pub head: ObjectId,
    /// The number in its name.
    pub number: Option<u64>,
    /// When the commit was made.
    pub time: jiff::Timestamp,
}

/// Asks Git, newest first. `--no-merged` is the first of the rules: HEAD contains what was merged.
pub(super) fn read(top: &Path, patterns: &[String]) -> Result<Vec<Ref>, SourceError> {
    let mut ask = command(top);
    ask.args(["for-each-ref", "--no-merged=HEAD", "--sort=-refname", "--sort=-committerdate", &format!("--count={MAX_LISTED}")]);
    ask.arg("--format=%(objecttype) %(objectname) %(committerdate:unix) %(refname)").args(patterns);
    let output = ask.output().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    if !output.status.success() {
        return Err(SourceError::Git(format!("git for-each-ref: {}", String::from_utf8_lossy(&output.stderr).trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(parse).collect())
}

fn parse(line: &str) -> Option<Ref> {
    let mut parts = line.splitn(4, ' ');
    let ("commit", head, seconds, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?) else { return None };
    let time = jiff::Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(Ref { name: name.to_owned(), head: Arc::from(head), number: number(name), time })
}

/// `refs/merge-requests/12/head` (GitLab), `refs/pull/12/head` (GitHub, Gitea, Forgejo), wherever the pipeline fetched them to.
fn number(name: &str) -> Option<u64> {
    let parts: Vec<&str> = name.split('/').collect();
    let at = parts.windows(2).find(|pair| matches!(pair[0], "merge-requests" | "pull" | "pulls"))?;
    at[1].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_the_names_that_forges_give() {
        assert_eq!(number("refs/merge-requests/12/head"), Some(12));
        assert_eq!(number("refs/remotes/origin/pull/7/head"), Some(7));
        assert_eq!(number("refs/remotes/origin/nuovi-orari-2026"), None);
        assert_eq!(number("refs/merge-requests/x/head"), None);
    }

    #[test]
    fn what_is_no_commit_is_no_amendment() {
        assert!(parse("tag aa 12 refs/pull/1/head").is_none());
        let found = parse("commit aa 12 refs/pull/1/head").unwrap();
        assert_eq!((&*found.head, found.number, found.time.as_second()), ("aa", Some(1), 12));
    }
}
