//! The search index: what making it takes, how large it is, and what a query loads.
//!
//! Making it is measured in a process of its own (`--index-of`), which analyses the catalogue first, so that its time and what it
//! adds to the peak of memory are the index's. What a query loads is counted with the tests' client, which knows the format's page
//! only: the files that it reads, each compressed as a web server would.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use flate2::Compression;
use flate2::write::GzEncoder;
use prassi::pipeline::{self, Fallback, Memo, Request, Threads};
use prassi::source::Source;

use crate::measure;
use crate::reader::Reader;

/// Figures of an index.
pub struct Index {
    pub seconds: f64,
    /// What it adds to the peak of memory.
    pub memory: u64,
    pub files: usize,
    pub raw: u64,
    pub gzip: u64,
    /// Bytes and files, median and worst over many queries.
    pub first: Loaded,
    pub further: Loaded,
    pub facets: u64,
}

/// What queries load.
pub struct Loaded {
    pub median: (u64, usize),
    pub worst: (u64, usize),
}

/// Measures the index of a catalogue that is built at `public`.
pub fn index(catalogue: &Path, public: &Path, runs: usize) -> Result<Index, String> {
    let mut made = (0..runs).map(|_| made(catalogue)).collect::<Result<Vec<_>, _>>()?;
    made.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (seconds, memory) = made[made.len() / 2];
    let folder = public.join("cerca");
    let all = measure::list(&folder)?;
    let sizes = all.iter().map(|(path, _)| gzip(path)).collect::<Result<Vec<_>, _>>()?;
    let facets = all.iter().zip(&sizes).filter(|((path, _), _)| path.starts_with(folder.join("f"))).map(|(_, size)| size).sum();
    let (first, further) = queries(&folder)?;
    Ok(Index {
        seconds,
        memory,
        files: all.len(),
        raw: all.iter().map(|(_, bytes)| bytes).sum(),
        gzip: sizes.iter().sum(),
        first,
        further,
        facets,
    })
}

/// Runs this program again to make the index once: seconds and bytes.
fn made(catalogue: &Path) -> Result<(f64, u64), String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(own).arg("--index-of").arg(catalogue).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut words = text.split_whitespace();
    let figures = words.next().and_then(|word| word.parse().ok()).zip(words.next().and_then(|word| word.parse().ok()));
    figures.ok_or_else(|| format!("--index-of: {text}{}", String::from_utf8_lossy(&output.stderr)))
}

/// What `--index-of` does: prints seconds and what was added to the peak of memory.
pub fn make(catalogue: &Path) -> Result<(), String> {
    let source = Source {
        top: catalogue.to_owned(),
        audience: prassi::config::Audience::Public,
        history: false,
        date: None,
        base_url: None,
        open_requests: None,
    };
    let request = Request { source, date: Some(jiff::civil::date(2026, 11, 22)), drafts: false };
    let snapshot = pipeline::read(&request).map_err(|error| error.to_string())?;
    let value = snapshot.value.ok_or("no site.toml")?;
    let analysis = pipeline::analyse(Arc::new(value), snapshot.diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let sites = analysis.sites().ok_or("no theme")?;
    let before = measure::own_peak();
    let started = Instant::now();
    sites.prepare(&Threads);
    println!("{} {}", started.elapsed().as_secs_f64(), measure::own_peak() - before);
    Ok(())
}

/// Types the first two words of many titles: what the first one loads from nothing, and what the second one loads more.
fn queries(folder: &Path) -> Result<(Loaded, Loaded), String> {
    let (mut first, mut further) = (Vec::new(), Vec::new());
    let cards = Reader::open(folder).cards();
    for number in (0..cards).step_by((cards / 40).max(1)) {
        let mut reader = Reader::open(folder);
        let title = reader.summary(number)["t"].as_str().unwrap_or("").to_owned();
        let words: Vec<&str> = title.split(' ').filter(|word| word.chars().count() > 4).take(2).collect();
        reader.loaded();
        let (mut known, mut query) = (BTreeSet::from(["meta.json".to_owned()]), String::new());
        for (n, word) in words.iter().enumerate() {
            query = format!("{query} {word}");
            ten(&mut reader, &query);
            let mut loaded = reader.loaded();
            let new: BTreeSet<String> = loaded.difference(&known).cloned().chain((n == 0).then(|| "meta.json".to_owned())).collect();
            let bytes = new.iter().map(|name| gzip(&folder.join(name))).sum::<Result<u64, _>>()?;
            (if n == 0 { &mut first } else { &mut further }).push((bytes, new.len()));
            known.append(&mut loaded);
        }
    }
    Ok((loaded(first), loaded(further)))
}

/// The first ten results as a client gets them: from the best cards of each word, and only if these are too few from all.
fn ten(reader: &mut Reader, query: &str) {
    reader.whole = false;
    let mut found = reader.search(query);
    if found.len() < 10 {
        reader.whole = true;
        found = reader.search(query);
    }
    found.into_iter().take(10).for_each(|number| drop(reader.summary(number)));
}

fn loaded(mut all: Vec<(u64, usize)>) -> Loaded {
    all.sort_unstable();
    Loaded { median: all[all.len() / 2], worst: all[all.len() - 1] }
}

/// Bytes of a file as a web server sends it.
fn gzip(path: &PathBuf) -> Result<u64, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(&bytes).and_then(|()| encoder.finish()).map(|bytes| bytes.len() as u64).map_err(|error| error.to_string())
}
