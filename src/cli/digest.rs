//! `prassi digest`: what is new since a revision or a day, for a mailing list. It sends nothing: CI does (docs/novita.md).
//!
//! [`run`] reads and analyses the catalogue, [`Wanted`] says which news count, [`crate::render::digest`] puts them together.
//! Without news nothing is written, so that CI has nothing to send.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{CONTENT, Common, Failure, USAGE, check, config_failed, report, usage};
use crate::catalog::CardIx;
use crate::config::Audience;
use crate::diagnostic::{Checked, Severity, fold, nearest};
use crate::output;
use crate::pipeline::{self, Analysis, Fallback, Memo, Request};
use crate::render::Site;
use crate::render::digest::{self, Digest, Scope};
use crate::render::formats::digest::{self as format, Envelope, Mailbox};
use crate::render::pages::feeds;
use crate::source::{self, Commit, NewCommits, Snapshot};

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct DigestArgs {
    /// Da quando: un giorno (AAAA-MM-GG) o una revisione di Git
    #[arg(long, value_name = "REV|DATA")]
    since: String,
    /// Solo ciò che riguarda questa comunità
    #[arg(long, value_name = "ID", group = "about")]
    community: Option<String>,
    /// Solo questo tema
    #[arg(long, value_name = "TEMA", group = "about")]
    theme: Option<String>,
    /// Solo questa regione
    #[arg(long, value_name = "REGIONE", group = "about")]
    region: Option<String>,
    /// Che cosa scrivere sullo schermo: testo, html, messaggio
    #[arg(long, value_name = "FORMA", value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Scrive invece novita.txt, novita.html e novita.eml in questa cartella
    #[arg(long, value_name = "CARTELLA", conflicts_with = "format")]
    out: Option<PathBuf>,
    /// A chi va il messaggio, come lista@esempio.it (si può ripetere); senza, lo decide chi lo spedisce
    #[arg(long, value_name = "INDIRIZZO", value_parser = mailbox)]
    to: Vec<Mailbox>,
    /// Chi lo manda, come «Redazione <redazione@esempio.it>», al posto dell'ufficio di site.toml
    #[arg(long, value_name = "INDIRIZZO", value_parser = mailbox)]
    from: Option<Mailbox>,
    /// Lingua: un codice fra quelle di site.toml, al posto della principale
    #[arg(long, value_name = "LINGUA")]
    lang: Option<String>,
    /// Indirizzo del sito pubblicato, al posto di quello di site.toml
    #[arg(long, value_name = "URL", value_parser = usage::base_url)]
    base_url: Option<String>,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Plain text.
    #[value(name = "testo", alias = "text")]
    Text,
    /// An HTML document.
    Html,
    /// A message, ready to send.
    #[value(name = "messaggio", alias = "message")]
    Message,
}

/// Reads `--to` and `--from`.
fn mailbox(text: &str) -> Result<Mailbox, String> {
    Mailbox::parse(text).ok_or_else(|| "serve un indirizzo di posta, come lista@esempio.it oppure «Nome <lista@esempio.it>»".to_owned())
}

pub(super) fn run(folder: Option<PathBuf>, args: DigestArgs) -> Result<u8, Failure> {
    let common = Common { base_url: args.base_url.clone(), date: None, drafts: false, audience: Audience::Public, open_requests: None };
    let request = super::request(folder, common, true)?;
    let Some(analysis) = analyse(&request)? else { return Ok(CONTENT) };
    let snapshot = &*analysis.snapshot;
    let Some(sites) = analysis.sites() else { return Err(config_failed()) };
    let site = sites.language(language(snapshot, args.lang.as_deref())?);
    let wanted = Wanted::since(&request, snapshot, &args.since)?;
    let (scope, cards) = scope(site, &args)?;
    let matches = digest::new_matches(site, &cards, |root, commit| wanted.holds(root, commit));
    let items = site.news().of_commits(cards.into_iter(), |root, commit| wanted.holds(root, commit));
    let digest = Digest::new(site, &items, &matches, &scope, site.day(wanted.start()));
    if digest.is_empty() {
        let _ = writeln!(anstream::stderr(), "Niente di nuovo, niente da spedire ({}).", digest.title);
        return Ok(0);
    }
    give(&args, &digest, snapshot)
}

