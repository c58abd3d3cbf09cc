//! The pipelines, run for real: every line of every job's script, in bash, in a clean clone, with the variables that the forge sets.
//!
//! Only the step that installs prassi finds it installed: the program under test stands on the PATH.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use crate::support::{Catalogue, Run, files, repository, source_of};

const DATE: &str = "2026-11-20T09:00:00+01:00";

/// A merge request: a clone in which a branch adds one card, and what the forge says about it.
struct Request {
    clone: Catalogue,
    base: String,
}

/// Adds `card` to a catalogue on a branch of its own, and clones it.
fn request(origin: &Catalogue, card: &str) -> Request {
    let base = origin.git(&["rev-parse", "HEAD"], DATE).trim().to_owned();
    origin.git(&["switch", "--quiet", "--create", "proposta"], DATE);
    origin.write("content/amministrazioni/comune-nuovo.md", card).commit("Una scheda nuova", "2026-11-21T09:00:00+01:00");
    let clone = cloned(origin);
    origin.git(&["switch", "--quiet", "main"], DATE);
    Request { clone, base }
}

fn cloned(origin: &Catalogue) -> Catalogue {
    let clone = Catalogue::empty();
    clone.git(&["clone", "--quiet", origin.path().to_str().unwrap(), "."], DATE);
    clone
}

const SOUND: &str = "---\ntitolo: Comune Nuovo\nin_breve: Un ente.\nnome: Comune Nuovo\ntipologia: comune\n---\n";
const WRONG: &str = "---\ntitolo: Comune Nuovo\nin_breve: Un ente.\nnome: Comune Nuovo\ntipologia: comunne\n---\n";

/// A catalogue made by `new site` for a forge.
fn new_site(forge: &str) -> Catalogue {
    let catalogue = Catalogue::empty();
    let run = catalogue.run(["new", "site", ".", "--title", "Idee", "--body", "Comune di Prova", "--no-commit", "--forge", forge]);
    run.exits(0);
    catalogue.commit("Un catalogo nuovo", DATE);
    catalogue
}

fn yaml(catalogue: &Catalogue, path: &str) -> Value {
    serde_yaml::from_str(&catalogue.read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_sequence).into_iter().flatten();
    list.map(|line| line.as_str().unwrap_or_else(|| panic!("{line:?} is no line of a script")).to_owned()).collect()
}

fn variables(value: Option<&Value>) -> BTreeMap<String, String> {
    let map = value.and_then(Value::as_mapping).into_iter().flatten();
    let text = |value: &Value| value.as_str().map_or_else(|| value.as_i64().unwrap().to_string(), str::to_owned);
    map.map(|(key, value)| (key.as_str().unwrap().to_owned(), text(value))).filter(|(_, value)| !value.contains("${{")).collect()
}

/// Runs lines as GitLab's runner does: one bash, which stops at the first failure.
fn bash(folder: &Path, lines: &[String], set: &BTreeMap<String, String>) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_prassi")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-eo", "pipefail", "-c", &lines.join("\n")]).current_dir(folder).env_clear();
    command.envs([("PATH", path.as_str()), ("HOME", "/nonexistent"), ("NO_COLOR", "1"), ("LC_ALL", "C.UTF-8")]);
    command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")]);
    Run::new(command.envs(set))
}

