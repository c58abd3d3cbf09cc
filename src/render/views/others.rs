//! Figures, glossary, news, site map, and the pages that nobody looks for.

use serde::Serialize;

use super::{TextLink, TextOnly};
use crate::render::dates::DateText;

/// `numeri.html`: the catalogue in figures.
#[derive(Debug, Serialize)]
pub struct NumbersView {
    /// Totals.
    pub figures: Vec<Figure>,
    /// Italy as tiles.
    pub map: TileMap,
    /// Regions in use, in the vocabulary's order.
    pub regions: Vec<RegionCount>,
    /// Themes.
    pub themes: Vec<Bar>,
    /// Years, the earliest first.
    pub years: Vec<Bar>,
    /// Programmes.
    pub programmes: Vec<Bar>,
    /// Whom experiences serve.
    pub beneficiaries: Vec<Bar>,
    /// How far they have got.
    pub states: Vec<Bar>,
    /// The page for editors, with what they should look at.
    pub upkeep_url: String,
}

/// A total.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// `1.250`.
    pub value_text: String,
    /// What it counts.
    pub label: String,
}

/// A bar of a chart.
#[derive(Debug, Serialize)]
pub struct Bar {
    /// What people read.
    pub text: String,
    /// Its page.
    pub url: Option<String>,
    /// How many experiences.
    pub count: usize,
    /// Length in percent of the longest bar, 1 to 100.
    pub percent: usize,
}

/// A region with its count.
#[derive(Debug, Serialize)]
pub struct RegionCount {
    /// What people read.
    pub text: String,
    /// Its page.
    pub url: Option<String>,
    /// How many experiences.
    pub count: usize,
}

/// Italy as a grid of tiles.
#[derive(Debug, Serialize)]
pub struct TileMap {
    /// One tile a region.
    pub tiles: Vec<Tile>,
    /// Columns of the grid.
    pub columns: usize,
    /// Rows of the grid.
    pub rows: usize,
}

/// A region on the map.
#[derive(Debug, Serialize)]
pub struct Tile {
    /// `LAZ`.
    pub short: &'static str,
    /// The region's name.
    pub text: String,
    /// Its page, when it has cards.
    pub url: Option<String>,
    /// How many experiences.
    pub count: usize,
    /// 0 (none) to 4 (many).
    pub level: usize,
    /// Column, from 0.
    pub x: usize,
    /// Row, from 0.
    pub y: usize,
}

/// `glossario.html`.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// Letters with at least one term.
    pub letters: Vec<Letter>,
}

/// The terms under one letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter, or `#` for what begins with none.
    pub letter: String,
    /// Its id in the page.
    pub id: String,
    /// Its terms.
    pub terms: Vec<GlossaryTerm>,
}

/// A term of the glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryTerm {
    /// Its id in the page.
    pub id: String,
    /// What is explained.
    pub text: String,
    /// What it means.
    pub explanation_text: String,
    /// Language of the explanation, when it is another than the page's.
    pub lang: Option<String>,
    /// The vocabulary that it comes from.
    pub source: Option<TextOnly>,
    /// Its definition elsewhere.
    pub uri: Option<String>,
}

/// `novita.html`: what is new, the latest first.
#[derive(Debug, Serialize)]
pub struct NewsView {
    /// The latest fifty.
    pub entries: Vec<NewsEntry>,
}

/// A piece of news.
#[derive(Debug, Serialize)]
pub struct NewsEntry {
    /// When.
    pub date: DateText,
    /// What happened: «Risultati aggiunti».
    pub label: String,
    /// The card.
    pub card: TextLink,
    /// What exactly: names, old and new state, the amendment's number.
    pub detail: Option<String>,
    /// The page that shows what changed.
    pub changes_url: Option<String>,
    /// The card's language in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// `mappa.html`: the site map.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// Groups of links.
    pub groups: Vec<MapGroup>,
}

/// A group of links.
#[derive(Debug, Serialize)]
pub struct MapGroup {
    /// What people read.
    pub label: String,
    /// Its links.
    pub links: Vec<MapLink>,
}

/// A link of the site map.
#[derive(Debug, Serialize)]
pub struct MapLink {
    /// What people read.
    pub text: String,
    /// Where it leads.
    pub url: String,
    /// `15 schede`.
    pub count_text: Option<String>,
    /// Language of the page that it leads to, when it is another than this page's.
    pub lang: Option<String>,
    /// That language, in words.
    pub lang_text: Option<String>,
}

/// `404.html`.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// The list of experiences.
    pub list_url: String,
    /// Ways on.
    pub themes: Vec<TextLink>,
}

/// `redirect.html`: an old address.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// The page that it leads to.
    pub target: TextLink,
    /// The same address, for `<meta http-equiv="refresh">`.
    pub refresh_url: String,
}

/// `broken.html`: a card with errors, in `serve` only.
#[derive(Debug, Serialize)]
pub struct BrokenView<'a> {
    /// Its title, or its path.
    pub title: String,
    /// Its file.
    pub source_path: &'a str,
    /// Its text.
    pub source_text: &'a str,
    /// What is wrong.
    pub diagnostics: Vec<DiagnosticView<'a>>,
}

/// A problem of a card.
#[derive(Debug, Serialize)]
pub struct DiagnosticView<'a> {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Its stable code.
    pub code: &'static str,
    /// What was found.
    pub message: &'a str,
    /// Line, from 1; null for the file as a whole.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// The line.
    pub excerpt: Option<&'a str>,
    /// Spaces and `^^^` under the excerpt.
    pub caret: Option<String>,
    /// What was expected.
    pub expected: Option<&'a str>,
    /// How to mend it.
    pub suggestion: Option<&'a str>,
}

/// `lingue.html`: the first page of a catalogue whose languages are equal.
#[derive(Debug, Serialize)]
pub struct LanguagesView {
    /// One entry a language, the main one first.
    pub choices: Vec<LanguageChoice>,
}

/// A language to choose, in its own words.
#[derive(Debug, Serialize)]
pub struct LanguageChoice {
    /// BCP 47 code.
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// Name of the catalogue in it.
    pub title: String,
    /// The line under the name in it; may be empty.
    pub tagline: String,
    /// Its home page.
    pub url: String,
}
