//! Two texts of a card compared as their readers see them: field by field, then paragraph by paragraph, then word by word.
//!
//! [`compare`] takes two [`Text`]s and the card's type and gives a [`Comparison`], which names the schema's fields and
//! holds values; `render` puts it into words. Steps: [`fields`] (front matter, lists by item, groups by sub-field),
//! [`text`] (which paragraphs stayed, moved, went and came), [`words`] (within a paragraph that changed).
//!
//! Texts of the past and of strangers are read under today's limits and need not hold under today's schema. One that
//! cannot be read as a card is compared as plain text, and the comparison says so. The work is bounded: what would cost
//! more than [`Budget`] is shown whole, old and new. No clock decides: the same texts give the same comparison.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::schema::Value;

use crate::config::Config;
use crate::content::{self, BlockKind, Origin, ParsedCard};
use crate::schema::{ContentType, Field};
use crate::source::TextFile;

mod fields;
mod text;
mod words;

/// A text of a card.
#[derive(Debug)]
pub enum Text {
    /// It can be read as a card.
    Card(Box<ParsedCard>),
    /// It cannot.
    Plain(Arc<str>),
}

impl Text {
    /// Reads a text as that of the file at `local` (relative to the root) under today's limits.
    pub fn read(text: &Arc<str>, root: &Arc<str>, local: &Arc<str>, config: &Config) -> Text {
        let languages: Vec<Arc<str>> = config.languages.iter().map(|language| language.code.clone()).collect();
        let plain = || Text::Plain(text.chars().take(PLAIN_CHARS).map(shown).collect::<String>().into());
        if text.len() as u64 > config.limits.card_bytes {
            return plain();
        }
        let without_bom = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), Arc::from);
        let file = TextFile { path: local.clone(), text: without_bom, digest: [0; 32] };
        let parsed = content::parse(&file, Origin { root, local, languages: &languages }, &config.limits).value;
        parsed.filter(|parsed| parsed.sound).map_or_else(plain, |parsed| Text::Card(Box::new(parsed)))
    }

    /// The card, when it can be read as one.
    pub fn card(&self) -> Option<&ParsedCard> {
        match self {
            Text::Card(card) => Some(card),
            Text::Plain(_) => None,
        }
    }
}

/// A card takes at most a mebibyte; of what is no card, as much is shown.
const PLAIN_CHARS: usize = 1 << 20;

/// Control and bidirectional characters do not reach a page.
fn shown(c: char) -> char {
    let hidden = (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if hidden { char::REPLACEMENT_CHARACTER } else { c }
}

/// What differs between two texts of a card.
#[derive(Debug, Clone, Default)]
pub struct Comparison<'s> {
    /// Fields that differ: the schema's in its order, then keys that it does not have.
    pub fields: Vec<FieldChange<'s>>,
    /// The whole text, what stayed included.
    pub text: Vec<Block>,
    /// Whether one of the two could not be read as a card, and both are compared as plain text.
    pub plain: bool,
}

/// A field of the front matter that differs.
#[derive(Debug, Clone)]
pub struct FieldChange<'s> {
    /// Its key.
    pub key: Arc<str>,
    /// What today's schema says of it; `None` for a key that the schema does not have.
    pub field: Option<&'s Field>,
    /// What differs in it; at least one.
    pub changes: Vec<Change<'s>>,
}

/// One difference in a field.
#[derive(Debug, Clone)]
pub struct Change<'s> {
    /// Where in the field: empty for the field itself.
    pub place: Vec<Place<'s>>,
    /// The value's field in today's schema.
    pub field: Option<&'s Field>,
    /// That field's dotted path without indices (`riusi.amministrazione`).
    pub path: Arc<str>,
    /// What differs.
    pub what: What,
}

/// A step into a field.
#[derive(Debug, Clone)]
pub enum Place<'s> {
    /// A field of a group.
    Field {
        /// Its key.
        key: Arc<str>,
        /// What today's schema says of it.
        field: Option<&'s Field>,
    },
    /// An item of a list.
    Item {
        /// Its number in the newer list, from 1.
        number: usize,
        /// What tells it from the others: a value of it, with that value's field and path.
        name: Option<(Value, Option<&'s Field>, Arc<str>)>,
    },
}

/// What differs in a value.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It was not there.
    Added(Value),
    /// It is no longer there.
    Removed(Value),
    /// It was another: old, new.
    Replaced(Value, Value),
    /// A text of which words changed.
    Words(Vec<Piece>),
    /// An item that now stands elsewhere in its list.
    Moved(Value),
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What happened to it.
    pub mark: Mark,
    /// The text, with the white space that follows it.
    pub text: String,
}

