//! `prassi new TYPE [TITLE]`: a card that passes the check.
//!
//! Steps: take what the command says; ask for the rest on a terminal ([`super::ask`]); write the text ([`super::writer`]); have the
//! check judge it ([`Workshop::problems`]); create the file; say what to do next. In a script all that is missing is reported at once.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::ask::{self, in_words};
use super::picks::Pick;
use super::prompt::{self, Chosen, Question};
use super::values::{self, Values, missing};
use super::workshop::{Workshop, id_of};
use super::writer::{self, values_of};
use crate::cli::{CONTENT, Failure, MACHINE, USAGE, types, usage};
use crate::config::Audience;
use crate::content::{is_slug, slug};
use crate::diagnostic::{Code, Diagnostic};
use crate::output::{OutputError, create as disk};
use crate::schema::{ContentType, label};

/// What `prassi new TYPE` takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct CardArgs {
    /// Tipo della scheda: il suo nome o la sua etichetta, come esperienza, ente, notizie
    #[arg(value_name = "TIPO", help_heading = "Argomenti")]
    kind: Option<String>,
    /// Titolo della scheda
    #[arg(value_name = "TITOLO", help_heading = "Argomenti")]
    title: Option<String>,
    /// Dà un valore a un campo (si ripete): temi=semplificazione,partecipazione, trasferimento.livello=informazioni
    #[arg(long, value_name = "CAMPO=VALORE")]
    set: Vec<String>,
    /// Raccolta in cui scrivere: il nome di una [[root]] di site.toml
    #[arg(long, value_name = "NOME")]
    root: Option<String>,
    /// Nome del file, che diventa l'indirizzo della scheda, al posto di quello tratto dal titolo
    #[arg(long, value_name = "NOME")]
    slug: Option<String>,
    /// Scrive la scheda sullo schermo invece che in un file
    #[arg(long)]
    print: bool,
    /// Giorno che conta come oggi (AAAA-MM-GG): decide la cartella dell'anno
    #[arg(long, value_name = "DATA", value_parser = usage::date)]
    date: Option<jiff::civil::Date>,
}

/// A card in the making.
pub(super) struct Draft {
    /// Its type.
    pub content_type: Arc<ContentType>,
    /// Path of its file relative to the root.
    pub local: String,
    /// Its front matter.
    pub values: Values,
}

pub(super) fn run(folder: Option<PathBuf>, args: CardArgs) -> Result<u8, Failure> {
    let Some(kind) = &args.kind else { return Err(no_type(folder)) };
    let mut workshop = Workshop::open(folder.clone(), args.root.as_deref())?;
    let content_type = types::named(&workshop.analysis.schemas, kind).map_err(|message| refused(format!("{message}, site")))?;
    if let Some(reserved) = reserved_root(&workshop, &content_type).filter(|_| args.root.is_none()) {
        workshop = Workshop::open(folder, Some(&reserved))?;
    }
    let given = given(&workshop, &content_type, &args)?;
    let asks = prompt::possible() && (args.set.is_empty() || !missing(&given, &content_type.fields).is_empty());
    let mut draft = begin(&workshop, content_type, given, &args, asks)?;
    if asks {
        ask::ask(&mut workshop, &mut draft)?;
    }
    settle(&workshop, &mut draft, &args)?;
    let text = writer::card(&draft.content_type, &draft.values);
    let problems = workshop.problems(&draft.local, &text);
    if problems.iter().any(Diagnostic::is_error) && !(asks && write_anyway(&problems)?) {
        return Err(incomplete(&draft, &problems));
    }
    for warning in problems.iter().filter(|problem| !problem.is_error()) {
        let _ = writeln!(anstream::stderr(), "avviso: {}", in_words(warning));
    }
    if args.print {
        // A closed pipe is not a failure.
        let _ = anstream::stdout().write_all(text.as_bytes());
        return Ok(0);
    }
    write(&workshop, &draft, &text)?;
    next_steps(&workshop, &draft);
    Ok(0)
}

