//! Resolves a merged schema into the tree of [`Field`]s that the rest of the tool reads, checking every
//! keyword and annotation on the way.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::locate::{Step, locate};
use super::{Choice, Field, FieldKind, Labels};
use crate::diagnostic::{Code, Diagnostic, Gatherer, Location, nearest};
use crate::source::TextFile;

/// Keywords and annotations that a schema may use.
const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$comment",
    "title",
    "description",
    "type",
    "properties",
    "items",
    "required",
    "enum",
    "const",
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "if",
    "then",
    "else",
    "allOf",
    "anyOf",
    "not",
    "examples",
    "default",
    "x-type",
    "x-register",
    "x-extends",
    "x-ref",
    "x-facet",
    "x-search",
    "x-translate",
    "x-private",
    "x-rdf",
    "x-label",
    "x-help",
    "x-order",
    "x-section",
    "x-values",
    "x-recommended",
    "x-recommended-unless",
    "x-multiline",
    "x-message",
    "x-inverse",
    "x-news",
];
const CONDITIONS: &[&str] = &["if", "then", "else", "allOf", "anyOf", "not"];
const FORMATS: &[&str] = &["partial-date", "partial-date-time", "date", "url", "email", "file", "slug"];
const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];
/// Groups inside groups; far beyond any form that people fill in.
const MAX_DEPTH: usize = 8;

/// Reads one schema file, gathering its mistakes.
pub(super) struct Reader<'a> {
    file: &'a TextFile,
    /// The files that the schema was merged from, itself first; a mistake is looked for in each.
    pub chain: Vec<&'a TextFile>,
    pub problems: Gatherer,
    pub errors: usize,
    path: Vec<Step>,
}

impl<'a> Reader<'a> {
    pub fn new(file: &'a TextFile) -> Self {
        Reader { file, chain: vec![file], problems: Gatherer::new(file.path.clone()), errors: 0, path: Vec::new() }
    }

    /// A mistake at `path` below the present place.
    pub fn problem(&mut self, path: &[Step], message: impl Into<String>, expected: impl Into<String>) {
        self.errors += 1;
        let path: Vec<Step> = self.path.iter().chain(path).cloned().collect();
        let file = self.chain.iter().find(|file| has(file, &path)).unwrap_or(&self.file);
        let place = Location::new(file.path.clone(), &locate(&file.text, &path));
        self.problems.push(Diagnostic::new(Code::SchemaInvalid, message).expected(expected).at(place));
    }

    pub fn at_key(&mut self, key: &str, message: impl Into<String>, expected: impl Into<String>) {
        self.problem(&[Step::Key(key.to_owned())], message, expected);
    }

    pub(super) fn inside<T>(&mut self, steps: &[Step], work: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.path.len();
        self.path.extend_from_slice(steps);
        let result = work(self);
        self.path.truncate(depth);
        result
    }
}

pub(super) fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

/// Whether the file has something at the path's first two steps (`properties`, the field).
fn has(file: &TextFile, path: &[Step]) -> bool {
    let near = &path[..path.len().min(2)];
    match near.last() {
        Some(Step::Key(name)) => {
            let span = locate(&file.text, near);
            file.text
                .get(span.start as usize..span.end as usize)
                .is_some_and(|text| serde_json::from_str::<String>(text).is_ok_and(|found| found == *name))
        }
        _ => true,
    }
}

/// The top-level fields of a merged schema, by `x-order`.
pub(super) fn build(schema: &Map<String, Value>, reader: &mut Reader<'_>) -> Vec<Field> {
    check_keywords(schema, reader);
    check_conditions(schema, reader);
    properties(schema, 0, reader)
}

fn properties(schema: &Map<String, Value>, depth: usize, reader: &mut Reader<'_>) -> Vec<Field> {
    let Some(Value::Object(properties)) = schema.get("properties") else { return Vec::new() };
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    for name in required.iter().filter(|name| !properties.contains_key(**name)) {
        let near = nearest(name, properties.keys().map(String::as_str)).unwrap_or("un campo di properties");
        reader.at_key("required", format!("«required» chiede «{name}», che non è tra le proprietà"), near.to_owned());
    }
    let mut fields: Vec<Field> = properties
        .iter()
        .filter_map(|(name, property)| {
            reader.inside(&[key("properties"), key(name)], |reader| {
                field(name, property, required.contains(&name.as_str()), None, depth, reader)
            })
        })
        .collect();
    fields.sort_by_key(|field| field.order);
    fields
}

