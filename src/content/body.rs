//! One pass over a card's Markdown: safe HTML with holes, headings, links.
//!
//! [`read`] turns each event of the parser into HTML itself, because what is safe is decided event by
//! event: raw HTML becomes text, addresses pass [`target`]'s allow-list, images are files of the card.
//! Sanitising finished HTML would cost ten times as much and come too late for a place in the file.
//! Footnotes, task lists and heading attributes are off: they are text like any other.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Body, Heading, Hole, Link, LinkKind};
use crate::diagnostic::{Code, Diagnostic, Gatherer, Span};

mod acronyms;
mod escape;
mod headings;
mod plain;
mod tables;
mod target;

pub(super) use escape::push_attribute;
use escape::push_text;
pub(super) use plain::text;
use target::Target;

/// Elements inside elements; far beyond any text that people write.
const MAX_DEPTH: usize = 64;

/// Reads the Markdown in `text[range]`; places are bytes of `text`. HTML beyond `max_bytes` is an error.
pub(super) fn read(text: &str, range: Range<usize>, max_bytes: usize, problems: &mut Gatherer) -> Body {
    let source = &text[range.clone()];
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut renderer = Renderer::new(source, range.start, problems);
    for (event, place) in Parser::new_ext(source, options).into_offset_iter() {
        renderer.event(event, place);
        if renderer.body.html.len() > max_bytes || renderer.depth > MAX_DEPTH {
            renderer.too_large(max_bytes);
            return Body::default();
        }
    }
    renderer.finish()
}

/// What is being built, and where in the document the pass is.
struct Renderer<'a, 'p> {
    source: &'a str,
    base: usize,
    problems: &'p mut Gatherer,
    body: Body,
    /// The text without markup so far, for headings, links and header cells.
    plain: String,
    depth: usize,
    place: Range<usize>,
    /// The open link: index, start of its text, whether an `a` was written for it.
    link: Option<OpenLink>,
    /// Images may hold images in their alternative text: only the outermost counts.
    image: Option<OpenImage>,
    headings: headings::Headings,
    /// Where the open heading begins, in the HTML and in the text.
    heading: Option<(usize, usize)>,
    table: Option<tables::Table>,
    html_block: bool,
    code_block: bool,
}

struct OpenLink {
    index: Option<usize>,
    text_from: usize,
    written: bool,
}

struct OpenImage {
    depth: usize,
    alt: String,
    target: Target,
    title: String,
    span: Span,
}

impl<'a, 'p> Renderer<'a, 'p> {
    fn new(source: &'a str, base: usize, problems: &'p mut Gatherer) -> Self {
        let body = Body { html: String::with_capacity(source.len() + source.len() / 2), ..Body::default() };
        Renderer {
            source,
            base,
            problems,
            body,
            plain: String::with_capacity(source.len()),
            depth: 0,
            place: 0..0,
            link: None,
            image: None,
            headings: headings::Headings::default(),
            heading: None,
            table: None,
            html_block: false,
            code_block: false,
        }
    }

    fn span(&self) -> Span {
        (self.base + self.place.start) as u32..(self.base + self.place.end) as u32
    }

    fn out(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn event(&mut self, event: Event<'a>, place: Range<usize>) {
        self.place = place;
        if self.image.is_some() {
            return self.inside_image(event);
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag);
            }
            Event::End(tag) => {
                self.depth -= 1;
                self.end(tag);
            }
            Event::Text(text) => self.prose(&text),
            Event::Code(text) => {
                self.out("<code>");
                self.text(&text);
                self.out("</code>");
            }
            Event::Html(text) => self.raw_block(&text),
            Event::InlineHtml(text) => {
                self.raw_html(self.place.clone());
                self.text(&text);
            }
            Event::SoftBreak => {
                self.out("\n");
                self.plain.push(' ');
            }
            Event::HardBreak => {
                self.out("<br>\n");
                self.plain.push(' ');
            }
            Event::Rule => self.out("<hr>\n"),
            // Extensions that are not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        push_text(&mut self.body.html, text);
        self.plain.extend(text.split('\r'));
    }

