//! What changed since a revision: the files, and the catalogue as it was then.
//!
//! [`changes`] asks Git which of the files that a build reads differ between the merge base of a revision and HEAD on one
//! side, and the working tree on the other. [`before`] takes the snapshot that was read and puts the old texts of those files
//! back: what did not change is shared, not read again. [`new_commits`] tells which commits came since a revision.

use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use super::git::{self, command, git};
use super::read::{build_for, embedded_schema, read_theme};
use super::rewritten::histories;
use super::{AssetFile, Commit, EMBEDDED_THEMES, Root, Snapshot, Source, SourceError, TextFile, ThemeFile, files};
use crate::config;
use crate::diagnostic::{Checked, Diagnostic};

/// The files that differ from a merge base.
#[derive(Debug, Default)]
pub struct Changes {
    /// Old contents by path relative to the catalogue's top; `None` for a file that is new.
    files: BTreeMap<String, Option<ObjectId>>,
    /// The merge base.
    pub(super) base: ObjectId,
}

type ObjectId = String;

impl Changes {
    /// Whether the file at this path changed, came, or lies in a submodule that changed.
    pub fn touch(&self, path: &str) -> bool {
        self.files.contains_key(path)
            || path.match_indices('/').any(|(at, _)| self.files.get(&path[..at]).is_some_and(|old| old.as_deref() == Some(SUBMODULE)))
    }
}

/// Stands for the old contents of a submodule, which lie in another repository.
const SUBMODULE: &str = "submodule";

/// Where the catalogue lies in its repository: empty, or a path that ends in `/`.
pub fn prefix(source: &Source) -> Result<String, SourceError> {
    Ok(git(&source.top, &["rev-parse", "--show-prefix"])?.unwrap_or_default().trim_end_matches('\n').to_owned())
}

/// Whether the catalogue lies in a Git repository, even one without commits.
pub fn in_repository(source: &Source) -> Result<bool, SourceError> {
    Ok(git(&source.top, &["rev-parse", "--git-dir"])?.is_some())
}

/// What changed between the merge base of `revision` and HEAD, and the working tree.
pub fn changes(source: &Source, now: &Snapshot, revision: &str) -> Result<Changes, SourceError> {
    let top = &source.top;
    let Some(head) = git::head(top)? else {
        return Err(SourceError::Revision(format!("«{revision}» non si può confrontare: questa cartella non è in un archivio Git")));
    };
    let Some(base) = merge_base(top, revision)? else { return Err(no_base(revision, head.shallow, exists(top, revision)?)) };
    let mut read: Vec<&str> = now.roots.iter().map(|root| &*root.path).collect();
    read.extend(["schemas", "themes", "site.toml"]);
    // Filters of .gitattributes would run commands: attributes are taken from the empty tree.
    let mut diff = command(top);
    diff.env("GIT_ATTR_SOURCE", empty_tree(&head.id))
        .args(["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"])
        .args(["--relative", &base, "--"])
        .args(&read);
    let mut changes = Changes { base: base.clone(), ..Changes::default() };
    read_diff(&git::run(diff)?, &mut changes);
    // Not what .gitignore leaves: the build reads ignored files too.
    let mut others = command(top);
    others.args(["ls-files", "--others", "-z", "--"]).args(&read);
    for path in git::run(others)?.split('\0').filter(|path| !path.is_empty()) {
        changes.files.entry(path.to_owned()).or_insert(None);
    }
    Ok(changes)
}

/// The commits that came since a revision.
#[derive(Debug)]
pub struct NewCommits {
    ids: HashSet<String>,
    /// When the revision was made.
    pub time: jiff::Timestamp,
    /// Names of the roots that lie in the catalogue's own repository, whose commits are told by their ids.
    own: HashSet<Arc<str>>,
}

impl NewCommits {
    /// Whether a commit of a root's history came since; in a root that is another repository, by its time.
    pub fn holds(&self, root: &str, commit: &Commit) -> bool {
        if self.own.contains(root) { self.ids.contains(&*commit.id) } else { commit.time > self.time }
    }
}

