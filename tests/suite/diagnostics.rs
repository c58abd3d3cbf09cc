//! Every mistake that the check knows, with what it says about it.
//!
//! A case `tests/diagnostics/CODE` is laid over `tests/diagnostics/_base` (a small catalogue
//! without mistakes): `card.md` as an experience, `input/` file by file. With `before/` the
//! catalogue was committed in that state first. `expected.txt` is what `prassi check` prints.

use std::fs;

use prassi::diagnostic::Code;

use crate::support::{Catalogue, bless, cases, copy_tree, first_difference, repository};

/// Codes that no folder of text files can show; each names the test that does.
const ELSEWHERE: &[(&str, &str)] = &[
    ("collegamento-simbolico", "laws::symbolic_links_are_refused"),
    ("file-illeggibile", "needs a file without read permission, which root can read all the same"),
    ("troppi-file", "laws::limits_of_the_catalogue_hold"),
    ("clone-parziale", "laws::a_shallow_clone_is_refused"),
    ("sito-troppo-grande", "laws::limits_of_the_host_are_warned_of"),
    ("stringhe-errate", "cmd::a_broken_file_of_words_is_told"),
    ("dato-personale", "explain: a public check does not read the roots where it can stand, one with --audience does"),
    ("partecipante-non-designato", "audiences::members_of_working_groups_are_designated"),
    ("adesione-doppia", "audiences::nobody_takes_part_twice_in_a_community"),
    ("versione-cambiata", "history::a_change_that_renumbers_versions_fails"),
    ("versione-inesistente", "history::a_validation_holds_for_the_version_that_it_names"),
    ("validazione-superata", "history::a_validation_holds_for_the_version_that_it_names"),
    ("validazione-propria", "validation::nobody_validates_their_own_change"),
    ("validazione-senza-riscontro", "validation::where_git_holds_no_approval_the_check_says_so_once"),
    ("troppe-proposte", "needs five hundred branches"),
    // Nothing reports these yet.
    ("tipo-sconosciuto", "a folder without a type is file-fuori-posto"),
];

#[test]
fn the_small_catalogue_has_no_mistake() {
    let catalogue = Catalogue::small();
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("errore[") && !run.stdout.contains("avviso["), "{run}");
}

#[test]
fn every_mistake_is_explained_as_expected() {
    let mut problems = Vec::new();
    for case in cases("diagnostics") {
        if let Err(problem) = check(&case) {
            problems.push(format!("tests/diagnostics/{case}: {problem}"));
        }
    }
    assert!(problems.is_empty(), "{}\n(PRASSI_BLESS=1 rewrites what is expected)", problems.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let cases = cases("diagnostics");
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !ELSEWHERE.iter().any(|(known, _)| known == code))
        .filter(|code| !cases.iter().any(|case| case == code || case.starts_with(&format!("{code}."))))
        .collect();
    assert!(missing.is_empty(), "codes without a folder in tests/diagnostics: {missing:?}");
}

/// A case is named after the code that it shows, perhaps with `.VARIANT` behind it.
fn check(case: &str) -> Result<(), String> {
    let code = case.split('.').next().unwrap_or(case);
    let folder = repository().join("tests/diagnostics").join(case);
    let catalogue = Catalogue::small();
    if folder.join("before").exists() {
        copy_tree(&folder.join("before"), catalogue.path());
        catalogue.commit("Prima", "2026-03-10T09:00:00+01:00");
        for name in crate::support::files(&folder.join("before")).keys() {
            fs::remove_file(catalogue.path().join(name)).unwrap();
        }
    }
    if folder.join("input").exists() {
        copy_tree(&folder.join("input"), catalogue.path());
    }
    if folder.join("card.md").exists() {
        catalogue.write("content/esperienze/2026/scheda.md", fs::read(folder.join("card.md")).unwrap());
    }
    if code != Code::NoHistory.as_str() {
        catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    }
    let run = catalogue.run(["check", "--format", "human"]);
    let known = Code::ALL.iter().find(|known| known.as_str() == code).ok_or("the folder is not named after a code")?;
    if !run.stdout.contains(code) {
        return Err(format!("the check does not name {code}:\n{run}"));
    }
    let fails = known.severity() == prassi::diagnostic::Severity::Error;
    if fails != (run.code != Some(0)) {
        return Err(format!("{known:?} is {:?}, but the exit code is {:?}", known.severity(), run.code));
    }
    let path = folder.join("expected.txt");
    if bless() {
        fs::write(&path, &run.stdout).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(&path).map_err(|error| format!("expected.txt: {error}"))?;
    if expected != run.stdout { Err(first_difference(&expected, &run.stdout)) } else { Ok(()) }
}
