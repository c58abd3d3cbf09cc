//! A [`Comparison`] in words: [`view`] for pages, [`sentence`] for one line.

use crate::schema::Value;

use crate::catalog::Linked;
use crate::content::BlockKind;
use crate::derive::compare::{Block, BlockChange, Change, Comparison, Counts, FieldChange, Mark, Piece, Place, What};
use crate::render::Site;
use crate::render::values::Values;
use crate::render::views::{BlockView, ChangeView, ChangedField, ComparisonView, FoldedBlock, LinkChange, PieceView};
use crate::schema::{Field, label};

/// Unchanged blocks beside a change that stay in sight.
const CONTEXT: usize = 1;
/// Differences of a field that a page shows: engines stop a page that goes on for ever.
const CHANGES: usize = 200;
/// Blocks and pieces of the text that a page shows.
const PIECES: usize = 20_000;
/// Characters by which a block is known at the place that it left.
const BEGINNING: usize = 90;
/// Fields that a sentence names.
const NAMED: usize = 6;

/// A comparison of two texts of a card, for `parti/confronto.html`.
pub fn view(site: &Site<'_>, card: &Linked, comparison: &Comparison<'_>) -> ComparisonView {
    let words = Words { site, values: Values::of_past(site, card) };
    ComparisonView {
        sentence: sentence(site, comparison),
        plain: comparison.plain,
        fields: comparison.fields.iter().map(|field| words.field(field)).collect(),
        blocks: if comparison.counts() == Counts::default() { Vec::new() } else { words.blocks(&comparison.text) },
    }
}

/// What differs, in one sentence: «Cambia: stato, referente; nel testo 2 paragrafi cambiati.»
pub fn sentence(site: &Site<'_>, comparison: &Comparison<'_>) -> String {
    let mut named: Vec<String> =
        comparison.fields.iter().take(NAMED).map(|change| in_sentence(site, &field_label(site, change.field, &change.key))).collect();
    let more = comparison.fields.len().saturating_sub(NAMED);
    if more > 0 {
        named.push(site.theme.counted("compare-more", more));
    }
    let mut parts: Vec<String> = (!named.is_empty()).then(|| named.join(", ")).into_iter().collect();
    let counts = comparison.counts();
    let text: Vec<String> = [
        ("compare-changed", counts.changed),
        ("compare-added", counts.added),
        ("compare-removed", counts.removed),
        ("compare-moved", counts.moved),
        ("compare-form", counts.form),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| site.theme.counted(key, n))
    .collect();
    if !text.is_empty() {
        parts.push(site.theme.word_with("compare-text", &[("parts", &text.join(", "))]));
    }
    match parts.is_empty() {
        true => site.theme.word("compare-nothing"),
        false => site.theme.word_with("compare-sentence", &[("parts", &parts.join("; "))]),
    }
}

