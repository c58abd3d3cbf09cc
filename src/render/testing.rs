//! A small catalogue in memory for tests: cards as text, the embedded schemas and theme, no disk.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::catalog::{self, Catalog, Input, Parsed, RegisterFile};
use crate::config::{self, Audience, Config};
use crate::content::{self, Origin};
use crate::derive::{Derived, derive};
use crate::render::{Content, Route, SearchIndex, Site, Sites, Theme, render};
use crate::schema::Schemas;
use crate::source::{
    Amendments, AssetFile, Blobs, Commit, EMBEDDED_SCHEMAS, EMBEDDED_THEMES, FileVersion, History, MergeRequest, ObjectId, Person,
    Proposed, ProposedBlob, ProposedFile, Root, TextFile, ThemeFile, register_of,
};

/// `site.toml` of the tests.
const SITE: &str = "[site]\ntitle = \"Catalogo\"\nbase_url = \"https://esempio.it/c/\"\ndemo = true\n[contacts]\nemail = \"ufficio@esempio.it\"\n\
    [forge]\nkind = \"gitlab\"\nurl = \"https://gitlab.com/a/b\"\n";

/// Everything that a [`Site`] borrows.
pub struct Catalogue {
    pub config: Config,
    pub schemas: &'static Schemas,
    pub catalog: Catalog,
    pub derived: Derived,
    pub themes: Vec<Theme>,
    pub indexes: Vec<SearchIndex>,
}

/// What a test wants to be otherwise.
#[derive(Default)]
pub struct Options {
    /// Files beside cards, by path relative to the root.
    pub assets: Vec<(&'static str, Vec<u8>)>,
    /// Name of the theme; `italia` when it is empty.
    pub theme_name: &'static str,
    /// Theme files that replace the embedded ones.
    pub theme: Vec<(&'static str, &'static str)>,
    /// First and last change by path relative to the root: two versions without a text.
    pub dates: Vec<(&'static str, &'static str, &'static str)>,
    /// Registers beside cards, by path relative to the root.
    pub registers: Vec<(&'static str, &'static str)>,
    /// Versions, oldest first.
    pub past: Vec<Past>,
    /// Pending amendments.
    pub proposals: Vec<Proposal>,
    /// The day that the site is built for.
    pub today: Option<jiff::civil::Date>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// `site.toml`; the tests' own when it is empty.
    pub site: String,
    /// More of `site.toml`.
    pub more: &'static str,
    /// Whether its languages are equal.
    pub equal: bool,
}

/// A version of a file.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Path relative to the root.
    pub path: &'static str,
    /// When, RFC 3339.
    pub time: &'static str,
    /// Who: name and domain.
    pub author: (&'static str, &'static str),
    /// First line of the message; `[minore]` is understood, and `(#12)` at its end names a merge request.
    pub title: &'static str,
    /// The file's text.
    pub text: String,
}

/// A pending amendment of one file.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    /// Its ref; made from its number when it is empty.
    pub name: &'static str,
    /// Its number.
    pub number: Option<u64>,
    /// Path relative to the root.
    pub path: &'static str,
    /// What it started from; the file as it is when there is none.
    pub base: Option<String>,
    /// What it proposes; `None` removes the file.
    pub text: Option<String>,
    /// Its title.
    pub title: &'static str,
    /// Whether the forge's list of open requests was given.
    pub open: bool,
    /// Whether it no longer merges.
    pub conflicts: bool,
}

