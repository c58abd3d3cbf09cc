//! Reports of `check` (`--report`): one file each, where the command line says.
//!
//! They are written here because nothing else writes to the disk. A report is complete or not there: CI uploads what it
//! finds, and half a list of findings would look like a good one.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::OutputError;

/// Writes a report, with the folders above it; one that is there is replaced.
pub fn write_report(path: &Path, text: &str) -> Result<(), OutputError> {
    write(path, text).map_err(|error| OutputError::Failed(format!("non riesco a scrivere {}: {error}", path.display())))
}

/// Writes a text between two lines of a file that somebody else keeps: what stood between them goes, all other lines stay. A file without
/// these lines gets them at its end.
pub fn write_between(path: &Path, marks: [&str; 2], text: &str) -> Result<(), OutputError> {
    let old = match fs::read_to_string(path) {
        Ok(old) => old,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(OutputError::Failed(format!("non riesco a leggere {}: {error}", path.display()))),
    };
    let [from, to] = marks;
    let new = between(&old, marks, text).ok_or_else(|| {
        let message = format!("in {} le righe «{from}» e «{to}» devono esserci tutte e due, una volta, in quest'ordine", path.display());
        OutputError::Refused(message)
    })?;
    write_report(path, &new)
}

/// The file as it becomes; `None` when the marks are not a pair.
fn between(old: &str, [from, to]: [&str; 2], text: &str) -> Option<String> {
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let at = |mark: &str| (0..lines.len()).filter(|at| lines[*at].trim() == mark).collect::<Vec<_>>();
    let (before, after) = match (&at(from)[..], &at(to)[..]) {
        ([], []) => (old.to_owned(), String::new()),
        ([from], [to]) if from < to => (lines[..*from].concat(), lines[to + 1..].concat()),
        _ => return None,
    };
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{gap}{from}\n{}\n{to}\n{after}", text.trim_end()))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    // A pipe or a device (`/dev/stdout`) is written into: it must not be replaced by a file.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(text.as_bytes());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // What the process may give others is decided by its umask, as for any file.
    let mut file = tempfile::Builder::new().prefix(".prassi-").permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let marks = ["# da", "# a"];
        assert_eq!(between("", marks, "uno\n").unwrap(), "# da\nuno\n# a\n");
        let first = between("mio", marks, "uno\n").unwrap();
        assert_eq!(first, "mio\n# da\nuno\n# a\n");
        assert_eq!(between(&(first + "dopo\n"), marks, "due").unwrap(), "mio\n# da\ndue\n# a\ndopo\n");
        for broken in ["# da\n", "# a\n", "# a\n# da\n", "# da\n# da\n# a\n"] {
            assert_eq!(between(broken, marks, "uno"), None, "{broken}");
        }
    }

    #[test]
    fn a_report_is_written_whole_and_a_device_is_left_a_device() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nuova/cartella/r.json");
        write_report(&path, "uno, più lungo").unwrap();
        write_report(&path, "due").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "due");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        assert!(write_report(folder.path(), "x").is_err(), "a folder is not a report");
        write_report(Path::new("/dev/null"), "x").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
