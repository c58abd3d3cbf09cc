//! Versions that a change would renumber or lose: their pages have addresses, and people and other cards cite them.
//!
//! [`compare`] holds the versions of every card at the merge base against today's. They change when the main line takes another
//! way (a pull that does not say so, a branch merged the wrong way round), or when an alias joins a file's past to a card. A card
//! that was taken away took its versions with it: that is what taking it away means.

use std::collections::HashMap;
use std::sync::Arc;

use super::Analysis;
use crate::catalog::Linked;
use crate::derive::CardVersions;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{Lost, ObjectId};

/// What tells a version: root, commit, path at that time.
type Key = (Arc<str>, ObjectId, Arc<str>);

/// One finding for each card with a version that has another number now, or none.
pub(super) fn compare(then: &Analysis, now: &Analysis) -> Vec<Diagnostic> {
    let mut today: HashMap<Key, (usize, &Linked)> = HashMap::new();
    for (card, versions) in cards(now) {
        for (at, key) in keys(card, versions).enumerate() {
            today.insert(key, (at + 1, card));
        }
    }
    let mut found = Vec::new();
    for (card, versions) in cards(then) {
        let then: Vec<Option<&(usize, &Linked)>> = keys(card, versions).map(|key| today.get(&key)).collect();
        let Some((_, still)) = then.iter().flatten().next() else { continue };
        let moved = then.iter().zip(1..).find(|(found, number)| found.is_none_or(|(at, _)| at != number));
        found.extend(moved.map(|(found, number)| {
            let what = match found {
                Some((at, _)) => format!("la versione {number} di questa scheda è diventata la {at}"),
                None => format!("la versione {number} di questa scheda non c'è più"),
            };
            diagnostic(what, &still.card.parsed().path)
                .help("se hai aggiunto un «alias», quello di un'altra scheda non ne riporta qui le versioni; se hai unito due rami, unisci il tuo al ramo pubblicato e non il contrario")
        }));
    }
    found
}

/// Findings for versions of which the archive lost the commits.
pub(super) fn lost(lost: Vec<Lost>) -> Vec<Diagnostic> {
    let finding = |Lost { path, number, day }: Lost| {
        diagnostic(format!("la versione {number}, del {day}, non c'è più: la storia dell'archivio è stata riscritta"), &path)
            .help("rimetti il ramo com'era (git reflog dice dov'era) e correggi con una nuova modifica, non al posto di una vecchia")
    };
    lost.into_iter().map(finding).collect()
}

fn diagnostic(what: String, path: &str) -> Diagnostic {
    Diagnostic::new(Code::VersionMoved, what)
        .at(Location::file(path))
        .expected("le stesse versioni di prima, con lo stesso numero: chi le ha citate le deve ritrovare")
}

fn cards(analysis: &Analysis) -> impl Iterator<Item = (&Linked, &CardVersions)> {
    analysis.catalog.cards.iter().zip(&analysis.derived.versions)
}

fn keys<'a>(card: &'a Linked, versions: &'a CardVersions) -> impl Iterator<Item = Key> + 'a {
    let root = &card.card.parsed().root;
    let key = move |version| Some((root.clone(), versions.commit(version)?.id.clone(), version.file.path.clone()));
    versions.list.iter().filter_map(key)
}
