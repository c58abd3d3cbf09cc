//! A theme: `theme.toml`, templates, words, static files.
//!
//! `theme.toml` names the engine that renders the templates, and maybe the theme that lends its words (`source` has
//! already put them beside the theme's own).
//!
//! [`Theme::load`] checks all of it before any page is rendered: the engine that it names exists,
//! every template compiles, the templates and the words that the program itself needs are there.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::client;
use super::engine::minijinja::MiniJinja;
use super::engine::tera::Tera;
use super::engine::{Assets, Engine, TemplateError};
use super::links;
use super::strings::{Argument, Strings, keys_of};
use crate::config::Config;
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::source::ThemeFile;

/// Folder of the theme's static files in the site.
pub const STATIC: &str = "tema/";

/// Templates that the program renders by name.
const TEMPLATES: &[&str] = &[
    "home.html",
    "list.html",
    "cerca.html",
    "taxonomy.html",
    "term.html",
    "card.html",
    "numeri.html",
    "glossario.html",
    "novita.html",
    "versioni.html",
    "versione.html",
    "versione-testo.html",
    "chiedi.html",
    "rete.html",
    "mappa.html",
    "404.html",
    "redirect.html",
    "broken.html",
    "parti/teaser.html",
];

/// Words that the program itself uses.
const WORDS: &[&str] = &[
    "breadcrumb-home",
    "nav-raccolta",
    "nav-raccolta-help",
    "nav-diffusione",
    "nav-diffusione-help",
    "nav-apprendimento",
    "nav-apprendimento-help",
    "nav-trasferimento",
    "nav-trasferimento-help",
    "count-experiences",
    "count-administrations",
    "count-cards",
    "order-newest",
    "order-title",
    "page-of",
    "years-open",
    "title-search",
    "title-numbers",
    "title-glossary",
    "title-sitemap",
    "title-not-found",
    "redirect-title",
    "feed-title",
    "feed-term-title",
    "title-news",
    "news-lead",
    "news-title",
    "news-new",
    "news-translated",
    "news-returned",
    "news-withdrawn",
    "news-amendment",
    "news-amendment-number",
    "news-from-to",
    "version-number",
    "news-changes",
    "digest-title",
    "digest-scope-title",
    "digest-count",
    "digest-feed",
    "title-versions",
    "title-versions-all",
    "version-of",
    "version-text",
    "version-draft",
    "version-none",
    "version-compared",
    "version-request",
    "versions-count",
    "versions-unpublished",
    "version-state-redacted",
    "version-state-unpublished",
    "version-state-unvalidated",
    "version-state-removed",
    "version-state-draft",
    "version-note-first",
    "version-note-published",
    "version-note-unpublished",
    "version-note-unvalidated",
    "version-note-removed",
    "version-note-missing",
    "version-note-hidden-before",
    "version-note-redacted",
    "version-note-redacted-since",
    "version-note-fields",
    "version-note-all",
    "version-note-plain",
    "compare-sentence",
    "compare-nothing",
    "compare-more",
    "compare-text",
    "compare-changed",
    "compare-added",
    "compare-removed",
    "compare-moved",
    "compare-form",
    "compare-body",
    "compare-item",
    "compare-items-more",
    "compare-fold",
    "compare-block-form",
    "compare-block-added",
    "compare-block-removed",
    "compare-block-words",
    "compare-block-moved",
    "compare-block-away",
    "compare-block-long",
    "title-amendments",
    "amendments-lead",
    "amendments-in-valutazione",
    "amendments-bozza",
    "amendments-accettata",
    "amendments-respinta",
    "amendments-ritirata",
    "amendments-diventata-proposta",
    "amendment-number",
    "amendment-one",
    "amendment-conflict",
    "amendment-conflict-elsewhere",
    "amendment-broken",
    "amendment-too-large",
    "amendment-unreadable",
    "amendment-removal",
    "amendment-meets-text",
    "amendment-meets-more",
    "amendment-withheld",
    "amendment-withheld-partly",
    "count-supports",
    "count-people",
    "count-comments",
    "comment-reply-to",
    "title-ask",
    "title-helpers",
    "helpers-lead",
    "ask-page-lead",
    "action-report",
    "ask-days",
    "ask-action-secretariat",
    "ask-do-other",
    "ask-mail-subject",
    "ask-mail-body",
    "ask-mail-subject-all",
    "ask-mail-body-all",
    "ask-site-subject",
    "ask-site-subject-all",
    "ask-site-body",
    "ask-site-body-all",
    "ask-site-offer",
    "ask-do-informazioni",
    "ask-do-attivita",
    "ask-do-gemellaggio",
    "ask-do-seminario",
    "ask-do-webinar",
    "ask-do-laboratorio",
    "ask-do-coaching",
    "ask-do-offerta",
    "ask-what-informazioni",
    "ask-what-attivita",
    "ask-what-gemellaggio",
    "ask-what-seminario",
    "ask-what-webinar",
    "ask-what-laboratorio",
    "ask-what-coaching",
    "ask-what-offerta",
    "ask-help-informazioni",
    "ask-help-seminario",
    "ask-help-webinar",
    "ask-help-laboratorio",
    "ask-help-coaching",
    "ask-help-offerta",
    "report-mail-subject",
    "report-mail-body",
    "report-mail-body-site",
    "report-what-all",
    "report-question-all",
    "report-do-dati",
    "report-do-contenuto",
    "report-do-barriera",
    "report-question-dati",
    "report-question-contenuto",
    "report-question-barriera",
    "file-size-kb",
    "file-size-mb",
    "written-in",
    "yes",
    "no",
];