/// A job of `.gitlab-ci.yml`: what it extends, its scripts, its artifacts.
fn gitlab(folder: &Path, ci: &Value, name: &str, extra: &[(&str, &str)]) -> Run {
    let job = ci.get(name).unwrap_or_else(|| panic!("no job {name}"));
    let base = job.get("extends").and_then(Value::as_str).and_then(|base| ci.get(base));
    let default = ci.get("default");
    let before = [Some(job), base, default].into_iter().flatten().find_map(|place| place.get("before_script"));
    // The tested program is the one that this step would build.
    let mut lines: Vec<String> = strings(before).into_iter().filter(|line| !line.starts_with("cargo build")).collect();
    lines.extend(strings(job.get("script")));
    let mut set = variables(ci.get("variables"));
    set.extend([
        ("CI".to_owned(), "true".to_owned()),
        ("CI_PROJECT_DIR".to_owned(), folder.display().to_string()),
        ("CI_PROJECT_URL".to_owned(), "https://gitlab.example/ente/catalogo".to_owned()),
        ("CI_PAGES_URL".to_owned(), "https://ente.gitlab.example/catalogo".to_owned()),
        ("CI_DEFAULT_BRANCH".to_owned(), "main".to_owned()),
    ]);
    set.extend(extra.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let run = bash(folder, &lines, &set);
    let artifacts = job.get("artifacts");
    let reports = artifacts.and_then(|artifacts| artifacts.get("reports")).and_then(Value::as_mapping);
    let reports = reports.into_iter().flatten().filter_map(|(_, path)| path.as_str().map(str::to_owned));
    for path in strings(artifacts.and_then(|artifacts| artifacts.get("paths"))).into_iter().chain(reports) {
        assert!(folder.join(&path).exists(), "job {name} leaves no {path}: {run}");
    }
    run
}

/// The jobs of a merge request, a push and a night, in a catalogue with `.gitlab-ci.yml`.
fn gitlab_jobs(origin: &Catalogue, check: &str, preview: &str, freshness: &str) {
    let sound = request(origin, SOUND);
    let ci = yaml(&sound.clone, ".gitlab-ci.yml");
    let merge = [("CI_MERGE_REQUEST_DIFF_BASE_SHA", sound.base.as_str()), ("CI_PIPELINE_SOURCE", "merge_request_event")];
    gitlab(sound.clone.path(), &ci, check, &merge).exits(0);
    let findings: serde_json::Value = serde_json::from_str(&sound.clone.read("gl-code-quality.json")).unwrap();
    assert_eq!(findings.as_array().map(Vec::len), Some(0), "a sound card has no findings: {findings}");
    gitlab(sound.clone.path(), &ci, preview, &merge).exits(0);
    assert!(sound.clone.read("anteprima/amministrazioni/comune-nuovo/index.html").contains("Comune Nuovo"));

    origin.git(&["branch", "--quiet", "-D", "proposta"], DATE);
    let wrong = request(origin, WRONG);
    let merge = [("CI_MERGE_REQUEST_DIFF_BASE_SHA", wrong.base.as_str()), ("CI_PIPELINE_SOURCE", "merge_request_event")];
    gitlab(wrong.clone.path(), &ci, check, &merge).exits(1);
    let findings = wrong.clone.read("gl-code-quality.json");
    assert!(findings.contains("content/amministrazioni/comune-nuovo.md"), "{findings}");
    assert!(wrong.clone.read("junit.xml").contains("comune-nuovo"));

    let main = cloned(origin);
    gitlab(main.path(), &ci, freshness, &[("CI_PIPELINE_SOURCE", "schedule")]).exits(0);
    gitlab(main.path(), &ci, "pages", &[("CI_COMMIT_BRANCH", "main")]).exits(0);
    assert!(main.read("public/sitemap.xml").contains("https://ente.gitlab.example/catalogo/"), "feeds and site map use the host's address");
    assert!(!files(&main.path().join("public")).keys().any(|name| name.ends_with(".gz")), "compression is an option");
    let variables = ci.get("variables").unwrap();
    assert_eq!(variables.get("GIT_DEPTH").and_then(Value::as_i64), Some(0), "the clone is whole");
}

#[test]
fn every_job_of_a_new_catalogue_runs_on_gitlab() {
    gitlab_jobs(&new_site("gitlab"), "controllo", "anteprima", "freschezza");
}

#[test]
fn every_job_of_this_repository_runs_on_gitlab() {
    let origin = Catalogue::demonstration();
    source_of(&origin, &[".gitlab-ci.yml", "scaffold"]);
    origin.commit("Le prove", DATE);
    gitlab_jobs(&origin, "content", "preview", "freshness");
}

#[test]
fn compressed_files_stay_within_what_is_asked_and_what_the_host_takes() {
    let site = Catalogue::empty();
    let page = "<p>parola</p>".repeat(500);
    site.write("public/index.html", &page).write("public/piccola.html", "<p>").write("public/foto.png", page.as_bytes());
    let run = |set: &[(&str, &str)]| {
        let set = set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        bash(site.path(), &[format!("{}/scaffold/ci/comprimi.sh public", repository().display())], &set)
    };
    let names = || files(&site.path().join("public")).into_keys().filter(|name| name.ends_with(".gz")).collect::<Vec<_>>();
    run(&[("COMPRESS", "")]).exits(0);
    assert_eq!(names(), Vec::<String>::new());
    run(&[("COMPRESS", "gzip"), ("MAX_FILES", "3")]).exits(0).says("resta senza");
    assert_eq!(names(), Vec::<String>::new());
    run(&[("COMPRESS", "gzip"), ("MAX_BYTES", "100")]).exits(0).says("resta senza");
    assert_eq!(names(), Vec::<String>::new(), "what does not fit is taken away again");
    run(&[("COMPRESS", "gzip"), ("COMPRESS_MIN", "1000")]).exits(0);
    assert_eq!(names(), ["index.html.gz"]);
    let once = std::fs::read(site.path().join("public/index.html.gz")).unwrap();
    run(&[("COMPRESS", "gzip")]).exits(0);
    assert_eq!(once, std::fs::read(site.path().join("public/index.html.gz")).unwrap(), "the same site gives the same bytes");
    run(&[("COMPRESS", "zip")]).exits(2).says("zip");
}

#[test]
fn the_freshness_report_names_what_nobody_checked_for_a_year() {
    let site = new_site("gitlab");
    let card = |day: &str| SOUND.replacen("nome:", &format!("ultima_verifica: {day}\nnome:"), 1);
    site.write("content/amministrazioni/vecchio.md", card("2024-02-29")).write("content/amministrazioni/fresco.md", card("2026-03-01"));
    let run = bash(site.path(), &["ci/freschezza.sh 2026-11-20".to_owned()], &BTreeMap::new()).exits(0);
    assert!(run.stdout.contains("2024-02-29  content/amministrazioni/vecchio.md"), "{run}");
    assert!(!run.stdout.contains("fresco.md"), "{run}");
}

/// Runs the `run` steps of a workflow's job, each in a bash of its own as the runners do.
fn workflow(folder: &Path, ci: &Value, name: &str, extra: &[(&str, &str)]) -> Run {
    let job = ci.get("jobs").and_then(|jobs| jobs.get(name)).unwrap_or_else(|| panic!("no job {name}"));
    let mut set = variables(ci.get("env"));
    set.extend(extra.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let steps = job.get("steps").and_then(Value::as_sequence).unwrap();
    let depth = steps.iter().filter_map(|step| step.get("with")?.get("fetch-depth")).next();
    assert_eq!(depth.and_then(Value::as_i64), Some(0), "the clone is whole");
    let mut last = None;
    for step in steps {
        let Some(script) = step.get("run").and_then(Value::as_str) else { continue };
        assert!(!script.contains("${{"), "an expression in a script is somebody's code: {script}");
        let run = bash(folder, &[script.to_owned()], &set);
        if run.code != Some(0) {
            return run;
        }
        last = Some(run);
    }
    last.expect("a step")
}

fn workflow_jobs(forge: &str, path: &str) {
    let origin = new_site(forge);
    let pull = |card: &str| {
        let request = request(&origin, card);
        // The forge checks out the result of the merge, and knows the branch that it goes to.
        request.clone.git(&["switch", "--quiet", "proposta"], DATE);
        origin.git(&["branch", "--quiet", "-D", "proposta"], DATE);
        let summary = request.clone.path().join("riassunto.md").display().to_string();
        let ci = yaml(&request.clone, path);
        let set = [
            ("GITHUB_BASE_REF", "main"),
            ("GITHUB_SERVER_URL", "https://forge.example"),
            ("GITHUB_REPOSITORY", "ente/catalogo"),
            ("GITHUB_STEP_SUMMARY", &*summary),
            ("PAGES_URL", "https://ente.forge.example/catalogo"),
        ];
        (workflow(request.clone.path(), &ci, "controllo", &set), request.clone)
    };
    let (run, clone) = pull(SOUND);
    run.exits(0);
    assert!(clone.path().join("anteprima/index.html").exists() && clone.path().join("junit.xml").exists());
    let (run, clone) = pull(WRONG);
    run.exits(1);
    assert!(clone.read("junit.xml").contains("comune-nuovo"));

    let main = cloned(&origin);
    let summary = main.path().join("riassunto.md").display().to_string();
    let set = [("GITHUB_STEP_SUMMARY", &*summary), ("PAGES_URL", "https://ente.forge.example/catalogo")];
    workflow(main.path(), &yaml(&main, path), "pubblica", &set).exits(0);
    assert!(main.path().join("public/index.html").exists());
    if forge == "forgejo" {
        let listed = origin.git(&["ls-tree", "-r", "--name-only", "pages"], DATE);
        assert!(listed.lines().any(|line| line == "index.html") && !listed.contains("site.toml"), "{listed}");
    }
}

#[test]
fn every_job_of_a_new_catalogue_runs_on_github() {
    workflow_jobs("github", ".github/workflows/catalogo.yml");
}

#[test]
fn every_job_of_a_new_catalogue_runs_on_forgejo() {
    workflow_jobs("forgejo", ".forgejo/workflows/catalogo.yml");
}

#[test]
fn installing_finds_what_is_there_and_says_what_is_missing() {
    let script = format!("{}/scaffold/ci/installa.sh", repository().display());
    let empty = Catalogue::empty();
    bash(empty.path(), std::slice::from_ref(&script), &BTreeMap::new()).exits(0).says("prassi ");
    let bare = |line: String| {
        Run::new(Command::new("/bin/sh").args(["-c", &line]).current_dir(empty.path()).env_clear().env("PATH", "/usr/bin:/bin"))
    };
    if !Path::new("/usr/bin/cargo").exists() && !Path::new("/usr/bin/prassi").exists() {
        bare(script.clone()).exits(2).says("PRASSI_REPOSITORY");
        bare(format!("PRASSI_REPOSITORY=x PRASSI_REVISION=y {script}")).exits(1).says("immagine");
    }
    // A cargo that only notes how it was called: the real one takes minutes.
    empty.write("bin/cargo", "#!/bin/sh\necho \"$@\" > chiamata\nmkdir -p .prassi/bin\nprintf '#!/bin/sh\\necho prassi finta\\n' > .prassi/bin/prassi\nchmod +x .prassi/bin/prassi\n");
    let run = bare(format!(
        "chmod +x bin/cargo; PATH=\"$PWD/bin:$PATH\" PRASSI_REPOSITORY=https://forge.example/p.git PRASSI_REVISION=abc {script}"
    ));
    run.exits(0).says("prassi finta");
    assert_eq!(empty.read("chiamata"), "install --locked --root .prassi --git https://forge.example/p.git --rev abc prassi\n");
}
