//! Amendments: `/modifiche/` for the whole catalogue, what a card's page says of its own, and the page of a pending one,
//! `/esperienze/SLUG/proposte/12/`.
//!
//! Of what is pending `[amendments] publish` decides how much is shown: with `link` a number, the card, a day and where it is
//! discussed; with `text` the title, who wrote it and what it would change, on a page that search engines are asked to leave out.

use super::{compared, frame, html, list as lists, people};
use crate::catalog::{AmendmentState, BODY, CardIx, Linked, PROPOSALS};
use crate::config::{ForgeKind, PublishAmendments};
use crate::derive::amendments::{Meeting, Origin, Readable, When};
use crate::derive::compare::compare;
use crate::derive::{Amendment, PendingFile, Shown, display_name};
use crate::diagnostic::LineIndex;
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::values::choice_label;
use crate::render::views::{
    AmendmentGroup, AmendmentItem, AmendmentPage, AmendmentsPage, CardAmendments, MeetingView, ProblemView, TextLink,
};
use crate::render::{OutputFile, Route, Site, links};
use crate::schema::{FieldKind, Schemas};

/// The address of the catalogue's list.
pub const ADDRESS: &str = "modifiche/";
/// Amendments on a page of the list.
const PER_PAGE: usize = 50;
/// Others that an amendment names because they touch the same passage; of more the number.
const MEETINGS: usize = 5;
/// The folder of the pages after the first.
const PAGE: &str = "pagina";

/// Adds the catalogue's list, when there is an amendment.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend((1..=pages(site)).map(Route::Amendments));
}

/// Recognises `modifiche/` and `modifiche/pagina/2/`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let rest = address.strip_prefix(ADDRESS)?;
    let page = match rest.strip_suffix('/') {
        None if rest.is_empty() => 1,
        None => return None,
        Some(rest) => {
            let (folder, number) = rest.split_once('/')?;
            let page: usize = number.parse().ok()?;
            (folder == PAGE && page > 1 && page.to_string() == number).then_some(page)?
        }
    };
    (page <= pages(site)).then_some(Route::Amendments(page))
}

/// Adds the pages of the pending amendments of cards in this language.
pub fn list_pending(site: &Site<'_>, routes: &mut Vec<Route>) {
    if site.config.amendments.publish != PublishAmendments::Text {
        return;
    }
    for (ix, card) in site.catalog.iter().filter(|(_, card)| card.visibility.has_page()) {
        let shown = |one: &Amendment| one.pending().is_some() && site.catalog.get(one.card).language == site.language_index;
        let all = site.derived.amendments.of(ix).iter().enumerate().filter(|(_, one)| shown(one));
        routes.extend(all.filter(|_| card.address.is_some()).map(|(n, _)| Route::Amendment(ix, n)));
    }
}

/// Recognises `esperienze/slug/proposte/12/`.
pub fn recognise_pending(site: &Site<'_>, address: &str) -> Option<Route> {
    let (folder, key) = address.strip_suffix('/')?.rsplit_once('/')?;
    let card = folder.strip_suffix(PROPOSALS)?;
    let ix = site.catalog.at_address(&site.at(card))?;
    let original = site.catalog.get(ix).original.unwrap_or(ix);
    let is_it = |one: &Amendment| one.card == ix && one.pending().is_some_and(|pending| *pending.key == *key);
    let n = site.derived.amendments.of(original).iter().position(is_it)?;
    let shown = site.config.amendments.publish == PublishAmendments::Text && site.catalog.get(original).visibility.has_page();
    shown.then_some(Route::Amendment(original, n))
}

/// The address of a page of the catalogue's list.
pub fn address(page: usize) -> String {
    if page <= 1 { ADDRESS.to_owned() } else { format!("{ADDRESS}{PAGE}/{page}/") }
}

/// The address of a pending amendment's page; its card's own when it has none.
pub fn pending_address(site: &Site<'_>, original: CardIx, n: usize) -> String {
    let one = &site.derived.amendments.of(original)[n];
    let card = site.catalog.get(one.card).address.as_deref().unwrap_or("");
    one.pending().map_or_else(|| card.to_owned(), |pending| format!("{card}{PROPOSALS}/{}/", pending.key))
}

/// Whether there is any amendment to show.
pub fn exists(site: &Site<'_>) -> bool {
    pages(site) > 0
}

