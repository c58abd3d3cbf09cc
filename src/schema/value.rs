//! Values of a front matter, with the types that its schema asks for.
//!
//! Shaped like JSON, but smaller: a catalogue keeps hundreds of them for each card, and `serde_json` takes three times the memory (its
//! groups are hash tables). Keys are shared with the schema's fields. Values never change once they are made.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Number;

use super::{Field, FieldKind};

/// A value. There is no null: what is not given is not there.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text, a date, an address, a term, a reference: as written.
    String(Box<str>),
    /// A list.
    Array(Box<[Value]>),
    /// A group.
    Object(Fields),
}

impl Value {
    /// The text of a text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Yes or no.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// A whole number from 0.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Value::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// A whole number.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// A number.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The items of a list; of anything else none.
    pub fn items(&self) -> &[Value] {
        self.as_array().unwrap_or_default()
    }

    /// The values of a group.
    pub fn as_object(&self) -> Option<&Fields> {
        match self {
            Value::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The value in a group with this key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }

    /// The value as JSON, for what takes JSON only.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => (&**text).into(),
            Value::Array(items) => items.iter().map(Value::to_json).collect(),
            Value::Object(fields) => fields.iter().map(|(key, value)| (key.to_string(), value.to_json())).collect(),
        }
    }

    /// Takes over a value of JSON; `field` is the one that the schema has for it. Null becomes nothing.
    pub(super) fn from_json(value: serde_json::Value, field: Option<&Field>) -> Option<Value> {
        let kind = field.map(|field| &field.kind);
        Some(match value {
            serde_json::Value::Null => return None,
            serde_json::Value::Bool(value) => Value::Bool(value),
            serde_json::Value::Number(number) => Value::Number(number),
            serde_json::Value::String(text) => Value::String(text.into()),
            serde_json::Value::Array(items) => {
                let item = if let Some(FieldKind::List(item)) = kind { Some(&**item) } else { None };
                Value::Array(items.into_iter().filter_map(|value| Value::from_json(value, item)).collect())
            }
            serde_json::Value::Object(map) => {
                Value::Object(Fields::from_json(map, if let Some(FieldKind::Object(fields)) = kind { fields } else { &[] }))
            }
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.into())
    }
}

impl fmt::Display for Value {
    /// As JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) => number.serialize(serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items),
            Value::Object(fields) => fields.serialize(serializer),
        }
    }
}

/// The values of a card or of a group by key, in the order in which they were written. A value that is not given is not there.
#[derive(Debug, Clone, Default)]
pub struct Fields(Box<[(Arc<str>, Value)]>);

impl Fields {
    /// The value with this key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(own, _)| &**own == key).map(|(_, value)| value)
    }

    /// The items of the list with this key; none when there is no list.
    pub fn items(&self, key: &str) -> &[Value] {
        self.get(key).map_or(&[], Value::items)
    }

    /// Whether there is a value with this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Keys and values.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Value)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over an object of JSON; `fields` are those of the schema.
    pub(super) fn from_json(map: serde_json::Map<String, serde_json::Value>, fields: &[Field]) -> Self {
        let one = |(key, value): (String, serde_json::Value)| {
            let field = fields.iter().find(|field| *field.key == *key);
            let value = Value::from_json(value, field)?;
            Some((field.map_or_else(|| key.into(), |field| field.key.clone()), value))
        };
        map.into_iter().filter_map(one).collect()
    }
}

impl FromIterator<(Arc<str>, Value)> for Fields {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Value)>>(pairs: I) -> Self {
        Fields(pairs.into_iter().collect())
    }
}

impl PartialEq for Fields {
    /// Whether both hold the same values, in whatever order.
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(json: serde_json::Value) -> Fields {
        match json {
            serde_json::Value::Object(map) => Fields::from_json(map, &[]),
            other => panic!("no object: {other}"),
        }
    }

    #[test]
    fn what_comes_from_json_goes_back_to_the_same_json() {
        let json = json!({"b": "testo", "a": [1, -2, 2.5, true, {"c": "d"}], "vuoto": {}});
        let values = fields(json.clone());
        assert_eq!(Value::Object(values.clone()).to_json(), json);
        assert_eq!(Value::Object(values.clone()).to_string(), json.to_string(), "keys keep their order");
        assert_eq!(serde_json::to_value(&values).unwrap(), json);
    }

    #[test]
    fn null_is_nothing() {
        assert_eq!(fields(json!({"a": null, "b": [null, 1]})), fields(json!({"b": [1]})));
    }

    #[test]
    fn the_order_of_keys_makes_no_difference_that_of_items_does() {
        assert_eq!(fields(json!({"a": 1, "b": {"c": 2, "d": 3}})), fields(json!({"b": {"d": 3, "c": 2}, "a": 1})));
        assert_ne!(fields(json!({"a": 1})), fields(json!({"a": 1, "b": 2})));
        assert_ne!(fields(json!({"a": 1, "b": 2})), fields(json!({"a": 1})));
        assert_ne!(fields(json!({"a": [1, 2]})), fields(json!({"a": [2, 1]})));
    }

    #[test]
    fn a_value_of_another_kind_is_no_such_value() {
        let values = fields(json!({"lista": ["x"], "testo": "x", "numero": 7}));
        assert_eq!(values.items("lista").len(), 1);
        assert!(values.items("testo").is_empty() && values.items("manca").is_empty());
        assert_eq!(values.get("numero").map(|value| (value.as_str(), value.as_u64(), value.get("x"))), Some((None, Some(7), None)));
    }

    #[test]
    fn a_value_takes_24_bytes() {
        // Hundreds of them stay in memory for each card.
        assert!(size_of::<Value>() <= 24);
    }
}