/// What reading refs would give. Ids are those that Git gives to blobs, so that equal texts have equal ones.
fn amendments(options: &Options, root: &Root, history: &mut BTreeMap<ObjectId, Arc<str>>) -> Amendments {
    let mut found = Amendments { asked_forge: options.proposals.iter().any(|one| one.open), ..Amendments::default() };
    let mut blob = |text: &str| {
        let id = blob_of(text);
        history.insert(id.clone(), text.into());
        ProposedBlob { id, size: text.len() as u64 }
    };
    for (n, one) in options.proposals.iter().enumerate() {
        let now = root.texts.get(one.path).map(|file| file.text.to_string());
        let file = ProposedFile {
            root: root.name.clone(),
            from: Some(one.path.into()),
            path: one.path.into(),
            base: one.base.clone().or_else(|| now.clone()).map(|text| blob(&text)),
            proposed: one.text.as_ref().map(|text| blob(text)),
            current: now.map(|text| blob(&text).id),
            conflicts: one.conflicts,
        };
        let name = if one.name.is_empty() { format!("refs/pull/{}/head", one.number.unwrap_or(0)) } else { one.name.to_owned() };
        found.refs.push((name.clone(), format!("{:040x}", 0xd000 + n).into()));
        found.list.push(Proposed {
            name: name.into(),
            head: format!("{:040x}", 0xd000 + n).into(),
            number: one.number,
            time: "2026-03-10T10:00:00Z".parse().expect("a moment"),
            title: one.title.to_owned(),
            authors: vec![Person::new("Bruno Neri", "bruno@bra.it")],
            url: None,
            draft: false,
            merges: Some(!one.conflicts),
            files: vec![file],
        });
    }
    found.blobs = Some(Arc::new(Memory(std::mem::take(history))));
    found
}

fn blob_of(text: &str) -> ObjectId {
    format!("{:.40}", blake3::hash(text.as_bytes()).to_hex()).into()
}

/// Texts in memory.
#[derive(Debug)]
struct Memory(BTreeMap<ObjectId, Arc<str>>);

impl Blobs for Memory {
    fn text(&self, id: &ObjectId) -> Option<Arc<str>> {
        self.0.get(id).cloned()
    }
}

/// One commit for each version; ids are made from their positions.
fn history(options: &Options) -> History {
    let bare = |path, time| Past { path, time, author: ("Ada", "esempio.it"), ..Past::default() };
    let dated = options.dates.iter().flat_map(|&(path, created, updated)| [bare(path, created), bare(path, updated)]);
    let mut history = History::default();
    let mut blobs = BTreeMap::new();
    for past in dated.chain(options.past.iter().cloned()) {
        let number = history.commits.len() as u32;
        let blob: ObjectId = if past.text.is_empty() { format!("{:040x}", number + 1).into() } else { blob_of(&past.text) };
        blobs.insert(blob.clone(), Arc::from(past.text));
        history.commits.push(Commit {
            id: format!("{:040x}", 0xc000 + number).into(),
            time: past.time.parse().expect("a moment"),
            title: past.title.to_owned(),
            reason: String::new(),
            merge_request: past
                .title
                .rsplit_once("(#")
                .and_then(|(_, number)| number.trim_end_matches(')').parse().ok())
                .map(|number| MergeRequest { number, url: None }),
            approved_by: Vec::new(),
            signed: false,
            minor: past.title.contains("[minore]"),
        });
        let author = Person::new(past.author.0, &format!("{}@{}", past.author.0, past.author.1));
        let version = FileVersion { commit: number, path: past.path.into(), blob: Some(blob), authors: vec![author] };
        history.files.entry(past.path.into()).or_default().push(version);
    }
    history.blobs = Some(Arc::new(Memory(blobs)));
    history
}

impl Catalogue {
    /// Of cards by path relative to the root.
    pub fn new(cards: &[(&str, &str)]) -> Self {
        Self::with(cards, Options::default())
    }

