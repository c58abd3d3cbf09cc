//! `prassi new site DIR`: a catalogue of one's own, which checks and builds at once.
//!
//! Steps: gather the answers, from flags and on a terminal by asking; make the list of files ([`files`]), from `scaffold/` and from tables
//! of the code; write them into a folder beside the final one, make it a Git repository, and put it into its place at the end. Until then
//! an error or an interruption leaves nothing behind.
//!
//! The first commit is made only where Git knows its user (`user.name`, `user.email`): nobody's name is made up. `--no-commit` leaves it out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use clap::{Args, ValueEnum};

use super::files::{self, Answers};
use super::picks::Pick;
use super::prompt::{self, Chosen, Question};
use crate::cli::{Failure, MACHINE, USAGE, source_date_epoch, usage};
use crate::config::{ForgeKind, check_base_url};
use crate::output::OutputError;
use crate::output::create::Tree;
use crate::source::EMBEDDED_THEMES;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct SiteArgs {
    /// Cartella del catalogo: una che non c'è ancora, o vuota
    #[arg(value_name = "CARTELLA", help_heading = "Argomenti")]
    folder: PathBuf,
    /// Nome del catalogo
    #[arg(long, value_name = "NOME")]
    title: Option<String>,
    /// Nome dell'ente che lo pubblica
    #[arg(long, value_name = "NOME")]
    body: Option<String>,
    /// Sito dell'ente
    #[arg(long, value_name = "URL", value_parser = usage::base_url)]
    body_url: Option<String>,
    /// Lingua delle pagine
    #[arg(long, value_name = "CODICE")]
    language: Option<String>,
    /// Indirizzo del sito pubblicato
    #[arg(long, value_name = "URL", value_parser = usage::base_url)]
    base_url: Option<String>,
    /// Programma che ospita l'archivio: gitlab, github, forgejo
    #[arg(long, value_name = "NOME", value_enum, hide_possible_values = true)]
    forge: Option<Forge>,
    /// Indirizzo dell'archivio
    #[arg(long, value_name = "URL", value_parser = usage::base_url)]
    forge_url: Option<String>,
    /// Non chiede nulla: per ciò che non è detto vale la scelta più comune
    #[arg(long)]
    yes: bool,
    /// Non fa il primo commit
    #[arg(long)]
    no_commit: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Forge {
    Gitlab,
    Github,
    Forgejo,
}

pub(super) fn run(args: SiteArgs) -> Result<u8, Failure> {
    // A folder that cannot be used is said before anything is asked.
    drop(Tree::begin(&args.folder).map_err(failure)?);
    let answers = if prompt::possible() && !args.yes { asked(&args)? } else { given(&args)? };
    let committed = make(&args.folder, &answers, !args.no_commit, interruption()?)?;
    next_steps(&args.folder, &answers, committed);
    Ok(0)
}

/// From now on an interruption does not end the program; the answer says, whenever it is called, whether there was one.
pub(super) fn interruption() -> Result<impl Fn() -> Result<(), Failure>, Failure> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = interrupted.clone();
    ctrlc::set_handler(move || flag.store(true, Relaxed))
        .map_err(|error| Failure { code: MACHINE, message: format!("le interruzioni non si possono gestire: {error}") })?;
    Ok(move || match interrupted.load(Relaxed) {
        true => Err(Failure { code: USAGE, message: "interrotto: non ho creato niente".to_owned() }),
        false => Ok(()),
    })
}

/// Writes everything; whether there is a first commit.
fn make(folder: &Path, answers: &Answers, commit: bool, going_on: impl Fn() -> Result<(), Failure>) -> Result<bool, Failure> {
    let tree = Tree::begin(folder).map_err(failure)?;
    for (path, bytes) in files::files(answers) {
        going_on()?;
        tree.write(&path, &bytes).map_err(failure)?;
    }
    let made = tree.repository(commit.then_some("Un catalogo nuovo"));
    // An interruption reaches Git too: what it says then is not the news.
    going_on()?;
    let committed = made.map_err(failure)?;
    tree.finish().map_err(failure)?;
    Ok(committed)
}

