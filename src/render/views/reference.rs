//! The part of `docs/temi.md` that says what templates get, made from the code so that it cannot go stale.
//!
//! Names, types and meanings come from the source of the views ([`source`]); examples from what an engine that only
//! listens ([`Listener`]) is given for every page of `tests/temi`, a catalogue in which every field has a value. A field
//! that the source has and the values have not, or the reverse, fails the test; `PRASSI_BLESS=1` rewrites the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use self::source::{Struct, Type, structs};
use crate::render::engine::{Engine, Record, Shared, TemplateError};
use crate::render::testing::{Catalogue, Options, Past, Proposal, text_of};
use crate::render::{MARK, broken, routes};

mod source;

/// Every template that the program renders, and the view whose fields it gets beside `site` and `page`.
const TEMPLATES: &[(&str, &str)] = &[
    ("home.html", "HomeView"),
    ("list.html", "ListView"),
    ("cerca.html", "SearchPage"),
    ("taxonomy.html", "TaxonomyPage"),
    ("term.html", "TermPage"),
    ("card.html", "CardPage"),
    ("numeri.html", "NumbersView"),
    ("rete-gemellaggi.html", "NetworkView"),
    ("calendario.html", "CalendarView"),
    ("stato-del-catalogo.html", "UpkeepView"),
    ("glossario.html", "GlossaryView"),
    ("novita.html", "NewsView"),
    ("versioni.html", "VersionsView"),
    ("versione.html", "VersionPage"),
    ("versione-testo.html", "OldTextPage"),
    ("modifiche.html", "AmendmentsPage"),
    ("proposta-di-modifica.html", "AmendmentPage"),
    ("chiedi.html", "AskPage"),
    ("rete.html", "HelpersView"),
    ("consultazione-testo.html", "ConsultedTextPage"),
    ("mappa.html", "MapView"),
    ("404.html", "NotFoundView"),
    ("redirect.html", "RedirectView"),
    ("broken.html", "BrokenView"),
];

/// Where the generated part of the file begins and ends.
const MARKS: (&str, &str) = ("<!-- Da qui in poi scrive la prova: PRASSI_BLESS=1 cargo test --lib reference -->\n", "<!-- Fine. -->\n");

/// An engine that renders nothing and keeps what it was given, by template.
#[derive(Default)]
struct Listener(Arc<Mutex<BTreeMap<String, Vec<Value>>>>);

impl Engine for Listener {
    fn has(&self, _: &str) -> bool {
        false
    }

    fn render(&self, template: &str, view: &dyn erased_serde::Serialize) -> Result<String, TemplateError> {
        let value = serde_json::to_value(view).expect("a view");
        self.0.lock().unwrap().entry(template.to_owned()).or_default().push(value);
        Ok(format!("<p>{template}</p>"))
    }

    fn share(&self, value: &dyn erased_serde::Serialize) -> Shared {
        Shared::new(serde_json::to_value(value).expect("a value"))
    }

    fn share_record(&self, record: Arc<dyn Record>) -> Shared {
        Shared::new(serde_json::to_value(&*record).expect("a record"))
    }
}

/// The versions of the card with every field, each with a difference of another sort; the file has one more.
fn past(cards: &[(&str, &str)]) -> Vec<Past> {
    const PATH: &str = "esperienze/2026/sportello-mobile/index.md";
    let (_, now) = cards.iter().find(|(path, _)| *path == PATH).expect("the card with every field");
    let more = "\n\nUn paragrafo che resta.\n\nUn altro che resta.\n\nQuesto paragrafo va altrove, tutto intero.\n";
    let first = now
        .replace("stato_attuazione: in_corso", "stato_attuazione: progettazione\nvecchio: campo")
        .replace("Un furgone.", "Una corriera.")
        + more;
    let second =
        now.replace("Meno code.", "Meno code, e meno strada da fare.").replace("[tabella](dati.csv)", "[tabella](numeri.csv)") + more;
    let third = now.replace("## Il contesto", "Questo paragrafo va altrove, tutto intero.\n\n## Il contesto")
        + "\n\nUn paragrafo che resta.\n\nUn altro che resta.\n";
    let version = |time, title, text: &str| Past { path: PATH, time, author: ("Ada", "comune.example"), title, text: text.to_owned() };
    vec![
        version("2026-01-02T10:00:00Z", "Prima stesura", &first),
        version("2026-02-03T10:00:00Z", "I risultati (#12)", &second),
        version("2026-03-04T10:00:00Z", "In ordine", &third),
    ]
}

