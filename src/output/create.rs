//! New files of the catalogue itself: a card of `prassi new`, the whole tree of `prassi new site`, the repository of `prassi new demo`.
//!
//! Nothing here replaces anything: [`card`] refuses a path that exists, [`Tree`] a folder that is not empty.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::OutputError;

/// Writes a new card at `path` (relative to `top`, with `/`), with the folders above it; never over a file, never through a symbolic link.
pub fn card(top: &Path, path: &str, text: &str) -> Result<(), OutputError> {
    let mut folder = top.to_path_buf();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(found) if !found.is_dir() => {
                return Err(OutputError::Refused(format!("{} non è una cartella: non ci scrivo", folder.display())));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => fs::create_dir(&folder).map_err(|error| failed(&folder, &error))?,
            Err(error) => return Err(failed(&folder, &error)),
        }
    }
    let full = folder.join(name);
    match OpenOptions::new().write(true).create_new(true).open(&full) {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(|error| {
            // Half a card is worse than none; that it cannot be removed either is the same failure.
            let _ = fs::remove_file(&full);
            failed(&full, &error)
        }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(OutputError::Refused(format!("{path} c'è già: non lo sovrascrivo. Scegli un altro nome con --slug")))
        }
        Err(error) => Err(failed(&full, &error)),
    }
}

/// A folder in the making beside its final place; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Tree {
    folder: TempDir,
    target: PathBuf,
}

impl Tree {
    /// Checks that `target` is absent or empty, and begins beside it.
    pub fn begin(target: &Path) -> Result<Tree, OutputError> {
        let target = std::path::absolute(target).map_err(|error| failed(target, &error))?;
        match fs::read_dir(&target) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    let message = format!("la cartella {} non è vuota: scegline un'altra, non tocco ciò che c'è", target.display());
                    return Err(OutputError::Refused(message));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(OutputError::Refused(format!("{} non si può usare: {error}", target.display()))),
        }
        let parent = target.parent().filter(|parent| parent.is_dir());
        let Some(parent) = parent else {
            return Err(OutputError::Refused(format!("la cartella che deve contenere {} non esiste", target.display())));
        };
        // The folder becomes the catalogue: it is as readable as any other (the umask still counts).
        let everybody = fs::Permissions::from_mode(0o777);
        let builder = tempfile::Builder::new().prefix(".prassi-nuovo-").permissions(everybody).tempdir_in(parent);
        let folder = builder.map_err(|error| failed(parent, &error))?;
        Ok(Tree { folder, target })
    }

    /// Where the files are until [`Tree::finish`].
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes one file; a script that begins with `#!` can be run.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let full = self.folder.path().join(path);
        let done = full.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&full, bytes));
        done.and_then(|()| if bytes.starts_with(b"#!") { executable(&full) } else { Ok(()) }).map_err(|error| failed(&full, &error))
    }

    /// Makes the folder a Git repository; with `message`, and if Git knows who its user is, everything written so far is its first commit.
    /// Whether there is a commit.
    ///
    /// Hooks, templates and signatures of the user's configuration stay out of it: nothing of theirs should run for a command that they
    /// did not give to Git.
    pub fn repository(&self, message: Option<&str>) -> Result<bool, OutputError> {
        self.git(&["init", "--quiet", "--template=", "--initial-branch=main"])?;
        let known = |name: &str, variable: &str| {
            std::env::var_os(variable).is_some_and(|value| !value.is_empty()) || self.git(&["config", "--get", name]).is_ok()
        };
        let (Some(message), true) = (message, known("user.name", "GIT_AUTHOR_NAME") && known("user.email", "GIT_AUTHOR_EMAIL")) else {
            return Ok(false);
        };
        self.git(&["add", "--all"])?;
        self.git(&["-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--no-gpg-sign", "--message", message])?;
        Ok(true)
    }

    /// Makes the folder a Git repository with the history that `stream` tells (`git fast-import`), and its `main` branch checked out.
    ///
    /// The same stream gives the same commits everywhere: nothing of the user's or the machine's configuration is read, and nothing that it
    /// names is run.
    pub fn import(&self, stream: &[u8]) -> Result<(), OutputError> {
        let run = |arguments: &[&str], input: &[u8]| {
            let mut command = self.command();
            for (name, _) in std::env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"GIT_") && name != "GIT_EXEC_PATH")
            {
                command.env_remove(name);
            }
            command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
            command.args(["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]).args(arguments);
            finish(command, arguments[0], input)
        };
        run(&["init", "--quiet", "--template=", "--initial-branch=main", "--object-format=sha1"], b"")?;
        run(&["fast-import", "--quiet", "--done"], stream)?;
        run(&["reset", "--quiet", "--hard"], b"")
    }

    fn git(&self, arguments: &[&str]) -> Result<(), OutputError> {
        let mut command = self.command();
        command.args(arguments);
        finish(command, arguments[0], b"")
    }

    /// Git in the folder. A hook or alias that runs prassi inside another repository must not lend it that repository.
    fn command(&self) -> Command {
        let mut command = Command::new("git");
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env_remove(variable);
        }
        command.arg("-C").arg(self.folder.path());
        command
    }

    /// Puts everything into its place at once.
    pub fn finish(self) -> Result<(), OutputError> {
        let Tree { folder, target } = self;
        if target.is_dir() {
            // Whoever stands in the empty folder (`prassi new site .`) must find the files there: the folder stays, its content moves.
            return fill(folder.path(), &target).map_err(|error| failed(&target, &error));
        }
        let from = folder.keep();
        fs::rename(&from, &target).map_err(|error| {
            let _ = fs::remove_dir_all(&from);
            failed(&target, &error)
        })
    }
}

