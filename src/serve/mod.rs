//! The dev server: the site as it would be published, on this computer only, renewed at every edit.
//!
//! [`run`] is the entry point: it reads the catalogue, binds a loopback port, watches the files, and
//! answers requests by rendering the one page that is asked for. A change re-reads what the watcher names
//! ([`state`]), bumps a version, and every open page hears of it by server-sent events and loads itself
//! again. Whatever is broken is shown over the page and in the terminal; everything else keeps working.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::pipeline::Request;
use crate::source::{Snapshot, SourceError};

mod http;
mod pages;
mod state;
mod watch;

pub use state::State;

/// Writes diagnostics out as plain text; `serve` shows them but does not know how they are printed.
pub type Describe = fn(&[Diagnostic], &dyn Fn(&str) -> Option<Arc<str>>) -> String;

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// What to read.
    pub request: Request,
    /// The port that is tried first; 0 for any.
    pub port: u16,
    /// Whether files are asked for changes instead of the system telling (network drives, containers).
    pub poll: bool,
    /// How diagnostics are written out.
    pub describe: Describe,
}

/// What the terminal is told.
#[derive(Debug)]
pub enum Event<'a> {
    /// The site can be opened at this address.
    Listening(&'a str),
    /// The catalogue was read: problems, number of cards, and how long it took.
    Read {
        /// For the texts of files.
        snapshot: Option<&'a Snapshot>,
        /// All problems.
        diagnostics: &'a [Diagnostic],
        /// Cards, valid or not.
        cards: usize,
        /// From the end of the edit to the new pages.
        time: std::time::Duration,
    },
    /// The machine failed; the server goes on with what it had.
    Failed(&'a str),
}

/// Why the server could not start.
#[derive(Debug)]
pub enum ServeError {
    /// No port is free, or the socket failed.
    Socket(std::io::Error),
    /// The files cannot be watched.
    Watch(String),
    /// The catalogue could not be read at all.
    Source(SourceError),
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ServeError::Socket(error) => write!(f, "nessuna porta si apre su questo computer: {error}"),
            ServeError::Watch(error) => write!(f, "non riesco a sorvegliare i file: {error}\n  Prova con --poll."),
            ServeError::Source(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ServeError {}

/// Serves until the process is stopped.
pub fn run(mut options: Options, tell: &(dyn Fn(&Event<'_>) + Sync)) -> Result<(), ServeError> {
    let listener = bind(options.port).map_err(ServeError::Socket)?;
    let address = listener.local_addr().map_err(ServeError::Socket)?;
    let url = format!("http://{address}/");
    options.request.source.base_url = Some(url.clone());
    let changes = watch::start(&options.request.source.top, options.poll).map_err(ServeError::Watch)?;
    let state = Arc::new(State::new(options.request.clone(), options.describe));
    state.load(tell).map_err(ServeError::Source)?;
    tell(&Event::Listening(&url));
    std::thread::scope(|scope| {
        scope.spawn(|| http::serve(listener, &state));
        for change in changes {
            let paths: Vec<PathBuf> = change.paths.into_iter().collect();
            if let Err(error) = state.update(&paths, change.everything, tell) {
                tell(&Event::Failed(&error.to_string()));
            }
        }
    });
    Ok(())
}

/// The wanted port on the loopback address, else one of the next twenty, else any that is free.
fn bind(port: u16) -> std::io::Result<TcpListener> {
    let mut last = None;
    let candidates = (0..20).filter_map(|n| port.checked_add(n)).take_while(|n| port != 0 || *n == 0);
    for port in candidates.chain([0]) {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => {
                // Accepted sockets inherit it; without it every small answer waits 40 ms for an acknowledgement.
                rustix::net::sockopt::set_tcp_nodelay(&listener, true)?;
                return Ok(listener);
            }
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| std::io::Error::other("nessuna porta")))
}

#[cfg(test)]
mod tests {
    use super::bind;

    #[test]
    fn a_taken_port_gives_another_one() {
        let first = bind(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let second = bind(port).unwrap();
        assert_ne!(second.local_addr().unwrap().port(), port);
        assert!(second.local_addr().unwrap().ip().is_loopback());
    }
}
