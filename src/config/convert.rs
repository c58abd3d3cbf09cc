//! From `site.toml` as it is written to the configuration: defaults, and what only code can check.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::raw::{
    RawAccounts, RawAmendments, RawAssets, RawConfig, RawConsultations, RawFreshness, RawLanguage, RawReserved, RawRoot, RawSite,
    RawValidation,
};
use super::{
    Accounts, Amendments, Audience, Config, Consultations, Contacts, DEFAULT_EXTENSIONS, DEFAULT_FRESHNESS, Language, NEVER_ALLOWED,
    NamedLink, Role, RootConfig, check_base_url, is_name, secretariat,
};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::TextFile;

/// Gathers what is wrong with the values.
pub(super) struct Problems<'a> {
    pub file: &'a TextFile,
    pub diagnostics: Vec<Diagnostic>,
}

impl Problems<'_> {
    /// Reports a problem at the first place where `found` stands in the file as a value.
    pub(super) fn report(&mut self, code: Code, found: &str, message: String, expected: &str) {
        let location = match self.file.text.find(&format!("\"{found}\"")) {
            Some(start) if !found.is_empty() => {
                Location { path: self.file.path.clone(), start: start as u32, end: (start + found.len() + 2) as u32 }
            }
            _ => Location::file(self.file.path.clone()),
        };
        self.diagnostics.push(Diagnostic::new(code, message).at(location).expected(expected));
    }
}

/// Raw input, named field by field, so that a forgotten option does not compile.
pub(super) fn convert(raw: RawConfig, problems: &mut Problems<'_>) -> Config {
    let RawConfig {
        site,
        languages,
        root,
        parent,
        contacts,
        segreteria,
        accessibility,
        forge,
        loghi,
        theme,
        history,
        limits,
        assets,
        publish,
        amendments,
        consultazioni,
        freschezza: RawFreshness { mesi },
        validazione,
        ruoli,
        area_riservata,
    } = raw;
    let RawSite { title, tagline, description, base_url, language, timezone, demo, equal_languages } = site;

    let base_url = base_url.unwrap_or_else(|| "http://localhost/".to_owned());
    let base_url = check_base_url(&base_url).unwrap_or_else(|| {
        problems.report(
            Code::ConfigInvalid,
            &base_url,
            format!("l'indirizzo del sito «{base_url}» non è valido"),
            "un indirizzo completo, come https://esempio.it/catalogo/",
        );
        String::new()
    });
    if jiff::tz::TimeZone::get(&timezone).is_err() {
        problems.report(
            Code::ConfigInvalid,
            &timezone,
            format!("il fuso orario «{timezone}» non esiste"),
            "un nome della banca dati IANA, come Europe/Rome",
        );
    }
    if title.trim().is_empty() {
        problems.report(Code::ConfigInvalid, &title, "il nome del catalogo è vuoto".to_owned(), "un titolo in [site] title");
    }
    if !is_name(&theme.name) {
        problems.report(
            Code::ConfigInvalid,
            &theme.name,
            format!("«{}» non può essere il nome di un tema", theme.name),
            "lettere minuscole, cifre e trattini",
        );
    }
    if accessibility.declaration_url.is_none() && !demo {
        problems.report(
            Code::ConfigIncomplete,
            "",
            "manca l'indirizzo della dichiarazione di accessibilità".to_owned(),
            "declaration_url in [accessibility] (l. 4/2004: la dichiarazione si pubblica con il modulo AGID)",
        );
    }
    let names = Names {
        title: &title,
        tagline: &tagline,
        description: &description,
        contacts: &contacts,
        secretariat: segreteria.ufficio.as_deref(),
        parent: parent.as_ref(),
    };
    Config {
        languages: convert_languages(&language, equal_languages, languages, &names, problems),
        secretariat: secretariat::convert(segreteria, &contacts, problems),
        equal_languages,
        roots: convert_roots(root, problems),
        audience: Audience::Public,
        reserved_url: convert_reserved(area_riservata, problems),
        asset_extensions: convert_extensions(assets, problems),
        title,
        tagline,
        description,
        base_url,
        demo,
        timezone,
        parent,
        contacts,
        accessibility,
        forge,
        logos: loghi,
        theme: theme.name.into(),
        stylesheet: theme.stylesheet,
        history,
        limits,
        publish,
        amendments: convert_amendments(amendments, problems),
        consultations: convert_consultations(&consultazioni, problems),
        freshness_months: mesi.unwrap_or(DEFAULT_FRESHNESS),
        validation: convert_validation(validazione, problems),
        accounts: convert_accounts(ruoli, problems),
    }
}

fn convert_consultations(raw: &RawConsultations, problems: &mut Problems<'_>) -> Consultations {
    let usual = Consultations::default();
    let threshold = raw.soglia.unwrap_or(usual.threshold);
    if !(Consultations::LEAST..=1_000).contains(&threshold) {
        let message = format!("la soglia {threshold} non protegge chi risponde, o non lascia vedere niente");
        problems.report(Code::ConfigInvalid, "", message, "soglia in [consultazioni]: un numero da 3 a 1000");
        return usual;
    }
    Consultations { threshold }
}

