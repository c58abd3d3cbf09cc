//! The cards of a generated catalogue: front matter and body of one card of each type.

use serde_json::{Map, Value, json};

use crate::generate::Plan;
use crate::text::{Random, paragraph, phrase, result, sentence, wrapped};
use crate::words::{KEYWORDS, MANNERS, OBJECTS, PROGRAMMES, REASONS, REGIONS, SKILLS, THEMES, VERBS};

const STATES: &[&str] = &["attiva", "conclusa", "in_corso", "progettazione", "sospesa", "non_indicato", "interrotta"];
const SCOPES: &[&str] =
    &["comunale", "intercomunale", "provinciale", "regionale", "metropolitano", "nazionale", "interregionale", "europeo"];
const SERVED: &[&str] = &[
    "cittadini",
    "imprese",
    "dipendenti_pa",
    "altre_pa",
    "famiglie",
    "giovani",
    "anziani",
    "scuole_universita",
    "terzo_settore",
    "professionisti",
    "amministratori_locali",
    "persone_con_disabilita",
    "altro",
];
const MODES: &[&str] =
    &["documentazione", "seminario", "webinar", "affiancamento", "visita_studio", "laboratorio", "riuso_software", "coaching"];
const LEVELS: &[&str] = &["informazioni", "attivita", "non_indicato", "gemellaggio", "nessuno"];
const SECTIONS: &[&str] =
    &["Contesto e problema", "La soluzione", "Come si è lavorato", "I risultati", "Che cosa può servire ad altri", "Il prossimo passo"];

/// Adds a field when `percent` says so.
fn maybe(head: &mut Map<String, Value>, random: &mut Random, percent: usize, key: &str, value: impl FnOnce(&mut Random) -> Value) {
    if random.chance(percent) {
        let value = value(random);
        head.insert(key.to_owned(), value);
    }
}

fn ids<'a>(list: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    list.iter().map(|(id, _)| *id).collect()
}

/// At most `limit` characters, cut at a word.
fn short(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for word in text.split(' ') {
        if out.chars().count() + word.chars().count() + 1 > limit {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out += word;
    }
    out
}

fn phrases(random: &mut Random, from: usize, to: usize) -> Vec<String> {
    (0..random.between(from, to)).map(|_| short(&sentence(random), 250)).collect()
}

fn some_body<'a>(plan: &'a Plan, random: &mut Random) -> &'a str {
    &random.any(&plan.bodies).1
}

fn regions(random: &mut Random) -> Vec<&'static str> {
    let ids: Vec<&str> = REGIONS.iter().map(|region| region.0).collect();
    random.some(&ids, 1)
}

/// An experience that others may refer to.
fn some_experience(plan: &Plan, random: &mut Random) -> usize {
    loop {
        let index = random.between(0, plan.experiences.len() - 1);
        if !plan.experiences[index].held_back {
            return index;
        }
    }
}

