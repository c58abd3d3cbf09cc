//! Reads the schemas: JSON, `x-extends`, one merged schema and one compiled validator per type.
//!
//! Steps: [`read`] each file; [`merge`] what `x-extends` names into one plain schema (`properties`, `required` and
//! conditions of the common part come first); build the field tree, which also checks every keyword and
//! annotation; [`close`] every object; compile.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::fields::{self, Reader};
use super::locate::{Step, locate};
use super::x_type;
use super::{ContentType, Register, Schemas, validate};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, nearest};
use crate::source::TextFile;

/// Type names that `prassi new` uses for something else.
const RESERVED: &[&str] = &["site", "demo", "translation"];

impl Schemas {
    /// Loads the schemas by file name (`esperienza.json`). A file with a mistake gives no type; the others are loaded.
    /// `value` is always there, perhaps with fewer types; whether to go on is decided by the diagnostics.
    pub fn load(files: &BTreeMap<Arc<str>, TextFile>) -> Checked<Schemas> {
        let mut diagnostics = Vec::new();
        let mut documents = BTreeMap::new();
        for (name, file) in files {
            let Some(stem) = name.strip_suffix(".json") else { continue };
            if let Some(document) = read(file, &mut diagnostics) {
                documents.insert(Arc::<str>::from(stem), document);
            }
        }
        let mut schemas = Schemas::default();
        for (name, document) in &documents {
            let file = &files[&*format!("{name}.json")];
            let mut reader = Reader::new(file);
            if document.contains_key("x-type") {
                if let Some(content_type) = load_type(name, &documents, files, &mut reader) {
                    schemas.types.insert(name.clone(), Arc::new(content_type));
                }
            } else if document.contains_key("x-register") {
                schemas.registers.extend(load_register(name, document, &mut reader).map(|register| (name.clone(), register)));
            } else {
                fields::build(document, &mut reader);
            }
            diagnostics.extend(reader.problems.finish());
        }
        same_folder(&schemas, files, &mut diagnostics);
        known_hosts(&schemas, files, &mut diagnostics);
        // A mistake in the common part is found once for itself and once in every type that extends it.
        crate::diagnostic::sort(&mut diagnostics);
        Checked { value: Some(schemas), diagnostics }
    }
}

fn read(file: &TextFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Map<String, Value>> {
    let problem = match serde_json::from_str(&file.text) {
        Ok(Value::Object(map)) => return Some(map),
        Ok(_) => Diagnostic::new(Code::SchemaInvalid, "Lo schema non è un oggetto JSON")
            .expected("un oggetto «{ … }»")
            .at(Location::file(file.path.clone())),
        Err(error) => {
            let line_start = file.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
            let mut at = (line_start + error.column().saturating_sub(1)).min(file.text.len());
            while !file.text.is_char_boundary(at) {
                at -= 1;
            }
            Diagnostic::new(Code::SchemaInvalid, format!("Il file non è JSON valido: {error}"))
                .help("Controlla virgole, virgolette e parentesi intorno a questo punto")
                .at(Location::new(file.path.clone(), &(at as u32..at as u32)))
        }
    };
    diagnostics.push(problem);
    None
}

fn load_type<'a>(
    name: &Arc<str>,
    documents: &BTreeMap<Arc<str>, Map<String, Value>>,
    files: &'a BTreeMap<Arc<str>, TextFile>,
    reader: &mut Reader<'a>,
) -> Option<ContentType> {
    if RESERVED.contains(&&**name) || !crate::content::is_slug(name) {
        reader.problem(
            &[],
            format!("Un tipo non può chiamarsi «{name}»"),
            "un nome di lettere minuscole, cifre e trattini, diverso da site, demo e translation",
        );
        return None;
    }
    let chain = chain(name, documents, reader)?;
    let mut merged = Map::new();
    for part in chain.iter().rev() {
        merged = merge(merged, documents[part].clone());
    }
    merged.remove("x-extends");
    // A mistake in a field stands in the file of the chain that has the field.
    reader.chain = chain.iter().map(|part| &files[&*format!("{part}.json")]).collect();
    let before = reader.errors;
    let x_type = x_type::x_type(name, &merged, reader)?;
    let fields = fields::build(&merged, reader);
    x_type::check_paths(&x_type, &fields, reader);
    if reader.errors > before {
        return None;
    }
    let mut merged = Value::Object(merged);
    close(&mut merged);
    let validator = match validate::Validator::compile(&merged, &fields) {
        Ok(validator) => validator,
        Err((path, message)) => {
            reader.problem(&path, format!("Lo schema non si può usare: {message}"), "uno schema JSON Schema 2020-12 valido");
            return None;
        }
    };
    Some(ContentType {
        name: name.clone(),
        folder: x_type.folder,
        beside: x_type.beside,
        path: x_type.path,
        one: x_type.one,
        many: x_type.many,
        list: x_type.list,
        permalink: x_type.permalink,
        feed: x_type.feed,
        follow: x_type.follow,
        date: x_type.date,
        template: x_type.template,
        private: x_type.private,
        taxonomies: x_type.taxonomies,
        sections: x_type.sections,
        fields,
        merged,
        validator,
    })
}

