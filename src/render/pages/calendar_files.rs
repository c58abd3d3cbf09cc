//! Files for calendar programs: of the site, of every event, of the terms and the cards that readers can follow.
//!
//! What a file holds follows from the commit alone: its dates are those of versions. An event of which only the month or the year is
//! known is in no file, because a program could only show it on days on which nothing takes place; the page says how many are left out.

use jiff::Timestamp;

use super::card_parts as parts;
use super::{calendar, taxonomy};
use crate::catalog::{CardIx, Linked, Visibility};
use crate::derive::calendar::EVENT;
use crate::derive::{TaxonomyTerm, display_name};
use crate::render::formats::ical::{Calendar, Event, Span, Status, write};
use crate::render::views::CardCalendar;
use crate::render::{Content, OutputFile, Route, Site, links};
use crate::schema::{PartialDate, Precision};

/// Name of every calendar's file.
pub const FILE: &str = "calendario.ics";
/// Name of the file of one event.
const EVENT_FILE: &str = "evento.ics";

/// Adds the site's calendar and those of events, terms and cards with events of a known day.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    if !exists(site) {
        return;
    }
    routes.push(Route::CalendarFile);
    for (n, taxonomy) in site.derived.taxonomies.iter().enumerate() {
        let filled = taxonomy.terms.iter().enumerate().filter(|(_, term)| term_has_file(site, term));
        routes.extend(filled.map(|(term, _)| Route::TermCalendar(n, term)));
    }
    let cards = site.catalog.iter().chain(site.catalog.translations()).filter(|(_, card)| card.language == site.language_index);
    routes.extend(cards.filter(|(ix, _)| file_of(site, *ix).is_some()).map(|(ix, _)| Route::CardCalendar(ix)));
}

/// Recognises `calendario.ics`, `temi/TERM/calendario.ics`, `eventi/SLUG/evento.ics` and `amministrazioni/SLUG/calendario.ics`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let (folder, name) = address.rfind('/').map_or(("", address), |slash| address.split_at(slash + 1));
    if !matches!(name, FILE | EVENT_FILE) {
        return None;
    }
    if folder.is_empty() {
        return (name == FILE && exists(site)).then_some(Route::CalendarFile);
    }
    if let Some(ix) = site.catalog.at_address(&site.at(folder)) {
        return (file_of(site, ix) == Some(name)).then_some(Route::CardCalendar(ix));
    }
    match taxonomy::recognise(site, folder)? {
        Route::Term(taxonomy, term) if name == FILE && term_has_file(site, &site.derived.taxonomies[taxonomy].terms[term]) => {
            Some(Route::TermCalendar(taxonomy, term))
        }
        _ => None,
    }
}

/// The address of the file of a card.
pub fn card_address(site: &Site<'_>, ix: CardIx) -> String {
    format!("{}{}", site.catalog.get(ix).address.as_deref().unwrap_or(""), file_of(site, ix).unwrap_or(FILE))
}

/// The site's file, when there is one.
pub fn site_url(site: &Site<'_>) -> Option<String> {
    exists(site).then(|| site.link(FILE))
}

/// The file of a term, when there is one.
pub fn term_url(site: &Site<'_>, term: &TaxonomyTerm, address: &str) -> Option<String> {
    term_has_file(site, term).then(|| site.link(&format!("{address}{FILE}")))
}

/// What the page of a card says about calendars: of an event, and of a card that readers can follow; `None` for others.
pub fn of_card(site: &Site<'_>, ix: CardIx) -> Option<CardCalendar> {
    let (ix, card) = (site.ix(ix), site.card(ix));
    let is_event = is_event(card);
    let url = file_of(site, ix).map(|_| links::internal(&card_address(site, ix)));
    let start = PartialDate::parse(card.card.text("inizio"));
    (is_event || url.is_some()).then(|| CardCalendar {
        event_url: url.clone().filter(|_| is_event),
        follow_url: url.filter(|_| !is_event),
        page_url: start
            .filter(|_| is_event && card.visibility.is_listed())
            .map(|start| site.link(&calendar::address(Some(start.first.year())))),
        state: if is_event { parts::event_state(site, ix) } else { None },
        has_recording: !card.card.text("registrazione_url").is_empty(),
    })
}

