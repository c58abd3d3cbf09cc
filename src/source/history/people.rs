//! Who people are: names through `.mailmap`, and of their addresses only the domain.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::{command, run_with_input};
use super::commits::Commits;
use super::message;

/// Someone whose work a version is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// Name, for showing as text.
    pub name: Arc<str>,
    /// Domain of the e-mail address, lower case: tells the body. The address itself is not kept.
    pub domain: Option<Arc<str>>,
}

/// People by what commits call them.
#[derive(Debug, Default)]
pub(super) struct People {
    known: HashMap<String, Person>,
}

impl People {
    /// The person whom a commit or a trailer calls `Name <address>`.
    pub fn find(&self, written: &str) -> Person {
        self.known.get(written).cloned().unwrap_or_else(|| person(written))
    }
}

/// Asks Git whom `.mailmap` makes of everybody who is named.
pub(super) fn read(folder: &Path, commits: &Commits) -> Result<People, SourceError> {
    let keys = ["Co-authored-by", "Approved-by"];
    let named = commits.list.iter().flat_map(|commit| keys.into_iter().flat_map(|key| message::trailers(&commit.message, key)));
    let written: BTreeSet<&str> =
        commits.list.iter().map(|commit| commit.author.as_str()).chain(named).filter(|who| is_person(who)).collect();
    if written.is_empty() {
        return Ok(People::default());
    }
    let questions = written.iter().copied().collect::<Vec<_>>().join("\n") + "\n";
    let mut ask = command(folder);
    ask.args(["check-mailmap", "--stdin"]);
    let answers = run_with_input(ask, questions.into_bytes())?;
    let answers = String::from_utf8_lossy(&answers).into_owned();
    Ok(People { known: written.into_iter().map(str::to_owned).zip(answers.lines().map(person)).collect() })
}

fn is_person(written: &str) -> bool {
    written.contains('<') && written.ends_with('>')
}

fn person(written: &str) -> Person {
    let (name, address) = written.split_once('<').unwrap_or((written, ""));
    let domain = address.trim_end_matches('>').rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase());
    Person { name: name.trim().into(), domain: domain.filter(|domain| !domain.is_empty()).map(Arc::from) }
}
