//! Communities of practice, their groups and their plans.

use serde::Serialize;

use super::{StateView, TextLink};
use crate::render::dates::DateText;

/// What a community holds, the next things that a reader can do before the rest.
#[derive(Debug, Serialize)]
pub struct CommunityView {
    /// Whether one can still join: it is not concluded.
    pub is_open: bool,
    /// Begins a message to the office of the community; null when it has no mailbox.
    pub write_url: Option<String>,
    /// Its next event.
    pub next_event: Option<CommunityItem>,
    /// The surveys and consultations about it that are open now, the one that closes first before the others.
    pub open_surveys: Vec<CommunityItem>,
    /// Its support team: one entry a role, in the order of the rules, then of the team.
    pub team: Vec<TeamRole>,
    /// Who takes part; null in the public site, which has no memberships.
    pub participants: Option<ParticipantsView>,
    /// The communities that are part of it, by title.
    pub parts: Vec<CommunityItem>,
    /// Its groups that look for members, by title.
    pub open_groups: Vec<GroupItem>,
    /// Its other groups: those at work before those that concluded.
    pub groups: Vec<GroupItem>,
    /// Its plans, the one that ends last first.
    pub plans: Vec<PlanItem>,
    /// What else belongs to it, by kind; empty kinds are left out.
    pub sections: Vec<CommunitySection>,
}

/// Who takes part, in the sites of reserved roots only.
#[derive(Debug, Serialize)]
pub struct ParticipantsView {
    /// How many take part now, and how many of them with a nomination, in words.
    pub count_text: String,
    /// Every membership, those that have ended too.
    pub items: Vec<CommunityItem>,
}

/// A role in the support team.
#[derive(Debug, Serialize)]
pub struct TeamRole {
    /// What it is called.
    pub role: String,
    /// How many places the rules give it, in words; null without a rule.
    pub places_text: Option<String>,
    /// Whether the rules say that it comes from among the participants.
    pub from_participants: bool,
    /// The bodies that hold it now; empty when the card does not say.
    pub bodies: Vec<TextLink>,
}

/// A card in a list of a community's page.
#[derive(Debug, Serialize)]
pub struct CommunityItem {
    /// Its title and page.
    pub link: TextLink,
    /// Its summary; may be empty.
    pub summary: String,
    /// What it is or what happened to it, in words.
    pub note: Option<String>,
    /// Its date.
    pub date: Option<DateText>,
    /// How far it has got.
    pub state: Option<StateView>,
    /// Its language in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// A group in the list of its community.
#[derive(Debug, Serialize)]
pub struct GroupItem {
    /// Its title and page.
    pub link: TextLink,
    /// What it wants to achieve.
    pub summary: String,
    /// Label of its kind.
    pub kind_text: String,
    /// How far it has got; null when the card does not say.
    pub state: Option<StateView>,
    /// Its form to join, while it looks for members.
    pub join_url: Option<String>,
    /// Whether only those whom their body nominated join it: it is a working group of a community.
    pub by_nomination: bool,
    /// Where its community says what a nomination is; null when it does not say.
    pub nomination_url: Option<String>,
    /// What it produced, and the synthesis.
    pub results: Vec<TextLink>,
    /// Its language in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// A plan in the list of its community.
#[derive(Debug, Serialize)]
pub struct PlanItem {
    /// Its title and page.
    pub link: TextLink,
    /// Its period, in words.
    pub period: String,
    /// How much is done, in words; null without activities.
    pub done_text: Option<String>,
    /// How much is late, in words; null when nothing is, or when nothing tells what day it is.
    pub late_text: Option<String>,
    /// Its language in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// What belongs to a community, of one kind.
#[derive(Debug, Serialize)]
pub struct CommunitySection {
    /// `proposte`, `consultazioni`, `prodotti`, `eventi`, `formazione`, `notizie`.
    pub id: &'static str,
    /// What people read.
    pub label: String,
    /// The cards.
    pub items: Vec<CommunityItem>,
}

/// What a group does and what came of it.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Whether it looks for members.
    pub is_open: bool,
    /// Whether only those whom their body nominated join it: it is a working group of a community.
    pub by_nomination: bool,
    /// Where its community says what a nomination is; null when it does not say.
    pub nomination_url: Option<String>,
    /// The activities that plans entrust to it, with the plan.
    pub tasks: Vec<TaskView>,
    /// Who belongs to it; null in the public site.
    pub participants: Option<ParticipantsView>,
    /// The materials that it wrote, besides product and synthesis.
    pub materials: Vec<CommunityItem>,
}

/// An activity of a plan seen from the group in charge.
#[derive(Debug, Serialize)]
pub struct TaskView {
    /// The plan.
    pub plan: TextLink,
    /// The activity.
    pub activity: ActivityView,
}

/// The schedule of a plan: a table, and a picture of the same for the eye.
#[derive(Debug, Serialize)]
pub struct PlanView {
    /// How much is done, in words; null without activities.
    pub done_text: Option<String>,
    /// How much is late, in words; null when nothing is.
    pub late_text: Option<String>,
    /// Its activities by start.
    pub activities: Vec<ActivityView>,
    /// The picture; null without activities.
    pub picture: Option<PlanPicture>,
}

/// An activity of a plan.
#[derive(Debug, Serialize)]
pub struct ActivityView {
    /// Its code in the plan, for links to it.
    pub id: String,
    /// What is done.
    pub title: String,
    /// When it begins.
    pub start: Option<DateText>,
    /// When it ends.
    pub end: Option<DateText>,
    /// The group in charge.
    pub group: Option<TextLink>,
    /// `60%`.
    pub progress_text: Option<String>,
    /// How far it has got.
    pub state: Option<StateView>,
    /// «in ritardo: doveva finire il 30 giugno 2026»; null when it is not late.
    pub late_text: Option<String>,
}

/// A Gantt picture: horizontal places are percentages of the width, vertical ones pixels.
#[derive(Debug, Serialize)]
pub struct PlanPicture {
    /// Height.
    pub height: usize,
    /// Where the lines of the scale end.
    pub bottom: usize,
    /// A bar for each activity.
    pub bars: Vec<PlanBar>,
    /// The scale.
    pub ticks: Vec<PlanTick>,
    /// The day that the site is built for, when the plan's time holds it.
    pub today: Option<PlanTick>,
}

/// The bar of an activity.
#[derive(Debug, Serialize)]
pub struct PlanBar {
    /// What is done, cut to fit.
    pub title: String,
    /// Base line of the title.
    pub text_y: usize,
    /// Upper edge of the bar.
    pub y: usize,
    /// Left edge, as a percentage.
    pub x: String,
    /// Width, as a percentage.
    pub width: String,
    /// Width of what is done, as a percentage of the picture.
    pub done: String,
    /// `late`, `completata`, `annullata`, or `open`.
    pub kind: &'static str,
}

/// A mark of the scale.
#[derive(Debug, Serialize)]
pub struct PlanTick {
    /// Where, as a percentage.
    pub x: String,
    /// What it says.
    pub text: String,
}

/// A community on the home page: one that has something to join or to go to.
#[derive(Debug, Serialize)]
pub struct HomeCommunity {
    /// Its name and page.
    pub link: TextLink,
    /// A group that looks for members.
    pub group: Option<TextLink>,
    /// Its next event.
    pub event: Option<CommunityItem>,
}
