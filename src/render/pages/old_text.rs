//! A card's text as it was in a version: its fields and body under today's schema and theme, marked as not current.

use std::borrow::Cow;

use crate::schema::Value;

use super::{compared, html, versions};
use crate::catalog::{BODY, CardIx, Linked, join};
use crate::content::{Link, LinkKind, ParsedCard};
use crate::derive::Shown;
use crate::derive::compare::Text;
use crate::render::engine::TemplateError;
use crate::render::values::Values;
use crate::render::views::{OldField, OldSection, OldTextPage};
use crate::render::{OutputFile, Site, links};
use crate::schema::{Field, FieldKind, label, loose_values};

/// Stands in for the address of what is no longer there; content cannot hold it, its scheme being refused.
const GONE: &str = "prassi:gone";
/// Shown as title and lead.
const ON_TOP: [&str; 2] = ["titolo", "in_breve"];

/// Renders the text of a version.
pub fn render(site: &Site<'_>, ix: CardIx, number: usize) -> Result<OutputFile, TemplateError> {
    let reader = site.versions();
    let card = site.catalog.get(ix);
    let shown = reader.shown(ix, number);
    let text = reader.text(ix, number);
    let hidden: Vec<std::sync::Arc<str>> = match &shown {
        Shown::Partly(redactions) => {
            redactions.iter().flat_map(|redaction| redaction.fields.iter()).map(|field| top(field).into()).collect()
        }
        _ => Vec::new(),
    };
    let mut view = OldTextPage {
        card: versions::card_view(site, ix),
        version: versions::item(site, ix, number),
        version_url: versions::url(site, ix, versions::Page::Number(number)),
        title: String::new(),
        summary: String::new(),
        body_html: String::new(),
        sections: Vec::new(),
        plain: Vec::new(),
        notes: versions::hidden_fields(site, card, &hidden).into_iter().collect(),
    };
    match &text {
        None => {
            view.notes.extend(versions::why(site, if matches!(shown, Shown::Whole | Shown::Partly(_)) { &Shown::Missing } else { &shown }))
        }
        Some(Text::Plain(text)) => {
            view.notes.push(site.theme.word("version-note-plain"));
            view.plain = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect();
        }
        Some(Text::Card(parsed)) => fill(site, card, parsed, &|key| hidden.iter().any(|hidden| **hidden == *key), &mut view),
    }
    if view.title.is_empty() {
        view.title.clone_from(&view.card.title);
    }
    let word = site.theme.word_with("version-text", &[("number", &number.to_string())]);
    let page = versions::page_view(site, ix, versions::Page::Text(number), &word);
    html(site, "versione-testo.html", &page, &view)
}