/// The commits that HEAD has and `revision` has not.
pub fn new_commits(source: &Source, now: &Snapshot, revision: &str) -> Result<NewCommits, SourceError> {
    let top = &source.top;
    let Some(head) = git::head(top)? else {
        return Err(SourceError::Revision(format!("da «{revision}» non si può contare: questa cartella non è in un archivio Git")));
    };
    if !exists(top, revision)? {
        return Err(no_base(revision, head.shallow, false));
    }
    let mut ask = command(top);
    ask.args(["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]);
    let id = git::run(ask)?.trim().to_owned();
    let mut ask = command(top);
    ask.args(["show", "--no-patch", "--format=%ct", &id]);
    let time = git::run(ask)?.trim().parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).unwrap_or_default();
    let mut ask = command(top);
    ask.args(["rev-list", &format!("{id}..HEAD")]);
    let ids = git::run(ask)?.lines().map(str::to_owned).collect();
    let repository = |folder: &Path| git(folder, &["rev-parse", "--show-toplevel"]);
    let whole = repository(top)?;
    let mut own = HashSet::new();
    for root in &now.roots {
        if repository(&top.join(&*root.path))? == whole {
            own.insert(root.name.clone());
        }
    }
    Ok(NewCommits { ids, time, own })
}

/// The best common ancestor of a revision and HEAD.
fn merge_base(top: &Path, revision: &str) -> Result<Option<String>, SourceError> {
    if !exists(top, revision)? {
        return Ok(None);
    }
    let mut ask = command(top);
    ask.args(["merge-base", "--end-of-options", revision, "HEAD"]);
    let output = ask.output().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    let found = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok(Some(found).filter(|id| output.status.success() && !id.is_empty()))
}

fn exists(top: &Path, revision: &str) -> Result<bool, SourceError> {
    let mut ask = command(top);
    ask.args(["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]);
    let output = ask.output().map_err(|error| SourceError::Git(format!("git non parte: {error}")))?;
    Ok(output.status.success())
}

fn no_base(revision: &str, shallow: bool, exists: bool) -> SourceError {
    let what = match (exists, shallow) {
        (false, _) => format!("la revisione «{revision}» non c'è in questa copia dell'archivio"),
        (true, true) => format!("questa copia dell'archivio è parziale e non arriva al punto in cui «{revision}» e HEAD si sono divisi"),
        (true, false) => format!("«{revision}» e HEAD non hanno niente in comune: non c'è un punto da cui confrontarli"),
    };
    let remedy = match (exists, shallow) {
        (true, false) => "\n  Indica il ramo da cui è partito questo lavoro.".to_owned(),
        (_, true) => {
            "\n  Scarica tutta la storia: git fetch --unshallow; in GitLab CI GIT_DEPTH: 0 fra le variables, in GitHub Actions fetch-depth: 0."
                .to_owned()
        }
        (false, false) => {
            let (remote, branch) = revision.split_once('/').unwrap_or(("origin", revision));
            format!("\n  Se è un ramo del server, scaricalo prima: git fetch {remote} {branch}; altrimenti controlla come l'hai scritta.")
        }
    };
    SourceError::Revision(format!("{what}.{remedy}"))
}

/// The id of the tree without files, which every repository knows, in the hash function that `id` is of.
pub(super) fn empty_tree(id: &str) -> &'static str {
    match id.len() {
        64 => "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
        _ => "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    }
}

/// Reads `git diff --raw -z --no-abbrev --no-renames`: `:MODE MODE OLD NEW STATUS`, NUL, path, NUL.
fn read_diff(text: &str, changes: &mut Changes) {
    let mut fields = text.split('\0');
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let parts: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let [old_mode, new_mode, old, ..] = parts[..] else { break };
        let before = match old_mode {
            "160000" => Some(SUBMODULE.to_owned()),
            // Symbolic links are not read, now or then.
            mode if mode.starts_with("100") => Some(old.to_owned()),
            _ if new_mode == "160000" => Some(SUBMODULE.to_owned()),
            _ => None,
        };
        changes.files.insert(path.to_owned(), before);
    }
}

/// The catalogue as it was before `changes`, and of what reading `now` found that which still holds for unchanged files.
///
/// `None` when the two cannot be compared: `site.toml` was not valid, or named other roots or limits, so that other files were read.
pub fn before(source: &Source, now: &Snapshot, found: &[Diagnostic], changes: &Changes) -> Result<Option<Checked<Snapshot>>, SourceError> {
    let mut old = Old { blobs: blobs(&source.top, changes)?, changes };
    let mut then = now.clone();
    let mut diagnostics: Vec<Diagnostic> =
        found.iter().filter(|it| it.location.as_ref().is_none_or(|at| !changes.touch(&at.path))).cloned().collect();
    if changes.files.contains_key("site.toml") {
        let Some(bytes) = old.bytes("site.toml") else { return Ok(None) };
        let Ok(file) = files::text("site.toml".into(), bytes) else { return Ok(None) };
        let Some(mut config) = config::parse(&file).value else { return Ok(None) };
        if config.roots != now.config.roots || config.limits != now.config.limits {
            return Ok(None);
        }
        build_for(&mut config, source);
        if config.theme != now.config.theme {
            then.theme = read_theme(&source.top, &config, &mut diagnostics)?;
        }
        then.config = Arc::new(config);
    }
    for path in changes.files.keys() {
        if let Some(root) = then.roots.iter_mut().find(|root| local(path, &root.path).is_some()) {
            old.card_or_asset(root, &source.top, path, now.config.limits.card_bytes);
        } else if let Some(name) = path.strip_prefix("schemas/") {
            old.schema(&mut then, name);
        } else if let Some(local) = path.strip_prefix(&*format!("themes/{}/", then.config.theme)) {
            old.theme(&mut then, local);
        }
    }
    for (root, history) in then.roots.iter_mut().zip(histories(source, now, &changes.base)?) {
        root.history = history;
    }
    Ok(Some(Checked { value: Some(then), diagnostics }))
}

/// The part of a path below a folder.
fn local<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// The old contents of the files that changed.
struct Old<'a> {
    changes: &'a Changes,
    blobs: BTreeMap<ObjectId, Vec<u8>>,
}

impl Old<'_> {
    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        self.blobs.get(self.changes.files.get(path)?.as_ref()?).cloned()
    }

    fn text(&self, path: &str) -> Option<TextFile> {
        files::text(path.into(), self.bytes(path)?).ok()
    }

    fn card_or_asset(&mut self, root: &mut Root, top: &Path, path: &str, limit: u64) {
        let Some(local) = local(path, &root.path).filter(|local| !local.split('/').any(|part| part.starts_with(['.', '_']))) else {
            return;
        };
        let local: Arc<str> = local.into();
        let texts = match &*local {
            local if local.ends_with(".md") => Some(&mut root.texts),
            local if files::register_of(local).is_some() => Some(&mut root.registers),
            _ => None,
        };
        if let Some(texts) = texts {
            texts.remove(&local);
            if let Some(text) = self.text(path).filter(|file| file.text.len() as u64 <= limit) {
                texts.insert(local, text);
            }
            return;
        }
        root.assets.remove(&local);
        if let Some(bytes) = self.bytes(path) {
            let head = bytes[..bytes.len().min(files::HEAD_BYTES)].into();
            let (full, size) = (top.join(path), bytes.len() as u64);
            let answers = super::is_table_of_answers(&local).then(|| bytes.into());
            root.assets.insert(local, AssetFile { path: path.into(), full, size, modified: 0, head, answers });
        }
    }

    fn schema(&self, then: &mut Snapshot, name: &str) {
        if name.contains('/') || name.starts_with(['.', '_']) || !name.ends_with(".json") {
            return;
        }
        then.schemas.remove(name);
        if let Some(file) = self.text(&format!("schemas/{name}")).or_else(|| embedded_schema(name)) {
            then.schemas.insert(name.into(), file);
        }
    }

    fn theme(&self, then: &mut Snapshot, local: &str) {
        let path = format!("themes/{}/{local}", then.config.theme);
        then.theme.remove(local);
        let embedded = || Some(EMBEDDED_THEMES.get_file(format!("{}/{local}", then.config.theme))?.contents().to_vec());
        if let Some(bytes) = self.bytes(&path).or_else(embedded) {
            then.theme.insert(local.into(), ThemeFile { path: path.into(), bytes: bytes.into() });
        }
    }
}

