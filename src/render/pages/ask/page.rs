//! `/chiedi/`: a body that has published nothing may ask all the same.

use super::desk::{Copied, Desk, Request};
use super::experience::what;
use super::{need, network, report};
use crate::render::asking::Message;
use crate::render::engine::TemplateError;
use crate::render::pages::{frame, html, list};
use crate::render::views::AskPage;
use crate::render::{OutputFile, Route, Site};

/// Its address.
pub const ADDRESS: &str = "chiedi/";

/// Where on the page problems are reported.
pub const REPORT: &str = "chiedi/#s-segnala";

/// What can be asked of the catalogue: information, and what seed 0 names.
const ASKED: &[&str] = &["informazioni", "seminario", "webinar", "laboratorio", "coaching"];

/// Whether anybody answers.
pub fn exists(site: &Site<'_>) -> bool {
    Desk::of_catalogue(site).is_some()
}

/// Adds the page.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend(exists(site).then_some(Route::Ask));
}

/// Recognises the page.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    (address == ADDRESS && exists(site)).then_some(Route::Ask)
}

/// Renders the page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let desk = Desk::of_catalogue(site).expect("a route of a page that exists");
    let mut requests: Vec<Request> = ASKED.iter().map(|id| request(site, id)).collect();
    requests.push(offer(site));
    requests.extend(need::request(site));
    let all: Vec<String> = ASKED.iter().map(|id| format!("- {}", what(site, id, str::to_owned))).collect();
    let general = message(site, "ask-site-subject-all", "ask-site-body-all", &all.join("\n"));
    let view = AskPage {
        ask: desk.view(site, requests, None, &general, Copied::Always),
        report: report::of_site(site, &desk),
        list_url: site.link(&list::address(site, "esperienza", 1)),
        network_url: network::exists(site).then(|| site.link(network::ADDRESS)),
        join_url: site.page_url("come-partecipare"),
    };
    let mut page = frame::page(site, "ask", &site.theme.word("title-ask"), &site.at(ADDRESS), &[]);
    page.section = Some("trasferimento".to_owned());
    page.description = site.theme.word("ask-page-lead");
    html(site, "chiedi.html", &page, &view)
}

fn request(site: &Site<'_>, id: &str) -> Request {
    let word = |key: &str| site.theme.word(&format!("{key}-{id}"));
    Request {
        id: id.to_owned(),
        text: word("ask-do"),
        help: Some(word("ask-help")),
        message: message(site, "ask-site-subject", "ask-site-body", &word("ask-what")),
    }
}

/// Offering an experience: no account, no form of ours.
fn offer(site: &Site<'_>) -> Request {
    let message = message(site, "ask-site-subject", "ask-site-offer", &site.theme.word("ask-what-offerta"));
    Request { id: "offerta".to_owned(), text: site.theme.word("ask-do-offerta"), help: Some(site.theme.word("ask-help-offerta")), message }
}

/// A message to the catalogue's own office.
pub(super) fn message(site: &Site<'_>, subject: &str, body: &str, what: &str) -> Message {
    let words = &[("what", what), ("site", site.title())];
    Message::new(&site.theme.word_with(subject, words), &site.theme.word_with(body, words))
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options};

    fn page(segreteria: &str) -> String {
        let site = format!("[site]\ntitle = \"Catalogo\"\nbase_url = \"https://esempio.it/c/\"\ndemo = true\n{segreteria}");
        Catalogue::with(BASE, Options { site, ..Options::default() }).page("/chiedi/")
    }

    #[test]
    fn the_secretariat_answers_by_mail_with_its_days() {
        let page = page(
            "[segreteria]\nufficio = \"Segreteria tecnica\"\nemail = \"segreteria@ente.it\"\ntelefono = \"06 1\"\ngiorni = 1\nmodulo = \"https://ente.it/m?x=1&scheda=\"\n",
        );
        assert_eq!(page.matches("href=\"mailto:segreteria@ente.it?subject=").count(), 7 + 3, "{page}");
        for text in ["Segreteria tecnica", "entro 1 giorno", "href=\"tel:061\"", "href=\"https://ente.it/m?x=1&amp;scheda=\""] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("/issues/new"), "no forge, no button");
    }

    #[test]
    fn with_a_telephone_only_there_is_no_dead_link() {
        let page = page("[segreteria]\ntelefono = \"06 1\"\n");
        assert!(page.contains("href=\"tel:061\"") && !page.contains("href=\"\"") && !page.contains("mailto:"), "{page}");
    }
}
