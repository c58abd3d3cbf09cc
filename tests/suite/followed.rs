//! Generated histories: what we say are a file's versions, held against `git log --first-parent --follow` of the same file.
//!
//! Edits, renames with and without changes, removals, returns, reverts, merges (also of branches that merged each other, and of
//! several at once), squashes, fast-forwards and pulls come in an order that a seed decides. Where the two differ, the test knows
//! why, and fails on a difference that has none of these reasons:
//!
//! | difference | why |
//! |---|---|
//! | **a pull** | `--first-parent` follows the editor who pulled; our main line goes on through the published branch (design §5), which is compared with `--first-parent` of that branch |
//! | **a name taken again** | a file moved away and another took its name: Git gives the new one the versions of the old one too; ours begin where it came |
//! | **a move inside a merge** | Git compares the ends of a merge; ours also knows what the merged commits moved, and changed too much for the ends to be alike |
//! | **another limit** | Git is told our limit (60 %), but it counts pieces of 64 bytes where a line is longer; the generated lines are shorter, so that none is expected here |
//! | **only a mode** | a commit that changes no text is no version; none is generated here, `history::a_file_that_was_removed…` has one |

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;

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

/// A history in the making.
struct Maker {
    archive: Archive,
    random: Random,
    /// How many cards were made. A branch keeps to a third of them, so that merges have no conflicts.
    made: usize,
    /// Names that were left for another: a file that takes one is another.
    left: BTreeSet<String>,
}

