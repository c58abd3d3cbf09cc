//! How Git is run, and the commit that is built.
//!
//! Only Git's plumbing-like output is read, NUL-separated. Git runs with replace refs, external
//! diffs, text conversion, fsmonitor and hooks off and without the user's configuration, so that a
//! repository from elsewhere can run nothing and everybody sees the same history; only the user's
//! `safe.directory` is passed on, because that is the user's own decision to trust a folder.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::SourceError;

/// The commit that is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Object id, hexadecimal.
    pub id: String,
    /// Committer time.
    pub time: jiff::Timestamp,
    /// Whether the clone lacks history.
    pub shallow: bool,
}

/// The commit at HEAD, or `None` outside a repository and before its first commit.
pub(super) fn head(folder: &Path) -> Result<Option<Head>, SourceError> {
    let inside = git(folder, &["rev-parse", "--is-shallow-repository"])?;
    let Some(shallow) = inside else { return Ok(None) };
    let Some(line) = git(folder, &["log", "-1", "--format=%H %ct", "HEAD"])? else { return Ok(None) };
    let Some((id, time)) = line.trim().split_once(' ') else { return Ok(None) };
    Ok(Some(Head { id: id.to_owned(), time: timestamp(time), shallow: shallow.trim() == "true" }))
}

/// `SECONDS ZONE` as a moment. What lies beyond the years that can be written (9999) is their end, and what is no number 1970:
/// a commit with a broken date is a commit all the same.
pub(super) fn timestamp(text: &str) -> jiff::Timestamp {
    let digits = text.split_whitespace().next().unwrap_or("");
    let seconds: i128 = digits.parse().unwrap_or_default();
    let (first, last) = (jiff::Timestamp::MIN.as_second(), jiff::Timestamp::MAX.as_second());
    jiff::Timestamp::from_second(i64::try_from(seconds).unwrap_or(i64::MAX).clamp(first, last)).unwrap_or_default()
}

/// Runs Git in `folder`; `None` when the folder is in no repository, has no commit, or Git is not installed.
pub(super) fn git(folder: &Path, args: &[&str]) -> Result<Option<String>, SourceError> {
    Ok(git_bytes(folder, args)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// As [`git`], for answers that need not be UTF-8.
pub(super) fn git_bytes(folder: &Path, args: &[&str]) -> Result<Option<Vec<u8>>, SourceError> {
    let output = match command(folder).args(args).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(SourceError::Git(format!("git non parte: {error}"))),
    };
    if output.status.success() {
        return Ok(Some(output.stdout));
    }
    let message = String::from_utf8_lossy(&output.stderr);
    if message.contains("safe.directory") {
        return Err(SourceError::Git(format!(
            "git non si fida di questa cartella, perché appartiene a un altro utente.\n  \
             Se è tua, dillo a git una volta sola: git config --global --add safe.directory '{}'",
            folder.display()
        )));
    }
    let nothing =
        ["not a git repository", "does not have any commits", "unknown revision", "ambiguous argument 'HEAD'", "bad revision 'HEAD'"];
    if nothing.iter().any(|text| message.contains(text)) {
        return Ok(None);
    }
    Err(failure(args.first().unwrap_or(&""), &output.stderr))
}

/// What a command of Git said when it failed.
pub(super) fn failure(command: &str, stderr: &[u8]) -> SourceError {
    SourceError::Git(format!("git {command}: {}", String::from_utf8_lossy(stderr).trim()))
}

/// Runs a [`command`] that must work; gives what it prints.
pub(super) fn run(mut command: Command) -> Result<String, SourceError> {
    let output = command.output().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(SourceError::Git(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim())))
}

/// Runs a [`command`] that must work, with an input; gives what it prints.
pub(super) fn run_with_input(mut command: Command, input: Vec<u8>) -> Result<Vec<u8>, SourceError> {
    let failed = |error: std::io::Error| SourceError::Git(format!("git non parte: {error}"));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let stdin = child.stdin.take();
    // The input goes in on a second thread, so that a full pipe of answers stops nobody.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
        child.wait_with_output()
    });
    let output = output.map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(SourceError::Git(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim())))
}

/// Git in `folder`, unable to run anything that the repository or the user's configuration names.
pub(super) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .args(["--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"])
        .args(["-c", "protocol.allow=never"])
        .args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.attributesFile=/dev/null"])
        .args([
            "-c",
            "log.showSignature=false",
            "-c",
            "log.showRoot=true",
            "-c",
            "core.quotePath=false",
            "-c",
            "i18n.logOutputEncoding=UTF-8",
        ]);
    for trusted in safe_directories() {
        command.arg("-c").arg(format!("safe.directory={trusted}"));
    }
    // The folder says which repository is meant, also where a hook of Git runs prassi.
    for variable in LOCAL {
        command.env_remove(variable);
    }
    // No network: what a partial clone lacks is missing, not fetched.
    command
        .current_dir(folder)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_GRAFT_FILE", "/dev/null/none")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .env_remove("GIT_EXTERNAL_DIFF")
        .stdin(Stdio::null());
    command
}

/// What says which repository is meant, or changes what it seems to hold (`git rev-parse --local-env-vars`).
const LOCAL: [&str; 14] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
];

/// The folders that this machine's user and administrator trust, asked once.
fn safe_directories() -> &'static [String] {
    static TRUSTED: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    TRUSTED.get_or_init(|| {
        let ask = |scope: &str| {
            let output = Command::new("git").args(["config", scope, "-z", "--get-all", "safe.directory"]).stdin(Stdio::null()).output();
            output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
        };
        let all = ask("--system") + &ask("--global");
        all.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()
    })
}
