//! What editors should look at: `/stato-del-catalogo/`. A public page, because what it says can be seen on every card; kept out of search
//! engines, because nobody looks for it there.

use std::collections::BTreeMap;

use super::card_parts as parts;
use super::{frame, html};
use crate::catalog::CardIx;
use crate::config::Audience;
use crate::derive::upkeep::{self, Finding, Left, What};
use crate::derive::{display_name, referred};
use crate::diagnostic::fold;
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::views::{TextLink, UpkeepBody, UpkeepRow, UpkeepTable, UpkeepView};
use crate::render::{OutputFile, Route, Site};
use crate::schema::Value;

/// Its address.
pub const ADDRESS: &str = "stato-del-catalogo/";

/// Rows of a table; the check lists them all.
const MOST: usize = 200;

/// The kinds of findings, in the order of the page.
const KINDS: [Kind; 4] = [Kind::Unanswered, Kind::InValidation, Kind::Stale, Kind::Incomplete];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unanswered,
    InValidation,
    Stale,
    Incomplete,
}

impl Kind {
    fn of(what: &What) -> Self {
        match what {
            What::Stale { .. } => Kind::Stale,
            What::Incomplete(_) => Kind::Incomplete,
            What::Unanswered(..) => Kind::Unanswered,
            What::InValidation => Kind::InValidation,
        }
    }

    /// Its anchor, and its name among the words of the theme.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Kind::Unanswered => ("s-senza-risposta", "unanswered"),
            Kind::InValidation => ("s-in-validazione", "validation"),
            Kind::Stale => ("s-da-verificare", "stale"),
            Kind::Incomplete => ("s-incomplete", "incomplete"),
        }
    }
}

/// Adds the page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::Upkeep);
}

/// Recognises the page.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS).then_some(Route::Upkeep)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let view = UpkeepView {
        is_public: site.config.audience == Audience::Public,
        today: site.derived.today.map(|today| DateText::day(today, site.language())),
        bodies: bodies(site),
        tables: KINDS.into_iter().map(|kind| table(site, kind)).collect(),
    };
    let mut page = frame::page(site, "upkeep", &site.theme.word("title-upkeep"), &site.at(ADDRESS), &[]);
    page.noindex = true;
    page.alternates.clear();
    page.section = Some("raccolta".to_owned());
    html(site, "stato-del-catalogo.html", &page, &view)
}

fn table(site: &Site<'_>, kind: Kind) -> UpkeepTable {
    let mut findings: Vec<(&Finding, String)> = site
        .derived
        .upkeep
        .iter()
        .filter(|finding| Kind::of(&finding.what) == kind)
        .map(|finding| (finding, fold(display_name(site.card(finding.card)))))
        .collect();
    // What waits for longest stands first.
    findings.sort_by(|a, b| (since(a.0), &a.1, a.0.card).cmp(&(since(b.0), &b.1, b.0.card)));
    let (id, name) = kind.names();
    let more = findings.len().saturating_sub(MOST);
    UpkeepTable {
        id,
        label: site.theme.word(&format!("upkeep-{name}")),
        none_text: site.theme.word(if kind == Kind::InValidation { "upkeep-none-here" } else { "upkeep-none" }),
        help: site.theme.word(&format!("upkeep-{name}-help")),
        count_text: site.theme.counted("count-cards", findings.len()),
        what_label: site.theme.word(&format!("upkeep-{name}-what")),
        is_dated: findings.iter().any(|(finding, _)| since(finding).is_some()),
        more_text: (more > 0).then(|| site.theme.counted("upkeep-more", more)),
        rows: findings.into_iter().take(MOST).map(|(finding, _)| row(site, finding)).collect(),
    }
}

fn since(finding: &Finding) -> Option<jiff::civil::Date> {
    match finding.what {
        What::Stale { since, .. } => Some(since),
        What::Unanswered(_, day) => Some(day),
        What::Incomplete(_) | What::InValidation => None,
    }
}

fn row(site: &Site<'_>, finding: &Finding) -> UpkeepRow {
    let text = match &finding.what {
        What::Stale { verified: true, .. } => site.theme.word("upkeep-verified"),
        What::Stale { verified: false, .. } => site.theme.word("upkeep-never-verified"),
        What::Incomplete(left) => left.iter().map(|left| left_text(site, left)).collect::<Vec<_>>().join("; "),
        What::Unanswered(open, _) => site.theme.word(open.key()),
        What::InValidation => validation_text(site, finding.card),
    };
    let date = since(finding).map(|day| DateText::day(day, site.language()));
    UpkeepRow { card: site.card_link(finding.card), owner: owner(site, finding.card).map(|ix| site.card_link(ix)), text, date }
}

