//! Consultations: what people answered is counted and masked; texts are commented on paragraph by paragraph.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::support::{Catalogue, files};

const TABLE: &str = "content/consultazioni/orari/risposte.csv";
const PAGE: &str = "public/consultazioni/orari/index.html";

const SURVEY: &str = "---
titolo: Gli orari
in_breve: Quando aprire.
temi: [semplificazione]
oggetto:
  - scheda: pagina/il-progetto
tipo: questionario
apertura: 2026-01-10
chiusura: 2026-02-10
canale: https://comune.example/orari
domande:
  - {id: orario, testo: Quando?, tipo: singola, opzioni: [Mattina, Sera, Notte]}
  - {id: canali, testo: Come?, tipo: multipla, opzioni: [Sportello, Online]}
  - {id: altro, testo: Che altro?, tipo: testo}
esito:
  data: 2026-03-01
  contributi: 60
  sintesi: Serve più la sera.
  dati: risposte.csv
  risposte:
    - {tema: Aprire la notte, decisione: fuori_ambito, motivazione: Non dipende da noi.}
---

Un questionario.
";

fn survey(table: &[u8]) -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("content/consultazioni/orari/index.md", SURVEY).write(TABLE, table);
    catalogue
}

/// Everything that a build publishes.
fn published(catalogue: &Catalogue) -> BTreeMap<String, Vec<u8>> {
    let run = catalogue.run(["build", "--out", "public", "--date", "2026-11-20"]);
    assert_eq!(run.code, Some(0), "{run}");
    files(&catalogue.path().join("public")).into_iter().map(|(name, path)| (name, fs::read(path).unwrap())).collect()
}

/// One row each of `mornings`, `evenings` and `nights`; `online` of the evenings also say «Online», everybody says something.
fn rows(mornings: usize, evenings: usize, nights: usize, online: usize) -> String {
    let mut table = "orario,canali,altro\n".to_owned();
    let answers = [("Mattina", mornings), ("Sera", evenings), ("Notte", nights)];
    for (n, time) in answers.iter().flat_map(|(time, count)| std::iter::repeat_n(*time, *count)).enumerate() {
        let ways = if n >= mornings && n < mornings + online { "Sportello|Online" } else { "sportello" };
        let _ = writeln!(table, "{time},{ways},\"Parole mie, numero {n}\"");
    }
    table
}

#[test]
fn catalogues_that_differ_in_small_numbers_publish_the_same_bytes() {
    let counts = |one: [u32; 3], several: [u32; 2]| {
        let [a, b, c] = one;
        let [d, e] = several;
        format!("domanda;risposta;numero\norario;Mattina;{a}\norario;Sera;{b}\norario;Notte;{c}\ncanali;Sportello;{d}\ncanali;Online;{e}\n")
    };
    let first = published(&survey(counts([20, 37, 3], [60, 2]).as_bytes()));
    let page = String::from_utf8(first[&PAGE["public/".len()..]].clone()).unwrap();
    let table = String::from_utf8(first["consultazioni/orari/risposte.csv"].clone()).unwrap();
    let expected = "domanda;risposta;numero\r\norario;Mattina;non mostrato\r\norario;Sera;37\r\norario;Notte;meno di 5\r\n\
                    canali;Sportello;60\r\ncanali;Online;meno di 5\r\n";
    assert_eq!(table, expected);
    for text in ["meno di 5", "non mostrato", ">37</td>", "Aprire la notte", "Fuori ambito", "Non dipende da noi."] {
        assert!(page.contains(text), "{text} is not in {page}");
    }
    let others = [
        counts([19, 37, 4], [60, 4]),
        counts([23, 37, 0], [60, 0]),
        // The rows behind the counts, with words that nobody is to read.
        rows(20, 37, 3, 2),
        rows(22, 37, 1, 3),
        // What was published, published again.
        table,
    ];
    for other in others {
        let other_bytes = published(&survey(other.as_bytes()));
        let differing: Vec<&String> = first.keys().filter(|name| other_bytes.get(*name) != first.get(*name)).collect();
        assert!(differing.is_empty() && other_bytes.len() == first.len(), "{differing:?} differ for {other}");
    }
}

