//! Catalogues of any size, and what the program takes to build, check and serve them.
//!
//! ```text
//! cargo bench --bench catalogue -- --cards 1000,10000 [--runs 3] [--keep DIR] [--git] [--only generate]
//! ```
//!
//! [`generate`] writes a catalogue (same seed, same bytes), [`measure`] runs the program on it and
//! watches time and memory, [`search`] looks at the index, [`edit`] edits a card under `serve`. The result is a Markdown table;
//! `benches/README.md` says how to read it. Nothing here is a test: times depend on the machine.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod cards;
mod edit;
mod generate;
mod measure;
#[path = "../../tests/suite/reader.rs"]
#[allow(dead_code)]
mod reader;
mod search;
mod text;
mod words;

const HELP: &str = "cargo bench --bench catalogue -- [OPTIONS]
  --cards N[,N…]    sizes of the catalogues (default 1000)
  --seed N          seed of the generator (default 1)
  --runs N          runs of each measurement; the median is printed (default 3)
  --keep DIR        write the catalogues to DIR/N and leave them there
  --git             commit each catalogue, so that dates come from the archive
  --only generate   write the catalogues and stop (with --keep)
  --program PATH    measure this program instead of the one just compiled";

struct Options {
    cards: Vec<usize>,
    seed: u64,
    runs: usize,
    keep: Option<PathBuf>,
    git: bool,
    only_generate: bool,
    program: PathBuf,
    /// Make the index of this catalogue, print what it took, and do nothing else.
    index_of: Option<PathBuf>,
}

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Ok(Some(options)) => match run(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("catalogue: {error}");
                ExitCode::from(3)
            }
        },
        Ok(None) => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("catalogue: {problem}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options {
        cards: vec![1_000],
        seed: 1,
        runs: 3,
        keep: None,
        git: false,
        only_generate: false,
        program: PathBuf::from(env!("CARGO_BIN_EXE_prassi")),
        index_of: None,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        let number = |text: String| text.replace('_', "").parse::<u64>().map_err(|_| format!("{text} is not a number"));
        match &*argument {
            "--help" | "-h" => return Ok(None),
            // What cargo adds by itself.
            "--bench" | "--test" => {}
            "--cards" => options.cards = value()?.split(',').map(|n| number(n.to_owned()).map(|n| n as usize)).collect::<Result<_, _>>()?,
            "--seed" => options.seed = number(value()?)?,
            "--runs" => options.runs = number(value()?)?.max(1) as usize,
            "--keep" => options.keep = Some(value()?.into()),
            "--git" => options.git = true,
            "--index-of" => options.index_of = Some(value()?.into()),
            "--only" => match &*value()? {
                "generate" => options.only_generate = true,
                other => return Err(format!("--only generate, not {other}")),
            },
            "--program" => options.program = value()?.into(),
            other => return Err(format!("unknown option {other}")),
        }
    }
    if options.only_generate && options.keep.is_none() {
        return Err("--only generate needs --keep DIR".to_owned());
    }
    Ok(Some(options))
}

fn run(options: &Options) -> Result<(), String> {
    if let Some(catalogue) = &options.index_of {
        return search::make(catalogue);
    }
    let mut columns = Vec::new();
    for &cards in &options.cards {
        let temporary;
        let folder: &Path = match &options.keep {
            Some(folder) => &folder.join(cards.to_string()),
            None => {
                temporary = tempfile::Builder::new().prefix("prassi-bench-").tempdir().map_err(|error| error.to_string())?;
                temporary.path()
            }
        };
        let catalogue = folder.join("catalogo");
        let written = generate::generate(&catalogue, cards, options.seed, options.git)
            .map_err(|error| format!("{}: {error}", catalogue.display()))?;
        eprintln!("{cards} cards: {} files, {} in {}", written.files, megabytes(written.bytes), catalogue.display());
        if !options.only_generate {
            columns.push(measure_all(options, cards, folder, &catalogue)?);
        }
    }
    if !columns.is_empty() {
        print!("{}", table(&columns));
    }
    Ok(())
}

