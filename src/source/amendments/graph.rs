//! The commits that each amendment brings, and the point at which it left HEAD.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::{command, run_with_input};
use super::super::history::{ObjectId, Person};
use super::refs::Ref;
use super::{MAX_COMMITS, line, person};

/// What a ref brings.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    /// Its last commit.
    pub head: ObjectId,
    /// The last commit that it shares with HEAD; `None` when it shares none.
    pub base: Option<ObjectId>,
    /// The subject of its first commit.
    pub title: String,
    /// Who wrote its commits, the first first, and co-authors.
    pub authors: Vec<Person>,
    /// Whether one of its commits touches a root that the build does not read.
    pub withheld: bool,
}

#[derive(Debug)]
struct Commit {
    parents: Vec<ObjectId>,
    author: Person,
    subject: String,
    helpers: Vec<Person>,
}

type Commits = HashMap<ObjectId, Commit>;

/// The branches of the refs, in their order; `None` when they have more commits than anybody would read.
pub(super) fn read(top: &Path, refs: &[Ref], touching: &HashSet<ObjectId>) -> Result<Option<Vec<Branch>>, SourceError> {
    let commits = commits(top, refs)?;
    if commits.len() > MAX_COMMITS {
        return Ok(None);
    }
    let mut branches = Vec::with_capacity(refs.len());
    let mut candidates: Vec<Vec<ObjectId>> = Vec::with_capacity(refs.len());
    for one in refs {
        let (branch, left) = walk(&commits, &one.head, touching);
        branches.push(branch);
        candidates.push(left);
    }
    // A branch that took the main line in again left it at several points, of which the last counts.
    let several: Vec<&Vec<ObjectId>> = candidates.iter().filter(|left| left.len() > 1).collect();
    let main = if several.is_empty() { HashMap::new() } else { between(top, &several)? };
    for (branch, left) in branches.iter_mut().zip(&candidates) {
        branch.base = last(left, &main);
    }
    Ok(Some(branches))
}

/// Every commit that a ref has and HEAD has not, by `git log`, which also puts `.mailmap` to use.
fn commits(top: &Path, refs: &[Ref]) -> Result<Commits, SourceError> {
    let mut ask = command(top);
    ask.args(["log", "--stdin", "-z", "--topo-order", &format!("--max-count={}", MAX_COMMITS + 1)]);
    ask.arg("--format=%H%x00%P%x00%aN%x00%aE%x00%s%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x01)");
    let questions: String = refs.iter().map(|one| format!("{}\n", one.head)).collect::<String>() + "^HEAD\n";
    let bytes = run_with_input(ask, questions.into_bytes())?;
    let text = String::from_utf8_lossy(&bytes);
    let fields: Vec<&str> = text.split('\0').collect();
    let commit = |fields: &[&str]| {
        let [id, parents, name, address, subject, helpers] = fields else { return None };
        let helper = |written: &str| {
            let (name, address) = written.split_once('<').unwrap_or((written, ""));
            person(name, address.trim_end_matches('>'))
        };
        let commit = Commit {
            parents: parents.split(' ').filter(|id| !id.is_empty()).map(Arc::from).collect(),
            author: person(name, address),
            subject: line(subject),
            helpers: helpers.split('\u{1}').filter(|written| !written.trim().is_empty()).map(helper).collect(),
        };
        Some((Arc::from(id.trim_start_matches('\n')), commit))
    };
    Ok(fields.chunks(6).filter_map(commit).collect())
}

/// What a ref brings, and the commits of HEAD that it was ever based on.
fn walk(commits: &Commits, head: &ObjectId, touching: &HashSet<ObjectId>) -> (Branch, Vec<ObjectId>) {
    let mut seen: HashSet<&ObjectId> = HashSet::new();
    let mut left: BTreeSet<ObjectId> = BTreeSet::new();
    let mut own: Vec<&Commit> = Vec::new();
    let mut waiting: Vec<&ObjectId> = vec![head];
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        match commits.get(id) {
            None => drop(left.insert(id.clone())),
            Some(commit) => {
                // A merge's own parents come first; who merged the main line in wrote nothing.
                if commit.parents.len() < 2 {
                    own.push(commit);
                }
                waiting.extend(commit.parents.iter().rev());
            }
        }
    }
    let mut authors: Vec<Person> = Vec::new();
    for commit in own.iter().rev() {
        for who in std::iter::once(&commit.author).chain(&commit.helpers) {
            if !authors.contains(who) {
                authors.push(who.clone());
            }
        }
    }
    let title = own.last().map(|commit| commit.subject.clone()).unwrap_or_default();
    let withheld = seen.iter().any(|id| commits.contains_key(*id) && touching.contains(*id));
    (Branch { head: head.clone(), base: None, title, authors, withheld }, left.into_iter().collect())
}

