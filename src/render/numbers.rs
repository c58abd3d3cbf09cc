//! Numbers as people of a language write them.

/// A number with grouped thousands and at most two decimals: `1.250`, `3,5`.
pub fn decimal(value: f64, language: &str) -> String {
    let (thousands, point) = match language {
        "en" => (',', '.'),
        _ => ('.', ','),
    };
    let text = format!("{:.2}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut out = String::with_capacity(text.len() + 6);
    if value < 0.0 && (whole != "0" || !decimals.is_empty()) {
        out.push('−');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

/// An amount in euros: `1.250.000 €` (with a space that does not break), `€1,250,000` in English; cents are two digits or none.
pub fn euros(value: f64, language: &str) -> String {
    let mut number = decimal(value, language);
    if number.chars().rev().nth(1).is_some_and(|point| point == if language == "en" { '.' } else { ',' }) {
        number.push('0');
    }
    match language {
        "en" => format!("€{number}"),
        _ => format!("{number}\u{a0}€"),
    }
}

/// A count, grouped.
pub fn count(value: usize, language: &str) -> String {
    decimal(value as f64, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(euros(1_250_000.0, "it"), "1.250.000\u{a0}€");
        assert_eq!(euros(1_250_000.5, "en"), "€1,250,000.50");
        assert_eq!(euros(999.5, "it"), "999,50\u{a0}€");
        assert_eq!(euros(12.34, "it"), "12,34\u{a0}€");
        assert_eq!(decimal(999.0, "it"), "999");
        assert_eq!(decimal(3.5, "de"), "3,5");
        assert_eq!(decimal(-1000.0, "it"), "−1.000");
        assert_eq!(decimal(-0.001, "it"), "0");
    }
}
