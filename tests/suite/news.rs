//! What is new, over histories that Git made: feeds, `prassi digest`, `prassi history`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{AUTHOR_EMAIL, AUTHOR_NAME, Catalogue, Run, files, prassi, repository};

const CARD: &str = "content/esperienze/2026/moduli-chiari.md";
const RESULTS: &str = "risultati:\n  indicatori:\n    - {nome: Tempo allo sportello, valore: 12}\ntrasferimento:";
const MERGE: &str = "Merge branch 'esiti' into 'main'\n\nI risultati del primo anno\n\nNe ha parlato prudenza.riservata@persona.example.\n\nSee merge request ente/schede!12\nApproved-by: Ada Lodi <ada.lodi@persona.example>";

/// A card with five versions: new, a typo called minor, white space, results through a merge request, other words.
fn catalogue() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.commit("Le prime schede", "2026-01-10T09:00:00+01:00");
    catalogue.replace(CARD, "parole semplici", "parole più semplici").commit("Un refuso [minore]", "2026-01-20T09:00:00+01:00");
    catalogue.replace(CARD, "Un testo breve,", "Un testo\nbreve,").commit("A capo", "2026-01-30T09:00:00+01:00");
    catalogue.replace(CARD, "trasferimento:", RESULTS).commit(MERGE, "2026-02-10T09:00:00+01:00");
    catalogue.replace(CARD, "breve,", "abbastanza breve,").commit("Altre parole", "2026-03-10T09:00:00+01:00");
    catalogue
}

fn titles(feed: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(feed).unwrap_or_else(|error| panic!("{error}: {feed}"));
    let entries = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry")));
    let title = |entry: roxmltree::Node| entry.children().find(|node| node.tag_name().name() == "title")?.text().map(str::to_owned);
    entries.map(|entry| title(entry).expect("a title")).collect()
}

#[test]
fn feeds_tell_what_versions_mean() {
    let catalogue = catalogue();
    catalogue.build(Path::new("public"));
    let feed = |path: &str| titles(&catalogue.read(&format!("public/{path}")));
    let expected = ["Risultati aggiunti: Moduli chiari", "Nuova esperienza: Moduli chiari"];
    for path in ["feed.xml", "temi/semplificazione/feed.xml", "amministrazioni/comune-di-prova/feed.xml"] {
        assert_eq!(feed(path), expected, "{path}");
    }
    // The card's own feed has its versions, but neither typos nor white space.
    let versions = ["Versione 5: Altre parole", "Versione 4: Risultati aggiunti", "Versione 1: Nuova esperienza"];
    assert_eq!(feed("esperienze/moduli-chiari/feed.xml"), versions);
    assert!(!catalogue.path().join("public/amministrazioni/comune-di-altrove/feed.xml").exists(), "nothing is told of it");
    let page = catalogue.read("public/novita/index.html");
    assert!(page.contains("Risultati aggiunti") && page.contains("Tempo allo sportello; proposta di modifica n. 12"), "{page}");
    for (name, path) in files(&catalogue.path().join("public")) {
        let bytes = fs::read(path).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!holds(AUTHOR_EMAIL) && !holds("ada.lodi@"), "{name} holds an address");
    }
}

#[test]
fn every_link_of_every_feed_leads_to_a_page() {
    let catalogue = catalogue();
    catalogue.build(Path::new("public"));
    let public = catalogue.path().join("public");
    let mut links = BTreeSet::new();
    for (name, path) in files(&public).into_iter().filter(|(name, _)| name.ends_with("feed.xml")) {
        let text = fs::read_to_string(path).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        links.extend(document.descendants().filter_map(|node| node.attribute("href")).map(str::to_owned));
    }
    assert!(links.len() > 5);
    for link in links {
        let below = link.strip_prefix("https://catalogo.example/").unwrap_or_else(|| panic!("{link} is not absolute"));
        let file = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
        assert!(public.join(&file).is_file(), "{link} leads to nothing");
    }
}

