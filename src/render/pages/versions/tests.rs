use crate::render::testing::{BASE, Catalogue, Options, Past, experience};

const PATH: &str = "esperienze/uno.md";

fn past(number: usize, text: &str) -> Past {
    let times = ["2024-01-02T10:00:00Z", "2024-05-06T10:00:00Z", "2025-03-04T10:00:00Z", "2026-02-03T10:00:00Z"];
    let titles = ["Prima stesura", "Risultati di aprile (#12)", "Scrivi ad ada@comune.bra.cn.it", "Ultima"];
    Past {
        path: PATH,
        time: times[number - 1],
        author: ("Ada Rossi", "comune.bra.cn.it"),
        title: titles[number - 1],
        text: text.to_owned(),
    }
}

fn texts() -> [String; 3] {
    let body = "\nIl comune apre lo sportello nel 2019 con tre persone.\n\n## Poi\n\nUn paragrafo che resta sempre com'è.\n\nUn altro che resta.\n\nE un altro ancora che resta.\n";
    [
        experience("Sportello", "stato_attuazione: in_corso\n") + body,
        experience("Sportello", "stato_attuazione: attiva\n") + &body.replace("2019", "2020"),
        experience(
            "Sportello",
            "stato_attuazione: attiva\nriusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2025, evidenza: Un atto}\n",
        ) + &body.replace("2019", "2020"),
    ]
}

fn catalogue(options: Options) -> Catalogue {
    let texts = texts();
    let past = texts.iter().enumerate().map(|(n, text)| past(n + 1, text)).collect();
    let bra = "---\ntitolo: Comune di Bra\nin_breve: Un comune\nnome: Comune di Bra\ntipologia: comune\nregione: lazio\nsito: https://www.comune.bra.cn.it\n---\n";
    let base: Vec<(&str, &str)> = BASE.iter().copied().filter(|(path, _)| !path.contains("comune-di-bra")).collect();
    let other = experience("Altra", "") + "\nVedi [com'era](uno.md#versione-2), [adesso](uno.md) e [questa](#versione-1).\n";
    let cards = [&base[..], &[("amministrazioni/comune-di-bra.md", bra), (PATH, &*texts[2]), ("esperienze/altra.md", &other)]].concat();
    Catalogue::with(&cards, Options { past, ..options })
}

fn both(look: impl Fn(&Catalogue)) {
    for theme_name in ["italia", "essenziale"] {
        look(&catalogue(Options { theme_name, ..Options::default() }));
    }
}

