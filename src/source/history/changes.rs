//! Which files each commit changed: one `git diff-tree --stdin` for the main line and for what was merged into it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::{command, run_with_input};
use super::ObjectId;
use super::commits::Commits;

/// What a commit made of a file.
#[derive(Debug)]
pub(super) struct Change {
    /// Path relative to the root after the commit (before it, when it was removed).
    pub path: Arc<str>,
    /// Where the file was before, when it was moved.
    pub from: Option<Arc<str>>,
    /// `None`: removed.
    pub blob: Option<ObjectId>,
}

/// The changes of each commit, by its position.
pub(super) type Changes = HashMap<usize, Vec<Change>>;

/// Asks Git for the Markdown files that the commits of the main line changed against their parent on the line, and all other
/// commits without a second parent against theirs.
pub(super) fn read(folder: &Path, commits: &Commits, line: &[(usize, Option<usize>)]) -> Result<Changes, SourceError> {
    if commits.list.is_empty() {
        return Ok(Changes::new());
    }
    let on_line: HashMap<usize, Option<usize>> = line.iter().copied().collect();
    let mut questions = String::new();
    for (position, commit) in commits.list.iter().enumerate() {
        let parent = match on_line.get(&position) {
            Some(parent) => *parent,
            None if commit.parents.len() > 1 => continue,
            None => commit.parents.first().copied(),
        };
        questions.push_str(&commit.id);
        if let Some(parent) = parent {
            questions.push(' ');
            questions.push_str(&commits.list[parent].id);
        }
        questions.push('\n');
    }
    let mut ask = command(folder);
    ask.args(["diff-tree", "--stdin", "-r", "-z", "-M", "--root", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--relative"]);
    let bytes = run_with_input(ask, questions.into_bytes())?;
    let positions = commits.list.iter().enumerate().map(|(at, commit)| (&*commit.id, at)).collect();
    Ok(parse(&String::from_utf8_lossy(&bytes), &positions))
}

/// Reads `ID NUL (:MODE MODE OLD NEW STATUS NUL path NUL [path NUL])*`.
fn parse(text: &str, positions: &HashMap<&str, usize>) -> Changes {
    let mut changes = Changes::new();
    let mut current = None;
    let mut fields = text.split('\0').map(|field| field.trim_start_matches('\n'));
    while let Some(field) = fields.next() {
        let Some(head) = field.strip_prefix(':') else {
            current = field.split_whitespace().next().and_then(|id| positions.get(id)).copied().or(current);
            continue;
        };
        let parts: Vec<&str> = head.split(' ').collect();
        let (Some(first), [_, mode, _, blob, status]) = (fields.next(), &parts[..]) else { break };
        let moved = status.starts_with(['R', 'C']);
        let path = if moved { fields.next().unwrap_or(first) } else { first };
        let (Some(commit), true) = (current, path.ends_with(".md") || first.ends_with(".md")) else { continue };
        let removed = status.starts_with('D') || !mode.starts_with("100");
        changes.entry(commit).or_default().push(Change {
            path: path.into(),
            from: status.starts_with('R').then(|| first.into()),
            blob: (!removed).then(|| (*blob).into()),
        });
    }
    changes
}
