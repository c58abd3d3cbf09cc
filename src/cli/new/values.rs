//! The values of a card in the making: set by dotted path, and what is still missing.
//!
//! All values are texts until they are written; the schema decides their type, as it does in a file.

use serde_json::{Map, Value};

use crate::diagnostic::{fold, nearest};
use crate::schema::{Field, FieldKind, label};

/// The front matter of a card in the making.
pub(in crate::cli) type Values = Map<String, Value>;

/// Turns what a person wrote for a field into the value that the card holds.
pub(in crate::cli) type Meaning<'a> = &'a dyn Fn(&Field, &str) -> String;

/// Sets the field at a dotted path. A list takes several values: by repeating, or with commas where its items are not prose.
/// In a list of groups a field that the last item already has begins a new item.
pub(in crate::cli) fn set(values: &mut Values, fields: &[Field], path: &str, value: &str, meaning: Meaning<'_>) -> Result<(), String> {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let field = find(fields, key)?;
    let name = field.key.to_string();
    match (&field.kind, rest) {
        (FieldKind::Object(inner), Some(rest)) => {
            let group = values.entry(name).or_insert_with(|| Value::Object(Values::new()));
            let Value::Object(group) = group else { unreachable!("a group holds a map") };
            set(group, inner, rest, value, meaning)
        }
        (FieldKind::Object(inner), None) => Err(format!("«{key}» è un gruppo di campi: scrivi {}", examples(key, inner))),
        (FieldKind::List(item), rest) => {
            let list = values.entry(name).or_insert_with(|| Value::Array(Vec::new()));
            let Value::Array(list) = list else { unreachable!("a list holds a list") };
            match (&item.kind, rest) {
                (FieldKind::Object(inner), Some(rest)) => in_list(list, inner, rest, value, meaning),
                (FieldKind::Object(inner), None) => Err(format!("«{key}» è un elenco di gruppi: scrivi {}", examples(key, inner))),
                (_, Some(_)) => Err(format!("«{key}» non è un gruppo di campi: scrivi soltanto {key}=…")),
                (_, None) => {
                    for part in parts(item, value) {
                        let part = Value::String(meaning(item, part));
                        if !list.contains(&part) {
                            list.push(part);
                        }
                    }
                    Ok(())
                }
            }
        }
        (_, Some(_)) => Err(format!("«{key}» non è un gruppo di campi: scrivi soltanto {key}=…")),
        (_, None) => match values.insert(name, Value::String(meaning(field, value))) {
            None => Ok(()),
            Some(_) => Err(format!("«{key}» prende un valore solo, e qui ne ha due")),
        },
    }
}

fn in_list(list: &mut Vec<Value>, inner: &[Field], path: &str, value: &str, meaning: Meaning<'_>) -> Result<(), String> {
    let full = list.last().and_then(Value::as_object).is_none_or(|last| holds(last, inner, path));
    if full {
        list.push(Value::Object(Values::new()));
    }
    match list.last_mut() {
        Some(Value::Object(last)) => set(last, inner, path, value, meaning),
        _ => unreachable!("an item was just added"),
    }
}

/// Whether the item has the field already, and the field takes one value only.
fn holds(item: &Values, fields: &[Field], path: &str) -> bool {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let Ok(field) = find(fields, key) else { return false };
    match (&field.kind, item.get(&*field.key), rest) {
        (FieldKind::Object(inner), Some(Value::Object(group)), Some(rest)) => holds(group, inner, rest),
        (FieldKind::List(_), ..) => false,
        (_, found, _) => found.is_some(),
    }
}

/// The field with this key, or with this label.
fn find<'a>(fields: &'a [Field], key: &str) -> Result<&'a Field, String> {
    let exact = fields.iter().find(|field| &*field.key == key);
    let found = exact.or_else(|| fields.iter().find(|field| field.label.values().any(|label| fold(label) == fold(key))));
    found.ok_or_else(|| {
        let keys: Vec<&str> = fields.iter().map(|field| &*field.key).collect();
        match nearest(key, keys.iter().copied()) {
            Some(near) => format!("il campo «{key}» non c'è: forse volevi scrivere «{near}»?"),
            None => format!("il campo «{key}» non c'è: i campi sono {}", keys.join(", ")),
        }
    })
}

/// The values of a list: prose keeps its commas.
fn parts<'a>(item: &Field, value: &'a str) -> Vec<&'a str> {
    match item.kind {
        FieldKind::Text { .. } => vec![value.trim()],
        _ => value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect(),
    }
}

fn examples(key: &str, inner: &[Field]) -> String {
    inner.iter().map(|field| format!("{key}.{}=…", field.key)).collect::<Vec<_>>().join(" oppure ")
}

