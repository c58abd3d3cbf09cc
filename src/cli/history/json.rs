//! The versions of a card for programs.

use serde_json::{Value, json};

use super::Found;
use super::compare::Compared;
use crate::derive::{Fact, NewsReader};
use crate::pipeline::Analysis;
use crate::source::Person;

/// Everything that is known, as JSON with a line end.
pub(super) fn write(analysis: &Analysis, found: &Found<'_>, comparison: Option<&Compared<'_>>) -> String {
    let versions: Vec<Value> = (1..=found.versions.list.len()).rev().filter_map(|number| version(analysis, found, number)).collect();
    let address = found.ix.and_then(|ix| analysis.catalog.get(ix).address.as_deref());
    let mut value = json!({
        "card": { "name": found.name, "title": found.title, "path": found.path, "address": address, "exists": found.parsed.is_some() },
        "uncommitted": found.has_changes(),
        "versions": versions,
    });
    if let (Some(comparison), Some(map)) = (comparison, value.as_object_mut()) {
        map.insert("comparison".to_owned(), comparison.json());
    }
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

fn version(analysis: &Analysis, found: &Found<'_>, number: usize) -> Option<Value> {
    let (version, commit) = (found.versions.get(number)?, found.commit(number)?);
    let request = commit.merge_request.as_ref().map(|request| json!({ "number": request.number, "url": request.url }));
    Some(json!({
        "number": number,
        "commit": &*commit.id,
        "time": commit.time.to_string(),
        "authors": names(&version.file.authors),
        "title": commit.title,
        "reason": commit.reason,
        "merge_request": request,
        "approved_by": names(&commit.approved_by),
        "signed": commit.signed,
        "minor": commit.minor,
        "path": &*version.file.path,
        "removed": version.file.blob.is_none(),
        "redacted": found.redactions(number).next().is_some(),
        "news": news(analysis, found, number),
    }))
}

fn names(people: &[Person]) -> Vec<String> {
    people.iter().map(|person| person.name.to_string()).collect()
}

/// What the version says to readers: names of facts and of fields.
fn news(analysis: &Analysis, found: &Found<'_>, number: usize) -> Vec<Value> {
    let reader = NewsReader::new(&analysis.catalog, &analysis.derived, &analysis.snapshot.config);
    let event = found.ix.and_then(|ix| reader.event(ix, number));
    let fact = |fact: &Fact| match fact {
        Fact::Published => json!({ "kind": "published" }),
        Fact::Translated => json!({ "kind": "translated" }),
        Fact::Returned => json!({ "kind": "returned" }),
        Fact::Withdrawn => json!({ "kind": "withdrawn" }),
        Fact::Amendment => json!({ "kind": "amendment" }),
        Fact::Field(field) => json!({ "kind": "field", "field": &*field.key }),
    };
    event.map_or_else(Vec::new, |event| event.facts.iter().map(fact).collect())
}
