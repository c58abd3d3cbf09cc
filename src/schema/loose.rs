//! Values of a front matter that need not hold under today's schema: old versions, and texts that wait to be accepted.
//!
//! [`values`] gives a value the type that its field asks for where it has that shape, and keeps it as written where it
//! has not; nothing is reported, and keys that no field has are kept.

use std::sync::Arc;

use super::{Field, FieldKind, Fields, Value, numbers};
use crate::content::{Entry, Node, NodeKind};

/// The values of a front matter by key; keys without a value are left out.
pub(crate) fn values(front_matter: &Node, fields: &[Field]) -> Fields {
    let NodeKind::Mapping(entries) = &front_matter.kind else { return Fields::default() };
    let present = entries.iter().filter(|entry| !entry.value.is_null());
    let one = |entry: &Entry| {
        let field = fields.iter().find(|field| *field.key == *entry.key);
        (field.map_or_else(|| Arc::from(&*entry.key), |field| field.key.clone()), node(&entry.value, field))
    };
    present.map(one).collect()
}

/// One value; `field` is the one that today's schema has for it.
fn node(node: &Node, field: Option<&Field>) -> Value {
    let kind = field.map(|field| &field.kind);
    match &node.kind {
        NodeKind::Mapping(_) => Value::Object(values(node, if let Some(FieldKind::Object(fields)) = kind { fields } else { &[] })),
        NodeKind::Sequence(items) => {
            let item = if let Some(FieldKind::List(item)) = kind { Some(&**item) } else { None };
            Value::Array(items.iter().map(|value| self::node(value, item)).collect())
        }
        NodeKind::Scalar { text, plain } => scalar(text, *plain, kind),
    }
}

fn scalar(text: &str, plain: bool, kind: Option<&FieldKind>) -> Value {
    let typed = match kind {
        Some(FieldKind::Boolean) => match text.to_lowercase().as_str() {
            "true" | "si" | "sì" => Some(Value::Bool(true)),
            "false" | "no" => Some(Value::Bool(false)),
            _ => None,
        },
        Some(FieldKind::Integer) => numbers::read(text, true).filter(|_| plain).map(Value::Number),
        Some(FieldKind::Number { .. }) => numbers::read(text, false).filter(|_| plain).map(Value::Number),
        _ => None,
    };
    typed.unwrap_or_else(|| Value::from(text.trim_end_matches('\n')))
}
