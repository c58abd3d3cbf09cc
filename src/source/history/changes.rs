//! Which Markdown files commits changed: `git diff-tree --stdin`, a process for each core.
//!
//! Two things are asked. What a commit changed against one parent (of the main line: its parent on the line; else its only
//! parent) gives versions and tells whose commits a merge brought. What differs in a merge from all its parents may be the
//! merger's own work, the solution of a conflict. Git is told to look for no renames: [`renames`](super::renames) does, so that
//! the answer depends on neither Git's version nor its settings.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::{command, failure};
use super::ObjectId;
use super::commits::Commits;
use super::repository::Repository;

/// What a commit made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Path relative to the root.
    pub path: Arc<str>,
    /// The blob before; `None` when there was no file.
    pub before: Option<ObjectId>,
    /// The blob after; `None` when the file was removed.
    pub after: Option<ObjectId>,
    /// Where the file was before, when it was moved.
    pub from: Option<Arc<str>>,
}

/// A file of a merge that differs from all parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    pub path: Arc<str>,
    /// The parents' blobs, and at the end the merge's own.
    pub blobs: Vec<ObjectId>,
}

/// A commit and the parent that it is compared with.
pub(super) type Pair = (u32, Option<u32>);

/// What is known of changes. An empty list is an answer too.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// What each commit changed against a parent.
    pub plain: HashMap<Pair, Vec<Change>>,
    /// What in a merge differs from all parents; after [`renames`](super::renames) only what holds words that no parent has.
    pub merged: HashMap<u32, Vec<Merged>>,
}

impl Changes {
    /// Positions changed from those in `before` to those in `commits`; what is there no more goes.
    pub fn renumber(&mut self, before: &[ObjectId], commits: &Commits) {
        if before.len() == commits.list.len() && before.last() == commits.list.last().map(|last| &last.id) {
            return;
        }
        let new: Vec<Option<u32>> = before.iter().map(|id| commits.position(id)).collect();
        let of = |at: u32| new[at as usize];
        let pair = |(at, parent): Pair| Some((of(at)?, parent.map(of).map_or(Some(None), |parent| parent.map(Some))?));
        self.plain = std::mem::take(&mut self.plain).into_iter().filter_map(|(old, list)| Some((pair(old)?, list))).collect();
        self.merged = std::mem::take(&mut self.merged).into_iter().filter_map(|(at, list)| Some((of(at)?, list))).collect();
    }

    pub fn of(&self, pair: Pair) -> &[Change] {
        self.plain.get(&pair).map_or(&[], Vec::as_slice)
    }
}

/// What is not known yet.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub plain: Vec<Pair>,
    pub merged: Vec<u32>,
}

impl Questions {
    /// What the versions along `line` need and `known` does not hold.
    pub fn new(commits: &Commits, line: &[Pair], known: &Changes) -> Self {
        let mut questions = Questions::default();
        let on_line: HashMap<u32, Option<u32>> = line.iter().copied().collect();
        for (at, commit) in (0..).zip(&commits.list) {
            let pair = match on_line.get(&at) {
                Some(parent) => Some((at, *parent)),
                None => (commit.parents.len() < 2).then(|| (at, commit.parents.first().copied())),
            };
            questions.plain.extend(pair.filter(|pair| !known.plain.contains_key(pair)));
            if commit.parents.len() > 1 && !known.merged.contains_key(&at) {
                questions.merged.push(at);
            }
        }
        questions
    }

    pub fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.merged.is_empty()
    }
}

/// Fewer questions than these are not worth a second process.
const WORTH_A_PROCESS: usize = 500;

/// Asks Git.
pub(super) fn ask(repository: &Repository, commits: &Commits, questions: &Questions) -> Result<Changes, SourceError> {
    let lines = lines(commits, questions);
    let processes = std::thread::available_parallelism().map_or(1, usize::from).min(4).min(lines.len().div_ceil(WORTH_A_PROCESS)).max(1);
    // Neighbours share most of their trees: a process takes a stretch of history, not every n-th commit.
    let parts: Vec<&[String]> = lines.chunks(lines.len().div_ceil(processes).max(1)).collect();
    let answers: Vec<Result<Answers, SourceError>> = std::thread::scope(|scope| {
        let threads: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || run(repository, part))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(SourceError::Git("git diff-tree: interrotto".to_owned()))))
            .collect()
    });
    let mut changes = Changes::default();
    questions.plain.iter().for_each(|pair| drop(changes.plain.insert(*pair, Vec::new())));
    questions.merged.iter().for_each(|at| drop(changes.merged.insert(*at, Vec::new())));
    let compared: HashMap<u32, Pair> = questions.plain.iter().map(|pair| (pair.0, *pair)).collect();
    for answers in answers {
        let Answers { plain, merged } = answers?;
        for (id, change) in plain {
            let pair = commits.position(&id).and_then(|at| compared.get(&at));
            pair.and_then(|pair| changes.plain.get_mut(pair)).into_iter().for_each(|list| list.push(change.clone()));
        }
        for (id, file) in merged {
            let list = commits.position(&id).and_then(|at| changes.merged.get_mut(&at));
            list.into_iter().for_each(|list| list.push(file.clone()));
        }
    }
    Ok(changes)
}