#[test]
fn a_version_says_who_when_why_and_what_changed() {
    both(|catalogue| {
        let page = catalogue.page("/esperienze/uno/versioni/2/");
        for text in [
            "<h1>Versione 2 di 3</h1>",
            "Cambia: a che punto è; nel testo un paragrafo cambiato.",
            "<time datetime=\"2024-05-06\">6 maggio 2024</time>",
            "<a href=\"../../../../amministrazioni/comune-di-bra/\">Comune di Bra</a>",
            "href=\"https://gitlab.com/a/b/-/merge_requests/12\"",
            "Proposta di modifica n. 12",
            "<del>In realizzazione</del>",
            "<ins>In funzione</ins>",
            "Rispetto alla versione 1",
            "3 paragrafi uguali",
            "<meta name=\"robots\" content=\"noindex\">",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        // Words say what colours and lines show.
        assert!(page.contains("[aggiunto: </span>2020") && page.contains("[tolto: </span>2019"), "{page}");
        assert!(!page.contains("style=") && !page.contains("Ada"));
    });
}

#[test]
fn the_colophon_names_the_version_and_leads_to_all() {
    both(|catalogue| {
        let page = catalogue.page("/esperienze/uno/");
        assert!(page.contains("<a href=\"../../esperienze/uno/versioni/\">Versione 3 di 3</a>"), "{page}");
        assert!(page.contains("4 marzo 2025</time> da Comune di Bra"), "{page}");
        assert!(catalogue.page("/esperienze/altra/").contains("Non ancora pubblicata"));
        let all = catalogue.page("/esperienze/uno/versioni/");
        assert!(all.contains("3 versioni") && all.contains("Prima stesura") && all.contains("è quella di adesso"), "{all}");
        assert!(!all.contains("ada@") && all.contains("Scrivi ad"), "{all}");
        for absent in [
            "/esperienze/altra/versioni/",
            "/esperienze/uno/versioni/4/",
            "/esperienze/uno/versioni/3/testo/",
            "/esperienze/uno/versioni/02/",
        ] {
            assert_eq!(catalogue.sites().recognise(absent), None, "{absent}");
        }
    });
}

#[test]
fn a_link_to_a_version_leads_to_its_page() {
    both(|catalogue| {
        let page = catalogue.page("/esperienze/altra/");
        assert!(page.contains("<a href=\"../../esperienze/uno/versioni/2/\">com'era</a>"), "{page}");
        // A card that has no pages of versions is itself what is meant.
        assert!(page.contains("<a href=\"../../esperienze/altra/\">questa</a>"), "{page}");
        assert!(
            crate::derive::check_version_links(&catalogue.catalog, &catalogue.derived.versions, "https://esempio.it/c/")
                .iter()
                .any(|problem| problem.message.contains("versione 1"))
        );
    });
}

#[test]
fn a_version_can_be_read_as_it_was() {
    both(|catalogue| {
        let page = catalogue.page("/esperienze/uno/versioni/1/testo/");
        assert!(
            page.contains("nel 2019 con tre persone")
                && page.contains("In realizzazione")
                && page.contains("2 gennaio 2024: non è quella di adesso"),
            "{page}"
        );
        assert!(page.contains("noindex") && !page.contains("In funzione"));
        let all = catalogue.page("/esperienze/uno/versioni/tutte/");
        assert!(all.contains("Rispetto alla versione 1") && all.contains("<ins>In funzione</ins>") && all.contains("Agenzia X"), "{all}");
    });
}

#[test]
fn people_are_called_as_site_toml_says() {
    let page = |more| catalogue(Options { more, ..Options::default() }).page("/esperienze/uno/versioni/2/");
    assert!(page("[history]\nauthors = \"names\"\n").contains("Ada Rossi"));
    assert!(page("[history]\nauthors = \"initials\"\n").contains("<dd>A. R.</dd>"));
    assert!(!page("[history]\nauthors = \"hidden\"\n").contains("Chi l'ha scritta"));
}

#[test]
fn what_was_taken_back_is_on_no_page() {
    let register: &'static str = format!("- {{commit: {:040x}, motivo: dati_personali, data: 2026-02-01}}\n", 0xc000).leak();
    for theme_name in ["italia", "essenziale"] {
        let catalogue = catalogue(Options { theme_name, registers: vec![("esperienze/uno.oscurati.yml", register)], ..Options::default() });
        let page = catalogue.page("/esperienze/uno/versioni/1/");
        assert!(page.contains("Dal 1º febbraio 2026 il testo di questa versione non si mostra più. Motivo: dati personali."), "{page}");
        // It keeps number, date, author and reason.
        assert!(
            page.contains("Versione 1 di 3")
                && page.contains("2 gennaio 2024")
                && page.contains("Prima stesura")
                && page.contains("Comune di Bra")
        );
        let site = catalogue.site();
        for route in crate::render::routes(&site) {
            let text = crate::render::testing::text_of(&site, &route);
            assert!(!text.contains("nel 2019") && !text.contains("<del>In realizzazione</del>"), "{route:?}");
        }
        assert!(catalogue.page("/esperienze/uno/versioni/2/").replace("&#39;", "'").contains("non c'è un confronto"));
    }
}

#[test]
fn changes_that_are_not_registered_are_a_draft() {
    let texts = texts();
    let past = vec![past(1, &texts[0])];
    let cards = [BASE, &[(PATH, &*texts[1])]].concat();
    for theme_name in ["italia", "essenziale"] {
        let catalogue = Catalogue::with(&cards, Options { past: past.clone(), theme_name, ..Options::default() });
        let page = catalogue.page("/esperienze/uno/");
        assert!(page.contains("Versione 1 di 1") && page.contains("con cambiamenti non ancora registrati"), "{page}");
        assert!(catalogue.page("/esperienze/uno/versioni/").contains("non ancora registrata"));
        let draft = catalogue.page("/esperienze/uno/versioni/bozza/");
        assert!(draft.contains("<ins>In funzione</ins>") && draft.contains("Rispetto alla versione 1"), "{draft}");
        assert!(catalogue.page("/esperienze/uno/versioni/1/testo/").contains("In realizzazione"));
    }
}

#[test]
fn every_link_of_the_pages_leads_somewhere() {
    both(|catalogue| {
        let sites = catalogue.sites();
        for address in ["versioni/", "versioni/1/", "versioni/2/", "versioni/3/", "versioni/tutte/", "versioni/1/testo/"] {
            let path = format!("esperienze/uno/{address}index.html");
            let page = catalogue.page(&format!("/{path}"));
            for link in page
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .filter(|link| link.starts_with("../") || link.starts_with("/c/"))
            {
                let target = crate::render::testing::resolved(&path, link);
                assert!(sites.recognise(&target).is_some(), "{path}: {link}");
            }
        }
    });
}
