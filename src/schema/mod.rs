//! Stage 3, VALIDATE: schemas, and the only constructor of [`Card`].
//!
//! [`Schemas::load`] reads the JSON Schemas with prassi's annotations, merges `x-extends`, and
//! resolves each type into one tree of [`Field`]s; [`Schemas::validate`] gives a card's plain
//! scalars the types that the tree asks for, runs the JSON Schema validator, and turns whatever it
//! finds into diagnostics at the exact key or value. No I/O.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::ParsedCard;
use crate::diagnostic::Diagnostic;

mod coerce;
mod dates;
mod explain;
mod fields;
mod formats;
mod load;
mod locate;
mod loose;
mod news;
mod numbers;
mod suggest;
mod translate;
mod url;
mod validate;
mod value;
mod x_type;

pub use news::{NewsRule, NewsWhen};

pub use dates::{PartialDate, Precision, years_spanned};
pub(crate) use loose::values as loose_values;
pub(crate) use numbers::read as read_number;
pub use translate::{TRANSLATES, Uneven, foreign_keys, uneven_lists};
pub use value::{Fields, Value};

/// A text in the languages that a schema gives it.
pub type Labels = BTreeMap<Arc<str>, Arc<str>>;

/// The label in `language`, else in Italian, else the first, else empty.
pub fn label<'a>(labels: &'a Labels, language: &str) -> &'a str {
    labels.get(language).or_else(|| labels.get("it")).or_else(|| labels.values().next()).map_or("", |text| text)
}

/// All content types of the catalogue, by name.
#[derive(Debug, Default)]
pub struct Schemas {
    types: BTreeMap<Arc<str>, Arc<ContentType>>,
    registers: BTreeMap<Arc<str>, Register>,
}

/// A register: a YAML file beside a card that is a list of entries (`modifiche.yml`).
#[derive(Debug)]
pub struct Register {
    /// As a type whose one field, of the register's name, is the list; so that it is read and explained as cards are.
    pub content_type: Arc<ContentType>,
    /// The schema of the file, as written out for editors.
    pub schema: serde_json::Value,
}

impl Register {
    /// The fields of an entry.
    pub fn fields(&self) -> &[Field] {
        match self.content_type.fields.first().map(|field| &field.kind) {
            Some(FieldKind::List(item)) => match &item.kind {
                FieldKind::Object(fields) => fields,
                _ => &[],
            },
            _ => &[],
        }
    }
}

impl Schemas {
    /// The type with this name.
    pub fn get(&self, name: &str) -> Option<&Arc<ContentType>> {
        self.types.get(name)
    }

    /// All types, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<ContentType>> {
        self.types.values()
    }

    /// The register with this name.
    pub fn register(&self, name: &str) -> Option<&Register> {
        self.registers.get(name)
    }

    /// All registers, by name.
    pub fn registers(&self) -> impl Iterator<Item = (&Arc<str>, &Register)> {
        self.registers.iter()
    }

    /// The type whose folder holds a file, by the file's path relative to the root: the first folder's, or that of a folder further down
    /// whose type lives beside the first one's cards (`proposte/2022/SLUG/commenti/a.md`).
    pub fn of_path(&self, local: &str) -> Option<&Arc<ContentType>> {
        let mut folders = local.rsplit_once('/')?.0.split('/');
        let first = folders.next()?;
        let own = self.types.values().find(|t| &*t.folder == first)?;
        let lives = |t: &&Arc<ContentType>, folder: &str| t.beside.as_ref() == Some(&own.name) && &*t.folder == folder;
        folders.rev().find_map(|folder| self.types.values().find(|t| lives(t, folder))).or(Some(own))
    }
}

/// One content type: what `x-type` says, and its fields.
#[derive(Debug)]
pub struct ContentType {
    /// Name: the schema's file name without extension.
    pub name: Arc<str>,
    /// Folder under a root.
    pub folder: Arc<str>,
    /// The type with whose cards it lives too: a folder of this name inside one of theirs holds cards of this type.
    pub beside: Option<Arc<str>>,
    /// First segment of permalinks; empty for pages at the top.
    pub path: Arc<str>,
    /// Singular label by language.
    pub one: Labels,
    /// Plural label by language.
    pub many: Labels,
    /// Whether it has a list page.
    pub list: bool,
    /// Whether its cards have pages.
    pub permalink: bool,
    /// Whether its cards enter the site's feed.
    pub feed: bool,
    /// Whether readers can follow a card of it: its feed also tells of the cards that it is linked with.
    pub follow: bool,
    /// Dotted path of the field that orders its list, newest first; else the list goes by title.
    pub date: Option<Arc<str>>,
    /// The template of its cards.
    pub template: Arc<str>,
    /// Whether its cards may not stand in a public root.
    pub private: bool,
    /// Its taxonomies.
    pub taxonomies: Vec<TaxonomyDef>,
    /// The groups of fields, in order.
    pub sections: Vec<Section>,
    /// Top-level fields, by `x-order`.
    pub fields: Vec<Field>,
    /// The merged schema (plain `properties`, `additionalProperties: false`), as written out for editors.
    pub merged: serde_json::Value,
    pub(crate) validator: validate::Validator,
}

impl ContentType {
    /// The top-level field with this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| &*field.key == key)
    }
}

/// A group of fields.
#[derive(Debug, Clone)]
pub struct Section {
    /// Id named by `x-section`.
    pub id: Arc<str>,
    /// Label by language.
    pub labels: Labels,
}