/// A register, as a type with one field: the list.
fn load_register(name: &Arc<str>, document: &Map<String, Value>, reader: &mut Reader<'_>) -> Option<Register> {
    let before = reader.errors;
    let field = fields::register(name, document, reader)?;
    if reader.errors > before {
        return None;
    }
    let mut list = Value::Object(document.clone());
    close(&mut list);
    let merged = json!({ "type": "object", "properties": { &**name: list.clone() } });
    let fields = vec![field];
    let validator = match validate::Validator::compile(&merged, &fields) {
        Ok(validator) => validator,
        Err((path, message)) => {
            let path = path.get(2..).unwrap_or_default();
            reader.problem(path, format!("Lo schema non si può usare: {message}"), "uno schema JSON Schema 2020-12 valido");
            return None;
        }
    };
    let label = fields[0].label.clone();
    let content_type = ContentType {
        name: name.clone(),
        folder: "".into(),
        beside: None,
        path: "".into(),
        one: label.clone(),
        many: label,
        list: false,
        permalink: false,
        feed: false,
        follow: false,
        date: None,
        template: "".into(),
        private: false,
        taxonomies: Vec::new(),
        sections: Vec::new(),
        fields,
        merged,
        validator,
    };
    Some(Register { content_type: Arc::new(content_type), schema: list })
}

/// The type and what it extends, itself first; `None` with a problem when a link is missing or goes in a circle.
fn chain(name: &Arc<str>, documents: &BTreeMap<Arc<str>, Map<String, Value>>, reader: &mut Reader<'_>) -> Option<Vec<Arc<str>>> {
    let place = [Step::Key("x-extends".into())];
    let mut chain = vec![name.clone()];
    while let Some(extends) = documents[chain.last()?].get("x-extends") {
        let Some((base, _)) = extends.as_str().and_then(|base| documents.get_key_value(base)) else {
            let wanted = extends.as_str().unwrap_or("");
            let near = nearest(wanted, documents.keys().map(|key| &**key))
                .map(|near| format!("forse «{near}»"))
                .unwrap_or_else(|| "il nome di un altro schema, senza .json".to_owned());
            reader.problem(&place, format!("Lo schema da estendere, «{wanted}», non c'è"), near);
            return None;
        };
        if chain.contains(base) {
            reader.problem(&place, "Gli schemi si estendono in circolo", "una catena che finisce con uno schema senza x-extends");
            return None;
        }
        chain.push(base.clone());
    }
    Some(chain)
}

