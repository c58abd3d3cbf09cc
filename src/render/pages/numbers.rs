//! The catalogue in figures: `/numeri/`.

use super::{frame, html, italy};
use crate::catalog::CardIx;
use crate::derive::{Taxonomy, TaxonomyTerm};
use crate::render::engine::TemplateError;
use crate::render::views::{Bar, Figure, NumbersView, RegionCount};
use crate::render::{OutputFile, Route, Site, numbers};

/// Its address.
pub const ADDRESS: &str = "numeri/";

/// Adds the page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::Numbers);
}

/// Recognises the page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS).then_some(Route::Numbers)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let regions = counts(site, "regioni");
    let mut years = bars(site, "anni");
    years.reverse();
    let view = NumbersView {
        figures: figures(site),
        map: italy::tiles(site, &regions),
        regions: regions.into_iter().map(|(term, count)| region(site, term, count)).collect(),
        themes: bars(site, "temi"),
        years,
        programmes: bars(site, "programmi"),
        beneficiaries: bars(site, "destinatari"),
        states: bars(site, "stato"),
        upkeep_url: site.link(super::upkeep::ADDRESS),
    };
    let mut page = frame::page(site, "numbers", &site.theme.word("title-numbers"), &site.at(ADDRESS), &[]);
    page.section = Some("raccolta".to_owned());
    html(site, "numeri.html", &page, &view)
}

/// How many cards each list holds.
fn figures(site: &Site<'_>) -> Vec<Figure> {
    let types = crate::derive::types_in_order(site.schemas);
    let figure = |name: &str| {
        let count = site.list(name).len();
        let value_text = numbers::count(count, site.language());
        (count > 0).then(|| Figure { value_text, label: site.many(name).to_owned() })
    };
    types.into_iter().filter_map(|content_type| figure(&content_type.name)).collect()
}

/// The terms of a taxonomy with the number of experiences of each; those without one are left out.
pub fn counts<'a>(site: &Site<'a>, id: &str) -> Vec<(&'a TaxonomyTerm, usize)> {
    let is_experience = |ix: &&CardIx| &*site.card(**ix).card.content_type().name == "esperienza";
    let terms = site.derived.taxonomy(id).map_or(&[][..], |(_, taxonomy): (usize, &Taxonomy)| &taxonomy.terms);
    terms.iter().map(|term| (term, term.cards.iter().filter(is_experience).count())).filter(|(_, count)| *count > 0).collect()
}

fn bars(site: &Site<'_>, id: &str) -> Vec<Bar> {
    let counts = counts(site, id);
    let longest = counts.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let bar = |(term, count): (&TaxonomyTerm, usize)| Bar {
        text: crate::schema::label(&term.labels, site.language()).to_owned(),
        url: site.term_url(id, &term.id).map(str::to_owned),
        count,
        percent: (count * 100).div_ceil(longest),
    };
    counts.into_iter().map(bar).collect()
}

fn region(site: &Site<'_>, term: &TaxonomyTerm, count: usize) -> RegionCount {
    RegionCount {
        text: crate::schema::label(&term.labels, site.language()).to_owned(),
        url: site.term_url("regioni", &term.id).map(str::to_owned),
        count,
    }
}
