//! Roots with audiences: what is reserved reaches its own site, and not one byte of it the public one.
//!
//! [`salted`] makes a catalogue whose reserved root holds [`MARK`] wherever something can be written: fields, bodies, names of files and
//! folders, assets, registers; and in Git messages, trailers, branches, tags and authors. Both roots lie in one repository, which is the
//! worst case.

use crate::support::{AUTHOR_EMAIL, Catalogue, Run, copy_tree, files, repository, tree};

/// Stands in everything that is reserved.
const MARK: &str = "zqxsegreto";
const DAY: &str = "2026-11-20T09:00:00+01:00";

const ROOTS: &str = r#"
[history]
authors = "names"
drafts = true

[amendments]
pending = ["refs/heads/proposte/*"]
publish = "text"

[[root]]
name = "soci"
path = "riservata/soci"
audience = "members"

[[root]]
name = "pubblico"
path = "content"
"#;

const GROUP: &str = "comunita: moduli\ntipo: di_lavoro\nstato: al_lavoro\nobiettivo: Riscrivere i moduli.\n";

const PERSON: &str =
    "---\nnome: Ada Zqxsegreto\nruolo: Ufficio zqxsegreto\namministrazione: comune-di-bra\nmostra: nome\nbase: consenso\n---\n";
const SUPPORT: &str = "---\nproposta: pubblico:gruppi\npersona: zqxsegreto-1\ndata: 2026-11-01\n---\n";

