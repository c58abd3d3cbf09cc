//! Numbers as a front matter writes them, and as people do.

use serde_json::Number;

/// Reads `12`, `-3` or `1.5`; a whole number where `whole`. Nothing else: no exponent, no separator of
/// thousands, no leading zero, and not `1.250`, which an Italian reads as one thousand two hundred and fifty.
pub(crate) fn read(text: &str, whole: bool) -> Option<Number> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (integer, decimals) = digits.split_once('.').map_or((digits, None), |(integer, decimals)| (integer, Some(decimals)));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(integer) || (integer.len() > 1 && integer.starts_with('0')) {
        return None;
    }
    match decimals {
        None => text.parse::<i64>().ok().map(Number::from),
        Some(_) if whole => None,
        Some(decimals) => {
            let thousands = decimals.len() == 3 && integer.len() <= 3 && integer != "0";
            (all_digits(decimals) && !thousands).then(|| text.parse::<f64>().ok().and_then(Number::from_f64)).flatten()
        }
    }
}

/// What a person who wrote `1.250,50 €`, `1,5`, `50%` or `"12"` meant, in the form that [`read`] accepts.
pub(super) fn guess(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let bare = lower
        .trim()
        .trim_start_matches("€")
        .trim_start_matches("euro")
        .trim_end_matches('%')
        .trim_end_matches('€')
        .trim_end_matches("euro")
        .trim_end_matches("eur");
    let bare: String = bare.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let (integer, decimals) = bare.split_once(',').map_or((&*bare, None), |(integer, decimals)| (integer, Some(decimals)));
    let groups: Vec<&str> = integer.split('.').collect();
    let integer = match &groups[..] {
        [one] => (*one).to_owned(),
        [first, rest @ ..] if first.len() <= 3 && rest.iter().all(|group| group.len() == 3) => groups.concat(),
        [_, _] if decimals.is_none() => integer.to_owned(),
        _ => return None,
    };
    if integer.is_empty() {
        return None;
    }
    let integer = integer.trim_start_matches('0');
    let integer = if integer.is_empty() || integer.starts_with('.') { format!("0{integer}") } else { integer.to_owned() };
    // Zeros are added to three decimals, which would read as thousands.
    let number = match decimals {
        None => integer,
        Some(decimals) if decimals.len() == 3 => format!("{integer}.{decimals}0"),
        Some(decimals) => format!("{integer}.{decimals}"),
    };
    read(&number, false).map(|_| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unambiguous_numbers_are_read() {
        assert_eq!(read("12", true), Some(12.into()));
        assert_eq!(read("-3", false), Some((-3).into()));
        assert_eq!(read("1.5", false), Number::from_f64(1.5));
        assert_eq!(read("0.125", false), Number::from_f64(0.125));
        for text in ["1.5", "1.0", "", "-", "08", "1e3", "0x10", "1_000", "٣", "99999999999999999999"] {
            assert_eq!(read(text, true), None, "{text}");
        }
        for text in ["1.250", "1,5", "1.250,00", ".5", "5.", "NaN", ".inf", "1.2.3"] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }

    #[test]
    fn italian_numbers_are_understood() {
        for (text, meant) in [
            ("1,5", "1.5"),
            ("1.250", "1250"),
            ("1.250.000,50 €", "1250000.50"),
            ("€ 12", "12"),
            ("50%", "50"),
            ("12 000", "12000"),
            ("08", "8"),
            ("1,125", "1.1250"),
            ("12 euro", "12"),
            ("0,5", "0.5"),
        ] {
            assert_eq!(guess(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "molti", "circa 12", "1.2.3", "12-15"] {
            assert_eq!(guess(text), None, "{text}");
        }
    }
}
