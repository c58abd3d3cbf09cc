//! The command line: exit codes, help, formats, where words go.

use std::fs;

use crate::support::{Catalogue, Run, prassi, repository, tree};

const BROKEN: &str = "---\ntitolo: Una scheda rotta\nin_breve: Manca quasi tutto.\nstato_attuazione: atiiva\n---\n\nTesto.\n";

#[test]
fn help_and_version_end_with_0_and_name_every_command() {
    let run = Run::new(prassi().arg("--help")).exits(0);
    for command in ["check", "explain", "build", "serve", "history", "digest", "new", "schema", "completions", "man"] {
        assert!(run.stdout.contains(command), "{run}");
        Run::new(prassi().args([command, "--help"])).exits(0).says("--");
    }
    Run::new(prassi().arg("--version")).exits(0).says(env!("CARGO_PKG_VERSION"));
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &["chek"][..],
        &["build", "--nonsense"],
        &["check", "--format", "poetry"],
        &["build", "--date", "ieri"],
        &["build", "--base-url", "javascript:alert(1)"],
    ] {
        let catalogue = Catalogue::small();
        let run = catalogue.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {run}");
        assert!(!run.stderr.is_empty(), "{arguments:?} says nothing");
        assert!(!catalogue.path().join("public").exists(), "{arguments:?} published something");
    }
}

#[test]
fn a_sound_catalogue_checks_with_0_and_builds_with_0() {
    let catalogue = Catalogue::small();
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    catalogue.run(["check"]).exits(0);
    catalogue.run(["build"]).exits(0);
    assert!(catalogue.path().join("public/index.html").exists());
}

#[test]
fn a_mistake_ends_with_1_and_publishes_nothing() {
    let catalogue = Catalogue::small();
    catalogue.run(["build"]).exits(0);
    let before = tree(&catalogue.path().join("public"));
    catalogue.write("content/esperienze/2026/rotta.md", BROKEN);
    let check = catalogue.run(["check"]).exits(1);
    assert!(check.stdout.contains("content/esperienze/2026/rotta.md:4:"), "the place is on standard output: {check}");
    assert!(check.stdout.contains("attiva"), "the nearest value is suggested: {check}");
    let build = catalogue.run(["build"]).exits(1);
    assert!(build.stderr.contains("content/esperienze/2026/rotta.md:4:"), "a build's problems are on standard error: {build}");
    assert_eq!(before, tree(&catalogue.path().join("public")), "the old site stays");
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let catalogue = Catalogue::small();
    for n in 0..5 {
        catalogue.write(&format!("content/esperienze/2026/rotta-{n}.md"), BROKEN);
    }
    catalogue.write("content/esperienze/2026/senza.md", "Nessuna intestazione.\n");
    let run = catalogue.run(["check"]).exits(1);
    for name in ["rotta-0.md", "rotta-4.md", "senza.md"] {
        assert!(run.stdout.contains(name), "{name}: {run}");
    }
    assert_eq!(run.stdout.matches("valore-sconosciuto").count(), 5, "{run}");
}

#[test]
fn the_json_format_gives_every_problem_with_its_place() {
    let catalogue = Catalogue::small();
    catalogue.write("content/esperienze/2026/rotta.md", BROKEN);
    let run = catalogue.run(["check", "--format", "json"]).exits(1);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"));
    let list = json["diagnostics"].as_array().expect("a list of diagnostics");
    let problem = list.iter().find(|problem| problem["code"] == "valore-sconosciuto").unwrap_or_else(|| panic!("{run}"));
    let text = problem.to_string();
    assert!(text.contains("content/esperienze/2026/rotta.md") && text.contains("\"line\":4"), "{text}");
    assert!(text.contains("\"severity\":\"error\""), "{text}");
}

#[test]
fn a_broken_configuration_ends_with_2() {
    let catalogue = Catalogue::small();
    catalogue.replace("site.toml", "[site]", "[site]\ntaglin = \"x\"");
    for command in ["check", "build"] {
        catalogue.run([command]).exits(2).says("taglin");
    }
}

#[test]
fn a_word_that_a_language_lacks_is_told() {
    let catalogue = Catalogue::small();
    let words = fs::read_to_string(repository().join("themes/italia/strings/de.ftl")).unwrap();
    catalogue.write("themes/italia/strings/de.ftl", words.replacen("home-motto =", "home-moto =", 1));
    catalogue.run(["check"]).exits(0);
    catalogue.write("site.toml", catalogue.read("site.toml") + "\n[languages.de]\n");
    let run = catalogue.run(["check"]).exits(1);
    assert!(run.stdout.contains("errore[stringhe-errate]") && run.stdout.contains("«home-motto» (de)"), "{run}");
}

#[test]
fn a_translation_is_started_once_and_checks_soundly() {
    let catalogue = Catalogue::small();
    let card = "content/esperienze/2026/moduli-chiari.md";
    catalogue.run(["new", "translation", card, "de"]).exits(2).says("[languages.de]");
    catalogue.write("site.toml", catalogue.read("site.toml") + "\n[languages.de]\n");
    catalogue.run(["new", "translation", card, "it"]).exits(2).says("lingua principale");
    catalogue.run(["new", "translation", "esperienza/moduli-chiar", "de"]).exits(2).says("«moduli-chiari»");
    catalogue.run(["new", "translation", "esperienza/moduli-chiari", "de"]).exits(0).says("/de/esperienze/moduli-chiari/");
    let text = catalogue.read("content/esperienze/2026/moduli-chiari.de.md");
    assert!(text.contains("problema: ") && !text.contains("temi:") && text.contains("## Il contesto"), "{text}");
    catalogue.run(["new", "translation", card, "de"]).exits(2).says("c'è già");
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("avviso["), "{run}");
    catalogue.replace(card, "pieni", "affollati");
    catalogue.run(["check"]).exits(0).says("traduzione-da-aggiornare");
}

