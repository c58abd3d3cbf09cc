//! The pages of a card's versions: all of them, one with what it changed, the way from the first to the last, what is not
//! registered yet, and a text as it was ([`super::old_text`]).
//!
//! A card with one version has none of them. Every version has its page, also one of which little may be said: addresses of
//! versions are permalinks. Search engines are told to leave them alone, since the card's page is what holds now.

use super::{compared, feeds, frame, html, people};
use crate::catalog::{CardIx, Linked, Redaction};
use crate::config::{Forge, ForgeKind};
use crate::derive::{Alone, Compared, Shown, display_name};
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::values::choice_label;
use crate::render::views::{CardVersionView, PageView, TextLink, VersionItem, VersionPage, VersionedCard, VersionsView};
use crate::render::{OutputFile, Route, Site, links};
use crate::schema::{FieldKind, label};
use crate::source::{Commit, MergeRequest};

/// The folder of all versions, below the card's own.
pub const FOLDER: &str = crate::catalog::VERSIONS;
/// Versions on either side of one that its page lists.
const AROUND: usize = 4;

/// One of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// All versions.
    List,
    /// What a version changed.
    Number(usize),
    /// The text of a version.
    Text(usize),
    /// What changed from the first to the last.
    All,
    /// What changed since the last.
    Draft,
}

/// Adds the pages of all cards with several versions.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    let cards = site.catalog.iter().chain(site.catalog.translations()).filter(|(_, card)| card.language == site.language_index);
    for (ix, _) in cards.filter(|(ix, _)| exist(site, *ix)) {
        routes.extend(pages(site, ix).into_iter().map(|page| Route::Version(ix, page)));
    }
}

/// Recognises `esperienze/SLUG/versioni/` and what is below it.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let (card, below) = address.match_indices(FOLDER).filter(|(at, _)| address[..*at].ends_with('/')).find_map(|(at, _)| {
        let below = address[at + FOLDER.len()..].strip_prefix('/')?;
        Some((site.catalog.at_address(&site.at(&address[..at]))?, below))
    })?;
    let segments: Vec<&str> = below.split_terminator('/').collect();
    let number = |text: &str| text.parse().ok().filter(|number: &usize| number.to_string() == text);
    let page = match segments[..] {
        [] => Page::List,
        ["tutte"] => Page::All,
        ["bozza"] => Page::Draft,
        [one] => Page::Number(number(one)?),
        [one, "testo"] => Page::Text(number(one)?),
        _ => return None,
    };
    let known = (below.is_empty() || below.ends_with('/')) && exist(site, card) && pages(site, card).contains(&page);
    known.then_some(Route::Version(card, page))
}

/// Whether a card has pages of its versions.
pub fn exist(site: &Site<'_>, ix: CardIx) -> bool {
    let card = site.catalog.get(ix);
    card.visibility.has_page() && card.address.is_some() && site.versions().has_pages(ix)
}

fn pages(site: &Site<'_>, ix: CardIx) -> Vec<Page> {
    let reader = site.versions();
    let (versions, uncommitted) = (reader.versions(ix), reader.is_uncommitted(ix));
    let count = versions.list.len();
    let mut pages = vec![Page::List];
    pages.extend((count > 2).then_some(Page::All));
    pages.extend(uncommitted.then_some(Page::Draft));
    for number in 1..=count {
        pages.push(Page::Number(number));
        let has_text = versions.get(number).is_some_and(|version| version.file.blob.is_some());
        // The text of the newest version is the card's page.
        pages.extend((has_text && (number < count || uncommitted)).then_some(Page::Text(number)));
    }
    pages
}

/// The address of a page, below the site's top.
pub fn address(site: &Site<'_>, ix: CardIx, page: Page) -> String {
    let card = site.catalog.get(ix).address.as_deref().unwrap_or("");
    match page {
        Page::List => format!("{card}{FOLDER}/"),
        Page::Number(number) => format!("{card}{FOLDER}/{number}/"),
        Page::Text(number) => format!("{card}{FOLDER}/{number}/testo/"),
        Page::All => format!("{card}{FOLDER}/tutte/"),
        Page::Draft => format!("{card}{FOLDER}/bozza/"),
    }
}

/// The address of a page as views have it.
pub fn url(site: &Site<'_>, ix: CardIx, page: Page) -> String {
    links::internal(&address(site, ix, page))
}

/// Where a link to a version leads: its page; of a card with one version the card's own.
pub fn permalink(site: &Site<'_>, ix: CardIx, number: usize) -> Option<String> {
    let known = exist(site, ix) && site.versions().versions(ix).get(number).is_some();
    if known { Some(url(site, ix, Page::Number(number))) } else { site.card_url(site.catalog.get(ix)) }
}