pub(super) fn failure(error: OutputError) -> Failure {
    match error {
        OutputError::Refused(message) => Failure { code: USAGE, message },
        OutputError::Failed(message) => Failure { code: MACHINE, message },
    }
}

/// The answers of a script: what is missing and has no usual value is reported at once.
fn given(args: &SiteArgs) -> Result<Answers, Failure> {
    let needed = [("--title \"Nome del catalogo\"", &args.title), ("--body \"Nome dell'ente\"", &args.body)];
    let missing: Vec<&str> = needed.into_iter().filter(|(_, value)| value.is_none() && !args.yes).map(|(flag, _)| flag).collect();
    if !missing.is_empty() {
        let message = format!(
            "per creare il catalogo mancano:\n  - {}\n  Con --yes valgono nomi da cambiare dopo in site.toml.",
            missing.join("\n  - ")
        );
        return Err(Failure { code: USAGE, message });
    }
    let language = args.language.clone().unwrap_or_else(|| "it".to_owned());
    if !languages().contains(&&*language) {
        let message = format!("il tema non ha la lingua «{language}»: ci sono {}", languages().join(", "));
        return Err(Failure { code: USAGE, message });
    }
    Ok(Answers {
        title: args.title.clone().unwrap_or_else(|| "Catalogo delle esperienze".to_owned()),
        body: args.body.clone().unwrap_or_else(|| "Ente da indicare".to_owned()),
        body_url: args.body_url.clone(),
        language,
        base_url: args.base_url.clone(),
        forge: args.forge.map_or(ForgeKind::Gitlab, Forge::kind),
        forge_url: args.forge_url.clone().map(|url| url.trim_end_matches('/').to_owned()),
        year: year(),
    })
}

impl Forge {
    fn kind(self) -> ForgeKind {
        match self {
            Forge::Gitlab => ForgeKind::Gitlab,
            Forge::Github => ForgeKind::Github,
            Forge::Forgejo => ForgeKind::Forgejo,
        }
    }
}

/// The answers of a person; flags are not asked again.
fn asked(args: &SiteArgs) -> Result<Answers, Failure> {
    prompt::say("Un catalogo nuovo. Tutto si può cambiare dopo, in site.toml.\n");
    let any = |_: &str| None;
    let url =
        |typed: &str| check_base_url(typed).is_none().then(|| "serve un indirizzo completo, come https://esempio.it/catalogo/".to_owned());
    let title =
        line(&args.title, "Nome del catalogo", "Sta in cima a ogni pagina, per esempio «Le buone idee dei nostri comuni»", true, &any)?;
    let body = line(&args.body, "Ente che lo pubblica", "Il nome dell'amministrazione, per esempio «Regione Piemonte»", true, &any)?;
    let body_url = line(&args.body_url, "Sito dell'ente", "La testata porta lì. Per esempio https://www.comune.esempio.it/", false, &url)?;
    let language = language(args)?;
    let help = "L'indirizzo a cui si leggerà il catalogo. Se lo decide chi ospita il sito, salta: lo scrive la pubblicazione";
    let base_url = line(&args.base_url, "Indirizzo pubblico", help, false, &url)?;
    let forge = forge(args)?;
    let help = "La pagina dell'archivio, per esempio https://gitlab.com/ente/catalogo. Se non c'è ancora, salta";
    let forge_url = line(&args.forge_url, "Indirizzo dell'archivio", help, false, &url)?;
    Ok(Answers {
        title: title.unwrap_or_default(),
        body: body.unwrap_or_default(),
        body_url: body_url.as_deref().and_then(check_base_url),
        language,
        base_url: base_url.as_deref().and_then(check_base_url),
        forge,
        forge_url: forge_url.map(|url| url.trim_end_matches('/').to_owned()),
        year: year(),
    })
}

