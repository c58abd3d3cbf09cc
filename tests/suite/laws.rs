//! What holds for every build: same input, same bytes; old site or new site; nobody's secrets.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::{AUTHOR_EMAIL, AUTHOR_NAME, Catalogue, Run, assert_same_tree, files, prassi, tree};

#[test]
fn two_builds_are_byte_identical_wherever_and_whenever() {
    let here = Catalogue::demonstration();
    let there = Catalogue::empty();
    here.git(&["clone", "--quiet", "--no-local", ".", there.path().to_str().unwrap()], "2026-11-02T10:00:00+01:00");
    here.build(Path::new("public"));
    let elsewhere = there.path().join("una cartella/sito");
    fs::create_dir(there.path().join("una cartella")).unwrap();
    let run = Run::new(
        prassi()
            .current_dir("/")
            .env("TZ", "Pacific/Kiritimati")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("LANG", "de_DE.UTF-8")
            .env("HOME", "/nonexistent")
            .env("RAYON_NUM_THREADS", "1")
            .arg("-C")
            .arg(there.path())
            .args(["build", "--out"])
            .arg(&elsewhere),
    );
    run.exits(0);
    assert_same_tree(&here.path().join("public"), &elsewhere, "the same commit on two machines");
}

#[test]
fn a_warm_build_equals_a_cold_one() {
    let catalogue = Catalogue::demonstration();
    catalogue.build(Path::new("warm"));
    let card = catalogue.some_experience();
    let text = catalogue.read(&card);
    let slug = card.rsplit('/').next().unwrap().trim_end_matches(".md").to_owned();
    // A card is changed, one comes, a stylesheet grows; then the new card goes again.
    catalogue.write(&card, text.replacen("titolo: ", "titolo: Nuovo ", 1));
    catalogue.write(
        "content/notizie/2026/appena-scritta.md",
        "---\ntitolo: Appena scritta\nin_breve: Una notizia.\ndata: 2026-11-03\n---\n\nTesto.\n",
    );
    catalogue.commit("Cambiamenti", "2026-11-03T10:00:00+01:00");
    catalogue.build(Path::new("warm"));
    catalogue.build(Path::new("cold"));
    assert_same_tree(&catalogue.path().join("warm"), &catalogue.path().join("cold"), "after changes");
    assert!(catalogue.read(&format!("warm/esperienze/{slug}/index.html")).contains("Nuovo "));

    fs::remove_file(catalogue.path().join("content/notizie/2026/appena-scritta.md")).unwrap();
    catalogue.commit("Tolta", "2026-11-04T10:00:00+01:00");
    catalogue.build(Path::new("warm"));
    assert!(!catalogue.path().join("warm/notizie/appena-scritta").exists(), "what is deleted disappears from the site");
    catalogue.build(Path::new("cold-again"));
    assert_same_tree(&catalogue.path().join("warm"), &catalogue.path().join("cold-again"), "after a deletion");
}

#[test]
fn a_build_without_changes_touches_no_file() {
    let catalogue = Catalogue::demonstration();
    catalogue.build(Path::new("public"));
    let times = |folder: &Path| {
        files(folder).into_iter().map(|(name, path)| (name, fs::metadata(path).unwrap().modified().unwrap())).collect::<Vec<_>>()
    };
    let before = times(&catalogue.path().join("public"));
    // Once as it stands, and once without what the marker remembers, so that every page is made and compared.
    let marker = catalogue.path().join(".public.prassi");
    for remembers in [true, false] {
        let text = fs::read_to_string(&marker).unwrap();
        assert!(text.contains("\nStato: "), "{text}");
        if !remembers {
            fs::write(
                &marker,
                text.lines().filter(|line| !line.starts_with("Stato: ")).map(|line| format!("{line}\n")).collect::<String>(),
            )
            .unwrap();
        }
        catalogue.build(Path::new("public"));
        assert_eq!(
            before,
            times(&catalogue.path().join("public")),
            "unchanged files keep their time, so that a copy to a host sends nothing"
        );
    }
}

