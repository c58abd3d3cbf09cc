//! What editors should look at: cards that nobody verified for long, that leave out what is recommended, that wait for an answer past
//! their day, or that are being validated.
//!
//! [`collect`] finds all of it once, for the page `/stato-del-catalogo/` and for the warnings of the check ([`check`]). Rules about types
//! ask for the fields by name: a catalogue without the type has nothing to find.

use jiff::Span;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{CardVersions, dates, referred};
use crate::catalog::maturity::{self, Gap};
use crate::catalog::{CardIx, Catalog, Linked, Visibility, location};
use crate::config::Role;
use crate::diagnostic::{Code, Diagnostic, Location, with_day};
use crate::schema::{Field, Labels, PartialDate, Value};

/// Types whose cards promise something to readers, so that somebody must see from time to time whether it still holds. Cards of other
/// types are asked for it once they say when they were verified.
const PROMISES: &[&str] = &["esperienza", "comunita", "gruppo"];

/// Something for an editor to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The card, an original.
    pub card: CardIx,
    /// What about it.
    pub what: What,
}

/// What an editor should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Nobody verified it for longer than the catalogue allows.
    Stale {
        /// When it was last verified, else last changed.
        since: Date,
        /// Whether the card says that it was verified.
        verified: bool,
    },
    /// It leaves out what is recommended; an experience, what a documented one says.
    Incomplete(Vec<Left>),
    /// It waits for an answer, and its day has passed.
    Unanswered(Open, Date),
    /// It is not published yet, a change of it is not, or somebody's last word on it is not in favour.
    InValidation,
}

impl What {
    /// Whether it is an experience that is not documented.
    pub fn is_undocumented(&self) -> bool {
        matches!(self, What::Incomplete(left) if left.iter().any(|left| matches!(left, Left::Gap(_))))
    }
}

/// What a card leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// A recommended field, by its labels.
    Field(Labels),
    /// Something that an experience is not documented without.
    Gap(Gap),
}

/// What waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A need that is still open.
    Need,
    /// A consultation without an outcome.
    Consultation,
    /// A proposal without a decision, whose process has ended.
    Proposal,
}

impl Open {
    /// Its name among the words of the theme.
    pub fn key(self) -> &'static str {
        match self {
            Open::Need => "upkeep-open-need",
            Open::Consultation => "upkeep-open-consultation",
            Open::Proposal => "upkeep-open-proposal",
        }
    }
}

/// What the findings depend on besides the cards.
#[derive(Debug)]
pub struct Input<'a> {
    /// The cards.
    pub catalog: &'a Catalog,
    /// Their versions.
    pub versions: &'a [CardVersions],
    /// The day that the site is built for; without it nothing is late.
    pub today: Option<Date>,
    /// After how many months without a verification a card is stale.
    pub months: u32,
    /// The site's time zone.
    pub timezone: &'a str,
}

/// Everything that editors should look at, by card.
pub fn collect(input: &Input<'_>) -> Vec<Finding> {
    let zone = TimeZone::get(input.timezone).unwrap_or(TimeZone::UTC);
    // Months that no calendar holds make nothing stale.
    let months = Span::new().try_months(input.months).ok();
    let limit = input.today.zip(months).and_then(|(today, months)| today.checked_sub(months).ok());
    let mut findings = Vec::new();
    for (card, linked) in input.catalog.iter().filter(|(_, card)| card.visibility.is_listed() && card.address.is_some()) {
        let stale = limit.and_then(|limit| stale(linked, &input.versions[card.0 as usize], &zone, limit));
        let open = input.today.and_then(|today| unanswered(input.catalog, linked, today));
        let what = [stale, incomplete(linked), open, in_validation(linked)];
        findings.extend(what.into_iter().flatten().map(|what| Finding { card, what }));
    }
    findings
}

/// Warnings about what is late. What is incomplete is warned of where the card is read, a need that is overdue by `catalog::needs`.
pub fn check(catalog: &Catalog, findings: &[Finding], months: u32) -> Vec<Diagnostic> {
    let warning = |finding: &Finding| {
        let card = catalog.get(finding.card);
        match &finding.what {
            What::Stale { since, verified } => {
                let message = match verified {
                    true => format!("nessuno verifica questa scheda {}", with_day("dal", *since)),
                    false => format!("nessuno ha mai verificato questa scheda, che non cambia {}", with_day("dal", *since)),
                };
                Some(
                    Diagnostic::new(Code::VerificationOverdue, message)
                        .at(place(card, "ultima_verifica"))
                        .expected(format!("una verifica negli ultimi {months} mesi"))
                        .help("controlla che dica ancora il vero e scrivi il giorno in «ultima_verifica»"),
                )
            }
            What::Unanswered(open, day) => {
                let (message, expected, field) = match open {
                    // The rules of needs warn of it already.
                    Open::Need => return None,
                    Open::Consultation => (
                        format!("la consultazione si è chiusa {} e non dice che cosa ne è venuto", with_day("il", *day)),
                        "un «esito»",
                        "chiusura",
                    ),
                    Open::Proposal => (
                        format!("il percorso è finito {} e la proposta è ancora in esame", with_day("il", *day)),
                        "un «esito» con la sua motivazione",
                        "esito",
                    ),
                };
                Some(Diagnostic::new(Code::AnswerOverdue, message).at(place(card, field)).expected(expected))
            }
            What::Incomplete(_) | What::InValidation => None,
        }
    };
    findings.iter().filter_map(warning).collect()
}

