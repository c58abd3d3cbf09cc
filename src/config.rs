//! `site.toml`: raw input becomes [`Config`], every field named, every mistake reported.
//!
//! [`parse`] is the entry point. Unknown keys are errors with the nearest known one; whatever the
//! file does not say has the default written here. [`keys`] lists and explains the keys.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::TextFile;

mod audience;
mod convert;
pub mod keys;
mod raw;
mod secretariat;

pub use secretariat::Secretariat;

pub use audience::Audience;

/// The configuration of one catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Name of the catalogue.
    pub title: String,
    /// One line under the name.
    pub tagline: String,
    /// One or two sentences for search engines and feeds.
    pub description: String,
    /// Absolute address of the published site, ending in `/`.
    pub base_url: String,
    /// Whether every page says that this is a demonstration.
    pub demo: bool,
    /// Main language and the others, main first; at least one.
    pub languages: Vec<Language>,
    /// Whether the main language too has its pages under its own code, and `/` only offers the languages.
    pub equal_languages: bool,
    /// Time zone of "today" and of dates taken from Git.
    pub timezone: String,
    /// The body that publishes the catalogue.
    pub parent: Option<NamedLink>,
    /// Office that answers for the catalogue.
    pub contacts: Contacts,
    /// Office that answers what people ask.
    pub secretariat: Secretariat,
    /// What the accessibility rules ask to link.
    pub accessibility: Accessibility,
    /// Where people propose changes.
    pub forge: Option<Forge>,
    /// Logos that a funded site must show.
    pub logos: Vec<Logo>,
    /// Trees of cards.
    pub roots: Vec<RootConfig>,
    /// Whom the site is built for: `public`, unless the command line says otherwise.
    pub audience: Audience,
    /// Address of the reserved site, which the header of the public one leads to.
    pub reserved_url: Option<String>,
    /// Name of the theme.
    pub theme: Arc<str>,
    /// A stylesheet of the site's own, a path in its `themes/` overrides' `static/`.
    pub stylesheet: Option<String>,
    /// What version pages show.
    pub history: HistoryConfig,
    /// Bounds on what is read.
    pub limits: Limits,
    /// Extensions of files that cards may publish, lower case.
    pub asset_extensions: Vec<Arc<str>>,
    /// Bounds of the host, for warnings.
    pub publish: Publish,
    /// What is read and shown of pending amendments.
    pub amendments: Amendments,
    /// How results of consultations are shown.
    pub consultations: Consultations,
    /// After how many months without a verification a card is stale.
    pub freshness_months: u32,
    /// Who must have validated a card before it is public, by the name of its type; types that are not here need nobody.
    pub validation: BTreeMap<Arc<str>, Vec<Role>>,
    /// Who acts for the roles on the forge.
    pub accounts: Accounts,
}

/// Who can validate a card, as `validazioni` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The body that the card is about.
    Owner,
    /// The catalogue's editors.
    Editors,
    /// A community of practice.
    Community,
    /// Somebody who knows the subject.
    Expert,
}

impl Role {
    /// All of them, in the order of the schema.
    pub const ALL: [Role; 4] = [Role::Owner, Role::Editors, Role::Community, Role::Expert];

    /// The word in `validazioni` and in `site.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Owner => "ente_titolare",
            Role::Editors => "redazione",
            Role::Community => "comunita",
            Role::Expert => "esperto",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// The people and groups of the forge that act for the roles: `CODEOWNERS` is made from them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accounts {
    /// By role.
    pub of_role: BTreeMap<Role, Vec<String>>,
    /// Of the body that owns a card, by its id.
    pub of_body: BTreeMap<Arc<str>, Vec<String>>,
}

/// A language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 code (`it`).
    pub code: Arc<str>,
    /// Its own name (`Italiano`).
    pub name: String,
    /// Begins the addresses of its pages: empty, or the code and `/`.
    pub prefix: Arc<str>,
    /// Name of the catalogue in this language.
    pub title: String,
    /// The line under the name in this language.
    pub tagline: String,
    /// The sentences for search engines in this language.
    pub description: String,
    /// Name of the office in this language.
    pub office: Option<String>,
    /// Name of the office that answers requests in this language.
    pub secretariat: Option<String>,
    /// Name of the publishing body in this language.
    pub parent_name: Option<String>,
}

impl Config {
    /// The main language.
    pub fn main_language(&self) -> &Language {
        // `convert` puts the main language first, whatever else is wrong.
        &self.languages[0]
    }

