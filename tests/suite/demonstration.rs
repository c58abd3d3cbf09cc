//! The demonstration catalogue, by which everyone judges the program: enough of it, and all of it traceable.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use prassi::catalog::{Catalog, Linked};
use prassi::pipeline::{Analysis, Fallback, Memo, Request, analyse, read};
use prassi::schema::Value;
use prassi::source::Source;

/// Fewer words say nothing, more are not read.
const WORDS: std::ops::RangeInclusive<u32> = 120..=400;

/// This repository's own catalogue, without its history.
fn demonstration() -> Analysis {
    let source = Source {
        top: Path::new(env!("CARGO_MANIFEST_DIR")).into(),
        audience: prassi::config::Audience::Public,
        history: false,
        base_url: None,
        date: None,
        open_requests: None,
    };
    let request = Request { source, date: Some(jiff::civil::date(2026, 11, 22)), drafts: false };
    let snapshot = read(&request).expect("the repository can be read");
    analyse(
        Arc::new(snapshot.value.expect("a sound site.toml")),
        snapshot.diagnostics,
        &request,
        &mut Memo::default(),
        &Fallback::default(),
    )
}

fn of_type<'a>(catalog: &'a Catalog, name: &'a str) -> impl Iterator<Item = &'a Linked> {
    catalog.iter().map(|(_, card)| card).filter(move |card| &*card.card.content_type().name == name)
}

fn list<'a>(card: &'a Linked, key: &str) -> &'a [Value] {
    card.card.values().items(key)
}

#[test]
fn there_are_ninety_experiences_each_with_sources_a_problem_and_a_story() {
    let analysis = demonstration();
    assert!(analysis.diagnostics.is_empty(), "{:#?}", analysis.diagnostics);
    let experiences: Vec<&Linked> = of_type(&analysis.catalog, "esperienza").collect();
    assert!(experiences.len() >= 90, "{} experiences", experiences.len());
    let mut references = BTreeSet::new();
    let mut problems = Vec::new();
    for card in experiences {
        let mut problem = |what: String| problems.push(format!("{}: {what}", card.card.id()));
        let words = card.card.parsed().body.words;
        if !WORDS.contains(&words) {
            problem(format!("{words} words"));
        }
        // The imaginary body's: it says so, and shows what a page is like when a body offers help.
        if list(card, "fonti").is_empty() && card.card.text("amministrazione") != "comune-di-esempio" {
            problem("no source".to_owned());
        }
        if card.card.text("problema").is_empty() {
            problem("no problem".to_owned());
        }
        let reference = card.card.text("riferimento");
        if reference.is_empty() || !references.insert(reference) {
            problem(format!("reference code «{reference}»"));
        }
        // A figure names the source that it comes from by its title; several are divided by «; ».
        let titles: Vec<&str> = list(card, "fonti").iter().filter_map(|source| source.get("titolo")?.as_str()).collect();
        let known = |part: &str| {
            let name = part.split_once(" (").map_or(part, |(name, _)| name);
            titles.iter().any(|title| title.starts_with(name))
        };
        for source in card.card.at("risultati.indicatori.fonte").into_iter().filter_map(Value::as_str) {
            if !source.split("; ").all(known) {
                problem(format!("a figure comes from «{source}», which is not among the sources"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn cards_are_linked_as_a_curator_would() {
    let analysis = demonstration();
    let catalog = &analysis.catalog;
    let collections: Vec<&Linked> = of_type(catalog, "raccolta").collect();
    assert!(collections.len() >= 3, "{} guided collections", collections.len());
    assert!(collections.iter().all(|card| list(card, "voci").len() >= 4));
    let builds_on = of_type(catalog, "esperienza").filter(|card| !list(card, "nasce_da").is_empty()).count();
    assert!(builds_on >= 5, "{builds_on} experiences say what they build on");
    // An experience that leads nowhere and to which nothing leads would be a dead end.
    let is_experience = |ix| &*catalog.get(ix).card.content_type().name == "esperienza";
    let alone: Vec<&str> = of_type(catalog, "esperienza")
        .filter(|card| {
            let leads =
                card.links.iter().flatten().any(|target| matches!(target, prassi::catalog::Target::Card(to, _) if is_experience(*to)));
            !leads && !card.backlinks.iter().any(|backlink| is_experience(backlink.from))
        })
        .map(|card| &**card.card.id())
        .collect();
    assert!(alone.is_empty(), "experiences without a link to or from another: {alone:?}");
    let unnamed: Vec<&str> =
        of_type(catalog, "amministrazione").filter(|card| card.backlinks.is_empty()).map(|card| &**card.card.id()).collect();
    assert!(unnamed.is_empty(), "administrations that no card names: {unnamed:?}");
}
