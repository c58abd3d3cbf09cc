use crate::render::testing::{BASE, Catalogue, Options, Past, Proposal, experience};

const PATH: &str = "esperienze/sportello.md";
const TEXT: &str = "[amendments]\npublish = \"text\"\n[history]\nauthors = \"names\"\n";

fn proposal(number: u64, problem: &str, title: &'static str) -> Proposal {
    let text = experience("Sportello", &format!("problema: {problem}\n"));
    Proposal { number: Some(number), path: PATH, text: Some(text), title, ..Proposal::default() }
}

/// A card with an accepted amendment, a rejected one and those pending ones.
fn catalogue(theme_name: &'static str, proposals: Vec<Proposal>, more: &'static str) -> Catalogue {
    let now = experience("Sportello", "problema: File.\n");
    let mut cards = BASE.to_vec();
    cards.push((PATH, &now));
    let past = |time, title, text: &str| Past { path: PATH, time, author: ("Ada", "bra.it"), title, text: text.to_owned() };
    let past = vec![
        past("2026-01-01T10:00:00Z", "La scheda", &experience("Sportello", "")),
        past("2026-02-01T10:00:00Z", "Il problema (#3)", &now),
    ];
    let register =
        "- {numero: 9, titolo: Via <b>la</b> sede, autore: Un ufficio, stato: respinta, motivazione: Serve ancora., data: 2026-02}\n";
    let registers = vec![("esperienze/sportello.modifiche.yml", register)];
    Catalogue::with(&cards, Options { theme_name, registers, past, proposals, more, ..Options::default() })
}

fn pages(catalogue: &Catalogue) -> Vec<String> {
    let sites = catalogue.sites();
    sites.routes().iter().map(|address| address.route.path(sites.language(address.language))).collect()
}

#[test]
fn cards_and_the_catalogue_tell_of_amendments_by_state() {
    for theme in ["italia", "essenziale"] {
        let catalogue = catalogue(theme, vec![proposal(12, "Code.", "Le code")], TEXT);
        let card = catalogue.page("/esperienze/sportello/");
        assert!(card.contains("1 in valutazione, 1 accettata, 1 respinta"), "{theme}");
        assert!(card.contains("href=\"../../esperienze/sportello/proposte/12/\"") && card.contains(": Le code"), "{card}");
        assert!(card.contains("Via &lt;b&gt;la&lt;/b&gt; sede") && card.contains("Serve ancora.") && card.contains("febbraio 2026"));
        let all = catalogue.page("/modifiche/");
        assert!(
            all.contains("1 in valutazione, 1 accettata, 1 respinta") && all.contains("Bruno Neri") && all.contains("Un ufficio"),
            "{all}"
        );
        assert!(all.contains("https://gitlab.com/a/b/-/merge_requests/12"), "{all}");
        assert!(catalogue.page("/mappa/").contains("modifiche/"));
    }
}

#[test]
fn a_pending_amendment_has_a_page_that_search_engines_leave_out() {
    for theme in ["italia", "essenziale"] {
        let conflicts = Proposal { conflicts: true, ..proposal(13, "Code lunghe.", "Altre code") };
        let catalogue = catalogue(theme, vec![proposal(12, "Code.", "Le code"), conflicts], TEXT);
        let page = catalogue.page("/esperienze/sportello/proposte/12/");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        assert!(
            page.contains("Non ancora accettata.") && page.contains("Bruno Neri") && page.contains("<h1>Modifica 12: Le code</h1>"),
            "{page}"
        );
        assert!(page.contains("href=\"../../../../esperienze/sportello/proposte/13/\"") && page.contains("(Il problema)"), "{page}");
        assert!(!page.contains("non si può più unire"));
        assert!(catalogue.page("/esperienze/sportello/proposte/13/").contains("non si può più unire"));
        assert!(!catalogue.page("/sitemap.xml").contains("sportello/proposte"));
    }
}