fn pages(site: &Site<'_>) -> usize {
    shown(site).len().div_ceil(PER_PAGE)
}

/// The amendments of cards that have a page and stand in lists.
fn shown(site: &Site<'_>) -> Vec<(CardIx, usize)> {
    let mut all = site.derived.amendments.all();
    all.retain(|(ix, _)| site.catalog.get(*ix).visibility.is_listed() && site.catalog.get(*ix).address.is_some());
    all
}

/// Renders a page of the catalogue's list.
pub fn render(site: &Site<'_>, number: usize) -> Result<OutputFile, TemplateError> {
    let all = shown(site);
    let on_page = all.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
    let items = on_page.map(|&(ix, n)| (site.derived.amendments.of(ix)[n].state, item(site, ix, n, true)));
    let states: Vec<AmendmentState> = all.iter().map(|&(ix, n)| site.derived.amendments.of(ix)[n].state).collect();
    let view = AmendmentsPage {
        count_text: count_text(site, &states),
        groups: groups(site, items, &states),
        pagination: lists::pagination_of(pages(site), number, &|page| site.link(&address(page))),
    };
    let mut page = frame::page(site, "amendments", &site.theme.word("title-amendments"), &site.at(&address(number)), &[]);
    if number > 1 {
        let (current, total) = (number.to_string(), pages(site).to_string());
        let position = site.theme.word_with("page-of", &[("current", &current), ("total", &total)]);
        page.document_title = format!("{} · {position}", page.title);
    }
    page.section = Some("raccolta".to_owned());
    page.description = site.theme.word("amendments-lead");
    html(site, "modifiche.html", &page, &view)
}

/// What a card's page says of its amendments; `None` when there are none.
pub fn of_card(site: &Site<'_>, ix: CardIx) -> Option<CardAmendments> {
    let card = site.catalog.get(ix);
    let original = card.original.unwrap_or(ix);
    let list = site.derived.amendments.of(original);
    let states: Vec<AmendmentState> = list.iter().map(|one| one.state).collect();
    let items = (0..list.len()).map(|n| (list[n].state, item(site, original, n, false)));
    (!list.is_empty()).then(|| CardAmendments {
        count_text: count_text(site, &states),
        groups: groups(site, items, &states),
        all_url: site.link(ADDRESS),
    })
}

