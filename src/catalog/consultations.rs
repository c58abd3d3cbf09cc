//! Rules of consultations: the outcome comes after the end, questions can be told apart, a text that is commented on stays as it is.

use std::collections::HashSet;

use super::link::{Found, Input, location};
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic, fold};
use crate::schema::PartialDate;

/// Checks the card at `n`, when it is a consultation.
pub(super) fn check(input: &Input<'_>, n: usize, found: &mut Found) {
    if &*input.cards[n].content_type.name == "consultazione" {
        outcome(input, n, found);
        questions(input, n, found);
        versions(input, n, found);
    }
}

fn date(node: &Node) -> Option<PartialDate> {
    PartialDate::parse(node.text()?)
}

/// What came of it is known when it is over. A date of which only the month is known may lie after any day of it.
fn outcome(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    let (Some(end), Some(outcome)) = (card.front_matter.get("chiusura"), card.front_matter.get("esito")) else { return };
    let Some(told) = outcome.get("data") else { return };
    let (Some(last), Some(first)) = (date(end), date(told)) else { return };
    if first.last < last.first {
        let message = format!("l'esito ({}) viene prima della «chiusura» ({})", told.text().unwrap_or(""), end.text().unwrap_or(""));
        let problem = Diagnostic::new(Code::EndBeforeStart, message).at(location(card, &told.span));
        found.push(problem.expected("una data non precedente a «chiusura»").related(location(card, &end.span), "si chiude qui"));
    }
}

/// Ids of questions name columns, options name cells.
fn questions(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    let questions = card.front_matter.get("domande").map_or(&[][..], |node| node.items());
    let mut ids = HashSet::new();
    let mut twice = |node: &Node, what: &str, known: &mut HashSet<String>| {
        if let Some(text) = node.text().filter(|text| !known.insert(fold(text.trim()))) {
            let problem = Diagnostic::new(Code::NotUnique, format!("«{text}» è già {what}")).at(location(card, &node.span));
            found.push(problem.expected("parole che si distinguono anche senza maiuscole e accenti"));
        }
    };
    for question in questions {
        if let Some(id) = question.get("id") {
            twice(id, "il codice di un'altra domanda", &mut ids);
        }
        let mut options = HashSet::new();
        for option in question.get("opzioni").map_or(&[][..], |node| node.items()) {
            twice(option, "un'opzione di questa domanda", &mut options);
        }
    }
}

/// Who comments on a text that is still open to change must be told which one.
fn versions(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    let front_matter = &card.front_matter;
    let comments = front_matter.get("tipo").and_then(|node| node.text()) == Some("commento_testo");
    let still_open = front_matter.get("chiusura").and_then(date).zip(input.today).is_some_and(|(end, today)| end.last >= today);
    if !comments || !still_open {
        return;
    }
    for subject in front_matter.get("oggetto").map_or(&[][..], |node| node.items()) {
        if subject.get("versione").is_none() {
            let problem = Diagnostic::new(Code::RecommendedField, "manca la «versione» del testo da commentare");
            let problem = problem.at(location(card, &subject.span)).expected("il numero di una versione della scheda");
            found.push(problem.help("senza, il testo può cambiare mentre lo si commenta, e il sito non lo mostra per paragrafi"));
        }
    }
}
