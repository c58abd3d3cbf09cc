//! What fits, in which order, and why.

use super::*;
use crate::render::testing::{BASE, Catalogue, Options, experience};

fn need(problem: &str, more: &str) -> String {
    format!(
        "---\ntitolo: Cerchiamo aiuto\nin_breve: Aiuto.\namministrazione: agenzia-x\nreferente: {{ufficio: Segreteria}}\n\
         problema: {problem}\ntemi: [servizi]\n{more}stato: aperto\n---\n\nTesto.\n"
    )
}

/// A catalogue of a need and some experiences, by id.
fn catalogue(need: &str, offers: &[(&str, String)]) -> Catalogue {
    let paths: Vec<String> = offers.iter().map(|(id, _)| format!("esperienze/{id}.md")).collect();
    let mut cards: Vec<(&str, &str)> = BASE.to_vec();
    cards.extend(paths.iter().zip(offers).map(|(path, (_, text))| (&**path, &**text)));
    cards.push(("fabbisogni/uno.md", need));
    Catalogue::with(&cards, Options { today: Some(jiff::civil::date(2026, 11, 22)), ..Options::default() })
}

/// The ids of the offers of the need, best first, with their reasons.
fn found(catalogue: &Catalogue) -> Vec<(String, bool, u8, Vec<Reason>)> {
    let site = catalogue.site();
    let need = catalogue.catalog.find("fabbisogno", "uno").expect("the need");
    let one = |one: &Match| (catalogue.catalog.get(one.offer).card.id().to_string(), one.on_offer, one.score, one.reasons.clone());
    site.matches().of_need(need).iter().map(one).collect()
}

fn ids(catalogue: &Catalogue) -> Vec<String> {
    found(catalogue).into_iter().map(|(id, ..)| id).collect()
}

#[test]
fn common_words_decide_and_are_named_as_the_need_writes_them() {
    let offers = [
        ("boschi", experience("Strade di montagna", "problema: Le frane chiudono i sentieri.\n")),
        ("carta", experience("Uffici senza carta", "problema: I documenti girano da un ufficio all'altro.\n")),
    ];
    let catalogue = catalogue(&need("Il documento gira per ogni ufficio su carta", ""), &offers);
    let found = found(&catalogue);
    assert_eq!(found[0].0, "carta");
    let Reason::Words(words) = &found[0].3[0] else { panic!("{found:?}") };
    // The one that says little («ogni») is not among them.
    assert_eq!(words, &["ufficio", "carta", "documento", "gira"]);
    assert!(found.iter().all(|(id, ..)| id != "boschi"), "a theme alone is no match: {found:?}");
}

#[test]
fn those_who_help_come_first_and_those_who_refuse_not_at_all() {
    let level = |level: &str, more: &str| {
        let office = if level == "non_indicato" || level == "nessuno" { "" } else { "referente: {ufficio: Segreteria}\n" };
        experience("Bandi e capitolati", &format!("problema: I bandi non hanno risposte.\n{office}"))
            .replace("{livello: non_indicato}", &format!("{{livello: {level}{more}}}"))
    };
    let found = |other: String, modes: &str| {
        let offers = [("altro", other), ("offre", level("attivita", ", modalita: [seminario]")), ("rifiuta", level("nessuno", ""))];
        let text = need("I bandi e le gare vanno deserti, i capitolati invecchiano", &format!("modalita: [{modes}]\n"));
        found(&catalogue(&text, &offers))
    };
    let order = |found: &[(String, bool, u8, Vec<Reason>)]| found.iter().map(|(id, ..)| id.clone()).collect::<Vec<_>>();
    let alike = found(level("non_indicato", ""), "seminario, webinar");
    assert_eq!(order(&alike), ["offre", "altro"]);
    assert!(alike[0].1 && alike[0].3.contains(&Reason::Modes(vec!["seminario".into()])), "{alike:?}");
    // Help with something else is worth less than the story of those who had the same problem.
    let better = level("non_indicato", "").replace("titolo: Bandi e capitolati", "titolo: Bandi deserti e gare");
    let better = found(better, "webinar");
    assert_eq!(order(&better), ["altro", "offre"], "{better:?}");
}

#[test]
fn what_is_alike_by_chance_is_not_shown() {
    let offers = [
        ("stessa", experience("Gare deserte", "problema: Le gare vanno deserte, i capitolati sono vecchi.\n")),
        // One word among many, and one from what cards say of themselves.
        ("altra", experience("Strade", "").replace("In breve.", "I capitolati. È un esempio.")),
    ];
    let catalogue = catalogue(&need("Le gare vanno deserte e i capitolati sono vecchi. È un esempio.", ""), &offers);
    let found = found(&catalogue);
    assert_eq!(found.iter().map(|(id, ..)| &**id).collect::<Vec<_>>(), ["stessa"]);
    let Reason::Words(words) = &found[0].3[0] else { panic!("{found:?}") };
    assert!(!words.contains(&"esempio".to_owned()), "{words:?}");
}

