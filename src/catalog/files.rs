//! Files that cards name: they exist, lie inside the root, and are of a kind that may be published.

use std::sync::Arc;

use super::link::{Found, Input, Resolved, location};
use super::walk;
use super::{PublishedFile, VERSIONS};
use crate::content::ParsedCard;
use crate::diagnostic::{Code, Diagnostic, Span, nearest};
use crate::schema::FieldKind;
use crate::source::{ANSWERS_FOLDER, AssetFile, Root, is_table_of_answers};

/// Resolves the files that the front matter of the card at `n` names.
pub(super) fn resolve(input: &Input<'_>, n: usize, own: &mut Resolved, found: &mut Found) {
    let card = &input.cards[n];
    walk::values(&card.content_type, &card.parsed, &mut |_, field, node| {
        if let (FieldKind::File, Some(written)) = (&field.kind, node.text()) {
            let result = find(input, &card.parsed, written);
            accept(result, &card.parsed, &node.span, own, found);
        }
    });
}

/// Adds a file to those published beside the page, or its problem to those found; gives the file's name there.
pub(super) fn accept(
    result: Result<PublishedFile, Diagnostic>,
    card: &ParsedCard,
    span: &Span,
    own: &mut Resolved,
    found: &mut Found,
) -> Option<Arc<str>> {
    match result {
        Ok(file) => match own.files.iter().find(|known| known.name == file.name) {
            Some(known) if known.asset.path != file.asset.path => {
                let message = format!("due file diversi si chiamerebbero «{}» accanto alla pagina", file.name);
                found.push(Diagnostic::new(Code::AddressCollision, message).at(location(card, span)).expected("nomi di file diversi"));
                None
            }
            Some(known) => Some(known.name.clone()),
            None => {
                let name = file.name.clone();
                own.files.push(file);
                Some(name)
            }
        },
        Err(diagnostic) => {
            found.push(diagnostic.at(location(card, span)));
            None
        }
    }
}

/// The file that `written` names from the card's own place.
pub(super) fn find(input: &Input<'_>, card: &ParsedCard, written: &str) -> Result<PublishedFile, Diagnostic> {
    let Some(root) = input.roots.iter().find(|root| root.name == card.root) else {
        return Err(Diagnostic::new(Code::MissingFile, format!("il file «{written}» non c'è")));
    };
    let Some(local) = join(&card.local, written) else {
        return Err(Diagnostic::new(Code::PathOutsideRoot, format!("«{written}» porta fuori dalla raccolta"))
            .expected("un file accanto alla scheda, o almeno dentro la stessa raccolta"));
    };
    let Some(asset) = root.assets.get(local.as_str()) else { return Err(missing(root, card, written, &local)) };
    check_kind(input, asset, &local)?;
    check_answers(card, asset, written, &local)?;
    if asset.size > input.config.limits.asset_bytes {
        return Err(Diagnostic::new(Code::FileTooLarge, format!("il file «{written}» ha {} byte", asset.size))
            .expected(format!("al più {} byte", input.config.limits.asset_bytes)));
    }
    let folder = folder_of(&card.local);
    // A file elsewhere in the root is published under its own name: the page's address has no folders above it.
    let name = local.strip_prefix(folder).unwrap_or_else(|| local.rsplit('/').next().unwrap_or(&local));
    if name.split('/').next() == Some(VERSIONS) {
        return Err(Diagnostic::new(
            Code::ReservedAddress,
            format!("l'indirizzo «{VERSIONS}/» sotto quello della scheda serve alle sue versioni"),
        )
        .expected("un altro nome per la cartella del file"));
    }
    Ok(PublishedFile { name: name.into(), asset: asset.clone() })
}

/// A table of answers is published by the consultation whose outcome it is, which masks it, and by no other card.
fn check_answers(card: &ParsedCard, asset: &AssetFile, written: &str, local: &str) -> Result<(), Diagnostic> {
    let outcome = || card.front_matter.get("esito").and_then(|outcome| outcome.get("dati")).and_then(|node| node.text());
    let own = is_table_of_answers(&card.local.replace(".md", ".csv"));
    let is_outcome = own && outcome().and_then(|text| join(&card.local, text)).is_some_and(|data| data == local);
    match (asset.answers.is_some(), is_outcome) {
        (true, false) => Err(Diagnostic::new(Code::ForbiddenFile, format!("«{written}» può contenere le risposte di una consultazione"))
            .expected("il file dei «dati» dell'«esito» di quella consultazione: solo lì le caselle piccole restano nascoste")),
        (false, true) => Err(Diagnostic::new(Code::ForbiddenFile, format!("«{written}» non sta fra le consultazioni"))
            .expected(format!("un file «.csv» accanto alla scheda, nella cartella {ANSWERS_FOLDER}/"))),
        _ => Ok(()),
    }
}

