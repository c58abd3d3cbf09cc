//! What templates get: one struct for each kind of page, ready to print.
//!
//! Rust computes, templates place: texts, dates and numbers arrive in the page's language, lists in
//! their order, counts counted. Optional values are always there and null when absent; lists are
//! always there, maybe empty. Fields named `*_html` are safe HTML; `url` fields begin with the
//! internal mark ([`crate::render::MARK`]) when they lead into the site, and must be printed
//! unchanged. Every page gets `site` ([`SiteView`]) and `page` ([`PageView`]) beside its own view.

use serde::Serialize;

mod amendments;
mod asking;
mod calendar;
mod card;
mod community;
mod comparison;
mod consultations;
mod lists;
mod needs;
mod others;
mod participation;
#[cfg(test)]
mod reference;
mod site;
mod twinnings;
mod upkeep;
mod validation;
mod versions;

pub use amendments::{AmendmentGroup, AmendmentItem, AmendmentPage, AmendmentsPage, CardAmendments, MeetingView, ProblemView};
pub use asking::{AskPage, AskingView, CopyView, DeskView, HelpGroup, HelpersView, RequestView, ServiceView};
pub use calendar::{CalendarEntry, CalendarView, CardCalendar, DayView, MonthView, YearLink};
pub use card::{
    AdminView, ArcView, BacklinkGroup, BacklinkView, CardPage, CardView, FileView, HeadingView, ImageView, LicenceView, ReuseView,
    SectionField, SectionView, SourceView, TeaserView, TranslationView,
};
pub use community::{
    ActivityView, CommunityItem, CommunitySection, CommunityView, GroupItem, GroupView, HomeCommunity, ParticipantsView, PlanBar, PlanItem,
    PlanPicture, PlanTick, PlanView, TaskView, TeamRole,
};
pub use comparison::{BlockView, ChangeView, ChangedField, ComparisonView, FoldedBlock, LinkChange, PieceView};
pub use consultations::{
    ConsultationView, ConsultedParagraph, ConsultedPart, ConsultedTextPage, ConsultedView, DecisionView, OpenConsultation, QuestionView,
    ResultRow, ResultView,
};
pub use lists::{
    CountedLink, CountsView, EntryView, FacetView, HomeReuse, HomeView, ListView, PageLink, Pagination, SearchPage, TaxonomyLink,
    TaxonomyPage, TermCount, TermLink, TermPage,
};
pub use needs::{DeadlineView, MatchView, NeedLine, NeedView};
pub use others::{
    Bar, BrokenView, DiagnosticView, Figure, GlossaryTerm, GlossaryView, LanguageChoice, LanguagesView, Letter, MapGroup, MapLink, MapView,
    NewsEntry, NewsView, NotFoundView, NumbersView, RedirectView, RegionCount, Tile, TileMap,
};
pub use participation::{
    CommentView, CommitmentView, HomeTracks, MilestoneView, ProcessItem, ProcessView, ProposalView, SupportView, WhoView,
};
pub use site::{
    AccessibilityView, Alternate, ContactsView, Crumb, FeedLink, LanguageLink, LogoView, NamedUrl, NavItem, NavWord, PageView,
    ReservedView, SearchScope, SearchView, SiteView,
};

pub use twinnings::{
    ArcNode, ArcPath, CallView, ConditionView, NetworkArcs, NetworkView, PartyView, RegionExchange, StepView, TwinningLine, TwinningReuse,
    TwinningView,
};
pub use upkeep::{MaturityStep, MaturityView, PathView, UpkeepBody, UpkeepRow, UpkeepTable, UpkeepView};
pub use validation::{ValidationEntry, ValidationView};
pub use versions::{CardVersionView, OldField, OldSection, OldTextPage, VersionItem, VersionPage, VersionedCard, VersionsView};

/// A text that is a link when it has somewhere to lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextLink {
    /// What people read.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Language of text and page, when it is another than this page's.
    pub lang: Option<String>,
}

impl TextLink {
    /// A link in the page's own language.
    pub fn new(text: String, url: Option<String>) -> Self {
        TextLink { text, url, lang: None }
    }
}

/// A value of a list and what people read for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateView {
    /// The value in the card.
    pub value: String,
    /// Its label.
    pub text: String,
}

/// A piece of text under a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextOnly {
    /// What people read.
    pub text: String,
}
