//! `prassi history`: the versions of a card in the terminal, and what differs between any two.
//!
//! [`run`] finds the card ([`find`]), then [`show`] writes its versions for people, [`json`] for programs; [`compare`] puts a
//! comparison into words. Who maintains a catalogue may see names, whatever the site shows of them; addresses nobody sees.
//! What was taken back (`oscurati.yml`) is taken back here too.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::{CONTENT, Common, Failure, USAGE, check, config_failed, report};
use crate::config::Audience;
use crate::diagnostic::{Checked, Severity};
use crate::pipeline::{self, Fallback, Memo, Request};
use crate::source;

mod compare;
mod find;
mod json;
mod show;

use find::Found;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct HistoryArgs {
    /// La scheda: il suo codice, tipo/codice, il percorso del file o l'indirizzo della pagina
    #[arg(value_name = "SCHEDA", help_heading = "Argomenti")]
    card: String,
    /// Scrive i dati in JSON, per altri programmi
    #[arg(long)]
    json: bool,
    /// Mostra che cosa cambia fra due versioni, per esempio 2..5; con un numero solo, da quella prima
    #[arg(long, value_name = "A..B", value_parser = range)]
    compare: Option<Range>,
    /// Per chi è il sito: public, members, community:ID, group:ID
    #[arg(long, value_name = "PUBBLICO", default_value = "public", value_parser = super::usage::audience, hide_default_value = true)]
    audience: Audience,
}

/// The versions of `--compare`: from the first, or the one before the second; to the second, or the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    from: Option<usize>,
    to: Option<usize>,
}

/// Reads `--compare`.
fn range(text: &str) -> Result<Range, String> {
    let number = |text: &str| match text {
        "" => Some(None),
        text => text.parse().ok().filter(|number| *number > 0).map(Some),
    };
    let (from, to) = text.split_once("..").unwrap_or(("", text));
    let parsed = number(from).zip(number(to)).filter(|_| !text.is_empty());
    parsed.map(|(from, to)| Range { from, to }).ok_or_else(|| "servono due numeri di versione, come 2..5".to_owned())
}

impl Range {
    /// The two numbers, of a card with so many versions.
    fn of(self, versions: usize) -> Result<(usize, usize), Failure> {
        let to = self.to.unwrap_or(versions);
        let from = self.from.unwrap_or_else(|| to.saturating_sub(1));
        let wrong = |message: String| Err(Failure { code: USAGE, message });
        match (from, to) {
            _ if versions == 0 => wrong("la scheda non ha ancora versioni da confrontare".to_owned()),
            (_, to) if to > versions => wrong(format!("la versione {to} non c'è: la scheda ne ha {versions}")),
            (from, _) if from > versions => wrong(format!("la versione {from} non c'è: la scheda ne ha {versions}")),
            (0, _) => wrong("prima della versione 1 non c'è niente con cui confrontarla".to_owned()),
            both => Ok(both),
        }
    }
}

pub(super) fn run(folder: Option<PathBuf>, args: HistoryArgs) -> Result<u8, Failure> {
    let common = Common { base_url: None, date: None, drafts: true, audience: args.audience.clone(), open_requests: None };
    let request = super::request(folder, common, true)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        let text = report::human(&diagnostics, &|path| request.source.text(None, path), false);
        let _ = anstream::stderr().write_all(text.as_bytes());
        return Err(config_failed());
    };
    if snapshot.head.is_none() && !source::in_repository(&request.source)? {
        return Err(no_repository(&request));
    }
    let analysis = pipeline::analyse(Arc::new(snapshot), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let snapshot = &analysis.snapshot;
    let partial = check::incomplete(snapshot, Severity::Error);
    if !partial.is_empty() {
        let text = report::human(&partial, &|path| request.source.text(Some(snapshot), path), std::io::stderr().is_terminal());
        let _ = anstream::stderr().write_all(text.as_bytes());
        return Ok(CONTENT);
    }
    let found = Found::new(&analysis, &args.card)?;
    let comparison = match args.compare {
        Some(range) => Some(compare::Compared::new(&analysis, &found, range.of(found.versions.list.len())?)?),
        None => None,
    };
    let text = match (args.json, &comparison) {
        (true, comparison) => json::write(&analysis, &found, comparison.as_ref()),
        (false, Some(comparison)) => compare::text(&analysis, &found, comparison),
        (false, None) => show::text(&analysis, &found),
    };
    // A closed pipe (`prassi history X | head`) is not a failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(0)
}

fn no_repository(request: &Request) -> Failure {
    let message = format!(
        "{} non è in un archivio Git: le versioni di una scheda vengono da lì.\n  Comincia con «git init», poi registra le schede con «git add» e «git commit».",
        request.source.top.display()
    );
    Failure { code: USAGE, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_two_numbers_or_what_stands_for_them() {
        let of = |text: &str| range(text).map(|range| range.of(5).map_err(|failure| failure.message));
        assert_eq!(of("2..4"), Ok(Ok((2, 4))));
        assert_eq!(of("4..2"), Ok(Ok((4, 2))));
        assert_eq!(of("3"), Ok(Ok((2, 3))));
        assert_eq!(of("1.."), Ok(Ok((1, 5))));
        assert_eq!(of("..5"), Ok(Ok((4, 5))));
        for text in ["", "a", "0..2", "-1", "1..2..3", "1,2"] {
            assert!(of(text).is_err(), "{text:?}");
        }
        assert!(of("1").unwrap().unwrap_err().contains("prima della versione 1"));
        assert!(of("2..6").unwrap().unwrap_err().contains("ne ha 5"));
        assert!(range("1..2").unwrap().of(0).unwrap_err().message.contains("non ha ancora versioni"));
    }
}