#[test]
fn tables_that_mean_harm_are_refused_and_not_repeated() {
    let long = format!("orario\n{}", "Sera\n".repeat(300_000));
    let wide = format!("{}\n", "segreto;".repeat(300));
    let cases: [(&[u8], &str); 8] = [
        (b"orario;Cognome\nSera;segreto\n", "tabella-con-dati-personali"),
        (b"orario;altro\nSera;segreto@posta.example\n", "tabella-con-dati-personali"),
        (b"orario;altro\nSera;RSSMRA80A01H501U\n", "tabella-con-dati-personali"),
        (b"orario\nSera\nsegreto\n", "tabella-non-valida"),
        (b"orario;segreto\nSera;1\n", "tabella-non-valida"),
        (b"orario\n\xFF\xFE\n", "tabella-non-valida"),
        (long.as_bytes(), "tabella-non-valida"),
        (wide.as_bytes(), "tabella-non-valida"),
    ];
    for (table, code) in cases {
        let run = survey(table).run(["check", "--date", "2026-11-20"]).exits(1);
        assert!(run.stdout.contains(&format!("errore[{code}]")), "{code} is missing: {run}");
        assert!(!run.stdout.contains("segreto") && !run.stdout.contains("RSSMRA"), "{run}");
    }
}

#[test]
fn a_table_is_published_by_its_consultation_only() {
    let table = b"orario\nSera\n";
    let linked = survey(table);
    linked.write(
        "content/pagine/altra.md",
        "---\ntitolo: Altra\nin_breve: Un'altra pagina.\n---\n\n[Tutte le risposte](../consultazioni/orari/risposte.csv)\n",
    );
    let beside = survey(table);
    beside.write("content/consultazioni/orari/grezzi.csv", table);
    beside.write("content/consultazioni/orari/index.md", SURVEY.to_owned() + "\n[Anche questi](grezzi.csv)\n");
    let elsewhere = survey(table);
    elsewhere.write("content/pagine/risposte.csv", table);
    elsewhere.replace("content/consultazioni/orari/index.md", "dati: risposte.csv", "dati: ../../pagine/risposte.csv");
    for catalogue in [linked, beside, elsewhere] {
        let run = catalogue.run(["check", "--date", "2026-11-20"]).exits(1);
        assert!(run.stdout.contains("errore[file-non-ammesso]"), "{run}");
    }
}

