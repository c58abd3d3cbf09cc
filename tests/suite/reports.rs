//! `check` for forges: formats that others parse, fingerprints that outlive lines, what a change brought.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::support::{Catalogue, Run, repository};

const DAY: &str = "2026-11-20T09:00:00+01:00";

/// Two errors and a warning, in text that every format must escape.
const BAD: &str = "---\ntitolo: Una scheda rotta\nin_breve: Con \"virgolette\", <segni> & 100% di errori.\namministrazione: comune-di-prova\nproblema: Un problema.\ntemi: [semplificazzione]\nstato_attuazione: atiiva\ntrasferimento:\n  livello: nessuno\n---\n\nUn <b>testo</b> & altro: 100%, qui.\n";
const BAD_PATH: &str = "content/esperienze/2026/rotta.md";

fn broken() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write(BAD_PATH, BAD);
    catalogue.commit("Adesso", DAY);
    catalogue
}

fn parsed(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"))
}

/// Code and path of every finding in the JSON report.
fn found(run: &Run) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    parsed(run)["diagnostics"].as_array().unwrap().iter().map(|it| (text(&it["code"]), text(&it["location"]["path"]))).collect()
}

fn pairs(list: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    list.iter().map(|(code, path)| ((*code).to_owned(), (*path).to_owned())).collect()
}

#[test]
fn gitlab_gets_code_quality_as_it_documents_it() {
    let run = broken().run(["check", "--format", "gitlab"]).exits(1);
    let report = parsed(&run);
    // https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    let place = json!({ "type": "object", "required": ["line", "column"],
        "properties": { "line": { "type": "integer", "minimum": 1 }, "column": { "type": "integer", "minimum": 1 } } });
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string", "pattern": "^[a-z0-9-]+$" },
                "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^[^./]" },
                        "lines": { "type": "object", "required": ["begin"], "properties": { "begin": { "type": "integer", "minimum": 1 } } },
                        "positions": { "type": "object", "properties": { "begin": place, "end": place } }
                    }
                }
            }
        }
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}: {run}");
    let list = report.as_array().unwrap();
    assert_eq!(list.len(), 4, "{run}");
    let finding = list.iter().find(|it| it["check_name"] == "valore-sconosciuto").unwrap();
    assert_eq!(finding["location"]["path"], BAD_PATH);
    assert_eq!(finding["location"]["lines"]["begin"], 7);
    assert_eq!(finding["location"]["positions"]["begin"], json!({ "line": 7, "column": 19 }));
    assert_eq!(finding["severity"], "major");
    let prints: BTreeSet<&str> = list.iter().map(|it| it["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), list.len(), "GitLab shows findings with one fingerprint as one");
}

#[test]
fn junit_has_a_case_per_file_that_an_xml_parser_reads() {
    let catalogue = broken();
    catalogue.write("content/esperienze/2026/avviso.md", BAD.replace("semplificazzione", "semplificazione").replace("atiiva", "attiva"));
    let run = catalogue.run(["check", "--format", "junit"]).exits(1);
    let document = roxmltree::Document::parse(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"));
    let suites = document.root_element();
    assert_eq!(suites.tag_name().name(), "testsuites");
    let suite = suites.first_element_child().unwrap();
    let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(suite.attribute("tests"), Some(&*cases.len().to_string()));
    assert_eq!(suite.attribute("failures"), Some("1"));
    let case = |name: &str| cases.iter().find(|case| case.attribute("name") == Some(name)).unwrap_or_else(|| panic!("{name}: {run}"));
    let names: BTreeSet<_> = cases.iter().map(|case| case.attribute("name").unwrap()).collect();
    assert_eq!(names.len(), cases.len(), "GitLab tells cases apart by their names");

    let bad = case(BAD_PATH);
    assert_eq!(bad.attribute("file"), Some(BAD_PATH));
    let failures: Vec<_> = bad.children().filter(|node| node.has_tag_name("failure")).collect();
    assert_eq!(failures.len(), 1, "GitLab reads one failure a case");
    let text = failures[0].text().unwrap();
    assert!(text.contains("errore[termine-sconosciuto]") && text.contains("errore[valore-sconosciuto]"), "{text}");
    let output = |case: &roxmltree::Node<'_, '_>| {
        case.children().find(|node| node.has_tag_name("system-out")).map(|node| node.text().unwrap().to_owned())
    };
    assert!(output(bad).unwrap().contains("Un <b>testo</b> & altro: 100%"), "what stands in the card comes out as it was");

    let warned = case("content/esperienze/2026/avviso.md");
    assert!(!warned.children().any(|node| node.has_tag_name("failure")), "a warning fails nothing");
    assert!(output(warned).unwrap().contains("avviso[html-nel-testo]"));
    assert!(!case("content/amministrazioni/comune-di-prova.md").has_children(), "a sound card is a case that passes");
}

/// The platform that this test was compiled for, as Cargo names it.
fn host() -> String {
    let run = Run::new(std::process::Command::new("rustc").arg("-vV")).exits(0);
    let host = run.stdout.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap_or_else(|| panic!("{run}")).to_owned()
}

/// The published schema, from the sources of the crate `serde-sarif`; Cargo knows where they are.
fn sarif_schema() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut metadata = std::process::Command::new(cargo);
    // Without the platform, Cargo asks for crates of other systems too, which nobody has fetched.
    metadata.args(["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", &host()]).current_dir(repository());
    let metadata = parsed(&Run::new(&mut metadata).exits(0));
    let package = metadata["packages"].as_array().unwrap().iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let folder = std::path::Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(folder.join("src/schema.json")).unwrap()).unwrap();
    // Its pattern for languages has a bracket too many, which ECMA-262 forgives and the validator does not.
    schema["definitions"]["run"]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    let driver = schema["definitions"]["toolComponent"]["properties"]["language"].as_object_mut().unwrap();
    driver.remove("pattern");
    schema
}