#[test]
fn a_digest_tells_what_came_since_a_day_or_a_revision() {
    let catalogue = catalogue();
    let run = catalogue.run(["digest", "--since", "2026-02-01"]).exits(0);
    assert!(run.stdout.starts_with("Catalogo di prova: novità dal 1º febbraio 2026\n"), "{run}");
    for text in ["1 novità", "Risultati aggiunti", "* Moduli chiari\n  Comune di Prova, 10 febbraio 2026\n", "Tempo allo sportello"] {
        assert!(run.stdout.contains(text), "{text}: {run}");
    }
    assert!(!run.stdout.contains("Nuova esperienza"), "{run}");
    let all = catalogue.run(["digest", "--since", "2026-01-10", "--theme", "Semplificazione"]).exits(0);
    assert!(all.stdout.contains("2 novità") && all.stdout.contains("/temi/semplificazione/feed.xml"), "{all}");
    // A revision: what it has is old, whatever its date.
    catalogue.run(["digest", "--since", "HEAD~4"]).exits(0).says("1 novità");
    let nothing = catalogue.run(["digest", "--since", "HEAD~1"]).exits(0).says("Niente di nuovo");
    assert!(nothing.stdout.is_empty(), "{nothing}");
    let out = catalogue.path().join("riepilogo");
    catalogue.run(["digest", "--since", "HEAD", "--out", "riepilogo"]).exits(0).says("Niente di nuovo");
    assert!(!out.exists(), "nothing is written when there is nothing to send");
    catalogue.run(["digest", "--since", "2026-02-01", "--out", "riepilogo", "--to", "lista@esempio.it"]).exits(0).says("1 novità");
    assert_eq!(files(&out).into_keys().collect::<Vec<_>>(), ["novita.eml", "novita.html", "novita.txt"]);
}

#[test]
fn a_message_has_the_same_bytes_wherever_and_whenever_it_is_written() {
    let catalogue = catalogue();
    let arguments = ["digest", "--since", "2026-02-01", "--format", "messaggio", "--to", "Rete <rete@esempio.it>", "--to", "b@esempio.it"];
    let first = catalogue.run(arguments).exits(0);
    let clone = Catalogue::empty();
    clone.git(&["clone", "--quiet", catalogue.path().to_str().unwrap(), "."], "2027-01-01T00:00:00Z");
    let second = Run::new(prassi().current_dir(clone.path()).args(arguments).env("TZ", "Asia/Tokyo").env("LC_ALL", "C")).exits(0);
    assert_eq!(first.stdout, second.stdout);
    for line in [
        "From: \"Redazione di prova\" <redazione@catalogo.example>\r\n",
        "To: \"Rete\" <rete@esempio.it>, <b@esempio.it>\r\n",
        "Date: Tue, 10 Mar 2026 08:00:00 +0000\r\n",
        "@catalogo.example>\r\n",
    ] {
        assert!(first.stdout.contains(line), "{line}: {first}");
    }
    assert!(!first.stdout.contains("persona.example") && !first.stdout.contains(AUTHOR_NAME), "{first}");
}

#[test]
fn a_digest_that_cannot_be_made_says_why() {
    let catalogue = catalogue();
    let run = |arguments: &[&str]| catalogue.run([&["digest"], arguments].concat());
    run(&[]).exits(2).says("--since");
    run(&["--since", "ieri"]).exits(2).says("«ieri»");
    run(&["--since", "2026-13-01"]).exits(2).says("«2026-13-01»");
    run(&["--since", "2026-01-01", "--community", "x"]).exits(2).says("non c'è una comunità «x»");
    run(&["--since", "2026-01-01", "--theme", "semplificazzione"]).exits(2).says("«semplificazione»");
    run(&["--since", "2026-01-01", "--lang", "xx"]).exits(2).says("«xx»");
    run(&["--since", "2026-01-01", "--to", "a@b\nBcc: c@d.it"]).exits(2).says("indirizzo di posta");
    catalogue.replace("site.toml", "email = \"redazione@catalogo.example\"", "");
    run(&["--since", "2026-01-01", "--format", "messaggio"]).exits(2).says("--from");
    catalogue.replace(CARD, "inizio: 2024", "inzio: 2024");
    run(&["--since", "2026-01-01"]).exits(1).says("chiave-sconosciuta");

    let outside = Catalogue::small();
    Run::new(prassi().current_dir(outside.path()).args(["digest", "--since", "2026-01-01"]).env("GIT_CEILING_DIRECTORIES", "/"))
        .exits(2)
        .says("archivio Git");
}

#[test]
fn a_community_is_told_of_the_cards_around_it() {
    let catalogue = Catalogue::small();
    let community = |title: &str| format!("---\ntitolo: {title}\nin_breve: Una rete.\nambito: I moduli\nstato: attiva\n---\n");
    catalogue.write("content/comunita/rete.md", community("La rete")).write("content/comunita/altra.md", community("Un'altra"));
    let text = "---\ntitolo: Nuovi moduli\nin_breve: Sono qui.\ndata: 2026-03-09\nriguarda: [comunita/rete]\n---\n";
    catalogue.write("content/notizie/nuovi-moduli.md", text);
    catalogue.commit("Adesso", "2026-03-10T09:00:00+01:00");
    catalogue.run(["check"]).exits(0);
    let run = catalogue.run(["digest", "--since", "2026-01-01", "--community", "rete"]).exits(0);
    assert!(run.stdout.starts_with("Catalogo di prova, La rete: novità") && run.stdout.contains("* Nuovi moduli"), "{run}");
    assert!(run.stdout.contains("https://catalogo.example/comunita/rete/feed.xml"), "{run}");
    let other = catalogue.run(["digest", "--since", "2026-01-01", "--community", "altra"]).exits(0);
    assert!(!other.stdout.contains("Nuovi moduli"), "{other}");
    catalogue.run(["digest", "--since", "2026-01-01", "--community", "rette"]).exits(2).says("«rete»");
    catalogue.build(Path::new("public"));
    let feed = titles(&catalogue.read("public/comunita/rete/feed.xml"));
    assert!(feed.contains(&"Nuova notizia: Nuovi moduli".to_owned()), "{feed:?}");
}

