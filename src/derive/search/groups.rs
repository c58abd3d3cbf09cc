//! From counted words to postings: which forms belong together, and how much each says of each card.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::analyse::{Chunk, Count, EIGHTHS};
use super::words::folded;
use super::{LEVELS, Spread};

/// Saturation of BM25. High, because frequencies are weighted: a word in a title counts ten times.
const K1: f32 = 6.0;
/// How much a long body weighs less (BM25's b).
const B: f32 = 0.75;

/// Words that have an ending, and endings, for which it is worth to be known.
const LEAST_ENDINGS: usize = 3;
/// See [`LEAST_ENDINGS`].
const MOST_ENDINGS: usize = 200;

/// The words of all cards.
#[derive(Debug, Default)]
pub struct Words {
    /// Folded forms, ascending, each with its group.
    pub forms: Vec<(String, u32)>,
    /// What forms have beyond their stems, the most frequent ones, ascending: what other forms of a word may end in.
    pub endings: Vec<String>,
    /// Where each group's cards begin in `cards`; one more at the end.
    starts: Vec<usize>,
    cards: Vec<u32>,
    levels: Vec<u8>,
}

impl Words {
    /// Number of groups.
    pub fn groups(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The cards of a group, ascending, and the level of each.
    pub fn posting(&self, group: u32) -> (&[u32], &[u8]) {
        let range = self.starts[group as usize]..self.starts[group as usize + 1];
        (&self.cards[range.clone()], &self.levels[range])
    }
}

/// Puts the words of all chunks together; the cards of the first chunk come first.
pub fn collect(chunks: Vec<Chunk>, spread: &impl Spread) -> Words {
    let (forms, groups_of, groups) = group(&chunks);
    let endings = endings(&chunks);
    let lengths = || chunks.iter().flat_map(|chunk| &chunk.cards).map(|card| u64::from(card.length));
    let average = (lengths().sum::<u64>() as f32 / lengths().count().max(1) as f32).max(1.0);
    let levels: Vec<Vec<Vec<(u32, u8)>>> = spread.map(chunks.len(), |n| {
        let one = |card: &super::analyse::Counts| {
            let length = 1.0 - B + B * card.length as f32 / average;
            levels(&card.stems, &groups_of[n], length)
        };
        chunks[n].cards.iter().map(one).collect()
    });
    drop(chunks);
    Words { endings, ..fill(forms, groups, &levels) }
}

/// Forms with their groups, the group of every chunk's stems, and the number of groups. Forms of one stem make a group; so do the
/// stems of one form, which two languages or an accent left out made different.
fn group(chunks: &[Chunk]) -> (Vec<(String, u32)>, Vec<Vec<u32>>, usize) {
    let mut numbers: HashMap<&super::analyse::Stem, u32> = HashMap::new();
    let mut sets = Sets::default();
    let mut of_form: HashMap<&str, u32> = HashMap::new();
    let mut stems_of: Vec<Vec<u32>> = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let stems: Vec<u32> = chunk.stems.iter().map(|stem| *numbers.entry(stem).or_insert_with(|| sets.add())).collect();
        for (form, stem) in &chunk.forms {
            let stem = stems[*stem as usize];
            let first = *of_form.entry(form).or_insert(stem);
            sets.unite(first, stem);
        }
        stems_of.push(stems);
    }
    let mut forms: Vec<(String, u32)> = of_form.iter().map(|(form, stem)| ((*form).to_owned(), *stem)).collect();
    forms.sort_unstable();
    // Groups are numbered in the order of their first forms, whatever order stems were met in.
    let mut group_of: HashMap<u32, u32> = HashMap::new();
    for (_, stem) in &mut forms {
        let next = group_of.len() as u32;
        *stem = *group_of.entry(sets.find(*stem)).or_insert(next);
    }
    let mut of_stems = |stems: Vec<u32>| stems.into_iter().map(|stem| group_of[&sets.find(stem)]).collect();
    let groups_of = stems_of.into_iter().map(&mut of_stems).collect();
    (forms, groups_of, group_of.len())
}

/// The endings that enough words have.
fn endings(chunks: &[Chunk]) -> Vec<String> {
    let mut words: HashSet<(&str, &str)> = HashSet::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for chunk in chunks {
        for (form, stem) in &chunk.forms {
            let (language, stem) = &chunk.stems[*stem as usize];
            let ending = folded(stem).and_then(|stem| form.strip_prefix(&*stem).filter(|rest| !rest.is_empty()));
            if let Some(ending) = ending.filter(|_| !language.is_empty() && words.insert((language, form))) {
                *counts.entry(ending).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<(Reverse<usize>, &str)> = counts.into_iter().map(|(ending, count)| (Reverse(count), ending)).collect();
    counts.sort_unstable();
    let frequent = counts.into_iter().filter(|(count, _)| count.0 >= LEAST_ENDINGS).take(MOST_ENDINGS);
    let mut endings: Vec<String> = frequent.map(|(_, ending)| ending.to_owned()).collect();
    endings.sort_unstable();
    endings
}

/// Disjoint sets with path halving.
#[derive(Default)]
struct Sets(Vec<u32>);

impl Sets {
    fn add(&mut self) -> u32 {
        self.0.push(self.0.len() as u32);
        self.0.len() as u32 - 1
    }

    fn find(&mut self, mut at: u32) -> u32 {
        let all = &mut self.0;
        while all[at as usize] != at {
            all[at as usize] = all[all[at as usize] as usize];
            at = all[at as usize];
        }
        at
    }

    fn unite(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a as usize] = b;
    }
}

/// The groups of one card, ascending, with their levels; `length` is that of its body relative to the average, damped.
fn levels(counts: &[Count], groups: &[u32], length: f32) -> Vec<(u32, u8)> {
    let mut found: Vec<(u32, f32)> = counts
        .iter()
        .map(|count| (groups[count.stem as usize], f32::from(count.fields) / f32::from(EIGHTHS) + f32::from(count.body) / length))
        .collect();
    found.sort_unstable_by_key(|(group, _)| *group);
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    found.into_iter().map(|(group, frequency)| (group, level(frequency))).collect()
}

fn level(frequency: f32) -> u8 {
    (f32::from(LEVELS) * frequency / (frequency + K1)).ceil().clamp(1.0, f32::from(LEVELS)) as u8
}

/// Turns cards with groups into groups with cards.
fn fill(forms: Vec<(String, u32)>, groups: usize, levels_of: &[Vec<Vec<(u32, u8)>>]) -> Words {
    let mut starts = vec![0usize; groups + 1];
    for &(group, _) in levels_of.iter().flatten().flatten() {
        starts[group as usize + 1] += 1;
    }
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    let (mut cards, mut levels) = (vec![0u32; starts[groups]], vec![0u8; starts[groups]]);
    let mut next = starts.clone();
    for (number, card) in levels_of.iter().flatten().enumerate() {
        for &(group, level) in card {
            let at = &mut next[group as usize];
            (cards[*at], levels[*at]) = (number as u32, level);
            *at += 1;
        }
    }
    Words { forms, endings: Vec::new(), starts, cards, levels }
}