/// A line for each question: a commit and the parents that it is compared with. They are always named, because Git keeps
/// those of the last question about a commit.
fn lines(commits: &Commits, questions: &Questions) -> Vec<String> {
    let id = |at: &u32| &*commits.get(*at).id;
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (at, parent) in &questions.plain {
        lines.push((*at, parent.iter().fold(id(at).to_owned(), |line, parent| line + " " + id(parent)) + "\n"));
    }
    for at in &questions.merged {
        let parents = commits.get(*at).parents.iter().map(id);
        lines.push((*at, parents.fold(id(at).to_owned(), |line, parent| line + " " + parent) + "\n"));
    }
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Answers by the commit's id.
#[derive(Default)]
struct Answers {
    plain: Vec<(ObjectId, Change)>,
    merged: Vec<(ObjectId, Merged)>,
}

fn run(repository: &Repository, lines: &[String]) -> Result<Answers, SourceError> {
    let failed = |error: std::io::Error| SourceError::Git(format!("git diff-tree: {error}"));
    let mut ask = command(&repository.folder);
    ask.args([
        "diff-tree",
        "--stdin",
        "-c",
        "-r",
        "-z",
        "--root",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
    ]);
    let mut child = ask.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // Questions go in on another thread, so that a full pipe of answers stops nobody.
    let answers = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| lines.iter().try_for_each(|line| stdin.write_all(line.as_bytes()))));
        stdout.map_or_else(|| Ok(Answers::default()), |stdout| parse(BufReader::with_capacity(1 << 16, stdout), &repository.prefix))
    });
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() { answers.map_err(failed) } else { Err(failure("diff-tree", &output.stderr)) }
}

/// Reads `ID NUL (:MODE MODE OLD NEW STATUS NUL path NUL)*`; a merge's files have as many colons as parents.
fn parse(mut input: impl BufRead, prefix: &str) -> std::io::Result<Answers> {
    let mut answers = Answers::default();
    let mut known = Known::default();
    let mut commit: ObjectId = "".into();
    let (mut head, mut path) = (Vec::new(), Vec::new());
    loop {
        head.clear();
        if input.read_until(0, &mut head)? == 0 {
            return Ok(answers);
        }
        let text = String::from_utf8_lossy(head.strip_suffix(b"\0").unwrap_or(&head));
        let text = text.trim_start_matches('\n');
        let parents = text.bytes().take_while(|byte| *byte == b':').count();
        if parents == 0 {
            commit = text.trim().into();
            continue;
        }
        path.clear();
        input.read_until(0, &mut path)?;
        let Some(path) = std::str::from_utf8(path.strip_suffix(b"\0").unwrap_or(&path)).ok().and_then(|path| local(path, prefix)) else {
            continue;
        };
        let path = known.text(path);
        let parts: Vec<&str> = text[parents..].split(' ').collect();
        let (Some(modes), Some(ids)) = (parts.get(..=parents), parts.get(parents + 1..2 * parents + 2)) else { continue };
        let mut blobs = modes.iter().zip(ids).map(|(mode, id)| mode.starts_with("100").then(|| known.text(id)));
        if parents == 1 {
            let (before, after) = (blobs.next().flatten(), blobs.next().flatten());
            // Neither a link that became another nor a bit that says that a card is a program is a version.
            if before != after {
                answers.plain.push((commit.clone(), Change { path, before, after, from: None }));
            }
        } else if modes.last().is_some_and(|mode| mode.starts_with("100")) {
            answers.merged.push((commit.clone(), Merged { path, blobs: blobs.flatten().collect() }));
        }
    }
}

/// The path relative to the root of a file that can be a card: Markdown, and no name on its way begins with `.` or `_`.
fn local<'a>(path: &'a str, prefix: &str) -> Option<&'a str> {
    let local = path.strip_prefix(prefix)?;
    (local.ends_with(".md") && !local.split('/').any(|part| part.starts_with(['.', '_']))).then_some(local)
}

/// Texts that occur again and again, kept once.
#[derive(Default)]
struct Known(HashSet<Arc<str>>);

impl Known {
    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let text: Arc<str> = text.into();
        self.0.insert(text.clone());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_and_merges_are_told_apart_and_what_is_no_card_is_left_out() {
        let input = "c1\0:100644 100644 aa bb M\0content/a è.md\0:000000 100644 00 bb A\0content/_bozza.md\0:100644 100755 aa aa M\0content/x.md\0\
            :100644 120000 aa bb T\0content/l.md\0:100644 000000 aa 00 D\0altro/y.md\0c2\0::100644 100644 100644 aa bb cc MM\0content/a è.md\0";
        let answers = parse(input.as_bytes(), "content/").unwrap();
        let change = |path: &str, before: Option<&str>, after: Option<&str>| Change {
            path: path.into(),
            before: before.map(Arc::from),
            after: after.map(Arc::from),
            from: None,
        };
        let plain: Vec<(&str, Change)> = answers.plain.iter().map(|(id, change)| (&**id, change.clone())).collect();
        assert_eq!(plain, [("c1", change("a è.md", Some("aa"), Some("bb"))), ("c1", change("l.md", Some("aa"), None))]);
        assert_eq!(answers.merged, [("c2".into(), Merged { path: "a è.md".into(), blobs: vec!["aa".into(), "bb".into(), "cc".into()] })]);
    }
}
