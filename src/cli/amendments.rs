//! `prassi amendments`: the amendments of a card or of the whole catalogue in the terminal, by state, with what whoever decides must
//! know: which no longer merge, which touch the same passage, which break the schema.
//!
//! [`run`] analyses the catalogue, [`text`] writes for people, [`json`] for programs. Who maintains a catalogue may see all of what is
//! pending, whatever the site shows of it; addresses nobody sees.

use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::cards::{self, Named};
use super::{CONTENT, Common, Failure, check, config_failed, report};
use crate::catalog::{AmendmentState, CardIx};
use crate::derive::amendments::{Meeting, Origin, Readable, When};
use crate::derive::{Amendment, PendingFile};
use crate::diagnostic::{Checked, LineIndex, Severity};
use crate::pipeline::{self, Analysis, Fallback, Memo};
use crate::render::dates::DateText;
use crate::render::pages::amendments::state_text;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct AmendmentsArgs {
    /// La scheda: il suo codice, tipo/codice, il percorso del file o l'indirizzo della pagina; senza, tutto il catalogo
    #[arg(value_name = "SCHEDA", help_heading = "Argomenti")]
    card: Option<String>,
    /// Scrive i dati in JSON, per altri programmi
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(folder: Option<PathBuf>, args: AmendmentsArgs) -> Result<u8, Failure> {
    let mut request = super::request(folder, args.common, true)?;
    // Held-back cards have amendments too.
    request.drafts = true;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let print = |diagnostics: &[_], texts: report::Texts<'_>| {
        let text = report::human(diagnostics, texts, std::io::stderr().is_terminal());
        let _ = anstream::stderr().write_all(text.as_bytes());
    };
    let Some(snapshot) = value else {
        print(&diagnostics, &|path| request.source.text(None, path));
        return Err(config_failed());
    };
    let analysis = pipeline::analyse(Arc::new(snapshot), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let partial = check::incomplete(&analysis.snapshot, Severity::Error);
    if !partial.is_empty() {
        print(&partial, &|path| request.source.text(Some(&analysis.snapshot), path));
        return Ok(CONTENT);
    }
    let all = analysis.derived.amendments.all();
    let shown: Vec<(CardIx, usize)> = match &args.card {
        None => all,
        Some(written) => {
            let config = &analysis.snapshot.config;
            match cards::named(&analysis.catalog, &analysis.snapshot.top, &config.base_url, written)? {
                Named::Card(ix) => {
                    let original = analysis.catalog.get(ix).original.unwrap_or(ix);
                    all.into_iter().filter(|(card, _)| *card == original).collect()
                }
                // A card with errors has neither versions nor amendments until it is mended.
                Named::Broken(_) => Vec::new(),
            }
        }
    };
    let lister = Lister { analysis: &analysis, whole: args.card.is_none() };
    let text = if args.json { format!("{:#}\n", lister.json(&shown)) } else { lister.text(&shown) };
    // A closed pipe (`prassi amendments | head`) is not a failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(0)
}

struct Lister<'a> {
    analysis: &'a Analysis,
    /// Whether the whole catalogue is listed.
    whole: bool,
}

