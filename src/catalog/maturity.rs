//! How far a described experience can be relied on: described, documented, reused; and what is missing for the next step.
//!
//! Nobody writes the level by hand: it follows from the card. *Documented* asks that every part of the card that a reader needs is filled
//! and that something shows the results; *reused* that two others judged it good, or that three bodies use it. A reuse proves
//! more than a form that is filled in, so an experience can be reused without being documented. What a body says of its own experience,
//! and what a rule of the catalogue demands before anything is published, proves nothing more.

use super::Standing;
use crate::config::Role;
use crate::schema::{Card, Value};

/// Roles in favour that make an experience a reused one.
pub const VALIDATIONS: usize = 2;
/// Reuses in use that do so.
pub const REUSES: usize = 3;

/// How far an experience has got, each level more than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It has a card.
    Described,
    /// The card is complete and something shows the results.
    Documented,
    /// Others use it, or judged it good.
    Reused,
}

impl Level {
    /// The level with this name, as calls write it.
    pub fn named(name: &str) -> Option<Self> {
        [Level::Described, Level::Documented, Level::Reused].into_iter().find(|level| level.as_str() == name)
    }

    /// Its name in files and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Described => "descritta",
            Level::Documented => "documentata",
            Level::Reused => "riusata",
        }
    }
}

/// What a documented experience says and this one does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The problem, in one sentence.
    Problem,
    /// The solution.
    Solution,
    /// Where.
    Territory,
    /// How far it has got.
    State,
    /// For whom.
    Beneficiaries,
    /// The results, told or as figures.
    Results,
    /// What was learnt: lessons, difficulties, conditions of success.
    Lessons,
    /// What others may ask for, be it nothing.
    Transfer,
    /// Where all this comes from.
    Sources,
    /// An indicator with its source, or another piece of evidence.
    Evidence,
}

impl Gap {
    /// What is looked for, in the order of the card: each gap with the fields of which one is enough.
    const FIELDS: &[(Gap, &[&str])] = &[
        (Gap::Problem, &["problema"]),
        (Gap::Solution, &["soluzione"]),
        (Gap::Territory, &["territorio"]),
        (Gap::State, &["stato_attuazione"]),
        (Gap::Beneficiaries, &["a_chi_serve"]),
        (Gap::Results, &["risultati.sintesi", "risultati.indicatori"]),
        (Gap::Lessons, &["lezioni", "difficolta", "condizioni_successo"]),
        (Gap::Transfer, &["trasferimento.livello"]),
        (Gap::Sources, &["fonti"]),
    ];

    /// What is missing, for the people who write cards.
    pub fn as_str(self) -> &'static str {
        match self {
            Gap::Problem => "il problema",
            Gap::Solution => "la soluzione",
            Gap::Territory => "il territorio",
            Gap::State => "lo stato di attuazione",
            Gap::Beneficiaries => "a chi serve",
            Gap::Results => "i risultati",
            Gap::Lessons => "le lezioni imparate",
            Gap::Transfer => "che cosa si può chiedere",
            Gap::Sources => "le fonti",
            Gap::Evidence => "una prova: un indicatore con la fonte, o un'evidenza",
        }
    }

    /// Its name among the words of the theme.
    pub fn key(self) -> &'static str {
        match self {
            Gap::Problem => "maturity-gap-problem",
            Gap::Solution => "maturity-gap-solution",
            Gap::Territory => "maturity-gap-territory",
            Gap::State => "maturity-gap-state",
            Gap::Beneficiaries => "maturity-gap-beneficiaries",
            Gap::Results => "maturity-gap-results",
            Gap::Lessons => "maturity-gap-lessons",
            Gap::Transfer => "maturity-gap-transfer",
            Gap::Sources => "maturity-gap-sources",
            Gap::Evidence => "maturity-gap-evidence",
        }
    }
}

