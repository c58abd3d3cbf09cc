//! Temporary catalogues, runs of the program, comparisons of folders.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The repository under test.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expectations are to be rewritten.
pub fn bless() -> bool {
    std::env::var_os("PRASSI_BLESS").is_some_and(|value| value == "1")
}

/// The program, deaf to the settings of the machine that runs the tests.
pub fn prassi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prassi"));
    command.env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    command
}

/// A catalogue in a temporary folder that goes away with the value.
pub struct Catalogue {
    folder: tempfile::TempDir,
}

impl Catalogue {
    /// An empty folder.
    pub fn empty() -> Self {
        Catalogue { folder: tempfile::Builder::new().prefix("prassi-test-").tempdir().expect("a temporary folder") }
    }

    /// A copy of `folder`.
    pub fn copy_of(folder: &Path) -> Self {
        let catalogue = Catalogue::empty();
        copy_tree(folder, catalogue.path());
        catalogue
    }

    /// The demonstration catalogue of the repository, in a Git repository of its own.
    pub fn demonstration() -> Self {
        let catalogue = Catalogue::empty();
        for part in ["content", "schemas", "themes", "site.toml"] {
            let from = repository().join(part);
            if from.is_dir() {
                copy_tree(&from, &catalogue.path().join(part));
            } else if from.exists() {
                fs::copy(from, catalogue.path().join(part)).unwrap();
            }
        }
        catalogue.commit("Le prime schede", "2026-11-02T10:00:00+01:00");
        catalogue
    }

    /// The smallest useful catalogue: `tests/diagnostics/_base`.
    pub fn small() -> Self {
        Catalogue::copy_of(&repository().join("tests/diagnostics/_base"))
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces `from`, which must be there, by `to`.
    pub fn replace(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, text.replacen(from, to, 1))
    }

    /// Some experience of the catalogue in a single file, as `content/…/SLUG.md`.
    pub fn some_experience(&self) -> String {
        files(&self.path().join("content/esperienze"))
            .into_keys()
            .find(|path| path.ends_with(".md") && !path.ends_with("index.md"))
            .map(|path| format!("content/esperienze/{path}"))
            .expect("an experience")
    }

    /// Commits everything at `date`, by somebody whose address must never be published.
    pub fn commit(&self, message: &str, date: &str) -> &Self {
        if !self.path().join(".git").exists() {
            self.git(&["init", "--quiet", "--initial-branch", "main"], date);
        }
        self.git(&["add", "--all"], date);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message], date);
        self
    }

    /// Runs Git as the author [`AUTHOR_EMAIL`], without anybody's settings.
    pub fn git(&self, arguments: &[&str], date: &str) -> String {
        let output = Command::new("git")
            .arg("-C")
            .arg(self.path())
            .args(arguments)
            .envs([
                ("GIT_CONFIG_GLOBAL", "/dev/null"),
                ("GIT_CONFIG_SYSTEM", "/dev/null"),
                ("GIT_AUTHOR_NAME", AUTHOR_NAME),
                ("GIT_AUTHOR_EMAIL", AUTHOR_EMAIL),
                ("GIT_AUTHOR_DATE", date),
                ("GIT_COMMITTER_NAME", AUTHOR_NAME),
                ("GIT_COMMITTER_EMAIL", AUTHOR_EMAIL),
                ("GIT_COMMITTER_DATE", date),
            ])
            .output()
            .expect("git");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs the program in the catalogue.
    pub fn run<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Run {
        Run::new(prassi().current_dir(self.path()).args(arguments))
    }

    /// Builds into `out` (relative to the catalogue, or absolute), which must work.
    pub fn build(&self, out: &Path) {
        let run = self.run([OsStr::new("build"), OsStr::new("--out"), out.as_os_str()]);
        assert_eq!(run.code, Some(0), "{run}");
    }
}

/// Name of the author of the tests' commits.
pub const AUTHOR_NAME: &str = "Prudenza Riservata";
/// Address of the author of the tests' commits.
pub const AUTHOR_EMAIL: &str = "prudenza.riservata@persona.example";

/// What a run of the program said.
pub struct Run {
    /// Exit code; `None` when it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    /// Runs `command` to its end.
    pub fn new(command: &mut Command) -> Self {
        Run::from(command.output().expect("the program runs"))
    }

    /// Fails unless the exit code is `code`.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// Fails unless standard output or standard error holds `text`.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.stdout.contains(text) || self.stderr.contains(text), "nobody says {text:?}:\n{self}");
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Run {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit {:?}\nstdout:\n{}\nstderr:\n{}", self.code, self.stdout, self.stderr)
    }
}