#[test]
fn with_link_only_number_card_date_and_link_are_told() {
    let catalogue = catalogue("italia", vec![proposal(12, "Code.", "Le code di un estraneo")], "");
    assert!(!pages(&catalogue).iter().any(|path| path.contains("sportello/proposte/")));
    assert_eq!(catalogue.sites().recognise("/esperienze/sportello/proposte/12/"), None);
    for address in ["/modifiche/", "/esperienze/sportello/"] {
        let page = catalogue.page(address);
        assert!(page.contains("Modifica 12") && page.contains("10 marzo 2026") && page.contains("/-/merge_requests/12"), "{page}");
        assert!(!page.contains("estraneo") && !page.contains("Bruno"), "{page}");
    }
}

#[test]
fn mistakes_of_a_pending_card_are_listed_instead_of_it() {
    for theme in ["italia", "essenziale"] {
        let text = experience("Sportello", "problma: Code.\n");
        let broken = Proposal { text: Some(text), ..proposal(12, "", "Le code") };
        let page = catalogue(theme, vec![broken], TEXT).page("/esperienze/sportello/proposte/12/");
        assert!(page.contains("«problma»") && page.contains("Riga 7:"), "{page}");
        assert!(!page.contains("Che cosa cambierebbe"));
    }
}

#[test]
fn what_started_from_a_text_that_was_taken_back_is_not_compared() {
    let now = experience("Sportello", "problema: Pulito.\n");
    let secret = experience("Sportello", "problema: Un segreto.\n");
    let mut cards = BASE.to_vec();
    cards.push((PATH, &now));
    let past = |time, text: &str| Past { path: PATH, time, author: ("Ada", "bra.it"), title: "Così", text: text.to_owned() };
    let past = vec![past("2026-01-01T10:00:00Z", &secret), past("2026-02-01T10:00:00Z", &now)];
    let proposals = vec![Proposal { base: Some(secret.clone()), ..proposal(12, "Un altro.", "Le code") }];
    let register =
        |more: &str| -> &'static str { format!("- {{commit: {:040x}, {more}motivo: dati_personali, data: 2026-02-02}}\n", 0xc000).leak() };
    for (more, word) in [("", "non è pubblico"), ("campi: [problema], ", "non sono più pubblici")] {
        let registers = vec![("esperienze/sportello.oscurati.yml", register(more))];
        let options = Options { registers, past: past.clone(), proposals: proposals.clone(), more: TEXT, ..Options::default() };
        let page = Catalogue::with(&cards, options).page("/esperienze/sportello/proposte/12/");
        assert!(page.contains(word), "{page}");
        assert!(!page.contains("segreto"), "{page}");
    }
}

#[test]
fn long_lists_are_paged_and_no_amendment_means_no_list() {
    let many: Vec<Proposal> = (20..140).map(|number| proposal(number, &format!("Code {number}."), "Le code")).collect();
    let full = catalogue("italia", many, TEXT);
    let paths = pages(&full);
    for path in ["modifiche/index.html", "modifiche/pagina/2/index.html", "modifiche/pagina/3/index.html"] {
        assert!(paths.iter().any(|known| known == path), "{path}");
    }
    assert!(!paths.iter().any(|path| path == "modifiche/pagina/4/index.html"));
    for path in ["/modifiche/pagina/1/", "/modifiche/pagina/4/", "/modifiche/x/", "/modifiche/pagina/02/"] {
        assert_eq!(full.sites().recognise(path), None, "{path}");
    }
    assert!(full.page("/modifiche/pagina/3/").contains("120 in valutazione"));
    let cards = [
        BASE,
        &[(PATH, "---\ntitolo: A\nin_breve: A\namministrazione: comune-di-bra\ntemi: [servizi]\ntrasferimento: {livello: nessuno}\n---\n")],
    ]
    .concat();
    assert_eq!(Catalogue::new(&cards).sites().recognise("/modifiche/"), None);
}