    /// Of cards, with options.
    pub fn with(cards: &[(&str, &str)], options: Options) -> Self {
        let config = config::parse(&text("site.toml", &site_toml(&options))).value.expect("a sound site.toml");
        // Loading them takes most of a test's time.
        static SCHEMAS: OnceLock<Schemas> = OnceLock::new();
        let schemas = SCHEMAS.get_or_init(|| Schemas::load(&schemas()).value.expect("sound schemas"));
        let roots = vec![root(cards, &options)];
        let parsed: Vec<Parsed> = roots[0].texts.iter().map(|(local, file)| parse(local, file, &config, schemas)).collect();
        let registers: Vec<RegisterFile> = roots[0].registers.iter().map(|(local, file)| register(local, file, &config, schemas)).collect();
        let (drafts, today) = (options.drafts, options.today);
        let input = Input { cards: &parsed, standings: &[], registers: &registers, roots: &roots, schemas, config: &config, drafts, today };
        let catalog = catalog::link(&input).value.expect("a catalogue always comes out");
        let histories = [(roots[0].name.clone(), roots[0].history.clone())];
        let mut derived = derive(&catalog, schemas, &histories, options.today);
        let pending = Arc::new(amendments(&options, &roots[0], &mut BTreeMap::new()));
        let input = crate::derive::amendments::Input {
            catalog: &catalog,
            versions: &derived.versions,
            schemas,
            config: &config,
            pending: &pending,
        };
        derived.amendments = crate::derive::amendments::collect(&input);
        derived.consultations = crate::derive::consultations::collect(&catalog, &derived.versions, &config).value.expect("all of them");
        derived.upkeep = crate::derive::upkeep::collect(&crate::derive::upkeep::Input {
            catalog: &catalog,
            versions: &derived.versions,
            today: options.today,
            months: config.freshness_months,
            timezone: &config.timezone,
        });
        let name = if options.theme_name.is_empty() { "italia" } else { options.theme_name };
        let mut files = theme(name);
        for (path, text) in options.theme {
            files.insert(path.into(), ThemeFile { path: format!("themes/{name}/{path}").into(), bytes: text.as_bytes().into() });
        }
        let theme = Theme::load(&files, &config);
        assert!(theme.diagnostics.is_empty(), "{:#?}", theme.diagnostics);
        let indexes = config.languages.iter().map(|_| SearchIndex::new()).collect();
        Catalogue { config, schemas, catalog, derived, themes: theme.value.expect("a sound theme"), indexes }
    }

    /// The site.
    pub fn site(&self) -> Site<'_> {
        self.site_in(0)
    }

    /// The site in the language at a position.
    pub fn site_in(&self, language: usize) -> Site<'_> {
        Site::new(&self.config, self.schemas, &self.catalog, &self.derived, &self.themes[language], language, &self.indexes[language])
    }

    /// The site in all languages.
    pub fn sites(&self) -> Sites<'_> {
        Sites::new(&self.config, self.schemas, &self.catalog, &self.derived, &self.themes, &self.indexes)
    }

    /// Titles of the cards at these positions.
    pub fn ids(&self, cards: &[catalog::CardIx]) -> Vec<&str> {
        cards.iter().map(|&ix| &**self.catalog.get(ix).card.id()).collect()
    }

    /// The text of the file at an address.
    pub fn page(&self, address: &str) -> String {
        let sites = self.sites();
        let found = sites.recognise(address).unwrap_or_else(|| panic!("nothing at {address:?}"));
        text_of(sites.language(found.language), &found.route)
    }
}

/// The text that a route renders to; empty for files that are copied.
pub fn text_of(site: &Site<'_>, route: &Route) -> String {
    let checked = render(site, route);
    assert!(checked.diagnostics.is_empty(), "{route:?}: {:#?}", checked.diagnostics);
    match checked.value.expect("a file").content {
        Content::Bytes(bytes) => String::from_utf8(bytes).expect("UTF-8"),
        Content::Copy(_) | Content::Static(_) => String::new(),
    }
}

fn site_toml(options: &Options) -> String {
    let whole = if options.site.is_empty() { SITE } else { &options.site };
    let whole = if options.equal { whole.replace("demo = true", "demo = true\nequal_languages = true") } else { whole.to_owned() };
    whole + options.more
}

/// A link of a page as an address from the site's top; the site of the tests lies under `/c/`.
pub fn resolved(page: &str, link: &str) -> String {
    if let Some(rest) = link.strip_prefix("/c/") {
        return format!("/{rest}");
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(folders.pop().expect("a link above the site")),
            "." => {}
            part => folders.push(part),
        }
    }
    format!("/{}", folders.join("/"))
}

fn text(path: &str, text: &str) -> TextFile {
    TextFile { path: path.into(), text: text.into(), digest: *blake3::hash(text.as_bytes()).as_bytes() }
}

fn schemas() -> BTreeMap<Arc<str>, TextFile> {
    let files = EMBEDDED_SCHEMAS.files().filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)));
    files.map(|(name, source)| (Arc::from(name), text(&format!("schemas/{name}"), source))).collect()
}

/// The files of an embedded theme, with the words of `italia`, which the others borrow.
fn theme(name: &str) -> BTreeMap<Arc<str>, ThemeFile> {
    let mut files = BTreeMap::new();
    let words = EMBEDDED_THEMES.get_dir("italia/strings").expect("the words");
    let mut pending = vec![words, EMBEDDED_THEMES.get_dir(name).expect("an embedded theme")];
    while let Some(folder) = pending.pop() {
        pending.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_str().expect("UTF-8");
            let (_, local) = path.split_once('/').expect("inside the theme");
            files.insert(Arc::from(local), ThemeFile { path: format!("themes/{path}").into(), bytes: file.contents().into() });
        }
    }
    files
}