/// What happened to a piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It stayed.
    Same,
    /// It went.
    Removed,
    /// It came.
    Added,
}

/// A block of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What happened to it.
    pub what: BlockChange,
    /// Links that differ, in a block that stayed, changed or moved: old and new target as written.
    pub links: Vec<(Option<String>, Option<String>)>,
}

/// What happened to a block of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockChange {
    /// It stayed.
    Same(String),
    /// Its words stayed; links, emphasis or the like changed.
    Form(String),
    /// It came.
    Added(String),
    /// It went.
    Removed(String),
    /// Some of its words changed.
    Words(Vec<Piece>),
    /// It stood elsewhere; perhaps some of its words changed.
    MovedHere(Vec<Piece>),
    /// It stands elsewhere now, where it is shown.
    MovedAway(String),
}

/// A passage that a comparison touches, named by what stood there before: two amendments that touch the same one meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passage {
    /// A field, by key.
    Field(Arc<str>),
    /// A block of the body, by its old text.
    Block(String),
    /// The place after a block (or at the text's beginning), where something came.
    After(String),
}

/// How much comparing words may cost, in pairs of words and in words looked through: some tenths of a second at worst.
#[derive(Debug)]
struct Budget {
    left: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { left: 20_000_000 }
    }
}

impl Budget {
    fn spend(&mut self, cost: usize) -> Option<()> {
        self.left = self.left.checked_sub(cost)?;
        Some(())
    }
}

/// Compares two texts of a card.
pub fn compare<'s>(old: &Text, new: &Text, content_type: &'s ContentType) -> Comparison<'s> {
    let mut budget = Budget::default();
    match (old, new) {
        (Text::Card(old), Text::Card(new)) => Comparison {
            fields: fields::compare(old, new, content_type, &mut budget),
            text: text::compare(&content::blocks(old), &content::blocks(new), &mut budget),
            plain: false,
        },
        (old, new) => {
            let whole = |text: &Text| match text {
                Text::Card(card) => content::paragraphs(&card.text),
                Text::Plain(text) => content::paragraphs(text),
            };
            Comparison { fields: Vec::new(), text: text::compare(&whole(old), &whole(new), &mut budget), plain: true }
        }
    }
}

/// How many blocks of the text changed, came, went, moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Blocks of which words changed.
    pub changed: usize,
    /// Blocks that came.
    pub added: usize,
    /// Blocks that went.
    pub removed: usize,
    /// Blocks that moved, changed or not.
    pub moved: usize,
    /// Blocks whose words stayed.
    pub form: usize,
}

impl Comparison<'_> {
    /// Whether nothing differs that a reader could see: at most white space, quotes of values, the order of keys.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.counts() == Counts::default()
    }

    /// How much of the text differs.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for block in &self.text {
            match block.what {
                BlockChange::Words(_) => counts.changed += 1,
                BlockChange::Added(_) => counts.added += 1,
                BlockChange::Removed(_) => counts.removed += 1,
                BlockChange::MovedHere(_) => counts.moved += 1,
                BlockChange::Form(_) => counts.form += 1,
                BlockChange::Same(_) | BlockChange::MovedAway(_) => {}
            }
        }
        counts
    }

    /// The difference of a field, by key.
    pub fn field(&self, key: &str) -> Option<&FieldChange<'_>> {
        self.fields.iter().find(|change| &*change.key == key)
    }

    /// Takes fields out, whose values must not be shown.
    pub fn without(mut self, keys: &[Arc<str>]) -> Self {
        self.fields.retain(|change| !keys.contains(&change.key));
        self
    }

    /// The passages that differ.
    pub fn passages(&self) -> BTreeSet<Passage> {
        let mut passages: BTreeSet<Passage> = self.fields.iter().map(|change| Passage::Field(change.key.clone())).collect();
        let old = |pieces: &[Piece]| -> String {
            let text: String = pieces.iter().filter(|piece| piece.mark != Mark::Added).map(|piece| &*piece.text).collect();
            text.trim().to_owned()
        };
        let mut before = String::new();
        for block in &self.text {
            match &block.what {
                BlockChange::Same(text) => before.clone_from(text),
                BlockChange::Form(text) | BlockChange::Removed(text) | BlockChange::MovedAway(text) => {
                    passages.insert(Passage::Block(text.clone()));
                    before.clone_from(text);
                }
                BlockChange::Words(pieces) => {
                    before = old(pieces);
                    passages.insert(Passage::Block(before.clone()));
                }
                BlockChange::Added(_) | BlockChange::MovedHere(_) => {
                    passages.insert(Passage::After(before.clone()));
                }
            }
        }
        passages
    }
}

#[cfg(test)]
mod tests;