/// Where a field stands, else the card as a whole.
fn place(card: &Linked, field: &str) -> Location {
    let parsed = card.card.parsed();
    let node = parsed.front_matter.get(field).filter(|node| !node.is_null());
    node.map_or_else(|| Location::file(parsed.path.clone()), |node| location(parsed, &node.span))
}

/// A card was true when it was last verified; when it never says so, when it last changed. A typing error mended is no verification.
fn stale(card: &Linked, versions: &CardVersions, zone: &TimeZone, limit: Date) -> Option<What> {
    let content_type = card.card.content_type();
    let verified = dates::of_field(card, "ultima_verifica").map(|date| date.last);
    if content_type.date.is_some() || (verified.is_none() && !PROMISES.contains(&&*content_type.name)) {
        return None;
    }
    let changed = || {
        let mut commits = versions.list.iter().rev().filter_map(|version| versions.commit(version));
        let last = commits.find(|commit| !commit.minor)?;
        Some(last.time.to_zoned(zone.clone()).date())
    };
    let since = verified.or_else(changed)?;
    (since < limit).then_some(What::Stale { since, verified: verified.is_some() })
}

/// What readers would miss most: the gaps of an experience, the recommended fields of other cards.
fn incomplete(card: &Linked) -> Option<What> {
    let content_type = card.card.content_type();
    let missing = |field: &&Field| !field.recommended.is_empty() && !card.card.values().contains_key(&field.key);
    let left: Vec<Left> = match &*content_type.name {
        "esperienza" => maturity::of(&card.card, card.standing.as_deref()).gaps.into_iter().map(Left::Gap).collect(),
        _ => content_type.fields.iter().filter(missing).map(|field| Left::Field(field.label.clone())).collect(),
    };
    (!left.is_empty()).then_some(What::Incomplete(left))
}

fn unanswered(catalog: &Catalog, card: &Linked, today: Date) -> Option<What> {
    let of_card = |field: &str| dates::of_field(card, field);
    let (open, day) = match &*card.card.content_type().name {
        "fabbisogno" if card.card.text("stato") == "aperto" => (Open::Need, of_card("scadenza")?),
        "consultazione" if !card.card.values().contains_key("esito") => (Open::Consultation, of_card("chiusura")?),
        "proposta" if card.card.text("esito") == "in_esame" => (Open::Proposal, end_of_process(catalog, card)?),
        _ => return None,
    };
    (day.last < today).then_some(What::Unanswered(open, day.last))
}

/// The end of the last phase of a proposal's process, when every phase has one.
fn end_of_process(catalog: &Catalog, card: &Linked) -> Option<PartialDate> {
    let process = catalog.get(referred(card, "processo", card.card.text("processo"))?);
    let phases = process.card.values().get("fasi")?.as_array()?;
    let ends: Option<Vec<PartialDate>> = phases.iter().map(|phase| PartialDate::parse(phase.get("fine")?.as_str()?)).collect();
    ends?.into_iter().max_by_key(|date| date.last)
}

/// What is not published yet, which only a build with drafts lists, what waits with a change, and what is published although some role's
/// last word on it asks for more.
fn in_validation(card: &Linked) -> Option<What> {
    let held = card.visibility == Visibility::Draft && card.card.text("stato_redazionale") != "respinta";
    let update = card.standing.as_ref().is_some_and(|standing| standing.is_update);
    (held || update || !wanting(card).is_empty()).then_some(What::InValidation)
}

