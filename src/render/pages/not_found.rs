//! `404.html`: shown at any depth, so its addresses begin at the host's top.

use super::{frame, html_at, list as lists, taxonomy};
use crate::render::engine::TemplateError;
use crate::render::views::{NotFoundView, TextLink};
use crate::render::{OutputFile, Route, Site, links};

/// Its address.
pub const ADDRESS: &str = "404.html";

/// Adds the page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::NotFound);
}

/// Recognises the page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS).then_some(Route::NotFound)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let themes = taxonomy::counted_terms(site, "temi").into_iter().map(|theme| TextLink { text: theme.text, url: Some(theme.url) });
    let view = NotFoundView { list_url: links::internal(&lists::address(site, "esperienza", 1)), themes: themes.collect() };
    let mut page = frame::page(site, "not_found", &site.theme.word("title-not-found"), ADDRESS, &[]);
    page.canonical = None;
    page.noindex = true;
    page.breadcrumbs.clear();
    html_at(site, "404.html", &page, &view, ADDRESS.to_owned(), links::base_path(&site.config.base_url))
}
