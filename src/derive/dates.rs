//! When cards were first and last changed, and the dates that they themselves name.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::CardDates;
use crate::catalog::{Catalog, Linked};
use crate::schema::{PartialDate, Precision};
use crate::source::Log;

/// The dates of all cards from their roots' logs, parallel to the catalogue's cards.
pub fn of_cards(catalog: &Catalog, logs: &[(Arc<str>, Arc<Log>)]) -> Vec<CardDates> {
    let logs: HashMap<&str, &Log> = logs.iter().map(|(root, log)| (&**root, &**log)).collect();
    let of_card = |card: &Linked| {
        let parsed = card.card.parsed();
        let dates = logs.get(&*parsed.root).and_then(|log| log.dates.get(&parsed.local));
        dates.map_or_else(CardDates::default, |dates| CardDates { created: Some(dates.created), updated: Some(dates.updated) })
    };
    catalog.cards.iter().map(of_card).collect()
}

/// Reads `2019`, `2019-07`, `2019-07-09` or an RFC 3339 date-time (whose day is the day as written).
pub(crate) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    let year = number(0..4).filter(|year| *year > 0)?;
    match text.len() {
        4 => Some(PartialDate { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()?, precision: Precision::Year }),
        7 => {
            let first = Date::new(year, i8::try_from(number(5..7)?).ok()?, 1).ok()?;
            Some(PartialDate { first, last: first.last_of_month(), precision: Precision::Month })
        }
        10.. => {
            let day = Date::new(year, i8::try_from(number(5..7)?).ok()?, i8::try_from(number(8..10)?).ok()?).ok()?;
            let precision = if text.len() > 10 { Precision::Time } else { Precision::Day };
            Some(PartialDate { first: day, last: day, precision })
        }
        _ => None,
    }
}

/// The date that a card's field holds.
pub(crate) fn of_field(card: &Linked, path: &str) -> Option<PartialDate> {
    card.card.at(path).first().and_then(|value| value.as_str()).and_then(parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_partial_date_is_the_interval_of_its_days() {
        let month = parse("2020-02").unwrap();
        assert_eq!((month.first, month.last), (date(2020, 2, 1), date(2020, 2, 29)));
        let year = parse("2019").unwrap();
        assert_eq!((year.first, year.last, year.precision), (date(2019, 1, 1), date(2019, 12, 31), Precision::Year));
        assert_eq!(parse("2019-07-09T10:00:00+02:00").unwrap().precision, Precision::Time);
        assert_eq!(parse("2019-13"), None);
        assert_eq!(parse("presto"), None);
        assert_eq!(parse("èèèè"), None);
    }
}
