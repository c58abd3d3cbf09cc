//! What one can ask of the body that tells an experience: what it allows, and nothing else.

use super::desk::{Copied, Desk, Request, written_address};
use super::page;
use crate::catalog::CardIx;
use crate::derive::display_name;
use crate::render::Site;
use crate::render::asking::{Message, one_line};
use crate::render::pages::card_parts::enum_label;
use crate::render::views::AskingView;

/// What can be asked about an experience. The body's office answers when the body is open to it; when the body has not said
/// (`non_indicato`) only the catalogue's own office does; nobody when the body said no, or there is no channel.
pub fn of_experience(site: &Site<'_>, ix: CardIx) -> Option<AskingView> {
    let card = site.card(ix);
    let first = |path: &str| card.card.at(path).first().and_then(|value| value.as_str());
    let subject = Subject { site, title: one_line(display_name(card)), url: written_address(site, card.address.as_deref().unwrap_or("")) };
    let level = first("trasferimento.livello")?;
    if level == "non_indicato" {
        let message = subject.message(&site.theme.word("ask-what-informazioni"));
        let request =
            Request { id: level.to_owned(), text: site.theme.word("ask-action-secretariat"), help: None, message: message.clone() };
        let view = Desk::of_catalogue(site)?.view(site, vec![request], Some(&subject.url), &message, Copied::Always);
        return Some(AskingView { more_url: Some(site.link(page::ADDRESS)), ..view });
    }
    let modes = || card.card.at("trasferimento.modalita").into_iter().filter_map(|value| value.as_str());
    let offered: Vec<&str> = match level {
        "informazioni" | "attivita" | "gemellaggio" => {
            let first = match level {
                "gemellaggio" => Some("gemellaggio"),
                "attivita" if modes().next().is_none() => Some("attivita"),
                _ => None,
            };
            // Whoever offers more answers questions too.
            first.into_iter().chain(modes()).chain(["informazioni"]).collect()
        }
        _ => return None,
    };
    let label = |id: &str| enum_label(site, ix, "trasferimento.modalita", id);
    let what: Vec<String> = offered.iter().map(|id| what(site, id, label)).collect();
    let requests = offered.iter().zip(&what).map(|(id, what)| Request {
        id: (*id).to_owned(),
        text: action(site, id, label),
        help: None,
        message: subject.message(what),
    });
    let general = subject.general(&what);
    Some(Desk::of_card(site, card).view(site, requests.collect(), Some(&subject.url), &general, Copied::Always))
}

/// What a message is about.
struct Subject<'s, 'a> {
    site: &'s Site<'a>,
    title: String,
    url: String,
}

impl Subject<'_, '_> {
    fn message(&self, what: &str) -> Message {
        let words = &[("what", what), ("title", &*self.title), ("url", &*self.url)];
        Message::new(&self.site.theme.word_with("ask-mail-subject", words), &self.site.theme.word_with("ask-mail-body", words))
    }

    /// One message for everything that can be asked: a line each, to keep or to strike out.
    fn general(&self, what: &[String]) -> Message {
        let list: Vec<String> = what.iter().map(|what| format!("- {what}")).collect();
        let words = &[("what", &*list.join("\n")), ("title", &*self.title), ("url", &*self.url)];
        let theme = self.site.theme;
        Message::new(&theme.word_with("ask-mail-subject-all", words), &theme.word_with("ask-mail-body-all", words))
    }
}

/// «un seminario»: the theme's word; for a way of transfer that a catalogue added its label.
pub(super) fn what(site: &Site<'_>, id: &str, label: impl Fn(&str) -> String) -> String {
    site.theme.optional_word(&format!("ask-what-{id}")).unwrap_or_else(|| label(id))
}

/// «Chiedi un seminario».
fn action(site: &Site<'_>, id: &str, label: impl Fn(&str) -> String) -> String {
    let word = site.theme.optional_word(&format!("ask-do-{id}"));
    word.unwrap_or_else(|| site.theme.word_with("ask-do-other", &[("what", &label(id))]))
}

#[cfg(test)]
mod tests {
    use crate::config::ForgeKind;
    use crate::render::testing::{BASE, Catalogue, Options, experience};
    use crate::render::views::AskingView;

    const OFFICE: &str = "referente: {ufficio: Ufficio innovazione, email: innovazione@comune.esempio.it, telefono: 0172 1234}\n";

    /// An experience with this level (and modes) and these further fields.
    fn catalogue(title: &str, transfer: &str, more: &str) -> Catalogue {
        let text = experience(title, more).replace("livello: non_indicato", transfer);
        assert!(text.contains(transfer), "{text}");
        Catalogue::new(&[BASE, &[("esperienze/uno.md", &*text)]].concat())
    }

    fn ask(catalogue: &Catalogue) -> Option<AskingView> {
        super::of_experience(&catalogue.site(), catalogue.catalog.find("esperienza", "uno").unwrap())
    }

    fn ids(view: &AskingView) -> Vec<&str> {
        view.requests.iter().map(|request| &*request.id).collect()
    }

