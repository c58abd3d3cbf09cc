//! The pages of versions of a catalogue with a history: who is named, what is shown, what never is.

use std::path::Path;

use crate::support::{AUTHOR_EMAIL, AUTHOR_NAME, Catalogue, repository, tree};

const CARD: &str = "content/esperienze/2026/moduli-chiari.md";
const PAGES: &str = "public/esperienze/moduli-chiari/versioni";

/// The people of the histories; none of their addresses may ever be published.
const ADA: (&str, &str) = ("Ada Bianchi", "ada.bianchi@comune.prova.example");
const BEA: (&str, &str) = ("Bea Neri", "bea.neri@altrove.example");

/// Commits everything in somebody's name.
fn by(catalogue: &Catalogue, (name, email): (&str, &str), message: &str, date: &str) {
    catalogue.git(&["add", "--all"], date);
    catalogue.git(&["commit", "--quiet", &format!("--author={name} <{email}>"), "--message", message], date);
}

/// A card with four versions: a first one, one through a merge request by two people, a rename, a removal and a return would be too
/// much for one card; see the tests.
pub fn with_history(catalogue: &Catalogue) {
    catalogue.replace("content/amministrazioni/comune-di-prova.md", "ipa: c_p000", "ipa: c_p000\nsito: https://www.comune.prova.example/");
    catalogue.commit("Le prime schede", "2024-01-10T10:00:00+01:00");
    catalogue.git(&["checkout", "--quiet", "-b", "risultati"], "2024-02-01T10:00:00+01:00");
    catalogue.replace(CARD, "stato_attuazione: attiva", "stato_attuazione: in_corso");
    by(catalogue, ADA, "Torna in corso", "2024-02-01T10:00:00+01:00");
    catalogue.replace(CARD, "Un testo breve", "Un testo più lungo, con molte parole");
    by(catalogue, ADA, "Allunga il testo\n\nCo-authored-by: Bea Neri <bea.neri@altrove.example>", "2024-02-02T10:00:00+01:00");
    catalogue.git(&["checkout", "--quiet", "main"], "2024-02-03T10:00:00+01:00");
    let merge = "Merge branch 'risultati' into 'main'\n\nRacconta i risultati\n\nDomande a bea.neri@altrove.example, sempre.\n\n\
        See merge request ente/catalogo!7\nApproved-by: Bea Neri <bea.neri@altrove.example>";
    catalogue.git(&["merge", "--quiet", "--no-ff", "risultati", "--message", merge], "2024-02-03T10:00:00+01:00");
    catalogue.replace(CARD, "inizio: 2024", "inizio: 2023");
    by(catalogue, BEA, "Correggi l'inizio", "2025-03-04T10:00:00+01:00");
}

fn small() -> Catalogue {
    let catalogue = Catalogue::small();
    with_history(&catalogue);
    catalogue
}