/// READ to DERIVE; `None` when the catalogue has errors, which are printed.
fn analyse(request: &Request) -> Result<Option<Analysis>, Failure> {
    let print = |diagnostics: &[_], snapshot: Option<&Snapshot>| {
        let text = report::human(diagnostics, &|path| request.source.text(snapshot, path), std::io::stderr().is_terminal());
        let _ = anstream::stderr().write_all(text.as_bytes());
    };
    let Checked { value, diagnostics } = pipeline::read(request)?;
    let Some(snapshot) = value else {
        print(&diagnostics, None);
        return Err(config_failed());
    };
    if snapshot.head.is_none() {
        return Err(refused(
            "le novità vengono dalla storia delle schede, e qui non ce n'è: la cartella non è in un archivio Git con dei commit",
        ));
    }
    let mut analysis = pipeline::analyse(Arc::new(snapshot), diagnostics, request, &mut Memo::default(), &Fallback::default());
    analysis.diagnostics.extend(check::incomplete(&analysis.snapshot, Severity::Error));
    if !analysis.has_errors() {
        return Ok(Some(analysis));
    }
    analysis.diagnostics.retain(crate::diagnostic::Diagnostic::is_error);
    print(&analysis.diagnostics, Some(&analysis.snapshot));
    report::failure("il riepilogo non si fa finché il catalogo ha errori");
    Ok(None)
}

/// Position of a language by its code.
fn language(snapshot: &Snapshot, code: Option<&str>) -> Result<usize, Failure> {
    let languages = &snapshot.config.languages;
    let Some(code) = code else { return Ok(0) };
    let known = || languages.iter().map(|language| &*language.code).collect::<Vec<_>>().join(", ");
    let found = languages.iter().position(|language| *language.code == *code);
    found.ok_or_else(|| refused(format!("il catalogo non ha la lingua «{code}»: ha {}", known())))
}

/// Which news count.
enum Wanted {
    /// From a moment on.
    From(jiff::Timestamp),
    /// From the commits that came since a revision.
    New(NewCommits),
}

impl Wanted {
    /// Reads `--since`.
    fn since(request: &Request, snapshot: &Snapshot, text: &str) -> Result<Wanted, Failure> {
        let zone = jiff::tz::TimeZone::get(&snapshot.config.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
        if let Ok(moment) = text.parse::<jiff::Timestamp>() {
            return Ok(Wanted::From(moment));
        }
        // A moment without its offset would be read as a day.
        match text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10) {
            Some(day) => match day.to_zoned(zone) {
                Ok(midnight) => Ok(Wanted::From(midnight.timestamp())),
                Err(_) => Err(refused(format!("il giorno «{text}» è fuori dal calendario"))),
            },
            None => Ok(Wanted::New(source::new_commits(&request.source, snapshot, text)?)),
        }
    }

    fn holds(&self, root: &str, commit: &Commit) -> bool {
        match self {
            Wanted::From(moment) => commit.time >= *moment,
            Wanted::New(commits) => commits.holds(root, commit),
        }
    }

    /// The moment that the digest begins with.
    fn start(&self) -> jiff::Timestamp {
        match self {
            Wanted::From(moment) => *moment,
            Wanted::New(commits) => commits.time,
        }
    }
}

/// The cards that the digest is about.
fn scope(site: &Site<'_>, args: &DigestArgs) -> Result<(Scope, Vec<CardIx>), Failure> {
    if let Some(id) = &args.community {
        return community(site, id);
    }
    for (taxonomy, written) in [("temi", &args.theme), ("regioni", &args.region)] {
        if let Some(written) = written {
            return term(site, taxonomy, written);
        }
    }
    Ok((Scope { address: site.prefix().to_owned(), ..Scope::default() }, site.catalog.iter().map(|(ix, _)| ix).collect()))
}

/// The type of communities.
const COMMUNITY: &str = "comunita";

