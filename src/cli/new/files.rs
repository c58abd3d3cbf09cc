//! The files of a new catalogue: `scaffold/` with the answers in place of its marks, schemas and vocabularies as they are embedded,
//! `site.toml` from the table of its keys, and the editor's help from the schemas.

use include_dir::Dir;

use super::editor;
use crate::config::{ForgeKind, keys};
use crate::source::{EMBEDDED_SCAFFOLD, EMBEDDED_SCHEMAS, EMBEDDED_VOCABULARIES};

/// What a new catalogue needs to know.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    pub title: String,
    pub body: String,
    pub body_url: Option<String>,
    pub language: String,
    pub base_url: Option<String>,
    pub forge: ForgeKind,
    /// Without a slash at the end.
    pub forge_url: Option<String>,
    /// Year of the example's folder.
    pub year: i16,
}

/// Files of `scaffold/` that every catalogue gets, and where they go.
const COMMON: &[(&str, &str)] = &[
    ("README.md", "README.md"),
    ("gitignore", ".gitignore"),
    ("content/amministrazioni/comune-di-esempio.md", "content/amministrazioni/comune-di-esempio.md"),
    ("content/pagine/accessibilita.md", "content/pagine/accessibilita.md"),
    ("content/pagine/note-legali.md", "content/pagine/note-legali.md"),
    ("content/pagine/privacy.md", "content/pagine/privacy.md"),
    ("content/pagine/progetto.md", "content/pagine/progetto.md"),
    ("ci/comprimi.sh", "ci/comprimi.sh"),
    ("ci/freschezza.sh", "ci/freschezza.sh"),
    ("ci/installa.sh", "ci/installa.sh"),
    ("ci/oggi.sh", "ci/oggi.sh"),
    ("ci/proposte.sh", "ci/proposte.sh"),
];

/// Files that the forge asks for.
const GITLAB: &[(&str, &str)] = &[
    ("gitlab/gitlab-ci.yml", ".gitlab-ci.yml"),
    ("gitlab/CODEOWNERS", ".gitlab/CODEOWNERS"),
    ("merge_request.md", ".gitlab/merge_request_templates/Default.md"),
];
const GITHUB: &[(&str, &str)] = &[
    ("github/catalogo.yml", ".github/workflows/catalogo.yml"),
    ("github/CODEOWNERS", ".github/CODEOWNERS"),
    ("merge_request.md", ".github/pull_request_template.md"),
];
const FORGEJO: &[(&str, &str)] = &[
    ("forgejo/catalogo.yml", ".forgejo/workflows/catalogo.yml"),
    ("forgejo/CODEOWNERS", ".forgejo/CODEOWNERS"),
    ("merge_request.md", ".forgejo/pull_request_template.md"),
    ("ci/ramo.sh", "ci/ramo.sh"),
];

/// Forms to fill in: file, title, what it is for.
const ISSUES: &[(&str, &str, &str)] = &[
    ("esperienza", "Racconta un'esperienza", "Proponi un'esperienza in poche righe: alla scheda pensa la redazione"),
    ("correzione", "Correggi una scheda", "Segnala un dato sbagliato o invecchiato"),
    ("barriera", "Segnala una barriera", "Qualcosa del sito non si può usare"),
];

/// Every file of the catalogue with its path, in no particular order.
pub(super) fn files(answers: &Answers) -> Vec<(String, Vec<u8>)> {
    let marks = marks(answers);
    let forge = match answers.forge {
        ForgeKind::Gitlab => GITLAB,
        ForgeKind::Github => GITHUB,
        ForgeKind::Forgejo => FORGEJO,
    };
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (from, to) in COMMON.iter().chain(forge) {
        files.push(((*to).to_owned(), fill(&template(from), &marks).into_bytes()));
    }
    let example = template("content/esperienze/sportello-mobile-esempio.md");
    files.push((format!("content/esperienze/{}/sportello-mobile-esempio.md", answers.year), example.into_bytes()));
    files.push((format!("themes/italia/strings/{}.sito.ftl", answers.language), template("strings.ftl").into_bytes()));
    files.extend(ISSUES.iter().map(|issue| form(answers.forge, issue)));
    files.extend(copies(&EMBEDDED_SCHEMAS, "schemas"));
    files.extend(copies(&EMBEDDED_VOCABULARIES, "content/vocabolari"));
    files.push(("site.toml".to_owned(), site_toml(answers).into_bytes()));
    files.extend(editor::files());
    files
}

fn template(path: &str) -> String {
    let file = EMBEDDED_SCAFFOLD.get_file(path).and_then(|file| file.contents_utf8());
    file.unwrap_or_else(|| unreachable!("scaffold/{path} is embedded")).to_owned()
}

fn copies(folder: &'static Dir<'static>, to: &str) -> Vec<(String, Vec<u8>)> {
    let name = |file: &include_dir::File<'_>| file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    folder.files().map(|file| (format!("{to}/{}", name(file)), file.contents().to_vec())).collect()
}

/// A form as each forge wants it: GitLab the text alone, the others with a header.
fn form(forge: ForgeKind, (file, name, about): &(&str, &str, &str)) -> (String, Vec<u8>) {
    let text = template(&format!("issue/{file}.md"));
    let headed = || format!("---\nname: {name}\nabout: {about}\n---\n\n{text}");
    match forge {
        ForgeKind::Gitlab => (format!(".gitlab/issue_templates/{name}.md"), text.into_bytes()),
        ForgeKind::Github => (format!(".github/ISSUE_TEMPLATE/{file}.md"), headed().into_bytes()),
        ForgeKind::Forgejo => (format!(".forgejo/issue_template/{file}.md"), headed().into_bytes()),
    }
}

