//! People: what may stand in a public root, what may stand nowhere, and what pages call a person.
//!
//! Types and fields that are private (`private` in `x-type`, `x-private`) have no place in a public root. In the cards of private
//! types no e-mail address and no tax code may stand at all, whoever reads them. How a person is called is decided here once
//! ([`shown_as`]), so that no page can forget to ask.

use std::collections::HashMap;
use std::sync::Arc;

use super::index::Index;
use super::link::{Found, Input, Resolved, location};
use super::{Catalog, Linked, walk};
use crate::config::Audience;
use crate::content::{Node, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::schema::{Card, ContentType, Field, FieldKind, PartialDate, label};

/// The type of people.
const PERSON: &str = "persona";
/// The type of their membership of a community.
const MEMBERSHIP: &str = "adesione";
/// Stands for a person of whom nothing may be shown.
const UNKNOWN: &str = "—";

/// Checks the rules about people.
pub(super) fn check(input: &Input<'_>, index: &Index<'_>, resolved: &[Resolved], found: &mut Found) {
    for (n, card) in input.cards.iter().enumerate() {
        let public = input.roots.get(index.root_of(n)).is_some_and(|root| root.audience == Audience::Public);
        match card.content_type.private {
            true if public => found.push(private_type(&card.parsed, &card.content_type)),
            true => personal_data(&card.parsed, found),
            false if public => private_fields(&card.parsed, &card.content_type.fields, &card.parsed.front_matter, found),
            false => {}
        }
        if &*card.content_type.name == MEMBERSHIP {
            designated(input, n, &resolved[n], found);
        }
    }
    twice(input, resolved, found);
}

fn private_type(card: &ParsedCard, content_type: &ContentType) -> Diagnostic {
    Diagnostic::new(
        Code::PrivateInPublic,
        format!("una scheda «{}» non può stare in una raccolta pubblica", label(&content_type.one, "it")),
    )
    .at(Location::file(card.path.clone()))
    .expected("il file in una raccolta riservata, in un archivio con un accesso suo")
    .help("se l'archivio è pubblico, il dato è già uscito: togliere il file non lo toglie dalla storia")
}

fn private_fields(card: &ParsedCard, fields: &[Field], node: &Node, found: &mut Found) {
    for field in fields {
        let Some(value) = node.get(&field.key).filter(|value| !value.is_null()) else { continue };
        if field.private {
            found.push(
                Diagnostic::new(Code::PrivateInPublic, format!("«{}» non può stare in una raccolta pubblica", field.key))
                    .at(location(card, &value.span))
                    .expected("una scheda senza questo campo, oppure in una raccolta riservata"),
            );
            continue;
        }
        match &field.kind {
            FieldKind::Object(inner) => private_fields(card, inner, value, found),
            FieldKind::List(item) => {
                if let FieldKind::Object(inner) = &item.kind {
                    value.items().iter().for_each(|value| private_fields(card, inner, value, found));
                }
            }
            _ => {}
        }
    }
}

/// E-mail addresses and tax codes, wherever in the file they stand.
fn personal_data(card: &ParsedCard, found: &mut Found) {
    let mut at = 0;
    for word in card.text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+'))) {
        // Words are slices of the text: where one begins is where it stands.
        let start = at;
        at += word.len() + card.text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        let word = word.trim_end_matches(['.', '-']);
        let what = match word {
            _ if is_email(word) => "un indirizzo di posta",
            _ if is_tax_code(word) => "un codice fiscale",
            _ => continue,
        };
        found.push(
            Diagnostic::new(Code::PersonalData, format!("qui c'è {what}"))
                .at(location(card, &(start as u32..(start + word.len()) as u32)))
                .expected("niente che identifichi la persona più del necessario: gli indirizzi stanno nella lista di posta")
                .help("toglilo; se la scheda è già registrata, resta nella storia dell'archivio: avvisa chi lo amministra"),
        );
    }
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.') && !domain.contains('@'))
}

/// Sixteen signs: six letters, two digits, a letter, two digits, a letter, three digits, a letter. Where two people would have the same
/// code, letters stand for some of the digits (L to V without O, Q, R).
fn is_tax_code(word: &str) -> bool {
    const SHAPE: &[u8; 16] = b"AAAAAA00A00A000A";
    let digit = |b: u8| b.is_ascii_digit() || b"LMNPQRSTUV".contains(&b.to_ascii_uppercase());
    let fits = |(b, shape): (u8, &u8)| if *shape == b'A' { b.is_ascii_alphabetic() } else { digit(b) };
    word.len() == SHAPE.len() && word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().zip(SHAPE).all(fits)
}

/// Who works in a working group was named by their body.
fn designated(input: &Input<'_>, n: usize, resolved: &Resolved, found: &mut Found) {
    let card = &input.cards[n].parsed;
    let text = |node: &Node, key: &str| node.get(key).and_then(|value| value.text()).unwrap_or("").to_owned();
    if text(&card.front_matter, "modalita") == "designato" {
        return;
    }
    let works = |to: &usize| text(&input.cards[*to].parsed.front_matter, "tipo") == "di_lavoro";
    for (_, written, to) in resolved.references.iter().filter(|(field, _, to)| &**field == "gruppi" && works(to)) {
        let mut span = 0..0;
        walk::values(&input.cards[n].content_type, card, &mut |path, _, node| {
            if path == "gruppi" && node.text() == Some(written) {
                span = node.span.clone();
            }
        });
        let group = &input.cards[*to].parsed;
        let kind = group.front_matter.get("tipo").map_or(0..0, |node| node.span.clone());
        found.push(
            Diagnostic::new(Code::NotDesignated, format!("di «{written}» fa parte solo chi è designato dal suo ente"))
                .at(location(card, &span))
                .expected("«modalita: designato», con la «nomina»")
                .related(location(group, &kind), "è un gruppo di lavoro"),
        );
    }
}

