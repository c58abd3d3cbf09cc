//! Both themes show the same catalogue: the same pages, titles, links and words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scraper::{ElementRef, Html, Node, Selector};

use crate::support::{Catalogue, tree};

/// The demonstration in a theme: its files, after a build that must work.
fn demonstration(theme: &str) -> BTreeMap<String, Vec<u8>> {
    let catalogue = Catalogue::demonstration();
    catalogue.replace("site.toml", "name = \"italia\"", &format!("name = \"{theme}\""));
    catalogue.commit("Il tema", "2026-11-02T10:00:00+01:00");
    catalogue.build(Path::new("public"));
    tree(&catalogue.path().join("public"))
}

/// What a page says, whatever it looks like.
struct Page {
    title: String,
    headings: Vec<String>,
    /// Where the links of `<main>` lead.
    links: BTreeSet<String>,
    /// The words of `<main>` in alphabetical order, each as often as it is said.
    words: Vec<String>,
}

impl Page {
    fn read(bytes: &[u8]) -> Page {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        let mut words = Vec::new();
        all("main").into_iter().for_each(|main| spoken(main, &mut words));
        words.sort();
        Page {
            title: text(all("title")[0]),
            headings: all("h1").into_iter().map(text).collect(),
            links: all("main a[href]").into_iter().map(|link| link.attr("href").unwrap().to_owned()).collect(),
            words,
        }
    }
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words below an element, without punctuation and without what is drawn.
fn spoken(element: ElementRef<'_>, words: &mut Vec<String>) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                words.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned));
            }
            Node::Element(inner) if inner.name() != "svg" => spoken(ElementRef::wrap(child).unwrap(), words),
            _ => {}
        }
    }
}

/// What one list has more than the other, both sorted.
fn missing(from: &[String], other: &[String]) -> Vec<String> {
    let mut rest = other.to_vec();
    let mut missing = Vec::new();
    for word in from {
        match rest.binary_search(word) {
            Ok(at) => drop(rest.remove(at)),
            Err(_) => missing.push(word.clone()),
        }
    }
    missing
}

#[test]
fn both_themes_show_the_same_catalogue() {
    let (italia, essenziale) = (demonstration("italia"), demonstration("essenziale"));
    let routes = |site: &BTreeMap<String, Vec<u8>>| site.keys().filter(|path| !path.starts_with("tema/")).cloned().collect::<Vec<_>>();
    assert_eq!(routes(&italia), routes(&essenziale));
    let mut problems = Vec::new();
    for (path, bytes) in &italia {
        let same = &essenziale.get(path);
        if !path.ends_with(".html") {
            if !path.starts_with("tema/") && *same != Some(bytes) {
                problems.push(format!("{path}: not the same bytes"));
            }
            continue;
        }
        let (left, right) = (Page::read(bytes), Page::read(same.unwrap()));
        if left.title != right.title || left.headings != right.headings {
            problems.push(format!("{path}: «{}» {:?} and «{}» {:?}", left.title, left.headings, right.title, right.headings));
        }
        let links: Vec<&String> = left.links.symmetric_difference(&right.links).collect();
        if !links.is_empty() {
            problems.push(format!("{path}: only one theme leads to {links:?}"));
        }
        let (more, less) = (missing(&left.words, &right.words), missing(&right.words, &left.words));
        if !more.is_empty() || !less.is_empty() {
            problems.push(format!("{path}: only italia says {more:?}, only essenziale says {less:?}"));
        }
    }
    assert!(problems.is_empty(), "{} differences:\n{}", problems.len(), problems[..problems.len().min(40)].join("\n"));
}
