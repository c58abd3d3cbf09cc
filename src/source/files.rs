//! Walking and reading folders within the limits; symbolic links are reported, never followed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use super::{AssetFile, Root, SourceError, TextFile, ThemeFile};
use crate::config::Limits;
use crate::diagnostic::{Code, Diagnostic, Location, Position};

/// How many first bytes of an asset are kept: enough for signatures and for the size of a picture.
pub(super) const HEAD_BYTES: usize = 32;

/// What a walk through a root found.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub texts: BTreeMap<Arc<str>, TextFile>,
    pub assets: BTreeMap<Arc<str>, AssetFile>,
    pub registers: BTreeMap<Arc<str>, TextFile>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The names of registers: `NAME.yml` in the folder of a card that is `index.md`, `SLUG.NAME.yml` beside one that is `SLUG.md`.
const REGISTERS: &[&str] = &["modifiche", "oscurati"];

/// The register that a path is, and the path of its card without language and extension:
/// `esperienze/2026/slug.modifiche.yml` is `modifiche` of `esperienze/2026/slug`, `esperienze/slug/modifiche.yml` of `esperienze/slug/index`.
///
/// `.yaml` counts too, so that a register under that name is not taken for some other file.
pub fn register_of(local: &str) -> Option<(&'static str, String)> {
    let stem = local.strip_suffix(".yml").or_else(|| local.strip_suffix(".yaml"))?;
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (card, register) = name.rsplit_once('.').unwrap_or(("index", name));
    let register = REGISTERS.iter().find(|known| **known == register)?;
    Some((register, if folder.is_empty() { card.to_owned() } else { format!("{folder}/{card}") }))
}

/// A file's text, or why it cannot be used; boxed because it is rare and large.
type Text = Result<TextFile, Box<Diagnostic>>;

/// Reads all files of a root; `shown` is its path relative to the repository's top.
pub(super) fn walk(folder: &Path, shown: &str, limits: &Limits) -> Result<Tree, SourceError> {
    let mut tree = Tree::default();
    if !folder.is_dir() {
        tree.diagnostics.push(
            Diagnostic::new(Code::ConfigInvalid, format!("la cartella «{shown}» non esiste"))
                .at(Location::file("site.toml"))
                .expected("la cartella delle schede, nominata in [[root]] path")
                .help(format!("crea la cartella «{shown}» o correggi site.toml")),
        );
        return Ok(tree);
    }
    let mut count = 0usize;
    let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !is_hidden(entry.file_name().to_str())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                tree.diagnostics.push(unreadable(shown, folder, &error));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        count += 1;
        if count > limits.files {
            let message = format!("la cartella «{shown}» contiene più di {} file", limits.files);
            tree.diagnostics.push(Diagnostic::new(Code::TooManyFiles, message).expected("al più il numero di file di [limits] files"));
            break;
        }
        let Ok(local) = entry.path().strip_prefix(folder) else { continue };
        match take(entry.path(), local, shown, limits)? {
            Taken::Text(local, file) => drop(tree.texts.insert(local, file)),
            Taken::Register(local, file) => drop(tree.registers.insert(local, file)),
            Taken::Asset(local, file) => drop(tree.assets.insert(local, file)),
            Taken::Problem(diagnostic) => tree.diagnostics.push(*diagnostic),
            Taken::Gone => {}
        }
    }
    Ok(tree)
}

/// A root whose path goes through a symbolic link: it could lie anywhere on the machine.
pub(super) fn leads_outside(top: &Path, path: &str) -> Option<Diagnostic> {
    let mut folder = top.to_path_buf();
    for part in path.split('/') {
        folder.push(part);
        if folder.is_symlink() {
            return Some(
                Diagnostic::new(Code::SymbolicLink, format!("la cartella «{path}» passa per un collegamento simbolico"))
                    .at(Location::file("site.toml"))
                    .expected("una cartella vera accanto a site.toml"),
            );
        }
    }
    None
}

/// Reads one changed path of a root again, or forgets it when it is gone.
pub(super) fn refresh(
    root: &mut Root,
    path: &Path,
    local: &Path,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), SourceError> {
    if local.components().any(|part| is_hidden(part.as_os_str().to_str())) {
        return Ok(());
    }
    if let Some(known) = local.to_str() {
        root.texts.remove(known);
        root.assets.remove(known);
        root.registers.remove(known);
    }
    match take(path, local, &root.path, limits)? {
        Taken::Text(local, file) => drop(root.texts.insert(local, file)),
        Taken::Register(local, file) => drop(root.registers.insert(local, file)),
        Taken::Asset(local, file) => drop(root.assets.insert(local, file)),
        Taken::Problem(diagnostic) => diagnostics.push(*diagnostic),
        Taken::Gone => {}
    }
    Ok(())
}

