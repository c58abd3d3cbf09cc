//! The first page of a catalogue whose languages are equal: it offers them, and takes nobody anywhere by itself.

use super::{frame, html_at};
use crate::config::Language;
use crate::render::engine::TemplateError;
use crate::render::views::{LanguageChoice, LanguagesView};
use crate::render::{OutputFile, Route, Site, links};

/// Adds the page, where the main language has its pages under its own code.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend(exists(site).then_some(Route::Languages));
}

/// Recognises the site's top.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    (address.is_empty() && exists(site)).then_some(Route::Languages)
}

fn exists(site: &Site<'_>) -> bool {
    site.is_main() && site.config.equal_languages
}

/// Renders the page; each language speaks for itself.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let choice = |language: &Language| LanguageChoice {
        code: language.code.to_string(),
        name: language.name.clone(),
        title: language.title.clone(),
        tagline: language.tagline.clone(),
        url: links::internal(&language.prefix),
    };
    let view = LanguagesView { choices: site.config.languages.iter().map(choice).collect() };
    let mut page = frame::page(site, "languages", site.title(), "", &[]);
    page.breadcrumbs.clear();
    let homes: Vec<_> = site.config.languages.iter().map(|language| Some(language.prefix.to_string())).collect();
    page.alternates = frame::alternates(site, true, &homes);
    html_at(site, "lingue.html", &page, &view, "index.html".to_owned(), "")
}
