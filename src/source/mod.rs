//! Stage 1, READ: the only module that reads the disk and Git.
//!
//! [`read`] walks the roots that `site.toml` names, reads every Markdown file within the limits,
//! notes the other files by size and first bytes, loads schemas and theme (the embedded ones, and
//! over them the repository's own), and asks Git for the versions of all cards. The result is an
//! immutable [`Snapshot`]; nothing later in the pipeline does I/O. [`changes()`] and [`before`] answer what a change touched, and
//! give the snapshot as it was before it.
//!
//! Symbolic links are refused, never followed. Files whose name begins with `.` or `_` are not read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Config;

mod amendments;
mod changes;
mod embedded;
mod files;
mod fingerprint;
mod git;
mod history;
mod read;
mod reserved;
mod rewritten;

pub use amendments::{Amendments, OpenRequest, OpenRequests, Proposed, ProposedBlob, ProposedFile};
pub use changes::{Changes, NewCommits, before, changes, in_repository, new_commits, prefix};
pub use embedded::{EMBEDDED_PAGES, EMBEDDED_SCAFFOLD, EMBEDDED_SCHEMAS, EMBEDDED_THEMES, EMBEDDED_VOCABULARIES};
pub use files::register_of;
pub use fingerprint::program;
pub use git::Head;
pub use history::{Blobs, Commit, Completeness, FileVersion, GitBlobs, History, MergeRequest, ObjectId, Person};
pub(crate) use read::find_top;
pub use read::{Source, SourceError, history_of, read, reread, schemas};
pub use rewritten::{Lost, histories, lost};

/// BLAKE3 of a file's bytes.
pub type Digest = [u8; 32];

/// Everything that a build reads, at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The configuration.
    pub config: Arc<Config>,
    /// The folder that holds `site.toml`, absolute.
    pub top: PathBuf,
    /// The roots of the audience, in the order of `site.toml`.
    pub roots: Vec<Root>,
    /// Schemas by file name, embedded and the site's own.
    pub schemas: BTreeMap<Arc<str>, TextFile>,
    /// The theme's files by their path inside the theme.
    pub theme: BTreeMap<Arc<str>, ThemeFile>,
    /// Pending amendments; none unless `site.toml` names their refs.
    pub amendments: Arc<Amendments>,
    /// The commit that is built; `None` outside a Git repository or before the first commit.
    pub head: Option<Head>,
}

/// One tree of cards: a folder with an audience of its own.
#[derive(Debug, Clone)]
pub struct Root {
    /// Its name in `site.toml`.
    pub name: Arc<str>,
    /// Its folder relative to [`Snapshot::top`], with `/`.
    pub path: Arc<str>,
    /// Whether its cards are public.
    pub audience: crate::config::Audience,
    /// Markdown files, by path relative to the root.
    pub texts: BTreeMap<Arc<str>, TextFile>,
    /// All other files, by path relative to the root.
    pub assets: BTreeMap<Arc<str>, AssetFile>,
    /// Registers beside cards ([`register_of`]), by path relative to the root; never published as files.
    pub registers: BTreeMap<Arc<str>, TextFile>,
    /// The versions of its files.
    pub history: Arc<History>,
}

/// A text file, read.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Path relative to the repository's top, as diagnostics show it.
    pub path: Arc<str>,
    /// Its text: UTF-8, line ends as they are, without a byte-order mark.
    pub text: Arc<str>,
    /// Digest of its bytes.
    pub digest: Digest,
}

/// A file that is published as it is, when a card names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFile {
    /// Path relative to the repository's top, as diagnostics show it.
    pub path: Arc<str>,
    /// Where its bytes are.
    pub full: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970, to tell whether it changed; never in any output.
    pub modified: i128,
    /// The first bytes (at most 32), for signatures and image sizes.
    pub head: Arc<[u8]>,
    /// All of its bytes, of a table of answers ([`is_table_of_answers`]): it is judged and masked, never published as it is.
    pub answers: Option<Arc<[u8]>>,
}

/// The folder of the cards whose tables hold what people answered.
pub const ANSWERS_FOLDER: &str = "consultazioni";

/// Bytes of a table of answers; of a longer one only as much is read as tells that it is too long.
pub const ANSWERS_BYTES: u64 = 1 << 20;

/// Whether a file, by its path relative to the root, holds what people answered to a consultation.
pub fn is_table_of_answers(local: &str) -> bool {
    let in_folder = local.split_once('/').is_some_and(|(folder, _)| folder == ANSWERS_FOLDER);
    in_folder && local.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("csv"))
}

/// A file of the theme or of the site's overrides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// Where it came from, as diagnostics show it.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}
