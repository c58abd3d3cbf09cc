//! The glossary: terms of vocabularies that explain themselves, by letter.

use std::collections::{BTreeMap, BTreeSet};

use super::{frame, html};
use crate::catalog::{Term, Vocabulary};
use crate::derive::display_name;
use crate::diagnostic::fold;
use crate::render::engine::TemplateError;
use crate::render::views::{GlossaryTerm, GlossaryView, Letter, TextOnly};
use crate::render::{OutputFile, Route, Site};

/// Its address.
pub const ADDRESS: &str = "glossario/";

/// Whether there is anything to explain.
pub fn exists(site: &Site<'_>) -> bool {
    explained(site).next().is_some()
}

/// Adds the page, when there is anything to explain.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend(exists(site).then_some(Route::Glossary));
}

/// Recognises the page.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS && exists(site)).then_some(Route::Glossary)
}

fn explained<'a>(site: &Site<'a>) -> impl Iterator<Item = (&'a str, &'a Vocabulary, &'a Term)> + use<'a> {
    let vocabularies = site.catalog.vocabularies.iter().filter(|(_, vocabulary)| vocabulary.in_glossary);
    vocabularies
        .flat_map(|(id, vocabulary)| vocabulary.terms.iter().map(move |term| (&**id, vocabulary, term)))
        .filter(|(_, _, term)| term.explanation.is_some())
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let mut terms: Vec<_> = explained(site).map(|(id, vocabulary, term)| (fold(site.label(&term.labels)), id, vocabulary, term)).collect();
    terms.sort_by(|a, b| (&a.0, a.1, &a.3.id).cmp(&(&b.0, b.1, &b.3.id)));
    let mut letters: BTreeMap<char, Vec<GlossaryTerm>> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for (folded, vocabulary_id, vocabulary, term) in terms {
        let letter = folded.chars().next().filter(char::is_ascii_lowercase).map_or('#', |c| c.to_ascii_uppercase());
        // Two vocabularies may use one id.
        let id = if ids.insert(term.id.to_string()) { term.id.to_string() } else { format!("{vocabulary_id}-{}", term.id) };
        letters.entry(letter).or_default().push(GlossaryTerm {
            id,
            text: site.label(&term.labels).to_owned(),
            explanation_text: term.explanation.as_deref().unwrap_or("").to_owned(),
            source: Some(TextOnly { text: display_name(site.catalog.get(vocabulary.card)).to_owned() }),
            uri: term.uri.as_deref().map(str::to_owned),
        });
    }
    let letter = |(letter, terms): (char, _)| {
        let id = if letter == '#' { "lettera-altro".to_owned() } else { format!("lettera-{}", letter.to_ascii_lowercase()) };
        Letter { letter: letter.to_string(), id, terms }
    };
    let view = GlossaryView { letters: letters.into_iter().map(letter).collect() };
    let mut page = frame::page(site, "glossary", &site.theme.word("title-glossary"), ADDRESS, &[]);
    page.section = Some("apprendimento".to_owned());
    html(site, "glossario.html", &page, &view)
}