/// Renders one of the pages.
pub fn render(site: &Site<'_>, ix: CardIx, page: Page) -> Result<OutputFile, TemplateError> {
    match page {
        Page::List => render_list(site, ix),
        Page::Number(number) => render_version(site, ix, number),
        Page::Text(number) => super::old_text::render(site, ix, number),
        Page::All => render_all(site, ix),
        Page::Draft => render_draft(site, ix),
    }
}

fn render_list(site: &Site<'_>, ix: CardIx) -> Result<OutputFile, TemplateError> {
    let (reader, count) = (site.versions(), site.versions().versions(ix).list.len());
    let unpublished = reader.first_shown(ix) - 1;
    let view = VersionsView {
        card: card_view(site, ix),
        count_text: site.theme.counted("versions-count", count),
        versions: draft_item(site, ix).into_iter().chain((1..=count).rev().map(|number| item(site, ix, number))).collect(),
        all_url: all_url(site, ix),
        unpublished_text: (unpublished > 0).then(|| site.theme.counted("versions-unpublished", unpublished)),
    };
    let title = site.theme.word("title-versions");
    let mut page = page_view(site, ix, Page::List, &title);
    page.feed = feeds::of_card(site, ix);
    html(site, "versioni.html", &page, &view)
}

fn render_version(site: &Site<'_>, ix: CardIx, number: usize) -> Result<OutputFile, TemplateError> {
    let (reader, count) = (site.versions(), site.versions().versions(ix).list.len());
    let versions = reader.versions(ix);
    let mut view = blank(site, ix);
    let mut own = item(site, ix, number);
    own.url = None;
    let told = own.state != "unpublished";
    if let Some(commit) = versions.get(number).and_then(|version| versions.commit(version)).filter(|_| told) {
        view.reason = paragraphs(&commit.reason);
        view.approvals = people::names(site, &commit.approved_by);
        view.approvals_count = commit.approved_by.len();
        view.is_signed = commit.signed;
    }
    let shown = reader.shown(ix, number);
    if matches!(shown, Shown::Whole | Shown::Partly(_)) {
        compare(site, ix, &mut view, reader.with_previous(ix, number));
        let is_newest = number == count && !reader.is_uncommitted(ix);
        view.text_url = Some(if is_newest { view.card.url.clone() } else { url(site, ix, Page::Text(number)) });
    } else {
        view.notes.extend(why(site, &shown));
    }
    let title = site.theme.word_with("version-of", &[("number", &number.to_string()), ("count", &count.to_string())]);
    view.previous = (number > 1).then(|| step(site, ix, number - 1));
    view.next = (number < count).then(|| step(site, ix, number + 1));
    let around = number.saturating_sub(AROUND).max(1)..=(number + AROUND).min(count);
    view.versions = around.rev().map(|other| if other == number { own.clone() } else { item(site, ix, other) }).collect();
    view.version = Some(own);
    html(site, TEMPLATE, &page_view(site, ix, Page::Number(number), &title), &view)
}

/// The template of one version.
const TEMPLATE: &str = "versione.html";

fn render_all(site: &Site<'_>, ix: CardIx) -> Result<OutputFile, TemplateError> {
    let mut view = blank(site, ix);
    match site.versions().first_to_last(ix) {
        Some(compared) => compare(site, ix, &mut view, Ok(compared)),
        None => view.notes.push(site.theme.word("version-note-all")),
    }
    view.all_url = None;
    let count = site.versions().versions(ix).list.len();
    view.versions = (1..=count).rev().take(2 * AROUND + 1).map(|number| item(site, ix, number)).collect();
    let title = site.theme.word("title-versions-all");
    html(site, TEMPLATE, &page_view(site, ix, Page::All, &title), &view)
}

fn render_draft(site: &Site<'_>, ix: CardIx) -> Result<OutputFile, TemplateError> {
    let mut view = blank(site, ix);
    match site.versions().uncommitted(ix) {
        Some(compared) => compare(site, ix, &mut view, Ok(compared)),
        None => view.notes.push(site.theme.word("version-note-hidden-before")),
    }
    let count = site.versions().versions(ix).list.len();
    view.text_url = Some(view.card.url.clone());
    view.previous = Some(step(site, ix, count));
    view.version = draft_item(site, ix).map(|draft| VersionItem { url: None, ..draft });
    view.versions = view.version.clone().into_iter().collect();
    view.versions.extend((1..=count).rev().take(AROUND).map(|number| item(site, ix, number)));
    let title = site.theme.word("version-draft");
    html(site, TEMPLATE, &page_view(site, ix, Page::Draft, &title), &view)
}