/// Salts the free texts of a card: the body, and the values that are sentences.
fn salt(text: &str) -> String {
    let free =
        |value: &str| value.contains(' ') && value.starts_with(char::is_alphabetic) && !value.contains(": ") && !value.ends_with('}');
    let line = |line: &str| match line.trim_start().trim_start_matches("- ").split_once(": ") {
        Some((key, value)) if free(value) && key != "iniziali" => format!("{line} {MARK}"),
        None if free(line.trim_start().trim_start_matches("- ")) => format!("{line} {MARK}"),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n\nUna parola: " + MARK + ".\n"
}

/// A commit by somebody else.
fn commit_as(catalogue: &Catalogue, name: &str, message: &str) {
    catalogue.git(&["add", "--all"], DAY);
    let author = format!("{name} <{name}@zqxsegreto.example>");
    catalogue.git(&["commit", "--quiet", "--author", &author, "--message", message], DAY);
}

fn salted() -> Catalogue {
    let catalogue = Catalogue::copy_of(&repository().join("tests/temi"));
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", format!("{site}{ROOTS}")).commit("Le schede di tutti", "2026-11-01T09:00:00+01:00");
    // Everything that the public root has, once more and salted; vocabularies belong to the public root alone.
    let soci = catalogue.path().join("riservata/soci");
    copy_tree(&repository().join("tests/temi/content"), &soci);
    std::fs::remove_dir_all(soci.join("vocabolari")).unwrap();
    for (name, path) in files(&soci) {
        if name.ends_with(".md") {
            std::fs::write(&path, salt(&std::fs::read_to_string(&path).unwrap())).unwrap();
        } else if name.ends_with(".csv") && !name.starts_with("consultazioni/") {
            std::fs::write(&path, format!("{MARK};2\n")).unwrap();
        }
    }
    let own = "riservata/soci/esperienze/2026/zqxsegreto-scheda";
    let card = catalogue.read("riservata/soci/esperienze/2026/prima-prova.md") + "\n[Il file](zqxsegreto-allegato.csv)\n";
    catalogue.write(&format!("{own}/index.md"), card).write(&format!("{own}/zqxsegreto-allegato.csv"), "zqxsegreto;1\n");
    let page = "---\ntitolo: Verbali zqxsegreto\nin_breve: Solo zqxsegreto.\nmenu: raccolta\n---\n\nzqxsegreto\n";
    catalogue.write("riservata/soci/pagine/zqxsegreto-verbali.md", page);
    catalogue.write("riservata/soci/persone/zqxsegreto-1.md", PERSON).write("riservata/soci/sostegni/zqxsegreto-s.md", SUPPORT);
    let register = "- numero: 41\n  titolo: Titolo zqxsegreto\n  autore: Ufficio zqxsegreto\n  stato: respinta\n  data: 2026-10-01\n  motivazione: Perché zqxsegreto.\n";
    catalogue.write(&format!("{own}/modifiche.yml"), register);
    commit_as(&catalogue, "Zqxsegreto", "Aggiunta zqxsegreto\n\nPerché zqxsegreto");
    history(&catalogue);
    proposals(&catalogue);
    catalogue
}

const CARD: &str = "content/esperienze/2026/prima-prova.md";
const RESERVED: &str = "riservata/soci/pagine/zqxsegreto-verbali.md";

fn append(catalogue: &Catalogue, path: &str, text: &str) {
    catalogue.write(path, format!("{}\n{text}\n", catalogue.read(path)));
}

/// Commits that touch both roots, merges that bring such, and a tag.
fn history(catalogue: &Catalogue) {
    append(catalogue, CARD, "Un paragrafo nato insieme ad altro.");
    append(catalogue, RESERVED, "Altro zqxsegreto.");
    let trailers = "Co-authored-by: Zqxsegreto Coautore <c@zqxsegreto.example>\nApproved-by: Zqxsegreto Approva <a@zqxsegreto.example>\n\
                    Reviewed-on: https://git.zqxsegreto.example/a/b/pulls/6";
    catalogue.commit(&format!("Insieme: zqxsegreto (#6)\n\nMotivo zqxsegreto\n\n{trailers}"), DAY);
    // A branch with a commit for each root, merged as a forge does.
    catalogue.git(&["switch", "--quiet", "--create", "zqxsegreto-ramo"], DAY);
    append(catalogue, CARD, "Un paragrafo del ramo.");
    catalogue.commit("Aggiunto un paragrafo pubblico", DAY);
    append(catalogue, RESERVED, "Ancora zqxsegreto.");
    commit_as(catalogue, "Zqxsegreto", "Riservato zqxsegreto");
    catalogue.git(&["switch", "--quiet", "main"], DAY);
    let merge = "Merge branch 'zqxsegreto-ramo' into 'main'\n\nTitolo zqxsegreto\n\nApproved-by: Zqxsegreto Approva <a@zqxsegreto.example>\n\
                 See merge request zqxsegreto/catalogo!7";
    catalogue.git(&["merge", "--quiet", "--no-ff", "--message", merge, "zqxsegreto-ramo"], DAY);
    // Only the reserved root: renamed, then removed.
    catalogue.git(&["mv", "riservata/soci/esperienze/2026/prima-prova.md", "riservata/soci/esperienze/2026/zqxsegreto-nuova.md"], DAY);
    commit_as(catalogue, "Zqxsegreto", "Rinominata zqxsegreto");
    catalogue.git(&["tag", "--annotate", "--message", "Etichetta zqxsegreto", "zqxsegreto-v1"], DAY);
}

/// Pending amendments: of both roots, of both where the reserved part was taken back, of the public one.
fn proposals(catalogue: &Catalogue) {
    let on = |branch: &str, steps: &dyn Fn()| {
        catalogue.git(&["switch", "--quiet", "--create", branch, "main"], DAY);
        steps();
        catalogue.git(&["switch", "--quiet", "main"], DAY);
    };
    on("proposte/zqxsegreto-insieme", &|| {
        append(catalogue, RESERVED, "Proposta zqxsegreto.");
        commit_as(catalogue, "Zqxsegreto", "Proposta zqxsegreto");
        append(catalogue, CARD, "Una proposta.");
        catalogue.commit("Proposta", DAY);
    });
    on("proposte/zqxsegreto-ripresa", &|| {
        catalogue.write("riservata/soci/zqxsegreto.txt", MARK);
        commit_as(catalogue, "Zqxsegreto", "Proposta zqxsegreto");
        append(catalogue, CARD, "Un'altra proposta.");
        std::fs::remove_file(catalogue.path().join("riservata/soci/zqxsegreto.txt")).unwrap();
        catalogue.commit("Ripresa", DAY);
    });
    on("proposte/soltanto-riservata-zqxsegreto", &|| {
        append(catalogue, RESERVED, "Proposta zqxsegreto.");
        commit_as(catalogue, "Zqxsegreto", "Proposta zqxsegreto");
    });
    on("proposte/di-tutti", &|| {
        append(catalogue, CARD, "La proposta di tutti.");
        catalogue.commit("Proposta di tutti", DAY);
    });
}

fn holds_mark(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).to_lowercase().contains(MARK)
}

