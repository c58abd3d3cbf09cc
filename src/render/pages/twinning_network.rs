//! The network of twinnings: who gave to whom, by theme, region and programme (`/gemellaggi/rete/`).
//!
//! The table says everything; the picture draws the newest twinnings until its line of bodies is full.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use super::twinnings::{self, Party, SIDES, TWINNING};
use super::{frame, html, list};
use crate::catalog::{CardIx, Linked};
use crate::render::engine::TemplateError;
use crate::render::views::{ArcNode, ArcPath, Bar, Figure, NetworkArcs, NetworkView, RegionExchange};
use crate::render::{OutputFile, Route, Site, numbers};

/// The last segment of its address, below the list; no card may take it.
pub const NAME: &str = crate::catalog::TWINNING_NETWORK;
/// Twinnings in the table.
const ROWS: usize = 200;
/// Bodies in the picture.
const DRAWN: usize = 40;
/// Height of a body's line in the picture, and of what stands above the first.
const LINE: usize = 22;
const TOP: usize = 52;
/// Where the bodies stand, and how far an arc may swing.
const X: usize = 214;
const SWING: usize = 176;
/// Letters of a name that fit beside the line.
const LETTERS: usize = 32;
/// The states of what did not come about, or not yet.
const PLANNED: [&str; 4] = ["proposto", "in_valutazione", "non_approvato", "ritirato"];

/// Whether there are twinnings to show.
pub fn exists(site: &Site<'_>) -> bool {
    !site.list(TWINNING).is_empty()
}

/// Its address below the language's top.
pub fn address(site: &Site<'_>) -> String {
    format!("{}{NAME}/", list::address(site, TWINNING, 1))
}

/// Adds the page.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    if exists(site) {
        routes.push(Route::TwinningNetwork);
    }
}

/// Recognises the page.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    (exists(site) && address == self::address(site)).then_some(Route::TwinningNetwork)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let cards = site.list(TWINNING);
    let rest = cards.len().saturating_sub(ROWS);
    let list_url = site.link(&list::address(site, TWINNING, 1));
    let view = NetworkView {
        figures: figures(site, cards),
        rows: cards.iter().take(ROWS).map(|&ix| twinnings::line(site, ix)).collect(),
        rows_rest: (rest > 0).then(|| site.theme.counted("network-rest", rest)),
        list_url: list_url.clone(),
        arcs: arcs(site, cards),
        themes: bars(site, cards, "temi", "temi"),
        programmes: bars(site, cards, "programmi", "programma"),
        regions: regions(site, cards),
    };
    let steps = [(site.many(TWINNING), list_url)];
    let mut page = frame::page(site, "network", &site.theme.word("title-network"), &site.at(&address(site)), &steps);
    page.section = frame::section_of_type(TWINNING).map(str::to_owned);
    page.description = site.theme.word("network-lead");
    html(site, "rete-gemellaggi.html", &page, &view)
}

/// What tells one party from another: its card, else its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Who {
    Card(CardIx),
    Name(String),
}

fn who(party: &Party<'_>) -> Who {
    party.card.map_or_else(|| Who::Name(party.name.to_owned()), Who::Card)
}

/// How many twinnings, and how many bodies gave and received in them.
fn figures(site: &Site<'_>, cards: &[CardIx]) -> Vec<Figure> {
    let bodies = |side: &str| {
        let all: BTreeSet<Who> = cards.iter().flat_map(|&ix| twinnings::side(site.card(ix), side)).map(|party| who(&party)).collect();
        all.len()
    };
    let figure = |count: usize, key: &str| Figure { value_text: numbers::count(count, site.language()), label: site.theme.word(key) };
    vec![
        Figure { value_text: numbers::count(cards.len(), site.language()), label: site.many(TWINNING).to_owned() },
        figure(bodies(SIDES[0]), "network-givers"),
        figure(bodies(SIDES[1]), "network-receivers"),
    ]
}

/// Twinnings by a term of theirs, in the vocabulary's order.
fn bars(site: &Site<'_>, cards: &[CardIx], taxonomy: &str, field: &str) -> Vec<Bar> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &ix in cards {
        let terms: BTreeSet<&str> = site.card(ix).card.at(field).into_iter().filter_map(|value| value.as_str()).collect();
        terms.into_iter().for_each(|term| *counts.entry(term).or_default() += 1);
    }
    let longest = counts.values().copied().max().unwrap_or(1);
    let terms = site.derived.taxonomy(taxonomy).map_or(&[][..], |(_, taxonomy)| &taxonomy.terms);
    let bar = |term: &crate::derive::TaxonomyTerm| {
        let count = counts.get(&*term.id).copied()?;
        let url = site.term_url(taxonomy, &term.id).map(str::to_owned);
        Some(Bar { text: site.label(&term.labels).to_owned(), url, count, percent: (count * 100).div_ceil(longest) })
    };
    terms.iter().filter_map(bar).collect()
}

