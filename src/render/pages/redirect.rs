//! Old addresses of cards: a page that leads to the new one.

use super::{frame, html};
use crate::catalog::CardIx;
use crate::render::engine::TemplateError;
use crate::render::views::RedirectView;
use crate::render::{OutputFile, Route, Site};

/// Adds every old address whose card has a page.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    let own = |to: &CardIx| {
        let card = site.catalog.get(*to);
        card.language == site.language_index && card.visibility.has_page()
    };
    let kept = site.catalog.redirects.iter().filter(|(_, to)| own(to));
    routes.extend(kept.map(|(address, _)| Route::Redirect(address.clone())));
}

/// Recognises an old address.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let (address, to) = site.catalog.redirects.get_key_value(&*site.at(address))?;
    site.card(*to).visibility.has_page().then(|| Route::Redirect(address.clone()))
}

/// Renders the page. Its canonical address is the new one.
pub fn render(site: &Site<'_>, address: &str) -> Result<OutputFile, TemplateError> {
    let to = site.catalog.redirects[address];
    let target = site.card_link(to);
    let view = RedirectView { refresh_url: target.url.clone().unwrap_or_default(), target };
    let mut page = frame::page(site, "redirect", &site.theme.word("redirect-title"), address, &[]);
    page.canonical = Some(site.absolute(super::card::address(site, to)));
    page.noindex = true;
    page.breadcrumbs.clear();
    html(site, "redirect.html", &page, &view)
}