#[test]
fn sarif_holds_rules_places_and_fixes() {
    let catalogue = broken();
    catalogue.write("content/esperienze/2026/con spazio è.md", BAD);
    let run = catalogue.run(["check", "--format", "sarif"]).exits(1);
    let log = parsed(&run);
    let validator = jsonschema::options().with_draft(jsonschema::Draft::Draft7).build(&sarif_schema()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}: {run}");
    assert!(!validator.is_valid(&json!({ "version": "2.1.0", "runs": [{ "results": [] }] })), "the schema asks for something");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    for rule in rules {
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty(), "{rule}");
        assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# `") && rule["help"]["text"].is_string(), "{rule}");
    }
    for result in results {
        let at = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[at]["id"], result["ruleId"], "{result}");
        assert_eq!(result["partialFingerprints"]["prassi/v1"].as_str().unwrap().len(), 32, "{result}");
    }
    let result = results.iter().find(|it| it["ruleId"] == "valore-sconosciuto").unwrap();
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], BAD_PATH);
    assert_eq!(place["region"], json!({ "startLine": 7, "startColumn": 19, "endLine": 7, "endColumn": 25 }));
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!((&replacement["deletedRegion"], &replacement["insertedContent"]["text"]), (&place["region"], &json!("attiva")));
    let uris = log.to_string();
    assert!(uris.contains("con%20spazio%20%C3%A8.md") && !uris.contains("con spazio è.md\",\"uriBaseId"), "{run}");
}

#[test]
fn workflow_commands_are_read_back_as_they_were_meant() {
    let catalogue = broken();
    catalogue.write("content/esperienze/2026/a,b: c.md", BAD);
    let run = catalogue.run(["check", "--format", "github"]).exits(1);
    let unescape = |text: &str| text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    let mut seen = BTreeSet::new();
    for line in run.stdout.lines() {
        // As the runner does: up to the next `::` are the properties, then the message.
        let (head, message) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).unwrap_or_else(|| panic!("{line}"));
        let (command, properties) = head.split_once(' ').unwrap();
        let property = |name: &str| {
            properties.split(',').find_map(|it| it.strip_prefix(&format!("{name}="))).map_or_else(|| panic!("{name}: {line}"), unescape)
        };
        assert!(matches!(command, "error" | "warning") && !message.is_empty(), "{line}");
        if !property("file").contains(',') && property("title") == "valore-sconosciuto" {
            let place: Vec<String> = ["file", "line", "col", "endLine", "endColumn"].map(property).into();
            assert_eq!(place, [BAD_PATH, "7", "19", "7", "25"]);
            assert!(unescape(message).contains("«atiiva» non è un valore"), "{line}");
        }
        seen.insert(property("file"));
    }
    assert!(seen.contains("content/esperienze/2026/a,b: c.md") && seen.contains(BAD_PATH), "{run}");
}

