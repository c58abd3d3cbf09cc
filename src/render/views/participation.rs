//! Proposals with what they gathered, and the processes that they belong to.

use serde::Serialize;

use super::{StateView, TextLink};
use crate::render::dates::DateText;

/// What a proposal gathered in this catalogue.
#[derive(Debug, Serialize)]
pub struct ProposalView {
    /// What was decided, when the card says so.
    pub outcome: Option<StateView>,
    /// Who proposed it: initials, roles, bodies.
    pub authors: Vec<WhoView>,
    /// Who amended it elsewhere.
    pub amenders: Vec<WhoView>,
    /// How many support it here, in words; null when nobody does.
    pub supports_text: Option<String>,
    /// Who supports it here, by date.
    pub supports: Vec<SupportView>,
    /// How many comments there are, in words; null when there are none.
    pub comments_text: Option<String>,
    /// The comments that answer no other, by date.
    pub comments: Vec<CommentView>,
    /// How many supported it on the platform that it comes from, with the day of that figure; null when nobody counted.
    pub supports_elsewhere: Option<String>,
    /// How many comments that platform counts, with the day of that figure.
    pub comments_elsewhere: Option<String>,
    /// Opens a message with which one supports it; null when it is decided, or when nobody answers.
    pub support_url: Option<String>,
    /// Opens a message with a comment on it.
    pub comment_url: Option<String>,
}

/// How far a commitment has got.
#[derive(Debug, Serialize)]
pub struct CommitmentView {
    /// Its milestones by date, those without one last.
    pub milestones: Vec<MilestoneView>,
}

/// A milestone of a commitment.
#[derive(Debug, Serialize)]
pub struct MilestoneView {
    /// What will be there.
    pub title: String,
    /// Until when.
    pub due: Option<DateText>,
    /// How far it is; null when nobody says, or when that is said by `late_text`.
    pub state: Option<StateView>,
    /// That it ought to be there already, on the day of the build.
    pub late_text: Option<String>,
}

/// A person without a name: initials, a role, a body, in this order.
#[derive(Debug, Serialize)]
pub struct WhoView {
    /// What is known of them.
    pub parts: Vec<TextLink>,
}

/// Support for a proposal.
#[derive(Debug, Serialize)]
pub struct SupportView {
    /// The body, in a reserved site perhaps the person; null for people who are only counted.
    pub body: Option<TextLink>,
    /// How many people; null where that is not said.
    pub people_text: Option<String>,
    /// When.
    pub date: Option<DateText>,
    /// Through which channel.
    pub channel_text: Option<String>,
}

/// A comment.
#[derive(Debug, Serialize)]
pub struct CommentView {
    /// Id of the comment's card.
    pub id: String,
    /// Who wrote it.
    pub who: WhoView,
    /// When.
    pub date: Option<DateText>,
    /// What it says, by paragraphs.
    pub paragraphs: Vec<String>,
    /// Language of the text, when it is another than the page's.
    pub lang: Option<String>,
    /// What it replies to, in words, when that is itself a reply.
    pub reply_text: Option<String>,
    /// Replies, and replies to those, by date; empty for a reply.
    pub replies: Vec<CommentView>,
}

/// What belongs to a process.
#[derive(Debug, Serialize)]
pub struct ProcessView {
    /// Its proposals and commitments by number, those without one last.
    pub items: Vec<ProcessItem>,
}

/// A proposal or a commitment in the list of its process.
#[derive(Debug, Serialize)]
pub struct ProcessItem {
    /// Its number, when it is not already what its title begins with.
    pub number: Option<String>,
    /// Its title and page.
    pub link: TextLink,
    /// Its summary.
    pub summary: String,
    /// Label of its type.
    pub kind_label: String,
    /// What was decided, or how far it has got.
    pub state: Option<StateView>,
    /// How many support it here, in words; null when nobody does.
    pub supports_text: Option<String>,
    /// Its language in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// What one can follow or join in deciding, on the home page.
#[derive(Debug, Serialize)]
pub struct HomeTracks {
    /// Processes that are not over, then the newest proposals, commitments and plans.
    pub items: Vec<ProcessItem>,
    /// The lists of these types.
    pub lists: Vec<TextLink>,
}
