//! `404.html`: shown at any depth, so its addresses begin at the host's top.

use super::{frame, html_at, list as lists, taxonomy};
use crate::render::engine::TemplateError;
use crate::render::views::{NotFoundView, TextLink};
use crate::render::{OutputFile, Route, Site, links};

/// Name of its file.
const FILE: &str = "404.html";

/// Its address: below the language's top; the main language's at the site's, where hosts look for it.
pub fn address(site: &Site<'_>) -> String {
    if site.is_main() { FILE.to_owned() } else { site.at(FILE) }
}

/// Adds the main language's page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::NotFound);
}

/// Recognises the main language's page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == FILE).then_some(Route::NotFound)
}

/// Adds the page of another language.
pub fn list_other(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend((!site.is_main()).then_some(Route::NotFound));
}

/// Recognises the page of another language.
pub fn recognise_other(site: &Site<'_>, address: &str) -> Option<Route> {
    (address == FILE && !site.is_main()).then_some(Route::NotFound)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let themes = taxonomy::counted_terms(site, "temi").into_iter().map(|theme| TextLink::new(theme.text, Some(theme.url)));
    let view = NotFoundView { list_url: site.link(&lists::address(site, "esperienza", 1)), themes: themes.collect() };
    let mut page = frame::page(site, "not_found", &site.theme.word("title-not-found"), &address(site), &[]);
    page.canonical = None;
    page.noindex = true;
    page.breadcrumbs.clear();
    html_at(site, "404.html", &page, &view, address(site), links::base_path(&site.config.base_url))
}
