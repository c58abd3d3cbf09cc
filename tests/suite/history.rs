//! Versions of files read from Git: the main line, whose work a version is, and archives that are not as they should be.

use std::fs;
use std::process::Command;

use prassi::source::{Completeness, history_of};

use crate::archive::{Archive, authors, titles};
use crate::support::{Catalogue, prassi};

const CARD: &str = "esperienze/a.md";

/// A text of ten lines, of which one says `word`.
fn text(word: &str) -> String {
    (0..10).map(|n| if n == 4 { format!("{word}\n") } else { format!("riga {n}\n") }).collect()
}

#[test]
fn merge_squash_rebase_and_fast_forward_are_told_apart() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    archive.git(&["switch", "--quiet", "-c", "ramo"]);
    archive.write(CARD, text("due")).commit("Bea", "Corregge");
    archive.write(CARD, text("tre")).commit("Carla", "Ancora\n\nCo-authored-by: Dora <dora@comune.example>");
    archive.write("esperienze/altra.md", "altra\n").commit("Ugo", "Non tocca la scheda");
    archive.git(&["switch", "--quiet", "main"]);
    archive.merge("Forgia", &["ramo"], "Merge branch 'ramo' into 'main'\n\nCosta meno\n\nPerché sì.\n\nSee merge request ente/catalogo!7\nApproved-by: Eva <eva@regione.example>");
    // Squash: one commit that names its co-authors. Fast-forward and rebase: each commit is one.
    archive.write(CARD, text("quattro")).commit("Bea", "Aggiorna (#8)\n\nCo-authored-by: Ada <ada@comune.example>");
    archive.git(&["switch", "--quiet", "-c", "veloce"]);
    archive.write(CARD, text("cinque")).commit("Ada", "Cinque");
    archive.write(CARD, text("sei")).commit("Ada", "Sei");
    archive.git(&["switch", "--quiet", "main"]);
    archive.git(&["merge", "--quiet", "--ff-only", "veloce"]);
    let history = archive.history();
    assert_eq!(titles(&history, CARD), ["Prima", "Costa meno", "Aggiorna", "Cinque", "Sei"]);
    assert_eq!(authors(&history, CARD), ["Ada", "Bea + Carla + Dora", "Bea + Ada", "Ada", "Ada"]);
    let merged = history.commit(&history.of(CARD)[1]);
    assert_eq!((merged.reason.as_str(), merged.merge_request.as_ref().map(|request| request.number)), ("Perché sì.", Some(7)));
    assert_eq!((&*merged.approved_by[0].name, merged.approved_by[0].domain.as_deref()), ("Eva", Some("regione.example")));
    assert_eq!(history.merged.len(), 3, "the merged commits lead to their version");
    assert!(!format!("{history:?}").contains("@comune"), "an address left the module");
}

#[test]
fn who_pulls_and_pushes_renumbers_nothing() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).write("esperienze/b.md", "b\n").commit("Ada", "Prima");
    let editor = Archive::clone_of(archive.path(), &[], archive.hour());
    editor.write("esperienze/b.md", "b, corretta\n").commit("Bea", "Corregge b");
    archive.write(CARD, text("due")).commit("Ada", "Seconda");
    archive.write(CARD, text("tre")).commit("Ada", "Terza");
    let before = archive.history();
    editor.git_as("Bea", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    assert!(editor.git(&["log", "-1", "--format=%s"]).starts_with("Merge branch 'main' of file://"));
    let after = editor.history();
    assert_eq!(after.of(CARD).len(), 3);
    let ids = |history: &prassi::source::History| history.of(CARD).iter().map(|it| history.commit(it).id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&after), ids(&before), "the versions of the others keep number and commit");
    // What the editor had done is one version more of her card, and says what she said.
    assert_eq!(titles(&after, "esperienze/b.md"), ["Prima", "Corregge b"]);
    assert_eq!(authors(&after, "esperienze/b.md"), ["Ada", "Bea"]);
    let push = || archive.git(&["pull", "--quiet", "--ff-only", editor.path().to_str().unwrap(), "main"]);
    push();
    // `git fetch` and `git merge origin/main` are the same.
    archive.write(CARD, text("quattro")).commit("Ada", "Quarta");
    editor.write("esperienze/b.md", "b, ancora\n").commit("Bea", "Ancora b");
    editor.git(&["fetch", "--quiet"]);
    editor.git_as("Bea", &["merge", "--quiet", "--no-edit", "origin/main"]);
    push();
    let again = archive.history();
    assert_eq!(titles(&again, CARD), ["Prima", "Seconda", "Terza", "Quarta"]);
    assert_eq!(titles(&again, "esperienze/b.md"), ["Prima", "Corregge b", "Ancora b"]);
}

