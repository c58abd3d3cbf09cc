//! Consultations: what they are about, until when, what was answered and decided; and the texts that can be commented on.

use serde::Serialize;

use super::{FileView, PageLink, StateView, TextLink, VersionedCard};
use crate::render::dates::DateText;

/// What a consultation asks, and what came of it.
#[derive(Debug, Serialize)]
pub struct ConsultationView {
    /// `before`, `open` or `closed` on the day of the build; null when nothing tells.
    pub phase: Option<&'static str>,
    /// That in words, with its date: «aperta fino al 30 giugno 2027».
    pub state_text: Option<String>,
    /// The first day.
    pub opening: Option<DateText>,
    /// The last day.
    pub closing: Option<DateText>,
    /// Whether one can take part, as far as the day of the build tells.
    pub is_open: bool,
    /// Whether a text of it is shown by paragraphs.
    pub is_commentable: bool,
    /// Where one takes part.
    pub channel_url: Option<String>,
    /// The cards that it is about.
    pub subjects: Vec<ConsultedView>,
    /// Its questions.
    pub questions: Vec<QuestionView>,
    /// What was answered, for each question that the table tells of.
    pub results: Vec<ResultView>,
    /// The table that the results come from, as it is published.
    pub results_file: Option<FileView>,
    /// Why some numbers are not there; null when all are.
    pub masked_text: Option<String>,
    /// What was decided of the contributions.
    pub decisions: Vec<DecisionView>,
}

/// A card that a consultation is about.
#[derive(Debug, Serialize)]
pub struct ConsultedView {
    /// The card.
    pub link: TextLink,
    /// The version that is meant, and its page.
    pub version: Option<TextLink>,
    /// The page that shows its paragraphs, each to be commented on.
    pub text_url: Option<String>,
}

/// A question.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    /// What is asked.
    pub text: String,
    /// How it is answered, in words.
    pub kind_text: String,
    /// What can be answered.
    pub options: Vec<String>,
}

/// What was answered to a question.
#[derive(Debug, Serialize)]
pub struct ResultView {
    /// Its id.
    pub id: String,
    /// What was asked.
    pub text: String,
    /// One row for each option; empty when nothing may be shown.
    pub rows: Vec<ResultRow>,
    /// How many answers there are, in words; null where that would tell of those that are hidden.
    pub total_text: Option<String>,
}

/// How many gave an answer.
#[derive(Debug, Serialize)]
pub struct ResultRow {
    /// The answer.
    pub text: String,
    /// How many, in words where the number is not shown.
    pub count_text: String,
    /// The length of its bar against the longest one, from 0 to 100; null where the number is not shown.
    pub percent: Option<usize>,
}

/// What was decided of a theme of the contributions.
#[derive(Debug, Serialize)]
pub struct DecisionView {
    /// The theme.
    pub theme: String,
    /// What was decided.
    pub state: StateView,
    /// Why, by paragraphs.
    pub reason: Vec<String>,
}

/// A consultation that is open.
#[derive(Debug, Serialize)]
pub struct OpenConsultation {
    /// Its title and page.
    pub link: TextLink,
    /// Its summary.
    pub summary: String,
    /// «aperta fino al 30 giugno 2027».
    pub state_text: Option<String>,
}

/// `consultazione-testo.html`: the text of a version, paragraph by paragraph, to be commented on.
#[derive(Debug, Serialize)]
pub struct ConsultedTextPage {
    /// The consultation.
    pub consultation: TextLink,
    /// The card whose text it is.
    pub card: VersionedCard,
    /// The version, and its page.
    pub version: TextLink,
    /// «aperta fino al 30 giugno 2027».
    pub state_text: Option<String>,
    /// Whether comments are taken, as far as the day of the build tells.
    pub is_open: bool,
    /// Where comments go, when they go by mail.
    pub email: Option<String>,
    /// The language of the text, when it is another than the page's.
    pub lang: Option<String>,
    /// The parts of the text.
    pub parts: Vec<ConsultedPart>,
    /// What is not shown of this version, and why.
    pub notes: Vec<String>,
    /// The texts of the consultation, when there are several.
    pub texts: Vec<PageLink>,
}

/// A field of the card, or its text.
#[derive(Debug, Serialize)]
pub struct ConsultedPart {
    /// Its name.
    pub label: String,
    /// Its paragraphs.
    pub paragraphs: Vec<ConsultedParagraph>,
}

/// A paragraph that can be commented on, or a heading between paragraphs.
#[derive(Debug, Serialize)]
pub struct ConsultedParagraph {
    /// Its anchor, which never changes for this version; null for a heading.
    pub id: Option<String>,
    /// `paragraph`, `heading`, `item`, `quote`, `row` or `code`.
    pub kind: &'static str,
    /// Its words.
    pub text: String,
    /// How one refers to it: «Obiettivo, 2»; empty for a heading.
    pub name: String,
    /// Opens a comment; null when none is taken.
    pub comment_url: Option<String>,
}
