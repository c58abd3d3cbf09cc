//! Links and images of bodies: relative paths to cards (as on a forge), headings, and files.

use super::addresses::Addresses;
use super::files::{self, folder_of, join};
use super::index::Index;
use super::link::{Found, Input, LinkTarget, Resolved, location};
use super::vocabulary::{self, Vocabularies};
use crate::content::{Link, LinkKind, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, close, nearest};

/// Extensions that an image may have.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "webp", "avif", "gif"];

/// Resolves the links of the body of the card at `n`.
pub(super) fn resolve(
    input: &Input<'_>,
    index: &Index<'_>,
    vocabularies: &Vocabularies,
    addresses: &Addresses,
    n: usize,
    own: &mut Resolved,
    found: &mut Found,
) {
    let card = &input.cards[n].parsed;
    for link in &card.body.links {
        let target = match link.kind {
            LinkKind::External => None,
            LinkKind::Image => image(input, card, link, own, found),
            LinkKind::Path if link.target.is_empty() => match version(card, link).filter(|_| addresses.of_card[n].is_some()) {
                Some(number) => Some(LinkTarget::Version(n, number)),
                None => heading(card, card, link, found).map(LinkTarget::Heading),
            },
            LinkKind::Path if link.target.ends_with(".md") => to_card(input, index, vocabularies, addresses, n, link, found),
            LinkKind::Path => to_file(input, index, addresses, n, link, own, found),
        };
        own.links.push(target);
    }
}

fn image(input: &Input<'_>, card: &ParsedCard, link: &Link, own: &mut Resolved, found: &mut Found) -> Option<LinkTarget> {
    let extension = link.target.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    if !PICTURES.contains(&&*extension) {
        found.push(
            Diagnostic::new(Code::ForbiddenFile, format!("«{}» non è un'immagine che si può mostrare", link.target))
                .at(location(card, &link.span))
                .expected(format!("un file {}", PICTURES.join(", "))),
        );
        return None;
    }
    let result = files::find(input, card, &link.target);
    files::accept(result, card, &link.span, own, found).map(LinkTarget::File)
}

/// The version that a link's fragment names: `#versione-3`, unless a heading of the text is called so.
fn version(target: &ParsedCard, link: &Link) -> Option<usize> {
    let wanted = link.fragment.as_deref()?;
    let number = wanted.strip_prefix("versione-")?;
    let number = number.parse().ok().filter(|parsed: &usize| *parsed > 0 && parsed.to_string() == number)?;
    target.body.headings.iter().all(|heading| heading.id != wanted).then_some(number)
}

/// The heading that a link's fragment names in `target`'s body.
fn heading(card: &ParsedCard, target: &ParsedCard, link: &Link, found: &mut Found) -> Option<String> {
    let wanted = link.fragment.as_deref().unwrap_or("");
    let headings = &target.body.headings;
    if headings.iter().any(|heading| heading.id == wanted) {
        return Some(wanted.to_owned());
    }
    let ids: Vec<&str> = headings.iter().map(|heading| &*heading.id).collect();
    let expected = if ids.is_empty() { "il testo non ha titoletti".to_owned() } else { format!("uno di: #{}", ids.join(", #")) };
    let diagnostic =
        Diagnostic::new(Code::BrokenAnchor, format!("non c'è un titoletto «#{wanted}»")).at(location(card, &link.span)).expected(expected);
    found.push(match nearest(wanted, ids) {
        Some(near) => diagnostic.help(format!("forse volevi scrivere «#{near}»?")),
        None => diagnostic,
    });
    None
}

fn to_card(
    input: &Input<'_>,
    index: &Index<'_>,
    vocabularies: &Vocabularies,
    addresses: &Addresses,
    n: usize,
    link: &Link,
    found: &mut Found,
) -> Option<LinkTarget> {
    let card = &input.cards[n].parsed;
    let root = index.root_of(n);
    let Some(local) = join(&card.local, &link.target) else {
        found.push(
            Diagnostic::new(Code::PathOutsideRoot, format!("«{}» porta fuori dalla raccolta", link.target))
                .at(location(card, &link.span))
                .expected("il percorso di un'altra scheda, come ../amministrazioni/comune-di-esempio.md"),
        );
        return None;
    };
    let Some(to) = index.at_local(root, &local) else {
        found.push(broken(index, root, card, link, &local));
        return None;
    };
    if &*input.cards[to].content_type.name == vocabulary::TYPE && index.root_of(to) == 0 {
        let term = link.fragment.as_deref();
        let problem = term.and_then(|term| vocabularies.problem(&input.cards[to].parsed.id, term));
        return match problem {
            Some(problem) => {
                found.push(problem.at(location(card, &link.span)));
                None
            }
            None => Some(LinkTarget::Vocabulary(to, term.map(str::to_owned))),
        };
    }
    if addresses.of_card[to].is_none() {
        found.push(
            Diagnostic::new(Code::BrokenLink, format!("«{}» non ha una pagina nel sito", link.target))
                .at(location(card, &link.span))
                .expected("una scheda con una pagina"),
        );
        return None;
    }
    if let Some(number) = version(&input.cards[to].parsed, link) {
        return Some(LinkTarget::Version(to, number));
    }
    let fragment = match &link.fragment {
        Some(_) => Some(heading(card, &input.cards[to].parsed, link, found)?),
        None => None,
    };
    Some(LinkTarget::Card(to, fragment))
}