#[test]
fn place_size_and_results_are_reasons() {
    let offers = [
        ("vicina", experience("Biblioteca", "territorio: {regioni: [puglia]}\nadatta_a_piccoli_comuni: si\n")),
        ("piana", experience("Biblioteca", "")),
        ("inadatta", experience("Biblioteca", "adatta_a_piccoli_comuni: no\n")),
    ];
    let seeker = "---\ntitolo: X\nin_breve: X\nnome: X\ntipologia: comune\nregione: puglia\nclasse_demografica: fino_a_5000\n---\n";
    let text = need("La biblioteca chiude", "").replace("agenzia-x", "piccolo");
    let paths: Vec<String> = offers.iter().map(|(id, _)| format!("esperienze/{id}.md")).collect();
    let mut cards: Vec<(&str, &str)> = BASE.to_vec();
    cards.extend(paths.iter().zip(&offers).map(|(path, (_, text))| (&**path, &**text)));
    cards.extend([("amministrazioni/piccolo.md", seeker), ("fabbisogni/uno.md", &*text)]);
    let catalogue = Catalogue::new(&cards);
    assert_eq!(ids(&catalogue), ["vicina", "piana", "inadatta"]);
    let reasons = &found(&catalogue)[0].3;
    assert!(reasons.contains(&Reason::Small) && reasons.contains(&Reason::Region("puglia".into())), "{reasons:?}");
}

#[test]
fn nobody_is_sent_to_themselves_or_to_what_they_use_already() {
    let own = experience("Bandi uno", "").replace("comune-di-bra", "agenzia-x");
    let used = experience("Bandi due", "riusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2020, evidenza: E}\n");
    let offers = [("propria", own), ("usata", used), ("nuova", experience("Bandi tre", ""))];
    assert_eq!(ids(&catalogue(&need("I bandi vanno deserti", ""), &offers)), ["nuova"]);
}

#[test]
fn an_experience_knows_whom_it_could_serve_as_long_as_they_look() {
    let offers = [("bandi", experience("Bandi", ""))];
    let open = catalogue(&need("I bandi vanno deserti", "scadenza: 2026-10\n"), &offers);
    let offer = open.catalog.find("esperienza", "bandi").expect("the offer");
    let need_ix = open.catalog.find("fabbisogno", "uno").expect("the need");
    let served = |catalogue: &Catalogue| catalogue.site().matches().of_offer(offer).iter().map(|one| one.need).collect::<Vec<_>>();
    assert_eq!(served(&open), [need_ix]);
    assert_eq!(is_overdue(open.catalog.get(need_ix), open.derived.today), Some(true));
    let page = open.page("/fabbisogni/uno/");
    assert!(page.contains("data già passata") && page.contains("parole in comune: bandi"), "{page}");
    assert!(open.page("/esperienze/bandi/").contains("A chi può servire"));
    assert!(open.page("/amministrazioni/agenzia-x/").contains("Che cosa cerca"));
    // On the home page only what can still be answered.
    assert!(!open.page("/").contains("Chi cerca</h2>"));
    let closed = catalogue(&need("I bandi vanno deserti", "").replace("stato: aperto", "stato: ritirato"), &offers);
    assert!(served(&closed).is_empty() && ids(&closed).is_empty());
}

#[test]
fn many_needs_and_offers_are_matched_the_same_way_every_time() {
    // Enough for lists of candidates to be cut; the words of each are its own and some common ones.
    let offers: Vec<(String, String)> =
        (0..200).map(|n| (format!("o{n:03}"), experience(&format!("Parola{} comune{} tutti", n % 40, n % 7), ""))).collect();
    let offers: Vec<(&str, String)> = offers.iter().map(|(id, text)| (&**id, text.clone())).collect();
    let text = need("Parola7 comune3 tutti", "");
    let (one, two) = (found(&catalogue(&text, &offers)), found(&catalogue(&text, &offers)));
    assert_eq!(one, two);
    assert_eq!(one.len(), SHOWN);
    assert!(one.windows(2).all(|pair| pair[0].2 >= pair[1].2), "{one:?}");
}

#[test]
fn a_documented_experience_is_worth_more_than_one_with_evidence_only() {
    let proven = "problema: P\nrisultati: {sintesi: R, evidenze: [E]}\n";
    let whole = format!(
        "{proven}soluzione: S\nterritorio: {{ambito: comunale}}\nstato_attuazione: attiva\na_chi_serve: [cittadini]\nlezioni: [L]\nfonti: [{{titolo: F}}]\nreferente: {{ufficio: U, email: u@e.it}}\n"
    );
    let open = |more: &str| experience("Bandi", more).replace("livello: non_indicato", "livello: informazioni");
    let offers = [("a-provata", open(&format!("{proven}referente: {{ufficio: U, email: u@e.it}}\n"))), ("documentata", open(&whole))];
    let found = found(&catalogue(&need("I bandi vanno deserti", ""), &offers));
    let mature = Reason::Mature(Level::Documented);
    let of = |id: &str| found.iter().find(|(offer, ..)| offer == id).map(|(.., reasons)| reasons).expect("a match");
    assert_eq!(found[0].0, "documentata", "{found:?}");
    assert!(of("documentata").contains(&mature) && of("documentata").contains(&Reason::Proven), "{found:?}");
    assert!(of("a-provata").contains(&Reason::Proven) && !of("a-provata").contains(&mature), "{found:?}");
}
