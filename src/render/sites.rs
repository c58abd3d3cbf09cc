//! The site in all of its languages.

use std::sync::OnceLock;

use super::routes::requested;
use super::{OutputFile, Route, SearchIndex, Site, Theme, routes};
use crate::catalog::Catalog;
use crate::config::Config;
use crate::derive::Derived;
use crate::derive::search::Spread;
use crate::diagnostic::Checked;
use crate::schema::Schemas;

/// One [`Site`] a language, over the same catalogue; each is put together when something of it is first asked for, so that
/// `serve` makes only what it shows.
pub struct Sites<'a> {
    config: &'a Config,
    schemas: &'a Schemas,
    catalog: &'a Catalog,
    derived: &'a Derived,
    themes: &'a [Theme],
    indexes: &'a [SearchIndex],
    sites: Vec<OnceLock<Site<'a>>>,
}

/// A file of the site: in which language, and what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// Position of the language; the main one also has what is there once.
    pub language: usize,
    /// The file.
    pub route: Route,
}

impl<'a> Sites<'a> {
    /// Of a catalogue, a theme in every language of the configuration, and what takes the search index of each.
    pub fn new(
        config: &'a Config,
        schemas: &'a Schemas,
        catalog: &'a Catalog,
        derived: &'a Derived,
        themes: &'a [Theme],
        indexes: &'a [SearchIndex],
    ) -> Self {
        let sites = config.languages.iter().map(|_| OnceLock::new()).collect();
        Sites { config, schemas, catalog, derived, themes, indexes, sites }
    }

