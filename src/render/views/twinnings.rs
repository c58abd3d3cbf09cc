//! Twinnings, the calls that fund them, and the network that they make.

use serde::Serialize;

use super::{Bar, Figure, StateView, TextLink};
use crate::render::dates::DateText;

/// A twinning on its page.
#[derive(Debug, Serialize)]
pub struct TwinningView {
    /// How far it has got.
    pub state: StateView,
    /// The steps of its way in order, up to the last or to where it ended.
    pub steps: Vec<StepView>,
    /// Who gives, those that lead first.
    pub givers: Vec<PartyView>,
    /// Who receives, those that lead first.
    pub receivers: Vec<PartyView>,
    /// `circa 700.000 €`.
    pub resources_text: Option<String>,
    /// The reuses that name it.
    pub reuses: Vec<TwinningReuse>,
    /// Where whoever wants the same can ask; null when nobody answers.
    pub ask: Option<TextLink>,
}

/// A step of a twinning's way.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// What people read.
    pub text: String,
    /// `done`, `here` or `ahead`.
    pub place: &'static str,
    /// The same in words; null for a step behind of which no date is known.
    pub place_text: Option<String>,
    /// When, where the card says it.
    pub date: Option<DateText>,
}

/// One of the parties.
#[derive(Debug, Serialize)]
pub struct PartyView {
    /// The body.
    pub body: TextLink,
    /// Whether it leads, and where it is: `capofila, Puglia`.
    pub note: Option<String>,
}

/// Reuses that came of a twinning, of which the same is known.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct TwinningReuse {
    /// What was reused.
    pub experience: TextLink,
    /// Who reuses it.
    pub bodies: Vec<TextLink>,
    /// How far it has got, in words.
    pub state: String,
    /// When.
    pub date: Option<DateText>,
    /// What shows it.
    pub evidence: Option<TextLink>,
}

/// A twinning in a list: who gives, who receives, how far it has got.
#[derive(Debug, Clone, Serialize)]
pub struct TwinningLine {
    /// Its title and page.
    pub twinning: TextLink,
    /// Who gives.
    pub givers: Vec<TextLink>,
    /// Who receives.
    pub receivers: Vec<TextLink>,
    /// How far it has got.
    pub state: StateView,
    /// `2018–2019`.
    pub years: Option<String>,
    /// Its language in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// A call on its page.
#[derive(Debug, Serialize)]
pub struct CallView {
    /// Whether it is open today; null when that is not known.
    pub is_open: Option<bool>,
    /// «Aperto fino al 30 giugno 2027»: what depends on today beside its date.
    pub when_text: Option<String>,
    /// That neither day is known, in words.
    pub dates_text: Option<String>,
    /// `circa 20.000.000 €`.
    pub resources_text: Option<String>,
    /// What it asks of those who give.
    pub gives: Vec<ConditionView>,
    /// What it asks of those who receive.
    pub receives: Vec<ConditionView>,
    /// The twinnings that came from it.
    pub twinnings: Vec<TwinningLine>,
}

/// A condition of a call: one of these.
#[derive(Debug, Serialize)]
pub struct ConditionView {
    /// What is asked: kinds of body, regions, countries.
    pub label: String,
    /// What is admitted.
    pub items: Vec<String>,
}

/// `rete-gemellaggi.html`: who gave to whom.
#[derive(Debug, Serialize)]
pub struct NetworkView {
    /// Totals.
    pub figures: Vec<Figure>,
    /// The twinnings, newest first, at most 200.
    pub rows: Vec<TwinningLine>,
    /// That the table leaves some out, in words.
    pub rows_rest: Option<String>,
    /// The list of twinnings.
    pub list_url: String,
    /// The picture of the table; null when there is nothing to draw.
    pub arcs: Option<NetworkArcs>,
    /// Twinnings by theme.
    pub themes: Vec<Bar>,
    /// Twinnings by programme.
    pub programmes: Vec<Bar>,
    /// Twinnings by the regions of those who take part.
    pub regions: Vec<RegionExchange>,
}

/// A region, another country, or those of whom neither is known, with the twinnings in which its bodies gave and received.
#[derive(Debug, Serialize)]
pub struct RegionExchange {
    /// What people read.
    pub text: String,
    /// Its page.
    pub url: Option<String>,
    /// Twinnings in which it gave.
    pub given: usize,
    /// Twinnings in which it received.
    pub taken: usize,
}

/// The network as bodies on a line, with an arc from each that gives to each that receives.
#[derive(Debug, Serialize)]
pub struct NetworkArcs {
    /// Height of the picture; its width is 400.
    pub height: usize,
    /// The bodies, from the top.
    pub nodes: Vec<ArcNode>,
    /// The arcs.
    pub arcs: Vec<ArcPath>,
}

/// A body on the line.
#[derive(Debug, Serialize)]
pub struct ArcNode {
    /// Its name, cut where it is too long to draw.
    pub text: String,
    /// Where it stands.
    pub y: usize,
    /// `gives`, `takes` or `both`.
    pub role: &'static str,
}

/// An arc from who gives to who receives.
#[derive(Debug, Serialize)]
pub struct ArcPath {
    /// Path data.
    pub path: String,
    /// Path data of the arrow at its end.
    pub arrow: String,
    /// Whether it was only proposed, or went no further.
    pub planned: bool,
}
