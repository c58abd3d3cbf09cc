//! What people are told of validations: those that nobody confirms, those that cannot be shown, and names that are nobody's.

use std::sync::Arc;

use super::View;
use crate::catalog::judgement::Judgement;
use crate::catalog::{Parsed, Standing};
use crate::content::{self, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::schema::Schemas;
use crate::source::Snapshot;

/// Validations that Git holds no approval of.
#[derive(Debug, Default)]
pub(super) struct Unconfirmed {
    count: usize,
    /// The cards, with whether only the text's authors recorded one of them.
    cards: Vec<(Arc<str>, bool)>,
}

impl Unconfirmed {
    /// Cards that are named; of more than these there is only a number.
    const MOST: usize = 20;

    pub(super) fn add(&mut self, parsed: &ParsedCard, judgement: &Judgement) {
        if judgement.unconfirmed > 0 {
            self.count += judgement.unconfirmed;
            self.cards.push((parsed.path.clone(), judgement.alone > 0));
        }
    }

    pub(super) fn note(mut self) -> Option<Diagnostic> {
        let what = match self.count {
            0 => return None,
            1 => "una validazione vale per come sta scritta".to_owned(),
            count => format!("{count} validazioni valgono per come stanno scritte"),
        };
        let mut note =
            Diagnostic::new(Code::UnconfirmedValidation, format!("{what}: l'archivio non dice chi ha approvato quelle modifiche"))
                .at(Location::file("site.toml"))
                .expected("righe «Approved-by: NOME <POSTA>» nel messaggio con cui si unisce la modifica")
                .help("GitLab le scrive con %{approved_by} nel modello dei messaggi di unione; altrove le scrive chi unisce");
        // First those that look most like somebody's word about their own work.
        self.cards.sort_by(|a, b| (!a.1, &a.0).cmp(&(!b.1, &b.0)));
        let more = self.cards.len().saturating_sub(Self::MOST);
        for (n, (path, is_alone)) in self.cards.into_iter().take(Self::MOST).enumerate() {
            let mut said = match is_alone {
                true => "qui la sola mano che si conosce è di chi ha scritto il testo".to_owned(),
                false => "qui".to_owned(),
            };
            if n + 1 == Self::MOST && more > 0 {
                said.push_str(&format!("; e in altre schede: {more}"));
            }
            note = note.related(Location::file(path), said);
        }
        Some(note)
    }
}

/// «redazione (ha chiesto di integrare: «Manca il costo»)».
pub(super) fn last_word(role: &str, entry: &content::Node) -> String {
    let text = |key: &str| entry.get(key).and_then(content::Node::text).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    let said = match &*text("esito") {
        "contraria" => "è contraria",
        _ => "ha chiesto di integrare",
    };
    match text("motivazione") {
        reason if reason.is_empty() => format!("{role} ({said})"),
        reason => format!("{role} ({said}: «{reason}»)"),
    }
}

/// Cards whose validated text cannot be shown any more; where today's file is at fault, that is said of it.
pub(super) fn unreadable(view: &View, files: &[Parsed]) -> Vec<Diagnostic> {
    let is_withheld = |standing: &Option<Arc<Standing>>| standing.as_ref().is_some_and(|standing| standing.is_withheld);
    let all = view.cards.iter().zip(&view.standings).zip(files);
    let cards = all.filter(|((card, standing), file)| card.parsed.language.is_none() && is_withheld(standing) && file.card.is_some());
    let problem = |((card, _), _): ((&Parsed, &Option<Arc<Standing>>), &Parsed)| {
        Diagnostic::new(
            Code::MissingValidation,
            "l'ultima versione validata non si può mostrare: è stata oscurata, o non rispetta le regole di oggi",
        )
        .at(Location::file(card.parsed.path.clone()))
        .expected("una validazione del testo di adesso")
    };
    cards.map(problem).collect()
}

/// Types of `[validazione.TYPE]` that are not there.
pub(super) fn unknown_types(snapshot: &Snapshot, schemas: &Schemas) -> Vec<Diagnostic> {
    let known: Vec<&str> = schemas.iter().map(|content_type| &*content_type.name).collect();
    let unknown = snapshot.config.validation.keys().filter(|name| !known.contains(&&***name));
    let problem = |name: &Arc<str>| {
        let problem = Diagnostic::new(Code::ConfigInvalid, format!("[validazione.{name}]: «{name}» non è un tipo di scheda"))
            .at(Location::file("site.toml"))
            .expected(format!("uno di: {}", known.join(", ")));
        match crate::diagnostic::nearest(name, known.iter().copied()) {
            Some(near) => problem.help(format!("forse volevi scrivere «{near}»?")),
            None => problem,
        }
    };
    unknown.map(problem).collect()
}

/// Bodies of `[ruoli] enti` that have no card: nobody would be asked for theirs.
pub(super) fn unknown_bodies(snapshot: &Snapshot, cards: &[Parsed]) -> Vec<Diagnostic> {
    let known: Vec<&str> = cards.iter().filter(|card| &*card.content_type.name == "amministrazione").map(|card| &*card.parsed.id).collect();
    let unknown = snapshot.config.accounts.of_body.keys().filter(|body| !known.contains(&&***body));
    let problem = |body: &Arc<str>| {
        let mut problem = Diagnostic::new(Code::ConfigInvalid, format!("[ruoli] enti: «{body}» non è un'amministrazione del catalogo"))
            .at(Location::file("site.toml"))
            .expected("il codice di un'amministrazione, cioè il nome del suo file senza «.md»");
        problem.severity = Severity::Warning;
        match crate::diagnostic::nearest(body, known.iter().copied()) {
            Some(near) => problem.help(format!("forse volevi scrivere «{near}»?")),
            None => problem,
        }
    };
    unknown.map(problem).collect()
}