#[test]
fn one_run_gives_reports_beside_what_people_read() {
    let catalogue = broken();
    let run = catalogue.run(["check", "--report", "gitlab=rapporti/gl.json", "--report", "junit=rapporti/junit.xml"]).exits(1);
    assert!(run.stdout.contains("errore[valore-sconosciuto]"), "{run}");
    assert_eq!(catalogue.read("rapporti/gl.json"), catalogue.run(["check", "--format", "gitlab"]).stdout);
    assert_eq!(catalogue.read("rapporti/junit.xml"), catalogue.run(["check", "--format", "junit"]).stdout);

    fs::remove_file(catalogue.path().join(BAD_PATH)).unwrap();
    catalogue.run(["check", "--report", "gitlab=rapporti/gl.json"]).exits(0);
    assert_eq!(catalogue.read("rapporti/gl.json"), "[]\n", "a report of a sound catalogue says so");
    catalogue.replace("site.toml", "[site]", "[site]\ntaglin = \"x\"");
    catalogue.run(["check", "--report", "gitlab=rapporti/gl.json"]).exits(2);
    assert!(catalogue.read("rapporti/gl.json").contains("configurazione-non-valida"), "and of one that cannot be read");

    for (wrong, code) in [("gitlab", 2), ("gitlab=", 2), ("poesia=x", 2), ("json=content", 3)] {
        assert_eq!(Catalogue::small().run(["check", "--report", wrong]).code, Some(code), "--report {wrong}");
    }
    Catalogue::small().run(["check", "--report", "json=uno", "--report", "sarif=uno"]).exits(2).says("nello stesso file");
}

#[test]
fn a_catalogue_inside_a_larger_repository_is_named_from_the_repositorys_top() {
    let repository = Catalogue::empty();
    crate::support::copy_tree(Catalogue::small().path(), &repository.path().join("siti/nostro"));
    repository.write(&format!("siti/nostro/{BAD_PATH}"), BAD);
    repository.commit("Adesso", DAY);
    let run = repository.run(["-C", "siti/nostro", "check", "--format", "gitlab"]).exits(1);
    assert_eq!(parsed(&run)[0]["location"]["path"], format!("siti/nostro/{BAD_PATH}"));
    // The base of a change is found there too.
    repository.write(&format!("siti/nostro/{BAD_PATH}"), BAD.replace("atiiva", "attiva"));
    let run = repository.run(["-C", "siti/nostro", "check", "--format", "json", "--changed-since", "HEAD"]).exits(1);
    assert_eq!(found(&run), pairs(&[("termine-sconosciuto", BAD_PATH), ("html-nel-testo", BAD_PATH)]));
}

#[test]
fn only_named_files_are_shown_and_everything_is_checked() {
    let catalogue = broken();
    catalogue.write("content/amministrazioni/doppio.md", catalogue.read("content/amministrazioni/comune-di-prova.md"));
    let other = "content/amministrazioni/comune-di-prova.md";
    let run = catalogue.run(["check", "--format", "json", BAD_PATH]).exits(1);
    assert!(found(&run).iter().all(|(_, path)| path == BAD_PATH) && found(&run).len() == 3, "{run}");
    let run = catalogue.run(["check", "--format", "json", other]).exits(1);
    let double = pairs(&[("valore-non-unico", "content/amministrazioni/doppio.md")]);
    assert_eq!(found(&run), double, "what a file causes elsewhere is shown with it");
    catalogue
        .run(["check", "content/amministrazioni/comune-di-altrove.md"])
        .exits(0)
        .says("niente da correggere in ciò che hai chiesto")
        .says("altri problemi non sono mostrati");

    for (file, says) in [
        ("content/amministrazioni/comune-di-porva.md", "content/amministrazioni/comune-di-prova.md"),
        ("site.toml", "non è una scheda"),
        ("content/esperienze", "è una cartella"),
        ("/etc/hostname", "non è una scheda"),
    ] {
        catalogue.run(["check", file]).exits(2).says(says);
    }
}

