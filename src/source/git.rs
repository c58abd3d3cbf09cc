//! What Git knows: the commit that is built, and the dates of all files in one pass.
//!
//! Only Git's plumbing-like output is read, NUL-separated. Git runs with replace refs, external
//! diffs, text conversion, fsmonitor and hooks off and without the user's configuration, so that a
//! repository from elsewhere can run nothing and everybody sees the same history; only the user's
//! `safe.directory` is passed on, because that is the user's own decision to trust a folder.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

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

/// When files were first and last changed on the main line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Dates by path relative to the root; a file that was never committed is not there.
    pub dates: HashMap<Arc<str>, FileDates>,
}

/// When a file was first and last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileDates {
    /// The commit that added it (a move of the unchanged file does not count).
    pub created: jiff::Timestamp,
    /// The last commit that changed it.
    pub updated: jiff::Timestamp,
}

/// The commit at HEAD, or `None` outside a repository and before its first commit.
pub(super) fn head(folder: &Path) -> Result<Option<Head>, SourceError> {
    let inside = git(folder, &["rev-parse", "--is-shallow-repository"])?;
    let Some(shallow) = inside else { return Ok(None) };
    let Some(line) = git(folder, &["log", "-1", "--format=%H %ct", "HEAD"])? else { return Ok(None) };
    let parsed = line.trim().split_once(' ').and_then(|(id, time)| Some((id, timestamp(time)?)));
    let Some((id, time)) = parsed else { return Ok(None) };
    Ok(Some(Head { id: id.to_owned(), time, shallow: shallow.trim() == "true" }))
}

/// The dates of all files under `folder`, by one walk along the first parents.
pub(super) fn log(folder: &Path) -> Result<Log, SourceError> {
    // An explicit rename limit would cost time; only unchanged files count as moved, which needs no comparison.
    let args = [
        "log",
        "--first-parent",
        "-m",
        "-z",
        "-M100%",
        "--no-ext-diff",
        "--no-textconv",
        "--name-status",
        "--relative",
        "--format=%x02%ct",
        "--",
        ".",
    ];
    Ok(git(folder, &args)?.map_or_else(Log::default, |text| read_log(&text)))
}

/// Reads `git log -z --name-status --format=%x02%ct`, newest commit first.
fn read_log(text: &str) -> Log {
    let mut dates: HashMap<Arc<str>, FileDates> = HashMap::new();
    // A newer path of each older one, so that a moved file keeps the date of its first version.
    let mut moved: HashMap<&str, Arc<str>> = HashMap::new();
    let mut time = jiff::Timestamp::UNIX_EPOCH;
    let mut fields = text.split('\0');
    while let Some(field) = fields.next() {
        let field = field.trim_start_matches('\n');
        if let Some(seconds) = field.strip_prefix('\u{2}') {
            time = timestamp(seconds).unwrap_or(time);
            continue;
        }
        if field.is_empty() {
            continue;
        }
        let renamed = field.starts_with(['R', 'C']);
        let Some(first) = fields.next() else { break };
        let path = if renamed { fields.next().unwrap_or(first) } else { first };
        let name = moved.get(path).cloned().unwrap_or_else(|| Arc::from(path));
        if renamed {
            moved.insert(first, name.clone());
        }
        if !field.starts_with('D') {
            // A path that was moved away keeps only the dates of what it became.
            dates.entry(name).and_modify(|known| known.created = time).or_insert(FileDates { created: time, updated: time });
        }
    }
    Log { dates }
}

fn timestamp(seconds: &str) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_second(seconds.trim().parse().ok()?).ok()
}

/// Runs Git in `folder`; `None` when the folder is in no repository, has no commit, or Git is not installed.
pub(super) fn git(folder: &Path, args: &[&str]) -> Result<Option<String>, SourceError> {
    let output = match command(folder).args(args).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(SourceError::Git(format!("git non parte: {error}"))),
    };
    if output.status.success() {
        return Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()));
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
    Err(SourceError::Git(format!("git {}: {}", args.first().unwrap_or(&""), message.trim())))
}

/// Runs a [`command`] that must work; gives what it prints.
pub(super) fn run(mut command: Command) -> Result<String, SourceError> {
    let output = command.output().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(SourceError::Git(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim())))
}

/// Git in `folder`, unable to run anything that the repository or the user's configuration names.
pub(super) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .args(["--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"])
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
    command
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .env_remove("GIT_EXTERNAL_DIFF")
        .stdin(Stdio::null());
    command
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> jiff::Timestamp {
        jiff::Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn a_moved_file_keeps_its_first_date() {
        let log = read_log("\u{2}30\0\nM\0b.md\0\u{2}20\0\nR100\0a.md\0b.md\0A\0c è.md\0\u{2}10\0\nA\0a.md\0");
        assert_eq!(log.dates.get("b.md"), Some(&FileDates { created: at(10), updated: at(30) }));
        assert_eq!(log.dates.get("c è.md"), Some(&FileDates { created: at(20), updated: at(20) }));
        assert_eq!(log.dates.get("a.md"), None);
    }

    #[test]
    fn commits_without_files_are_passed_over() {
        let log = read_log("\u{2}30\0\u{2}20\0\nA\0x.md\0");
        assert_eq!(log.dates["x.md"].updated, at(20));
    }
}
