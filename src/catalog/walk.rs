//! Walks the fields of a type and the values of a front matter side by side.

use crate::content::{Node, NodeKind, ParsedCard};
use crate::schema::{ContentType, Field, FieldKind};

/// Calls `visit(dotted path, field, value)` for every value that is neither group nor list, at any depth.
///
/// Works on the front matter as written, so that cards with other mistakes are walked too; a value whose shape is not
/// the field's is passed over, because validation has reported it.
pub(super) fn values<'a>(content_type: &'a ContentType, card: &'a ParsedCard, visit: &mut dyn FnMut(&str, &'a Field, &'a Node)) {
    let mut path = String::new();
    fields(&content_type.fields, &card.front_matter, &mut path, visit);
}

fn fields<'a>(list: &'a [Field], node: &'a Node, path: &mut String, visit: &mut dyn FnMut(&str, &'a Field, &'a Node)) {
    for field in list {
        let Some(value) = node.get(&field.key) else { continue };
        let before = path.len();
        if before > 0 {
            path.push('.');
        }
        path.push_str(&field.key);
        one(field, value, path, visit);
        path.truncate(before);
    }
}

fn one<'a>(field: &'a Field, node: &'a Node, path: &mut String, visit: &mut dyn FnMut(&str, &'a Field, &'a Node)) {
    match (&field.kind, &node.kind) {
        (FieldKind::Object(inner), NodeKind::Mapping(_)) => fields(inner, node, path, visit),
        (FieldKind::List(item), NodeKind::Sequence(items)) => items.iter().for_each(|value| one(item, value, path, visit)),
        (FieldKind::Object(_) | FieldKind::List(_), _) | (_, NodeKind::Mapping(_) | NodeKind::Sequence(_)) => {}
        _ if node.is_null() => {}
        _ => visit(path, field, node),
    }
}

/// Calls `visit` for every mapping of a front matter, outermost first.
pub(super) fn mappings<'a>(node: &'a Node, visit: &mut dyn FnMut(&'a Node)) {
    match &node.kind {
        NodeKind::Mapping(entries) => {
            visit(node);
            entries.iter().for_each(|entry| mappings(&entry.value, visit));
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| mappings(item, visit)),
        NodeKind::Scalar { .. } => {}
    }
}
