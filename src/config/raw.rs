//! `site.toml` as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Accessibility, Contacts, Forge, HistoryConfig, Limits, Logo, NamedLink, Publish, PublishAmendments, secretariat};
use crate::diagnostic::{Code, Diagnostic, Location, nearest};
use crate::source::TextFile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConfig {
    pub site: RawSite,
    #[serde(default)]
    pub languages: BTreeMap<String, RawLanguage>,
    #[serde(default)]
    pub root: Vec<RawRoot>,
    pub parent: Option<NamedLink>,
    #[serde(default)]
    pub contacts: Contacts,
    #[serde(default)]
    pub segreteria: secretariat::RawSecretariat,
    #[serde(default)]
    pub accessibility: Accessibility,
    pub forge: Option<Forge>,
    #[serde(default)]
    pub loghi: Vec<Logo>,
    #[serde(default)]
    pub theme: RawTheme,
    #[serde(default)]
    pub history: HistoryConfig,
    #[serde(default)]
    pub limits: Limits,
    #[serde(default)]
    pub assets: RawAssets,
    #[serde(default)]
    pub publish: Publish,
    #[serde(default)]
    pub amendments: RawAmendments,
    #[serde(default)]
    pub consultazioni: RawConsultations,
    #[serde(default)]
    pub freschezza: RawFreshness,
    #[serde(default)]
    pub validazione: BTreeMap<String, RawValidation>,
    #[serde(default)]
    pub ruoli: RawAccounts,
    #[serde(default)]
    pub area_riservata: RawReserved,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConsultations {
    pub soglia: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFreshness {
    pub mesi: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawValidation {
    pub chi: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawAccounts {
    pub ente_titolare: Vec<String>,
    pub redazione: Vec<String>,
    pub comunita: Vec<String>,
    pub esperto: Vec<String>,
    pub enti: BTreeMap<String, Vec<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAmendments {
    #[serde(default)]
    pub pending: Vec<String>,
    pub publish: Option<PublishAmendments>,
    pub stale_days: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSite {
    pub title: String,
    #[serde(default)]
    pub tagline: String,
    #[serde(default)]
    pub description: String,
    pub base_url: Option<String>,
    #[serde(default = "default_language")]
    pub language: String,
    #[serde(default = "default_timezone")]
    pub timezone: String,
    #[serde(default)]
    pub demo: bool,
    #[serde(default)]
    pub equal_languages: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLanguage {
    pub name: Option<String>,
    pub title: Option<String>,
    pub tagline: Option<String>,
    pub description: Option<String>,
    pub office: Option<String>,
    pub segreteria: Option<String>,
    pub parent_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRoot {
    pub name: Option<String>,
    pub path: String,
    #[serde(default = "default_audience")]
    pub audience: String,
    pub community: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReserved {
    pub url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTheme {
    #[serde(default = "default_theme")]
    pub name: String,
    pub stylesheet: Option<String>,
}

impl Default for RawTheme {
    fn default() -> Self {
        RawTheme { name: default_theme(), stylesheet: None }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAssets {
    pub allow: Option<Vec<String>>,
}

fn default_language() -> String {
    "it".to_owned()
}

fn default_timezone() -> String {
    "Europe/Rome".to_owned()
}

fn default_audience() -> String {
    "public".to_owned()
}

fn default_theme() -> String {
    "italia".to_owned()
}

/// Turns an error of the TOML reader into a diagnostic in our words.
pub(super) fn explain(file: &TextFile, error: &toml::de::Error) -> Diagnostic {
    let location = error.span().map_or_else(
        || Location::file(file.path.clone()),
        |span| Location { path: file.path.clone(), start: span.start as u32, end: span.end as u32 },
    );
    let text = error.message();
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    if text.starts_with("unknown field") || text.starts_with("unknown variant") {
        let (found, known) = quoted.split_first().map_or(("", &[][..]), |(found, known)| (*found, known));
        let diagnostic = Diagnostic::new(Code::ConfigInvalid, format!("«{found}» non è previsto qui"))
            .at(location)
            .expected(format!("uno di: {}", known.join(", ")));
        return match nearest(found, known.iter().copied()) {
            Some(near) => diagnostic.help(format!("forse volevi scrivere «{near}»?")),
            None => diagnostic,
        };
    }
    if text.starts_with("missing field") {
        let field = quoted.first().copied().unwrap_or("");
        return Diagnostic::new(Code::ConfigInvalid, format!("manca «{field}»")).at(location).expected(format!("una riga «{field} = …»"));
    }
    Diagnostic::new(Code::ConfigInvalid, format!("il file non è scritto bene: {text}"))
        .at(location)
        .expected("TOML: una riga «chiave = \"valore\"», sezioni fra parentesi quadre")
}
