//! The history of the demonstration: `scaffold/demo/storia.toml` read into commits, and written for `git fast-import`.
//!
//! [`stream`] is the entry point. Steps: every step of the file changes the files of its branch ([`Branch`]); what changed and who did it
//! is one commit of the stream. Nothing here can fail: the file is part of the binary, and a test reads it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use include_dir::Dir;
use serde::Deserialize;

use crate::source::{EMBEDDED_SCAFFOLD, EMBEDDED_VOCABULARIES};

/// The card whose life is told, as commands name it.
pub(super) const CARD: &str = "proposta/gruppi-intersettoriali";

const STORY: &str = "demo/storia.toml";
const FILES: &str = "demo/file";

/// The whole history, oldest first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// The file that edits change.
    card: String,
    /// `Name <address>` by a short name.
    people: BTreeMap<String, String>,
    step: Vec<Step>,
}

/// A commit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// The amendment that it belongs to; none: the main branch.
    on: Option<u32>,
    /// RFC 3339, with the offset that the commit keeps.
    date: String,
    by: String,
    message: String,
    /// Whether the vocabularies of new catalogues come with it.
    #[serde(default)]
    vocabularies: bool,
    #[serde(default)]
    add: Vec<String>,
    #[serde(default)]
    edit: Vec<Edit>,
    /// The amendment that it brings in.
    merge: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    from: String,
    to: String,
}

/// A line of work: where it stands, and where it began.
#[derive(Clone, Default)]
struct Branch {
    /// Mark of its last commit; 0 before the first.
    tip: usize,
    files: BTreeMap<String, String>,
    began: BTreeMap<String, String>,
}

/// The stream that makes the repository's objects and refs.
pub(super) fn stream() -> Vec<u8> {
    let story: Story = toml::from_str(file(STORY)).unwrap_or_else(|error| unreachable!("{STORY} is embedded and tested: {error}"));
    let mut branches: BTreeMap<Option<u32>, Branch> = BTreeMap::from([(None, Branch::default())]);
    let mut out = String::from("feature done\n");
    for (n, step) in story.step.iter().enumerate() {
        let main = branches[&None].clone();
        let mut branch = branches.get(&step.on).cloned().unwrap_or_else(|| Branch { began: main.files.clone(), ..main });
        let before = branch.files.clone();
        let merged = step.merge.map(|number| &branches[&Some(number)]);
        if let Some(merged) = merged {
            merge(&mut branch, merged);
        }
        change(&mut branch, step, &story.card);
        let mark = n + 1;
        commit(&mut out, &story, step, Commit { mark, after: branch.tip, merged: merged.map(|merged| merged.tip) });
        for (path, text) in branch.files.iter().filter(|(path, text)| before.get(*path) != Some(*text)) {
            let _ = writeln!(out, "M 100644 inline {path}");
            data(&mut out, text);
        }
        branch.tip = mark;
        branches.insert(step.on, branch);
    }
    out.push_str("done\n");
    out.into_bytes()
}

/// Takes over what the amendment changed. Stories have no conflicts in what was accepted: what only waits may have them.
fn merge(branch: &mut Branch, amendment: &Branch) {
    for (path, text) in amendment.files.iter().filter(|(path, text)| amendment.began.get(*path) != Some(*text)) {
        assert_eq!(branch.files.get(path), amendment.began.get(path), "{path} changed on both sides");
        branch.files.insert(path.clone(), text.clone());
    }
}

fn change(branch: &mut Branch, step: &Step, card: &str) {
    if step.vocabularies {
        let name = |file: &include_dir::File<'_>| file.path().to_str().map(|name| format!("content/vocabolari/{name}"));
        let files = EMBEDDED_VOCABULARIES.files().filter_map(|file| Some((name(file)?, file.contents_utf8()?.to_owned())));
        branch.files.extend(files);
    }
    for wanted in &step.add {
        let files = all(EMBEDDED_SCAFFOLD.get_dir(FILES));
        let found: Vec<_> =
            files.into_iter().filter(|(path, _)| path == wanted || (wanted.ends_with('/') && path.starts_with(&**wanted))).collect();
        assert!(!found.is_empty(), "no file is called {wanted}");
        // A name that begins with a dot would be hidden among the files of the program.
        let named = |(path, text): (&str, &str)| (if path == "gitignore" { ".gitignore" } else { path }.to_owned(), text.to_owned());
        branch.files.extend(found.into_iter().map(named));
    }
    for Edit { from, to } in &step.edit {
        let text = branch.files.get_mut(card).unwrap_or_else(|| unreachable!("the card is there before it is edited"));
        assert_eq!(text.matches(from).count(), 1, "{from:?} in\n{text}");
        *text = text.replacen(from, to, 1);
    }
}