/// The key at the top of a dotted path.
fn top(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

fn fill(site: &Site<'_>, card: &Linked, parsed: &ParsedCard, hidden: &dyn Fn(&str) -> bool, view: &mut OldTextPage) {
    let content_type = card.card.content_type();
    let values = loose_values(&parsed.front_matter, &content_type.fields);
    let text = |key: &str| values.get(key).and_then(Value::as_str).filter(|_| !hidden(key)).unwrap_or("").to_owned();
    (view.title, view.summary) = (text(ON_TOP[0]), text(ON_TOP[1]));
    if !hidden(BODY) {
        view.body_html = body(site, card, parsed);
    }
    let formatter = Values::of_past(site, card);
    let mut sections: Vec<(Option<&str>, OldSection)> = content_type
        .sections
        .iter()
        .map(|section| (Some(&*section.id), OldSection { label: Some(site.label(&section.labels).to_owned()), fields: Vec::new() }))
        .collect();
    sections.push((None, OldSection { label: None, fields: Vec::new() }));
    for field in content_type.fields.iter().filter(|field| !field.private && !hidden(&field.key) && !ON_TOP.contains(&&*field.key)) {
        let Some(shown) = values.get(&field.key).and_then(|value| old_field(site, &formatter, field, value)) else { continue };
        let own = sections.iter().position(|(id, _)| *id == field.section.as_deref()).unwrap_or(sections.len() - 1);
        sections[own].1.fields.push(shown);
    }
    let known = |key: &str| content_type.field(key).is_some();
    if let Some((_, last)) = sections.last_mut() {
        let unknown = values.iter().filter(|(key, _)| !known(key) && !hidden(key));
        last.fields.extend(unknown.map(|(key, value)| OldField {
            label: key.to_string(),
            text: compared::written(value),
            items: Vec::new(),
        }));
    }
    view.sections = sections.into_iter().map(|(_, section)| section).filter(|section| !section.fields.is_empty()).collect();
}

/// A field in words: a list by item, a group by sub-field.
fn old_field(site: &Site<'_>, values: &Values<'_, '_>, field: &Field, value: &Value) -> Option<OldField> {
    let text = |field: &Field, path: &str, value: &Value| values.value(field, path, value).map(|value| value.text.to_string());
    let items: Vec<String> = match (&field.kind, value) {
        (FieldKind::List(item), Value::Array(items)) => items.iter().filter_map(|value| text(item, &field.key, value)).collect(),
        (FieldKind::Object(fields), Value::Object(_)) => fields
            .iter()
            .filter(|inner| !inner.private)
            .filter_map(|inner| {
                let words = text(inner, &format!("{}.{}", field.key, inner.key), value.get(&inner.key)?)?;
                Some(format!("{}: {words}", label(&inner.label, site.language())))
            })
            .collect(),
        _ => Vec::new(),
    };
    let whole = match (items.is_empty(), text(field, &field.key, value)) {
        (false, _) => String::new(),
        (true, Some(text)) => text,
        (true, None) => compared::written(value),
    };
    let label = label(&field.label, site.language()).to_owned();
    (!whole.is_empty() || !items.is_empty()).then_some(OldField { label, text: whole, items })
}

/// The body with links to what they named, where that is there now, and their words alone where it is not.
fn body(site: &Site<'_>, card: &Linked, parsed: &ParsedCard) -> String {
    let address = |_: usize, link: &Link| match link.kind {
        LinkKind::External => Cow::Borrowed(""),
        LinkKind::Image => site.file_url(card, &link.target).map_or(Cow::Borrowed(GONE), Cow::Owned),
        LinkKind::Path => path_url(site, card, parsed, link).map_or(Cow::Borrowed(GONE), Cow::Owned),
    };
    without_gone(&parsed.body.html_with(address, |_| None))
}

fn path_url(site: &Site<'_>, card: &Linked, parsed: &ParsedCard, link: &Link) -> Option<String> {
    if link.target.is_empty() {
        let id = link.fragment.as_deref()?;
        return parsed.body.headings.iter().any(|heading| heading.id == id).then(|| format!("#{id}"));
    }
    if !link.target.ends_with(".md") {
        return site.file_url(card, &link.target);
    }
    let local = join(&parsed.local, &link.target)?;
    let content_type = site.schemas.of_path(&local)?;
    let (folder, file) = local.rsplit_once('/')?;
    let stem = file.strip_suffix(".md")?.split('.').next()?;
    let id = if stem == "index" { folder.rsplit('/').next()? } else { stem };
    let ix = site.catalog.find(&content_type.name, id)?;
    if site.catalog.vocabularies.contains_key(id) && site.catalog.get(ix).address.is_none() {
        return site.vocabulary_url(id, link.fragment.as_deref());
    }
    let mut url = site.card_url(site.card(ix))?;
    let headings = &site.card(ix).card.body_of().body.headings;
    if let Some(id) = link.fragment.as_deref().filter(|id| headings.iter().any(|heading| heading.id == **id)) {
        url.push('#');
        links::encode_path(&mut url, id);
    }
    Some(url)
}

/// Links and images that lead nowhere become their words.
fn without_gone(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let link = format!("<a href=\"{GONE}\"");
    let image = format!("<img src=\"{GONE}\" alt=\"");
    loop {
        let next = [(rest.find(&link), true), (rest.find(&image), false)];
        let Some((at, is_link)) = next.into_iter().filter_map(|(at, is_link)| Some((at?, is_link))).min() else { break };
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (words, after) = if is_link { parts(rest, ">", "</a>") } else { parts(&rest[image.len()..], "", "\"") };
        out.push_str("<span class=\"gone\">");
        out.push_str(words);
        out.push_str("</span>");
        rest = if is_link { after } else { after.split_once('>').map_or("", |(_, after)| after) };
    }
    out.push_str(rest);
    out
}

/// What stands between `open` and `close`, and what follows.
fn parts<'t>(text: &'t str, open: &str, close: &str) -> (&'t str, &'t str) {
    let inner = text.find(open).map_or("", |at| &text[at + open.len()..]);
    inner.split_once(close).unwrap_or((inner, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_nowhere_becomes_its_words() {
        let html = "<p>Un <a href=\"prassi:gone\" title=\"x\">link <em>perso</em></a>, <a href=\"b/\">uno buono</a> e \
            <img src=\"prassi:gone\" alt=\"Il &quot;banco&quot;\" loading=\"lazy\">.</p>";
        let expected = "<p>Un <span class=\"gone\">link <em>perso</em></span>, <a href=\"b/\">uno buono</a> e \
            <span class=\"gone\">Il &quot;banco&quot;</span>.</p>";
        assert_eq!(without_gone(html), expected);
    }
}
