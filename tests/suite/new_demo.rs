//! `prassi new demo`: the same repository for everybody, sound, with the versions and amendments that it promises.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use crate::support::{Catalogue, Run, prassi};

const CARD: &str = "content/proposte/2022/gruppi-intersettoriali/index.md";

fn demo() -> Catalogue {
    let place = Catalogue::empty();
    Run::new(prassi().current_dir(place.path()).args(["new", "demo", "."])).exits(0).says("prassi serve").says("prassi amendments");
    place
}

fn git(place: &Catalogue, arguments: &[&str]) -> String {
    place.git(arguments, "2026-11-22T10:00:00+01:00").trim().to_owned()
}

#[test]
fn everybody_gets_the_same_repository() {
    let first = git(&demo(), &["rev-parse", "HEAD"]);
    let place = Catalogue::empty();
    // A machine with opinions: other people, other times, hooks, templates, another hash.
    let hook = "#!/bin/sh\ntouch \"$HOME/eseguito\"\n";
    for name in ["post-checkout", "post-commit", "reference-transaction"] {
        place.write(&format!("casa/agganci/{name}"), hook);
        place.write(&format!("casa/modello/hooks/{name}"), hook);
        for folder in ["agganci", "modello/hooks"] {
            let path = place.path().join("casa").join(folder).join(name);
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    let home = place.path().join("casa");
    place.write(
        "casa/.gitconfig",
        format!(
            "[core]\n\thooksPath = {0}/agganci\n\tautocrlf = true\n[init]\n\ttemplateDir = {0}/modello\n\tdefaultBranch = altro\n[commit]\n\tgpgSign = true\n",
            home.display()
        ),
    );
    let mut command = prassi();
    command.current_dir(place.path()).args(["new", "demo", "mia"]).env("HOME", &home).env("XDG_CONFIG_HOME", &home);
    command.env("TZ", "Asia/Tokyo").env("GIT_AUTHOR_NAME", "Altri").env("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z");
    command.env("GIT_DEFAULT_HASH", "sha256").env("GIT_DIR", home.join("altrove")).env("SOURCE_DATE_EPOCH", "1");
    Run::new(&mut command).exits(0);
    let mine = Catalogue::copy_of(&place.path().join("mia"));
    assert_eq!(git(&mine, &["rev-parse", "HEAD"]), first);
    assert_eq!(git(&mine, &["symbolic-ref", "HEAD"]), "refs/heads/main");
    assert_eq!(git(&mine, &["status", "--porcelain"]), "");
    assert!(!home.join("eseguito").exists(), "nothing of the user's is run");
    assert!(!mine.path().join(".git/hooks").exists());
}

#[test]
fn the_demonstration_is_sound_and_builds() {
    let place = demo();
    let run = place.run(["check", "--format", "json"]).exits(0);
    assert!(run.stdout.contains("\"warnings\": 0"), "not even a warning: {run}");
    place.run(["build"]).exits(0);
    let page = place.read("public/proposte/gruppi-intersettoriali/index.html");
    for words in ["Imparare a fare rete.", "1 sostegno", "1 commento", "Unione di Esempio", "par-PROP-2022-05-3343"] {
        assert!(page.contains(words), "{words}");
    }
    let process = place.read("public/processi/partecipazioni/index.html");
    assert!(process.contains("proposte/gruppi-intersettoriali/") && process.contains("20 giugno 2022"), "{process}");
    assert_eq!(git(&place, &["status", "--porcelain"]), "", "what is built is ignored");
}

#[test]
fn the_proposal_has_seven_versions_and_three_accepted_amendments() {
    let place = demo();
    let versions = git(&place, &["log", "--first-parent", "--format=%s", "--", CARD]);
    assert_eq!(versions.lines().count(), 7, "{versions}");
    let messages = git(&place, &["log", "--first-parent", "--merges", "--format=%B", "main"]);
    for number in ["!3", "!5", "!7"] {
        assert!(messages.contains(&format!("See merge request dimostrazione/catalogo{number}")), "{messages}");
    }
    assert_eq!(messages.matches("See merge request").count(), 3);
    assert_eq!(messages.matches("Approved-by:").count(), 4);
}

#[test]
fn readers_see_seven_versions_two_amendments_that_meet_and_one_rejected() {
    let place = demo();
    let history = place.run(["history", "proposta/gruppi-intersettoriali", "--json"]).exits(0).stdout;
    let history: serde_json::Value = serde_json::from_str(&history).unwrap();
    let versions = history["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 7);
    let numbers: Vec<_> = versions.iter().rev().filter_map(|version| version["merge_request"]["number"].as_u64()).collect();
    assert_eq!(numbers, [3, 5, 7]);
    let authors =
        |number: usize| versions[7 - number]["authors"].as_array().unwrap().iter().map(|who| who.as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!((authors(3), authors(5), authors(6)), (vec!["M. C.", "S. C."], vec!["S. C.", "M. C."], vec!["A. R."]));
    place.run(["build"]).exits(0).says("2 proposte in valutazione");
    let page = place.read("public/proposte/gruppi-intersettoriali/index.html");
    let read = scraper::Html::parse_document(&page);
    let text = read.select(&scraper::Selector::parse("main").unwrap()).next().unwrap().text().collect::<Vec<_>>().join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Versione 7 di 7",
        "da Regione Emilia-Romagna",
        "Su PartecipAzioni versione 7 di 7",
        "2 in valutazione, 3 accettate, 1 respinta",
        "Proposta da Unione di Esempio",
        "Tocca gli stessi punti di un'altra: Modifica 9 (Tempi di realizzazione)",
        "Tocca gli stessi punti di un'altra: Modifica 11 (Tempi di realizzazione)",
        "Chi comincia ha bisogno di trovarsi nella stessa stanza",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let fifth = place.read("public/proposte/gruppi-intersettoriali/versioni/5/index.html");
    assert!(fifth.contains("Pensare ai piccoli comuni") && fifth.contains("<ins"), "{fifth}");
    for file in crate::support::tree(&place.path().join("public")).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let (path, bytes) = file;
        let page = String::from_utf8(bytes).unwrap();
        assert!(!page.contains("partecipante.example") && !page.contains("@regione"), "{path}: no address is published");
    }
}

#[test]
fn each_pending_amendment_merges_cleanly_and_both_do_not() {
    let place = demo();
    let merge = |a: &str, b: &str| {
        let status =
            Command::new("git").arg("-C").arg(place.path()).args(["merge-tree", "--write-tree", a, b]).stdout(Stdio::null()).status();
        status.unwrap().success()
    };
    let (one, other) = ("refs/merge-requests/9/head", "refs/merge-requests/11/head");
    assert!(merge("main", one) && merge("main", other), "each could be accepted today");
    assert!(!merge(one, other), "both could not");
}

#[test]
fn nothing_is_half_made() {
    let place = Catalogue::empty();
    place.write("mia/appunti.txt", "miei");
    Run::new(prassi().current_dir(place.path()).args(["new", "demo", "mia"])).exits(2).says("non è vuota");
    let names = |place: &Catalogue| fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    let run = Run::new(prassi().current_dir(place.path()).args(["new", "demo", "altra"]).env("PATH", "/nonexistent")).exits(3);
    assert!(run.stderr.contains("git non si può eseguire") && run.stderr.contains("Installalo"), "{run}");
    assert_eq!(names(&place), ["mia"]);
    // A Git that takes its time, so that the interruption comes in the middle.
    let tools = Catalogue::empty();
    tools.write("git", "#!/bin/sh\n: > \"$0.began\"\nsleep 2\n");
    fs::set_permissions(tools.path().join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap());
    let mut command = prassi();
    command.current_dir(place.path()).env("PATH", path).args(["new", "demo", "altra"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while !tools.path().join("git.began").exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    Run::from(child.wait_with_output().unwrap()).exits(2).says("interrotto");
    assert_eq!(names(&place), ["mia"]);
}

/// The blocks of commands in a page, each with what is to be seen below it.
fn shown(page: &str) -> Vec<(&str, &str)> {
    let blocks = page.split("```console\n$ prassi ").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| block.split_once('\n').unwrap()).collect()
}

/// Whether the lines that are shown stand in the output in this order; a line «…» leaves some out.
fn agrees(shown: &str, output: &str) -> bool {
    let mut rest = format!("\n{}\n", output.trim());
    let parts: Vec<String> = format!("\n{}\n", shown.trim()).split("\n…").map(|part| format!("{}\n", part.trim_end())).collect();
    for (n, part) in parts.iter().enumerate().filter(|(_, part)| !part.trim().is_empty()) {
        let (first, last) = (n == 0, n + 1 == parts.len());
        let Some(at) = rest.find(part.as_str()).filter(|at| !first || *at == 0) else { return false };
        rest = rest.split_off(at + part.len() - 1);
        if last && !rest.trim().is_empty() {
            return false;
        }
    }
    true
}

#[test]
fn what_the_guides_show_is_what_the_commands_say() {
    assert!(agrees("a\n…\nc\n", "a\nb\nc") && agrees("…\nb\n…", "a\nb\nc") && agrees("a\nb", "a\nb\n"));
    assert!(!agrees("a\nc", "a\nb\nc") && !agrees("b\n…", "a\nb") && !agrees("…\na", "a\nb") && !agrees("a\n…\nb", "b\na"));
    let place = demo();
    let mut seen = 0;
    for path in ["docs/vita-di-una-scheda.md", "README.md"] {
        let file = crate::support::repository().join(path);
        let mut page = fs::read_to_string(&file).unwrap();
        for (command, expected) in shown(&page.clone()) {
            let elsewhere = Catalogue::empty();
            let own = if command.starts_with("new ") { &elsewhere } else { &place };
            let run = own.run(command.split(' ')).exits(0);
            seen += 1;
            if crate::support::bless() && !expected.contains('…') {
                let block = |text: &str| format!("```console\n$ prassi {command}\n{text}```");
                page = page.replace(&block(expected), &block(&format!("{}\n", run.stdout.trim_end())));
            } else {
                assert!(agrees(expected, &run.stdout), "{path}: {command}\n{run}");
            }
        }
        if crate::support::bless() {
            fs::write(file, page).unwrap();
        }
    }
    assert!(seen >= 4, "{seen}");
}
