//! What the roots that a build does not read have to do with Git: they may lie in the same repository as those that it reads.
//!
//! Then a commit can touch both. What it says of itself, and whom its trailers name, may be about the part that is not read: such
//! messages are withheld ([`touching`]), and so is an amendment that touches such a root at all. Who can read the repository can read
//! all of it, which is what [`exposed`] warns of.

use std::collections::HashSet;
use std::path::Path;

use super::SourceError;
use super::git::{command, git, run_with_input};
use super::history::ObjectId;
use crate::config::{Audience, Config};
use crate::diagnostic::{Code, Diagnostic, Location};

/// The commits that `revisions` (one a line, `^` before those to leave out) reach and that touched one of these paths, which are seen
/// from `folder`. A merge is among them only if it says something that none of its parents said.
pub(super) fn touching(folder: &Path, revisions: String, paths: &[String]) -> Result<HashSet<ObjectId>, SourceError> {
    if paths.is_empty() {
        return Ok(HashSet::new());
    }
    let mut ask = command(folder);
    // Without the whole history Git would leave out a branch that in the end changed nothing.
    ask.args(["rev-list", "--full-history", "--stdin", "--"]).args(paths);
    let bytes = run_with_input(ask, revisions.into_bytes())?;
    Ok(String::from_utf8_lossy(&bytes).lines().map(|line| line.trim().into()).collect())
}

/// Warns of reserved roots whose files are, or would be with the next commit, in the catalogue's own repository.
pub(super) fn exposed(top: &Path, config: &Config) -> Result<Vec<Diagnostic>, SourceError> {
    let reserved: Vec<_> = config.roots.iter().filter(|root| root.audience != Audience::Public).collect();
    if reserved.is_empty() {
        return Ok(Vec::new());
    }
    let mut arguments = vec!["ls-files", "-z", "--stage", "--cached", "--others", "--exclude-standard", "--"];
    arguments.extend(reserved.iter().map(|root| &*root.path));
    let Some(listed) = git(top, &arguments)? else { return Ok(Vec::new()) };
    // A submodule has a mode of its own; a repository that nobody added ends in a slash.
    let own = listed.split('\0').filter(|line| !line.starts_with("160000 ") && !line.ends_with('/'));
    let paths: Vec<&str> = own.map(|line| line.split_once('\t').map_or(line, |(_, path)| path)).collect();
    let holds = |folder: &str| paths.iter().any(|path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
    let warning = |name: &str| {
        Diagnostic::new(Code::ReservedExposed, format!("la raccolta riservata «{name}» sta nello stesso archivio del catalogo"))
            .at(Location::file("site.toml"))
            .expected("un archivio suo, con un accesso suo (per esempio un submodule)")
            .help("chi può leggere l'archivio del catalogo legge anche questa raccolta, con tutte le sue versioni")
    };
    Ok(reserved.iter().filter(|root| holds(&root.path)).map(|root| warning(&root.name)).collect())
}
