//! Turns the validator's errors into what an editor needs: the exact place, plain words, a remedy.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::coerce::{first_line, short};
use super::{ContentType, Field, FieldKind, label, suggest};
use crate::content::{Entry, Node, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, Gatherer, Span};

/// What an explanation needs to know of the card.
pub(super) struct Explainer<'a> {
    pub parsed: &'a ParsedCard,
    pub content_type: &'a ContentType,
    /// Pointers that were already reported.
    pub reported: &'a [String],
}

/// Where an error is: the node, the key above it, the field of the tree.
struct Place<'a> {
    node: &'a Node,
    entry: Option<&'a Entry>,
    field: Option<&'a Field>,
    fields: &'a [Field],
}

impl<'a> Explainer<'a> {
    /// Adds the explanation of one error, unless its place was already reported.
    pub fn explain(&self, error: &ValidationError<'_>, problems: &mut Gatherer) {
        let pointer = error.instance_path().as_str();
        let under = |outer: &str, inner: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if self.reported.iter().any(|reported| under(reported, pointer)) {
            return;
        }
        let place = self.place(pointer);
        match (self.message(error.schema_path().as_str()), error.kind()) {
            (Some(message), _) => self.condition(message, error.kind(), &place, problems),
            (None, Kind::Required { property }) => self.missing(property.as_str().unwrap_or(""), &place, problems),
            (None, Kind::UniqueItems) => {
                if !self.reported.iter().any(|reported| under(pointer, reported)) {
                    self.repeated(error.instance(), &place, problems);
                }
            }
            (None, kind) => {
                let problem = value_problem(kind, error.instance(), &place);
                problems.push_at(&first_line(&self.parsed.text, &self.value_span(&place)), problem);
            }
        }
    }

    /// Follows a JSON pointer through the front matter and the field tree.
    fn place(&self, pointer: &str) -> Place<'a> {
        let parsed = self.parsed;
        let mut place = Place { node: &parsed.front_matter, entry: None, field: None, fields: &self.content_type.fields };
        for part in segments(pointer) {
            if let Some(entry) = place.node.entry(&part) {
                place.field = place.fields.iter().find(|field| *field.key == *part);
                place.entry = Some(entry);
                place.node = &entry.value;
            } else if let Some(item) = part.parse().ok().and_then(|n: usize| place.node.items().get(n)) {
                place.node = item;
                place.field = match place.field.map(|field| &field.kind) {
                    Some(FieldKind::List(item)) => Some(&**item),
                    _ => None,
                };
            } else {
                break;
            }
            place.fields = match place.field.map(|field| &field.kind) {
                Some(FieldKind::Object(fields)) => fields,
                _ => &[],
            };
        }
        place
    }

    /// The sentence that the schema gives for the condition that failed: the innermost `x-message` on the way to it.
    /// One that stands beside a condition says nothing about the other keywords of its object.
    fn message(&self, schema_path: &str) -> Option<&'a str> {
        let mut at = &self.content_type.merged;
        let mut message = None;
        let (mut in_condition, mut is_name) = (false, false);
        for part in segments(schema_path) {
            in_condition |= !is_name && matches!(&*part, "allOf" | "anyOf" | "if" | "then" | "else" | "not");
            is_name = part == "properties" && !is_name;
            if in_condition {
                message = at.get("x-message").or(message);
            }
            at = match at {
                Value::Object(map) => map.get(&part)?,
                Value::Array(list) => list.get(part.parse::<usize>().ok()?)?,
                _ => break,
            };
        }
        message.and_then(|message| message.get("it")).and_then(Value::as_str)
    }

    fn condition(&self, message: &str, kind: &Kind, place: &Place<'_>, problems: &mut Gatherer) {
        let problem = Diagnostic::new(Code::ConditionNotMet, message.trim_end_matches('.'));
        let problem = match kind {
            Kind::Required { property } => problem.help(format!("Aggiungi il campo «{}»", property.as_str().unwrap_or(""))),
            _ => problem,
        };
        problems.push_at(&self.group_span(place), problem);
    }

    fn missing(&self, key: &str, place: &Place<'_>, problems: &mut Gatherer) {
        let field = place.fields.iter().find(|field| &*field.key == key);
        let name = field.map_or("", |field| label(&field.label, "it"));
        let name = if name.is_empty() { format!("«{key}»") } else { format!("«{name}» ({key})") };
        let help = field.map_or("", |field| label(&field.help, "it"));
        let help =
            if help.is_empty() { format!("Aggiungi una riga «{key}: …»") } else { format!("Aggiungi una riga «{key}: …». {help}") };
        match place.node.entry(key) {
            Some(empty) => problems
                .push_at(&empty.key_span, Diagnostic::new(Code::MissingField, format!("Il campo obbligatorio {name} è vuoto")).help(help)),
            None => problems.push_at(
                &self.group_span(place),
                Diagnostic::new(Code::MissingField, format!("Manca il campo obbligatorio {name}")).help(help),
            ),
        }
    }

    /// Where something missing belongs: the first line of the item or the key of the group; at the top, the file's first line.
    fn group_span(&self, place: &Place<'_>) -> Span {
        match place.entry {
            None => 0..3,
            Some(entry) if place.node.span == entry.value.span => entry.key_span.clone(),
            Some(_) => first_line(&self.parsed.text, &place.node.span),
        }
    }

    /// Where a value is; for one that is empty, its key.
    fn value_span(&self, place: &Place<'_>) -> Span {
        match place.entry {
            Some(entry) if place.node.span.is_empty() => entry.key_span.clone(),
            _ => place.node.span.clone(),
        }
    }

    fn repeated(&self, instance: &Value, place: &Place<'_>, problems: &mut Gatherer) {
        let items = instance.as_array().map_or(&[][..], Vec::as_slice);
        let mut first_of = std::collections::HashMap::new();
        for (n, item) in items.iter().enumerate() {
            let Some(&first) = first_of.get(&item.to_string()) else {
                first_of.insert(item.to_string(), n);
                continue;
            };
            let (Some(node), Some(first)) = (place.node.items().get(n), place.node.items().get(first)) else { continue };
            let what = item.as_str().map_or_else(|| "Questa voce".to_owned(), |text| format!("«{}»", short(text)));
            let first = problems.place(&first_line(&self.parsed.text, &first.span));
            let span = first_line(&self.parsed.text, &node.span);
            problems.push_at(
                &span,
                Diagnostic::new(Code::RepeatedItem, format!("{what} c'è due volte nell'elenco"))
                    .help("Togli la ripetizione")
                    .related(first, "La prima volta è qui"),
            );
        }
    }
}

