//! The text of a version that a consultation is about, paragraph by paragraph, each with a link that begins a comment.
//!
//! The page's address names card and version, so that it never shows another text, whatever the consultation is about later. A
//! paragraph's anchor is the key of its field (`testo` for the body) and its position there: `obiettivo-2`, `testo-5`. A version never
//! changes, so neither do they, whatever becomes of the schema's order or of the theme. Comments go to the office's mailbox, as
//! `mailto:` addresses after RFC 6068, or to the body's own form with `paragrafo=ANCHOR` in its query.

use crate::schema::Value;

use super::{consultation, frame, html, versions};
use crate::catalog::{BODY, CardIx, Linked};
use crate::content::{BlockKind, ParsedCard, blocks};
use crate::derive::compare::Text;
use crate::derive::consultations::Subject;
use crate::derive::{Shown, display_name};
use crate::render::asking::{self, Message};
use crate::render::engine::TemplateError;
use crate::render::views::{ConsultedParagraph, ConsultedPart, ConsultedTextPage, PageLink, TextLink};
use crate::render::{OutputFile, Route, Site, links};
use crate::schema::{Field, FieldKind, loose_values};

/// The folder below a consultation's address.
const FOLDER: &str = "testo";
/// Characters of a paragraph that a comment repeats.
const QUOTED: usize = 120;
/// The query's parameter that tells a form which paragraph is meant.
const PARAMETER: &str = "paragrafo";

/// Adds the texts of all consultations whose page is in this language.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    for (ix, consultation) in site.derived.consultations.iter() {
        let texts = (0..consultation.subjects.len()).filter(|&n| is_here(site, ix, n));
        routes.extend(texts.map(|n| Route::ConsultedText(ix, n)));
    }
}

/// Recognises `consultazioni/SLUG/testo/pagina/regolamento/1/`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let mut parts = address.strip_suffix('/')?.rsplitn(5, '/');
    let (_version, _id, _type, folder, above) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let card = (folder == FOLDER).then(|| site.at(&format!("{above}/")))?;
    let ix = site.catalog.at_address(&card)?;
    let asked = site.at(address);
    let n = (0..site.derived.consultations.get(ix)?.subjects.len()).find(|&n| self::address(site, ix, n) == asked)?;
    is_here(site, ix, n).then_some(Route::ConsultedText(ix, n))
}

fn is_here(site: &Site<'_>, ix: CardIx, n: usize) -> bool {
    site.catalog.get(ix).language == site.language_index && exists(site, ix, n)
}

/// Whether a consultation, an original, has a page for the text of the card that it is about at position `n`.
pub fn exists(site: &Site<'_>, ix: CardIx, n: usize) -> bool {
    let card = site.catalog.get(ix);
    let asks = card.card.text("tipo") == "commento_testo" && card.visibility.has_page() && card.address.is_some();
    let Some(subject) = subject(site, ix, n).filter(|_| asks) else { return false };
    // A text that is named twice has one page.
    let first = site.derived.consultations.get(ix).and_then(|known| known.subjects.iter().position(|known| *known == subject));
    first == Some(n) && text(site, subject).is_some()
}

fn subject(site: &Site<'_>, ix: CardIx, n: usize) -> Option<Subject> {
    site.derived.consultations.get(ix)?.subjects.get(n).copied()
}

/// What readers may see of the version; `None` when that is nothing.
fn text(site: &Site<'_>, subject: Subject) -> Option<Text> {
    let visible = site.catalog.get(subject.card).visibility.has_page();
    let text = site.versions().text(subject.card, subject.version.filter(|_| visible)?)?;
    text.card().is_some().then_some(text)
}

/// The address of the text of the card at position `n`.
pub fn address(site: &Site<'_>, ix: CardIx, n: usize) -> String {
    let consultation = site.catalog.get(ix).address.as_deref().unwrap_or("");
    let Some(Subject { card, version: Some(version) }) = subject(site, ix, n) else { return consultation.to_owned() };
    let card = &site.catalog.get(card).card;
    format!("{consultation}{FOLDER}/{}/{}/{version}/", card.content_type().name, card.id())
}

