//! A version of a card as it was, read with today's limits and today's schema.

use std::borrow::Cow;
use std::sync::Arc;

use crate::schema::{Fields, Value};

use crate::catalog::{BODY, Linked, Redaction, Visibility, blob_id};
use crate::config::Config;
use crate::content::ParsedCard;
use crate::derive::compare::Text;
use crate::derive::{CardVersions, Version};
use crate::schema::loose_values;

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
    pub values: Cow<'a, Fields>,
    pub visibility: Visibility,
    /// What of it was taken back.
    redactions: Vec<&'a Redaction>,
}

impl<'a> Past<'a> {
    /// Reads a version of a card.
    pub fn read(card: &'a Linked, versions: &CardVersions, version: &Version, config: &Config) -> Reading<'a> {
        let Some(blob) = &version.file.blob else { return Reading::Absent };
        let commit = versions.commit(version).map_or("", |commit| &*commit.id);
        let redactions: Vec<&Redaction> = card.registers.redactions.iter().filter(|redaction| redaction.names(commit)).collect();
        if redactions.iter().any(|redaction| redaction.fields.is_empty()) {
            return Reading::Unreadable;
        }
        let there = |parsed, values: Cow<'a, Fields>| {
            let state = values.get("stato_redazionale").and_then(Value::as_str).unwrap_or("");
            let hidden = card.standing.as_ref().is_some_and(|standing| standing.hides(version.file.commit));
            let visibility = if hidden { Visibility::Hidden } else { Visibility::of_state(state, false) };
            Reading::There(Past { visibility, parsed, values, redactions })
        };
        // Most cards have one version, and it is the file that was read: no question to Git.
        let own = card.card.parsed();
        let newest = versions.list.last().is_some_and(|last| std::ptr::eq(last, version));
        if newest && version.file.path == own.local && blob_id(own) == **blob {
            return there(own.clone(), Cow::Borrowed(card.card.values()));
        }
        match versions.text(version).map(|text| Text::read(&text, &own.root, &version.file.path, config)) {
            Some(Text::Card(parsed)) => {
                let values = loose_values(&parsed.front_matter, &card.card.content_type().fields);
                there(Arc::from(parsed), Cow::Owned(values))
            }
            _ => Reading::Unreadable,
        }
    }

    /// Whether a field of it was taken back.
    pub fn hides(&self, key: &str) -> bool {
        self.redactions.iter().any(|redaction| redaction.covers(key))
    }

    /// Whether the text below its header was taken back.
    pub fn hides_body(&self) -> bool {
        self.hides(BODY)
    }

    /// Whether readers could see it.
    pub fn is_published(&self) -> bool {
        matches!(self.visibility, Visibility::Listed | Visibility::AddressOnly)
    }
}
