//! Git repositories with a past: every commit has its author and its hour, so that the same calls give the same ids.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use prassi::source::{History, history_of};

/// A repository whose cards lie in `content/`.
pub struct Archive {
    folder: tempfile::TempDir,
    hour: Cell<i64>,
}

impl Archive {
    /// Without a commit.
    pub fn new() -> Self {
        let archive = Archive::bare_folder();
        archive.git(&["init", "--quiet", "--initial-branch", "main"]);
        archive
    }

    /// An empty folder, no repository.
    pub fn bare_folder() -> Self {
        Archive { folder: tempfile::Builder::new().prefix("prassi-archive-").tempdir().unwrap(), hour: Cell::new(0) }
    }

    /// A clone of another, at a later hour than it.
    pub fn clone_of(other: &Path, arguments: &[&str], hour: i64) -> Self {
        let archive = Archive { hour: Cell::new(hour), ..Archive::bare_folder() };
        let url = format!("file://{}", other.display());
        archive.git(&[&["clone", "--quiet"], arguments, &[url.as_str(), "."]].concat());
        archive
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The hours that have passed.
    pub fn hour(&self) -> i64 {
        self.hour.get()
    }

    pub fn content(&self) -> PathBuf {
        self.path().join("content")
    }

    /// Writes a file of `content/`.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.content().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Commits everything as this author, an hour after the last commit; gives the id.
    pub fn commit(&self, author: &str, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git_as(author, &["commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--message", message]);
        self.head()
    }

    /// Merges branches without fast-forward; gives the id.
    pub fn merge(&self, author: &str, branches: &[&str], message: &str) -> String {
        self.git_as(author, &[&["merge", "--quiet", "--no-ff", "--message", message], branches].concat());
        self.head()
    }

    pub fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs Git, which must work; gives what it prints.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_as("Nessuno", arguments)
    }

    /// Runs Git as an author called `Name` or `Name <address>`.
    pub fn git_as(&self, author: &str, arguments: &[&str]) -> String {
        let output = self.command(author, arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// Git, which may fail.
    pub fn command(&self, author: &str, arguments: &[&str]) -> Command {
        self.hour.set(self.hour.get() + 1);
        let date = format!("{} +0100", 1_770_000_000 + self.hour.get() * 3_600);
        let own = format!("{}@comune.example", author.to_lowercase());
        let (name, address) = author.split_once(" <").map_or((author, &*own), |(name, rest)| (name, rest.trim_end_matches('>')));
        let mut command = Command::new("git");
        command.current_dir(self.path()).args(["-c", "protocol.file.allow=always"]).args(arguments).stdin(Stdio::null()).envs([
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_SYSTEM", "/dev/null"),
            ("GIT_AUTHOR_NAME", name),
            ("GIT_AUTHOR_EMAIL", address),
            ("GIT_AUTHOR_DATE", &date),
            ("GIT_COMMITTER_NAME", "Forgia"),
            ("GIT_COMMITTER_EMAIL", "forgia@example.org"),
            ("GIT_COMMITTER_DATE", &date),
        ]);
        command
    }

    /// The versions of the files in `content/`.
    pub fn history(&self) -> History {
        history_of(&self.content(), "HEAD").unwrap()
    }

    /// Forgets what an earlier reading learnt.
    pub fn without_cache(&self) -> &Self {
        let _ = std::fs::remove_dir_all(self.path().join(".git/prassi"));
        self
    }
}

/// The titles of a file's versions, oldest first.
pub fn titles<'h>(history: &'h History, path: &str) -> Vec<&'h str> {
    history.of(path).iter().map(|version| history.commit(version).title.as_str()).collect()
}

/// The names of the authors of a file's versions, oldest first.
pub fn authors(history: &History, path: &str) -> Vec<String> {
    let names = |people: &[prassi::source::Person]| people.iter().map(|person| &*person.name).collect::<Vec<_>>().join(" + ");
    history.of(path).iter().map(|version| names(&version.authors)).collect()
}
