//! `prassi match`: how well it finds what people judged by hand (`tests/match`), and that it says the same every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Catalogue, Run, repository};

/// The share of judged needs that must find what they should among the first three, and the mean reciprocal rank; tests/README.md says
/// how well they do. Who makes it better raises them.
const SUCCESS_AT_3: f64 = 0.90;
const MRR: f64 = 0.81;
/// How many experiences that nobody named may be shown for all of them together.
const OTHERS: usize = 70;

fn judged() -> Vec<Value> {
    let text = fs::read_to_string(repository().join("tests/match/needs.json")).expect("the judged needs");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    value["bisogni"].as_array().expect("a list").clone()
}

fn list(values: &Value) -> String {
    let ids: Vec<&str> = values.as_array().expect("a list").iter().map(|value| value.as_str().expect("an id")).collect();
    format!("[{}]", ids.join(", "))
}

/// The demonstration with the judged needs and their bodies in place of its own needs.
fn catalogue() -> Catalogue {
    let catalogue = Catalogue::demonstration();
    let _ = fs::remove_dir_all(catalogue.path().join("content/fabbisogni"));
    for need in judged() {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let (id, body) = (text(&need["id"]), &need["ente"]);
        let mut card = String::from("---\n");
        let title = text(&need["titolo"]);
        let _ = writeln!(card, "titolo: {title:?}\nin_breve: {title:?}\nproblema: {:?}", text(&need["problema"]));
        let _ = writeln!(card, "temi: {}\nmodalita: {}\nstato: aperto", list(&need["temi"]), list(&need["modalita"]));
        let _ = writeln!(card, "amministrazione: prova-{id}\nreferente: {{ufficio: Ufficio immaginario}}\n---\n\nTesto.");
        catalogue.write(&format!("content/fabbisogni/{id}.md"), card);
        let name = format!("Ente di prova {id}");
        let body = format!(
            "---\ntitolo: {name}\nin_breve: Ente immaginario.\nnome: {name}\ntipologia: {}\nregione: {}\nclasse_demografica: {}\n---\n",
            text(&body["tipologia"]),
            text(&body["regione"]),
            text(&body["classe_demografica"])
        );
        catalogue.write(&format!("content/amministrazioni/prova-{id}.md"), body);
    }
    catalogue
}

fn matches(catalogue: &Catalogue, arguments: &[&str]) -> Run {
    catalogue.run([&["match", "--date", "2026-11-22"], arguments].concat())
}

