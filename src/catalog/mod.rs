//! Stage 4, LINK: valid cards become a [`Catalog`] whose references and links hold.
//!
//! [`link`] indexes every parsed card, valid or not, then resolves references, body links, files and
//! vocabulary terms, gives every card its address, collects backlinks, and checks the rules that
//! span files. A reference to a card that exists but is not valid is not missing: it is empty,
//! and the card's own problems are already reported. No I/O.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::content::ParsedCard;
use crate::schema::{Card, ContentType, Labels};
use crate::source::AssetFile;

mod addresses;
mod communities;
mod consultations;
mod files;
mod index;
pub mod judgement;
mod link;
mod links;
pub mod maturity;
mod needs;
mod people;
mod references;
mod registers;
mod rules;
mod standing;
mod stops;
mod translations;
mod twinnings;
mod validations;
mod vocabulary;
mod walk;

pub(crate) use files::join;
pub(crate) use link::location;
pub use link::{Input, Parsed, link};
pub(crate) use registers::redactions_of;
pub use registers::{AmendmentState, BODY, RecordedAmendment, Redaction, RegisterFile, Registers};
pub use standing::{Seen, Standing, State};
pub use translations::blob_id;

/// The folder of a card's versions below its own address.
pub const VERSIONS: &str = "versioni";

/// The folder below a card that holds the pages of its pending amendments: nothing else may take it.
pub const PROPOSALS: &str = "proposte";

/// The page below the list of twinnings that shows who gave to whom: no twinning may take its name.
pub const TWINNING_NETWORK: &str = "rete";

/// Position of a card in [`Catalog::cards`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardIx(pub u32);

/// All valid cards, linked.
#[derive(Debug, Default)]
pub struct Catalog {
    /// Originals by (root, type, id), then translations by (root, type, id, language); hidden ones included.
    pub cards: Vec<Linked>,
    /// How many of the cards are originals.
    originals: usize,
    /// Cards with errors, for `serve`: their address, type and text.
    pub broken: Vec<Broken>,
    /// Vocabularies by id.
    pub vocabularies: BTreeMap<Arc<str>, Vocabulary>,
    /// Old addresses that redirect, by address; no address of a page is among them.
    pub redirects: BTreeMap<Arc<str>, CardIx>,
    by_address: HashMap<Arc<str>, CardIx>,
    by_key: HashMap<Arc<str>, HashMap<Arc<str>, CardIx>>,
}

impl Catalog {
    /// The card at this position.
    pub fn get(&self, ix: CardIx) -> &Linked {
        &self.cards[ix.0 as usize]
    }

    /// The card in a language: its translation, else itself.
    pub fn in_language(&self, ix: CardIx, language: usize) -> CardIx {
        let card = self.get(ix);
        let own = card.language == language;
        card.translations.iter().copied().find(|to| !own && self.get(*to).language == language).unwrap_or(ix)
    }

    /// All originals.
    pub fn originals(&self) -> &[Linked] {
        &self.cards[..self.originals]
    }

    /// All originals with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (CardIx, &Linked)> {
        self.originals().iter().enumerate().map(|(n, card)| (CardIx(n as u32), card))
    }

    /// All translations with their positions.
    pub fn translations(&self) -> impl Iterator<Item = (CardIx, &Linked)> {
        self.cards.iter().enumerate().skip(self.originals).map(|(n, card)| (CardIx(n as u32), card))
    }

    /// The valid original of the first root with this type and id.
    pub fn find(&self, type_name: &str, id: &str) -> Option<CardIx> {
        self.by_key.get(type_name)?.get(id).copied()
    }

    /// The card whose page has this address (`esperienze/slug/`).
    pub fn at_address(&self, address: &str) -> Option<CardIx> {
        self.by_address.get(address).copied()
    }
}

/// Who sees a card in this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Page, lists, feeds.
    Listed,
    /// Page only, out of lists and feeds (archived).
    AddressOnly,
    /// Page and lists, marked and kept out of search engines (only with `--drafts`).
    Draft,
    /// Nowhere.
    Hidden,
}