/// A field that must be there and is not, with its dotted path.
pub(in crate::cli) struct Missing<'a> {
    /// Dotted path.
    pub path: String,
    /// The field.
    pub field: &'a Field,
}

/// What the schema requires and the card does not have: the innermost fields, in the schema's order.
pub(in crate::cli) fn missing<'a>(values: &Values, fields: &'a [Field]) -> Vec<Missing<'a>> {
    let mut found = Vec::new();
    gather(values, fields, "", &mut found);
    found
}

fn gather<'a>(values: &Values, fields: &'a [Field], prefix: &str, found: &mut Vec<Missing<'a>>) {
    for field in fields {
        let path = format!("{prefix}{}", field.key);
        let inner = inner(field);
        match (values.get(&*field.key), inner) {
            (None, _) if !field.required => {}
            (None, Some(inner)) if inner.iter().any(|field| field.required) => gather(&Values::new(), inner, &format!("{path}."), found),
            (None, _) => found.push(Missing { path, field }),
            (Some(Value::Object(group)), Some(inner)) => gather(group, inner, &format!("{path}."), found),
            (Some(Value::Array(items)), Some(inner)) => {
                items.iter().filter_map(Value::as_object).for_each(|item| gather(item, inner, &format!("{path}."), found));
            }
            _ => {}
        }
    }
}

/// The fields of a group, or of the groups of a list.
pub(in crate::cli) fn inner(field: &Field) -> Option<&[Field]> {
    let mut kind = &field.kind;
    while let FieldKind::List(item) = kind {
        kind = &item.kind;
    }
    match kind {
        FieldKind::Object(inner) => Some(inner),
        _ => None,
    }
}

/// `Titolo (titolo)`.
pub(in crate::cli) fn shown(field: &Field) -> String {
    let name = label(&field.label, "it");
    if name.is_empty() { field.key.to_string() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn experience() -> std::sync::Arc<crate::schema::ContentType> {
        let schemas = crate::schema::Schemas::load(&crate::source::schemas(None).unwrap().value.unwrap()).value.unwrap();
        schemas.get("esperienza").unwrap().clone()
    }

    fn given(pairs: &[(&str, &str)]) -> Result<Values, String> {
        let content_type = experience();
        let mut values = Values::new();
        for (path, value) in pairs {
            set(&mut values, &content_type.fields, path, value, &|_, text| text.to_owned())?;
        }
        Ok(values)
    }

    #[test]
    fn paths_lists_and_groups() {
        let values = given(&[
            ("temi", "a, b"),
            ("temi", "c"),
            ("peculiarita", "Uno, e ancora uno"),
            ("trasferimento.livello", "nessuno"),
            ("trasferimento.modalita", "webinar,coaching"),
            ("fasi.titolo", "Prima"),
            ("fasi.inizio", "2020"),
            ("fasi.titolo", "Seconda"),
            ("A che punto è", "attiva"),
        ])
        .unwrap();
        assert_eq!(values["temi"], serde_json::json!(["a", "b", "c"]));
        assert_eq!(values["peculiarita"], serde_json::json!(["Uno, e ancora uno"]));
        assert_eq!(values["trasferimento"], serde_json::json!({"livello": "nessuno", "modalita": ["webinar", "coaching"]}));
        assert_eq!(values["fasi"], serde_json::json!([{"titolo": "Prima", "inizio": "2020"}, {"titolo": "Seconda"}]));
    }

    #[test]
    fn what_cannot_be_is_explained() {
        assert!(given(&[("tema", "x")]).unwrap_err().contains("«temi»"));
        assert!(given(&[("trasferimento", "x")]).unwrap_err().contains("trasferimento.livello=…"));
        assert!(given(&[("titolo.x", "x")]).unwrap_err().contains("titolo=…"));
        assert!(given(&[("titolo", "x"), ("titolo", "y")]).unwrap_err().contains("un valore solo"));
    }

    #[test]
    fn the_innermost_missing_fields_are_named() {
        let content_type = experience();
        let paths = |values: &Values| missing(values, &content_type.fields).into_iter().map(|m| m.path).collect::<Vec<_>>();
        assert_eq!(paths(&Values::new()), ["titolo", "in_breve", "temi", "amministrazione", "trasferimento.livello"]);
        let values = given(&[("referente.email", "a@b.it"), ("riusi.stato", "in_uso")]).unwrap();
        let found = paths(&values);
        assert!(found.contains(&"referente.ufficio".to_owned()) && found.contains(&"riusi.amministrazione".to_owned()), "{found:?}");
    }
}
