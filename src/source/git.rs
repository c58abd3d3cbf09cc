//! The dates of all cards, from Git, in one pass.

use std::collections::HashMap;
use std::sync::Arc;

/// The commit that is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Object id, hexadecimal.
    pub id: String,
    /// Committer time.
    pub time: jiff::Timestamp,
    /// Whether the clone lacks history.
    pub shallow: bool,
}

/// When files were first and last changed on the main line, by path relative to the root.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Dates by path.
    pub dates: HashMap<Arc<str>, FileDates>,
}

/// When a file was first and last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileDates {
    /// The commit that added it.
    pub created: jiff::Timestamp,
    /// The last commit that changed it.
    pub updated: jiff::Timestamp,
}