/// Where a card goes that may not stand in a public root: the first reserved one.
fn reserved_root(workshop: &Workshop, content_type: &ContentType) -> Option<String> {
    let misplaced = content_type.private && workshop.root().audience == Audience::Public;
    let roots = &workshop.analysis.snapshot.config.roots;
    roots.iter().find(|root| misplaced && root.audience != Audience::Public).map(|root| root.name.to_string())
}

/// A card for a reference that the list did not have, asked for in between; its id.
pub(super) fn create(workshop: &mut Workshop, content_type: Arc<ContentType>) -> Result<String, Failure> {
    prompt::say(&format!("\nUna nuova scheda «{}»:", label(&content_type.one, "it")));
    let args = CardArgs { kind: None, title: None, set: Vec::new(), root: None, slug: None, print: false, date: None };
    let mut draft = begin(workshop, content_type, Values::new(), &args, true)?;
    ask::ask(workshop, &mut draft)?;
    settle(workshop, &mut draft, &args)?;
    let text = writer::card(&draft.content_type, &draft.values);
    let problems = workshop.problems(&draft.local, &text);
    if problems.iter().any(Diagnostic::is_error) && !write_anyway(&problems)? {
        return Err(incomplete(&draft, &problems));
    }
    write(workshop, &draft, &text)?;
    prompt::say(&format!("Ho scritto {}/{}. Adesso torniamo alla scheda di prima.\n", workshop.root().path, draft.local));
    workshop.reopen()?;
    Ok(id_of(&draft.local).to_owned())
}

/// The values of title and `--set`; all that cannot be understood is reported at once.
fn given(workshop: &Workshop, content_type: &ContentType, args: &CardArgs) -> Result<Values, Failure> {
    let meaning = ask::meaning(workshop);
    let mut values = Values::new();
    let mut wrong = Vec::new();
    // Where cards have no title, what stands in its place names the file.
    let title = args.title.iter().filter(|_| content_type.field("titolo").is_some()).map(|title| ("titolo".to_owned(), title.clone()));
    let pairs = args.set.iter().filter_map(|pair| match pair.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() && !value.trim().is_empty() => {
            Some((path.trim().to_owned(), value.trim().to_owned()))
        }
        _ => {
            wrong.push(format!("«--set {pair}» non è scritto come campo=valore"));
            None
        }
    });
    let pairs: Vec<(String, String)> = title.chain(pairs).collect();
    for (path, value) in &pairs {
        if let Err(message) = values::set(&mut values, &content_type.fields, path, value, &meaning) {
            wrong.push(message);
        }
    }
    usual(content_type, &mut values);
    if wrong.is_empty() { Ok(values) } else { Err(refused(format!("non ho scritto niente:\n  - {}", wrong.join("\n  - ")))) }
}

/// Gives the required fields that the schema has a `default` for, and nobody a value, that one.
fn usual(content_type: &ContentType, values: &mut Values) {
    for field in content_type.fields.iter().filter(|field| field.required) {
        if values.contains_key(&*field.key) {
            continue;
        }
        let default = content_type.merged.get("properties").and_then(|all| all.get(&*field.key)?.get("default")?.as_str());
        values.extend(default.map(|default| (field.key.to_string(), default.into())));
    }
}

