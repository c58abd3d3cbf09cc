//! Hides the cells of a table of answers that are so small that they may tell of somebody.
//!
//! Every count under the threshold `t`, zero included, becomes [`Cell::Small`]. Where the counts of a question add up to a number that is
//! known (everybody gave one answer), one small cell alone could be worked out from the others. There a second cell becomes
//! [`Cell::Hidden`]: the first, in the order of the options, that is `2t - 1` or more; and if what is hidden adds up to less than `3t - 2`,
//! nothing of the question is shown at all. Both conditions look only at what is published or can be worked out from it. So any small cell
//! may be any number from 0 to `t - 1`, and the table would read the same, byte for byte: the tests say so.

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// How many.
    Count(u64),
    /// Fewer than the threshold.
    Small,
    /// Not said, so that small ones cannot be worked out.
    Hidden,
}

/// What is shown of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// One for each option.
    pub cells: Vec<Cell>,
    /// How many answers there are in all, where that says no more than the cells.
    pub total: Option<u64>,
}

/// What may be shown of a question; `None` for nothing. `sums` says whether everybody counts in one cell only.
pub fn mask(cells: &[Cell], threshold: u64, sums: bool) -> Option<Tally> {
    let small = |cell: Cell| if matches!(cell, Cell::Count(n) if n < threshold) { Cell::Small } else { cell };
    let mut shown: Vec<Cell> = cells.iter().copied().map(small).collect();
    if !sums {
        return Some(Tally { cells: shown, total: None });
    }
    if shown.iter().all(|cell| matches!(cell, Cell::Count(_))) {
        return Some(Tally { total: known_sum(cells), cells: shown });
    }
    // A table that came with a hidden cell of its own was protected by who wrote it.
    if shown.contains(&Cell::Hidden) {
        return Some(Tally { cells: shown, total: None });
    }
    let second = shown.iter().position(|cell| matches!(cell, Cell::Count(n) if *n >= 2 * threshold - 1))?;
    let hidden: Vec<Cell> = (0..cells.len()).filter(|&n| n == second || shown[n] == Cell::Small).map(|n| cells[n]).collect();
    if known_sum(&hidden).is_some_and(|sum| sum < 3 * threshold - 2) {
        return None;
    }
    shown[second] = Cell::Hidden;
    Some(Tally { cells: shown, total: None })
}

/// The sum of cells that are all known.
fn known_sum(cells: &[Cell]) -> Option<u64> {
    cells.iter().try_fold(0u64, |sum, cell| match cell {
        Cell::Count(n) => sum.checked_add(*n),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(numbers: &[u64]) -> Vec<Cell> {
        numbers.iter().copied().map(Cell::Count).collect()
    }

    #[test]
    fn one_small_cell_takes_a_second_one_with_it() {
        let tally = mask(&counts(&[6, 30, 2, 12]), 5, true).unwrap();
        assert_eq!(tally, Tally { cells: vec![Cell::Count(6), Cell::Hidden, Cell::Small, Cell::Count(12)], total: None });
        assert_eq!(mask(&counts(&[6, 30]), 5, true).unwrap().total, Some(36));
        // Whoever ticks several answers counts several times: there is nothing to subtract from.
        assert_eq!(mask(&counts(&[6, 0]), 5, false).unwrap().cells, [Cell::Count(6), Cell::Small]);
    }

    #[test]
    fn what_a_second_cell_cannot_protect_is_not_shown() {
        assert_eq!(mask(&counts(&[3, 1, 0]), 5, true), None);
        assert_eq!(mask(&counts(&[8, 8, 1]), 5, true), None);
        assert_eq!(mask(&counts(&[9, 40, 3]), 5, true), None);
        assert!(mask(&counts(&[9, 40, 4]), 5, true).is_some());
    }

    #[test]
    fn a_masked_table_stays_as_it_is() {
        for numbers in [&[6, 30, 2, 12][..], &[100, 0, 0, 1], &[20, 30]] {
            let once = mask(&counts(numbers), 5, true).unwrap();
            assert_eq!(mask(&once.cells, 5, true).unwrap().cells, once.cells);
        }
    }

    proptest! {
        /// Nobody learns anything of a small cell, not even who knows the rule and the total.
        #[test]
        fn every_small_cell_could_be_any_small_number(numbers in prop::collection::vec(0u64..60, 1..7), threshold in 3u64..9) {
            let Some(tally) = mask(&counts(&numbers), threshold, true) else { return Ok(()) };
            let second = tally.cells.iter().position(|cell| *cell == Cell::Hidden);
            for small in (0..numbers.len()).filter(|&n| tally.cells[n] == Cell::Small) {
                for value in 0..threshold {
                    let mut other = numbers.clone();
                    other[small] = value;
                    let second = second.expect("a small cell is never hidden alone");
                    other[second] = numbers[second] + numbers[small] - value;
                    // The other small cells give way where the second one would no longer be the one that is chosen.
                    for n in (0..numbers.len()).filter(|&n| n != small && tally.cells[n] == Cell::Small) {
                        other[second] += other[n];
                        other[n] = 0;
                    }
                    prop_assert_eq!(other.iter().sum::<u64>(), numbers.iter().sum::<u64>());
                    let masked = mask(&counts(&other), threshold, true);
                    prop_assert_eq!(masked.as_ref(), Some(&tally), "{:?} against {:?}", other, numbers);
                }
            }
        }

        #[test]
        fn no_small_count_is_shown(numbers in prop::collection::vec(0u64..60, 1..7), threshold in 3u64..9, sums: bool) {
            let shown = mask(&counts(&numbers), threshold, sums).map_or(Vec::new(), |tally| tally.cells);
            prop_assert!(shown.iter().all(|cell| !matches!(cell, Cell::Count(n) if *n < threshold)));
        }
    }
}