#[test]
fn who_solves_a_conflict_when_pulling_wrote_too() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    let editor = Archive::clone_of(archive.path(), &[], archive.hour());
    archive.write(CARD, text("due")).commit("Ada", "Seconda");
    editor.write(CARD, text("mia")).commit("Bea", "La mia");
    let pull = editor.command("Carla", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]).output().unwrap();
    assert!(!pull.status.success(), "the same line was changed twice");
    editor.write(CARD, text("due e mia"));
    editor.git(&["add", "--all"]);
    editor.git_as("Carla", &["commit", "--quiet", "--no-edit"]);
    let history = editor.history();
    assert_eq!(titles(&history, CARD), ["Prima", "Seconda", "La mia"]);
    assert_eq!(authors(&history, CARD), ["Ada", "Ada", "Bea + Carla"]);
    let last = history.text(&history.of(CARD)[2]).unwrap();
    assert_eq!(&*last, text("due e mia"));
    // A merge that Git made by itself, though the file differs from both sides, is not the work of who asked for it.
    archive.git(&["fetch", "--quiet", editor.path().to_str().unwrap()]);
    archive.git(&["merge", "--quiet", "--ff-only", "FETCH_HEAD"]);
    archive.git(&["switch", "--quiet", "-c", "ramo"]);
    archive.write(CARD, text("due e mia") + "in fondo\n").commit("Dora", "In fondo");
    archive.git(&["switch", "--quiet", "main"]);
    archive.write(CARD, "in cima\n".to_owned() + &text("due e mia")).commit("Ada", "In cima");
    archive.merge("Forgia", &["ramo"], "Merge branch 'ramo' into 'main'\n\nIn fondo");
    assert_eq!(authors(&archive.history(), CARD).last().unwrap(), "Dora");
}

#[test]
fn renames_are_followed_also_inside_a_merged_branch() {
    let archive = Archive::new();
    archive.write("esperienze/2025/a.md", text("uno")).write("esperienze/z.md", "altra cosa\n").commit("Ada", "Prima");
    archive.git(&["switch", "--quiet", "-c", "ramo"]);
    archive.git(&["mv", "content/esperienze/2025/a.md", "content/esperienze/b.md"]);
    archive.commit("Bea", "Cambia nome");
    let rewritten: String = (0..10).map(|n| format!("altro {n}\n")).collect();
    archive.write("esperienze/b.md", format!("{}{rewritten}", text("uno"))).commit("Carla", "Aggiunge");
    archive.write("esperienze/b.md", rewritten).commit("Dora", "Riscrive");
    archive.git(&["switch", "--quiet", "main"]);
    archive.merge("Forgia", &["ramo"], "Merge pull request #3 from x/ramo\n\nRiscritta");
    // Its ends are nothing alike: only the commits of the branch know.
    let history = archive.history();
    assert_eq!(titles(&history, "esperienze/b.md"), ["Prima", "Riscritta"]);
    assert_eq!(authors(&history, "esperienze/b.md"), ["Ada", "Bea + Carla + Dora"]);
    assert_eq!(&*history.of("esperienze/b.md")[0].path, "esperienze/2025/a.md");
    assert!(history.of("esperienze/2025/a.md").is_empty());
}

