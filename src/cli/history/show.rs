//! The versions of a card for people, newest first.

use std::fmt::Write as _;

use super::Found;
use crate::cli::report::plural;
use crate::derive::NewsReader;
use crate::pipeline::Analysis;
use crate::render::dates::DateText;
use crate::render::pages::news;
use crate::source::{Commit, Person};

/// Weight of headings where a terminal shows it.
pub(super) const BOLD: &str = "\u{1b}[1m";
/// What is said beside.
pub(super) const DIM: &str = "\u{1b}[2m";
/// The end of either.
pub(super) const PLAIN: &str = "\u{1b}[0m";

/// All versions of a card.
pub(super) fn text(analysis: &Analysis, found: &Found<'_>) -> String {
    let mut out = head(found);
    let count = found.versions.list.len();
    match count {
        0 => out.push_str("Non ancora registrata: nessun commit ha questa scheda, e non ha versioni.\n"),
        _ if found.parsed.is_none() => out.push_str("Questa scheda non c'è più: l'ultima versione è quella che l'ha tolta.\n"),
        _ if found.has_changes() => out.push_str("Il file ha modifiche non ancora registrate.\n"),
        _ => {}
    }
    for number in (1..=count).rev() {
        out.push('\n');
        version(&mut out, analysis, found, number);
    }
    out
}

/// Title, name, path, count.
pub(super) fn head(found: &Found<'_>) -> String {
    let count = match found.versions.list.len() {
        0 => String::new(),
        count => format!(" · {}", plural(count, "versione", "versioni")),
    };
    format!("{BOLD}{}{PLAIN} ({})\n{DIM}{}{count}{PLAIN}\n", found.title, found.name, found.path)
}

fn version(out: &mut String, analysis: &Analysis, found: &Found<'_>, number: usize) {
    let (Some(version), Some(commit)) = (found.versions.get(number), found.commit(number)) else { return };
    let date = day(analysis, commit);
    let _ = writeln!(out, "{BOLD}Versione {number}{PLAIN} · {date} · {}", people(&version.file.authors));
    let mut said: Vec<String> = [&commit.title, &commit.reason].into_iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
    if version.file.blob.is_none() {
        said.push("La scheda è stata tolta.".to_owned());
    }
    if let Some(request) = &commit.merge_request {
        let url = request.url.as_ref().map_or_else(String::new, |url| format!(" · {url}"));
        said.push(format!("Proposta di modifica n. {}{url}", request.number));
    }
    if !commit.approved_by.is_empty() {
        said.push(format!("Approvata da {}", people(&commit.approved_by)));
    }
    if found.redactions(number).next().is_some() {
        said.push("Il testo di questa versione è stato oscurato, tutto o in parte (oscurati.yml).".to_owned());
    }
    said.extend(news_line(analysis, found, number));
    for line in said.iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "  {line}");
    }
    let _ = writeln!(out, "  {DIM}{}{PLAIN}", commit.id.get(..12).unwrap_or(&commit.id));
}

/// What the version says to readers, as feeds tell it.
fn news_line(analysis: &Analysis, found: &Found<'_>, number: usize) -> Option<String> {
    let (ix, sites) = (found.ix?, analysis.sites()?);
    let site = sites.language(0);
    let event = NewsReader::new(&analysis.catalog, &analysis.derived, &analysis.snapshot.config).event(ix, number)?;
    Some(format!("Novità: {}", news::label(site, ix, event)))
}

/// The day of a commit in the site's time zone, in Italian.
pub(super) fn day(analysis: &Analysis, commit: &Commit) -> String {
    let zone = jiff::tz::TimeZone::get(&analysis.snapshot.config.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
    DateText::day(commit.time.to_zoned(zone).date(), "it").text
}

/// Names with commas.
pub(super) fn people(people: &[Person]) -> String {
    people.iter().map(|person| &*person.name).collect::<Vec<_>>().join(", ")
}