/// Path below [`FILES`] and text of every file.
fn all(folder: Option<&'static Dir<'static>>) -> Vec<(&'static str, &'static str)> {
    let mut files = Vec::new();
    let mut pending: Vec<_> = folder.into_iter().collect();
    while let Some(folder) = pending.pop() {
        pending.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| Some((file.path().strip_prefix(FILES).ok()?.to_str()?, file.contents_utf8()?))));
    }
    files
}

fn file(path: &str) -> &'static str {
    let file = EMBEDDED_SCAFFOLD.get_file(path).and_then(|file| file.contents_utf8());
    file.unwrap_or_else(|| unreachable!("scaffold/{path} is embedded"))
}

/// Where a commit stands among the others, by their marks.
struct Commit {
    mark: usize,
    after: usize,
    merged: Option<usize>,
}

fn commit(out: &mut String, story: &Story, step: &Step, place: Commit) {
    let name = step.on.map_or_else(|| "refs/heads/main".to_owned(), |number| format!("refs/merge-requests/{number}/head"));
    let who = &story.people[&step.by];
    let when = moment(&step.date);
    let _ = writeln!(out, "commit {name}\nmark :{}\nauthor {who} {when}\ncommitter {who} {when}", place.mark);
    data(out, &format!("{}\n", step.message.trim_end()));
    if place.after > 0 {
        let _ = writeln!(out, "from :{}", place.after);
    }
    if let Some(merged) = place.merged {
        let _ = writeln!(out, "merge :{merged}");
    }
}

/// Seconds and offset, as Git writes them.
fn moment(date: &str) -> String {
    let moment: jiff::Timestamp = date.parse().unwrap_or_else(|error| unreachable!("{date} is embedded and tested: {error}"));
    let offset = date[date.len() - "+00:00".len()..].replace(':', "");
    format!("{} {offset}", moment.as_second())
}

fn data(out: &mut String, text: &str) {
    let _ = writeln!(out, "data {}\n{text}", text.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_can_be_told_and_ends_with_the_real_text() {
        let stream = String::from_utf8(stream()).unwrap();
        assert!(stream.ends_with("done\n"));
        assert_eq!(stream.matches("\nmerge :").count(), 3);
        for number in [3, 5, 7, 9, 11] {
            assert!(stream.contains(&format!("commit refs/merge-requests/{number}/head\n")), "{number}");
        }
        assert!(!stream.contains("refs/merge-requests/6/"), "what was rejected has no ref");
        // The seed's own words, as they stand in the last version of the card.
        let last = stream.rsplit("M 100644 inline content/proposte/2022/gruppi-intersettoriali/index.md\n").nth(2).unwrap();
        for words in [
            "Affinare le competenze utili a creare un gruppo intersettoriale, a partire dalla propria amministrazione (mappando e coinvolgendo nella formazione i colleghi di diversi settori), riconoscendo alle \"politiche partecipative\" un valore da perseguire da tutto l'Ente per la sua trasversalità.",
            "Fornire i primi elementi per la gestione di riunioni facilitate a figure tecniche e politiche all'interno soprattutto dei piccoli Enti Locali che non hanno ancora esperienza in percorsi partecipativi e processi dialogici con la cittadinanza.",
            "Imparare a fare rete.",
            "Workshop di coprogettazione in presenza e sviluppo online della comunità di pratiche partecipative.",
            "Scambio di buone prassi tra Enti, gruppo Aiuto su piattaforma PartecipAzioni.",
            "(particolare attenzione ai piccoli Comuni e alle Unioni dei Comuni), Comunità di pratiche partecipative.",
            "tempi: 2024",
            "par-PROP-2022-05-3343",
        ] {
            assert!(last.contains(words), "{words}\n{last}");
        }
    }

    #[test]
    fn moments_keep_their_offset() {
        assert_eq!(moment("2022-06-20T09:00:00+02:00"), "1655708400 +0200");
    }
}