#[test]
fn an_alias_tells_a_rename_that_likeness_does_not() {
    let archive = Archive::new();
    archive.write("esperienze/vecchia.md", "---\ntitolo: A\n---\nuno\n").write("esperienze/simile.md", text("x")).commit("Ada", "Prima");
    archive.git(&["rm", "--quiet", "--", "content/esperienze/vecchia.md", "content/esperienze/simile.md"]);
    archive.write("notizie/nuova.md", format!("---\ntitolo: Tutt'altro\nalias:\n  - esperienze/vecchia\n---\n{}", text("x")));
    archive.commit("Ada", "Cambia nome, tipo e testo");
    let history = archive.history();
    assert_eq!(titles(&history, "notizie/nuova.md"), ["Prima", "Cambia nome, tipo e testo"]);
    assert_eq!(&*history.of("notizie/nuova.md")[0].path, "esperienze/vecchia.md");
    assert_eq!(history.of("esperienze/simile.md").len(), 2, "what likeness would have taken was removed");
}

#[test]
fn a_file_that_was_removed_and_came_back_goes_on() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    archive.git(&["rm", "--quiet", "content/esperienze/a.md"]);
    archive.commit("Bea", "Toglie");
    archive.write("esperienze/b.md", "b\n").commit("Ada", "Un'altra");
    archive.write(CARD, text("due")).commit("Carla", "Rimette");
    fs::remove_file(archive.content().join(CARD)).unwrap();
    std::os::unix::fs::symlink("b.md", archive.content().join(CARD)).unwrap();
    archive.commit("Ada", "Un collegamento non è una scheda");
    fs::remove_file(archive.content().join(CARD)).unwrap();
    archive.write(CARD, text("tre")).commit("Ada", "Di nuovo un file");
    archive.git(&["update-index", "--chmod=+x", "content/esperienze/a.md"]);
    archive.git(&["commit", "--quiet", "--message", "Eseguibile: nessun testo cambia"]);
    let history = archive.history();
    let texts: Vec<bool> = history.of(CARD).iter().map(|version| version.blob.is_some()).collect();
    assert_eq!(texts, [true, false, true, false, true]);
    assert_eq!(authors(&history, CARD), ["Ada", "Bea", "Carla", "Ada", "Ada"]);
}

#[test]
fn the_mailmap_is_that_of_the_commit() {
    let archive = Archive::new();
    fs::write(archive.path().join(".mailmap"), "Ada Rossi <ada@regione.example> <ada@comune.example>\n").unwrap();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    fs::write(archive.path().join(".mailmap"), "Un'altra <ada@comune.example>\n").unwrap();
    let person = archive.history().of(CARD)[0].authors[0].clone();
    assert_eq!((&*person.name, person.domain.as_deref()), ("Ada Rossi", Some("regione.example")));
}

#[test]
fn folders_without_commits_have_no_versions() {
    let folder = Archive::bare_folder();
    folder.write(CARD, text("uno"));
    assert!(folder.history().files.is_empty(), "no repository");
    assert!(history_of(&folder.path().join("niente"), "HEAD").unwrap().files.is_empty(), "no folder");
    let archive = Archive::new();
    archive.write(CARD, text("uno"));
    assert!(archive.history().files.is_empty(), "no commit");
}

#[test]
fn a_worktree_of_a_bare_mirror_is_as_good_as_a_clone() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    archive.write(CARD, text("due")).commit("Ada", "Seconda");
    let mirror = Archive::clone_of(archive.path(), &["--mirror"], archive.hour());
    mirror.git(&["worktree", "add", "--quiet", "lavoro", "main"]);
    let content = mirror.path().join("lavoro/content");
    for run in ["cold", "from the cache"] {
        let history = history_of(&content, "HEAD").unwrap();
        assert_eq!(titles(&history, CARD), ["Prima", "Seconda"], "{run}");
        assert_eq!(&*history.text(&history.of(CARD)[0]).unwrap(), text("uno"));
    }
    assert!(mirror.path().join("prassi").is_dir(), "the cache lies in the folder that worktrees share");
}

