//! Lists of a type, 24 cards a page.

use std::sync::Arc;

use super::{ask, frame, html, needs, search_page, twinning_network, twinnings};
use crate::derive::calendar::EVENT;
use crate::render::engine::TemplateError;
use crate::render::site::{taxonomy_address, term_address};
use crate::render::views::{FacetView, ListView, PageLink, Pagination, SearchScope, TermLink, TextLink};
use crate::render::{OutputFile, Route, Site};

/// Cards on a page.
pub const PER_PAGE: usize = 24;
/// Terms of a facet.
const FACET_TERMS: usize = 12;
/// The folder of the pages after the first.
const PAGE: &str = "pagina";

/// Adds all pages of all lists.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    for name in site.derived.lists.keys().filter(|name| site.schemas.get(name).is_some_and(|one| site.has_place(one))) {
        routes.extend((1..=pages(site, name)).map(|page| Route::List(name.clone(), page)));
    }
}

/// Recognises `esperienze/` and `esperienze/pagina/2/`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let parts: Vec<&str> = address.strip_suffix('/')?.split('/').collect();
    let content_type = site.schemas.iter().find(|t| t.list && *t.path == *parts[0] && site.has_place(t))?;
    let name: Arc<str> = content_type.name.clone();
    match parts[1..] {
        [] => Some(Route::List(name, 1)),
        [folder, number] if folder == PAGE => {
            let page: usize = number.parse().ok()?;
            let sound = (2..=pages(site, &name)).contains(&page) && page.to_string() == number;
            sound.then_some(Route::List(name, page))
        }
        _ => None,
    }
}

/// The address of a page of a list.
pub fn address(site: &Site<'_>, type_name: &str, page: usize) -> String {
    let path = site.schemas.get(type_name).map_or("", |content_type| &*content_type.path);
    if page <= 1 { format!("{path}/") } else { format!("{path}/{PAGE}/{page}/") }
}

/// Number of pages of a list; an empty list has one.
fn pages(site: &Site<'_>, type_name: &str) -> usize {
    if site.derived.lists.contains_key(type_name) { site.list(type_name).len().div_ceil(PER_PAGE).max(1) } else { 0 }
}

/// Renders one page of a list.
pub fn render(site: &Site<'_>, type_name: &str, number: usize) -> Result<OutputFile, TemplateError> {
    let cards = site.list(type_name);
    let shown: Vec<_> = cards.iter().copied().skip((number - 1) * PER_PAGE).take(PER_PAGE).collect();
    let by_date = type_name == "esperienza" || site.schemas.get(type_name).is_some_and(|t| t.date.is_some());
    let intro = site.theme.optional_word(&format!("all-{type_name}-intro"));
    let view = ListView {
        intro: intro.clone(),
        overview: overview(site, type_name),
        count_text: site.count_text(type_name, cards.len()),
        order_text: site.theme.word(if by_date {
            "order-newest"
        } else if type_name == needs::NEED {
            "order-needs"
        } else {
            "order-title"
        }),
        ask: (type_name == needs::NEED).then(|| ask::need::publish(site)).flatten(),
        teasers_html: site.teasers(&shown)?,
        pagination: pagination(site, type_name, number),
        taxonomies: site.facets(type_name),
        empty: cards.is_empty(),
        calendar_url: (type_name == EVENT && super::calendar::exists(site)).then(|| site.link(super::calendar::ADDRESS)),
        scope: SearchScope {
            field: search_page::TYPE.to_owned(),
            value: type_name.to_owned(),
            order: match type_name {
                _ if by_date => "date",
                // Their order is one that the search does not know.
                needs::NEED => "relevance",
                _ => "title",
            },
        },
    };
    let mut page = frame::page(site, "list", site.many(type_name), &site.at(&address(site, type_name, number)), &[]);
    if number > 1 {
        let (current, total) = (number.to_string(), pages(site, type_name).to_string());
        let position = site.theme.word_with("page-of", &[("current", &current), ("total", &total)]);
        page.document_title = format!("{} · {position}", page.title);
    }
    page.section = frame::section_of_type(type_name).map(str::to_owned);
    page.description = intro.unwrap_or(page.description);
    html(site, "list.html", &page, &view)
}

