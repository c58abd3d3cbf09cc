//! The search index and the static API as they are published, read by a client of their own ([`crate::reader`]).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use crate::reader::{Reader, Unit, units};
use crate::support::{Catalogue, files, repository, tree};

/// The demonstration catalogue, built once.
static BUILT: LazyLock<(Catalogue, PathBuf)> = LazyLock::new(|| {
    let catalogue = Catalogue::demonstration();
    catalogue.build(Path::new("public"));
    let public = catalogue.path().join("public");
    (catalogue, public)
});

fn public() -> &'static Path {
    &BUILT.1
}

fn index() -> Reader {
    Reader::open(&public().join("cerca"))
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).unwrap()
}

/// Addresses of the first results.
fn first(reader: &Reader, query: &str, count: usize) -> Vec<String> {
    reader.search(query).into_iter().take(count).map(|number| reader.url(number)).collect()
}

#[test]
fn every_card_is_found_by_its_title() {
    for language in ["", "de/", "en/"] {
        let reader = Reader::open(&public().join(language).join("cerca"));
        let mut late = Vec::new();
        for number in 0..reader.cards() {
            let title = reader.summary(number)["t"].as_str().unwrap().to_owned();
            let hits = reader.search(&title);
            let place = hits.iter().position(|hit| *hit == number);
            if place.is_none_or(|place| place >= 3) {
                late.push(format!("{language}{title}: {place:?}"));
            }
        }
        assert!(late.len() * 50 <= reader.cards(), "{} of {}: {late:#?}", late.len(), reader.cards());
        assert!(late.iter().all(|line| !line.ends_with("None")), "a title finds everything but its card: {late:#?}");
    }
}

#[test]
fn forms_accents_elisions_hyphens_and_codes() {
    let catalogue = Catalogue::small();
    let card = |slug: &str, body: &str, more: &str| {
        let head = "in_breve: Una prova.\namministrazione: comune-di-prova\ntemi: [servizi-ai-cittadini]\nproblema: Nessuno.\ntrasferimento: {livello: non_indicato}\n";
        let text = format!("---\ntitolo: Scheda {slug}\n{head}{more}---\n\n{body}\n");
        catalogue.write(&format!("content/esperienze/2026/{slug}.md"), text);
    };
    card("uno", "L’attività dell'Unione per l'e-government, secondo la L. 241/1990 e l'OT11.", "riferimento: par-PROP-2022-05-3343\n");
    card("due", "Egovernment e bilanci partecipativi: perché votarono, e 1.250.000 euro in c_d643.", "");
    card("tre", "Ürün ﬁnale: une œuvre, Straße, 𝐀lfa, naïve; il bilancio partecipativo. Comunità, e\u{300} qui.", "");
    catalogue.commit("Tre schede", "2026-11-20T09:00:00+01:00").build(Path::new("public"));
    let reader = Reader::open(&catalogue.path().join("public/cerca"));
    let found = |query: &str| -> BTreeSet<String> {
        let slug = |url: &str| url.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
        reader
            .search(query)
            .into_iter()
            .map(|number| slug(&reader.url(number)))
            .filter(|slug| ["uno", "due", "tre"].contains(&&**slug))
            .collect()
    };
    for (query, expected) in [
        ("attivita", "uno"),
        ("l'attività", "uno"),
        ("ATTIVITÀ dell’unione", "uno"),
        ("e-government", "due uno"),
        ("egovernment", "due uno"),
        ("E-Government", "due uno"),
        ("OT11", "uno"),
        ("ot11", "uno"),
        ("241/1990", "uno"),
        ("L. 241/1990", "uno"),
        ("241", "uno"),
        ("par-PROP-2022-05-3343", "uno"),
        ("3343", "uno"),
        ("c_d643", "due"),
        ("1250000", "due"),
        ("1.250.000", "due"),
        ("bilancio partecipativo", "due tre"),
        ("bilanci partecipative", "due tre"),
        ("finale", "tre"),
        ("strasse", "tre"),
        ("STRASSE", "tre"),
        ("urun", "tre"),
        ("alfa", "tre"),
        ("naive", "tre"),
        ("comunita", "tre"),
        // One typing error.
        ("partecipatvo", "due tre"),
        ("parteicpativo", "due tre"),
        ("bilamcio", "due tre"),
        ("attivitta", "uno"),
        // Nothing strange.
        ("__proto__", ""),
        ("constructor", ""),
        ("(.*)+ [a-z]{2,", ""),
        ("<b>bilancio</b>", ""),
        ("👩\u{200d}💻 bilancio", "due tre"),
        ("ﬁnale", "tre"),
    ] {
        assert_eq!(found(query), expected.split_whitespace().map(str::to_owned).collect(), "{query}");
    }
    assert!(reader.search(&"bilancio ".repeat(2_000)).len() >= 2);
    assert!(reader.search("per il di").is_empty() && reader.search("").is_empty() && reader.search("\u{2067}").is_empty());
    assert_eq!(reader.prefix("partec").len(), reader.word("partecipativi").len());
}