/// How far an experience has got, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maturity {
    /// The highest level that it has.
    pub level: Level,
    /// What is missing for [`Level::Documented`].
    pub gaps: Vec<Gap>,
    /// Roles of which the last word is in favour, without the owner's and without those that must be in favour anyhow.
    pub validations: usize,
    /// Reuses in use.
    pub reuses: usize,
}

/// The maturity of an experience; `standing` is what validation made of it, where its type needs any.
pub fn of(card: &Card, standing: Option<&Standing>) -> Maturity {
    let gaps = gaps(card);
    let reuses = card.at("riusi.stato").into_iter().filter(|value| value.as_str() == Some("in_uso")).count();
    let validations = Role::ALL.into_iter().filter(|role| is_in_favour(card, standing, *role)).count();
    let level = match (validations >= VALIDATIONS || reuses >= REUSES, gaps.is_empty()) {
        (true, _) => Level::Reused,
        (false, true) => Level::Documented,
        (false, false) => Level::Described,
    };
    Maturity { level, gaps, validations, reuses }
}

/// Whether a role, of its own accord and about the text that is shown, last said that an experience is good.
fn is_in_favour(card: &Card, standing: Option<&Standing>, role: Role) -> bool {
    if role == Role::Owner || standing.is_some_and(|standing| standing.demanded.contains(&role)) {
        return false;
    }
    last_word(card, standing, role).is_some_and(|last| last.get("esito").and_then(Value::as_str) == Some("favorevole"))
}

/// The last validation of the text that is shown by a role, by its date and then by its place in the list.
pub fn last_word<'c>(card: &'c Card, standing: Option<&Standing>, role: Role) -> Option<&'c Value> {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
    let stands = |at: usize| standing.is_none_or(|standing| standing.stands.get(at) == Some(&true));
    let entries = card.values().items("validazioni").iter().enumerate();
    let own = entries.filter(|(at, entry)| stands(*at) && text(entry, "ruolo") == role.as_str());
    own.max_by_key(|(at, entry)| (text(entry, "data"), *at)).map(|(_, entry)| entry)
}

fn gaps(card: &Card) -> Vec<Gap> {
    let missing = Gap::FIELDS.iter().filter(|(_, fields)| !fields.iter().any(|field| card.at(field).into_iter().any(says)));
    let mut gaps: Vec<Gap> = missing.map(|(gap, _)| *gap).collect();
    if !evidence(card) {
        gaps.push(Gap::Evidence);
    }
    gaps
}

