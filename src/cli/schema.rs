//! `prassi schema`: the content types, a type's fields as a table, as an empty card or as the merged JSON Schema.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::new::values::{Values, inner, shown};
use super::new::writer::{self, values_of};
use super::{Failure, USAGE, report, types};
use crate::diagnostic::{Checked, Diagnostic};
use crate::schema::{ContentType, Field, FieldKind, Register, Schemas, label};
use crate::source;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct SchemaArgs {
    /// Tipo di scheda; senza, l'elenco dei tipi
    #[arg(value_name = "TIPO", help_heading = "Argomenti")]
    kind: Option<String>,
    /// Scrive una scheda vuota, con le spiegazioni accanto ai campi
    #[arg(long, requires = "kind")]
    empty: bool,
    /// Come scrivere: table (per chi legge), json (lo schema intero, per i programmi)
    #[arg(long, value_name = "FORMA", value_enum, default_value_t = Format::Table, hide_default_value = true, hide_possible_values = true, conflicts_with = "empty")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

pub(super) fn run(folder: Option<PathBuf>, args: &SchemaArgs) -> Result<u8, Failure> {
    let schemas = load(folder)?;
    let text = match &args.kind {
        None if args.format == Format::Json => all_json(&schemas),
        None => list(&schemas),
        Some(kind) => match schemas.register(kind) {
            Some(register) => match args.format {
                _ if args.empty => entry(register),
                Format::Json => format!("{:#}\n", register.schema),
                Format::Table => register_table(kind, register),
            },
            None => {
                let content_type = types::named(&schemas, kind).map_err(|message| Failure { code: USAGE, message })?;
                match args.format {
                    _ if args.empty => writer::card(&content_type, &Values::new()),
                    Format::Json => format!("{:#}\n", content_type.merged),
                    Format::Table => table(&content_type),
                }
            }
        },
    };
    // A closed pipe (`prassi schema | head`) is not a failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(0)
}

/// The schemas of the catalogue around the folder; elsewhere, those of the program.
fn load(folder: Option<PathBuf>) -> Result<Schemas, Failure> {
    let start = folder.unwrap_or_else(|| PathBuf::from("."));
    let start = std::fs::canonicalize(&start)
        .map_err(|error| Failure { code: USAGE, message: format!("la cartella {} non si può aprire: {error}", start.display()) })?;
    let top = source::find_top(&start);
    let Checked { value, mut diagnostics } = source::schemas(top.as_deref())?;
    let files = value.unwrap_or_default();
    let loaded = Schemas::load(&files);
    diagnostics.extend(loaded.diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        report::print(&diagnostics, &|path| files.get(path.strip_prefix("schemas/")?).map(|file| file.text.clone()));
    }
    Ok(loaded.value.unwrap_or_default())
}

fn all_json(schemas: &Schemas) -> String {
    let types: Vec<_> = schemas.iter().map(|kind| json!({ "name": &*kind.name, "folder": &*kind.folder, "schema": kind.merged })).collect();
    let registers: Vec<_> = schemas.registers().map(|(name, register)| json!({ "name": &**name, "schema": register.schema })).collect();
    format!("{:#}\n", json!({ "version": 1, "types": types, "registers": registers }))
}

fn list(schemas: &Schemas) -> String {
    let rows = schemas.iter().map(|kind| {
        let description = kind.merged.get("description").and_then(|text| text.as_str()).unwrap_or_default();
        [kind.name.to_string(), label(&kind.one, "it").to_owned(), format!("{}/", kind.folder), description.to_owned()]
    });
    let mut out = columns(&["tipo", "etichetta", "cartella", "che cos'è"], rows.collect());
    let rows = schemas.registers().map(|(name, register)| {
        let description = register.schema.get("description").and_then(|text| text.as_str()).unwrap_or_default();
        [name.to_string(), label(&register.content_type.one, "it").to_owned(), format!("{name}.yml"), description.to_owned()]
    });
    out.push('\n');
    out.push_str(&columns(&["registro", "etichetta", "file", "che cos'è"], rows.collect()));
    out.push_str(
        "\n«prassi schema TIPO» mostra i campi, «prassi schema TIPO --empty» una scheda vuota, «prassi new TIPO» ne scrive una.\n",
    );
    out
}

fn table(content_type: &ContentType) -> String {
    let one = label(&content_type.one, "it");
    let heading = format!("{one} ({}), nella cartella {}/\n\n", content_type.name, content_type.folder);
    heading + &field_table(&content_type.fields)
}

fn register_table(name: &str, register: &Register) -> String {
    let one = label(&register.content_type.one, "it");
    let places = format!("SCHEDA.{name}.yml accanto a SCHEDA.md, oppure {name}.yml nella cartella di una scheda index.md");
    format!("{one}\nFile: {places}.\nÈ un elenco; i campi di ogni voce:\n\n{}", field_table(register.fields()))
}

/// An entry of a register with every field, and what each is for.
fn entry(register: &Register) -> String {
    let mut out = String::new();
    for (n, field) in register.fields().iter().enumerate() {
        let help = label(&field.help, "it");
        let values = values_of(field).map_or_else(String::new, |values| format!(" Valori: {values}."));
        let _ = writeln!(out, "  # {help}{values}");
        let _ = writeln!(out, "{}{}:", if n == 0 { "- " } else { "  " }, field.key);
    }
    out
}

fn field_table(fields: &[Field]) -> String {
    let mut out = String::new();
    let mut rows = vec![["campo", "etichetta", "che cosa contiene", "serve"].map(str::to_owned)];
    gather(fields, 0, true, &mut |cells, _| rows.push(cells));
    let widths: [usize; 4] = std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    let line = |cells: &[String; 4]| {
        let padded = (0..4).map(|column| format!("{:width$}", cells[column], width = widths[column]));
        format!("{}\n", padded.collect::<Vec<_>>().join("  ").trim_end())
    };
    out.push_str(&line(&rows[0]));
    let _ = writeln!(out, "{}", widths.map(|width| "─".repeat(width)).join("  "));
    gather(fields, 0, true, &mut |cells, field| {
        out.push_str(&line(&cells));
        let indent = " ".repeat(cells[0].len() - cells[0].trim_start().len() + 4);
        let values = values_of(field).map(|values| format!("{indent}valori: {values}"));
        let help = Some(label(&field.help, "it")).filter(|help| !help.is_empty()).map(|help| format!("{indent}{help}"));
        for text in [help, values].into_iter().flatten() {
            wrap(&text, WIDTH).iter().for_each(|text| out.push_str(&format!("{text}\n")));
        }
    });
    out
}

/// Calls `visit` for every field with its cells, groups before what they hold. What is required inside a group that may be left out
/// is required with the group only.
fn gather(fields: &[Field], depth: usize, always: bool, visit: &mut dyn FnMut([String; 4], &Field)) {
    for field in fields {
        let needed = match (field.required, field.recommended.is_empty()) {
            (true, _) if always => "obbligatorio",
            (true, _) => "nel gruppo",
            (false, false) => "consigliato",
            (false, true) => "",
        };
        visit([format!("{}{}", "  ".repeat(depth), field.key), shown(field), kind(&field.kind), needed.to_owned()], field);
        if let Some(inner) = inner(field) {
            gather(inner, depth + 1, always && field.required, visit);
        }
    }
}

fn kind(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text { multiline: false } => "testo".to_owned(),
        FieldKind::Text { multiline: true } => "testo, anche su più paragrafi".to_owned(),
        FieldKind::Boolean => "sì o no".to_owned(),
        FieldKind::Integer => "numero intero".to_owned(),
        FieldKind::Number { money: false } => "numero".to_owned(),
        FieldKind::Number { money: true } => "euro".to_owned(),
        FieldKind::Date { time: false } => "data".to_owned(),
        FieldKind::Date { time: true } => "data, anche con l'ora".to_owned(),
        FieldKind::Url => "indirizzo web".to_owned(),
        FieldKind::Email => "indirizzo di posta".to_owned(),
        FieldKind::File => "file accanto alla scheda".to_owned(),
        FieldKind::Enum(_) => "un valore".to_owned(),
        FieldKind::Reference(_) => "un'altra scheda".to_owned(),
        FieldKind::Term(_) => "una voce".to_owned(),
        FieldKind::Object(_) => "gruppo".to_owned(),
        FieldKind::List(item) => format!("elenco: {}", self::kind(&item.kind)),
    }
}

