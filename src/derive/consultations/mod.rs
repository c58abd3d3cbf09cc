//! What a consultation is about, and what its table of answers says without telling of anybody.
//!
//! [`collect`] goes consultation by consultation: the versions that it is about ([`Subject`]); the table of its outcome, read
//! ([`table`]), searched for what looks like persons ([`personal`]), counted ([`count`]) and masked ([`mask`]). Only the masked result is
//! kept: no later stage sees a count that must not be shown, and the file that is published is written from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::schema::Value;
use jiff::civil::Date;

use super::{CardVersions, dates, display_name, referred};
use crate::catalog::{CardIx, Catalog, Linked, join, location};
use crate::config::{Audience, Config};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::schema::PartialDate;

mod count;
mod mask;
mod personal;
mod table;

pub use mask::{Cell, Tally};

/// The type whose cards these are.
pub const TYPE: &str = "consultazione";

/// All consultations.
#[derive(Debug, Default)]
pub struct Consultations {
    of_card: BTreeMap<CardIx, Consultation>,
}

/// A consultation.
#[derive(Debug)]
pub struct Consultation {
    /// What it is about, in the order of the card.
    pub subjects: Vec<Subject>,
    /// Its questions, in the order of the card.
    pub questions: Vec<Question>,
    /// What was answered to each question; `None` without a table, or with one that has errors.
    pub results: Option<Results>,
}

/// A card that a consultation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The card.
    pub card: CardIx,
    /// The number of its version; `None` when the consultation names none.
    pub version: Option<usize>,
}

/// A question of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id, the name of its column.
    pub id: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What can be answered, in order.
    pub options: Vec<String>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// With one option.
    One,
    /// With several options.
    Several,
    /// In one's own words: such answers are published nowhere.
    Text,
}

/// The answers, masked.
#[derive(Debug)]
pub struct Results {
    /// What the table tells of each question, parallel to [`Consultation::questions`].
    pub answered: Vec<Answered>,
    /// The file that is published in place of the table.
    pub file: Arc<[u8]>,
}

/// What a table tells of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// Nothing: it has no answers to it, or they are words.
    Nothing,
    /// Answers of which none may be shown.
    Withheld,
    /// These answers.
    Shown(Tally),
}

/// Whether a consultation can be answered, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not yet.
    Before,
    /// Yes, or nothing says that it cannot.
    Open,
    /// No more.
    Closed,
}

impl Consultations {
    /// The consultation of an original.
    pub fn get(&self, ix: CardIx) -> Option<&Consultation> {
        self.of_card.get(&ix)
    }

    /// All of them, by position of their cards.
    pub fn iter(&self) -> impl Iterator<Item = (CardIx, &Consultation)> {
        self.of_card.iter().map(|(ix, consultation)| (*ix, consultation))
    }

    /// The listed ones that are open on a day, those that close first at the head.
    pub fn open(&self, catalog: &Catalog, today: Date) -> Vec<CardIx> {
        let open = |ix: &CardIx| catalog.get(*ix).visibility.is_listed() && phase(catalog.get(*ix), Some(today)) == Some(Phase::Open);
        let mut open: Vec<CardIx> = self.of_card.keys().copied().filter(open).collect();
        open.sort_by_key(|ix| (closing(catalog.get(*ix)).map(|date| date.last), *ix));
        open
    }
}

fn closing(card: &Linked) -> Option<PartialDate> {
    dates::of_field(card, "chiusura")
}

/// Whether a consultation can be answered; `None` when nothing tells. Of a date that is known by the month every day of it counts.
pub fn phase(card: &Linked, today: Option<Date>) -> Option<Phase> {
    let (today, closing) = (today?, closing(card)?);
    let opening = dates::of_field(card, "apertura");
    Some(match opening {
        Some(opening) if today < opening.first => Phase::Before,
        _ if today > closing.last => Phase::Closed,
        _ => Phase::Open,
    })
}

/// Every consultation of the catalogue, and what is wrong with their tables and versions.
pub fn collect(catalog: &Catalog, versions: &[CardVersions], config: &Config) -> Checked<Consultations> {
    let mut diagnostics = Vec::new();
    let mut of_card = BTreeMap::new();
    for (ix, card) in catalog.iter().filter(|(_, card)| &*card.card.content_type().name == TYPE) {
        let questions = questions(card);
        let subjects = subjects(card);
        check_versions(catalog, versions, card, &subjects, &mut diagnostics);
        let results = results(card, &questions, config, &mut diagnostics);
        of_card.insert(ix, Consultation { subjects, questions, results });
    }
    Checked { value: Some(Consultations { of_card }), diagnostics }
}

fn items<'c>(card: &'c Linked, key: &str) -> &'c [Value] {
    card.card.values().items(key)
}

fn subjects(card: &Linked) -> Vec<Subject> {
    let subject = |value: &Value| {
        let to = referred(card, "oggetto.scheda", value.get("scheda")?.as_str()?)?;
        let version = value.get("versione").and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
        Some(Subject { card: to, version })
    };
    items(card, "oggetto").iter().filter_map(subject).collect()
}

fn questions(card: &Linked) -> Vec<Question> {
    let question = |value: &Value| {
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or("");
        let kind = match text("tipo") {
            "testo" => QuestionKind::Text,
            "multipla" => QuestionKind::Several,
            _ => QuestionKind::One,
        };
        let options = value.get("opzioni").map_or(&[][..], Value::items);
        let options = options.iter().filter_map(|option| option.as_str().map(str::to_owned)).collect();
        Question { id: text("id").to_owned(), kind, options }
    };
    items(card, "domande").iter().map(question).collect()
}

