//! Amendments: «proposte di modifica».

use serde::Serialize;

use super::{ComparisonView, Pagination, TextLink};
use crate::render::dates::DateText;

/// An amendment in a list (`parti/modifica.html`).
#[derive(Debug, Serialize)]
pub struct AmendmentItem {
    /// «Modifica 12»; without a number «Modifica».
    pub number_text: String,
    /// What it proposes, in one line; null when that is not told.
    pub title: Option<String>,
    /// Its page here: what it would change, or the version that it made.
    pub url: Option<String>,
    /// Its page where it is discussed.
    pub forge_url: Option<String>,
    /// The card; null in the list of the card itself.
    pub card: Option<TextLink>,
    /// `in_valutazione`, `bozza`, `accettata`, `respinta`, `ritirata`, `diventata_proposta`.
    pub state: &'static str,
    /// The state in words.
    pub state_text: String,
    /// When it came to that state.
    pub date: Option<DateText>,
    /// Who proposed it, as far as that is told.
    pub authors: Vec<TextLink>,
    /// Why it was decided so, in paragraphs.
    pub reason: Vec<String>,
    /// What whoever decides must know: it no longer merges, its card has mistakes.
    pub notes: Vec<String>,
    /// The others that touch the same passage of the card.
    pub meets: Vec<MeetingView>,
    /// How many more do, in words; null when all are named.
    pub meets_more_text: Option<String>,
}

/// Another amendment that touches the same passage.
#[derive(Debug, Serialize)]
pub struct MeetingView {
    /// The other.
    pub other: TextLink,
    /// Where they meet: «Problema, testo».
    pub place_text: String,
}

/// Amendments of one state.
#[derive(Debug, Serialize)]
pub struct AmendmentGroup {
    /// As in [`AmendmentItem`].
    pub state: &'static str,
    /// «3 accettate».
    pub count_text: String,
    /// The amendments, newest first; of a page of the catalogue's list those that stand on it.
    pub items: Vec<AmendmentItem>,
}

/// The amendments of a card (`card.amendments`).
#[derive(Debug, Serialize)]
pub struct CardAmendments {
    /// «1 in valutazione, 3 accettate».
    pub count_text: String,
    /// Those of every state that has some, the undecided first.
    pub groups: Vec<AmendmentGroup>,
    /// Those of the whole catalogue.
    pub all_url: String,
}

/// `modifiche.html`: the amendments of the whole catalogue.
#[derive(Debug, Serialize)]
pub struct AmendmentsPage {
    /// How many, in words, by state.
    pub count_text: String,
    /// Those of this page by state.
    pub groups: Vec<AmendmentGroup>,
    /// The other pages; null when there is one.
    pub pagination: Option<Pagination>,
}

/// `proposta-di-modifica.html`: what a pending amendment would change.
#[derive(Debug, Serialize)]
pub struct AmendmentPage {
    /// The card.
    pub card: TextLink,
    /// The amendment.
    pub amendment: AmendmentItem,
    /// What differs from the card as it was when the amendment began; null when that cannot be shown.
    pub comparison: Option<ComparisonView>,
    /// Why it cannot be shown, or what is left out; null when all is shown.
    pub withheld_text: Option<String>,
    /// What breaks the rules of its type of card.
    pub problems: Vec<ProblemView>,
}

/// A mistake in a pending text.
#[derive(Debug, Serialize)]
pub struct ProblemView {
    /// What is wrong.
    pub message: String,
    /// Line in the card's file.
    pub line: Option<u32>,
    /// What was expected there.
    pub expected: Option<String>,
    /// How to mend it.
    pub suggestion: Option<String>,
}