fn is_event(card: &Linked) -> bool {
    &*card.card.content_type().name == EVENT
}

fn exists(site: &Site<'_>) -> bool {
    site.derived.calendar.iter().any(|event| in_files(site, event.card))
}

fn term_has_file(site: &Site<'_>, term: &TaxonomyTerm) -> bool {
    term.cards.iter().any(|&ix| in_files(site, ix))
}

/// The name of a card's file, when it has one: an event its own, a card that readers can follow the events around it.
fn file_of(site: &Site<'_>, ix: CardIx) -> Option<&'static str> {
    let card = site.catalog.get(ix);
    if card.visibility != Visibility::Listed || card.address.is_none() {
        return None;
    }
    // What an author put there under this name stays.
    let free = |name: &&'static str| !card.files.iter().any(|file| *file.name == **name);
    if is_event(card) {
        return in_files(site, card.original.unwrap_or(ix)).then_some(EVENT_FILE).filter(free);
    }
    (card.card.content_type().follow && around(site, card).next().is_some()).then_some(FILE).filter(free)
}

/// The events that name a card in their front matter.
fn around<'s>(site: &'s Site<'_>, card: &'s Linked) -> impl Iterator<Item = CardIx> + 's {
    let card = card.original.map_or(card, |ix| site.catalog.get(ix));
    let naming = card.backlinks.iter().filter(|backlink| backlink.field.is_some()).map(|backlink| backlink.from);
    naming.filter(|&ix| in_files(site, ix))
}

/// Whether an original is a published event of a known day.
fn in_files(site: &Site<'_>, ix: CardIx) -> bool {
    let card = site.catalog.get(ix);
    is_event(card) && card.visibility == Visibility::Listed && span(site, ix).is_some()
}

/// When an event takes place; `None` when the card does not name the day.
pub fn span(site: &Site<'_>, ix: CardIx) -> Option<Span> {
    let card = site.catalog.get(ix);
    let text = |key: &str| card.card.text(key);
    let start = PartialDate::parse(text("inizio")).filter(|start| start.precision >= Precision::Day)?;
    let end = PartialDate::parse(text("fine")).filter(|end| end.precision >= Precision::Day);
    if start.precision == Precision::Day {
        return Some(Span::Days(start.first, end.map_or(start.first, |end| end.first.max(start.first))));
    }
    let moment: Timestamp = text("inizio").parse().ok()?;
    let end = end.and_then(|end| match end.precision {
        Precision::Time => text("fine").parse().ok(),
        // Where only the last day is known, the event ends with it.
        _ => site.midnight(end.first.tomorrow().ok()?),
    });
    Some(Span::Moments(moment, end.filter(|end| *end > moment)))
}

/// The calendar of the site.
pub fn render_site(site: &Site<'_>) -> OutputFile {
    let name = site.theme.word_with("calendar-file-title", &[("site", site.title())]);
    let events = site.derived.calendar.iter().map(|event| event.card).collect();
    file(site, name, &site.at(calendar::ADDRESS), site.at(FILE), events)
}

/// The calendar of a term.
pub fn render_term(site: &Site<'_>, taxonomy: usize, term: usize) -> OutputFile {
    let address = site.at(&taxonomy::term_address(site, taxonomy, term));
    let term = &site.derived.taxonomies[taxonomy].terms[term];
    let name = site.theme.word_with("feed-term-title", &[("site", site.title()), ("term", site.label(&term.labels))]);
    file(site, name, &address, format!("{address}{FILE}"), term.cards.clone())
}

/// The calendar of a card: of an event itself, of another the events around it.
pub fn render_card(site: &Site<'_>, ix: CardIx) -> OutputFile {
    let card = site.catalog.get(ix);
    let events = if is_event(card) { vec![card.original.unwrap_or(ix)] } else { around(site, card).collect() };
    let name = site.theme.word_with("feed-term-title", &[("site", site.title()), ("term", display_name(card))]);
    file(site, name, card.address.as_deref().unwrap_or(""), card_address(site, ix), events)
}

