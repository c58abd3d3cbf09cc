//! The texts of old versions, read when somebody asks: `git cat-file --batch`, as many processes as ask at the same time.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use super::super::git::command;
use super::ObjectId;

/// Gives texts by object id.
pub trait Blobs: Send + Sync + std::fmt::Debug {
    /// The text of a blob; `None` when it is not there, too large, or not UTF-8.
    fn text(&self, id: &ObjectId) -> Option<Arc<str>>;
}

/// Larger blobs are not read: twice the default limit of a card.
const LARGEST: usize = 2 << 20;

/// The blobs of a Git repository.
#[derive(Debug)]
pub struct GitBlobs {
    folder: PathBuf,
    /// Processes that nobody asks at the moment.
    idle: Mutex<Vec<Process>>,
}

#[derive(Debug)]
struct Process {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// An answer of Git.
enum Answer {
    Blob(Vec<u8>),
    /// Too large, or not a blob.
    Other,
    Missing,
}

impl GitBlobs {
    /// Of the repository that `folder` is in; nothing runs before the first question.
    pub fn new(folder: &Path) -> Self {
        GitBlobs { folder: folder.to_owned(), idle: Mutex::new(Vec::new()) }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Process>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks a process that lives, or a new one. What fails twice is not there.
    fn ask(&self, id: &ObjectId) -> Answer {
        // What is no object id would be a second question, or a revision.
        if !matches!(id.len(), 40 | 64) || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Answer::Missing;
        }
        for fresh in [false, true] {
            // A process that died while nobody asked gives way to another.
            let idle = if fresh { None } else { self.idle().pop() };
            let Some(mut process) = idle.or_else(|| Process::start(&self.folder)) else { return Answer::Missing };
            if let Ok(answer) = process.ask(id) {
                self.idle().push(process);
                return answer;
            }
        }
        Answer::Missing
    }
}

impl Blobs for GitBlobs {
    fn text(&self, id: &ObjectId) -> Option<Arc<str>> {
        match self.ask(id) {
            Answer::Blob(bytes) => String::from_utf8(bytes).ok().map(Arc::from),
            Answer::Other | Answer::Missing => None,
        }
    }
}

/// The same for who must know whether something was missing.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    blobs: &'a GitBlobs,
    /// Whether a blob that was asked for is not in this copy of the repository.
    pub missing: bool,
}

impl<'a> Texts<'a> {
    pub fn new(blobs: &'a GitBlobs) -> Self {
        Texts { blobs, missing: false }
    }

    pub fn text(&mut self, id: &ObjectId) -> Option<Arc<str>> {
        match self.blobs.ask(id) {
            Answer::Blob(bytes) => String::from_utf8(bytes).ok().map(Arc::from),
            Answer::Other => None,
            Answer::Missing => {
                self.missing = true;
                None
            }
        }
    }
}

/// Whether all these blobs are in this copy of the repository: one `git cat-file --batch-check`.
pub(super) fn all_there<'a>(folder: &Path, ids: impl Iterator<Item = &'a ObjectId>) -> Result<bool, super::super::SourceError> {
    let mut ask = command(folder);
    ask.args(["cat-file", "--batch-check=%(objectname) %(objecttype)", "--buffer"]);
    let questions: String = ids.flat_map(|id| [id, "\n"]).collect();
    let answers = super::super::git::run_with_input(ask, questions.into_bytes())?;
    Ok(!answers.split(|byte| *byte == b'\n').any(|line| line.ends_with(b" missing")))
}

impl Process {
    fn start(folder: &Path) -> Option<Process> {
        let mut ask = command(folder);
        ask.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = ask.spawn().ok()?;
        let (questions, answers) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        Some(Process { child, questions, answers })
    }

    /// Asks for one object. An error: the process answers no more.
    fn ask(&mut self, id: &str) -> std::io::Result<Answer> {
        writeln!(self.questions, "{id}")?;
        self.questions.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let Some(head) = head.strip_suffix('\n') else { return Err(std::io::ErrorKind::UnexpectedEof.into()) };
        let parts: Vec<&str> = head.split(' ').collect();
        let [_, kind, size] = parts[..] else { return Ok(Answer::Missing) };
        let size: usize = size.parse().map_err(std::io::Error::other)?;
        if kind == "blob" && size <= LARGEST {
            let mut bytes = vec![0; size + 1];
            self.answers.read_exact(&mut bytes)?;
            bytes.pop();
            return Ok(Answer::Blob(bytes));
        }
        std::io::copy(&mut (&mut self.answers).take(size as u64 + 1), &mut std::io::sink())?;
        Ok(Answer::Other)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
