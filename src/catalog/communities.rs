//! Rules of communities of practice: the team has the places that its rules say, a plan's groups are the community's own.

use std::collections::{HashMap, HashSet};

use super::index::{Index, Role};
use super::link::{Found, Input, Resolved, location};
use crate::content::{Node, NodeKind, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, Severity, fold};

/// The types of which there are rules.
const COMMUNITY: &str = "comunita";
const PLAN: &str = "piano";

/// Checks every community and every plan; a translation holds only words.
pub(super) fn check(input: &Input<'_>, index: &Index<'_>, resolved: &[Resolved], found: &mut Found) {
    for (n, card) in input.cards.iter().enumerate().filter(|(n, _)| index.role(*n) == Role::Original) {
        match &*card.content_type.name {
            COMMUNITY => team(&card.parsed, found),
            PLAN => {
                repeated_activities(&card.parsed, found);
                groups(input, resolved, n, found);
            }
            _ => {}
        }
    }
}

/// Compares the team with its rules, where both are given: of many teams only the rules are known.
fn team(card: &ParsedCard, found: &mut Found) {
    let front_matter = &card.front_matter;
    let (Some(rules), Some(team)) = (front_matter.get("regole_team"), front_matter.get("team")) else { return };
    if team.is_null() {
        return;
    }
    let mut members: HashMap<String, Vec<&Node>> = HashMap::new();
    for member in team.items() {
        if let Some(role) = member.get("ruolo").and_then(Node::text) {
            members.entry(fold(role.trim())).or_default().push(member);
        }
    }
    // What has begun only just, or ended long ago, may lack what its rules ask for.
    let strict = front_matter.get("stato").and_then(Node::text) == Some("attiva");
    let severity = if strict { Severity::Error } else { Severity::Warning };
    for rule in rules.items() {
        let Some(role) = rule.get("ruolo").and_then(Node::text) else { continue };
        let of_role = members.get(&fold(role.trim())).map_or(&[][..], Vec::as_slice);
        found.extend(broken(card, rule, role, of_role, team).into_iter().map(|problem| Diagnostic { severity, ..problem }));
    }
}

/// What a rule of the team asks for and the team does not have.
fn broken(card: &ParsedCard, rule: &Node, role: &str, members: &[&Node], team: &Node) -> Vec<Diagnostic> {
    let number = |key: &str| rule.get(key).and_then(Node::text).and_then(|text| text.parse::<usize>().ok());
    let (least, most, count) = (number("minimo"), number("massimo"), members.len());
    let mut problems = Vec::new();
    if let (Some(least), Some(most)) = (least, most)
        && most < least
    {
        let message = format!("la regola per «{role}» vuole almeno {least} e al massimo {most}: nessun team può seguirla");
        let there = rule.get("massimo").map_or(0..0, |node| node.span.clone());
        return vec![Diagnostic::new(Code::TeamRule, message).at(location(card, &there)).expected("un massimo non minore del minimo")];
    }
    if least.is_some_and(|least| count < least) || most.is_some_and(|most| count > most) {
        let last = members.last().map_or(&team.span, |member| &member.span);
        problems.push(
            Diagnostic::new(Code::TeamRule, held(role, count))
                .at(location(card, last))
                .expected(places(least, most))
                .related(location(card, &rule.span), "la regola è qui"),
        );
    }
    if is_true(rule, "tra_i_partecipanti") {
        let strangers = members.iter().filter(|member| !is_true(member, "partecipante"));
        problems.extend(strangers.map(|member| {
            Diagnostic::new(Code::TeamRule, format!("«{role}» si sceglie fra chi partecipa, e qui non è scritto"))
                .at(location(card, &member.span))
                .expected("«partecipante: true»")
                .related(location(card, &rule.span), "la regola è qui")
        }));
    }
    problems
}

fn is_true(node: &Node, key: &str) -> bool {
    node.get(key).and_then(Node::text) == Some("true")
}

fn held(role: &str, count: usize) -> String {
    match count {
        0 => format!("nel team nessuno ha il ruolo «{role}»"),
        1 => format!("nel team il ruolo «{role}» c'è una volta sola"),
        many => format!("nel team il ruolo «{role}» c'è {many} volte"),
    }
}

/// How many places a role has, in words.
fn places(least: Option<usize>, most: Option<usize>) -> String {
    match (least, most) {
        (Some(least), Some(most)) if least == most => format!("{least} in tutto"),
        (Some(least), Some(most)) => format!("da {least} a {most}"),
        (Some(least), None) => format!("almeno {least}"),
        (None, Some(most)) => format!("al massimo {most}"),
        (None, None) => "qualunque numero".to_owned(),
    }
}

/// The activities of a plan, each named once: others refer to them by their code.
fn repeated_activities(card: &ParsedCard, found: &mut Found) {
    let mut seen: HashMap<&str, &Node> = HashMap::new();
    for id in activities(card).filter_map(|activity| activity.get("id")) {
        let Some(text) = id.text() else { continue };
        if let Some(first) = seen.get(text) {
            found.push(
                Diagnostic::new(Code::RepeatedItem, format!("la sigla «{text}» è già di un'altra attività del piano"))
                    .at(location(card, &id.span))
                    .expected("una sigla diversa per ogni attività")
                    .related(location(card, &first.span), "è qui"),
            );
        } else {
            seen.insert(text, id);
        }
    }
}

fn activities(card: &ParsedCard) -> impl Iterator<Item = &Node> {
    let list = card.front_matter.get("attivita").filter(|node| matches!(node.kind, NodeKind::Sequence(_)));
    list.into_iter().flat_map(|list| list.items())
}

/// The groups of a plan belong to its community, or to one that is part of it.
fn groups(input: &Input<'_>, resolved: &[Resolved], n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    let Some(community) = reference(resolved, n, COMMUNITY) else { return };
    for group in activities(card).filter_map(|activity| activity.get("gruppo")) {
        let named = resolved[n].references.iter().find(|(field, value, _)| is_named(field, value, group));
        let Some((_, _, to)) = named else { continue };
        if !within(resolved, reference(resolved, *to, COMMUNITY), community) {
            let other = &input.cards[*to].parsed;
            let there = other.front_matter.get(COMMUNITY).map_or(0..0, |node| node.span.clone());
            found.push(
                Diagnostic::new(Code::ForeignGroup, format!("il gruppo «{}» non è della comunità del piano", other.id))
                    .at(location(card, &group.span))
                    .expected(format!("un gruppo della comunità «{}»", input.cards[community].parsed.id))
                    .related(location(other, &there), "il gruppo è di questa comunità"),
            );
        }
    }
}

fn is_named(field: &str, value: &str, node: &Node) -> bool {
    field == "attivita.gruppo" && node.text() == Some(value)
}

/// The card that a field names.
fn reference(resolved: &[Resolved], n: usize, field: &str) -> Option<usize> {
    resolved[n].references.iter().find(|(path, ..)| **path == *field).map(|(_, _, to)| *to)
}

/// Whether a community is another one, or part of it at any depth.
fn within(resolved: &[Resolved], mut at: Option<usize>, whole: usize) -> bool {
    let mut seen = HashSet::new();
    while let Some(n) = at {
        if n == whole {
            return true;
        }
        // A circle, which is reported on its own, ends here.
        if !seen.insert(n) {
            return false;
        }
        at = reference(resolved, n, "parte_di");
    }
    false
}
