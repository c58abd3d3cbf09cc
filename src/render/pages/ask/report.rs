//! «Segnala un problema»: wrong data, inappropriate content, an accessibility barrier.

use super::desk::{Copied, Desk, Request, written_address};
use crate::catalog::Linked;
use crate::derive::display_name;
use crate::render::Site;
use crate::render::asking::{Message, one_line};
use crate::render::views::AskingView;

/// The problems that can be reported, in the order of how often they are.
const KINDS: &[&str] = &["dati", "contenuto", "barriera"];

/// Problems of a card; `None` when nobody answers.
pub fn of_card(site: &Site<'_>, card: &Linked) -> Option<AskingView> {
    let url = written_address(site, card.address.as_deref().unwrap_or(""));
    Some(view(site, &Desk::of_catalogue(site)?, &one_line(display_name(card)), &url, "report-mail-body"))
}

/// What opens a message with which one supports a proposal (`supports`) or comments on it (`comments`); `None` when nobody reads messages.
pub fn about_proposal(site: &Site<'_>, card: &Linked, kind: &str) -> Option<String> {
    let (title, url) = (one_line(display_name(card)), written_address(site, card.address.as_deref().unwrap_or("")));
    let message = Message::new(&site.theme.word_with(&format!("{kind}-mail-subject"), &[("title", &title)]), &format!("{title}\n{url}"));
    let request = Request { id: kind.to_owned(), text: String::new(), help: None, message: message.clone() };
    Desk::of_catalogue(site)?.view(site, vec![request], Some(&url), &message, Copied::WhenLong).requests.pop()?.url
}

/// Problems of a page that the reader names.
pub(super) fn of_site(site: &Site<'_>, desk: &Desk<'_>) -> AskingView {
    view(site, desk, site.title(), &written_address(site, site.prefix()), "report-mail-body-site")
}

fn view(site: &Site<'_>, desk: &Desk<'_>, title: &str, url: &str, body: &str) -> AskingView {
    let message = |what: &str, question: &str| {
        let words = &[("what", what), ("title", title), ("url", url), ("question", question)];
        Message::new(&site.theme.word_with("report-mail-subject", words), &site.theme.word_with(body, words))
    };
    let request = |kind: &&str| {
        let word = |key: &str| site.theme.word(&format!("{key}-{kind}"));
        let text = word("report-do");
        Request { id: (*kind).to_owned(), message: message(&text, &word("report-question")), text, help: None }
    };
    let general = message(&site.theme.word("report-what-all"), &site.theme.word("report-question-all"));
    desk.view(site, KINDS.iter().map(request).collect(), Some(url), &general, Copied::WhenLong)
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn every_card_offers_three_problems_to_report_and_one_confidential_issue() {
        let text = experience("Uno & due", "");
        let page = Catalogue::new(&[BASE, &[("esperienze/uno.md", &*text)]].concat()).page("/esperienze/uno/");
        let report = &page[page.find("s-segnala").expect("the part of the colophon")..];
        assert_eq!(report.matches("href=\"mailto:ufficio@esempio.it?subject=Segnalazione%20").count(), 3, "{report}");
        assert_eq!(report.matches("/-/issues/new?issue%5Bconfidential%5D=true&amp;issue%5Btitle%5D=").count(), 1, "{report}");
        assert_eq!(report.matches("Uno%20%26%20due%0D%0Ahttps%3A%2F%2Fesempio.it%2Fc%2Fesperienze%2Funo%2F%0D%0A").count(), 3, "{report}");
    }

    #[test]
    fn where_nobody_answers_nothing_is_offered() {
        let text = experience("Uno", "");
        let site = "[site]\ntitle = \"C\"\ndemo = true\n[forge]\nkind = \"github\"\nurl = \"https://github.com/a/b\"\n".to_owned();
        let catalogue = Catalogue::with(&[BASE, &[("esperienze/uno.md", &*text)]].concat(), Options { site, ..Options::default() });
        let page = catalogue.page("/esperienze/uno/");
        assert!(!page.contains("s-segnala") && !page.contains("chiedi/") && !page.contains("issues/new"), "{page}");
        assert!(crate::render::recognise(&catalogue.site(), "/chiedi/").is_none());
    }
}