/// The parts of a JSON pointer (RFC 6901).
pub(super) fn segments(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"))
}

fn value_problem(kind: &Kind, instance: &Value, place: &Place<'_>) -> Diagnostic {
    let key = place.field.map_or("", |field| &*field.key);
    let text = instance.as_str().unwrap_or("");
    let out_of_bounds = |message: String| Diagnostic::new(Code::OutOfBounds, message);
    match kind {
        Kind::Enum { .. } => suggest::unknown_value(place.field, key, text),
        Kind::Format { format } => suggest::wrong_format(format, key, text),
        Kind::Pattern { .. } => {
            let problem = Diagnostic::new(Code::InvalidFormat, format!("«{}» non è scritto come vuole il campo «{key}»", short(text)));
            match place.field.map(|field| label(&field.help, "it")).filter(|help| !help.is_empty()) {
                Some(help) => problem.help(help),
                None => problem,
            }
        }
        Kind::MaxLength { limit } => {
            let count = text.chars().count();
            let over = count as u64 - limit;
            out_of_bounds(format!("«{key}» ha {count} caratteri: {over} di troppo")).expected(format!("al massimo {limit} caratteri"))
        }
        Kind::MinLength { .. } if text.is_empty() => Diagnostic::new(Code::MissingField, format!("Il campo «{key}» è vuoto"))
            .help("Scrivi il valore, oppure togli la riga se il campo non è obbligatorio"),
        Kind::MinLength { limit } => out_of_bounds(format!("«{key}» ha {} caratteri: sono pochi", text.chars().count()))
            .expected(format!("almeno {limit} caratteri")),
        Kind::Minimum { limit } => {
            out_of_bounds(format!("«{key}» è {instance}, ma non può essere meno di {limit}")).expected(format!("almeno {limit}"))
        }
        Kind::Maximum { limit } => {
            out_of_bounds(format!("«{key}» è {instance}, ma non può essere più di {limit}")).expected(format!("al massimo {limit}"))
        }
        Kind::ExclusiveMinimum { limit } => {
            out_of_bounds(format!("«{key}» è {instance}, ma deve essere più di {limit}")).expected(format!("più di {limit}"))
        }
        Kind::ExclusiveMaximum { limit } => {
            out_of_bounds(format!("«{key}» è {instance}, ma deve essere meno di {limit}")).expected(format!("meno di {limit}"))
        }
        Kind::MultipleOf { multiple_of } => {
            out_of_bounds(format!("«{key}» è {instance}")).expected(format!("un multiplo di {multiple_of}"))
        }
        Kind::MinItems { limit } => {
            out_of_bounds(format!("L'elenco «{key}» ha {}", voices(count(instance)))).expected(format!("almeno {}", voices(*limit)))
        }
        Kind::MaxItems { limit } => {
            out_of_bounds(format!("L'elenco «{key}» ha {}", voices(count(instance)))).expected(format!("al massimo {}", voices(*limit)))
        }
        Kind::Constant { expected_value } => {
            Diagnostic::new(Code::UnknownValue, format!("«{}» non è il valore che «{key}» vuole", short(text)))
                .expected(expected_value.to_string())
        }
        _ => Diagnostic::new(Code::ConditionNotMet, format!("«{key}» non rispetta le regole del suo tipo di scheda")),
    }
}

fn count(instance: &Value) -> u64 {
    instance.as_array().map_or(0, |items| items.len() as u64)
}

fn voices(count: u64) -> String {
    match count {
        0 => "nessuna voce".to_owned(),
        1 => "una voce".to_owned(),
        n => format!("{n} voci"),
    }
}
