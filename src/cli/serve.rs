//! `prassi serve`: the site on this computer, renewed at every edit.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::{Common, Failure, report};
use crate::diagnostic::Diagnostic;
use crate::serve::{self, Event, Options};
use crate::source::{Snapshot, Source};

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct ServeArgs {
    /// Porta da provare per prima
    #[arg(long, value_name = "PORTA", default_value_t = 1111, hide_default_value = true)]
    port: u16,
    /// Apre il sito nel navigatore
    #[arg(long)]
    open: bool,
    /// Chiede ai file se sono cambiati, dove il sistema non lo dice (dischi di rete, contenitori)
    #[arg(long)]
    poll: bool,
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(folder: Option<PathBuf>, args: ServeArgs) -> Result<u8, Failure> {
    let request = super::request(folder, args.common, true)?;
    let source = request.source.clone();
    let options =
        Options { request, port: args.port, poll: args.poll, describe: |diagnostics, texts| report::human(diagnostics, texts, false) };
    let open = args.open;
    serve::run(options, &move |event| tell(event, open, &source))
        .map_err(|error| Failure { code: super::MACHINE, message: error.to_string() })?;
    Ok(0)
}

fn tell(event: &Event<'_>, open: bool, source: &Source) {
    match event {
        Event::Listening(url) => {
            say(&format!("Il sito è a {url} · ogni modifica si vede subito · Ctrl+C per finire"));
            if open {
                open_browser(url);
            }
        }
        Event::Read { snapshot, diagnostics, cards, time } => read(source, *snapshot, diagnostics, *cards, *time),
        Event::Failed(message) => report::failure(message),
    }
}

fn read(source: &Source, snapshot: Option<&Snapshot>, diagnostics: &[Diagnostic], cards: usize, time: Duration) {
    let texts = |path: &str| -> Option<Arc<str>> { source.text(snapshot, path) };
    let text = report::human(diagnostics, &texts, std::io::stderr().is_terminal());
    let _ = anstream::stderr().write_all(text.as_bytes());
    say(&format!("{} ({} ms)", report::summary(diagnostics, cards), time.as_millis()));
}

/// Prints a line at once, also into a pipe: programs wait for the address.
fn say(line: &str) {
    let mut out = anstream::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Opens the address with whatever the desktop uses; without a desktop nothing happens.
fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(program).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
