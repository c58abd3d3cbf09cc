//! The site in all of its languages.

use std::sync::OnceLock;

use super::routes::requested;
use super::{OutputFile, Route, Site, Theme, routes};
use crate::catalog::Catalog;
use crate::config::Config;
use crate::derive::Derived;
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
    /// Of a catalogue and a theme in every language of the configuration.
    pub fn new(config: &'a Config, schemas: &'a Schemas, catalog: &'a Catalog, derived: &'a Derived, themes: &'a [Theme]) -> Self {
        let sites = config.languages.iter().map(|_| OnceLock::new()).collect();
        Sites { config, schemas, catalog, derived, themes, sites }
    }

    /// The site in the language at this position.
    pub fn language(&self, language: usize) -> &Site<'a> {
        let make = || Site::new(self.config, self.schemas, self.catalog, self.derived, &self.themes[language], language);
        self.sites[language].get_or_init(make)
    }

    /// The site in the language that an address belongs to: that whose code it begins with, else the main one.
    pub fn of_path(&self, url_path: &str) -> &Site<'a> {
        let address = requested(url_path).unwrap_or_default();
        let begins = |prefix: &str| !prefix.is_empty() && address.starts_with(prefix);
        self.language(self.config.languages.iter().position(|language| begins(&language.prefix)).unwrap_or(0))
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