impl Maker {
    fn new(seed: u64) -> Self {
        let mut maker = Maker { archive: Archive::new(), random: Random(seed), made: 0, left: BTreeSet::new() };
        for group in [0, 1, 2, 0, 1, 2, 0, 1, 2] {
            maker.create(group);
        }
        maker.commit("Le prime schede");
        maker
    }

    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> =
            crate::support::files(&self.archive.content()).into_keys().filter(|name| name.ends_with(".md")).collect();
        names.sort();
        names
    }

    /// A file of `group`: there are three, by the number in the name.
    fn some(&mut self, group: usize) -> Option<String> {
        let files: Vec<String> = self.files().into_iter().filter(|name| number(name) % 3 == group).collect();
        if files.is_empty() { None } else { Some(files[self.random.below(files.len())].clone()) }
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.archive.content().join(name)).unwrap()
    }

    fn commit(&mut self, message: &str) -> String {
        let author = ["Ada", "Bea", "Carla"][self.random.below(3)];
        self.archive.commit(author, message)
    }

    /// A new card, of a number of the group; sometimes under a name from which another moved away.
    fn create(&mut self, group: usize) {
        self.made += 3;
        let (folder, made) = (2020 + self.random.below(3), self.made / 3 * 3 + group);
        let text: String = (0..20).map(|line| format!("scheda {made} riga {line}\n")).collect();
        let free = |name: &&String| number(name) % 3 == group && !self.archive.content().join(name).exists();
        let taken = self.left.iter().find(free).cloned();
        let name = taken.filter(|_| made % 2 == 0).unwrap_or_else(|| format!("esperienze/{folder}/s{made}.md"));
        self.archive.write(&name, text);
    }

    fn edit(&mut self, group: usize) {
        let Some(name) = self.some(group) else { return };
        let (line, word) = (self.random.below(18), self.random.below(1_000_000));
        let mut lines: Vec<String> = self.read(&name).lines().map(str::to_owned).collect();
        lines[line] = format!("cambiata {word}");
        self.archive.write(&name, lines.join("\n") + "\n");
    }

    /// Moves a file, and sometimes changes a line of it; sometimes to a name that another had.
    fn rename(&mut self, group: usize) {
        let Some(name) = self.some(group) else { return };
        let (folder, word) = (2020 + self.random.below(3), self.random.below(1_000_000));
        let new = format!("esperienze/{folder}/s{}-{}.md", number(&name), word % 4);
        if new == name || self.archive.content().join(&new).exists() {
            return;
        }
        let mut text = self.read(&name);
        if word % 2 == 0 {
            text = text.replacen('a', "e", 1) + &format!("in più {word}\n");
        }
        std::fs::remove_file(self.archive.content().join(&name)).unwrap();
        self.archive.write(&new, text);
        self.left.insert(name);
    }

    /// Moves a file in one commit, and writes it anew in the next: the ends are nothing alike.
    fn overhaul(&mut self, group: usize) {
        let Some(name) = self.some(group) else { return };
        let (new, word) = (name.replace("/s", "/r/s"), self.random.below(1_000_000));
        if new.contains("/r/r/") || self.archive.content().join(&new).exists() {
            return;
        }
        let text = self.read(&name);
        std::fs::remove_file(self.archive.content().join(&name)).unwrap();
        self.archive.write(&new, text);
        self.commit("Sposta");
        self.left.insert(name);
        self.archive.write(&new, (0..20).map(|line| format!("riscritta {word} riga {line}\n")).collect::<String>());
    }

    fn remove(&mut self, group: usize) {
        if self.files().len() < 6 {
            return;
        }
        let Some(name) = self.some(group) else { return };
        std::fs::remove_file(self.archive.content().join(&name)).unwrap();
    }

    /// Some commits on the branch that is checked out.
    fn work(&mut self, group: usize, commits: usize) {
        for _ in 0..commits {
            match self.random.below(10) {
                0 | 1 => self.create(group),
                2 | 3 => self.rename(group),
                4 => self.remove(group),
                5 => self.overhaul(group),
                _ => self.edit(group),
            }
            self.commit("Lavoro");
        }
    }

    fn branch(&mut self, name: &str, from: &str, group: usize, commits: usize) {
        self.archive.git(&["switch", "--quiet", "-c", name, from]);
        self.work(group, commits);
    }

    fn switch(&self, name: &str) {
        self.archive.git(&["switch", "--quiet", name]);
    }

    /// Something that happens on the main line.
    fn step(&mut self, at: usize) {
        let (a, b) = (format!("a{at}"), format!("b{at}"));
        match self.random.below(9) {
            0 => {
                self.branch(&a, "main", 0, 3);
                self.switch("main");
                self.work(1, 1);
                self.archive.merge("Forgia", &[&a], &format!("Merge branch '{a}' into 'main'\n\nUna modifica"));
            }
            1 => {
                self.branch(&a, "main", 0, 3);
                self.switch("main");
                self.archive.git(&["merge", "--quiet", "--squash", &a]);
                self.commit("Una modifica (#1)");
            }
            2 => {
                self.branch(&a, "main", 2, 2);
                self.switch("main");
                self.archive.git(&["merge", "--quiet", "--ff-only", &a]);
            }
            3 => {
                // Several at once.
                self.branch(&a, "main", 0, 2);
                self.branch(&b, "main", 1, 2);
                self.switch("main");
                self.work(2, 1);
                self.archive.merge("Forgia", &[&a, &b], "Merge branches of two");
            }
            4 => {
                // Two branches that merge each other, and both end in main.
                self.branch(&a, "main", 0, 2);
                let from_a = self.archive.head();
                self.branch(&b, "main", 1, 2);
                self.archive.merge("Bea", &[&from_a], &format!("Merge branch '{a}' into {b}"));
                self.switch(&a);
                self.archive.merge("Ada", &[&format!("{b}~1")], &format!("Merge branch '{b}' into {a}"));
                self.work(0, 1);
                self.switch("main");
                self.archive.merge("Forgia", &[&a], &format!("Merge branch '{a}' into 'main'"));
                self.archive.merge("Forgia", &[&b], &format!("Merge branch '{b}' into 'main'"));
            }
            5 => {
                // What the last commit did is taken back.
                (0..3).for_each(|group| self.edit(group));
                self.commit("Lavoro");
                self.archive.git_as("Ada", &["revert", "--no-edit", "HEAD"]);
            }
            _ => self.work(at % 3, 2),
        }
    }
}

