//! Tells Cargo that the embedded files are part of the binary, and gives `prassi --version` its commit.
//!
//! The commit is `PRASSI_COMMIT` where a packager sets it, else that of the checkout. Builds of the development profile carry none: every
//! commit would compile the whole crate again. Nothing else of the machine enters the binary, so that the same commit gives the same bytes.

use std::path::PathBuf;
use std::process::Command;

fn main() {
    for path in ["schemas", "themes", "scaffold", "content/vocabolari", "docs/diagnostica"] {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rerun-if-env-changed=PRASSI_COMMIT");
    let given = std::env::var("PRASSI_COMMIT").ok().filter(|commit| !commit.is_empty());
    let commit = given.or_else(checkout).unwrap_or_default();
    // Twelve digits are enough for a person, all of them for a pipeline that fetches the commit.
    let suffix = if commit.is_empty() { String::new() } else { format!(" ({})", commit.chars().take(12).collect::<String>()) };
    println!("cargo:rustc-env=PRASSI_COMMIT={commit}");
    println!("cargo:rustc-env=PRASSI_COMMIT_SUFFIX={suffix}");
}

/// The commit of the checkout that the crate's manifest lies in; none in a development build or in an unpacked archive.
fn checkout() -> Option<String> {
    if std::env::var("PROFILE").as_deref() != Ok("release") {
        return None;
    }
    // An archive unpacked inside somebody else's repository is not that repository.
    if !PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?).join(".git").exists() {
        return None;
    }
    let head = git(&["rev-parse", "HEAD"])?;
    let branch = git(&["rev-parse", "--symbolic-full-name", "HEAD"]);
    for name in ["HEAD", "packed-refs"].into_iter().chain(branch.as_deref()) {
        if let Some(path) = git(&["rev-parse", "--git-path", name]).filter(|path| PathBuf::from(path).exists()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    Some(head)
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