/// `over` merged into `base`: properties key by key, `required` united, conditions of both, anything else from `over`.
fn merge(mut base: Map<String, Value>, mut over: Map<String, Value>) -> Map<String, Value> {
    // Two conditions cannot share the top level: each goes into `allOf`.
    for schema in [&mut base, &mut over] {
        let condition: Map<String, Value> = ["if", "then", "else", "anyOf", "x-message"]
            .into_iter()
            .filter_map(|key| schema.remove(key).map(|value| (key.to_owned(), value)))
            .collect();
        if !condition.is_empty() {
            push_all(schema, "allOf", vec![Value::Object(condition)]);
        }
    }
    for (key, value) in over {
        match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                let entry = base.entry("properties").or_insert_with(|| json!({}));
                let Value::Object(known) = entry else { continue };
                for (name, property) in properties {
                    match (known.get_mut(&name), property) {
                        (Some(Value::Object(old)), Value::Object(new)) => old.extend(new),
                        (_, property) => drop(known.insert(name, property)),
                    }
                }
            }
            ("required" | "allOf", Value::Array(items)) => push_all(&mut base, &key, items),
            (_, value) => drop(base.insert(key, value)),
        }
    }
    base
}

fn push_all(schema: &mut Map<String, Value>, key: &str, items: Vec<Value>) {
    if let Value::Array(list) = schema.entry(key).or_insert_with(|| json!([])) {
        for item in items {
            if !list.contains(&item) {
                list.push(item);
            }
        }
    }
}

/// Sets `additionalProperties: false` on every object of the tree (not inside conditions), and `title` and
/// `description` from the Italian annotations, which is what text editors show.
fn close(schema: &mut Value) {
    let Value::Object(map) = schema else { return };
    for (from, to) in [("x-label", "title"), ("x-help", "description")] {
        if let Some(text) = map.get(from).and_then(|labels| labels.get("it")).cloned() {
            map.entry(to).or_insert(text);
        }
    }
    if let Some(items) = map.get_mut("items") {
        close(items);
    }
    if let Some(Value::Object(properties)) = map.get_mut("properties") {
        properties.values_mut().for_each(close);
        map.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
}

/// A type can only live beside the cards of another that is there and has pages to show it.
fn known_hosts(schemas: &Schemas, files: &BTreeMap<Arc<str>, TextFile>, diagnostics: &mut Vec<Diagnostic>) {
    for content_type in schemas.iter() {
        let Some(host) = &content_type.beside else { continue };
        if schemas.get(host).is_some_and(|host| host.permalink) {
            continue;
        }
        let file = &files[&*format!("{}.json", content_type.name)];
        let place = locate(&file.text, &[Step::Key("x-type".into()), Step::Key("beside".into())]);
        let near = nearest(host, schemas.iter().filter(|t| t.permalink).map(|t| &*t.name));
        diagnostics.push(
            Diagnostic::new(Code::SchemaInvalid, format!("«{host}», accanto alle cui schede vive il tipo, non è un tipo con pagine"))
                .expected(near.map_or_else(|| "il nome di un tipo con pagine".to_owned(), |near| format!("forse «{near}»")))
                .at(Location::new(file.path.clone(), &place)),
        );
    }
}

/// Two types cannot share a folder: a file's folder is its type.
fn same_folder(schemas: &Schemas, files: &BTreeMap<Arc<str>, TextFile>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, &Arc<str>> = BTreeMap::new();
    for content_type in schemas.iter() {
        if let Some(first) = seen.insert(&content_type.folder, &content_type.name) {
            let file = &files[&*format!("{}.json", content_type.name)];
            let place = locate(&file.text, &[Step::Key("x-type".into()), Step::Key("folder".into())]);
            diagnostics.push(
                Diagnostic::new(Code::SchemaInvalid, format!("La cartella «{}» è già del tipo «{first}»", content_type.folder))
                    .at(Location::new(file.path.clone(), &place))
                    .expected("una cartella per ogni tipo"),
            );
        }
    }
}