#[test]
fn a_word_costs_one_shard_and_ten_results_ten_small_files_at_most() {
    let reader = index();
    reader.loaded();
    let found = reader.search("bilancio partecipativo");
    let shards = reader.loaded();
    assert!(shards.len() <= 2 && shards.iter().all(|name| name.starts_with("t/")), "{shards:?}");
    found.into_iter().take(10).for_each(|number| drop(reader.summary(number)));
    let summaries = reader.loaded();
    assert!(summaries.len() <= 10 && summaries.iter().all(|name| name.starts_with("d/")), "{summaries:?}");
}

#[test]
fn the_reader_folds_as_the_page_says() {
    let plain = |word: &str| Unit { parts: vec![word.to_owned()], joined: None };
    assert_eq!(units("L'Attività"), [plain("l"), plain("attivita")]);
    let code = Unit { parts: ["c", "d643"].map(str::to_owned).to_vec(), joined: Some("cd643".to_owned()) };
    assert_eq!(units("c_d643."), [code]);
}

#[test]
fn synonyms_and_names_of_what_a_card_carries_find_it() {
    let reader = index();
    let (_, themes) = reader.facet("temi").unwrap();
    for (query, theme) in [("togliere la carta", "dematerializzazione"), ("banda ultralarga", "connettivita")] {
        let found: BTreeSet<usize> = reader.search(query).into_iter().collect();
        let carrying = (0..reader.cards()).filter(|number| themes[*number].iter().any(|id| id == theme));
        let missed: Vec<usize> = carrying.filter(|number| !found.contains(number)).collect();
        assert!(missed.is_empty() && !found.is_empty(), "«{query}» misses cards of {theme}: {missed:?}");
    }
    assert!(first(&reader, "suape sardegna", 3).iter().any(|url| url.ends_with("suape-sardegna/")));
}

#[test]
fn forms_that_no_card_has_are_found_by_their_endings() {
    let reader = index();
    for (query, form) in [("digitalizzava", "digitalizzazione"), ("protocollando", "protocollo"), ("mappando", "mappa")] {
        assert!(reader.word(query).is_empty(), "«{query}» is in a card by now: choose another form");
        let found: BTreeSet<usize> = reader.search(query).into_iter().collect();
        assert!(!found.is_empty() && reader.word(form).keys().any(|card| found.contains(card)), "{query}: {found:?}");
    }
}

