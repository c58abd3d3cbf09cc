//! Runs the program and watches it: time, peak memory, what it wrote, and the floor below which no program gets.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// One run.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub seconds: f64,
    /// Peak resident memory in bytes; 0 where the system does not tell.
    pub peak: u64,
}

/// The run with the median time of several.
pub fn median(runs: usize, mut one: impl FnMut() -> Result<Run, String>) -> Result<Run, String> {
    let mut all = (0..runs).map(|_| one()).collect::<Result<Vec<_>, _>>()?;
    all.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Ok(all[all.len() / 2])
}

/// Runs the program in `catalogue` to its end, which must be good.
pub fn run(program: &Path, catalogue: &Path, arguments: &[&str], also: impl Fn(&Child)) -> Result<Run, String> {
    let started = Instant::now();
    let mut child = Command::new(program)
        .current_dir(catalogue)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    also(&child);
    let mut peak = 0;
    let status = loop {
        // The kernel's own high-water mark only ever rises, so the last look before the end is near
        // the truth; waiting a little between two looks keeps the watcher out of the way.
        peak = peak_of(&child).max(peak);
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let seconds = started.elapsed().as_secs_f64();
    if status.success() { Ok(Run { seconds, peak }) } else { Err(format!("prassi {arguments:?} in {}: {status}", catalogue.display())) }
}

/// Peak resident memory of a running child so far, from `/proc`.
pub fn peak_of(child: &Child) -> u64 {
    peak(&child.id().to_string())
}

/// Peak resident memory of this process so far.
pub fn own_peak() -> u64 {
    peak("self")
}

fn peak(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    kilobytes * 1024
}

/// Files and bytes below a folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct Size {
    pub files: u64,
    pub bytes: u64,
}

/// Counts what lies below `folder`.
pub fn size(folder: &Path) -> Result<Size, String> {
    Ok(list(folder)?.iter().fold(Size::default(), |sum, (_, bytes)| Size { files: sum.files + 1, bytes: sum.bytes + bytes }))
}

/// Reads every file of the catalogue and writes as many files of the same sizes as the site has, on
/// all cores, into a folder that is not there: what the disk alone costs.
pub fn floor(catalogue: &Path, site: &Path, scratch: &Path) -> Result<Run, String> {
    let inputs: Vec<PathBuf> = list(catalogue)?.into_iter().map(|(path, _)| path).collect();
    let outputs: Vec<(PathBuf, u64)> =
        list(site)?.into_iter().map(|(path, bytes)| (scratch.join(path.strip_prefix(site).unwrap_or(&path)), bytes)).collect();
    let largest = outputs.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0) as usize;
    let filler = b"<p>Il catalogo raccoglie esperienze che altri possono riprendere.</p>\n".repeat(largest / 70 + 1);
    remove(scratch)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = |length: usize| length.div_ceil(threads).max(1);
    let started = Instant::now();
    let result: std::io::Result<()> = std::thread::scope(|scope| {
        let readers: Vec<_> = inputs
            .chunks(share(inputs.len()))
            .map(|part| scope.spawn(|| part.iter().try_for_each(|path| fs::read(path).map(|bytes| drop(std::hint::black_box(bytes))))))
            .collect();
        for reader in readers {
            reader.join().expect("a reader")?;
        }
        let writers: Vec<_> = outputs
            .chunks(share(outputs.len()))
            .map(|part| scope.spawn(|| part.iter().try_for_each(|(path, bytes)| write(path, &filler[..*bytes as usize]))))
            .collect();
        for writer in writers {
            writer.join().expect("a writer")?;
        }
        Ok(())
    });
    let seconds = started.elapsed().as_secs_f64();
    result.map_err(|error| format!("{}: {error}", scratch.display()))?;
    remove(scratch)?;
    Ok(Run { seconds, peak: 0 })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create(path)?.write_all(bytes)
}

/// Removes a folder, or its marker beside it, if it is there.
pub fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", folder.display())),
        _ => Ok(()),
    }
}

/// Every file below `folder` with its size, in order; Git's own folder is not part of a catalogue.
pub fn list(folder: &Path) -> Result<Vec<(PathBuf, u64)>, String> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git")
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.file_type().is_file()))
        .map(|entry| {
            let entry = entry.map_err(|error| error.to_string())?;
            let bytes = entry.metadata().map_err(|error| error.to_string())?.len();
            Ok((entry.into_path(), bytes))
        })
        .collect()
}
