use super::*;
use crate::config::Limits;

/// Loads a front matter that stands after a first line with an accent, so that a wrong base or a count of characters shows.
fn run(yaml: &str) -> (String, Node, Vec<Diagnostic>) {
    let text = format!("---\n# perché\n{yaml}---\n");
    let mut problems = Gatherer::new("a.md".into());
    let node = load(&text, 4..text.len() - 4, Limits::default().yaml_depth, &mut problems);
    (text, node, problems.finish())
}

/// Each problem's code, the text at its place, and the text with its replacement applied.
fn problems(yaml: &str) -> Vec<(Code, String, Option<String>)> {
    let (text, _, problems) = run(yaml);
    problems
        .iter()
        .map(|problem| {
            let at = problem.location.as_ref().unwrap().span();
            let replacement = problem.suggestion.as_ref().and_then(|s| s.replacement.clone());
            (problem.code, text[at].to_owned(), replacement)
        })
        .collect()
}

fn only(yaml: &str) -> (Code, String, Option<String>) {
    let found = problems(yaml);
    assert_eq!(found.len(), 1, "{yaml:?}: {found:?}");
    found.into_iter().next().unwrap()
}

fn written<'a>(text: &'a str, span: &Span) -> &'a str {
    &text[span.start as usize..span.end as usize]
}

#[test]
fn values_know_their_bytes_after_accented_letters() {
    let (text, node, problems) = run("città: è così\nelenco: [perché, \"né\"]\ngruppo:\n  à: 1\n  è:\n    - ùno\n    - due: ò\n");
    assert_eq!(problems, []);
    let city = node.entry("città").unwrap();
    assert_eq!((written(&text, &city.key_span), written(&text, &city.value.span)), ("città", "è così"));
    let list = node.get("elenco").unwrap();
    assert_eq!(written(&text, &list.span), "[perché, \"né\"]");
    assert_eq!(written(&text, &list.items()[1].span), "\"né\"");
    let group = node.get("gruppo").unwrap();
    assert_eq!(written(&text, &group.span), "à: 1\n  è:\n    - ùno\n    - due: ò");
    assert_eq!(written(&text, &group.get("è").unwrap().items()[1].get("due").unwrap().span), "ò");
}

#[test]
fn blocks_and_quotes_come_out_with_plain_line_ends() {
    let (_, node, _) = run("a: |\r\n  uno\r\n  due\r\nb: >-\r\n  uno\r\n  due\r\nc: \"x\r\n  y\"\r\nd: ~\r\ne:\r\nf: ''\r\n");
    assert_eq!(node.get("a").unwrap().text(), Some("uno\ndue\n"));
    assert_eq!(node.get("b").unwrap().text(), Some("uno due"));
    assert_eq!(node.get("c").unwrap().text(), Some("x y"));
    assert!(node.get("d").unwrap().is_null() && node.get("e").unwrap().is_null() && !node.get("f").unwrap().is_null());
}

#[test]
fn scalars_are_kept_as_written() {
    let (_, node, _) = run("a: NO\nb: 08\nc: 2019\nd: 1e3\ne: 0x1F\nf: 12:30:45\n");
    for (key, text) in [("a", "NO"), ("b", "08"), ("c", "2019"), ("d", "1e3"), ("e", "0x1F"), ("f", "12:30:45")] {
        assert_eq!(node.get(key).unwrap().text(), Some(text));
    }
}

