//! Everything that pages are made from, and what many pages share.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::engine::{Shared, TemplateError};
use super::links;
use super::pages;
use super::theme::Theme;
use super::views::{PageView, TextLink};
use crate::catalog::{CardIx, Catalog, Linked, Term};
use crate::config::Config;
use crate::derive::{Derived, Taxonomy, TaxonomyTerm};
use crate::schema::{Labels, Schemas, label};

/// A piece of HTML that many pages share, or why it could not be rendered.
type Part = Result<Shared, TemplateError>;

/// A catalogue with everything that its pages are made from.
///
/// [`Site::new`] builds what many pages share: the frame of all pages, facets of lists, addresses of
/// terms. It costs about a millisecond for each 10,000 cards. Teasers are rendered when first asked for.
pub struct Site<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// Content types.
    pub schemas: &'a Schemas,
    /// The cards.
    pub catalog: &'a Catalog,
    /// What follows from them.
    pub derived: &'a Derived,
    /// How they look.
    pub theme: &'a Theme,
    language: &'a str,
    timezone: jiff::tz::TimeZone,
    vocabularies: HashMap<&'a str, HashMap<&'a str, &'a Term>>,
    /// Address of each term's page with the mark, by taxonomy id and term id.
    term_urls: HashMap<&'a str, HashMap<&'a str, String>>,
    teasers: Vec<OnceLock<Result<Arc<str>, TemplateError>>>,
    frame: OnceLock<Shared>,
    /// One for the home page, one for pages without a word of the navigation, one for each word.
    headers: [OnceLock<Part>; pages::frame::WORDS.len() + 2],
    footer: OnceLock<Part>,
    facets: HashMap<&'a str, OnceLock<Shared>>,
}

impl<'a> Site<'a> {
    /// Puts a site together.
    pub fn new(config: &'a Config, schemas: &'a Schemas, catalog: &'a Catalog, derived: &'a Derived, theme: &'a Theme) -> Self {
        let vocabularies = catalog.vocabularies.iter().map(|(id, vocabulary)| {
            let terms = vocabulary.terms.iter().map(|term| (&*term.id, term)).collect();
            (&**id, terms)
        });
        let term_urls = derived.taxonomies.iter().map(|taxonomy| {
            let urls = taxonomy.terms.iter().map(|term| (&*term.id, links::internal(&term_address(taxonomy, term))));
            (&*taxonomy.id, urls.collect())
        });
        Site {
            config,
            schemas,
            catalog,
            derived,
            theme,
            language: config.languages.first().map_or("it", |language| &*language.code),
            timezone: jiff::tz::TimeZone::get(&config.timezone).unwrap_or(jiff::tz::TimeZone::UTC),
            vocabularies: vocabularies.collect(),
            term_urls: term_urls.collect(),
            teasers: std::iter::repeat_with(OnceLock::new).take(catalog.cards.len()).collect(),
            frame: OnceLock::new(),
            headers: Default::default(),
            footer: OnceLock::new(),
            facets: schemas.iter().filter(|t| t.list).map(|t| (&*t.name, OnceLock::new())).collect(),
        }
    }

