//! Needs, and the experiences that could serve them.

use serde::Serialize;

use super::{AskingView, StateView, TextLink};
use crate::render::dates::DateText;

/// What a need is looking for, and who could help.
#[derive(Debug, Serialize)]
pub struct NeedView {
    /// How far it has got.
    pub state: StateView,
    /// Whether it still looks for an answer.
    pub open: bool,
    /// How to offer help while it does; null when nobody answers.
    pub ask: Option<AskingView>,
    /// Whether the catalogue's own office answers, because the card names no mailbox, form or telephone.
    pub through_catalogue: bool,
    /// By when.
    pub deadline: Option<DeadlineView>,
    /// The experiences that fit, the best first.
    pub matches: Vec<MatchView>,
    /// Whether the owner of some of them has not said whether they help.
    pub some_unknown: bool,
    /// The list of experiences, to look further.
    pub list_url: String,
}

/// A day by which something is needed.
#[derive(Debug, Serialize)]
pub struct DeadlineView {
    /// The day, the month or the year.
    pub date: DateText,
    /// The same as an answer to by when: `entro il 30 giugno 2027`.
    pub by_text: String,
    /// Whether it is past on the day that the site is built for; null when nobody knows that day.
    pub past: Option<bool>,
}

/// An experience that fits a need.
#[derive(Debug, Serialize)]
pub struct MatchView {
    /// The experience.
    pub card: TextLink,
    /// Whose it is.
    pub owner: Option<TextLink>,
    /// The problem that it solved, else its summary.
    pub about: String,
    /// Whether its owner helps.
    pub on_offer: bool,
    /// That, in words: they help, or nobody knows.
    pub help_text: String,
    /// How well it fits, from 1 to 100.
    pub score: u8,
    /// That, in words.
    pub score_text: String,
    /// Why, in words; never empty.
    pub reasons: Vec<String>,
}

/// A need in a list of some: on the home page, at an administration, at an experience that could serve it.
#[derive(Debug, Serialize)]
pub struct NeedLine {
    /// The need.
    pub card: TextLink,
    /// Who is looking; null on their own page.
    pub owner: Option<TextLink>,
    /// The problem in the body's own words.
    pub problem: String,
    /// How far it has got, only when it is no longer open.
    pub state: Option<StateView>,
    /// By when.
    pub deadline: Option<DeadlineView>,
    /// Why the experience could serve it; empty elsewhere.
    pub reasons: Vec<String>,
}