/// The commits of HEAD between those at which branches left it, each with its parents.
fn between(top: &Path, several: &[&Vec<ObjectId>]) -> Result<HashMap<ObjectId, Vec<ObjectId>>, SourceError> {
    let all: BTreeSet<&ObjectId> = several.iter().flat_map(|left| left.iter()).collect();
    let mut ask = command(top);
    ask.args(["merge-base", "--octopus"]).args(all.iter().map(|id| &***id));
    // No common ancestor: everything is walked.
    let output = ask.output().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    let below = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let mut questions: String = all.iter().map(|id| format!("{id}\n")).collect();
    // The common ancestor's own parents are left out, itself not: it may be one of the candidates.
    if !below.is_empty() {
        questions.push_str(&format!("^{below}^@\n"));
    }
    let mut ask = command(top);
    ask.args(["rev-list", "--stdin", "--parents"]);
    let bytes = run_with_input(ask, questions.into_bytes())?;
    let commit = |line: &str| {
        let mut ids = line.split(' ').map(ObjectId::from);
        Some((ids.next()?, ids.collect()))
    };
    Ok(String::from_utf8_lossy(&bytes).lines().filter_map(commit).collect())
}

/// The one of these commits that no other has behind it; of several such the first by id, as good as any.
fn last(left: &[ObjectId], main: &HashMap<ObjectId, Vec<ObjectId>>) -> Option<ObjectId> {
    let mut behind: HashSet<&ObjectId> = HashSet::new();
    for id in left {
        let mut waiting: Vec<&ObjectId> = main.get(id).into_iter().flatten().collect();
        while let Some(id) = waiting.pop() {
            if behind.insert(id) {
                waiting.extend(main.get(id).into_iter().flatten());
            }
        }
    }
    left.iter().find(|id| !behind.contains(id)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commits(list: &[(&str, &[&str], &str)]) -> Commits {
        let commit = |(id, parents, who): &(&str, &[&str], &str)| {
            let parents = parents.iter().map(|id| ObjectId::from(*id)).collect();
            (ObjectId::from(*id), Commit { parents, author: person(who, "x@y.it"), subject: format!("fa {id}"), helpers: Vec::new() })
        };
        list.iter().map(commit).collect()
    }

    #[test]
    fn a_branch_is_its_own_commits_and_what_it_left() {
        let commits = commits(&[("c", &["b"], "Bruno"), ("b", &["a"], "Ada")]);
        let (branch, left) = walk(&commits, &"c".into(), &HashSet::from(["b".into()]));
        assert!(branch.withheld);
        assert_eq!((&*branch.title, left), ("fa b", vec!["a".into()]));
        assert_eq!(branch.authors.iter().map(|who| &*who.name).collect::<Vec<_>>(), ["Ada", "Bruno"]);
    }

    #[test]
    fn a_branch_that_took_the_main_line_in_left_it_where_it_last_did() {
        // main: a <- m ; branch: b on a, then a merge of b and m, then c.
        let commits = commits(&[("c", &["j"], "Ada"), ("j", &["b", "m"], "Chi unisce"), ("b", &["a"], "Ada")]);
        let (branch, left) = walk(&commits, &"c".into(), &HashSet::from(["a".into()]));
        assert!(!branch.withheld, "what HEAD has is not the branch's");
        assert_eq!((&*branch.title, branch.authors.len()), ("fa b", 1));
        assert_eq!(left, ["a".into(), "m".into()]);
        let main = HashMap::from([("m".into(), vec!["a".into()]), ("a".into(), Vec::new())]);
        assert_eq!(last(&left, &main).as_deref(), Some("m"));
    }
}
