//! The files of the search index (docs/ricerca-formato.md): shards of words, continuations, vocabularies, facets, orders.
//!
//! [`write()`] turns an index into named files and into what `meta.json` says of them. Names carry a digest of the content.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::derive::search::words::line;
use crate::derive::search::{Facet, Index, Spread, Words};
use crate::schema::label;

/// Number of this format; a change that an older client would misread makes it grow.
pub const FORMAT: u32 = 1;
/// Bytes of a shard before compression, about.
const SHARD: usize = 8 << 10;
/// Cards of a posting that stand in its shard, when it has more than [`WHOLE`].
const BEST: usize = 500;
/// Cards up to which a posting is not divided.
const WHOLE: usize = 1_000;
/// Cards of a continuation.
const REST: usize = 4_000;
/// Words of a vocabulary have at least so many characters.
const SHORTEST_NEAR: usize = 4;
/// Groups that one part of the work writes.
const PART: usize = 1_000;

/// Files by name below the index's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// An index as files.
#[derive(Debug)]
pub struct Written {
    /// All files but `meta.json` and the summaries.
    pub files: Files,
    /// The keys of `meta.json` that name them.
    pub meta: serde_json::Map<String, Value>,
}

/// Writes an index; `code` is its language.
pub fn write(index: &Index<'_>, code: &str, spread: &impl Spread) -> Written {
    let mut files = Files::new();
    let mut meta = serde_json::Map::new();
    meta.insert("terms".into(), terms(&index.words, index.cards.len(), spread, &mut files));
    meta.insert("near".into(), near(&index.words, index.cards.len(), &mut files));
    let mut taken = BTreeSet::new();
    meta.insert("facets".into(), index.facets.iter().map(|facet| self::facet(facet, code, &mut taken, &mut files)).collect());
    let mut order = |ranks: &[u32]| put(&mut files, "o", numbers(ranks.iter().copied()).into_bytes());
    meta.insert("orders".into(), json!({"date": order(&index.by_date), "title": order(&index.by_title)}));
    Written { files, meta }
}

/// Adds a file and gives its name without folder and extension. The same content is the same file.
fn put(files: &mut Files, folder: &str, bytes: Vec<u8>) -> String {
    let digest = digest(&blake3::hash(&bytes));
    files.insert(format!("{folder}/{digest}.json"), bytes);
    digest
}

/// A digest as names carry it.
pub fn digest(hash: &blake3::Hash) -> String {
    hash.to_hex()[..12].to_owned()
}

/// A posting as it stands in a shard, and its continuations.
struct Posting {
    text: String,
    rest: Vec<Vec<u8>>,
}

/// Writes all shards with their continuations; gives what leads to them.
fn terms(words: &Words, cards: usize, spread: &impl Spread, files: &mut Files) -> Value {
    let parts = words.groups().div_ceil(PART);
    let part = |n: usize| -> Vec<Posting> {
        let end = ((n + 1) * PART).min(words.groups());
        (n * PART..end).map(|group| posting(words.posting(group as u32), cards)).collect()
    };
    let mut postings: Vec<Posting> = spread.map(parts, part).into_iter().flatten().collect();
    for posting in &mut postings {
        for rest in std::mem::take(&mut posting.rest) {
            put(files, "c", rest);
        }
    }
    let (mut from, mut names) = (Vec::new(), Vec::new());
    let mut shard = Shard::default();
    let mut last = "";
    for (form, group) in &words.forms {
        if shard.size >= SHARD {
            names.push(put(files, "t", std::mem::take(&mut shard).finish(&postings)));
        }
        if shard.groups.is_empty() {
            from.push(separator(last, form));
        }
        shard.add(form, *group, postings[*group as usize].text.len());
        last = form;
    }
    if !shard.groups.is_empty() {
        names.push(put(files, "t", shard.finish(&postings)));
    }
    json!({"from": from, "files": names})
}

/// The shortest beginning of `next` that comes after `last`.
fn separator(last: &str, next: &str) -> String {
    if last.is_empty() { String::new() } else { next.chars().take(shared(last, next) + 1).collect() }
}

