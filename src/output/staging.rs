//! The staging folder and the swap.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use tempfile::TempDir;

use super::guard::{self, Target};
use super::{OutputError, Place, Record, Written, record, write};
use crate::render::OutputFile;

/// How the site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// In a staging folder, swapped in at the end.
    Atomic,
    /// File by file in the folder itself, where a swap is impossible; a reader may see a mixture.
    InPlace,
}

/// A site in the making.
#[derive(Debug)]
pub struct Staging {
    target: Target,
    mode: Mode,
    /// Removed when the value is dropped before publication.
    temporary: Option<TempDir>,
    /// Holds the lock as long as it is open.
    marker: File,
    folders: Mutex<HashSet<PathBuf>>,
    names: Mutex<HashSet<PathBuf>>,
    files: AtomicU64,
    bytes: AtomicU64,
    changed: AtomicU64,
}

impl Staging {
    /// Checks the place, locks it, and makes the staging folder.
    pub fn open(place: &Place, mode: Mode) -> Result<Self, OutputError> {
        let target = guard::check(place)?;
        let marker = lock(&target)?;
        remove_leftovers(&target);
        let temporary = match mode {
            Mode::Atomic => Some(
                tempfile::Builder::new()
                    .prefix(&staging_prefix(&target))
                    // The folder becomes the site: a web server must be able to read it (the umask still counts).
                    .permissions(fs::Permissions::from_mode(0o777))
                    .tempdir_in(&target.parent)
                    .map_err(|error| OutputError::io("scrivere in", &target.parent, &error))?,
            ),
            Mode::InPlace => {
                fs::create_dir_all(&target.folder).map_err(|error| OutputError::io("creare", &target.folder, &error))?;
                None
            }
        };
        Ok(Staging {
            target,
            mode,
            temporary,
            marker,
            folders: Mutex::default(),
            names: Mutex::default(),
            files: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            changed: AtomicU64::new(0),
        })
    }

    fn folder(&self) -> &Path {
        self.temporary.as_ref().map_or(&self.target.folder, |folder| folder.path())
    }

    /// Writes one file. Paths are ours: relative, with `/`, without `..`.
    pub fn write(&self, file: &OutputFile) -> Result<(), OutputError> {
        let to = self.folder().join(&file.path);
        let published = self.target.folder.join(&file.path);
        if let Some(parent) = to.parent() {
            self.make_folder(parent)?;
        }
        if self.mode == Mode::InPlace {
            self.names.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(to.clone());
        }
        let outcome = write::write(&file.content, &published, &to).map_err(|error| OutputError::io("scrivere", &to, &error))?;
        self.files.fetch_add(1, Relaxed);
        self.bytes.fetch_add(outcome.bytes, Relaxed);
        self.changed.fetch_add(u64::from(outcome.changed), Relaxed);
        Ok(())
    }

    /// Creates a folder once, however many files go into it.
    fn make_folder(&self, folder: &Path) -> Result<(), OutputError> {
        let known = |folders: &Mutex<HashSet<PathBuf>>| folders.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).contains(folder);
        if known(&self.folders) {
            return Ok(());
        }
        fs::create_dir_all(folder).map_err(|error| OutputError::io("creare", folder, &error))?;
        self.folders.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(folder.to_path_buf());
        Ok(())
    }

    /// Swaps the new site in. `made` is what the marker is to remember of it, without the files and bytes, which are known here.
    pub fn publish(mut self, made: Option<Record>) -> Result<Written, OutputError> {
        match self.temporary.take() {
            Some(temporary) => swap(&self.target, temporary)?,
            None => {
                let names = std::mem::take(&mut *self.names.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
                remove_others(&self.target.folder, &names).map_err(|error| OutputError::io("ripulire", &self.target.folder, &error))?;
            }
        }
        let written = Written { files: self.files.into_inner(), bytes: self.bytes.into_inner(), changed: self.changed.into_inner() };
        if let Some(made) = made {
            // Without the record the next build is a whole one, and nothing else.
            let _ = record::write(&self.target, &Record { files: written.files, bytes: written.bytes, ..made });
        }
        // Until here the lock was held.
        drop(self.marker);
        Ok(written)
    }
}

fn staging_prefix(target: &Target) -> String {
    format!(".{}.prassi-in-corso-", target.name)
}

/// Opens the marker and locks it; a second build finds it locked.
pub(super) fn lock(target: &Target) -> Result<File, OutputError> {
    let open = File::options().create(true).truncate(false).read(true).write(true).open(&target.marker);
    let mut marker = open.map_err(|error| OutputError::io("scrivere", &target.marker, &error))?;
    match marker.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(OutputError::Refused(format!(
                "un'altra pubblicazione sta scrivendo in {}.\n  Aspetta che finisca, o scegli un'altra cartella con --out.",
                target.folder.display()
            )));
        }
        Err(TryLockError::Error(error)) => return Err(OutputError::io("bloccare", &target.marker, &error)),
    }
    // A marker whose folder is gone may speak of another audience.
    let mut there = String::new();
    let written = marker.read_to_string(&mut there);
    if written.is_err() || record::without(&there) != target.text {
        let write = marker.set_len(0).and_then(|()| marker.rewind()).and_then(|()| marker.write_all(target.text.as_bytes()));
        write.map_err(|error| OutputError::io("scrivere", &target.marker, &error))?;
    }
    Ok(marker)
}

