use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::config::Limits;
use crate::diagnostic::{Checked, Code};
use crate::source::TextFile;

fn file(path: &str, text: &str) -> TextFile {
    TextFile { path: format!("content/{path}").into(), text: text.into(), digest: [0; 32] }
}

fn run(local: &str, text: &str) -> Checked<ParsedCard> {
    let (root, local): (Arc<str>, Arc<str>) = ("main".into(), local.into());
    let languages: Vec<Arc<str>> = vec!["it".into(), "de".into()];
    parse(&file(&local, text), Origin { root: &root, local: &local, languages: &languages }, &Limits::default())
}

const CARD: &str = "---\ntitolo: Prova\n---\nTesto\n";

#[test]
fn the_id_and_the_language_come_from_the_name() {
    for (local, id, language) in [
        ("esperienze/2026/carta.md", "carta", None),
        ("esperienze/2026/carta.de.md", "carta", Some("de")),
        ("esperienze/carta-2/index.md", "carta-2", None),
        ("esperienze/carta-2/index.de.md", "carta-2", Some("de")),
        ("pagine/12.md", "12", None),
    ] {
        let card = run(local, CARD).value.unwrap();
        assert_eq!((&*card.id, card.language.as_deref()), (id, language), "{local}");
        assert!(card.sound);
    }
}

#[test]
fn a_name_that_cannot_be_an_address_is_refused_with_a_better_one() {
    for (local, help) in [
        ("esperienze/Città Unica.md", "citta-unica.md"),
        ("esperienze/a_b.md", "a-b.md"),
        ("esperienze/a--b.md", "a-b.md"),
        ("esperienze/L’ente/index.md", "cartella «l-ente»"),
        ("esperienze/a.it.md", "«a.md»"),
        ("esperienze/a.fr.md", "site.toml"),
        ("esperienze/«».md", "nome breve"),
        ("index.md", "nome breve"),
    ] {
        let checked = run(local, CARD);
        assert!(checked.value.is_none());
        assert_eq!(checked.diagnostics[0].code, Code::InvalidId, "{local}");
        let text = &checked.diagnostics[0].suggestion.as_ref().unwrap().text;
        assert!(text.contains(help), "{local}: {text}");
    }
}

#[test]
fn a_broken_file_still_gives_a_card() {
    for text in ["", "Testo", "---\ntitolo: x\n", "---\na: b: c\n---\n", "---\na: 1\n---\n\0", "---\na: 1\n---\n[x](javascript:y)\n"] {
        let card = run("esperienze/carta.md", text).value.unwrap();
        assert!(!card.sound, "{text:?}");
        assert!(matches!(card.front_matter.kind, NodeKind::Mapping(_)));
    }
    let warned = run("esperienze/carta.md", "---\na: 1\n---\n<b>\n");
    assert!(warned.value.unwrap().sound && !warned.diagnostics.is_empty());
}

#[test]
fn places_in_the_body_are_bytes_of_the_file() {
    let text = "---\r\ntitolo: Perché\r\n---\r\n\r\n## Città\r\n\r\n[è](b.md)\r\n";
    let card = run("esperienze/carta.md", text).value.unwrap();
    let at = |span: &crate::diagnostic::Span| &text[span.start as usize..span.end as usize];
    assert_eq!(at(&card.body.headings[0].span), "## Città");
    assert_eq!(at(&card.body.links[0].span), "[è](b.md)");
    assert_eq!(at(&card.front_matter.get("titolo").unwrap().span), "Perché");
}

fn check_node(text: &str, node: &Node, depth: usize) {
    assert!(text.get(node.span.start as usize..node.span.end as usize).is_some(), "{:?}", node.span);
    assert!(depth <= Limits::default().yaml_depth);
    node.items().iter().for_each(|item| check_node(text, item, depth + 1));
    if let NodeKind::Mapping(entries) = &node.kind {
        for entry in entries {
            assert!(text.get(entry.key_span.start as usize..entry.key_span.end as usize).is_some(), "{:?}", entry.key_span);
            check_node(text, &entry.value, depth + 1);
        }
    }
}

/// Whatever the text, nothing panics, and every place lies inside the file and between characters.
fn holds(text: &str) {
    let checked = run("esperienze/carta.md", text);
    for problem in &checked.diagnostics {
        for location in problem.location.iter().chain(problem.related.iter().map(|related| &related.location)) {
            assert!(text.get(location.span()).is_some(), "{problem:?}");
        }
    }
    let card = checked.value.unwrap();
    check_node(text, &card.front_matter, 0);
    let body = &card.body;
    for span in body.headings.iter().map(|h| &h.span).chain(body.links.iter().map(|l| &l.span)) {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
    }
    let marked = body.html_with(|n, _| format!("\u{1}{n}").into(), |_| None);
    assert_eq!(marked.matches("=\"\u{1}").count(), body.holes.len());
    assert!(body.holes.windows(2).all(|pair| pair[0].at < pair[1].at));
    assert!(!body.html.contains('\r'));
    let words = body.text().split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    assert_eq!(words, body.words as usize, "{:?} is {:?}", body.html, body.text());
}

/// Pieces that mean something to YAML or Markdown: random characters alone seldom go deep.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "titolo",
        "è",
        "😀",
        ":",
        ": ",
        " - ",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\r\n",
        "\t",
        "\"",
        "'",
        "|\n  ",
        ">-\n ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!t ",
        "#",
        " # ",
        "? ",
        "<<: ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "~",
        "\\",
        "## ",
        "> ",
        "```",
        "~~~\n",
        "|a|b|\n|-|:-:|\n",
        "| c | d |\n",
        "[à](",
        "![",
        "](x.png)",
        ")",
        "<b>",
        "</div>\n",
        "<!--",
        "https://x.it",
        "javascript:",
        "**",
        "1. ",
        "&amp;",
        "\0",
        "\u{202E}",
        "\u{85}",
        "\u{FEFF}",
    ]);
    prop_oneof![8 => fixed.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_parsed_without_panic(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_front_matter_is_parsed_without_panic(pieces in prop::collection::vec(piece(), 0..40)) {
        holds(&format!("---\n{}\n---\n", pieces.concat()));
    }

    #[test]
    fn any_body_is_parsed_without_panic(pieces in prop::collection::vec(piece(), 0..60)) {
        holds(&format!("---\nà: 1\n---\n{}", pieces.concat()));
    }
}
