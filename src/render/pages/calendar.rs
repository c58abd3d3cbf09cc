//! The calendar of events: `/calendario/` with what is to come, and a page for each year that has events.

use jiff::civil::Date;

use super::card_parts as parts;
use super::{calendar_files as files, frame, html, list};
use crate::derive::calendar::{Dated, EVENT};
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::views::{CalendarEntry, CalendarView, DayView, MonthView, YearLink};
use crate::render::{OutputFile, Route, Site};
use crate::schema::{PartialDate, Precision};

/// Its address.
pub const ADDRESS: &str = "calendario/";

/// Whether there is anything to show.
pub fn exists(site: &Site<'_>) -> bool {
    !site.derived.calendar.years.is_empty()
}

/// Adds the page and those of its years.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    if exists(site) {
        routes.push(Route::Calendar(None));
        routes.extend(site.derived.calendar.years.keys().map(|year| Route::Calendar(Some(*year))));
    }
}

/// Recognises `calendario/` and `calendario/2026/`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let year = address.strip_prefix(ADDRESS)?;
    if year.is_empty() {
        return exists(site).then_some(Route::Calendar(None));
    }
    let known = site.derived.calendar.years.keys().find(|known| self::address(Some(**known)) == address)?;
    Some(Route::Calendar(Some(*known)))
}

/// The address of the page or of a year.
pub fn address(year: Option<i16>) -> String {
    year.map_or_else(|| ADDRESS.to_owned(), |year| format!("{ADDRESS}{year:04}/"))
}

/// Renders what is to come, or a year.
pub fn render(site: &Site<'_>, year: Option<i16>) -> Result<OutputFile, TemplateError> {
    let calendar = &site.derived.calendar;
    let next: Vec<&Dated> = site.derived.today.map_or_else(Vec::new, |today| calendar.iter().filter(|event| event.last >= today).collect());
    // Without anything to come the page shows the latest year.
    let shown = year.or_else(|| if next.is_empty() { calendar.years.keys().next_back().copied() } else { None });
    let (heading, events) = match shown.and_then(|year| calendar.years.get_key_value(&year)) {
        Some((year, events)) => (site.theme.word_with("calendar-year", &[("year", &year.to_string())]), events.iter().collect()),
        None => (site.theme.word("calendar-next"), next),
    };
    let note = || match site.derived.today {
        Some(today) => site.theme.word_with("calendar-none", &[("day", &DateText::day(today, site.language()).text)]),
        None => site.theme.word("calendar-none-undated"),
    };
    let undated = calendar.iter().filter(|event| files::span(site, event.card).is_none()).count();
    let view = CalendarView {
        heading,
        note: (year.is_none() && shown.is_some()).then(note),
        count_text: site.theme.counted("count-appointments", events.len()),
        months: months(site, &events),
        years: years(site, year),
        file_url: files::site_url(site),
        undated_text: (undated > 0).then(|| site.theme.counted("calendar-undated", undated)),
        list_url: site.link(&list::address(site, EVENT, 1)),
    };
    html(site, "calendario.html", &page(site, year), &view)
}

fn page(site: &Site<'_>, year: Option<i16>) -> crate::render::views::PageView {
    let title = site.theme.word("title-calendar");
    let steps = [(&*title, site.link(ADDRESS))];
    let mut page = match year {
        Some(year) => frame::page(site, "calendar", &format!("{title} {year}"), &site.at(&address(Some(year))), &steps),
        None => frame::page(site, "calendar", &title, &site.at(ADDRESS), &[]),
    };
    page.section = Some("diffusione".to_owned());
    page.description = site.theme.word("calendar-lead");
    page
}

fn years(site: &Site<'_>, current: Option<i16>) -> Vec<YearLink> {
    let link = |(year, events): (&i16, &Vec<Dated>)| YearLink {
        text: year.to_string(),
        url: (current != Some(*year)).then(|| site.link(&address(Some(*year)))),
        count_text: site.theme.counted("count-appointments", events.len()),
    };
    site.derived.calendar.years.iter().rev().map(link).collect()
}

/// The events by the month in which they begin; those of which only the year is known stand before its months.
fn months(site: &Site<'_>, events: &[&Dated]) -> Vec<MonthView> {
    let key = |event: &Dated| (event.start.first.year(), (event.start.precision > Precision::Year).then(|| event.start.first.month()));
    let mut groups: Vec<(_, Vec<&Dated>)> = Vec::new();
    for event in events {
        // An event of the year stands before January, whose first day it shares.
        match groups.iter_mut().find(|(known, _)| *known == key(event)) {
            Some((_, group)) => group.push(event),
            None => groups.push((key(event), vec![event])),
        }
    }
    groups.sort_by_key(|(key, _)| *key);
    groups.into_iter().map(|((year, month), group)| self::month(site, year, month, &group)).collect()
}

fn month(site: &Site<'_>, year: i16, month: Option<i8>, events: &[&Dated]) -> MonthView {
    let written = month.map_or_else(|| format!("{year:04}"), |month| format!("{year:04}-{month:02}"));
    let days = month.and_then(|month| Date::new(year, month, 1).ok()).map(|first| days(site, first, events)).unwrap_or_default();
    MonthView {
        label: DateText::written(&written, site.language()).map_or_else(|| written.clone(), |date| date.text),
        id: format!("mese-{written}"),
        height: days.last().map_or(0, |day| day.y + 10),
        days,
        events: events.iter().map(|event| entry(site, event)).collect(),
    }
}

/// The days of a month as squares, seven in a row from Monday.
fn days(site: &Site<'_>, first: Date, events: &[&Dated]) -> Vec<DayView> {
    let offset = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let whole = |event: &&&Dated| event.start.precision >= Precision::Day;
    let day = |number: i8| {
        let shown = usize::try_from(number).unwrap_or(1);
        let at = offset + shown - 1;
        let day = first.with().day(number).build().unwrap_or(first);
        DayView {
            number: shown,
            x: at % 7 * 10,
            y: at / 7 * 10,
            busy: events.iter().filter(whole).any(|event| (event.start.first..=event.last).contains(&day)),
            today: site.derived.today == Some(day),
        }
    };
    (1..=first.days_in_month()).map(day).collect()
}

fn entry(site: &Site<'_>, event: &Dated) -> CalendarEntry {
    let card = site.card(event.card);
    let text = |key: &str| Some(card.card.text(key).to_owned()).filter(|text| !text.is_empty());
    let label = |key: &str| text(key).map(|value| parts::enum_label(site, event.card, key, &value));
    let end = PartialDate::parse(card.card.text("fine")).filter(|end| (end.first, end.last) != (event.start.first, event.start.last));
    CalendarEntry {
        date: DateText::written(card.card.text("inizio"), site.language())
            .unwrap_or_else(|| DateText::partial(event.start, site.language())),
        until: end.and_then(|_| DateText::written(card.card.text("fine"), site.language())),
        link: site.card_link(event.card),
        kind_text: label("formato"),
        place: text("luogo"),
        state_text: parts::event_state(site, event.card).map(|state| state.text),
        lang_text: site.foreign_text(card),
    }
}
