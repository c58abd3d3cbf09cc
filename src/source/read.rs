//! From a folder with `site.toml` to a [`Snapshot`].

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Tree};
use super::{
    Amendments, EMBEDDED_SCHEMAS, EMBEDDED_THEMES, Head, History, OpenRequests, Root, Snapshot, TextFile, ThemeFile, amendments, git,
    history, reserved,
};
use crate::config::{self, Audience, Config, Limits};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Severity, sort};

/// The machine's failures, as opposed to the authors' mistakes.
#[derive(Debug)]
pub enum SourceError {
    /// A file or folder could not be read.
    Io(PathBuf, std::io::Error),
    /// Git refused or failed; the text says what to do.
    Git(String),
    /// A revision that was named is not there, or cannot be compared with; the text says what to do.
    Revision(String),
    /// A file that the command line names cannot be used; the text says what to do.
    Input(String),
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SourceError::Io(path, error) => write!(f, "non riesco a leggere {}: {error}", path.display()),
            SourceError::Git(message) | SourceError::Revision(message) | SourceError::Input(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for SourceError {}

/// What to read.
#[derive(Debug, Clone)]
pub struct Source {
    /// The folder that holds `site.toml`, absolute.
    pub top: PathBuf,
    /// Whose roots are read: the public ones always, of the others those that this audience may read ([`Config::roots_for`]).
    pub audience: Audience,
    /// Whether the dates of files are asked from Git.
    pub history: bool,
    /// Replaces `base_url` of `site.toml`.
    pub base_url: Option<String>,
    /// The day that the site is built for, when the command line gives one: how old an amendment is depends on it.
    pub date: Option<jiff::civil::Date>,
    /// A forge's list of open merge requests, which decides what is pending.
    pub open_requests: Option<PathBuf>,
}

impl Source {
    /// The text that a diagnostic names, of a catalogue that may not have been readable at all.
    pub fn text(&self, snapshot: Option<&Snapshot>, path: &str) -> Option<Arc<str>> {
        if path == "site.toml" {
            return fs::read_to_string(self.top.join(path)).ok().map(Arc::from);
        }
        snapshot?.text(path)
    }
}

/// Reads everything. `value` is empty when `site.toml` cannot be used.
pub fn read(source: &Source) -> Result<Checked<Snapshot>, SourceError> {
    let Checked { value, mut diagnostics } = read_config(source)?;
    let Some(config) = value else { return Ok(Checked::failed(diagnostics)) };
    let head = git::head(&source.top)?;
    let with_history = source.history || source.open_requests.is_some();
    let publishing = publishing(&config);
    let beyond = beyond(&config);
    let mut roots = Vec::new();
    for root in config.roots_for(&source.audience) {
        let folder = source.top.join(&*root.path);
        if let Some(problem) = files::leads_outside(&source.top, &root.path) {
            diagnostics.push(problem);
            continue;
        }
        // Git walks the history while the files are read; only its pipe is drained on the second thread.
        let asked = history::Asked { folder: &folder, root: &root.path, revision: "HEAD", publishing: &publishing, beyond: &beyond };
        let (tree, log) = std::thread::scope(|scope| {
            let log = scope.spawn(move || if with_history { history::read(asked) } else { Ok(History::default()) });
            let tree = files::walk(&folder, &root.path, &config.limits);
            (tree, log.join().unwrap_or_else(|_| Err(SourceError::Git("la lettura dell'archivio si è interrotta".to_owned()))))
        });
        let Tree { texts, assets, registers, diagnostics: found } = tree?;
        if root.audience != Audience::Public && found.is_empty() {
            diagnostics.extend(not_fetched(&folder, &root.name, &root.path));
        }
        diagnostics.extend(found);
        // What registers say of versions can be checked against the versions only.
        let late = !with_history && !registers.is_empty();
        let log = if late { history::read(asked) } else { log };
        roots.push(Root {
            name: root.name.clone(),
            path: root.path.clone(),
            audience: root.audience.clone(),
            texts,
            assets,
            registers,
            history: Arc::new(log?),
        });
    }
    diagnostics.extend(reserved::exposed(&source.top, &config)?);
    let schemas = read_schemas(&source.top, &config.limits, &mut diagnostics)?;
    let theme = read_theme(&source.top, &config, &mut diagnostics)?;
    let mut snapshot =
        Snapshot { config: Arc::new(config), top: source.top.clone(), roots, schemas, theme, amendments: Arc::default(), head };
    if with_history && snapshot.head.is_some() {
        snapshot.amendments = Arc::new(read_amendments(source, &snapshot, &mut diagnostics)?);
    }
    sort(&mut diagnostics);
    Ok(Checked { value: Some(snapshot), diagnostics })
}

/// The pending amendments, when `site.toml` names their refs.
fn read_amendments(source: &Source, snapshot: &Snapshot, diagnostics: &mut Vec<Diagnostic>) -> Result<Amendments, SourceError> {
    let config = &snapshot.config;
    let open = source.open_requests.as_deref().map(OpenRequests::read).transpose()?;
    if config.amendments.pending.is_empty() {
        if open.is_some() {
            let message = "--open-requests non serve a niente: il catalogo non dice dove stanno le proposte di modifica";
            let problem = Diagnostic::new(Code::ConfigIncomplete, message).at(Location::file("site.toml"));
            diagnostics.push(problem.expected("una riga «pending = [\"refs/merge-requests/*/head\"]» nella sezione [amendments]"));
        }
        return Ok(Amendments::default());
    }
    let commits = snapshot.roots.iter().flat_map(|root| &root.history.commits);
    let asked = amendments::Asked {
        config,
        open: open.as_ref(),
        decided: commits.filter_map(|commit| commit.merge_request.as_ref()).map(|request| request.number).collect(),
        today: source.date.or_else(|| snapshot.head_day()),
        prefix: super::prefix(source)?,
        beyond: beyond(config),
    };
    amendments::read(&source.top, &snapshot.roots, &asked, diagnostics)
}

/// Reads again what `changed` (absolute paths) names, and keeps the rest of `previous`, with what was found in it; the
/// dates from Git stay as they were.
///
/// Falls back to a full [`read`] when the configuration changed or a path names a folder.
pub fn reread(source: &Source, previous: &Snapshot, known: &[Diagnostic], changed: &[PathBuf]) -> Result<Checked<Snapshot>, SourceError> {
    let site = source.top.join("site.toml");
    let whole = changed.iter().any(|path| *path == site || path.is_dir() || path.file_name().is_none());
    if whole {
        return read(source);
    }
    let mut next = previous.clone();
    let mut diagnostics: Vec<Diagnostic> = known.iter().filter(|diagnostic| !names(diagnostic, &source.top, changed)).cloned().collect();
    for root in &mut next.roots {
        let folder = source.top.join(&*root.path);
        for path in changed {
            if let Ok(local) = path.strip_prefix(&folder) {
                if !path.exists() && is_folder_of(root, local) {
                    return read(source);
                }
                files::refresh(root, path, local, &previous.config.limits, &mut diagnostics)?;
            }
        }
    }
    if changed.iter().any(|path| path.starts_with(source.top.join("schemas"))) {
        next.schemas = read_schemas(&source.top, &previous.config.limits, &mut diagnostics)?;
    }
    if changed.iter().any(|path| path.starts_with(source.top.join("themes"))) {
        next.theme = read_theme(&source.top, &previous.config, &mut diagnostics)?;
    }
    sort(&mut diagnostics);
    Ok(Checked { value: Some(next), diagnostics })
}

/// Whether a diagnostic is about one of these files.
fn names(diagnostic: &Diagnostic, top: &Path, changed: &[PathBuf]) -> bool {
    let Some(location) = &diagnostic.location else { return false };
    let path = top.join(&*location.path);
    changed.contains(&path)
}

/// Whether a vanished path was a folder with files.
fn is_folder_of(root: &Root, local: &Path) -> bool {
    let Some(local) = local.to_str() else { return true };
    let prefix = format!("{local}/");
    let begins = |path: &Arc<str>| path.starts_with(&prefix);
    root.texts.range(Arc::from(prefix.as_str())..).next().is_some_and(|(path, _)| begins(path))
        || root.assets.range(Arc::from(prefix.as_str())..).next().is_some_and(|(path, _)| begins(path))
        || root.registers.range(Arc::from(prefix.as_str())..).next().is_some_and(|(path, _)| begins(path))
}

fn read_config(source: &Source) -> Result<Checked<Config>, SourceError> {
    let path = source.top.join("site.toml");
    let bytes = fs::read(&path).map_err(|error| SourceError::Io(path.clone(), error))?;
    let file = match files::text("site.toml".into(), bytes) {
        Ok(file) => file,
        Err(diagnostic) => return Ok(Checked::failed(vec![*diagnostic])),
    };
    let mut checked = config::parse(&file);
    if let Some(config) = &mut checked.value {
        build_for(config, source);
        if !config.knows(&source.audience) {
            return Err(SourceError::Input(nobody(config, &source.audience)));
        }
    }
    Ok(checked)
}

/// The history of the Markdown files below `folder` as `revision` has it, without a catalogue around them: for programs that look
/// at versions only.
pub fn history_of(folder: &Path, revision: &str) -> Result<History, SourceError> {
    history::read(history::Asked { folder, root: "", revision, publishing: &history::Publishing::default(), beyond: &[] })
}

/// The branch that pulls bring in, which versions are counted along.
pub(super) fn publishing(config: &Config) -> history::Publishing {
    config.forge.as_ref().map_or_else(history::Publishing::default, |forge| history::Publishing::of(&forge.branch, &forge.url))
}

/// What the command line says of the site: its address, and whom it is for.
pub(super) fn build_for(config: &mut Config, source: &Source) {
    config.audience = source.audience.clone();
    if let Some(base_url) = &source.base_url {
        config.base_url.clone_from(base_url);
    }
}

/// Paths of the roots that the build must not read.
pub(super) fn beyond(config: &Config) -> Vec<Arc<str>> {
    config.roots_beyond(&config.audience).iter().map(|root| root.path.clone()).collect()
}

/// An audience that no root is for: a mistake in the command must not publish less, or more, than was meant.
fn nobody(config: &Config, audience: &Audience) -> String {
    let mut known: Vec<String> = config.roots.iter().map(|root| root.audience.to_string()).collect();
    known.sort();
    known.dedup();
    let known = known.join(", ");
    format!("in site.toml nessuna raccolta è per «{audience}».\n  Nelle sezioni [[root]] ci sono: {known}.")
}

/// A reserved root is asked for by name: one in which there is nothing would take its cards off their site without a word.
fn not_fetched(folder: &Path, name: &str, path: &str) -> Option<Diagnostic> {
    let is_empty = std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    let message = format!("la raccolta riservata «{name}» è vuota: il submodule non è stato scaricato?");
    is_empty.then(|| {
        let problem = Diagnostic::new(Code::EmptyCatalogue, message).at(Location::file("site.toml"));
        let mut problem = problem.expected(format!("almeno un file in {path}")).help("scaricalo con «git submodule update --init»");
        problem.severity = Severity::Error;
        problem
    })
}

/// The embedded schemas, and over them the site's own `schemas/*.json`.
fn read_schemas(top: &Path, limits: &Limits, diagnostics: &mut Vec<Diagnostic>) -> Result<BTreeMap<Arc<str>, TextFile>, SourceError> {
    let mut schemas = embedded_schemas();
    let folder = top.join("schemas");
    for (name, path) in files::list(&folder)? {
        if !name.ends_with(".json") || path.is_dir() {
            continue;
        }
        match files::read_text(&path, format!("schemas/{name}").into(), limits.card_bytes)? {
            Ok(file) => drop(schemas.insert(name.into(), file)),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    Ok(schemas)
}

/// The schemas alone: those of the catalogue at `top`, or the embedded ones.
pub fn schemas(top: Option<&Path>) -> Result<Checked<BTreeMap<Arc<str>, TextFile>>, SourceError> {
    let mut diagnostics = Vec::new();
    let schemas = match top {
        Some(top) => read_schemas(top, &Limits::default(), &mut diagnostics)?,
        None => embedded_schemas(),
    };
    Ok(Checked { value: Some(schemas), diagnostics })
}

fn embedded_schemas() -> BTreeMap<Arc<str>, TextFile> {
    let names = EMBEDDED_SCHEMAS.files().filter_map(|file| file.path().file_name()?.to_str());
    names.filter_map(|name| Some((Arc::from(name), embedded_schema(name)?))).collect()
}

/// The embedded schema of this file name.
pub(super) fn embedded_schema(name: &str) -> Option<TextFile> {
    let file = EMBEDDED_SCHEMAS.get_file(name).filter(|_| name.ends_with(".json"))?;
    let digest = *blake3::hash(file.contents()).as_bytes();
    Some(TextFile { path: format!("schemas/{name}").into(), text: file.contents_utf8()?.into(), digest })
}

/// The theme's files, and the words of the theme that its `theme.toml` names in `strings`, where it has none of its own.
pub(super) fn read_theme(
    top: &Path,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<BTreeMap<Arc<str>, ThemeFile>, SourceError> {
    let mut theme = theme_files(top, &config.theme, &config.limits, diagnostics)?;
    if theme.is_empty() && !top.join("themes").join(&*config.theme).is_dir() {
        diagnostics.push(
            Diagnostic::new(Code::ConfigInvalid, format!("il tema «{}» non esiste", config.theme))
                .at(Location::file("site.toml"))
                .expected(format!("una cartella themes/{}/, oppure uno dei temi di prassi: {}", config.theme, known_themes())),
        );
    }
    let Some((lender, manifest)) = words_lender(&theme) else { return Ok(theme) };
    // A name that is no name could lead out of the repository.
    let lent = if config::is_name(&lender) { theme_files(top, &lender, &config.limits, diagnostics)? } else { BTreeMap::new() };
    if !lent.keys().any(|path| path.starts_with("strings/")) {
        diagnostics.push(
            Diagnostic::new(Code::ConfigInvalid, format!("il tema «{lender}», da cui prendere le parole, non c'è o non ne ha"))
                .at(Location::file(manifest))
                .expected(format!("strings = \"NOME\", dove NOME è uno dei temi di prassi ({}) o una cartella di themes/", known_themes())),
        );
    }
    for (path, file) in lent.into_iter().filter(|(path, _)| path.starts_with("strings/")) {
        theme.entry(path).or_insert(file);
    }
    Ok(theme)
}

/// The theme that lends its words, and the file that says so. What else the file holds is checked when the theme is loaded.
fn words_lender(theme: &BTreeMap<Arc<str>, ThemeFile>) -> Option<(String, Arc<str>)> {
    let file = theme.get("theme.toml")?;
    let manifest: toml::Table = toml::from_str(std::str::from_utf8(&file.bytes).ok()?).ok()?;
    Some((manifest.get("strings")?.as_str()?.to_owned(), file.path.clone()))
}

fn known_themes() -> String {
    let names: Vec<&str> = EMBEDDED_THEMES.dirs().filter_map(|folder| folder.path().to_str()).collect();
    names.join(", ")
}

/// A theme's embedded files, and over them the site's own under `themes/NAME/`.
fn theme_files(
    top: &Path,
    name: &str,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<BTreeMap<Arc<str>, ThemeFile>, SourceError> {
    let mut theme = BTreeMap::new();
    let shown = format!("themes/{name}");
    let mut pending: Vec<_> = EMBEDDED_THEMES.get_dir(name).into_iter().collect();
    while let Some(folder) = pending.pop() {
        pending.extend(folder.dirs());
        for file in folder.files() {
            let local = file.path().strip_prefix(name).unwrap_or(file.path());
            if let Some(local) = local.to_str() {
                let path = format!("{shown}/{local}").into();
                theme.insert(Arc::from(local), ThemeFile { path, bytes: file.contents().into() });
            }
        }
    }
    match files::leads_outside(top, &shown) {
        Some(problem) => diagnostics.push(problem),
        None => files::walk_theme(&top.join("themes").join(name), &shown, &mut theme, limits.asset_bytes, diagnostics)?,
    }
    Ok(theme)
}

/// The nearest folder, from `start` upwards, that holds `site.toml`.
pub(crate) fn find_top(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("site.toml").is_file()).map(Path::to_path_buf)
}

impl Snapshot {
    /// The text of a file that a diagnostic names.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        for root in &self.roots {
            let local = path.strip_prefix(&*root.path).and_then(|local| local.strip_prefix('/'));
            if let Some(file) = local.and_then(|local| root.texts.get(local).or_else(|| root.registers.get(local))) {
                return Some(file.text.clone());
            }
        }
        if let Some(schema) = path.strip_prefix("schemas/").and_then(|name| self.schemas.get(name)) {
            return Some(schema.text.clone());
        }
        // Words may be another theme's.
        let file = self.theme.values().find(|file| &*file.path == path)?;
        std::str::from_utf8(&file.bytes).ok().map(Arc::from)
    }

    /// The day of HEAD's committer time in the site's time zone.
    pub fn head_day(&self) -> Option<jiff::civil::Date> {
        let Head { time, .. } = self.head.as_ref()?;
        let zone = jiff::tz::TimeZone::get(&self.config.timezone).ok()?;
        Some(time.to_zoned(zone).date())
    }
}
