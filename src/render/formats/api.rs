//! The JSON Schemas of the static API (docs/api.md), published beside it.

use serde_json::{Map, Value};

use crate::schema::ContentType;

/// Version of the API: the first number is that of its address, the second grows when something is added.
pub const VERSION: &str = "1.0";

/// The schemas of the files by name.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("elenco", include_str!("api/elenco.json")),
    ("indice", include_str!("api/indice.json")),
    ("scheda", include_str!("api/scheda.json")),
    ("tassonomia", include_str!("api/tassonomia.json")),
    ("vocabolario", include_str!("api/vocabolario.json")),
];

/// The schema of a type's fields without those that are private.
pub fn public_schema(content_type: &ContentType) -> Value {
    public(&content_type.merged)
}

fn public(schema: &Value) -> Value {
    let Value::Object(map) = schema else { return schema.clone() };
    let mut out: Map<String, Value> = map.clone();
    let mut gone = Vec::new();
    if let Some(Value::Object(properties)) = map.get("properties") {
        gone = properties.iter().filter(|(_, property)| is_private(property)).map(|(key, _)| key.as_str()).collect();
        let kept = properties.iter().filter(|(_, property)| !is_private(property));
        out.insert("properties".into(), Value::Object(kept.map(|(key, property)| (key.clone(), public(property))).collect()));
    }
    if let Some(Value::Array(required)) = out.get_mut("required") {
        required.retain(|name| !name.as_str().is_some_and(|name| gone.contains(&name)));
    }
    if let Some(items) = map.get("items") {
        out.insert("items".into(), public(items));
    }
    Value::Object(out)
}

fn is_private(schema: &Value) -> bool {
    schema.get("x-private") == Some(&Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn private_fields_are_not_even_described() {
        let schema = json!({"required": ["a", "b"], "properties": {
            "a": {"type": "string", "x-private": true},
            "b": {"type": "array", "items": {"type": "object", "required": ["c"], "properties": {"c": {"x-private": true}, "d": {}}}},
        }});
        let expected = json!({"required": ["b"], "properties": {
            "b": {"type": "array", "items": {"type": "object", "required": [], "properties": {"d": {}}}},
        }});
        assert_eq!(public(&schema), expected);
    }
}