/// Removes what a killed build left; the lock says that nobody uses it.
fn remove_leftovers(target: &Target) {
    let prefix = staging_prefix(target);
    for entry in fs::read_dir(&target.parent).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix)) {
            // Best effort: a leftover costs space, nothing else.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn swap(target: &Target, temporary: TempDir) -> Result<(), OutputError> {
    use rustix::fs::{CWD, RenameFlags, rename, renameat_with};
    let new = temporary.path();
    if target.folder.symlink_metadata().is_err() {
        rename(new, &target.folder).map_err(|error| refused(target, error))?;
        // The folder is the site now.
        let _ = temporary.keep();
        return Ok(());
    }
    renameat_with(CWD, new, CWD, &target.folder, RenameFlags::EXCHANGE).map_err(|error| refused(target, error))?;
    // What the temporary name now holds is the old site.
    let _ = temporary.close();
    Ok(())
}

fn refused(target: &Target, error: rustix::io::Errno) -> OutputError {
    OutputError::Failed(format!(
        "non riesco a sostituire {} in un colpo solo: {error}.\n  Se è il punto in cui è montato un disco, indica una cartella al suo interno con --out;\n  \
         altrimenti --in-place scrive file per file, e chi legge nel frattempo può vedere pagine vecchie e nuove insieme.",
        target.folder.display()
    ))
}

/// Removes the files of an earlier site that the new one does not have, and folders left empty.
fn remove_others(folder: &Path, names: &HashSet<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            remove_others(&path, names)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(&path)?;
            }
        } else if !names.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Content;

    fn file(path: &str, text: &str) -> OutputFile {
        OutputFile { path: path.into(), content: Content::Bytes(text.as_bytes().to_vec()) }
    }

    fn place(top: &Path) -> Place {
        Place { out: "public".into(), top: top.into(), audience: "public".to_owned(), sources: Vec::new() }
    }

    fn publish(top: &Path, mode: Mode, files: &[(&str, &str)]) -> Written {
        let staging = Staging::open(&place(top), mode).unwrap();
        for (path, text) in files {
            staging.write(&file(path, text)).unwrap();
        }
        staging.publish(None).unwrap()
    }

    #[test]
    fn a_new_site_replaces_the_old_one_and_links_what_did_not_change() {
        for mode in [Mode::Atomic, Mode::InPlace] {
            let dir = tempfile::tempdir().unwrap();
            assert_eq!(publish(dir.path(), mode, &[("a/index.html", "uno"), ("b.html", "due")]).changed, 2);
            let written = publish(dir.path(), mode, &[("a/index.html", "uno"), ("c/d.html", "tre")]);
            assert_eq!(written, Written { files: 2, bytes: 6, changed: 1 });
            let public = dir.path().join("public");
            assert!(!public.join("b.html").exists());
            assert_eq!(fs::read_to_string(public.join("c/d.html")).unwrap(), "tre");
            let left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            assert_eq!(left.len(), 2, "{left:?}");
        }
    }

    #[test]
    fn an_abandoned_staging_folder_leaves_the_old_site() {
        let dir = tempfile::tempdir().unwrap();
        publish(dir.path(), Mode::Atomic, &[("a.html", "uno")]);
        let staging = Staging::open(&place(dir.path()), Mode::Atomic).unwrap();
        staging.write(&file("a.html", "altro")).unwrap();
        drop(staging);
        assert_eq!(fs::read_to_string(dir.path().join("public/a.html")).unwrap(), "uno");
    }

    #[test]
    fn a_second_build_stops() {
        let dir = tempfile::tempdir().unwrap();
        let _first = Staging::open(&place(dir.path()), Mode::Atomic).unwrap();
        assert!(matches!(Staging::open(&place(dir.path()), Mode::Atomic), Err(OutputError::Refused(_))));
    }

    #[test]
    fn the_sites_of_two_audiences_have_two_folders() {
        let dir = tempfile::tempdir().unwrap();
        let members = Place { audience: "members".to_owned(), ..place(dir.path()) };
        let publish_for = |place: &Place| {
            let staging = Staging::open(place, Mode::Atomic)?;
            staging.write(&file("a.html", "uno"))?;
            staging.publish(None)
        };
        publish_for(&members).unwrap();
        publish_for(&members).unwrap();
        assert!(matches!(publish_for(&place(dir.path())), Err(OutputError::Refused(_))));
        fs::remove_dir_all(dir.path().join("public")).unwrap();
        publish_for(&place(dir.path())).unwrap();
        assert!(matches!(publish_for(&members), Err(OutputError::Refused(_))));
    }

    #[test]
    fn the_site_can_be_read_by_others() {
        let dir = tempfile::tempdir().unwrap();
        publish(dir.path(), Mode::Atomic, &[("a.html", "uno")]);
        let mode = fs::metadata(dir.path().join("public")).unwrap().permissions().mode();
        assert_ne!(mode & 0o111, 0o100, "{mode:o}");
    }
}
