//! Dates of which the day or the month may be unknown.

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
    pub first: jiff::civil::Date,
    /// Last day that it can mean.
    pub last: jiff::civil::Date,
    /// How much is known.
    pub precision: Precision,
}