/// Experience number `index`.
pub fn experience(plan: &Plan, index: usize) -> (Value, String) {
    let entry = &plan.experiences[index];
    let mut random = Random::new(plan.seed, "experience", index);
    let r = &mut random;
    let level = *r.pick(LEVELS);
    let start = entry.year;
    let owner = r.any(&plan.bodies);
    let mut head = Map::new();
    let mut set = |key: &str, value: Value| head.insert(key.to_owned(), value);
    set("titolo", json!(short(&entry.title, 110)));
    set("in_breve", json!(short(&format!("{} {}", sentence(r), sentence(r)), 290)));
    let count = r.between(1, 3);
    set("temi", json!(r.some(&ids(THEMES), count)));
    let count = r.between(1, 4);
    set("parole_chiave", json!(r.some(KEYWORDS, count)));
    set("amministrazione", json!(owner.1));
    set("territorio", json!({"ambito": r.pick(SCOPES), "regioni": regions(r), "comune": owner.0.trim_start_matches("Comune di ")}));
    set("problema", json!(short(&format!("Non si riusciva a seguire {} {}", *r.pick(OBJECTS), r.pick(REASONS)), 380)));
    set("soluzione", json!(short(&sentence(r), 380)));
    set("stato_attuazione", json!(r.pick(STATES)));
    set("inizio", json!(format!("{start}-{:02}", r.between(1, 12))));
    let count = r.between(1, 3);
    set("a_chi_serve", json!(r.some(SERVED, count)));
    set("risultati", results(r, start));
    set("trasferimento", transfer(plan, r, level));
    set(
        "fonti",
        json!([
            {"titolo": short(&phrase(r), 200), "url": format!("https://fonte.example/{index}/atto"), "tipo": "documento", "consultata": "2026-10-01"},
            {"titolo": "Pagina del progetto", "url": format!("https://fonte.example/{index}/"), "tipo": r.any(&["pagina", "repository"]), "consultata": "2026-10-02"},
        ]),
    );
    let head = &mut head;
    maybe(head, r, 50, "fine", |r| json!(format!("{}", start + r.between(1, 4))));
    maybe(head, r, 40, "soggetti", |r| {
        json!([
            {"amministrazione": some_body(plan, r), "ruolo": r.any(&["capofila", "partner"])},
            {"nome": short(&format!("Cooperativa {}", phrase(r)), 120), "ruolo": r.any(&["fornitore", "finanziatore", "partner"])},
        ])
    });
    if matches!(level, "informazioni" | "attivita" | "gemellaggio") || r.chance(30) {
        head.insert("referente".into(), json!({"ufficio": "Ufficio innovazione", "email": format!("innovazione@ente-{index}.example"), "telefono": format!("+39 0{}", 100_000 + index)}));
    }
    maybe(head, r, 40, "peculiarita", |r| json!(phrases(r, 1, 3)));
    maybe(head, r, 35, "fasi", |r| {
        json!([
            {"titolo": short(&phrase(r), 140), "inizio": format!("{start}"), "fine": format!("{start}-12")},
            {"titolo": short(&phrase(r), 140), "inizio": format!("{}", start + 1)},
        ])
    });
    maybe(head, r, 60, "adatta_a_piccoli_comuni", |r| json!(r.any(&["si", "no", "non_indicato"])));
    maybe(head, r, 45, "finanziamenti", |r| {
        json!([{
            "programma": r.pick(&ids(PROGRAMMES)), "periodo": r.any(&["2007-2013", "2014-2020", "2021-2027", "pnrr", "altro"]), "obiettivo": "OT11",
            "fondo": "FESR", "importo_eur": r.between(5, 900) * 1_000, "cup": format!("B{:014}", index),
        }])
    });
    maybe(
        head,
        r,
        50,
        "risorse",
        |r| json!({"costo_eur": r.between(1, 400) * 500, "giornate_lavoro": r.between(10, 400), "durata_mesi": r.between(3, 36)}),
    );
    maybe(head, r, 40, "difficolta", |r| json!(phrases(r, 1, 3)));
    maybe(head, r, 50, "lezioni", |r| json!(phrases(r, 1, 3)));
    maybe(head, r, 35, "condizioni_successo", |r| json!(phrases(r, 1, 3)));
    maybe(head, r, 25, "riusi", |r| {
        json!([{
            "amministrazione": some_body(plan, r), "stato": r.any(&["in_uso", "in_corso", "in_valutazione", "interrotto"]), "data": format!("{}-05", start + 1),
            "evidenza": short(&format!("Delibera {}: {}", r.between(1, 300), phrase(r)), 400), "confermato_da": r.any(&["offerente", "ricevente", "entrambi"]),
        }])
    });
    maybe(head, r, 25, "partecipazione", |r| {
        json!({
            "livello": r.any(&["informazione", "consultazione", "progettazione_partecipata", "empowerment"]), "svolgimento": r.any(&["in_presenza", "online", "misto"]),
            "partecipanti": r.between(20, 4_000),
        })
    });
    common(head, r, index);
    if entry.folder {
        head.insert("immagini".into(), json!([{"file": "foto.png", "testo_alternativo": "La sala in cui si è lavorato", "autore": "Ufficio stampa", "licenza": "CC-BY-4.0"}]));
    }
    match (index % 150 == 11, index % 300 == 23) {
        (true, _) => drop((
            head.insert("stato_redazionale".into(), json!("archiviata")),
            head.insert("motivo".into(), json!("Il servizio non esiste più.")),
        )),
        (_, true) => drop(head.insert("stato_redazionale".into(), json!("bozza"))),
        _ => {}
    }
    let text = experience_body(plan, r, index, &owner.1);
    (Value::Object(std::mem::take(head)), text)
}