/// The old contents, by one `git cat-file --batch`.
fn blobs(top: &Path, changes: &Changes) -> Result<BTreeMap<ObjectId, Vec<u8>>, SourceError> {
    let ids: Vec<&str> = changes.files.values().flatten().map(String::as_str).filter(|id| *id != SUBMODULE).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let failed = |error: std::io::Error| SourceError::Git(format!("git cat-file: {error}"));
    let mut ask = command(top);
    ask.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = ask.spawn().map_err(failed)?;
    let questions = ids.join("\n") + "\n";
    let stdin = child.stdin.take();
    // Questions go in on a second thread, so that a full pipe of answers stops nobody.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(questions.as_bytes())));
        child.wait_with_output()
    });
    Ok(read_batch(&output.map_err(failed)?.stdout))
}

/// Reads `OBJECT blob SIZE`, newline, contents, newline; what is missing is passed over.
fn read_batch(mut bytes: &[u8]) -> BTreeMap<ObjectId, Vec<u8>> {
    let mut blobs = BTreeMap::new();
    while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        bytes = &bytes[end + 1..];
        let parts: Vec<&str> = head.split(' ').collect();
        let [id, "blob", size] = parts[..] else { continue };
        let Some(size) = size.parse::<usize>().ok().filter(|size| *size < bytes.len()) else { break };
        blobs.insert(id.to_owned(), bytes[..size].to_vec());
        bytes = &bytes[size + 1..];
    }
    blobs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_new_and_removed_files_and_submodules_are_told_apart() {
        let mut changes = Changes::default();
        read_diff(
            ":100644 100644 aa bb M\0content/a è.md\0:000000 100644 00 bb A\0content/b.md\0:100644 000000 cc 00 D\0content/c.md\0:160000 160000 dd ee M\0soci\0:120000 000000 ff 00 D\0content/l.md\0",
            &mut changes,
        );
        let old = |path: &str| changes.files[path].as_deref();
        assert_eq!(
            [old("content/a è.md"), old("content/b.md"), old("content/c.md"), old("soci"), old("content/l.md")],
            [Some("aa"), None, Some("cc"), Some(SUBMODULE), None]
        );
        assert!(changes.touch("content/b.md") && changes.touch("soci/esperienze/x.md"));
        assert!(!changes.touch("content/z.md") && !changes.touch("content/a è.md/x"));
    }

    #[test]
    fn a_batch_is_read_by_its_sizes() {
        let blobs = read_batch(b"aa blob 3\nx\ny\nbb missing\ncc blob 0\n\n");
        assert_eq!(blobs.into_iter().collect::<Vec<_>>(), [("aa".to_owned(), b"x\ny".to_vec()), ("cc".to_owned(), Vec::new())]);
    }
}
