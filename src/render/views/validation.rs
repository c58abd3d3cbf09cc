//! Who validated a card.

use serde::Serialize;

use super::TextLink;
use crate::render::dates::DateText;

/// What is said of a card's validation.
#[derive(Debug, Serialize)]
pub struct ValidationView {
    /// Its validations, newest first; may be empty.
    pub entries: Vec<ValidationEntry>,
    /// Whether the card was changed, and the text on the page is the one that was validated before.
    pub is_older: bool,
    /// Whether the text on the page was not validated, and readers see an earlier one (only with `--drafts`).
    pub is_ahead: bool,
    /// Whose validation the newest text lacks, in words; null when it lacks none.
    pub missing_text: Option<String>,
}

/// `parti/validazioni.html`: a validation.
#[derive(Debug, Serialize)]
pub struct ValidationEntry {
    /// The role: `ente_titolare`, `redazione`, `comunita`, `esperto`.
    pub role: String,
    /// The role, in words.
    pub role_text: String,
    /// The administration that speaks.
    pub body: Option<TextLink>,
    /// The day.
    pub date: Option<DateText>,
    /// `favorevole`, `da_integrare` or `contraria`.
    pub outcome: String,
    /// The outcome, in words.
    pub outcome_text: String,
    /// The reasons, paragraph by paragraph; may be empty.
    pub reasons: Vec<String>,
    /// The official decision that holds it, in words.
    pub act_text: Option<String>,
    /// Whether it is about another text than that on the page.
    pub is_of_other: bool,
}
