//! The pages that explain diagnostics, `docs/diagnostica/CODE.md`: their examples are held against the check.
//!
//! A fence of a page belongs to the wrong example (`sbagliato` behind the fence) or to the right one (`giusto`), or is a file that
//! was there before (`prima`) and is gone in both. With a path it
//! is that file of the catalogue; without, `yaml` stands for lines of a card's header and `markdown` for its text, the rest of the
//! card being sound. An example is laid over the small catalogue: the wrong one gives its code and no other, the right one nothing.
//! A page that cannot show its code says why («Senza esempio: …»).

use std::collections::BTreeSet;
use std::fs;

use prassi::diagnostic::{Code, Severity};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::support::{Catalogue, bless, first_difference, repository};

/// The card that excerpts are part of.
const CARD: &str = "content/esperienze/2026/esempio.md";

/// Its header, field by field.
const HEADER: &[(&str, &str)] = &[
    ("titolo", "titolo: Lo sportello mobile"),
    ("in_breve", "in_breve: Un ufficio su un furgone."),
    ("temi", "temi: [semplificazione]"),
    ("amministrazione", "amministrazione: comune-di-prova"),
    ("problema", "problema: Chi abita lontano perde mezza giornata."),
    ("trasferimento", "trasferimento:\n  livello: nessuno"),
];

/// The smallest picture, which lies beside the card as `sportello.png`.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1F\x15\xC4\x89";

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Before,
    Wrong,
    Right,
}

struct Fence {
    language: String,
    path: Option<String>,
    kind: Kind,
    text: String,
}

fn page(code: Code) -> String {
    let path = repository().join("docs/diagnostica").join(format!("{}.md", code.as_str()));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn fences(page: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let words: Vec<&str> = info.split_whitespace().collect();
                let (language, path, kind) = match words[..] {
                    [language, kind] => (language, None, kind),
                    [language, path, kind] => (language, Some(path.to_owned()), kind),
                    _ => panic!("a fence must say of which example it is: {info}"),
                };
                let kind = match kind {
                    "prima" => Kind::Before,
                    "sbagliato" => Kind::Wrong,
                    "giusto" => Kind::Right,
                    _ => panic!("{info}"),
                };
                open = Some(Fence { language: language.to_owned(), path, kind, text: String::new() });
            }
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    fences
}

