//! READ to DERIVE.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::memo::{Memo, Outcome};
use super::standing::{self, View};
use crate::catalog::{self, Catalog, Input, Parsed, RegisterFile};
use crate::config::Config;
use crate::content::{self, Origin};
use crate::derive::{self, CardVersions, Derived};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Severity, sort};
use crate::render::{SearchIndex, Sites, Theme};
use crate::schema::{ContentType, Schemas};
use crate::source::{self, Digest, Root, Snapshot, Source, SourceError, TextFile};

/// What is asked of the pipeline.
#[derive(Debug, Clone)]
pub struct Request {
    /// What to read.
    pub source: Source,
    /// The day that the site is built for, when the command line or `SOURCE_DATE_EPOCH` gives one.
    pub date: Option<jiff::civil::Date>,
    /// Whether drafts are published too.
    pub drafts: bool,
}

/// Everything before rendering, and every problem found on the way.
#[derive(Debug)]
pub struct Analysis {
    /// What was read.
    pub snapshot: Arc<Snapshot>,
    /// The content types.
    pub schemas: Arc<Schemas>,
    /// The theme in every language of the site; `None` when it cannot be used.
    pub theme: Option<Arc<Vec<Theme>>>,
    /// The linked cards.
    pub catalog: Catalog,
    /// What follows from them.
    pub derived: Derived,
    /// All problems, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The search index of each language, made when it is first asked for: the rest of the analysis never changes.
    indexes: Vec<SearchIndex>,
}

impl Analysis {
    /// What pages are made from, in every language; `None` without a theme.
    pub fn sites(&self) -> Option<Sites<'_>> {
        let config = &self.snapshot.config;
        let theme = self.theme.as_ref().filter(|theme| theme.len() == config.languages.len())?;
        Some(Sites::new(config, &self.schemas, &self.catalog, &self.derived, theme, &self.indexes))
    }

    /// Whether something stops a publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// READ.
pub fn read(request: &Request) -> Result<Checked<Snapshot>, SourceError> {
    source::read(&request.source)
}

/// The day that the site is built for: the request's, else that of the commit.
pub fn today(request: &Request, snapshot: &Snapshot) -> Option<jiff::civil::Date> {
    request.date.or_else(|| snapshot.head_day())
}

/// What takes the place of schemas and theme that cannot be used, so that `serve` goes on with the last good ones.
#[derive(Debug, Clone, Default)]
pub struct Fallback {
    /// The last schemas without errors.
    pub schemas: Option<Arc<Schemas>>,
    /// The last theme without errors.
    pub theme: Option<Arc<Vec<Theme>>>,
}

/// PARSE to DERIVE, of a snapshot and the problems that reading it found.
pub fn analyse(
    snapshot: Arc<Snapshot>,
    mut diagnostics: Vec<Diagnostic>,
    request: &Request,
    memo: &mut Memo,
    fallback: &Fallback,
) -> Analysis {
    let schemas = last_good(Schemas::load(&snapshot.schemas), fallback.schemas.as_ref(), &mut diagnostics).unwrap_or_default();
    let theme = last_good(Theme::load(&snapshot.theme, &snapshot.config), fallback.theme.as_ref(), &mut diagnostics);
    memo.rebase(basis(&snapshot, &schemas));
    let cards = cards(&snapshot, &schemas, memo, &mut diagnostics);
    let today = today(request, &snapshot);
    if today.is_none() {
        let message = "non so che giorno è oggi: non c'è né --date né un commit, e ciò che ne dipende resta fuori";
        diagnostics.push(Diagnostic::new(Code::NoHistory, message).help("aggiungi --date 2026-01-31, oppure registra le schede con git"));
    }
    let registers = registers(&snapshot, &schemas, &mut diagnostics);
    if cards.is_empty() && !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.push(empty(&snapshot));
    }
    let judged = standing::judge(&snapshot, &schemas, &registers, cards, memo, request.drafts);
    diagnostics.extend(judged.diagnostics);
    let linking = Linking { snapshot: &snapshot, schemas: &schemas, registers: &registers, drafts: request.drafts, today };
    let newest = linking.link(&judged.newest);
    let histories: Vec<_> = snapshot.roots.iter().map(|root| (root.name.clone(), root.history.clone())).collect();
    let mut found = newest.diagnostics.clone();
    let mut catalog = newest.value.unwrap_or_default();
    if let Some(view) = &judged.public {
        // People mend what is in the files, and are told of it; the public sees what was validated.
        found.extend(past_problems(&snapshot, &schemas, &catalog, &derive::versions_of(&catalog, &histories)));
        let public = linking.link(view);
        found.extend(only_there(public.diagnostics, &newest.diagnostics));
        catalog = public.value.unwrap_or_default();
    }
    let mut derived = derive::derive(&catalog, &schemas, &histories, today);
    if judged.public.is_none() {
        found.extend(past_problems(&snapshot, &schemas, &catalog, &derived.versions));
    }
    diagnostics.extend(found);
    derived.amendments = derive::amendments::collect(&derive::amendments::Input {
        catalog: &catalog,
        versions: &derived.versions,
        schemas: &schemas,
        config: &snapshot.config,
        pending: &snapshot.amendments,
    });
    let consultations = derive::consultations::collect(&catalog, &derived.versions, &snapshot.config);
    derived.consultations = take(consultations, &mut diagnostics).unwrap_or_default();
    derived.upkeep = derive::upkeep::collect(&derive::upkeep::Input {
        catalog: &catalog,
        versions: &derived.versions,
        today,
        months: snapshot.config.freshness_months,
        timezone: &snapshot.config.timezone,
    });
    diagnostics.extend(derive::upkeep::check(&catalog, &derived.upkeep, snapshot.config.freshness_months));
    sort(&mut diagnostics);
    let indexes = snapshot.config.languages.iter().map(|_| SearchIndex::new()).collect();
    Analysis { snapshot, schemas, theme, catalog, derived, diagnostics, indexes }
}