fn missing(root: &Root, card: &ParsedCard, written: &str, local: &str) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Code::MissingFile, format!("il file «{written}» non c'è")).expected(format!("un file in {}/{local}", root.path));
    if written.split('/').any(|part| part.starts_with(['.', '_']) && part != ".." && part != ".") {
        return diagnostic.help("i file il cui nome comincia con «.» o «_» non si pubblicano");
    }
    let folder = folder_of(&card.local);
    let beside: Vec<&str> =
        root.assets.keys().filter_map(|path| path.strip_prefix(folder)).filter(|name| name.matches('/').count() < 3).collect();
    match nearest(written, beside.iter().copied()) {
        Some(near) => diagnostic.replace_with(format!("forse volevi scrivere «{near}»?"), near),
        None => diagnostic.help("controlla il nome, maiuscole comprese, e che il file sia nell'archivio"),
    }
}

fn check_kind(input: &Input<'_>, asset: &AssetFile, local: &str) -> Result<(), Diagnostic> {
    let name = local.rsplit('/').next().unwrap_or(local);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let allowed = &input.config.asset_extensions;
    if !allowed.iter().any(|known| **known == *extension) {
        let known: Vec<&str> = allowed.iter().map(|known| &**known).collect();
        return Err(Diagnostic::new(Code::ForbiddenFile, format!("un file «.{extension}» non si può pubblicare"))
            .expected(format!("uno di questi formati: {}", known.join(", "))));
    }
    if !signature_agrees(&extension, &asset.head) {
        return Err(Diagnostic::new(Code::ForbiddenFile, format!("il contenuto di «{name}» non è quello di un file «.{extension}»"))
            .expected("un file del formato che il suo nome dice")
            .help("apri il file con il suo programma e salvalo di nuovo nel formato giusto"));
    }
    Ok(())
}

/// Whether the first bytes are those of the format that the extension names; formats without a signature agree always.
fn signature_agrees(extension: &str, head: &[u8]) -> bool {
    let begins = |bytes: &[u8]| head.starts_with(bytes);
    let at = |offset: usize, bytes: &[u8]| head.get(offset..offset + bytes.len()) == Some(bytes);
    match extension {
        "png" => begins(b"\x89PNG\r\n\x1A\n"),
        "jpg" | "jpeg" => begins(b"\xFF\xD8\xFF"),
        "gif" => begins(b"GIF87a") || begins(b"GIF89a"),
        "webp" => begins(b"RIFF") && at(8, b"WEBP"),
        "avif" => at(4, b"ftyp"),
        "pdf" => begins(b"%PDF-"),
        "ods" | "odt" | "odp" | "xlsx" | "docx" | "pptx" => begins(b"PK\x03\x04"),
        "mp3" => begins(b"ID3") || matches!(head, [0xFF, second, ..] if second & 0xE0 == 0xE0),
        "mp4" => at(4, b"ftyp"),
        "webm" => begins(b"\x1A\x45\xDF\xA3"),
        "vtt" => begins(b"WEBVTT") || begins(b"\xEF\xBB\xBFWEBVTT"),
        _ => true,
    }
}

/// The folder of a path, with its final `/`; empty at the top.
pub(super) fn folder_of(local: &str) -> &str {
    local.rfind('/').map_or("", |at| &local[..=at])
}

/// `written` seen from the file `from`, both relative to the root; `None` when it leaves the root.
pub(crate) fn join(from: &str, written: &str) -> Option<String> {
    if written.starts_with('/') || written.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = folder_of(from).split('/').filter(|part| !part.is_empty()).collect();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_root() {
        assert_eq!(join("esperienze/2026/a.md", "../../eventi/b.md").as_deref(), Some("eventi/b.md"));
        assert_eq!(join("esperienze/2026/a.md", "./c.csv").as_deref(), Some("esperienze/2026/c.csv"));
        assert_eq!(join("esperienze/a.md", "../../x"), None);
        assert_eq!(join("esperienze/a.md", "/etc/passwd"), None);
        assert_eq!(join("esperienze/a.md", "..\\x"), None);
    }

    #[test]
    fn first_bytes_must_agree_with_the_name() {
        assert!(signature_agrees("png", b"\x89PNG\r\n\x1A\n...."));
        assert!(!signature_agrees("png", b"<html><script>"));
        assert!(!signature_agrees("webm", b""));
        assert!(signature_agrees("csv", b"a;b"));
    }
}