#[test]
fn facets_of_one_name_are_told_apart() {
    let reader = index();
    let facets = reader.meta["facets"].as_array().unwrap();
    let ids: BTreeSet<&str> = facets.iter().map(|facet| facet["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), facets.len(), "an id for each");
    assert!(!ids.contains("tipo"), "the types of cards are the client's");
    let names: Vec<&str> = facets.iter().flat_map(|facet| facet["names"].as_array().unwrap()).map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name leads to one facet");
    // What experiences offer and what needs ask for are both `modalita`.
    let needs = facets.iter().find(|facet| facet["id"] == "fabbisogno-modalita").expect("the help that needs ask for");
    assert_eq!((&needs["label"], &needs["types"][0]), (&"Quale aiuto serve".into(), &"fabbisogno".into()));
}

#[test]
fn facets_count_what_the_taxonomies_list() {
    let reader = index();
    let api = public().join("api/v1");
    for taxonomy in json(&api.join("index.json"))["tassonomie"].as_array().unwrap() {
        let id = taxonomy["id"].as_str().unwrap();
        let (terms, column) = reader.facet(id).unwrap_or_else(|| panic!("no facet {id}"));
        assert_eq!(column.len(), reader.cards());
        let expected: BTreeMap<String, u64> = json(&api.join(taxonomy["file"].as_str().unwrap()))["termini"]
            .as_array()
            .unwrap()
            .iter()
            .map(|term| (term["id"].as_str().unwrap().to_owned(), term["schede"].as_u64().unwrap()))
            .collect();
        assert_eq!(terms.iter().map(|(id, _, count)| (id.clone(), *count)).collect::<BTreeMap<_, _>>(), expected, "{id}");
        for (term, _, count) in &terms {
            assert_eq!(column.iter().filter(|values| values.contains(term)).count() as u64, *count, "{id} {term}");
        }
    }
    // A field that is no taxonomy.
    let (terms, column) = reader.facet("tipologia").unwrap();
    assert!(terms.iter().any(|(id, label, _)| id == "comune" && label == "Comune"));
    let types = reader.meta["types"].as_array().unwrap();
    let bodies = types.iter().find(|range| range["id"] == "amministrazione").unwrap();
    let range = bodies["from"].as_u64().unwrap() as usize..bodies["to"].as_u64().unwrap() as usize;
    assert!(column.iter().enumerate().all(|(number, values)| values.is_empty() != range.contains(&number)));
}

#[test]
fn types_have_consecutive_numbers_and_orders_rank_every_card() {
    let reader = index();
    let mut next = 0;
    for range in reader.meta["types"].as_array().unwrap() {
        assert_eq!(range["from"].as_u64(), Some(next));
        next = range["to"].as_u64().unwrap();
        let api = json(&public().join(format!("api/v1/tipi/{}/1.json", range["id"].as_str().unwrap())));
        assert_eq!(api["schede"].as_u64(), Some(next - range["from"].as_u64().unwrap()));
    }
    assert_eq!(next as usize, reader.cards());
    let by_title = reader.order("title");
    assert_eq!(by_title.len(), reader.cards());
    let mut titles: Vec<(u64, String)> = (0..reader.cards())
        .map(|number| (by_title[number], prassi::diagnostic::fold(reader.summary(number)["t"].as_str().unwrap())))
        .collect();
    titles.sort();
    assert!(titles.is_sorted_by(|a, b| a.1 <= b.1));
    assert_eq!(reader.order("date").len(), reader.cards());
}

#[test]
fn names_carry_digests_and_every_file_is_named() {
    let folder = public().join("cerca");
    let reader = index();
    let text = tree(&folder).into_iter().filter(|(name, _)| name == "meta.json" || name.starts_with("t/"));
    let named: String = text.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    for (name, path) in files(&folder) {
        let parts: Vec<&str> = name.trim_end_matches(".json").split('/').collect();
        match parts[..] {
            // Its entrance, and the page of the search.
            ["meta" | "index.html"] => {}
            ["d", digest, number] => {
                assert_eq!(reader.meta["summaries"]["folder"], digest);
                assert!(number.parse::<usize>().is_ok());
            }
            [_, digest] => {
                let hash = blake3::hash(&std::fs::read(path).unwrap()).to_hex();
                assert_eq!(digest, &hash[..12], "{name}");
                assert!(named.contains(&format!("\"{digest}\"")), "nobody names {name}");
            }
            _ => panic!("{name}"),
        }
    }
}

#[test]
fn what_is_not_listed_is_neither_in_the_index_nor_in_the_api() {
    let catalogue = Catalogue::small();
    let card = |slug: &str, state: &str| {
        let text = catalogue.read("content/esperienze/2026/moduli-chiari.md");
        let (head, body) = text.rsplit_once("---\n").unwrap();
        let head: String = head.lines().filter(|line| !line.starts_with("riferimento:")).map(|line| format!("{line}\n")).collect();
        catalogue.write(&format!("content/esperienze/2026/{slug}.md"), format!("{head}{state}---\n{body}\nParola{slug} qui.\n"));
    };
    card("aperta", "");
    card("abbozzata", "stato_redazionale: bozza\nmotivo: manca il resto\n");
    card("superata", "stato_redazionale: archiviata\nmotivo: superata\n");
    catalogue.commit("Schede", "2026-11-20T09:00:00+01:00");
    for (arguments, drafts) in [(&["build", "--out", "pubblico"][..], false), (&["build", "--out", "bozze", "--drafts"][..], true)] {
        catalogue.run(arguments).exits(0);
        let public = catalogue.path().join(arguments[2]);
        let reader = Reader::open(&public.join("cerca"));
        assert_eq!(reader.word("parolaaperta").len(), 1);
        assert_eq!(reader.word("parolaabbozzata").len(), usize::from(drafts));
        assert_eq!(reader.word("parolasuperata").len(), 0);
        let api: String = tree(&public.join("api")).into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
        assert!(api.contains("Parolaaperta") && !api.contains("Parolasuperata") && !api.contains("esperienze/superata"));
        assert_eq!((api.contains("Parolaabbozzata"), api.contains("\"bozza\":true")), (drafts, drafts));
    }
}

#[test]
fn private_fields_are_nowhere() {
    let catalogue = Catalogue::copy_of(&repository().join("tests/sites/un-tipo-nuovo/input"));
    let schema = "schemas/ricetta.json";
    catalogue.replace(schema, "\"persone\": {", "\"segreto\": {\"type\": \"string\", \"x-private\": true, \"x-search\": 9, \"x-label\": {\"it\": \"Segreto\"}, \"x-section\": \"cucina\", \"x-order\": 5},\n    \"persone\": {");
    catalogue.replace(
        schema,
        "\"x-label\": {\"it\": \"Che cosa\"}",
        "\"x-private\": true, \"x-search\": 9, \"x-label\": {\"it\": \"Che cosa\"}",
    );
    catalogue.replace(
        schema,
        "\"x-label\": {\"it\": \"Comune\"}",
        "\"x-private\": true, \"x-facet\": true, \"x-search\": 9, \"x-label\": {\"it\": \"Comune\"}",
    );
    catalogue.replace("content/ricette/ribollita.md", "persone: 6", "persone: 6\nsegreto: paroladordine");
    // In a public root private fields are errors; in a reserved one they are still nobody's to search.
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", site + "\n[[root]]\nname = \"soci\"\npath = \"content\"\naudience = \"members\"\n");
    catalogue.commit("Ricette", "2026-11-20T09:00:00+01:00").run(["build", "--audience", "members", "--out", "public"]).exits(0);
    let public = catalogue.path().join("public");
    let files: Vec<(String, Vec<u8>)> = ["cerca", "api"].iter().flat_map(|folder| tree(&public.join(folder))).collect();
    let text: String = files.into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap().to_lowercase()).collect();
    assert!(text.contains("ribollita") && text.contains("1250"));
    assert!(!text.contains("paroladordine") && !text.contains("segreto") && !text.contains("cavolo"));
    let card = json(&public.join("api/v1/schede/ricette/ribollita.json"));
    assert_eq!((card["riferimenti"].as_array().unwrap().len(), card["campi"].get("dal_comune")), (0, None));
    assert_eq!(card["campi"]["ingredienti"][0], serde_json::json!({"grammi": 1250}));
}