/// The language that a theme's words are written in first: the others must have all of its words.
const FIRST_LANGUAGE: &str = "it";

/// A theme, ready to render in one language.
pub struct Theme {
    /// Its templates.
    pub engine: Box<dyn Engine>,
    /// Its words.
    pub strings: Arc<Strings>,
    /// Its static files by name.
    pub statics: Arc<BTreeMap<Arc<str>, Arc<[u8]>>>,
    /// Where each template came from, and its text, for diagnostics.
    templates: Arc<Templates>,
}

/// Templates by name: where each came from, and its text.
type Templates = BTreeMap<Arc<str>, (Arc<str>, Arc<str>)>;

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("templates", &self.templates.len()).field("statics", &self.statics.len()).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "title and description are for people who choose a theme, strings is for who reads its files")]
struct Manifest {
    name: String,
    engine: toml::Spanned<String>,
    #[serde(default)]
    strings: Option<String>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
}

/// The engines that a theme may name.
#[derive(Clone, Copy)]
enum EngineName {
    MiniJinja,
    Tera,
}

impl Theme {
    /// Loads a theme from its files, by their path inside the theme: one for each language of the site, in that order. They
    /// share everything but words; templates are compiled for each, because what `t()` says is part of the engine.
    pub fn load(files: &BTreeMap<Arc<str>, ThemeFile>, config: &Config) -> Checked<Vec<Theme>> {
        let mut diagnostics = Vec::new();
        let engine = read_manifest(files, config, &mut diagnostics);
        let strings: Vec<_> = config.languages.iter().map(|language| load_strings(files, &language.code, &mut diagnostics)).collect();
        let templates = Arc::new(load_templates(files, config, &mut diagnostics));
        let statics: BTreeMap<Arc<str>, Arc<[u8]>> =
            files.iter().filter_map(|(path, file)| Some((Arc::from(path.strip_prefix("static/")?), file.bytes.clone()))).collect();
        // The script goes with the index that this program writes, so every theme may use it; one with its own keeps that.
        let mut statics = statics;
        statics.entry(client::NAME.into()).or_insert_with(client::published);
        check_statics(&statics, config, &mut diagnostics);
        let statics = Arc::new(statics);

        let sources = templates.iter().map(|(name, (_, text))| (name.clone(), text.clone())).collect();
        let mut themes = Vec::with_capacity(strings.len());
        for (strings, name) in strings.into_iter().zip(engine.into_iter().cycle()) {
            let names = statics.clone();
            let asset = move |name: &str| names.contains_key(name).then(|| links::internal_file(STATIC, name));
            match compile(name, &sources, &strings, Arc::new(asset), config.limits.page_bytes) {
                Ok(engine) => themes.push(Theme { engine, strings, statics: statics.clone(), templates: templates.clone() }),
                Err(errors) => {
                    // The same templates fail in every language.
                    diagnostics.extend(errors.iter().map(|error| template_diagnostic(&templates, error, "")));
                    break;
                }
            }
        }
        let failed = diagnostics.iter().any(Diagnostic::is_error);
        Checked { value: (!failed).then_some(themes), diagnostics }
    }