impl Visibility {
    /// What a card's `stato_redazionale` makes of it; empty is published.
    pub fn of_state(state: &str, drafts: bool) -> Self {
        match state {
            "archiviata" => Visibility::AddressOnly,
            "bozza" | "respinta" | "in_validazione" | "da_integrare" if drafts => Visibility::Draft,
            "bozza" | "respinta" | "in_validazione" | "da_integrare" => Visibility::Hidden,
            _ => Visibility::Listed,
        }
    }

    /// Whether the card has a page in this build.
    pub fn has_page(self) -> bool {
        self != Visibility::Hidden
    }

    /// Whether lists, taxonomies and related cards show it.
    pub fn is_listed(self) -> bool {
        matches!(self, Visibility::Listed | Visibility::Draft)
    }
}

/// A card with everything that it is linked to.
#[derive(Debug)]
pub struct Linked {
    /// The card.
    pub card: Card,
    /// Address of its page relative to the site's top, ending in `/` (`esperienze/slug/`); `None` for types without pages.
    pub address: Option<Arc<str>>,
    /// Position of its language among those of the site.
    pub language: usize,
    /// The card that it translates; `None` for originals.
    pub original: Option<CardIx>,
    /// Its translations, in the order of the site's languages; empty for translations.
    pub translations: Vec<CardIx>,
    /// Who sees it.
    pub visibility: Visibility,
    /// What validation made of it; `None` for types that need none.
    pub standing: Option<Arc<Standing>>,
    /// Resolved references of the front matter, in document order.
    pub references: Vec<Reference>,
    /// What each of the body's links leads to; parallel to the links of [`Card::body_of`].
    pub links: Vec<Option<Target>>,
    /// Originals that refer to this card in front matter or body, each once a field, by type and id.
    pub backlinks: Vec<Backlink>,
    /// Files published beside its page; those of a translation's original are published once, beside the original's.
    pub files: Vec<PublishedFile>,
    /// What pages call a person, whose card says how much may be shown, and their memberships; `None` for everything else.
    pub shown_as: Option<Arc<str>>,
    /// What the registers beside it say; a translation has its original's.
    pub registers: Arc<Registers>,
}

/// A resolved reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Dotted path of the field without indices (`riusi.amministrazione`).
    pub field: Arc<str>,
    /// The value as written.
    pub value: Arc<str>,
    /// The card that it names.
    pub to: CardIx,
}

/// Where a link of a body leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another card's page, perhaps at a heading.
    Card(CardIx, Option<String>),
    /// A vocabulary, perhaps one of its terms, by id: the page that shows it is for the site to know.
    Vocabulary(CardIx, Option<String>),
    /// A version of a card, by its number: `scheda.md#versione-3`. Whether there is one, the history tells.
    Version(CardIx, usize),
    /// A heading of the same page.
    Heading(String),
    /// A file published beside the page: its name relative to the page.
    File(Arc<str>),
}

/// A card that refers to this one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backlink {
    /// The card that refers.
    pub from: CardIx,
    /// The field without indices, or `None` for a link in the body.
    pub field: Option<Arc<str>>,
}

/// A file that a card names, published under its page's address.
#[derive(Debug, Clone)]
pub struct PublishedFile {
    /// Path relative to the page's address.
    pub name: Arc<str>,
    /// The file.
    pub asset: AssetFile,
}

/// A card that cannot be published because of its errors.
#[derive(Debug, Clone)]
pub struct Broken {
    /// The card as written.
    pub parsed: Arc<ParsedCard>,
    /// Its type, when its folder has one.
    pub content_type: Option<Arc<ContentType>>,
    /// The address that its page would have.
    pub address: Option<Arc<str>>,
}

/// A controlled list of terms.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// The card that holds it.
    pub card: CardIx,
    /// Terms in the order of the file.
    pub terms: Vec<Term>,
    /// Whether its terms with an explanation appear in the glossary.
    pub in_glossary: bool,
}

impl Vocabulary {
    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| &*term.id == id)
    }
}

/// A term of a vocabulary.
#[derive(Debug, Clone)]
pub struct Term {
    /// Id, also the last segment of its address.
    pub id: Arc<str>,
    /// Label by language.
    pub labels: Labels,
    /// Other names.
    pub synonyms: Vec<Arc<str>>,
    /// What it means, in one or two sentences, by language; empty when it does not say.
    pub explanation: Labels,
    /// Its IRI elsewhere.
    pub uri: Option<Arc<str>>,
}