    /// Position of the language with this code; that of the main language for no code.
    pub fn language_index(&self, code: Option<&str>) -> usize {
        code.and_then(|code| self.languages.iter().position(|language| &*language.code == code)).unwrap_or(0)
    }

    /// The language with this code; the main language for no code.
    pub fn language(&self, code: Option<&str>) -> &Language {
        &self.languages[self.language_index(code)]
    }
}

/// A name with an address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedLink {
    /// Name.
    pub name: String,
    /// Address.
    pub url: String,
}

/// How to reach the catalogue's office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contacts {
    /// Name of the office.
    pub office: Option<String>,
    /// E-mail of the office.
    pub email: Option<String>,
    /// Telephone.
    pub telephone: Option<String>,
    /// Certified e-mail.
    pub pec: Option<String>,
    /// Street address.
    pub address: Option<String>,
}

/// Addresses that the accessibility rules of public bodies ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accessibility {
    /// The official declaration (AGID form).
    pub declaration_url: Option<String>,
    /// The yearly objectives.
    pub objectives_url: Option<String>,
}

/// The forge that holds the repository.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forge {
    /// Which software it runs.
    pub kind: ForgeKind,
    /// Address of the repository's page.
    pub url: String,
    /// The publishing branch.
    #[serde(default = "default_branch")]
    pub branch: String,
}

/// Kinds of forges whose addresses are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ForgeKind {
    /// GitLab.
    Gitlab,
    /// GitHub.
    Github,
    /// Gitea or Forgejo.
    Forgejo,
}

/// A logo in the footer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// Path of the picture in the site's `themes/` overrides' `static/`.
    pub file: String,
    /// Alternative text.
    pub alt: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// A tree of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootConfig {
    /// Name, unique.
    pub name: Arc<str>,
    /// Folder relative to `site.toml`.
    pub path: Arc<str>,
    /// Who may read it.
    pub audience: Audience,
    /// The community that its audience belongs to, whose roots it reads too.
    pub community: Option<Arc<str>>,
}

/// What version pages show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HistoryConfig {
    /// How the people are called whose work a version is.
    pub authors: Authors,
    /// Whether versions before the first published one are shown too.
    pub drafts: bool,
}

/// How results of consultations are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consultations {
    /// Counts under it are not shown; at least [`Consultations::LEAST`].
    pub threshold: u64,
}

impl Consultations {
    /// The least threshold: under three a hidden count would be no secret.
    pub const LEAST: u64 = 3;
}

impl Default for Consultations {
    fn default() -> Self {
        Consultations { threshold: 5 }
    }
}

/// How people are called. Their addresses are never shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Authors {
    /// By their administration; not at all when it is not known.
    #[default]
    Body,
    /// Not at all.
    Hidden,
    /// By their initials.
    Initials,
    /// By their names.
    Names,
}

/// Bounds on what is read; beyond them a file is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of a Markdown file.
    pub card_bytes: u64,
    /// Bytes of a file beside a card.
    pub asset_bytes: u64,
    /// Files in a root.
    pub files: usize,
    /// Depth of a front matter's nesting.
    pub yaml_depth: usize,
    /// Bytes that one rendered page may have.
    pub page_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { card_bytes: 1 << 20, asset_bytes: 25 << 20, files: 500_000, yaml_depth: 32, page_bytes: 32 << 20 }
    }
}

/// What the host takes; beyond it the summary warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Publish {
    /// Files.
    pub max_files: u64,
    /// Bytes.
    pub max_bytes: u64,
}

impl Default for Publish {
    fn default() -> Self {
        // GitLab.com's default limits for a Pages site: 200,000 entries and 1 GiB.
        Publish { max_files: 200_000, max_bytes: 1 << 30 }
    }
}

/// [`Config::freshness_months`] where nothing else is said.
pub const DEFAULT_FRESHNESS: u32 = 18;

/// What is read and shown of pending amendments; without patterns nothing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendments {
    /// The refs that are amendments, as `git for-each-ref` takes them (`refs/merge-requests/*/head`).
    pub pending: Vec<String>,
    /// How much of them is shown.
    pub publish: PublishAmendments,
    /// After how many days without a change one is pending no more.
    pub stale_days: u32,
}

impl Default for Amendments {
    fn default() -> Self {
        Amendments { pending: Vec::new(), publish: PublishAmendments::Link, stale_days: 180 }
    }
}

