//! Cards that mean harm: they arrive in merge requests, and CI builds them before anyone reads them.

use std::time::{Duration, Instant};

use crate::support::{Catalogue, tree};

/// An experience with these extra lines in its front matter, and this body.
fn card(extra: &str, body: &str) -> String {
    format!(
        "---\ntitolo: Una scheda ostile\nin_breve: Una scheda che vuole fare danni.\namministrazione: comune-di-prova\ntemi: [semplificazione]\nproblema: Prova.\ntrasferimento:\n  livello: nessuno\n{extra}---\n\n{body}\n"
    )
}

/// Builds the small catalogue with `text` as a card and returns the card's page.
fn page_of(text: &str) -> String {
    let catalogue = Catalogue::small();
    catalogue.write("content/esperienze/2026/ostile.md", text);
    catalogue.run(["build"]).exits(0);
    catalogue.read("public/esperienze/ostile/index.html")
}

#[test]
fn markup_in_any_field_is_text() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    let text = card("", &format!("Testo con {evil} dentro.\n\n<div onclick=\"alert(3)\">blocco</div>\n\n## Titolo {evil}"))
        .replace("titolo: Una scheda ostile", &format!("titolo: \"Ostile {evil}\""))
        .replace("problema: Prova.", &format!("problema: \"{evil} & <b>forte</b>\""));
    let page = page_of(&text);
    for forbidden in ["<script>alert", "<img src=x", "<div onclick", "<b>forte"] {
        assert!(!page.contains(forbidden), "{forbidden} reached the page");
    }
    assert!(page.contains("&lt;script&gt;") || page.contains("&lt;script>"), "the text is shown, not dropped");
}

#[test]
fn templates_in_content_are_text() {
    let page = page_of(&card("", "Sette per sette: {{ 7 * 7 }} {% include \"base.html\" %} {{ site.title }}"));
    assert!(page.contains("{{ 7 * 7 }}"), "the braces are shown as they are");
}

#[test]
fn links_take_only_harmless_schemes() {
    for link in
        ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "java\tscript:alert(1)"]
    {
        let catalogue = Catalogue::small();
        catalogue.write("content/esperienze/2026/ostile.md", card("", &format!("[clic](<{link}>)")));
        let run = catalogue.run(["check"]);
        if run.code == Some(0) {
            catalogue.run(["build"]).exits(0);
            let page = catalogue.read("public/esperienze/ostile/index.html");
            assert!(
                !page.to_lowercase().contains("href=\"java") && !page.contains("href=\"data:") && !page.contains("href=\"file:"),
                "{link}: {page}"
            );
        } else {
            assert!(run.stdout.contains("schema-non-ammesso") || run.stdout.contains("carattere-non-ammesso"), "{link}: {run}");
        }
    }
}

#[test]
fn addresses_in_fields_are_web_addresses() {
    let catalogue = Catalogue::small();
    catalogue.write(
        "content/esperienze/2026/ostile.md",
        card("collegamenti:\n  - etichetta: Clic\n    url: \"javascript:alert(1)\"\n", "Testo."),
    );
    catalogue.run(["check"]).exits(1).says("ostile.md:11:");
}

#[test]
fn files_outside_the_card_are_not_published() {
    for path in [
        "../../../site.toml",
        "/etc/passwd",
        "../../../../../../../../etc/passwd",
        "..\\..\\site.toml",
        "file:///etc/passwd",
        ".git/config",
    ] {
        let catalogue = Catalogue::small();
        let image = format!("immagini:\n  - file: '{path}'\n    testo_alternativo: Prova\n");
        catalogue.write("content/esperienze/2026/ostile/index.md", card(&image, "Testo."));
        catalogue.run(["check"]).exits(1);
        catalogue.write("content/esperienze/2026/ostile/index.md", card("", &format!("[file](<{path}>) ![immagine](<{path}>)")));
        catalogue.run(["check"]).exits(1);
    }
}

