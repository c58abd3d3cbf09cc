use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::config::Limits;
use crate::content::{Origin, parse};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::TextFile;

fn file(path: &str, text: &str) -> TextFile {
    TextFile { path: path.into(), text: text.into(), digest: [0; 32] }
}

fn files(schemas: &[(&str, &str)]) -> BTreeMap<Arc<str>, TextFile> {
    schemas.iter().map(|(name, text)| (Arc::from(*name), file(&format!("schemas/{name}"), text))).collect()
}

const COMMON: &str = r#"{
  "type": "object", "required": ["titolo"],
  "properties": {
    "titolo": {"type": "string", "minLength": 3, "maxLength": 20, "x-label": {"it": "Titolo", "en": "Title"}, "x-help": {"it": "Breve."}, "x-search": 10, "x-order": 1},
    "temi": {"type": "array", "minItems": 1, "uniqueItems": true, "x-label": {"it": "Temi"}, "x-ref": {"vocabulary": "temi"}, "items": {"type": "string"}, "x-order": 3}
  },
  "allOf": [{"if": {"required": ["stato"], "properties": {"stato": {"const": "chiusa"}}}, "then": {"required": ["motivo"]}, "x-message": {"it": "Scrivi il motivo."}}]
}"#;

const CARD: &str = r#"{
  "$id": "prassi:prova",
  "x-type": {"folder": "prove", "path": "prove", "labels": {"it": {"one": "Prova", "many": "Prove"}}, "date": "inizio",
    "taxonomies": [{"id": "anni", "path": "anni", "field": "fasi.inizio", "by": "year", "labels": {"it": {"one": "Anno", "many": "Anni"}}}],
    "sections": [{"id": "chi", "labels": {"it": "Chi"}}]},
  "x-extends": "scheda",
  "type": "object", "required": ["ente"],
  "properties": {
    "ente": {"type": "string", "x-label": {"it": "Ente"}, "x-ref": {"types": ["amministrazione"]}, "x-section": "chi", "x-order": 2},
    "stato": {"type": "string", "enum": ["in_corso", "chiusa"], "x-values": {"in_corso": {"it": "Si sta facendo"}, "chiusa": {"it": "Chiusa"}}, "x-label": {"it": "Stato"}},
    "motivo": {"type": "string", "x-label": {"it": "Motivo"}},
    "problema": {"type": "string", "x-label": {"it": "Problema"}, "x-recommended": {"it": "Aiuta a trovarla."}, "x-recommended-unless": "note"},
    "codice": {"type": "string", "pattern": "^[A-Z]{3}$", "x-label": {"it": "Codice"}, "x-help": {"it": "Tre maiuscole."}},
    "adatta": {"type": "boolean", "x-label": {"it": "Adatta"}},
    "posti": {"type": "integer", "minimum": 1, "maximum": 10, "x-label": {"it": "Posti"}},
    "costo_eur": {"type": "number", "minimum": 0, "x-label": {"it": "Costo"}},
    "inizio": {"type": "string", "format": "partial-date", "x-label": {"it": "Inizio"}},
    "giorno": {"type": "string", "format": "date", "x-label": {"it": "Giorno"}},
    "quando": {"type": "string", "format": "partial-date-time", "x-label": {"it": "Quando"}},
    "sito": {"type": "string", "format": "url", "x-label": {"it": "Sito"}},
    "posta": {"type": "string", "format": "email", "x-label": {"it": "Posta"}},
    "foto": {"type": "string", "format": "file", "x-label": {"it": "Foto"}},
    "sigla": {"type": "string", "format": "slug", "x-label": {"it": "Sigla"}},
    "note": {"type": "array", "maxItems": 2, "x-label": {"it": "Note"}, "x-multiline": true, "items": {"type": "string"}},
    "fasi": {"type": "array", "x-label": {"it": "Fasi"}, "items": {"type": "object", "required": ["nome"], "properties": {
      "nome": {"type": "string", "x-label": {"it": "Nome"}}, "inizio": {"type": "string", "format": "partial-date", "x-label": {"it": "Dal"}}},
      "anyOf": [{"required": ["nome"]}, {"required": ["inizio"]}], "x-message": {"it": "Nome o data."}}}
  }
}"#;

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(|| {
    let checked = Schemas::load(&files(&[("scheda.json", COMMON), ("prova.json", CARD)]));
    assert_eq!(checked.diagnostics, []);
    checked.value.unwrap()
});