/// Pending amendments of the card with every field: two that meet, one of which no longer merges; one that breaks the schema.
fn proposals(cards: &[(&str, &str)]) -> Vec<Proposal> {
    const PATH: &str = "esperienze/2026/sportello-mobile/index.md";
    let (_, now) = cards.iter().find(|(path, _)| *path == PATH).expect("the card with every field");
    let proposal =
        |number, title, text: String| Proposal { number: Some(number), path: PATH, title, text: Some(text), ..Proposal::default() };
    vec![
        proposal(21, "In funzione", now.replace("stato_attuazione: in_corso", "stato_attuazione: attiva")),
        Proposal { conflicts: true, ..proposal(22, "Sospesa", now.replace("stato_attuazione: in_corso", "stato_attuazione: sospesa")) },
        proposal(23, "Uno sbaglio", now.replace("stato_attuazione: in_corso", "stato_attuazione: ferma")),
    ]
}

/// Everything that templates get for the pages of `tests/temi`.
fn views() -> BTreeMap<String, Vec<Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/temi");
    let mut cards: Vec<(String, String)> = Vec::new();
    for entry in walkdir::WalkDir::new(folder.join("content")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let local = path.strip_prefix(folder.join("content")).unwrap().to_str().unwrap().to_owned();
            cards.push((local, std::fs::read_to_string(path).unwrap()));
        }
    }
    // Enough for pages of a list, for what stands in one line each, and for a taxonomy with more terms than a list shows.
    cards.extend((0..60).map(|n| {
        let text = crate::render::testing::experience(&format!("Numero {n}"), &format!("inizio: {}\n", 2000 + n % 14));
        (format!("esperienze/2025/numero-{n:02}.md"), text)
    }));
    cards.push((
        "notizie/bozza.md".to_owned(),
        "---\ntitolo: Bozza\nin_breve: Non ancora\ndata: 2026\nstato_redazionale: bozza\n---\n".to_owned(),
    ));
    cards.push(("notizie/sbagliata.md".to_owned(), "---\ntitolo: Sbagliata\nin_breve: Manca la data\nda: 2026\n---\n".to_owned()));
    let cards: Vec<(&str, &str)> = cards.iter().map(|(path, text)| (&**path, &**text)).collect();
    let picture = std::fs::read(folder.join("content/esperienze/2026/sportello-mobile/furgone.png")).unwrap();
    let options = Options {
        assets: vec![
            ("esperienze/2026/sportello-mobile/furgone.png", picture),
            ("esperienze/2026/sportello-mobile/dati.csv", b"anno".to_vec()),
            ("materiali/guida/lista.csv", b"cosa".to_vec()),
            ("consultazioni/orari/risposte.csv", std::fs::read(folder.join("content/consultazioni/orari/risposte.csv")).unwrap()),
        ],
        theme: vec![("static/logo.svg", "<svg/>"), ("static/sito.css", "")],
        site: std::fs::read_to_string(folder.join("site.toml")).unwrap()
            + "\n[amendments]\npublish = \"text\"\n[theme]\nname = \"italia\"\nstylesheet = \"sito.css\"\n[[loghi]]\nfile = \"logo.svg\"\nalt = \"Ente di esempio\"\nwidth = 120\nheight = 40\nurl = \"https://ente.example/\"\n",
        registers: vec![(
            "esperienze/2026/sportello-mobile/modifiche.yml",
            "- {numero: 9, titolo: Via il furgone, autore: Ufficio tributi, stato: respinta, data: 2026-02, motivazione: Serve ancora.}\n",
        )],
        proposals: proposals(&cards),
        past: past(&cards),
        today: Some(jiff::civil::date(2026, 11, 20)),
        drafts: true,
        ..Options::default()
    };
    let mut catalogue = Catalogue::with(&cards, options);
    let listener = Listener::default();
    let heard = listener.0.clone();
    catalogue.themes[0].engine = Box::new(listener);
    let site = catalogue.site();
    for route in routes(&site) {
        text_of(&site, &route);
    }
    for card in &catalogue.catalog.broken {
        let location = crate::diagnostic::Location::new(card.parsed.path.clone(), &(48..50));
        let diagnostic = crate::diagnostic::Diagnostic::new(crate::diagnostic::Code::UnknownKey, "il campo «da» non esiste")
            .at(location)
            .expected("uno dei campi di una notizia")
            .help("forse volevi scrivere «data»");
        broken(&site, card, &[diagnostic]);
    }
    std::mem::take(&mut *heard.lock().unwrap())
}

