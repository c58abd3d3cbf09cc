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