fn check_file(local: &str, text: &str) -> Checked<Card> {
    let (root, local): (Arc<str>, Arc<str>) = ("main".into(), local.into());
    let languages: Vec<Arc<str>> = vec!["it".into(), "de".into()];
    let parsed = parse(&file("content/a.md", text), Origin { root: &root, local: &local, languages: &languages }, &Limits::default());
    let content_type = SCHEMAS.of_path(&local).unwrap().clone();
    SCHEMAS.validate(Arc::new(parsed.value.unwrap()), &content_type)
}

const HEAD: &str = "---\ntitolo: Perché no\nente: comune-di-x\nproblema: x\n";

/// A card with these lines after the required ones.
fn check(yaml: &str) -> (String, Checked<Card>) {
    let text = format!("{HEAD}{yaml}---\n");
    let checked = check_file("prove/a.md", &text);
    (text, checked)
}

fn value(yaml: &str, key: &str) -> serde_json::Value {
    let (_, checked) = check(yaml);
    assert_eq!(checked.diagnostics, [], "{yaml}");
    checked.value.unwrap().values().get(key).unwrap().to_json()
}

/// The only problem of a card with these lines, and the text at its place.
fn problem(yaml: &str) -> (Diagnostic, String) {
    let (text, checked) = check(yaml);
    assert!(checked.value.is_none(), "{yaml}");
    assert_eq!(checked.diagnostics.len(), 1, "{yaml}: {:#?}", checked.diagnostics);
    let problem = checked.diagnostics.into_iter().next().unwrap();
    let at = text[problem.location.as_ref().unwrap().span()].to_owned();
    (problem, at)
}

#[track_caller]
fn expect(yaml: &str, code: Code, at: &str, replacement: Option<&str>) -> Diagnostic {
    let (problem, place) = problem(yaml);
    let found = problem.suggestion.as_ref().and_then(|s| s.replacement.clone());
    assert_eq!((problem.code, &*place, found.as_deref()), (code, at, replacement), "{problem:#?}");
    problem
}

#[test]
fn the_field_tree_is_resolved() {
    assert_eq!(SCHEMAS.iter().count(), 1);
    let prova = SCHEMAS.get("prova").unwrap();
    let keys: Vec<_> = prova.fields.iter().take(4).map(|field| &*field.key).collect();
    assert_eq!(keys, ["titolo", "ente", "temi", "stato"]);
    assert!(prova.field("titolo").unwrap().required && prova.field("ente").unwrap().required && !prova.field("stato").unwrap().required);
    assert!(matches!(&prova.field("ente").unwrap().kind, FieldKind::Reference(types) if &*types[0] == "amministrazione"));
    assert!(
        matches!(&prova.field("temi").unwrap().kind, FieldKind::List(item) if matches!(&item.kind, FieldKind::Term(id) if &**id == "temi"))
    );
    assert!(
        matches!(&prova.field("note").unwrap().kind, FieldKind::List(item) if matches!(item.kind, FieldKind::Text { multiline: true }))
    );
    assert!(matches!(prova.field("costo_eur").unwrap().kind, FieldKind::Number { money: true }));
    assert_eq!((&*prova.template, prova.taxonomies[0].by_year, prova.list, prova.feed), ("card.html", true, true, false));
    assert_eq!(prova.merged["additionalProperties"], false);
    assert_eq!(prova.merged["properties"]["fasi"]["items"]["additionalProperties"], false);
    assert_eq!(prova.merged["properties"]["titolo"]["title"], "Titolo");
    assert_eq!(prova.merged["required"], serde_json::json!(["titolo", "ente"]));
    assert!(prova.merged.get("x-extends").is_none());
}

