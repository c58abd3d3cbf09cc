use super::*;
use crate::render::testing::{BASE, Catalogue, Options, Past as PastVersion, experience};

const PATH: &str = "esperienze/x.md";

/// The facts of every version of one card, from titles and texts; the last text is the card's.
fn facts(versions: &[(&'static str, &str)]) -> Vec<Option<Vec<Fact>>> {
    facts_beside(versions, Vec::new())
}

/// As [`facts`], with registers beside the card.
fn facts_beside(versions: &[(&'static str, &str)], registers: Vec<(&'static str, &'static str)>) -> Vec<Option<Vec<Fact>>> {
    let day = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z", "2026-01-05T00:00:00Z"];
    let past = versions.iter().zip(day).map(|((title, text), time)| PastVersion {
        path: PATH,
        time,
        author: ("Ada", "esempio.it"),
        title,
        text: (*text).to_owned(),
    });
    let options = Options { past: past.collect(), registers, ..Options::default() };
    let catalogue = Catalogue::with(&[BASE, &[(PATH, versions.last().unwrap().1)]].concat(), options);
    let reader = NewsReader::new(&catalogue.catalog, &catalogue.derived, &catalogue.config);
    let card = catalogue.catalog.find("esperienza", "x").unwrap();
    (1..=versions.len()).map(|number| reader.change(card, number).map(|event| event.facts.clone())).collect()
}

/// The facts of the last of two versions.
fn second(old: &str, new: &str) -> Option<Vec<Fact>> {
    facts(&[("Prima", &experience("X", old)), ("Seconda", &experience("X", new))]).pop().unwrap()
}

/// The fields that became news.
fn keys(facts: Option<Vec<Fact>>) -> Vec<String> {
    let key = |fact| match fact {
        Fact::Field(news) => news.key.to_string(),
        other => format!("{other:?}"),
    };
    facts.into_iter().flatten().map(key).collect()
}

#[test]
fn what_a_change_means_follows_from_the_schema() {
    let results = "risultati:\n  indicatori:\n    - {nome: Tempo, valore: 12}\n";
    let more = "risultati:\n  indicatori:\n    - {nome: Tempo, valore: 12}\n    - {nome: Costo, valore: 3}\n";
    let reuse = "riusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2025, evidenza: Un atto}\n";
    let valid = |outcome: &str| format!("validazioni:\n  - {{ruolo: redazione, data: 2026-01-01, esito: {outcome}}}\n");
    for (old, new, expected) in [
        ("stato_attuazione: in_corso\n", "stato_attuazione: attiva\n", vec!["stato_attuazione"]),
        ("", results, vec!["risultati"]),
        (results, more, vec!["risultati"]),
        ("risultati: {attesi: [Meno code]}\n", "risultati: {attesi: [Meno code], sintesi: Ci sono meno code.}\n", vec!["risultati"]),
        ("", "risultati: {attesi: [Meno code]}\n", vec![]),
        // A typo in an item is no item more.
        (results, "risultati:\n  indicatori:\n    - {nome: Tempi, valore: 12}\n", vec![]),
        (more, results, vec![]),
        ("", reuse, vec!["riusi"]),
        ("", &valid("favorevole"), vec!["validazioni"]),
        ("", &valid("contraria"), vec![]),
        ("parole_chiave: []\n", "lezioni: [Provare prima]\n", vec![]),
    ] {
        assert_eq!(keys(second(old, new)), expected, "{old} → {new}");
    }
}

#[test]
fn an_offer_is_news_when_it_grows() {
    let offer = |level: &str, modes: &str| {
        experience("X", "referente: {ufficio: U}\n")
            .replace("{livello: non_indicato}", &format!("{{livello: {level}, modalita: [{modes}]}}"))
    };
    let news = |old: String, new: String| keys(facts(&[("a", &old), ("b", &new)]).pop().unwrap());
    assert_eq!(news(offer("non_indicato", ""), offer("informazioni", "")), ["trasferimento"]);
    assert_eq!(news(offer("attivita", "webinar"), offer("attivita", "webinar, coaching")), ["trasferimento"]);
    assert!(news(offer("attivita", "webinar"), offer("informazioni", "")).is_empty());
    assert!(news(offer("non_indicato", ""), offer("nessuno", "")).is_empty());
}

#[test]
fn old_and_new_values_are_told() {
    let told = second("stato_attuazione: in_corso\n", "stato_attuazione: attiva\n").unwrap();
    let expected = FieldNews {
        key: "stato_attuazione".into(),
        from: Some("in_corso".into()),
        new: vec![("stato_attuazione".to_owned(), "attiva".into())],
    };
    assert_eq!(told, [Fact::Field(expected)]);
}

#[test]
fn a_typo_is_never_news() {
    let (card, results) = (experience("X", ""), experience("X", "risultati: {sintesi: Fatto.}\n"));
    let spaced = card.replace("in_breve: In breve.", "in_breve:   In\n  breve.").replace("\n\nTesto.", "\n\n\nTesto.  \n");
    let reordered = card.replace("in_breve: In breve.\n", "").replace("titolo: X\n", "in_breve: In breve.\ntitolo: X\n");
    let verified = experience("X", "ultima_verifica: 2026-01-02\nalias: [esperienze/y]\n");
    let reworded = card.replace("Testo.", "Un testo.");
    for (title, new, expected) in [
        ("Refuso [minore]", &results, None),
        ("Spazi (#7)", &spaced, None),
        ("Ordine (#7)", &reordered, None),
        ("Verifica (#7)", &verified, None),
        ("Parole", &reworded, Some(vec![])),
        ("Parole (#7)", &reworded, Some(vec![Fact::Amendment])),
    ] {
        assert_eq!(facts(&[("Prima", &card), (title, new)])[1], expected, "{title}");
    }
    assert_eq!(keys(facts(&[("Prima", &card), ("Esiti (#7)", &results)]).pop().unwrap()), ["risultati", "Amendment"]);
}

#[test]
fn becoming_published_is_news_and_what_came_before_is_none() {
    let state = |state: &str| experience("X", &format!("stato_redazionale: {state}\nmotivo: così\n"));
    let (draft, archived, card) = (state("bozza"), state("archiviata"), experience("X", ""));
    let all = facts(&[("a", &draft), ("b", &draft), ("c", &card), ("d", &archived), ("e", &card)]);
    let expected = [None, None, Some(vec![Fact::Published]), Some(vec![Fact::Withdrawn]), Some(vec![Fact::Returned])];
    assert_eq!(all, expected);
    assert_eq!(facts(&[("a [minore]", &card)]), [None]);
}

#[test]
fn what_cannot_be_read_gives_no_news_nor_does_what_follows_it() {
    let (card, results) = (experience("X", ""), experience("X", "risultati: {sintesi: Fatto.}\n"));
    for unreadable in ["", "---\ntitolo: [\n---\n"] {
        assert_eq!(facts(&[("a", &card), ("b", unreadable), ("c", &results)]), [Some(vec![Fact::Published]), None, None]);
    }
    // Fields that today's schema does not know, and values that it refuses, take nothing from the rest.
    let old = experience("X", "campo_di_una_volta: 1\nstato_attuazione: finita\n");
    assert_eq!(keys(facts(&[("a", &old), ("b", &results)]).pop().unwrap()), ["risultati"]);
}

#[test]
fn what_was_taken_back_is_compared_with_nothing() {
    let states = ["in_corso", "attiva", "conclusa"];
    let texts = states.map(|state| experience("X", &format!("stato_attuazione: {state}\nrisultati: {{sintesi: Fatto {state}.}}\n")));
    let versions = [("a", &*texts[0]), ("b (#2)", &texts[1]), ("c (#3)", &texts[2])];
    let beside =
        |register| facts_beside(&versions, vec![("esperienze/x.oscurati.yml", register)]).into_iter().map(keys).collect::<Vec<_>>();
    assert_eq!(facts(&versions).into_iter().map(keys).nth(1).unwrap(), ["stato_attuazione", "Amendment"]);
    let whole = beside("- commit: 000000000000000000000000000000000000c001\n  motivo: diritti\n  data: 2026-11-19\n");
    assert_eq!(whole, [vec!["Published"], vec![], vec![]]);
    let field =
        beside("- commit: 000000000000000000000000000000000000c001\n  campi: [stato_attuazione]\n  motivo: diritti\n  data: 2026-11-19\n");
    assert_eq!(field, [vec!["Published"], vec!["Amendment"], vec!["Amendment"]]);
}

#[test]
fn the_latest_come_first_and_only_as_many_as_are_asked_for_are_compared() {
    let texts: Vec<String> = (0..4).map(|n| experience("X", &format!("stato_attuazione: {}\n", ["in_corso", "attiva"][n % 2]))).collect();
    let past = texts.iter().enumerate().map(|(n, text)| PastVersion {
        path: PATH,
        time: ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z"][n],
        text: text.clone(),
        ..PastVersion::default()
    });
    let dated = experience("Y", "ultima_verifica: 2026-01-03\n");
    let options = Options { past: past.collect(), ..Options::default() };
    let catalogue = Catalogue::with(&[BASE, &[(PATH, &*texts[3]), ("esperienze/y.md", &dated)]].concat(), options);
    let reader = NewsReader::new(&catalogue.catalog, &catalogue.derived, &catalogue.config);
    let latest = reader.latest(catalogue.catalog.iter().map(|(ix, _)| ix), 2);
    assert_eq!(latest.iter().map(|item| item.number).collect::<Vec<_>>(), [4, 3]);
    let card = catalogue.catalog.find("esperienza", "x").unwrap();
    let asked = &catalogue.derived.news.cells[card.0 as usize];
    assert_eq!(asked.iter().map(|cell| cell.get().is_some()).collect::<Vec<_>>(), [false, false, true, true]);
    // A card that no commit has stands where its own date puts it, but in no digest.
    let all = reader.latest(catalogue.catalog.iter().map(|(ix, _)| ix), 50);
    assert_eq!(all.iter().map(|item| item.number).collect::<Vec<_>>(), [4, 3, 0, 2, 1]);
    let recent = reader.of_commits(catalogue.catalog.iter().map(|(ix, _)| ix), |_, commit| commit.time >= all[1].time);
    assert_eq!(recent.iter().map(|item| item.number).collect::<Vec<_>>(), [4, 3]);
}