impl Lister<'_> {
    fn of(&self, (card, n): (CardIx, usize)) -> &Amendment {
        &self.analysis.derived.amendments.of(card)[n]
    }

    fn text(&self, shown: &[(CardIx, usize)]) -> String {
        let mut out = String::new();
        for state in AmendmentState::ALL {
            let own: Vec<(CardIx, usize)> = shown.iter().copied().filter(|at| self.of(*at).state == state).collect();
            if own.is_empty() {
                continue;
            }
            let _ = writeln!(out, "{} ({})", state_text(&self.analysis.schemas, state, "it"), own.len());
            own.iter().for_each(|at| self.one(*at, &mut out));
            out.push('\n');
        }
        if shown.is_empty() {
            out.push_str("Non c'è nessuna proposta di modifica.\n");
        }
        if self.whole {
            self.notes(&mut out);
        }
        out
    }

    /// A line for an amendment, and one for each thing to know.
    fn one(&self, at: (CardIx, usize), out: &mut String) {
        let one = self.of(at);
        let number = one.number.map_or_else(|| "—".to_owned(), |number| number.to_string());
        let mut line = format!("  {number:>5}  {}", cards::name(self.analysis.catalog.get(one.card)));
        if let Some(language) = &self.analysis.catalog.get(one.card).card.parsed().language {
            let _ = write!(line, " ({language})");
        }
        if let Some(date) = self.date(one) {
            let _ = write!(line, " · {}", date.text);
        }
        if let Origin::Version(number) = one.origin {
            let _ = write!(line, " · versione {number}");
        }
        if let Some(pending) = one.pending().filter(|_| one.number.is_none()) {
            let _ = write!(line, " · {}", pending.name);
        }
        let _ = writeln!(out, "{line}");
        let mut detail = |text: &str| {
            let _ = writeln!(out, "         {text}");
        };
        let who: Vec<&str> = one.author.as_deref().into_iter().chain(one.people.iter().map(|person| &*person.name)).collect();
        let title = one.title.as_deref().unwrap_or("");
        match (title.is_empty(), who.is_empty()) {
            (true, true) => {}
            (false, true) => detail(title),
            (true, false) => detail(&format!("di {}", who.join(", "))),
            (false, false) => detail(&format!("{title} (di {})", who.join(", "))),
        }
        one.reason.iter().flat_map(|reason| reason.lines()).filter(|line| !line.is_empty()).for_each(|line| detail(&format!("«{line}»")));
        if let Some(pending) = one.pending() {
            self.pending(at.0, pending).iter().for_each(|note| detail(&format!("! {note}")));
        }
    }

    /// What whoever decides must know.
    fn pending(&self, original: CardIx, pending: &PendingFile) -> Vec<String> {
        let mut notes = Vec::new();
        match (pending.merges, pending.conflicts) {
            (Some(false), true) => notes.push("non si unisce più: la scheda è cambiata negli stessi punti".to_owned()),
            (Some(false), false) => notes.push("non si unisce più: sono cambiati gli stessi punti di un altro file".to_owned()),
            _ => {}
        }
        for meeting in &pending.meets {
            notes.push(format!(
                "tocca gli stessi punti della modifica {}: {}",
                self.name(original, meeting),
                self.places(original, meeting)
            ));
        }
        match &pending.readable {
            Readable::Yes => {}
            Readable::TooLarge => notes.push("il testo proposto supera il limite di grandezza di una scheda".to_owned()),
            Readable::No => notes.push("il testo proposto non si può leggere: manca, o non è UTF-8".to_owned()),
            Readable::Removal => notes.push("propone di togliere la scheda".to_owned()),
            Readable::Broken(found, text) => {
                let lines = LineIndex::new(text);
                notes.extend(found.iter().map(|problem| {
                    let line = problem.location.as_ref().map_or(1, |at| lines.position(at.start as usize).line);
                    format!("errore[{}] riga {line}: {}", problem.code.as_str(), problem.message)
                }));
            }
        }
        notes
    }

    /// The other of a meeting: its number, else its ref.
    fn name(&self, original: CardIx, meeting: &Meeting) -> String {
        let other = self.of((original, meeting.other));
        let name = || other.pending().map_or_else(String::new, |pending| pending.name.to_string());
        other.number.map_or_else(name, |number| number.to_string())
    }

    fn places(&self, original: CardIx, meeting: &Meeting) -> String {
        let content_type = self.analysis.catalog.get(original).card.content_type();
        let label = |key: &Arc<str>| content_type.field(key).map_or(&**key, |field| crate::schema::label(&field.label, "it")).to_owned();
        let mut places: Vec<String> = meeting.fields.iter().map(label).collect();
        places.extend(meeting.text.then(|| "testo".to_owned()));
        places.join(", ")
    }

    fn date(&self, one: &Amendment) -> Option<DateText> {
        Some(match one.when? {
            When::Moment(moment) => {
                let zone = jiff::tz::TimeZone::get(&self.analysis.snapshot.config.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
                DateText::day(moment.to_zoned(zone).date(), "it")
            }
            When::Day(day) => DateText::partial(day, "it"),
        })
    }

    fn notes(&self, out: &mut String) {
        let read = &self.analysis.snapshot.amendments;
        if self.analysis.snapshot.config.amendments.pending.is_empty() {
            out.push_str("Quelle in valutazione non si leggono: site.toml non dice dove stanno ([amendments] pending).\n");
        } else {
            let _ = writeln!(out, "Rami letti e non ancora uniti: {}.", read.refs.len());
        }
        if !read.without_ref.is_empty() {
            let numbers: Vec<String> = read.without_ref.iter().map(u64::to_string).collect();
            let _ = writeln!(out, "La piattaforma dice aperte anche queste, i cui rami qui non ci sono: {}.", numbers.join(", "));
        }
    }

    fn json(&self, shown: &[(CardIx, usize)]) -> Value {
        let read = &self.analysis.snapshot.amendments;
        let refs: Vec<Value> = read.refs.iter().map(|(name, id)| json!({ "name": name, "object": &**id })).collect();
        json!({
            "version": 1,
            "amendments": shown.iter().map(|at| self.one_json(*at)).collect::<Vec<_>>(),
            "refs": refs,
            "without_ref": read.without_ref,
        })
    }

    fn one_json(&self, at: (CardIx, usize)) -> Value {
        let one = self.of(at);
        let card = self.analysis.catalog.get(one.card);
        let who: Vec<&str> = one.author.as_deref().into_iter().chain(one.people.iter().map(|person| &*person.name)).collect();
        json!({
            "number": one.number,
            "card": cards::name(card),
            "path": &*card.card.parsed().path,
            "state": one.state.as_str(),
            "title": one.title.as_deref(),
            "authors": who,
            "date": self.date(one).map(|date| date.iso),
            "reason": one.reason.as_deref(),
            "url": one.url,
            "made_version": match one.origin { Origin::Version(number) => Some(number), _ => None },
            "pending": one.pending().map(|pending| self.pending_json(at.0, pending)),
        })
    }

    fn pending_json(&self, original: CardIx, pending: &PendingFile) -> Value {
        let meets = |meeting: &Meeting| {
            let fields: Vec<&str> = meeting.fields.iter().map(|key| &**key).collect();
            json!({ "with": self.name(original, meeting), "fields": fields, "text": meeting.text })
        };
        let (readable, problems) = match &pending.readable {
            Readable::Yes => ("yes", Vec::new()),
            Readable::TooLarge => ("too_large", Vec::new()),
            Readable::No => ("no", Vec::new()),
            Readable::Removal => ("removal", Vec::new()),
            Readable::Broken(found, text) => {
                let lines = LineIndex::new(text);
                let problem = |problem: &crate::diagnostic::Diagnostic| {
                    let place = problem.location.as_ref().map(|at| lines.position(at.start as usize));
                    json!({
                        "code": problem.code.as_str(),
                        "message": problem.message,
                        "line": place.map(|place| place.line),
                        "column": place.map(|place| place.column),
                    })
                };
                ("broken", found.iter().map(problem).collect())
            }
        };
        json!({
            "ref": &*pending.name,
            "merges": pending.merges,
            "conflicts": pending.conflicts,
            "readable": readable,
            "problems": problems,
            "meets": pending.meets.iter().map(meets).collect::<Vec<_>>(),
        })
    }
}
