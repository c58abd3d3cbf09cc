//! `/rete/`: who can help with what, from what administrations offer and what experiences are open to.

use std::collections::BTreeMap;

use crate::schema::Value;

use super::page;
use crate::catalog::{CardIx, Linked};
use crate::derive::{display_name, referred};
use crate::diagnostic::fold;
use crate::render::engine::TemplateError;
use crate::render::pages::{frame, html, taxonomy};
use crate::render::views::{HelpGroup, HelpersView, ServiceView, TextLink};
use crate::render::{OutputFile, Route, Site};

/// Its address.
pub const ADDRESS: &str = "rete/";

/// Experiences that are named before the taxonomy of modes is the better way.
const OPEN: usize = 24;
/// Places that hold code: their address shows it, and is no way to ask anybody.
const FORGES: &[(&str, &str)] =
    &[("github.com", "GitHub"), ("gitlab.com", "GitLab"), ("codeberg.org", "Codeberg"), ("bitbucket.org", "Bitbucket")];

/// Whether anybody offers anything.
pub fn exists(site: &Site<'_>) -> bool {
    site.derived.taxonomy("modalita").is_some_and(|(_, modes)| !modes.terms.is_empty()) || offering(site).next().is_some()
}

/// Adds the page.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend(exists(site).then_some(Route::Network));
}

/// Recognises the page.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS && exists(site)).then_some(Route::Network)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let open = site.list("esperienza").iter().copied().filter(|&ix| is_open(site.card(ix)));
    let view = HelpersView {
        competences: competences(site),
        tools: tools(site),
        services: services(site),
        modes: taxonomy::counted_terms(site, "modalita"),
        open: open.take(OPEN).map(|ix| taxonomy::entry(site, ix)).collect(),
        ask_url: page::exists(site).then(|| site.link(page::ADDRESS)),
    };
    let mut page = frame::page(site, "helpers", &site.theme.word("title-helpers"), &site.at(ADDRESS), &[]);
    page.section = Some("trasferimento".to_owned());
    page.description = site.theme.word("helpers-lead");
    html(site, "rete.html", &page, &view)
}

/// Whether the body of an experience answers requests.
fn is_open(card: &Linked) -> bool {
    let level = card.card.at("trasferimento.livello");
    level.first().and_then(|level| level.as_str()).is_some_and(|level| matches!(level, "informazioni" | "attivita" | "gemellaggio"))
}

/// The listed administrations that offer something, in the list's order.
fn offering<'s>(site: &'s Site<'_>) -> impl Iterator<Item = CardIx> + 's {
    let offers = |ix: &CardIx| ["competenze", "strumenti", "servizi"].iter().any(|key| !offered(site.card(*ix), key).is_empty());
    site.list("amministrazione").iter().copied().filter(offers)
}

fn offered<'c>(card: &'c Linked, key: &str) -> &'c [Value] {
    card.card.values().get("offre").and_then(|offer| offer.get(key)).map_or(&[], Value::items)
}

/// What bodies name in a list of their offer, each with these bodies.
fn by_value<'s>(site: &'s Site<'_>, key: &str) -> BTreeMap<&'s str, Vec<CardIx>> {
    let mut found: BTreeMap<&str, Vec<CardIx>> = BTreeMap::new();
    for ix in offering(site) {
        for value in offered(site.card(ix), key).iter().filter_map(Value::as_str) {
            found.entry(value).or_default().push(ix);
        }
    }
    found
}

fn competences(site: &Site<'_>) -> Vec<HelpGroup> {
    let group = |(id, bodies): (&str, Vec<CardIx>)| {
        let term = site.vocabulary_term("competenze", id);
        let name =
            TextLink::new(term.map_or(id, |term| site.label(&term.labels)).to_owned(), site.term_url("competenze", id).map(str::to_owned));
        let help_text = term.and_then(|term| site.some_label(&term.explanation)).unwrap_or_default();
        let help_lang = term.and_then(|term| site.foreign_label(&term.explanation));
        group(site, name, (help_text, help_lang), &bodies)
    };
    sorted(by_value(site, "competenze").into_iter().map(group).collect())
}

