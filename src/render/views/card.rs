//! Cards and their teasers.

use std::sync::Arc;

use serde::Serialize;

use super::{
    AskingView, CallView, CardAmendments, CardCalendar, CardVersionView, CommitmentView, CommunityView, ConsultationView, EntryView,
    GroupView, MaturityView, NeedLine, NeedView, PathView, PlanView, ProcessView, ProposalView, ServiceView, StateView, TextLink,
    TwinningLine, TwinningView, ValidationView,
};
use crate::render::dates::DateText;
use crate::render::engine::Shared;

/// `parti/teaser.html`: a card in a list. Rendered once a card.
#[derive(Debug, Serialize)]
pub struct TeaserView {
    /// Name of the type.
    #[serde(rename = "type")]
    pub type_name: Arc<str>,
    /// Label of the type.
    pub kind_label: String,
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its summary; may be empty.
    pub summary: String,
    /// The problem that it solves.
    pub problem: Option<String>,
    /// Its first theme.
    pub theme: Option<TextLink>,
    /// The administration that answers for it.
    pub owner: Option<TextLink>,
    /// Where.
    pub region: Option<String>,
    /// `2019–2021`; of a need by when.
    pub years: Option<String>,
    /// How far it has got, only when that is not the usual.
    pub state: Option<StateView>,
    /// What can be transferred.
    pub marks: Vec<String>,
    /// The date that orders its list.
    pub date: Option<DateText>,
    /// The community that a community or a group belongs to.
    pub part_of: Option<String>,
    /// Where an event takes place.
    pub place: Option<String>,
    /// Language of its texts and of its page, when it is another than that of the pages that list it.
    pub lang: Option<String>,
    /// That language, in words.
    pub lang_text: Option<String>,
}

/// The page of a card: `card`, and beside it what its type has of its own (`admin`, `proposal`, `twinning`, `community` …).
#[derive(Debug, Serialize)]
pub struct CardPage<'a> {
    /// The card.
    pub card: CardView<'a>,
    /// What an administration gave and took; null for other types.
    pub admin: Option<AdminView>,
    /// What a proposal gathered; null for other types.
    pub proposal: Option<ProposalView>,
    /// The milestones of a commitment; null for other types.
    pub commitment: Option<CommitmentView>,
    /// What belongs to a process; null for other types.
    pub process: Option<ProcessView>,
    /// What a twinning came to; null for other types.
    pub twinning: Option<TwinningView>,
    /// What a call asks and what came of it; null for other types.
    pub call: Option<CallView>,
    /// The twinnings of an experience; empty for other types.
    pub twinnings: Vec<TwinningLine>,
    /// What a community of practice holds; null for other types.
    pub community: Option<CommunityView>,
    /// What a group does and what came of it; null for other types.
    pub group: Option<GroupView>,
    /// The schedule of a plan; null for other types.
    pub plan: Option<PlanView>,
    /// What a consultation asks and what came of it; null for other types.
    pub consultation: Option<ConsultationView>,
    /// How far an experience can be relied on; null for other types.
    pub maturity: Option<MaturityView>,
    /// Where calendar files of an event, or of a card that readers can follow, are; null when there are none.
    pub calendar: Option<CardCalendar>,
    /// The guided collections that it belongs to.
    pub paths: Vec<PathView>,
    /// What a need is looking for and who could help; null for other types.
    pub need: Option<NeedView>,
    /// The open needs that an experience could serve, the best first; empty for other types.
    pub needs: Vec<NeedLine>,
}

/// A card.
#[derive(Debug, Serialize)]
pub struct CardView<'a> {
    /// Name of the type.
    #[serde(rename = "type")]
    pub type_name: &'a str,
    /// Label of the type.
    pub kind_label: &'a str,
    /// Its id.
    pub id: &'a str,
    /// Its page.
    pub url: String,
    /// Its title (an administration's name).
    pub title: &'a str,
    /// Its summary; may be empty.
    pub summary: &'a str,
    /// Language of the summary, when it is another than the card's: a translation may leave it out.
    pub summary_lang: Option<&'a str>,
    /// Code of the language that it is written in.
    pub lang: &'a str,
    /// The problem that it solves.
    pub problem: Option<&'a str>,
    /// Language of the problem, when it is another than the card's.
    pub problem_lang: Option<&'a str>,
    /// Its text.
    pub body_html: String,
    /// Language of its text, when it is another than the card's: a translation may leave the text out.
    pub body_lang: Option<&'a str>,
    /// Number of words of its text.
    pub words: u32,
    /// Its headings; empty when there are three or fewer.
    pub toc: Vec<HeadingView<'a>>,
    /// Every top-level field of the type by key, a formatted value ([`crate::render::values`]) or null.
    pub f: Shared,
    /// Every non-empty field by section, in the schema's order.
    pub sections: Vec<SectionView<'a>>,
    /// Its themes.
    pub themes: Vec<TextLink>,
    /// The administration that answers for it.
    pub owner: Option<TextLink>,
    /// Where.
    pub region: Option<String>,
    /// `2019–2021`.
    pub years: Option<String>,
    /// Day of the last change.
    pub updated: Option<DateText>,
    /// Day of its first publication.
    pub created: Option<DateText>,
    /// Which version of itself it is; null outside a repository.
    pub version: Option<CardVersionView>,
    /// Day on which someone last checked that it is still true.
    pub verified: Option<DateText>,
    /// Licence of its texts and data.
    pub licence: LicenceView,
    /// Reference code.
    pub reference: Option<&'a str>,
    /// Where its facts come from.
    pub sources: Vec<SourceView>,
    /// Its pictures.
    pub images: Vec<ImageView<'a>>,
    /// Teasers of related cards, at most three.
    pub related_html: Vec<Arc<str>>,
    /// Which other cards speak of it.
    pub backlinks: Vec<BacklinkGroup>,
    /// Its amendments; null when there are none.
    pub amendments: Option<CardAmendments>,
    /// Its translations.
    pub translations: Vec<TranslationView>,
    /// Files beside it.
    pub files: Vec<FileView>,
    /// Where one proposes a change.
    pub propose_url: Option<String>,
    /// What one can ask of the body that tells an experience, or of the catalogue when that has not said; null when nobody answers.
    pub ask: Option<AskingView>,
    /// Problems that one can report; null when nobody answers.
    pub report: Option<AskingView>,
    /// Path of its source in the repository.
    pub source_path: &'a str,
    /// Whether it was withdrawn and only its address remains.
    pub is_archived: bool,
    /// Its editorial state, only when it is not published.
    pub state_text: Option<String>,
    /// Why it was withdrawn or held back, as its editors say.
    pub state_reason: Option<&'a str>,
    /// Who validated it; null when nobody has to and nobody did.
    pub validation: Option<ValidationView>,
    /// Whether an event is still to come; null when that is not known.
    pub upcoming: Option<bool>,
    /// The consultations on it that are open today, those that close first at the head: «In consultazione fino al …».
    pub consulted: Vec<TextLink>,
}

