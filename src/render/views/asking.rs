//! What one can ask, and of whom.

use serde::Serialize;

use super::{CountedLink, EntryView, TextLink};

/// Things that one can ask of an office, each with an address that opens a message.
#[derive(Debug, Serialize)]
pub struct AskingView {
    /// What can be asked, the first thing first.
    pub requests: Vec<RequestView>,
    /// Who answers.
    pub desk: DeskView,
    /// The text of the message, for those whose mail does not open, or when an address cannot hold it; null where a message is short.
    pub copy: Option<CopyView>,
    /// The page with everything that can be asked of who answers; null but on a card that the catalogue's own office answers for.
    pub more_url: Option<String>,
}

/// Something that one can ask.
#[derive(Debug, Serialize)]
pub struct RequestView {
    /// `seminario`, `informazioni`.
    pub id: String,
    /// What the link says.
    pub text: String,
    /// One line about it.
    pub help_text: Option<String>,
    /// Opens the message, the form or the confidential issue; null when only a telephone answers.
    pub url: Option<String>,
    /// `mail`, `form`, `forge` or `phone`.
    pub channel: &'static str,
}

/// An office that answers.
#[derive(Debug, Serialize)]
pub struct DeskView {
    /// Its name.
    pub office: Option<String>,
    /// The administration that it belongs to.
    pub owner: Option<TextLink>,
    /// Its mailbox.
    pub email: Option<String>,
    /// Its mailbox as an address without a message.
    pub email_url: Option<String>,
    /// Its telephone.
    pub telephone: Option<String>,
    /// Its telephone as an address.
    pub telephone_url: Option<String>,
    /// The body's own form.
    pub form_url: Option<String>,
    /// A new confidential issue on the forge; null where the forge has none.
    pub forge_url: Option<String>,
    /// Within how many days it answers.
    pub days_text: Option<String>,
}

/// A message to copy.
#[derive(Debug, Serialize)]
pub struct CopyView {
    /// Whether an address could not hold it.
    pub needed: bool,
    /// Its subject.
    pub subject: String,
    /// Its paragraphs, each with its lines.
    pub paragraphs: Vec<Vec<String>>,
}

/// `chiedi.html`: what one can ask of the catalogue.
#[derive(Debug, Serialize)]
pub struct AskPage {
    /// Requests, and who answers.
    pub ask: AskingView,
    /// Problems to report.
    pub report: AskingView,
    /// The list of experiences.
    pub list_url: String,
    /// Who can help; null when nobody offers anything.
    pub network_url: Option<String>,
    /// How to take part; null when there is no such page.
    pub join_url: Option<String>,
}

/// `rete.html`: who can help with what.
#[derive(Debug, Serialize)]
pub struct HelpersView {
    /// Competences, by name, each with who offers it.
    pub competences: Vec<HelpGroup>,
    /// Tools, by title, each with who offers it.
    pub tools: Vec<HelpGroup>,
    /// Services, by name.
    pub services: Vec<ServiceView>,
    /// What experiences offer: ways of transfer with their pages.
    pub modes: Vec<CountedLink>,
    /// Experiences whose body is open to requests, the first ones of the list.
    pub open: Vec<EntryView>,
    /// The page on which one asks the catalogue; null when nobody answers.
    pub ask_url: Option<String>,
}

/// Something that bodies offer.
#[derive(Debug, Serialize)]
pub struct HelpGroup {
    /// Its name, with its page.
    pub name: TextLink,
    /// One line about it; may be empty.
    pub help_text: String,
    /// Language of that line, when it is another than the page's.
    pub help_lang: Option<String>,
    /// Who offers it.
    pub bodies: Vec<TextLink>,
}

/// A service for other bodies.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    /// Its name.
    pub text: String,
    /// Language of its texts, when it is another than the page's.
    pub lang: Option<String>,
    /// Who offers it.
    pub body: TextLink,
    /// Whom it is for.
    pub audience_text: Option<String>,
    /// How to ask for it: an address or words; or where its code is.
    pub how: TextLink,
    /// Whether that is a repository, which answers nobody.
    pub is_code: bool,
}
