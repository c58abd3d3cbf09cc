//! Stage 5, DERIVE: facts that follow from the whole catalogue.
//!
//! [`derive()`] computes, from an immutable [`Catalog`] and the history, what pages need beyond their own
//! card: lists in their order, taxonomies with their terms, related cards, dates, figures. One file
//! for each derived fact. No I/O; the same input gives the same result in the same order.

//!
//! Steps of [`derive()`]: versions of all cards ([`versions`]) and their dates ([`dates`]), the one order that "newest first" means
//! ([`lists`]), lists by type, taxonomies, related cards, what the home page picks out, and the glossary.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{CardIx, Catalog, Linked};
use crate::schema::{ContentType, Field, FieldKind, Labels, Schemas};
use crate::source::History;

pub mod amendments;
pub(crate) mod bodies;
pub mod calendar;
pub mod compare;
pub mod consultations;
pub(crate) mod dates;
mod glossary;
mod highlights;
mod lists;
mod matches;
mod news;
mod past;
mod registers;
mod related;
pub mod search;
mod shown;
mod taxonomies;
pub mod upkeep;
mod versions;

pub use amendments::{Amendment, Amendments, PendingFile, Readable};
pub use glossary::{Glossary, GlossaryEntry};
pub use past::check as check_past;
pub use registers::check as check_registers;
pub use related::Related;

pub use bodies::Bodies;
pub use consultations::Consultations;
pub use highlights::{Highlights, Reuse};
pub use matches::{Match, MatchReader, Matches, Reason, is_open, is_overdue};
pub(crate) use news::told;
pub use news::{Event, Fact, FieldNews, Item as NewsItem, News, NewsReader};
pub use shown::{Alone, Compared, Published, Shown, VersionReader};
pub use versions::{CardVersions, Version, check_links as check_version_links, of_cards as versions_of};

/// Computes everything that follows from the whole catalogue.
///
/// `histories` are those of the roots by the root's name; `today` is the day that the site is built for.
pub fn derive(catalog: &Catalog, schemas: &Schemas, histories: &[(Arc<str>, Arc<History>)], today: Option<jiff::civil::Date>) -> Derived {
    let versions = versions::of_cards(catalog, histories);
    let dates = dates::of_cards(&versions);
    let order = lists::newest_first(catalog, schemas, &dates);
    let lists = lists::by_type(catalog, schemas, &order, today);
    let lists_by_title = lists::by_title(catalog, schemas, &order, &lists);
    let taxonomies = taxonomies::collect(catalog, schemas, &order);
    let related = related::prepare(catalog, &order);
    let highlights = highlights::pick(catalog, &lists, &taxonomies, today);
    let glossary = glossary::collect(catalog);
    let (news, published, bodies) = (News::new(&versions), Published::new(&versions), bodies::collect(catalog));
    let (amendments, consultations, upkeep) = (Amendments::default(), Consultations::default(), Vec::new());
    let calendar = calendar::collect(catalog);
    Derived {
        today,
        lists,
        lists_by_title,
        taxonomies,
        related,
        versions,
        dates,
        highlights,
        glossary,
        news,
        published,
        bodies,
        amendments,
        calendar,
        consultations,
        upkeep,
        matches: Matches::default(),
    }
}

/// The field at a dotted path; lists on the way are looked through, a list at its end is its item.
pub(crate) fn field_at<'a>(content_type: &'a ContentType, path: &str) -> Option<&'a Field> {
    fn item(field: &Field) -> &Field {
        match &field.kind {
            FieldKind::List(inner) => item(inner),
            _ => field,
        }
    }
    let mut keys = path.split('.');
    let mut field = item(content_type.field(keys.next()?)?);
    for key in keys {
        let FieldKind::Object(fields) = &field.kind else { return None };
        field = item(fields.iter().find(|field| &*field.key == key)?);
    }
    Some(field)
}

/// The card that a reference names, by the field's dotted path and the value as written.
pub(crate) fn referred(card: &Linked, field: &str, value: &str) -> Option<CardIx> {
    card.references.iter().find(|reference| &*reference.field == field && &*reference.value == value).map(|reference| reference.to)
}

/// The name that people know a card by: an administration's `nome`, else its title, else its id.
pub(crate) fn display_name(card: &Linked) -> &str {
    if let Some(name) = &card.shown_as {
        return name;
    }
    [card.card.text("nome"), card.card.text("titolo")].into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| card.card.id())
}

/// The types in the order in which people meet them: the most classified first, then by name.
pub(crate) fn types_in_order(schemas: &Schemas) -> Vec<&Arc<ContentType>> {
    let mut types: Vec<_> = schemas.iter().collect();
    types.sort_by_key(|content_type| std::cmp::Reverse(content_type.taxonomies.len()));
    types
}