/// A person takes part in a community once; who left may have come back.
fn twice(input: &Input<'_>, resolved: &[Resolved], found: &mut Found) {
    let named = |n: usize, field: &str| resolved[n].references.iter().find(|(path, ..)| **path == *field).map(|(_, _, to)| *to);
    let mut memberships: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for n in 0..input.cards.len() {
        if &*input.cards[n].content_type.name == MEMBERSHIP
            && let (Some(person), Some(community)) = (named(n, PERSON), named(n, "comunita"))
        {
            let earlier = memberships.entry((person, community)).or_default();
            if let Some(&other) = earlier.iter().find(|&&other| overlap(&input.cards[n].parsed, &input.cards[other].parsed)) {
                found.push(doubled(&input.cards[n].parsed, &input.cards[other].parsed));
            }
            earlier.push(n);
        }
    }
}

/// Whether two memberships hold at the same time; one that does not say when it ends goes on.
fn overlap(a: &ParsedCard, b: &ParsedCard) -> bool {
    let day = |card: &ParsedCard, key: &str| card.front_matter.get(key).and_then(Node::text).and_then(PartialDate::parse);
    // Of a month of which both name only the month nobody says that they met in it.
    let ends_before = |a, b| matches!((day(a, "al"), day(b, "dal")), (Some(end), Some(start)) if end.first <= start.last);
    !ends_before(a, b) && !ends_before(b, a)
}

fn doubled(card: &ParsedCard, other: &ParsedCard) -> Diagnostic {
    let span = |card: &ParsedCard| card.front_matter.get(PERSON).map_or(0..0, |node| node.span.clone());
    Diagnostic::new(Code::DoubleMembership, "questa persona partecipa già alla stessa comunità")
        .at(location(card, &span(card)))
        .expected("una sola adesione per persona e comunità, oppure «al» in quella finita prima")
        .related(location(other, &span(other)), "l'altra adesione è qui")
}

/// What pages call a person: by their card's `mostra` the name, the initials or, without it, the role. After `fino_al` always the role.
pub(super) fn shown_as(card: &Card, today: Option<jiff::civil::Date>) -> Option<Arc<str>> {
    if &*card.content_type().name != PERSON {
        return None;
    }
    let last = PartialDate::parse(card.text("fino_al")).map(|date| date.last);
    let over = last.is_some_and(|last| today.is_none_or(|today| last < today));
    let shown = match card.text("mostra") {
        "nome" if !over => card.text("nome").to_owned(),
        "iniziali" if !over => initials(card.text("nome")),
        _ => card.text("ruolo").to_owned(),
    };
    // A card that says nothing to show is called by nothing that tells more.
    Some(if shown.is_empty() { UNKNOWN.into() } else { shown.into() })
}

/// Calls memberships by who takes part and for whom: they have no title of their own, and must not have one that tells more.
pub(super) fn name_memberships(catalog: &mut Catalog) {
    let named = |linked: &Linked| {
        let of =
            |field: &str| linked.references.iter().find(|reference| &*reference.field == field).map(|reference| catalog.get(reference.to));
        let person = of("persona").and_then(|person| person.shown_as.clone()).unwrap_or_else(|| UNKNOWN.into());
        match of("amministrazione").map(|body| body.card.text("nome")).filter(|name| !name.is_empty()) {
            Some(body) => format!("{person} · {body}").into(),
            None => person,
        }
    };
    let is_one = |linked: &Linked| &*linked.card.content_type().name == MEMBERSHIP;
    let names: Vec<(usize, Arc<str>)> =
        catalog.cards.iter().enumerate().filter(|(_, linked)| is_one(linked)).map(|(at, linked)| (at, named(linked))).collect();
    names.into_iter().for_each(|(at, name)| catalog.cards[at].shown_as = Some(name));
}

/// «Maria Chiara De Rossi» is «M. C. D. R.».
fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    letters.map(|letter| format!("{}.", letter.to_uppercase())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_codes_and_addresses_are_known_by_their_shape() {
        assert!(is_tax_code("RSSMRA85T10A562S") && is_tax_code("rssmra85t10a562s") && is_tax_code("RSSMRA8RTMLA56NS"));
        assert!(!is_tax_code("RSSMRA85T10A562") && !is_tax_code("amministrazional") && !is_tax_code("1SSMRA85T10A562S"));
        assert!(is_email("ada@comune.it") && is_email("ada.b+c@x.y.it"));
        assert!(!is_email("@comune.it") && !is_email("ada@comune") && !is_email("ada"));
    }

    #[test]
    fn initials_are_capital_letters_with_full_stops() {
        assert_eq!(initials("maria chiara D'Amico"), "M. C. D.");
        assert_eq!(initials("Élise 2"), "É.");
    }
}