enum Taken {
    Text(Arc<str>, TextFile),
    Register(Arc<str>, TextFile),
    Asset(Arc<str>, AssetFile),
    Problem(Box<Diagnostic>),
    Gone,
}

/// Reads one file of a root: Markdown and registers wholly, anything else by its first bytes.
fn take(path: &Path, local: &Path, root: &str, limits: &Limits) -> Result<Taken, SourceError> {
    let Some(local) = local.to_str().map(|local| local.replace(std::path::MAIN_SEPARATOR, "/")) else {
        let shown = format!("{root}/{}", local.to_string_lossy());
        let diagnostic = Diagnostic::new(Code::NotUtf8, "il nome del file non è scritto in UTF-8").at(Location::file(shown));
        return Ok(Taken::Problem(Box::new(diagnostic.expected("lettere minuscole senza accenti, cifre e trattini"))));
    };
    let shown: Arc<str> = format!("{root}/{local}").into();
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        // Deleted between listing and reading: the file is simply not there.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Taken::Gone),
        Err(error) => return Ok(Taken::Problem(Box::new(unreadable_file(&shown, &error)))),
    };
    if metadata.is_symlink() {
        let diagnostic = Diagnostic::new(Code::SymbolicLink, "il file è un collegamento simbolico")
            .at(Location::file(shown))
            .expected("un file vero: i collegamenti potrebbero portare fuori dal catalogo")
            .help("copia qui il file a cui porta");
        return Ok(Taken::Problem(Box::new(diagnostic)));
    }
    if metadata.is_dir() {
        return Ok(Taken::Gone);
    }
    if !metadata.is_file() {
        let error = std::io::Error::other("non è un file");
        return Ok(Taken::Problem(Box::new(unreadable_file(&shown, &error))));
    }
    if local.ends_with(".md") {
        return Ok(match read_text(path, shown, limits.card_bytes)? {
            Ok(file) => Taken::Text(local.into(), file),
            Err(diagnostic) => Taken::Problem(diagnostic),
        });
    }
    if register_of(&local).is_some() {
        return Ok(match read_text(path, shown, limits.card_bytes)? {
            Ok(file) => Taken::Register(local.into(), file),
            Err(diagnostic) => Taken::Problem(diagnostic),
        });
    }
    let answers = super::is_table_of_answers(&local);
    match read_first(path, if answers { super::ANSWERS_BYTES + 1 } else { HEAD_BYTES as u64 }) {
        Ok(bytes) => {
            let head = bytes[..bytes.len().min(HEAD_BYTES)].into();
            let answers = answers.then(|| bytes.into());
            let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let modified = modified.map_or(0, |time| time.as_nanos() as i128);
            Ok(Taken::Asset(
                local.into(),
                AssetFile { path: shown, full: path.to_path_buf(), size: metadata.len(), modified, head, answers },
            ))
        }
        Err(error) => Ok(Taken::Problem(Box::new(unreadable_file(&shown, &error)))),
    }
}

fn read_first(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a text file of at most `limit` bytes, without following links.
pub(super) fn read_text(path: &Path, shown: Arc<str>, limit: u64) -> Result<Text, SourceError> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return Ok(Err(Box::new(unreadable_file(&shown, &error)))),
    };
    if metadata.is_symlink() {
        let diagnostic = Diagnostic::new(Code::SymbolicLink, "il file è un collegamento simbolico").at(Location::file(shown));
        return Ok(Err(Box::new(diagnostic.expected("un file vero"))));
    }
    if metadata.len() > limit {
        return Ok(Err(Box::new(too_large(shown, metadata.len(), limit))));
    }
    // One byte more than the limit, in case the file grows while it is read.
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    let read = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Ok(Err(Box::new(unreadable_file(&shown, &error)))),
        Ok(_) if bytes.len() as u64 > limit => Ok(Err(Box::new(too_large(shown, bytes.len() as u64, limit)))),
        Ok(_) => Ok(text(shown, bytes)),
    }
}

/// Bytes as text: UTF-8, without a byte-order mark.
pub(super) fn text(path: Arc<str>, mut bytes: Vec<u8>) -> Text {
    let digest = *blake3::hash(&bytes).as_bytes();
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(TextFile { path, text: text.into(), digest }),
        Err(error) => {
            let Position { line, column } = position_in_bytes(error.as_bytes(), error.utf8_error().valid_up_to());
            let byte = error.as_bytes()[error.utf8_error().valid_up_to()];
            let diagnostic = Diagnostic::new(Code::NotUtf8, format!("riga {line}, colonna {column}: il byte {byte:#04X} non è UTF-8"))
                .at(Location::file(path))
                .expected("un testo salvato come UTF-8")
                .help("apri il file con il tuo programma di scrittura e salvalo con codifica «UTF-8»");
            Err(Box::new(diagnostic))
        }
    }
}

fn position_in_bytes(bytes: &[u8], offset: usize) -> Position {
    let before = &bytes[..offset];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |n| n + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    Position { line: line as u32, column: column as u32 }
}