    /// Text in which acronyms may be explained: not in links, headings and code, and each only the first time.
    fn prose(&mut self, text: &str) {
        let from = self.body.html.len();
        self.text(text);
        if self.link.is_some() || self.heading.is_some() || self.code_block {
            return;
        }
        let Body { html, acronyms, .. } = &mut self.body;
        for found in acronyms::find(&html[from..]) {
            let place = (from + found.start) as u32..(from + found.end) as u32;
            let word = |place: &Span| &html[place.start as usize..place.end as usize];
            if acronyms.iter().all(|known| word(known) != word(&place)) {
                acronyms.push(place);
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => self.out("<p>"),
            Tag::Heading { .. } => {
                self.heading = Some((self.body.html.len(), self.plain.len()));
                self.headings.open(&mut self.body.html);
            }
            Tag::BlockQuote(_) => self.out("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                self.code_block = true;
                self.open_code_block(&kind);
            }
            Tag::HtmlBlock => {
                self.html_block = true;
                self.raw_html(self.place.start..self.place.start + self.source[self.place.clone()].trim_end().len());
                self.out("<p>");
            }
            Tag::List(first) => self.open_list(first),
            Tag::Item => self.out("<li>"),
            Tag::Table(alignments) => self.table = Some(tables::Table::new(self.body.html.len(), alignments)),
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.table_start(&tag),
            Tag::Emphasis => self.out("<em>"),
            Tag::Strong => self.out("<strong>"),
            Tag::Strikethrough => self.out("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.open_link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => {
                let target = Target::of(&dest_url);
                self.image = Some(OpenImage { depth: 0, alt: String::new(), target, title: title.into_string(), span: self.span() });
            }
            // Extensions that are not switched on.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_block("</p>\n"),
            TagEnd::Heading(level) => self.close_heading(level as u8),
            TagEnd::BlockQuote(_) => self.out("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.code_block = false;
                self.close_block("</code></pre>\n");
            }
            TagEnd::HtmlBlock => {
                self.html_block = false;
                self.close_block("</p>\n");
            }
            TagEnd::List(ordered) => self.out(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.close_block("</li>\n"),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => self.table_end(tag),
            TagEnd::Emphasis => self.out("</em>"),
            TagEnd::Strong => self.out("</strong>"),
            TagEnd::Strikethrough => self.out("</del>"),
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    /// Ends a block; in the text, blocks are lines.
    fn close_block(&mut self, html: &str) {
        self.out(html);
        plain::end_line(&mut self.plain);
    }

    /// A list may stand inside an item, right after its words.
    fn open_list(&mut self, first: Option<u64>) {
        plain::end_line(&mut self.plain);
        match first {
            None => self.out("<ul>\n"),
            Some(1) => self.out("<ol>\n"),
            Some(first) => self.out(&format!("<ol start=\"{first}\">\n")),
        }
    }

    fn close_heading(&mut self, raw_level: u8) {
        let Some((html_from, text_from)) = self.heading.take() else { return };
        let text = self.plain[text_from..].trim().to_owned();
        if text.is_empty() {
            // A heading without words is a stop in the outline that says nothing.
            self.body.html.truncate(html_from);
            return;
        }
        let span = self.span();
        let length = self.source[self.place.clone()].trim_end().len() as u32;
        let id = self.headings.close(&mut self.body, html_from, raw_level, &text);
        self.body.headings.push(Heading { level: 0, text, id, span: span.start..span.start + length });
        self.close_block("\n");
    }

    fn open_code_block(&mut self, kind: &CodeBlockKind<'_>) {
        // A long line scrolls inside the block: the keyboard must reach it.
        self.out("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let language = info.split_whitespace().next().unwrap_or("");
            let known =
                !language.is_empty() && language.len() <= 30 && language.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_+#".contains(&b));
            if known {
                self.out(&format!(" class=\"language-{language}\""));
            }
            self.check_fence();
        }
        self.out(">");
    }

    /// A fence that never closes swallows the rest of the text: the parser accepts it, its author did not mean it.
    fn check_fence(&mut self) {
        let block = self.source[self.place.clone()].trim_end();
        let marker = |line: &str| {
            let line = line.trim_start_matches([' ', '\t', '>']);
            let fence = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
            Some((fence, line.chars().take_while(|c| *c == fence).count(), line.trim_end().chars().all(|c| c == fence)))
        };
        let mut lines = block.lines();
        let open = lines.next().and_then(marker);
        let close = lines.next_back().and_then(marker);
        let closed = matches!((open, close), (Some((a, n, _)), Some((b, m, true))) if a == b && m >= n);
        if !closed {
            let first = block.lines().next().map_or(0, |line| line.trim_end().len());
            let start = (self.base + self.place.start) as u32;
            self.problems.push_at(
                &(start..start + first as u32),
                Diagnostic::new(
                    Code::UnclosedFence,
                    "Il blocco di testo a spaziatura fissa si apre ma non si chiude: prende tutto quello che segue",
                )
                .help("Aggiungi alla fine del blocco una riga con gli stessi segni che lo aprono (```)"),
            );
        }
    }

    fn raw_block(&mut self, text: &str) {
        if self.html_block {
            self.text(text);
        }
    }

    fn raw_html(&mut self, place: Range<usize>) {
        let span = (self.base + place.start) as u32..(self.base + place.end) as u32;
        if self.problems.lists(Code::RawHtml) {
            let tag: String = self.source[place].chars().take(30).take_while(|c| *c != '\n').collect();
            self.problems.push_at(
                &span,
                Diagnostic::new(Code::RawHtml, format!("Nel testo c'è del codice HTML («{tag}»), che la pagina mostra così com'è"))
                    .help("Usa la scrittura del Markdown, per esempio **grassetto**, oppure togli il codice"),
            );
        } else {
            self.problems.push_at(&span, Diagnostic::new(Code::RawHtml, ""));
        }
    }

    fn open_link(&mut self, link_type: LinkType, dest: &str, title: &str) {
        let target = if link_type == LinkType::Email { Target::External(format!("mailto:{dest}")) } else { Target::of(dest) };
        let (target, fragment, kind) = match target {
            Target::External(url) => {
                self.out("<a href=\"");
                push_attribute(&mut self.body.html, &url);
                self.out(if url.starts_with("http") { "\" rel=\"external\"" } else { "\"" });
                (url, None, LinkKind::External)
            }
            Target::Path { path, fragment } => {
                self.out("<a href=\"");
                self.hole();
                self.out("\"");
                (path, fragment, LinkKind::Path)
            }
            Target::Refused(reason) => {
                self.problems.push_at(&self.span(), reason.diagnostic());
                self.link = Some(OpenLink { index: None, text_from: self.plain.len(), written: false });
                return;
            }
        };
        if !title.is_empty() {
            self.out(" title=\"");
            push_attribute(&mut self.body.html, title);
            self.out("\"");
        }
        self.out(">");
        let index = self.body.links.len();
        self.body.links.push(Link { target, fragment, kind, text: String::new(), span: self.span() });
        self.link = Some(OpenLink { index: Some(index), text_from: self.plain.len(), written: true });
    }

    fn close_link(&mut self) {
        let Some(open) = self.link.take() else { return };
        let mut text = self.plain[open.text_from..].trim().to_owned();
        if let (true, Some(index)) = (text.is_empty(), open.index) {
            // A link without words cannot be spoken: its address is better than nothing.
            text = self.body.links[index].target.clone();
            self.text(&text);
        }
        if let Some(index) = open.index {
            self.body.links[index].text = text;
        }
        if open.written {
            self.out("</a>");
        }
    }

    /// A hole for the address of the link that is pushed next.
    fn hole(&mut self) {
        self.body.holes.push(Hole { at: self.body.html.len() as u32, link: self.body.links.len() as u32 });
    }

    /// Inside an image everything is alternative text.
    fn inside_image(&mut self, event: Event<'a>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth > 0 => image.depth -= 1,
            Event::End(_) => {
                self.depth -= 1;
                self.close_image();
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn close_image(&mut self) {
        let Some(OpenImage { alt, target, title, span, .. }) = self.image.take() else { return };
        let alt = alt.trim().to_owned();
        match target {
            Target::External(url) => self.remote_image(url, alt, span),
            Target::Refused(reason) => {
                self.problems.push_at(&span, reason.diagnostic());
                self.text(&alt);
            }
            Target::Path { path, .. } => {
                if alt.is_empty() {
                    self.problems.push_at(
                        &span,
                        Diagnostic::new(Code::ImageWithoutAlt, "L'immagine non ha un testo alternativo")
                            .help("Scrivi tra le parentesi quadre che cosa mostra l'immagine, per chi non la vede: ![Lo sportello aperto al pubblico](sportello.jpg)"),
                    );
                }
                self.out("<img src=\"");
                self.hole();
                self.out("\" alt=\"");
                push_attribute(&mut self.body.html, &alt);
                if !title.is_empty() {
                    self.out("\" title=\"");
                    push_attribute(&mut self.body.html, &title);
                }
                self.out("\" loading=\"lazy\" decoding=\"async\">");
                self.plain.push_str(&alt);
                self.body.links.push(Link { target: path, fragment: None, kind: LinkKind::Image, text: alt, span });
            }
        }
    }

    /// Pages load nothing from other sites: a remote image becomes a link to it, or its words inside a link.
    fn remote_image(&mut self, url: String, alt: String, span: Span) {
        self.problems.push_at(
            &span,
            Diagnostic::new(Code::RemoteImage, "L'immagine sta su un altro sito: la pagina mostra un collegamento al suo posto")
                .help("Metti il file dell'immagine accanto alla scheda e scrivi il suo nome: ![testo alternativo](immagine.jpg)"),
        );
        let words = if alt.is_empty() { url.clone() } else { alt };
        if self.link.is_some() {
            return self.text(&words);
        }
        self.out("<a href=\"");
        push_attribute(&mut self.body.html, &url);
        self.out("\" rel=\"external\">");
        self.text(&words);
        self.out("</a>");
        self.body.links.push(Link { target: url, fragment: None, kind: LinkKind::External, text: words, span });
    }

    fn too_large(self, max_bytes: usize) {
        let start = (self.base + self.place.start) as u32;
        let message = if self.depth > MAX_DEPTH {
            format!("Il testo ha più di {MAX_DEPTH} elementi uno dentro l'altro")
        } else {
            format!("Il testo, impaginato, supera il limite di {} kB", max_bytes / 1024)
        };
        self.problems.push_at(
            &(start..start),
            Diagnostic::new(Code::BodyTooLarge, message).help("Dividi il testo in più schede, o togli le citazioni e gli elenchi annidati"),
        );
    }

    fn finish(mut self) -> Body {
        self.headings.set_levels(&mut self.body);
        self.body.words = self.plain.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() as u32;
        // Ten thousand bodies stay in memory: what growing left over would be a third of them.
        self.body.html.shrink_to_fit();
        self.body.links.shrink_to_fit();
        self.body.headings.shrink_to_fit();
        self.body.holes.shrink_to_fit();
        self.body.acronyms.shrink_to_fit();
        self.body
    }
}

/// The class that aligns a table's cell; none for the default.
fn alignment_class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "",
        Alignment::Left => " class=\"text-start\"",
        Alignment::Center => " class=\"text-center\"",
        Alignment::Right => " class=\"text-end\"",
    }
}

#[cfg(test)]
mod tests;
