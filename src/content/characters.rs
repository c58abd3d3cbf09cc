//! Characters that have no business in a text: invisible, and able to show a reviewer something
//! else than what is there (CVE-2021-42574, «Trojan Source»), or to break outputs (XML 1.0 §2.2).

use crate::diagnostic::{Code, Diagnostic, Gatherer};

/// Reports every forbidden character at its place.
pub(super) fn check(text: &str, problems: &mut Gatherer) {
    if !may_hold_forbidden(text.as_bytes()) {
        return;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| is_forbidden(*c)) {
        let span = at as u32..(at + c.len_utf8()) as u32;
        let code = c as u32;
        problems.push_at(
            &span,
            Diagnostic::new(Code::ForbiddenCharacter, format!("C'è un carattere invisibile che non è ammesso: {} (U+{code:04X})", name(c)))
                .replace_with("Cancella il carattere: spesso arriva da un testo copiato da un altro programma", ""),
        );
    }
}

/// A quick look at the bytes: ASCII controls, or a first byte that a forbidden character can have.
/// Most texts end here.
fn may_hold_forbidden(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(i, b)| match b {
        b'\t' | b'\n' | b'\r' => false,
        0..=0x1F | 0x7F | 0xEF..=0xF4 => true,
        0xC2 => bytes.get(i + 1).is_some_and(|next| *next < 0xA0),
        0xE2 => bytes.get(i + 1).is_some_and(|next| matches!(*next, 0x80 | 0x81)),
        _ => false,
    })
}

fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{FDD0}'..='\u{FDEF}' => true,
        c => (c as u32) & 0xFFFE == 0xFFFE,
    }
}

fn name(c: char) -> &'static str {
    match c {
        '\0' => "il carattere nullo",
        '\u{2028}' | '\u{2029}' => "un separatore di righe o paragrafi",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "un carattere che cambia la direzione della scrittura",
        '\u{FDD0}'..='\u{FDEF}' => "un codice che non è un carattere",
        c if (c as u32) & 0xFFFE == 0xFFFE => "un codice che non è un carattere",
        _ => "un carattere di controllo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, u32)> {
        let mut problems = Gatherer::new("a.md".into());
        check(text, &mut problems);
        problems.finish().iter().map(|p| p.location.as_ref().map(|l| (l.start, l.end)).unwrap()).collect()
    }

    #[test]
    fn forbidden_characters_are_found_at_their_place() {
        assert_eq!(found("perché\0"), [(7, 8)]);
        assert_eq!(found("è\u{202E}x"), [(2, 5)]);
        assert_eq!(found("a\u{85}\u{2028}\u{FFFE}\u{1FFFF}\u{7F}\u{1B}").len(), 6);
    }

    #[test]
    fn ordinary_text_passes() {
        assert_eq!(found("Perché «no»? – l’ente\r\n\tè € 5 … 😀 \u{200B}\u{FEFF} 中文 \u{FFFD}"), []);
    }
}