#[test]
fn the_schema_decides_what_a_scalar_is() {
    for (written, text) in [
        ("2019", "2019"),
        ("08", "08"),
        ("NO", "NO"),
        ("1e3", "1e3"),
        ("\"x: y\"", "x: y"),
        ("|\n  uno\n  due", "uno\ndue"),
        ("true", "true"),
    ] {
        assert_eq!(value(&format!("motivo: {written}\n"), "motivo"), text, "{written}");
    }
    for (written, boolean) in [("true", true), ("si", true), ("sì", true), ("Sì", true), ("no", false), ("False", false), ("\"no\"", false)]
    {
        assert_eq!(value(&format!("adatta: {written}\n"), "adatta"), boolean, "{written}");
    }
    assert_eq!(value("posti: 7\n", "posti"), 7);
    assert_eq!(value("costo_eur: 12.5\n", "costo_eur"), 12.5);
    assert_eq!(value("fasi:\n  - nome: 2019\n    inizio: 2019\n", "fasi"), serde_json::json!([{"nome": "2019", "inizio": "2019"}]));
    let (_, checked) = check("motivo:\nstato: ~\nfasi: []\n");
    let card = checked.value.unwrap();
    assert!(!card.values().contains_key("motivo") && !card.values().contains_key("stato"));
    assert_eq!(card.at("titolo"), [&Value::from("Perché no")]);
}

#[test]
fn what_cannot_be_converted_says_what_was_meant() {
    let wrong = |yaml: &str, at: &str, replacement: Option<&str>| expect(yaml, Code::WrongType, at, replacement);
    wrong("posti: 1,5\n", "1,5", None);
    wrong("posti: \"7\"\n", "\"7\"", Some("7"));
    wrong("posti: sette\n", "sette", None);
    wrong("costo_eur: 1,5\n", "1,5", Some("1.5"));
    wrong("costo_eur: 1.250\n", "1.250", Some("1250"));
    wrong("costo_eur: 1.250,50 € # circa\n", "1.250,50 €", Some("1250.50"));
    wrong("adatta: forse\n", "forse", None);
    wrong("temi: à b\n", "à b", Some("\n  - à b"));
    wrong("temi: a, b\n", "a, b", Some("\n  - a\n  - b"));
    wrong("note: a, b\n", "a, b", Some("\n  - a, b"));
    wrong("temi:\n  -à\n  -b\n", "-à\n  -b", Some("- à\n  - b"));
    wrong("temi:\n  x: 1\n  y: 2\n", "x: 1", None);
    wrong("temi:\n  - a\n  -\n", "temi", None);
    wrong("motivo: [a, b]\n", "[a, b]", None);
    wrong("note:\n  - Nome: cosa\n", "Nome: cosa", Some("\"Nome: cosa\""));
    wrong("fasi: x\n", "x", None);
    wrong("fasi:\n  - x\n", "x", None);
}

#[test]
fn unknown_keys_name_the_one_that_was_meant() {
    let unknown = |yaml: &str, at: &str, replacement: Option<&str>| expect(yaml, Code::UnknownKey, at, replacement);
    unknown("Motivò: x\n", "Motivò", Some("motivo"));
    unknown("motvio: x\n", "motvio", Some("motivo"));
    unknown("qqq: x\n", "qqq", None);
    unknown("Dal: x\n", "Dal", None);
    unknown("fasi:\n  - nome: a\n    inzio: 2019\n", "inzio", Some("inizio"));
    let (found, _) = problem("nome: x\n");
    assert!(found.suggestion.unwrap().text.contains("«fasi»"));
    let (found, _) = problem("fasi:\n  - nome: a\n    motivo: x\n");
    assert!(found.suggestion.unwrap().text.contains("senza rientro"));
    // A key that is already there is not what was meant; a misspelt required key is not missing as well.
    unknown("titoli: x\n", "titoli", None);
    let checked = check_file("prove/a.md", "---\ntitulo: Perché\nente: x\nproblema: x\n---\n");
    assert_eq!(checked.diagnostics.iter().map(|p| p.code).collect::<Vec<_>>(), [Code::UnknownKey]);
}

#[test]
fn missing_fields_are_shown_where_they_belong() {
    let text = "---\nente:\nproblema: x\nfasi:\n  - inizio: 2019\n---\n";
    let checked = check_file("prove/a.md", text);
    let mut found: Vec<_> = checked.diagnostics.iter().map(|p| (p.code, &text[p.location.as_ref().unwrap().span()])).collect();
    found.sort_unstable();
    assert_eq!(found, [(Code::MissingField, "---"), (Code::MissingField, "ente"), (Code::MissingField, "inizio: 2019")]);
    assert!(checked.diagnostics.iter().any(|p| p.message.contains("«Titolo» (titolo)")));
}

