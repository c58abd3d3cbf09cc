//! Stage 2, PARSE: one Markdown file becomes a [`ParsedCard`].
//!
//! [`parse()`] checks the text's characters, splits front matter and body, loads the front matter into
//! a tree whose every key and value knows its place ([`Node`]), and runs through the Markdown once
//! for everything that later stages need of it ([`Body`]): safe HTML, headings, links, plain text.
//! No I/O; a pure function of path, bytes, and limits, so that results can be reused by digest.
//!
//! Content is untrusted: YAML has no aliases, tags or complex keys and a bounded depth; raw HTML
//! is shown as text; links have allowed schemes only; what rendering may grow to is bounded.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::source::Digest;

mod blocks;
mod body;
mod characters;
mod front_matter;
mod parse;
mod yaml;

pub use blocks::{BlockKind, TextBlock, blocks, paragraphs};
pub use parse::{Origin, is_slug, parse, parse_register, slug};

/// A card as it was written: syntactically sound, not yet checked against its type.
#[derive(Debug)]
pub struct ParsedCard {
    /// Name of its root.
    pub root: Arc<str>,
    /// Path relative to the repository's top (for diagnostics).
    pub path: Arc<str>,
    /// Path relative to the root (`esperienze/2026/slug.md`).
    pub local: Arc<str>,
    /// Id: the file's name without language and extension, or the folder's for `index.md`.
    pub id: Arc<str>,
    /// Language in the file's name (`slug.de.md`); `None` for the main language.
    pub language: Option<Arc<str>>,
    /// The whole file.
    pub text: Arc<str>,
    /// Digest of the file's bytes.
    pub digest: Digest,
    /// The front matter; always a [`NodeKind::Mapping`], empty when it could not be read.
    pub front_matter: Node,
    /// Whether front matter and body could be read without an error. Only then may it become a card.
    pub sound: bool,
    /// The Markdown after it.
    pub body: Body,
}

/// A value of the front matter with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Bytes of the value in the file.
    pub span: Span,
    /// The value.
    pub kind: NodeKind,
}

/// The shapes of a front matter value. Scalars are kept as written: the schema decides their type.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Text, number, date, boolean or nothing, as written.
    Scalar {
        /// The text (unescaped when quoted, folded when a block).
        text: Box<str>,
        /// Whether it was plain: neither quoted nor a block. Only plain scalars can be null, boolean or number.
        plain: bool,
    },
    /// A list.
    Sequence(Box<[Node]>),
    /// Keys and values, in the order of the file; keys are unique.
    Mapping(Box<[Entry]>),
}

/// One key of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Box<str>,
    /// Bytes of the key in the file.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The entry of a mapping with this key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            NodeKind::Mapping(entries) => entries.iter().find(|entry| &*entry.key == key),
            _ => None,
        }
    }

    /// The value of a mapping's key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether the value is an empty plain scalar or a plain `~` or `null`: a key without a value.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, NodeKind::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null" | "Null" | "NULL"))
    }
}

/// What one pass over the Markdown gave.
#[derive(Debug, Default)]
pub struct Body {
    /// Safe HTML with holes where the address of an internal link or image belongs.
    pub html: String,
    /// The holes, by ascending offset.
    pub holes: Vec<Hole>,
    /// Where words that look like acronyms first stand in the HTML, outside links, headings and code; by ascending offset.
    pub acronyms: Vec<Span>,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and images in order.
    pub links: Vec<Link>,
    /// Number of words.
    pub words: u32,
}

/// A place in [`Body::html`] that takes the address of a link, already inside quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    /// Byte offset in the HTML.
    pub at: u32,
    /// Index into [`Body::links`].
    pub link: u32,
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, as rendered: the card's title is the page's only `h1`, and no level is skipped.
    pub level: u8,
    /// Text without markup.
    pub text: String,
    /// The id in the page, unique in the body; what a forge would generate (lower case, `-` for spaces).
    pub id: String,
    /// Bytes in the file.
    pub span: Span,
}

/// A link or an image of the body whose target lies inside the repository.
///
/// Links to other sites, `mailto:` and `tel:` are already in the HTML and only listed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The target as written, percent-decoded for [`LinkKind::Path`].
    pub target: String,
    /// The part after `#`, without it; percent-decoded.
    pub fragment: Option<String>,
    /// What it is.
    pub kind: LinkKind,
    /// Text or alternative text.
    pub text: String,
    /// Bytes of the link in the file.
    pub span: Span,
}

/// The kinds of link targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `http:`, `https:`, `mailto:`, `tel:`; no hole.
    External,
    /// A path relative to the card's file, or only a fragment: has a hole.
    Path,
    /// An image: a path relative to the card's file, has a hole.
    Image,
}

impl Body {
    /// Text without markup, blocks separated by line ends. It is read back from the HTML each time.
    pub fn text(&self) -> String {
        body::text(&self.html)
    }

    /// Moves every place at or after `from` in the HTML, into which `by` bytes were just inserted.
    fn shift(&mut self, from: usize, by: usize) {
        for hole in self.holes.iter_mut().rev().take_while(|hole| hole.at as usize >= from) {
            hole.at += by as u32;
        }
        for place in self.acronyms.iter_mut().rev().take_while(|place| place.start as usize >= from) {
            *place = place.start + by as u32..place.end + by as u32;
        }
    }

    /// The HTML with every hole filled by `address(link)`, and with a link around the first of each acronym (or of its
    /// part before a hyphen) for which `explanation(word)` knows an address; addresses are escaped here.
    pub fn html_with<'a>(
        &'a self,
        mut address: impl FnMut(usize, &'a Link) -> Cow<'a, str>,
        mut explanation: impl FnMut(&'a str) -> Option<Cow<'a, str>>,
    ) -> String {
        let mut out = String::with_capacity(self.html.len() + (self.holes.len() + self.acronyms.len()) * 32);
        let mut acronyms = self.acronyms.iter().peekable();
        let mut done = 0;
        let ends = self.holes.iter().map(|hole| (hole.at as usize, Some(hole.link as usize))).chain([(self.html.len(), None)]);
        for (end, link) in ends {
            while let Some(place) = acronyms.next_if(|place| (place.end as usize) <= end) {
                let whole = &self.html[place.start as usize..place.end as usize];
                // `EUPL-1.2` is explained by what `EUPL` says.
                let first = whole.split('-').next().unwrap_or(whole);
                let found = [whole, first].into_iter().find_map(|word| Some((word, explanation(word)?)));
                let Some((word, address)) = found else { continue };
                out.push_str(&self.html[done..place.start as usize]);
                out.push_str("<a class=\"term-link\" href=\"");
                body::push_attribute(&mut out, &address);
                out.push_str("\">");
                out.push_str(word);
                out.push_str("</a>");
                done = place.start as usize + word.len();
            }
            out.push_str(&self.html[done..end]);
            done = end;
            if let Some(link) = link {
                body::push_attribute(&mut out, &address(link, &self.links[link]));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
