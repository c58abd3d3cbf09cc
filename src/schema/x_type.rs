//! `x-type`: the folder, address, labels, taxonomies and sections of a type; and whether what it names is there.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::fields::{Reader, flag, key, plural, text, to_labels};
use super::locate::Step;
use super::{Field, FieldKind, Labels, Section, TaxonomyDef};
use crate::diagnostic::nearest;

const X_TYPE: &[&str] =
    &["folder", "beside", "path", "labels", "list", "permalink", "feed", "follow", "date", "template", "private", "taxonomies", "sections"];

/// What `x-type` says.
pub(super) struct XType {
    pub folder: Arc<str>,
    pub beside: Option<Arc<str>>,
    pub path: Arc<str>,
    pub one: Labels,
    pub many: Labels,
    pub list: bool,
    pub permalink: bool,
    pub feed: bool,
    pub follow: bool,
    pub date: Option<Arc<str>>,
    pub template: Arc<str>,
    pub private: bool,
    pub taxonomies: Vec<TaxonomyDef>,
    pub sections: Vec<Section>,
}

/// Reads `x-type`.
pub(super) fn x_type(name: &str, schema: &Map<String, Value>, reader: &mut Reader<'_>) -> Option<XType> {
    let Some(Value::Object(map)) = schema.get("x-type") else {
        reader.at_key("x-type", "«x-type» non è un oggetto", "un oggetto con almeno «folder» e «labels»");
        return None;
    };
    reader.inside(&[key("x-type")], |reader| {
        for name in map.keys().filter(|name| !X_TYPE.contains(&name.as_str())) {
            let near = nearest(name, X_TYPE.iter().copied()).map(|near| format!("forse «{near}»")).unwrap_or_else(|| X_TYPE.join(", "));
            reader.at_key(name, format!("«x-type» non ha «{name}»"), near);
        }
        let folder = text(map, "folder", reader).filter(|folder| crate::content::is_slug(folder));
        let Some(folder) = folder else {
            reader.at_key(
                "folder",
                format!("Il tipo «{name}» non dice in quale cartella stanno le sue schede"),
                "«folder» con un nome di lettere minuscole, cifre e trattini",
            );
            return None;
        };
        let path = text(map, "path", reader).unwrap_or_else(|| folder.clone());
        if !path.is_empty() && !crate::content::is_slug(&path) {
            reader.at_key("path", format!("«{path}» non può stare in un indirizzo"), "lettere minuscole, cifre e trattini");
        }
        let (one, many) = plural(map.get("labels"));
        if !one.contains_key("it") || !many.contains_key("it") {
            reader.at_key(
                "labels",
                "Mancano le etichette italiane del tipo",
                "{\"it\": {\"one\": \"Esperienza\", \"many\": \"Esperienze\"}, …}",
            );
        }
        Some(XType {
            folder,
            beside: text(map, "beside", reader),
            path,
            one,
            many,
            list: flag(map, "list", true, reader),
            permalink: flag(map, "permalink", true, reader),
            feed: flag(map, "feed", false, reader),
            follow: flag(map, "follow", false, reader),
            date: text(map, "date", reader),
            template: text(map, "template", reader).unwrap_or_else(|| "card.html".into()),
            private: flag(map, "private", false, reader),
            taxonomies: list(map, "taxonomies").iter().enumerate().filter_map(|(n, value)| taxonomy(n, value, reader)).collect(),
            sections: list(map, "sections")
                .iter()
                .filter_map(|value| Some(Section { id: value.get("id")?.as_str()?.into(), labels: to_labels(value.get("labels")?) }))
                .collect(),
        })
    })
}

fn list<'a>(map: &'a Map<String, Value>, name: &str) -> &'a [Value] {
    map.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn taxonomy(n: usize, value: &Value, reader: &mut Reader<'_>) -> Option<TaxonomyDef> {
    let get = |name: &str| value.get(name).and_then(Value::as_str).map(Arc::<str>::from);
    let (Some(id), Some(path), Some(field)) = (get("id"), get("path"), get("field")) else {
        reader.problem(&[key("taxonomies"), Step::Index(n)], "La classificazione non è completa", "«id», «path», «field» e «labels»");
        return None;
    };
    let (one, many) = plural(value.get("labels"));
    Some(TaxonomyDef { id, path, field, by_year: get("by").as_deref() == Some("year"), one, many })
}

/// Checks that the paths of `x-type` lead to fields, and that sections exist.
pub(super) fn check_paths(x_type: &XType, fields: &[Field], reader: &mut Reader<'_>) {
    for (n, taxonomy) in x_type.taxonomies.iter().enumerate() {
        if !leads(fields, &taxonomy.field) {
            reader.problem(
                &[key("x-type"), key("taxonomies"), Step::Index(n)],
                format!("La classificazione «{}» usa il campo «{}», che non c'è", taxonomy.id, taxonomy.field),
                "il percorso di un campo, con i punti",
            );
        }
    }
    if let Some(date) = x_type.date.as_deref().filter(|date| !leads(fields, date)) {
        reader.problem(
            &[key("x-type"), key("date")],
            format!("Il campo «{date}», che ordina l'elenco, non c'è"),
            "il percorso di un campo con una data",
        );
    }
    for field in fields {
        let Some(section) = field.section.as_deref().filter(|section| !x_type.sections.iter().any(|s| *s.id == **section)) else {
            continue;
        };
        if !x_type.sections.is_empty() {
            let near = nearest(section, x_type.sections.iter().map(|s| &*s.id))
                .map(|near| format!("forse «{near}»"))
                .unwrap_or_else(|| "una delle sezioni di x-type".to_owned());
            reader.problem(&[key("properties"), key(&field.key), key("x-section")], format!("La sezione «{section}» non c'è"), near);
        }
    }
}

fn leads(fields: &[Field], path: &str) -> bool {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(field) = fields.iter().find(|field| &*field.key == first) else { return false };
    let Some(rest) = rest else { return true };
    let mut kind = &field.kind;
    while let FieldKind::List(item) = kind {
        kind = &item.kind;
    }
    matches!(kind, FieldKind::Object(inner) if leads(inner, rest))
}
