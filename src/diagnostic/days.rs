//! Days as messages write them.

use jiff::civil::Date;

/// The names of the months.
pub const MONTHS: [&str; 12] =
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];

/// Whether a day of the month begins with a vowel when it is said, so that the article before it is elided: «l'8», «dall'11».
pub fn is_elided(number: i8) -> bool {
    matches!(number, 8 | 11)
}

/// A day after `il`, `del` or `dal`: «dal 22 novembre 2026», «dall'8 marzo 2026», «del 1º marzo 2026».
pub fn with_day(article: &str, day: Date) -> String {
    let (number, month) = (day.day(), MONTHS[usize::from(day.month().unsigned_abs()) - 1]);
    let before = match (article, is_elided(number)) {
        ("il", true) => "l'".to_owned(),
        (article, true) => format!("{article}l'"),
        _ => format!("{article} "),
    };
    let number = if number == 1 { "1º".to_owned() } else { number.to_string() };
    format!("{before}{number} {month} {}", day.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::with_day;

    #[test]
    fn days_agree_with_their_article() {
        for (article, day, text) in [
            ("dal", date(2026, 11, 22), "dal 22 novembre 2026"),
            ("dal", date(2026, 3, 8), "dall'8 marzo 2026"),
            ("del", date(2026, 1, 11), "dell'11 gennaio 2026"),
            ("il", date(2026, 12, 8), "l'8 dicembre 2026"),
            ("il", date(2026, 5, 1), "il 1º maggio 2026"),
        ] {
            assert_eq!(with_day(article, day), text);
        }
    }
}