fn tools(site: &Site<'_>) -> Vec<HelpGroup> {
    let group = |(id, bodies): (&str, Vec<CardIx>)| {
        // Every reference resolves to a card; one that does not was reported.
        let tool = bodies.iter().find_map(|&ix| referred(site.catalog.get(ix), "offre.strumenti", id))?;
        let name = site.card_link(tool);
        let help = (site.card(tool).card.text("in_breve").to_owned(), name.lang.clone());
        Some(group(site, name, help, &bodies))
    };
    sorted(by_value(site, "strumenti").into_iter().filter_map(group).collect())
}

/// A group; `help` is a line about it, with its language when it is another than the page's.
fn group(site: &Site<'_>, name: TextLink, (help_text, help_lang): (String, Option<String>), bodies: &[CardIx]) -> HelpGroup {
    let mut bodies: Vec<TextLink> = bodies.iter().map(|&ix| site.card_link(ix)).collect();
    bodies.sort_by_cached_key(|body| (fold(&body.text), body.url.clone()));
    HelpGroup { name, help_text, help_lang, bodies }
}

fn sorted(mut groups: Vec<HelpGroup>) -> Vec<HelpGroup> {
    groups.sort_by_cached_key(|group| (fold(&group.name.text), group.name.url.clone()));
    groups
}

/// The services of a body, in the order of its card.
pub fn services_of(site: &Site<'_>, ix: CardIx) -> Vec<ServiceView> {
    offered(site.card(ix), "servizi").iter().map(|service| service_view(site, ix, service)).collect()
}

fn services(site: &Site<'_>) -> Vec<ServiceView> {
    let mut found: Vec<ServiceView> = offering(site).flat_map(|ix| services_of(site, ix)).collect();
    found.sort_by_cached_key(|service| (fold(&service.text), fold(&service.body.text), service.body.url.clone()));
    found
}

fn service_view(site: &Site<'_>, ix: CardIx, service: &Value) -> ServiceView {
    let text = |key: &str| service.get(key).and_then(Value::as_str).unwrap_or("");
    let how = text("come_chiederlo");
    let is_address = (how.starts_with("https://") || how.starts_with("http://")) && !how.contains(char::is_whitespace);
    let forge = forge(how).filter(|_| is_address);
    let shown = || how.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned();
    let shown = forge.map_or_else(shown, |forge| site.theme.word_with("helpers-code", &[("forge", forge)]));
    ServiceView {
        text: text("nome").to_owned(),
        lang: site.foreign(site.card(ix)),
        body: TextLink { text: display_name(site.card(ix)).to_owned(), ..site.card_link(ix) },
        audience_text: Some(text("a_chi").to_owned()).filter(|text| !text.is_empty()),
        how: if is_address { TextLink::new(shown, Some(how.to_owned())) } else { TextLink::new(how.to_owned(), None) },
        is_code: forge.is_some(),
    }
}

