//! The page of the search, `/cerca/`, and what every page knows of it.
//!
//! The page itself holds a form and the ways to every card: that is all that works without scripts. `cerca.mjs` reads the index and
//! answers there, beside the forms of other pages and in the lists; its words come from the theme ([`mod@frame`]).

use serde_json::{Map, Value};

use super::{frame, html, map};
use crate::render::engine::TemplateError;
use crate::render::views::{SearchPage, SearchScope, SearchView};
use crate::render::{OutputFile, Route, Site};

/// Its address.
pub const ADDRESS: &str = "cerca/";
/// The one file of the index whose name never changes.
const INDEX: &str = "cerca/meta.json";
/// The name of the types among the fields of a search.
pub const TYPE: &str = "tipo";

/// What the words of the script begin with; the rest is their key for it.
const PREFIX: &str = "search-";
/// The words that the script needs beside any form.
const FORM_WORDS: &[&str] = &["all", "count-one", "count-other", "more-than", "none", "suggestions-help", "failed", "older", "newer"];
/// The other words that it needs where it shows results.
const RESULT_WORDS: &[&str] = &[
    "count-few",
    "count-all",
    "count-for",
    "some",
    "near",
    "unknown",
    "incomplete",
    "none-filters",
    "loosen-filter",
    "loosen-quotes",
    "perhaps",
    "remove",
    "type",
    "facet-more",
    "retry",
];
/// What may stand in a word for the script to fill in: `{ $n }` reaches it as `{n}`.
const ARGUMENTS: &[(&str, &str)] = &[("n", "{n}"), ("q", "{q}"), ("label", "{label}"), ("near", "{near}")];

/// Adds the page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::SearchPage);
}

/// Recognises the page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS).then_some(Route::SearchPage)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let view = SearchPage {
        lists: map::full_lists(site),
        taxonomies: site.facets("esperienza"),
        scope: SearchScope { field: String::new(), value: String::new(), order: "date" },
    };
    let page = frame::page(site, "search", &site.theme.word("title-search"), &site.at(ADDRESS), &[]);
    html(site, "cerca.html", &page, &view)
}

/// The search as every page knows it.
pub fn frame(site: &Site<'_>) -> SearchView {
    let (results, form) = (FORM_WORDS.iter().chain(RESULT_WORDS), FORM_WORDS.iter());
    SearchView {
        url: site.link(ADDRESS),
        index_url: site.link(INDEX),
        words_json: words(site, &mut results.copied()),
        form_json: words(site, &mut form.copied()),
    }
}

/// Words of the theme as JSON; those that the theme does not have (a plural that its language does not know) are left out. The
/// names of the other languages are among them.
fn words(site: &Site<'_>, keys: &mut dyn Iterator<Item = &str>) -> String {
    let mut found = Map::new();
    for key in keys {
        let name = format!("{PREFIX}{key}");
        if site.theme.strings.has(&name) {
            found.insert(key.to_owned(), Value::String(site.theme.word_with(&name, ARGUMENTS)));
        }
    }
    // Of a card in another language, which one.
    for other in site.config.languages.iter().filter(|other| *other.code != *site.language()) {
        let name = site.theme.optional_word(&format!("language-{}", other.code)).unwrap_or_else(|| other.name.clone());
        let text = site.theme.word_with("written-in", &[("language", &name)]);
        found.insert(format!("in-{}", other.code), Value::String(text));
    }
    Value::Object(found).to_string()
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options};
    use crate::render::{MARK, routes};

    #[test]
    fn every_page_says_where_the_search_is_and_the_page_leads_to_every_list() {
        for theme_name in ["italia", "essenziale"] {
            let catalogue = Catalogue::with(BASE, Options { theme_name, ..Options::default() });
            let site = catalogue.site();
            assert!(routes(&site).iter().any(|route| route.address(&site) == "cerca/"));
            let page = catalogue.page("cerca/");
            assert!(page.contains("href=\"../esperienze/\"") && page.contains("data-index=\"../cerca/meta.json\""), "{page}");
            let card = catalogue.page("amministrazioni/comune-di-bra/");
            assert!(card.contains("action=\"../../cerca/\"") && !card.contains(MARK), "{card}");
        }
    }

    #[test]
    fn the_scripts_words_keep_their_places_for_values() {
        let catalogue = Catalogue::new(BASE);
        let words: serde_json::Value = serde_json::from_str(&super::frame(&catalogue.site()).words_json).unwrap();
        assert_eq!(words["count-other"], "{n} schede");
        assert_eq!(words["remove"], "Togli il filtro: {label}");
    }
}