/// Runs Git with an input to its end, which must be good.
fn finish(mut command: Command, what: &str, input: &[u8]) -> Result<(), OutputError> {
    let missing = |error: io::Error| OutputError::Failed(format!("il programma git non si può eseguire: {error}. Installalo e riprova"));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(missing)?;
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().map_err(missing)?;
    // When Git ended early, what it says is the reason, not that nobody listened.
    match (output.status.success(), written) {
        (true, Ok(())) => Ok(()),
        (true, Err(error)) => Err(OutputError::Failed(format!("git {what}: {error}"))),
        (false, _) => Err(OutputError::Failed(format!("git {what}: {}", String::from_utf8_lossy(&output.stderr).trim()))),
    }
}

/// Moves what `from` holds into the empty `to`; on failure `to` is empty again.
fn fill(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if let Err(error) = fs::rename(entry.path(), &place) {
            for path in moved {
                let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            }
            return Err(error);
        }
        moved.push(place);
    }
    Ok(())
}

fn executable(path: &Path) -> io::Result<()> {
    let mode = fs::metadata(path)?.permissions().mode();
    // Whoever may read it may run it.
    fs::set_permissions(path, fs::Permissions::from_mode(mode | ((mode & 0o444) >> 2)))
}

fn failed(path: &Path, error: &io::Error) -> OutputError {
    OutputError::Failed(format!("non riesco a scrivere {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_never_takes_the_place_of_another() {
        let top = tempfile::tempdir().unwrap();
        card(top.path(), "content/note/2026/a.md", "uno").unwrap();
        assert!(matches!(card(top.path(), "content/note/2026/a.md", "due"), Err(OutputError::Refused(_))));
        assert_eq!(fs::read_to_string(top.path().join("content/note/2026/a.md")).unwrap(), "uno");
    }

    #[test]
    fn a_card_does_not_leave_through_a_symbolic_link() {
        let (top, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), top.path().join("content")).unwrap();
        assert!(matches!(card(top.path(), "content/a.md", "x"), Err(OutputError::Refused(_))));
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_tree_that_is_not_finished_leaves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let tree = Tree::begin(&parent.path().join("sito")).unwrap();
        tree.write("a/b.txt", b"x").unwrap();
        drop(tree);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_tree_fills_an_empty_folder_and_refuses_a_full_one() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("sito");
        fs::create_dir(&target).unwrap();
        let tree = Tree::begin(&target).unwrap();
        tree.write("a/b.txt", b"x").unwrap();
        tree.finish().unwrap();
        assert_eq!(fs::read(target.join("a/b.txt")).unwrap(), b"x");
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
        assert!(matches!(Tree::begin(&target), Err(OutputError::Refused(_))));
    }
}
