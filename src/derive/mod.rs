//! Stage 5, DERIVE: facts that follow from the whole catalogue.
//!
//! [`derive`] computes, from an immutable [`Catalog`] and the log, what pages need beyond their own
//! card: lists in their order, taxonomies with their terms, related cards, dates, figures. One file
//! for each derived fact. No I/O; the same input gives the same result in the same order.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::CardIx;
use crate::schema::Labels;

/// What follows from the catalogue as a whole.
#[derive(Debug, Default)]
pub struct Derived {
    /// The day that the site is built for; `None` when nothing tells it.
    pub today: Option<jiff::civil::Date>,
    /// Listed cards of each type with a list, in the list's order.
    pub lists: BTreeMap<Arc<str>, Vec<CardIx>>,
    /// Taxonomies in the order of the schemas that name them.
    pub taxonomies: Vec<Taxonomy>,
    /// Up to three related cards for each card, parallel to the catalogue's cards.
    pub related: Vec<Vec<CardIx>>,
    /// When each card was first and last changed, parallel to the catalogue's cards.
    pub dates: Vec<CardDates>,
}

/// When a card was first and last changed on the main line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CardDates {
    /// First commit that has it.
    pub created: Option<jiff::Timestamp>,
    /// Last commit that changed it.
    pub updated: Option<jiff::Timestamp>,
}

/// A taxonomy with the terms that are in use.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// Id (`temi`).
    pub id: Arc<str>,
    /// First segment of its addresses (`temi`).
    pub path: Arc<str>,
    /// Singular label.
    pub one: Labels,
    /// Plural label.
    pub many: Labels,
    /// Terms with at least one listed card, in the vocabulary's (or schema's) order; years newest first.
    pub terms: Vec<TaxonomyTerm>,
}

/// A term and its cards.
#[derive(Debug, Clone)]
pub struct TaxonomyTerm {
    /// Id in the file.
    pub id: Arc<str>,
    /// Last segment of its address; the id with `_` as `-`.
    pub slug: Arc<str>,
    /// Labels by language.
    pub labels: Labels,
    /// What it means.
    pub explanation: Option<Arc<str>>,
    /// Other names.
    pub synonyms: Vec<Arc<str>>,
    /// Listed cards, newest first.
    pub cards: Vec<CardIx>,
}
