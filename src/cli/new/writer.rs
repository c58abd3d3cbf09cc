//! A card as text: front matter in the schema's order, the schema's help beside every field that is still empty.
//!
//! A line that begins with `# ` explains; one that begins with `#` and a key is a field to be filled in: without the `#` it holds.
//! Values are written by serde_yaml, a YAML writer; order, indentation and comments are ours.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::values::Values;
use crate::schema::{ContentType, Field, FieldKind, label, read_number};

/// Width of the comments.
const WIDTH: usize = 100;

/// The file of a card with these values; an empty required field stands there without a value.
pub(in crate::cli) fn card(content_type: &ContentType, values: &Values) -> String {
    let mut out = String::from("---\n");
    out.push_str("# Per compilare un campo vuoto togli il segno # davanti al suo nome e scrivi il valore dopo i due punti.\n");
    out.push_str("# Le righe che spiegano si possono cancellare: nel sito non compaiono.\n");
    let mut section = None;
    for field in &content_type.fields {
        if field.section != section {
            section.clone_from(&field.section);
            let named = content_type.sections.iter().find(|known| Some(&known.id) == section.as_ref());
            if let Some(named) = named {
                let _ = write!(out, "\n# == {} ==\n", label(&named.labels, "it"));
            }
        }
        match values.get(&*field.key) {
            Some(value) => given(&mut out, field, value, 0),
            None => empty(&mut out, field),
        }
    }
    out.push_str("---\n\n");
    out
}

fn given(out: &mut String, field: &Field, value: &Value, indent: usize) {
    let pad = " ".repeat(indent);
    match (&field.kind, value) {
        (FieldKind::Object(inner), Value::Object(group)) => {
            let _ = writeln!(out, "{pad}{}:", field.key);
            fields(out, inner, group, indent + 2);
        }
        (FieldKind::List(item), Value::Array(items)) => {
            let _ = writeln!(out, "{pad}{}:", field.key);
            for value in items {
                match (&item.kind, value) {
                    (FieldKind::Object(inner), Value::Object(group)) => {
                        let mut lines = String::new();
                        fields(&mut lines, inner, group, indent + 4);
                        // The first field stands on the line of the dash.
                        let _ = write!(out, "{pad}  - {}", lines.trim_start());
                    }
                    _ => {
                        let _ = writeln!(out, "{pad}  - {}", scalar(item, value, indent + 4));
                    }
                }
            }
        }
        _ => {
            let _ = writeln!(out, "{pad}{}: {}", field.key, scalar(field, value, indent + 2));
        }
    }
}

/// The fields of a group: those that are given first, then the others as comments, so that a group begins with a value.
fn fields(out: &mut String, inner: &[Field], group: &Map<String, Value>, indent: usize) {
    for field in inner {
        if let Some(value) = group.get(&*field.key) {
            given(out, field, value, indent);
        }
    }
    for field in inner.iter().filter(|field| !group.contains_key(&*field.key)) {
        let _ = writeln!(out, "{}#{}: # {}", " ".repeat(indent), field.key, one_line(field));
    }
}

/// A value as YAML, its further lines indented.
fn scalar(field: &Field, value: &Value, indent: usize) -> String {
    let text = value.as_str().unwrap_or_default();
    let typed = match &field.kind {
        FieldKind::Boolean if text == "true" || text == "false" => Value::Bool(text == "true"),
        FieldKind::Integer => read_number(text, true).map_or_else(|| value.clone(), Value::Number),
        FieldKind::Number { .. } => read_number(text, false).map_or_else(|| value.clone(), Value::Number),
        // A year is read as it is written, and people write it without quotes.
        FieldKind::Date { .. } => match text.parse::<u16>() {
            Ok(year) if (1000..=9999).contains(&year) => Value::from(year),
            _ => value.clone(),
        },
        _ => value.clone(),
    };
    let yaml = serde_yaml::to_string(&typed).unwrap_or_else(|_| unreachable!("a scalar can always be written"));
    let pad = " ".repeat(indent);
    let mut lines = yaml.trim_end_matches('\n').lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| match line.trim() {
        "" => format!("{text}\n"),
        line_text => format!("{text}\n{pad}{line_text}"),
    })
}

/// An empty field: what it is, then its line, as a comment unless it is required.
fn empty(out: &mut String, field: &Field) {
    for line in wrap(&explanation(field)) {
        let _ = writeln!(out, "# {line}");
    }
    let mark = if field.required { "" } else { "#" };
    skeleton(out, field, mark, 0);
}

fn skeleton(out: &mut String, field: &Field, mark: &str, indent: usize) {
    let pad = " ".repeat(indent);
    match &field.kind {
        FieldKind::Object(inner) => {
            let _ = writeln!(out, "{mark}{pad}{}:", field.key);
            inner.iter().for_each(|field| inside(out, field, mark, indent + 2, ""));
        }
        FieldKind::List(item) => {
            let _ = writeln!(out, "{mark}{pad}{}:", field.key);
            if let FieldKind::Object(inner) = &item.kind {
                for (n, field) in inner.iter().enumerate() {
                    inside(out, field, mark, indent + 4, if n == 0 { "- " } else { "" });
                }
            } else if !mark.is_empty() {
                let _ = writeln!(out, "{mark}{pad}  -");
            }
        }
        _ => {
            let _ = writeln!(out, "{mark}{pad}{}:", field.key);
        }
    }
}

