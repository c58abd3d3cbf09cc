//! `prassi match`: which experiences could serve which needs, with a score and its reasons, in the terminal.
//!
//! [`run`] analyses the catalogue; the words are those of the pages (`render::pages::needs`). Of a need the experiences are shown, of an
//! experience the needs that it could serve.

use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::cards::{self, Named};
use super::{Common, Failure, USAGE, config_failed, report};
use crate::catalog::CardIx;
use crate::derive::{Match, Reason, display_name, is_open};
use crate::diagnostic::Checked;
use crate::pipeline::{self, Fallback, Memo};
use crate::render::Site;
use crate::render::pages::{card_parts, needs};

/// The type of what can be offered.
const OFFER: &str = "esperienza";

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct MatchArgs {
    /// La scheda di chi cerca, o un'esperienza: il suo codice, tipo/codice, il percorso del file o l'indirizzo della pagina; senza, tutte le richieste aperte
    #[arg(value_name = "FABBISOGNO|ESPERIENZA", help_heading = "Argomenti")]
    card: Option<String>,
    /// Scrive i dati in JSON, per altri programmi
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(folder: Option<PathBuf>, args: MatchArgs) -> Result<u8, Failure> {
    let request = super::request(folder, args.common, true)?;
    let Checked { value, diagnostics } = pipeline::read(&request)?;
    let Some(snapshot) = value else {
        let text = report::human(&diagnostics, &|path| request.source.text(None, path), std::io::stderr().is_terminal());
        let _ = anstream::stderr().write_all(text.as_bytes());
        return Err(config_failed());
    };
    let analysis = pipeline::analyse(Arc::new(snapshot), diagnostics, &request, &mut Memo::default(), &Fallback::default());
    let Some(sites) = analysis.sites() else { return Err(config_failed()) };
    let site = sites.language(0);
    let asked = match &args.card {
        None => Asked::All(site.matches().needs()),
        Some(written) => asked(site, cards::named(&analysis.catalog, &analysis.snapshot.top, &site.config.base_url, written)?)?,
    };
    let text = if args.json { format!("{:#}\n", data(site, &asked)) } else { text(site, &asked) };
    // A closed pipe (`prassi match | head`) is not a failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(0)
}

/// What is looked at.
enum Asked {
    /// All open needs.
    All(Vec<CardIx>),
    /// One need.
    Need(CardIx),
    /// An experience.
    Offer(CardIx),
}

fn asked(site: &Site<'_>, named: Named<'_>) -> Result<Asked, Failure> {
    let Named::Card(ix) = named else {
        return Err(Failure { code: USAGE, message: "la scheda ha errori: correggili prima (prassi check)".to_owned() });
    };
    let ix = site.catalog.get(ix).original.unwrap_or(ix);
    match &*site.catalog.get(ix).card.content_type().name {
        needs::NEED => Ok(Asked::Need(ix)),
        OFFER => Ok(Asked::Offer(ix)),
        _ => Err(Failure {
            code: USAGE,
            message: format!("{} non è una richiesta di aiuto né un'esperienza", cards::name(site.catalog.get(ix))),
        }),
    }
}

impl Asked {
    /// The matches to show, by need.
    fn matches<'a>(&self, site: &Site<'a>) -> Vec<(CardIx, Vec<&'a Match>)> {
        let reader = site.matches();
        let of_need = |ix: CardIx| (ix, reader.of_need(ix).iter().collect());
        match self {
            Asked::All(needs) => needs.iter().map(|&ix| of_need(ix)).collect(),
            Asked::Need(ix) => vec![of_need(*ix)],
            Asked::Offer(ix) => reader.of_offer(*ix).into_iter().map(|one| (one.need, vec![one])).collect(),
        }
    }
}

