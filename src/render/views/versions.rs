//! The versions of a card.

use serde::Serialize;

use super::{ComparisonView, TextLink};
use crate::render::dates::DateText;

/// `versioni.html`: all versions of a card.
#[derive(Debug, Serialize)]
pub struct VersionsView {
    /// The card.
    pub card: VersionedCard,
    /// How many, in words.
    pub count_text: String,
    /// The versions, newest first; before them the changes that are not registered yet.
    pub versions: Vec<VersionItem>,
    /// From the first version to the last.
    pub all_url: Option<String>,
    /// The versions before publication, in words; null when there are none.
    pub unpublished_text: Option<String>,
}

/// The card whose versions these are.
#[derive(Debug, Serialize)]
pub struct VersionedCard {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Label of its type.
    pub kind_label: String,
}

/// A version in a list.
#[derive(Debug, Clone, Serialize)]
pub struct VersionItem {
    /// Its number; null for changes that are not registered yet.
    pub number: Option<usize>,
    /// «Versione 3».
    pub text: String,
    /// Its page; null when this is it.
    pub url: Option<String>,
    /// When.
    pub date: Option<DateText>,
    /// Who, as far as that is told.
    pub authors: Vec<TextLink>,
    /// Why, in one line; may be empty.
    pub title: String,
    /// The amendment that it came through.
    pub request: Option<TextLink>,
    /// `shown`, `unpublished`, `redacted`, `removed`, `draft`.
    pub state: &'static str,
    /// The state in words, when it is not `shown`.
    pub state_text: Option<String>,
    /// Whether the card is this version now.
    pub is_current: bool,
}

/// `versione.html`: one version of a card, or the way from the first to the last.
#[derive(Debug, Serialize)]
pub struct VersionPage {
    /// The card.
    pub card: VersionedCard,
    /// The version; null for the way from the first to the last.
    pub version: Option<VersionItem>,
    /// «Rispetto alla versione 2».
    pub compared_text: Option<String>,
    /// What changed.
    pub comparison: Option<ComparisonView>,
    /// Why nothing is compared, or what is left out.
    pub notes: Vec<String>,
    /// The rest of the reason, in paragraphs.
    pub reason: Vec<String>,
    /// Who approved it, as far as that is told.
    pub approvals: Vec<TextLink>,
    /// How many approved it.
    pub approvals_count: usize,
    /// Whether it is signed; the site does not verify signatures.
    pub is_signed: bool,
    /// The text as it was; of the newest version the card's page.
    pub text_url: Option<String>,
    /// The version before.
    pub previous: Option<TextLink>,
    /// The version after.
    pub next: Option<TextLink>,
    /// The versions around it, newest first.
    pub versions: Vec<VersionItem>,
    /// All versions.
    pub versions_url: String,
    /// From the first version to the last.
    pub all_url: Option<String>,
}

/// `versione-testo.html`: a card as it was.
#[derive(Debug, Serialize)]
pub struct OldTextPage {
    /// The card as it is.
    pub card: VersionedCard,
    /// The version.
    pub version: VersionItem,
    /// What changed in it.
    pub version_url: String,
    /// Its title.
    pub title: String,
    /// Its summary; may be empty.
    pub summary: String,
    /// Its text.
    pub body_html: String,
    /// Its fields by section, without title and summary.
    pub sections: Vec<OldSection>,
    /// The text of what is no card, in paragraphs.
    pub plain: Vec<String>,
    /// What is left out because it was taken back.
    pub notes: Vec<String>,
}

/// A section of the fields of an old version.
#[derive(Debug, Serialize)]
pub struct OldSection {
    /// What people read; null for fields that the type no longer has.
    pub label: Option<String>,
    /// Its fields.
    pub fields: Vec<OldField>,
}

/// A field of an old version.
#[derive(Debug, Serialize)]
pub struct OldField {
    /// What people read.
    pub label: String,
    /// Its value, in words.
    pub text: String,
    /// Its items, of a list.
    pub items: Vec<String>,
}

/// Which version of itself a card is (`card.version`).
#[derive(Debug, Serialize)]
pub struct CardVersionView {
    /// «Versione 7 di 7»; «non ancora pubblicata» for a card that no version has.
    pub text: String,
    /// All versions; null when there is only one.
    pub url: Option<String>,
    /// Who made it, as far as that is told.
    pub authors: Vec<TextLink>,
    /// Whether the card was changed since: what is shown is not registered yet.
    pub is_changed: bool,
}
