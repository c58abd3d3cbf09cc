//! An edit under `serve`: how long until the browser is told, how long until the page shows it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::measure;

const PATIENCE: Duration = Duration::from_secs(60);

/// What several edits took.
#[derive(Debug, Clone, Copy)]
pub struct Latency {
    /// Until the event stream said something.
    pub event: Figures,
    /// Until the card's page held the new words, debounce and rendering included.
    pub page: Figures,
    /// Peak memory of the server in bytes.
    pub memory: u64,
}

/// Milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    pub median: f64,
    pub worst: f64,
}

fn figures(mut all: Vec<f64>) -> Figures {
    all.sort_by(f64::total_cmp);
    Figures { median: all[all.len() / 2], worst: all[all.len() - 1] }
}

/// Starts the server, edits a card `times` times, ends the server.
pub fn latency(program: &Path, catalogue: &Path, times: usize) -> Result<Latency, String> {
    let card = some_card(catalogue)?;
    let original = fs::read_to_string(&card).map_err(|error| error.to_string())?;
    let mut server = Server::start(program, catalogue)?;
    let result = edits(&server, &card, &original, times);
    let memory = measure::peak_of(&server.child);
    server.stop();
    fs::write(&card, original).map_err(|error| error.to_string())?;
    result.map(|(event, page)| Latency { event: figures(event), page: figures(page), memory })
}

fn edits(server: &Server, card: &Path, original: &str, times: usize) -> Result<(Vec<f64>, Vec<f64>), String> {
    let slug = card.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let address = format!("/esperienze/{slug}/");
    server.get(&address)?;
    let events = server.events()?;
    let (mut until_event, mut until_page) = (Vec::new(), Vec::new());
    for n in 0..times {
        // Whatever the stream still says about the edit before is over.
        while events.recv_timeout(Duration::from_millis(400)).is_ok() {}
        let words = format!("Modifica numero {n} fatta adesso");
        let text = original.replacen("titolo: ", &format!("titolo: {words} "), 1);
        let started = Instant::now();
        fs::write(card, text).map_err(|error| error.to_string())?;
        events.recv_timeout(PATIENCE).map_err(|_| "no event after an edit".to_owned())?;
        until_event.push(started.elapsed().as_secs_f64() * 1e3);
        while !server.get(&address)?.contains(&words) {
            if started.elapsed() > PATIENCE {
                return Err("the page never showed the edit".to_owned());
            }
        }
        until_page.push(started.elapsed().as_secs_f64() * 1e3);
    }
    Ok((until_event, until_page))
}

/// An experience in a single file, in the middle of the catalogue, whose title is short.
fn some_card(catalogue: &Path) -> Result<PathBuf, String> {
    let mut cards: Vec<PathBuf> = walkdir::WalkDir::new(catalogue.join("content/esperienze"))
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md") && path.file_stem().is_some_and(|stem| stem != "index"))
        .collect();
    // Titles have at most 120 characters, and the edit adds thirty.
    let fits = |path: &PathBuf| {
        fs::read_to_string(path).is_ok_and(|text| {
            text.lines().any(|line| line.starts_with("titolo: ") && line.len() < 85) && !text.contains("stato_redazionale")
        })
    };
    let middle = cards.len() / 2;
    cards.rotate_left(middle);
    cards.into_iter().find(fits).ok_or("no card to edit".to_owned())
}

struct Server {
    child: Child,
    host: String,
}

impl Server {
    fn start(program: &Path, catalogue: &Path) -> Result<Self, String> {
        let mut child = Command::new(program)
            .current_dir(catalogue)
            .args(["serve", "--port", "18111"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no standard output")?).lines();
        let host = lines.find_map(|line| {
            let line = line.ok()?;
            let rest = &line[line.find("http://127.0.0.1:")? + "http://".len()..];
            Some(rest.split('/').next()?.trim().to_owned())
        });
        let host = host.ok_or("serve ended without an address")?;
        // The pipe must be read on, or the server would one day wait for it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Server { child, host })
    }

    fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn connect(&self, path: &str) -> Result<TcpStream, String> {
        let mut stream = TcpStream::connect(&self.host).map_err(|error| format!("{}: {error}", self.host))?;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept: */*\r\n\r\n", self.host);
        stream.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
        Ok(stream)
    }

    fn get(&self, path: &str) -> Result<String, String> {
        let mut bytes = Vec::new();
        self.connect(path)?.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Connects to the event stream; each `data:` line becomes a message.
    fn events(&self) -> Result<Receiver<()>, String> {
        let stream = BufReader::new(self.connect("/_prassi/eventi")?);
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            for line in stream.lines().map_while(Result::ok) {
                if line.starts_with("data:") && sender.send(()).is_err() {
                    break;
                }
            }
        });
        Ok(receiver)
    }
}