/// Longest cell before the last column, in characters: longer ones go on below.
const WIDEST: usize = 34;
/// Width of the last column.
const LAST: usize = 60;
/// Width of the lines under a field.
const WIDTH: usize = 100;

/// A table as aligned text: long cells go on in the next line.
fn columns<const N: usize>(titles: &[&str; N], rows: Vec<[String; N]>) -> String {
    let width_of = |column: usize| if column + 1 == N { LAST } else { WIDEST };
    let wrapped: Vec<[Vec<String>; N]> = std::iter::once(titles.map(str::to_owned))
        .chain(rows)
        .map(|row| std::array::from_fn(|column| wrap(&row[column], width_of(column))))
        .collect();
    let widths: [usize; N] =
        std::array::from_fn(|column| wrapped.iter().flat_map(|row| row[column].iter().map(|line| line.chars().count())).max().unwrap_or(0));
    let mut out = String::new();
    for (n, row) in wrapped.iter().enumerate() {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut text = String::new();
            for (column, width) in widths.iter().enumerate() {
                let cell = row[column].get(line).map_or("", |cell| cell);
                let _ = write!(text, "{cell:width$}  ");
            }
            let _ = writeln!(out, "{}", text.trim_end());
        }
        if n == 0 {
            let _ = writeln!(out, "{}", widths.map(|width| "─".repeat(width)).join("  "));
        }
    }
    out
}

/// Breaks a text between words; the indentation of its first line stays.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let indent: String = text.chars().take_while(|c| *c == ' ').collect();
    let mut lines = vec![indent.clone()];
    let mut empty = true;
    for word in text.split_whitespace() {
        let line = lines.last_mut().unwrap_or_else(|| unreachable!("there is always a line"));
        if !empty && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(format!("{indent}{word}"));
        } else {
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_cells_go_on_below() {
        let text = columns(&["a", "b"], vec![["uno".to_owned(), "parola ".repeat(12)]]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines[3].starts_with("     parola"), "{text}");
    }
}
