//! The blocks of a body as its readers see them, for comparing two versions: kind, words, where its links lead.
//!
//! [`blocks()`] is a pass of its own over the Markdown of one card, because only pages that compare texts need it.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{ParsedCard, front_matter};
use crate::diagnostic::Gatherer;

/// A paragraph, a heading, an item, a row: the smallest piece of a text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its words without markup, white space made one (code keeps its lines).
    pub text: String,
    /// The targets of its links and images as written, in order.
    pub targets: Vec<String>,
    /// The Markdown, white space made one: tells whether only markup differs.
    pub markup: String,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading and its level as written.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A paragraph of a quotation.
    Quote,
    /// A row of a table; cells are separated by ` | `.
    Row,
    /// Text in fixed-width letters.
    Code,
}

/// The blocks of a card's body, in order.
pub fn blocks(card: &ParsedCard) -> Vec<TextBlock> {
    let body = front_matter::split(&card.text, &mut Gatherer::new(card.path.clone())).body;
    let source = &card.text[body];
    let mut reader = Reader { source, found: Vec::new(), open: None, quotes: 0 };
    for (event, place) in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        reader.event(event, place);
    }
    reader.close(source.len());
    reader.found
}

/// The paragraphs of a text that is not a card.
pub fn paragraphs(text: &str) -> Vec<TextBlock> {
    let normal = text.replace("\r\n", "\n");
    let words = normal.split("\n\n").map(one_space).filter(|text| !text.is_empty());
    words.map(|text| TextBlock { kind: BlockKind::Paragraph, markup: text.clone(), text, targets: Vec::new() }).collect()
}

fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

struct Reader<'a> {
    source: &'a str,
    found: Vec<TextBlock>,
    /// The block being read: where it begins.
    open: Option<(usize, TextBlock)>,
    quotes: usize,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event<'a>, place: std::ops::Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, place.start),
            Event::End(tag) => self.end(tag, place.end),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text, place.start),
            Event::SoftBreak | Event::HardBreak => self.text(" ", place.start),
            Event::Rule => self.close(place.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level as u8), at),
            // The first paragraph of an item is the item.
            Tag::Paragraph if self.open.as_ref().is_some_and(|(_, block)| block.kind == BlockKind::Item && block.text.is_empty()) => {}
            Tag::Paragraph | Tag::HtmlBlock => self.open(if self.quotes > 0 { BlockKind::Quote } else { BlockKind::Paragraph }, at),
            Tag::BlockQuote(_) => {
                self.close(at);
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.open(BlockKind::Code, at);
                if let (CodeBlockKind::Fenced(info), Some((_, block))) = (kind, &mut self.open) {
                    block.targets.extend((!info.is_empty()).then(|| info.to_string()));
                }
            }
            Tag::List(_) | Tag::Table(_) => self.close(at),
            Tag::Item => self.open(BlockKind::Item, at),
            Tag::TableHead | Tag::TableRow => self.open(BlockKind::Row, at),
            Tag::TableCell if self.open.as_ref().is_some_and(|(_, block)| !block.text.is_empty()) => self.text(" | ", at),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                if let Some((_, block)) = &mut self.open {
                    block.targets.push(dest_url.into_string());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close(at);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(at),
            _ => {}
        }
    }

    fn open(&mut self, kind: BlockKind, at: usize) {
        self.close(at);
        self.open = Some((at, TextBlock { kind, text: String::new(), targets: Vec::new(), markup: String::new() }));
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.open.is_none() {
            self.open(BlockKind::Paragraph, at);
        }
        if let Some((_, block)) = &mut self.open {
            block.text.push_str(text);
        }
    }

    fn close(&mut self, at: usize) {
        let Some((from, mut block)) = self.open.take() else { return };
        block.text = if block.kind == BlockKind::Code { block.text.trim_end().to_owned() } else { one_space(&block.text) };
        block.markup = one_space(self.source.get(from..at).unwrap_or(""));
        if !block.text.is_empty() || !block.targets.is_empty() {
            self.found.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Limits;
    use crate::content::{Origin, parse};
    use crate::source::TextFile;

    fn of(body: &str) -> Vec<(BlockKind, String)> {
        let file = TextFile { path: "a/b.md".into(), text: format!("---\na: 1\n---\n{body}").into(), digest: [0; 32] };
        let (root, local): (Arc<str>, Arc<str>) = ("r".into(), "a/b.md".into());
        let card = parse(&file, Origin { root: &root, local: &local, languages: &[] }, &Limits::default()).value.unwrap();
        blocks(&card).into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn what_stands_by_itself_is_a_block_of_words_without_markup() {
        let body = "# Uno\n\nIl **testo** su\ndue righe, con [un link](x.md).\n\n- primo\n- secondo\n  - dentro\n\n> detto\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx  y\nz\n```\n\n1. sciolto\n\n   ancora\n";
        let kinds = [
            (BlockKind::Heading(1), "Uno"),
            (BlockKind::Paragraph, "Il testo su due righe, con un link."),
            (BlockKind::Item, "primo"),
            (BlockKind::Item, "secondo"),
            (BlockKind::Item, "dentro"),
            (BlockKind::Quote, "detto"),
            (BlockKind::Row, "a | b"),
            (BlockKind::Row, "1 | 2"),
            (BlockKind::Code, "x  y\nz"),
            (BlockKind::Item, "sciolto"),
            (BlockKind::Paragraph, "ancora"),
        ];
        assert_eq!(of(body), kinds.map(|(kind, text)| (kind, text.to_owned())));
    }
}
