//! What it takes to read the versions of every card, beside `git log --raw` over the same history.
//!
//! ```text
//! cargo bench --bench history -- [--cards 10000] [--commits 10000] [--folders year,flat] [--runs 3] [--keep DIR] [--repository DIR]
//! ```
//!
//! [`generate`] writes histories (same seed, same commits) through `git fast-import`; each figure is a run of this program in a
//! process of its own, so that memory is that run's. Nothing here is a test: times depend on the machine.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

mod generate;

const HELP: &str = "cargo bench --bench history -- [OPTIONS]
  --cards N           cards of the generated histories (default 10000)
  --commits N         commits (default 10000)
  --folders A[,B]     year: fifteen folders; flat: one (default year,flat)
  --runs N            runs of each measurement; the median is printed (default 3)
  --keep DIR          write the histories to DIR/year, DIR/flat and leave them there; what is there already is used
  --repository DIR    measure the Markdown files below this folder of a repository instead";

struct Options {
    cards: usize,
    commits: usize,
    folders: Vec<String>,
    runs: usize,
    keep: Option<PathBuf>,
    repository: Option<PathBuf>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).peekable();
    let result = if arguments.peek().is_some_and(|first| first == "--one") {
        one(Path::new(&arguments.nth(1).unwrap_or_default()))
    } else {
        match parse(arguments) {
            Ok(Some(options)) => run(&options),
            Ok(None) => {
                println!("{HELP}");
                Ok(())
            }
            Err(problem) => Err(format!("{problem}\n\n{HELP}")),
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("history: {error}");
            ExitCode::from(2)
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options {
        cards: 10_000,
        commits: 10_000,
        folders: vec!["year".to_owned(), "flat".to_owned()],
        runs: 3,
        keep: None,
        repository: None,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        let number = |text: String| text.replace('_', "").parse::<usize>().map_err(|_| format!("{text} is not a number"));
        match &*argument {
            "--help" | "-h" => return Ok(None),
            // What cargo adds by itself.
            "--bench" | "--test" => {}
            "--cards" => options.cards = number(value()?)?.max(1),
            "--commits" => options.commits = number(value()?)?.max(2),
            "--runs" => options.runs = number(value()?)?.max(1),
            "--folders" => options.folders = value()?.split(',').map(str::to_owned).collect(),
            "--keep" => options.keep = Some(value()?.into()),
            "--repository" => options.repository = Some(value()?.into()),
            other => return Err(format!("unknown option {other}")),
        }
    }
    match options.folders.iter().find(|kind| !["year", "flat"].contains(&kind.as_str())) {
        Some(kind) => Err(format!("--folders year or flat, not {kind}")),
        None => Ok(Some(options)),
    }
}

fn run(options: &Options) -> Result<(), String> {
    let mut columns = Vec::new();
    if let Some(folder) = &options.repository {
        columns.push(measure(options, "repository", folder)?);
        print!("{}", table(&columns));
        return Ok(());
    }
    let temporary = tempfile::Builder::new().prefix("prassi-bench-").tempdir().map_err(|error| error.to_string())?;
    for kind in &options.folders {
        let folder = options.keep.as_deref().unwrap_or(temporary.path()).join(kind);
        if !folder.join(".git").exists() {
            generate::generate(&folder, kind == "flat", options.cards, options.commits)?;
        }
        columns.push(measure(options, kind, &folder.join("content"))?);
    }
    print!("{}", table(&columns));
    Ok(())
}

/// The figures of one history: label and value, in the table's order.
type Column = (String, Vec<(&'static str, String)>);

fn measure(options: &Options, name: &str, folder: &Path) -> Result<Column, String> {
    // A folder that Git made has no file where the program writes: the generated `content` need not be checked out.
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let cache = PathBuf::from(git(folder, &["rev-parse", "--absolute-git-dir"])?.trim()).join("prassi");
    let forget = || match std::fs::remove_dir_all(&cache) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.to_string()),
        _ => Ok(()),
    };
    let cold = median(options.runs, || forget().and_then(|()| child(folder)))?;
    let warm = median(options.runs, || child(folder))?;
    let log = median(options.runs, || {
        let started = Instant::now();
        let arguments = ["log", "--raw", "--no-renames", "--format=%H", "HEAD"];
        let status = Command::new("git").current_dir(folder).args(arguments).stdout(Stdio::null()).status();
        status.map_err(|error| error.to_string())?;
        Ok(Run { seconds: started.elapsed().as_secs_f64(), ..Run::default() })
    })?;
    let seconds = |value: f64| if value < 0.1 { format!("{value:.3} s") } else { format!("{value:.2} s") };
    let rows = vec![
        ("commits", git(folder, &["rev-list", "--count", "HEAD"])?.trim().to_owned()),
        ("files that ever were", cold.files.to_string()),
        ("versions", cold.versions.to_string()),
        ("versions of all files, cold", seconds(cold.seconds)),
        ("nothing new", seconds(warm.seconds)),
        ("`git log --raw`", seconds(log.seconds)),
        ("cold / `git log --raw`", format!("{:.2}", cold.seconds / log.seconds)),
        ("peak memory, cold", format!("{:.1} MiB", cold.peak as f64 / 1024.0)),
        ("peak memory, nothing new", format!("{:.1} MiB", warm.peak as f64 / 1024.0)),
    ];
    Ok((name.to_owned(), rows))
}

/// One reading of a history.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    seconds: f64,
    /// Peak resident memory in KiB, that of Git's processes aside; 0 where the system does not tell.
    peak: u64,
    files: usize,
    versions: usize,
}

fn median(runs: usize, mut one: impl FnMut() -> Result<Run, String>) -> Result<Run, String> {
    let mut all = (0..runs).map(|_| one()).collect::<Result<Vec<_>, _>>()?;
    all.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Ok(all[all.len() / 2])
}

/// Runs [`one`] in a process of its own.
fn child(folder: &Path) -> Result<Run, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program).arg("--one").arg(folder).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [seconds, peak, files, versions] = parts[..] else {
        return Err(format!("{}{}", text, String::from_utf8_lossy(&output.stderr)));
    };
    let number = |text: &str| text.parse::<u64>().map_err(|error| error.to_string());
    let seconds = seconds.parse().map_err(|_| format!("{seconds} is no time"))?;
    Ok(Run { seconds, peak: number(peak)?, files: number(files)? as usize, versions: number(versions)? as usize })
}

/// Reads a history once and says what that took.
fn one(folder: &Path) -> Result<(), String> {
    let started = Instant::now();
    let history = prassi::source::history_of(folder, "HEAD").map_err(|error| error.to_string())?;
    let seconds = started.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0").trim().trim_end_matches(" kB");
    let versions: usize = history.files.values().map(Vec::len).sum();
    println!("{seconds} {peak} {} {versions}", history.files.len());
    Ok(())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").current_dir(folder).args(arguments).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

fn table(columns: &[Column]) -> String {
    let mut lines = vec![String::from("|"), String::from("|---|")];
    for (name, _) in columns {
        lines[0] += &format!(" | {name}");
        lines[1] += "---:|";
    }
    lines[0] += " |";
    for (index, (label, _)) in columns[0].1.iter().enumerate() {
        let cells: Vec<&str> = columns.iter().map(|(_, rows)| &*rows[index].1).collect();
        lines.push(format!("| {label} | {} |", cells.join(" | ")));
    }
    lines.join("\n") + "\n"
}