#[test]
fn the_history_of_a_card_names_who_when_and_why_and_no_address() {
    let catalogue = catalogue();
    let run = catalogue.run(["history", "moduli-chiari"]).exits(0);
    let versions = run.stdout.lines().filter(|line| line.starts_with("Versione ")).collect::<Vec<_>>();
    assert_eq!(versions.len(), 5, "{run}");
    assert_eq!(versions[0], format!("Versione 5 · 10 marzo 2026 · {AUTHOR_NAME}"));
    for text in [
        "  I risultati del primo anno\n",
        "  Ne ha parlato …@persona.example.\n",
        "  Proposta di modifica n. 12\n",
        "  Approvata da Ada Lodi\n",
        "  Novità: Risultati aggiunti\n",
    ] {
        assert!(run.stdout.contains(text), "{text}: {run}");
    }
    assert!(
        !run.stdout.contains(AUTHOR_EMAIL) && !run.stdout.contains("ada.lodi") && !run.stdout.contains("non ancora registrate"),
        "{run}"
    );
    for written in ["esperienza/moduli-chiari", CARD, "/esperienze/moduli-chiari/", "https://catalogo.example/esperienze/moduli-chiari/"] {
        assert_eq!(catalogue.run(["history", written]).exits(0).stdout, run.stdout, "{written}");
    }
    let json = catalogue.run(["history", "moduli-chiari", "--json"]).exits(0);
    assert!(!json.stdout.contains(AUTHOR_EMAIL) && !json.stdout.contains("ada.lodi"), "{json}");
    let value: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let fourth = &value["versions"][1];
    assert_eq!(
        (&fourth["number"], &fourth["merge_request"]["number"], &fourth["authors"][0]),
        (&4.into(), &12.into(), &AUTHOR_NAME.into())
    );
    assert_eq!(fourth["news"][0], serde_json::json!({ "kind": "field", "field": "risultati" }));
    assert_eq!((&value["versions"][3]["minor"], &value["uncommitted"]), (&true.into(), &false.into()));
    catalogue.run(["history", "moduli-chiri"]).exits(2).says("«moduli-chiari»");
}

#[test]
fn two_versions_are_compared_in_words() {
    let catalogue = catalogue();
    let run = catalogue.run(["history", "moduli-chiari", "--compare", "1..5"]).exits(0);
    for text in ["Dalla versione 1 (10 gennaio 2026) alla versione 5 (10 marzo 2026)", "{+più+}", "Tempo allo sportello", "{+abbastanza+}"]
    {
        assert!(run.stdout.contains(text), "{text}: {run}");
    }
    // Both ways, and white space says nothing.
    catalogue.run(["history", "moduli-chiari", "--compare", "5..1"]).exits(0).says("[-abbastanza-]");
    catalogue.run(["history", "moduli-chiari", "--compare", "3"]).exits(0).says("Non cambia niente che si legga");
    catalogue.run(["history", "moduli-chiari", "--compare", "2..9"]).exits(2).says("ne ha 5");
    catalogue.run(["history", "moduli-chiari", "--compare", "x"]).exits(2).says("2..5");
    let json = catalogue.run(["history", "moduli-chiari", "--compare", "4..5", "--json"]).exits(0);
    let value: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&value["comparison"]["from"], &value["comparison"]["fields"]), (&4.into(), &serde_json::json!([])));
    // What was taken back is not shown here either.
    let third = catalogue.git(&["rev-parse", "HEAD~1"], "2026-03-10T09:00:00Z");
    let entry = format!("- commit: {}\n  motivo: diritti\n  data: 2026-11-19\n", third.trim());
    catalogue.write("content/esperienze/2026/moduli-chiari.oscurati.yml", entry);
    catalogue.run(["history", "moduli-chiari", "--compare", "1..4"]).exits(2).says("oscurato");
    catalogue.run(["history", "moduli-chiari"]).exits(0).says("oscurato");
    assert!(!catalogue.run(["digest", "--since", "2026-01-01"]).exits(0).stdout.contains("Risultati"), "it is no news any more");
}

