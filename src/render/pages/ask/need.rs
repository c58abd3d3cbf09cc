//! What one says to those who look for help, and how one becomes one of them.

use super::desk::{Copied, Desk, Request, written_address};
use super::page;
use crate::catalog::Linked;
use crate::derive::display_name;
use crate::render::Site;
use crate::render::asking::{Message, one_line};
use crate::render::pages::{list, needs};
use crate::render::views::AskingView;

/// Where on the list of needs one is told how to publish one.
const PUBLISH: &str = "#s-racconta";

/// How to offer help to the office that a need names, and whether that is done through the catalogue's own office because the need names
/// no mailbox, form or telephone; `None` when nobody answers.
pub fn answer(site: &Site<'_>, card: &Linked) -> Option<(AskingView, bool)> {
    let url = written_address(site, card.address.as_deref().unwrap_or(""));
    let title = one_line(display_name(card));
    let words = &[("title", &*title), ("url", &*url)];
    let message = Message::new(&site.theme.word_with("need-mail-subject", words), &site.theme.word_with("need-mail-body", words));
    let request = Request { id: "aiuto".to_owned(), text: site.theme.word("need-help-action"), help: None, message: message.clone() };
    let own = Some(Desk::of_card(site, card)).filter(|desk| desk.email.or(desk.form).or(desk.telephone).is_some());
    let through = own.is_none();
    let desk = own.or_else(|| Desk::of_catalogue(site))?;
    Some((desk.view(site, vec![request], Some(&url), &message, Copied::Always), through))
}

/// How to publish a need: no account, no form of ours. `None` where there are no needs, or nobody answers.
pub fn publish(site: &Site<'_>) -> Option<AskingView> {
    let desk = Desk::of_catalogue(site)?;
    let request = request(site)?;
    let message = request.message.clone();
    let view = desk.view(site, vec![request], None, &message, Copied::Always);
    Some(AskingView { more_url: Some(site.link(page::ADDRESS)), ..view })
}

/// Where [`publish`] stands.
pub fn publish_url(site: &Site<'_>) -> Option<String> {
    page::exists(site).then(|| site.link(&format!("{}{PUBLISH}", list::address(site, needs::NEED, 1))))
}

/// The request to publish a need; `None` in a catalogue without needs.
pub(super) fn request(site: &Site<'_>) -> Option<Request> {
    site.schemas.get(needs::NEED).filter(|needs| needs.list && site.has_place(needs))?;
    let message = page::message(site, "ask-site-subject", "ask-site-need", &site.theme.word("ask-what-bisogno"));
    let word = |key: &str| site.theme.word(key);
    Some(Request { id: "bisogno".to_owned(), text: word("ask-do-bisogno"), help: Some(word("ask-help-bisogno")), message })
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options};

    fn catalogue(office: &str, state: &str) -> Catalogue {
        let need = format!(
            "---\ntitolo: Moduli & carte\nin_breve: X\namministrazione: agenzia-x\nreferente: {{ufficio: Anagrafe{office}}}\n\
             problema: P\ntemi: [servizi]\nscadenza: 2027-01-08\nstato: {state}\n---\n"
        );
        Catalogue::with(&[BASE, &[("fabbisogni/uno.md", &*need)]].concat(), Options::default())
    }

    /// The part of the page that says how to help.
    fn help(office: &str) -> String {
        let page = catalogue(office, "aperto").page("/fabbisogni/uno/");
        let start = page.find("id=\"s-aiuta\"").unwrap_or_else(|| panic!("nothing to do in {page}"));
        page[start..].split_once("</section>").expect("its end").0.to_owned()
    }

    #[test]
    fn whoever_can_help_gets_a_message_that_is_already_written_and_can_copy_it() {
        let help = help(", email: anagrafe@ente.it");
        assert!(
            help.contains("href=\"mailto:anagrafe@ente.it?subject=Posso%20aiutare%3A%20Moduli%20%26%20carte&amp;body=Buongiorno"),
            "{help}"
        );
        for text in [
            "Il nostro ente:",
            "Come ricontattarci:",
            "Copia il messaggio",
            ">anagrafe@ente.it</a>",
            "https://esempio.it/c/fabbisogni/uno/",
        ] {
            assert!(help.contains(text), "{text} in {help}");
        }
        assert!(!help.contains("ufficio@esempio.it"), "{help}");
    }

    #[test]
    fn a_form_answers_without_a_mailbox_and_the_catalogue_without_anything() {
        let form = help(", modulo: \"https://ente.it/m?scheda=\"");
        assert!(form.contains("href=\"https://ente.it/m?scheda=https%3A%2F%2Fesempio.it%2Fc%2Ffabbisogni%2Funo%2F\""), "{form}");
        let through = help("");
        assert!(
            through.contains("mailto:ufficio@esempio.it?subject=Posso%20aiutare") && through.contains("segreteria del catalogo"),
            "{through}"
        );
        assert!(!catalogue("", "soddisfatto").page("/fabbisogni/uno/").contains("s-aiuta"));
    }

    #[test]
    fn needs_are_published_through_the_catalogues_own_office() {
        let catalogue = catalogue("", "aperto");
        let list = catalogue.page("/fabbisogni/");
        let start = list.find("id=\"s-racconta\"").unwrap_or_else(|| panic!("no way to publish in {list}"));
        let told = list[start..].split_once("<form").expect("the list after it").0;
        assert!(told.contains("mailto:ufficio@esempio.it?subject=") && told.contains("Racconta che cosa cerchi"), "{told}");
        assert!(told.contains("Quale aiuto ci serve:") && told.contains("Entro quando:"), "{told}");
        assert!(catalogue.page("/chiedi/").contains("Racconta che cosa cerchi"));
        assert!(catalogue.page("/").contains("href=\"fabbisogni/#s-racconta\""));
        // The 8th begins with a vowel.
        assert!(list.contains("entro l&#39;8 gennaio 2027"), "{list}");
    }
}