/// Whether the types are there is for who knows the schemas.
fn convert_validation(raw: BTreeMap<String, RawValidation>, problems: &mut Problems<'_>) -> BTreeMap<Arc<str>, Vec<Role>> {
    let mut rules = BTreeMap::new();
    for (type_name, RawValidation { chi }) in raw {
        let mut roles = Vec::new();
        for written in &chi {
            match Role::parse(written) {
                Some(role) if !roles.contains(&role) => roles.push(role),
                Some(_) => {}
                None => problems.report(
                    Code::ConfigInvalid,
                    written,
                    format!("«{written}» non può validare una scheda"),
                    &format!("uno di: {}", Role::ALL.map(Role::as_str).join(", ")),
                ),
            }
        }
        if chi.is_empty() {
            let message = format!("[validazione.{type_name}] non dice chi valida");
            problems.report(Code::ConfigInvalid, "", message, "un ruolo almeno, come chi = [\"redazione\"]; oppure nessuna sezione");
        }
        rules.insert(type_name.into(), roles);
    }
    rules
}

/// Accounts stand in a file in which blanks and `#` mean something.
fn convert_accounts(raw: RawAccounts, problems: &mut Problems<'_>) -> Accounts {
    let RawAccounts { ente_titolare, redazione, comunita, esperto, enti } = raw;
    let of_role = [(Role::Owner, ente_titolare), (Role::Editors, redazione), (Role::Community, comunita), (Role::Expert, esperto)];
    let accounts = Accounts {
        of_role: of_role.into_iter().filter(|(_, accounts)| !accounts.is_empty()).collect(),
        of_body: enti.into_iter().map(|(body, accounts)| (body.into(), accounts)).collect(),
    };
    for account in accounts.of_role.values().chain(accounts.of_body.values()).flatten() {
        let sound =
            account.len() > 1 && account.contains('@') && account.bytes().all(|b| b.is_ascii_alphanumeric() || b"@._-/+".contains(&b));
        if !sound {
            let message = format!("«{account}» non è il nome di una persona o di un gruppo della piattaforma");
            problems.report(
                Code::ConfigInvalid,
                account,
                message,
                "un nome con la chiocciola, come @ente/redazione, o un indirizzo di posta",
            );
        }
    }
    accounts
}