/// Walks values along their types, keeps the first telling example of every field and the structs in the order met.
#[derive(Default)]
struct Walk<'s> {
    structs: BTreeMap<&'s str, &'s Struct>,
    met: Vec<&'s str>,
    examples: BTreeMap<(String, String), String>,
    kinds: BTreeMap<String, String>,
    problems: BTreeSet<String>,
}

impl<'s> Walk<'s> {
    fn value(&mut self, kind: &'s Type, value: &Value, place: &str) {
        match (kind, value) {
            (Type::Nullable(_), Value::Null) => {}
            (Type::Nullable(inner), value) => self.value(inner, value, place),
            (Type::List(inner), Value::Array(items)) => items.iter().for_each(|item| self.value(inner, item, place)),
            (Type::Map(inner), Value::Object(items)) => {
                items.values().filter(|item| !item.is_null()).for_each(|item| self.value(inner, item, place));
            }
            (Type::Struct(name), Value::Object(fields)) => self.fields(name, fields),
            (Type::Text | Type::Html | Type::Scalar, Value::String(_))
            | (Type::Number | Type::Scalar, Value::Number(_))
            | (Type::Bool | Type::Scalar, Value::Bool(_)) => {}
            _ => drop(self.problems.insert(format!("{place}: the source says {kind:?}, the value is {value}"))),
        }
    }

    /// Adds the structs that fields name and no value of this catalogue has.
    fn add_named(&mut self) {
        let mut at = 0;
        while let Some(name) = self.met.get(at) {
            let known = self.structs[name];
            for named in known.fields.iter().filter_map(|field| field.kind.named()) {
                if !self.met.contains(&named) {
                    self.met.push(named);
                }
            }
            at += 1;
        }
    }

    /// The fields of a struct.
    fn fields(&mut self, name: &str, fields: &serde_json::Map<String, Value>) {
        let Some((&name, &known)) = self.structs.get_key_value(name) else {
            self.problems.insert(format!("{name}: not in the sources"));
            return;
        };
        if !self.met.contains(&name) {
            self.met.push(name);
        }
        for key in fields.keys().filter(|key| !known.fields.iter().any(|field| field.name == **key)) {
            self.problems.insert(format!("{name}.{key}: not in the source"));
        }
        if let (true, Some(kind)) = (name == "FormattedValue", fields.get("kind").and_then(Value::as_str)) {
            self.kinds.entry(kind.to_owned()).or_insert_with(|| example(fields.get("text").unwrap_or(&Value::Null)));
        }
        for field in &known.fields {
            let Some(value) = fields.get(&field.name) else {
                self.problems.insert(format!("{name}.{}: not in the value", field.name));
                continue;
            };
            if field.kind.is_plain() && tells(value) {
                self.examples.entry((name.to_owned(), field.name.clone())).or_insert_with(|| example(value));
            }
            self.value(&field.kind, value, &format!("{name}.{}", field.name));
        }
    }
}

