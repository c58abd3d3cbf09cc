//! A message to the office that a card names, about the card.

use super::desk::written_address;
use crate::catalog::Linked;
use crate::derive::display_name;
use crate::render::Site;
use crate::render::asking::{LIMIT, Message, mailto, mailto_short, one_line};

/// An address that begins a message to the `referente` of a card, with the subject that a word of the theme gives (it takes `title`);
/// `None` when the office has no mailbox.
pub fn mail(site: &Site<'_>, card: &Linked, subject: &str) -> Option<String> {
    let email = card.card.at("referente.email").into_iter().find_map(|email| email.as_str())?;
    let subject = site.theme.word_with(subject, &[("title", &one_line(display_name(card)))]);
    let message = Message::new(&subject, &written_address(site, card.address.as_deref().unwrap_or("")));
    Some(Some(mailto(email, &message)).filter(|url| url.len() <= LIMIT).unwrap_or_else(|| mailto_short(email, &message)))
}