/// A classification of cards by one field.
#[derive(Debug, Clone)]
pub struct TaxonomyDef {
    /// Id, shared by the types that list it.
    pub id: Arc<str>,
    /// First segment of its addresses.
    pub path: Arc<str>,
    /// Dotted path of the field; a list on the way means "of every item".
    pub field: Arc<str>,
    /// Whether terms are the years of a date.
    pub by_year: bool,
    /// Singular label by language.
    pub one: Labels,
    /// Plural label by language.
    pub many: Labels,
}

/// One field of a type, resolved.
#[derive(Debug, Default)]
pub struct Field {
    /// Key in the front matter.
    pub key: Arc<str>,
    /// What it holds.
    pub kind: FieldKind,
    /// Label by language.
    pub label: Labels,
    /// One sentence of help by language.
    pub help: Labels,
    /// What a reference says seen from the card that it names, by language; empty when that is not said.
    pub inverse: Labels,
    /// Whether it must be given.
    pub required: bool,
    /// Why it should be given, by language; empty when it is not recommended.
    pub recommended: Labels,
    /// The field beside it that answers in its place, so that it is not missed where that one is given.
    pub recommended_unless: Option<Arc<str>>,
    /// Section id.
    pub section: Option<Arc<str>>,
    /// Position on page and form.
    pub order: i64,
    /// Whether lists can be filtered by it.
    pub facet: bool,
    /// Weight in the search index; 0 = not searched.
    pub search: u8,
    /// Whether a translation holds it.
    pub translate: bool,
    /// Whether it must never appear in a public root.
    pub private: bool,
    /// Property IRI for linked data.
    pub rdf: Option<Arc<str>>,
    /// Which of its changes are news.
    pub news: Option<NewsRule>,
}

/// What a field holds.
#[derive(Debug)]
pub enum FieldKind {
    /// One line of text, or several paragraphs when `multiline`.
    Text {
        /// Whether blank lines make paragraphs.
        multiline: bool,
    },
    /// `true` or `false` (also `si`, `sì`, `no`).
    Boolean,
    /// A whole number.
    Integer,
    /// A number; `money` when the key ends in `_eur`.
    Number {
        /// Whether it is an amount in euros.
        money: bool,
    },
    /// A date, perhaps without day or month; with time of day when `time`.
    Date {
        /// Whether an RFC 3339 date-time is allowed too.
        time: bool,
    },
    /// An `http` or `https` address.
    Url,
    /// An e-mail address.
    Email,
    /// A path to a file beside the card.
    File,
    /// One of a fixed list of values.
    Enum(Vec<Choice>),
    /// A reference to a card (by id to one type, `type/id` to several).
    Reference(Vec<Arc<str>>),
    /// A term of a vocabulary.
    Term(Arc<str>),
    /// A group of fields.
    Object(Vec<Field>),
    /// A list of values.
    List(Box<Field>),
}

impl Default for FieldKind {
    /// One line of text.
    fn default() -> Self {
        FieldKind::Text { multiline: false }
    }
}

/// A value of an [`FieldKind::Enum`].
#[derive(Debug, Clone)]
pub struct Choice {
    /// The value in the file.
    pub value: Arc<str>,
    /// What people read.
    pub labels: Labels,
}

/// A card that its schema accepts. Only [`Schemas::validate`] makes one.
#[derive(Debug, Clone)]
pub struct Card(Arc<CardInner>);

#[derive(Debug)]
struct CardInner {
    parsed: Arc<ParsedCard>,
    /// The file whose text the card shows: its own, or its original's when it is a translation without text.
    body_of: Arc<ParsedCard>,
    content_type: Arc<ContentType>,
    values: Fields,
    deferred: Vec<Diagnostic>,
}

impl Card {
    /// The card as written.
    pub fn parsed(&self) -> &Arc<ParsedCard> {
        &self.0.parsed
    }

    /// The file whose text the card shows: another than [`Card::parsed`] only for a translation without text.
    pub fn body_of(&self) -> &Arc<ParsedCard> {
        &self.0.body_of
    }

    /// Its type.
    pub fn content_type(&self) -> &Arc<ContentType> {
        &self.0.content_type
    }

    /// Front matter with the types that the schema asks for; absent and null fields are not there.
    pub fn values(&self) -> &Fields {
        &self.0.values
    }

    /// For a file with a language: what is missing if it is an original of its own and no translation, which only
    /// the stage that sees all files can tell. Empty for files in the main language.
    pub fn deferred(&self) -> &[Diagnostic] {
        &self.0.deferred
    }

    /// Its id.
    pub fn id(&self) -> &Arc<str> {
        &self.0.parsed.id
    }

    /// A top-level text, or empty.
    pub fn text(&self, key: &str) -> &str {
        self.0.values.get(key).and_then(Value::as_str).unwrap_or("")
    }

    /// All values under a dotted path; a list on the way means "of every item".
    pub fn at<'a>(&'a self, path: &str) -> Vec<&'a Value> {
        fn walk<'a>(value: &'a Value, path: &[&str], out: &mut Vec<&'a Value>) {
            match (value, path) {
                (Value::Array(items), _) => items.iter().for_each(|item| walk(item, path, out)),
                (value, []) => out.push(value),
                (Value::Object(fields), [first, rest @ ..]) => {
                    if let Some(value) = fields.get(first) {
                        walk(value, rest, out);
                    }
                }
                _ => {}
            }
        }
        let path: Vec<&str> = path.split('.').collect();
        let mut out = Vec::new();
        if let Some(value) = self.0.values.get(path[0]) {
            walk(value, &path[1..], &mut out);
        }
        out
    }
}

#[cfg(test)]
mod tests;