fn number(name: &str) -> usize {
    let digits: String = name.rsplit("/s").next().unwrap().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

/// The commits that `git log --first-parent --follow` lists for a file, oldest first.
fn followed(archive: &Archive, tip: &str, name: &str) -> Vec<String> {
    let path = format!("content/{name}");
    let log = archive.git(&["log", "--first-parent", "--follow", "-M60%", "--format=%H", tip, "--", &path]);
    let mut ids: Vec<String> = log.lines().map(str::to_owned).collect();
    ids.reverse();
    ids
}

/// Why our versions of a file are others than Git's; `first` is the name under which ours begin.
fn reason(ours: &[String], theirs: &[String], first: &str, maker: &Maker) -> Option<&'static str> {
    if theirs.ends_with(ours) && maker.left.contains(first) {
        return Some("a name taken again");
    }
    if ours.ends_with(theirs) && maker.archive.git(&["rev-list", "--parents", "-1", &theirs[0]]).split(' ').count() > 2 {
        return Some("a move inside a merge");
    }
    None
}

#[test]
fn versions_are_those_that_git_follows() {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut versions = 0;
    for seed in 0..5 {
        let mut maker = Maker::new(seed);
        for at in 0..20 {
            maker.step(at);
        }
        let history = maker.archive.history();
        for name in maker.files() {
            let ours: Vec<String> = history.of(&name).iter().map(|version| history.commit(version).id.to_string()).collect();
            let theirs = followed(&maker.archive, "main", &name);
            versions += ours.len();
            if ours != theirs {
                let why = reason(&ours, &theirs, &history.of(&name)[0].path, &maker).unwrap_or_else(|| {
                    panic!(
                        "seed {seed}, {name}, in {}: ours {ours:#?}, Git's {theirs:#?}\n{}",
                        maker.archive.path().display(),
                        graph(&maker.archive)
                    )
                });
                *reasons.entry(why).or_default() += 1;
            }
        }
        let alive: BTreeSet<String> = maker.files().into_iter().collect();
        let living = history.files.iter().filter(|(_, versions)| versions.last().unwrap().blob.is_some());
        assert_eq!(living.map(|(name, _)| name.to_string()).collect::<BTreeSet<_>>(), alive, "seed {seed}: the files that are there");
    }
    assert!(versions > 150, "{versions} versions are too few to say anything");
    assert_eq!(reasons.len(), 2, "a reason of the table that nothing shows: {reasons:?}");
}

#[test]
fn pulls_keep_to_the_published_branch() {
    for seed in 10..13 {
        let mut maker = Maker::new(seed);
        for at in 0..5 {
            maker.step(at);
        }
        // An editor who began earlier, worked on cards of her own, and pulled.
        let published = maker.archive.head();
        maker.branch("suo", "main~2", 2, 3);
        let subject = "Merge branch 'main' of example.org:ente/catalogo";
        let merge = maker.archive.command("Bea", &["merge", "--quiet", "--message", subject, "main"]).output().unwrap();
        assert!(merge.status.success(), "seed {seed}: choose seeds whose two sides do not touch the same card");
        let (after, merged) = (maker.archive.history(), maker.archive.head());
        let mut compared = 0;
        for name in maker.files() {
            let ours: Vec<String> = after.of(&name).iter().map(|version| after.commit(version).id.to_string()).collect();
            let theirs = followed(&maker.archive, &published, &name);
            let published_part: Vec<String> = ours.iter().filter(|id| **id != merged).cloned().collect();
            if published_part != theirs && !theirs.is_empty() {
                assert!(
                    reason(&published_part, &theirs, &after.of(&name)[0].path, &maker).is_some(),
                    "seed {seed}, {name}: {ours:#?} {theirs:#?}"
                );
            }
            assert!(ours.iter().rev().skip(1).all(|id| *id != merged), "what she brought is the last version");
            compared += theirs.len();
        }
        assert!(compared > 10, "seed {seed}");
    }
}

fn graph(archive: &Archive) -> String {
    archive.git(&["log", "--graph", "--oneline", "--name-status", "-M60%", "--format=%h %s"])
}