/// The page that shows the list's cards at a glance.
fn overview(site: &Site<'_>, type_name: &str) -> Option<TextLink> {
    let shown = type_name == twinnings::TWINNING && twinning_network::exists(site);
    shown.then(|| TextLink::new(site.theme.word("network-open"), Some(site.link(&twinning_network::address(site)))))
}

fn pagination(site: &Site<'_>, type_name: &str, current: usize) -> Option<Pagination> {
    pagination_of(pages(site, type_name), current, &|page| site.link(&address(site, type_name, page)))
}

/// The way through a list of several pages; `url` gives the address of one.
pub fn pagination_of(total: usize, current: usize, url: &dyn Fn(usize) -> String) -> Option<Pagination> {
    let mut items = Vec::new();
    let mut last = 0;
    for page in shown_pages(current, total) {
        if page > last + 1 {
            items.push(PageLink { label: "…".to_owned(), url: None, current: false });
        }
        items.push(PageLink { label: page.to_string(), url: Some(url(page)), current: page == current });
        last = page;
    }
    (total > 1).then(|| Pagination {
        current,
        total,
        prev_url: (current > 1).then(|| url(current - 1)),
        next_url: (current < total).then(|| url(current + 1)),
        items,
    })
}

/// The numbers to show: the first, the last, the current one and its neighbours; a gap of one is filled.
fn shown_pages(current: usize, total: usize) -> Vec<usize> {
    let near = |page: usize| page == 1 || page == total || page.abs_diff(current) <= 1;
    let wanted = |page: usize| near(page) || (page > 1 && near(page - 1) && near(page + 1));
    let window = current.saturating_sub(3).max(1)..=(current + 3).min(total);
    let mut pages: Vec<usize> = [1, 2].into_iter().chain(window).chain([total.saturating_sub(1), total]).collect();
    pages.retain(|&page| page >= 1 && page <= total && wanted(page));
    pages.sort_unstable();
    pages.dedup();
    pages
}

/// The taxonomies of a type as ways into its list; the terms with most cards, in the taxonomy's order.
pub fn facets(site: &Site<'_>, type_name: &str) -> Vec<FacetView> {
    let Some(content_type) = site.schemas.get(type_name) else { return Vec::new() };
    let taxonomies = content_type.taxonomies.iter().filter_map(|def| site.derived.taxonomy(&def.id));
    let facet = |(_, taxonomy): (usize, &crate::derive::Taxonomy)| {
        let mut order: Vec<usize> = (0..taxonomy.terms.len()).collect();
        order.sort_by_key(|&n| std::cmp::Reverse(taxonomy.terms[n].cards.len()));
        order.truncate(FACET_TERMS);
        order.sort_unstable();
        let term = |n: usize| {
            let term = &taxonomy.terms[n];
            let url = site.link(&term_address(taxonomy, term));
            TermLink {
                id: term.id.to_string(),
                text: crate::schema::label(&term.labels, site.language()).to_owned(),
                url,
                count: term.cards.len(),
            }
        };
        let url = site.link(&taxonomy_address(taxonomy));
        let more_url = (taxonomy.terms.len() > FACET_TERMS).then(|| url.clone());
        FacetView {
            id: taxonomy.id.to_string(),
            label: crate::schema::label(&taxonomy.many, site.language()).to_owned(),
            url,
            terms: order.into_iter().map(term).collect(),
            more_url,
        }
    };
    taxonomies.map(facet).collect()
}

#[cfg(test)]
mod tests {
    use super::shown_pages;

    #[test]
    fn pagination_shows_both_ends_and_the_neighbours() {
        assert_eq!(shown_pages(1, 1), [1]);
        assert_eq!(shown_pages(1, 3), [1, 2, 3]);
        assert_eq!(shown_pages(5, 10), [1, 4, 5, 6, 10]);
        assert_eq!(shown_pages(4, 10), [1, 2, 3, 4, 5, 10]);
        assert_eq!(shown_pages(417, 417), [1, 416, 417]);
    }
}