/// Twinnings by the regions of their parties, in the vocabulary's order; then by country, for parties that are elsewhere; last those with
/// a party of which neither is known.
fn regions(site: &Site<'_>, cards: &[CardIx]) -> Vec<RegionExchange> {
    let mut italian: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut foreign: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut unknown = [0, 0];
    for &ix in cards {
        for (n, side) in SIDES.iter().enumerate() {
            let parties = twinnings::side(site.card(ix), side);
            unknown[n] += usize::from(parties.iter().any(|party| party.abroad(site).is_none() && party.region(site).is_none()));
            let abroad: BTreeSet<String> = parties.iter().filter_map(|party| party.abroad(site)).collect();
            let at_home: BTreeSet<String> =
                parties.iter().filter(|party| party.abroad(site).is_none()).filter_map(|party| party.region(site)).collect();
            at_home.into_iter().for_each(|id| italian.entry(id).or_default()[n] += 1);
            abroad.into_iter().for_each(|code| foreign.entry(code).or_default()[n] += 1);
        }
    }
    let known = site.catalog.vocabularies.get("regioni").map_or(&[][..], |vocabulary| &vocabulary.terms);
    let mut rows: Vec<RegionExchange> = Vec::new();
    for term in known {
        if let Some([given, taken]) = italian.remove(&*term.id) {
            let url = site.term_url("regioni", &term.id).map(str::to_owned);
            rows.push(RegionExchange { text: site.label(&term.labels).to_owned(), url, given, taken });
        }
    }
    let others = italian.into_iter().chain(foreign.into_iter().map(|(code, counts)| (twinnings::country(site, &code), counts)));
    let unknown = (unknown != [0, 0]).then(|| (site.theme.word("network-nowhere"), unknown));
    rows.extend(others.chain(unknown).map(|(text, [given, taken])| RegionExchange { text, url: None, given, taken }));
    rows
}

/// A body of the picture.
struct Drawn {
    text: String,
    gives: bool,
    takes: bool,
}

/// The picture of the newest twinnings.
fn arcs(site: &Site<'_>, cards: &[CardIx]) -> Option<NetworkArcs> {
    let mut bodies: Vec<Drawn> = Vec::new();
    let mut places: HashMap<Who, usize> = HashMap::new();
    let mut pairs: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    for &ix in cards {
        let card = site.card(ix);
        let sides = SIDES.map(|side| twinnings::side(card, side));
        let new: BTreeSet<Who> = sides.iter().flatten().map(who).filter(|who| !places.contains_key(who)).collect();
        // A twinning is drawn whole or not at all.
        if bodies.len() + new.len() > DRAWN {
            continue;
        }
        let [from, to] = sides.map(|side| side.iter().map(|party| place(site, party, &mut bodies, &mut places)).collect::<Vec<_>>());
        from.iter().for_each(|&at| bodies[at].gives = true);
        to.iter().for_each(|&at| bodies[at].takes = true);
        let planned = is_planned(card);
        for pair in from.iter().flat_map(|&from| to.iter().map(move |&to| (from, to))).filter(|(from, to)| from != to) {
            // What came about once is drawn so, whatever else was only proposed.
            pairs.entry(pair).and_modify(|known| *known &= planned).or_insert(planned);
        }
    }
    (!pairs.is_empty()).then(|| NetworkArcs {
        height: TOP + bodies.len() * LINE,
        arcs: pairs.into_iter().map(|((from, to), planned)| arc(from, to, planned)).collect(),
        nodes: bodies.into_iter().enumerate().map(|(at, body)| node(at, body)).collect(),
    })
}

fn is_planned(card: &Linked) -> bool {
    PLANNED.contains(&card.card.text("stato"))
}

fn place(site: &Site<'_>, party: &Party<'_>, bodies: &mut Vec<Drawn>, places: &mut HashMap<Who, usize>) -> usize {
    *places.entry(who(party)).or_insert_with(|| {
        bodies.push(Drawn { text: cut(&party.link(site).text), gives: false, takes: false });
        bodies.len() - 1
    })
}

/// A name that fits beside the line.
fn cut(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let short: String = name.chars().take(LETTERS - 1).collect();
    short.trim_end().to_owned() + "…"
}

fn node(at: usize, body: Drawn) -> ArcNode {
    let role = match (body.gives, body.takes) {
        (true, true) => "both",
        (true, false) => "gives",
        _ => "takes",
    };
    ArcNode { text: body.text, y: y(at), role }
}

fn y(at: usize) -> usize {
    TOP + at * LINE
}

