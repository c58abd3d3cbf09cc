//! Two bodies, block by block: which stayed, changed, moved, went and came.

use std::collections::{HashMap, VecDeque};

use imara_diff::{Algorithm, Diff, InternedInput, Interner};

use super::{Block, BlockChange, Budget, Mark, Piece, words};
use crate::content::{BlockKind, TextBlock};

/// Blocks of which fewer words stayed are two blocks.
const ALIKE: f64 = 0.4;
/// Blocks at different places must have more in common to be the same one.
const MOVED: f64 = 0.7;
/// A shorter text may stand twice by chance.
const MOVED_CHARS: usize = 24;
/// Pairs of blocks that are looked at for likeness.
const PAIRS: usize = 10_000;

/// Compares the blocks of two bodies.
pub(super) fn compare(old: &[TextBlock], new: &[TextBlock], budget: &mut Budget) -> Vec<Block> {
    let hunks = hunks(old, new);
    let pairs = pairs(&hunks, old, new, budget);
    let from: HashMap<usize, Pair> = pairs.iter().map(|pair| (pair.new, *pair)).collect();
    let gone: HashMap<usize, Pair> = pairs.iter().map(|pair| (pair.old, *pair)).collect();
    let mut out = Vec::with_capacity(new.len());
    let (mut o, mut n) = (0, 0);
    for hunk in &hunks {
        while o < hunk.old.start {
            out.push(stayed(&old[o], &new[n]));
            (o, n) = (o + 1, n + 1);
        }
        while o < hunk.old.end || n < hunk.new.end {
            let leaves = (o < hunk.old.end).then(|| gone.get(&o)).flatten();
            let arrives = (n < hunk.new.end).then(|| from.get(&n)).flatten();
            if o < hunk.old.end && leaves.is_none_or(|pair| pair.moved) {
                out.push(went(&old[o], leaves.is_some()));
                o += 1;
            } else if n < hunk.new.end && arrives.is_none_or(|pair| pair.moved) {
                out.push(came(arrives.map(|pair| &old[pair.old]), &new[n], budget));
                n += 1;
            } else {
                // Both are halves of the same pair: pairs within a hunk do not cross.
                out.extend(changed(&old[o], &new[n], budget));
                (o, n) = (o + 1, n + 1);
            }
        }
    }
    out.extend(old[o..].iter().zip(&new[n..]).map(|(old, new)| stayed(old, new)));
    out
}

/// Blocks that differ, between blocks that stayed.
struct Hunk {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

fn hunks(old: &[TextBlock], new: &[TextBlock]) -> Vec<Hunk> {
    let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner: Interner::new(old.len() + new.len()) };
    input.update_before(old.iter().map(key));
    input.update_after(new.iter().map(key));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let range = |range: std::ops::Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { old: range(hunk.before), new: range(hunk.after) }).collect()
}

fn key(block: &TextBlock) -> (BlockKind, &str) {
    (block.kind, &block.text)
}

/// An old block and the new one that it became.
#[derive(Clone, Copy)]
struct Pair {
    old: usize,
    new: usize,
    moved: bool,
}

fn pairs(hunks: &[Hunk], old: &[TextBlock], new: &[TextBlock], budget: &mut Budget) -> Vec<Pair> {
    let mut found = Found { pairs: Vec::new(), old: vec![false; old.len()], new: vec![false; new.len()] };
    moved_whole(hunks, old, new).into_iter().for_each(|pair| found.add(pair));
    let mut looked_at = 0;
    for hunk in hunks {
        aligned(hunk, &found, old, new, &mut looked_at, budget).into_iter().for_each(|pair| found.add(pair));
    }
    let mut left: Vec<usize> = hunks.iter().flat_map(|hunk| hunk.old.clone()).filter(|&at| !found.old[at]).collect();
    let right: Vec<usize> = hunks.iter().flat_map(|hunk| hunk.new.clone()).filter(|&at| !found.new[at]).collect();
    if left.len().saturating_mul(right.len()) + looked_at > PAIRS {
        return found.pairs;
    }
    for n in right {
        let mut like = |&o: &usize| if old[o].kind == new[n].kind { words::likeness(&old[o].text, &new[n].text, budget) } else { 0.0 };
        let best = left.iter().enumerate().map(|(at, o)| (at, like(o))).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((at, _)) = best.filter(|(_, likeness)| *likeness >= MOVED && new[n].text.len() >= MOVED_CHARS) {
            found.add(Pair { old: left.remove(at), new: n, moved: true });
        }
    }
    found.pairs
}

