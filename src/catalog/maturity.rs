//! How mature an experience is, as far as its card alone tells: what a call may ask for.
//!
//! *Descritta* is every card. *Documentata*: problem, solution, results, lessons and what can be asked for are there, with one piece of
//! evidence. *Riusata*: three reuses in use, or two favourable validations.

use serde_json::Value;

use crate::schema::Card;

/// Reuses in use, and favourable validations, that make an experience a reused one.
const REUSES: usize = 3;
const VALIDATIONS: usize = 2;

/// What a documented experience has: any one of the fields, and what people call it.
const DOCUMENTED: [(&[&str], &str); 6] = [
    (&["problema"], "il problema"),
    (&["soluzione"], "la soluzione"),
    (&["risultati.sintesi", "risultati.indicatori.nome"], "i risultati"),
    (&["lezioni", "difficolta", "condizioni_successo"], "le lezioni imparate"),
    (&["trasferimento.modalita", "referente.ufficio"], "che cosa si può chiedere"),
    (&["risultati.evidenze", "risultati.indicatori.fonte", "riusi.evidenza"], "una prova"),
];

/// A level, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Maturity {
    Described,
    Documented,
    Reused,
}

impl Maturity {
    /// The level as calls write it.
    pub fn named(name: &str) -> Option<Self> {
        [Maturity::Described, Maturity::Documented, Maturity::Reused].into_iter().find(|level| level.as_str() == name)
    }

    /// How calls write the level.
    pub fn as_str(self) -> &'static str {
        match self {
            Maturity::Described => "descritta",
            Maturity::Documented => "documentata",
            Maturity::Reused => "riusata",
        }
    }

    /// The level of an experience, and what it lacks for the next.
    pub fn of(card: &Card) -> (Self, Vec<String>) {
        let counted = |path: &str, value: &str| card.at(path).into_iter().filter(|found| found.as_str() == Some(value)).count();
        let (reuses, validations) = (counted("riusi.stato", "in_uso"), counted("validazioni.esito", "favorevole"));
        if reuses >= REUSES || validations >= VALIDATIONS {
            return (Maturity::Reused, Vec::new());
        }
        let lacks = |fields: &[&str]| !fields.iter().flat_map(|path| card.at(path)).any(is_there);
        let missing: Vec<String> = DOCUMENTED.iter().filter(|(fields, _)| lacks(fields)).map(|(_, what)| (*what).to_owned()).collect();
        if missing.is_empty() {
            let reuses = format!("tre riusi in uso (ne ha {reuses}) o due validazioni favorevoli (ne ha {validations})");
            return (Maturity::Documented, vec![reuses]);
        }
        (Maturity::Described, missing)
    }
}

fn is_there(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(is_there),
        _ => true,
    }
}