#[test]
fn a_submodule_has_versions_of_its_own() {
    let region = Archive::new();
    region.write(CARD, text("uno")).commit("Ada", "Prima");
    region.write(CARD, text("due")).commit("Ada", "Seconda");
    let hub = Archive::new();
    hub.git(&["submodule", "--quiet", "add", region.path().to_str().unwrap(), "regione"]);
    hub.commit("Bea", "Il catalogo della regione");
    let history = history_of(&hub.path().join("regione/content"), "HEAD").unwrap();
    assert_eq!(titles(&history, CARD), ["Prima", "Seconda"]);
    // Seen from above it is one entry, and no card.
    assert!(history_of(hub.path(), "HEAD").unwrap().files.is_empty());
}

#[test]
fn a_clone_that_lacks_something_has_no_versions_rather_than_wrong_ones() {
    let archive = Archive::new();
    archive.git(&["config", "uploadpack.allowFilter", "true"]);
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    archive.write(CARD, text("due")).commit("Ada", "Seconda");
    for (argument, completeness) in
        [("--depth=1", Completeness::Shallow), ("--filter=blob:none", Completeness::Filtered), ("--filter=tree:0", Completeness::Filtered)]
    {
        let clone = Archive::clone_of(archive.path(), &[argument], archive.hour());
        // Whoever asked the server now would wait for it, and get something.
        let history = clone.history();
        assert_eq!((history.completeness, history.files.len()), (completeness, 0), "{argument}");
        let remedy: &[&str] = if completeness == Completeness::Shallow {
            &["fetch", "--quiet", "--unshallow"]
        } else {
            &["fetch", "--quiet", "--refetch", "--no-filter"]
        };
        clone.git(remedy);
        let history = clone.history();
        assert_eq!(
            (history.completeness, titles(&history, CARD)),
            (Completeness::Whole, vec!["Prima", "Seconda"]),
            "{argument}: {remedy:?}"
        );
    }
}

#[test]
fn a_filtered_clone_is_refused_and_allowed() {
    let origin = Catalogue::small();
    origin.commit("Uno", "2026-11-01T09:00:00+01:00");
    origin.replace("content/esperienze/2026/moduli-chiari.md", "titolo: ", "titolo: Ancora ").commit("Due", "2026-11-02T09:00:00+01:00");
    origin.git(&["config", "uploadpack.allowFilter", "true"], "2026-11-02T09:00:00+01:00");
    let clone = Catalogue::empty();
    let url = format!("file://{}", origin.path().display());
    origin.git(&["clone", "--quiet", "--filter=blob:none", &url, clone.path().to_str().unwrap()], "2026-11-02T09:00:00+01:00");
    clone.run(["build"]).exits(1).says("clone-parziale");
    clone.run(["check"]).exits(0).says("--refetch --no-filter");
    clone.run(["build", "--allow-shallow"]).exits(0).says("clone-parziale");
}

/// A commit as an object, with whatever author, dates and headers.
fn raw_commit(archive: &Archive, author: &[u8], headers: &str, message: &[u8]) {
    archive.git(&["add", "--all"]);
    let (tree, parent) =
        (archive.git(&["write-tree"]), archive.command("", &["rev-parse", "--verify", "--quiet", "HEAD"]).output().unwrap());
    let mut object = format!("tree {tree}\n").into_bytes();
    if parent.status.success() {
        object.extend(b"parent ");
        object.extend(parent.stdout);
    }
    object.extend([b"author ", author, b"\ncommitter ", author, b"\n", headers.as_bytes(), b"\n", message].concat());
    fs::write(archive.path().join("oggetto"), object).unwrap();
    let id = archive.git(&["hash-object", "-t", "commit", "-w", "--literally", "oggetto"]);
    fs::remove_file(archive.path().join("oggetto")).unwrap();
    archive.git(&["update-ref", "HEAD", &id]);
}