/// How much of a pending amendment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishAmendments {
    /// Number, card, date, link.
    Link,
    /// Title, authors and what would change too: for refs that only members can push.
    Text,
}

/// Extensions that cards may publish unless `[assets] allow` says otherwise.
pub const DEFAULT_EXTENSIONS: &[&str] =
    &["png", "jpg", "jpeg", "webp", "avif", "gif", "pdf", "csv", "ods", "odt", "odp", "xlsx", "docx", "pptx", "mp3", "mp4", "webm", "vtt"];

/// Extensions that no configuration may allow: a browser would run them.
pub const NEVER_ALLOWED: &[&str] = &["html", "htm", "xhtml", "svg", "xml", "xsl", "js", "mjs", "css", "wasm"];

fn default_branch() -> String {
    "main".to_owned()
}

/// Reads `site.toml`. Errors leave `value` empty; warnings do not.
pub fn parse(file: &TextFile) -> Checked<Config> {
    let raw: raw::RawConfig = match toml::from_str(&file.text) {
        Ok(raw) => raw,
        Err(error) => return Checked::failed(vec![raw::explain(file, &error)]),
    };
    let mut problems = convert::Problems { file, diagnostics: Vec::new() };
    let config = convert::convert(raw, &mut problems);
    let failed = problems.diagnostics.iter().any(Diagnostic::is_error);
    Checked { value: (!failed).then_some(config), diagnostics: problems.diagnostics }
}

/// Normalises an absolute `http` or `https` address to end in `/`; `None` when it is not one.
pub fn check_base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or("");
    let sound = !host.is_empty() && !rest.contains(['?', '#', '"', '<', '>', '\\', ' ']) && !rest.chars().any(char::is_control);
    sound.then(|| format!("{}/", url.trim_end_matches('/')))
}

/// Whether `name` is lower-case letters, digits and single hyphens: `[a-z0-9]+(-[a-z0-9]+)*`.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Checked<Config> {
        parse(&TextFile { path: "site.toml".into(), text: text.into(), digest: [0; 32] })
    }

    #[test]
    fn a_title_is_enough() {
        let checked = read("[site]\ntitle = \"Catalogo\"\ndemo = true\n");
        assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
        let config = checked.value.unwrap();
        assert_eq!(&*config.roots[0].path, "content");
        assert_eq!(&*config.languages[0].code, "it");
        assert_eq!(config.timezone, "Europe/Rome");
    }

    #[test]
    fn an_unknown_key_names_the_nearest_known_one() {
        let checked = read("[site]\ntitle = \"C\"\ntaglin = \"x\"\n");
        assert!(checked.value.is_none());
        let suggestion = checked.diagnostics[0].suggestion.as_ref().unwrap();
        assert!(suggestion.text.contains("tagline"), "{suggestion:?}");
    }

    #[test]
    fn extensions_that_a_browser_runs_are_refused() {
        let checked = read("[site]\ntitle = \"C\"\ndemo = true\n[assets]\nallow = [\"pdf\", \"SVG\"]\n");
        assert!(checked.value.is_none());
        assert_eq!(checked.diagnostics.len(), 1);
    }

    #[test]
    fn a_root_cannot_leave_the_catalogue() {
        for path in ["../x", "/etc", "a/../../b", ".", "themes/italia/static", "schemas"] {
            let checked = read(&format!("[site]\ntitle = \"C\"\ndemo = true\n[[root]]\npath = \"{path}\"\n"));
            assert!(checked.value.is_none(), "{path}");
        }
    }

    #[test]
    fn a_root_inside_another_would_be_read_with_it() {
        for (one, other) in [("content", "content/soci"), ("riservata/comunita", "riservata"), ("content", "Content"), ("a", "a")] {
            let roots = format!("[[root]]\npath = \"{one}\"\n[[root]]\nname = \"soci\"\npath = \"{other}\"\naudience = \"members\"\n");
            let checked = read(&format!("[site]\ntitle = \"C\"\ndemo = true\n{roots}"));
            assert!(checked.value.is_none(), "{one} and {other}");
        }
    }

    #[test]
    fn base_urls_end_in_a_slash() {
        assert_eq!(check_base_url("https://a.it/b").as_deref(), Some("https://a.it/b/"));
        assert_eq!(check_base_url("https://a.it").as_deref(), Some("https://a.it/"));
        assert_eq!(check_base_url("javascript:alert(1)"), None);
        assert_eq!(check_base_url("https://a.it/?q"), None);
    }
}
