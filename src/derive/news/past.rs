//! A version of a card as it was, read with today's limits and today's schema.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::catalog::{Linked, Visibility, blob_id};
use crate::config::Config;
use crate::content::{self, Origin, ParsedCard};
use crate::derive::{CardVersions, Version};
use crate::schema::values_of;
use crate::source::TextFile;

/// What reading a version gives.
pub(super) enum Reading<'a> {
    /// There was no card.
    Absent,
    /// It cannot be read, is too large, was taken back, or is no card.
    Unreadable,
    /// It was there.
    There(Past<'a>),
}

/// A version.
pub(super) struct Past<'a> {
    pub parsed: Arc<ParsedCard>,
    pub values: Cow<'a, Map<String, Value>>,
    pub visibility: Visibility,
}

impl<'a> Past<'a> {
    /// Reads a version of a card.
    pub fn read(card: &'a Linked, versions: &CardVersions, version: &Version, config: &Config) -> Reading<'a> {
        let Some(blob) = &version.file.blob else { return Reading::Absent };
        let there = |parsed, values: Cow<'a, Map<String, Value>>| {
            let state = values.get("stato_redazionale").and_then(Value::as_str).unwrap_or("");
            Reading::There(Past { visibility: Visibility::of_state(state, false), parsed, values })
        };
        // Most cards have one version, and it is the file that was read: no question to Git.
        let own = card.card.parsed();
        let newest = versions.list.last().is_some_and(|last| std::ptr::eq(last, version));
        if newest && version.file.path == own.local && blob_id(own) == **blob {
            return there(own.clone(), Cow::Borrowed(card.card.values()));
        }
        let Some(text) = versions.text(version).filter(|text| text.len() as u64 <= config.limits.card_bytes) else {
            return Reading::Unreadable;
        };
        let languages: Vec<Arc<str>> = config.languages.iter().map(|language| language.code.clone()).collect();
        let origin = Origin { root: &own.root, local: &version.file.path, languages: &languages };
        // The digest is for the memo, which knows no old versions.
        let file = TextFile { path: own.path.clone(), text, digest: Default::default() };
        match content::parse(&file, origin, &config.limits).value {
            Some(parsed) if parsed.sound => {
                let values = values_of(&parsed, card.card.content_type());
                there(Arc::new(parsed), Cow::Owned(values))
            }
            _ => Reading::Unreadable,
        }
    }

    /// Whether readers could see it.
    pub fn is_published(&self) -> bool {
        matches!(self.visibility, Visibility::Listed | Visibility::AddressOnly)
    }
}
