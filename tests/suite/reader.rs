//! A client of the search index written from docs/ricerca-formato.md alone, over a published folder: what it finds is what any
//! client can find. It shares no code with the program, so that format and page are tested too.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An index on disk.
pub struct Reader {
    folder: PathBuf,
    /// Names of the files that were read, for those who count what a client loads.
    read: RefCell<BTreeSet<String>>,
    /// Whether long postings are read to their end, or only the best cards of each.
    pub whole: bool,
    /// `meta.json`.
    pub meta: Value,
}

/// A value of a facet: id, label, number of cards.
pub type Term = (String, String, u64);
/// The values of a facet, and the ids of those that each card has.
pub type Facet = (Vec<Term>, Vec<Vec<String>>);

/// Scores by number of the card.
type Scores = BTreeMap<usize, u64>;

impl Reader {
    /// The index in a folder that holds `meta.json`.
    pub fn open(folder: &Path) -> Reader {
        let mut reader = Reader { folder: folder.to_owned(), read: RefCell::default(), whole: true, meta: Value::Null };
        reader.meta = reader.json("meta.json");
        assert_eq!(reader.meta["format"], 1);
        reader
    }

    fn json(&self, name: &str) -> Value {
        self.read.borrow_mut().insert(name.to_owned());
        let path = self.folder.join(name);
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The files that were read since this was last asked.
    pub fn loaded(&self) -> BTreeSet<String> {
        self.read.take()
    }

    /// Number of cards.
    pub fn cards(&self) -> usize {
        self.meta["documents"].as_u64().unwrap() as usize
    }

    /// The best cards that hold all words of a query; a word that no card holds is taken for a typing error.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let words = |key: &str| -> BTreeSet<&str> { self.meta[key].as_str().unwrap().split(' ').collect() };
        let (stop, weak) = (words("stop"), words("weak"));
        let mut all: Option<Scores> = None;
        let mut extra = Vec::new();
        for unit in units(query).into_iter().filter(|unit| unit.parts.len() > 1 || !stop.contains(&*unit.parts[0])) {
            let found = self.unit(&unit, &stop);
            if unit.parts.len() == 1 && weak.contains(&*unit.parts[0]) {
                extra.push(found);
                continue;
            }
            all = Some(match all {
                None => found,
                Some(all) => all.into_iter().filter_map(|(card, score)| Some((card, score + found.get(&card)?))).collect(),
            });
        }
        let more = |card: usize| extra.iter().filter_map(|found| found.get(&card)).sum::<u64>();
        let mut hits: Vec<(usize, u64)> = all.unwrap_or_default().into_iter().map(|(card, score)| (card, score + more(card))).collect();
        hits.sort_by_key(|(card, score)| (std::cmp::Reverse(*score), *card));
        hits.into_iter().map(|(card, _)| card).collect()
    }

    /// The address of a card's page.
    pub fn url(&self, number: usize) -> String {
        self.summary(number)["u"].as_str().unwrap().to_owned()
    }

    /// The summary of a card.
    pub fn summary(&self, number: usize) -> Value {
        let each = self.meta["summaries"]["each"].as_u64().unwrap() as usize;
        let folder = self.meta["summaries"]["folder"].as_str().unwrap();
        self.json(&format!("d/{folder}/{}.json", number / each))[number % each].clone()
    }

    /// A compound is found joined or as all of its words.
    fn unit(&self, unit: &Unit, stop: &BTreeSet<&str>) -> Scores {
        let mut found = match &unit.joined {
            Some(joined) => self.word(joined),
            None => Scores::new(),
        };
        let mut parts = unit.parts.iter().filter(|part| unit.parts.len() == 1 || !stop.contains(&***part)).map(|part| self.word(part));
        if let Some(first) = parts.next() {
            let both = |a: Scores, b: Scores| a.into_iter().filter_map(|(card, score)| Some((card, score + b.get(&card)?))).collect();
            best(&mut found, parts.fold(first, both));
        }
        if found.is_empty() && unit.parts.len() == 1 {
            self.other_forms(&unit.parts[0]).into_iter().for_each(|form| best(&mut found, self.word(&form)));
        }
        if found.is_empty() && unit.parts.len() == 1 && unit.parts[0].chars().count() >= 5 {
            self.near(&unit.parts[0]).into_iter().for_each(|form| best(&mut found, self.word(&form)));
        }
        found
    }

