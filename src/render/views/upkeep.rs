//! How far experiences can be relied on, what editors should look at, and the guided collections that a card belongs to.

use serde::Serialize;

use super::TextLink;
use crate::render::dates::DateText;

/// How far an experience has got, as three steps with the reasons.
#[derive(Debug, Serialize)]
pub struct MaturityView {
    /// `descritta`, `documentata`, `riusata`.
    pub level: &'static str,
    /// The level in words.
    pub label: String,
    /// The three steps.
    pub steps: Vec<MaturityStep>,
    /// Where what is missing can be proposed; null when nothing is missing or nothing can be proposed.
    pub complete_url: Option<String>,
}

/// A step of the maturity of an experience.
#[derive(Debug, Serialize)]
pub struct MaturityStep {
    /// `Documentata`.
    pub label: String,
    /// Whether the experience has got there.
    pub done: bool,
    /// That in words.
    pub done_text: String,
    /// What it means.
    pub help: String,
    /// What is missing, or what shows that it is there.
    pub reasons: Vec<TextLink>,
}

/// A guided collection that a card belongs to.
#[derive(Debug, Serialize)]
pub struct PathView {
    /// The collection.
    pub link: TextLink,
    /// `tappa 3 di 8`.
    pub position_text: String,
    /// Why the card is there.
    pub why: String,
    /// Language of that text, when it is another than the card's.
    pub why_lang: Option<String>,
    /// The stop before.
    pub previous: Option<TextLink>,
    /// The stop after.
    pub next: Option<TextLink>,
}

/// `stato-del-catalogo.html`: what editors should look at.
#[derive(Debug, Serialize)]
pub struct UpkeepView {
    /// Whether anybody can read the site.
    pub is_public: bool,
    /// The day that it holds for.
    pub today: Option<DateText>,
    /// The administrations with something to look at.
    pub bodies: Vec<UpkeepBody>,
    /// What there is to look at, one table for each kind.
    pub tables: Vec<UpkeepTable>,
}

/// An administration with its counts.
#[derive(Debug, Serialize)]
pub struct UpkeepBody {
    /// The administration.
    pub body: TextLink,
    /// Its listed experiences and needs.
    pub cards: usize,
    /// Cards to verify.
    pub stale: usize,
    /// Cards that leave something out.
    pub incomplete: usize,
    /// Cards that wait for an answer.
    pub unanswered: usize,
    /// Cards that are being validated.
    pub in_validation: usize,
}

/// A kind of things to look at.
#[derive(Debug, Serialize)]
pub struct UpkeepTable {
    /// Its anchor.
    pub id: &'static str,
    /// What the cards have in common.
    pub label: String,
    /// What to do about them.
    pub help: String,
    /// `3 schede`.
    pub count_text: String,
    /// The heading of the third column.
    pub what_label: String,
    /// Whether the cards have a date.
    pub is_dated: bool,
    /// What stands in the place of an empty table.
    pub none_text: String,
    /// The cards; empty when there is nothing to do.
    pub rows: Vec<UpkeepRow>,
    /// That there are more than the table shows.
    pub more_text: Option<String>,
}

/// A card to look at.
#[derive(Debug, Serialize)]
pub struct UpkeepRow {
    /// The card.
    pub card: TextLink,
    /// The administration that answers for it.
    pub owner: Option<TextLink>,
    /// What about it.
    pub text: String,
    /// Since when.
    pub date: Option<DateText>,
}