fn left_text(site: &Site<'_>, left: &Left) -> String {
    match left {
        Left::Field(labels) => crate::schema::label(labels, site.language()).to_owned(),
        Left::Gap(gap) => site.theme.word(gap.key()),
    }
}

/// That a change waits, else the state in which a card is held back; with who asks for more. Of a change that only drafts show, the public
/// learns no more than that there is one.
fn validation_text(site: &Site<'_>, ix: CardIx) -> String {
    let card = site.card(ix);
    let standing = card.standing.as_deref();
    let is_update = standing.is_some_and(|standing| standing.is_update);
    let update = is_update.then(|| site.theme.word("validation-update").trim_end_matches('.').to_owned());
    let state = parts::editorial_state(site, ix).filter(|_| !is_update || standing.is_some_and(|standing| standing.seen.is_none()));
    let said = |last: &Value, path: &str, key: &str| parts::enum_label(site, ix, path, last.get(key).and_then(Value::as_str).unwrap_or(""));
    let wanting = upkeep::wanting(card).into_iter();
    let words = wanting.map(|last| format!("{}: {}", said(last, "validazioni.ruolo", "ruolo"), said(last, "validazioni.esito", "esito")));
    update.into_iter().chain(state).chain(words).collect::<Vec<_>>().join("; ")
}

/// The administration that answers for a card, by whichever field names one.
fn owner(site: &Site<'_>, ix: CardIx) -> Option<CardIx> {
    let card = site.catalog.get(ix);
    ["amministrazione", "promotore", "capofila"].into_iter().find_map(|field| referred(card, field, card.card.text(field)))
}

/// The administrations with something to look at, by name.
fn bodies(site: &Site<'_>) -> Vec<UpkeepBody> {
    let mut counts: BTreeMap<CardIx, [usize; 4]> = BTreeMap::new();
    for finding in &site.derived.upkeep {
        if let Some(body) = owner(site, finding.card) {
            let kind = KINDS.iter().position(|kind| *kind == Kind::of(&finding.what)).unwrap_or(0);
            counts.entry(body).or_default()[kind] += 1;
        }
    }
    let own =
        |body: CardIx| site.catalog.get(body).backlinks.iter().filter(|backlink| backlink.field.as_deref() == Some("amministrazione"));
    let mut bodies: Vec<(String, CardIx, UpkeepBody)> = counts
        .into_iter()
        .map(|(ix, [unanswered, in_validation, stale, incomplete])| {
            let cards = own(ix).filter(|backlink| site.card(backlink.from).visibility.is_listed()).count();
            let body: TextLink = site.card_link(ix);
            (fold(&body.text), ix, UpkeepBody { body, cards, stale, incomplete, unanswered, in_validation })
        })
        .collect();
    bodies.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    bodies.into_iter().map(|(_, _, body)| body).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn the_page_names_what_to_look_at_by_kind_and_by_administration() {
        let old = experience("Vecchia", "problema: P\nultima_verifica: 2024-01-31\n");
        let bare = experience("Nuda", "");
        let cards = [BASE, &[("esperienze/vecchia.md", &*old), ("esperienze/nuda.md", &bare)]].concat();
        for theme_name in ["italia", "essenziale"] {
            let options = Options { today: Some(date(2026, 11, 22)), theme_name, ..Options::default() };
            let catalogue = Catalogue::with(&cards, options);
            let page = catalogue.page("/stato-del-catalogo/");
            assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
            for text in
                ["31 gennaio 2024", "manca il problema", "esperienze/vecchia/", "esperienze/nuda/", "amministrazioni/comune-di-bra/"]
            {
                assert!(page.contains(text), "{theme_name}, {text}: {page}");
            }
            assert!(!catalogue.page("/sitemap.xml").contains("stato-del-catalogo"));
            assert!(catalogue.page("/numeri/").contains("stato-del-catalogo/"));
        }
    }

    #[test]
    fn a_catalogue_in_order_says_so() {
        let sound = experience(
            "Una",
            "problema: P\nsoluzione: S\nterritorio: {ambito: comunale}\nstato_attuazione: attiva\na_chi_serve: [cittadini]\nlezioni: [L]\n\
             fonti: [{titolo: F}]\nrisultati: {sintesi: R, evidenze: [E]}\n",
        )
        .replace("livello: non_indicato", "livello: nessuno");
        let page = Catalogue::new(&[BASE, &[("esperienze/una.md", &*sound)]].concat()).page("/stato-del-catalogo/");
        assert!(!page.contains("esperienze/una/") && page.contains("Niente da fare"), "{page}");
    }
}