/// A heading in the table of contents.
#[derive(Debug, Serialize)]
pub struct HeadingView<'a> {
    /// 2 or 3.
    pub level: u8,
    /// Its text.
    pub text: &'a str,
    /// `#id`.
    pub href: String,
}

/// A section of a card's fields.
#[derive(Debug, Serialize)]
pub struct SectionView<'a> {
    /// Id of the section.
    pub id: &'a str,
    /// What people read.
    pub label: &'a str,
    /// Its non-empty fields.
    pub fields: Vec<SectionField<'a>>,
}

/// A field with its label.
#[derive(Debug, Serialize)]
pub struct SectionField<'a> {
    /// Its key.
    pub key: &'a str,
    /// What people read.
    pub label: &'a str,
    /// Its formatted value.
    pub value: Shared,
}

/// A licence.
#[derive(Debug, Serialize)]
pub struct LicenceView {
    /// Its name.
    pub text: String,
    /// Its text.
    pub url: Option<String>,
}

/// Where a fact comes from.
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// Title.
    pub text: String,
    /// Address.
    pub url: Option<String>,
    /// Page, repository, document.
    pub kind_text: Option<String>,
    /// Day on which it was read.
    pub consulted: Option<DateText>,
}

/// A picture of a card.
#[derive(Debug, Serialize)]
pub struct ImageView<'a> {
    /// The file.
    pub url: String,
    /// Alternative text.
    pub alt: &'a str,
    /// Who made it.
    pub author: Option<&'a str>,
    /// Its licence.
    pub licence: Option<&'a str>,
    /// Width in pixels, where the file's first bytes tell.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// Cards of one type that speak of a card.
#[derive(Debug, Serialize)]
pub struct BacklinkGroup {
    /// What people read.
    pub label: String,
    /// The cards.
    pub items: Vec<BacklinkView>,
}

/// A card that speaks of another.
#[derive(Debug, Serialize)]
pub struct BacklinkView {
    /// Its title.
    pub text: String,
    /// Its page.
    pub url: String,
    /// As what: the label of the field; null for a link in its text.
    pub note: Option<String>,
    /// Language of its title and page, when it is another than this page's.
    pub lang: Option<String>,
    /// That language, in words.
    pub lang_text: Option<String>,
}

/// A translation of a card.
#[derive(Debug, Serialize)]
pub struct TranslationView {
    /// Code of the language.
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// Its page.
    pub url: String,
}

/// A file to download.
#[derive(Debug, Serialize)]
pub struct FileView {
    /// Its name.
    pub text: String,
    /// The file.
    pub url: String,
    /// `120 kB`.
    pub size_text: String,
}

/// What an administration gave and took.
#[derive(Debug, Serialize)]
pub struct AdminView {
    /// Teasers of its experiences, at most 24.
    pub experiences_html: Vec<Arc<str>>,
    /// The others, in one line each.
    pub experiences_rest: Vec<EntryView>,
    /// Its experiences that others reused.
    pub reuses_given: Vec<ReuseView>,
    /// Experiences of others that it reused.
    pub reuses_taken: Vec<ReuseView>,
    /// Twinnings in which it gave.
    pub twinnings_given: Vec<TwinningLine>,
    /// Twinnings in which it received.
    pub twinnings_taken: Vec<TwinningLine>,
    /// Both directions in figures.
    pub arc: ArcView,
    /// What it is looking for, open needs first.
    pub needs: Vec<NeedLine>,
    /// Its services for other bodies.
    pub services: Vec<ServiceView>,
}

/// Reuses of an experience of which the same is known, seen from one of their two sides.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ReuseView {
    /// What was reused.
    pub experience: TextLink,
    /// The bodies on the other side.
    pub others: Vec<TextLink>,
    /// How far it has got, in words.
    pub state: String,
    /// When.
    pub date: Option<DateText>,
    /// What shows it.
    pub evidence: Option<TextLink>,
    /// The twinning that it came from.
    pub twinning: Option<TextLink>,
}

/// The figures behind the picture of both directions.
#[derive(Debug, Serialize)]
pub struct ArcView {
    /// Number of reuses given.
    pub given: usize,
    /// Number of reuses taken.
    pub taken: usize,
    /// The bodies on the other side, each once.
    pub partners: Vec<String>,
}