fn text(site: &Site<'_>, asked: &Asked) -> String {
    let mut out = String::new();
    let found = asked.matches(site);
    for (need, matches) in &found {
        about_need(site, *need, &mut out);
        matches.iter().for_each(|one| line(site, one, &mut out));
        if matches.is_empty() {
            out.push_str(if is_open(site.catalog.get(*need)) { NOTHING } else { CLOSED });
        }
        out.push('\n');
    }
    if found.is_empty() {
        out.push_str(match asked {
            Asked::Offer(_) => "Nessuna richiesta aperta somiglia a questa esperienza.\n",
            _ => "Nessuno cerca aiuto: non ci sono richieste aperte. Per scriverne una: prassi new fabbisogno\n",
        });
    }
    out
}

/// What is said of an open need without matches, and of one that is no longer open.
const NOTHING: &str = "  Nessuna esperienza somiglia abbastanza. Prova a dire il problema con altre parole, ad aggiungere un tema o una parola chiave\n  fra quelle del catalogo (prassi schema fabbisogno), o guarda fra le esperienze con la ricerca del sito.\n";
const CLOSED: &str = "  Non è più aperta: si propongono esperienze solo finché lo stato è «aperto».\n";

fn about_need(site: &Site<'_>, need: CardIx, out: &mut String) {
    let card = site.card(need);
    let _ = write!(out, "{} · {}", cards::name(site.catalog.get(need)), display_name(card));
    if let Some(owner) = card_parts::owner(site, card) {
        let _ = write!(out, " ({})", owner.text);
    }
    if let Some(deadline) = needs::deadline(site, card) {
        let past = if deadline.past == Some(true) { ", data già passata" } else { "" };
        let _ = write!(out, ", {}{past}", deadline.by_text);
    }
    let _ = writeln!(out, "\n  «{}»", card.card.text("problema"));
}

fn line(site: &Site<'_>, one: &Match, out: &mut String) {
    let card = site.card(one.offer);
    let owner = card_parts::owner(site, card).map_or_else(String::new, |owner| format!(" ({})", owner.text));
    let _ = writeln!(out, "  {:>3}  {} · {}{owner}", one.score, cards::name(site.catalog.get(one.offer)), display_name(card));
    let _ = writeln!(out, "       {}; {}", needs::help(site, one), needs::reasons(site, one).join("; "));
}

fn data(site: &Site<'_>, asked: &Asked) -> Value {
    let need = |(ix, matches): (CardIx, Vec<&Match>)| {
        let card = site.card(ix);
        let deadline = needs::deadline(site, card);
        json!({
            "need": cards::name(site.catalog.get(ix)),
            "title": display_name(card),
            "administration": card.card.text("amministrazione"),
            "problem": card.card.text("problema"),
            "state": card.card.text("stato"),
            "deadline": deadline.as_ref().map(|deadline| &*deadline.date.iso),
            "deadline_past": deadline.as_ref().and_then(|deadline| deadline.past),
            "matches": matches.into_iter().map(|one| match_data(site, one)).collect::<Vec<_>>(),
        })
    };
    json!({ "version": 1, "needs": asked.matches(site).into_iter().map(need).collect::<Vec<_>>() })
}

fn match_data(site: &Site<'_>, one: &Match) -> Value {
    let card = site.card(one.offer);
    let reasons = one.reasons.iter().zip(needs::reasons(site, one));
    json!({
        "offer": cards::name(site.catalog.get(one.offer)),
        "title": display_name(card),
        "administration": card.card.text("amministrazione"),
        "score": one.score,
        "on_offer": one.on_offer,
        "reasons": reasons.map(|(reason, text)| json!({ "kind": kind(reason), "text": text })).collect::<Vec<_>>(),
    })
}

/// A reason's name for programs.
fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::Words(_) => "words",
        Reason::Themes(_) => "themes",
        Reason::Modes(_) => "modes",
        Reason::Small => "small",
        Reason::SameSize => "same_size",
        Reason::Region(_) => "region",
        Reason::Neighbour(_) => "neighbour",
        Reason::National => "national",
        Reason::Reused(_) => "reused",
        Reason::Proven => "proven",
        Reason::Mature(_) => "maturity",
    }
}