#[test]
fn findings_that_only_move_keep_their_fingerprint() {
    let prints = |catalogue: &Catalogue| -> Vec<(String, String)> {
        let run = catalogue.run(["check", "--format", "json"]).exits(1);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let list = parsed(&run);
        list["diagnostics"].as_array().unwrap().iter().map(|it| (text(&it["code"]), text(&it["fingerprint"]))).collect()
    };
    let catalogue = broken();
    let before = prints(&catalogue);
    assert_eq!(before.len(), 4);
    let moved = BAD
        .replace("titolo:", "riferimento: par-1\nparole_chiave: [modulistica]\ntitolo:")
        .replace("\n\nUn <b>", "\n\nUna riga nuova.\n\nUn <b>");
    catalogue.write(BAD_PATH, moved);
    assert_eq!(before, prints(&catalogue), "lines above changed nothing");
    catalogue.write(BAD_PATH, BAD.replace("atiiva", "atttiva"));
    let after = prints(&catalogue);
    let same = before.iter().filter(|print| after.contains(print)).count();
    assert_eq!((after.len(), same), (4, 3), "another mistake is another finding, and only that one");
}

/// A catalogue with an old mistake on its main branch, and a branch that comes off it.
fn branched() -> Catalogue {
    let catalogue = broken();
    catalogue.git(&["switch", "--quiet", "--create", "lavoro"], DAY);
    catalogue
}

fn since(catalogue: &Catalogue, revision: &str) -> Run {
    catalogue.run(["check", "--format", "json", "--changed-since", revision])
}

#[test]
fn an_old_finding_elsewhere_is_not_shown_and_fails_nothing() {
    let catalogue = branched();
    catalogue.run(["check"]).exits(1);
    catalogue.write("content/pagine/altra.md", "---\ntitolo: Altra\nin_breve: Una pagina.\n---\n\nTesto.\n");
    catalogue.commit("Una pagina", "2026-11-21T09:00:00+01:00");
    catalogue.write(BAD_PATH, BAD);
    let run = since(&catalogue, "main").exits(0);
    assert!(found(&run).is_empty(), "a file that was only saved again is untouched: {run}");
    assert_eq!(parsed(&run)["left_out"], 4);
    // What main did meanwhile is not this branch's doing: the merge base counts, not main.
    catalogue.git(&["switch", "--quiet", "main"], DAY);
    catalogue.write(BAD_PATH, BAD.replace("atiiva", "attiva"));
    catalogue.commit("Corretta", "2026-11-22T09:00:00+01:00");
    catalogue.git(&["switch", "--quiet", "lavoro"], DAY);
    assert!(found(&since(&catalogue, "main").exits(0)).is_empty());
}

#[test]
fn a_touched_file_shows_everything_committed_or_not() {
    let catalogue = branched();
    let all = pairs(&[("termine-sconosciuto", BAD_PATH), ("valore-sconosciuto", BAD_PATH), ("html-nel-testo", BAD_PATH)]);
    catalogue.write(BAD_PATH, format!("{BAD}\nUna riga.\n"));
    assert_eq!(found(&since(&catalogue, "main").exits(1)), all, "changed and not committed");
    catalogue.commit("Una riga", "2026-11-21T09:00:00+01:00");
    assert_eq!(found(&since(&catalogue, "main").exits(1)), all, "committed");
    assert!(found(&since(&catalogue, "HEAD").exits(0)).is_empty());
    catalogue.write(".gitignore", "content/pagine/\n").write("content/pagine/nuova.md", "Niente.\n");
    let new = pairs(&[("intestazione-mancante", "content/pagine/nuova.md")]);
    assert_eq!(found(&since(&catalogue, "HEAD").exits(1)), new, "a file that Git does not know, or ignores, is new");
}

#[test]
fn a_card_that_goes_breaks_others() {
    let catalogue = branched();
    catalogue.git(&["rm", "--quiet", "content/amministrazioni/comune-di-prova.md"], DAY);
    catalogue.commit("Via il comune", "2026-11-21T09:00:00+01:00");
    let other = "content/esperienze/2026/moduli-chiari.md";
    let broken = pairs(&[("riferimento-inesistente", BAD_PATH), ("riferimento-inesistente", other), ("link-inesistente", other)]);
    let run = since(&catalogue, "main").exits(1);
    assert_eq!(found(&run), broken, "and the old mistakes in those files stay out: {run}");
    let run = catalogue.run(["check", "--changed-since", "main", other]).exits(1);
    assert!(run.stdout.contains(other) && !run.stdout.contains(BAD_PATH), "both limits hold together: {run}");
}

