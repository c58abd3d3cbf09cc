//! Translations: which fields of a type a translation may hold, and the card that it makes with its original.
//!
//! [`Card::translated`] puts a translation's texts over its original's values; everything else is inherited. The items
//! of a list of groups (`risultati.indicatori`) are matched by position, because nothing else names them: `- {}` leaves an
//! item as it is. A list of texts (`lezioni`) is taken whole. [`foreign_keys`] finds what a translation must not hold, and
//! [`uneven_lists`] lists whose items cannot be matched.

use std::sync::Arc;

use super::{Card, CardInner, Field, FieldKind, Fields, Value};
use crate::content::{Entry, Node, NodeKind};
use crate::diagnostic::Span;

/// The field of a translation that says which text of its original it translates.
pub const TRANSLATES: &str = "traduzione_di";

impl Field {
    /// Whether a translation holds the whole value.
    pub fn is_translated(&self) -> bool {
        self.translate || matches!(&self.kind, FieldKind::List(item) if item.translate)
    }

    /// Whether a translation holds the value or something in it.
    pub fn has_translated(&self) -> bool {
        self.is_translated() || self.inner().iter().any(Field::has_translated)
    }

    /// The fields of a group, or of the groups of a list; none for anything else.
    pub fn inner(&self) -> &[Field] {
        match &self.kind {
            FieldKind::Object(fields) => fields,
            FieldKind::List(item) => item.inner(),
            _ => &[],
        }
    }
}

impl Card {
    /// The card in the translation's language: the translation's texts, and everything else from its original. A translation
    /// without a text of its own shows the original's.
    pub fn translated(original: &Card, translation: &Card) -> Card {
        let values = overlay(&original.0.content_type.fields, &original.0.values, &translation.0.values);
        let own = translation.0.parsed.clone();
        let body_of = if own.body.html.trim().is_empty() { original.0.parsed.clone() } else { own.clone() };
        let content_type = original.0.content_type.clone();
        Card(Arc::new(CardInner { parsed: own, body_of, content_type, values, deferred: Vec::new() }))
    }
}

/// The values of an original with the translated ones of `fields` from its translation.
fn overlay(fields: &[Field], original: &Fields, translation: &Fields) -> Fields {
    let field = |key: &str| fields.iter().find(|field| &*field.key == key);
    let is_new = |key: &str| !original.contains_key(key) && field(key).is_some_and(Field::is_translated);
    let added = translation.iter().filter(|(key, _)| is_new(key)).map(|(key, new)| (key.clone(), new.clone()));
    let one = |key: &str, old: &Value| match (field(key), translation.get(key)) {
        (Some(field), Some(new)) if field.is_translated() => new.clone(),
        (Some(field), Some(new)) => inside(field, old, new),
        _ => old.clone(),
    };
    original.iter().map(|(key, old)| (key.clone(), one(key, old))).chain(added).collect()
}

/// A group, or a list of groups, with its translated values.
fn inside(field: &Field, old: &Value, new: &Value) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => Value::Object(overlay(field.inner(), old, new)),
        (Value::Array(old), Value::Array(new)) => {
            let item = |(n, old): (usize, &Value)| match (old, new.get(n)) {
                (Value::Object(_), Some(new @ Value::Object(_))) => inside(field, old, new),
                _ => old.clone(),
            };
            Value::Array(old.iter().enumerate().map(item).collect())
        }
        _ => old.clone(),
    }
}

/// Calls `visit` for every key of a translation that only its original may hold.
pub fn foreign_keys<'a>(fields: &[Field], node: &'a Node, visit: &mut dyn FnMut(&'a Entry)) {
    let NodeKind::Mapping(entries) = &node.kind else { return };
    for entry in entries.iter().filter(|entry| &*entry.key != TRANSLATES) {
        // An unknown key is reported as such.
        let Some(field) = fields.iter().find(|field| *field.key == *entry.key) else { continue };
        if field.is_translated() {
            continue;
        }
        if !field.has_translated() {
            visit(entry);
        } else if let NodeKind::Sequence(items) = &entry.value.kind {
            items.iter().for_each(|item| foreign_keys(field.inner(), item, visit));
        } else {
            foreign_keys(field.inner(), &entry.value, visit);
        }
    }
}

/// A list of groups of which a translation has another number of items than its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneven {
    /// Its key.
    pub key: Arc<str>,
    /// Where the translation has it.
    pub span: Span,
    /// Where the original has it; `None` when it does not.
    pub original: Option<Span>,
    /// Items of translation and original.
    pub items: (usize, usize),
}

/// The lists of groups that do not match, at any depth.
pub fn uneven_lists(fields: &[Field], translation: &Node, original: Option<&Node>, found: &mut Vec<Uneven>) {
    for field in fields.iter().filter(|field| !field.is_translated() && field.has_translated()) {
        let Some(entry) = translation.entry(&field.key).filter(|entry| !entry.value.is_null()) else { continue };
        let other = original.and_then(|original| original.entry(&field.key));
        if !matches!(field.kind, FieldKind::List(_)) {
            uneven_lists(field.inner(), &entry.value, other.map(|other| &other.value), found);
            continue;
        }
        let (own, others) = (entry.value.items(), other.map_or(&[][..], |other| other.value.items()));
        if own.len() != others.len() {
            let original = other.map(|other| other.key_span.clone());
            found.push(Uneven { key: field.key.clone(), span: entry.key_span.clone(), original, items: (own.len(), others.len()) });
        }
        for (own, other) in own.iter().zip(others) {
            uneven_lists(field.inner(), own, Some(other), found);
        }
    }
}