/// A path to no card: suggests the card of that name in another folder, else the one in the same folder whose name is a
/// typing error away; otherwise says whether the card or the folder is what is missing.
fn broken(index: &Index<'_>, root: usize, card: &ParsedCard, link: &Link, local: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::BrokenLink, format!("la scheda «{}» non c'è", link.target))
        .at(location(card, &link.span))
        .expected("il percorso del file .md di una scheda, visto da questo file");
    let (folder, wanted) = name(local);
    let moved = index.locals(root).find(|path| name(path).1 == wanted && *path != &*card.local);
    // Only the name is compared: folders that agree would make every file of the folder look near.
    let near = || {
        let beside: Vec<&str> = index.locals(root).filter(|path| name(path).0 == folder).collect();
        let found = close(wanted, beside.iter().map(|path| name(path).1))?;
        beside.into_iter().find(|path| name(path).1 == found)
    };
    if let Some(near) = moved.or_else(near) {
        return diagnostic.help(format!("forse volevi scrivere «{}»?", relative(&card.local, near)));
    }
    let exists = index.locals(root).any(|path| path.starts_with(folder) && !folder.is_empty());
    diagnostic.help(if exists {
        let path = card.path.strip_suffix(&*card.local).map_or_else(|| local.to_owned(), |root| format!("{root}{local}"));
        format!("la scheda non c'è ancora: crea {path}, oppure togli il collegamento")
    } else if link.target.contains("..") {
        "controlla il percorso: «..» sale di una cartella".to_owned()
    } else {
        format!("controlla il percorso: da questo file porta in «{}», e lì non c'è nessuna scheda", folder.trim_end_matches('/'))
    })
}

/// The folder (with its final `/`) and the name of a card's file; a card that has a folder of its own is named after it.
fn name(local: &str) -> (&str, &str) {
    let own = local.strip_suffix("/index.md").or_else(|| local.strip_suffix(".md")).unwrap_or(local);
    let folder = folder_of(own);
    (folder, &own[folder.len()..])
}

/// The path `to` as the file `from` would write it.
fn relative(from: &str, to: &str) -> String {
    let mut own: Vec<&str> = from.split('/').collect();
    own.pop();
    let other: Vec<&str> = to.split('/').collect();
    let common = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(own.len() - common);
    format!("{up}{}", other[common..].join("/"))
}

fn to_file(
    input: &Input<'_>,
    index: &Index<'_>,
    addresses: &Addresses,
    n: usize,
    link: &Link,
    own: &mut Resolved,
    found: &mut Found,
) -> Option<LinkTarget> {
    let card = &input.cards[n].parsed;
    let result =
        files::find(input, card, &link.target).map_err(|diagnostic| not_a_file(input, index, addresses, n, link).unwrap_or(diagnostic));
    files::accept(result, card, &link.span, own, found).map(LinkTarget::File)
}

/// What a path that is no file may have been meant for: an address of the site, or a card's folder.
fn not_a_file(input: &Input<'_>, index: &Index<'_>, addresses: &Addresses, n: usize, link: &Link) -> Option<Diagnostic> {
    let card = &input.cards[n].parsed;
    let address = format!("{}/", link.target.trim_matches('/'));
    if let Some(to) = addresses.of_card.iter().position(|known| known.as_deref() == Some(&*address)) {
        // An address of the site would break under another path, and no forge could follow it.
        let path = relative(&card.local, &input.cards[to].parsed.local);
        return Some(
            Diagnostic::new(Code::BrokenLink, format!("«{}» è un indirizzo del sito, non il percorso di un file", link.target))
                .expected("il percorso del file .md della scheda, visto da questo file")
                .help(format!("scrivi «{path}»")),
        );
    }
    let index_file = join(&card.local, &link.target).map(|folder| format!("{folder}/index.md"))?;
    index.at_local(index.root_of(n), &index_file)?;
    Some(
        Diagnostic::new(Code::BrokenLink, format!("«{}» è una cartella", link.target))
            .expected("il percorso di un file")
            .help(format!("scrivi «{}»", relative(&card.local, &index_file))),
    )
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn suggested_paths_are_seen_from_the_card() {
        assert_eq!(relative("esperienze/2026/a.md", "amministrazioni/b.md"), "../../amministrazioni/b.md");
        assert_eq!(relative("esperienze/2026/a.md", "esperienze/2026/c.md"), "c.md");
        assert_eq!(relative("esperienze/2026/a.md", "esperienze/2025/c.md"), "../2025/c.md");
    }
}