/// What refers to a community, and what it refers to.
fn community(site: &Site<'_>, id: &str) -> Result<(Scope, Vec<CardIx>), Failure> {
    if site.schemas.get(COMMUNITY).is_none() {
        return Err(refused("questo catalogo non ha comunità: manca lo schema «comunita»"));
    }
    let id = id.strip_prefix("comunita/").unwrap_or(id);
    let Some(ix) = site.catalog.find(COMMUNITY, id) else {
        let known: Vec<&str> = site
            .catalog
            .originals()
            .iter()
            .filter(|card| &*card.card.content_type().name == COMMUNITY)
            .map(|card| &**card.card.id())
            .collect();
        return Err(refused(format!("non c'è una comunità «{id}».{}", suggestion(id, &known))));
    };
    let card = site.card(ix);
    let mut cards = feeds::around(site, card);
    cards.push(ix);
    Ok((Scope { name: crate::derive::display_name(card).to_owned(), address: card.address.as_deref().unwrap_or("").to_owned() }, cards))
}

/// The cards of a term, by its id or its label.
fn term(site: &Site<'_>, taxonomy: &str, written: &str) -> Result<(Scope, Vec<CardIx>), Failure> {
    let terms = site.derived.taxonomy(taxonomy).map_or(&[][..], |(_, taxonomy)| &taxonomy.terms);
    let names = |term: &&crate::derive::TaxonomyTerm| *term.id == *written || fold(site.label(&term.labels)) == fold(written);
    let Some(term) = terms.iter().find(names) else {
        let known: Vec<&str> = terms.iter().map(|term| &*term.id).collect();
        return Err(refused(format!("nessuna scheda pubblicata ha «{written}» fra {taxonomy}.{}", suggestion(written, &known))));
    };
    let address = site.term_url(taxonomy, &term.id).unwrap_or("").trim_start_matches(crate::render::MARK).to_owned();
    Ok((Scope { name: site.label(&term.labels).to_owned(), address }, term.cards.clone()))
}

fn suggestion(written: &str, known: &[&str]) -> String {
    match nearest(written, known.iter().copied()) {
        Some(near) => format!("\n  Forse volevi scrivere «{near}»?"),
        None if known.is_empty() => String::new(),
        None => format!("\n  Ci sono: {}", known.join(", ")),
    }
}

/// Prints the digest, or writes its files.
fn give(args: &DigestArgs, digest: &Digest, snapshot: &Snapshot) -> Result<u8, Failure> {
    let message = || envelope(args, snapshot).map(|envelope| format::message(digest, &envelope));
    let Some(folder) = &args.out else {
        let text = match args.format {
            Format::Text => format::text(digest),
            Format::Html => format::html(digest),
            Format::Message => message()?,
        };
        // A closed pipe is not a failure; colours have no place in a file.
        let _ = std::io::stdout().write_all(text.as_bytes());
        return Ok(0);
    };
    for (name, text) in [("novita.txt", format::text(digest)), ("novita.html", format::html(digest)), ("novita.eml", message()?)] {
        output::write_report(&folder.join(name), &text)?;
    }
    let _ = writeln!(anstream::stdout(), "{}: {} in {}", digest.title, digest.count_text, folder.display());
    Ok(0)
}

fn envelope(args: &DigestArgs, snapshot: &Snapshot) -> Result<Envelope, Failure> {
    let config = &snapshot.config;
    let office = || {
        let email = config.contacts.email.as_deref()?;
        Some(Mailbox {
            name: config.main_language().office.clone().unwrap_or_else(|| config.main_language().title.clone()),
            ..Mailbox::parse(email)?
        })
    };
    let from = args.from.clone().or_else(office);
    let from =
        from.ok_or_else(|| refused("al messaggio manca chi lo manda: aggiungi --from, oppure «email» in [contacts] di site.toml"))?;
    if config.base_url.starts_with("http://localhost") {
        return Err(refused("al messaggio servono indirizzi che si aprono: scrivi base_url in site.toml, oppure aggiungi --base-url"));
    }
    let head = snapshot.head.as_ref().ok_or_else(|| refused("manca un commit"))?;
    Ok(Envelope { from, to: args.to.clone(), time: head.time, commit: head.id.clone() })
}

fn refused(message: impl Into<String>) -> Failure {
    Failure { code: USAGE, message: message.into() }
}