/// Fields that every type has and few cards use.
fn common(head: &mut Map<String, Value>, r: &mut Random, index: usize) {
    maybe(
        head,
        r,
        30,
        "collegamenti",
        |_| json!([{"etichetta": "Il sito del progetto", "url": format!("https://progetto.example/{index}"), "piattaforma": "Sito dell'ente"}]),
    );
    maybe(head, r, 20, "origine", |r| {
        json!({
            "piattaforma": "Piattaforma di prova", "url": format!("https://origine.example/{index}"), "creata": "2021-03", "versioni": r.between(1, 9),
            "commenti": r.between(0, 40), "sostenitori": r.between(0, 90), "rilevata_il": "2026-10-01",
        })
    });
    maybe(head, r, 60, "ultima_verifica", |r| json!(format!("2026-{:02}-{:02}", r.between(1, 10), r.between(1, 28))));
    maybe(
        head,
        r,
        25,
        "validazioni",
        |_| json!([{"ruolo": "redazione", "data": "2026-09-15", "esito": "favorevole", "motivazione": "Completa e verificata.", "merge_request": index + 1, "atto": {"tipo": "determina", "data": "2026-09"}}]),
    );
    maybe(head, r, 50, "riferimento", |_| json!(format!("gen-ESP-2026-{index}")));
    maybe(head, r, 30, "licenza", |r| json!(r.any(&["CC-BY-4.0", "CC0-1.0", "CC-BY-SA-4.0"])));
    maybe(head, r, 5, "alias", |_| json!([format!("esperienze/vecchio-nome-{index}")]));
}

fn results(r: &mut Random, start: usize) -> Value {
    let indicator = |r: &mut Random| {
        let before = r.between(20, 90);
        json!({
            "nome": short(&format!("Tempi {}", phrase(r).to_lowercase()), 140), "unita": r.any(&["giorni", "domande", "euro", "per cento"]), "valore_iniziale": before,
            "valore": before / 2, "valore_atteso": before / 3, "data": format!("{}-06", start + 1), "fonte": "Relazione sulla performance",
        })
    };
    let indicators: Vec<Value> = (0..r.between(1, 3)).map(|_| indicator(r)).collect();
    json!({
        "sintesi": format!("{} {}\n\n{}", result(r), sentence(r), sentence(r)), "attesi": phrases(r, 1, 2), "indicatori": indicators, "evidenze": phrases(r, 0, 2),
    })
}

fn transfer(plan: &Plan, r: &mut Random, level: &str) -> Value {
    let mut value = json!({"livello": level});
    if matches!(level, "attivita" | "gemellaggio") {
        let count = r.between(1, 4);
        value["modalita"] = json!(r.some(MODES, count));
        value["prerequisiti"] = json!(phrases(r, 1, 2));
        value["posti_anno"] = json!(r.between(1, 6));
        value["costi_per_chi_riceve"] = json!(r.any(&["Nessuno", "Solo il viaggio", "Le licenze dei programmi"]));
        value["software"] = json!([format!("https://codice.example/{}/publiccode.yml", r.between(1, 9_000))]);
        for key in ["gestione", "organizzazione", "atti", "tecnologia", "formazione"] {
            value["kit"][key] = json!([r.any(&plan.materials)]);
        }
    }
    value
}

/// Three to six chapters, with a list, a table and links to other cards here and there.
fn experience_body(plan: &Plan, r: &mut Random, index: usize, owner: &str) -> String {
    let entry = &plan.experiences[index];
    let up = if entry.folder { "../../.." } else { "../.." };
    let words = r.between(300, 900);
    let chapters = r.between(3, SECTIONS.len());
    let mut text = String::new();
    for (number, title) in SECTIONS.iter().take(chapters).enumerate() {
        text += &format!("## {title}\n\n");
        for _ in 0..2 {
            text += &wrapped(&paragraph(r, words / chapters / 2));
            text += "\n\n";
        }
        match number {
            0 => text += &format!("L'esperienza è del [titolare]({up}/amministrazioni/{owner}.md).\n\n"),
            1 => {
                let other = &plan.experiences[some_experience(plan, r)];
                let file = if other.folder { format!("{}/index.md", other.slug) } else { format!("{}.md", other.slug) };
                text += &format!("Riprende in parte [{}]({up}/esperienze/{}/{file}).\n\n", other.title, other.year);
            }
            2 => {
                for _ in 0..r.between(2, 5) {
                    text += &format!("- {}\n", phrase(r));
                }
                text.push('\n');
            }
            3 if r.chance(40) => {
                text += &format!(
                    "| Anno | Domande |\n|---|---:|\n| {} | {} |\n| {} | {} |\n\n",
                    entry.year,
                    r.between(50, 400),
                    entry.year + 1,
                    r.between(400, 900)
                )
            }
            _ => {}
        }
    }
    if entry.folder {
        text += "I numeri sono nei [dati](dati.csv).\n";
    }
    text
}