    #[test]
    fn the_page_offers_what_the_body_allows_and_nothing_else() {
        let view = |transfer: &str| ask(&catalogue("Uno", transfer, OFFICE));
        assert_eq!(ids(&view("livello: informazioni").unwrap()), ["informazioni"]);
        let some = "livello: attivita, modalita: [webinar, visita_studio]";
        assert_eq!(ids(&view(some).unwrap()), ["webinar", "visita_studio", "informazioni"]);
        assert_eq!(ids(&view("livello: attivita").unwrap()), ["attivita", "informazioni"]);
        let twin = "livello: gemellaggio, modalita: [seminario]";
        assert_eq!(ids(&view(twin).unwrap()), ["gemellaggio", "seminario", "informazioni"]);
        assert!(view("livello: nessuno").is_none());
    }

    #[test]
    fn a_request_opens_a_message_that_names_the_card() {
        let catalogue = catalogue("Più \"posta\" & meno carta", "livello: attivita, modalita: [webinar]", OFFICE);
        let view = ask(&catalogue).unwrap();
        let url = view.requests[0].url.as_deref().unwrap();
        assert!(url.starts_with("mailto:innovazione@comune.esempio.it?subject="), "{url}");
        assert!(url.contains("Pi%C3%B9%20%22posta%22%20%26%20meno%20carta"), "{url}");
        assert!(url.contains("https%3A%2F%2Fesempio.it%2Fc%2Fesperienze%2Funo%2F%0D%0A"), "{url}");
        assert_eq!(view.desk.telephone_url.as_deref(), Some("tel:01721234"));
        // In the page the address is escaped once.
        let page = catalogue.page("/esperienze/uno/");
        assert!(page.contains(&format!("href=\"{}\"", url.replace('&', "&amp;"))), "{page}");
        assert!(!page.contains("&amp;amp;"));
    }

    #[test]
    fn of_a_body_that_has_not_said_the_catalogue_is_asked() {
        let catalogue = catalogue("Uno", "livello: non_indicato", OFFICE);
        let view = ask(&catalogue).unwrap();
        assert_eq!(ids(&view), ["non_indicato"]);
        assert!(view.requests[0].url.as_deref().unwrap().starts_with("mailto:ufficio@esempio.it?"), "{view:?}");
        assert!(view.desk.owner.is_none());
        // Whoever reads their mail in a browser has the address, the text and the other ways; all of it one click from the key facts.
        let page = catalogue.page("/esperienze/uno/");
        let (facts, asked) = page.split_once("id=\"s-chiedi\"").expect("the part about asking");
        assert!(facts.contains("href=\"#s-chiedi\""), "{facts}");
        for text in
            [">ufficio@esempio.it</a>", "Copia il messaggio", "Perché ci interessa:", "href=\"../../chiedi/\">Altri modi di chiedere</a>"]
        {
            assert!(asked.contains(text), "{text} in {asked}");
        }
    }

    #[test]
    fn a_message_that_no_address_holds_is_there_to_copy() {
        let view = ask(&catalogue(&"🚲".repeat(100), "livello: informazioni", OFFICE)).unwrap();
        let url = view.requests[0].url.as_deref().unwrap();
        assert!(url.len() <= crate::render::asking::LIMIT && !url.contains("body="), "{url}");
        let copy = view.copy.unwrap();
        assert!(copy.needed && copy.paragraphs.iter().flatten().any(|line| line.contains("🚲🚲")), "{copy:?}");
    }

    #[test]
    fn without_a_mailbox_the_form_answers_and_the_forge_comes_last() {
        let form = "referente: {ufficio: U, telefono: 0172 1234, modulo: \"https://ente.it/m?scheda=\", giorni: 15}\n";
        let view = ask(&catalogue("Uno", "livello: informazioni", form)).unwrap();
        assert_eq!(view.requests[0].channel, "form");
        assert_eq!(view.requests[0].url.as_deref(), Some("https://ente.it/m?scheda=https%3A%2F%2Fesempio.it%2Fc%2Fesperienze%2Funo%2F"));
        assert_eq!(view.desk.days_text.as_deref(), Some("entro 15 giorni"));
        assert!(view.desk.forge_url.as_deref().unwrap().starts_with("https://gitlab.com/a/b/-/issues/new?issue%5Bconfidential%5D=true&"));
        let nothing = ask(&catalogue("Uno", "livello: informazioni", "referente: {ufficio: U}\n")).unwrap();
        assert_eq!((nothing.requests[0].channel, nothing.desk.forge_url), ("forge", None));
    }

    #[test]
    fn only_gitlab_is_asked_because_only_it_keeps_an_issue_confidential() {
        let mut catalogue = catalogue("Uno", "livello: informazioni", OFFICE);
        for kind in [ForgeKind::Github, ForgeKind::Forgejo] {
            catalogue.config.forge.as_mut().unwrap().kind = kind;
            assert!(ask(&catalogue).unwrap().desk.forge_url.is_none());
            assert!(!catalogue.page("/esperienze/uno/").contains("/issues/new"));
        }
    }

    #[test]
    fn without_an_address_of_its_own_the_site_names_the_card_by_its_path() {
        let text = experience("Uno", OFFICE).replace("livello: non_indicato", "livello: informazioni");
        let site = "[site]\ntitle = \"C\"\ndemo = true\n".to_owned();
        let catalogue = Catalogue::with(&[BASE, &[("esperienze/uno.md", &*text)]].concat(), Options { site, ..Options::default() });
        let view = ask(&catalogue).unwrap();
        assert!(view.requests[0].url.as_deref().unwrap().contains("%0D%0A%2Fesperienze%2Funo%2F%0D%0A"), "{view:?}");
        assert!(view.desk.forge_url.is_none());
    }
}
