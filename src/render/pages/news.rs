//! What is new: `/novita/`, and the words for a piece of news, which feeds and digests share.

use crate::schema::Value;

use super::{frame, html, versions};
use crate::catalog::{CardIx, Linked};
use crate::derive::{Event, Fact, FieldNews, NewsItem, display_name, field_at};
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::values::choice_label;
use crate::render::views::{NewsEntry, NewsView};
use crate::render::{OutputFile, Route, Site};
use crate::schema::{Field, FieldKind, NewsWhen};

/// The page's address.
pub const ADDRESS: &str = "novita/";
/// Pieces of news on the page and in a feed.
pub const LATEST: usize = 50;
/// Names of what is new before the others are left out.
const NAMES: usize = 3;

/// Adds the page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::News);
}

/// Recognises the page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS).then_some(Route::News)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let items = site.news().latest(site.catalog.iter().map(|(ix, _)| ix), LATEST);
    let view = NewsView { entries: items.iter().map(|item| entry(site, item)).collect() };
    let mut page = frame::page(site, "news", &site.theme.word("title-news"), &site.at(ADDRESS), &[]);
    page.section = Some("diffusione".to_owned());
    page.description = site.theme.word("news-lead");
    html(site, "novita.html", &page, &view)
}

fn entry(site: &Site<'_>, item: &NewsItem<'_>) -> NewsEntry {
    let card = site.card(item.card);
    NewsEntry {
        date: DateText::day(site.day(item.time), site.language()),
        label: label(site, item.card, item.event),
        card: site.card_link(item.card),
        detail: detail(site, item.card, item.event, amendment(site, item.card, item.number)),
        changes_url: changes(site, item.card, item.number).map(|address| crate::render::links::internal(&address)),
        lang_text: site.foreign_text(card),
    }
}

/// The address of the page that shows what a version changed, where there is one; the first version of a card changed nothing.
pub fn changes(site: &Site<'_>, ix: CardIx, number: usize) -> Option<String> {
    (number > 1 && versions::exist(site, ix)).then(|| version_address(site, ix, number))
}

/// The permalink of a version, even of a card that has one only, and no page for it.
pub fn version_address(site: &Site<'_>, ix: CardIx, number: usize) -> String {
    versions::address(site, ix, versions::Page::Number(number))
}

/// The number of the merge request that brought a version.
pub fn amendment(site: &Site<'_>, ix: CardIx, number: usize) -> Option<u64> {
    site.news().commit(ix, number)?.merge_request.as_ref().map(|request| request.number)
}

/// What a version says, in a few words: «Risultati aggiunti · Nuovo riuso». That it came through an amendment is said when
/// there is nothing else.
pub fn label(site: &Site<'_>, ix: CardIx, event: &Event) -> String {
    let said = |fact: &&Fact| **fact != Fact::Amendment || event.facts.len() == 1;
    let labels: Vec<String> = event.facts.iter().filter(said).map(|fact| fact_label(site, ix, fact)).collect();
    labels.join(" · ")
}

/// What one fact is called.
pub fn fact_label(site: &Site<'_>, ix: CardIx, fact: &Fact) -> String {
    let content_type = site.catalog.get(ix).card.content_type();
    match fact {
        Fact::Published => site
            .theme
            .optional_word(&format!("news-new-{}", content_type.name))
            .unwrap_or_else(|| site.theme.word_with("news-new", &[("kind", site.label(&content_type.one))])),
        Fact::Translated => site.theme.word("news-translated"),
        Fact::Returned => site.theme.word("news-returned"),
        Fact::Withdrawn => site.theme.word("news-withdrawn"),
        Fact::Amendment => site.theme.word("news-amendment"),
        Fact::Field(news) => {
            let rule = content_type.field(&news.key).and_then(|field| field.news.as_ref());
            rule.map_or_else(String::new, |rule| site.label(&rule.labels).to_owned())
        }
    }
}

/// What exactly is new: old and new values, names of what came, the amendment's number.
pub fn detail(site: &Site<'_>, ix: CardIx, event: &Event, amendment: Option<u64>) -> Option<String> {
    let mut parts: Vec<String> = event.facts.iter().filter_map(|fact| field_detail(site, ix, fact)).collect();
    if event.facts.contains(&Fact::Amendment)
        && let Some(number) = amendment
    {
        parts.push(site.theme.word_with("news-amendment-number", &[("number", &number.to_string())]));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn field_detail(site: &Site<'_>, ix: CardIx, fact: &Fact) -> Option<String> {
    let Fact::Field(news) = fact else { return None };
    let card = site.catalog.get(ix);
    let field = card.card.content_type().field(&news.key)?;
    let name = |path: &str, value: &Value| name(site, card, field_at(card.card.content_type(), path)?, value);
    if field.news.as_ref().is_some_and(|rule| rule.when == NewsWhen::Changed) {
        let to = news.new.first().and_then(|(path, value)| name(path, value))?;
        let from = news.from.as_ref().and_then(|value| name(&news.key, value));
        return Some(match from {
            Some(from) => site.theme.word_with("news-from-to", &[("from", &from), ("to", &to)]),
            None => to,
        });
    }
    names(site, card, news, &name)
}

/// The names of what came; of a text that has none, its field's.
fn names(site: &Site<'_>, card: &Linked, news: &FieldNews, name: &dyn Fn(&str, &Value) -> Option<String>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for (path, value) in &news.new {
        let own = || written_field(card, path).map(|field| site.label(&field.label).to_owned());
        let Some(found) = name(path, value).or_else(own).filter(|found| !found.is_empty() && !names.contains(found)) else { continue };
        names.push(found);
    }
    if names.len() > NAMES {
        names.truncate(NAMES);
        names.push("…".to_owned());
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The field at a path of at most two keys, a list as a list: items have no label.
fn written_field<'a>(card: &'a Linked, path: &str) -> Option<&'a Field> {
    let (first, second) = path.split_once('.').map_or((path, None), |(first, second)| (first, Some(second)));
    let field = card.card.content_type().field(first)?;
    match (second, &field.kind) {
        (None, _) => Some(field),
        (Some(key), FieldKind::Object(fields)) => fields.iter().find(|field| &*field.key == key),
        _ => None,
    }
}

/// What people read for a value: a label, a card's name, a date, the first short text of a group. Texts only in their own language.
fn name(site: &Site<'_>, card: &Linked, field: &Field, value: &Value) -> Option<String> {
    let text = value.as_str();
    match &field.kind {
        FieldKind::Enum(choices) => choice_label(choices, text?, site.language()).map(str::to_owned),
        FieldKind::Term(vocabulary) => site.vocabulary_term(vocabulary, text?).map(|term| site.label(&term.labels).to_owned()),
        FieldKind::Reference(types) => {
            let (type_name, id) = text?.split_once('/').unwrap_or((types.first()?, text?));
            let named = site.card(site.catalog.find(type_name, id)?);
            named.visibility.has_page().then(|| display_name(named).to_owned())
        }
        FieldKind::Date { .. } => DateText::written(text?, site.language()).map(|date| date.text),
        FieldKind::Object(fields) => fields.iter().find_map(|inner| {
            let value = value.get(&inner.key)?;
            match &inner.kind {
                FieldKind::Text { multiline: false } if card.language == site.language_index => value.as_str().map(str::to_owned),
                FieldKind::Reference(_) | FieldKind::Enum(_) | FieldKind::Term(_) => name(site, card, inner, value),
                _ => None,
            }
        }),
        _ => None,
    }
}
