//! `prassi new TYPE` and `prassi schema`: what they write passes the check; what is missing is said at once; a terminal is asked.

use crate::support::{Catalogue, Run, Terminal, files, prassi};

/// Every content type with what it needs, in an order in which references exist.
const CARDS: &[(&str, &str, &[&str])] = &[
    ("ente", "Comune di Saggio", &["nome=Comune di Saggio", "tipologia=Comune", "ipa=c_x999", "in_breve=Un ente."]),
    ("Materiali", "Una guida", &["in_breve=Una guida.", "natura=manuale", "formato=PDF", "url=https://esempio.example/guida.pdf"]),
    (
        "esperienza",
        "Lo sportello: mobile, e basta",
        &[
            "in_breve=Un ufficio va nelle frazioni.",
            "amministrazione=C_X999",
            "temi=semplificazione, Servizi ai cittadini",
            "problema=Tempi lunghi.",
            "trasferimento.livello=Risponde a domande",
            "trasferimento.modalita=webinar",
            "referente.ufficio=Ufficio relazioni",
            "inizio=2019",
            "fasi.titolo=Prima",
            "fasi.titolo=Seconda",
            "risorse.costo_eur=1250.5",
        ],
    ),
    ("notizia", "Una notizia", &["in_breve=È successo.", "data=2026-11-20", "riguarda=esperienza/lo-sportello-mobile-e-basta"]),
    (
        "evento",
        "Un incontro",
        &["in_breve=Ci vediamo.", "formato=webinar", "inizio=2026-12-10T10:00:00+01:00", "url=https://esempio.example/"],
    ),
    (
        "raccolta guidata",
        "Da dove cominciare",
        &[
            "in_breve=Un percorso.",
            "voci.scheda=Comune di Saggio",
            "voci.perche=Comincia da qui.",
            "voci.scheda=notizia/una-notizia",
            "voci.perche=Poi leggi questa.",
        ],
    ),
    ("pagina", "Chi siamo", &["in_breve=Una pagina.", "menu=piede", "ordine=5"]),
    ("processo", "Un piano", &["in_breve=Un piano.", "promotore=Comune di Saggio", "fasi.titolo=Raccolta", "hashtag=#Piano"]),
    (
        "impegno",
        "Una promessa",
        &["in_breve=Una promessa.", "processo=un-piano", "impegno=Farlo.", "contributo=Così.", "risultati_attesi=Fatto"],
    ),
    (
        "proposta",
        "Una proposta",
        &[
            "in_breve=Una proposta.",
            "processo=un-piano",
            "numero=5.2",
            "obiettivo=Imparare.",
            "modalita_attuazione=Insieme.",
            "rivolta_a_chi=Tutti.",
            "tempi=2027",
            "rivolta_a=impegno/una-promessa",
            "esito=Accolta in parte",
            "motivazione=Per ora.",
            "autori.iniziali=M. C.",
            "autori.ente=Comune di Saggio",
        ],
    ),
    (
        "consultazione",
        "Che cosa ne dici?",
        &[
            "in_breve=Una consultazione.",
            "oggetto.scheda=impegno/una-promessa",
            "tipo=Questionario",
            "apertura=2026-01",
            "chiusura=2027-02",
            "canale=https://esempio.example/",
        ],
    ),
    ("avviso", "Un bando", &["in_breve=Un bando.", "programma=pon-governance", "apertura=2026-01", "url=https://esempio.example/bando"]),
    (
        "gemellaggio",
        "Da qui a lì",
        &[
            "in_breve=Uno scambio.",
            "esperienza=lo-sportello-mobile-e-basta",
            "offerenti.amministrazione=Comune di Saggio",
            "riceventi.nome=Comune lontano",
            "avviso=un-bando",
            "stato=Approvato",
        ],
    ),
    (
        "fabbisogno",
        "Chi ci aiuta?",
        &[
            "in_breve=Si cerca aiuto.",
            "amministrazione=Comune di Saggio",
            "referente.ufficio=Ufficio relazioni",
            "referente.email=relazioni@saggio.example",
            "problema=Chi abita lontano non viene.",
            // Open is what a new one is: nobody need say it.
            "temi=semplificazione",
        ],
    ),
    (
        "comunita",
        "Una rete",
        &["in_breve=Una rete.", "ambito=I moduli", "scopo=Imparare insieme.", "stato=Attiva", "promotore=Comune di Saggio"],
    ),
    (
        "gruppo",
        "Un gruppo",
        &["in_breve=Un gruppo.", "comunita=una-rete", "tipo=Gruppo di lavoro", "obiettivo=Riscrivere.", "stato=Al lavoro"],
    ),
    ("piano", "Un piano di lavoro", &["in_breve=Un piano.", "comunita=una-rete", "periodo=2027", "obiettivi=Riscrivere"]),
    ("sostegno", "", &["proposta=una-proposta", "ente=Comune di Saggio", "data=2026-11-20", "canale=A un incontro"]),
    ("commento", "Una domanda", &["proposta=una-proposta", "autore.iniziali=A. R.", "data=2026-11-20"]),
    ("vocabolario", "Parole", &["in_breve=Un elenco.", "nel_glossario=sì", "termini.id=uno", "termini.etichetta.it=Uno"]),
];