/// What is the same in every view of the catalogue.
struct Linking<'a> {
    snapshot: &'a Snapshot,
    schemas: &'a Schemas,
    registers: &'a [RegisterFile],
    drafts: bool,
    today: Option<jiff::civil::Date>,
}

impl Linking<'_> {
    fn link(&self, view: &View) -> Checked<Catalog> {
        catalog::link(&Input {
            cards: &view.cards,
            standings: &view.standings,
            registers: self.registers,
            roots: &self.snapshot.roots,
            schemas: self.schemas,
            config: &self.snapshot.config,
            drafts: self.drafts,
            today: self.today,
        })
    }
}

/// What is wrong between cards and their versions.
fn past_problems(snapshot: &Snapshot, schemas: &Schemas, catalog: &Catalog, versions: &[CardVersions]) -> Vec<Diagnostic> {
    // What a partial clone does not know is reported of itself.
    let mut found = derive::check_past(catalog, schemas, versions);
    if snapshot.roots.iter().all(|root| root.history.completeness == source::Completeness::Whole) {
        found.extend(derive::check_registers(catalog, versions));
        found.extend(derive::check_version_links(catalog, versions, &snapshot.config.base_url));
    }
    found
}

/// What is wrong only where older, validated texts stand in the place of the files. Nobody can mend a text of the past, and the next
/// validation ends it: a warning, for the file as a whole.
fn only_there(public: Vec<Diagnostic>, newest: &[Diagnostic]) -> Vec<Diagnostic> {
    let known: HashSet<(Code, &str)> = newest.iter().map(|one| (one.code, one.message.as_str())).collect();
    let new = public.into_iter().filter(|one| one.is_error() && !known.contains(&(one.code, one.message.as_str())));
    let warn = |mut one: Diagnostic| {
        one.severity = Severity::Warning;
        one.location = one.location.map(|location| Location::file(location.path));
        one.related.clear();
        one.help("è così nell'ultimo testo validato, che il sito mostra ancora: la prossima validazione lo risolve")
    };
    new.map(warn).collect()
}

