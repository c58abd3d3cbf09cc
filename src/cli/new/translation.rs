//! `prassi new translation CARD LANG`: a file beside the original with the texts to translate.
//!
//! [`run`] finds the card, [`draft`] writes the file's text: only fields that a translation may hold, as the original has
//! them, the body, and the original's id in `traduzione_di`. The file is made here and not in `output`, which knows published
//! sites only; one that is there already is never touched.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::catalog::{Catalog, Linked, blob_id};
use crate::cli::{CONTENT, Common, Failure, MACHINE, USAGE, config_failed, report, request};
use crate::config::{Audience, Config, Language};
use crate::content::{Node, NodeKind, ParsedCard};
use crate::diagnostic::{Checked, nearest};
use crate::pipeline::{self, Fallback, Memo};
use crate::schema::{Field, TRANSLATES};

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct TranslationArgs {
    /// La scheda: il percorso del suo file, oppure tipo/id
    #[arg(value_name = "SCHEDA")]
    card: String,
    /// La lingua della traduzione: il codice di site.toml, come de
    #[arg(value_name = "LINGUA")]
    language: String,
}

pub(super) fn run(folder: Option<PathBuf>, args: TranslationArgs) -> Result<u8, Failure> {
    let asked = args.card.trim_start_matches("./").to_owned();
    let request =
        request(folder, Common { base_url: None, date: None, drafts: true, audience: Audience::Public, open_requests: None }, false)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        let text = report::human(&diagnostics, &|path| request.source.text(None, path), false);
        let _ = anstream::stderr().write_all(text.as_bytes());
        return Err(config_failed());
    };
    let snapshot = Arc::new(snapshot);
    let analysis = pipeline::analyse(snapshot.clone(), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let language = language(&snapshot.config, &args.language)?;
    let original = find(&analysis.catalog, &asked)?;
    let parsed = original.card.parsed();
    if snapshot.config.languages[original.language].code == language.code {
        return Err(usage(format!("{} è già in questa lingua", parsed.path)));
    }
    let stem = parsed.language.as_ref().map_or_else(|| ".md".to_owned(), |own| format!(".{own}.md"));
    let path = format!("{}.{}.md", parsed.path.trim_end_matches(&*stem), language.code);
    write(&snapshot.top.join(&path), &path, &draft(original, language))?;
    let address = original.address.as_deref().map(|address| {
        let below = address.strip_prefix(&*snapshot.config.languages[original.language].prefix).unwrap_or(address);
        format!("\n  La pagina sarà /{}{below}", language.prefix)
    });
    let text = format!(
        "Ho creato {path} con i testi dell'originale.\n  Traduci i testi al loro posto, poi esegui «prassi check».{}\n",
        address.unwrap_or_default()
    );
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(0)
}

fn usage(message: String) -> Failure {
    Failure { code: USAGE, message }
}

/// A language of the site that is not the main one: a file in the main language is always the original.
fn language<'c>(config: &'c Config, code: &str) -> Result<&'c Language, Failure> {
    if *config.main_language().code == *code {
        return Err(usage(format!(
            "«{code}» è la lingua principale: il suo file è l'originale, non una traduzione.\n  Chiamalo NOME.md, e gli altri saranno le sue traduzioni."
        )));
    }
    let others = || config.languages.iter().skip(1).map(|language| &*language.code);
    config.languages.iter().find(|language| *language.code == *code).ok_or_else(|| {
        let known: Vec<&str> = others().collect();
        let known = if known.is_empty() { "nessuna".to_owned() } else { known.join(", ") };
        let add = format!("Per averla, aggiungi a site.toml la sezione [languages.{code}].");
        usage(format!("il catalogo non ha la lingua «{code}» (oltre alla principale ha: {known}).\n  {add}"))
    })
}

/// The original that a path, `tipo/id` or an id alone names.
fn find<'c>(catalog: &'c Catalog, asked: &str) -> Result<&'c Linked, Failure> {
    let is_asked = |card: &&Linked| {
        let (type_name, id) = (&card.card.content_type().name, card.card.id());
        *card.card.parsed().path == *asked || format!("{type_name}/{id}") == asked || **id == *asked
    };
    let found: Vec<&Linked> = catalog.originals().iter().filter(is_asked).collect();
    match found[..] {
        [card] => return Ok(card),
        [] => {}
        _ => {
            let names: Vec<String> = found.iter().map(|card| format!("{}/{}", card.card.content_type().name, card.card.id())).collect();
            return Err(usage(format!("«{asked}» è il nome di più schede: scrivi {}", names.join(" oppure "))));
        }
    }
    if let Some(broken) = catalog.broken.iter().find(|card| *card.parsed.path == *asked || *card.parsed.id == *asked) {
        let message = format!("{} ha errori: correggili prima di tradurla.\n  «prassi check» dice quali sono.", broken.parsed.path);
        return Err(Failure { code: CONTENT, message });
    }
    let last = asked.trim_end_matches(".md").trim_end_matches("/index").rsplit('/').next().unwrap_or(asked);
    let near = nearest(last, catalog.originals().iter().map(|card| &**card.card.id()));
    let near = near.map_or_else(String::new, |near| format!("\n  Forse volevi scrivere «{near}»?"));
    Err(usage(format!("non c'è una scheda «{asked}».{near}")))
}

fn write(full: &std::path::Path, shown: &str, text: &str) -> Result<(), Failure> {
    let result = OpenOptions::new().write(true).create_new(true).open(full).and_then(|mut file| file.write_all(text.as_bytes()));
    result.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => usage(format!("{shown} c'è già, e non lo tocco")),
        _ => Failure { code: MACHINE, message: format!("non riesco a scrivere {shown}: {error}") },
    })
}