fn small() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    catalogue
}

fn new(catalogue: &Catalogue, kind: &str, title: &str, set: &[&str], more: &[&str]) -> Run {
    let mut command = prassi();
    command.current_dir(catalogue.path()).args(["new", kind]).args(Some(title).filter(|title| !title.is_empty()));
    command.args(["--date", "2026-11-20"]).args(more);
    command.args(set.iter().flat_map(|pair| ["--set", *pair]));
    Run::new(&mut command)
}

#[test]
fn a_card_of_every_type_passes_the_check() {
    let catalogue = small();
    let listed = catalogue.run(["schema", "--format", "json"]).exits(0).stdout;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    // Those of reserved roots have theirs in `audiences`.
    let public = |kind: &&serde_json::Value| kind["schema"]["x-type"]["private"] != true;
    assert_eq!(listed["types"].as_array().unwrap().iter().filter(public).count(), CARDS.len(), "every type has its case here");
    for (kind, title, set) in CARDS {
        let run = new(&catalogue, kind, title, set, &[]).exits(0);
        let path = run.stdout.lines().next().unwrap();
        assert!(catalogue.path().join(path).is_file(), "{kind}: the first line is the path: {run}");
        assert!(run.stdout.contains("prassi serve") && run.stdout.contains("git switch -c"), "what to do next: {run}");
    }
    catalogue.run(["check"]).exits(0).says("tutto a posto");
    let card = catalogue.read("content/esperienze/2026/lo-sportello-mobile-e-basta.md");
    for line in [
        "titolo: 'Lo sportello: mobile, e basta'",
        "amministrazione: comune-di-saggio",
        "temi:\n  - semplificazione\n  - servizi-ai-cittadini",
        "  livello: informazioni",
        "inizio: 2019",
        "costo_eur: 1250.5",
        "#soluzione:",
    ] {
        assert!(card.contains(line), "{line:?} is not in\n{card}");
    }
    let order = ["titolo:", "temi:", "amministrazione:", "referente:", "problema:", "trasferimento:"];
    let places: Vec<usize> = order.iter().map(|key| card.find(&format!("\n{key}")).unwrap_or_else(|| panic!("{key}\n{card}"))).collect();
    assert!(places.is_sorted(), "the order is the schema's: {places:?}");
    assert!(catalogue.path().join("content/amministrazioni/comune-di-saggio.md").is_file(), "bodies are in no year's folder");
    assert!(catalogue.read("content/raccolte/da-dove-cominciare.md").contains("scheda: amministrazione/comune-di-saggio"));
    // What lives beside a proposal is written into its folder; without a name it gets one that nobody else chooses.
    let beside = files(&catalogue.path().join("content/proposte/2026/una-proposta")).into_keys().collect::<Vec<_>>();
    let [comment, own, support] = &beside[..] else { panic!("{beside:?}") };
    assert_eq!((&**comment, &**own), ("commenti/una-domanda.md", "index.md"));
    assert!(support.starts_with("sostegni/una-proposta-"), "{support}");
    new(&catalogue, "sostegno", "", &["proposta=una-proposta", "numero=3", "data=2026-11-20"], &[]).exits(0);
    new(&catalogue, "sostegno", "", &["proposta=una-proposta", "numero=3", "data=2026-11-20"], &[]).exits(2).says("non lo sovrascrivo");
}

