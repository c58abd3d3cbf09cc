//! Writes a catalogue of N experiences that `prassi check` accepts, using every field that an editor would.
//!
//! [`generate`] writes `site.toml`, vocabularies, pages, one body for twenty experiences, one event,
//! one news item and one material for fifty, and the experiences in folders by year: 300 to 900
//! words each, about twenty fields in the front matter. Left out are `traduzione_di` (it belongs to
//! translations) and `validazioni.versione` (it names a commit).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::cards;
use crate::text::{Random, slug};
use crate::words::{KEYWORDS, PLACE_PREFIXES, PLACE_STEMS, PLACE_SUFFIXES, PROGRAMMES, REGIONS, SKILLS, THEMES, TITLES};

/// What was written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written {
    pub files: u64,
    pub bytes: u64,
}

/// Ids of everything, known before any card is written, so that cards can refer to each other.
pub struct Plan {
    pub seed: u64,
    /// Names and ids of the bodies.
    pub bodies: Vec<(String, String)>,
    pub experiences: Vec<Entry>,
    pub materials: Vec<String>,
    pub events: usize,
    pub news: usize,
}

/// An experience to be written.
pub struct Entry {
    pub title: String,
    pub slug: String,
    pub year: usize,
    /// In a folder of its own, with files beside it.
    pub folder: bool,
    /// Not on the main lists: no other card refers to it.
    pub held_back: bool,
}

/// The smallest sound PNG: one pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15,
    0xc4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78, 0xda, 0x63, 0x64, 0x60, 0xf8, 0x5f, 0x0f, 0, 0x02, 0x87, 0x01, 0x80, 0xeb, 0x47,
    0xba, 0x92, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

const SITE: &str = r#"[site]
title = "Catalogo generato"
tagline = "Esperienze inventate, per misurare"
description = "Un catalogo generato dal programma delle misure: nessuna di queste esperienze esiste."
base_url = "https://catalogo.example/"
demo = true

[contacts]
office = "Redazione inventata"
email = "redazione@catalogo.example"
"#;

/// Writes the catalogue into `folder`, which is emptied first.
pub fn generate(folder: &Path, cards: usize, seed: u64, git: bool) -> io::Result<Written> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let plan = plan(cards, seed);
    let mut out = Writer { folder: folder.to_owned(), written: Written::default() };
    out.file("site.toml", SITE.as_bytes())?;
    for (name, text) in vocabularies() {
        out.file(&format!("content/vocabolari/{name}.md"), text.as_bytes())?;
    }
    for (position, (menu, title)) in
        [("raccolta", "Il progetto"), ("diffusione", "Come partecipare"), ("piede", "Note legali")].into_iter().enumerate()
    {
        let head = json!({"titolo": title, "in_breve": "Una pagina del catalogo generato.", "menu": menu, "ordine": position + 1});
        out.card(
            &format!("content/pagine/{}.md", slug(title)),
            &head,
            "Un testo breve.\n\n## Di che cosa si tratta\n\nDi un catalogo inventato.\n",
        )?;
    }
    for index in 0..plan.bodies.len() {
        let (head, body) = cards::body(&plan, index);
        out.card(&format!("content/amministrazioni/{}.md", plan.bodies[index].1), &head, &body)?;
    }
    for (index, entry) in plan.experiences.iter().enumerate() {
        let (head, body) = cards::experience(&plan, index);
        let base = format!("content/esperienze/{}/{}", entry.year, entry.slug);
        if entry.folder {
            out.card(&format!("{base}/index.md"), &head, &body)?;
            out.file(&format!("{base}/foto.png"), PIXEL)?;
            out.file(&format!("{base}/dati.csv"), b"anno,domande\n2024,120\n2025,340\n")?;
        } else {
            out.card(&format!("{base}.md"), &head, &body)?;
        }
    }
    for index in 0..plan.materials.len() {
        let (head, body) = cards::material(&plan, index);
        out.card(&format!("content/materiali/{}.md", plan.materials[index]), &head, &body)?;
    }
    for index in 0..plan.events {
        let (year, head, body) = cards::event(&plan, index);
        out.card(&format!("content/eventi/{year}/incontro-{index}.md"), &head, &body)?;
    }
    for index in 0..plan.news {
        let (year, head, body) = cards::news(&plan, index);
        out.card(&format!("content/notizie/{year}/notizia-{index}.md"), &head, &body)?;
    }
    if git {
        commit(folder)?;
    }
    Ok(out.written)
}