/// A version that a consultation is about must be there, where the history tells which there are.
fn check_versions(catalog: &Catalog, versions: &[CardVersions], card: &Linked, subjects: &[Subject], found: &mut Vec<Diagnostic>) {
    let parsed = card.card.parsed();
    let nodes = parsed.front_matter.get("oggetto").map_or(&[][..], |node| node.items());
    let written = nodes.iter().filter(|node| node.get("scheda").is_some());
    for (subject, node) in subjects.iter().zip(written) {
        let (of, Some(number)) = (&versions[subject.card.0 as usize], subject.version) else { continue };
        let known = of
            .history
            .as_ref()
            .is_some_and(|history| history.blobs.is_some() && history.completeness == crate::source::Completeness::Whole);
        // What is not registered yet has its first version as soon as it is.
        let there = of.get(number).is_some() || (of.list.is_empty() && number == 1);
        if !known || there {
            continue;
        }
        let name = display_name(catalog.get(subject.card));
        let span = node.get("versione").map_or_else(|| node.span.clone(), |node| node.span.clone());
        let problem = Diagnostic::new(Code::BrokenLink, format!("«{name}» non ha una versione {number}")).at(location(parsed, &span));
        found.push(match of.list.len() {
            0 => problem.expected("una versione che c'è già: questa scheda non ne ha ancora"),
            count => problem.expected(format!("un numero da 1 a {count}")),
        });
    }
}

/// The table that a consultation's outcome names, read and masked.
fn results(card: &Linked, questions: &[Question], config: &Config, found: &mut Vec<Diagnostic>) -> Option<Results> {
    let parsed = card.card.parsed();
    let node = parsed.front_matter.get("esito")?.get("dati")?;
    let local = join(&parsed.local, node.text()?)?;
    let asset = card.files.iter().map(|file| &file.asset).find(|asset| asset.path.ends_with(&local) && asset.answers.is_some())?;
    let at = |diagnostic: Diagnostic| {
        diagnostic.at(Location::file(asset.path.clone())).related(location(parsed, &node.span), "la scheda la nomina qui")
    };
    let table = match table::read(asset.answers.as_deref()?) {
        Ok(table) => table,
        Err((message, expected)) => {
            found.push(at(Diagnostic::new(Code::AnswersInvalid, message).expected(expected)));
            return None;
        }
    };
    let persons = count::persons(&table, questions);
    for (column, kind) in &persons {
        let message = format!("la colonna {} sembra contenere {}", column + 1, kind.text());
        let problem = Diagnostic::new(Code::PersonalAnswers, message).expected("solo risposte chiuse, senza dati di chi risponde");
        found.push(at(problem.help("togli la colonna anche dalle versioni già registrate: ciò che è in un archivio pubblico è pubblico")));
    }
    if !persons.is_empty() {
        return None;
    }
    let threshold = config.consultations.threshold;
    match count::count(&table, questions, threshold) {
        Err((message, expected)) => {
            found.push(at(Diagnostic::new(Code::AnswersInvalid, message).expected(expected)));
            None
        }
        Ok(counted) => {
            if is_public(config, &parsed.root) {
                found.extend(unprotected(&counted, threshold).map(at));
            }
            Some(masked(questions, &counted, threshold))
        }
    }
}

fn is_public(config: &Config, root: &str) -> bool {
    config.roots.iter().any(|known| *known.name == *root && known.audience == Audience::Public)
}

/// The site hides small cells, the archive does not.
fn unprotected(counted: &count::Counted, threshold: u64) -> Option<Diagnostic> {
    let small = |cell: &&Cell| matches!(cell, Cell::Count(n) if *n < threshold);
    let small = counted.cells.iter().flatten().flatten().filter(small).count();
    let message = match (counted.one_row_each, small) {
        (true, _) => "la tabella ha una riga per ogni risposta: il sito ne pubblica solo le somme, l'archivio la tiene com'è".to_owned(),
        (false, 0) => return None,
        (false, 1) => format!("una casella della tabella ha un numero sotto {threshold}: il sito lo nasconde, l'archivio no"),
        (false, count) => format!("{count} caselle della tabella hanno un numero sotto {threshold}: il sito li nasconde, l'archivio no"),
    };
    let problem = Diagnostic::new(Code::AnswersUnprotected, message).expected("nell'archivio la tabella già protetta");
    Some(problem.help("costruisci il sito, prendi il file dei risultati che pubblica e registra quello al posto della tabella"))
}

/// What is shown of the counts, and the file that says the same.
fn masked(questions: &[Question], counted: &count::Counted, threshold: u64) -> Results {
    let answered = |(question, cells): (&Question, &Option<Vec<Cell>>)| match cells {
        None => Answered::Nothing,
        Some(cells) => mask::mask(cells, threshold, question.kind == QuestionKind::One).map_or(Answered::Withheld, Answered::Shown),
    };
    let answered: Vec<Answered> = questions.iter().zip(&counted.cells).map(answered).collect();
    let mut rows = Vec::new();
    for (question, answered) in questions.iter().zip(&answered) {
        for (n, option) in question.options.iter().enumerate() {
            let cell = match answered {
                Answered::Nothing => continue,
                Answered::Withheld => Cell::Hidden,
                Answered::Shown(tally) => tally.cells[n],
            };
            rows.push(vec![question.id.clone(), option.clone(), count::written(cell, threshold)]);
        }
    }
    Results { answered, file: table::write(&count::HEADER, &rows).into() }
}
