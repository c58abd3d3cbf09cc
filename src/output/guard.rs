//! Whether a folder may become the site.

use std::fs;
use std::path::{Path, PathBuf};

use super::{OutputError, Place};

/// The output folder, checked.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Absolute, without symbolic links.
    pub folder: PathBuf,
    /// The folder that holds it.
    pub parent: PathBuf,
    /// Its name.
    pub name: String,
    /// The marker beside it.
    pub marker: PathBuf,
    /// What the marker says of a site for this audience.
    pub text: String,
}

/// Resolves links first, then refuses what could destroy somebody's work.
pub(super) fn check(place: &Place) -> Result<Target, OutputError> {
    let target = resolve(place)?;
    let folder = &target.folder;
    let shown = folder.display();
    let top = real(&place.top);
    if top.starts_with(folder) {
        return Err(OutputError::Refused(format!(
            "{shown} contiene il catalogo stesso: il sito lo cancellerebbe.\n  Scegli un'altra cartella con --out."
        )));
    }
    let inside = place.sources.iter().map(|source| real(source)).chain([top.join(".git")]).find(|source| folder.starts_with(source));
    if let Some(source) = inside {
        return Err(OutputError::Refused(format!(
            "{shown} sta dentro {}, da cui il catalogo si legge.\n  Scegli un'altra cartella con --out.",
            source.display()
        )));
    }
    let metadata = match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(target),
        Err(error) => return Err(OutputError::io("guardare", folder, &error)),
        Ok(metadata) => metadata,
    };
    if !metadata.is_dir() {
        return Err(OutputError::Refused(format!("{shown} è un file, non una cartella.\n  Scegli un altro nome con --out.")));
    }
    if folder.join(".git").symlink_metadata().is_ok() {
        return Err(OutputError::Refused(format!(
            "{shown} è un archivio git: il sito lo cancellerebbe.\n  Scegli un'altra cartella con --out."
        )));
    }
    let empty = fs::read_dir(folder).map_err(|error| OutputError::io("leggere", folder, &error))?.next().is_none();
    if !empty && !target.marker.is_file() {
        return Err(OutputError::Refused(format!(
            "{shown} non è vuota e non l'ha fatta prassi.\n  Scegli una cartella nuova con --out, o svuota questa."
        )));
    }
    let there = fs::read_to_string(&target.marker).map(|text| audience_of(&text).to_owned()).unwrap_or_else(|_| PUBLIC.to_owned());
    if !empty && there != place.audience {
        return Err(OutputError::Refused(format!(
            "{shown} è il sito per «{there}», e questo è per «{}»: uno non prende il posto dell'altro.\n  Scegli un'altra cartella con --out.",
            place.audience
        )));
    }
    Ok(target)
}

/// The audience of which markers say nothing.
const PUBLIC: &str = "public";
/// Begins the line of a marker that names the audience.
const FOR: &str = "Per: ";

/// The audience that a marker names.
fn audience_of(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix(FOR)).unwrap_or(PUBLIC)
}

fn marker_text(name: &str, audience: &str) -> String {
    let text = format!("La cartella «{name}» accanto a questo file è fatta da prassi: a ogni pubblicazione viene sostituita.\n");
    if audience == PUBLIC { text } else { format!("{text}{FOR}{audience}\n") }
}

fn resolve(place: &Place) -> Result<Target, OutputError> {
    let (out, top) = (&place.out, &place.top);
    let absolute = if out.is_absolute() { out.to_path_buf() } else { top.join(out) };
    // The folder itself may be a link to the place that a web server reads: then that place is meant.
    let folder = match fs::canonicalize(&absolute) {
        Ok(folder) => folder,
        Err(_) if absolute.symlink_metadata().is_ok() => {
            return Err(OutputError::Refused(format!("{} è un collegamento che non porta a niente.", absolute.display())));
        }
        Err(_) => {
            let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
                return Err(OutputError::Refused(format!("{} non può essere la cartella del sito.", absolute.display())));
            };
            fs::create_dir_all(parent).map_err(|error| OutputError::io("creare", parent, &error))?;
            let parent = fs::canonicalize(parent).map_err(|error| OutputError::io("trovare", parent, &error))?;
            parent.join(name)
        }
    };
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name().and_then(|name| name.to_str())) else {
        return Err(OutputError::Refused(format!("{} non può essere la cartella del sito.", folder.display())));
    };
    let (parent, name) = (parent.to_path_buf(), name.to_owned());
    let text = marker_text(&name, &place.audience);
    Ok(Target { marker: parent.join(format!(".{name}.prassi")), text, parent, name, folder })
}

/// The path without links where it exists, else as it is.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(top: &Path, out: &str) -> Place {
        Place { out: out.into(), top: top.into(), audience: PUBLIC.to_owned(), sources: vec![top.join("content")] }
    }

    #[test]
    fn folders_that_hold_other_things_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().join("cat");
        fs::create_dir_all(top.join("content")).unwrap();
        fs::create_dir_all(top.join("mine")).unwrap();
        fs::write(top.join("mine/tesi.doc"), "x").unwrap();
        fs::create_dir_all(top.join("repo/.git")).unwrap();
        fs::write(top.join("file"), "x").unwrap();
        std::os::unix::fs::symlink(&top, dir.path().join("link")).unwrap();
        for out in [".", "..", "content/sito", "mine", "repo", "file", "../link", ".git/x", "/"] {
            assert!(matches!(check(&place(&top, out)), Err(OutputError::Refused(_))), "{out}");
        }
        for out in ["public", "a/b/c"] {
            assert!(check(&place(&top, out)).is_ok(), "{out}");
        }
    }
}