#[test]
fn files_that_a_browser_runs_are_not_published() {
    for name in ["pagina.html", "disegno.svg", "codice.js", "stile.css", "_nascosto.pdf", ".nascosto.pdf"] {
        let catalogue = Catalogue::small();
        catalogue
            .write(&format!("content/esperienze/2026/ostile/{name}"), "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        catalogue.write("content/esperienze/2026/ostile/index.md", card("", &format!("[scarica]({name})")));
        catalogue.run(["check"]).exits(1);
    }
}

#[test]
fn a_file_that_only_pretends_to_be_a_picture_is_refused() {
    let catalogue = Catalogue::small();
    catalogue.write("content/esperienze/2026/ostile/foto.png", "<html><script>alert(1)</script></html>");
    catalogue
        .write("content/esperienze/2026/ostile/index.md", card("immagini:\n  - file: foto.png\n    testo_alternativo: Prova\n", "Testo."));
    catalogue.run(["check"]).exits(1).says("file-non-ammesso");
}

#[test]
fn files_that_no_card_names_are_not_published() {
    let catalogue = Catalogue::small();
    catalogue.write("content/esperienze/2026/ostile/segreto.csv", "nome;codice\n");
    catalogue.write("content/esperienze/2026/ostile/index.md", card("", "Testo."));
    catalogue.run(["build"]).exits(0);
    assert!(!tree(&catalogue.path().join("public")).keys().any(|name| name.contains("segreto")));
}

/// Inputs that are small on disk and large in memory or time; each must be refused or built within seconds.
#[test]
fn the_machine_is_not_exhausted() {
    let bomb = {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let items = vec![format!("*a{}", n - 1); 10].join(", ");
            text += &format!("a{n}: &a{n} [{items}]\n");
        }
        text
    };
    let inputs = [
        ("an alias bomb", card(&bomb, "Testo.")),
        ("deep flow lists", card(&format!("soggetti: {}{}\n", "[".repeat(20_000), "]".repeat(20_000)), "Testo.")),
        ("deep block mappings", card(&(0..2_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect::<String>(), "Testo.")),
        ("deep quotes", card("", &">".repeat(50_000))),
        ("deep lists", card("", &(0..3_000).map(|n| format!("{}- a\n", "  ".repeat(n))).collect::<String>())),
        ("open brackets", card("", &"[".repeat(100_000))),
        ("open emphasis", card("", &"*a _b ".repeat(50_000))),
        ("many link definitions", card("", &format!("{}\n\n{}", "[a]: http://x.example/\n".repeat(5_000), "[a]".repeat(20_000)))),
        ("open code spans", card("", &(1..600).map(|n| format!("{} ", "`".repeat(n))).collect::<String>())),
        ("a wide table", card("", &format!("{}\n{}\n{}", "|a".repeat(5_000), "|-".repeat(5_000), "|\n".repeat(5_000)))),
        ("footnotes to footnotes", card("", &(0..5_000).map(|n| format!("[^{n}]: [^{}]\n\n", n + 1)).collect::<String>())),
        ("a long line", card("", &"parola ".repeat(140_000))),
        ("a long word", card("", &"a".repeat(900_000))),
    ];
    for (what, text) in inputs {
        let catalogue = Catalogue::small();
        catalogue.write("content/esperienze/2026/ostile.md", text);
        let started = Instant::now();
        let run = catalogue.run(["build"]);
        assert!(matches!(run.code, Some(0 | 1)), "{what}: exit {:?}: {}", run.code, &run.stderr[..run.stderr.len().min(2_000)]);
        assert!(started.elapsed() < Duration::from_secs(20), "{what}: {:?}", started.elapsed());
        assert!(!run.stderr.contains("panicked"), "{what}: {}", run.stderr);
    }
}

#[test]
fn odd_bytes_are_told_and_the_rest_is_still_checked() {
    let inputs: [(&str, &[u8], &str); 6] = [
        ("not UTF-8", b"---\ntitolo: Citt\xe0\n---\n", "non-utf8"),
        ("NUL", b"---\ntitolo: a\x00b\n---\n", "carattere-non-ammesso"),
        ("bidirectional override", "---\ntitolo: a\u{202e}b\n---\n".as_bytes(), "carattere-non-ammesso"),
        ("tab", b"---\ntitolo: a\nterritorio:\n\tambito: comunale\n---\n", "yaml-tabulazione"),
        ("twice the same key", b"---\ntitolo: a\ntitolo: b\n---\n", "chiave-doppia"),
        ("a tag", b"---\ntitolo: !!python/object:os.system a\n---\n", "yaml-non-ammesso"),
    ];
    for (what, bytes, code) in inputs {
        let catalogue = Catalogue::small();
        catalogue.write("content/esperienze/2026/ostile.md", bytes).write("content/esperienze/2026/altra.md", "Senza intestazione.\n");
        let run = catalogue.run(["check"]).exits(1);
        assert!(run.stdout.contains(code), "{what}: {run}");
        assert!(run.stdout.contains("intestazione-mancante"), "{what} hides what else is wrong: {run}");
    }
}

#[test]
fn windows_files_are_read_like_any_other() {
    let catalogue = Catalogue::small();
    let text = card("", "Due righe\ndi testo.\n\n## Un titolo");
    catalogue.write("content/esperienze/2026/ostile.md", &text);
    catalogue.run(["build", "--out", "a"]).exits(0);
    catalogue.write("content/esperienze/2026/ostile.md", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    catalogue.run(["build", "--out", "b"]).exits(0);
    let page = |out: &str| catalogue.read(&format!("{out}/esperienze/ostile/index.html")).replace('\r', "");
    assert_eq!(page("a"), page("b"));
}

#[test]
fn a_theme_cannot_hang_the_build() {
    let catalogue = Catalogue::small();
    catalogue.write(
        "themes/italia/templates/pagina.html",
        "{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}x{% endfor %}{% endfor %}{% endfor %}",
    );
    catalogue.write("content/pagine/prova.md", "---\ntitolo: Prova\nin_breve: Prova.\n---\n\nTesto.\n");
    let started = Instant::now();
    let run = catalogue.run(["build"]).exits(1);
    assert!(run.stderr.contains("pagina.html"), "{run}");
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}
