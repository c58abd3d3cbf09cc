//! Rules that no schema can say: uniqueness, order of dates, what is published, circles.

use std::collections::HashMap;
use std::sync::Arc;

use super::Visibility;
use super::consultations;
use super::index::{Index, Role};
use super::link::{Found, Input, LinkTarget, Resolved, location};
use super::{needs, stops, twinnings, validations, walk};
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic, fold};
use crate::schema::PartialDate;

/// Values that only one card may have: type (`*` for all), field.
const UNIQUE: &[(&str, &str)] = &[("*", "riferimento"), ("amministrazione", "ipa")];

/// Pairs of dates of which the second must not come before the first.
const ORDERED: &[(&str, &str)] = &[("inizio", "fine"), ("apertura", "chiusura"), ("dal", "al")];

/// References that must not lead back to where they start.
const ACYCLIC: &[(&str, &str)] =
    &[("amministrazione", "fa_parte_di"), ("comunita", "parte_di"), ("materiale", "alternativa"), ("commento", "risposta_a")];

/// Checks all rules across files.
pub(super) fn check(input: &Input<'_>, index: &Index<'_>, resolved: &[Resolved], visibility: &[Visibility], found: &mut Found) {
    unique(input, index, found);
    for n in 0..input.cards.len() {
        dates(input, n, found);
        event(input, n, found);
        twinnings::check(input, resolved, n, found);
        consultations::check(input, n, found);
        needs::check(input, n, found);
        validations::check(input, n, found);
        stops::check(input, resolved, n, found);
        published(input, n, resolved, visibility, found);
    }
    for (type_name, field) in ACYCLIC {
        cycles(input, resolved, type_name, field, found);
    }
}

fn unique(input: &Input<'_>, index: &Index<'_>, found: &mut Found) {
    for (type_name, field) in UNIQUE {
        let mut seen: HashMap<(usize, String), usize> = HashMap::new();
        for (n, card) in input.cards.iter().enumerate() {
            if (*type_name != "*" && &*card.content_type.name != *type_name) || index.role(n) != Role::Original {
                continue;
            }
            let Some(node) = card.parsed.front_matter.get(field).filter(|node| !node.is_null()) else { continue };
            let Some(text) = node.text() else { continue };
            let Some(first) = seen.insert((index.root_of(n), fold(text)), n) else { continue };
            seen.insert((index.root_of(n), fold(text)), first);
            let other = &input.cards[first].parsed;
            let there = other.front_matter.get(field).map_or(0..0, |node| node.span.clone());
            found.push(
                Diagnostic::new(Code::NotUnique, format!("«{text}» è già il valore di «{field}» in un'altra scheda"))
                    .at(location(&card.parsed, &node.span))
                    .expected("un valore che nessun'altra scheda ha")
                    .related(location(other, &there), "è qui"),
            );
        }
    }
}

/// `fine` precedes `inizio` only if all of it does: 2019 may end what began in July 2019.
fn dates(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    walk::mappings(&card.front_matter, &mut |node| {
        for (start, end) in ORDERED {
            let (Some(from), Some(to)) = (node.get(start), node.get(end)) else { continue };
            let (Some(first), Some(last)) = (date(from), date(to)) else { continue };
            if last.last < first.first {
                found.push(
                    Diagnostic::new(
                        Code::EndBeforeStart,
                        format!("«{end}» ({}) viene prima di «{start}» ({})", to.text().unwrap_or(""), from.text().unwrap_or("")),
                    )
                    .at(location(card, &to.span))
                    .expected(format!("una data non precedente a «{start}»"))
                    .related(location(card, &from.span), "comincia qui"),
                );
            }
        }
    });
}

fn date(node: &Node) -> Option<PartialDate> {
    PartialDate::parse(node.text()?)
}

/// Who reads of an event that is still to come must be able to go there.
fn event(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n];
    let (true, Some(today)) = (&*card.content_type.name == "evento", input.today) else { return };
    let front_matter = &card.parsed.front_matter;
    let Some(start) = front_matter.get("inizio") else { return };
    let Some(day) = date(start) else { return };
    let given = |key: &str| front_matter.get(key).is_some_and(|node| !node.is_null());
    if day.first > today && !given("luogo") && !given("url") {
        found.push(
            Diagnostic::new(Code::EventWithoutPlace, "l'evento deve ancora venire e non dice dove si tiene")
                .at(location(&card.parsed, &start.span))
                .expected("un «luogo» o un «url»"),
        );
    }
}

/// What is published leads to nothing that is held back.
fn published(input: &Input<'_>, n: usize, resolved: &[Resolved], visibility: &[Visibility], found: &mut Found) {
    if !visibility[n].has_page() || visibility[n] == Visibility::Draft {
        return;
    }
    let card = &input.cards[n].parsed;
    let held_back = |to: usize| super::link::is_held_back(input, visibility, to);
    let problem = |to: usize| {
        let other = &input.cards[to].parsed;
        Diagnostic::new(Code::UnpublishedReference, format!("la scheda «{}» non è pubblicata", other.id))
            .expected("una scheda pubblicata")
            .help("pubblica quella scheda, o metti in bozza anche questa")
            .related(location(other, &state_span(&other.front_matter)), "è trattenuta qui")
    };
    for (field, value, to) in resolved[n].references.iter().filter(|(_, _, to)| held_back(*to)) {
        let mut span = 0..0;
        walk::values(&input.cards[n].content_type, card, &mut |path, _, node| {
            if path == &**field && node.text() == Some(value) {
                span = node.span.clone();
            }
        });
        found.push(problem(*to).at(location(card, &span)));
    }
    for (link, target) in card.body.links.iter().zip(&resolved[n].links) {
        if let Some(LinkTarget::Card(to, _)) = target
            && held_back(*to)
        {
            found.push(problem(*to).at(location(card, &link.span)));
        }
    }
}

fn state_span(front_matter: &Node) -> crate::diagnostic::Span {
    front_matter.get("stato_redazionale").map_or(0..0, |node| node.span.clone())
}

/// Follows one reference of each card; reports a circle once, at its first card.
fn cycles(input: &Input<'_>, resolved: &[Resolved], type_name: &str, field: &str, found: &mut Found) {
    let field: Arc<str> = field.into();
    let next: Vec<Option<usize>> = (0..input.cards.len())
        .map(|n| {
            let own = &*input.cards[n].content_type.name == type_name;
            resolved[n].references.iter().find(|(path, ..)| own && *path == field).map(|(_, _, to)| *to)
        })
        .collect();
    // 0 = not seen, otherwise the number of the walk that saw it.
    let mut seen = vec![0usize; next.len()];
    for start in 0..next.len() {
        let walk = start + 1;
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = walk;
            match next[at] {
                Some(to) => at = to,
                None => break,
            }
        }
        // A walk that came back to itself stands on the circle.
        if seen[at] == walk && next[at].is_some() {
            let card = &input.cards[at].parsed;
            let span = card.front_matter.get(&field).map_or(0..0, |node| node.span.clone());
            found.push(
                Diagnostic::new(Code::ReferenceCycle, format!("seguendo «{field}» si torna a questa scheda"))
                    .at(location(card, &span))
                    .expected("una catena che finisce"),
            );
        }
    }
}