#[test]
fn a_recommended_field_is_a_warning() {
    let checked = check_file("prove/a.md", "---\ntitolo: Perché\nente: x\n---\n");
    assert!(checked.value.is_some());
    assert_eq!((checked.diagnostics.len(), checked.diagnostics[0].code), (1, Code::RecommendedField));
    assert_eq!(checked.diagnostics[0].suggestion.as_ref().unwrap().text, "Aiuta a trovarla.");
    // What another field says already is not missed.
    assert!(check_file("prove/a.md", "---\ntitolo: Perché\nente: x\nnote: [Si trova da sé]\n---\n").diagnostics.is_empty());
    assert_eq!(check_file("prove/a.md", "---\ntitolo: Perché\nente: x\nnote:\n---\n").diagnostics.len(), 1);
}

#[test]
fn conditions_speak_with_the_schemas_words() {
    let found = expect("stato: chiusa\n", Code::ConditionNotMet, "---", None);
    assert_eq!(found.message, "Scrivi il motivo");
    let (_, checked) = check("fasi:\n  - {}\n");
    assert!(checked.diagnostics.iter().any(|p| p.code == Code::ConditionNotMet && p.message == "Nome o data"));
}

#[test]
fn values_of_a_list_are_suggested_by_value_and_by_label() {
    expect("stato: in corso\n", Code::UnknownValue, "in corso", Some("in_corso"));
    expect("stato: \"si sta facendo\"\n", Code::UnknownValue, "\"si sta facendo\"", Some("in_corso"));
    expect("stato: boh\n", Code::UnknownValue, "boh", None);
}

#[test]
fn dates_are_understood_as_people_write_them() {
    let date = |yaml: &str, at: &str, replacement: Option<&str>| expect(yaml, Code::InvalidDate, at, replacement);
    date("inizio: 09/07/2019\n", "09/07/2019", Some("2019-07-09"));
    date("inizio: 9 luglio 2019\n", "9 luglio 2019", Some("2019-07-09"));
    date("inizio: lug 2019\n", "lug 2019", Some("2019-07"));
    date("inizio: 2019-7\n", "2019-7", Some("2019-07"));
    date("giorno: 2019/7/9\n", "2019/7/9", Some("2019-07-09"));
    date("giorno: 2019-07\n", "2019-07", None);
    date("inizio: presto\n", "presto", None);
    let found = date("giorno: 31/02/2019\n", "31/02/2019", None);
    assert_eq!(found.suggestion.unwrap().text, "Febbraio 2019 ha 28 giorni");
    date("quando: 2019-07-09T10:00\n", "2019-07-09T10:00", None);
    date("inizio: 2019-07-09T10:00:00Z\n", "2019-07-09T10:00:00Z", None);
    value("quando: 2019-07-09T10:00:00+02:00\n", "quando");
    value("inizio: 2019-07\n", "inizio");
}

#[test]
fn formats_lengths_and_bounds() {
    expect("sito: www.comune.it\n", Code::InvalidFormat, "www.comune.it", Some("https://www.comune.it"));
    expect("sito: nessuno\n", Code::InvalidFormat, "nessuno", None);
    expect("posta: mailto:a@b.it\n", Code::InvalidFormat, "mailto:a@b.it", Some("a@b.it"));
    expect("foto: /x.png\n", Code::InvalidFormat, "/x.png", None);
    expect("sigla: Città Unica\n", Code::InvalidFormat, "Città Unica", Some("citta-unica"));
    let found = expect("codice: abc\n", Code::InvalidFormat, "abc", None);
    assert_eq!(found.suggestion.unwrap().text, "Tre maiuscole.");
    expect("posti: 0\n", Code::OutOfBounds, "0", None);
    expect("posti: 11\n", Code::OutOfBounds, "11", None);
    expect("temi: []\n", Code::OutOfBounds, "[]", None);
    expect("note: [a, b, c]\n", Code::OutOfBounds, "[a, b, c]", None);
    let text = "---\ntitolo: Perché questo titolo è lungo\nente: x\nproblema: x\n---\n";
    let found = check_file("prove/a.md", text).diagnostics.remove(0);
    assert_eq!((found.code, &*found.message), (Code::OutOfBounds, "«titolo» ha 28 caratteri: 8 di troppo"));
}

#[test]
fn a_repeated_item_names_the_first() {
    let found = expect("temi: [à, b, à]\n", Code::RepeatedItem, "à", None);
    assert!(found.related[0].location.start < found.location.unwrap().start);
}

