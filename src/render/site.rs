//! Everything that pages are made from, and what many pages share.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::dates::DateText;
use super::engine::{Shared, TemplateError};
use super::links;
use super::pages;
use super::theme::Theme;
use super::views::{PageView, TextLink};
use crate::catalog::{CardIx, Catalog, Linked, PublishedFile, Term};
use crate::config::{Audience, Config, Language};
use crate::derive::search::{InTurn, Spread};
use crate::derive::{Derived, MatchReader, NewsReader, Taxonomy, TaxonomyTerm, VersionReader};
use crate::diagnostic::is_elided;
use crate::schema::{ContentType, Labels, PartialDate, Precision, Schemas, label};

/// The search index of a language, made when it is first asked for. It outlives the [`Site`], which `serve` puts together anew for
/// every request.
pub type SearchIndex = OnceLock<pages::search::Files>;

/// A piece of HTML that many pages share, or why it could not be rendered.
type Part = Result<Shared, TemplateError>;

/// A catalogue in one language, with everything that its pages are made from. [`super::Sites`] has all languages.
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
    /// Position of the pages' language in the configuration.
    pub language_index: usize,
    language: &'a Language,
    timezone: jiff::tz::TimeZone,
    vocabularies: HashMap<&'a str, HashMap<&'a str, &'a Term>>,
    /// Address of each term's page with the mark, by taxonomy id and term id.
    term_urls: HashMap<&'a str, HashMap<&'a str, String>>,
    teasers: Vec<OnceLock<Result<Arc<str>, TemplateError>>>,
    frame: OnceLock<Shared>,
    /// One for the home page, one for that of the search, one for pages without a word of the navigation, one for each word.
    headers: [OnceLock<Part>; pages::frame::WORDS.len() + 3],
    footer: OnceLock<Part>,
    facets: HashMap<&'a str, OnceLock<Shared>>,
    index: &'a SearchIndex,
}

impl<'a> Site<'a> {
    /// Puts a site together; `language_index` is a position in the configuration, and `theme` speaks that language.
    pub fn new(
        config: &'a Config,
        schemas: &'a Schemas,
        catalog: &'a Catalog,
        derived: &'a Derived,
        theme: &'a Theme,
        language_index: usize,
        index: &'a SearchIndex,
    ) -> Self {
        let language = &config.languages[language_index];
        let vocabularies = catalog.vocabularies.iter().map(|(id, vocabulary)| {
            let terms = vocabulary.terms.iter().map(|term| (&*term.id, term)).collect();
            (&**id, terms)
        });
        let term_urls = derived.taxonomies.iter().map(|taxonomy| {
            let urls = taxonomy
                .terms
                .iter()
                .map(|term| (&*term.id, links::internal(&format!("{}{}", language.prefix, term_address(taxonomy, term)))));
            (&*taxonomy.id, urls.collect())
        });
        Site {
            config,
            schemas,
            catalog,
            derived,
            theme,
            language_index,
            language,
            timezone: jiff::tz::TimeZone::get(&config.timezone).unwrap_or(jiff::tz::TimeZone::UTC),
            vocabularies: vocabularies.collect(),
            term_urls: term_urls.collect(),
            teasers: std::iter::repeat_with(OnceLock::new).take(catalog.cards.len()).collect(),
            frame: OnceLock::new(),
            headers: Default::default(),
            footer: OnceLock::new(),
            facets: schemas.iter().filter(|t| t.list).map(|t| (&*t.name, OnceLock::new())).collect(),
            index,
        }
    }

