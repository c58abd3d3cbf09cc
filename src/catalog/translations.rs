//! Cards in several languages: which file is the original, and what translations must not hold.
//!
//! Files with one type and id are one card. Its original is the file in the main language, else the first (in the order of
//! `site.toml`) that names no original in `traduzione_di`: such a card exists in another language first. All other files
//! are its translations; without an original they are orphans, and stay out.

use sha1::{Digest as _, Sha1};

use super::index::{Index, Role};
use super::link::{Found, Input, location};
use crate::content::ParsedCard;
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::schema::{TRANSLATES, Uneven, foreign_keys, uneven_lists};

/// The id that Git gives a file with this card's bytes (`git hash-object`).
pub fn blob_id(card: &ParsedCard) -> String {
    let mark: &[u8] = if *blake3::hash(card.text.as_bytes()).as_bytes() == card.digest { b"" } else { b"\xEF\xBB\xBF" };
    let mut hasher = Sha1::new();
    hasher.update(format!("blob {}\0", mark.len() + card.text.len()));
    hasher.update(mark);
    hasher.update(card.text.as_bytes());
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks all files that are no originals, and what originals in another language must hold.
pub(super) fn check(input: &Input<'_>, index: &Index<'_>, found: &mut Found) {
    for (n, card) in input.cards.iter().enumerate() {
        match index.role(n) {
            Role::Original => found.extend(card.card.iter().flat_map(|card| card.deferred().iter().cloned())),
            Role::Translation(original) => {
                foreign(input, n, found);
                uneven(input, n, original, found);
                found.extend(stale(input, n, original));
            }
            Role::Orphan => found.push(orphan(input, n)),
            Role::Duplicate => {}
        }
    }
}

fn orphan(input: &Input<'_>, n: usize) -> Diagnostic {
    let card = &input.cards[n];
    let folder = card.parsed.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let own = card.parsed.path.ends_with("/index.md") || card.parsed.path.contains("/index.");
    let file = if own { "index.md".to_owned() } else { format!("{}.md", card.parsed.id) };
    let span = card.parsed.front_matter.entry(TRANSLATES).map_or(0..0, |entry| entry.key_span.clone());
    Diagnostic::new(Code::OrphanTranslation, format!("la scheda «{}» è una traduzione, e l'originale non c'è", card.parsed.id))
        .at(location(&card.parsed, &span))
        .expected(format!("l'originale in {folder}/{file}"))
        .help(format!("se l'originale ha cambiato nome, dai lo stesso nome a questo file; se è questo l'originale, togli «{TRANSLATES}»"))
}

fn foreign(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n];
    foreign_keys(&card.content_type.fields, &card.parsed.front_matter, &mut |entry| {
        found.push(
            Diagnostic::new(Code::UntranslatableField, format!("«{}» non si traduce: il valore viene dall'originale", entry.key))
                .at(location(&card.parsed, &entry.key_span))
                .expected("solo campi con un testo da tradurre")
                .help("togli il campo da questo file"),
        );
    });
}

fn uneven(input: &Input<'_>, n: usize, original: usize, found: &mut Found) {
    let (card, other) = (&input.cards[n], &input.cards[original].parsed);
    let mut lists = Vec::new();
    uneven_lists(&card.content_type.fields, &card.parsed.front_matter, Some(&other.front_matter), &mut lists);
    for Uneven { key, span, original, items: (own, others) } in lists {
        found.push(
            Diagnostic::new(Code::OutOfBounds, format!("il numero di voci di «{key}» è {own}, quello dell'originale {others}"))
                .at(location(&card.parsed, &span))
                .expected("una voce per ogni voce dell'originale, nello stesso ordine")
                .help("scrivi «- {}» al posto di una voce che resta com'è")
                .related(location(other, &original.unwrap_or(0..0)), "l'originale è qui"),
        );
    }
}

/// A translation of another text than the original's present one.
fn stale(input: &Input<'_>, n: usize, original: usize) -> Option<Diagnostic> {
    let (card, other) = (&input.cards[n].parsed, &input.cards[original].parsed);
    let id = blob_id(other);
    let written = card.front_matter.get(TRANSLATES).filter(|node| !node.is_null());
    let there = Location::file(other.path.clone());
    let code = Code::StaleTranslation;
    Some(match written {
        Some(node) if node.text() == Some(&*id) => return None,
        // What is no id at all was reported by the schema.
        Some(node) if node.text().is_none_or(|text| !text.bytes().all(|byte| byte.is_ascii_hexdigit())) => return None,
        Some(node) => Diagnostic::new(code, "l'originale è cambiato dopo questa traduzione")
            .at(location(card, &node.span))
            .expected(format!("il codice del testo di adesso: {id}"))
            .replace_with("aggiorna la traduzione, poi scrivi il codice del testo di adesso", id)
            .related(there, "l'originale è qui"),
        None => Diagnostic::new(code, "la traduzione non dice di quale testo è la traduzione")
            .at(location(card, &first_line()))
            .expected(format!("una riga «{TRANSLATES}: {id}»"))
            .help("se traduce il testo di adesso, aggiungi quella riga")
            .related(there, "l'originale è qui"),
    })
}

/// The line `---` that opens the front matter.
fn first_line() -> Span {
    0..3
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::{Origin, parse};
    use crate::source::TextFile;

    #[test]
    fn ids_are_those_of_git() {
        let id = |bytes: &str| {
            let file = TextFile {
                path: "c/a.md".into(),
                text: bytes.trim_start_matches('\u{feff}').into(),
                digest: *blake3::hash(bytes.as_bytes()).as_bytes(),
            };
            let (root, local): (Arc<str>, Arc<str>) = ("pubblico".into(), "a.md".into());
            let origin = Origin { root: &root, local: &local, languages: &["it".into()] };
            blob_id(&parse(&file, origin, &crate::config::Limits::default()).value.unwrap())
        };
        // printf 'x\n' | git hash-object --stdin
        assert_eq!(id("x\n"), "587be6b4c3f93f93c489c0111bba5596147a26cb");
        // printf '\357\273\277x\n' | git hash-object --stdin
        assert_eq!(id("\u{feff}x\n"), "d48a52df2f27319db4d88b35036fe2853d81ac0a");
    }
}