/// A label inside a sentence: a capital only where the language or an acronym wants one.
pub fn in_sentence(site: &Site<'_>, label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if site.language() != "de" && second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

fn field_label(site: &Site<'_>, field: Option<&Field>, key: &str) -> String {
    let known = field.map(|field| label(&field.label, site.language())).filter(|label| !label.is_empty());
    known.unwrap_or(key).to_owned()
}

struct Words<'s, 'a> {
    site: &'s Site<'a>,
    values: Values<'s, 'a>,
}

impl Words<'_, '_> {
    fn field(&self, change: &FieldChange<'_>) -> ChangedField {
        ChangedField {
            key: change.key.to_string(),
            label: field_label(self.site, change.field, &change.key),
            is_unknown: change.field.is_none(),
            changes: change.changes.iter().take(CHANGES).map(|change| self.change(change)).collect(),
            more_text: (change.changes.len() > CHANGES)
                .then(|| self.site.theme.counted("compare-items-more", change.changes.len() - CHANGES)),
        }
    }

    fn change(&self, change: &Change<'_>) -> ChangeView {
        let text = |value: &Value| Some(self.value(change.field, &change.path, value));
        let (kind, old, new, words) = match &change.what {
            What::Added(value) => ("added", None, text(value), &[][..]),
            What::Removed(value) => ("removed", text(value), None, &[][..]),
            What::Replaced(old, new) => ("replaced", text(old), text(new), &[][..]),
            What::Words(words) => ("words", None, None, &words[..]),
            What::Moved(value) => ("moved", None, text(value), &[][..]),
        };
        let steps: Vec<String> = change.place.iter().map(|place| self.place(place)).collect();
        let place = (!steps.is_empty()).then(|| steps.join(" › "));
        ChangeView { place, change: kind, old, new, pieces: pieces(words) }
    }

    fn place(&self, place: &Place<'_>) -> String {
        match place {
            Place::Field { key, field } => field_label(self.site, *field, key),
            Place::Item { number, name: None } => self.site.theme.word_with("compare-item", &[("number", &number.to_string())]),
            Place::Item { name: Some((value, field, path)), .. } => self.value(*field, path, value),
        }
    }

    /// A value as readers know it; as written, when its field does not take it.
    fn value(&self, field: Option<&Field>, path: &str, value: &Value) -> String {
        let formatted = field.and_then(|field| self.values.value(field, path, value)).map(|value| value.text.to_string());
        formatted.unwrap_or_else(|| written(value))
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<BlockView> {
        let same = |at: usize| matches!(blocks[at].what, BlockChange::Same(_));
        let changes: Vec<usize> = (0..blocks.len()).filter(|&at| !same(at)).collect();
        let near = |at: usize| {
            let next = changes.partition_point(|&change| change < at);
            let close = |change: Option<&usize>| change.is_some_and(|change| change.abs_diff(at) <= CONTEXT);
            close(changes.get(next)) || close(next.checked_sub(1).and_then(|before| changes.get(before)))
        };
        let (mut out, mut at, mut left) = (Vec::new(), 0, PIECES);
        while at < blocks.len() {
            let far = (at..blocks.len()).take_while(|&at| same(at) && !near(at)).count();
            let cost = if far > 1 { far } else { size(&blocks[at]) };
            let Some(rest) = left.checked_sub(cost) else {
                out.push(self.too_long());
                break;
            };
            left = rest;
            // A fold of one block hides nothing that is longer than its own words.
            if far > 1 {
                out.push(self.fold(&blocks[at..at + far]));
                at += far;
            } else {
                out.push(self.block(&blocks[at]));
                at += 1;
            }
        }
        out
    }

    fn too_long(&self) -> BlockView {
        let label = Some(self.site.theme.word("compare-block-long"));
        BlockView { change: "fold", kind: "paragraph", label, pieces: Vec::new(), links: Vec::new(), folded: Vec::new() }
    }

    fn fold(&self, blocks: &[Block]) -> BlockView {
        let folded = |block: &Block| match &block.what {
            BlockChange::Same(text) => Some(FoldedBlock { kind: kind(block.kind), text: text.clone() }),
            _ => None,
        };
        BlockView {
            change: "fold",
            kind: "paragraph",
            label: Some(self.site.theme.counted("compare-fold", blocks.len())),
            pieces: Vec::new(),
            links: Vec::new(),
            folded: blocks.iter().filter_map(folded).collect(),
        }
    }

    fn block(&self, block: &Block) -> BlockView {
        let whole = |mark, text: &String| vec![piece(mark, text)];
        let (change, word, pieces) = match &block.what {
            BlockChange::Same(text) => ("same", None, whole(Mark::Same, text)),
            BlockChange::Form(text) => ("form", Some("compare-block-form"), whole(Mark::Same, text)),
            BlockChange::Added(text) => ("added", Some("compare-block-added"), whole(Mark::Added, text)),
            BlockChange::Removed(text) => ("removed", Some("compare-block-removed"), whole(Mark::Removed, text)),
            BlockChange::Words(words) => ("words", Some("compare-block-words"), pieces(words)),
            BlockChange::MovedHere(words) => ("moved", Some("compare-block-moved"), pieces(words)),
            BlockChange::MovedAway(text) => ("away", Some("compare-block-away"), vec![piece(Mark::Same, &beginning(text))]),
        };
        BlockView {
            change,
            kind: kind(block.kind),
            label: word.map(|word| self.site.theme.word(word)),
            pieces,
            links: block.links.iter().map(|(old, new)| LinkChange { old: old.clone(), new: new.clone() }).collect(),
            folded: Vec::new(),
        }
    }
}

/// The first words of a text that stands elsewhere in full.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{}…", text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words)),
        None => text.to_owned(),
    }
}

/// How many pieces a block has.
fn size(block: &Block) -> usize {
    match &block.what {
        BlockChange::Words(pieces) | BlockChange::MovedHere(pieces) => pieces.len().max(1),
        _ => 1,
    }
}

fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Quote => "quote",
        BlockKind::Row => "row",
        BlockKind::Code => "code",
    }
}

fn pieces(pieces: &[Piece]) -> Vec<PieceView> {
    pieces.iter().map(|one| piece(one.mark, &one.text)).collect()
}

fn piece(mark: Mark, text: &str) -> PieceView {
    let words = text.trim_end();
    let mark = match mark {
        Mark::Same => "same",
        Mark::Removed => "removed",
        Mark::Added => "added",
    };
    PieceView { mark, text: words.to_owned(), after: text[words.len()..].to_owned() }
}

/// A value without a field: texts as written, lists with commas, groups with their keys.
pub fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_string(),
        Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Object(entries) => entries.iter().map(|(key, value)| format!("{key}: {}", written(value))).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}