fn too_large(path: Arc<str>, size: u64, limit: u64) -> Diagnostic {
    Diagnostic::new(Code::FileTooLarge, format!("il file ha {size} byte"))
        .at(Location::file(path))
        .expected(format!("al più {limit} byte (il limite si cambia in site.toml, [limits])"))
        .help("accorcia il testo, o metti la parte lunga in un documento allegato alla scheda")
}

fn unreadable_file(path: &Arc<str>, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("il file non si può leggere: {error}"))
        .at(Location::file(path.clone()))
        .expected("un file leggibile")
}

fn unreadable(root: &str, folder: &Path, error: &walkdir::Error) -> Diagnostic {
    let local =
        error.path().and_then(|path| path.strip_prefix(folder).ok()).map_or_else(String::new, |path| format!("/{}", path.display()));
    let reason = error.io_error().map_or_else(|| "si ripete".to_owned(), ToString::to_string);
    Diagnostic::new(Code::Unreadable, format!("la cartella non si può leggere: {reason}")).at(Location::file(format!("{root}{local}")))
}

/// Whether a name begins with `.` or `_`, or is not Unicode and so cannot tell.
fn is_hidden(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.starts_with(['.', '_']))
}

/// Names and paths in a folder, sorted; empty when it does not exist.
pub(super) fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, SourceError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(SourceError::Io(folder.to_path_buf(), error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| SourceError::Io(folder.to_path_buf(), error))?;
        if let Some(name) = entry.file_name().into_string().ok().filter(|name| !is_hidden(Some(name))) {
            names.push((name, entry.path()));
        }
    }
    names.sort();
    Ok(names)
}

/// Adds the files of a theme's folder to `theme`; a missing folder adds nothing.
pub(super) fn walk_theme(
    folder: &Path,
    shown: &str,
    theme: &mut BTreeMap<Arc<str>, ThemeFile>,
    limit: u64,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), SourceError> {
    if !folder.is_dir() {
        return Ok(());
    }
    let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !is_hidden(entry.file_name().to_str())) {
        let entry = entry.map_err(|error| SourceError::Io(folder.to_path_buf(), error.into()))?;
        let Some(local) = entry.path().strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
        let path: Arc<str> = format!("{shown}/{local}").into();
        if entry.path_is_symlink() {
            diagnostics.push(Diagnostic::new(Code::SymbolicLink, "il file è un collegamento simbolico").at(Location::file(path)));
        } else if entry.file_type().is_file() {
            let size = entry.metadata().map_or(0, |metadata| metadata.len());
            if size > limit {
                diagnostics.push(too_large(path, size, limit));
                continue;
            }
            let bytes = fs::read(entry.path()).map_err(|error| SourceError::Io(entry.path().to_path_buf(), error))?;
            theme.insert(local.into(), ThemeFile { path, bytes: bytes.into() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped_and_bad_bytes_are_located() {
        assert_eq!(&*text("a".into(), b"\xEF\xBB\xBFciao".to_vec()).unwrap().text, "ciao");
        let diagnostic = text("a".into(), b"uno\nper\xE8".to_vec()).unwrap_err();
        assert!(diagnostic.message.contains("Riga 2, colonna 4"), "{}", diagnostic.message);
    }

    #[test]
    fn registers_are_told_by_their_names() {
        let of = |path: &str| register_of(path).map(|(name, card)| format!("{name} {card}"));
        assert_eq!(of("esperienze/2026/a.modifiche.yml").as_deref(), Some("modifiche esperienze/2026/a"));
        assert_eq!(of("esperienze/a/oscurati.yml").as_deref(), Some("oscurati esperienze/a/index"));
        assert_eq!(of("esperienze/a/modifiche.yaml").as_deref(), Some("modifiche esperienze/a/index"));
        assert_eq!([of("esperienze/a/altro.yml"), of("esperienze/modifiche.md"), of("esperienze/xmodifiche.yml")], [None, None, None]);
    }

    #[test]
    fn links_hidden_files_and_large_files_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        fs::write(path.join("a.md"), "ciao").unwrap();
        fs::write(path.join("_b.md"), "no").unwrap();
        fs::write(path.join(".c.md"), "no").unwrap();
        fs::write(path.join("d.md"), "x".repeat(200)).unwrap();
        fs::write(path.join("e.pdf"), "%PDF-1.7").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", path.join("f.md")).unwrap();
        let tree = walk(path, "content", &Limits { card_bytes: 100, ..Limits::default() }).unwrap();
        assert_eq!(tree.texts.keys().map(|key| &**key).collect::<Vec<_>>(), ["a.md"]);
        assert_eq!(&*tree.assets["e.pdf"].head, b"%PDF-1.7");
        let codes: Vec<_> = tree.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::FileTooLarge, Code::SymbolicLink]);
    }
}