/// A page about a card's versions that says nothing yet.
fn blank(site: &Site<'_>, ix: CardIx) -> VersionPage {
    VersionPage {
        card: card_view(site, ix),
        version: None,
        compared_text: None,
        comparison: None,
        notes: Vec::new(),
        reason: Vec::new(),
        approvals: Vec::new(),
        approvals_count: 0,
        is_signed: false,
        text_url: None,
        previous: None,
        next: None,
        versions: Vec::new(),
        versions_url: url(site, ix, Page::List),
        all_url: all_url(site, ix),
    }
}

/// What changed, or why that is not said.
fn compare(site: &Site<'_>, ix: CardIx, view: &mut VersionPage, compared: Result<Compared<'_>, Alone<'_>>) {
    match compared {
        Ok(compared) => {
            let from = compared.from.to_string();
            view.compared_text = Some(site.theme.word_with("version-compared", &[("number", &from)]));
            view.comparison = Some(compared::view(site, site.catalog.get(ix), &compared.comparison));
            view.notes.extend(hidden_fields(site, site.catalog.get(ix), &compared.hidden));
        }
        Err(Alone::First) => view.notes.push(site.theme.word("version-note-first")),
        Err(Alone::Hidden(Shown::Unpublished)) => view.notes.push(site.theme.word("version-note-published")),
        Err(Alone::Hidden(Shown::Missing)) => view.notes.push(site.theme.word("version-note-missing")),
        Err(Alone::Hidden(_)) => view.notes.push(site.theme.word("version-note-hidden-before")),
    }
}

/// «Non si mostrano: Referente».
pub fn hidden_fields(site: &Site<'_>, card: &Linked, keys: &[std::sync::Arc<str>]) -> Option<String> {
    let name = |key: &std::sync::Arc<str>| match card.card.content_type().field(key) {
        Some(field) => label(&field.label, site.language()).to_owned(),
        None if **key == *crate::catalog::BODY => site.theme.word("compare-body"),
        None => key.to_string(),
    };
    let names: Vec<String> = keys.iter().map(name).collect();
    (!names.is_empty()).then(|| site.theme.word_with("version-note-fields", &[("fields", &names.join(", "))]))
}

/// Why nothing of a version is shown.
pub fn why(site: &Site<'_>, shown: &Shown<'_>) -> Option<String> {
    Some(match shown {
        Shown::Whole | Shown::Partly(_) => return None,
        Shown::Redacted(redaction) => redacted(site, redaction),
        Shown::Unpublished => site.theme.word("version-note-unpublished"),
        Shown::Unvalidated => site.theme.word("version-note-unvalidated"),
        Shown::Removed => site.theme.word("version-note-removed"),
        Shown::Missing => site.theme.word("version-note-missing"),
    })
}

/// «Il testo di questa versione non si mostra dal 3 marzo 2026. Motivo: dati personali.»
fn redacted(site: &Site<'_>, redaction: &Redaction) -> String {
    let fields = site.schemas.register("oscurati").map_or(&[][..], |register| register.fields());
    let reason = fields.iter().find(|field| &*field.key == "motivo").and_then(|field| match &field.kind {
        FieldKind::Enum(choices) => choice_label(choices, &redaction.reason, site.language()),
        _ => None,
    });
    let reason = compared::in_sentence(site, reason.unwrap_or(&redaction.reason));
    match redaction.date {
        Some(date) => {
            let day = DateText::day(date.first, site.language()).text;
            site.theme.word_with("version-note-redacted-since", &[("date", &day), ("reason", &reason)])
        }
        None => site.theme.word_with("version-note-redacted", &[("reason", &reason)]),
    }
}

/// The card whose versions a page is about.
pub fn card_view(site: &Site<'_>, ix: CardIx) -> VersionedCard {
    let card = site.catalog.get(ix);
    VersionedCard {
        title: display_name(card).to_owned(),
        url: site.card_url(card).unwrap_or_default(),
        kind_label: site.label(&card.card.content_type().one).to_owned(),
    }
}

/// The frame of a page about a card's versions.
pub fn page_view(site: &Site<'_>, ix: CardIx, page: Page, title: &str) -> PageView {
    let card = site.catalog.get(ix);
    let content_type = card.card.content_type();
    let name = display_name(card);
    let all = site.theme.word("title-versions");
    let mut steps: Vec<(&str, String)> = Vec::new();
    if content_type.list {
        steps.push((site.many(&content_type.name), site.link(&super::list::address(site, &content_type.name, 1))));
    }
    steps.push((name, site.card_url(card).unwrap_or_default()));
    if page != Page::List {
        steps.push((&all, url(site, ix, Page::List)));
    }
    let own = address(site, ix, page);
    let mut view = frame::page(site, "version", title, &own, &steps);
    frame::versions(site, &mut view, |language| (language == site.language_index).then(|| own.clone()));
    view.document_title = format!("{title}: {name}");
    view.noindex = true;
    view.alternates.clear();
    view.section = frame::section_of_type(&content_type.name).map(str::to_owned);
    view
}

