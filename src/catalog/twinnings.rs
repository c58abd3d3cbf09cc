//! Rules of twinnings across files: what their call admits, whose experience they pass on, which reuses may name them.
//!
//! A twinning is held against its own call only, and against what the call says: what it leaves out it does not limit, and what is not
//! known of a body cannot speak against it. History is as it was: whoever gave or received outside the rules is told of, not refused.

use super::link::{Found, Input, Parsed, Resolved, location};
use super::maturity::{self, Level};
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::PartialDate;

/// The fields that hold the parties, what a call says of each, and what each does.
const SIDES: [(&str, &str, &str); 2] = [("offerenti", "chi_offre", "offrire"), ("riceventi", "chi_riceve", "ricevere")];

/// The kinds of condition: the key in the call, the key in an administration's card, what people call it.
const CONDITIONS: [(&str, &str, &str); 3] =
    [("tipologie", "tipologia", "il tipo di ente"), ("regioni", "regione", "la regione"), ("paesi", "paese", "il Paese")];

/// The country of bodies that say none.
const HOME: &str = "IT";

/// Checks the rules that begin at the card at `n`.
pub(super) fn check(input: &Input<'_>, resolved: &[Resolved], n: usize, found: &mut Found) {
    match &*input.cards[n].content_type.name {
        "gemellaggio" => {
            let twinning = Twinning { input, resolved, n };
            twinning.owner(found);
            twinning.eligibility(found);
        }
        "esperienza" => reuses(input, resolved, n, found),
        _ => {}
    }
}

/// The card that a reference of the card at `n` names.
fn referred(resolved: &[Resolved], n: usize, path: &str, node: Option<&Node>) -> Option<usize> {
    let written = node?.text()?;
    resolved[n].references.iter().find(|(field, value, _)| &**field == path && &**value == written).map(|(.., to)| *to)
}

/// What people call a body.
fn name(card: &Parsed) -> &str {
    card.parsed.front_matter.get("nome").and_then(Node::text).unwrap_or(&card.parsed.id)
}

/// What people call a card.
fn title(card: &Parsed) -> &str {
    card.parsed.front_matter.get("titolo").and_then(Node::text).unwrap_or(&card.parsed.id)
}

/// A reuse that names a twinning is one of its parties.
fn reuses(input: &Input<'_>, resolved: &[Resolved], n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    for entry in card.front_matter.get("riusi").map_or(&[][..], Node::items) {
        let Some(twinning) = referred(resolved, n, "riusi.gemellaggio", entry.get("gemellaggio")) else { continue };
        let Some(body) = referred(resolved, n, "riusi.amministrazione", entry.get("amministrazione")) else { continue };
        let mut parties = resolved[twinning].references.iter().filter(|(field, ..)| is_party(field));
        if parties.any(|(.., to)| *to == body) {
            continue;
        }
        let span = entry.get("gemellaggio").map_or(0..0, |node| node.span.clone());
        let (body, twinning) = (&input.cards[body], &input.cards[twinning]);
        found.push(
            Diagnostic::new(Code::ReuseOutsideTwinning, format!("«{}» non è fra gli enti del gemellaggio «{}»", name(body), title(twinning)))
                .at(location(card, &span))
                .expected("un gemellaggio di cui l'ente che riusa è una delle parti")
                .help("se ne fa parte con il solo nome, mettilo fra offerenti o riceventi con la sua scheda; altrimenti togli «gemellaggio» da questo riuso")
                .related(parties_of(twinning), "gli enti sono questi"),
        );
    }
}

fn is_party(field: &str) -> bool {
    SIDES.iter().any(|(side, ..)| field.strip_prefix(side) == Some(".amministrazione"))
}

/// Where a twinning names who receives.
fn parties_of(twinning: &Parsed) -> crate::diagnostic::Location {
    let span = twinning.parsed.front_matter.entry("riceventi").map_or(0..0, |entry| entry.key_span.clone());
    location(&twinning.parsed, &span)
}

/// A twinning with what it refers to.
struct Twinning<'a> {
    input: &'a Input<'a>,
    resolved: &'a [Resolved],
    n: usize,
}