    /// Code of the language of the pages.
    pub fn language(&self) -> &'a str {
        &self.language.code
    }

    /// What every address of the language begins with.
    pub fn prefix(&self) -> &'a str {
        &self.language.prefix
    }

    /// Whether this is the main language, which also has the files that are there once.
    pub fn is_main(&self) -> bool {
        self.language_index == 0
    }

    /// Name of the catalogue.
    pub fn title(&self) -> &'a str {
        &self.language.title
    }

    /// One or two sentences about the catalogue; may be empty.
    pub fn description(&self) -> &'a str {
        &self.language.description
    }

    /// An address below the language's top as one below the site's.
    pub fn at(&self, address: &str) -> String {
        format!("{}{address}", self.language.prefix)
    }

    /// An address below the language's top as views have it.
    pub fn link(&self, address: &str) -> String {
        links::internal(&self.at(address))
    }

    /// The label in the language of the pages.
    pub fn label(&self, labels: &'a Labels) -> &'a str {
        label(labels, self.language())
    }

    /// The label, when there is one.
    pub fn some_label(&self, labels: &Labels) -> Option<String> {
        (!labels.is_empty()).then(|| label(labels, self.language()).to_owned())
    }

    /// The language of a label that the language of the pages does not have.
    pub fn foreign_label(&self, labels: &Labels) -> Option<String> {
        if labels.contains_key(self.language()) {
            return None;
        }
        let text = label(labels, self.language());
        labels.iter().find(|(_, other)| &***other == text).map(|(code, _)| code.to_string())
    }

    /// The position of a card as these pages show it: its translation, else itself.
    pub fn ix(&self, ix: CardIx) -> CardIx {
        self.catalog.in_language(ix, self.language_index)
    }

    /// A card as these pages show it.
    pub fn card(&self, ix: CardIx) -> &'a Linked {
        self.catalog.get(self.ix(ix))
    }

    /// The language of a card's texts, when it is another than that of the pages.
    pub fn foreign(&self, card: &Linked) -> Option<String> {
        (card.language != self.language_index).then(|| self.config.languages[card.language].code.to_string())
    }

    /// That language in words: «in tedesco».
    pub fn foreign_text(&self, card: &Linked) -> Option<String> {
        let code = self.foreign(card)?;
        let name = self.theme.optional_word(&format!("language-{code}"));
        let name = name.unwrap_or_else(|| self.config.languages[card.language].name.clone());
        Some(self.theme.word_with("written-in", &[("language", &name)]))
    }

    /// Reads versions.
    pub fn versions(&self) -> VersionReader<'a> {
        VersionReader::new(self.catalog, self.derived, self.config)
    }

    /// Reads what is new.
    pub fn news(&self) -> NewsReader<'a> {
        NewsReader::new(self.catalog, self.derived, self.config)
    }

    /// Reads which experiences could serve which needs.
    pub fn matches(&self) -> MatchReader<'a> {
        MatchReader::new(self.catalog, self.schemas, self.derived, self.config)
    }

    /// The listed cards of a type, in the list's order.
    pub fn list(&self, type_name: &str) -> &'a [CardIx] {
        self.derived.list(type_name, self.language_index)
    }

    /// The day of a moment in the site's time zone.
    pub fn day(&self, moment: jiff::Timestamp) -> jiff::civil::Date {
        moment.to_zoned(self.timezone.clone()).date()
    }

    /// A sentence with a date; `day` tells it which words lead there: Italian says «fino al 3», «fino all'8», «fino a giugno», «fino al 2027».
    pub fn dated(&self, key: &str, date: PartialDate) -> String {
        let day = match (date.precision, date.first.day()) {
            (Precision::Year, _) => "year",
            (Precision::Month, _) => "month",
            (_, number) if is_elided(number) => "elided",
            _ => "day",
        };
        self.theme.word_with(key, &[("day", day), ("date", &DateText::partial(date, self.language()).text)])
    }

    /// The moment at which a day begins in the site's time zone.
    pub fn midnight(&self, day: jiff::civil::Date) -> Option<jiff::Timestamp> {
        Some(day.to_zoned(self.timezone.clone()).ok()?.timestamp())
    }

    /// The header of a page: the same for all pages of one word of the navigation (`page.section`); home and search have their own
    /// (`page.kind`), as they hold the search themselves. Rendering it anew took half of the time of a plain page.
    pub fn header(&self, page: &PageView) -> Part {
        let word = pages::frame::WORDS.iter().position(|(id, _)| page.section.as_deref() == Some(id));
        let at = match page.kind {
            "home" => 0,
            "search" => 1,
            _ => word.map_or(2, |word| word + 3),
        };
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

    /// The search index; made when it is first asked for.
    pub fn search(&self) -> &pages::search::Files {
        self.prepare(&InTurn)
    }

    /// Makes the search index, if it is not there yet, in the given manner.
    pub fn prepare(&self, spread: &impl Spread) -> &pages::search::Files {
        self.index.get_or_init(|| pages::search::Files::make(self, spread))
    }

    /// The teaser of a card; rendered once, with marks.
    pub fn teaser(&self, ix: CardIx) -> Result<Arc<str>, TemplateError> {
        let ix = self.ix(ix);
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
            page.or_else(|| self.derived.glossary.of_term(vocabulary, term).map(|entry| pages::glossary::entry_url(self, entry)))
        };
        let whole = || match taxonomy {
            Some(taxonomy) => Some(self.link(&taxonomy_address(taxonomy))),
            None => pages::glossary::exists(self).then(|| self.link(pages::glossary::ADDRESS)),
        };
        of_term().or_else(whole)
    }

    /// A card's page, when it has one.
    pub fn card_url(&self, card: &Linked) -> Option<String> {
        card.address.as_deref().filter(|_| card.visibility.has_page()).map(links::internal)
    }

    /// A card's name with its page.
    pub fn card_link(&self, ix: CardIx) -> TextLink {
        let card = self.card(ix);
        TextLink { text: crate::derive::display_name(card).to_owned(), url: self.card_url(card), lang: self.foreign(card) }
    }

    /// The address of a plain page, when it is there.
    pub fn page_url(&self, id: &str) -> Option<String> {
        self.catalog.find("pagina", id).and_then(|ix| self.card_url(self.card(ix)))
    }

    /// A file that a card names, with the card beside whose page it is published: a translation's own, else its original's. A
    /// path to another folder keeps only the file's own name.
    pub fn published(&self, card: &'a Linked, written: &str) -> Option<(&'a Linked, &'a PublishedFile)> {
        let beside = written.trim_start_matches("./");
        let own = written.rsplit('/').next().unwrap_or(written);
        let original = card.original.map(|ix| self.catalog.get(ix));
        let find = |name: &str| {
            let mut owners = std::iter::once(card).chain(original);
            owners.find_map(|owner| Some((owner, owner.files.iter().find(|file| &*file.name == name)?)))
        };
        [beside, own].into_iter().find_map(find)
    }

    /// The address of a file that a card names.
    pub fn file_url(&self, card: &'a Linked, written: &str) -> Option<String> {
        let (owner, file) = self.published(card, written)?;
        owner.address.as_deref().map(|address| links::internal_file(address, &file.name))
    }

    /// The absolute address of a page.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.config.base_url)
    }

    /// Whether the site has a place for cards of a type: those of private types never stand in a public root.
    pub fn has_place(&self, content_type: &ContentType) -> bool {
        !content_type.private || self.config.audience != Audience::Public
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