/// The last words of roles on what is shown that are not in favour, in the order of the roles.
pub fn wanting(card: &Linked) -> Vec<&Value> {
    let last = Role::ALL.into_iter().filter_map(|role| maturity::last_word(&card.card, card.standing.as_deref(), role));
    last.filter(|last| last.get("esito").and_then(Value::as_str) != Some("favorevole")).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options, Past, experience};

    fn found(cards: &[(&str, &str)], past: Vec<Past>, drafts: bool) -> Vec<(String, What)> {
        let options = Options { today: Some(date(2026, 11, 22)), past, drafts, ..Options::default() };
        let catalogue = Catalogue::with(&[BASE, cards].concat(), options);
        let id = |finding: &Finding| catalogue.catalog.get(finding.card).card.id().to_string();
        catalogue.derived.upkeep.iter().map(|finding| (id(finding), finding.what.clone())).collect()
    }

    /// What is found besides the gaps of an experience.
    fn late(cards: &[(&str, &str)], past: Vec<Past>, drafts: bool) -> Vec<(String, What)> {
        let gap = |what: &What| matches!(what, What::Incomplete(left) if left.iter().all(|left| matches!(left, Left::Gap(_))));
        found(cards, past, drafts).into_iter().filter(|(_, what)| !gap(what)).collect()
    }

    fn past(time: &'static str, title: &'static str, text: &str) -> Past {
        Past { path: "esperienze/x.md", time, author: ("Ada", "esempio.it"), title, text: text.to_owned() }
    }

    #[test]
    fn a_card_is_stale_when_nobody_verified_it_for_long() {
        let with = |more: &str| experience("X", &format!("problema: P\n{more}"));
        let stale = |more: &str, past: Vec<Past>| {
            let text = with(more);
            late(&[("esperienze/x.md", &*text)], past, false).into_iter().map(|(_, what)| what).collect::<Vec<_>>()
        };
        let since = |since, verified| vec![What::Stale { since, verified }];
        assert_eq!(stale("ultima_verifica: 2025-05-21\n", vec![]), since(date(2025, 5, 21), true));
        assert_eq!(stale("ultima_verifica: 2025-05-22\n", vec![]), []);
        // Never verified: it was true when it was written; mending a typing error does not count.
        let text = with("");
        let old = past("2024-01-02T23:30:00Z", "Prima", &text);
        assert_eq!(stale("", vec![old.clone()]), since(date(2024, 1, 3), false));
        assert_eq!(stale("", vec![old.clone(), past("2026-01-02T10:00:00Z", "Refuso [minore]", &text)]), since(date(2024, 1, 3), false));
        assert_eq!(stale("", vec![old.clone(), past("2026-01-02T10:00:00Z", "Nuovi risultati", &text)]), []);
        assert_eq!(stale("ultima_verifica: 2026-11-01\n", vec![old]), []);
        assert_eq!(stale("", vec![]), [], "what no commit has is new");
    }

    #[test]
    fn what_is_missing_is_named() {
        let bare = experience("X", "problema: P\n");
        let [(_, What::Incomplete(left))] = &found(&[("esperienze/x.md", &*bare)], vec![], false)[..] else { panic!() };
        assert!(left.contains(&Left::Gap(Gap::Evidence)) && !left.contains(&Left::Gap(Gap::Problem)), "{left:?}");
        let process = "---\ntitolo: Piano\nin_breve: Un piano\n---\n";
        let [(id, What::Incomplete(left))] = &found(&[("processi/piano.md", process)], vec![], false)[..] else { panic!() };
        let [Left::Field(labels)] = &left[..] else { panic!("{left:?}") };
        assert_eq!((&**id, crate::schema::label(labels, "it")), ("piano", "Chi lo promuove"));
    }

    #[test]
    fn a_proposal_waits_once_its_process_has_ended() {
        let proposal = |outcome: &str| {
            format!(
                "---\ntitolo: Due\nin_breve: Una proposta\nprocesso: piano\nobiettivo: O\nmodalita_attuazione: M\nrivolta_a_chi: C\ntempi: 2024\nesito: {outcome}\n---\n"
            )
        };
        let process = |phases: &str| format!("---\ntitolo: Piano\nin_breve: Un piano\npromotore: agenzia-x\nfasi: [{phases}]\n---\n");
        let open = |phases: &str, outcome: &str| {
            let (process, proposal) = (process(phases), proposal(outcome));
            found(&[("processi/piano.md", &process), ("proposte/due/index.md", &proposal)], vec![], false)
        };
        let ended = "{titolo: Uno, fine: 2026-01}, {titolo: Due, fine: 2026-11-21}";
        assert_eq!(open(ended, "in_esame"), [("due".to_owned(), What::Unanswered(Open::Proposal, date(2026, 11, 21)))]);
        assert_eq!(open("{titolo: Uno, fine: 2026-01}, {titolo: Due}", "in_esame"), [], "a phase without an end goes on");
        assert_eq!(open("{titolo: Uno, fine: 2026}", "in_esame"), [], "2026 is not over");
    }

    #[test]
    fn what_is_held_back_for_validation_shows_with_drafts_only() {
        let held = experience("X", "problema: P\nstato_redazionale: bozza\nmotivo: manca il resto\n");
        let cards = [("esperienze/x.md", &*held)];
        assert_eq!(late(&cards, vec![], false), []);
        assert_eq!(late(&cards, vec![], true), [("x".to_owned(), What::InValidation)]);
        let judged = experience(
            "X",
            "problema: P\nvalidazioni: [{ruolo: redazione, data: 2026-11-01, esito: contraria}, {ruolo: esperto, data: 2026-11-02, esito: favorevole}]\n",
        );
        assert_eq!(late(&[("esperienze/x.md", &*judged)], vec![], false), [("x".to_owned(), What::InValidation)], "each role's last word");
        let mended = judged.replace("ruolo: esperto", "ruolo: redazione");
        assert_eq!(late(&[("esperienze/x.md", &*mended)], vec![], false), []);
    }
}