#[test]
fn old_letters_and_absurd_dates_are_read() {
    let archive = Archive::new();
    archive.write(CARD, text("uno"));
    raw_commit(&archive, b"Nicol\xF2 <n@x.example> 0 +0000", "", b"Perch\xE9\n");
    archive.write(CARD, text("due"));
    raw_commit(&archive, b"Nicol\xF2 <n@x.example> 4070908800 +0100", "encoding ISO-8859-1\n", b"Perch\xE9\n");
    for (at, date) in ["99999999999999999999999 +0000", "-5 +0000", "mai", ""].into_iter().enumerate() {
        archive.write(CARD, text(&format!("altra {at}")));
        raw_commit(&archive, format!("A\u{202E}da\u{1} <a@x.example> {date}").as_bytes(), "gpgsig -----BEGIN\n firma\n", b"Una\n");
    }
    for run in ["cold", "from the cache"] {
        let history = archive.history();
        let commits: Vec<_> = history.of(CARD).iter().map(|version| history.commit(version)).collect();
        assert_eq!(commits[..2].iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Perché", "Perché"], "{run}");
        assert_eq!(authors(&history, CARD)[..2], ["Nicolò", "Nicolò"]);
        assert_eq!(authors(&history, CARD)[2], "A\u{FFFD}da\u{FFFD}");
        let seconds: Vec<i64> = commits.iter().map(|commit| commit.time.as_second()).collect();
        assert_eq!((seconds[0], seconds[1]), (0, 4_070_908_800), "1970 and 2099 are dates like others");
        assert_eq!(seconds.len(), 6);
        assert!(!commits[0].signed && commits[2].signed);
    }
}

#[test]
fn dates_and_names_of_any_kind_build() {
    let catalogue = Catalogue::small();
    catalogue.commit("Prima", "1970-01-01T00:00:00+00:00");
    catalogue.run(["build"]).exits(0);
    catalogue.replace("content/esperienze/2026/moduli-chiari.md", "titolo: ", "titolo: Ancora ").commit("Poi", "2099-12-31T23:59:59+14:00");
    catalogue.run(["build"]).exits(0);
}

#[test]
fn an_empty_merge_is_no_version() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    archive.git(&["switch", "--quiet", "-c", "ramo"]);
    archive.write(CARD, text("due")).commit("Bea", "Seconda");
    archive.write(CARD, text("uno")).commit("Bea", "Come prima");
    archive.git(&["switch", "--quiet", "main"]);
    archive.merge("Forgia", &["ramo"], "Merge branch 'ramo'");
    archive.commit("Ada", "Niente");
    assert_eq!(titles(&archive.history(), CARD), ["Prima"]);
}

