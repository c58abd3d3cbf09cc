//! The site map for people: `/mappa/`.

use super::{frame, html, taxonomy};
use crate::catalog::Linked;
use crate::derive::{display_name, types_in_order};
use crate::diagnostic::fold;
use crate::render::engine::TemplateError;
use crate::render::views::{MapGroup, MapLink, MapView};
use crate::render::{OutputFile, Route, Site};

/// Its address.
pub const ADDRESS: &str = "mappa/";

/// Adds the page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::Map);
}

/// Recognises the page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS).then_some(Route::Map)
}

/// Renders the page: lists, plain pages, then every taxonomy with its terms.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let mut groups = vec![lists(site), pages(site)];
    for taxonomy in &site.derived.taxonomies {
        let terms = taxonomy::counted_terms(site, &taxonomy.id).into_iter();
        let links = terms
            .map(|term| MapLink { text: term.text, url: term.url, count_text: Some(term.count_text), lang: None, lang_text: None })
            .collect();
        groups.push(MapGroup { label: site.label(&taxonomy.many).to_owned(), links });
    }
    groups.retain(|group| !group.links.is_empty());
    let page = frame::page(site, "sitemap", &site.theme.word("title-sitemap"), &site.at(ADDRESS), &[]);
    html(site, "mappa.html", &page, &MapView { groups })
}

/// The lists, figures and glossary.
fn lists(site: &Site<'_>) -> MapGroup {
    let mut links_ = full_lists(site);
    let fixed = |key: &str, address: &str| MapLink {
        text: site.theme.word(key),
        url: site.link(address),
        count_text: None,
        lang: None,
        lang_text: None,
    };
    links_.push(fixed("title-search", super::search_page::ADDRESS));
    links_.push(fixed("title-news", super::news::ADDRESS));
    links_.push(fixed("title-numbers", super::numbers::ADDRESS));
    if super::ask::page::exists(site) {
        links_.push(fixed("title-ask", super::ask::page::ADDRESS));
    }
    if super::ask::network::exists(site) {
        links_.push(fixed("title-helpers", super::ask::network::ADDRESS));
    }
    if super::twinning_network::exists(site) {
        links_.push(fixed("title-network", &super::twinning_network::address(site)));
    }
    if super::calendar::exists(site) {
        links_.push(fixed("title-calendar", super::calendar::ADDRESS));
    }
    if super::amendments::exists(site) {
        links_.push(fixed("title-amendments", super::amendments::ADDRESS));
    }
    if super::glossary::exists(site) {
        links_.push(fixed("title-glossary", super::glossary::ADDRESS));
    }
    MapGroup { label: site.title().to_owned(), links: links_ }
}

/// The lists of all types.
pub(super) fn full_lists(site: &Site<'_>) -> Vec<MapLink> {
    let list = |name: &str| {
        let there = site.derived.lists.contains_key(name) && site.schemas.get(name).is_some_and(|one| site.has_place(one));
        let count = there.then(|| site.list(name).len())?;
        Some(MapLink {
            text: site.many(name).to_owned(),
            url: site.link(&super::list::address(site, name, 1)),
            count_text: Some(site.count_text(name, count)),
            lang: None,
            lang_text: None,
        })
    };
    types_in_order(site.schemas).into_iter().filter_map(|t| list(&t.name)).collect()
}

/// The listed cards of types without a list.
fn pages(site: &Site<'_>) -> MapGroup {
    let plain = site.catalog.iter().filter(|(_, card)| card.visibility.is_listed() && !card.card.content_type().list);
    let shown = plain.map(|(ix, _)| site.card(ix));
    let mut pages: Vec<_> = shown.filter_map(|card| Some((fold(display_name(card)), site.card_url(card)?, card))).collect();
    pages.sort_by(|a, b| (&a.0, display_name(a.2), &a.1).cmp(&(&b.0, display_name(b.2), &b.1)));
    let link = |(_, url, card): (String, String, &Linked)| {
        let (lang, lang_text) = (site.foreign(card), site.foreign_text(card));
        MapLink { text: display_name(card).to_owned(), url, count_text: None, lang, lang_text }
    };
    let links = pages.into_iter().map(link).collect();
    MapGroup { label: site.many("pagina").to_owned(), links }
}