/// Patterns name refs in full and hold nothing that Git could take for anything else.
fn convert_amendments(raw: RawAmendments, problems: &mut Problems<'_>) -> Amendments {
    let RawAmendments { pending, publish, stale_days } = raw;
    let usual = Amendments::default();
    for pattern in &pending {
        let sound = pattern.strip_prefix("refs/").is_some_and(|rest| {
            !rest.is_empty() && !rest.contains("..") && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-/*+".contains(&b))
        });
        if !sound {
            problems.report(
                Code::ConfigInvalid,
                pattern,
                format!("«{pattern}» non dice dove stanno le proposte di modifica"),
                "un nome intero, con * al posto di ciò che cambia: refs/merge-requests/*/head (GitLab), refs/pull/*/head (GitHub, Forgejo)",
            );
        }
    }
    Amendments { pending, publish: publish.unwrap_or(usual.publish), stale_days: stale_days.unwrap_or(usual.stale_days) }
}

/// What a language that does not say otherwise has from the sections of the whole catalogue.
struct Names<'a> {
    title: &'a str,
    tagline: &'a str,
    description: &'a str,
    contacts: &'a Contacts,
    secretariat: Option<&'a str>,
    parent: Option<&'a NamedLink>,
}

fn convert_languages(
    main: &str,
    equal: bool,
    mut named: BTreeMap<String, RawLanguage>,
    names: &Names<'_>,
    problems: &mut Problems<'_>,
) -> Vec<Language> {
    let first = (main.to_owned(), named.remove(main).unwrap_or_default());
    let mut languages: Vec<Language> = Vec::with_capacity(named.len() + 1);
    for (code, raw) in std::iter::once(first).chain(named) {
        if code.len() < 2 || code.len() > 11 || !is_name(&code) || !code.starts_with(|c: char| c.is_ascii_lowercase()) {
            problems.report(Code::ConfigInvalid, &code, format!("«{code}» non è il codice di una lingua"), "un codice come it, en, de");
        }
        let RawLanguage { name, title, tagline, description, office, segreteria, parent_name } = raw;
        let office = office.or_else(|| names.contacts.office.clone());
        let prefix = if languages.is_empty() && !equal { String::new() } else { format!("{code}/") };
        languages.push(Language {
            name: name.unwrap_or_else(|| own_name(&code).to_owned()),
            prefix: prefix.into(),
            title: title.unwrap_or_else(|| names.title.to_owned()),
            tagline: tagline.unwrap_or_else(|| names.tagline.to_owned()),
            description: description.unwrap_or_else(|| names.description.to_owned()),
            secretariat: segreteria.or_else(|| names.secretariat.map(str::to_owned)).or_else(|| office.clone()),
            office,
            parent_name: parent_name.or_else(|| names.parent.map(|parent| parent.name.clone())),
            code: code.into(),
        });
    }
    if equal && languages.len() == 1 {
        problems.report(
            Code::ConfigInvalid,
            "",
            "«equal_languages» vuole almeno due lingue, e il catalogo ne ha una".to_owned(),
            "un'altra lingua, per esempio la sezione [languages.de]",
        );
    }
    languages
}

/// The name that speakers of a language give it, for the languages that the themes of prassi speak.
fn own_name(code: &str) -> &str {
    match code {
        "it" => "Italiano",
        "en" => "English",
        "de" => "Deutsch",
        other => other,
    }
}

fn convert_roots(raw: Vec<RawRoot>, problems: &mut Problems<'_>) -> Vec<RootConfig> {
    if raw.is_empty() {
        return vec![RootConfig { name: "pubblico".into(), path: "content".into(), audience: Audience::Public, community: None }];
    }
    let mut roots: Vec<RootConfig> = Vec::new();
    for RawRoot { name, path, audience, community } in raw {
        let parsed = Audience::parse(&audience).unwrap_or_else(|| {
            problems.report(
                Code::ConfigInvalid,
                &audience,
                format!("«{audience}» non è un pubblico"),
                "public, members, community:ID oppure group:ID",
            );
            // Closed is the safe side of a mistake.
            Audience::Members
        });
        let clean = path.trim_end_matches('/');
        let own = |part: &str| matches!(part, "themes" | "schemas");
        let elsewhere = clean.split('/').any(|part| matches!(part, ".." | "." | "" | ".git"));
        if elsewhere || clean.split('/').next().is_some_and(own) {
            problems.report(
                Code::PathOutsideRoot,
                &path,
                format!("la cartella «{path}» non sta dentro il catalogo"),
                "una cartella accanto a site.toml, come content",
            );
        }
        let name = name.unwrap_or_else(|| if roots.is_empty() { "pubblico".to_owned() } else { clean.replace('/', "-") });
        if !is_name(&name) || roots.iter().any(|root| *root.name == *name) {
            problems.report(
                Code::ConfigInvalid,
                &name,
                format!("il nome «{name}» è ripetuto o non è valido"),
                "un nome diverso per ogni radice: lettere minuscole, cifre e trattini",
            );
        }
        if let Some(other) = roots.iter().find(|root| lies_in(&root.path, clean) || lies_in(clean, &root.path)) {
            problems.report(
                Code::ConfigInvalid,
                &path,
                format!("la cartella «{path}» e quella della raccolta «{}» stanno l'una dentro l'altra", other.name),
                "cartelle separate: chi legge una raccolta leggerebbe anche l'altra",
            );
        }
        let community = community.filter(|id| belongs(&parsed, id, problems)).map(Arc::from);
        roots.push(RootConfig { name: name.into(), path: clean.into(), audience: parsed, community });
    }
    roots
}

/// Whether a folder is another or lies in it, also where the disk knows no capital letters.
fn lies_in(folder: &str, other: &str) -> bool {
    let (folder, other) = (folder.to_lowercase(), other.to_lowercase());
    folder.strip_prefix(&other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether an audience can belong to this community: only those of groups and communities do.
fn belongs(audience: &Audience, community: &str, problems: &mut Problems<'_>) -> bool {
    let itself = *audience == Audience::Community(community.into());
    let can = matches!(audience, Audience::Community(_) | Audience::Group(_)) && !itself && is_name(community);
    if !can {
        // Of a public root the key changes nothing; elsewhere it could let somebody read more than was meant.
        problems.report(
            if *audience == Audience::Public { Code::ConfigIncomplete } else { Code::ConfigInvalid },
            community,
            format!("«community = \"{community}\"» non va bene per una raccolta di «{audience}»"),
            "l'id di una comunità, in una raccolta di un gruppo (group:ID) o di una comunità che ne ha un'altra sopra",
        );
    }
    can
}

fn convert_reserved(raw: RawReserved, problems: &mut Problems<'_>) -> Option<String> {
    let url = raw.url?;
    let checked = check_base_url(&url);
    if checked.is_none() {
        problems.report(
            Code::ConfigInvalid,
            &url,
            format!("l'indirizzo dell'area riservata «{url}» non è valido"),
            "un indirizzo completo, come https://soci.esempio.it/",
        );
    }
    checked
}

fn convert_extensions(raw: RawAssets, problems: &mut Problems<'_>) -> Vec<Arc<str>> {
    let Some(allow) = raw.allow else {
        return DEFAULT_EXTENSIONS.iter().map(|extension| Arc::from(*extension)).collect();
    };
    for extension in &allow {
        let lower = extension.to_lowercase();
        if NEVER_ALLOWED.contains(&&*lower) || !lower.chars().all(|c| c.is_ascii_alphanumeric()) || lower.is_empty() || lower == "md" {
            problems.report(
                Code::ConfigInvalid,
                extension,
                format!("i file «.{extension}» non si possono pubblicare: il navigatore potrebbe eseguirli"),
                "estensioni di documenti e immagini, come pdf, csv, png",
            );
        }
    }
    allow.into_iter().map(|extension| extension.to_lowercase().into()).collect()
}