/// The figures of one catalogue: label and value, in the table's order.
struct Column {
    cards: usize,
    rows: Vec<(&'static str, String)>,
}

fn measure_all(options: &Options, cards: usize, folder: &Path, catalogue: &Path) -> Result<Column, String> {
    let program = &options.program;
    let out = folder.join("public");
    let check = measure::median(options.runs, || measure::run(program, catalogue, &["check"], |_| ()))?;
    let cold = measure::median(options.runs, || {
        measure::remove(&out)?;
        measure::run(program, catalogue, &["build", "--out", &out.to_string_lossy()], |_| ())
    })?;
    let warm = measure::median(options.runs, || measure::run(program, catalogue, &["build", "--out", &out.to_string_lossy()], |_| ()))?;
    let size = measure::size(&out)?;
    let floor = measure::median(options.runs, || measure::floor(catalogue, &out, &folder.join("floor")))?;
    // A program of before the index has none.
    let index = out.join("cerca/meta.json").exists().then(|| search::index(catalogue, &out, options.runs)).transpose()?;
    let edit = edit::latency(program, catalogue, 15)?;
    measure::remove(&out)?;
    let seconds = |value: f64| if value < 0.1 { format!("{value:.3} s") } else { format!("{value:.2} s") };
    Ok(Column {
        cards,
        rows: [
            vec![
                ("build, cold", seconds(cold.seconds)),
                ("build, nothing changed", seconds(warm.seconds)),
                ("check", seconds(check.seconds)),
                ("peak memory, cold build", megabytes(cold.peak)),
                ("peak memory, check", megabytes(check.peak)),
                ("files written", size.files.to_string()),
                ("bytes written", megabytes(size.bytes)),
                ("floor: the same files read, as many bytes written", seconds(floor.seconds)),
                ("cold build / floor", format!("{:.1}", cold.seconds / floor.seconds)),
                ("edit: until the reload event (median / worst)", format!("{:.0} / {:.0} ms", edit.event.median, edit.event.worst)),
                ("edit: until the page shows it (median / worst)", format!("{:.0} / {:.0} ms", edit.page.median, edit.page.worst)),
                ("edit: memory of the server", megabytes(edit.memory)),
            ],
            index.map_or_else(Vec::new, |index| index_rows(&index)),
        ]
        .concat(),
    })
}

fn index_rows(index: &search::Index) -> Vec<(&'static str, String)> {
    let loaded = |of: &search::Loaded| {
        let text = |(bytes, files): (u64, usize)| format!("{} in {files}", kilobytes(bytes));
        format!("{} / {}", text(of.median), text(of.worst))
    };
    vec![
        ("search index: time of the build", format!("{:.2} s", index.seconds)),
        ("search index: memory beyond that of the analysis", megabytes(index.memory)),
        ("search index: files", index.files.to_string()),
        ("search index: bytes, raw / gzip", format!("{} / {}", megabytes(index.raw), megabytes(index.gzip))),
        ("a query's first word: gzip in files (median / worst)", loaded(&index.first)),
        ("its second word: gzip in files (median / worst)", loaded(&index.further)),
        ("all facets: gzip", kilobytes(index.facets)),
    ]
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

fn table(columns: &[Column]) -> String {
    let mut lines = vec![String::from("|"), String::from("|---|")];
    for column in columns {
        lines[0] += &format!(" | {} cards", column.cards);
        lines[1] += "---:|";
    }
    lines[0] += " |";
    for (index, (label, _)) in columns[0].rows.iter().enumerate() {
        let cells: Vec<&str> = columns.iter().map(|column| &*column.rows[index].1).collect();
        lines.push(format!("| {label} | {} |", cells.join(" | ")));
    }
    lines.join("\n") + "\n"
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}
