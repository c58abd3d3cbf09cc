//! An office that answers, and its channels.

use crate::catalog::Linked;
use crate::config::ForgeKind;
use crate::render::Site;
use crate::render::asking::{self, LIMIT, Message};
use crate::render::views::{AskingView, CopyView, DeskView, RequestView, TextLink};

/// An office with its channels.
pub struct Desk<'a> {
    pub office: Option<&'a str>,
    pub owner: Option<TextLink>,
    pub email: Option<&'a str>,
    pub telephone: Option<&'a str>,
    pub form: Option<&'a str>,
    /// The project on a forge that has confidential issues: GitLab's alone.
    pub forge: Option<&'a str>,
    pub days: Option<u32>,
}

/// Something to ask of a desk.
pub struct Request {
    pub id: String,
    /// What the link says.
    pub text: String,
    pub help: Option<String>,
    pub message: Message,
}

/// When the text of a message stands on the page too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// Always: many people read their mail in a browser, where `mailto:` opens nothing.
    Always,
    /// Only where an address cannot hold it.
    WhenLong,
}

impl<'a> Desk<'a> {
    /// The catalogue's own; `None` when it has no channel at all.
    pub fn of_catalogue(site: &Site<'a>) -> Option<Self> {
        let secretariat = &site.config.secretariat;
        let desk = Desk {
            office: site.config.languages[site.language_index].secretariat.as_deref(),
            owner: None,
            email: secretariat.email.as_deref(),
            telephone: secretariat.telephone.as_deref(),
            form: secretariat.form.as_deref(),
            forge: confidential(site),
            days: secretariat.days,
        };
        (desk.email.or(desk.telephone).or(desk.form).or(desk.forge)).is_some().then_some(desk)
    }

    /// The office that a card names (`referente`).
    pub fn of_card(site: &Site<'a>, card: &'a Linked) -> Self {
        let text = |key: &str| card.card.at(&format!("referente.{key}")).first().and_then(|value| value.as_str());
        let days = card.card.at("referente.giorni").first().and_then(|value| value.as_u64());
        Desk {
            office: text("ufficio"),
            owner: super::super::card_parts::owner(site, card),
            email: text("email"),
            telephone: text("telefono"),
            form: text("modulo"),
            forge: confidential(site),
            days: days.and_then(|days| u32::try_from(days).ok()),
        }
    }

    /// The requests as a page shows them. `about` is the address that they are about, `general` the message that holds them all.
    pub fn view(&self, site: &Site<'_>, requests: Vec<Request>, about: Option<&str>, general: &Message, copied: Copied) -> AskingView {
        let channel = self.channel();
        let mut needed = false;
        let mut link = |message: &Message| {
            let (url, short) = self.address(channel, message, about);
            needed |= short;
            url
        };
        let requests: Vec<RequestView> = requests
            .into_iter()
            .map(|Request { id, text, help, message }| RequestView { id, text, help_text: help, url: link(&message), channel })
            .collect();
        let forge = self
            .forge
            .filter(|_| channel != "forge")
            .map(|project| within(&asking::confidential_issue(project, general), project, general));
        let copy = needed || (copied == Copied::Always && channel == "mail");
        AskingView {
            requests,
            desk: DeskView {
                office: self.office.map(str::to_owned),
                owner: self.owner.clone(),
                email: self.email.map(str::to_owned),
                email_url: self.email.map(|email| asking::mailto_short(email, &Message::new("", "")).replace("?subject=", "")),
                telephone: self.telephone.map(str::to_owned),
                telephone_url: self.telephone.map(asking::telephone),
                form_url: self.form.filter(|_| channel != "form").map(|form| asking::form(form, about)),
                forge_url: forge,
                days_text: self.days.map(|days| site.theme.counted("ask-days", days as usize)),
            },
            copy: copy.then(|| copy_view(general, needed)),
            more_url: None,
        }
    }

    /// The first channel that a request can go through on its own.
    fn channel(&self) -> &'static str {
        match self {
            Desk { email: Some(_), .. } => "mail",
            Desk { form: Some(_), .. } => "form",
            Desk { telephone: Some(_), .. } => "phone",
            Desk { forge: Some(_), .. } => "forge",
            _ => "none",
        }
    }

    /// The address of a request, and whether it leaves out what it should say.
    fn address(&self, channel: &str, message: &Message, about: Option<&str>) -> (Option<String>, bool) {
        match (channel, self) {
            ("mail", Desk { email: Some(email), .. }) => {
                let url = asking::mailto(email, message);
                if url.len() <= LIMIT { (Some(url), false) } else { (Some(asking::mailto_short(email, message)), true) }
            }
            ("form", Desk { form: Some(form), .. }) => (Some(asking::form(form, about)), false),
            ("forge", Desk { forge: Some(project), .. }) => {
                let url = asking::confidential_issue(project, message);
                let long = url.len() > LIMIT;
                (Some(within(&url, project, message)), long)
            }
            _ => (None, false),
        }
    }
}

/// The address of an issue, without the text of the message when it is too long.
fn within(url: &str, project: &str, message: &Message) -> String {
    if url.len() <= LIMIT { url.to_owned() } else { asking::confidential_issue_short(project, message) }
}

/// The project in which an issue can be confidential. Elsewhere there is no such button: what people ask is theirs to publish.
fn confidential<'a>(site: &Site<'a>) -> Option<&'a str> {
    site.config.forge.as_ref().filter(|forge| forge.kind == ForgeKind::Gitlab).map(|forge| &*forge.url)
}

fn copy_view(message: &Message, needed: bool) -> CopyView {
    let paragraphs = message.body.split("\n\n").map(|paragraph| paragraph.split('\n').map(str::to_owned).collect());
    CopyView { needed, subject: message.subject.clone(), paragraphs: paragraphs.collect() }
}

/// The address of a page for people far from it: absolute, or below the site's top when the catalogue has no address yet.
pub fn written_address(site: &Site<'_>, address: &str) -> String {
    let base = if site.config.base_url.starts_with("http://localhost/") { "/" } else { &*site.config.base_url };
    let mut url = base.to_owned();
    crate::render::links::encode_path(&mut url, address);
    url
}
