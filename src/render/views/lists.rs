//! Home, lists, taxonomies, terms.

use std::sync::Arc;

use serde::Serialize;

use super::{AskingView, HomeCommunity, HomeTracks, MapLink, NeedLine, OpenConsultation, SearchScope, TextLink};
use crate::render::dates::DateText;
use crate::render::engine::Shared;

/// `home.html`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// At most six problems in the bodies' own words, each a link to its experience.
    pub problems: Vec<TextLink>,
    /// Themes in use.
    pub themes: Vec<CountedLink>,
    /// One reuse, told.
    pub reuse: Option<HomeReuse>,
    /// At most three open needs.
    pub needs: Vec<NeedLine>,
    /// The list of needs.
    pub needs_url: String,
    /// Where one reads how to publish a need; null when nobody answers.
    pub tell_need_url: Option<String>,
    /// Teasers of the newest experiences.
    pub latest_html: Vec<Arc<str>>,
    /// Teasers of the next events, or of the latest past ones.
    pub events_html: Vec<Arc<str>>,
    /// Whether the events are past.
    pub events_past: bool,
    /// Communities of practice with something to join or to go to; at most three.
    pub communities: Vec<HomeCommunity>,
    /// The list of communities.
    pub communities_url: String,
    /// Processes, proposals, commitments and plans; null without any.
    pub tracks: Option<HomeTracks>,
    /// The list of guided collections, when there are some.
    pub collections: Option<TextLink>,
    /// The calendar, when there are events.
    pub calendar_url: Option<String>,
    /// Teasers of the latest news.
    pub news_html: Vec<Arc<str>>,
    /// Consultations that are open.
    pub consultations: Vec<OpenConsultation>,
    /// The list of consultations.
    pub consultations_url: String,
    /// The list of experiences.
    pub list_url: String,
    /// The page that says how to take part.
    pub join_url: Option<String>,
    /// The page on which one asks the catalogue; null when nobody answers.
    pub ask_url: Option<String>,
    /// The catalogue in figures.
    pub numbers_url: String,
    /// Totals.
    pub counts: CountsView,
}

/// Totals of the catalogue.
#[derive(Debug, Serialize)]
pub struct CountsView {
    /// Listed experiences.
    pub experiences: usize,
    /// `15 esperienze`.
    pub experiences_text: String,
    /// Listed administrations.
    pub administrations: usize,
    /// `20 amministrazioni`.
    pub administrations_text: String,
}

/// One reuse in two lines.
#[derive(Debug, Serialize)]
pub struct HomeReuse {
    /// What was reused.
    pub experience: TextLink,
    /// Who gave it.
    pub giver: TextLink,
    /// Who took it up.
    pub receiver: TextLink,
    /// How far it has got, in words.
    pub state: String,
    /// When.
    pub date: Option<DateText>,
    /// What shows it.
    pub evidence: Option<String>,
}

/// A link with a count.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink {
    /// What people read.
    pub text: String,
    /// Where it leads.
    pub url: String,
    /// How many cards.
    pub count: usize,
    /// `15 schede`.
    pub count_text: String,
}

/// `list.html`: one page of a type's list.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// One sentence about the list.
    pub intro: Option<String>,
    /// A page that shows the same cards at a glance: the network of twinnings.
    pub overview: Option<TextLink>,
    /// `15 esperienze`.
    pub count_text: String,
    /// How it is ordered.
    pub order_text: String,
    /// The teasers of this page.
    pub teasers_html: Vec<Arc<str>>,
    /// The other pages; null when there is one page only.
    pub pagination: Option<Pagination>,
    /// Ways into the list: [`FacetView`]s, made once for all pages of the list.
    pub taxonomies: Shared,
    /// Whether the list holds nothing.
    pub empty: bool,
    /// The calendar, on the list of events.
    pub calendar_url: Option<String>,
    /// How to publish a need, on the list of needs; null when nobody answers.
    pub ask: Option<AskingView>,
    /// What the list is to the search.
    pub scope: SearchScope,
}

/// `cerca.html`: the search; without scripts the ways to every card.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// The full lists.
    pub lists: Vec<MapLink>,
    /// The taxonomies of experiences: [`FacetView`]s.
    pub taxonomies: Shared,
    /// All cards.
    pub scope: SearchScope,
}

/// Where a page stands among the pages of its list.
#[derive(Debug, Serialize)]
pub struct Pagination {
    /// Number of this page, from 1.
    pub current: usize,
    /// Number of pages.
    pub total: usize,
    /// The page before.
    pub prev_url: Option<String>,
    /// The page after.
    pub next_url: Option<String>,
    /// Numbers to show; `…` without address where some are left out.
    pub items: Vec<PageLink>,
}

/// A number in the pagination.
#[derive(Debug, Serialize)]
pub struct PageLink {
    /// The number, or `…`.
    pub label: String,
    /// The page.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// A taxonomy beside a list.
#[derive(Debug, Serialize)]
pub struct FacetView {
    /// Its id in the search.
    pub id: String,
    /// What people read.
    pub label: String,
    /// The page of all its terms.
    pub url: String,
    /// Its terms, at most twelve.
    pub terms: Vec<TermLink>,
    /// The page of all its terms, when some are left out.
    pub more_url: Option<String>,
}

/// A term beside a list.
#[derive(Debug, Serialize)]
pub struct TermLink {
    /// Its id in the search.
    pub id: String,
    /// What people read.
    pub text: String,
    /// Its page.
    pub url: String,
    /// How many cards.
    pub count: usize,
}

/// `taxonomy.html`: all terms of a taxonomy.
#[derive(Debug, Serialize)]
pub struct TaxonomyPage {
    /// One sentence about it.
    pub intro: Option<String>,
    /// Its terms.
    pub terms: Vec<TermCount>,
}

/// A term on its taxonomy's page.
#[derive(Debug, Serialize)]
pub struct TermCount {
    /// What people read.
    pub text: String,
    /// Its page.
    pub url: String,
    /// How many cards.
    pub count: usize,
    /// `15 schede`.
    pub count_text: String,
    /// What it means.
    pub explanation: Option<String>,
    /// Language of the explanation, when it is another than the page's.
    pub lang: Option<String>,
}

/// `term.html`: the cards of one term.
#[derive(Debug, Serialize)]
pub struct TermPage {
    /// What it means.
    pub explanation: Option<String>,
    /// Language of the explanation, when it is another than the page's.
    pub lang: Option<String>,
    /// Other names.
    pub synonyms: Vec<Arc<str>>,
    /// Language of the other names, when it is another than the page's.
    pub synonyms_lang: Option<String>,
    /// `15 schede`.
    pub count_text: String,
    /// Teasers of the first cards, at most 24.
    pub teasers_html: Vec<Arc<str>>,
    /// The other cards, a line each.
    pub rest: Vec<EntryView>,
    /// Its taxonomy.
    pub taxonomy: TaxonomyLink,
    /// Ways into the list of the type that its cards have first of all: [`FacetView`]s.
    pub taxonomies: Shared,
    /// The file for calendar programs with the events of the term; null when it has none.
    pub calendar_url: Option<String>,
    /// What the term is to the search.
    pub scope: SearchScope,
}

/// The taxonomy of a term.
#[derive(Debug, Serialize)]
pub struct TaxonomyLink {
    /// What people read.
    pub label: String,
    /// The page of all its terms.
    pub url: String,
}

/// A card in one line.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Whose it is, or what it is.
    pub note: Option<String>,
    /// Language of its title and page, when it is another than this page's.
    pub lang: Option<String>,
    /// That language, in words.
    pub lang_text: Option<String>,
}