/// The pairs found so far, and which blocks they hold.
struct Found {
    pairs: Vec<Pair>,
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Found {
    fn add(&mut self, pair: Pair) {
        (self.old[pair.old], self.new[pair.new]) = (true, true);
        self.pairs.push(pair);
    }
}

/// Blocks that went at one place and came, as they were, at another.
fn moved_whole(hunks: &[Hunk], old: &[TextBlock], new: &[TextBlock]) -> Vec<Pair> {
    let mut went: HashMap<(BlockKind, &str), VecDeque<usize>> = HashMap::new();
    for at in hunks.iter().flat_map(|hunk| hunk.old.clone()).filter(|&at| old[at].text.len() >= MOVED_CHARS) {
        went.entry(key(&old[at])).or_default().push_back(at);
    }
    let came = hunks.iter().flat_map(|hunk| hunk.new.clone());
    came.filter_map(|at| Some(Pair { old: went.get_mut(&key(&new[at]))?.pop_front()?, new: at, moved: true })).collect()
}

/// The pairs within a hunk that have most in common altogether and do not cross.
fn aligned(hunk: &Hunk, found: &Found, old: &[TextBlock], new: &[TextBlock], looked_at: &mut usize, budget: &mut Budget) -> Vec<Pair> {
    let left: Vec<usize> = hunk.old.clone().filter(|&at| !found.old[at]).collect();
    let right: Vec<usize> = hunk.new.clone().filter(|&at| !found.new[at]).collect();
    *looked_at = looked_at.saturating_add(left.len().saturating_mul(right.len()));
    if *looked_at > PAIRS {
        return Vec::new();
    }
    let mut like = |o: usize, n: usize| {
        let likeness = if old[o].kind == new[n].kind { words::likeness(&old[o].text, &new[n].text, budget) } else { 0.0 };
        if likeness >= ALIKE { likeness } else { 0.0 }
    };
    // best[i][j]: the most that blocks from i and j on have in common.
    let width = right.len() + 1;
    let mut likenesses = vec![0.0; left.len() * right.len()];
    let mut best = vec![0.0; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let likeness = like(left[i], right[j]);
            likenesses[i * right.len() + j] = likeness;
            let paired = if likeness > 0.0 { likeness + best[(i + 1) * width + j + 1] } else { 0.0 };
            best[i * width + j] = paired.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        let likeness = likenesses[i * right.len() + j];
        if likeness > 0.0 && best[i * width + j] == likeness + best[(i + 1) * width + j + 1] {
            pairs.push(Pair { old: left[i], new: right[j], moved: false });
            (i, j) = (i + 1, j + 1);
        } else if best[i * width + j] == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn stayed(old: &TextBlock, new: &TextBlock) -> Block {
    let text = new.text.clone();
    let what = if old.markup == new.markup && old.targets == new.targets { BlockChange::Same(text) } else { BlockChange::Form(text) };
    Block { kind: new.kind, what, links: links(old, new) }
}

fn went(old: &TextBlock, moved: bool) -> Block {
    let text = old.text.clone();
    let what = if moved { BlockChange::MovedAway(text) } else { BlockChange::Removed(text) };
    Block { kind: old.kind, what, links: Vec::new() }
}

fn came(from: Option<&TextBlock>, new: &TextBlock, budget: &mut Budget) -> Block {
    let whole = || vec![Piece { mark: Mark::Same, text: new.text.clone() }];
    let what = match from {
        None => BlockChange::Added(new.text.clone()),
        Some(old) => BlockChange::MovedHere(words::compare(&old.text, &new.text, budget).unwrap_or_else(whole)),
    };
    Block { kind: new.kind, what, links: from.map_or_else(Vec::new, |old| links(old, new)) }
}

/// A block whose words changed; two blocks when comparing them costs too much.
fn changed(old: &TextBlock, new: &TextBlock, budget: &mut Budget) -> Vec<Block> {
    match words::compare(&old.text, &new.text, budget) {
        Some(pieces) => vec![Block { kind: new.kind, what: BlockChange::Words(pieces), links: links(old, new) }],
        None => vec![went(old, false), came(None, new, budget)],
    }
}

/// The links that differ; one that only has another target stands beside the old one.
fn links(old: &TextBlock, new: &TextBlock) -> Vec<(Option<String>, Option<String>)> {
    if old.targets == new.targets {
        return Vec::new();
    }
    let only = |these: &[String], those: &[String]| -> Vec<String> { these.iter().filter(|one| !those.contains(one)).cloned().collect() };
    let (went, came) = (only(&old.targets, &new.targets), only(&new.targets, &old.targets));
    let length = went.len().max(came.len());
    (0..length).map(|at| (went.get(at).cloned(), came.get(at).cloned())).collect()
}