#[test]
fn the_usual_mistakes_are_explained_with_a_remedy() {
    use Code::YamlSyntax;
    let fix = |text: &str| Some(text.to_owned());
    let case = |yaml: &str, at: &str, replacement: Option<String>| assert_eq!(only(yaml), (YamlSyntax, at.to_owned(), replacement));
    case("titolo: Perché no: così\nb: 2\n", "Perché no: così", fix("\"Perché no: così\""));
    case("a: 1\ntitolo: \"è abc\nb: 2\n", "\"è abc", fix("\"è abc\""));
    case("t: 'L'ente'\nb: 2\n", "'L'ente'", fix("\"L'ente\""));
    case("t: \"Progetto\" pilota\n", "\"Progetto\" pilota", fix("'\"Progetto\" pilota'"));
    case("t: \"il \"buon\" uso\"\n", "\"il \"buon\" uso\"", fix("'il \"buon\" uso'"));
    case("a: @x # nota\nb: 1\n", "@x", fix("\"@x\""));
    case("a: `x`\n", "`x`", fix("\"`x`\""));
    case("a:1\nb: 2\n", ":", fix(": "));
    case("a:\n  - x\n  -y\nb: 1\n", "-", fix("- "));
    case("a: 1\n  b: 2\nc: 3\n", "b: 2", None);
    case("b:\n  c: 1\n d: 2\n", "d: 2", None);
    case("testo senza chiave\nb: 1\n", "testo senza chiave", None);
    case("a: [1, 2\nb: 3\n", "[1, 2", None);
    case("a: - b\nc: 1\n", "a: - b", None);
    case("a: \"\\q\"\nb: 1\n", "a: \"\\q\"", None);
    case("a: x]\nb: ]\n", "]", None);
}

#[test]
fn no_message_is_the_parsers_english() {
    let samples = [
        "a: b: c\n",
        "a: \"x\n",
        "a: [\n",
        "a: }\n",
        "a: |x\n  y\n",
        "? \n- b\n: -",
        "a: *\n",
        "a: &\n",
        "a: !<x\n",
        "a: \"\\u12\"\n",
        "a: {b: c\n",
        "%X\n",
        "a: \"x\"y: 1\n",
        "- a\nb: 1\n",
        "a: 'x\n---\n",
        "{a: [b}\n",
        "a: b\n- c\n",
    ];
    for sample in samples {
        for (problem, message) in run(sample).2.iter().map(|p| (p, p.message.to_lowercase())) {
            assert!(
                !["while", "expected", "found", "invalid", "mapping"].iter().any(|word| message.contains(word)),
                "{sample:?}: {message}"
            );
            assert!(problem.suggestion.is_some(), "{sample:?}: {message}");
        }
    }
}

#[test]
fn tabs_are_shown_on_every_line() {
    let found = problems("a:\n\t- x\n\t- y\nb: 1\n");
    assert_eq!(found, vec![(Code::YamlTab, "\t".to_owned(), Some("  ".to_owned())); 2]);
}

#[test]
fn a_remedy_mends_what_it_names() {
    for yaml in [
        "titolo: Perché no: così\n",
        "t: 'L'ente'\n",
        "t: \"Progetto\" pilota\n",
        "a: @x # nota\n",
        "a:1\nb: 2\n",
        "a:\n  - x\n  -y\n",
        "a: \"è\nb: 2\n",
        "a:\n\t- x\n",
    ] {
        let (mut text, _, problems) = run(yaml);
        let suggestion = problems[0].suggestion.as_ref().unwrap();
        text.replace_range(problems[0].location.as_ref().unwrap().span(), suggestion.replacement.as_ref().unwrap());
        let mut left = Gatherer::new("a.md".into());
        load(&text, 4..text.len() - 4, 32, &mut left);
        assert_eq!(left.finish(), [], "{text}");
    }
}

#[test]
fn several_syntax_errors_are_found_and_the_other_fields_are_read() {
    let (_, node, problems) = run("a: x: y\nb: 1\nc: @x\nd: \"x\ne: 2\n");
    assert_eq!(problems.len(), 3);
    assert_eq!((node.get("b").unwrap().text(), node.get("e").unwrap().text(), node.get("a")), (Some("1"), Some("2"), None));
}