/// Body number `index`.
pub fn body(plan: &Plan, index: usize) -> (Value, String) {
    let (name, _) = &plan.bodies[index];
    let mut random = Random::new(plan.seed, "body", index);
    let r = &mut random;
    let mut head = json!({
        "titolo": name, "in_breve": short(&format!("{name}: {}", sentence(r)), 290), "nome": name, "tipologia": "comune", "ipa": format!("c_x{index}"),
        "istat": format!("{:06}", index % 999_999), "regione": regions(r)[0], "paese": "IT", "classe_demografica": r.any(&["fino_a_5000", "5001_20000", "20001_60000", "60001_250000"]),
        "sito": format!("https://comune-{index}.example/"), "lingue": ["it"],
    });
    if r.chance(40) {
        let count = r.between(1, 3);
        head["offre"] = json!({
            "competenze": r.some(&ids(SKILLS), count), "strumenti": [r.any(&plan.materials)],
            "servizi": [{"nome": short(&phrase(r), 140), "a_chi": "Altri comuni", "come_chiederlo": "Scrivendo all'ufficio innovazione."}],
        });
    }
    if index > 0 && r.chance(10) {
        head["fa_parte_di"] = json!(plan.bodies[0].1);
    }
    if index < 999 {
        head["catastale"] = json!(format!("Z{index:03}"));
    }
    (head, wrapped(&paragraph(r, 60)) + "\n")
}

/// Material number `index`.
pub fn material(plan: &Plan, index: usize) -> (Value, String) {
    let mut random = Random::new(plan.seed, "material", index);
    let r = &mut random;
    let mut head = json!({
        "titolo": short(&format!("Modello {index}: {}", phrase(r)), 110), "in_breve": short(&sentence(r), 290), "temi": r.some(&ids(THEMES), 1),
        "natura": r.any(&["documento", "modello", "metodo", "delibera", "capitolato", "video", "dataset", "presentazione", "manuale"]),
        "url": format!("https://materiali.example/{index}.pdf"), "formato": "PDF", "accessibile": r.any(&["si", "no", "non_verificato"]),
    });
    if index > 0 {
        head["alternativa"] = json!(plan.materials[index - 1]);
    }
    (head, wrapped(&paragraph(r, 80)) + "\n")
}

/// Event number `index`, with the year of its folder.
pub fn event(plan: &Plan, index: usize) -> (usize, Value, String) {
    let mut random = Random::new(plan.seed, "event", index);
    let r = &mut random;
    let year = r.between(2019, 2027);
    let about = &plan.experiences[some_experience(plan, r)];
    let (month, day) = (r.between(1, 12), r.between(1, 28));
    let head = json!({
        "titolo": short(&format!("Incontro {index}: {}", about.title), 110), "in_breve": short(&sentence(r), 290), "temi": r.some(&ids(THEMES), 1),
        "riguarda": [format!("esperienza/{}", about.slug)], "formato": r.any(&["webinar", "seminario", "laboratorio", "workshop", "corso", "convegno"]),
        "inizio": format!("{year}-{month:02}-{day:02}T10:00:00+01:00"), "fine": format!("{year}-{month:02}-{day:02}T13:00:00+01:00"),
        "modo": r.any(&["online", "ibrido", "in_presenza"]), "luogo": "Sala del consiglio", "url": format!("https://incontri.example/{index}"), "organizzatore": "Redazione",
        "destinato_a": "tutti", "iscrizione_url": format!("https://incontri.example/{index}/iscrizione"), "accessibilita_sede": "Ingresso senza gradini.",
        "registrazione_url": format!("https://incontri.example/{index}/video"), "sottotitoli": "si", "trascrizione": r.any(&plan.materials), "materiali": [r.any(&plan.materials)],
    });
    (year, head, wrapped(&paragraph(r, 100)) + "\n")
}

/// News item number `index`, with the year of its folder.
pub fn news(plan: &Plan, index: usize) -> (usize, Value, String) {
    let mut random = Random::new(plan.seed, "news", index);
    let r = &mut random;
    let year = r.between(2019, 2026);
    let about = &plan.experiences[some_experience(plan, r)];
    let verb = r.pick(VERBS).trim_start_matches("ha ").to_owned();
    let head = json!({
        "titolo": short(&format!("Notizia {index}: {verb} {} {}", r.pick(OBJECTS), r.pick(MANNERS)), 110), "in_breve": short(&sentence(r), 290),
        "data": format!("{year}-{:02}-{:02}", r.between(1, 10), r.between(1, 28)), "riguarda": [format!("esperienza/{}", about.slug)],
    });
    (year, head, wrapped(&paragraph(r, 150)) + "\n")
}
