//! Both themes show the same catalogue: the same pages, titles, links and words, in the same languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scraper::{ElementRef, Html, Node, Selector};

use crate::support::{Catalogue, repository, tree};

/// The files of a catalogue in a theme, after a build that must work.
fn built(catalogue: &Catalogue, theme: &str) -> BTreeMap<String, Vec<u8>> {
    let rest = catalogue.read("site.toml").replace("[theme]\nname = \"italia\"\n", "").replace("[theme]\nname = \"essenziale\"\n", "");
    catalogue.write("site.toml", format!("{rest}\n[theme]\nname = \"{theme}\"\n"));
    catalogue.commit("Il tema", "2026-11-20T10:00:00+01:00");
    catalogue.build(Path::new(theme));
    tree(&catalogue.path().join(theme))
}

/// What a page says, whatever it looks like.
struct Page {
    title: String,
    headings: Vec<String>,
    /// Where the links of `<main>` lead, with the language when they say one.
    links: BTreeSet<String>,
    /// The words of `<main>` in alphabetical order, each as often as it is said; with their language where it is not the page's.
    words: Vec<String>,
    /// The language versions that the head names, then where the header leads to another language.
    versions: Vec<String>,
}

impl Page {
    fn read(bytes: &[u8]) -> Page {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        let mut words = Vec::new();
        all("main").into_iter().for_each(|main| spoken(main, "", &mut words));
        words.sort();
        let link = |link: ElementRef<'_>| {
            let attribute = |name| link.attr(name).unwrap_or_default();
            format!("{} {}", attribute("href"), attribute("hreflang")).trim_end().to_owned()
        };
        let versions = all("head link[hreflang], header a[hreflang]");
        Page {
            title: text(all("title")[0]),
            headings: all("h1").into_iter().map(text).collect(),
            links: all("main a[href]").into_iter().map(link).collect(),
            words,
            versions: versions.into_iter().map(|version| format!("{} «{}»", link(version), text(version))).collect(),
        }
    }
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words below an element, without punctuation, without what is drawn and without what waits for a script (a theme may have
/// fewer), each after its language when an element says one.
fn spoken(element: ElementRef<'_>, above: &str, words: &mut Vec<String>) {
    let language = element.attr("lang").unwrap_or(above);
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                let spoken = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                words.extend(spoken.map(|word| format!("{language} {word}").trim_start().to_owned()));
            }
            Node::Element(inner) if !matches!(inner.name(), "svg" | "template" | "noscript") && inner.attr("hidden").is_none() => {
                spoken(ElementRef::wrap(child).unwrap(), language, words)
            }
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
fn both_themes_show_the_same_demonstration() {
    same_in_both_themes(&Catalogue::demonstration());
}

/// The demonstration has no card with every field; this catalogue has.
#[test]
fn both_themes_show_every_field() {
    let catalogue = Catalogue::copy_of(&repository().join("tests/temi"));
    // Enough of them for pages of a list, and for what stands in one line each.
    for n in 0..60 {
        let year = 2000 + n % 14;
        catalogue.write(
            &format!("content/esperienze/2025/numero-{n:02}.md"),
            format!(
                "---\ntitolo: Numero {n}\nin_breve: Una di molte.\namministrazione: comune-di-bra\ntemi: [servizi]\nproblema: Numero {n}\ninizio: {year}\ntrasferimento: {{livello: non_indicato}}\n---\n\nTesto.\n"
            ),
        );
    }
    same_in_both_themes(&catalogue);
}

#[test]
fn both_themes_show_amendments() {
    same_in_both_themes(&crate::amendments::of_every_kind());
}

#[test]
fn both_themes_show_equal_languages() {
    let catalogue = Catalogue::copy_of(&repository().join("tests/sites/lingue-pari/input"));
    std::fs::remove_dir_all(catalogue.path().join("themes")).unwrap();
    same_in_both_themes(&catalogue);
}

/// Builds a catalogue in both themes and compares what they show.
#[track_caller]
pub fn same_in_both_themes(catalogue: &Catalogue) {
    let (italia, essenziale) = (built(catalogue, "italia"), built(catalogue, "essenziale"));
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
        if left.versions != right.versions {
            problems.push(format!("{path}: italia names the versions {:?}, essenziale {:?}", left.versions, right.versions));
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

/// The small catalogue in the theme `essenziale`.
fn plain() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("site.toml", catalogue.read("site.toml") + "\n[theme]\nname = \"essenziale\"\n");
    catalogue
}

#[test]
fn one_file_of_a_theme_is_replaced_and_nothing_else() {
    let catalogue = plain();
    catalogue.write("themes/essenziale/templates/parti/piede.html", "<footer id=\"s-piede\">{{ site.title|upper }} & co</footer>\n");
    catalogue.build(Path::new("public"));
    let page = catalogue.read("public/index.html");
    assert!(page.contains("<footer id=\"s-piede\">CATALOGO DI PROVA & co</footer>"), "{page}");
    assert!(page.contains(">Che problema vuoi risolvere?</label></h1>"), "{page}");
}

#[test]
fn a_theme_takes_its_words_from_another() {
    let catalogue = plain();
    let words = std::fs::read_to_string(repository().join("themes/italia/strings/it.ftl")).unwrap();
    let changed = |text: &str| words.replace("home-title = Che problema vuoi risolvere?", &format!("home-title = {text}"));
    // What the site changes in the lender's words holds here too; the theme's own file takes its place.
    catalogue.write("themes/italia/strings/it.ftl", changed("Prestata"));
    catalogue.build(Path::new("public"));
    assert!(catalogue.read("public/index.html").contains(">Prestata</label></h1>"));
    catalogue.write("themes/essenziale/strings/it.ftl", changed("Propria"));
    catalogue.build(Path::new("public"));
    assert!(catalogue.read("public/index.html").contains(">Propria</label></h1>"));
    // A mistake in lent words is shown where it stands.
    std::fs::remove_file(catalogue.path().join("themes/essenziale/strings/it.ftl")).unwrap();
    catalogue.write("themes/italia/strings/it.ftl", changed("{ $x"));
    catalogue.run(["check"]).exits(1).says("--> themes/italia/strings/it.ftl:");
}

#[test]
fn words_come_from_themes_only() {
    let catalogue = plain();
    let manifest = |strings: &str| format!("name = \"essenziale\"\nengine = \"tera\"\nstrings = \"{strings}\"\n");
    for strings in ["manca", "../content", ""] {
        catalogue.write("themes/essenziale/theme.toml", manifest(strings));
        catalogue.run(["check"]).exits(1).says("da cui prendere le parole");
    }
    let elsewhere = Catalogue::empty();
    elsewhere.write("strings/it.ftl", "segreto = sì\n");
    catalogue.write("themes/essenziale/theme.toml", manifest("fuori"));
    std::os::unix::fs::symlink(elsewhere.path(), catalogue.path().join("themes/fuori")).unwrap();
    catalogue.run(["check"]).says("passa per un collegamento simbolico");
}