fn published(catalogue: &Catalogue) -> Vec<(String, String)> {
    catalogue.build(Path::new("public"));
    let files = tree(&catalogue.path().join("public")).into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn no_address_of_a_person_is_in_any_public_byte_however_people_are_called() {
    let catalogue = small();
    let site = catalogue.read("site.toml");
    for authors in ["body", "hidden", "initials", "names"] {
        catalogue.write("site.toml", format!("{site}\n[history]\nauthors = \"{authors}\"\n"));
        for (name, text) in published(&catalogue) {
            for (who, email) in [ADA, BEA, (AUTHOR_NAME, AUTHOR_EMAIL)] {
                assert!(!text.contains(email) && !text.contains(email.split('@').next().unwrap()), "{authors}: {name} holds {email}");
                assert!(authors == "names" || !text.contains(who), "{authors}: {name} names {who}");
            }
        }
        let page = catalogue.read(&format!("{PAGES}/2/index.html"));
        let named = match authors {
            "body" => page.contains(">Comune di Prova</a></dd>"),
            "names" => page.contains("<dd>Ada Bianchi, Bea Neri</dd>"),
            "initials" => page.contains("<dd>A. B., B. N.</dd>"),
            _ => !page.contains("Chi l'ha scritta"),
        };
        assert!(named, "{authors}: {page}");
        assert!(
            page.contains("Racconta i risultati") && page.contains("Proposta di modifica n. 7") && page.contains("Domande a …"),
            "{page}"
        );
    }
}

#[test]
fn both_themes_show_the_pages_of_versions() {
    let catalogue = Catalogue::copy_of(&repository().join("tests/diagnostics/_base"));
    with_history(&catalogue);
    let draft = "stato_redazionale: bozza\nmotivo: da finire\n";
    let new = catalogue.read(CARD).replace("titolo: Moduli chiari", &format!("titolo: Altri moduli\n{}", draft.trim_end()));
    catalogue.write("content/esperienze/2026/altri-moduli.md", new);
    catalogue.commit("Una bozza", "2025-04-01T10:00:00+01:00");
    catalogue.replace("content/esperienze/2026/altri-moduli.md", draft, "");
    catalogue.commit("Pubblica", "2025-04-02T10:00:00+01:00");
    catalogue.replace(CARD, "## Il contesto", "## Contesto\n\n- una voce\n\n> una citazione\n\n    codice");
    catalogue.commit("Altro testo", "2025-04-03T10:00:00+01:00");
    let old = catalogue.git(&["rev-list", "--reverse", "HEAD", "--", CARD], "2025-04-03T10:00:00+01:00");
    let first = old.lines().next().unwrap().to_owned();
    catalogue
        .write("content/esperienze/2026/moduli-chiari.oscurati.yml", format!("- {{commit: {first}, motivo: diritti, data: 2025-04-04}}\n"));
    crate::themes::same_in_both_themes(&catalogue);
}

#[test]
fn drafts_and_what_was_taken_back_are_in_no_public_byte() {
    let catalogue = Catalogue::small();
    let slug = "content/esperienze/2026/segreti.md";
    let text = |state: &str, secret: &str| {
        catalogue.read(CARD).replace("titolo: Moduli chiari", &format!("titolo: Segreti\n{state}")).replace("Un testo breve", secret)
    };
    let draft = "stato_redazionale: bozza\nmotivo: manca ancoratutto\n";
    let steps = [
        (text(draft, "Zuccherofilato"), "Prima"),
        (text("", "Un testo buono"), "Esce"),
        (text("", "Un testo buono di Tiziolini Caio"), "Aggiunge un nome"),
        (text("", "Un testo buono"), "Toglie il nome"),
        (text("", "Un testo ottimo"), "Migliora"),
    ];
    for (n, (text, message)) in steps.iter().enumerate() {
        catalogue.write(slug, text);
        catalogue.commit(message, &format!("2025-0{}-01T10:00:00+01:00", n + 1));
    }
    let commits = catalogue.git(&["log", "--format=%H", "--grep=Aggiunge un nome"], "2025-06-01T10:00:00+01:00");
    let register = format!("- {{commit: {}, motivo: dati_personali, data: 2025-06-01}}\n", &commits[..12]);
    catalogue.write("content/esperienze/2026/segreti.oscurati.yml", register);
    catalogue.commit("Oscura", "2025-06-01T10:00:00+01:00");
    for (name, text) in published(&catalogue) {
        for secret in ["Zuccherofilato", "ancoratutto", "Tiziolini"] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
    let pages = "public/esperienze/segreti/versioni";
    let redacted = catalogue.read(&format!("{pages}/3/index.html"));
    for kept in ["Versione 3 di 5", "Aggiunge un nome", "1º marzo 2025", "dati personali"] {
        assert!(redacted.contains(kept), "{kept}: {redacted}");
    }
    assert!(catalogue.read(&format!("{pages}/5/index.html")).contains("<ins>"), "what is not near it is compared as ever");
    let list = catalogue.read(&format!("{pages}/index.html"));
    assert!(list.contains("prima della pubblicazione") && !list.contains("tutte/"), "{list}");
}

#[test]
fn a_card_that_went_and_came_back_goes_on_counting() {
    let catalogue = small();
    let text = catalogue.read(CARD);
    catalogue.git(&["rm", "--quiet", CARD], "2025-05-01T10:00:00+01:00");
    by(&catalogue, ADA, "Toglie la scheda", "2025-05-01T10:00:00+01:00");
    catalogue.write(CARD, text.replace("inizio: 2023", "inizio: 2022"));
    by(&catalogue, ADA, "La rimette", "2025-06-01T10:00:00+01:00");
    catalogue.build(Path::new("public"));
    assert!(catalogue.read("public/esperienze/moduli-chiari/index.html").contains(">Versione 5 di 5</a>"));
    assert!(catalogue.read(&format!("{PAGES}/4/index.html")).contains("è stata tolta dal catalogo"));
    let back = catalogue.read(&format!("{PAGES}/5/index.html"));
    assert!(back.contains("Rispetto alla versione 3") && back.contains("<del>2023</del>"), "{back}");
    assert!(!catalogue.path().join(format!("{PAGES}/4/testo")).exists());
}

#[test]
fn what_is_not_committed_says_so() {
    let catalogue = small();
    catalogue.write("content/esperienze/2026/nuova.md", catalogue.read(CARD).replace("titolo: Moduli chiari", "titolo: Nuova"));
    catalogue.replace(CARD, "inizio: 2023", "inizio: 2021");
    catalogue.build(Path::new("public"));
    assert!(catalogue.read("public/esperienze/nuova/index.html").contains("Non ancora pubblicata"));
    let card = catalogue.read("public/esperienze/moduli-chiari/index.html");
    assert!(card.contains("Versione 3 di 3") && card.contains("con cambiamenti non ancora registrati"), "{card}");
    assert!(catalogue.read(&format!("{PAGES}/bozza/index.html")).contains("<ins>2021</ins>"));
    // Outside a repository nothing is said of versions.
    std::fs::remove_dir_all(catalogue.path().join(".git")).unwrap();
    let run = catalogue.run(["build", "--out", "senza", "--date", "2026-01-01"]);
    assert_eq!(run.code, Some(0), "{run}");
    let card = catalogue.read("senza/esperienze/moduli-chiari/index.html");
    assert!(!card.contains("Version") && !card.contains("Non ancora pubblicata"), "{card}");
    assert!(!catalogue.path().join("senza/esperienze/moduli-chiari/versioni").exists());
}

#[test]
fn links_to_versions_are_checked() {
    let catalogue = small();
    let text = "---\ntitolo: Rimandi\nin_breve: Rimandi a versioni.\ntemi: [semplificazione]\namministrazione: comune-di-prova\n\
        trasferimento: {livello: nessuno}\ncollegamenti:\n  - {etichetta: Com'era, url: \"https://catalogo.example/esperienze/moduli-chiari/versioni/1/\"}\n\
        problema: Uno\n---\n\nVedi [la seconda](moduli-chiari.md#versione-2).\n";
    catalogue.write("content/esperienze/2026/rimandi.md", text);
    catalogue.commit("Rimandi", "2025-07-01T10:00:00+01:00");
    catalogue.build(Path::new("public"));
    assert!(
        catalogue
            .read("public/esperienze/rimandi/index.html")
            .contains("<a href=\"../../esperienze/moduli-chiari/versioni/2/\">la seconda</a>")
    );
    catalogue.write("content/esperienze/2026/rimandi.md", text.replace("versione-2", "versione-8").replace("versioni/1/", "versioni/9/"));
    let run = catalogue.run(["check"]).exits(1);
    for said in ["non ha una versione 8", "non ha una versione 9", "un numero da 1 a 3", "rimandi.md:12:6"] {
        assert!(run.stdout.contains(said), "{said}: {run}");
    }
}

#[test]
fn the_addresses_of_versions_cannot_be_taken() {
    let catalogue = small();
    catalogue.write("content/esperienze/2026/cartella/versioni/dati.csv", "a;b\n");
    let card = catalogue.read(CARD).replace("titolo: Moduli chiari", "titolo: Cartella\nalias: [esperienze/moduli-chiari/versioni/2]")
        + "\nVedi [i dati](versioni/dati.csv).\n";
    catalogue.write("content/esperienze/2026/cartella/index.md", card.replace("../../amm", "../../../amm"));
    let run = catalogue.run(["check"]).exits(1);
    assert_eq!(run.stdout.matches("indirizzo-riservato").count(), 2, "{run}");
}

#[test]
fn hostile_versions_stop_no_build() {
    let catalogue = Catalogue::small();
    let list = |seed: usize| (0..40_000).map(|n| format!("  - v{}\n", (n * seed) % 7919)).collect::<String>();
    let body = |seed: usize| (0..60_000).map(|n| format!("a{} b{}\n\n", (n * seed) % 7919, n % 3)).collect::<String>();
    let text = catalogue.read(CARD);
    let deep = format!("{}\n\n{}", text, "> - ".repeat(10_000));
    let long = |seed: usize| text.replace("trasferimento:", &format!("peculiarita:\n{}trasferimento:", list(seed))) + &body(seed);
    let versions = [long(31), long(57), deep, "\u{202e}\u{1}\u{2} non è una scheda <script>alert(1)</script>".to_owned(), text.clone()];
    for (n, version) in versions.iter().enumerate() {
        catalogue.write(CARD, version);
        catalogue.commit(&format!("{n} <script>\u{202e}"), &format!("2025-0{}-01T10:00:00+01:00", n + 1));
    }
    for theme in ["italia", "essenziale"] {
        catalogue.replace("site.toml", "demo = true", &format!("demo = true\n[theme]\nname = \"{theme}\""));
        for (name, text) in published(&catalogue) {
            assert!(!text.contains("<script>alert") && !text.contains("<script>\u{202e}"), "{name}");
            assert!(!text.contains(['\u{1}', '\u{2}', '\u{202e}']), "{name}");
        }
        let last = catalogue.read(&format!("{PAGES}/5/index.html"));
        assert!(last.contains("non è scritta come una scheda") && last.contains("&lt;script&gt;"), "{last}");
        catalogue.replace("site.toml", &format!("[theme]\nname = \"{theme}\""), "");
    }
}
