//! The glossary: terms of vocabularies that explain themselves, by letter.

use std::collections::BTreeMap;

use super::{frame, html};
use crate::derive::{GlossaryEntry, display_name};
use crate::diagnostic::fold;
use crate::render::engine::TemplateError;
use crate::render::views::{GlossaryTerm, GlossaryView, Letter, TextOnly};
use crate::render::{OutputFile, Route, Site};

/// Its address.
pub const ADDRESS: &str = "glossario/";

/// Whether there is anything to explain.
pub fn exists(site: &Site<'_>) -> bool {
    !site.derived.glossary.entries.is_empty()
}

/// Adds the page, when there is anything to explain.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend(exists(site).then_some(Route::Glossary));
}

/// Recognises the page.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS && exists(site)).then_some(Route::Glossary)
}

/// The address of an entry.
pub fn entry_url(site: &Site<'_>, entry: &GlossaryEntry) -> String {
    site.link(&format!("{ADDRESS}#{}", entry.anchor))
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let entries = &site.derived.glossary.entries;
    let mut sorted: Vec<_> = entries.iter().map(|entry| (fold(site.label(&entry.term.labels)), entry)).collect();
    sorted.sort_by(|a, b| (&a.0, &a.1.anchor).cmp(&(&b.0, &b.1.anchor)));
    let mut letters: BTreeMap<char, Vec<GlossaryTerm>> = BTreeMap::new();
    for (folded, entry) in sorted {
        let letter = folded.chars().next().filter(char::is_ascii_lowercase).map_or('#', |c| c.to_ascii_uppercase());
        let vocabulary = site.catalog.vocabularies.get(&entry.vocabulary);
        letters.entry(letter).or_default().push(GlossaryTerm {
            id: entry.anchor.to_string(),
            text: site.label(&entry.term.labels).to_owned(),
            explanation_text: site.label(&entry.term.explanation).to_owned(),
            lang: site.foreign_label(&entry.term.explanation),
            source: vocabulary.map(|vocabulary| TextOnly { text: display_name(site.card(vocabulary.card)).to_owned() }),
            uri: entry.term.uri.as_deref().map(str::to_owned),
        });
    }
    let letter = |(letter, terms): (char, _)| {
        let id = if letter == '#' { "lettera-altro".to_owned() } else { format!("lettera-{}", letter.to_ascii_lowercase()) };
        Letter { letter: letter.to_string(), id, terms }
    };
    let view = GlossaryView { letters: letters.into_iter().map(letter).collect() };
    let mut page = frame::page(site, "glossary", &site.theme.word("title-glossary"), &site.at(ADDRESS), &[]);
    page.section = Some("apprendimento".to_owned());
    html(site, "glossario.html", &page, &view)
}
