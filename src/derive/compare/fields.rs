//! Two front matters, field by field: groups by sub-field, lists by item.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::schema::{Fields, Value};
use imara_diff::{Algorithm, Diff, InternedInput};

use super::words::{self, Bag};
use super::{Budget, Change, FieldChange, Place, What};
use crate::content::ParsedCard;
use crate::schema::{ContentType, Field, FieldKind, loose_values};

/// Texts shorter than this, old and new together, read better side by side.
const PROSE_CHARS: usize = 100;
/// Texts of which fewer words stayed read better side by side; items of which fewer stayed are two items.
const ALIKE: f64 = 0.4;
/// Pairs of items that are looked at for likeness.
const PAIRS: usize = 10_000;

/// The fields that differ.
pub(super) fn compare<'s>(old: &ParsedCard, new: &ParsedCard, content_type: &'s ContentType, budget: &mut Budget) -> Vec<FieldChange<'s>> {
    let fields = &content_type.fields;
    let (old, new) = (loose_values(&old.front_matter, fields), loose_values(&new.front_matter, fields));
    let change = |(key, field): (Arc<str>, Option<&'s Field>)| {
        let mut walk = Walk { place: Vec::new(), path: key.to_string(), found: Vec::new(), budget };
        walk.value(field, old.get(&key), new.get(&key));
        let changes = walk.found;
        (!changes.is_empty()).then_some(FieldChange { key, field, changes })
    };
    keys(fields, &old, &new).into_iter().filter_map(change).collect()
}

/// The keys of both: the schema's in its order, then the others in theirs. What must never be public is not compared.
fn keys<'s>(fields: &'s [Field], old: &Fields, new: &Fields) -> Vec<(Arc<str>, Option<&'s Field>)> {
    let has = |key: &str| old.contains_key(key) || new.contains_key(key);
    let mut keys: Vec<_> =
        fields.iter().filter(|field| has(&field.key) && !field.private).map(|field| (field.key.clone(), Some(field))).collect();
    for key in old.keys().chain(new.keys()) {
        if fields.iter().all(|field| *field.key != **key) && keys.iter().all(|(known, _)| **known != **key) {
            keys.push((key.clone(), None));
        }
    }
    keys
}

struct Walk<'s, 'b> {
    place: Vec<Place<'s>>,
    /// Dotted, without indices.
    path: String,
    found: Vec<Change<'s>>,
    budget: &'b mut Budget,
}

impl<'s> Walk<'s, '_> {
    fn found(&mut self, field: Option<&'s Field>, what: What) {
        self.found.push(Change { place: self.place.clone(), field, path: self.path.as_str().into(), what });
    }

    fn value(&mut self, field: Option<&'s Field>, old: Option<&Value>, new: Option<&Value>) {
        match (old, new) {
            (None, None) => {}
            (Some(old), Some(new)) if old == new => {}
            (Some(Value::Object(old)), Some(Value::Object(new))) => self.group(field, old, new),
            (Some(Value::Object(old)), None) => self.group(field, old, &Fields::default()),
            (None, Some(Value::Object(new))) => self.group(field, &Fields::default(), new),
            (Some(Value::Array(old)), Some(Value::Array(new))) => self.list(field, old, new),
            (Some(Value::Array(old)), None) => self.list(field, old, &[]),
            (None, Some(Value::Array(new))) => self.list(field, &[], new),
            (Some(old), Some(new)) => self.scalar(field, old, new),
            (Some(old), None) => self.found(field, What::Removed(old.clone())),
            (None, Some(new)) => self.found(field, What::Added(new.clone())),
        }
    }

    fn scalar(&mut self, field: Option<&'s Field>, old: &Value, new: &Value) {
        let is_text = field.is_none_or(|field| matches!(field.kind, FieldKind::Text { .. }));
        let prose = match (old, new) {
            (Value::String(old), Value::String(new)) if is_text && old.len() + new.len() >= PROSE_CHARS => {
                (Bag::of(old).likeness(&Bag::of(new), self.budget) >= ALIKE).then(|| words::compare(old, new, self.budget)).flatten()
            }
            _ => None,
        };
        let whole = || What::Replaced(old.clone(), new.clone());
        self.found(field, prose.map_or_else(whole, What::Words));
    }

    fn group(&mut self, field: Option<&'s Field>, old: &Fields, new: &Fields) {
        let fields: &'s [Field] = match field.map(|field| &field.kind) {
            Some(FieldKind::Object(fields)) => fields,
            _ => &[],
        };
        for (key, field) in keys(fields, old, new) {
            let length = self.path.len();
            self.path.push('.');
            self.path.push_str(&key);
            self.place.push(Place::Field { key: key.clone(), field });
            self.value(field, old.get(&key), new.get(&key));
            self.place.pop();
            self.path.truncate(length);
        }
    }

    fn list(&mut self, field: Option<&'s Field>, old: &[Value], new: &[Value]) {
        let item: Option<&'s Field> = match field.map(|field| &field.kind) {
            Some(FieldKind::List(item)) => Some(item),
            _ => None,
        };
        let matched = Matched::of(item, old, new, self.budget);
        for at in matched.went {
            self.found(item, What::Removed(old[at].clone()));
        }
        for (n, value) in new.iter().enumerate() {
            match matched.of_new[n] {
                From::Same => {}
                From::Nothing => self.found(item, What::Added(value.clone())),
                From::Moved => self.found(item, What::Moved(value.clone())),
                From::Changed(o) => {
                    self.place.push(Place::Item { number: n + 1, name: self.name(item, value) });
                    self.value(item, Some(&old[o]), Some(value));
                    self.place.pop();
                }
            }
        }
    }

    /// What tells an item of a list of groups from the others.
    fn name(&self, item: Option<&'s Field>, value: &Value) -> Option<(Value, Option<&'s Field>, Arc<str>)> {
        let field = naming(item?, value)?;
        Some((value.get(&field.key)?.clone(), Some(field), format!("{}.{}", self.path, field.key).into()))
    }
}