/// Renders the text of the card at position `n`.
pub fn render(site: &Site<'_>, ix: CardIx, n: usize) -> Result<OutputFile, TemplateError> {
    let card = site.catalog.get(ix);
    let Some((subject, number)) = subject(site, ix, n).and_then(|subject| Some((subject, subject.version?))) else {
        return super::not_found::render(site);
    };
    let of = site.catalog.get(subject.card);
    let version = site.theme.word_with("version-number", &[("number", &number.to_string())]);
    let name = display_name(of);
    let reader = site.versions();
    let hidden: Vec<std::sync::Arc<str>> = match reader.shown(subject.card, number) {
        Shown::Partly(redactions) => redactions.iter().flat_map(|redaction| &redaction.fields).map(|field| top(field).into()).collect(),
        _ => Vec::new(),
    };
    let own = address(site, ix, n);
    let takes =
        Takes { site, card, page: site.absolute(&own), about: format!("{name}, {version}"), open: consultation::is_open(site, card) };
    let text = text(site, subject);
    let parts = text.as_ref().and_then(Text::card).map_or_else(Vec::new, |parsed| parts(&takes, of, parsed, &hidden));
    let view = ConsultedTextPage {
        consultation: site.card_link(ix),
        card: versions::card_view(site, subject.card),
        version: TextLink::new(version.clone(), versions::permalink(site, subject.card, number)),
        state_text: consultation::state_text(site, card),
        is_open: takes.open,
        email: mailbox(card).map(str::to_owned),
        lang: site.foreign(of),
        parts,
        notes: versions::hidden_fields(site, of, &hidden).into_iter().collect(),
        texts: texts(site, ix, n),
    };
    let title = site.theme.word_with("consulted-title", &[("title", name)]);
    html(site, "consultazione-testo.html", &page(site, ix, &own, &title), &view)
}

/// The key at the top of a dotted path.
fn top(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

fn page(site: &Site<'_>, ix: CardIx, own: &str, title: &str) -> crate::render::views::PageView {
    let card = site.catalog.get(ix);
    let name = &*card.card.content_type().name;
    let list = site.link(&super::list::address(site, name, 1));
    let steps = [(site.many(name), list), (display_name(card), site.card_url(card).unwrap_or_default())];
    let mut page = frame::page(site, "consulted-text", title, own, &steps);
    frame::versions(site, &mut page, |language| (language == site.language_index).then(|| own.to_owned()));
    page.alternates.clear();
    // The card is what holds now; its old text is no answer to a search.
    page.noindex = true;
    page.section = frame::section_of_type(name).map(str::to_owned);
    page
}

/// The texts of the consultation, when there are several.
fn texts(site: &Site<'_>, ix: CardIx, current: usize) -> Vec<PageLink> {
    let Some(consultation) = site.derived.consultations.get(ix) else { return Vec::new() };
    let known: Vec<usize> = (0..consultation.subjects.len()).filter(|&n| exists(site, ix, n)).collect();
    let label = |Subject { card, version }: Subject| {
        let version = version.map(|number| site.theme.word_with("version-number", &[("number", &number.to_string())]));
        [Some(display_name(site.card(card)).to_owned()), version].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let link = |&n: &usize| PageLink {
        label: label(consultation.subjects[n]),
        url: (n != current).then(|| links::internal(&address(site, ix, n))),
        current: n == current,
    };
    if known.len() > 1 { known.iter().map(link).collect() } else { Vec::new() }
}

fn mailbox(card: &Linked) -> Option<&str> {
    Some(card.card.text("casella")).filter(|email| !email.is_empty())
}

/// What comments need to know.
struct Takes<'s, 'a> {
    site: &'s Site<'a>,
    card: &'s Linked,
    /// The full address of the page.
    page: String,
    /// The card and its version, in words.
    about: String,
    open: bool,
}

/// The texts of the fields, then the body: what an author writes in sentences.
fn parts(takes: &Takes<'_, '_>, of: &Linked, parsed: &ParsedCard, hidden: &[std::sync::Arc<str>]) -> Vec<ConsultedPart> {
    let content_type = of.card.content_type();
    let values = loose_values(&parsed.front_matter, &content_type.fields);
    let is_hidden = |key: &str| hidden.iter().any(|hidden| **hidden == *key);
    let fields = content_type.fields.iter().filter(|field| !field.private && !is_hidden(&field.key));
    let part = |field: &Field| {
        let texts = values.get(&field.key).map_or_else(Vec::new, |value| sentences(field, value));
        let label = crate::schema::label(&field.label, takes.site.language()).to_owned();
        Some(ConsultedPart { paragraphs: paragraphs(takes, &field.key, &label, texts), label }).filter(|part| !part.paragraphs.is_empty())
    };
    let mut parts: Vec<ConsultedPart> = fields.filter_map(part).collect();
    if !is_hidden(BODY) {
        let label = takes.site.theme.word("consulted-body");
        let blocks = blocks(parsed).into_iter().filter(|block| !block.text.is_empty()).map(|block| (block.kind, block.text)).collect();
        let paragraphs = paragraphs(takes, BODY, &label, blocks);
        parts.extend((!paragraphs.is_empty()).then_some(ConsultedPart { label, paragraphs }));
    }
    parts
}

/// The paragraphs of a text, or the items of a list of texts; none of what is no text.
fn sentences(field: &Field, value: &Value) -> Vec<(BlockKind, String)> {
    match (&field.kind, value) {
        (FieldKind::Text { multiline: true }, Value::String(text)) => {
            let text = text.replace("\r\n", "\n");
            let words = text.split("\n\n").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            words.filter(|text| !text.is_empty()).map(|text| (BlockKind::Paragraph, text)).collect()
        }
        (FieldKind::List(item), Value::Array(items)) if field.translate && matches!(item.kind, FieldKind::Text { .. }) => {
            items.iter().filter_map(|item| Some((BlockKind::Item, item.as_str()?.to_owned()))).collect()
        }
        _ => Vec::new(),
    }
}

fn paragraphs(takes: &Takes<'_, '_>, key: &str, label: &str, blocks: Vec<(BlockKind, String)>) -> Vec<ConsultedParagraph> {
    let mut number = 0;
    let mut paragraph = |(kind, text): (BlockKind, String)| {
        let kind_name = kind_name(kind);
        if matches!(kind, BlockKind::Heading(_)) {
            return ConsultedParagraph { id: None, kind: kind_name, text, name: String::new(), comment_url: None };
        }
        number += 1;
        let id = format!("{key}-{number}");
        let name = takes.site.theme.word_with("consulted-name", &[("part", label), ("number", &number.to_string())]);
        let comment_url = takes.open.then(|| comment_url(takes, &id, &name, &text)).flatten();
        ConsultedParagraph { id: Some(id), kind: kind_name, text, name, comment_url }
    };
    blocks.into_iter().map(&mut paragraph).collect()
}

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Quote => "quote",
        BlockKind::Row => "row",
        BlockKind::Code => "code",
    }
}