/// A curve that swings out further the longer it is, and an arrow that points at who receives.
fn arc(from: usize, to: usize, planned: bool) -> ArcPath {
    let (start, end) = (y(from), y(to));
    let swing = X + (30 + start.abs_diff(end) * 2 / 3).min(SWING);
    let mut path = String::new();
    let _ = write!(path, "M{} {start}C{swing} {start} {swing} {end} {} {end}", X + 6, X + 12);
    ArcPath { path, arrow: format!("M{} {end}l8-4v8z", X + 6), planned }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue};

    fn twinning(title: &str, state: &str, from: &str, to: &str, year: u16) -> String {
        format!(
            "---\ntitolo: {title}\nin_breve: Un gemellaggio\ntemi: [dati]\nstato: {state}\ninizio: {year}\nofferenti: [{from}]\nriceventi: [{to}]\n---\n"
        )
    }

    #[test]
    fn the_network_counts_bodies_and_regions_and_draws_arcs_from_givers_to_receivers() {
        let (bra, agency, crete) = ("{amministrazione: comune-di-bra}", "{amministrazione: agenzia-x}", "{nome: Creta, paese: GR}");
        let texts = [
            twinning("Uno", "concluso", bra, agency, 2020),
            twinning("Due", "proposto", &format!("{bra}, {crete}"), agency, 2024),
            twinning("Tre", "in_corso", agency, bra, 2022),
        ];
        let paths = ["gemellaggi/uno.md", "gemellaggi/due.md", "gemellaggi/tre.md"];
        let own: Vec<(&str, &str)> = paths.iter().zip(&texts).map(|(path, text)| (*path, &**text)).collect();
        let catalogue = Catalogue::new(&[BASE, &own].concat());
        let site = catalogue.site();
        let cards = site.list(TWINNING);
        let figures: Vec<String> = figures(&site, cards).into_iter().map(|figure| figure.value_text).collect();
        assert_eq!(figures, ["3", "3", "2"]);
        let regions: Vec<_> = regions(&site, cards).into_iter().map(|row| (row.text, row.given, row.taken)).collect();
        assert_eq!(regions, [("Lazio".to_owned(), 2, 1), ("Grecia".to_owned(), 1, 0), ("Regione o Paese non indicati".to_owned(), 1, 2)]);
        assert_eq!(bars(&site, cards, "temi", "temi").iter().map(|bar| (&*bar.text, bar.count)).collect::<Vec<_>>(), [("Dati", 3)]);
        let arcs = arcs(&site, cards).expect("a picture");
        let nodes: Vec<_> = arcs.nodes.iter().map(|node| (&*node.text, node.role)).collect();
        assert_eq!(nodes, [("Comune di Bra", "both"), ("Creta", "gives"), ("Agenzia X", "both")]);
        // What came about once is drawn so, although the same pair only proposed it another time.
        assert_eq!(arcs.arcs.iter().map(|arc| arc.planned).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(arcs.arcs[0].path, "M220 52C273 52 273 96 226 96");
        let page = catalogue.page("/gemellaggi/rete/");
        assert!(page.contains("gemellaggi/due/\">Due</a></th>") && page.contains("aria-hidden=\"true\""), "{page}");
        assert!(catalogue.page("/gemellaggi/").contains("gemellaggi/rete/\">"));
    }

    #[test]
    fn parties_of_which_only_the_name_is_known_are_counted_in_a_row_of_their_own() {
        let text = twinning("Uno", "in_corso", "{amministrazione: comune-di-bra}", "{nome: Otto partner}", 2024);
        let catalogue = Catalogue::new(&[BASE, &[("gemellaggi/uno.md", &*text)]].concat());
        let site = catalogue.site();
        let rows: Vec<_> = regions(&site, site.list(TWINNING)).into_iter().map(|row| (row.text, row.given, row.taken)).collect();
        assert_eq!(rows, [("Lazio".to_owned(), 1, 0), ("Regione o Paese non indicati".to_owned(), 0, 1)]);
    }

    #[test]
    fn a_catalogue_without_twinnings_has_no_network() {
        let catalogue = Catalogue::new(BASE);
        assert!(recognise(&catalogue.site(), "gemellaggi/rete/").is_none());
    }

    #[test]
    fn long_names_are_cut_and_the_table_holds_what_the_picture_leaves_out() {
        assert_eq!(cut(&"a".repeat(40)).chars().count(), LETTERS);
        let texts: Vec<String> = (0..30)
            .map(|n| twinning(&format!("N {n}"), "concluso", &format!("{{nome: Da {n}}}"), &format!("{{nome: A {n}}}"), 2000))
            .collect();
        let paths: Vec<String> = (0..30).map(|n| format!("gemellaggi/n-{n}.md")).collect();
        let own: Vec<(&str, &str)> = paths.iter().zip(&texts).map(|(path, text)| (&**path, &**text)).collect();
        let catalogue = Catalogue::new(&[BASE, &own].concat());
        let site = catalogue.site();
        assert_eq!(arcs(&site, site.list(TWINNING)).expect("a picture").nodes.len(), DRAWN);
    }
}