    /// A word without arguments; [`Theme::load`] made sure that the program's own are there.
    pub fn word(&self, key: &str) -> String {
        self.strings.get(key, &[]).map_or_else(|_| key.to_owned(), |text| text.to_string())
    }

    /// A word, if the theme has it.
    pub fn optional_word(&self, key: &str) -> Option<String> {
        self.strings.has(key).then(|| self.word(key))
    }

    /// A word with texts in it.
    pub fn word_with(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<_> = arguments.iter().map(|(name, text)| (*name, Argument::Text((*text).to_owned()))).collect();
        self.strings.get(key, &arguments).map_or_else(|_| key.to_owned(), |text| text.to_string())
    }

    /// A word with a count in it, `$n`.
    pub fn counted(&self, key: &str, n: usize) -> String {
        self.strings.get(key, &[("n", Argument::Number(n as f64))]).map_or_else(|_| key.to_owned(), |text| text.to_string())
    }

    /// The diagnostic for a template's mistake; `page` says which page was rendered.
    pub fn diagnostic(&self, error: &TemplateError, page: &str) -> Diagnostic {
        template_diagnostic(&self.templates, error, page)
    }
}

fn template_diagnostic(templates: &Templates, error: &TemplateError, page: &str) -> Diagnostic {
    let place = if page.is_empty() { String::new() } else { format!(", nella pagina «{page}»") };
    let diagnostic =
        Diagnostic::new(Code::TemplateError, format!("il modello «{}» non funziona{place}: {}", error.template, error.message));
    let Some((path, text)) = templates.get(error.template.as_str()) else { return diagnostic };
    let Some(line) = error.line else { return diagnostic.at(Location::file(path.clone())) };
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text[start.min(text.len())..].lines().next().map_or(0, str::len);
    diagnostic.at(Location::new(path.clone(), &(start as u32..(start + length) as u32)))
}

/// Compiles the templates with the engine that the theme names.
fn compile(
    engine: EngineName,
    sources: &BTreeMap<Arc<str>, Arc<str>>,
    strings: &Arc<Strings>,
    assets: Assets,
    page_bytes: usize,
) -> Result<Box<dyn Engine>, Vec<TemplateError>> {
    Ok(match engine {
        EngineName::MiniJinja => Box::new(MiniJinja::load(sources, strings, assets, page_bytes)?),
        EngineName::Tera => Box::new(Tera::load(sources, strings, assets, page_bytes)?),
    })
}