/// The title, and from it the file's place.
fn begin(workshop: &Workshop, content_type: Arc<ContentType>, mut values: Values, args: &CardArgs, asks: bool) -> Result<Draft, Failure> {
    let title = |values: &Values| values.get("titolo").and_then(|title| title.as_str()).map(str::to_owned);
    let titled = content_type.field("titolo").is_some();
    if asks && titled && title(&values).is_none() {
        let draft = Draft {
            local: workshop.place(&content_type, "nuova-scheda", 2000),
            content_type: content_type.clone(),
            values: values.clone(),
        };
        let field = content_type.field("titolo");
        let question = Question {
            label: field.map_or("Titolo", |field| label(&field.label, "it")),
            help: field.map_or("", |field| label(&field.help, "it")),
            required: true,
        };
        let judge = |typed: &str| {
            let same = workshop.taken(&content_type, &slug(typed)).filter(|_| args.slug.is_none());
            let same = same.map(|local| format!("c'è già una scheda con questo nome: {local}. Scegli un altro titolo"));
            same.or_else(|| ask::objection(workshop, &draft, "titolo", typed))
        };
        if let Some(typed) = prompt::text(&question, None, &judge)? {
            values.insert("titolo".to_owned(), typed.into());
        }
    }
    let named = title(&values).or_else(|| args.title.clone());
    let id = match (&args.slug, named) {
        (Some(given), _) => given.clone(),
        // Names of files stand in addresses: those of people must not.
        (None, _) if content_type.private => numbered(workshop, &content_type),
        (None, Some(name)) => slug(&name),
        // Without a title the card is refused for that; its file needs some name until then.
        (None, None) => "senza-titolo".to_owned(),
    };
    if !is_slug(&id) {
        let near = slug(&id);
        let near = if near.is_empty() { String::new() } else { format!(": scrivi --slug {near}") };
        return Err(refused(format!("«{id}» non può essere il nome di un file: servono lettere minuscole, cifre e trattini{near}")));
    }
    if let Some(local) = workshop.taken(&content_type, &id) {
        let message =
            format!("c'è già {}/{local}: non lo sovrascrivo. Scegli un altro titolo, o un altro nome con --slug", workshop.root().path);
        return Err(refused(message));
    }
    let local = workshop.place(&content_type, &id, workshop.today(args.date).year());
    Ok(Draft { content_type, local, values })
}

/// The first free name of the kind `persona-0001`.
fn numbered(workshop: &Workshop, content_type: &ContentType) -> String {
    let name = |number: usize| format!("{}-{number:04}", content_type.name);
    (1..).map(name).find(|id| workshop.taken(content_type, id).is_none()).unwrap_or_default()
}

/// A card that lives beside another finds its place when its values are known.
fn settle(workshop: &Workshop, draft: &mut Draft, args: &CardArgs) -> Result<(), Failure> {
    let named = args.slug.is_some() || args.title.is_some();
    let name = named.then(|| id_of(&draft.local).to_owned());
    let Some(local) = workshop.place_beside(&draft.content_type, &draft.values, name.as_deref()) else { return Ok(()) };
    if let Some(taken) = workshop.taken(&draft.content_type, id_of(&local)) {
        return Err(refused(format!("c'è già {}/{taken}: non lo sovrascrivo. Scegli un altro nome con --slug", workshop.root().path)));
    }
    draft.local = local;
    Ok(())
}

/// Everything that keeps the card from being written, and what to pass for it.
fn incomplete(draft: &Draft, problems: &[Diagnostic]) -> Failure {
    let mut lines = Vec::new();
    for missing in missing(&draft.values, &draft.content_type.fields) {
        let name = values::shown(missing.field);
        let values = values_of(missing.field).map_or_else(String::new, |values| format!(" · {values}"));
        let help = label(&missing.field.help, "it");
        let help = if help.is_empty() { String::new() } else { format!("\n      {help}") };
        lines.push(format!("manca «{name}»: --set {}=…{values}{help}", missing.path));
    }
    let known = !lines.is_empty();
    let errors = problems.iter().filter(|problem| problem.is_error() && !(known && problem.code == Code::MissingField));
    lines.extend(errors.map(|problem| format!("{}{}", in_words(problem), passed(&draft.content_type, problem))));
    Failure { code: CONTENT, message: format!("non ho scritto la scheda:\n  - {}", lines.join("\n  - ")) }
}

/// What to pass for a condition of the schema.
fn passed(content_type: &ContentType, problem: &Diagnostic) -> String {
    if problem.code != Code::ConditionNotMet {
        return String::new();
    }
    let fields = ask::demanded(&content_type.merged, &problem.message).into_iter().filter_map(|key| content_type.field(key));
    let flags = fields.flat_map(|field| match values::inner(field) {
        Some(inner) => inner.iter().filter(|inner| inner.required).map(|inner| format!("--set {}.{}=…", field.key, inner.key)).collect(),
        None => vec![format!("--set {}=…", field.key)],
    });
    let flags: Vec<String> = flags.collect();
    if flags.is_empty() { String::new() } else { format!(": {}", flags.join(" oppure ")) }
}

