//! The texts of old versions, read when somebody asks: one long-lived `git cat-file --batch`.

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
    process: Mutex<Option<Process>>,
}

#[derive(Debug)]
struct Process {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl GitBlobs {
    /// Of the repository that `folder` is in; nothing runs before the first question.
    pub fn new(folder: &Path) -> Self {
        GitBlobs { folder: folder.to_owned(), process: Mutex::new(None) }
    }
}

impl Blobs for GitBlobs {
    fn text(&self, id: &ObjectId) -> Option<Arc<str>> {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        if process.is_none() {
            *process = Process::start(&self.folder);
        }
        let bytes = process.as_mut()?.ask(id);
        if bytes.is_err() {
            // A process that answers no more is not asked again; the next question starts another.
            *process = None;
        }
        let bytes = bytes.ok()??;
        String::from_utf8(bytes).ok().map(Arc::from)
    }
}

impl Process {
    fn start(folder: &Path) -> Option<Process> {
        let mut ask = command(folder);
        ask.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = ask.spawn().ok()?;
        let (questions, answers) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        Some(Process { child, questions, answers })
    }

    /// Asks for one object. Inner `None`: there is no such blob, or it is too large.
    fn ask(&mut self, id: &str) -> std::io::Result<Option<Vec<u8>>> {
        writeln!(self.questions, "{id}")?;
        self.questions.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let parts: Vec<&str> = head.trim_end().split(' ').collect();
        let [_, kind, size] = parts[..] else { return Ok(None) };
        let size: usize = size.parse().map_err(std::io::Error::other)?;
        if kind == "blob" && size <= LARGEST {
            let mut bytes = vec![0; size + 1];
            self.answers.read_exact(&mut bytes)?;
            bytes.pop();
            return Ok(Some(bytes));
        }
        std::io::copy(&mut (&mut self.answers).take(size as u64 + 1), &mut std::io::sink())?;
        Ok(None)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