#[test]
fn a_broken_file_of_words_is_told() {
    let catalogue = Catalogue::small();
    let words = fs::read_to_string(repository().join("themes/italia/strings/it.ftl")).unwrap();
    let lines = words.lines().count();
    catalogue.write("themes/italia/strings/it.ftl", format!("{words}\nquesto non è scritto bene\n"));
    catalogue.run(["check"]).exits(1).says("stringhe-errate").says(&format!("themes/italia/strings/it.ftl:{}:", lines + 2));
}

#[test]
fn a_folder_that_knows_nothing_of_prassi_is_told_what_is_missing() {
    let notes = Catalogue::empty();
    notes.write("note.md", "# Appunti\n\nNiente di che.\n").write("altro/altre.md", "Testo.\n");
    for command in ["check", "build", "serve"] {
        let run = notes.run([command]).exits(2).says("site.toml");
        assert!(!run.stderr.contains("panicked"), "{run}");
    }
    assert!(!notes.path().join("public").exists());
}

#[test]
fn markdown_without_front_matter_in_a_catalogue_is_explained() {
    let catalogue = Catalogue::small();
    catalogue.write("content/esperienze/appunti.md", "# Appunti\n\nNiente di che.\n");
    catalogue.run(["check"]).exits(1).says("intestazione-mancante").says("content/esperienze/appunti.md:1:1");
}

#[test]
fn another_folder_is_named_with_a_flag() {
    let catalogue = Catalogue::small();
    let elsewhere = Catalogue::empty();
    Run::new(prassi().current_dir(elsewhere.path()).arg("-C").arg(catalogue.path()).arg("build")).exits(0);
    assert!(catalogue.path().join("public/index.html").exists(), "the usual output folder is the catalogue's");
    Run::new(prassi().current_dir(elsewhere.path()).arg("-C").arg(catalogue.path()).args(["build", "--out", "sito"])).exits(0);
    assert!(elsewhere.path().join("sito/index.html").exists(), "a folder that is named is seen from where the command was given");
    Run::new(prassi().current_dir(elsewhere.path()).args(["-C", "/non/esiste", "check"])).exits(2);
}

#[test]
fn drafts_are_published_only_when_asked_for_and_never_indexed() {
    let catalogue = Catalogue::small();
    let model = catalogue.read(&catalogue.some_experience());
    catalogue.write("content/esperienze/2026/in-bozza.md", model.replacen("titolo:", "stato_redazionale: bozza\ntitolo:", 1));
    catalogue.run(["build", "--out", "public"]).exits(0);
    assert!(!catalogue.path().join("public/esperienze/in-bozza").exists());
    catalogue.run(["build", "--out", "con-bozze", "--drafts"]).exits(0);
    let page = catalogue.read("con-bozze/esperienze/in-bozza/index.html");
    assert!(page.contains("noindex"), "a draft's page asks not to be indexed");
    assert!(!catalogue.read("con-bozze/sitemap.xml").contains("in-bozza"));
}

#[test]
fn the_day_of_the_build_decides_what_is_past() {
    let catalogue = Catalogue::small();
    catalogue.write(
        "content/eventi/2026/incontro.md",
        "---\ntitolo: Un incontro aperto\nin_breve: Si parla di esperienze.\nformato: webinar\ninizio: 2026-12-10\nmodo: online\nurl: https://incontro.example/\n---\n\nTesto.\n",
    );
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    let page = |arguments: &[&str], epoch: Option<&str>| {
        let out = tempfile::tempdir().unwrap();
        let mut command = prassi();
        command.current_dir(catalogue.path()).arg("build").args(arguments).arg("--out").arg(out.path().join("o"));
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        Run::new(&mut command).exits(0);
        fs::read_to_string(out.path().join("o/eventi/incontro/index.html")).unwrap()
    };
    let upcoming = page(&[], None);
    let past = page(&["--date", "2026-12-11"], None);
    assert_ne!(upcoming, past, "HEAD's day is before the event, --date is after it");
    assert_eq!(past, page(&[], Some("1796947200")), "SOURCE_DATE_EPOCH 2026-12-11 says the same as --date");
    assert_eq!(upcoming, page(&["--date", "2026-11-20"], Some("1796947200")), "--date wins over SOURCE_DATE_EPOCH");
}

#[test]
fn nothing_but_the_output_folder_is_written() {
    let catalogue = Catalogue::small();
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    catalogue.run(["check"]).exits(0);
    catalogue.run(["build"]).exits(0);
    let beside: Vec<String> = fs::read_dir(catalogue.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !matches!(&**name, "content" | "site.toml" | "public" | ".git" | "schemas" | "themes") && !name.contains(".prassi"))
        .collect();
    assert!(beside.is_empty(), "{beside:?}");
}

#[test]
fn a_pipe_that_closes_early_is_no_crash() {
    let catalogue = Catalogue::small();
    for n in 0..200 {
        catalogue.write(&format!("content/esperienze/2026/rotta-{n}.md"), BROKEN);
    }
    let mut child = prassi()
        .current_dir(catalogue.path())
        .arg("check")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{}", String::from_utf8_lossy(&output.stderr));
}