/// All files below `folder` by their path with `/`; symbolic links are not followed.
pub fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    fn walk(top: &Path, folder: &Path, out: &mut BTreeMap<String, PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            if entry.file_type().unwrap().is_dir() {
                walk(top, &path, out);
            } else {
                out.insert(path.strip_prefix(top).unwrap().to_str().expect("UTF-8").replace('\\', "/"), path);
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(folder, folder, &mut out);
    out
}

/// All files below `folder` with their bytes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder)
        .into_iter()
        .map(|(name, path)| (name, fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))))
        .collect()
}

/// Fails with the names of the files that differ.
#[track_caller]
pub fn assert_same_tree(left: &Path, right: &Path, what: &str) {
    let (left, right) = (tree(left), tree(right));
    assert!(!left.is_empty(), "{what}: nothing to compare");
    let differing: Vec<&String> = left.keys().chain(right.keys()).filter(|name| left.get(*name) != right.get(*name)).collect();
    assert!(differing.is_empty(), "{what}: {} files differ: {:?}", differing.len(), &differing[..differing.len().min(10)]);
}

/// Copies parts of the repository into a catalogue, with their permissions.
pub fn source_of(catalogue: &Catalogue, parts: &[&str]) {
    for part in parts {
        let from = repository().join(part);
        if from.is_dir() {
            copy_tree(&from, &catalogue.path().join(part));
        } else {
            fs::copy(from, catalogue.path().join(part)).unwrap();
        }
    }
}

/// Copies a folder with everything in it.
pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, path) in files(from) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(path, target).unwrap();
    }
}

/// Names of the folders in `tests/KIND`, without those that begin with `_`.
pub fn cases(kind: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(repository().join("tests").join(kind))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with(['_', '.']))
        .collect();
    names.sort();
    names
}

/// The first lines in which two texts differ.
pub fn first_difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().zip(found.lines()).enumerate().find(|(_, (a, b))| a != b);
    match lines {
        Some((number, (a, b))) => format!("line {}:\n  expected: {a}\n  found:    {b}", number + 1),
        None => format!("{} lines expected, {} found", expected.lines().count(), found.lines().count()),
    }
}

/// The program at a terminal, with somebody who reads before answering. `script` (util-linux) makes the terminal.
pub struct Terminal {
    child: std::process::Child,
    input: std::process::ChildStdin,
    output: std::sync::mpsc::Receiver<Vec<u8>>,
    /// What came since the last thing that was expected.
    unread: String,
    all: String,
}

impl Terminal {
    /// Starts the program; nothing where the machine has no `script` of util-linux.
    pub fn open(folder: &Path, arguments: &[&str]) -> Option<Terminal> {
        let known =
            Command::new("script").arg("--version").output().is_ok_and(|run| String::from_utf8_lossy(&run.stdout).contains("util-linux"));
        if !known {
            eprintln!("no script of util-linux: nothing is tried at a terminal");
            return None;
        }
        let line = std::iter::once(env!("CARGO_BIN_EXE_prassi")).chain(arguments.iter().copied());
        let line = line.map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let mut command = Command::new("script");
        command.args(["--quiet", "--flush", "--return", "--command", &format!("stty rows 40 cols 120; exec {line}"), "/dev/null"]);
        command.env_remove("SOURCE_DATE_EPOCH").env("TERM", "xterm").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8").current_dir(folder);
        use std::process::Stdio;
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script runs");
        let (input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0u8; 4096];
            while let Ok(n) = std::io::Read::read(&mut output, &mut buffer)
                && n > 0
                && sender.send(buffer[..n].to_vec()).is_ok()
            {}
        });
        Some(Terminal { child, input, output: receiver, unread: String::new(), all: String::new() })
    }

    /// Waits until `text` is shown.
    #[track_caller]
    pub fn expect(&mut self, text: &str) -> &mut Self {
        let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
        loop {
            if let Some(at) = self.unread.find(text) {
                self.unread.drain(..at + text.len());
                return self;
            }
            let left = until.saturating_duration_since(std::time::Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                let _ = self.child.kill();
                panic!("{text:?} does not come; so far:\n{}", self.all);
            };
            let shown = without_controls(&String::from_utf8_lossy(&bytes));
            self.unread.push_str(&shown);
            self.all.push_str(&shown);
        }
    }

    /// Types.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        // The prompt is drawn before the terminal is ready for single keys.
        std::thread::sleep(std::time::Duration::from_millis(100));
        std::io::Write::write_all(&mut self.input, keys.as_bytes()).unwrap();
        std::io::Write::flush(&mut self.input).unwrap();
        self
    }

    /// Waits for the end, which must have this exit code.
    #[track_caller]
    pub fn ends(&mut self, code: i32) {
        let status = self.child.wait().unwrap();
        assert_eq!(status.code(), Some(code), "{}", self.all);
    }
}

/// Text without the sequences that move the cursor.
fn without_controls(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.find(|c| c.is_ascii_alphabetic());
        } else {
            out.push(c);
        }
    }
    out
}
