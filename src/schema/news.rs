//! `x-news`: which changes of a field are news to readers, and what they are called.
//!
//! Only top-level fields carry it. [`read`] is called with the field's kind, so that what it names inside a group is checked.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::fields::{Reader, labels};
use super::{FieldKind, Labels};
use crate::diagnostic::nearest;

/// When a change of a field is news.
#[derive(Debug, Clone)]
pub struct NewsRule {
    /// Which kind of change counts.
    pub when: NewsWhen,
    /// The fields of a group that count; all of them when empty.
    pub of: Vec<Arc<str>>,
    /// What the group, or a new item of a list, must hold now for the change to count: a field and its values.
    pub with: Vec<(Arc<str>, Vec<Arc<str>>)>,
    /// What readers see, by language: «Risultati aggiunti».
    pub labels: Labels,
}

/// The kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsWhen {
    /// The value is another one.
    Changed,
    /// Something is there that was not: a value, an item of a list.
    Added,
    /// A later value of the schema's list than before, or a new item.
    Widened,
    /// A change of this field alone says nothing to readers.
    Never,
}

const KINDS: &[(&str, NewsWhen)] =
    &[("changed", NewsWhen::Changed), ("added", NewsWhen::Added), ("widened", NewsWhen::Widened), ("never", NewsWhen::Never)];
const KEYS: &[&str] = &["when", "of", "with", "labels"];
const NAME: &str = "x-news";

/// Reads the annotation of a property.
pub(super) fn read(property: &Map<String, Value>, kind: &FieldKind, top_level: bool, reader: &mut Reader<'_>) -> Option<NewsRule> {
    let value = property.get(NAME)?;
    if !top_level {
        reader.at_key(NAME, "«x-news» sta solo sui campi di primo livello", "«x-news» sul campo che contiene questo, con «of»");
        return None;
    }
    let when = value.get("when").and_then(Value::as_str).unwrap_or("");
    let Some((_, when)) = KINDS.iter().find(|(name, _)| *name == when) else {
        let expected = nearest(when, KINDS.iter().map(|(name, _)| *name)).map(|near| format!("«when» con «{near}»"));
        let all = || "«when» con changed, added, widened oppure never".to_owned();
        reader.at_key(NAME, "«x-news» non dice quale cambiamento è una novità", expected.unwrap_or_else(all));
        return None;
    };
    for key in value.as_object().into_iter().flat_map(Map::keys).filter(|key| !KEYS.contains(&key.as_str())) {
        reader.at_key(NAME, format!("«x-news» non ha «{key}»"), nearest(key, KEYS.iter().copied()).map_or(KEYS.join(", "), str::to_owned));
    }
    let texts = |value: &Value| value.as_array().into_iter().flatten().filter_map(Value::as_str).map(Arc::from).collect::<Vec<Arc<str>>>();
    let of = value.get("of").map(texts).unwrap_or_default();
    let with = value.get("with").and_then(Value::as_object);
    let with: Vec<_> = with.into_iter().flatten().map(|(key, values)| (Arc::from(key.as_str()), texts(values))).collect();
    for key in of.iter().chain(with.iter().map(|(key, _)| key)).filter(|key| !holds(kind, key)) {
        reader.at_key(
            NAME,
            format!("«x-news» nomina «{key}», che qui non c'è"),
            "un campo di questo gruppo, o delle voci di questo elenco",
        );
    }
    let labels = match value.get("labels") {
        Some(found) => labels(&Map::from_iter([(NAME.to_owned(), found.clone())]), NAME, reader),
        None => Labels::new(),
    };
    if labels.is_empty() && *when != NewsWhen::Never {
        reader.at_key(NAME, "«x-news» non dice come si chiama la novità", "«labels» con almeno l'italiano");
    }
    Some(NewsRule { when: *when, of, with, labels })
}

/// Whether a group, or the items of a list, has a field with this key.
fn holds(kind: &FieldKind, key: &str) -> bool {
    match kind {
        FieldKind::Object(fields) => fields.iter().any(|field| &*field.key == key),
        FieldKind::List(item) => holds(&item.kind, key),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::Schemas;
    use crate::source::TextFile;

    fn load(annotation: &str) -> (Option<NewsRule>, Vec<String>) {
        let text = format!(
            r#"{{"x-type": {{"folder": "cose", "labels": {{"it": {{"one": "Cosa", "many": "Cose"}}}}}}, "type": "object", "properties": {{
            "titolo": {{"type": "string", "x-label": {{"it": "Titolo"}}}},
            "esiti": {{"type": "array", "x-label": {{"it": "Esiti"}}, "x-news": {annotation}, "items": {{"type": "object", "properties": {{
                "esito": {{"type": "string", "x-label": {{"it": "Esito"}}}}}}}}}}}}}}"#
        );
        let file = TextFile { path: "schemas/cosa.json".into(), digest: *blake3::hash(text.as_bytes()).as_bytes(), text: text.into() };
        let checked = Schemas::load(&BTreeMap::from([("cosa.json".into(), file)]));
        let rule = checked.value.and_then(|schemas| schemas.get("cosa")?.field("esiti")?.news.clone());
        (rule, checked.diagnostics.into_iter().map(|it| it.message.to_string()).collect())
    }

    #[test]
    fn a_rule_says_which_change_is_news_and_what_it_is_called() {
        let (rule, problems) = load(r#"{"when": "added", "with": {"esito": ["si"]}, "labels": {"it": "Esito nuovo"}}"#);
        assert!(problems.is_empty(), "{problems:?}");
        let rule = rule.unwrap();
        assert_eq!((rule.when, &*rule.labels["it"], &*rule.with[0].1[0]), (NewsWhen::Added, "Esito nuovo", "si"));
        assert!(load(r#"{"when": "never"}"#).1.is_empty());
    }

    #[test]
    fn mistakes_are_named() {
        for (annotation, said) in [
            (r#"{"when": "adde", "labels": {"it": "x"}}"#, "quale cambiamento"),
            (r#"{"when": "added"}"#, "come si chiama"),
            (r#"{"when": "added", "of": ["nulla"], "labels": {"it": "x"}}"#, "«nulla»"),
            (r#"{"when": "never", "whith": {}}"#, "«whith»"),
        ] {
            let (_, problems) = load(annotation);
            assert!(problems.iter().any(|problem| problem.contains(said)), "{annotation}: {problems:?}");
        }
    }
}