#[test]
fn everything_that_is_missing_or_wrong_is_said_at_once_and_nothing_is_written() {
    let catalogue = small();
    let before = crate::support::tree(catalogue.path());
    let run = new(&catalogue, "esperienza", "Prova", &["stato_attuazione=atiiva", "inizio=9/7/2019"], &[]).exits(1);
    for text in [
        "--set in_breve=",
        "--set temi=",
        "--set amministrazione=",
        "--set trasferimento.livello=",
        "«attiva»",
        "2019-07-09",
        "gemellaggio",
    ] {
        assert!(run.stderr.contains(text), "{text}: {run}");
    }
    let run = new(&catalogue, "esperienza", "Prova", &["tema=x", "trasferimento=nessuno", "senza-uguale"], &[]).exits(2);
    for text in ["«temi»", "trasferimento.livello=…", "campo=valore"] {
        assert!(run.stderr.contains(text), "{text}: {run}");
    }
    let (_, title, set) = CARDS[2];
    let set: Vec<&str> = set.iter().copied().filter(|pair| !pair.starts_with("referente")).chain(["fine=2018"]).collect();
    let set: Vec<&str> =
        set.into_iter().map(|pair| if pair.starts_with("amministrazione") { "amministrazione=Comune di Altrov" } else { pair }).collect();
    let run = new(&catalogue, "esperienza", title, &set, &[]).exits(1);
    for text in ["--set referente.ufficio=", "comune-di-altrove", "prima di «inizio»"] {
        assert!(run.stderr.contains(text), "{text}: {run}");
    }
    assert_eq!(before, crate::support::tree(catalogue.path()));
}

#[test]
fn nothing_is_ever_overwritten() {
    let catalogue = small();
    let (kind, _, set) = CARDS[0];
    let title = "Comune di Prova";
    new(&catalogue, kind, title, set, &[]).exits(2).says("comune-di-prova.md");
    let mut other = vec!["ipa=c_x998"];
    other.extend(set.iter().filter(|pair| !pair.starts_with("ipa")));
    new(&catalogue, kind, title, &other, &["--slug", "comune-di-prova-2"]).exits(0);
    assert!(catalogue.path().join("content/amministrazioni/comune-di-prova-2.md").is_file());
    new(&catalogue, kind, title, &other, &["--slug", "../fuori"]).exits(2).says("--slug fuori");
}

#[test]
fn a_card_can_be_printed_instead_of_written() {
    let catalogue = small();
    let run = new(&catalogue, "pagina", "Chi siamo", &["in_breve=Una pagina."], &["--print"]).exits(0);
    assert!(run.stdout.starts_with("---\n") && run.stdout.contains("\ntitolo: Chi siamo\n"), "{run}");
    assert!(!catalogue.path().join("content/pagine/chi-siamo.md").exists());
}

#[test]
fn the_year_is_that_of_the_date_else_of_source_date_epoch() {
    let catalogue = small();
    let set = ["--set", "in_breve=x", "--set", "data=2026"];
    let mut command = prassi();
    command.current_dir(catalogue.path()).env("SOURCE_DATE_EPOCH", "1893456000").args(["new", "notizia", "Una"]).args(set);
    Run::new(&mut command).exits(0).says("content/notizie/2030/una.md");
    let mut command = prassi();
    command.current_dir(catalogue.path()).env("SOURCE_DATE_EPOCH", "1893456000");
    Run::new(command.args(["new", "notizia", "Due", "--date", "2031-01-01"]).args(set)).exits(0).says("content/notizie/2031/due.md");
}

#[test]
fn a_card_goes_into_the_root_that_is_named() {
    let catalogue = small();
    let roots =
        "\n[[root]]\nname = \"pubblico\"\npath = \"content\"\n\n[[root]]\nname = \"soci\"\npath = \"soci\"\naudience = \"members\"\n";
    catalogue.write("site.toml", catalogue.read("site.toml") + roots).write("soci/pagine/prima.md", "---\ntitolo: Una\nin_breve: x\n---\n");
    new(&catalogue, "pagina", "Riservata", &["in_breve=x"], &["--root", "soci"]).exits(0).says("soci/pagine/riservata.md");
    new(&catalogue, "pagina", "Riservata", &["in_breve=x"], &["--root", "socci"]).exits(2).says("pubblico, soci");
}

#[test]
fn a_type_of_ones_own_needs_no_rust() {
    let catalogue = small();
    catalogue.write(
        "schemas/ricetta.json",
        r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"prassi:ricetta","title":"Ricetta",
            "x-type":{"folder":"ricette","path":"ricette","labels":{"it":{"one":"Ricetta","many":"Ricette"}}},"x-extends":"scheda",
            "type":"object","required":["titolo","in_breve","porzioni"],
            "properties":{"porzioni":{"type":"integer","minimum":1,"x-label":{"it":"Porzioni"}}}}"#,
    );
    new(&catalogue, "ricette", "Minestra", &["in_breve=Calda.", "porzioni=zero"], &[]).exits(1).says("porzioni");
    new(&catalogue, "ricette", "Minestra", &["in_breve=Calda.", "porzioni=4"], &[]).exits(0).says("content/ricette/minestra.md");
    assert!(catalogue.read("content/ricette/minestra.md").contains("\nporzioni: 4\n"));
    catalogue.run(["schema", "ricetta"]).exits(0).says("Porzioni");
}