fn step(site: &Site<'_>, ix: CardIx, number: usize) -> TextLink {
    let text = site.theme.word_with("version-number", &[("number", &number.to_string())]);
    TextLink::new(text, Some(url(site, ix, Page::Number(number))))
}

/// From the first to the last, when that is another way than from the last but one.
fn all_url(site: &Site<'_>, ix: CardIx) -> Option<String> {
    site.versions().oldest_comparable(ix).map(|_| url(site, ix, Page::All))
}

/// A version as lists show it.
pub fn item(site: &Site<'_>, ix: CardIx, number: usize) -> VersionItem {
    let reader = site.versions();
    let versions = reader.versions(ix);
    let version = versions.get(number);
    let commit = version.and_then(|version| versions.commit(version));
    let (state, word) = match reader.shown(ix, number) {
        Shown::Whole | Shown::Partly(_) | Shown::Missing => ("shown", None),
        Shown::Redacted(_) => ("redacted", Some("version-state-redacted")),
        Shown::Unpublished => ("unpublished", Some("version-state-unpublished")),
        Shown::Unvalidated => ("unpublished", Some("version-state-unvalidated")),
        Shown::Removed => ("removed", Some("version-state-removed")),
    };
    // Of what was not published only that it was, and when.
    let told = commit.filter(|_| state != "unpublished");
    let is_current = number == versions.list.len() && !reader.is_uncommitted(ix);
    VersionItem {
        number: Some(number),
        text: site.theme.word_with("version-number", &[("number", &number.to_string())]),
        url: Some(url(site, ix, Page::Number(number))),
        date: commit.map(|commit| DateText::day(site.day(commit.time), site.language())),
        authors: told.and(version).map_or_else(Vec::new, |version| people::names(site, &version.file.authors)),
        title: told.map_or_else(String::new, title),
        request: told.and_then(|commit| commit.merge_request.as_ref()).map(|request| amendment(site, request)),
        state,
        state_text: word.map(|word| site.theme.word(word)),
        is_current,
    }
}

/// The changes of the card's file that are not registered yet.
fn draft_item(site: &Site<'_>, ix: CardIx) -> Option<VersionItem> {
    site.versions().is_uncommitted(ix).then(|| VersionItem {
        number: None,
        text: site.theme.word("version-draft"),
        url: Some(url(site, ix, Page::Draft)),
        date: None,
        authors: Vec::new(),
        title: String::new(),
        request: None,
        state: "draft",
        state_text: Some(site.theme.word("version-state-draft")),
        is_current: true,
    })
}

/// Why, in one line.
fn title(commit: &Commit) -> String {
    people::without_addresses(&clean(&commit.title))
}

fn paragraphs(text: &str) -> Vec<String> {
    let text = people::without_addresses(&clean(text));
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).map(str::to_owned).collect()
}

/// A text from Git, which may hold what cards may not.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// The amendment that a version came through, with its page on the forge that `site.toml` names.
pub fn amendment(site: &Site<'_>, request: &MergeRequest) -> TextLink {
    let text = site.theme.word_with("version-request", &[("number", &request.number.to_string())]);
    TextLink::new(text, site.config.forge.as_ref().map(|forge| request_url(forge, request.number)))
}

/// The page of a merge request. Only the configured forge is trusted: messages come from anybody.
pub fn request_url(forge: &Forge, number: u64) -> String {
    let middle = match forge.kind {
        ForgeKind::Gitlab => "-/merge_requests",
        ForgeKind::Github => "pull",
        ForgeKind::Forgejo => "pulls",
    };
    format!("{}/{middle}/{number}", forge.url.trim_end_matches('/'))
}

/// Which version of itself a card is; `None` outside a repository.
pub fn of_card(site: &Site<'_>, ix: CardIx) -> Option<CardVersionView> {
    let reader = site.versions();
    let versions = reader.versions(ix);
    let count = versions.list.len();
    let is_changed = reader.is_uncommitted(ix);
    if reader.is_new(ix) {
        let text = site.theme.word("version-none");
        return Some(CardVersionView { text, url: None, authors: Vec::new(), is_changed: true });
    }
    let last = versions.get(count)?;
    let text = site.theme.word_with("version-of", &[("number", &count.to_string()), ("count", &count.to_string())]);
    let url = exist(site, ix).then(|| url(site, ix, Page::List));
    Some(CardVersionView { text, url, authors: people::names(site, &last.file.authors), is_changed })
}

#[cfg(test)]
mod tests;