/// What begins a comment on a paragraph: a message to the office, else the body's form.
fn comment_url(takes: &Takes<'_, '_>, id: &str, name: &str, text: &str) -> Option<String> {
    let Some(email) = mailbox(takes.card) else {
        let form = takes.card.card.text("canale");
        return (!form.is_empty()).then(|| with_parameter(form, id));
    };
    let word = |key: &str, arguments: &[(&str, &str)]| takes.site.theme.word_with(key, arguments);
    let subject = word("consulted-subject", &[("name", name), ("about", &takes.about)]);
    let place = format!("{}#{id}", takes.page);
    let quoted: String = text.chars().take(QUOTED).collect();
    let quoted = if quoted.len() < text.len() { format!("{}…", quoted.trim_end()) } else { quoted };
    let bodies = [format!("«{quoted}»\n{place}"), place];
    let long = bodies.iter().map(|body| asking::mailto(email, &Message::new(&subject, body))).find(|url| url.len() <= asking::LIMIT);
    // The page says how to refer to a paragraph when a message cannot.
    Some(long.unwrap_or_else(|| asking::mailto_short(email, &Message::new(name, ""))))
}

/// The address of a form with the paragraph in its query; as it is where that would be too long.
fn with_parameter(form: &str, id: &str) -> String {
    let (before, fragment) = form.split_once('#').map_or((form, None), |(before, fragment)| (before, Some(fragment)));
    let mut url = format!("{before}{}{PARAMETER}=", if before.contains('?') { '&' } else { '?' });
    // Anchors are made of letters, digits and hyphens.
    url.push_str(id);
    if let Some(fragment) = fragment {
        url.push('#');
        url.push_str(fragment);
    }
    if url.len() <= asking::LIMIT { url } else { form.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_learn_of_the_paragraph_in_their_query() {
        assert_eq!(with_parameter("https://ente.example/modulo", "testo-3"), "https://ente.example/modulo?paragrafo=testo-3");
        assert_eq!(with_parameter("https://ente.example/?a=1#qui", "testo-3"), "https://ente.example/?a=1&paragrafo=testo-3#qui");
        let long = format!("https://ente.example/{}", "a".repeat(asking::LIMIT));
        assert_eq!(with_parameter(&long, "testo-3"), long);
    }
}