impl<'a> Twinning<'a> {
    fn card(&self) -> &'a Parsed {
        &self.input.cards[self.n]
    }

    fn field(&self, key: &str) -> Option<&'a Node> {
        self.card().parsed.front_matter.get(key).filter(|node| !node.is_null())
    }

    /// The experience belongs to one of the parties: it is theirs, or they took part in it.
    fn owner(&self, found: &mut Found) {
        let node = self.field("esperienza");
        let Some(experience) = referred(self.resolved, self.n, "esperienza", node) else { return };
        let of_parties = |to: usize| self.resolved[self.n].references.iter().any(|(field, _, party)| is_party(field) && *party == to);
        let owners = self.resolved[experience].references.iter();
        let mut owners = owners.filter(|(field, ..)| matches!(&**field, "amministrazione" | "soggetti.amministrazione"));
        if owners.any(|(.., to)| of_parties(*to)) {
            return;
        }
        let experience = &self.input.cards[experience];
        let theirs = experience.parsed.front_matter.get("amministrazione").map_or(0..0, |node| node.span.clone());
        found.push(
            Diagnostic::new(Code::ExperienceOfOthers, format!("l'esperienza «{}» non è di nessuna delle parti", title(experience)))
                .at(location(&self.card().parsed, &node.map_or(0..0, |node| node.span.clone())))
                .expected("un'esperienza di chi offre o di chi riceve")
                .help("se uno di loro vi ha partecipato, scrivilo fra i «soggetti» dell'esperienza; se no, indica l'esperienza giusta")
                .related(location(&experience.parsed, &theirs), "è di quest'ente"),
        );
    }

    /// Everything that the call asks.
    fn eligibility(&self, found: &mut Found) {
        let Some(call) = referred(self.resolved, self.n, "avviso", self.field("avviso")) else { return };
        let call = &self.input.cards[call];
        for (side, asked, does) in SIDES {
            let Some(conditions) = call.parsed.front_matter.get(asked) else { continue };
            for party in self.field(side).map_or(&[][..], Node::items) {
                for condition in CONDITIONS {
                    found.extend(self.party(call, conditions, condition, side, does, party));
                }
            }
        }
        found.extend(self.maturity(call));
        found.extend(self.dates(call));
    }

    /// Whether a party meets one condition of the call; what is not known of it is not held against it.
    fn party(
        &self,
        call: &Parsed,
        conditions: &Node,
        (key, of_body, what): (&str, &str, &str),
        side: &str,
        does: &str,
        party: &Node,
    ) -> Option<Diagnostic> {
        let admitted = conditions.get(key).filter(|node| !node.items().is_empty())?;
        let named = party.get("amministrazione").or_else(|| party.get("nome"))?;
        let body = referred(self.resolved, self.n, &format!("{side}.amministrazione"), party.get("amministrazione"));
        let body = body.map(|to| &self.input.cards[to]);
        let own = body.and_then(|body| body.parsed.front_matter.get(of_body)).and_then(Node::text);
        let value = match key {
            "paesi" => party.get("paese").and_then(Node::text).or(own).or(body.map(|_| HOME))?,
            _ => own?,
        };
        let admitted_values: Vec<&str> = admitted.items().iter().filter_map(Node::text).collect();
        if admitted_values.contains(&value) {
            return None;
        }
        let who = body.map_or_else(|| named.text().unwrap_or(""), name);
        let message = format!("«{who}» non può {does} con l'avviso «{}»: {what} è «{value}», che l'avviso non ammette", title(call));
        let expected = format!("uno di: {}", admitted_values.join(", "));
        Some(self.not_eligible(message, named, expected).related(location(&call.parsed, &admitted.span), "l'avviso lo dice qui"))
    }

    /// The experience is as mature as the call asks.
    fn maturity(&self, call: &Parsed) -> Option<Diagnostic> {
        let asked = call.parsed.front_matter.get("maturita_minima")?;
        let least = Level::named(asked.text()?)?;
        let node = self.field("esperienza");
        let at = referred(self.resolved, self.n, "esperienza", node)?;
        let experience = &self.input.cards[at];
        let found = maturity::of(experience.card.as_ref()?, self.input.standings.get(at).and_then(Option::as_deref));
        if found.level >= least {
            return None;
        }
        let message = format!(
            "l'esperienza «{}» non basta per l'avviso «{}»: è «{}», e l'avviso la vuole almeno «{}»",
            title(experience),
            title(call),
            found.level.as_str(),
            least.as_str()
        );
        let diagnostic = self.not_eligible(message, node?, format!("un'esperienza {} o più matura", least.as_str()));
        let diagnostic = diagnostic.related(location(&call.parsed, &asked.span), "l'avviso lo dice qui");
        let at = location(&experience.parsed, &(0..0));
        let missing = match found.level {
            Level::Described if least == Level::Documented => found.gaps.iter().map(|gap| gap.as_str()).collect::<Vec<_>>().join("; "),
            _ => format!(
                "{} riusi in uso, o {} pareri favorevoli che la regola di pubblicazione non chiede già",
                maturity::REUSES,
                maturity::VALIDATIONS
            ),
        };
        Some(diagnostic.related(at, format!("le manca: {missing}")))
    }

    /// Nothing that a call funds begins, or is agreed upon, before it opens.
    fn dates(&self, call: &Parsed) -> Option<Diagnostic> {
        let opening = call.parsed.front_matter.get("apertura")?;
        let opens = PartialDate::parse(opening.text()?)?;
        let agreed = self.field("accordo").and_then(|agreement| agreement.get("data"));
        let early = |(node, what): (Option<&'a Node>, &'static str)| {
            let node = node?;
            (PartialDate::parse(node.text()?)?.last < opens.first).then_some((node, what))
        };
        let (node, what) = [(self.field("inizio"), "comincia"), (agreed, "ha un accordo firmato")].into_iter().find_map(early)?;
        let (day, opened) = (node.text()?, opening.text()?);
        let message = format!("il gemellaggio {what} ({day}) prima che l'avviso «{}» si apra ({opened})", title(call));
        let diagnostic = self.not_eligible(message, node, format!("una data non precedente al {opened}"));
        Some(diagnostic.related(location(&call.parsed, &opening.span), "l'avviso si apre qui"))
    }

    fn not_eligible(&self, message: String, at: &Node, expected: String) -> Diagnostic {
        Diagnostic::new(Code::NotEligible, message).at(location(&self.card().parsed, &at.span)).expected(expected).help(
            "se è andata davvero così lascia la scheda com'è: il sito si pubblica lo stesso; se no, controlla l'avviso o togli «avviso»",
        )
    }
}
