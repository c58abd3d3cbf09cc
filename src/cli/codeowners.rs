//! `prassi codeowners`: the forge's file of who must approve what, from `[validazione.TYPE]` and `[ruoli]` of `site.toml`.
//!
//! On GitLab each role is a section, and each section must approve. GitHub has one owner's approval for a line, whoever it is, and the last
//! line that fits counts. Gitea and Forgejo take regular expressions, with their backslashes doubled, and ask the owners of every line
//! that fits. What is made goes to standard output, or with `--out` between two marks of a file, whose other lines are left alone; nothing is
//! written when something is wrong. Who changes the rules themselves needs the editors: `site.toml` and the file are theirs.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Common, Failure, USAGE, config_failed, report};
use crate::config::{Accounts, Audience, Config, ForgeKind, Role};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::output;
use crate::pipeline::{self, Fallback, Memo};
use crate::schema::Schemas;
use crate::source;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct CodeownersArgs {
    /// Per quale piattaforma, al posto di quella di [forge]: gitlab, github, forgejo (anche Gitea)
    #[arg(long, value_name = "PIATTAFORMA", value_enum, hide_possible_values = true)]
    forge: Option<Kind>,
    /// Scrive in questo file, fra due righe che lo segnano; il resto del file resta com'è
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What stands between these lines of a file is made again each time.
const MARKS: [&str; 2] = ["# prassi codeowners: comincia qui", "# prassi codeowners: finisce qui"];

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Gitlab,
    Github,
    Forgejo,
}

/// Some files, and who owns them in a role.
struct Rule {
    role: Role,
    /// Path in the repository; a folder ends in `/`, `*` stands for the rest of a name.
    path: String,
    owners: Vec<String>,
}

pub(super) fn run(folder: Option<PathBuf>, args: &CodeownersArgs) -> Result<u8, Failure> {
    let common = Common { base_url: None, date: None, drafts: true, audience: Audience::Public, open_requests: None };
    let request = super::request(folder, common, false)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        let text = report::human(&diagnostics, &|path| request.source.text(None, path), false);
        let _ = anstream::stderr().write_all(text.as_bytes());
        return Err(config_failed());
    };
    let config = snapshot.config.clone();
    let usage = |message: &str| Failure { code: USAGE, message: message.to_owned() };
    if config.validation.is_empty() {
        return Err(usage("nessun tipo di scheda va validato: in site.toml manca una sezione come [validazione.esperienza]"));
    }
    let kind = args.forge.or_else(|| config.forge.as_ref().map(|forge| of_config(forge.kind)));
    let kind = kind.ok_or_else(|| usage("non so per quale piattaforma: aggiungi --forge gitlab, github o forgejo"))?;
    let prefix = if source::in_repository(&request.source)? { source::prefix(&request.source)? } else { String::new() };
    let analysis = pipeline::analyse(Arc::new(snapshot), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let cards: Vec<(String, String, String)> = analysis
        .catalog
        .originals()
        .iter()
        .map(|card| {
            (card.card.content_type().name.to_string(), card.card.text("amministrazione").to_owned(), card.card.parsed().path.to_string())
        })
        .collect();
    let mut rules = rules(&config, &analysis.schemas, &prefix, &cards);
    let nobody: Vec<&str> = wanted(&config).filter(|role| !rules.iter().any(|rule| rule.role == *role)).map(Role::as_str).collect();
    if !nobody.is_empty() {
        return Err(usage(&format!("in [ruoli] di site.toml manca chi agisce per: {}", nobody.join(", "))));
    }
    let unknown: Vec<Diagnostic> =
        analysis.diagnostics.into_iter().filter(|one| !one.is_error() && one.code == Code::ConfigInvalid).collect();
    report::print(&unknown, &|path| request.source.text(None, path));
    let file = place(kind, &prefix, args.out.as_deref(), &request.source.top);
    rules.extend(own(&config, [format!("{prefix}site.toml"), file]));
    let text = text(kind, &rules);
    match &args.out {
        Some(path) => output::write_between(path, MARKS, &text)?,
        None => drop(anstream::stdout().write_all(text.as_bytes())),
    }
    Ok(0)
}

/// Where the file is in the repository: the one to write, else where the forge looks for it first.
fn place(kind: Kind, prefix: &str, out: Option<&Path>, top: &Path) -> String {
    let usual = match kind {
        Kind::Gitlab => ".gitlab/CODEOWNERS",
        Kind::Github => ".github/CODEOWNERS",
        Kind::Forgejo => ".forgejo/CODEOWNERS",
    };
    let given = out.and_then(|out| std::path::absolute(out).ok());
    let inside = given.as_deref().and_then(|out| out.strip_prefix(top).ok()?.to_str());
    inside.map_or_else(|| usual.to_owned(), |inside| format!("{prefix}{inside}"))
}

/// The files that decide who must approve, for the editors.
fn own(config: &Config, paths: [String; 2]) -> Vec<Rule> {
    let owners = config.accounts.of_role.get(&Role::Editors);
    let rule = |path: String| Some(Rule { role: Role::Editors, path, owners: owners?.clone() });
    paths.into_iter().filter_map(rule).collect()
}

fn of_config(kind: ForgeKind) -> Kind {
    match kind {
        ForgeKind::Gitlab => Kind::Gitlab,
        ForgeKind::Github => Kind::Github,
        ForgeKind::Forgejo => Kind::Forgejo,
    }
}

/// The roles that some type wants.
fn wanted(config: &Config) -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| config.validation.values().any(|roles| roles.contains(role)))
}