/// Whether a value shows what a field is like.
fn tells(value: &Value) -> bool {
    !(value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value.as_str().is_some_and(str::is_empty))
}

/// A value in one short line of code; internal addresses begin with `␁`, as their mark is no letter.
fn example(value: &Value) -> String {
    let text = match value {
        Value::Array(items) => serde_json::to_string(&items[..items.len().min(2)]).unwrap(),
        value => serde_json::to_string(value).unwrap(),
    };
    let text = text.replace("\\u0001", "␁").replace(MARK, "␁").replace("\\\"", "\"").replace('|', "\\|");
    let short: String = text.chars().take(64).collect();
    if short.len() < text.len() { format!("`{short}…`") } else { format!("`{text}`") }
}

/// The generated part of `docs/temi.md`.
fn reference() -> String {
    let sources = structs();
    let views = views();
    let mut walk = Walk { structs: sources.iter().map(|(name, known)| (&**name, known)).collect(), ..Walk::default() };
    for (template, view) in TEMPLATES {
        for context in views.get(*template).unwrap_or_else(|| panic!("no page is rendered with {template}")) {
            let Value::Object(mut fields) = context.clone() else { panic!("{template}: {context}") };
            for (name, own) in [("site", "SiteView"), ("page", "PageView")] {
                let Some(Value::Object(value)) = fields.shift_remove(name) else { panic!("{template} has no {name}") };
                walk.fields(own, &value);
            }
            assert!(fields.shift_remove("header_html").is_some() && fields.shift_remove("footer_html").is_some(), "{template}");
            walk.fields(view, &fields);
        }
    }
    for teaser in &views["parti/teaser.html"] {
        walk.fields("TeaserView", teaser["teaser"].as_object().unwrap());
    }
    assert!(walk.problems.is_empty(), "{:#?}", walk.problems);
    walk.add_named();
    print(&walk)
}

fn print(walk: &Walk<'_>) -> String {
    let mut out = String::from("| template | its own values |\n|---|---|\n");
    for (template, view) in TEMPLATES {
        let own = if *template == "card.html" { ", `TYPE.html` (`esperienza.html`, `evento.html`, …)" } else { "" };
        let _ = writeln!(out, "| `{template}`{own} | the fields of [{view}](#{}) |", view.to_lowercase());
    }
    out.push_str("| `parti/teaser.html` | `teaser`, a [TeaserView](#teaserview); neither `site` nor `page` |\n");
    out.push_str("\nA formatted value's `kind` says what it is; `text` is always there:\n\n| `kind` | example of `text` |\n|---|---|\n");
    for (kind, example) in &walk.kinds {
        let _ = writeln!(out, "| `{kind}` | {example} |");
    }
    for name in &walk.met {
        let known = walk.structs[name];
        let _ = write!(out, "\n### {name}\n\n{}\n\n| field | type | meaning | example |\n|---|---|---|---|\n", known.doc);
        for field in &known.fields {
            let example = walk.examples.get(&((*name).to_owned(), field.name.clone())).map_or("", String::as_str);
            let _ = writeln!(out, "| `{}` | {} | {} | {example} |", field.name, field.kind.shown(), field.doc);
        }
    }
    out
}

#[test]
fn the_reference_of_themes_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/temi.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(MARKS.0).expect("the mark in docs/temi.md");
    let (found, after) = rest.split_once(MARKS.1).expect("the second mark in docs/temi.md");
    let expected = format!("\n{}\n", reference().trim_end());
    if std::env::var_os("PRASSI_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, [before, MARKS.0, &expected, MARKS.1, after].concat()).unwrap();
    } else {
        let difference = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
        assert!(expected == found, "docs/temi.md is stale (PRASSI_BLESS=1 rewrites it): {difference:?}");
    }
}