    /// What a word gives each card.
    pub fn word(&self, word: &str) -> Scores {
        let mut found = Scores::new();
        for posting in self.postings(|form| form == word, word) {
            best(&mut found, self.scores(&posting));
        }
        found
    }

    /// What the words that begin with a prefix give each card.
    pub fn prefix(&self, prefix: &str) -> Scores {
        let mut found = Scores::new();
        for posting in self.postings(|form| form.starts_with(prefix), prefix) {
            best(&mut found, self.scores(&posting));
        }
        found
    }

    /// The forms of the word's shard that differ from it in their ending only.
    fn other_forms(&self, word: &str) -> Vec<String> {
        let endings: BTreeSet<&str> = self.meta["endings"].as_str().unwrap().split(' ').chain([""]).collect();
        let Some(shard) = self.shard(word) else { return Vec::new() };
        let forms = forms(&shard["forms"]);
        for (at, _) in word.char_indices().skip(3).chain([(word.len(), ' ')]).collect::<Vec<_>>().into_iter().rev() {
            let same = |form: &&String| form.strip_prefix(&word[..at]).is_some_and(|rest| endings.contains(rest));
            let found: Vec<String> = if endings.contains(&word[at..]) { forms.iter().filter(same).cloned().collect() } else { Vec::new() };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The shard where a word would stand.
    fn shard(&self, word: &str) -> Option<Value> {
        let at = self.meta["terms"]["from"].as_array().unwrap().iter().rposition(|from| from.as_str().unwrap() <= word)?;
        Some(self.json(&format!("t/{}.json", self.meta["terms"]["files"][at].as_str().unwrap())))
    }

    /// The postings of all forms that are wanted, from the shard where `from` would stand and the next ones that begin with it.
    fn postings(&self, wanted: impl Fn(&str) -> bool, from: &str) -> Vec<Value> {
        let starts: Vec<&str> = self.meta["terms"]["from"].as_array().unwrap().iter().map(|start| start.as_str().unwrap()).collect();
        let files = self.meta["terms"]["files"].as_array().unwrap();
        assert!(starts.is_sorted() && starts.len() == files.len());
        let Some(first) = starts.iter().rposition(|start| *start <= from) else { return Vec::new() };
        let last = (first + 1..starts.len()).take_while(|at| starts[*at].starts_with(from)).last().unwrap_or(first);
        let mut found = Vec::new();
        for file in &files[first..=last] {
            let shard = self.json(&format!("t/{}.json", file.as_str().unwrap()));
            let forms = forms(&shard["forms"]);
            assert!(forms.is_sorted());
            let groups: BTreeSet<u64> = forms
                .iter()
                .zip(shard["groups"].as_array().unwrap())
                .filter(|(form, _)| wanted(form))
                .map(|(_, group)| group.as_u64().unwrap())
                .collect();
            found.extend(groups.into_iter().map(|group| shard["postings"][group as usize].clone()));
        }
        found
    }

    /// A posting with all of its continuations.
    fn scores(&self, posting: &Value) -> Scores {
        let weight = posting[0].as_u64().unwrap();
        let mut found = Scores::new();
        let mut read = |buckets: &[Value]| {
            for bucket in buckets.iter().filter_map(Value::as_array) {
                let level = bucket[0].as_u64().unwrap();
                assert!((1..=self.meta["levels"].as_u64().unwrap()).contains(&level));
                let mut card = 0;
                for difference in &bucket[1..] {
                    card += difference.as_u64().unwrap() as usize;
                    assert_eq!(found.insert(card, weight * level), None, "card {card} stands twice in a posting");
                }
            }
        };
        let items = posting.as_array().unwrap();
        read(&items[1..]);
        if let Some(rest) = items.last().filter(|last| last.is_object() && self.whole) {
            for file in rest["c"].as_array().unwrap() {
                read(self.json(&format!("c/{}.json", file.as_str().unwrap())).as_array().unwrap());
            }
            assert_eq!(found.len() as u64, rest["n"].as_u64().unwrap());
        }
        found
    }

    /// The words at one typing error from this one that begin with the same letter, the most frequent first.
    pub fn near(&self, word: &str) -> Vec<String> {
        let first = word.chars().next().unwrap().to_string();
        let Some(file) = self.meta["near"][&first].as_str() else { return Vec::new() };
        let file = self.json(&format!("v/{file}.json"));
        let forms = forms(&file["forms"]);
        let counts = file["counts"].as_str().unwrap().as_bytes();
        assert_eq!(forms.len(), counts.len());
        let mut near: Vec<(u8, &String)> = counts.iter().copied().zip(&forms).filter(|(_, form)| one_error(word, form)).collect();
        near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        near.into_iter().map(|(_, form)| form.clone()).collect()
    }

    /// The facet with this id: its terms (id, label, count) and what each card has of them.
    pub fn facet(&self, id: &str) -> Option<Facet> {
        let about = self.meta["facets"].as_array().unwrap().iter().find(|facet| facet["id"] == id)?;
        let file = self.json(&format!("f/{}.json", about["file"].as_str().unwrap()));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let terms: Vec<Term> =
            file["terms"].as_array().unwrap().iter().map(|term| (text(&term[0]), text(&term[1]), term[2].as_u64().unwrap())).collect();
        assert_eq!(about["terms"].as_u64(), Some(terms.len() as u64));
        let set = |code: usize| file["sets"][code].as_array().unwrap().iter().map(|at| terms[at.as_u64().unwrap() as usize].0.clone());
        let code = |unit: u16| usize::from(unit) - 35 - usize::from(unit > 92);
        let column = file["column"].as_str().unwrap().encode_utf16().map(|unit| set(code(unit)).collect()).collect();
        Some((terms, column))
    }

    /// The rank of each card in an order.
    pub fn order(&self, id: &str) -> Vec<u64> {
        let file = self.json(&format!("o/{}.json", self.meta["orders"][id].as_str().unwrap()));
        file.as_array().unwrap().iter().map(|rank| rank.as_u64().unwrap()).collect()
    }
}

/// Keeps the most that any of several groups gives a card.
fn best(all: &mut Scores, more: Scores) {
    for (card, score) in more {
        let known = all.entry(card).or_default();
        *known = score.max(*known);
    }
}

/// A word of a query, or a compound: its words and its joined form.
#[derive(Debug, PartialEq)]
pub struct Unit {
    pub parts: Vec<String>,
    pub joined: Option<String>,
}

/// Step 1 of folding.
fn fold(text: &str) -> String {
    let kept = text.nfkd().filter(|c| !is_combining_mark(*c) && !"\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}".contains(*c));
    kept.collect::<String>().to_lowercase().replace('ß', "ss")
}

/// Steps 2 and 3 of folding.
pub fn units(query: &str) -> Vec<Unit> {
    let text: Vec<char> = fold(query).chars().collect();
    let is_word = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    let (mut units, mut at) = (Vec::new(), 0);
    while at < text.len() {
        if !is_word(at) {
            at += 1;
            continue;
        }
        let mut parts = vec![String::new()];
        while at < text.len() {
            if is_word(at) {
                parts.last_mut().unwrap().push(text[at]);
                at += 1;
            } else if "-_./\u{2010}".contains(text[at]) && is_word(at + 1) {
                parts.push(String::new());
                at += 1;
            } else {
                break;
            }
        }
        let joined: String = parts.concat();
        let joined = (parts.len() > 1 && joined.chars().count() <= 40).then_some(joined);
        let cut = |part: &String| part.chars().take(40).collect::<String>();
        units.push(Unit { parts: parts.iter().map(cut).filter(|part| part.chars().all(|c| c <= '\u{ffff}')).collect(), joined });
    }
    units.retain(|unit| !unit.parts.is_empty());
    units
}

/// Decodes front-coded forms.
fn forms(list: &Value) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for coded in list.as_array().unwrap() {
        let coded = coded.as_str().unwrap();
        let shared = coded.chars().next().unwrap().to_digit(36).unwrap() as usize;
        let before: String = forms.last().map_or("", |form| form).chars().take(shared).collect();
        forms.push(before + &coded[1..]);
    }
    forms
}

/// Whether two words differ by one letter left out, added, changed, or by two that changed places.
fn one_error(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match a.len() as i64 - b.len() as i64 {
        0 => {
            let back = back.min(a.len() - front);
            let middle = a.len() - front - back;
            middle == 1 || (middle == 2 && a[front] == b[front + 1] && a[front + 1] == b[front])
        }
        1 | -1 => front + back >= a.len().min(b.len()),
        _ => false,
    }
}