/// The experiences that the page of a need proposes, as its readers meet them.
fn shown(site: &Path, need: &str) -> Vec<String> {
    let page = fs::read_to_string(site.join(format!("fabbisogni/{need}/index.html"))).expect("the need's page");
    let part = page.split_once("id=\"s-abbinamenti\"").expect("the part with the matches").1;
    let part = part.split_once("</section>").expect("its end").0;
    let links = part.split("<h3><a href=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    links.map(|(url, _)| url.trim_start_matches("../").trim_end_matches('/').replace("esperienze/", "")).collect()
}

/// As the terminal shows them.
fn told(text: &str, need: &str) -> Vec<String> {
    let own = text.split("\n\n").find(|own| own.starts_with(&format!("fabbisogno/{need} "))).expect("every need is matched");
    let offers = own.split("  esperienza/").skip(1).filter_map(|rest| rest.split_once(" · "));
    offers.map(|(id, _)| id.to_owned()).collect()
}

#[test]
fn judged_needs_find_the_experiences_that_people_would_name() {
    let catalogue = catalogue();
    let site = catalogue.path().join("out");
    catalogue.run(["build", "--date", "2026-11-22", "--out", "out"]).exits(0);
    let text = matches(&catalogue, &[]).exits(0).stdout;
    let judged = judged();
    assert!(judged.len() >= 20);
    let (mut first_three, mut ranks, mut others, mut missed) = (0, 0.0, 0, String::new());
    for need in &judged {
        let name = need["id"].as_str().unwrap();
        let wanted: Vec<&str> = need["attese"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let offers = shown(&site, name);
        assert_eq!(offers, told(&text, name), "page and terminal differ");
        others += offers.iter().filter(|offer| !wanted.contains(&&***offer)).count();
        let rank = offers.iter().position(|offer| wanted.contains(&&**offer));
        match rank {
            Some(rank) if rank < 3 => first_three += 1,
            _ => writeln!(missed, "  {name}: {offers:?}, not {wanted:?}").unwrap(),
        }
        ranks += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    }
    let count = judged.len() as f64;
    let (success, mrr) = (f64::from(first_three) / count, ranks / count);
    println!("{} needs: success@3 {success:.3}, MRR@5 {mrr:.3}, {others} shown that nobody named\n{missed}", judged.len());
    assert!(success >= SUCCESS_AT_3 && mrr >= MRR && others <= OTHERS, "success@3 {success:.3}, MRR@5 {mrr:.3}, {others} others\n{missed}");
}

#[test]
fn the_same_catalogue_gives_the_same_matches() {
    let catalogue = catalogue();
    let first = matches(&catalogue, &["--json"]).exits(0).stdout;
    assert_eq!(first, matches(&catalogue, &["--json"]).exits(0).stdout);
    assert!(first.contains("\"kind\": \"themes\""), "{first}");
}

const NEED: &str = "---\ntitolo: Moduli da riscrivere\nin_breve: Cerchiamo aiuto.\namministrazione: comune-di-altrove\n\
    referente: {ufficio: Segreteria, email: segreteria@altrove.example}\nproblema: I nostri moduli non sono chiari.\ntemi: [semplificazione]\nmodalita: [seminario]\n\
    scadenza: 2027-03\nstato: aperto\n---\n\nTesto.\n";
const NEED_PATH: &str = "content/fabbisogni/2026/moduli.md";
const OFFER_PATH: &str = "content/esperienze/2026/moduli-chiari.md";
const UNKNOWN: &str = "trasferimento:\n  livello: non_indicato";

/// The small catalogue, whose experience refuses nobody.
fn small() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.replace(OFFER_PATH, "trasferimento:\n  livello: nessuno", UNKNOWN);
    catalogue
}

#[test]
fn match_says_why_and_helps_when_there_is_nothing() {
    let catalogue = small();
    let run = |arguments: &[&str]| matches(&catalogue, arguments);
    run(&[]).exits(0).says("non ci sono richieste aperte").says("prassi new fabbisogno");
    catalogue.write(NEED_PATH, NEED);
    run(&[])
        .exits(0)
        .says("fabbisogno/moduli · Moduli da riscrivere (Comune di Altrove), entro marzo 2027")
        .says("esperienza/moduli-chiari");
    run(&["moduli"]).exits(0).says("parole in comune: ").says("stesso tema: ");
    run(&["esperienza/moduli-chiari"]).exits(0).says("fabbisogno/moduli");
    run(&["comune-di-altrove"]).exits(2).says("non è una richiesta di aiuto né un'esperienza");
    catalogue.write(NEED_PATH, NEED.replace("I nostri moduli non sono chiari", "Xilofoni").replace("Moduli da riscrivere", "Zampogne"));
    run(&["moduli"]).exits(0).says("Nessuna esperienza somiglia abbastanza");
    catalogue.write(NEED_PATH, NEED.replace("stato: aperto", "stato: soddisfatto"));
    run(&["moduli"]).exits(0).says("Non è più aperta");
    run(&["moduli-chiari"]).exits(0).says("Nessuna richiesta aperta");
}

#[test]
fn a_digest_tells_of_new_matches_once() {
    let catalogue = small();
    catalogue.commit("Le prime schede", "2026-01-10T09:00:00+01:00");
    catalogue.write(NEED_PATH, NEED).commit("Una richiesta", "2026-02-10T09:00:00+01:00");
    let digest = |since: &str| catalogue.run(["digest", "--since", since]).exits(0);
    let text = digest("2026-02-01").stdout;
    assert!(text.contains("Nuova richiesta di aiuto") && text.contains("Nuovi abbinamenti"), "{text}");
    assert!(text.contains("https://catalogo.example/esperienze/moduli-chiari/"), "{text}");
    // Neither has changed since.
    digest("2026-02-11").says("Niente di nuovo");
    // The experience offers more: that is news, and so is the match.
    let more = "referente: {ufficio: Segreteria}\ntrasferimento:\n  livello: attivita\n  modalita: [seminario]";
    catalogue.replace(OFFER_PATH, UNKNOWN, more).commit("Un seminario", "2026-03-10T09:00:00+01:00");
    let text = digest("2026-03-01").stdout.replace("\n  ", " ");
    assert!(text.contains("Potrebbe aiutare «Moduli chiari»") && text.contains("offre l'aiuto richiesto: Seminario"), "{text}");
}