fn line(flag: &Option<String>, label: &str, help: &str, required: bool, judge: prompt::Judge<'_>) -> Result<Option<String>, Failure> {
    match flag {
        Some(value) => Ok(Some(value.clone())),
        None => prompt::text(&Question { label, help, required }, None, judge),
    }
}

fn language(args: &SiteArgs) -> Result<String, Failure> {
    let known = languages();
    if let Some(given) = args.language.as_ref().filter(|given| known.contains(&given.as_str())) {
        return Ok(given.clone());
    }
    if let [only] = known[..] {
        return Ok(only.to_owned());
    }
    let name = |code: &&'static str| match *code {
        "it" => Pick::new("it", "Italiano", []),
        "de" => Pick::new("de", "Deutsch", []),
        "en" => Pick::new("en", "English", []),
        other => Pick::new(other, other, []),
    };
    let picks: Vec<Pick> = known.iter().map(name).collect();
    choose("Lingua delle pagine", "La lingua del menu e delle schede; le pagine di esempio sono in italiano", &picks)
}

fn forge(args: &SiteArgs) -> Result<ForgeKind, Failure> {
    if let Some(given) = args.forge {
        return Ok(given.kind());
    }
    let picks = [Pick::new("gitlab", "GitLab", []), Pick::new("github", "GitHub", []), Pick::new("forgejo", "Forgejo o Codeberg", [])];
    let chosen = choose("Dove starà l'archivio", "Decide come si controllano le proposte e come si pubblica il sito", &picks)?;
    Ok(match &*chosen {
        "github" => ForgeKind::Github,
        "forgejo" => ForgeKind::Forgejo,
        _ => ForgeKind::Gitlab,
    })
}

fn choose(label: &str, help: &str, picks: &[Pick]) -> Result<String, Failure> {
    match prompt::one(&Question { label, help, required: true }, picks, None)? {
        Chosen::Value(value) => Ok(value),
        Chosen::Other | Chosen::None => unreachable!("a required question without other entries gives a value"),
    }
}

/// The languages that the default theme has words for, Italian first.
fn languages() -> Vec<&'static str> {
    let folder = EMBEDDED_THEMES.get_dir("italia/strings");
    let names = folder.into_iter().flat_map(|folder| folder.files()).filter_map(|file| file.path().file_name()?.to_str());
    let mut codes: Vec<&str> = names.filter_map(|name| name.strip_suffix(".ftl")).filter(|code| !code.contains('.')).collect();
    codes.sort_by_key(|code| (*code != "it", *code));
    codes
}

/// The year of the example's folder.
fn year() -> i16 {
    source_date_epoch().unwrap_or_else(|| jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()).year()
}

fn next_steps(folder: &Path, answers: &Answers, committed: bool) {
    let folder = folder.display();
    let commit = match committed {
        true => String::new(),
        false => {
            "\n  git add --all && git commit -m \"Un catalogo nuovo\"    il primo commit: le date delle schede vengono da lì".to_owned()
        }
    };
    let remote = answers.forge_url.clone().unwrap_or_else(|| "https://…/ente/catalogo".to_owned());
    let text = format!(
        "{folder}: il catalogo «{}» è pronto.\n\n\
         Adesso:\n  \
         cd {folder}{commit}\n  \
         prassi serve                      mostra il sito su questo computer\n  \
         prassi new ente \"Nome\"            scrive la scheda di un ente\n  \
         prassi new esperienza \"Titolo\"    scrive la scheda di un'esperienza\n  \
         prassi check                      controlla tutto\n\n\
         Per pubblicare crea l'archivio vuoto e mandaci il catalogo:\n  \
         git remote add origin {remote}.git && git push -u origin main\n\n\
         README.md dice che cosa completare prima di pubblicare davvero.\n",
        answers.title
    );
    let _ = anstream::stdout().write_all(text.as_bytes());
}
