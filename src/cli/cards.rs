//! A card by the words that people use for it: its id, `tipo/id`, the path of its file, its address.

use std::path::Path;

use super::{Failure, USAGE};
use crate::catalog::{Broken, CardIx, Catalog, Linked};
use crate::diagnostic::nearest;

/// A card that was named.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named<'c> {
    /// A valid one.
    Card(CardIx),
    /// One with errors.
    Broken(&'c Broken),
}

/// The card that `written` names; `top` is the catalogue's folder, for paths from where the command was given.
pub(super) fn named<'c>(catalog: &'c Catalog, top: &Path, base_url: &str, written: &str) -> Result<Named<'c>, Failure> {
    let path = local(top, written);
    let address = address(base_url, written);
    let mut found: Vec<(String, Named<'c>)> = Vec::new();
    for (ix, card) in catalog.iter().chain(catalog.translations()) {
        let parsed = card.card.parsed();
        let whole = name(card);
        // An id alone names the original; a translation is named by its path or address.
        let by_name = card.original.is_none() && (**card.card.id() == *written || whole == written);
        if by_name || *parsed.path == *path || card.address.as_deref() == Some(&*address) {
            found.push((whole, Named::Card(ix)));
        }
    }
    for card in &catalog.broken {
        let whole = card.content_type.as_ref().map_or_else(String::new, |known| format!("{}/{}", known.name, card.parsed.id));
        let own = *card.parsed.id == *written || whole == written || *card.parsed.path == *path;
        if own || card.address.as_deref() == Some(&*address) {
            found.push((whole, Named::Broken(card)));
        }
    }
    match &found[..] {
        [(_, named)] => Ok(*named),
        [] => Err(unknown(catalog, written)),
        _ => {
            let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
            Err(usage(format!("«{written}» è il nome di più schede: scrivi {}", names.join(" oppure "))))
        }
    }
}

/// `esperienza/sportello-mobile`.
pub(super) fn name(card: &Linked) -> String {
    format!("{}/{}", card.card.content_type().name, card.card.id())
}

/// A path as the catalogue has it, seen from where the command was given when that file is there, else from the catalogue's top.
fn local(top: &Path, written: &str) -> String {
    let full = std::fs::canonicalize(written).ok();
    let below = full.as_ref().and_then(|full| full.strip_prefix(top).ok()).and_then(Path::to_str);
    below.map_or_else(|| written.trim_start_matches("./").to_owned(), str::to_owned)
}

/// An address below the site's top, with a slash at its end; a whole address loses the site's.
fn address(base_url: &str, written: &str) -> String {
    let below = written.strip_prefix(base_url).unwrap_or(written);
    format!("{}/", below.trim_end_matches("index.html").trim_matches('/'))
}

fn unknown(catalog: &Catalog, written: &str) -> Failure {
    let last = written.trim_matches('/').trim_end_matches(".md").trim_end_matches("/index").rsplit('/').next().unwrap_or(written);
    let ids = catalog.originals().iter().map(|card| &**card.card.id()).chain(catalog.broken.iter().map(|card| &*card.parsed.id));
    let near = nearest(last, ids).map_or_else(String::new, |near| format!("\n  Forse volevi scrivere «{near}»?"));
    usage(format!("non c'è una scheda «{written}».{near}"))
}

fn usage(message: String) -> Failure {
    Failure { code: USAGE, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn a_card_is_named_by_id_type_path_or_address() {
        let (card, event) = (
            experience("X", ""),
            "---\ntitolo: X\nin_breve: X\nformato: webinar\ninizio: 2019\nmodo: online\nurl: https://esempio.it/\n---\n",
        );
        let german = "---\ntitolo: Y\ntraduzione_di: 0000000000000000000000000000000000000000\n---\n";
        let cards = [
            BASE,
            &[
                ("esperienze/2026/sportello.md", &*card),
                ("esperienze/2026/sportello.de.md", german),
                ("esperienze/doppia.md", &card),
                ("eventi/doppia.md", event),
            ],
        ]
        .concat();
        let catalogue = Catalogue::with(&cards, Options { more: "[languages.de]\n", ..Options::default() });
        let catalog = &catalogue.catalog;
        let find = |written: &str| named(catalog, Path::new("/nessuna"), "https://esempio.it/c/", written);
        let name_of = |written: &str| match find(written) {
            Ok(Named::Card(ix)) => format!("{}:{}", name(catalog.get(ix)), catalog.get(ix).language),
            other => format!("{other:?}"),
        };
        for written in [
            "sportello",
            "esperienza/sportello",
            "content/esperienze/2026/sportello.md",
            "./content/esperienze/2026/sportello.md",
            "/esperienze/sportello/",
            "esperienze/sportello",
            "https://esempio.it/c/esperienze/sportello/",
        ] {
            assert_eq!(name_of(written), "esperienza/sportello:0", "{written}");
        }
        assert_eq!(name_of("content/esperienze/2026/sportello.de.md"), "esperienza/sportello:1");
        assert_eq!(name_of("/de/esperienze/sportello/"), "esperienza/sportello:1");
        assert!(find("sportelo").unwrap_err().message.contains("«sportello»"));
        let several = find("doppia").unwrap_err().message;
        assert!(several.contains("esperienza/doppia oppure evento/doppia") || several.contains("evento/doppia"), "{several}");
    }
}
