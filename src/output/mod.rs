//! Stage 7, WRITE: the only module that writes to the disk.
//!
//! [`Staging::open`] decides whether the output folder may be touched at all, takes a lock on it,
//! and makes an empty staging folder beside it. [`Staging::write`] puts one file there (from many
//! threads), as a hard link to the published one where the bytes are the same. [`Staging::publish`]
//! swaps the two folders in one system call: a process killed at any moment leaves the old site or the
//! new one, never a mixture.
//!
//! [`create`] writes what commands like `prassi new` add to a catalogue; it has nothing to do with the published site.
//!
//! A folder is prassi's when its marker, `.NAME.prassi`, lies beside it; the marker is also the lock, and remembers whom the site is
//! for, so that a reserved site is never swapped in where the public one is served.

use std::path::PathBuf;

pub mod create;
mod guard;
mod record;
mod report;
mod staging;
mod write;

pub use record::{Record, unchanged};
pub use report::{write_between, write_report};
pub use staging::{Mode, Staging};

/// Why nothing was published.
#[derive(Debug)]
pub enum OutputError {
    /// The folder must not be written to (exit code 2).
    Refused(String),
    /// The machine failed (exit code 3).
    Failed(String),
}

impl std::fmt::Display for OutputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            OutputError::Refused(message) | OutputError::Failed(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for OutputError {}

impl OutputError {
    fn io(what: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        let hint = match error.kind() {
            std::io::ErrorKind::StorageFull => "\n  Il disco è pieno: il sito di prima è rimasto com'era.",
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                "\n  Non hai il permesso di scrivere lì: il sito di prima è rimasto com'era."
            }
            _ => "",
        };
        OutputError::Failed(format!("non riesco a {what} {}: {error}{hint}", path.display()))
    }
}

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files of the site.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were not there before or had other bytes.
    pub changed: u64,
}

/// Where a site goes and what surrounds it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder as it was named.
    pub out: PathBuf,
    /// The catalogue's folder.
    pub top: PathBuf,
    /// Whom the site is for (`public`, `members`…): the site of one audience never takes the place of another's.
    pub audience: String,
    /// Folders that are read: roots, schemas, themes. The site cannot lie inside them.
    pub sources: Vec<PathBuf>,
}
