//! Taxonomies and their terms: 24 teasers a term, then one line for each other card.

use super::{feeds, frame, html, list::PER_PAGE};
use crate::catalog::CardIx;
use crate::derive::{display_name, types_in_order};
use crate::render::engine::TemplateError;
use crate::render::site::{self, taxonomy_address};
use crate::render::views::{CountedLink, EntryView, FeedLink, SearchScope, TaxonomyLink, TaxonomyPage, TermCount, TermPage};
use crate::render::{OutputFile, Route, Site};

/// Adds every taxonomy with its terms.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    for (n, taxonomy) in site.derived.taxonomies.iter().enumerate() {
        routes.push(Route::Taxonomy(n));
        routes.extend((0..taxonomy.terms.len()).map(|term| Route::Term(n, term)));
    }
}

/// Recognises `temi/` and `temi/TERM/`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let address = address.strip_suffix('/')?;
    let (path, slug) = address.split_once('/').map_or((address, None), |(path, slug)| (path, Some(slug)));
    let taxonomy = site.derived.taxonomies.iter().position(|taxonomy| *taxonomy.path == *path)?;
    let Some(slug) = slug else { return Some(Route::Taxonomy(taxonomy)) };
    let term = site.derived.taxonomies[taxonomy].terms.iter().position(|term| *term.slug == *slug)?;
    Some(Route::Term(taxonomy, term))
}

/// The address of a taxonomy.
pub fn index_address(site: &Site<'_>, taxonomy: usize) -> String {
    taxonomy_address(&site.derived.taxonomies[taxonomy])
}

/// The address of a term.
pub fn term_address(site: &Site<'_>, taxonomy: usize, term: usize) -> String {
    let taxonomy = &site.derived.taxonomies[taxonomy];
    site::term_address(taxonomy, &taxonomy.terms[term])
}

/// The terms of a taxonomy with their counts; empty when it has none.
pub fn counted_terms(site: &Site<'_>, id: &str) -> Vec<CountedLink> {
    let Some((_, taxonomy)) = site.derived.taxonomy(id) else { return Vec::new() };
    let link = |term: &crate::derive::TaxonomyTerm| CountedLink {
        text: crate::schema::label(&term.labels, site.language()).to_owned(),
        url: site.link(&site::term_address(taxonomy, term)),
        count: term.cards.len(),
        count_text: site.term_count_text(taxonomy, term.cards.len()),
    };
    taxonomy.terms.iter().map(link).collect()
}

/// Renders all terms of a taxonomy.
pub fn render_index(site: &Site<'_>, n: usize) -> Result<OutputFile, TemplateError> {
    let taxonomy = &site.derived.taxonomies[n];
    let term = |(link, term): (CountedLink, &crate::derive::TaxonomyTerm)| TermCount {
        text: link.text,
        url: link.url,
        count: link.count,
        count_text: link.count_text,
        explanation: site.some_label(&term.explanation),
        lang: site.foreign_label(&term.explanation),
    };
    let terms = counted_terms(site, &taxonomy.id).into_iter().zip(&taxonomy.terms).map(term).collect();
    let mut page = frame::page(site, "taxonomy", site.label(&taxonomy.many), &site.at(&taxonomy_address(taxonomy)), &[]);
    page.section = Some(frame::section_of_taxonomy(&taxonomy.id).to_owned());
    html(site, "taxonomy.html", &page, &TaxonomyPage { intro: None, terms })
}

/// Renders the cards of one term.
pub fn render_term(site: &Site<'_>, n: usize, term: usize) -> Result<OutputFile, TemplateError> {
    let taxonomy = &site.derived.taxonomies[n];
    let term = &taxonomy.terms[term];
    let first_type = types_in_order(site.schemas).into_iter().find(|t| t.list && t.taxonomies.iter().any(|def| def.id == taxonomy.id));
    let (first, rest) = term.cards.split_at(term.cards.len().min(PER_PAGE));
    let index = TaxonomyLink { label: site.label(&taxonomy.many).to_owned(), url: site.link(&taxonomy_address(taxonomy)) };
    let view = TermPage {
        explanation: site.some_label(&term.explanation),
        lang: site.foreign_label(&term.explanation),
        synonyms: term.synonyms.clone(),
        synonyms_lang: (!site.is_main()).then(|| site.config.main_language().code.to_string()),
        count_text: site.term_count_text(taxonomy, term.cards.len()),
        teasers_html: site.teasers(first)?,
        rest: rest.iter().map(|&ix| entry(site, ix)).collect(),
        calendar_url: super::calendar_files::term_url(site, term, &site::term_address(taxonomy, term)),
        taxonomy: index,
        taxonomies: site.facets(first_type.map_or("", |content_type| &content_type.name)),
        scope: SearchScope { field: taxonomy.id.to_string(), value: term.id.to_string(), order: "date" },
    };
    let (label, address) = (site.label(&term.labels), site::term_address(taxonomy, term));
    let mut page = frame::page(site, "term", label, &site.at(&address), &[(&*view.taxonomy.label, view.taxonomy.url.clone())]);
    page.section = Some(frame::section_of_taxonomy(&taxonomy.id).to_owned());
    // Two taxonomies may have a term of one name.
    page.document_title = format!("{label} · {}", view.taxonomy.label);
    page.feed = feeds::has_feed(site, term).then(|| feed_link(site, label, &address));
    page.description = view.explanation.clone().unwrap_or(page.description);
    html(site, "term.html", &page, &view)
}

fn feed_link(site: &Site<'_>, label: &str, address: &str) -> FeedLink {
    let title = site.theme.word_with("feed-term-title", &[("site", site.title()), ("term", label)]);
    FeedLink { title, url: site.link(&format!("{address}{}", feeds::FILE)) }
}

/// A card in one line: whose it is, else what it is.
pub(super) fn entry(site: &Site<'_>, ix: CardIx) -> EntryView {
    let card = site.card(ix);
    let owner = crate::derive::referred(card, "amministrazione", card.card.text("amministrazione"));
    let note = owner.map_or_else(|| site.label(&card.card.content_type().one), |owner| display_name(site.card(owner)));
    EntryView {
        title: display_name(card).to_owned(),
        url: site.card_url(card).unwrap_or_default(),
        note: Some(note.to_owned()),
        lang: site.foreign(card),
        lang_text: site.foreign_text(card),
    }
}
