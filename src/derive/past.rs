//! What is wrong between a card and its versions: a name that it had and does not answer to, a validation of another text.
//!
//! Both need history, so the rules of `catalog` cannot say them; [`check`] is called when versions are known.

use std::collections::HashSet;
use std::sync::Arc;

use super::CardVersions;
use crate::catalog::{Catalog, Linked};
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::schema::Schemas;

/// All that is wrong, card by card; `versions` are parallel to the catalogue's cards.
pub fn check(catalog: &Catalog, schemas: &Schemas, versions: &[CardVersions]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (card, versions) in catalog.originals().iter().zip(versions).filter(|(_, versions)| !versions.list.is_empty()) {
        found.extend(renamed(catalog, schemas, card, versions));
        found.extend(validated(card, versions));
    }
    found
}

/// The addresses that a card had under other names, that nobody else has now, and that its `alias` does not name.
fn renamed(catalog: &Catalog, schemas: &Schemas, card: &Linked, versions: &CardVersions) -> Vec<Diagnostic> {
    if card.address.is_none() || !card.visibility.has_page() {
        return Vec::new();
    }
    let front_matter = &card.card.parsed().front_matter;
    let known: HashSet<&str> = aliases(front_matter).filter_map(|alias| alias.trim_matches('/').rsplit('/').next()).collect();
    let mut told: HashSet<(Arc<str>, String)> = HashSet::from([(card.card.content_type().name.clone(), card.card.id().to_string())]);
    let mut found = Vec::new();
    for version in versions.list.iter().filter(|version| version.file.blob.is_some()) {
        let Some(content_type) = schemas.of_path(&version.file.path) else { continue };
        let id = id_of(&version.file.path);
        if !told.insert((content_type.name.clone(), id.to_owned())) || known.contains(id) || catalog.find(&content_type.name, id).is_some()
        {
            continue;
        }
        let old = format!("{}/{id}", content_type.path);
        let old = old.trim_start_matches('/');
        let span = front_matter.entry("alias").map_or(0..0, |entry| entry.key_span.clone());
        found.push(
            Diagnostic::new(Code::RenamedWithoutAlias, format!("la scheda si chiamava «{id}», e l'indirizzo /{old}/ non porta più a lei"))
                .at(Location::new(card.card.parsed().path.clone(), &span))
                .expected("in «alias» gli indirizzi che la scheda ha avuto")
                .help(format!("aggiungi «{old}» ad «alias»: chi ha salvato il vecchio indirizzo arriverà qui")),
        );
    }
    found
}

fn aliases(front_matter: &Node) -> impl Iterator<Item = &str> {
    front_matter.get("alias").map_or(&[][..], |node| node.items()).iter().filter_map(|node| node.text())
}

/// The id that a file's path gives a card: its name, or its folder's for `index.md`, without the language.
fn id_of(path: &str) -> &str {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let id = name.split('.').next().unwrap_or(name);
    if id == "index" { folder.rsplit('/').next().unwrap_or(folder) } else { id }
}

/// Validations that name a version which the card does not have, and the last favourable one when the card says something else now.
fn validated(card: &Linked, versions: &CardVersions) -> Vec<Diagnostic> {
    let parsed = card.card.parsed();
    let mut found = Vec::new();
    let mut last: Option<(usize, &Node)> = None;
    for validation in parsed.front_matter.get("validazioni").map_or(&[][..], |node| node.items()) {
        let Some((node, commit)) = validation.get("versione").and_then(|node| Some((node, node.text()?))) else { continue };
        let Some(number) = versions.number_of(commit) else {
            found.push(
                Diagnostic::new(Code::UnknownVersion, format!("«{commit}» non è una versione di questa scheda"))
                    .at(Location::new(parsed.path.clone(), &node.span))
                    .expected(expected(versions)),
            );
            continue;
        };
        let favourable = validation.get("esito").and_then(|node| node.text()) == Some("favorevole");
        if favourable && last.is_none_or(|(known, _)| known <= number) {
            last = Some((number, node));
        }
    }
    // Where validation decides what is public, it says itself what is missing.
    let stale = last.filter(|(number, _)| card.standing.is_none() && differs(&parsed.text, versions, *number));
    found.extend(stale.map(|(number, node)| {
        let latest = versions.list.len();
        Diagnostic::new(Code::StaleValidation, format!("la validazione è della versione {number}, e la scheda da allora è cambiata"))
            .at(Location::new(parsed.path.clone(), &node.span))
            .expected(format!("una validazione della versione {latest}, o una scheda che dice ciò che diceva la {number}"))
            .help("chiedi a chi ha validato di leggere che cosa è cambiato; una nuova validazione si aggiunge, quella vecchia resta")
    }));
    found
}

fn expected(versions: &CardVersions) -> String {
    let latest = versions.list.last().and_then(|version| versions.commit(version));
    let id = latest.map_or("", |commit| commit.id.get(..12).unwrap_or(&commit.id));
    format!("il codice di una delle sue versioni: l'ultima è {id}")
}

/// Whether the card says something else than its version with this number did, its validations aside; changes that call
/// themselves minor do not count.
fn differs(now: &str, versions: &CardVersions, number: usize) -> bool {
    let text = |number: usize| versions.get(number).and_then(|version| versions.text(version));
    // A text that cannot be read any more is not compared.
    let (Some(then), latest) = (text(number), versions.list.len()) else { return false };
    if without_validations(&then) == without_validations(now) {
        return false;
    }
    let minor = |number: usize| versions.get(number).and_then(|version| versions.commit(version)).is_some_and(|commit| commit.minor);
    let changed = |before: Option<Arc<str>>, after: &str| before.is_none_or(|it| without_validations(&it) != without_validations(after));
    let mut later = (number + 1..=latest).filter(|number| !minor(*number));
    later.any(|number| text(number).is_none_or(|after| changed(text(number - 1), &after))) || changed(text(latest), now)
}

/// The words of a card without the field `validazioni`, which is written after the version that it speaks of.
fn without_validations(text: &str) -> Vec<&str> {
    let mut fences = 0;
    let mut inside = false;
    let mut words = Vec::new();
    for line in text.lines() {
        if fences < 2 && line.trim_end() == "---" {
            fences += 1;
        }
        let continues = line.starts_with([' ', '\t', '-', '#', ']']) && line.trim_end() != "---" || line.trim().is_empty();
        inside = fences == 1 && (line.starts_with("validazioni:") || inside && continues);
        if !inside {
            words.extend(line.split_whitespace());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_compared_without_what_validates_it() {
        let bare = "---\ntitolo: A\ntemi: [x]\n---\n\nTesto.\n";
        let validated =
            "---\ntitolo: A\nvalidazioni:\n- ruolo: esperto\n  esito: favorevole\n\n  versione: abcdef0\ntemi: [x]\n---\n\nTesto.\n";
        assert_eq!(without_validations(validated), without_validations(bare));
        assert_eq!(without_validations(&validated.replace("temi: [x]", "temi:   [x] ")), without_validations(bare));
        assert_ne!(without_validations(&validated.replace("Testo", "Altro")), without_validations(bare));
        let body = "---\ntitolo: A\n---\n\nvalidazioni:\n- uno\n";
        assert_ne!(without_validations(body), without_validations("---\ntitolo: A\n---\n"), "a text may speak of validations");
    }

    #[test]
    fn a_path_gives_an_id() {
        assert_eq!(
            [id_of("esperienze/2026/a-b.md"), id_of("pagine/a.de.md"), id_of("esperienze/x/index.en.md"), id_of("esperienze/x/index.md")],
            ["a-b", "a", "x", "x"]
        );
    }
}
