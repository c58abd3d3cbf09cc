//! Which cards each amendment changes, and what stands at HEAD in their place.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::super::git::{command, run_with_input};
use super::super::history::ObjectId;
use super::super::{Root, SourceError};
use super::graph::Branch;
use super::{MAX_FILES, ProposedBlob, ProposedFile};

/// The files of each branch by its last commit, against the point at which it left HEAD.
pub(super) fn read(
    top: &Path,
    roots: &[Root],
    prefix: &str,
    branches: &[Branch],
) -> Result<HashMap<ObjectId, Vec<ProposedFile>>, SourceError> {
    // A branch without a common past would change everything: it is no amendment.
    let questions: BTreeSet<(&ObjectId, &ObjectId)> = branches.iter().filter_map(|one| Some((&one.head, one.base.as_ref()?))).collect();
    let mut ask = command(top);
    ask.args(["diff-tree", "--stdin", "-r", "-z", "-M", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--relative"]);
    let input: String = questions.iter().map(|(head, base)| format!("{head} {base}\n")).collect();
    let bytes = run_with_input(ask, input.into_bytes())?;
    let mut found = parse(&String::from_utf8_lossy(&bytes), roots);
    complete(top, roots, prefix, &mut found)?;
    Ok(found)
}

/// Reads `ID NUL (:MODE MODE OLD NEW STATUS NUL path NUL [path NUL])*`.
fn parse(text: &str, roots: &[Root]) -> HashMap<ObjectId, Vec<ProposedFile>> {
    let mut found: HashMap<ObjectId, Vec<ProposedFile>> = HashMap::new();
    let mut current: ObjectId = "".into();
    let mut fields = text.split('\0').map(|field| field.trim_start_matches('\n'));
    while let Some(field) = fields.next() {
        let Some(head) = field.strip_prefix(':') else {
            current = field.split_whitespace().next().map_or(current, ObjectId::from);
            continue;
        };
        let parts: Vec<&str> = head.split(' ').collect();
        let (Some(first), [old_mode, mode, old, new, status]) = (fields.next(), &parts[..]) else { break };
        let moved = status.starts_with(['R', 'C']);
        let path = if moved { fields.next().unwrap_or(first) } else { first };
        let is_file = |mode: &str| mode.starts_with("100");
        let blob = |mode: &str, id: &str| is_file(mode).then(|| ProposedBlob { id: id.into(), size: 0 });
        let (Some((root, path)), from) = (local(roots, path), local(roots, first)) else { continue };
        let (base, proposed) = (blob(old_mode, old), blob(mode, new));
        let files = found.entry(current.clone()).or_default();
        // A copy is a new card.
        let base = base.filter(|_| !status.starts_with('C'));
        if (base.is_some() || proposed.is_some()) && files.len() < MAX_FILES {
            let from = from.filter(|_| base.is_some()).map(|(_, from)| from);
            files.push(ProposedFile { root, from, path, base, proposed, current: None, conflicts: false });
        }
    }
    found
}

/// The root of a path, and the path relative to it, of Markdown files that a build would read.
fn local(roots: &[Root], path: &str) -> Option<(Arc<str>, Arc<str>)> {
    let hidden = || path.split('/').any(|part| part.starts_with(['.', '_']));
    let (root, local) = roots.iter().find_map(|root| Some((root, path.strip_prefix(&*root.path)?.strip_prefix('/')?)))?;
    (local.ends_with(".md") && !hidden() && !path.contains('\n')).then(|| (root.name.clone(), local.into()))
}

/// Adds sizes and what stands at HEAD, by one `git cat-file --batch-check`.
fn complete(top: &Path, roots: &[Root], prefix: &str, found: &mut HashMap<ObjectId, Vec<ProposedFile>>) -> Result<(), SourceError> {
    let at_head = |file: &ProposedFile| {
        let root = roots.iter().find(|root| root.name == file.root).map_or("", |root| &*root.path);
        format!("HEAD:{prefix}{root}/{}", file.path)
    };
    let mut questions: BTreeSet<String> = BTreeSet::new();
    for file in found.values().flatten() {
        questions.extend([&file.base, &file.proposed].into_iter().flatten().map(|blob| blob.id.to_string()));
        questions.insert(at_head(file));
    }
    if questions.is_empty() {
        return Ok(());
    }
    let mut ask = command(top);
    ask.args(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"]);
    let input: String = questions.iter().map(|question| format!("{question}\n")).collect();
    let bytes = run_with_input(ask, input.into_bytes())?;
    let answers = String::from_utf8_lossy(&bytes);
    let blob = |line: &str| {
        let parts: Vec<&str> = line.split(' ').collect();
        let [id, "blob", size] = parts[..] else { return None };
        Some(ProposedBlob { id: id.into(), size: size.parse().ok()? })
    };
    let known: HashMap<&str, Option<ProposedBlob>> = questions.iter().map(String::as_str).zip(answers.lines().map(blob)).collect();
    let size = |blob: &mut Option<ProposedBlob>| {
        // What is not there cannot be read: it counts as larger than anything.
        let Some(blob) = blob else { return };
        blob.size = known.get(&*blob.id).and_then(Option::as_ref).map_or(u64::MAX, |known| known.size);
    };
    for file in found.values_mut().flatten() {
        size(&mut file.base);
        size(&mut file.proposed);
        file.current = known.get(&*at_head(file)).and_then(Option::as_ref).map(|blob| blob.id.clone());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_new_moved_and_removed_cards_are_told_apart() {
        let root = Root {
            name: "pubblico".into(),
            path: "content".into(),
            audience: crate::config::Audience::Public,
            texts: Default::default(),
            assets: Default::default(),
            registers: Default::default(),
            history: Default::default(),
        };
        let text = "h1\0:100644 100644 aa bb M\0content/a.md\0:000000 100644 00 cc A\0content/n.md\0:100644 100644 aa dd R090\0content/v.md\0content/w.md\0\
                    :100644 000000 ee 00 D\0content/d.md\0:100644 100644 aa bb M\0content/_x.md\0:100644 100644 aa bb M\0site.toml\0\
                    :000000 120000 00 cc A\0content/l.md\0h2\0:100644 100644 aa bb M\0content/b.md\0";
        let found = parse(text, &[root]);
        let shown = |id: &str| -> Vec<String> {
            let name = |blob: &Option<ProposedBlob>| blob.as_ref().map_or("-", |blob| &*blob.id).to_owned();
            found[id].iter().map(|f| format!("{:?} {} {}>{}", f.from.as_deref(), f.path, name(&f.base), name(&f.proposed))).collect()
        };
        assert_eq!(shown("h1"), ["Some(\"a.md\") a.md aa>bb", "None n.md ->cc", "Some(\"v.md\") w.md aa>dd", "Some(\"d.md\") d.md ee>-"]);
        assert_eq!(shown("h2").len(), 1);
    }
}
