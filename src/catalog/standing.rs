//! Where a card stands between being written and being public, for types that `[validazione.TYPE]` in `site.toml` names.
//!
//! A card of such a type is public when each named role has validated its text. The judging is in [`super::judgement`]; reading
//! the versions that it needs, and putting a validated text in the place of a newer one, is for `pipeline`.

use std::collections::BTreeSet;

use super::Visibility;
use crate::config::Role;

/// What validation made of a card, or of a translation of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// Of its newest text.
    pub state: State,
    /// The roles whose favourable validation the newest text lacks.
    pub missing: Vec<Role>,
    /// Whether an earlier text was validated, which stays public until the newest is.
    pub is_update: bool,
    /// Whether nothing of it may be public, whatever else is said: no text that could be shown, or a translation of a text that is not
    /// public.
    pub is_withheld: bool,
    /// Which versions readers may see; `None` where nothing is held back, as with `--drafts`.
    pub seen: Option<Seen>,
    /// Of each of the card's `validazioni`, whether it is about the text that is shown.
    pub is_current: Vec<bool>,
    /// Of each, whether besides it is a validation that counts: not the authors' own, nor another body's in the owner's place.
    pub stands: Vec<bool>,
    /// The roles that must validate a card of this type.
    pub demanded: Vec<Role>,
}

/// The state of a text, as `stato_redazionale` would call it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// All roles have validated it.
    #[default]
    Published,
    /// A role has not said anything.
    InValidation,
    /// A role has asked for more, or is against it.
    ToComplete,
}

impl State {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Published => "pubblicata",
            State::InValidation => "in_validazione",
            State::ToComplete => "da_integrare",
        }
    }
}

/// The versions that readers may see, by the positions of their commits in the root's history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Those that were public as the newest of their time.
    pub commits: BTreeSet<u32>,
    /// Those with a text that was public at any time: also of a version that was validated only by a later one with the same text.
    pub texts: BTreeSet<u32>,
    /// The first commit that changed the text which is shown into another: from there on nothing is told.
    pub end: Option<u32>,
}

impl Standing {
    /// Who sees the card, when nobody wrote a state by hand.
    pub(super) fn visibility(&self, drafts: bool) -> Visibility {
        let shown = self.state == State::Published || (self.is_update && !drafts);
        if shown && !self.is_withheld { Visibility::Listed } else { Visibility::of_state(State::InValidation.as_str(), drafts) }
    }

    /// Whether the version that this commit made was not public when it was the newest.
    pub fn hides(&self, commit: u32) -> bool {
        self.seen.as_ref().is_some_and(|seen| !seen.commits.contains(&commit))
    }

    /// Whether readers may not see the version that this commit made: nobody ever validated its text.
    pub fn conceals(&self, commit: u32) -> bool {
        self.seen.as_ref().is_some_and(|seen| !seen.texts.contains(&commit))
    }

    /// Whether this commit came after the text that is shown.
    pub fn is_after(&self, commit: u32) -> bool {
        self.seen.as_ref().and_then(|seen| seen.end).is_some_and(|end| commit >= end)
    }

    /// Whether an older text than the newest is shown.
    pub fn shows_older(&self) -> bool {
        self.is_update && self.seen.is_some()
    }
}