fn root(cards: &[(&str, &str)], options: &Options) -> Root {
    let asset = |(path, bytes): &(&str, Vec<u8>)| {
        let head = bytes[..bytes.len().min(32)].into();
        let answers = crate::source::is_table_of_answers(path).then(|| bytes.clone().into());
        let (shown, full, size) = (format!("content/{path}").into(), PathBuf::from(path), bytes.len() as u64);
        let file = AssetFile { path: shown, full, size, modified: 0, head, answers };
        (Arc::from(*path), file)
    };
    Root {
        name: "pubblico".into(),
        path: "content".into(),
        audience: Audience::Public,
        texts: cards.iter().map(|(path, source)| (Arc::from(*path), text(&format!("content/{path}"), source))).collect(),
        assets: options.assets.iter().map(asset).collect(),
        registers: options.registers.iter().map(|(path, source)| (Arc::from(*path), text(&format!("content/{path}"), source))).collect(),
        history: Arc::new(history(options)),
    }
}

fn parse(local: &Arc<str>, file: &TextFile, config: &Config, schemas: &Schemas) -> Parsed {
    let root: Arc<str> = "pubblico".into();
    let languages: Vec<Arc<str>> = config.languages.iter().map(|language| language.code.clone()).collect();
    let checked = content::parse(file, Origin { root: &root, local, languages: &languages }, &config.limits);
    let parsed = Arc::new(checked.value.expect("a card"));
    let content_type = schemas.of_path(local).expect("a type").clone();
    let card = schemas.validate(parsed.clone(), &content_type).value;
    Parsed { parsed, content_type, card }
}

fn register(local: &Arc<str>, file: &TextFile, config: &Config, schemas: &Schemas) -> RegisterFile {
    let (name, of) = register_of(local).expect("the name of a register");
    let root: Arc<str> = "pubblico".into();
    let parsed = content::parse_register(file, name, Origin { root: &root, local, languages: &[] }, &config.limits);
    let parsed = Arc::new(parsed.value.expect("a register"));
    let checked = schemas.validate(parsed.clone(), &schemas.register(name).expect("an embedded schema").content_type);
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    RegisterFile { parsed, of: of.into(), card: checked.value }
}

/// Vocabularies and two administrations that most tests need.
pub const BASE: &[(&str, &str)] = &[
    (
        "vocabolari/temi.md",
        "---\ntitolo: Temi\nin_breve: I temi\ntermini:\n  - id: servizi\n    etichetta: {it: Servizi ai cittadini}\n    spiegazione: Quello che serve a chi abita qui.\n  - id: dati\n    etichetta: {it: Dati}\n---\n",
    ),
    (
        "vocabolari/regioni.md",
        "---\ntitolo: Regioni\nin_breve: Le regioni\ntermini:\n  - id: lazio\n    etichetta: {it: Lazio}\n  - id: puglia\n    etichetta: {it: Puglia}\n---\n",
    ),
    (
        "vocabolari/sigle.md",
        "---\ntitolo: Sigle\nin_breve: Le sigle\nnel_glossario: true\ntermini:\n  - id: cup\n    etichetta: {it: CUP}\n    spiegazione: Codice unico di progetto.\n---\n",
    ),
    (
        "amministrazioni/comune-di-bra.md",
        "---\ntitolo: Comune di Bra\nin_breve: Un comune\nnome: Comune di Bra\ntipologia: comune\nregione: lazio\n---\n",
    ),
    ("amministrazioni/agenzia-x.md", "---\ntitolo: Agenzia X\nin_breve: Un'agenzia\nnome: Agenzia X\ntipologia: agenzia\n---\n"),
];

/// An experience with what is required and some lines more.
pub fn experience(title: &str, more: &str) -> String {
    format!(
        "---\ntitolo: {title}\nin_breve: In breve.\namministrazione: comune-di-bra\ntemi: [servizi]\ntrasferimento: {{livello: non_indicato}}\n{more}---\n\nTesto.\n"
    )
}