#[test]
fn an_unknown_type_names_the_nearest() {
    let catalogue = small();
    catalogue.run(["new", "esperiensa", "X"]).exits(2).says("«esperienza»");
    catalogue.run(["schema", "notisia"]).exits(2).says("«notizia»");
    catalogue.run(["new"]).exits(2).says("prassi new esperienza").says("prassi new site");
}

#[test]
fn a_schema_is_shown_as_a_table_as_an_empty_card_and_as_json() {
    let elsewhere = Catalogue::empty();
    let list = elsewhere.run(["schema"]).exits(0);
    assert!(list.stdout.contains("esperienza") && list.stdout.contains("Ente"), "outside a catalogue the program's own: {list}");
    let table = elsewhere.run(["schema", "esperienza"]).exits(0).stdout;
    assert!(table.contains("titolo") && table.contains("obbligatorio") && table.contains("valori: non_indicato, nessuno"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 110), "a table fits on a screen: {table}");
    let empty = elsewhere.run(["schema", "ente", "--empty"]).exits(0).stdout;
    assert!(empty.contains("\nnome:\n") && empty.contains("\n#ipa:\n") && empty.contains("# Codice"), "{empty}");
    let json = elsewhere.run(["schema", "ente", "--format", "json"]).exits(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["additionalProperties"], false);
    assert!(json["properties"]["titolo"].is_object(), "the common part is merged in");
}

#[test]
fn a_person_is_asked_for_what_the_schema_wants_and_helped() {
    let catalogue = small();
    let Some(mut terminal) = Terminal::open(catalogue.path(), &["new", "esperienza", "--date", "2026-11-20"]) else { return };
    terminal.expect("Titolo").send("?\r");
    terminal.expect("che si capisca da solo").expect("Titolo").send("Lo sportello di prova\r");
    terminal.expect("In breve").send("Un ufficio va nelle frazioni.\r");
    terminal.expect("Temi").expect("spazio segna").send("semplif").send(" ").send("\r");
    // The list does not have the body: its card is written in between.
    terminal.expect("Ente").expect("Comune di Altrove").send("xyz").send("\r");
    terminal.expect("Una nuova scheda «Ente»").expect("Titolo").send("Comune Nuovo\r");
    terminal.expect("In breve").send("Un ente.\r").expect("Nome").send("\r");
    terminal.expect("Tipo di ente").send("comune").send("\r");
    terminal.expect("torniamo alla scheda di prima").expect("Il problema").send("Tempi lunghi.\r");
    terminal.expect("Disponibilità").send("risponde").send("\r");
    terminal.expect("indica l'ufficio").expect("Nome dell'ufficio").send("Ufficio relazioni\r");
    terminal.expect("Indirizzo e-mail").send("ufficio\r").expect("non è un indirizzo di posta");
    terminal.send("@comune.example\r").expect("Telefono").send("\r");
    terminal.expect("Modulo per le richieste").send("\r").expect("Giorni per rispondere").send("\r");
    terminal.expect("content/esperienze/2026/lo-sportello-di-prova.md").ends(0);
    catalogue.run(["check"]).exits(0).says("tutto a posto");
    let card = catalogue.read("content/esperienze/2026/lo-sportello-di-prova.md");
    assert!(card.contains("amministrazione: comune-nuovo") && card.contains("email: ufficio@comune.example"), "{card}");
}

#[test]
fn a_person_may_change_their_mind_about_which_of_two_fields_to_give() {
    let catalogue = small();
    let Some(mut terminal) = Terminal::open(catalogue.path(), &["new", "materiale", "Una guida"]) else { return };
    terminal.expect("In breve").send("Una guida.\r").expect("Che cos'è").send("manuale").send("\r");
    terminal.expect("Formato").send("PDF\r").expect("Indica il file o l'indirizzo").expect("scorre").send("\r");
    terminal.expect("File").send("guida.pdf\r").expect("non c'è").send(&"\u{7f}".repeat(9)).send("\r");
    terminal.expect("Indica il file o l'indirizzo").send("web").send("\r");
    terminal.expect("Indirizzo web").send("https://esempio.example/guida.pdf\r");
    terminal.expect("content/materiali/una-guida.md").ends(0);
    catalogue.run(["check"]).exits(0).says("tutto a posto");
}

#[test]
fn a_person_who_stops_leaves_nothing() {
    let catalogue = small();
    let before = crate::support::tree(catalogue.path());
    let Some(mut terminal) = Terminal::open(catalogue.path(), &["new", "notizia"]) else { return };
    terminal.expect("Titolo").send("Una notizia\r").expect("In breve").send("\u{3}");
    terminal.expect("non ho scritto niente").ends(2);
    assert_eq!(before, crate::support::tree(catalogue.path()));
}