/// Whether a value tells readers something: a form that was left at «non indicato» does not.
fn says(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty() && &**text != "non_indicato",
        Value::Object(fields) => fields.values().any(says),
        Value::Array(items) => items.iter().any(says),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Whether something shows the results.
pub fn evidence(card: &Card) -> bool {
    let sourced = |value: &&Value| ["valore", "fonte"].iter().all(|key| value.get(key).is_some_and(says));
    card.at("risultati.evidenze").into_iter().any(says) || card.at("risultati.indicatori").iter().any(sourced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, experience};

    const WHOLE: &str = "problema: P\nsoluzione: S\nterritorio: {ambito: comunale}\nstato_attuazione: attiva\na_chi_serve: [cittadini]\nlezioni: [L]\nfonti: [{titolo: F}]\n";

    fn maturity(more: &str, level: &str) -> Maturity {
        let text = experience("Una", more).replace("livello: non_indicato", &format!("livello: {level}"));
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/x.md", &*text)]].concat());
        of(&catalogue.catalog.get(catalogue.catalog.find("esperienza", "x").expect("the card")).card, None)
    }

    #[test]
    fn a_bare_card_is_described_and_says_everything_that_is_missing() {
        let bare = maturity("stato_attuazione: non_indicato\n", "non_indicato");
        assert_eq!(bare.level, Level::Described);
        assert_eq!(bare.gaps.len(), Gap::FIELDS.len() + 1);
    }

    #[test]
    fn a_whole_card_with_evidence_is_documented() {
        let told = maturity(&format!("{WHOLE}risultati: {{sintesi: R}}\n"), "nessuno");
        assert_eq!((told.level, told.gaps), (Level::Described, vec![Gap::Evidence]));
        let aim = maturity(&format!("{WHOLE}risultati: {{indicatori: [{{nome: N, valore_atteso: 3, fonte: F}}]}}\n"), "nessuno");
        assert_eq!(aim.gaps, [Gap::Evidence], "an aim is no result");
        let unsourced = maturity(&format!("{WHOLE}risultati: {{indicatori: [{{nome: N, valore: 3}}]}}\n"), "nessuno");
        assert_eq!(unsourced.gaps, [Gap::Evidence]);
        for proof in ["indicatori: [{nome: N, valore: 3, fonte: F}]", "sintesi: R, evidenze: [E]"] {
            assert_eq!(maturity(&format!("{WHOLE}risultati: {{{proof}}}\n"), "nessuno").level, Level::Documented);
        }
        assert_eq!(maturity(&format!("{WHOLE}risultati: {{sintesi: R, evidenze: [E]}}\n"), "non_indicato").gaps, [Gap::Transfer]);
    }

    #[test]
    fn two_validations_or_three_reuses_make_it_reused() {
        let reuse = |state: &str| format!("  - {{amministrazione: agenzia-x, stato: {state}, data: 2025, evidenza: E}}\n");
        let reuses = |states: &[&str]| maturity(&format!("riusi:\n{}", states.iter().map(|s| reuse(s)).collect::<String>()), "nessuno");
        assert_eq!(reuses(&["in_uso", "in_uso", "in_corso"]).level, Level::Described);
        assert_eq!(reuses(&["in_uso", "in_uso", "in_uso"]).level, Level::Reused);
        let validation = |(role, day, outcome): &(&str, u8, &str)| {
            format!("  - {{ruolo: {role}, data: 2026-01-{day:02}, esito: {outcome}, motivazione: M}}\n")
        };
        let judged = |given: &[(&str, u8, &str)]| {
            let found = maturity(&format!("validazioni:\n{}", given.iter().map(validation).collect::<String>()), "nessuno");
            (found.level, found.validations)
        };
        let (editors, community, expert) = (("redazione", 1, "favorevole"), ("comunita", 1, "favorevole"), ("esperto", 1, "favorevole"));
        assert_eq!(judged(&[editors, community]), (Level::Reused, 2));
        assert_eq!(judged(&[editors, editors]), (Level::Described, 1), "one role is one voice");
        assert_eq!(judged(&[editors, ("ente_titolare", 1, "favorevole")]), (Level::Described, 1), "nobody proves their own");
        assert_eq!(judged(&[editors, expert, ("esperto", 2, "contraria")]), (Level::Described, 1), "the last word counts");
        assert_eq!(judged(&[("esperto", 2, "favorevole"), ("esperto", 1, "contraria"), editors]), (Level::Reused, 2));
    }

    #[test]
    fn what_must_be_validated_anyhow_and_what_does_not_stand_prove_nothing() {
        let entry = |role: &str| format!("{{ruolo: {role}, data: 2026-01-01, esito: favorevole}}");
        let text = experience("Una", &format!("validazioni: [{}, {}, {}]\n", entry("redazione"), entry("comunita"), entry("esperto")));
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/x.md", &*text)]].concat());
        let card = &catalogue.catalog.get(catalogue.catalog.find("esperienza", "x").expect("the card")).card;
        let count = |demanded: &[Role], stands: [bool; 3]| {
            let standing = Standing { demanded: demanded.to_vec(), stands: stands.to_vec(), ..Standing::default() };
            of(card, Some(&standing)).validations
        };
        assert_eq!(count(&[], [true; 3]), 3);
        assert_eq!(count(&[Role::Owner, Role::Editors], [true; 3]), 2);
        assert_eq!(count(&[Role::Owner, Role::Editors], [true, false, true]), 1);
    }
}
