//! Git's bytes made into text that can be shown: decoded, without characters that deceive, without e-mail addresses.

use std::borrow::Cow;

/// Text of bytes: UTF-8, else Windows-1252, which old commits without an `encoding` header are mostly written in.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// The characters of Windows-1252 from 0x80 to 0x9F; the others are those of Latin-1.
const HIGH: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// Control characters and those that change the direction of writing become U+FFFD; line ends and tabs stay.
pub(super) fn visible(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(|c| if deceives(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn deceives(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}

/// The same text without e-mail addresses: `<somebody@ente.it>` goes, `somebody@ente.it` becomes `…@ente.it`, which still says
/// of which body somebody is.
pub(super) fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let local = local_part(&rest[..at]);
        let domain = rest[at + 1..].find(|c: char| !in_domain(c)).unwrap_or(rest.len() - at - 1);
        let (before, after) = (&rest[..at - local], &rest[at + 1 + domain..]);
        if local == 0 || domain == 0 {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        }
        if let (Some(before), Some(after)) = (before.strip_suffix('<'), after.strip_prefix('>')) {
            out.push_str(before.strip_suffix(' ').unwrap_or(before));
            rest = after;
            continue;
        }
        out.push_str(before);
        out.push_str("…@");
        out.push_str(&rest[at + 1..at + 1 + domain]);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How many bytes at the end of `text` are the local part of an address: `ada.rossi`, or `"ada rossi"` between quotes.
fn local_part(text: &str) -> usize {
    if let Some(opening) = text.strip_suffix('"').and_then(|text| text.rfind('"')) {
        return text.len() - opening;
    }
    text.chars().rev().take_while(|c| c.is_alphanumeric() || "+-_%.~".contains(*c)).map(char::len_utf8).sum()
}

fn in_domain(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '.' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_windows_1252() {
        assert_eq!(decode("è".as_bytes()), "è");
        assert_eq!(decode(b"Nicol\xF2 \x93De\x94 \x80 \x81"), "Nicolò “De” € \u{FFFD}");
        assert_eq!(HIGH.chars().count(), 32);
    }

    #[test]
    fn characters_that_deceive_are_replaced() {
        assert_eq!(visible("a\u{202E}b\u{7}c\r\nd\te\u{2066}"), "a\u{FFFD}b\u{FFFD}c\nd\te\u{FFFD}");
    }

    #[test]
    fn addresses_do_not_stay() {
        for (text, expected) in [
            ("Scritto con Ada Rossi <ada.rossi@comune.it> ieri", "Scritto con Ada Rossi ieri"),
            ("scrivi a ada.rossi+x@comune.bra.it, grazie", "scrivi a …@comune.bra.it, grazie"),
            ("mailto:ada@localhost", "mailto:…@localhost"),
            ("<ada@x.it>", ""),
            ("«niccolò@x.it»", "«…@x.it»"),
            ("con \"a b\"@x.it", "con …@x.it"),
            ("https://mastodon.uno/@comune e \"ada@x.it\"", "https://mastodon.uno/@comune e \"…@x.it\""),
            ("grazie @mario e a @", "grazie @mario e a @"),
            ("a@b@c.it", "…@b@c.it"),
            ("", ""),
        ] {
            assert_eq!(without_addresses(text), expected, "{text}");
        }
    }
}