/// After many answers a card with a mistake is worth keeping; the person decides.
fn write_anyway(problems: &[Diagnostic]) -> Result<bool, Failure> {
    prompt::say("\nIl controllo trova ancora questo:");
    problems.iter().filter(|problem| problem.is_error()).for_each(|problem| prompt::say(&format!("  - {}", in_words(problem))));
    let picks = [Pick::new("si", "Scrivi la scheda: la correggo nel file", []), Pick::new("no", "Lascia perdere", [])];
    let question =
        Question { label: "Che cosa faccio?", help: "Se la scrivi, «prassi check» mostra il punto esatto da correggere", required: true };
    Ok(matches!(prompt::one(&question, &picks, None)?, Chosen::Value(value) if value == "si"))
}

fn write(workshop: &Workshop, draft: &Draft, text: &str) -> Result<(), Failure> {
    let path = format!("{}/{}", workshop.root().path, draft.local);
    disk::card(workshop.top(), &path, text).map_err(|error| match error {
        OutputError::Refused(message) => Failure { code: USAGE, message },
        OutputError::Failed(message) => Failure { code: MACHINE, message },
    })
}

/// The path first, alone on its line, for scripts; then what a person does with it.
fn next_steps(workshop: &Workshop, draft: &Draft) {
    let path = format!("{}/{}", workshop.root().path, draft.local);
    let id = id_of(&draft.local);
    let kind = &draft.content_type;
    let root = workshop.root();
    let reserved = root.audience != Audience::Public;
    let first = workshop.analysis.snapshot.roots.first().is_some_and(|first| first.name == root.name);
    let below = if first { String::new() } else { format!("fonti/{}/", root.name) };
    let address = match (kind.permalink, kind.path.is_empty()) {
        (false, _) => String::new(),
        (true, true) => format!(", poi apri http://127.0.0.1:1111/{below}{id}/"),
        (true, false) => format!(", poi apri http://127.0.0.1:1111/{below}{}/{id}/", kind.path),
    };
    // What is reserved is proposed to its own repository, never to the catalogue's.
    let (audience, git, file) = match reserved {
        true => (format!(" --audience {}", root.audience), format!("git -C {}", root.path), &draft.local),
        false => (String::new(), "git".to_owned(), &path),
    };
    let forge = workshop.analysis.snapshot.config.forge.as_ref();
    let propose = forge.filter(|_| !reserved).map_or_else(
        || "poi apri la proposta di modifica sul sito che ospita l'archivio".to_owned(),
        |forge| format!("poi apri la proposta di modifica su {}", forge.url),
    );
    let text = format!(
        "{path}\n\n\
         Adesso:\n  \
         1. apri il file e scrivi il testo sotto la seconda riga «---»; gli altri campi sono lì, spiegati\n  \
         2. guarda la scheda:  prassi serve{audience}{address}\n  \
         3. controllala:       prassi check{audience}\n  \
         4. proponila:         {git} switch -c {id} && {git} add {file} && {git} commit -m \"Nuova scheda: {id}\" && {git} push -u origin {id}\n                        \
         {propose}\n"
    );
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// `prassi new` alone: what it can make here.
fn no_type(folder: Option<PathBuf>) -> Failure {
    let known = match Workshop::open(folder, None) {
        Ok(workshop) => {
            let list =
                |kind: &Arc<ContentType>| format!("\n  prassi new {} \"Titolo\"    una scheda «{}»", kind.name, label(&kind.one, "it"));
            workshop.analysis.schemas.iter().map(list).collect::<String>()
        }
        Err(_) => "\n  prassi new esperienza \"Titolo\"    in un catalogo".to_owned(),
    };
    refused(format!(
        "che cosa vuoi creare?{known}\n  prassi new site CARTELLA          un catalogo nuovo\n  prassi new demo CARTELLA          un archivio di prova, con la vita di una scheda"
    ))
}

fn refused(message: String) -> Failure {
    Failure { code: USAGE, message }
}