fn file(site: &Site<'_>, name: String, page: &str, path: String, mut cards: Vec<CardIx>) -> OutputFile {
    cards.sort_unstable();
    cards.dedup();
    cards.retain(|&ix| in_files(site, ix));
    let time = |span: &Span| match span {
        Span::Days(first, _) => (*first, None),
        Span::Moments(start, _) => (site.day(*start), Some(*start)),
    };
    let mut spans: Vec<(CardIx, Span)> = cards.into_iter().filter_map(|ix| Some((ix, span(site, ix)?))).collect();
    spans.sort_by_key(|(ix, span)| (time(span), *ix));
    let calendar = Calendar {
        name,
        description: site.description().to_owned(),
        page: absolute(site, page),
        own: absolute(site, &path),
        language: site.language().to_owned(),
        events: spans.into_iter().map(|(ix, span)| event(site, ix, span)).collect(),
    };
    OutputFile { path, content: Content::Bytes(write(&calendar).into_bytes()) }
}

fn event(site: &Site<'_>, ix: CardIx, span: Span) -> Event {
    let (card, own) = (site.card(ix), site.ix(ix));
    let dates = site.derived.dates[own.0 as usize];
    let text = |key: &str| card.card.text(key);
    let permalink = site.catalog.get(ix).address.as_deref().unwrap_or("");
    // What no commit has yet has no date of its own: the day of the build, which the command line gives.
    let built = || site.derived.today.and_then(|today| site.midnight(today));
    Event {
        permalink: absolute(site, permalink),
        url: absolute(site, card.address.as_deref().unwrap_or("")),
        title: display_name(card).to_owned(),
        description: description(site, card),
        place: [text("luogo"), text("url")].into_iter().find(|place| !place.is_empty()).unwrap_or("").to_owned(),
        span,
        status: match text("stato") {
            "annullato" => Status::Cancelled,
            "da_confermare" => Status::Tentative,
            _ => Status::Confirmed,
        },
        categories: parts::themes(site, card).into_iter().map(|theme| theme.text).collect(),
        created: dates.created,
        changed: dates.updated.or_else(built).unwrap_or(Timestamp::UNIX_EPOCH),
        sequence: site.derived.versions[own.0 as usize].list.len().saturating_sub(1),
    }
}

/// What it is about, then where one registers and where one connects or watches.
fn description(site: &Site<'_>, card: &Linked) -> String {
    let links = [("iscrizione_url", "event-join"), ("url", "event-link"), ("registrazione_url", "event-recording")];
    let link = |(field, word): (&str, &str)| {
        let url = card.card.text(field);
        (!url.is_empty()).then(|| format!("{}: {url}", site.theme.word(word)))
    };
    let summary = Some(card.card.text("in_breve").to_owned()).filter(|summary| !summary.is_empty());
    let access = Some(card.card.text("accessibilita_sede")).filter(|text| !text.is_empty());
    let access = access.map(|text| format!("{}: {text}", site.theme.word("event-access")));
    summary.into_iter().chain(links.into_iter().filter_map(link)).chain(access).collect::<Vec<_>>().join("\n")
}

fn absolute(site: &Site<'_>, address: &str) -> String {
    let mut url = site.config.base_url.clone();
    links::encode_path(&mut url, address);
    url
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue};

    #[test]
    fn the_description_says_what_each_thing_is() {
        let event =
            "---\ntitolo: Corso\nin_breve: Un corso.\nformato: corso\ninizio: 2027-03-01\nluogo: Bra\naccessibilita_sede: Ascensore\n---\n";
        let files: Vec<(&str, &str)> = BASE.iter().copied().chain([("eventi/corso.md", event)]).collect();
        let file = Catalogue::new(&files).page("/eventi/corso/evento.ics").replace("\r\n ", "");
        assert!(file.contains("DESCRIPTION:Un corso.\\nAccessibilità della sede: Ascensore\r\n"), "{file}");
    }
}
