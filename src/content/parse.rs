//! The stage's entry point.

use std::sync::Arc;

use super::{Body, Entry, Node, NodeKind, ParsedCard, body, characters, front_matter, yaml};
use crate::config::Limits;
use crate::diagnostic::{Checked, Code, Diagnostic, Gatherer, fold};
use crate::source::TextFile;

/// Where a file stands, as far as parsing needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// Name of the root.
    pub root: &'a Arc<str>,
    /// Path relative to the root.
    pub local: &'a Arc<str>,
    /// Languages of the site (codes), the main one first: only the others count as a suffix of a file's name.
    pub languages: &'a [Arc<str>],
}

/// Parses one file. A card comes out even of a broken file (with `sound` false), so that references to it
/// are not reported as missing; `value` is `None` only when the file's name gives no id.
pub fn parse(file: &TextFile, origin: Origin<'_>, limits: &Limits) -> Checked<ParsedCard> {
    let mut problems = Gatherer::new(file.path.clone());
    let name = Name::of(origin, &mut problems);
    characters::check(&file.text, &mut problems);
    let parts = front_matter::split(&file.text, &mut problems);
    let front_matter = match parts.front {
        Some(range) => yaml::load(&file.text, range, limits.yaml_depth, &mut problems),
        None => Node { span: 0..0, kind: NodeKind::Mapping([].into()) },
    };
    let body = body::read(&file.text, parts.body, limits.page_bytes / 4, &mut problems);
    let sound = !problems.has_errors();
    let value = name.map(|name| ParsedCard {
        root: origin.root.clone(),
        path: file.path.clone(),
        local: origin.local.clone(),
        id: name.id,
        language: name.language,
        text: file.text.clone(),
        digest: file.digest,
        front_matter,
        sound,
        body,
    });
    Checked { value, diagnostics: problems.finish() }
}

/// Parses a register: a file that is one list. It becomes a card with one field, called `name`, that holds the list, so that it is
/// checked as cards are.
pub fn parse_register(file: &TextFile, name: &str, origin: Origin<'_>, limits: &Limits) -> Checked<ParsedCard> {
    let mut problems = Gatherer::new(file.path.clone());
    characters::check(&file.text, &mut problems);
    let list = yaml::load_list(&file.text, limits.yaml_depth, &mut problems);
    let sound = !problems.has_errors();
    let whole = 0..file.text.len() as u32;
    let value = ParsedCard {
        root: origin.root.clone(),
        path: file.path.clone(),
        local: origin.local.clone(),
        id: name.into(),
        language: None,
        text: file.text.clone(),
        digest: file.digest,
        front_matter: Node { span: whole, kind: NodeKind::Mapping([Entry { key: name.into(), key_span: 0..0, value: list }].into()) },
        sound,
        body: Body::default(),
    };
    Checked { value: Some(value), diagnostics: problems.finish() }
}

/// What the file's path says about the card.
struct Name {
    id: Arc<str>,
    language: Option<Arc<str>>,
}

impl Name {
    /// `SLUG.md`, `SLUG.LANG.md`, `FOLDER/index.md` or `FOLDER/index.LANG.md`. The main language is never in the name.
    fn of(origin: Origin<'_>, problems: &mut Gatherer) -> Option<Name> {
        let (folder, file) = origin.local.rsplit_once('/').unwrap_or(("", origin.local));
        let stem = file.strip_suffix(".md").unwrap_or(file);
        let (slug, language) = match stem.rsplit_once('.') {
            Some((slug, suffix)) => match origin.languages.iter().skip(1).find(|code| &***code == suffix) {
                Some(code) => (slug, Some(code.clone())),
                None => (stem, None),
            },
            None => (stem, None),
        };
        let id = if slug == "index" { folder.rsplit('/').next().unwrap_or("") } else { slug };
        if is_slug(id) {
            return Some(Name { id: id.into(), language });
        }
        problems.push(invalid(id, slug == "index", stem, origin.languages));
        None
    }
}

fn invalid(id: &str, is_index: bool, stem: &str, languages: &[Arc<str>]) -> Diagnostic {
    let what = if is_index { "della cartella" } else { "del file" };
    let problem = Diagnostic::new(Code::InvalidId, format!("Il nome {what}, «{id}», non può diventare un indirizzo"))
        .expected("solo lettere minuscole senza accenti, cifre e trattini, per esempio «carta-dei-servizi»");
    if let Some((base, language)) = stem.rsplit_once('.').filter(|(base, _)| is_slug(base)) {
        if languages.first().is_some_and(|main| &**main == language) {
            return problem.help(format!("«{language}» è la lingua principale del catalogo: chiama il file «{base}.md»"));
        }
        if language.len() == 2 {
            let known = languages.iter().skip(1).map(|code| format!("«{code}»")).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "nessun'altra lingua".to_owned() } else { known };
            return problem
                .help(format!("Se «{language}» è una lingua, va aggiunta in site.toml: oltre alla principale il catalogo ha {known}"));
        }
    }
    match slug(id) {
        slug if slug.is_empty() => problem.help("Scegli un nome breve che ricordi il titolo"),
        slug if is_index => problem.help(format!("Chiama la cartella «{slug}»")),
        slug => problem.help(format!("Chiama il file «{slug}.md»")),
    }
}

/// Whether a text can be an id: `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 bytes.
pub fn is_slug(text: &str) -> bool {
    text.len() <= 100 && text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The id nearest to a text: lower case, without accents, words joined with `-`; empty when nothing is left.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() >= 100 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}
