//! What registers say of versions, held against the versions: a redaction names one, and of what was accepted Git knows better.

use super::CardVersions;
use crate::catalog::{AmendmentState, Catalog, Linked, RecordedAmendment, Redaction};
use crate::diagnostic::{Code, Diagnostic};

/// Checks the registers of all cards whose root has a history.
pub fn check(catalog: &Catalog, versions: &[CardVersions]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for ((_, card), own) in catalog.iter().zip(versions) {
        let Some(history) = own.history.as_ref().filter(|history| !history.commits.is_empty()) else { continue };
        // A translation's versions are the card's too.
        let all = || std::iter::once(own).chain(card.translations.iter().filter_map(|at| versions.get(at.0 as usize)));
        let commits = || all().flat_map(|of| of.list.iter().map(|version| history.commit(&version.file)));
        for redaction in &card.registers.redactions {
            let named = commits().filter(|commit| redaction.names(&commit.id)).map(|commit| &commit.id);
            let mut named: Vec<_> = named.collect();
            named.dedup();
            match named[..] {
                [_] => {}
                // A commit that a version brought names the version.
                [] if all().any(|of| of.number_of(&redaction.commit).is_some()) => {}
                [] => found.push(no_version(redaction, own)),
                _ => found.push(ambiguous(redaction)),
            }
        }
        for recorded in &card.registers.amendments {
            let merged = commits().any(|commit| commit.merge_request.as_ref().is_some_and(|request| request.number == recorded.number));
            found.extend(disagreement(card, recorded, merged));
        }
    }
    found
}

fn no_version(redaction: &Redaction, own: &CardVersions) -> Diagnostic {
    let last = own.list.iter().rev().filter_map(|version| own.commit(version)).map(|commit| commit.id.chars().take(12).collect::<String>());
    let known: Vec<String> = last.take(5).collect();
    let problem = Diagnostic::new(
        Code::RedactionWithoutVersion,
        format!("nessuna versione della scheda ha il codice «{}»: il testo da oscurare resta pubblicato", redaction.commit),
    );
    let problem = problem.at(redaction.place.clone()).help("«prassi history SCHEDA» elenca le versioni con i loro codici");
    match known.is_empty() {
        true => problem.expected("il codice di una versione già registrata; questa scheda non ne ha"),
        false => problem.expected(format!("il codice di una versione, per esempio {}", known.join(", "))),
    }
}

fn ambiguous(redaction: &Redaction) -> Diagnostic {
    Diagnostic::new(Code::RedactionWithoutVersion, format!("più versioni della scheda cominciano con «{}»", redaction.commit))
        .at(redaction.place.clone())
        .expected("abbastanza cifre da indicarne una sola")
}

/// Git is right about what was accepted.
fn disagreement(card: &Linked, recorded: &RecordedAmendment, merged: bool) -> Option<Diagnostic> {
    let number = recorded.number;
    let accepted = recorded.state == AmendmentState::Accepted;
    let problem = match (merged, accepted) {
        (true, true) | (false, false) => return None,
        (true, false) => {
            let state = recorded.state.as_str();
            Diagnostic::new(Code::AmendmentDisagrees, format!("il registro dice «{state}», ma la proposta {number} è stata accettata"))
                .expected("stato: accettata, oppure nessuna voce: ciò che è stato accettato si legge dall'archivio")
                .help(format!("togli la voce, o correggi il numero se la proposta {number} è un'altra"))
        }
        (false, true) => Diagnostic::new(
            Code::AmendmentDisagrees,
            format!(
                "il registro dice che la proposta {number} è stata accettata, ma nessuna versione di «{}» viene da lei",
                card.card.id()
            ),
        )
        .expected("nel registro solo le proposte che non sono state accettate")
        .help("togli la voce: il sito mostra come accettate le proposte che hanno fatto una versione"),
    };
    Some(problem.at(recorded.place.clone()))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::render::testing::{BASE, Catalogue, Options, Past, experience};

    fn codes(registers: Vec<(&'static str, &'static str)>) -> Vec<(Code, String)> {
        let text = experience("Sportello", "");
        let mut cards = BASE.to_vec();
        cards.push(("esperienze/sportello.md", &text));
        let past = |time, title| Past { path: "esperienze/sportello.md", time, author: ("Ada", "x.it"), title, text: text.clone() };
        let past = vec![past("2026-01-01T10:00:00Z", "Prima"), past("2026-02-01T10:00:00Z", "Seconda (#12)")];
        let catalogue = Catalogue::with(&cards, Options { registers, past, ..Options::default() });
        let found = super::check(&catalogue.catalog, &catalogue.derived.versions);
        found.into_iter().map(|problem| (problem.code, problem.message)).collect()
    }

    #[test]
    fn a_redaction_names_one_version() {
        assert!(
            codes(vec![(
                "esperienze/sportello.oscurati.yml",
                "- {commit: 000000000000000000000000000000000000c001, motivo: diritti, data: 2026-03-01}\n"
            )])
            .is_empty()
        );
        let wrong = codes(vec![("esperienze/sportello.oscurati.yml", "- {commit: abcdef0123, motivo: diritti, data: 2026-03-01}\n")]);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].0 == Code::RedactionWithoutVersion && wrong[0].1.contains("abcdef0123"), "{wrong:?}");
        let many = codes(vec![("esperienze/sportello.oscurati.yml", "- {commit: '00000000', motivo: diritti, data: 2026-03-01}\n")]);
        assert!(many.len() == 1 && many[0].1.contains("Più versioni"), "{many:?}");
    }

    #[test]
    fn git_is_right_about_what_was_accepted() {
        let registers = |text| vec![("esperienze/sportello.modifiche.yml", text)];
        assert!(codes(registers("- {numero: 12, titolo: a, stato: accettata}\n- {numero: 9, titolo: b, stato: ritirata}\n")).is_empty());
        let merged = codes(registers("- {numero: 12, titolo: a, stato: respinta, motivazione: no}\n"));
        assert!(merged.len() == 1 && merged[0].1.contains("è stata accettata"), "{merged:?}");
        let not_merged = codes(registers("- {numero: 13, titolo: a, stato: accettata}\n"));
        assert!(not_merged.len() == 1 && not_merged[0].1.contains("nessuna versione"), "{not_merged:?}");
    }
}