/// What follows from the catalogue as a whole.
#[derive(Debug, Default)]
pub struct Derived {
    /// The day that the site is built for; `None` when nothing tells it.
    pub today: Option<jiff::civil::Date>,
    /// Listed cards of each type with a list, in the list's order.
    pub lists: BTreeMap<Arc<str>, Vec<CardIx>>,
    /// The lists that go by title, by position of a language that has translations: titles sort in their own language.
    pub lists_by_title: BTreeMap<usize, BTreeMap<Arc<str>, Vec<CardIx>>>,
    /// Taxonomies in the order of the schemas that name them.
    pub taxonomies: Vec<Taxonomy>,
    /// Finds the cards that are most like a given one.
    pub related: Related,
    /// The versions of each card, parallel to the catalogue's cards.
    pub versions: Vec<CardVersions>,
    /// When each card was first and last changed, parallel to the catalogue's cards.
    pub dates: Vec<CardDates>,
    /// What the home page picks out.
    pub highlights: Highlights,
    /// What the glossary explains.
    pub glossary: Glossary,
    /// Amendments; [`amendments::collect`] fills them in, from more than the catalogue.
    pub amendments: Amendments,
    /// Consultations with their results; [`consultations::collect`] fills them in, from more than the catalogue.
    pub consultations: Consultations,
    /// What versions say to readers, as far as somebody asked: [`NewsReader`].
    pub news: News,
    /// Which versions readers may see, as far as somebody asked: [`VersionReader`].
    pub published: Published,
    /// Which administration somebody works for.
    pub bodies: Bodies,
    /// Events in the order of time.
    pub calendar: calendar::Calendar,
    /// What editors should look at; [`upkeep::collect`] finds it, from more than the catalogue.
    pub upkeep: Vec<upkeep::Finding>,
    /// Which offers fit which needs, once somebody asked: [`MatchReader`].
    pub matches: Matches,
}

impl Derived {
    /// The listed cards of a type as the pages in a language order them.
    pub fn list(&self, type_name: &str, language: usize) -> &[CardIx] {
        let titled = self.lists_by_title.get(&language).and_then(|lists| lists.get(type_name));
        titled.or_else(|| self.lists.get(type_name)).map_or(&[], Vec::as_slice)
    }

    /// The cards of a type that people may find: its list, and of a type without a list (plain pages) all listed cards with a page.
    pub fn findable<'d>(&'d self, catalog: &Catalog, content_type: &ContentType, language: usize) -> Cow<'d, [CardIx]> {
        if content_type.list {
            return Cow::Borrowed(self.list(&content_type.name, language));
        }
        let own = |card: &Linked| card.card.content_type().name == content_type.name;
        let shown = |card: &Linked| card.visibility.is_listed() && card.address.is_some();
        Cow::Owned(catalog.iter().filter(|(_, card)| own(card) && shown(card)).map(|(ix, _)| ix).collect())
    }

    /// The taxonomy with this id and its position.
    pub fn taxonomy(&self, id: &str) -> Option<(usize, &Taxonomy)> {
        self.taxonomies.iter().enumerate().find(|(_, taxonomy)| &*taxonomy.id == id)
    }
}

/// When a card was first and last changed on the main line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CardDates {
    /// First commit that has it.
    pub created: Option<jiff::Timestamp>,
    /// Last commit that changed it.
    pub updated: Option<jiff::Timestamp>,
}

/// A taxonomy with the terms that are in use.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// Id (`temi`).
    pub id: Arc<str>,
    /// First segment of its addresses (`temi`).
    pub path: Arc<str>,
    /// Singular label.
    pub one: Labels,
    /// Plural label.
    pub many: Labels,
    /// The vocabulary that its terms come from, if they do.
    pub vocabulary: Option<Arc<str>>,
    /// Terms with at least one listed card, in the vocabulary's (or schema's) order; years newest first.
    pub terms: Vec<TaxonomyTerm>,
}

/// A term and its cards.
#[derive(Debug, Clone)]
pub struct TaxonomyTerm {
    /// Id in the file.
    pub id: Arc<str>,
    /// Last segment of its address; the id with `_` as `-`.
    pub slug: Arc<str>,
    /// Labels by language.
    pub labels: Labels,
    /// What it means, by language; empty when it does not say.
    pub explanation: Labels,
    /// Other names.
    pub synonyms: Vec<Arc<str>>,
    /// Listed cards, newest first.
    pub cards: Vec<CardIx>,
}

impl Taxonomy {
    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&TaxonomyTerm> {
        self.terms.iter().find(|term| &*term.id == id)
    }
}