fn field(
    name: &str,
    property: &Value,
    required: bool,
    list: Option<&Map<String, Value>>,
    depth: usize,
    reader: &mut Reader<'_>,
) -> Option<Field> {
    let Value::Object(property) = property else {
        reader.problem(&[], format!("La proprietà «{name}» non è un oggetto"), "un oggetto «{ … }» con «type» e «x-label»");
        return None;
    };
    if depth > MAX_DEPTH {
        reader.problem(&[], format!("Ci sono più di {MAX_DEPTH} gruppi uno dentro l'altro"), "una struttura più semplice");
        return None;
    }
    check_keywords(property, reader);
    check_conditions(property, reader);
    if list.is_none() && !property.contains_key("x-label") {
        reader.problem(
            &[],
            format!("Il campo «{name}» non ha un'etichetta"),
            "«x-label» con almeno l'italiano: {\"it\": \"…\", \"en\": \"…\", \"de\": \"…\"}",
        );
    }
    let kind = kind(name, property, list, depth, reader)?;
    Some(Field {
        key: name.into(),
        news: super::news::read(property, &kind, depth == 0 && list.is_none(), reader),
        kind,
        label: labels(property, "x-label", reader),
        help: labels(property, "x-help", reader),
        inverse: labels(property, "x-inverse", reader),
        required,
        recommended: labels(property, "x-recommended", reader),
        recommended_unless: text(property, "x-recommended-unless", reader),
        section: text(property, "x-section", reader),
        order: property.get("x-order").and_then(Value::as_i64).unwrap_or(i64::MAX / 2),
        facet: flag(property, "x-facet", false, reader),
        search: weight(property, reader),
        translate: flag(property, "x-translate", false, reader),
        private: flag(property, "x-private", false, reader),
        rdf: text(property, "x-rdf", reader),
    })
}

fn kind(
    name: &str,
    property: &Map<String, Value>,
    list: Option<&Map<String, Value>>,
    depth: usize,
    reader: &mut Reader<'_>,
) -> Option<FieldKind> {
    let type_name = property.get("type").and_then(Value::as_str).unwrap_or("");
    match type_name {
        "object" => Some(FieldKind::Object(properties(property, depth + 1, reader))),
        "array" => {
            let Some(items) = property.get("items") else {
                reader.problem(&[], format!("L'elenco «{name}» non dice che cosa contiene"), "«items» con il tipo delle voci");
                return None;
            };
            let item = reader.inside(&[key("items")], |reader| field(name, items, false, Some(property), depth + 1, reader))?;
            Some(FieldKind::List(Box::new(item)))
        }
        "boolean" => Some(FieldKind::Boolean),
        "integer" => Some(FieldKind::Integer),
        "number" => Some(FieldKind::Number { money: name.ends_with("_eur") }),
        "string" => string_kind(property, list, reader),
        other => {
            let near = nearest(other, TYPES.iter().copied()).map(|near| format!("forse «{near}»")).unwrap_or_else(|| TYPES.join(", "));
            reader.at_key("type", format!("Il campo «{name}» non ha un tipo che si conosca"), near);
            None
        }
    }
}

fn string_kind(property: &Map<String, Value>, list: Option<&Map<String, Value>>, reader: &mut Reader<'_>) -> Option<FieldKind> {
    if let Some(reference) = property.get("x-ref").or_else(|| list.and_then(|list| list.get("x-ref"))) {
        return reference_kind(reference, reader);
    }
    if let Some(values) = property.get("enum").and_then(Value::as_array) {
        let names = property.get("x-values").or_else(|| list.and_then(|list| list.get("x-values"))).and_then(Value::as_object);
        let choices = values
            .iter()
            .filter_map(Value::as_str)
            .map(|value| Choice {
                value: value.into(),
                labels: names.and_then(|names| names.get(value)).map(to_labels).unwrap_or_default(),
            })
            .collect();
        return Some(FieldKind::Enum(choices));
    }
    let multiline = flag(property, "x-multiline", list.is_some_and(|list| list.get("x-multiline") == Some(&Value::Bool(true))), reader);
    match property.get("format").and_then(Value::as_str) {
        None | Some("slug") => Some(FieldKind::Text { multiline }),
        Some("partial-date" | "date") => Some(FieldKind::Date { time: false }),
        Some("partial-date-time") => Some(FieldKind::Date { time: true }),
        Some("url") => Some(FieldKind::Url),
        Some("email") => Some(FieldKind::Email),
        Some("file") => Some(FieldKind::File),
        Some(other) => {
            let near = nearest(other, FORMATS.iter().copied()).map(|near| format!("forse «{near}»")).unwrap_or_else(|| FORMATS.join(", "));
            reader.at_key("format", format!("Il formato «{other}» non esiste"), near);
            None
        }
    }
}

fn reference_kind(reference: &Value, reader: &mut Reader<'_>) -> Option<FieldKind> {
    if let Some(vocabulary) = reference.get("vocabulary").and_then(Value::as_str) {
        return Some(FieldKind::Term(vocabulary.into()));
    }
    let types: Vec<Arc<str>> = reference
        .get("types")
        .and_then(Value::as_array)
        .map(|types| types.iter().filter_map(Value::as_str).map(Arc::from).collect())
        .unwrap_or_default();
    if types.is_empty() {
        reader.at_key(
            "x-ref",
            "Il riferimento non dice a che cosa porta",
            "{\"types\": [\"amministrazione\"]}, {\"types\": [\"*\"]} oppure {\"vocabulary\": \"temi\"}",
        );
        return None;
    }
    Some(FieldKind::Reference(types))
}