#[test]
fn the_edges_of_history_are_told_as_they_are() {
    let catalogue = Catalogue::small();
    let outside = |catalogue: &Catalogue| {
        let ceiling = catalogue.path().parent().unwrap();
        Run::new(prassi().current_dir(catalogue.path()).args(["history", "moduli-chiari"]).env("GIT_CEILING_DIRECTORIES", ceiling))
    };
    outside(&catalogue).exits(2).says("non è in un archivio Git");
    catalogue.git(&["init", "--quiet", "--initial-branch", "main"], "2026-01-01T00:00:00Z");
    catalogue.run(["history", "moduli-chiari"]).exits(0).says("Non ancora registrata");
    catalogue.run(["history", "moduli-chiari", "--compare", "1..2"]).exits(2).says("non ha ancora versioni");
    catalogue.commit("Adesso", "2026-01-10T09:00:00+01:00");
    let text = catalogue.read(CARD);
    catalogue.write("content/esperienze/2026/altra.md", text.replace("Moduli chiari", "Altra"));
    catalogue.run(["history", "altra"]).exits(0).says("Non ancora registrata");
    // Left there, the next commit would be its new name.
    fs::remove_file(catalogue.path().join("content/esperienze/2026/altra.md")).unwrap();
    catalogue.replace(CARD, "breve,", "lungo,");
    catalogue.run(["history", "moduli-chiari"]).exits(0).says("modifiche non ancora registrate");
    // A card with errors has a history as well.
    catalogue.replace(CARD, "temi: [semplificazione]", "temi: [");
    catalogue.run(["history", "moduli-chiari"]).exits(0).says("Versione 1 ·");
    // And one that was removed.
    fs::remove_file(catalogue.path().join(CARD)).unwrap();
    catalogue.commit("Via", "2026-02-10T09:00:00+01:00");
    for written in ["moduli-chiari", CARD, "esperienza/moduli-chiari"] {
        catalogue.run(["history", written]).exits(0).says("non c'è più").says("Versione 2 ·").says("La scheda è stata tolta.");
    }
    catalogue.run(["history", "moduli-chiari", "--compare", "2"]).exits(2).says("è stata tolta");
}

#[test]
fn a_shallow_clone_has_neither_history_nor_digest() {
    let origin = catalogue();
    let clone = Catalogue::empty();
    let url = format!("file://{}", origin.path().display());
    clone.git(&["clone", "--quiet", "--depth", "2", &url, "."], "2026-11-20T09:00:00Z");
    for arguments in [&["history", "moduli-chiari"][..], &["digest", "--since", "2026-01-01"]] {
        clone.run(arguments).exits(1).says("clone-parziale").says("fetch --unshallow");
    }
}

#[test]
fn the_job_of_the_guide_sends_what_is_new_and_nothing_else() {
    let guide = fs::read_to_string(repository().join("docs/novita.md")).unwrap();
    let block = guide.split("```yaml\n").nth(1).expect("a job").split("```").next().unwrap();
    let job: serde_yaml::Value = serde_yaml::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"));
    let lines = job["riepilogo"]["script"].as_sequence().expect("a script");
    let script: Vec<&str> = lines.iter().map(|line| line.as_str().unwrap()).collect();
    let catalogue = catalogue();
    // A `curl` that keeps what it would send.
    catalogue.write("bin/curl", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> spedito.txt\n");
    fs::set_permissions(catalogue.path().join("bin/curl"), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_prassi")).parent().unwrap();
    let path = format!("{}:{}:{}", catalogue.path().join("bin").display(), program.display(), std::env::var("PATH").unwrap());
    let send = |since: &str| {
        let mut bash = Command::new("bash");
        bash.args(["-eo", "pipefail", "-c", &script.join("\n")]).current_dir(catalogue.path());
        let set = [
            ("LISTA", "lista@esempio.it"),
            ("MITTENTE", "redazione@esempio.it"),
            ("POSTA", "smtps://posta.example"),
            ("POSTA_ACCESSO", "u:p"),
        ];
        Run::new(bash.env("PATH", &path).env("DA_QUANDO", since).envs(set)).exits(0)
    };
    send("2026-03-01");
    assert!(!catalogue.path().join("spedito.txt").exists(), "nothing new is nothing sent");
    send("2026-02-01");
    let sent = catalogue.read("spedito.txt");
    assert!(sent.contains("lista@esempio.it") && sent.contains("riepilogo/novita.eml"), "{sent}");
    assert!(catalogue.read("riepilogo/novita.eml").contains("To: <lista@esempio.it>"));
}
