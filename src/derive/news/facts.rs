//! What changed between two published versions, in the words of the schema's annotations `x-news`.

use crate::schema::{Fields, Value};

use super::past::Past;
use super::{Fact, FieldNews};
use crate::catalog::Linked;
use crate::content::ParsedCard;
use crate::schema::{Field, FieldKind, NewsRule, NewsWhen};
use crate::source::Commit;

/// The facts, in the order of the schema's fields, the amendment last; `None` when nothing changed that says anything.
pub(super) fn of(before: &Past<'_>, now: &Past<'_>, commit: &Commit, card: &Linked) -> Option<Vec<Fact>> {
    // A comparison with what was taken back would tell of it.
    let shown = |field: &&Field| !before.hides(&field.key) && !now.hides(&field.key);
    let fields: Vec<&Field> = card.card.content_type().fields.iter().filter(shown).collect();
    if !says_something(&fields, before, now) {
        return None;
    }
    let (old, new) = (&*before.values, &*now.values);
    let mut facts: Vec<Fact> = fields.iter().filter_map(|field| field_news(field, old, new)).map(Fact::Field).collect();
    facts.extend(commit.merge_request.is_some().then_some(Fact::Amendment));
    Some(facts)
}

/// Whether more than white space and silent fields changed.
fn says_something(fields: &[&Field], before: &Past<'_>, now: &Past<'_>) -> bool {
    let silent = |field: &&&Field| field.news.as_ref().is_some_and(|rule| rule.when == NewsWhen::Never);
    let differs = |field: &&Field| !same(get(&before.values, &field.key), get(&now.values, &field.key));
    let hidden = before.hides_body() || now.hides_body();
    fields.iter().filter(|field| !silent(field)).any(differs) || (!hidden && !same_body(&before.parsed, &now.parsed))
}

fn same_body(before: &ParsedCard, now: &ParsedCard) -> bool {
    let targets =
        |card: &'_ ParsedCard| card.body.links.iter().map(|link| (link.target.clone(), link.fragment.clone())).collect::<Vec<_>>();
    same_text(&before.body.html, &now.body.html) && targets(before) == targets(now)
}

fn get<'v>(values: &'v Fields, key: &str) -> Option<&'v Value> {
    values.get(key).filter(|value| is_there(value))
}

/// Whether a value says anything: an empty list or group is as good as none.
fn is_there(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(is_there),
        Value::Object(fields) => fields.values().any(is_there),
        _ => true,
    }
}

/// Whether two values say the same: neither white space nor the order of keys counts.
fn same(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(Value::String(a)), Some(Value::String(b))) => same_text(a, b),
        (Some(Value::Array(a)), Some(Value::Array(b))) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(Some(a), Some(b))),
        (Some(Value::Object(a)), Some(Value::Object(b))) => a.keys().chain(b.keys()).all(|key| same(get(a, key), get(b, key))),
        (a, b) => a == b,
    }
}

fn same_text(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

fn field_news(field: &Field, old: &Fields, new: &Fields) -> Option<FieldNews> {
    let rule = field.news.as_ref().filter(|rule| rule.when != NewsWhen::Never)?;
    let (old, new) = (get(old, &field.key), get(new, &field.key)?);
    let mut came = Vec::new();
    match (&field.kind, new) {
        (FieldKind::Object(fields), Value::Object(group)) => {
            if !meets(new, rule) {
                return None;
            }
            let counts = |field: &&Field| rule.of.is_empty() || rule.of.contains(&field.key);
            for inner in fields.iter().filter(counts) {
                let before = old.and_then(Value::as_object).and_then(|old| get(old, &inner.key));
                if let Some(now) = get(group, &inner.key) {
                    came.extend(change(inner, &format!("{}.{}", field.key, inner.key), before, now, None, rule.when));
                }
            }
        }
        _ => came = change(field, &field.key, old, new, Some(rule), rule.when),
    }
    let from = (rule.when == NewsWhen::Changed).then(|| old.cloned()).flatten();
    (!came.is_empty()).then(|| FieldNews { key: field.key.clone(), from, new: came })
}

/// What is new in a value that is there, each with its path.
fn change(field: &Field, path: &str, old: Option<&Value>, new: &Value, rule: Option<&NewsRule>, when: NewsWhen) -> Vec<(String, Value)> {
    let with_path = |value: &Value| (path.to_owned(), value.clone());
    match (when, &field.kind, new) {
        (NewsWhen::Changed, ..) if !same(old, Some(new)) => vec![with_path(new)],
        (NewsWhen::Added | NewsWhen::Widened, FieldKind::List(_), Value::Array(items)) => {
            let old = old.map_or(&[][..], Value::items);
            let fits = |item: &&Value| is_there(item) && rule.is_none_or(|rule| meets(item, rule));
            let known = |item: &Value| old.iter().any(|old| same(Some(old), Some(item)));
            let came: Vec<&Value> = items.iter().filter(fits).filter(|item| !known(item)).collect();
            // An item that was mended is not the same as before, but it is not one more.
            let scalars = came.iter().all(|item| item.as_object().is_none());
            let more = if when == NewsWhen::Widened && scalars { came.len() } else { items.len().saturating_sub(old.len()) };
            came[came.len() - more.min(came.len())..].iter().map(|item| with_path(item)).collect()
        }
        (NewsWhen::Added, ..) if old.is_none() => vec![with_path(new)],
        (NewsWhen::Widened, FieldKind::Enum(choices), _) => {
            let rank = |value: Option<&Value>| choices.iter().position(|choice| Some(&*choice.value) == value.and_then(Value::as_str));
            if rank(Some(new)) > rank(old) { vec![with_path(new)] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Whether a group or an item holds what the rule asks for.
fn meets(value: &Value, rule: &NewsRule) -> bool {
    let holds = |(key, values): &(std::sync::Arc<str>, Vec<std::sync::Arc<str>>)| {
        let found = value.get(key).and_then(Value::as_str);
        found.is_some_and(|found| values.iter().any(|value| **value == *found))
    };
    rule.with.iter().all(holds)
}
