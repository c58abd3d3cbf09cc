//! Dates of which the day or the month may be unknown.

use jiff::civil::Date;

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// `2019`
    Year,
    /// `2019-07`
    Month,
    /// `2019-07-09`
    Day,
    /// `2019-07-09T10:00:00+02:00`
    Time,
}

/// A date as an interval: a year is all of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// First day that it can mean.
    pub first: Date,
    /// Last day that it can mean.
    pub last: Date,
    /// How much is known.
    pub precision: Precision,
}

impl PartialDate {
    /// A day.
    pub fn day(day: Date) -> PartialDate {
        PartialDate { first: day, last: day, precision: Precision::Day }
    }

    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an RFC 3339 date-time with its offset (of which the day is
    /// the one written, in its own offset); `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let year: i16 = digits(text.get(..4)?)?.try_into().ok()?;
        if text.len() == 4 {
            return Some(PartialDate {
                first: Date::new(year, 1, 1).ok()?,
                last: Date::new(year, 12, 31).ok()?,
                precision: Precision::Year,
            });
        }
        let month: i8 = digits(text.get(4..7)?.strip_prefix('-')?)?.try_into().ok()?;
        let first = Date::new(year, month, 1).ok()?;
        if text.len() == 7 {
            return Some(PartialDate { first, last: first.last_of_month(), precision: Precision::Month });
        }
        let day: i8 = digits(text.get(7..10)?.strip_prefix('-')?)?.try_into().ok()?;
        let date = Date::new(year, month, day).ok()?;
        if text.len() == 10 {
            return Some(PartialDate { first: date, last: date, precision: Precision::Day });
        }
        let time = text.get(10..)?;
        is_time_with_offset(time).then_some(PartialDate { first: date, last: date, precision: Precision::Time })
    }

    /// Whether every day that `self` can mean comes before every day that `other` can mean.
    pub fn definitely_before(&self, other: &PartialDate) -> bool {
        self.last < other.first
    }

    /// The years that it touches.
    pub fn years(&self) -> std::ops::RangeInclusive<i16> {
        self.first.year()..=self.last.year()
    }
}

/// The years from the first date's to the last one's; the first one's alone when there is no end, or an end before it.
pub fn years_spanned(start: &PartialDate, end: Option<&PartialDate>) -> std::ops::RangeInclusive<i16> {
    let first = start.first.year();
    first..=end.map_or(start.last.year(), |end| end.last.year()).max(first)
}

fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// `Thh:mm[:ss[.fraction]](Z|±hh:mm)` (RFC 3339 §5.6; seconds may be left out, as people do).
fn is_time_with_offset(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['T', 't', ' ']) else { return false };
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => return false,
    };
    let (clock, fraction) = clock.split_once('.').map_or((clock, None), |(clock, fraction)| (clock, Some(fraction)));
    let fields: Vec<_> = clock.split(':').map(two_digits).collect();
    let clock_ok = match fields[..] {
        [Some(h), Some(m)] => h < 24 && m < 60 && fraction.is_none(),
        [Some(h), Some(m), Some(s)] => h < 24 && m < 60 && s < 60,
        _ => false,
    };
    let fraction_ok = fraction.is_none_or(|f| !f.is_empty() && f.len() <= 9 && f.bytes().all(|b| b.is_ascii_digit()));
    let offset_ok = matches!(offset, "Z" | "z")
        || offset
            .get(1..)
            .and_then(|o| o.split_once(':'))
            .is_some_and(|(h, m)| matches!((two_digits(h), two_digits(m)), (Some(h), Some(m)) if h < 24 && m < 60));
    clock_ok && fraction_ok && offset_ok
}

fn two_digits(text: &str) -> Option<u16> {
    (text.len() == 2).then(|| digits(text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn a_partial_date_is_an_interval() {
        let year = date("2019");
        assert_eq!((year.first.to_string(), year.last.to_string()), ("2019-01-01".into(), "2019-12-31".into()));
        assert_eq!(date("2020-02").last.to_string(), "2020-02-29");
        assert_eq!(date("2019-07-09").precision, Precision::Day);
        assert_eq!(date("2019-07-09T10:00:00+02:00").precision, Precision::Time);
        assert_eq!(date("2019-07-09T10:00Z").precision, Precision::Time);
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in [
            "",
            "19",
            "2019-",
            "2019-13",
            "2019-02-31",
            "2019-2-3",
            "09/07/2019",
            "2019-07-09T10:00",
            "2019-07-09T25:00Z",
            "2019-07-09x",
            "è019",
            "2019-07-0é",
            "+019",
            "20190709",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn only_what_surely_precedes_precedes() {
        assert!(date("2018").definitely_before(&date("2019-01-01")));
        assert!(!date("2019").definitely_before(&date("2019-06")));
        assert!(!date("2019-06").definitely_before(&date("2019")));
        assert_eq!(years_spanned(&date("2019"), Some(&date("2021-03"))), 2019..=2021);
        assert_eq!(years_spanned(&date("2019"), Some(&date("2010"))), 2019..=2019);
        assert_eq!(years_spanned(&date("2019"), None), 2019..=2019);
        assert_eq!(date("2019").years(), 2019..=2019);
    }
}