fn check_keywords(schema: &Map<String, Value>, reader: &mut Reader<'_>) {
    for name in schema.keys().filter(|name| !KEYWORDS.contains(&name.as_str())) {
        let near = nearest(name, KEYWORDS.iter().copied())
            .map(|near| format!("forse «{near}»"))
            .unwrap_or_else(|| "una delle parole di docs/ sugli schemi".to_owned());
        reader.at_key(name, format!("«{name}» non è una parola che gli schemi possono usare"), near);
    }
}

/// Conditions may look at properties, never define them: fields are those of the plain tree.
fn check_conditions(schema: &Map<String, Value>, reader: &mut Reader<'_>) {
    fn forbidden(condition: &Value, in_if: bool) -> bool {
        match condition {
            Value::Object(map) => map.iter().any(|(key, value)| {
                (key == "properties" && !in_if) || (CONDITIONS.contains(&key.as_str()) && forbidden(value, key == "if"))
            }),
            Value::Array(list) => list.iter().any(|item| forbidden(item, in_if)),
            _ => false,
        }
    }
    for condition in CONDITIONS {
        if schema.get(*condition).is_some_and(|value| forbidden(value, *condition == "if")) {
            reader.at_key(
                condition,
                "Una condizione definisce delle proprietà",
                "«properties» solo dentro «if»; nelle altre parti basta «required»",
            );
        }
    }
}

/// The texts by language under a key.
pub(super) fn labels(map: &Map<String, Value>, name: &str, reader: &mut Reader<'_>) -> Labels {
    match map.get(name) {
        None => Labels::new(),
        Some(value) if value.get("it").is_some_and(Value::is_string) => to_labels(value),
        Some(_) => {
            reader.at_key(name, format!("«{name}» non ha il testo italiano"), "{\"it\": \"…\", \"en\": \"…\", \"de\": \"…\"}");
            Labels::new()
        }
    }
}

pub(super) fn to_labels(value: &Value) -> Labels {
    value
        .as_object()
        .map(|map| map.iter().filter_map(|(language, text)| Some((language.as_str().into(), text.as_str()?.into()))).collect())
        .unwrap_or_default()
}

/// The `one` and `many` of labels by language.
pub(super) fn plural(value: Option<&Value>) -> (Labels, Labels) {
    let pick = |form: &str| {
        value
            .and_then(Value::as_object)
            .map(|map| {
                map.iter().filter_map(|(language, forms)| Some((language.as_str().into(), forms.get(form)?.as_str()?.into()))).collect()
            })
            .unwrap_or_default()
    };
    (pick("one"), pick("many"))
}

pub(super) fn text(map: &Map<String, Value>, name: &str, reader: &mut Reader<'_>) -> Option<Arc<str>> {
    match map.get(name)? {
        Value::String(text) => Some(text.as_str().into()),
        _ => {
            reader.at_key(name, format!("«{name}» non è un testo"), "un testo tra virgolette");
            None
        }
    }
}

pub(super) fn flag(map: &Map<String, Value>, name: &str, default: bool, reader: &mut Reader<'_>) -> bool {
    match map.get(name) {
        None => default,
        Some(Value::Bool(value)) => *value,
        Some(_) => {
            reader.at_key(name, format!("«{name}» non è né true né false"), "true o false");
            default
        }
    }
}

fn weight(map: &Map<String, Value>, reader: &mut Reader<'_>) -> u8 {
    match map.get("x-search") {
        None => 0,
        Some(value) => value.as_u64().filter(|weight| (1..=10).contains(weight)).map_or_else(
            || {
                reader.at_key("x-search", "Il peso nella ricerca non è valido", "un numero intero da 1 a 10");
                0
            },
            |weight| weight as u8,
        ),
    }
}

/// The one field of a register: the list of its entries, by the register's name.
pub(super) fn register(name: &str, schema: &Map<String, Value>, reader: &mut Reader<'_>) -> Option<Field> {
    let Some(Value::Object(map)) = schema.get("x-register") else {
        reader.at_key("x-register", "«x-register» non è un oggetto", "un oggetto con «labels»");
        return None;
    };
    let label = reader.inside(&[key("x-register")], |reader| labels(map, "labels", reader));
    check_keywords(schema, reader);
    let items = schema.get("items").and_then(Value::as_object).filter(|_| schema.get("type").and_then(Value::as_str) == Some("array"));
    let Some(items) = items.filter(|items| items.get("type").and_then(Value::as_str) == Some("object")) else {
        reader.problem(&[], "Un registro non è un elenco di gruppi", "«type»: «array», e in «items» un oggetto con «properties»");
        return None;
    };
    let items = Value::Object(items.clone());
    let item = reader.inside(&[key("items")], |reader| field(name, &items, true, Some(schema), 0, reader))?;
    Some(Field { key: name.into(), kind: FieldKind::List(Box::new(item)), label, ..Field::default() })
}
