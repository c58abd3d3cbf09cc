//! Amendments in histories that the tests make: what is pending and when it stops being so, what the site tells of it, and that
//! nothing pending reaches what is published as decided.

use std::fs;

use serde_json::Value;

use crate::support::{Catalogue, files};

const CARD: &str = "content/esperienze/2026/orari.md";

/// The card; `problem` and paragraphs may differ.
fn card(problem: &str, paragraphs: [&str; 3]) -> String {
    format!(
        "---\ntitolo: Gli orari\nin_breve: Gli orari degli uffici.\ntemi: [semplificazione]\namministrazione: comune-di-prova\n\
         problema: {problem}\ntrasferimento:\n  livello: nessuno\n---\n\n{}\n",
        paragraphs.join("\n\n")
    )
}

const PARAGRAPHS: [&str; 3] = ["Il primo paragrafo.", "Il secondo paragrafo.", "Il terzo paragrafo."];

/// A catalogue with one card, on its first commit.
fn catalogue(more: &str) -> Catalogue {
    let catalogue = Catalogue::small();
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", format!("{site}\n[amendments]\npending = [\"refs/pull/*/head\", \"refs/proposte/*\"]\n{more}"));
    catalogue.write(CARD, card("Code.", PARAGRAPHS));
    catalogue.commit("La scheda", "2026-10-01T10:00:00+02:00");
    catalogue
}

/// Makes a request: a branch from `base` with one commit, its ref, and back to the main branch.
fn request(catalogue: &Catalogue, number: u32, base: &str, title: &str, date: &str, text: &str) {
    let branch = format!("ramo-{number}");
    catalogue.git(&["checkout", "--quiet", "-b", &branch, base], date);
    catalogue.write(CARD, text);
    catalogue.commit(title, date);
    catalogue.git(&["update-ref", &format!("refs/pull/{number}/head"), "HEAD"], date);
    catalogue.git(&["checkout", "--quiet", "main"], date);
}

fn amendments(catalogue: &Catalogue, arguments: &[&str]) -> Value {
    let run = catalogue.run([&["amendments", "--json", "--date", "2026-11-20"], arguments].concat()).exits(0);
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"))
}

/// Numbers with their states.
fn states(listed: &Value) -> Vec<(u64, String)> {
    let list = listed["amendments"].as_array().unwrap();
    list.iter().map(|one| (one["number"].as_u64().unwrap(), one["state"].as_str().unwrap().to_owned())).collect()
}

fn pending(listed: &Value) -> Vec<u64> {
    let mut found: Vec<u64> = states(listed).into_iter().filter(|(_, state)| state == "in_valutazione").map(|(number, _)| number).collect();
    found.sort_unstable();
    found
}

const DATE: &str = "2026-11-01T10:00:00+01:00";

#[test]
fn without_configuration_nothing_is_pending() {
    let catalogue = Catalogue::small();
    catalogue.write(CARD, card("Code.", PARAGRAPHS));
    catalogue.commit("La scheda", "2026-10-01T10:00:00+02:00");
    request(&catalogue, 12, "main", "Il problema", DATE, &card("File.", PARAGRAPHS));
    let listed = amendments(&catalogue, &[]);
    assert!(listed["amendments"].as_array().unwrap().is_empty() && listed["refs"].as_array().unwrap().is_empty(), "{listed}");
    catalogue.build("public".as_ref());
    assert!(!catalogue.path().join("public/modifiche").exists());
    let file = catalogue.path().join("aperte.json");
    fs::write(&file, "[]").unwrap();
    catalogue.run(["check", "--open-requests", file.to_str().unwrap()]).says("--open-requests non serve a niente");
}

