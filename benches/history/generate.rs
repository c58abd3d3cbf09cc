//! A history of any length: half of the commits bring the cards, the others change one each; every fifth is a merge request.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};

/// Writes the repository through `git fast-import` and packs it as a server would.
pub fn generate(folder: &Path, flat: bool, cards: usize, commits: usize) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    git(folder, &["init", "--quiet", "--initial-branch", "main"])?;
    let mut import = Command::new("git")
        .current_dir(folder)
        .args(["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let stdin = import.stdin.take().ok_or("no pipe")?;
    let mut writer = Writer { out: BufWriter::new(stdin), flat, cards, marks: 0 };
    writer.history(commits).and_then(|()| writer.out.flush()).map_err(|error| error.to_string())?;
    drop(writer);
    if !import.wait().map_err(|error| error.to_string())?.success() {
        return Err("git fast-import failed".to_owned());
    }
    git(folder, &["gc", "--quiet"])
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new("git").current_dir(folder).args(arguments).status().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("git {arguments:?} failed")) }
}

struct Writer {
    out: BufWriter<ChildStdin>,
    flat: bool,
    cards: usize,
    marks: usize,
}

impl Writer {
    fn history(&mut self, commits: usize) -> std::io::Result<()> {
        let each = self.cards.div_ceil(commits.div_ceil(2));
        let (mut random, mut new) = (Random(1), 0);
        let mut tip = None;
        let mut left = commits;
        while left > 0 {
            let card = if new < self.cards { new } else { random.below(self.cards) };
            let count = each.min(self.cards - card).max(1);
            let count = if new < self.cards { count } else { 1 };
            new += if new < self.cards { count } else { 0 };
            if left >= 2 && self.marks % 5 == 4 {
                let branch = self.commit(tip, None, "Cambia la scheda", card..card + count)?;
                let request =
                    format!("Merge branch 'ramo-{branch}' into 'main'\n\nCambia la scheda\n\nSee merge request ente/catalogo!{branch}");
                tip = Some(self.commit(tip, Some(branch), &request, card..card + count)?);
                left -= 2;
            } else {
                tip = Some(self.commit(tip, None, "Cambia la scheda\n\nPerché serve.", card..card + count)?);
                left -= 1;
            }
        }
        writeln!(self.out, "reset refs/heads/main\nfrom :{}\n", tip.unwrap_or(1))
    }

    /// A commit that writes these cards, as the merged commit did if it is a merge.
    fn commit(
        &mut self,
        parent: Option<usize>,
        merged: Option<usize>,
        message: &str,
        cards: std::ops::Range<usize>,
    ) -> std::io::Result<usize> {
        self.marks += 1;
        let (mark, author) = (self.marks, self.marks % 50);
        let time = 1_400_000_000 + mark * 3_600;
        writeln!(self.out, "commit refs/heads/lavoro\nmark :{mark}")?;
        writeln!(self.out, "author Persona {author} <p{author}@comune.example> {time} +0100")?;
        writeln!(self.out, "committer Archivio <archivio@comune.example> {time} +0100\ndata {}\n{message}", message.len())?;
        for (parent, word) in [parent, merged].into_iter().flatten().zip(["from", "merge"]) {
            writeln!(self.out, "{word} :{parent}")?;
        }
        for card in cards {
            // A merge begins as its first parent: it is told what the branch wrote.
            let text = text(card, merged.unwrap_or(mark));
            writeln!(self.out, "M 100644 inline {}\ndata {}\n{text}", self.path(card), text.len())?;
        }
        Ok(mark)
    }

    fn path(&self, card: usize) -> String {
        let year = 2010 + card * 15 / self.cards;
        if self.flat { format!("content/esperienze/scheda-{card:05}.md") } else { format!("content/esperienze/{year}/scheda-{card:05}.md") }
    }
}

/// A card of some three hundred words; what changes with `mark` is two lines of it.
fn text(card: usize, mark: usize) -> String {
    let words = ["comune", "servizio", "sportello", "cittadini", "dati", "ufficio", "tempo", "pratica"];
    let mut random = Random(card as u64 + 1);
    let mut text = format!("---\ntitolo: Scheda {card}\nin_breve: Com'era dopo il cambiamento {mark}.\n---\n\nCambiamento {mark}.\n\n");
    for _ in 0..30 {
        let line: Vec<&str> = (0..10).map(|_| words[random.below(words.len())]).collect();
        text += &line.join(" ");
        text.push('\n');
    }
    text
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