/// The forge that an address leads to.
fn forge(address: &str) -> Option<&'static str> {
    let host = address.split("://").nth(1)?.split('/').next()?;
    FORGES.iter().find(|(known, _)| host.trim_start_matches("www.") == *known).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    fn body(id: &str, offer: &str) -> String {
        format!("---\ntitolo: Ente {id}\nin_breve: Un ente\nnome: Ente {id}\ntipologia: comune\noffre:\n{offer}---\n")
    }

    #[test]
    fn who_offers_what_is_found_by_competence_tool_and_service() {
        let words = "---\ntitolo: Competenze\nin_breve: C\ntermini:\n  - {id: riuso, etichetta: {it: Riuso}, spiegazione: Riusare.}\n  - {id: atti, etichetta: {it: Atti}}\n---\n";
        let kit = "---\ntitolo: Un kit\nin_breve: Un kit pronto\nnatura: modello\nformato: PDF\nurl: https://esempio.it/kit\n---\n";
        let b = body("B", "  competenze: [riuso, atti]\n  strumenti: [kit]\n");
        let a = body(
            "A",
            "  competenze: [riuso]\n  servizi:\n    - {nome: Aiuto agli atti, a_chi: Ai comuni, come_chiederlo: \"https://ente.it/aiuto\"}\n",
        );
        let open = experience("Aperta", "referente: {ufficio: U, email: u@e.it}\n")
            .replace("livello: non_indicato", "livello: attivita, modalita: [webinar]");
        let cards = [
            BASE,
            &[
                ("amministrazioni/b.md", &*b),
                ("amministrazioni/a.md", &*a),
                ("vocabolari/competenze.md", words),
                ("materiali/kit.md", kit),
                ("esperienze/aperta.md", &*open),
            ],
        ]
        .concat();
        let catalogue = Catalogue::new(&cards);
        let site = catalogue.site();
        let names = |groups: &[super::HelpGroup]| -> Vec<(String, Vec<String>)> {
            groups.iter().map(|group| (group.name.text.clone(), group.bodies.iter().map(|body| body.text.clone()).collect())).collect()
        };
        let pair = |name: &str, bodies: &[&str]| (name.to_owned(), bodies.iter().map(|body| (*body).to_owned()).collect::<Vec<_>>());
        assert_eq!(names(&super::competences(&site)), [pair("Atti", &["Ente B"]), pair("Riuso", &["Ente A", "Ente B"])]);
        assert_eq!(names(&super::tools(&site)), [pair("Un kit", &["Ente B"])]);
        let page = catalogue.page("/rete/");
        for text in [
            "href=\"../competenze/riuso/\"",
            "href=\"https://ente.it/aiuto\"",
            "href=\"../modalita/webinar/\"",
            "href=\"../esperienze/aperta/\"",
            "Riusare.",
            "href=\"../chiedi/\"",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
    }

    #[test]
    fn a_repository_answers_nobody_and_explanations_say_their_language() {
        let words = "---\ntitolo: Competenze\nin_breve: C\ntermini:\n  - {id: riuso, etichetta: {it: Riuso, en: Reuse}, spiegazione: Riusare.}\n---\n";
        let a = body(
            "A",
            "  competenze: [riuso]\n  servizi:\n    - {nome: Un programma, come_chiederlo: \"https://github.com/ente/programma\"}\n",
        );
        let cards = [BASE, &[("amministrazioni/a.md", &*a), ("vocabolari/competenze.md", words)]].concat();
        for theme_name in ["italia", "essenziale"] {
            let options = Options { theme_name, more: "[languages.en]\n", ..Options::default() };
            let catalogue = Catalogue::with(&cards, options);
            let page = catalogue.page("/rete/");
            assert!(page.contains(">Il codice, su GitHub</a>") && !page.contains("Chi aiuta:"), "{page}");
            // Once for the skill, once for the programme.
            assert_eq!(page.matches(">Chiedi alla segreteria</a>").count(), 2, "{page}");
            assert_eq!(page.matches("Chi ha questa esperienza:").count(), 2, "{page}");
            let own = catalogue.page("/amministrazioni/a/");
            assert!(own.contains(">Il codice, su GitHub</a>") && !own.contains("Come chiederlo"), "{own}");
            let english = catalogue.page("/en/rete/");
            assert!(english.contains("<dd lang=\"it\">Riusare.</dd>"), "{english}");
        }
        assert_eq!(super::forge("https://www.gitlab.com/a/b"), Some("GitLab"));
        assert_eq!(super::forge("https://comune.esempio.it/github.com"), None);
    }

    #[test]
    fn where_nobody_offers_anything_there_is_no_page() {
        let catalogue = Catalogue::new(BASE);
        assert!(crate::render::recognise(&catalogue.site(), "/rete/").is_none());
        assert!(!catalogue.page("/").contains("href=\"rete/\""));
    }
}