#[test]
fn a_site_that_was_touched_is_made_again() {
    let catalogue = Catalogue::demonstration();
    let public = catalogue.path().join("public");
    catalogue.write(
        "content/notizie/2026/bozza.md",
        "---\ntitolo: Bozza\nin_breve: Una.\ndata: 2026-11-03\nstato_redazionale: bozza\n---\n\nTesto.\n",
    );
    catalogue.build(&public);
    let site = tree(&public);
    let page = public.join("index.html");
    let touch: [&dyn Fn(); 4] = [
        &|| fs::write(&page, fs::read_to_string(&page).unwrap().replacen("<h1", "<h2", 1)).unwrap(),
        &|| fs::remove_file(&page).unwrap(),
        &|| fs::write(public.join("altro.html"), "di altri").unwrap(),
        &|| fs::create_dir(public.join("vuota")).unwrap(),
    ];
    for (n, touch) in touch.into_iter().enumerate() {
        touch();
        catalogue.build(&public);
        assert!(tree(&public) == site && !public.join("vuota").exists(), "{n}");
    }
    // What is asked for is part of what a site is made from.
    catalogue.run(["build", "--drafts"]).exits(0);
    assert!(public.join("notizie/bozza/index.html").exists());
    catalogue.build(&public);
    assert!(tree(&public) == site);
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let catalogue = Catalogue::demonstration();
    let public = catalogue.path().join("public");
    let card = catalogue.some_experience();
    let original = catalogue.read(&card);
    let versions = [original.clone(), original.replacen("titolo: ", "titolo: Diverso ", 1)];
    let mut sites = Vec::new();
    let mut longest = Duration::ZERO;
    for (n, text) in versions.iter().enumerate() {
        catalogue.write(&card, text);
        let started = std::time::Instant::now();
        catalogue.build(Path::new(&format!("version-{n}")));
        longest = longest.max(started.elapsed());
        sites.push(tree(&catalogue.path().join(format!("version-{n}"))));
    }
    assert_ne!(sites[0], sites[1]);
    catalogue.write(&card, &versions[0]);
    catalogue.build(Path::new("public"));
    // A pseudo-random moment each time (a fixed sequence, so that a failure can be repeated).
    let mut state = 7u64;
    let (mut killed, mut finished) = (0, 0);
    for round in 0..60 {
        catalogue.write(&card, &versions[(round + 1) % 2]);
        let mut child = prassi().current_dir(catalogue.path()).args(["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(longest.mul_f64((state >> 33) as f64 / (1u64 << 31) as f64 * 1.2));
        child.kill().unwrap();
        match child.wait().unwrap().code() {
            None => killed += 1,
            Some(code) => {
                assert_eq!(code, 0, "round {round}");
                finished += 1;
            }
        }
        let found = tree(&public);
        assert!(sites.contains(&found), "round {round}: neither the old site nor the new one");
    }
    assert!(killed > 0, "no build was killed in time: {finished} finished");
    catalogue.write(&card, &versions[1]);
    catalogue.build(Path::new("public"));
    assert_eq!(tree(&public), sites[1], "the next build works as if nothing had happened");
    let left: Vec<String> =
        fs::read_dir(catalogue.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.len() < 20, "staging folders of killed builds pile up: {left:?}");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let catalogue = Catalogue::demonstration();
    catalogue.build(Path::new("alone"));
    for _ in 0..5 {
        let mut children: Vec<_> = (0..3)
            .map(|_| prassi().current_dir(catalogue.path()).arg("build").stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
            .collect();
        let mut done = 0;
        for child in children.drain(..) {
            let run = Run::from(child.wait_with_output().unwrap());
            match run.code {
                Some(0) => done += 1,
                Some(2 | 3) => assert!(!run.stderr.is_empty(), "the second one says why it stops"),
                _ => panic!("{run}"),
            }
        }
        assert!(done > 0, "at least one of them finishes");
        assert_same_tree(&catalogue.path().join("public"), &catalogue.path().join("alone"), "built at once with others");
    }
}

#[test]
fn only_a_folder_of_its_own_is_replaced() {
    let catalogue = Catalogue::small();
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    catalogue.write("miei/documento.txt", "da non perdere");
    // What was learnt of commits is kept in a folder of its own in the Git folder.
    let files = || tree(catalogue.path()).into_iter().filter(|(path, _)| !path.starts_with(".git/prassi/")).collect::<Vec<_>>();
    let before = files();
    for out in ["miei", ".", "content", "..", "/", ".git", "content/../miei", "site.toml"] {
        let run = catalogue.run(["build", "--out", out]);
        assert_eq!(run.code, Some(2), "--out {out}: {run}");
    }
    symlink(catalogue.path().join("content"), catalogue.path().join("collegamento")).unwrap();
    assert_eq!(catalogue.run(["build", "--out", "collegamento"]).code, Some(2));
    fs::remove_file(catalogue.path().join("collegamento")).unwrap();
    assert!(before == files(), "something was touched");

    fs::create_dir(catalogue.path().join("vuota")).unwrap();
    catalogue.run(["build", "--out", "vuota"]).exits(0);
    catalogue.run(["build", "--out", "vuota"]).exits(0);
    catalogue.run(["build", "--out", "nuova/dentro"]).exits(0);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_the_old_site() {
    let catalogue = Catalogue::small();
    catalogue.write("un-file", "non è una cartella");
    let run = catalogue.run(["build", "--out", "un-file/public"]);
    assert!(matches!(run.code, Some(2 | 3)), "{run}");
    let run = catalogue.run(["build", "--out", "/proc/prassi"]);
    assert!(matches!(run.code, Some(2 | 3)), "{run}");
}

#[test]
fn what_is_not_public_never_reaches_a_public_site() {
    let catalogue = Catalogue::small();
    let secret = "parolasegretissima";
    let site = catalogue.read("site.toml");
    catalogue.write(
        "site.toml",
        format!("{site}\n[[root]]\nname = \"pubblico\"\npath = \"content\"\n\n[[root]]\nname = \"soci\"\npath = \"riservato\"\naudience = \"members\"\n"),
    );
    let card = catalogue.read(&catalogue.some_experience()).replacen("titolo: ", &format!("titolo: {secret} "), 1);
    catalogue.write("riservato/esperienze/2026/segreta.md", card);
    catalogue.commit(&format!("Aggiunta {secret}"), "2026-11-20T09:00:00+01:00");
    catalogue.run(["check"]).exits(0);
    catalogue.run(["build"]).exits(0);
    for (name, bytes) in tree(&catalogue.path().join("public")) {
        assert!(!name.contains("segreta") && !String::from_utf8_lossy(&bytes).contains(secret), "{name} holds what is not public");
    }
    // A reference from the public root to the other is an error, even though the card exists.
    let public = catalogue.some_experience();
    catalogue.write(&public, format!("{}\n[qui](../../../riservato/esperienze/2026/segreta.md)\n", catalogue.read(&public)));
    catalogue.run(["check"]).exits(1).says(&public);
}

#[test]
fn authors_of_the_archive_are_not_published() {
    let catalogue = Catalogue::demonstration();
    let card = catalogue.some_experience();
    catalogue.write(&card, catalogue.read(&card).replacen("titolo: ", "titolo: Ancora ", 1));
    catalogue.commit("Seconda versione", "2026-11-05T10:00:00+01:00");
    catalogue.build(Path::new("public"));
    for (name, bytes) in tree(&catalogue.path().join("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(AUTHOR_EMAIL) && !text.contains(AUTHOR_NAME), "{name} names who wrote the commits");
        assert!(!text.contains(catalogue.path().to_str().unwrap()), "{name} holds a path of this machine");
    }
}

#[test]
fn symbolic_links_are_refused() {
    let outside = Catalogue::empty();
    outside.write("passwd", "root:x:0:0").write("cartella/scheda.md", "---\ntitolo: Fuori\n---\n");
    for (link, target) in [
        ("content/esperienze/2026/collegata.md", "passwd"),
        ("content/esperienze/2027", "cartella"),
        ("content/esperienze/2026/una/foto.png", "passwd"),
    ] {
        let catalogue = Catalogue::small();
        let path = catalogue.path().join(link);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(outside.path().join(target), &path).unwrap();
        let run = catalogue.run(["check"]).exits(1);
        assert!(run.stdout.contains("collegamento-simbolico") && run.stdout.contains(link), "{run}");
        assert!(!run.stdout.contains("root:x"), "{run}");
    }
    for (link, target) in [("themes/italia/templates/pagina.html", "passwd"), ("schemas/nota.json", "passwd")] {
        let catalogue = Catalogue::small();
        let path = catalogue.path().join(link);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(outside.path().join(target), &path).unwrap();
        let run = catalogue.run(["check"]);
        assert!(matches!(run.code, Some(1 | 2)), "{run}");
        assert!(!run.stdout.contains("root:x"), "{run}");
    }
}

#[test]
fn limits_of_the_catalogue_hold() {
    let catalogue = Catalogue::small();
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", format!("{site}\n[limits]\nfiles = 3\n"));
    catalogue.run(["check"]).exits(1).says("troppi-file");
}

#[test]
fn limits_of_the_host_are_warned_of() {
    let catalogue = Catalogue::small();
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", format!("{site}\n[publish]\nmax_files = 3\n"));
    catalogue.run(["build"]).exits(0).says("sito-troppo-grande");
}

#[test]
fn a_shallow_clone_is_refused() {
    let origin = Catalogue::small();
    origin.commit("Uno", "2026-11-01T09:00:00+01:00");
    origin.write("content/pagine/altra.md", "---\ntitolo: Altra\nin_breve: Una pagina.\n---\n\nTesto.\n");
    origin.commit("Due", "2026-11-02T09:00:00+01:00");
    let clone = Catalogue::empty();
    let url = format!("file://{}", origin.path().display());
    origin.git(&["clone", "--quiet", "--depth", "1", &url, clone.path().to_str().unwrap()], "2026-11-02T09:00:00+01:00");
    let run = clone.run(["build"]);
    assert!(matches!(run.code, Some(1..=3)), "{run}");
    run.says("GIT_DEPTH");
    assert!(!clone.path().join("public").exists());
    clone.run(["build", "--allow-shallow"]).exits(0);
}

#[test]
fn a_catalogue_without_an_archive_is_built_with_a_warning() {
    let catalogue = Catalogue::small();
    catalogue.run(["build"]).exits(0).says("senza-archivio");
}

#[test]
fn settings_of_the_readers_git_change_nothing() {
    let catalogue = Catalogue::demonstration();
    catalogue.build(Path::new("plain"));
    let trap = catalogue.path().join(".git/trap");
    fs::write(&trap, "#!/bin/sh\ntouch \"$(dirname \"$0\")/sprung\"\ncat\n").unwrap();
    Command::new("chmod").arg("+x").arg(&trap).status().unwrap();
    let trap = trap.to_str().unwrap();
    for (key, value) in [
        ("core.fsmonitor", trap),
        ("diff.external", trap),
        ("core.pager", trap),
        ("log.showSignature", "true"),
        ("core.quotePath", "true"),
        ("diff.renames", "false"),
        ("log.date", "relative"),
    ] {
        catalogue.git(&["config", key, value], "2026-11-02T10:00:00+01:00");
    }
    catalogue.build(Path::new("trapped"));
    assert!(!catalogue.path().join(".git/sprung").exists(), "a command from the repository's configuration was run");
    assert_same_tree(&catalogue.path().join("plain"), &catalogue.path().join("trapped"), "with other settings of Git");
}

/// Needs `strace` and the right to trace; says so where it cannot look.
#[test]
fn no_network_connection_is_opened() {
    let catalogue = Catalogue::demonstration();
    let log = catalogue.path().join("trace.log");
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=%network", "-o"])
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_prassi"))
        .args(["build", "--out", "traced"])
        .current_dir(catalogue.path())
        .output();
    match traced {
        Ok(output) if output.status.success() => {
            let calls = fs::read_to_string(&log).unwrap();
            let network: Vec<&str> = calls.lines().filter(|line| line.contains("AF_INET")).collect();
            assert!(network.is_empty(), "{network:?}");
        }
        _ => eprintln!("strace is not there, or may not trace: not looked at"),
    }
}