    /// The site in the language at this position.
    pub fn language(&self, language: usize) -> &Site<'a> {
        let (theme, index) = (&self.themes[language], &self.indexes[language]);
        let make = || Site::new(self.config, self.schemas, self.catalog, self.derived, theme, language, index);
        self.sites[language].get_or_init(make)
    }

    /// The site in the language that an address belongs to: that whose code it begins with, else the main one.
    pub fn of_path(&self, url_path: &str) -> &Site<'a> {
        let address = requested(url_path).unwrap_or_default();
        let begins = |prefix: &str| !prefix.is_empty() && address.starts_with(prefix);
        self.language(self.config.languages.iter().position(|language| begins(&language.prefix)).unwrap_or(0))
    }

    /// Makes what all files of a family are made from, in every language, in the given manner.
    pub fn prepare(&self, spread: &impl Spread) {
        for language in 0..self.sites.len() {
            self.language(language).prepare(spread);
        }
    }

    /// All files, language by language.
    pub fn routes(&self) -> Vec<Address> {
        let of = |language: usize| routes(self.language(language)).into_iter().map(move |route| Address { language, route });
        (0..self.sites.len()).flat_map(of).collect()
    }

    /// The file at an address as a browser asks for it.
    pub fn recognise(&self, url_path: &str) -> Option<Address> {
        let site = self.of_path(url_path);
        let route = super::recognise(site, url_path)?;
        Some(Address { language: site.language_index, route })
    }

    /// Makes one file.
    pub fn render(&self, address: &Address) -> Checked<OutputFile> {
        super::render(self.language(address.language), &address.route)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::catalog::blob_id;
    use crate::render::testing::{BASE, Catalogue, Options, experience, text_of};

    const THREE: &str = "[languages.de]\ntitle = \"Katalog\"\n[languages.en]\n";

    /// A catalogue in three languages: one card translated into German, one not, one in German only.
    fn catalogue(equal: bool) -> Catalogue {
        let (one, two) = (experience("Uno", "alias: [esperienze/primo]\n"), experience("Due", "nasce_da: [uno]\n"));
        let german = experience("Drei", "");
        let plain = Catalogue::new(&[BASE, &[("esperienze/uno.md", &*one)]].concat());
        let id = blob_id(plain.catalog.get(plain.catalog.find("esperienza", "uno").unwrap()).card.parsed());
        let translation = format!("---\ntitolo: Eins\nin_breve: Kurz.\ntraduzione_di: {id}\n---\n\nText mit [Zwei](due.md).\n");
        let cards = [
            BASE,
            &[
                ("esperienze/uno.md", &*one),
                ("esperienze/uno.de.md", &*translation),
                ("esperienze/due.md", &*two),
                ("esperienze/drei.de.md", &*german),
            ],
        ]
        .concat();
        Catalogue::with(&cards, Options { more: THREE, equal, ..Options::default() })
    }

    #[test]
    fn every_file_of_every_language_is_recognised_and_no_two_share_a_path() {
        for catalogue in [catalogue(false), catalogue(true)] {
            let sites = catalogue.sites();
            let routes = sites.routes();
            let path = |address: &super::Address| address.route.path(sites.language(address.language));
            let paths: BTreeSet<String> = routes.iter().map(path).collect();
            assert_eq!(paths.len(), routes.len(), "two routes share a file");
            for address in &routes {
                assert_eq!(sites.recognise(&format!("/{}", path(address))).as_ref(), Some(address), "{}", path(address));
            }
            assert!(paths.contains("404.html") && paths.contains("de/404.html") && paths.contains("index.html"));
            assert_eq!(paths.iter().filter(|path| path.ends_with("robots.txt")).count(), 1);
        }
    }

    #[test]
    fn every_page_of_every_language_says_its_language_and_leads_to_pages_that_are_there() {
        let catalogue = catalogue(false);
        let sites = catalogue.sites();
        for address in sites.routes() {
            let site = sites.language(address.language);
            let path = address.route.path(site);
            if !path.ends_with(".html") {
                continue;
            }
            let text = text_of(site, &address.route);
            assert!(text.contains(&format!("<html lang=\"{}\">", site.language())), "{path}");
            assert!(!text.contains(['\u{1}', '\u{2}']), "a mark is left in {path}");
            for link in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                if link.starts_with("../") || link.starts_with("/c/") {
                    assert!(sites.recognise(&crate::render::testing::resolved(&path, link)).is_some(), "{path}: {link}");
                }
            }
        }
    }

    #[test]
    fn lists_lead_to_the_original_of_what_is_not_translated_and_mark_its_language() {
        let catalogue = catalogue(false);
        let german = catalogue.page("/de/esperienze/");
        assert!(german.contains("<a href=\"../../de/esperienze/uno/\">Eins</a>"), "{german}");
        assert!(german.contains("<a href=\"../../esperienze/due/\" lang=\"it\" hreflang=\"it\">Due</a>"));
        assert!(german.contains("<span class=\"entry-note\">auf Italienisch</span>"));
        assert!(catalogue.page("/esperienze/").contains("<a href=\"../de/esperienze/drei/\" lang=\"de\" hreflang=\"de\">Drei</a>"));
        for copy in ["/de/esperienze/due/", "/en/esperienze/uno/", "/esperienze/drei/"] {
            assert_eq!(catalogue.sites().recognise(copy), None, "{copy}");
        }
        // An old address leads to the new one in each language that the card has.
        assert!(catalogue.page("/de/esperienze/primo/").contains("../../../de/esperienze/uno/"));
        assert_eq!(catalogue.sites().recognise("/en/esperienze/primo/"), None);
    }

    #[test]
    fn a_card_names_its_versions_and_the_switch_leads_to_them() {
        let catalogue = catalogue(false);
        let page = catalogue.page("/de/esperienze/uno/");
        for (code, url) in [("it", "esperienze/uno/"), ("de", "de/esperienze/uno/"), ("x-default", "esperienze/uno/")] {
            let link = format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"https://esempio.it/c/{url}\">");
            assert!(page.contains(&link), "{link} in {page}");
        }
        assert!(!page.contains("hreflang=\"en\" href=\"https"));
        assert!(page.contains("<a class=\"list-item\" href=\"../../../esperienze/uno/\" hreflang=\"it\">"), "{page}");
        // There is no English version: the switch says that it leads home.
        assert!(page.contains("href=\"../../../en/\" hreflang=\"en\"><span lang=\"en\">English</span> <span class=\"languages-home\">"));
        assert!(page.contains("Text mit <a href=\"../../../esperienze/due/\">Zwei</a>"));
        assert!(!catalogue.page("/esperienze/due/").contains("rel=\"alternate\" hreflang"));
    }

    #[test]
    fn equal_languages_have_a_first_page_that_offers_them() {
        let catalogue = catalogue(true);
        let page = catalogue.page("/");
        assert!(page.contains("<a class=\"btn btn-primary\" href=\"de/\" hreflang=\"de\">Deutsch</a>"), "{page}");
        assert!(page.contains("hreflang=\"x-default\" href=\"https://esempio.it/c/\">") && !page.contains("refresh"));
        assert!(catalogue.page("/it/esperienze/uno/").contains("<a class=\"list-item\" href=\"../../../de/esperienze/uno/\""));
    }

    #[test]
    fn one_language_has_neither_switch_nor_versions() {
        let one = experience("Uno", "");
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/uno.md", &*one)]].concat());
        let page = catalogue.page("/esperienze/uno/");
        assert!(!page.contains("hreflang") && !page.contains("it-header-slim") && !page.contains('\u{2}'));
        assert!(!catalogue.page("/sitemap.xml").contains("xhtml"));
    }
}