#[test]
fn a_term_or_a_picture_that_goes_breaks_others() {
    let catalogue = Catalogue::small();
    let card = "content/esperienze/2026/moduli-chiari.md";
    catalogue.write(card, catalogue.read(card) + "\nI [dati](dati.csv).\n").write("content/esperienze/2026/dati.csv", "a;b\n");
    catalogue.commit("Adesso", DAY);
    catalogue.run(["check"]).exits(0);
    fs::remove_file(catalogue.path().join("content/esperienze/2026/dati.csv")).unwrap();
    assert_eq!(found(&since(&catalogue, "HEAD").exits(1)), pairs(&[("file-mancante", card)]));
    catalogue.git(&["checkout", "--quiet", "."], DAY);
    catalogue.replace("content/vocabolari/temi.md", "id: semplificazione", "id: semplicita");
    assert_eq!(found(&since(&catalogue, "HEAD").exits(1)), pairs(&[("termine-sconosciuto", card)]));
}

#[test]
fn a_stricter_schema_shows_all_that_it_newly_breaks_and_nothing_else() {
    let catalogue = branched();
    let schema = fs::read_to_string(repository().join("schemas/esperienza.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&schema).unwrap();
    let required = schema["required"].as_array_mut().expect("the schema requires something");
    required.push(json!("inizio"));
    required.push(json!("soluzione"));
    catalogue.write("schemas/esperienza.json", schema.to_string());
    catalogue.commit("Servono l'inizio e la soluzione", "2026-11-21T09:00:00+01:00");
    let run = since(&catalogue, "main").exits(1);
    let missing = pairs(&[("campo-mancante", BAD_PATH), ("campo-mancante", "content/esperienze/2026/moduli-chiari.md")]);
    assert_eq!(found(&run), missing, "{run}");
    assert_eq!(parsed(&run)["errors"], 3, "one card misses both, the other one: {run}");
}

#[test]
fn a_configuration_that_changes_is_compared_too() {
    let catalogue = branched();
    catalogue.replace("site.toml", "demo = true", "demo = false");
    let run = since(&catalogue, "main");
    assert_eq!(found(&run), pairs(&[("configurazione-incompleta", "site.toml")]), "{run}");
    // Other limits read other files: nothing can be said to be old.
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", site + "\n[limits]\ncard_bytes = 100\n");
    let run = since(&catalogue, "main").exits(1);
    assert!(found(&run).contains(&("file-troppo-grande".to_owned(), BAD_PATH.to_owned())), "{run}");
}

#[test]
fn a_revision_that_is_not_there_is_told_with_its_remedy() {
    let catalogue = branched();
    for revision in ["origin/main", "non-esiste", "--output=/tmp/x", ""] {
        let run = catalogue.run(["check", &format!("--changed-since={revision}")]);
        assert_eq!(run.code, Some(2), "{revision}: {run}");
    }
    since(&catalogue, "origin/main").exits(2).says("git fetch origin main");
    Catalogue::small().run(["check", "--changed-since", "main"]).exits(2).says("non è in un archivio Git");

    catalogue.commit("Un altro passo", "2026-11-21T09:00:00+01:00");
    let clone = Catalogue::empty();
    let url = format!("file://{}", catalogue.path().display());
    catalogue.git(&["clone", "--quiet", "--depth", "1", "--no-single-branch", &url, clone.path().to_str().unwrap()], DAY);
    since(&clone, "origin/main").exits(2).says("GIT_DEPTH: 0").says("è parziale");
    since(&clone, "HEAD~5").exits(2).says("GIT_DEPTH: 0");
    clone.git(&["fetch", "--quiet", "--unshallow"], DAY);
    since(&clone, "origin/main").exits(0);
}

#[test]
fn filters_of_the_archive_run_nothing() {
    let catalogue = branched();
    let trap = catalogue.path().join(".git/trap");
    fs::write(&trap, "#!/bin/sh\ntouch \"$(dirname \"$0\")/sprung\"\ncat\n").unwrap();
    std::process::Command::new("chmod").arg("+x").arg(&trap).status().unwrap();
    catalogue.git(&["config", "filter.trap.clean", trap.to_str().unwrap()], DAY);
    catalogue.write(".gitattributes", "*.md filter=trap\n").write(BAD_PATH, BAD);
    since(&catalogue, "main").exits(0);
    assert!(!catalogue.path().join(".git/sprung").exists(), "a command from the configuration was run");
}