#[test]
fn a_translation_defers_what_is_missing() {
    let checked = check_file("prove/a.de.md", "---\ntitolo: Warum nicht\n---\n");
    assert_eq!(checked.diagnostics, []);
    let deferred: Vec<_> = checked.value.as_ref().unwrap().deferred().iter().map(|p| p.code).collect();
    assert_eq!(deferred, [Code::MissingField, Code::RecommendedField]);
    assert_eq!(check_file("prove/a.de.md", "---\ntitolo: Warum nicht\nxyz: 1\n---\n").diagnostics[0].code, Code::UnknownKey);
}

#[test]
fn a_broken_file_gives_no_card_and_no_false_alarm() {
    let checked = check_file("prove/a.md", "---\ntitolo: a: b\nstato: boh\n---\n");
    assert!(checked.value.is_none());
    assert_eq!(checked.diagnostics.iter().map(|p| p.code).collect::<Vec<_>>(), [Code::UnknownValue]);
}

/// The only mistake of a schema beside the common part: message, expectation, and the text at its place.
fn mistake(schema: &str) -> (String, String, String) {
    let files = files(&[("scheda.json", COMMON), ("prova.json", schema)]);
    let checked = Schemas::load(&files);
    assert_eq!(checked.diagnostics.len(), 1, "{schema}: {:#?}", checked.diagnostics);
    let problem = &checked.diagnostics[0];
    assert_eq!(problem.code, Code::SchemaInvalid);
    let location = problem.location.as_ref().unwrap();
    let text = &files.values().find(|file| file.path == location.path).unwrap().text;
    (problem.message.clone(), problem.expected.clone().unwrap_or_default(), text[location.span()].to_owned())
}

#[test]
fn a_mistake_in_a_schema_is_shown_at_its_place() {
    let replaced = |from: &str, to: &str| {
        assert!(CARD.contains(from), "{from}");
        mistake(&CARD.replacen(from, to, 1))
    };
    assert_eq!(replaced("\"maximum\": 10", "\"massimo\": 10").2, "\"massimo\"");
    let (_, expected, at) = replaced("\"x-values\"", "\"x-valuse\"");
    assert_eq!((&*expected, &*at), ("forse «x-values»", "\"x-valuse\""));
    assert_eq!(replaced("\"format\": \"email\"", "\"format\": \"e-mail\"").1, "forse «email»");
    assert_eq!(replaced("\"type\": \"boolean\"", "\"type\": \"bool\"").2, "\"type\"");
    assert_eq!(replaced("\"x-extends\": \"scheda\"", "\"x-extends\": \"schede\"").1, "forse «scheda»");
    assert_eq!(replaced("\"x-extends\": \"scheda\"", "\"x-extends\": \"prova\"").2, "\"x-extends\"");
    assert_eq!(replaced("\"required\": [\"ente\"]", "\"required\": [\"enti\"]").1, "ente");
    assert_eq!(replaced("\"date\": \"inizio\"", "\"date\": \"fine\"").2, "\"date\"");
    assert_eq!(replaced("\"field\": \"fasi.inizio\"", "\"field\": \"fasi.fine\"").1, "il percorso di un campo, con i punti");
    assert_eq!(replaced("\"x-section\": \"chi\"", "\"x-section\": \"che\"").1, "forse «chi»");
    assert_eq!(replaced("\"folder\": \"prove\"", "\"folder\": \"../prove\"").2, "\"folder\"");
    assert_eq!(replaced("{\"type\": \"string\", \"x-label\": {\"it\": \"Motivo\"}}", "{\"type\": \"string\"}").2, "\"motivo\"");
    assert_eq!(replaced("\"^[A-Z]{3}$\"", "\"^(?=A)[A-Z]{3}$\"").2, "\"pattern\"");
    assert_eq!(replaced("\"anyOf\": [{", "\"anyOf\": [{\"properties\": {},").2, "\"anyOf\"");
}