#[test]
fn paragraphs_of_a_version_keep_their_addresses_and_open_comments_until_the_end() {
    let catalogue = Catalogue::small();
    let project = "content/pagine/il-progetto.md";
    catalogue.write(project, "---\ntitolo: Il progetto\nin_breve: Che cos'è.\n---\n\nPrimo.\n\n## Poi\n\n- Secondo & terzo\n");
    catalogue.commit("Il testo", "2026-01-01T09:00:00+01:00");
    let card = SURVEY[..SURVEY.find("domande:").unwrap()]
        .replace("questionario", "commento_testo")
        .replace("2026-02-10", "2026-12-08")
        .replace("scheda: pagina/il-progetto", "scheda: pagina/il-progetto\n    versione: 1");
    let with = |more: &str| format!("{card}{more}---\n");
    catalogue.write("content/consultazioni/orari.md", with("casella: ufficio@comune.example\n"));
    catalogue.replace(project, "Primo.", "Nuovo.\n\nPrimo, ma diverso.").commit("Un altro testo", "2026-03-01T09:00:00+01:00");
    let text = |date: &str| {
        let run = catalogue.run(["build", "--out", "public", "--date", date]);
        assert_eq!(run.code, Some(0), "{run}");
        catalogue.read("public/consultazioni/orari/testo/pagina/il-progetto/1/index.html")
    };
    let open = text("2026-11-20");
    for part in ["id=\"testo-1\"", "<p>Primo.</p>", "id=\"testo-2\"", "Secondo &amp; terzo", "aperta fino all&#39;8 dicembre 2026"] {
        assert!(open.contains(part), "{part} is not in {open}");
    }
    assert!(open.contains("mailto:ufficio@comune.example?subject=Commento%20a%20Testo%2C%202%20"), "{open}");
    assert!(
        open.contains("%0D%0Ahttps%3A%2F%2Fcatalogo.example%2Fconsultazioni%2Forari%2Ftesto%2Fpagina%2Fil-progetto%2F1%2F%23testo-2\""),
        "{open}"
    );
    assert!(!open.contains("Nuovo.") && open.contains("il-progetto/versioni/1/"), "{open}");
    // The text leads to the consultation while that is open.
    let now = |catalogue: &Catalogue| catalogue.read("public/il-progetto/index.html");
    let page = now(&catalogue);
    assert!(page.contains(">In consultazione fino all&#39;8 dicembre 2026: commenta il testo</a>"), "{page}");
    assert!(page.contains("href=\"../consultazioni/orari/testo/pagina/il-progetto/1/\""), "{page}");
    assert!(page.contains("È una consultazione su questa scheda"), "{page}");
    let closed = text("2026-12-09");
    assert!(!now(&catalogue).contains("In consultazione"), "{}", now(&catalogue));
    let page = catalogue.read("public/consultazioni/orari/index.html");
    assert!(page.contains(">Consultazione chiusa</h2>") && page.find("s-partecipa") < page.find("s-fatti"), "{page}");
    assert!(!closed.contains("mailto:ufficio") && closed.contains("id=\"testo-2\""), "{closed}");
    // Without a mailbox the body's form is told which paragraph is meant.
    catalogue.write("content/consultazioni/orari.md", with(""));
    assert!(text("2026-12-08").contains("href=\"https://comune.example/orari?paragrafo=testo-2\""));
    // Another version has other addresses: those that people quoted lead nowhere rather than to another text.
    catalogue.replace("content/consultazioni/orari.md", "versione: 1", "versione: 2");
    catalogue.run(["build", "--out", "public", "--date", "2026-11-20"]).exits(0);
    let second = catalogue.read("public/consultazioni/orari/testo/pagina/il-progetto/2/index.html");
    assert!(second.contains("Nuovo.") && second.contains("paragrafo=testo-1"), "{second}");
    assert!(!catalogue.path().join("public/consultazioni/orari/testo/pagina/il-progetto/1").exists(), "an old address shows something");
    catalogue.replace("content/consultazioni/orari.md", "versione: 2", "versione: 3");
    let run = catalogue.run(["check", "--date", "2026-11-20"]).exits(1);
    assert!(run.stdout.contains("errore[link-inesistente]") && run.stdout.contains("un numero da 1 a 2"), "{run}");
}

#[test]
fn what_cannot_be_is_told() {
    let catalogue = survey(b"domanda;risposta;numero\norario;Sera;60\norario;Mattina;0\n");
    catalogue.replace("content/consultazioni/orari/index.md", "data: 2026-03-01", "data: 2026-01-20");
    catalogue.replace("content/consultazioni/orari/index.md", "id: canali", "id: orario");
    catalogue.replace("content/consultazioni/orari/index.md", "[Mattina, Sera, Notte]", "[Mattina, Sera, sera]");
    let run = catalogue.run(["check", "--date", "2026-11-20"]).exits(1);
    for part in ["errore[fine-prima-di-inizio]", "il codice di un'altra domanda", "un'opzione di questa domanda"] {
        assert!(run.stdout.contains(part), "{part} is not in {run}");
    }
    let threshold = Catalogue::small();
    let site = threshold.read("site.toml") + "\n[consultazioni]\nsoglia = 2\n";
    threshold.write("site.toml", site);
    let run = threshold.run(["check", "--date", "2026-11-20"]);
    assert!(run.stdout.contains("configurazione-non-valida") || run.stderr.contains("soglia"), "{run}");
}