/// The value, or the last good one when this one has errors.
fn last_good<T>(checked: Checked<T>, last: Option<&Arc<T>>, diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<T>> {
    let failed = checked.diagnostics.iter().any(Diagnostic::is_error);
    match (take(checked, diagnostics), last) {
        (_, Some(last)) if failed => Some(last.clone()),
        (value, _) => value.map(Arc::new),
    }
}

fn take<T>(checked: Checked<T>, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    diagnostics.extend(checked.diagnostics);
    checked.value
}

fn empty(snapshot: &Snapshot) -> Diagnostic {
    let folders: Vec<&str> = snapshot.roots.iter().map(|root| &*root.path).collect();
    Diagnostic::new(Code::EmptyCatalogue, format!("non ci sono schede in {}", folders.join(", ")))
        .expected("file .md nelle cartelle dei tipi, come esperienze/2026/nome-della-scheda.md")
}

/// PARSE and VALIDATE, in parallel, reusing what the memo knows. The order is that of roots and paths.
fn cards(snapshot: &Snapshot, schemas: &Schemas, memo: &mut Memo, diagnostics: &mut Vec<Diagnostic>) -> Vec<Parsed> {
    let languages: Vec<Arc<str>> = snapshot.config.languages.iter().map(|language| language.code.clone()).collect();
    let mut jobs: Vec<(&Root, &Arc<str>, &TextFile, &Arc<ContentType>)> = Vec::new();
    for root in &snapshot.roots {
        for (local, file) in &root.texts {
            match schemas.of_path(local) {
                Some(content_type) => jobs.push((root, local, file, content_type)),
                None => diagnostics.extend(out_of_place(local, file, schemas)),
            }
        }
    }
    let known = &*memo;
    let outcomes: Vec<Arc<Outcome>> = jobs
        .par_iter()
        .map(|(root, local, file, content_type)| match known.get(&file.path, &file.digest) {
            Some(outcome) => outcome.clone(),
            None => {
                let origin = Origin { root: &root.name, local, languages: &languages };
                Arc::new(parse_and_validate(file, origin, &snapshot.config, schemas, content_type))
            }
        })
        .collect();
    memo.files = jobs.iter().zip(&outcomes).map(|((_, _, file, _), outcome)| (file.path.clone(), (file.digest, outcome.clone()))).collect();
    diagnostics.extend(outcomes.iter().flat_map(|outcome| outcome.diagnostics.iter().cloned()));
    outcomes.iter().filter_map(|outcome| outcome.card.clone()).collect()
}

/// PARSE and VALIDATE of the registers beside cards. They are few and short: the memo does not keep them.
fn registers(snapshot: &Snapshot, schemas: &Schemas, diagnostics: &mut Vec<Diagnostic>) -> Vec<RegisterFile> {
    let mut registers = Vec::new();
    for root in &snapshot.roots {
        for (local, file) in &root.registers {
            let Some((name, of)) = source::register_of(local) else { continue };
            let Some(register) = schemas.register(name) else { continue };
            let origin = Origin { root: &root.name, local, languages: &[] };
            let Checked { value, diagnostics: found } = content::parse_register(file, name, origin, &snapshot.config.limits);
            diagnostics.extend(found);
            let Some(parsed) = value.map(Arc::new) else { continue };
            let checked = schemas.validate(parsed.clone(), &register.content_type);
            diagnostics.extend(checked.diagnostics);
            registers.push(RegisterFile { parsed, of: of.into(), card: checked.value });
        }
    }
    registers
}

pub(super) fn parse_and_validate(
    file: &TextFile,
    origin: Origin<'_>,
    config: &Config,
    schemas: &Schemas,
    content_type: &Arc<ContentType>,
) -> Outcome {
    let Checked { value, mut diagnostics } = content::parse(file, origin, &config.limits);
    let Some(parsed) = value else { return Outcome { card: None, diagnostics } };
    let parsed = Arc::new(parsed);
    let sound = parsed.sound;
    let mut card = None;
    if sound {
        let checked = schemas.validate(parsed.clone(), content_type);
        diagnostics.extend(checked.diagnostics);
        card = checked.value;
    }
    Outcome { card: Some(Parsed { parsed, content_type: content_type.clone(), card }), diagnostics }
}

/// A Markdown file that is in no type's folder. A README explains a folder to people, and is nobody's mistake.
fn out_of_place(local: &str, file: &TextFile, schemas: &Schemas) -> Option<Diagnostic> {
    let name = Path::new(local).file_name().and_then(|name| name.to_str()).unwrap_or("");
    if name.eq_ignore_ascii_case("readme.md") {
        return None;
    }
    let folders: Vec<&str> = schemas.iter().map(|content_type| &*content_type.folder).collect();
    let diagnostic = match local.split_once('/') {
        Some((folder, _)) => {
            Diagnostic::new(Code::OutOfPlace, format!("nella cartella «{folder}» non vive nessun tipo di scheda: il file è ignorato")).help(
                match crate::diagnostic::nearest(folder, folders.iter().copied()) {
                    Some(near) => format!("forse la cartella è «{near}»?"),
                    None => format!("sposta il file in una di queste cartelle, o aggiungi schemas/{folder}.json"),
                },
            )
        }
        None => Diagnostic::new(Code::OutOfPlace, "il file non sta nella cartella di un tipo di scheda: è ignorato")
            .help("sposta il file nella cartella del suo tipo"),
    };
    Some(diagnostic.at(Location::file(file.path.clone())).expected(format!("una di queste cartelle: {}", folders.join(", "))))
}

/// Everything besides a file's path and bytes that its parsing and validation depend on.
fn basis(snapshot: &Snapshot, schemas: &Schemas) -> Digest {
    let mut hasher = blake3::Hasher::new();
    for content_type in schemas.iter() {
        hasher.update(content_type.name.as_bytes());
        hasher.update(content_type.merged.to_string().as_bytes());
    }
    let config = &snapshot.config;
    hasher.update(format!("{:?}{:?}{:?}{:?}", config.limits, config.languages, config.roots, config.validation).as_bytes());
    *hasher.finalize().as_bytes()
}
