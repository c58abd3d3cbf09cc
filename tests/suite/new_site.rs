//! `prassi new site`: a catalogue that checks and builds at once, in an empty folder, or nothing; and what an installation puts beside it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use crate::support::{Catalogue, Run, Terminal, files, prassi};

const NAMES: [&str; 4] = ["--title", "Idee \"vive\"", "--body", "Comune di [Prova]"];

/// A user of Git without a name, unless the test gives one.
fn stranger() -> Command {
    let mut command = prassi();
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.env_remove("GIT_AUTHOR_NAME").env_remove("GIT_AUTHOR_EMAIL").env_remove("EMAIL");
    command
}

fn names(catalogue: &Catalogue) -> Vec<String> {
    let entries = fs::read_dir(catalogue.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_new_catalogue_checks_and_builds_cleanly_at_once() {
    for forge in ["gitlab", "github", "forgejo"] {
        let place = Catalogue::empty();
        let mut command = stranger();
        command.env("GIT_AUTHOR_NAME", "Nome").env("GIT_AUTHOR_EMAIL", "n@example.org");
        command.env("GIT_COMMITTER_NAME", "Nome").env("GIT_COMMITTER_EMAIL", "n@example.org");
        command
            .current_dir(place.path())
            .args(["new", "site", "mio", "--forge", forge, "--forge-url", "https://f.example/a/b"])
            .args(NAMES);
        Run::new(&mut command).exits(0).says("prassi serve");
        assert_eq!(names(&place), ["mio"], "nothing else stays");
        let site = Catalogue::copy_of(&place.path().join("mio"));
        let run = site.run(["check", "--format", "json"]).exits(0);
        assert!(run.stdout.contains("\"warnings\": 0"), "not even a warning: {run}");
        site.run(["build"]).exits(0);
        let home = site.read("public/index.html");
        assert!(home.contains("Idee") && home.contains("Catalogo in preparazione"), "the site says what it is");
        assert!(site.read("site.toml").contains("url = \"https://f.example/a/b\""));
        let log = Command::new("git").arg("-C").arg(place.path().join("mio")).args(["log", "--format=%an %s"]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&log.stdout).trim(), "Nome Un catalogo nuovo");
        let listed = files(&place.path().join("mio"));
        for path in ["README.md", "schemas/esperienza.json", ".vscode/settings.json", "themes/italia/strings/it.sito.ftl"] {
            assert!(listed.contains_key(path), "{path}");
        }
        let owners = listed.keys().filter(|path| path.ends_with("/CODEOWNERS")).count();
        assert_eq!(owners, 1, "{forge}");
        assert!(listed.keys().filter(|path| path.to_lowercase().contains("issue_template")).count() == 3, "{forge}");
        let mode = fs::metadata(place.path().join("mio/ci/installa.sh")).unwrap().permissions().mode();
        assert_eq!(mode & 0o100, 0o100, "scripts can be run");
        fs::create_dir(place.path().join("qualunque")).unwrap();
        let mode = |name: &str| fs::metadata(place.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("mio"), mode("qualunque"), "the catalogue is a folder like any other");
    }
}

#[test]
fn pages_that_the_body_must_write_say_so() {
    let place = Catalogue::empty();
    Run::new(stranger().current_dir(place.path()).args(["new", "site", ".", "--yes"])).exits(0);
    for page in ["accessibilita", "note-legali", "privacy", "progetto"] {
        let text = place.read(&format!("content/pagine/{page}.md"));
        assert!(text.contains("Pagina da completare") && text.contains("DA SCRIVERE"), "{page}");
    }
    place.replace("site.toml", "demo = true", "demo = false");
    place.run(["check"]).exits(0).says("dichiarazione di accessibilità");
}

#[test]
fn without_a_name_git_gets_no_commit_and_the_person_is_told() {
    let place = Catalogue::empty();
    let run = Run::new(stranger().current_dir(place.path()).args(["new", "site", "mio"]).args(NAMES)).exits(0).says("git commit");
    assert!(place.path().join("mio/.git/HEAD").exists(), "{run}");
    let log = Command::new("git").arg("-C").arg(place.path().join("mio")).args(["rev-parse", "HEAD"]).output().unwrap();
    assert!(!log.status.success(), "there is no commit in anybody's name");
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let place = Catalogue::empty();
    place.write("mio/appunti.txt", "miei");
    let run = Run::new(stranger().current_dir(place.path()).args(["new", "site", "mio"]).args(NAMES));
    run.exits(2).says("non è vuota");
    assert_eq!(files(place.path()).into_keys().collect::<Vec<_>>(), ["mio/appunti.txt"]);
    Run::new(stranger().current_dir(place.path()).args(["new", "site", "a/b/c"]).args(NAMES)).exits(2);
    Run::new(stranger().current_dir(place.path()).args(["new", "site", "mio/appunti.txt"]).args(NAMES)).exits(2);
}

#[test]
fn what_a_script_does_not_say_is_named_at_once() {
    let place = Catalogue::empty();
    let run = Run::new(stranger().current_dir(place.path()).stdin(Stdio::null()).args(["new", "site", "mio"])).exits(2);
    assert!(run.stderr.contains("--title") && run.stderr.contains("--body"), "{run}");
    Run::new(stranger().current_dir(place.path()).args(["new", "site", "mio", "--language", "xx"]).args(NAMES)).exits(2).says("«xx»");
    Run::new(stranger().current_dir(place.path()).args(["new", "site", "mio", "--base-url", "pippo"]).args(NAMES)).exits(2);
    assert_eq!(names(&place), Vec::<String>::new());
}

#[test]
fn an_interruption_leaves_nothing_behind() {
    let place = Catalogue::empty();
    let tools = Catalogue::empty();
    // A Git that takes its time, so that the interruption comes in the middle.
    tools.write("git", "#!/bin/sh\n: > \"$0.began\"\nsleep 2\n");
    fs::set_permissions(tools.path().join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap());
    let mut command = stranger();
    command.current_dir(place.path()).env("PATH", path).args(["new", "site", "mio"]).args(NAMES);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while !tools.path().join("git.began").exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(names(&place).len(), 1, "it was in the middle");
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let run = Run::from(child.wait_with_output().unwrap());
    run.exits(2).says("interrotto");
    assert_eq!(names(&place), Vec::<String>::new());
}

#[test]
fn a_person_is_asked_the_few_things_that_matter() {
    let place = Catalogue::empty();
    let Some(mut terminal) = Terminal::open(place.path(), &["new", "site", "mio", "--no-commit", "--language", "it"]) else { return };
    terminal.expect("Nome del catalogo").send("\r").expect("serve una risposta").send("Le idee\r");
    terminal.expect("Ente che lo pubblica").send("Comune di Prova\r");
    terminal
        .expect("Sito dell'ente")
        .send("comune\r")
        .expect("indirizzo completo")
        .send("\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}https://comune.example\r");
    terminal.expect("Indirizzo pubblico").send("\r");
    terminal.expect("Dove starà l'archivio").expect("Forgejo").send("github").send("\r");
    terminal.expect("Indirizzo dell'archivio").send("https://github.example/a/b\r");
    terminal.expect("è pronto").ends(0);
    let site = Catalogue::copy_of(&place.path().join("mio"));
    let config = site.read("site.toml");
    for line in ["title = \"Le idee\"", "url = \"https://comune.example/\"", "kind = \"github\"", "# base_url ="] {
        assert!(config.contains(line), "{line}\n{config}");
    }
    site.run(["check"]).exits(0);
}

#[test]
fn words_of_the_site_stand_over_those_of_the_theme() {
    let place = Catalogue::empty();
    Run::new(stranger().current_dir(place.path()).args(["new", "site", ".", "--yes", "--no-commit"])).exits(0);
    place.write("themes/italia/strings/it.sito.ftl", "home-title = Che cosa cerchi oggi?\n");
    place.run(["build"]).exits(0);
    assert!(place.read("public/index.html").contains("Che cosa cerchi oggi?"));
    place.write("themes/italia/strings/it.sito.ftl", "home-titel = Che cosa cerchi oggi?\n");
    place.run(["check"]).exits(1).says("«home-title»").says("themes/italia/strings/it.sito.ftl:1:1");
}

#[test]
fn completions_and_manual_pages_are_what_their_readers_expect() {
    let run = Run::new(prassi().args(["completions", "bash"])).exits(0);
    let mut bash = Command::new("bash");
    let folder = Catalogue::empty();
    folder.write("prassi.bash", &run.stdout);
    Run::new(bash.arg("-n").arg(folder.path().join("prassi.bash"))).exits(0);
    for shell in ["zsh", "fish", "elvish", "powershell"] {
        Run::new(prassi().args(["completions", shell])).exits(0).says("schema");
    }
    Run::new(prassi().args(["completions", "csh"])).exits(2);
    let page = Run::new(prassi().arg("man")).exits(0);
    assert!(page.stdout.contains(".TH prassi 1") && page.stdout.contains("check"), "{page}");
    Run::new(prassi().args(["man", "build"])).exits(0).says("in\\-place");
    Run::new(prassi().args(["man", "biuld"])).exits(2);
}