fn plan(cards: usize, seed: u64) -> Plan {
    let bodies =
        (0..(cards / 20).max(5)).map(place).map(|name| format!("Comune di {name}")).map(|name| (name.clone(), slug(&name))).collect();
    let experiences = (0..cards)
        .map(|index| {
            let mut random = Random::new(seed, "entry", index);
            let title = format!("{} a {}", random.any(TITLES), place(random.between(0, 5_000)));
            Entry {
                slug: format!("{}-{index}", slug(&title)),
                title,
                year: 2016 + random.between(0, 10),
                folder: index % 40 == 7,
                held_back: index % 150 == 11 || index % 300 == 23,
            }
        })
        .collect();
    let materials = (0..(cards / 50).max(3)).map(|index| format!("materiale-{index}")).collect();
    Plan { seed, bodies, experiences, materials, events: (cards / 50).max(3), news: (cards / 50).max(3) }
}

/// The name of an invented place; different for every number below five thousand, numbered after that.
fn place(index: usize) -> String {
    let (stems, prefixes) = (PLACE_STEMS.len(), PLACE_PREFIXES.len());
    let combinations = stems * prefixes * PLACE_SUFFIXES.len();
    // 1,009 shares no factor with the number of combinations: neighbours do not look alike, none comes twice.
    let spread = index % combinations * 1_009 % combinations;
    let name = format!(
        "{}{}{}",
        PLACE_PREFIXES[spread / stems % prefixes],
        PLACE_STEMS[spread % stems],
        PLACE_SUFFIXES[spread / stems / prefixes]
    );
    if index < combinations { name } else { format!("{name} {}", index / combinations + 1) }
}

fn vocabularies() -> Vec<(&'static str, String)> {
    let term = |id: &str, label: &str| json!({"id": id, "etichetta": {"it": label}});
    let with_explanation = |(id, label): &(&str, &str)| {
        let mut value = term(id, label);
        value["spiegazione"] = json!(format!("{label}: una voce del catalogo generato, con la sua spiegazione in una frase."));
        value["sinonimi"] = json!([format!("{} (altro nome)", label.to_lowercase())]);
        value
    };
    let region = |(id, label, istat, nuts): &(&str, &str, &str, &str)| {
        let mut value = term(id, label);
        value["codici"] = json!({"istat": istat, "nuts": nuts});
        value
    };
    let list = |title: &str, glossary: bool, terms: Vec<Value>| {
        markdown(
            &json!({"titolo": title, "in_breve": "Un vocabolario del catalogo generato.", "nel_glossario": glossary, "termini": terms}),
            "",
        )
    };
    vec![
        ("temi", list("Temi", false, THEMES.iter().map(with_explanation).collect())),
        ("regioni", list("Regioni", false, REGIONS.iter().map(region).collect())),
        ("programmi", list("Programmi", true, PROGRAMMES.iter().map(with_explanation).collect())),
        ("competenze", list("Competenze", false, SKILLS.iter().map(|(id, label)| term(id, label)).collect())),
        ("parole-chiave", list("Parole chiave", false, KEYWORDS.iter().map(|id| term(id, &id.replace('-', " "))).collect())),
    ]
}

/// A card as text: front matter as a YAML tool writes it, then the body.
fn markdown(head: &Value, body: &str) -> String {
    let yaml = serde_yaml::to_string(head).expect("plain data is YAML");
    format!("---\n{yaml}---\n\n{body}")
}

struct Writer {
    folder: PathBuf,
    written: Written,
}

impl Writer {
    fn card(&mut self, path: &str, head: &Value, body: &str) -> io::Result<()> {
        self.file(path, markdown(head, body).as_bytes())
    }

    fn file(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
        self.written.files += 1;
        self.written.bytes += bytes.len() as u64;
        Ok(())
    }
}

/// One commit of everything, at a fixed time, without anybody's settings.
fn commit(folder: &Path) -> io::Result<()> {
    let date = "2026-11-01T12:00:00+01:00";
    for arguments in
        [&["init", "--quiet", "--initial-branch", "main"][..], &["add", "--all"], &["commit", "--quiet", "--message", "Catalogo generato"]]
    {
        let status = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(arguments)
            .envs([
                ("GIT_CONFIG_GLOBAL", "/dev/null"),
                ("GIT_CONFIG_SYSTEM", "/dev/null"),
                ("GIT_AUTHOR_DATE", date),
                ("GIT_COMMITTER_DATE", date),
            ])
            .envs([("GIT_AUTHOR_NAME", "Misure"), ("GIT_AUTHOR_EMAIL", "misure@catalogo.example")])
            .envs([("GIT_COMMITTER_NAME", "Misure"), ("GIT_COMMITTER_EMAIL", "misure@catalogo.example")])
            .status()?;
        if !status.success() {
            return Err(io::Error::other(format!("git {arguments:?}: {status}")));
        }
    }
    Ok(())
}