/// How many characters two words begin with alike.
fn shared(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// A shard that is being filled.
#[derive(Default)]
struct Shard {
    forms: FrontCoded,
    groups: Vec<u32>,
    /// Position of each group in this shard.
    own: BTreeMap<u32, u32>,
    /// Groups in the order of those positions.
    order: Vec<u32>,
    size: usize,
}

impl Shard {
    fn add(&mut self, form: &str, group: u32, length: usize) {
        let before = self.forms.text.len();
        self.forms.add(form);
        let next = self.order.len() as u32;
        let at = *self.own.entry(group).or_insert(next);
        if at == next {
            self.order.push(group);
            self.size += length;
        }
        self.groups.push(at);
        self.size += self.forms.text.len() - before + 3;
    }

    fn finish(self, postings: &[Posting]) -> Vec<u8> {
        let mut out = format!("{{\"forms\":[{}],\"groups\":{},\"postings\":[", self.forms.text, numbers(self.groups.into_iter()));
        for (n, group) in self.order.iter().enumerate() {
            out.push_str(if n > 0 { "," } else { "" });
            out.push_str(&postings[*group as usize].text);
        }
        out.push_str("]}");
        out.into_bytes()
    }
}

/// Ascending words of letters and digits, each as what it shares with the one before and the rest.
#[derive(Default)]
struct FrontCoded {
    text: String,
    last: String,
}

impl FrontCoded {
    fn add(&mut self, form: &str) {
        let same = shared(&self.last, form).min(35);
        let rest = form.char_indices().nth(same).map_or("", |(at, _)| &form[at..]);
        let comma = if self.text.is_empty() { "" } else { "," };
        let _ = write!(self.text, "{comma}\"{}{rest}\"", char::from_digit(same as u32, 36).unwrap_or('0'));
        self.last = form.to_owned();
    }
}

/// A posting in the order of its levels, divided.
fn posting((cards, levels): (&[u32], &[u8]), total: usize) -> Posting {
    let mut by_level: Vec<(u8, u32)> = levels.iter().copied().zip(cards.iter().copied()).collect();
    by_level.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    let best = if by_level.len() > WHOLE { BEST } else { by_level.len() };
    let (inline, rest) = by_level.split_at(best);
    let mut text = format!("[{}", weight(cards.len(), total));
    buckets(&mut text, inline, true);
    let rest: Vec<Vec<u8>> = rest
        .chunks(REST)
        .map(|chunk| {
            let mut text = String::from("[");
            buckets(&mut text, chunk, false);
            text.push(']');
            text.into_bytes()
        })
        .collect();
    if !rest.is_empty() {
        let names: Vec<String> = rest.iter().map(|bytes| digest(&blake3::hash(bytes))).collect();
        let _ = write!(text, ",{}", json!({"n": cards.len(), "c": names}));
    }
    text.push(']');
    Posting { text, rest }
}

/// Appends the buckets of cards that go by level, highest first, and by number; `after` says whether something stands before.
fn buckets(out: &mut String, cards: &[(u8, u32)], mut after: bool) {
    for bucket in cards.chunk_by(|a, b| a.0 == b.0) {
        let _ = write!(out, "{}[{}", if after { "," } else { "" }, bucket[0].0);
        let mut before = 0;
        for (_, card) in bucket {
            let _ = write!(out, ",{}", card - before);
            before = *card;
        }
        out.push(']');
        after = true;
    }
}

/// Ten times the inverse document frequency of BM25.
fn weight(with: usize, total: usize) -> u32 {
    let (with, total) = (with as f64, total as f64);
    let idf = (1.0 + (total - with + 0.5) / (with + 0.5)).ln();
    ((idf * 10.0).round() as u32).max(1)
}

/// The vocabularies by first letter: what a typing error may have meant.
fn near(words: &Words, cards: usize, files: &mut Files) -> Value {
    // A word of one card in ten thousand is as likely an error itself.
    let least = (cards / 5_000).max(1);
    let mut letters: BTreeMap<char, (FrontCoded, String)> = BTreeMap::new();
    for (form, group) in &words.forms {
        let count = words.posting(*group).0.len();
        let Some(first) = form.chars().next() else { continue };
        if count >= least && form.chars().count() >= SHORTEST_NEAR && form.chars().all(char::is_alphabetic) {
            let (forms, counts) = letters.entry(first).or_default();
            forms.add(form);
            let _ = write!(counts, "{}", count.ilog2().min(9));
        }
    }
    let named = letters.into_iter().map(|(first, (forms, counts))| {
        let text = format!("{{\"forms\":[{}],\"counts\":\"{counts}\"}}", forms.text);
        (first.to_string(), Value::String(put(files, "v", text.into_bytes())))
    });
    Value::Object(named.collect())
}

/// Writes a facet's column; gives what `meta.json` says of it.
fn facet(facet: &Facet<'_>, code: &str, taken: &mut BTreeSet<String>, files: &mut Files) -> Value {
    let terms: Vec<Value> = facet
        .terms
        .iter()
        .map(|term| {
            let mut entry = vec![json!(term.id), json!(term.label), json!(term.cards)];
            if term.slug != term.id {
                entry.push(json!(term.slug));
            }
            Value::Array(entry)
        })
        .collect();
    let column: String = facet.codes.iter().map(|code| character(*code)).collect();
    let file = put(files, "f", json!({"terms": terms, "sets": facet.sets, "column": column}).to_string().into_bytes());
    let mut about = json!({
        "id": facet.id, "label": label(facet.label, code), "names": names(facet, code, taken), "types": facet.types, "terms": terms.len(), "file": file,
    });
    if let (Some(page), Some(about)) = (&facet.page, about.as_object_mut()) {
        about.insert("page".into(), json!(page));
    }
    about
}

/// What may stand before a colon in a query: nothing that an earlier facet has `taken`.
fn names(facet: &Facet<'_>, code: &str, taken: &mut BTreeSet<String>) -> Vec<String> {
    let last = facet.id.rsplit('-').next().unwrap_or("");
    let labels = [Some(facet.label), facet.many].into_iter().flatten().map(|labels| label(labels, code));
    let mut names: Vec<String> = labels.chain([&*facet.id, last]).map(line).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.retain(|name| taken.insert(name.clone()));
    names
}

/// The character of a code: from `#` on, without the backslash. Surrogates are out of reach of the number of sets.
fn character(code: u32) -> char {
    let at = code + u32::from('#');
    char::from_u32(if at >= u32::from('\\') { at + 1 } else { at }).unwrap_or('#')
}

/// A JSON array of numbers.
fn numbers(all: impl Iterator<Item = u32>) -> String {
    let mut out = String::from("[");
    for (n, number) in all.enumerate() {
        let _ = write!(out, "{}{number}", if n > 0 { "," } else { "" });
    }
    out.push(']');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_go_by_level_and_then_by_number() {
        let posting = posting((&[3, 5, 7, 43], &[7, 12, 7, 12]), 1_000);
        assert_eq!(posting.text, "[54,[12,5,38],[7,3,4]]");
        assert!(posting.rest.is_empty());
    }

    #[test]
    fn long_postings_are_divided_and_lose_nothing() {
        let cards: Vec<u32> = (0..9_000).map(|n| n * 3).collect();
        let levels: Vec<u8> = (0..9_000).map(|n| (n % 15 + 1) as u8).collect();
        let posting = posting((&cards, &levels), 100_000);
        let value: Value = serde_json::from_str(&posting.text).unwrap();
        let object = value.as_array().unwrap().last().unwrap();
        assert_eq!((object["n"].as_u64(), object["c"].as_array().unwrap().len(), posting.rest.len()), (Some(9_000), 3, 3));
        let mut found = Vec::new();
        let mut levels_seen = Vec::new();
        let mut read = |bucket: &Value| {
            let Some(bucket) = bucket.as_array() else { return };
            levels_seen.push(bucket[0].as_u64().unwrap());
            let mut at = 0;
            for number in &bucket[1..] {
                at += number.as_u64().unwrap();
                found.push(at as u32);
            }
        };
        value.as_array().unwrap()[1..].iter().for_each(&mut read);
        for rest in &posting.rest {
            serde_json::from_slice::<Value>(rest).unwrap().as_array().unwrap().iter().for_each(&mut read);
        }
        assert!(levels_seen.is_sorted_by(|a, b| a >= b));
        found.sort_unstable();
        assert_eq!(found, cards);
    }

    #[test]
    fn words_are_front_coded() {
        let mut forms = FrontCoded::default();
        for form in ["bilanci", "bilancio", "bilinguismo", "però", "persona"] {
            forms.add(form);
        }
        assert_eq!(forms.text, "\"0bilanci\",\"7o\",\"3inguismo\",\"0però\",\"3sona\"");
        assert_eq!((separator("", "a"), separator("bilancio", "bilinguismo")), (String::new(), "bili".to_owned()));
    }

    #[test]
    fn codes_leave_the_backslash_out() {
        let all: Vec<char> = (0..120).map(character).collect();
        assert_eq!((all[0], all[56], all[57]), ('#', '[', ']'));
        assert!(!all.contains(&'\\') && !all.contains(&'"'));
        // As the format's page says to read them.
        let back = |c: char| u32::from(c) - 35 - u32::from(u32::from(c) > 92);
        assert!(all.iter().enumerate().all(|(code, c)| back(*c) == code as u32));
    }
}