/// The first field that an item must have, else the first that it has, and that is neither a group nor a list.
fn naming<'s>(item: &'s Field, value: &Value) -> Option<&'s Field> {
    let FieldKind::Object(fields) = &item.kind else { return None };
    let plain = |field: &&Field| !matches!(field.kind, FieldKind::Object(_) | FieldKind::List(_)) && value.get(&field.key).is_some();
    fields.iter().filter(plain).find(|field| field.required).or_else(|| fields.iter().find(plain))
}

/// Where an item of the newer list comes from.
#[derive(Clone, Copy, PartialEq)]
enum From {
    Nothing,
    Same,
    Moved,
    /// From the old item at this position.
    Changed(usize),
}

struct Matched {
    of_new: Vec<From>,
    /// Old items that became nothing.
    went: Vec<usize>,
}

impl Matched {
    fn of(item: Option<&Field>, old: &[Value], new: &[Value], budget: &mut Budget) -> Matched {
        let text = |values: &[Value]| -> Vec<String> { values.iter().map(Value::to_string).collect() };
        let (old_text, new_text) = (text(old), text(new));
        let mut input: InternedInput<&str> = InternedInput::default();
        input.update_before(old_text.iter().map(String::as_str));
        input.update_after(new_text.iter().map(String::as_str));
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let mut went: Vec<usize> = (0..old.len()).filter(|&at| diff.is_removed(at as u32)).collect();
        let mut of_new: Vec<From> = (0..new.len()).map(|at| if diff.is_added(at as u32) { From::Nothing } else { From::Same }).collect();
        let mut waiting: HashMap<&str, VecDeque<usize>> = HashMap::new();
        went.iter().for_each(|&at| waiting.entry(&old_text[at]).or_default().push_back(at));
        let mut moved: HashSet<usize> = HashSet::new();
        for n in 0..new.len() {
            if of_new[n] == From::Nothing
                && let Some(o) = waiting.get_mut(&*new_text[n]).and_then(VecDeque::pop_front)
            {
                of_new[n] = From::Moved;
                moved.insert(o);
            }
        }
        went.retain(|at| !moved.contains(at));
        let came: Vec<usize> = (0..new.len()).filter(|&n| of_new[n] == From::Nothing).collect();
        if came.len().saturating_mul(went.len()) <= PAIRS {
            let mut left: Vec<(usize, Bag)> = went.iter().map(|&at| (at, bag(&old[at]))).collect();
            for n in came {
                let own = bag(&new[n]);
                let same = |(o, bag): &(usize, Bag)| same_item(item, (&old[*o], bag), (&new[n], &own), budget);
                if let Some(at) = left.iter().position(same) {
                    of_new[n] = From::Changed(left.remove(at).0);
                }
            }
            went = left.into_iter().map(|(at, _)| at).collect();
        }
        Matched { of_new, went }
    }
}

fn bag(value: &Value) -> Bag {
    value.as_str().map_or_else(|| Bag::of(&value.to_string()), Bag::of)
}

/// Whether an item is another one changed: a group with the same name, or prose that has much in common.
fn same_item(item: Option<&Field>, (old, old_words): (&Value, &Bag), (new, new_words): (&Value, &Bag), budget: &mut Budget) -> bool {
    match (old, new) {
        (Value::Object(_), Value::Object(_)) => {
            let named = item.and_then(|item| naming(item, new)).map(|field| (old.get(&field.key), new.get(&field.key)));
            named.is_some_and(|(old, new)| old == new) || old_words.likeness(new_words, budget) >= 0.7
        }
        (Value::String(_), Value::String(_)) => {
            let is_text = item.is_none_or(|item| matches!(item.kind, FieldKind::Text { .. }));
            is_text && old_words.likeness(new_words, budget) >= ALIKE
        }
        _ => false,
    }
}