#[track_caller]
fn assert_silent(run: &Run) {
    assert!(!holds_mark(run.stdout.as_bytes()) && !holds_mark(run.stderr.as_bytes()), "{run}");
}

#[test]
fn not_one_byte_of_what_is_reserved_reaches_the_public() {
    let catalogue = salted();
    let built = catalogue.run(["build", "--out", "fuori/public"]).exits(0);
    assert_silent(&built);
    for (name, bytes) in tree(&catalogue.path().join("fuori")) {
        assert!(!holds_mark(name.as_bytes()) && !holds_mark(&bytes), "{name} holds what is reserved");
    }
    for command in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "junit"],
        &["check", "--changed-since", "HEAD~3"],
        &["history", "prima-prova"],
        &["history", "prima-prova", "--json"],
        &["history", "prima-prova", "--compare", "1..3"],
        &["amendments"],
        &["amendments", "--json"],
        &["amendments", "prima-prova"],
        &["match"],
        &["match", "--json"],
        &["digest", "--since", "2020-01-01"],
        &["digest", "--since", "2020-01-01", "--format", "html"],
        &["digest", "--since", "2020-01-01", "--format", "messaggio", "--to", "lista@lista.example"],
        &["schema"],
    ] {
        let run = catalogue.run(command);
        assert!(run.code == Some(0), "{command:?}: {run}");
        assert_silent(&run);
    }
    // What is public is still told: every version, the work of a branch, the amendment of everybody.
    let history = catalogue.run(["history", "prima-prova", "--json"]).exits(0);
    let history: serde_json::Value = serde_json::from_str(&history.stdout).unwrap();
    let titles: Vec<&str> = history["versions"].as_array().unwrap().iter().map(|version| version["title"].as_str().unwrap()).collect();
    let mut sorted = titles.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["", "Aggiunto un paragrafo pubblico", "Le schede di tutti"], "{titles:?}");
    catalogue.run(["amendments"]).exits(0).says("Proposta di tutti");
    assert!(built.stdout.contains("refs/heads/proposte/di-tutti"), "{built}");
}

