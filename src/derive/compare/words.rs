//! Two pieces of prose, word by word.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Budget, Mark, Piece};

/// A word or a sign with the white space after it.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    /// Without the white space: what is compared.
    key: &'t str,
    whole: &'t str,
}

/// What stayed, went and came; `None` when the budget is spent, and the two must be shown whole.
pub(super) fn compare(old: &str, new: &str, budget: &mut Budget) -> Option<Vec<Piece>> {
    let (old, new) = (tokens(old), tokens(new));
    let same = |(a, b): &(&Token<'_>, &Token<'_>)| a.key == b.key;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let (old_mid, new_mid) = (head..old.len() - tail, head..new.len() - tail);
    budget.spend(old_mid.len().saturating_mul(new_mid.len()))?;
    let keys =
        |tokens: &[Token<'_>], range: &Range<usize>| -> Vec<String> { tokens[range.clone()].iter().map(|t| t.key.to_owned()).collect() };
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&old, &old_mid), &keys(&new, &new_mid));
    let mut runs: Vec<Run> = Vec::with_capacity(ops.len() + 2);
    runs.push(Run { same: true, old: 0..head, new: 0..head });
    runs.extend(ops.iter().map(|op| Run {
        same: matches!(op, DiffOp::Equal { .. }),
        old: shifted(op.old_range(), head),
        new: shifted(op.new_range(), head),
    }));
    runs.push(Run { same: true, old: old_mid.end..old.len(), new: new_mid.end..new.len() });
    Some(pieces(joined(runs, &new), &old, &new))
}

/// How much two texts have in common, 0 to 1: words that both have, of all words. Linear in their length.
pub(super) fn likeness(old: &str, new: &str) -> f64 {
    let mut counts: HashMap<&str, i32> = HashMap::new();
    let (mut total, mut common) = (0usize, 0usize);
    let words = |text| tokens(text).into_iter().map(|token| token.key).filter(|key| key.chars().any(char::is_alphanumeric));
    for word in words(old) {
        *counts.entry(word).or_default() += 1;
        total += 1;
    }
    for word in words(new) {
        total += 1;
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    if total == 0 { 0.0 } else { 2.0 * common as f64 / total as f64 }
}

/// Tokens that stayed, or that went and came at the same place.
struct Run {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Joins neighbours of one sort, and changes between which only a short word stayed: a text in shreds cannot be read.
fn joined(runs: Vec<Run>, new: &[Token<'_>]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let last = runs.len().saturating_sub(1);
    for (n, run) in runs.into_iter().enumerate() {
        if run.old.is_empty() && run.new.is_empty() {
            continue;
        }
        let letters: usize = new[run.new.clone()].iter().map(|token| token.key.chars().filter(|c| c.is_alphanumeric()).count()).sum();
        let shred = run.same && letters < 4 && n > 0 && n < last && out.last().is_some_and(|before| !before.same);
        let same = run.same && !shred;
        match out.last_mut() {
            Some(before) if before.same == same => (before.old.end, before.new.end) = (run.old.end, run.new.end),
            _ => out.push(Run { same, ..run }),
        }
    }
    out
}

fn pieces(runs: Vec<Run>, old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Piece> {
    let text = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.whole).collect::<String>();
    let mut out = Vec::new();
    for run in runs {
        let (went, came) = (text(&old[run.old]), text(&new[run.new]));
        if run.same || went == came {
            out.push(Piece { mark: Mark::Same, text: came });
            continue;
        }
        out.extend((!went.is_empty()).then_some(Piece { mark: Mark::Removed, text: went }));
        out.extend((!came.is_empty()).then_some(Piece { mark: Mark::Added, text: came }));
    }
    out.retain(|piece| !piece.text.is_empty());
    out
}

/// Words and signs. An elided article is a word of its own: «l'» of «l'attività».
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let key = if first.is_alphanumeric() {
            let end = word_end(rest);
            let elided = rest[end..].chars().next().filter(|c| matches!(c, '\'' | '’'));
            end + elided.map_or(0, char::len_utf8)
        } else if first.is_whitespace() {
            0
        } else {
            first.len_utf8()
        };
        let end = key + rest[key..].find(|c: char| !c.is_whitespace()).unwrap_or(rest.len() - key);
        out.push(Token { key: &rest[..key], whole: &rest[..end] });
        rest = &rest[end..];
    }
    out
}

/// Where the word at the beginning of a text ends; a sign between two digits belongs to the number.
fn word_end(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = letters.next() {
        let digit_follows = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_alphanumeric() || (matches!(c, '.' | ',' | ':') && before.is_ascii_digit() && digit_follows)) {
            return at;
        }
        before = c;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = compare(old, new, &mut Budget::default()).expect("enough budget");
        let mark = |piece: &Piece| match piece.mark {
            Mark::Same => piece.text.clone(),
            Mark::Removed => format!("[-{}-]", piece.text),
            Mark::Added => format!("[+{}+]", piece.text),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn words_are_compared_and_not_letters() {
        assert_eq!(
            shown("Il comune apre lo sportello.", "Il comune apre due sportelli."),
            "Il comune apre [-lo sportello-][+due sportelli+]."
        );
        assert_eq!(shown("L'attività è finita", "L'attività è conclusa"), "L'attività è [-finita-][+conclusa+]");
        assert_eq!(shown("uno due", "uno, due"), "uno[+, +]due");
        assert_eq!(shown("da 80.000 euro, 12:30.", "da 100.000 euro, 12:45."), "da [-80.000 -][+100.000 +]euro, [-12:30-][+12:45+].");
        assert_eq!(shown("", "nuovo"), "[+nuovo+]");
        assert_eq!(shown("a  b", "a b"), "a b");
    }

    #[test]
    fn a_short_word_that_stayed_between_two_changes_goes_with_them() {
        assert_eq!(
            shown("servizi alle imprese locali", "sportelli e uffici comunali"),
            "[-servizi alle imprese locali-][+sportelli e uffici comunali+]"
        );
        assert_eq!(shown("grandi e piccoli enti", "medi e minori enti"), "[-grandi e piccoli -][+medi e minori +]enti");
    }

    #[test]
    fn old_and_new_can_be_read_back_from_the_pieces() {
        let (old, new) = ("Nel 2019, a Bra: 12 uffici; poi 15.", "Nel 2020 a Bra e Alba: 15 uffici, poi 15!");
        let pieces = compare(old, new, &mut Budget::default()).unwrap();
        let without = |mark| pieces.iter().filter(|piece| piece.mark != mark).map(|piece| &*piece.text).collect::<String>();
        assert_eq!(without(Mark::Removed).split_whitespace().collect::<String>(), new.split_whitespace().collect::<String>());
        assert_eq!(without(Mark::Added).split_whitespace().collect::<String>(), old.split_whitespace().collect::<String>());
    }

    #[test]
    fn likeness_counts_words_that_both_have() {
        assert_eq!(likeness("uno due tre", "tre due uno"), 1.0);
        assert_eq!(likeness("uno due", "tre quattro"), 0.0);
        assert!((likeness("uno due tre quattro", "uno due cinque sei") - 0.5).abs() < 1e-9);
        assert_eq!(likeness("", ""), 0.0);
    }
}
