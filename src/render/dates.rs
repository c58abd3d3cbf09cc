//! Dates as people of a language write them.

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::MONTHS;
use crate::schema::{PartialDate, Precision};

/// A date for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateText {
    /// `2019`, `2019-07`, `2019-07-09` or an RFC 3339 date-time, for `<time datetime>`.
    pub iso: String,
    /// `9 luglio 2019`.
    pub text: String,
}

impl DateText {
    /// A whole day.
    pub fn day(day: Date, language: &str) -> Self {
        DateText { iso: day.to_string(), text: day_text(day, language) }
    }

    /// A day of which perhaps only the year or the month is known.
    pub fn partial(date: PartialDate, language: &str) -> Self {
        let day = date.first.to_string();
        let iso = match date.precision {
            Precision::Year => &day[..4],
            Precision::Month => &day[..7],
            Precision::Day | Precision::Time => &day,
        };
        DateText { iso: iso.to_owned(), text: partial_text(date, iso, language) }
    }

    /// A date as a card writes it; `None` when it is not one.
    pub fn written(text: &str, language: &str) -> Option<Self> {
        let date = PartialDate::parse(text.trim())?;
        Some(DateText { iso: text.trim().to_owned(), text: partial_text(date, text, language) })
    }
}

/// The words for a date of which the day or the month may be unknown; `written` gives the time of day.
fn partial_text(date: PartialDate, written: &str, language: &str) -> String {
    let (year, month) = (date.first.year(), month_name(date.first.month(), language));
    match date.precision {
        Precision::Year => year.to_string(),
        Precision::Month => format!("{month} {year}"),
        Precision::Day => day_text(date.first, language),
        Precision::Time => {
            let day = day_text(date.first, language);
            let Some(time) = written.trim().get(11..16) else { return day };
            match language {
                "en" => format!("{day}, {time}"),
                "de" => format!("{day}, {time} Uhr"),
                _ => format!("{day}, ore {}", time.trim_start_matches('0').replace(':', ".")),
            }
        }
    }
}

/// `9 luglio 2019`, `1º luglio 2019`, `9. Juli 2019`, `9 July 2019`.
pub fn day_text(day: Date, language: &str) -> String {
    let (number, month, year) = (day.day(), month_name(day.month(), language), day.year());
    match language {
        "de" => format!("{number}. {month} {year}"),
        "en" => format!("{number} {month} {year}"),
        _ if number == 1 => format!("1º {month} {year}"),
        _ => format!("{number} {month} {year}"),
    }
}

/// `2019–2021`, or `2019` when both are the same year.
pub fn year_range(start: i16, end: i16) -> String {
    if start == end { start.to_string() } else { format!("{start}–{end}") }
}

/// The name of a month, from 1.
pub fn month_name(month: i8, language: &str) -> &'static str {
    const EN: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    const DE: [&str; 12] =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
    let names = match language {
        "en" => EN,
        "de" => DE,
        _ => MONTHS,
    };
    names[(month.clamp(1, 12) - 1) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_in_the_language() {
        let text = |written: &str, language: &str| DateText::written(written, language).unwrap().text;
        assert_eq!(text("2019-07-09", "it"), "9 luglio 2019");
        assert_eq!(text("2019-07-01", "it"), "1º luglio 2019");
        assert_eq!(text("2019-07", "it"), "luglio 2019");
        assert_eq!(text("2019", "it"), "2019");
        assert_eq!(text("2019-07-09T09:30:00+02:00", "it"), "9 luglio 2019, ore 9.30");
        assert_eq!(text("2019-03-09", "de"), "9. März 2019");
        assert_eq!(text("2019-03-09", "en"), "9 March 2019");
        assert_eq!(DateText::written("domani", "it"), None);
        for written in ["2019", "2019-07", "2019-07-09"] {
            let date = PartialDate::parse(written).unwrap();
            assert_eq!(Some(DateText::partial(date, "it")), DateText::written(written, "it"));
        }
    }

    #[test]
    fn ranges_of_years() {
        assert_eq!(year_range(2019, 2021), "2019–2021");
        assert_eq!(year_range(2019, 2019), "2019");
    }
}
