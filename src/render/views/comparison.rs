//! How two texts of a card differ, ready to print (`parti/confronto.html`).

use serde::Serialize;

/// The differences.
#[derive(Debug, Serialize)]
pub struct ComparisonView {
    /// What differs, in one sentence.
    pub sentence: String,
    /// Whether one of the texts is no card, so that both are compared as plain text.
    pub plain: bool,
    /// The fields that differ.
    pub fields: Vec<ChangedField>,
    /// The text, from its first to its last change; empty when it did not change.
    pub blocks: Vec<BlockView>,
}

/// A field that differs.
#[derive(Debug, Serialize)]
pub struct ChangedField {
    /// Its key.
    pub key: String,
    /// What people read; the key, when the type no longer has the field.
    pub label: String,
    /// Whether the type no longer has the field.
    pub is_unknown: bool,
    /// What differs in it.
    pub changes: Vec<ChangeView>,
    /// How many more differences there are, in words.
    pub more_text: Option<String>,
}

/// One difference in a field.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// Where in the field («Comune di Bra › Stato»); null for the field itself.
    pub place: Option<String>,
    /// `added`, `removed`, `replaced`, `words`, `moved`.
    pub change: &'static str,
    /// The old value.
    pub old: Option<String>,
    /// The new value.
    pub new: Option<String>,
    /// The text, when some of its words changed.
    pub pieces: Vec<PieceView>,
}

/// A piece of a text.
#[derive(Debug, Serialize)]
pub struct PieceView {
    /// `same`, `removed`, `added`.
    pub mark: &'static str,
    /// The text.
    pub text: String,
    /// The white space after it.
    pub after: String,
}

/// A block of the text.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// `same`, `form` (only links, emphasis or the like changed), `added`, `removed`, `words`, `moved` (it stood elsewhere), `away`
    /// (it stands elsewhere now), `fold` (unchanged blocks).
    pub change: &'static str,
    /// `heading`, `paragraph`, `item`, `quote`, `row`, `code`.
    pub kind: &'static str,
    /// What happened to it, in words; null when it stayed.
    pub label: Option<String>,
    /// Its text.
    pub pieces: Vec<PieceView>,
    /// Links that differ.
    pub links: Vec<LinkChange>,
    /// The unchanged blocks of a fold.
    pub folded: Vec<FoldedBlock>,
}

/// A link that differs.
#[derive(Debug, Serialize)]
pub struct LinkChange {
    /// Where it led.
    pub old: Option<String>,
    /// Where it leads.
    pub new: Option<String>,
}

/// An unchanged block.
#[derive(Debug, Serialize)]
pub struct FoldedBlock {
    /// As in [`BlockView`].
    pub kind: &'static str,
    /// Its text.
    pub text: String,
}