#[test]
#[cfg(target_os = "linux")]
fn texts_outlive_the_process_that_gives_them() {
    let archive = Archive::new();
    archive.write(CARD, text("uno")).commit("Ada", "Prima");
    archive.write(CARD, text("due")).commit("Ada", "Seconda");
    let history = archive.history();
    assert_eq!(&*history.text(&history.of(CARD)[0]).unwrap(), text("uno"));
    let folder = fs::canonicalize(archive.path()).unwrap();
    let gives_texts = |process: &std::path::Path| {
        fs::read_link(process.join("cwd")).is_ok_and(|cwd| cwd.starts_with(&folder))
            && fs::read(process.join("cmdline")).is_ok_and(|line| String::from_utf8_lossy(&line).contains("cat-file"))
    };
    let processes = fs::read_dir("/proc").unwrap().map(|entry| entry.unwrap().path()).filter(|process| gives_texts(process));
    let processes: Vec<String> = processes.map(|process| process.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(processes.len(), 1, "one process gives texts");
    assert!(Command::new("kill").args(["-9", &processes[0]]).status().unwrap().success());
    assert_eq!(&*history.text(&history.of(CARD)[1]).unwrap(), text("due"));
    assert_eq!(
        history.text(&prassi::source::FileVersion { blob: Some("HEAD:content/esperienze/a.md".into()), ..history.of(CARD)[0].clone() }),
        None
    );
}

#[test]
fn a_hook_that_says_which_repository_is_not_believed() {
    let catalogue = Catalogue::small();
    catalogue.commit("Prima", "2026-11-01T09:00:00+01:00");
    let run = crate::support::Run::new(
        prassi().current_dir(catalogue.path()).arg("build").env("GIT_DIR", "/niente").env("GIT_WORK_TREE", "/").env("GIT_INDEX_FILE", "x"),
    );
    assert!(!run.exits(0).stderr.contains("senza-archivio"));
}

#[test]
fn the_cache_is_never_needed_and_never_trusted() {
    let archive = Archive::new();
    for word in ["uno", "due", "tre"] {
        archive.write(CARD, text(word)).write("esperienze/b.md", word).commit("Ada", word);
    }
    let show = |archive: &Archive| {
        let history = archive.history();
        format!("{:?} {:?} {:?}", history.files, history.commits, history.merged)
    };
    let cold = show(&archive);
    let cache = fs::read_dir(archive.path().join(".git/prassi")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(show(&archive), cold, "read from the cache");
    // Something else than a cache, another's cache, a folder in its place, a folder that cannot be written.
    for bytes in [&b""[..], b"prassi: storia\n", &[0xFF; 4096]] {
        fs::write(&cache, bytes).unwrap();
        assert_eq!(show(&archive), cold);
    }
    fs::remove_file(&cache).unwrap();
    fs::create_dir(&cache).unwrap();
    assert_eq!(show(&archive), cold);
    fs::remove_dir(&cache).unwrap();
    archive.without_cache();
    fs::write(archive.path().join(".git/prassi"), "un file").unwrap();
    assert_eq!(show(&archive), cold);
    fs::remove_file(archive.path().join(".git/prassi")).unwrap();
    // New commits, a merge, a branch that went back, commits that Git threw away.
    let warm_is_cold = |archive: &Archive, what: &str| {
        let warm = show(archive);
        assert_eq!(warm, show(archive.without_cache()), "{what}");
        warm
    };
    show(&archive);
    archive.git(&["switch", "--quiet", "-c", "ramo"]);
    archive.write(CARD, text("quattro")).commit("Bea", "Quattro");
    warm_is_cold(&archive, "a new commit");
    archive.git(&["switch", "--quiet", "main"]);
    archive.write("esperienze/b.md", "altro").commit("Ada", "Altro");
    warm_is_cold(&archive, "another branch");
    archive.merge("Forgia", &["ramo"], "Merge branch 'ramo'");
    warm_is_cold(&archive, "a merge");
    archive.git(&["reset", "--quiet", "--hard", "HEAD~2"]);
    archive.git(&["branch", "--quiet", "-D", "ramo"]);
    archive.git(&["reflog", "expire", "--expire=now", "--all"]);
    archive.git(&["gc", "--quiet", "--prune=now"]);
    assert_eq!(warm_is_cold(&archive, "a branch that went back"), cold);
}

/// A catalogue in which one experience has three versions.
fn with_versions() -> (Catalogue, &'static str) {
    let catalogue = Catalogue::small();
    let card = "content/esperienze/2026/moduli-chiari.md";
    catalogue.commit("Prima", "2026-11-01T09:00:00+01:00");
    for (day, word) in [("02", "Seconda"), ("03", "Terza")] {
        catalogue.write(card, catalogue.read(card) + &format!("\n{word} parola.\n"));
        catalogue.commit(word, &format!("2026-11-{day}T09:00:00+01:00"));
    }
    (catalogue, card)
}

#[test]
fn a_change_that_renumbers_versions_fails() {
    const DAY: &str = "2026-11-10T09:00:00+01:00";
    let (catalogue, card) = with_versions();
    catalogue.git(&["branch", "pubblicato"], DAY);
    catalogue.write(card, catalogue.read(card) + "\nQuarta parola.\n").commit("Quarta", DAY);
    catalogue.run(["check", "--changed-since", "pubblicato"]).exits(0);
    // A branch that is merged the wrong way round: what was published is now what was merged.
    let wrong = "Ho riunito tutto";
    catalogue.git(&["switch", "--quiet", "-c", "mio", "pubblicato~2"], DAY);
    catalogue.write("content/pagine/mia.md", "---\ntitolo: Mia\nin_breve: Una pagina.\n---\n\nTesto.\n").commit("Mia", DAY);
    catalogue.git(&["merge", "--quiet", "--message", wrong, "pubblicato"], DAY);
    let run = catalogue.run(["check", "--changed-since", "pubblicato"]).exits(1).says("versione-cambiata").says(card);
    assert!(run.stdout.contains("La versione 2 di questa scheda non c'è più"), "{run}");
    catalogue.run(["check"]).exits(0);
    // The same with the message of a pull is no change.
    catalogue.git(&["commit", "--quiet", "--amend", "--message", "Merge branch 'main' of gitlab.com:ente/catalogo"], DAY);
    catalogue.run(["check", "--changed-since", "pubblicato"]).exits(0);
}

#[test]
fn a_past_that_was_written_anew_fails() {
    const DAY: &str = "2026-11-10T09:00:00+01:00";
    let (catalogue, card) = with_versions();
    catalogue.git(&["branch", "pubblicato"], DAY);
    // Ahead is not rewritten: the branch simply does not have yet what was published meanwhile.
    catalogue.git(&["switch", "--quiet", "-c", "lavoro", "pubblicato~1"], DAY);
    catalogue.write("content/pagine/mia.md", "---\ntitolo: Mia\nin_breve: Una pagina.\n---\n\nTesto.\n").commit("Mia", DAY);
    catalogue.run(["check", "--changed-since", "pubblicato"]).exits(0);
    catalogue.git(&["switch", "--quiet", "main"], DAY);
    catalogue.git(&["reset", "--quiet", "--hard", "HEAD~1"], DAY);
    catalogue.run(["check", "--changed-since", "pubblicato"]).exits(1).says("versione-cambiata").says(card);
    catalogue.git(&["reset", "--quiet", "--hard", "pubblicato"], DAY);
    catalogue.write(card, catalogue.read(card).replace("Terza parola", "Terza e ultima parola"));
    catalogue.git(&["commit", "--quiet", "--all", "--amend", "--message", "Terza, meglio", "--date", "2026-11-03T09:00:00+01:00"], DAY);
    catalogue.run(["check", "--changed-since", "pubblicato"]).exits(1).says("riscritta").says("La versione 3, del 2026-11-03");
}

#[test]
fn an_alias_that_joins_a_past_renumbers() {
    const DAY: &str = "2026-11-10T09:00:00+01:00";
    let (catalogue, card) = with_versions();
    let text = catalogue.read(card);
    fs::remove_file(catalogue.path().join(card)).unwrap();
    catalogue.commit("Toglie", DAY);
    let new = "content/esperienze/2026/moduli-nuovi.md";
    catalogue.write(new, &text).commit("Rimette con un altro nome", DAY);
    catalogue.git(&["branch", "pubblicato"], DAY);
    catalogue.write(new, text.replacen("---\n", "---\nalias: [moduli-chiari]\n", 1)).commit("Il vecchio nome", DAY);
    catalogue.run(["check"]).exits(0);
    catalogue.run(["check", "--changed-since", "pubblicato"]).exits(1).says("La versione 1 di questa scheda è diventata la 5");
}

#[test]
fn a_validation_holds_for_the_version_that_it_names() {
    let (catalogue, card) = with_versions();
    let id = |revision: &str| catalogue.git(&["rev-parse", revision], "2026-11-10T09:00:00+01:00").trim().to_owned();
    let validation =
        |commit: &str| format!("validazioni:\n  - ruolo: redazione\n    data: 2026-11-05\n    esito: favorevole\n    versione: {commit}\n");
    let (bare, third) = (catalogue.read(card), id("HEAD")[..12].to_owned());
    let validated = bare.replacen("---\n", &format!("---\n{}", validation(&third)), 1);
    catalogue.write(card, &validated).commit("Validata", "2026-11-05T09:00:00+01:00");
    let quiet = |why: &str| {
        let run = catalogue.run(["check"]).exits(0);
        assert!(!run.stdout.contains("versione-inesistente") && !run.stdout.contains("validazione-superata"), "{why}: {run}");
    };
    quiet("the validation itself is no change");
    catalogue.write(card, validated.clone() + "\nUn refuso.\n").commit("Refuso [minore]", "2026-11-06T09:00:00+01:00");
    quiet("a minor change");
    catalogue.write(card, validated.clone() + "\nUn'altra cosa.\n").commit("Altro", "2026-11-07T09:00:00+01:00");
    catalogue.run(["check"]).exits(0).says("validazione-superata").says("la validazione è della versione 3".replacen('l', "L", 1).as_str());
    catalogue.write(card, validated.replace(&third, "0123456789ab")).commit("Sbaglia", "2026-11-08T09:00:00+01:00");
    catalogue.run(["check"]).exits(0).says("versione-inesistente").says("«0123456789ab»");
    // A commit that a merge brought is the version that the merge made.
    catalogue.git(&["switch", "--quiet", "-c", "ramo"], "2026-11-09T09:00:00+01:00");
    catalogue.write(card, bare.clone() + "\nDal ramo.\n").commit("Dal ramo", "2026-11-09T09:00:00+01:00");
    let brought = id("HEAD");
    catalogue.write(card, bare.replacen("---\n", &format!("---\n{}", validation(&brought)), 1) + "\nDal ramo.\n");
    catalogue.commit("Validata nel ramo", "2026-11-09T10:00:00+01:00");
    catalogue.git(&["switch", "--quiet", "main"], "2026-11-09T10:00:00+01:00");
    catalogue.git(&["merge", "--quiet", "--no-ff", "--message", "Merge branch 'ramo'", "ramo"], "2026-11-09T11:00:00+01:00");
    quiet("validated before it was merged");
}

#[test]
fn an_archive_of_a_hundred_thousand_commits_is_read() {
    let archive = Archive::new();
    let mut import = Command::new("git")
        .current_dir(archive.path())
        .args(["fast-import", "--quiet"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = String::new();
    for n in 0..100_000 {
        input += &format!("commit refs/heads/main\ncommitter A <a@x.example> {} +0000\ndata 1\nx\n", 1_000_000 + n);
        // Most commits touch something else than cards, as in archives that hold more than a catalogue.
        let path = if n % 100 == 0 { format!("content/esperienze/{}.md", n / 100 % 50) } else { "altro".to_owned() };
        input += &format!("M 100644 inline {path}\ndata {}\n{n}\n", n.to_string().len());
    }
    std::io::Write::write_all(&mut import.stdin.take().unwrap(), input.as_bytes()).unwrap();
    assert!(import.wait().unwrap().success());
    fs::create_dir(archive.content()).unwrap();
    let history = archive.history();
    assert_eq!(history.files.values().map(Vec::len).sum::<usize>(), 1_000);
    assert_eq!(history.files.len(), 50);
    assert_eq!(format!("{:?}", archive.history().files), format!("{:?}", history.files));
}