#[test]
fn a_text_without_its_closing_line_is_recognised() {
    for text in ["Il comune ha avviato.\nRiguarda tutti: cittadini.\n", "## Titolo\n\n- uno\n- due: tre\n\n**x** y.\n"] {
        let (_, node, problems) = run(&format!("titolo: x\nin_breve: y\n\n{text}"));
        assert_eq!((problems.len(), problems[0].code), (1, Code::FrontMatterUnclosed), "{problems:?}");
        assert_eq!(node.get("in_breve").unwrap().text(), Some("y"));
    }
    assert_eq!(only("a: >\n  Una prova\nche continua\nb: 1\n").1, "che continua");
}

#[test]
fn what_yaml_allows_and_cards_do_not_is_refused_with_a_place() {
    use Code::YamlUnsupported;
    let found = problems("a: &x 1\nb: *x\nc: *nessuno\nd: !!str z\n<<: {a: 1}\n? [k]\n: v\n");
    let at: Vec<_> = found.iter().map(|(code, at, _)| (*code, at.as_str())).collect();
    assert_eq!(
        at,
        [
            (YamlUnsupported, "&x"),
            (YamlUnsupported, "*x"),
            (YamlUnsupported, "*nessuno"),
            (YamlUnsupported, "!!str"),
            (YamlUnsupported, "<<"),
            (YamlUnsupported, "[")
        ]
    );
    assert_eq!(only("a: 1\n...\n# x\nb: 2\n").0, YamlUnsupported);
    assert_eq!(only("%YAML 1.1\n").0, YamlUnsupported);
}

#[test]
fn a_repeated_key_names_the_first_one() {
    let (text, node, problems) = run("à: 1\nb:\n  à: 2\nà: 3\n");
    assert_eq!((problems[0].code, problems.len()), (Code::YamlDuplicateKey, 1));
    assert_eq!(problems[0].location.as_ref().unwrap().start as usize, text.rfind("à").unwrap());
    assert_eq!(problems[0].related[0].location.start as usize, text.find("à").unwrap());
    assert_eq!(node.get("à").unwrap().text(), Some("1"));
    let many: String = (0..100).map(|n| format!("k{n}: 1\n")).chain(["k7: 2\n".to_owned()]).collect();
    assert_eq!(only(&many).0, Code::YamlDuplicateKey);
}

#[test]
fn what_is_no_mapping_is_refused_and_nothing_is_an_empty_mapping() {
    assert_eq!(only("- a\n- b\n").0, Code::FrontMatterNotMapping);
    assert_eq!(only("solo testo\n").0, Code::FrontMatterNotMapping);
    assert_eq!(problems(""), []);
    assert_eq!(problems("# niente\n"), []);
}

#[test]
fn bombs_end_at_once() {
    let nested: String = (0..100).map(|n| format!("{}a:\n", "  ".repeat(n))).collect();
    let wide: String = (0..50_000).map(|n| format!("k{n}: 1\n")).collect();
    let laughs: String = (1..20).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9))).collect();
    let samples = [
        (format!("a: {}\n", "[".repeat(200_000)), Some(Code::YamlTooDeep)),
        (format!("a: {}\n", "{".repeat(200_000)), Some(Code::YamlTooDeep)),
        (format!("{}\n", "- ".repeat(100_000)), Some(Code::YamlTooDeep)),
        (format!("{}\n", "? ".repeat(100_000)), Some(Code::YamlTooDeep)),
        (nested, Some(Code::YamlTooDeep)),
        (wide, None),
        (laughs, Some(Code::YamlUnsupported)),
        ("a: x: y\n".repeat(50_000), Some(Code::YamlSyntax)),
        (format!("a: \"{}\n", "\\".repeat(200_000)), Some(Code::YamlSyntax)),
        (format!("a: '{}\n", "x\n".repeat(100_000)), Some(Code::YamlSyntax)),
    ];
    for (sample, code) in samples {
        // No clock here: what these guard against takes minutes.
        let found = problems(&sample);
        assert_eq!(found.first().map(|(code, ..)| *code), code, "{}", &sample[..20]);
    }
}