/// What stands in place of the marks.
fn marks(answers: &Answers) -> Vec<(&'static str, String)> {
    let (ci_file, owners, schedule, publish, image) = match answers.forge {
        ForgeKind::Gitlab => (
            ".gitlab-ci.yml",
            ".gitlab/CODEOWNERS",
            "attivalo in Build → Pipeline schedules → New schedule, ogni notte sul ramo main.",
            "Ogni modifica accolta sul ramo `main` ripubblica il sito con GitLab Pages. Nelle proposte di modifica il controllo segna gli errori\n\
             riga per riga e l'anteprima si apre dalla proposta.",
            " (`PRASSI_IMAGE`)",
        ),
        ForgeKind::Github => (
            ".github/workflows/catalogo.yml",
            ".github/CODEOWNERS",
            "è già nel file `.github/workflows/catalogo.yml`; basta che le azioni siano attive.",
            "In Settings → Pages scegli «GitHub Actions». Da allora ogni modifica accolta sul ramo `main` ripubblica il sito. Nelle proposte di\n\
             modifica il controllo segna gli errori riga per riga; l'anteprima è fra gli allegati del controllo.",
            "",
        ),
        ForgeKind::Forgejo => (
            ".forgejo/workflows/catalogo.yml",
            ".forgejo/CODEOWNERS",
            "è già nel file `.forgejo/workflows/catalogo.yml`; basta che le azioni siano attive.",
            "Ogni modifica accolta sul ramo `main` mette il sito sul ramo `pages`, da cui Codeberg Pages (o chi ospita) lo serve. Nelle proposte\n\
             di modifica il controllo dice che cosa correggere; l'anteprima è fra gli allegati del controllo.",
            " (`container`)",
        ),
    };
    vec![
        ("@@TITLE@@", markdown(&answers.title)),
        ("@@BODY@@", markdown(&answers.body)),
        ("@@REVISION@@", revision()),
        ("@@CI_FILE@@", ci_file.to_owned()),
        ("@@CODEOWNERS@@", owners.to_owned()),
        ("@@SCHEDULE@@", schedule.to_owned()),
        ("@@PUBLISH@@", publish.to_owned()),
        ("@@IMAGE@@", image.to_owned()),
    ]
}

fn fill(text: &str, marks: &[(&str, String)]) -> String {
    marks.iter().fold(text.to_owned(), |text, (mark, value)| text.replace(mark, value))
}

/// The version of prassi that made the catalogue, as Git knows it: its commit, else the tag of its version.
fn revision() -> String {
    match env!("PRASSI_COMMIT") {
        "" => concat!("v", env!("CARGO_PKG_VERSION")).to_owned(),
        commit => commit.to_owned(),
    }
}

/// A name as Markdown text.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn site_toml(answers: &Answers) -> String {
    let text = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let kind = match answers.forge {
        ForgeKind::Gitlab => "gitlab",
        ForgeKind::Github => "github",
        ForgeKind::Forgejo => "forgejo",
    };
    let mut given = vec![
        ("[site]", "title", text(&answers.title)),
        ("[site]", "language", text(&answers.language)),
        // Until the body has written its pages the site says what it is; see README.md.
        ("[site]", "demo", "true".to_owned()),
        ("[contacts]", "office", text(&format!("Redazione del catalogo, {}", answers.body))),
    ];
    if let Some(url) = &answers.base_url {
        given.push(("[site]", "base_url", text(url)));
    }
    if let Some(url) = &answers.body_url {
        given.extend([("[parent]", "name", text(&answers.body)), ("[parent]", "url", text(url))]);
    }
    if let Some(url) = &answers.forge_url {
        given.extend([("[forge]", "kind", text(kind)), ("[forge]", "url", text(url))]);
    }
    keys::example(&given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(forge: ForgeKind) -> Answers {
        Answers {
            title: "Idee \"vive\" & [nuove]".to_owned(),
            body: "Comune di *Prova*".to_owned(),
            body_url: Some("https://comune.example/".to_owned()),
            language: "it".to_owned(),
            base_url: None,
            forge,
            forge_url: Some("https://forge.example/a/b".to_owned()),
            year: 2026,
        }
    }

    #[test]
    fn no_mark_is_left_and_no_path_comes_twice() {
        for forge in [ForgeKind::Gitlab, ForgeKind::Github, ForgeKind::Forgejo] {
            let files = files(&answers(forge));
            let mut paths: Vec<&String> = files.iter().map(|(path, _)| path).collect();
            paths.sort();
            paths.dedup();
            assert_eq!(paths.len(), files.len());
            for (path, bytes) in &files {
                assert!(!String::from_utf8_lossy(bytes).contains("@@"), "{path}");
            }
        }
    }

    #[test]
    fn names_are_written_as_toml_and_markdown_want_them() {
        let toml = site_toml(&answers(ForgeKind::Gitlab));
        let read: toml::Value = toml::from_str(&toml).unwrap();
        assert_eq!(read["site"]["title"].as_str(), Some("Idee \"vive\" & [nuove]"));
        assert_eq!(read["parent"]["url"].as_str(), Some("https://comune.example/"));
        assert_eq!(markdown("a [b] <c>"), "a \\[b\\] \\<c\\>");
    }
}