#[test]
fn every_file_of_the_api_is_as_its_schema_says_and_leads_to_files_that_are_there() {
    let api = public().join("api/v1");
    let validator =
        |name: &str| jsonschema::validator_for(&json(&api.join("schemi").join(name))).unwrap_or_else(|error| panic!("{name}: {error}"));
    let index = json(&api.join("index.json"));
    let types: BTreeMap<String, jsonschema::Validator> = index["tipi"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (found["id"].as_str().unwrap().to_owned(), validator(&format!("tipi/{}.json", found["id"].as_str().unwrap()))))
        .collect();
    let (list, card) = (validator("elenco.json"), validator("scheda.json"));
    let (taxonomy, vocabulary, root) = (validator("tassonomia.json"), validator("vocabolario.json"), validator("indice.json"));
    let mut cards = 0;
    for (name, path) in files(&api) {
        let value = json(&path);
        let parts: Vec<&str> = name.split('/').collect();
        let schema = match parts[..] {
            ["index.json"] => &root,
            ["schemi", ..] => continue,
            ["tipi", ..] | ["tassonomie", _, _, _] => &list,
            ["tassonomie", _] => &taxonomy,
            ["vocabolari", _] => &vocabulary,
            _ => {
                cards += 1;
                &card
            }
        };
        let wrong: Vec<String> = schema.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        if let Some(fields) = value.get("campi") {
            let wrong: Vec<String> = types[value["tipo"].as_str().unwrap()]
                .iter_errors(fields)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        }
        leads(&value, &api, &name);
    }
    let reader = Reader::open(&public().join("cerca"));
    assert!(cards >= reader.cards());
    // The client finds a result's card by its address.
    for number in 0..reader.cards() {
        let url = reader.summary(number)["u"].as_str().unwrap().to_owned();
        let card = json(&public().join(reader.meta["cards"].as_str().unwrap()).join(format!("{}.json", url.trim_end_matches('/'))));
        assert_eq!((&card["indirizzo"], card["campi"]["titolo"].is_string()), (&Value::String(url), true));
    }
}

