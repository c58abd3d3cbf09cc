//! Small catalogues, built and compared byte for byte with what is expected.

use std::fs;

use crate::support::{Catalogue, bless, cases, copy_tree, files, first_difference, repository};

#[test]
fn every_site_is_built_as_expected() {
    let mut problems = Vec::new();
    for case in cases("sites") {
        if let Err(problem) = check(&case) {
            problems.push(format!("tests/sites/{case}: {problem}"));
        }
    }
    assert!(problems.is_empty(), "{}\n(PRASSI_BLESS=1 rewrites what is expected)", problems.join("\n"));
}

/// Builds a case; only the files that `expected` names are compared.
fn check(case: &str) -> Result<(), String> {
    let folder = repository().join("tests/sites").join(case);
    let catalogue = Catalogue::copy_of(&folder.join("input"));
    let before = folder.join("before");
    if before.exists() {
        // The catalogue had a history: first what was, then what is.
        let first = Catalogue::copy_of(&before);
        first.commit("Prima", "2026-03-10T09:00:00+01:00");
        copy_tree(&first.path().join(".git"), &catalogue.path().join(".git"));
    }
    catalogue.commit("Adesso", "2026-11-20T09:00:00+01:00");
    let run = catalogue.run(["build", "--out", "public", "--base-url", "https://catalogo.example/"]);
    if run.code != Some(0) {
        return Err(run.to_string());
    }
    let public = catalogue.path().join("public");
    let expected = folder.join("expected");
    let named = files(&expected);
    if named.is_empty() {
        return Err(format!("names no file; the site has {:?}", files(&public).keys()));
    }
    for (name, path) in named {
        let Ok(found) = fs::read(public.join(&name)) else {
            return Err(format!("{name} is expected and was not built"));
        };
        if bless() {
            fs::write(&path, &found).unwrap();
        } else if let wanted = fs::read(&path).unwrap()
            && wanted != found
        {
            return Err(format!(
                "{name} differs, {}",
                first_difference(&String::from_utf8_lossy(&wanted), &String::from_utf8_lossy(&found))
            ));
        }
    }
    Ok(())
}