#[test]
fn a_type_lives_beside_the_cards_of_another() {
    let beside = |host: &str| {
        CARD.replace(
            "\"folder\": \"prove\", \"path\": \"prove\"",
            &format!("\"folder\": \"voti\", \"beside\": \"{host}\", \"path\": \"voti\""),
        )
    };
    let checked = Schemas::load(&files(&[("scheda.json", COMMON), ("prova.json", CARD), ("voto.json", &beside("prova"))]));
    assert_eq!(checked.diagnostics, []);
    let schemas = checked.value.unwrap();
    let of = |path: &str| schemas.of_path(path).map(|found| found.name.to_string());
    assert_eq!(of("prove/2026/uno/index.md").as_deref(), Some("prova"));
    assert_eq!(of("prove/2026/uno/voti/a.md").as_deref(), Some("voto"));
    assert_eq!(of("voti/a.md").as_deref(), Some("voto"));
    assert_eq!(of("voti/prove/a.md").as_deref(), Some("voto"));
    assert_eq!((of("altro/voti/a.md"), of("a.md")), (None, None));
    let wrong = Schemas::load(&files(&[("scheda.json", COMMON), ("prova.json", CARD), ("voto.json", &beside("prove"))]));
    assert_eq!(wrong.diagnostics.len(), 1);
    assert!(wrong.diagnostics[0].message.contains("«prove»"), "{:?}", wrong.diagnostics);
}

#[test]
fn broken_json_is_shown_at_its_line() {
    let files = files(&[("prova.json", "{\n  \"è\": 1,\n}")]);
    let checked = Schemas::load(&files);
    let location = checked.diagnostics[0].location.as_ref().unwrap();
    assert_eq!((checked.diagnostics[0].code, location.start), (Code::SchemaInvalid, 13));
}

#[test]
fn a_mistake_in_the_common_part_is_reported_once() {
    let broken = COMMON.replace("x-search", "x-serach");
    let checked = Schemas::load(&files(&[("scheda.json", &broken), ("prova.json", CARD)]));
    assert_eq!(checked.diagnostics.len(), 1, "{:#?}", checked.diagnostics);
    assert_eq!(&*checked.diagnostics[0].location.as_ref().unwrap().path, "schemas/scheda.json");
}

#[test]
fn the_demonstration_schemas_load() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (Arc::from(path.file_name().unwrap().to_str().unwrap()), file("schemas", &std::fs::read_to_string(&path).unwrap())))
        .collect();
    let checked = Schemas::load(&files);
    assert_eq!(checked.diagnostics, []);
    assert!(checked.value.unwrap().get("esperienza").is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a front matter holds, validation ends with places inside the file.
    #[test]
    fn any_front_matter_is_validated_without_panic(lines in prop::collection::vec(line(), 0..12)) {
        let (text, checked) = check(&lines.concat());
        for problem in &checked.diagnostics {
            for location in problem.location.iter().chain(problem.related.iter().map(|related| &related.location)) {
                assert!(text.get(location.span()).is_some(), "{problem:?}");
            }
        }
        assert_eq!(checked.value.is_some(), !checked.diagnostics.iter().any(Diagnostic::is_error) && sound(&text));
    }
}

fn sound(text: &str) -> bool {
    let root: Arc<str> = "main".into();
    let local: Arc<str> = "prove/a.md".into();
    parse(&file("a.md", text), Origin { root: &root, local: &local, languages: &[] }, &Limits::default()).value.unwrap().sound
}

/// A line with a key of the type, or none, and a value of any shape.
fn line() -> impl Strategy<Value = String> {
    let keys = vec![
        "titolo",
        "temi",
        "ente",
        "stato",
        "motivo",
        "adatta",
        "posti",
        "costo_eur",
        "inizio",
        "giorno",
        "sito",
        "posta",
        "note",
        "fasi",
        "nome",
        "è",
        "Titolo",
    ];
    let values = vec![
        "",
        "~",
        "x",
        "12",
        "1.250,5 €",
        "sì",
        "2019-02-31",
        "9/7/2019",
        "è:",
        "\"è\"",
        "[]",
        "[à, à]",
        "{}",
        "{nome: 1, x: [1]}",
        "[[a], {b: c}]",
        "\n  - a\n  -\n  - nome: x\n    inizio: 31/2/2019",
        "\n  nome: è",
        "|\n  à\n\n  b",
        "-a",
        "www.x.it",
        "chiusa",
        "…/…/2019",
        "٣",
        "2019-٣-1",
        "1/1/-999",
    ];
    (prop::sample::select(keys), prop::sample::select(values), "[^\n]{0,3}")
        .prop_map(|(key, value, tail)| format!("{key}: {value}{tail}\n"))
}