/// The codes that the check reports over one example of a page.
fn reported(page: &str, fences: &[Fence], kind: Kind) -> BTreeSet<String> {
    let catalogue = Catalogue::small();
    catalogue.write("content/esperienze/2026/sportello.png", PICTURE);
    let day = "2026-11-20T09:00:00+01:00";
    for fence in fences.iter().filter(|fence| fence.kind == Kind::Before) {
        let path = fence.path.as_deref().expect("what was before is a file");
        catalogue.write(path, &fence.text).commit("Prima", day);
        fs::remove_file(catalogue.path().join(path)).unwrap();
    }
    let (mut header, mut body) = (String::new(), String::from("Un testo breve.\n"));
    let mut excerpt = false;
    for fence in fences.iter().filter(|fence| fence.kind == kind) {
        match (&fence.path, &*fence.language) {
            (Some(path), _) => drop(catalogue.write(path, &fence.text)),
            (None, "yaml") => (header, excerpt) = (fence.text.clone(), true),
            (None, "markdown") => (body, excerpt) = (fence.text.clone(), true),
            (None, other) => panic!("an excerpt is yaml or markdown, not {other}"),
        }
    }
    if excerpt {
        let written = |key: &str| header.lines().any(|line| line.starts_with(&format!("{key}:")));
        let rest: Vec<&str> = HEADER.iter().filter(|(key, _)| !written(key)).map(|(_, line)| *line).collect();
        catalogue.write(CARD, format!("---\n{}\n{header}---\n\n{body}", rest.join("\n")));
    }
    // What a register says is held against the versions.
    if fences.iter().any(|fence| fence.path.as_ref().is_some_and(|path| path.ends_with(".yml"))) {
        catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    }
    let audience = if page.contains("--audience members") { "members" } else { "public" };
    if catalogue.path().join(".git").exists() {
        catalogue.commit("Dopo", day);
    }
    // The day is given, so that no archive is needed to know it.
    let run = catalogue.run(["check", "--format", "json", "--date", "2026-11-20", "--audience", audience]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"));
    json["diagnostics"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_example_is_as_wrong_or_right_as_its_page_says() {
    let mut problems = Vec::new();
    for code in Code::ALL {
        let page = page(*code);
        let fences = fences(&page);
        if fences.is_empty() {
            if !page.contains("\nSenza esempio: ") {
                problems.push(format!("{}: no example, and no reason", code.as_str()));
            }
            continue;
        }
        if [Kind::Wrong, Kind::Right].into_iter().any(|kind| fences.iter().all(|fence| fence.kind != kind)) {
            problems.push(format!("{}: one of the two examples is missing", code.as_str()));
        }
        let wrong = reported(&page, &fences, Kind::Wrong);
        if wrong != BTreeSet::from([code.as_str().to_owned()]) {
            problems.push(format!("{}: the wrong example gives {wrong:?}", code.as_str()));
        }
        let right = reported(&page, &fences, Kind::Right);
        if !right.is_empty() {
            problems.push(format!("{}: the right example gives {right:?}", code.as_str()));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_page_is_made_alike() {
    for code in Code::ALL {
        let (page, name) = (page(*code), code.as_str());
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(lines[0], format!("# `{name}`"), "{name}");
        assert!(lines[2].ends_with('.') && lines[2].chars().count() <= 100, "{name}: one short sentence: {}", lines[2]);
        let word = if code.severity() == Severity::Error { "Errore: " } else { "Avviso: " };
        assert!(lines[4].starts_with(word), "{name} says {:?} of something else", lines[4]);
        for section in ["## Perché conta", "## Che cosa fare"] {
            assert_eq!(page.matches(section).count(), 1, "{name}: {section}");
        }
    }
    let pages = fs::read_dir(repository().join("docs/diagnostica")).unwrap().count();
    assert_eq!(pages, Code::ALL.len() + 1, "a page without a code, or the index is missing");
}

#[test]
fn the_index_names_every_page() {
    let mut index = String::from(
        "# Che cosa dice `prassi check`\n\nUna pagina per codice: perché conta, un esempio sbagliato, uno giusto, che cosa fare. Nel terminale: `prassi explain CODICE`.\n",
    );
    for (severity, title) in [(Severity::Error, "Errori"), (Severity::Warning, "Avvisi")] {
        index.push_str(&format!("\n## {title}\n\n"));
        let mut codes: Vec<&Code> = Code::ALL.iter().filter(|code| code.severity() == severity).collect();
        codes.sort_by_key(|code| code.as_str());
        for code in codes {
            let page = page(*code);
            index.push_str(&format!("- [`{0}`]({0}.md): {1}\n", code.as_str(), page.lines().nth(2).unwrap()));
        }
    }
    let path = repository().join("docs/diagnostica/README.md");
    if bless() {
        fs::write(&path, &index).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap();
    assert!(found == index, "docs/diagnostica/README.md: {}\n(PRASSI_BLESS=1 rewrites it)", first_difference(&index, &found));
}

#[test]
fn every_code_is_explained_in_the_terminal() {
    let anywhere = Catalogue::empty();
    let list = anywhere.run(["explain"]).exits(0);
    for code in Code::ALL {
        assert!(list.stdout.contains(&format!("  {} ", code.as_str())), "{}: {list}", code.as_str());
        let run = anywhere.run(["explain", code.as_str()]).exits(0);
        assert!(run.stdout.contains("Che cosa fare\n─"), "{run}");
        let long = run.stdout.lines().find(|line| line.chars().count() > 80 && !line.starts_with("    "));
        assert_eq!(long, None, "{}", code.as_str());
    }
    let order = |word: &str| list.stdout.find(word).unwrap();
    assert!(order("campo-mancante") < order("Avvisi:") && order("Avvisi:") < order("campo-consigliato"), "{list}");
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest() {
    let anywhere = Catalogue::empty();
    let run = anywhere.run(["explain", "campo-mancate"]).exits(2).says("«campo-mancante»");
    assert!(run.stdout.is_empty(), "{run}");
    anywhere.run(["explain", "errore[id-doppio]:"]).exits(0).says("Due schede");
}

#[test]
fn the_check_says_once_where_to_read_more() {
    let catalogue = Catalogue::small();
    let hint = "prassi explain CODICE";
    catalogue.write("content/esperienze/2026/una.md", "Niente.\n").write("content/esperienze/2026/due.md", "Niente.\n");
    let run = catalogue.run(["check", "--date", "2026-11-20"]).exits(1);
    assert_eq!(run.stdout.matches(hint).count(), 1, "{run}");
    assert!(!Catalogue::small().run(["check", "--date", "2026-11-20"]).exits(0).stdout.contains(hint));
}