/// Checks `theme.toml`; its engine, when it names one that is there.
fn read_manifest(files: &BTreeMap<Arc<str>, ThemeFile>, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Option<EngineName> {
    let Some(file) = files.get("theme.toml") else {
        let message = format!("il tema «{}» non esiste o non ha theme.toml", config.theme);
        diagnostics.push(Diagnostic::new(Code::TemplateError, message).expected("themes/NOME/theme.toml con name ed engine"));
        return None;
    };
    let at = |span: std::ops::Range<usize>| Location::new(file.path.clone(), &(span.start as u32..span.end as u32));
    let manifest: Manifest = match toml::from_str(&String::from_utf8_lossy(&file.bytes)) {
        Ok(manifest) => manifest,
        Err(error) => {
            let message = format!("il file theme.toml non è valido: {}", error.message());
            let diagnostic = Diagnostic::new(Code::TemplateError, message).at(at(error.span().unwrap_or_default()));
            diagnostics.push(diagnostic.expected("name ed engine, e se vuoi strings, title, description"));
            return None;
        }
    };
    match manifest.engine.get_ref().as_str() {
        "minijinja" => Some(EngineName::MiniJinja),
        "tera" => Some(EngineName::Tera),
        other => {
            let diagnostic = Diagnostic::new(Code::TemplateError, format!("il motore «{other}» non c'è"));
            diagnostics.push(diagnostic.at(at(manifest.engine.span())).expected("engine = \"minijinja\" oppure engine = \"tera\""));
            None
        }
    }
}

/// A theme's file as text; what is not UTF-8 is reported.
fn text_of(file: &ThemeFile, diagnostics: &mut Vec<Diagnostic>) -> String {
    String::from_utf8(file.bytes.to_vec()).unwrap_or_else(|_| {
        let message = format!("«{}» non è testo UTF-8", file.path);
        diagnostics.push(Diagnostic::new(Code::NotUtf8, message).at(Location::file(file.path.clone())));
        String::new()
    })
}

fn load_strings(files: &BTreeMap<Arc<str>, ThemeFile>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Arc<Strings> {
    let name = format!("strings/{language}.ftl");
    let file = files.get(name.as_str());
    let (path, text) = file.map_or((Arc::from(&*name), String::new()), |file| (file.path.clone(), text_of(file, diagnostics)));
    if file.is_none() {
        let message = format!("il tema non ha le parole nella lingua «{language}»");
        diagnostics.push(Diagnostic::new(Code::StringsError, message).expected(format!("il file {name}")));
    }
    // The site's own words stand in a file of their own, so that the theme's can grow without it.
    let own = files.get(format!("strings/{language}.sito.ftl").as_str()).map(|file| (file.path.clone(), text_of(file, diagnostics)));
    let texts: Vec<(&str, &str)> = std::iter::once((&*path, &*text)).chain(own.iter().map(|(path, text)| (&**path, &**text))).collect();
    let checked = Strings::parse(language, &texts);
    diagnostics.extend(checked.diagnostics);
    let strings = checked.value.unwrap_or_else(|| unreachable!("strings come out even of a broken file"));
    if file.is_some() {
        let first = files.get(&*format!("strings/{FIRST_LANGUAGE}.ftl")).filter(|_| language != FIRST_LANGUAGE);
        let first = first.map_or_else(String::new, |file| String::from_utf8_lossy(&file.bytes).into_owned());
        let wanted: std::collections::BTreeSet<&str> = WORDS.iter().copied().chain(keys_of(&first)).collect();
        for key in wanted.into_iter().filter(|key| !strings.has(key)) {
            let message = format!("manca la stringa «{key}» ({language})");
            diagnostics.push(Diagnostic::new(Code::StringsError, message).at(Location::file(path.clone())));
        }
    }
    Arc::new(strings)
}

fn load_templates(files: &BTreeMap<Arc<str>, ThemeFile>, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Templates {
    let mut templates = BTreeMap::new();
    for (path, file) in files {
        if let Some(name) = path.strip_prefix("templates/") {
            templates.insert(Arc::from(name), (file.path.clone(), Arc::from(text_of(file, diagnostics))));
        }
    }
    let of_languages = config.equal_languages.then_some(&"lingue.html");
    for name in TEMPLATES.iter().chain(of_languages).filter(|name| !templates.contains_key(**name)) {
        diagnostics.push(Diagnostic::new(Code::TemplateError, format!("il tema non ha il modello «{name}»")));
    }
    templates
}

/// Checks that the files that `site.toml` names are there.
fn check_statics(statics: &BTreeMap<Arc<str>, Arc<[u8]>>, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    for name in config.stylesheet.iter().chain(config.logos.iter().map(|logo| &logo.file)) {
        if !statics.contains_key(name.as_str()) {
            let message = format!("il file «{name}» non c'è fra i file statici del tema");
            diagnostics.push(Diagnostic::new(Code::ConfigInvalid, message).expected(format!("themes/{}/static/{name}", config.theme)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::source::EMBEDDED_THEMES;

    /// The keys of a string file, each with the arguments that it takes.
    fn messages(theme: &str, language: &str) -> BTreeMap<String, BTreeSet<String>> {
        let file = EMBEDDED_THEMES.get_file(format!("{theme}/strings/{language}.ftl")).expect("a file of words");
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut last = String::new();
        for line in file.contents_utf8().unwrap().lines() {
            last = keys_of(line).next().map_or(last, str::to_owned);
            let arguments = line.split('$').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect());
            if !last.is_empty() && !line.starts_with('#') {
                found.entry(last.clone()).or_default().extend(arguments);
            }
        }
        found
    }

    #[test]
    fn every_language_has_every_word_with_the_same_arguments() {
        let italian = messages("italia", "it");
        assert!(italian["months"].contains("n") && italian["page-of"].len() == 2);
        for language in ["de", "en"] {
            let other = messages("italia", language);
            for (key, arguments) in &italian {
                assert_eq!(other.get(key), Some(arguments), "«{key}» in {language}.ftl");
            }
        }
    }
}