/// Follows every file and page that a value names.
fn leads(value: &Value, api: &Path, from: &str) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter().filter(|(key, _)| *key != "campi") {
                let target = value.as_str().map(|text| match &**key {
                    "scheda" | "elenco" | "file" | "schema" | "successiva" => api.join(text),
                    "indirizzo" => api.join("../..").join(text).join("index.html"),
                    "ricerca" => api.join("../..").join(text),
                    _ => api.to_owned(),
                });
                assert!(target.is_none_or(|target| target.exists()), "{from}: «{key}» leads to nothing: {value}");
                leads(value, api, from);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| leads(item, api, from)),
        _ => {}
    }
}

#[test]
fn every_language_has_an_index_over_the_cards_that_it_shows() {
    let german = Reader::open(&public().join("de/cerca"));
    assert_eq!((german.meta["language"].as_str(), german.meta["top"].as_str()), (Some("de"), Some("../../")));
    assert_eq!(german.cards(), index().cards());
    let (translated, original): (Vec<Value>, Vec<Value>) =
        (0..german.cards()).map(|number| german.summary(number)).partition(|summary| summary.get("l").is_none());
    assert!(!translated.is_empty() && !original.is_empty());
    assert!(translated.iter().all(|summary| summary["u"].as_str().unwrap().starts_with("de/")));
    assert!(original.iter().all(|summary| summary["l"] == "it" && !summary["u"].as_str().unwrap().starts_with("de/")));
    let (terms, _) = german.facet("temi").unwrap();
    assert!(terms.iter().any(|(_, label, _)| label == "Beteiligung"));
}