/// Who owns what: a type's folder for each role, and a card for the people of the body that owns it. `cards` are type, body, path.
fn rules(config: &Config, schemas: &Schemas, prefix: &str, cards: &[(String, String, String)]) -> Vec<Rule> {
    let Accounts { of_role, of_body } = &config.accounts;
    let mut rules = Vec::new();
    for (type_name, roles) in &config.validation {
        let Some(content_type) = schemas.get(type_name) else { continue };
        for role in roles {
            if let Some(owners) = of_role.get(role) {
                let folders = config.roots.iter().filter(|root| root.audience == Audience::Public);
                let folder = |root: &crate::config::RootConfig| format!("{prefix}{}/{}/", root.path, content_type.folder);
                rules.extend(folders.map(|root| Rule { role: *role, path: folder(root), owners: owners.clone() }));
            }
            if *role != Role::Owner {
                continue;
            }
            for (_, body, path) in cards.iter().filter(|(of, ..)| **of == **type_name) {
                if let Some(owners) = of_body.get(&**body) {
                    rules.push(Rule { role: *role, path: format!("{prefix}{}", files_of(path)), owners: owners.clone() });
                }
            }
        }
    }
    rules
}

/// The files of a card: its folder, or everything that bears its name.
fn files_of(path: &str) -> String {
    match path.strip_suffix("index.md") {
        Some(folder) => folder.to_owned(),
        None => format!("{}.*", path.trim_end_matches(".md")),
    }
}

fn text(kind: Kind, rules: &[Rule]) -> String {
    let mut out = String::from("# Chi deve approvare le modifiche delle schede. Lo scrive «prassi codeowners» da site.toml.\n");
    match kind {
        Kind::Gitlab => {
            for role in Role::ALL {
                let own: Vec<&Rule> = rules.iter().filter(|rule| rule.role == role).collect();
                if !own.is_empty() {
                    let _ = write!(out, "\n[{}]\n", role.as_str());
                }
                for rule in own {
                    let _ = writeln!(out, "/{} {}", rule.path.replace(' ', "\\ "), rule.owners.join(" "));
                }
            }
        }
        Kind::Github => {
            out.push_str(
                "# Qui basta l'approvazione di uno di quelli che una riga nomina: che ci siano tutti i ruoli lo dice «prassi check».\n\n",
            );
            for (path, owners) in by_path(rules) {
                let _ = writeln!(out, "/{} {}", path.replace(' ', "\\ "), owners.join(" "));
            }
        }
        Kind::Forgejo => {
            out.push('\n');
            for rule in rules {
                let _ = writeln!(out, "{} {}", expression(&rule.path), rule.owners.join(" "));
            }
        }
    }
    out
}

/// One line for each path: the last that fits counts, so that a card's line names also who owns its folder in other roles.
fn by_path(rules: &[Rule]) -> Vec<(String, Vec<String>)> {
    let mut paths: Vec<&str> = rules.iter().map(|rule| &*rule.path).collect();
    // A folder is before what it holds.
    paths.sort_unstable();
    paths.dedup();
    let owners = |path: &str| {
        let fits = |rule: &&Rule| rule.path == path || (rule.path.ends_with('/') && path.starts_with(&rule.path));
        let mut owners: Vec<String> = Vec::new();
        for rule in rules.iter().filter(fits) {
            // In one role the nearer line takes the place of the folder's.
            let nearer = rules.iter().filter(fits).any(|other| other.role == rule.role && other.path.len() > rule.path.len());
            owners.extend(rule.owners.iter().filter(|_| !nearer).cloned());
        }
        owners.sort();
        owners.dedup();
        owners
    };
    paths.iter().map(|path| ((*path).to_owned(), owners(path))).collect()
}

/// A path as Gitea and Forgejo take it: a regular expression of Go, in a file in which a backslash and a blank need one more.
fn expression(path: &str) -> String {
    let mut out = String::new();
    for (at, c) in path.char_indices() {
        match c {
            '*' => out.push_str(".*"),
            '.' | '+' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' => {
                out.push_str("\\\\");
                out.push(c);
            }
            ' ' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '/' if at + 1 == path.len() => out.push_str("/.*"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(role: Role, path: &str, owner: &str) -> Rule {
        Rule { role, path: path.to_owned(), owners: vec![owner.to_owned()] }
    }

    fn some() -> Vec<Rule> {
        vec![
            rule(Role::Owner, "content/esperienze/", "@c/enti"),
            rule(Role::Owner, "content/esperienze/2026/a.*", "@bra"),
            rule(Role::Editors, "content/esperienze/", "@c/redazione"),
        ]
    }

    #[test]
    fn on_gitlab_each_role_is_a_section() {
        let expected = "\n[ente_titolare]\n/content/esperienze/ @c/enti\n/content/esperienze/2026/a.* @bra\n\n[redazione]\n/content/esperienze/ @c/redazione\n";
        assert!(text(Kind::Gitlab, &some()).ends_with(expected), "{}", text(Kind::Gitlab, &some()));
    }

    #[test]
    fn on_github_the_last_line_names_all_roles() {
        let expected = "\n\n/content/esperienze/ @c/enti @c/redazione\n/content/esperienze/2026/a.* @bra @c/redazione\n";
        assert!(text(Kind::Github, &some()).ends_with(expected), "{}", text(Kind::Github, &some()));
    }

    #[test]
    fn forgejo_takes_expressions() {
        let expected = "content/esperienze/.* @c/enti\ncontent/esperienze/2026/a\\\\..* @bra\ncontent/esperienze/.* @c/redazione\n";
        assert!(text(Kind::Forgejo, &some()).ends_with(expected), "{}", text(Kind::Forgejo, &some()));
        assert_eq!(expression("un nome/a#b/"), "un\\ nome/a\\#b/.*");
    }
}