/// Items by state; `states` are those of all that are counted, on this page or not.
fn groups(site: &Site<'_>, items: impl Iterator<Item = (AmendmentState, AmendmentItem)>, states: &[AmendmentState]) -> Vec<AmendmentGroup> {
    let mut groups: Vec<AmendmentGroup> = Vec::new();
    for (state, item) in items {
        if groups.last().is_none_or(|group| group.state != state.as_str()) {
            groups.push(AmendmentGroup { state: state.as_str(), count_text: counted(site, state, states), items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(item);
        }
    }
    groups
}

fn counted(site: &Site<'_>, state: AmendmentState, states: &[AmendmentState]) -> String {
    let n = states.iter().filter(|known| **known == state).count();
    site.theme.counted(&format!("amendments-{}", state.as_str().replace('_', "-")), n)
}

/// «1 in valutazione, 3 accettate».
fn count_text(site: &Site<'_>, states: &[AmendmentState]) -> String {
    let there = AmendmentState::ALL.into_iter().filter(|state| states.contains(state));
    there.map(|state| counted(site, state, states)).collect::<Vec<_>>().join(", ")
}

fn item(site: &Site<'_>, original: CardIx, n: usize, with_card: bool) -> AmendmentItem {
    let one = &site.derived.amendments.of(original)[n];
    let card = site.catalog.get(original);
    let told = is_told(site, one);
    // What the register says is the editors' own.
    let recorded = card.registers.amendments.iter().find(|recorded| Some(recorded.number) == one.number);
    let title = one.title.as_ref().filter(|_| told).or_else(|| recorded.map(|recorded| &recorded.title));
    let authors = match &one.author {
        Some(author) => vec![TextLink::new(people::without_addresses(author), None)],
        None if told => people::names(site, &one.people),
        None => Vec::new(),
    };
    let meets = one.pending().map_or(&[][..], |pending| &pending.meets);
    AmendmentItem {
        number_text: number_text(site, one),
        title: title.map(|title| people::without_addresses(title)).filter(|title| !title.is_empty()),
        url: url(site, original, n),
        forge_url: one.url.clone().or_else(|| forge_url(site, one)),
        card: with_card.then(|| site.card_link(one.card)),
        state: one.state.as_str(),
        state_text: state_text(site.schemas, one.state, site.language()),
        date: one.when.map(|when| date(site, when)),
        authors,
        reason: one.reason.as_deref().map(paragraphs).unwrap_or_default(),
        notes: one.pending().map(|pending| notes(site, pending)).unwrap_or_default(),
        meets: meets.iter().take(MEETINGS).map(|meeting| meeting_view(site, original, meeting)).collect(),
        meets_more_text: meets
            .len()
            .checked_sub(MEETINGS)
            .filter(|more| *more > 0)
            .map(|more| site.theme.counted("amendment-meets-more", more)),
    }
}

/// Whether its words and people may be shown: a stranger's only where the configuration says so, those of a version as the version's.
fn is_told(site: &Site<'_>, one: &Amendment) -> bool {
    match &one.origin {
        Origin::Pending(_) => site.config.amendments.publish == PublishAmendments::Text,
        Origin::Version(number) => {
            !matches!(site.versions().shown(one.card, *number), Shown::Unpublished | Shown::Unvalidated | Shown::Redacted(_))
        }
        Origin::Register => true,
    }
}

fn number_text(site: &Site<'_>, one: &Amendment) -> String {
    match one.number {
        Some(number) => site.theme.word_with("amendment-number", &[("number", &number.to_string())]),
        None => site.theme.word("amendment-one"),
    }
}

/// Its page here, when it has one.
fn url(site: &Site<'_>, original: CardIx, n: usize) -> Option<String> {
    let one = &site.derived.amendments.of(original)[n];
    match &one.origin {
        Origin::Version(number) => super::news::changes(site, one.card, *number).map(|address| links::internal(&address)),
        Origin::Register => None,
        Origin::Pending(_) => is_told(site, one).then(|| links::internal(&pending_address(site, original, n))),
    }
}

/// Its page on the forge, as forges make them.
fn forge_url(site: &Site<'_>, one: &Amendment) -> Option<String> {
    let (forge, number) = (site.config.forge.as_ref()?, one.number?);
    let folder = match forge.kind {
        ForgeKind::Gitlab => "-/merge_requests",
        ForgeKind::Github => "pull",
        ForgeKind::Forgejo => "pulls",
    };
    Some(format!("{}/{folder}/{number}", forge.url.trim_end_matches('/')))
}

/// The state in words, as the schema of the register says them.
pub fn state_text(schemas: &Schemas, state: AmendmentState, language: &str) -> String {
    let field = schemas.register("modifiche").and_then(|register| register.fields().iter().find(|field| &*field.key == "stato"));
    match field.map(|field| &field.kind) {
        Some(FieldKind::Enum(choices)) => choice_label(choices, state.as_str(), language).unwrap_or(state.as_str()).to_owned(),
        _ => state.as_str().to_owned(),
    }
}

fn date(site: &Site<'_>, when: When) -> DateText {
    match when {
        When::Moment(moment) => DateText::day(site.day(moment), site.language()),
        When::Day(day) => DateText::partial(day, site.language()),
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// What whoever decides must know.
fn notes(site: &Site<'_>, pending: &PendingFile) -> Vec<String> {
    let merge = match (pending.merges, pending.conflicts) {
        (Some(false), true) => Some("amendment-conflict"),
        (Some(false), false) => Some("amendment-conflict-elsewhere"),
        _ => None,
    };
    let text = match &pending.readable {
        Readable::Yes => None,
        Readable::Broken(..) => Some("amendment-broken"),
        Readable::TooLarge => Some("amendment-too-large"),
        Readable::No => Some("amendment-unreadable"),
        Readable::Removal => Some("amendment-removal"),
    };
    text.into_iter().chain(merge).map(|key| site.theme.word(key)).collect()
}

fn meeting_view(site: &Site<'_>, original: CardIx, meeting: &Meeting) -> MeetingView {
    let other = &site.derived.amendments.of(original)[meeting.other];
    let content_type = site.catalog.get(original).card.content_type();
    let label = |key: &str| content_type.field(key).map_or_else(|| key.to_owned(), |field| site.label(&field.label).to_owned());
    let mut places: Vec<String> = meeting.fields.iter().map(|key| label(key)).collect();
    places.extend(meeting.text.then(|| site.theme.word("amendment-meets-text")));
    MeetingView { other: TextLink::new(number_text(site, other), url(site, original, meeting.other)), place_text: places.join(", ") }
}

/// Renders the page of a pending amendment.
pub fn render_pending(site: &Site<'_>, original: CardIx, n: usize) -> Result<OutputFile, TemplateError> {
    let one = &site.derived.amendments.of(original)[n];
    let card = site.catalog.get(one.card);
    let (comparison, withheld) = match one.pending() {
        Some(pending) => comparison(site, one, card, pending),
        None => (None, None),
    };
    let view = AmendmentPage {
        card: TextLink::new(display_name(card).to_owned(), site.card_url(card)),
        amendment: item(site, original, n, true),
        comparison,
        withheld_text: withheld,
        problems: one.pending().map(problems).unwrap_or_default(),
    };
    let content_type = card.card.content_type();
    let mut steps = Vec::new();
    if content_type.list {
        steps.push((site.many(&content_type.name), site.link(&lists::address(site, &content_type.name, 1))));
    }
    steps.push((display_name(card), site.card_url(card).unwrap_or_default()));
    let address = pending_address(site, original, n);
    let mut page = frame::page(site, "amendment", &view.amendment.number_text, &address, &steps);
    page.document_title = format!("{} · {}", view.amendment.number_text, display_name(card));
    page.noindex = true;
    page.languages.clear();
    page.alternates.clear();
    page.section = frame::section_of_type(&content_type.name).map(str::to_owned);
    html(site, "proposta-di-modifica.html", &page, &view)
}

/// What it would change, or why that is not shown.
fn comparison(
    site: &Site<'_>,
    one: &Amendment,
    card: &Linked,
    pending: &PendingFile,
) -> (Option<crate::render::views::ComparisonView>, Option<String>) {
    if !pending.is_shown() {
        return (None, None);
    }
    let Some(hidden) = hidden_fields(site, one.card, pending) else {
        return (None, Some(site.theme.word("amendment-withheld")));
    };
    let Some((old, new)) = pending.texts(card, &site.derived.amendments.read, site.config) else {
        return (None, Some(site.theme.word("amendment-unreadable")));
    };
    let found = compare(&old, &new, card.card.content_type());
    if found.plain && !hidden.is_empty() {
        return (None, Some(site.theme.word("amendment-withheld")));
    }
    let mut found = found.without(&hidden);
    if hidden.iter().any(|key| **key == *BODY) {
        found.text.clear();
    }
    let left_out = (!hidden.is_empty()).then(|| site.theme.word("amendment-withheld-partly"));
    (Some(compared::view(site, card, &found)), left_out)
}

/// The fields that must not be told, because the version that it started from has them no more in any output; `None` when nothing
/// may be told: its start is hidden, or it is none of the versions and some of them are.
fn hidden_fields(site: &Site<'_>, ix: CardIx, pending: &PendingFile) -> Option<Vec<std::sync::Arc<str>>> {
    let reader = site.versions();
    let versions = &reader.versions(ix).list;
    let start = versions.iter().rposition(|version| version.file.blob.as_ref() == Some(pending.base_id()));
    match start.map(|start| reader.shown(ix, start + 1)) {
        Some(Shown::Whole) => Some(Vec::new()),
        Some(Shown::Partly(named)) => {
            let keys = named.iter().flat_map(|redaction| &redaction.fields);
            Some(keys.map(|field| field.split('.').next().unwrap_or(field).into()).collect())
        }
        Some(_) => None,
        None => {
            let open = site.catalog.get(ix).registers.redactions.is_empty() && reader.first_shown(ix) == 1;
            open.then(Vec::new)
        }
    }
}

fn problems(pending: &PendingFile) -> Vec<ProblemView> {
    let Readable::Broken(found, text) = &pending.readable else { return Vec::new() };
    let lines = LineIndex::new(text);
    found
        .iter()
        .map(|problem| ProblemView {
            message: problem.message.clone(),
            line: problem.location.as_ref().filter(|at| at.end > 0).map(|at| lines.position(at.start as usize).line),
            expected: problem.expected.clone(),
            suggestion: problem.suggestion.as_ref().map(|suggestion| suggestion.text.clone()),
        })
        .collect()
}

#[cfg(test)]
mod tests;