/// One line for a field of a group.
fn inside(out: &mut String, field: &Field, mark: &str, indent: usize, dash: &str) {
    let pad = " ".repeat(indent - dash.len());
    let required = if field.required { ", obbligatorio" } else { "" };
    let mark = if mark.is_empty() && !field.required { "#" } else { mark };
    let _ = writeln!(out, "{mark}{pad}{dash}{}: # {}{required}", field.key, one_line(field));
}

fn one_line(field: &Field) -> String {
    let name = super::values::shown(field);
    match values_of(field) {
        Some(values) => format!("{name} ({values})"),
        None => name,
    }
}

/// `Titolo. Scegli un titolo breve. Uno fra: a, b.`
fn explanation(field: &Field) -> String {
    let mut text = format!("{}.", super::values::shown(field));
    let help = label(&field.help, "it");
    if !help.is_empty() {
        let _ = write!(text, " {help}");
    }
    if field.required {
        text.push_str(" Obbligatorio.");
    }
    match (&field.kind, values_of(field)) {
        (_, Some(values)) if !is_enum(field) => drop(write!(text, " Valori: {values}.")),
        (FieldKind::List(_), Some(values)) => drop(write!(text, " Uno o più fra: {values}.")),
        (_, Some(values)) => drop(write!(text, " Uno fra: {values}.")),
        _ => {}
    }
    text
}

fn is_enum(field: &Field) -> bool {
    match &field.kind {
        FieldKind::List(item) => is_enum(item),
        kind => matches!(kind, FieldKind::Enum(_)),
    }
}

/// What may stand there, for fields that choose: the values, or where they are.
pub(in crate::cli) fn values_of(field: &Field) -> Option<String> {
    let kind = match &field.kind {
        FieldKind::List(item) => &item.kind,
        kind => kind,
    };
    match kind {
        FieldKind::Enum(choices) => Some(choices.iter().map(|choice| &*choice.value).collect::<Vec<_>>().join(", ")),
        FieldKind::Boolean => Some("true, false".to_owned()),
        FieldKind::Term(vocabulary) => Some(format!("le voci di vocabolari/{vocabulary}.md")),
        FieldKind::Reference(types) if types.iter().any(|known| &**known == "*") => Some("tipo/id di una scheda".to_owned()),
        FieldKind::Reference(types) => Some(format!("l'id di una scheda {}", types.join(" o "))),
        _ => None,
    }
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().unwrap_or_else(|| unreachable!("there is always a line"));
        if !line.is_empty() && line.chars().count() + word.chars().count() + 1 > WIDTH {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schemas;

    fn schemas() -> Schemas {
        Schemas::load(&crate::source::schemas(None).unwrap().value.unwrap()).value.unwrap()
    }

    #[test]
    fn values_keep_their_type_and_their_text() {
        let schemas = schemas();
        let values = serde_json::json!({
            "titolo": "Sì: una scheda #1", "in_breve": "no", "inizio": "2019", "problema": "Uno.\n\nDue.",
            "risorse": {"costo_eur": "1250.5"}, "fasi": [{"titolo": "Prima", "inizio": "2019-07"}],
        });
        let Value::Object(values) = values else { unreachable!() };
        let text = card(schemas.get("esperienza").unwrap(), &values);
        for line in [
            "titolo: 'Sì: una scheda #1'",
            "in_breve: no",
            "inizio: 2019",
            "problema: |-\n  Uno.\n\n  Due.",
            "risorse:\n  costo_eur: 1250.5\n  #giornate_lavoro:",
            "fasi:\n  - titolo: Prima\n    inizio: 2019-07\n    #fine:",
        ] {
            assert!(text.contains(&format!("\n{line}")), "{line:?} is not in\n{text}");
        }
    }

    #[test]
    fn every_empty_field_becomes_yaml_when_its_mark_goes() {
        for content_type in schemas().iter() {
            let text = card(content_type, &Values::new());
            let filled: String = text
                .lines()
                .filter(|line| !line.starts_with("# "))
                .map(|line| format!("{}\n", line.replacen('#', "", usize::from(line.trim_start().starts_with('#')))))
                .collect();
            let yaml = filled.trim_start_matches("---\n").split("\n---").next().unwrap();
            let read: Result<serde_yaml::Value, _> = serde_yaml::from_str(yaml);
            let keys = read.unwrap_or_else(|error| panic!("{}: {error}\n{yaml}", content_type.name));
            assert_eq!(keys.as_mapping().unwrap().len(), content_type.fields.len(), "{}", content_type.name);
        }
    }
}
