//! The calendar of events, and where its files are.

use serde::Serialize;

use super::{StateView, TextLink};
use crate::render::dates::DateText;

/// `calendario.html`: the next events, or those of a year.
#[derive(Debug, Serialize)]
pub struct CalendarView {
    /// What the events are: «Prossimi appuntamenti», «Gli appuntamenti del 2026».
    pub heading: String,
    /// Why the page shows past ones; null when it does not.
    pub note: Option<String>,
    /// `3 appuntamenti`.
    pub count_text: String,
    /// The events by month, in the order of time.
    pub months: Vec<MonthView>,
    /// The years with events, the latest first.
    pub years: Vec<YearLink>,
    /// The file for calendar programs; null when no event has a day.
    pub file_url: Option<String>,
    /// How many events are not in that file because only their month or year is known; null when all are.
    pub undated_text: Option<String>,
    /// The list of events.
    pub list_url: String,
}

/// The events that begin in a month, or in a year of which they name no month.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// Its anchor.
    pub id: String,
    /// `novembre 2026`.
    pub label: String,
    /// The month as a picture: decoration beside the list. Empty without a month.
    pub days: Vec<DayView>,
    /// Height of the picture, whose width is 70.
    pub height: usize,
    /// Its events.
    pub events: Vec<CalendarEntry>,
}

/// A day in the picture of a month.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// Its number.
    pub number: usize,
    /// Left edge of its square, whose side is 10.
    pub x: usize,
    /// Top edge.
    pub y: usize,
    /// Whether there is an event.
    pub busy: bool,
    /// Whether it is the day that the site was built for.
    pub today: bool,
}

/// An event in the calendar.
#[derive(Debug, Serialize)]
pub struct CalendarEntry {
    /// When it begins.
    pub date: DateText,
    /// When it ends, if that is another day.
    pub until: Option<DateText>,
    /// Its title and page.
    pub link: TextLink,
    /// What it is.
    pub kind_text: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// That it is cancelled or uncertain.
    pub state_text: Option<String>,
    /// Language of the texts, in words, when it is another than the page's.
    pub lang_text: Option<String>,
}

/// A year of the calendar.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// The year.
    pub text: String,
    /// Its page; null on that page.
    pub url: Option<String>,
    /// `3 appuntamenti`.
    pub count_text: String,
}

/// Where the calendar files of a card are.
#[derive(Debug, Serialize)]
pub struct CardCalendar {
    /// An event's own file.
    pub event_url: Option<String>,
    /// The file with the events around a card that readers can follow.
    pub follow_url: Option<String>,
    /// The year of the calendar in which an event stands.
    pub page_url: Option<String>,
    /// That an event is cancelled or uncertain: its state as the card has it.
    pub state: Option<StateView>,
    /// Whether a past event has a recording that the page can lead to.
    pub has_recording: bool,
}