#[test]
fn a_request_is_pending_until_something_decides_it() {
    let catalogue = catalogue("");
    let first = catalogue.git(&["rev-parse", "HEAD"], DATE).trim().to_owned();
    let one = |number: u32, date: &str, problem: &str| request(&catalogue, number, &first, "Il problema", date, &card(problem, PARAGRAPHS));
    for (number, problem) in [(12, "Dodici."), (15, "Quindici."), (16, "Sedici."), (17, "Diciassette."), (18, "Diciotto.")] {
        one(number, DATE, problem);
    }
    one(19, "2026-04-01T10:00:00+02:00", "Diciannove.");
    assert_eq!(pending(&amendments(&catalogue, &[])), [12, 15, 16, 17, 18]);
    // HEAD contains it.
    catalogue.git(&["merge", "--quiet", "--no-ff", "-m", "Unito a mano", "ramo-15"], DATE);
    assert_eq!(pending(&amendments(&catalogue, &[])), [12, 16, 17, 18]);
    // The main line names its number: squashed, with other words of the editors.
    catalogue.write(CARD, card("Sedici, ma detto meglio.", PARAGRAPHS));
    catalogue.commit("Il problema (#16)", DATE);
    assert_eq!(pending(&amendments(&catalogue, &[])), [12, 17, 18]);
    // Its result is there, and went on since.
    catalogue.write(CARD, card("Diciassette.", PARAGRAPHS));
    catalogue.commit("Senza numero", DATE);
    assert_eq!(pending(&amendments(&catalogue, &[])), [12, 18]);
    catalogue.write(CARD, card("Ancora altro.", PARAGRAPHS));
    catalogue.commit("E poi ancora", DATE);
    assert_eq!(pending(&amendments(&catalogue, &[])), [12, 18]);
    // The register closes it.
    catalogue.write("content/esperienze/2026/orari.modifiche.yml", "- {numero: 18, titolo: Diciotto, stato: respinta, motivazione: No.}\n");
    catalogue.commit("Deciso", DATE);
    let listed = amendments(&catalogue, &[]);
    assert_eq!(pending(&listed), [12]);
    let decided: Vec<(u64, String)> = states(&listed).into_iter().filter(|(_, state)| state != "in_valutazione").collect();
    assert_eq!(decided, [(16, "accettata".to_owned()), (18, "respinta".to_owned())]);
    // The forge's own list decides.
    let open = catalogue.path().join("aperte.json");
    fs::write(&open, r#"[{"iid": 18, "title": "Draft: Diciotto"}, {"iid": 19, "title": "Vecchia ma aperta"}, {"iid": 77, "title": "x"}]"#)
        .unwrap();
    let listed = amendments(&catalogue, &["--open-requests", open.to_str().unwrap()]);
    let mut shown = states(&listed);
    shown.sort();
    let word = |word: &str| word.to_owned();
    assert_eq!(shown, [(16, word("accettata")), (18, word("bozza")), (19, word("in_valutazione"))]);
    assert_eq!(listed["without_ref"], serde_json::json!([77]));
    fs::write(&open, "<html>").unwrap();
    catalogue.run(["amendments", "--open-requests", open.to_str().unwrap()]).exits(2).says("non è JSON");
}

#[test]
fn conflicts_and_meetings_are_told_from_the_point_at_which_each_left() {
    let catalogue = catalogue("");
    let first = catalogue.git(&["rev-parse", "HEAD"], DATE).trim().to_owned();
    request(&catalogue, 12, &first, "Il problema", DATE, &card("Dodici.", PARAGRAPHS));
    request(
        &catalogue,
        13,
        &first,
        "Problema e secondo",
        DATE,
        &card("Tredici.", ["Il primo paragrafo.", "Secondo.", "Il terzo paragrafo."]),
    );
    request(&catalogue, 14, &first, "Il terzo", DATE, &card("Code.", ["Il primo paragrafo.", "Il secondo paragrafo.", "Terzo."]));
    // The main line changes the third paragraph; 15 starts from before, takes it in, and changes the first.
    catalogue.write(CARD, card("Code.", ["Il primo paragrafo.", "Il secondo paragrafo.", "Il terzo paragrafo, rivisto."]));
    catalogue.commit("Il terzo rivisto", DATE);
    request(&catalogue, 15, &first, "Il primo", DATE, &card("Code.", ["Primo.", "Il secondo paragrafo.", "Il terzo paragrafo."]));
    catalogue.git(&["checkout", "--quiet", "ramo-15"], DATE);
    catalogue.git(&["merge", "--quiet", "-m", "Merge branch 'main' into ramo-15", "main"], DATE);
    catalogue.git(&["update-ref", "refs/pull/15/head", "HEAD"], DATE);
    catalogue.git(&["checkout", "--quiet", "main"], DATE);
    let listed = amendments(&catalogue, &["orari"]);
    let of = |number: u64| {
        let list = listed["amendments"].as_array().unwrap();
        &list.iter().find(|one| one["number"] == number).unwrap_or_else(|| panic!("{number}: {listed}"))["pending"]
    };
    let merges: Vec<Option<bool>> = [12, 13, 14, 15].map(|number| of(number)["merges"].as_bool()).to_vec();
    assert_eq!(merges, [Some(true), Some(true), Some(false), Some(true)]);
    assert_eq!(of(14)["conflicts"], true);
    assert_eq!(of(12)["meets"], serde_json::json!([{"with": "13", "fields": ["problema"], "text": false}]));
    // Compared from where it last took the main line in: the third paragraph is not its own.
    assert_eq!((&of(14)["meets"], &of(15)["meets"]), (&serde_json::json!([]), &serde_json::json!([])));
    catalogue
        .run(["amendments", "--date", "2026-11-20"])
        .exits(0)
        .says("tocca gli stessi punti della modifica 13")
        .says("non si unisce più");
    // Trying the merges leaves nothing behind.
    assert_eq!(catalogue.git(&["fsck", "--unreachable", "--no-reflogs"], DATE).trim(), "");
}

#[test]
fn a_pending_card_obeys_the_limits_and_the_schema() {
    let catalogue = catalogue("publish = \"text\"\n");
    let broken = card("Rotta.", PARAGRAPHS).replace("temi:", "tmi:");
    request(&catalogue, 21, "main", "Rotta", DATE, &broken);
    request(&catalogue, 22, "main", "Enorme", DATE, &card("Enorme.", [&"parola ".repeat(200_000), "", ""]));
    request(&catalogue, 23, "main", "Non UTF-8", DATE, "");
    catalogue.git(&["checkout", "--quiet", "ramo-23"], DATE);
    fs::write(catalogue.path().join(CARD), b"---\ntitolo: \xff\n---\n").unwrap();
    catalogue.commit("Byte", DATE);
    catalogue.git(&["update-ref", "refs/pull/23/head", "HEAD"], DATE);
    fs::remove_file(catalogue.path().join(CARD)).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", catalogue.path().join(CARD)).unwrap();
    catalogue.commit("Collegamento", DATE);
    catalogue.git(&["update-ref", "refs/pull/24/head", "HEAD"], DATE);
    catalogue.git(&["checkout", "--quiet", "main"], DATE);
    let listed = amendments(&catalogue, &[]);
    let readable = |number: u64| {
        let list = listed["amendments"].as_array().unwrap();
        list.iter().find(|one| one["number"] == number).map(|one| one["pending"]["readable"].as_str().unwrap().to_owned())
    };
    let all: Vec<Option<String>> = [21, 22, 23, 24].map(readable).to_vec();
    assert_eq!(all, ["broken", "too_large", "no", "removal"].map(|word| Some(word.to_owned())));
    catalogue.build("public".as_ref());
    let page = catalogue.read("public/esperienze/orari/proposte/21/index.html");
    assert!(page.contains("tmi") && !page.contains("Rotta."), "{page}");
    assert!(!catalogue.read("public/esperienze/orari/proposte/22/index.html").contains("parola parola"));
    // The catalogue itself is sound.
    catalogue.run(["check"]).exits(0);
}

/// Words that only pending texts hold.
const MARK: &str = "inconfondibile";

fn with_marks(more: &str) -> Catalogue {
    let catalogue = catalogue(more);
    let paragraphs = ["Il primo paragrafo inconfondibile.", "Il secondo paragrafo.", "<script>alert('inconfondibile')</script>"];
    request(&catalogue, 12, "main", "Titolo inconfondibile <img src=x>", DATE, &card("Problema inconfondibile.", paragraphs));
    // A new card is no amendment of one: it is nowhere.
    catalogue.git(&["checkout", "--quiet", "-b", "nuova", "main"], DATE);
    catalogue.write("content/esperienze/2026/nuova.md", card("Nuova inconfondibile.", PARAGRAPHS).replace("Gli orari", "Nuova"));
    catalogue.commit("Scheda inconfondibile", DATE);
    catalogue.git(&["update-ref", "refs/proposte/nuova", "HEAD"], DATE);
    catalogue.git(&["checkout", "--quiet", "main"], DATE);
    catalogue
}

/// The files of the built site that hold the mark.
fn marked(catalogue: &Catalogue) -> Vec<String> {
    let all = files(&catalogue.path().join("public"));
    let holds = |path: &&String| String::from_utf8_lossy(&fs::read(&all[*path]).unwrap()).contains(MARK);
    all.keys().filter(holds).cloned().collect()
}

#[test]
fn nothing_pending_reaches_feeds_site_map_lists_or_data() {
    let catalogue = with_marks("publish = \"text\"\n");
    catalogue.build("public".as_ref());
    assert_eq!(marked(&catalogue), ["esperienze/orari/index.html", "esperienze/orari/proposte/12/index.html", "modifiche/index.html"]);
    let page = catalogue.read("public/esperienze/orari/proposte/12/index.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">") && page.contains("Non ancora accettata."), "{page}");
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{page}");
    assert!(!catalogue.read("public/sitemap.xml").contains("/proposte/12/"));
    // The card's own page tells the title of its amendment, nothing of its text.
    assert!(!catalogue.read("public/esperienze/orari/index.html").contains("Problema inconfondibile"));
}

#[test]
fn with_link_nothing_that_a_stranger_wrote_is_published() {
    let catalogue = with_marks("");
    catalogue.build("public".as_ref());
    assert!(marked(&catalogue).is_empty(), "{:?}", marked(&catalogue));
    assert!(catalogue.read("public/modifiche/index.html").contains("Modifica 12"));
}

#[test]
fn the_build_names_the_refs_and_depends_on_nothing_else() {
    let catalogue = with_marks("publish = \"text\"\n");
    let run = catalogue.run(["build", "--out", "uno"]).exits(0);
    let id = catalogue.git(&["rev-parse", "refs/pull/12/head"], DATE);
    assert!(run.stdout.contains(&format!("{} refs/pull/12/head", id.trim())), "{run}");
    catalogue.run(["build", "--out", "due"]).exits(0);
    crate::support::assert_same_tree(&catalogue.path().join("uno"), &catalogue.path().join("due"), "two builds");
    let config = catalogue.read("site.toml");
    catalogue.write("site.toml", config.replace("refs/pull/*/head", "--output=/tmp/x"));
    catalogue.run(["build"]).exits(2).says("non dice dove stanno le proposte");
}

#[test]
fn registers_are_never_published_as_files() {
    let catalogue = catalogue("");
    catalogue.write("content/esperienze/2026/orari.modifiche.yml", "- {numero: 3, titolo: Tre, stato: ritirata}\n");
    let text = card("Code.", ["Il [registro](orari.modifiche.yml).", "", ""]);
    let config = catalogue.read("site.toml");
    catalogue.write("site.toml", format!("{config}[assets]\nallow = [\"yml\"]\n")).write(CARD, text).commit("Con il registro", DATE);
    catalogue.run(["check"]).exits(1).says("file-mancante");
}

#[test]
fn the_step_of_pipelines_fetches_refs_and_the_open_ones_when_they_are_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let script = crate::support::repository().join("scaffold/ci/proposte.sh");
    let origin = Catalogue::small();
    origin.write(CARD, card("Code.", PARAGRAPHS)).commit("La scheda", "2026-10-01T10:00:00+02:00");
    request(&origin, 12, "main", "Il problema", DATE, &card("File.", PARAGRAPHS));
    origin.git(&["update-ref", "refs/merge-requests/12/head", "refs/pull/12/head"], DATE);
    let catalogue = Catalogue::empty();
    let from = origin.path().to_str().unwrap();
    catalogue.git(&["clone", "--quiet", from, "."], DATE);
    // A `curl` with one page of the list, that keeps what it was asked.
    catalogue.write(
        "bin/curl",
        "#!/bin/sh\nprintf '%s\\n' \"$@\" >> chiesto.txt\ncase \"$*\" in *'page=1') echo '[{\"iid\": 12, \"title\": \"x\"}]' ;; *) echo '[]' ;; esac\n",
    );
    fs::set_permissions(catalogue.path().join("bin/curl"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", catalogue.path().join("bin").display(), std::env::var("PATH").unwrap());
    let run = |arguments: &[&str]| {
        let mut step = std::process::Command::new(&script);
        let set =
            [("GITLAB_CI", "true"), ("CI_API_V4_URL", "https://forge.example/api/v4"), ("CI_PROJECT_ID", "7"), ("FORGE_TOKEN", "segreto")];
        step.args(arguments).current_dir(catalogue.path()).env("PATH", &path).envs(set);
        crate::support::Run::new(&mut step).exits(0)
    };
    let program = env!("CARGO_BIN_EXE_prassi");
    assert_eq!(run(&["echo", "così"]).stdout, "così\n");
    assert!(!catalogue.path().join("chiesto.txt").exists(), "nothing is asked for");
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", format!("{site}\n[amendments]\npending = [\"refs/merge-requests/*/head\"]\n"));
    let listed: Value = serde_json::from_str(&run(&[program, "amendments", "--json"]).stdout).unwrap();
    assert_eq!(pending(&listed), [12]);
    let asked = catalogue.read("chiesto.txt");
    assert!(asked.contains("PRIVATE-TOKEN: segreto") && asked.contains("merge_requests?state=opened&per_page=100&page=2"), "{asked}");
}

/// A catalogue with an amendment of every kind: accepted, rejected, withdrawn; pending ones that meet, that no longer merge, that break
/// the schema, that would remove the card.
pub fn of_every_kind() -> Catalogue {
    let catalogue =
        catalogue("publish = \"text\"\n[history]\nauthors = \"names\"\n[forge]\nkind = \"gitlab\"\nurl = \"https://gitlab.com/a/b\"\n");
    let first = catalogue.git(&["rev-parse", "HEAD"], DATE).trim().to_owned();
    let second = ["Il primo paragrafo.", "Il secondo paragrafo, con gli orari del sabato.", "Il terzo paragrafo."];
    request(&catalogue, 12, &first, "Un problema più chiaro", DATE, &card("Chi lavora non trova mai aperto.", PARAGRAPHS));
    request(&catalogue, 13, &first, "Il sabato mattina", DATE, &card("Code il sabato.", second));
    let third = ["Il primo paragrafo.", "Il secondo paragrafo.", "Un terzo del tutto diverso."];
    request(&catalogue, 14, &first, "Il terzo paragrafo", "2026-10-20T10:00:00+02:00", &card("Code.", third));
    request(&catalogue, 21, &first, "Senza temi", DATE, &card("Code.", PARAGRAPHS).replace("temi:", "tmi:"));
    catalogue.git(&["checkout", "--quiet", "-b", "via", &first], DATE);
    fs::remove_file(catalogue.path().join(CARD)).unwrap();
    catalogue.commit("Via la scheda", DATE);
    catalogue.git(&["update-ref", "refs/proposte/via-la-scheda", "HEAD"], DATE);
    catalogue.git(&["checkout", "--quiet", "main"], DATE);
    catalogue.write(CARD, card("Code.", ["Il primo paragrafo.", "Il secondo paragrafo.", "Il terzo paragrafo, rivisto."]));
    catalogue.commit("Il terzo paragrafo rivisto (#3)", "2026-10-10T10:00:00+02:00");
    catalogue.write(
        "content/esperienze/2026/orari.modifiche.yml",
        "- numero: 9\n  titolo: Via la sede staccata\n  autore: Ufficio tributi\n  stato: respinta\n  data: 2026-10\n  motivazione: |\n    \
         La sede serve ancora.\n\n    Se ne riparla fra un anno.\n- numero: 8\n  titolo: Orari d'estate\n  stato: ritirata\n",
    );
    catalogue.commit("Le risposte", "2026-10-11T10:00:00+02:00");
    catalogue
}