/// The text of the new file.
fn draft(original: &Linked, language: &Language) -> String {
    let parsed = original.card.parsed();
    let mut out = format!(
        "---\n# {} ({}): sostituisci ogni testo con la sua traduzione, poi togli queste righe.\n\
         # Ciò che qui non c'è (date, importi, riferimenti) viene dall'originale.\n",
        language.name, parsed.id
    );
    fields(&original.card.content_type().fields, &parsed.front_matter, 0, &mut out);
    let _ = write!(out, "{TRANSLATES}: {}\n---\n{}", blob_id(parsed), body(parsed));
    out
}

/// What follows the front matter.
fn body(parsed: &ParsedCard) -> &str {
    let end = parsed.front_matter.span.end as usize;
    let rest = parsed.text.get(end..).unwrap_or("");
    rest.find("\n---").and_then(|at| rest[at + 4..].split_once('\n')).map_or("", |(_, body)| body)
}

/// Writes the translatable fields of a mapping, each line after `indent` spaces; nothing when there is none.
fn fields(known: &[Field], node: &Node, indent: usize, out: &mut String) {
    let NodeKind::Mapping(entries) = &node.kind else { return };
    for entry in entries.iter().filter(|entry| !entry.value.is_null()) {
        let Some(field) = known.iter().find(|field| *field.key == *entry.key && field.has_translated()) else { continue };
        let mut value = String::new();
        match &entry.value.kind {
            NodeKind::Scalar { text, .. } => value = format!(" {}\n", scalar(text, indent + 2)),
            NodeKind::Mapping(_) => fields(field.inner(), &entry.value, indent + 2, &mut value),
            NodeKind::Sequence(items) => sequence(field, items, indent + 2, &mut value),
        }
        if !value.is_empty() {
            let line_end = if value.starts_with(' ') && !value.starts_with("  ") { "" } else { "\n" };
            let _ = write!(out, "{:indent$}{}:{line_end}{value}", "", entry.key);
        }
    }
}

/// A list: texts as they are; groups with their texts, `{}` where an item has none; nothing when no item has any.
fn sequence(field: &Field, items: &[Node], indent: usize, out: &mut String) {
    let mut lines = String::new();
    let mut any = false;
    for item in items {
        let mut value = String::new();
        match &item.kind {
            NodeKind::Scalar { text, .. } => value = format!("{:width$}{}\n", "", scalar(text, indent + 2), width = indent + 2),
            _ => fields(field.inner(), item, indent + 2, &mut value),
        }
        any |= !value.is_empty();
        let value = if value.is_empty() { "{}\n" } else { value.trim_start() };
        let _ = write!(lines, "{:indent$}- {value}", "");
    }
    if any {
        out.push_str(&lines);
    }
}

/// A text as YAML: plain where that is safe, a block where it has lines, else in quotes (a JSON string is YAML too).
fn scalar(text: &str, indent: usize) -> String {
    let text = text.trim_end_matches('\n');
    if text.contains('\n') && !text.starts_with([' ', '\n']) {
        let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{:indent$}{line}", "") });
        return format!("|\n{}", lines.collect::<Vec<_>>().join("\n"));
    }
    let plain = text.starts_with(char::is_alphabetic)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.contains(['\n', '\t'])
        && !matches!(text.to_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no");
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::NodeKind::Mapping;
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn a_draft_holds_what_is_translated_and_checks_soundly() {
        let more = "problema: \"Attese: troppe\"\nlezioni:\n  - Una\n  - \"- due\"\nrisultati:\n  sintesi: |\n    Primo.\n\n    Secondo.\n  \
            indicatori:\n    - {nome: Enti, valore: 3}\n    - {nome: Ore, unita: ore, valore: 4}\n\
            riusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2020, evidenza: \"Una delibera, #3\"}\n";
        let text = experience("Uno", more);
        let options = || Options { more: "[languages.de]\n", ..Options::default() };
        let catalogue = Catalogue::with(&[BASE, &[("esperienze/uno.md", &*text)]].concat(), options());
        let original = catalogue.catalog.get(catalogue.catalog.find("esperienza", "uno").unwrap());
        let draft = draft(original, &catalogue.config.languages[1]);
        assert!(draft.ends_with("---\n\nTesto.\n") && draft.contains("    - nome: Ore\n      unita: ore\n"), "{draft}");
        let both = [BASE, &[("esperienze/uno.md", &*text), ("esperienze/uno.de.md", &*draft)]].concat();
        let catalogue = Catalogue::with(&both, options());
        let (_, translation) = catalogue.catalog.translations().next().expect("a translation");
        let Mapping(entries) = &translation.card.parsed().front_matter.kind else { panic!("{draft}") };
        let keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
        assert_eq!(keys, ["titolo", "in_breve", "problema", "lezioni", "risultati", "riusi", "traduzione_di"]);
        // The texts are the original's, so the whole card is.
        let original = catalogue.catalog.get(translation.original.unwrap());
        assert_eq!(translation.card.values(), original.card.values());
    }

    #[test]
    fn texts_are_written_so_that_they_are_read_back() {
        assert_eq!(scalar("Una frase, semplice", 2), "Una frase, semplice");
        assert_eq!(scalar("Sì: no", 2), "\"Sì: no\"");
        assert_eq!(scalar("12 mesi", 2), "\"12 mesi\"");
        assert_eq!(scalar("null", 2), "\"null\"");
        assert_eq!(scalar("a\n\nb\n", 2), "|\n  a\n\n  b");
    }
}