    /// Code of the language of the pages.
    pub fn language(&self) -> &'a str {
        self.language
    }

    /// The label in the language of the pages.
    pub fn label(&self, labels: &'a Labels) -> &'a str {
        label(labels, self.language)
    }

    /// The day of a moment in the site's time zone.
    pub fn day(&self, moment: jiff::Timestamp) -> jiff::civil::Date {
        moment.to_zoned(self.timezone.clone()).date()
    }

    /// The header of a page: the same for all pages of one word of the navigation (`page.section`), and the home's own
    /// (`page.kind`). Rendering it anew took half of the time of a plain page.
    pub fn header(&self, page: &PageView) -> Part {
        let word = pages::frame::WORDS.iter().position(|(id, _)| page.section.as_deref() == Some(id));
        let at = if page.kind == "home" { 0 } else { word.map_or(1, |word| word + 2) };
        self.headers[at].get_or_init(|| pages::part(self, pages::HEADER, page)).clone()
    }

    /// The footer, the same for all pages.
    pub fn footer(&self, page: &PageView) -> Part {
        self.footer.get_or_init(|| pages::part(self, pages::FOOTER, page)).clone()
    }

    /// The frame of all pages (`site` in templates).
    pub fn frame(&self) -> &Shared {
        self.frame.get_or_init(|| self.theme.engine.share(&pages::frame::site_view(self)))
    }

    /// The ways into a type's list (`taxonomies` in `list.html`).
    pub fn facets(&self, type_name: &str) -> Shared {
        let make = || self.theme.engine.share(&pages::list::facets(self, type_name));
        self.facets.get(type_name).map_or_else(make, |facets| facets.get_or_init(make).clone())
    }

    /// The teaser of a card; rendered once, with marks.
    pub fn teaser(&self, ix: CardIx) -> Result<Arc<str>, TemplateError> {
        self.teasers[ix.0 as usize].get_or_init(|| pages::teaser::render(self, ix)).clone()
    }

    /// The teasers of several cards.
    pub fn teasers(&self, cards: &[CardIx]) -> Result<Vec<Arc<str>>, TemplateError> {
        cards.iter().map(|&ix| self.teaser(ix)).collect()
    }

    /// A term of a vocabulary.
    pub fn vocabulary_term(&self, vocabulary: &str, id: &str) -> Option<&'a Term> {
        self.vocabularies.get(vocabulary)?.get(id).copied()
    }

    /// The page of a taxonomy's term, when it has one.
    pub fn term_url(&self, taxonomy: &str, id: &str) -> Option<&str> {
        self.term_urls.get(taxonomy)?.get(id).map(String::as_str)
    }

    /// The page that shows a vocabulary or one of its terms: the taxonomy that uses it, else the glossary. A term that
    /// no listed card carries leads to the whole taxonomy.
    pub fn vocabulary_url(&self, vocabulary: &str, term: Option<&str>) -> Option<String> {
        let taxonomy = self.derived.taxonomies.iter().find(|taxonomy| taxonomy.vocabulary.as_deref() == Some(vocabulary));
        let of_term = || {
            let term = term?;
            let page = taxonomy.and_then(|taxonomy| self.term_url(&taxonomy.id, term)).map(str::to_owned);
            page.or_else(|| self.derived.glossary.of_term(vocabulary, term).map(pages::glossary::entry_url))
        };
        let whole = || match taxonomy {
            Some(taxonomy) => Some(links::internal(&taxonomy_address(taxonomy))),
            None => pages::glossary::exists(self).then(|| links::internal(pages::glossary::ADDRESS)),
        };
        of_term().or_else(whole)
    }

    /// A card's page, when it has one.
    pub fn card_url(&self, card: &Linked) -> Option<String> {
        card.address.as_deref().filter(|_| card.visibility.has_page()).map(links::internal)
    }

    /// A card's name with its page.
    pub fn card_link(&self, ix: CardIx) -> TextLink {
        let card = self.catalog.get(ix);
        TextLink { text: crate::derive::display_name(card).to_owned(), url: self.card_url(card) }
    }

    /// The address of a plain page, when it is there.
    pub fn page_url(&self, id: &str) -> Option<String> {
        self.catalog.find("pagina", id).and_then(|ix| self.card_url(self.catalog.get(ix)))
    }

    /// The absolute address of a page.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.config.base_url)
    }

    /// The label of a type, plural.
    pub fn many(&self, type_name: &str) -> &'a str {
        self.schemas.get(type_name).map_or("", |content_type| self.label(&content_type.many))
    }

    /// How many cards of a type, in words.
    pub fn count_text(&self, type_name: &str, n: usize) -> String {
        let key = match type_name {
            "esperienza" => "count-experiences",
            "amministrazione" => "count-administrations",
            _ => "count-cards",
        };
        self.theme.counted(key, n)
    }

    /// How many cards of a term, in words: experiences where the taxonomy is theirs alone.
    pub fn term_count_text(&self, taxonomy: &Taxonomy, n: usize) -> String {
        let mut types = self.schemas.iter().filter(|t| t.taxonomies.iter().any(|def| def.id == taxonomy.id));
        let (first, second) = (types.next(), types.next());
        let only = first.filter(|_| second.is_none()).map_or("", |t| &*t.name);
        self.count_text(only, n)
    }
}

/// The address of a taxonomy's page.
pub(crate) fn taxonomy_address(taxonomy: &Taxonomy) -> String {
    format!("{}/", taxonomy.path)
}

/// The address of a term's page.
pub(crate) fn term_address(taxonomy: &Taxonomy, term: &TaxonomyTerm) -> String {
    format!("{}/{}/", taxonomy.path, term.slug)
}