#[test]
fn the_site_of_the_members_shows_it_and_says_for_whom_it_is() {
    let catalogue = salted();
    catalogue.run(["build", "--audience", "members", "--out", "soci"]).exits(0).says("refs/heads/proposte/zqxsegreto-insieme");
    let site = tree(&catalogue.path().join("soci"));
    let text = |name: &str| String::from_utf8(site.get(name).unwrap_or_else(|| panic!("{name} is missing")).clone()).unwrap();
    for page in site.keys().filter(|name| name.ends_with(".html")) {
        let html = text(page);
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{page} may be found by search engines");
        assert!(
            !html.contains("<header class=\"it-header-wrapper") || html.contains("Area riservata: chi partecipa al catalogo"),
            "{page}"
        );
    }
    assert!(text("index.html").contains("Area riservata: chi partecipa al catalogo"));
    assert_eq!(text("robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(!site.keys().any(|name| name.starts_with("sitemap")), "a site map would show the way in");
    assert!(text("fonti/soci/esperienze/zqxsegreto-scheda/index.html").contains(MARK));
    assert!(site.contains_key("fonti/soci/esperienze/zqxsegreto-scheda/zqxsegreto-allegato.csv"));
    // Who supports a public proposal is named here, in the proposal's page.
    assert!(text("proposte/gruppi/index.html").contains("Ada Zqxsegreto"));
    // Public cards have the addresses that they have in the public site.
    assert!(site.contains_key("esperienze/prima-prova/index.html"));

    catalogue.run(["build", "--out", "public"]).exits(0);
    let home = catalogue.read("public/index.html");
    assert!(home.contains("<a href=\"https://soci.example/\">Area riservata</a>") && !home.contains("noindex"), "{home}");
    // Neither takes the place of the other.
    catalogue.run(["build", "--audience", "members", "--out", "public"]).exits(2).says("il sito per «public»");
    catalogue.run(["build", "--out", "soci"]).exits(2).says("il sito per «members»");
}

#[test]
fn a_reserved_root_that_was_not_fetched_takes_nothing_off_its_site() {
    let catalogue = Catalogue::small();
    communities(&catalogue);
    catalogue.commit("Tutto", "2026-03-10T09:00:00+01:00");
    catalogue.run(["build", "--audience", "members", "--out", "sito-soci"]).exits(0);
    let page = "sito-soci/fonti/soci/soci/index.html";
    let before = catalogue.read(page);
    // As a submodule is before `git submodule update --init`.
    std::fs::remove_dir_all(catalogue.path().join("soci")).unwrap();
    std::fs::create_dir(catalogue.path().join("soci")).unwrap();
    catalogue
        .run(["build", "--audience", "members", "--out", "sito-soci"])
        .exits(1)
        .says("«soci» è vuota")
        .says("git submodule update --init");
    assert_eq!(catalogue.read(page), before);
    catalogue.run(["check", "--audience", "members"]).exits(1).says("catalogo-vuoto");
    // What this audience does not read may be missing, and the public site never looks there.
    catalogue.run(["check"]).exits(0);
    catalogue.write("soci/pagine/soci.md", "---\ntitolo: Di soci\nin_breve: Una pagina.\n---\n");
    std::fs::remove_dir_all(catalogue.path().join("altra")).unwrap();
    catalogue.run(["check", "--audience", "members"]).exits(0);
}

/// A community, its group, and a root for each audience.
fn communities(catalogue: &Catalogue) {
    let roots = r#"
[[root]]
name = "pubblico"
path = "content"
[[root]]
name = "soci"
path = "soci"
audience = "members"
[[root]]
name = "pratica"
path = "pratica"
audience = "community:moduli"
[[root]]
name = "lavoro"
path = "lavoro"
audience = "group:riscrittura"
community = "moduli"
[[root]]
name = "altra"
path = "altra"
audience = "community:altra"
"#;
    catalogue.write("site.toml", catalogue.read("site.toml") + roots);
    catalogue
        .write("content/comunita/moduli.md", "---\ntitolo: Moduli chiari\nin_breve: Una comunità.\nambito: I moduli\nstato: attiva\n---\n");
    catalogue.write("content/gruppi/riscrittura.md", format!("---\ntitolo: Riscrittura\nin_breve: Un gruppo.\n{GROUP}---\n"));
    for folder in ["soci", "pratica", "lavoro", "altra"] {
        catalogue.write(&format!("{folder}/pagine/{folder}.md"), format!("---\ntitolo: Di {folder}\nin_breve: Una pagina.\n---\n"));
    }
}

#[test]
fn each_audience_reads_its_own_roots_and_those_below() {
    let catalogue = Catalogue::small();
    communities(&catalogue);
    catalogue.commit("Tutto", DAY);
    let pages = |audience: &str| {
        let out = audience.replace(':', "-");
        catalogue.run(["build", "--audience", audience, "--out", &out]).exits(0);
        let site = files(&catalogue.path().join(&out));
        let found =
            ["soci", "pratica", "lavoro", "altra"].into_iter().filter(|name| site.contains_key(&format!("fonti/{name}/{name}/index.html")));
        found.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(pages("public"), "");
    assert_eq!(pages("members"), "soci");
    assert_eq!(pages("community:moduli"), "soci pratica");
    assert_eq!(pages("group:riscrittura"), "soci pratica lavoro");
    assert_eq!(pages("community:altra"), "soci altra");
    assert!(catalogue.read("community-moduli/index.html").contains("Area riservata: Moduli chiari"));
    assert!(catalogue.read("group-riscrittura/index.html").contains("Area riservata: Riscrittura"));
    for unknown in ["community:nessuna", "group:moduli", "tutti"] {
        catalogue.run(["build", "--audience", unknown, "--out", "altrove"]).exits(2);
        catalogue.run(["check", "--audience", unknown]).exits(2);
    }
    assert!(!catalogue.path().join("altrove").exists());
    // A wider audience never refers to a narrower one.
    catalogue.write("lavoro/gruppi/riscrittura.md", format!("---\ntitolo: R\nin_breve: R.\n{GROUP}---\n"));
    catalogue.write("soci/piani/x.md", "---\ntitolo: X\nin_breve: X.\ncomunita: moduli\nperiodo: 2027\nobiettivi: [O]\nattivita:\n  - {id: a, titolo: A, inizio: 2027-01, fine: 2027-02, gruppo: lavoro:riscrittura}\n---\n");
    catalogue.run(["check", "--audience", "group:riscrittura"]).exits(1).says("riservato-in-pubblico");
    catalogue.replace("soci/piani/x.md", "lavoro:riscrittura", "pubblico:riscrittura");
    catalogue.run(["check", "--audience", "members"]).exits(0);
    catalogue.replace("soci/piani/x.md", "pubblico:riscrittura", "riscrittura");
    catalogue.run(["check", "--audience", "members"]).exits(0);
}

#[test]
fn members_of_working_groups_are_designated() {
    let catalogue = Catalogue::small();
    communities(&catalogue);
    let person = "nome: Maria Chiara Rossi\nruolo: Ufficio relazioni con il pubblico\namministrazione: comune-di-prova\nbase: consenso\n";
    catalogue.write("soci/persone/p-1.md", format!("---\n{person}---\n"));
    let joined = "persona: p-1\namministrazione: comune-di-prova\ncomunita: moduli\ndal: 2026-03\n";
    let membership = "soci/adesioni/a-1.md";
    let check = |more: &str| {
        catalogue.write(membership, format!("---\n{joined}{more}---\n"));
        catalogue.run(["check", "--audience", "members", "--date", "2026-11-20"])
    };
    check("modalita: semplice\n").exits(0);
    check("modalita: semplice\ngruppi: [riscrittura]\n").exits(1).says("partecipante-non-designato");
    check("modalita: designato\ngruppi: [riscrittura]\n").exits(1).says("nomina");
    let nomination = "modalita: designato\ngruppi: [riscrittura]\nnomina:\n  dichiarata_il: 2026-02-01\n  firmatario: sindaco\n";
    check(nomination).exits(0);
    // How the person is called is theirs to say, and ends when they said it does.
    let shown = |more: &str| {
        catalogue.write("soci/persone/p-1.md", format!("---\n{person}{more}---\n"));
        catalogue.run(["build", "--audience", "members", "--date", "2026-11-20", "--out", "sito"]).exits(0);
        for (name, bytes) in tree(&catalogue.path().join("sito")) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(more == "mostra: nome\n" || !text.contains("Maria"), "{name} tells the name, {more}");
        }
        let list = catalogue.read("sito/partecipanti/index.html");
        let found =
            ["Maria Chiara Rossi · Comune di Prova", "M. C. R. · Comune di Prova", "Ufficio relazioni con il pubblico · Comune di Prova"];
        found.into_iter().find(|name| list.contains(name)).unwrap_or_else(|| panic!("{list}")).split(' ').next().unwrap().to_owned()
    };
    assert_eq!(shown(""), "Ufficio");
    assert_eq!(shown("mostra: iniziali\n"), "M.");
    assert_eq!(shown("mostra: nome\n"), "Maria");
    assert_eq!(shown("mostra: nome\nfino_al: 2026-11-19\n"), "Ufficio");
    for page in ["sito/comunita/moduli/index.html", "sito/gruppi/riscrittura/index.html"] {
        let page = catalogue.read(page);
        assert!(page.contains(">Chi partecipa</h2>") && page.contains("Partecipanti: 1, di cui 1 con nomina."), "{page}");
    }
    // What is new goes where it may stand, under a name that tells nothing.
    let set = ["nome=Ada Verdi", "ruolo=Sportello", "amministrazione=comune-di-prova", "base=consenso"];
    let new = ["new", "persona", "Ada Verdi"].into_iter().chain(set.iter().flat_map(|value| ["--set", value]));
    catalogue.run(new).exits(0).says("soci/persone/persona-0001.md");
    // In the public root all of this is an error, and so are names of those who support a proposal.
    catalogue.write("content/adesioni/a-1.md", format!("---\n{joined}modalita: semplice\n---\n"));
    catalogue.run(["check"]).exits(1).says("content/adesioni/a-1.md").says("riservato-in-pubblico");
    std::fs::remove_dir_all(catalogue.path().join("content/adesioni")).unwrap();
    catalogue.write("content/sostegni/s.md", "---\nproposta: x\ndata: 2026-11-01\npersona: p-1\n---\n");
    catalogue.run(["check"]).exits(1).says("riservato-in-pubblico").says("«persona» non può stare");
}

#[test]
fn nobody_takes_part_twice_in_a_community() {
    let catalogue = Catalogue::small();
    communities(&catalogue);
    for person in ["p-1", "p-2"] {
        let card = "---\nnome: Maria Rossi\nruolo: Sportello\namministrazione: comune-di-prova\nbase: consenso\n---\n";
        catalogue.write(&format!("soci/persone/{person}.md"), card);
    }
    let membership = |id: &str, person: &str, times: &str| {
        let card = format!("---\npersona: {person}\namministrazione: comune-di-prova\ncomunita: moduli\nmodalita: semplice\n{times}---\n");
        catalogue.write(&format!("soci/adesioni/{id}.md"), card);
    };
    let check = || catalogue.run(["check", "--audience", "members", "--date", "2026-11-20"]);
    membership("a-1", "p-1", "dal: 2026-01\n");
    membership("a-2", "p-2", "dal: 2026-05\n");
    check().exits(0);
    membership("a-2", "p-1", "dal: 2026-05\n");
    check().exits(1).says("adesione-doppia").says("soci/adesioni/a-2.md:2").says("soci/adesioni/a-1.md:2");
    membership("a-1", "p-1", "dal: 2026-01\nal: 2026-06\n");
    check().exits(1).says("adesione-doppia");
    // Who left and came back was there twice, one time after the other; only the second time counts.
    membership("a-1", "p-1", "dal: 2026-01\nal: 2026-04\n");
    check().exits(0);
    catalogue.run(["build", "--audience", "members", "--date", "2026-11-20", "--out", "sito"]).exits(0);
    let page = catalogue.read("sito/comunita/moduli/index.html");
    assert!(page.contains("Partecipanti: 1, di cui 0 con nomina.") && page.contains("fine: aprile 2026"), "{page}");
}

#[test]
fn a_reserved_root_belongs_in_a_repository_of_its_own() {
    let catalogue = Catalogue::small();
    communities(&catalogue);
    catalogue.run(["check", "--date", "2026-11-20"]).exits(0);
    catalogue.commit("Tutto insieme", DAY);
    let run = catalogue.run(["check"]).exits(0);
    assert_eq!(run.stdout.matches("avviso[raccolta-esposta]").count(), 4, "{run}");
    // Each in a repository of its own, known here by its commit alone.
    for folder in ["soci", "pratica", "lavoro", "altra"] {
        catalogue.git(&["rm", "-r", "--quiet", "--cached", folder], DAY);
        let inside = catalogue.path().join(folder);
        let git = |arguments: &[&str]| catalogue.git(&[&["-C", inside.to_str().unwrap()], arguments].concat(), DAY);
        git(&["init", "--quiet", "--initial-branch", "main"]);
        git(&["add", "--all"]);
        git(&["commit", "--quiet", "--message", "Riservato"]);
    }
    let separate = |catalogue: &Catalogue| {
        let run = catalogue.run(["check"]).exits(0);
        assert!(!run.stdout.contains("raccolta-esposta"), "{run}");
    };
    separate(&catalogue);
    catalogue.commit("Collegate", DAY);
    separate(&catalogue);
    catalogue.run(["build", "--audience", "members", "--out", "sito"]).exits(0);
    assert!(catalogue.path().join("sito/fonti/soci/soci/index.html").is_file());
    let site = tree(&catalogue.path().join("sito"));
    assert!(site.values().all(|bytes| !String::from_utf8_lossy(bytes).contains(AUTHOR_EMAIL)));
}
