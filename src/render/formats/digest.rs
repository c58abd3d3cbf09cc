//! A digest as HTML, as plain text, and as a message that only has to be sent (RFC 5322, multipart/alternative).
//!
//! The HTML loads nothing and carries no style sheet: programs that show mail drop both. The message names no moment of the
//! clock: its date is the commit's, its Message-ID and boundary follow from what it says, so that the same commit gives the
//! same bytes and a list server recognises a message that is sent twice.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;

use super::xml::escape;
use crate::render::digest::{Digest, Entry, Link};

/// Columns of the plain text (RFC 5322 recommends lines of at most 78).
const WIDTH: usize = 72;

/// A mailbox: a name, perhaps empty, and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// What people read.
    pub name: String,
    /// The address.
    pub address: String,
}

impl Mailbox {
    /// Reads `name@example.it` or `Name <name@example.it>`. Only plain ASCII addresses: what else there is needs a server that
    /// understands it (RFC 6531).
    pub fn parse(text: &str) -> Option<Mailbox> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address.trim()),
            None => ("", text),
        };
        let plain = |part: &str| {
            let allowed = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
            !part.is_empty() && part.bytes().all(allowed) && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..")
        };
        let (local, domain) = address.rsplit_once('@')?;
        let sound = plain(local) && plain(domain) && !text.contains(char::is_control);
        sound.then(|| Mailbox { name: name.to_owned(), address: address.to_owned() })
    }

    fn address(&self) -> Address<'_> {
        Address::new_address(Some(&*self.name).filter(|name| !name.is_empty()), &*self.address)
    }
}

/// What stands on the envelope and what the message's identity follows from.
#[derive(Debug)]
pub struct Envelope {
    /// Who writes.
    pub from: Mailbox,
    /// Who reads; without anybody the list server decides.
    pub to: Vec<Mailbox>,
    /// When: the commit's time.
    pub time: jiff::Timestamp,
    /// The commit's id.
    pub commit: String,
}

/// The digest as a message, with CRLF line ends.
pub fn message(digest: &Digest, envelope: &Envelope) -> String {
    let (plain, html) = (text(digest), html(digest));
    let recipients: Vec<&str> = envelope.to.iter().map(|to| &*to.address).collect();
    let said = format!("{}\0{}\0{plain}\0{html}", envelope.commit, recipients.join(","));
    let print = blake3::hash(said.as_bytes()).to_hex();
    let host = digest.site.url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("localhost");
    let to = match envelope.to.is_empty() {
        true => Address::new_group(Some("undisclosed-recipients"), Vec::new()),
        false => Address::new_list(envelope.to.iter().map(Mailbox::address).collect()),
    };
    let boundary = format!("prassi-{}", &print[..24]);
    let parts = vec![MimePart::new("text/plain", plain), MimePart::new("text/html", html)];
    let message = MessageBuilder::new()
        .from(envelope.from.address())
        .to(to)
        .subject(&*digest.title)
        .date(envelope.time.as_second())
        .message_id(format!("{}.{}@{host}", envelope.commit.get(..12).unwrap_or(&envelope.commit), &print[..12]))
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .header("Content-Language", Raw::new(&*digest.language))
        .body(MimePart::new(ContentType::new("multipart/alternative").attribute("boundary", boundary), parts));
    // Writing into memory does not fail.
    message.write_to_string().unwrap_or_default()
}

/// The digest as an HTML document.
pub fn html(digest: &Digest) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"");
    escape(&mut out, &digest.language);
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape(&mut out, &digest.title);
    out.push_str("</title>\n</head>\n<body>\n<h1>");
    escape(&mut out, &digest.title);
    out.push_str("</h1>\n<p>");
    escape(&mut out, &digest.count_text);
    out.push_str("</p>\n");
    for group in &digest.groups {
        out.push_str("<h2>");
        escape(&mut out, &group.label);
        out.push_str("</h2>\n<ul>\n");
        group.entries.iter().for_each(|entry| html_entry(&mut out, entry));
        out.push_str("</ul>\n");
    }
    out.push_str("<p>");
    link(&mut out, &digest.site, "");
    out.push_str(" · ");
    link(&mut out, &digest.feed, "");
    out.push_str("</p>\n</body>\n</html>\n");
    out
}

fn html_entry(out: &mut String, entry: &Entry) {
    out.push_str("<li><strong>");
    link(out, &entry.card, &lang(entry.lang.as_deref()));
    out.push_str("</strong><br>");
    escape(out, &about(entry));
    if !entry.text.is_empty() {
        out.push_str(&format!("<br><span{}>", lang(entry.text_lang.as_deref())));
        escape(out, &entry.text);
        out.push_str("</span>");
    }
    if let Some(changes) = &entry.changes {
        out.push_str("<br>");
        link(out, changes, "");
    }
    out.push_str("</li>\n");
}

/// The attribute for a text in another language.
fn lang(code: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(code) = code {
        out.push_str(" lang=\"");
        escape(&mut out, code);
        out.push('"');
    }
    out
}

fn link(out: &mut String, link: &Link, attributes: &str) {
    out.push_str("<a href=\"");
    escape(out, &link.url);
    out.push('"');
    out.push_str(attributes);
    out.push('>');
    escape(out, &link.text);
    out.push_str("</a>");
}

/// «Comune di Bra, 3 marzo 2026».
fn about(entry: &Entry) -> String {
    entry.owner.iter().chain([&entry.date]).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The digest as plain text.
pub fn text(digest: &Digest) -> String {
    let mut out = String::new();
    wrap(&mut out, &digest.title, "");
    // Not with `=`, of which each takes three characters in a message.
    underline(&mut out, &digest.title);
    out.push('\n');
    wrap(&mut out, &digest.count_text, "");
    for group in &digest.groups {
        out.push('\n');
        wrap(&mut out, &group.label, "");
        underline(&mut out, &group.label);
        for entry in &group.entries {
            out.push('\n');
            wrap(&mut out, &format!("* {}", entry.card.text), "  ");
            for text in [&about(entry), &entry.text].into_iter().filter(|text| !text.is_empty()) {
                out.push_str("  ");
                wrap(&mut out, text, "  ");
            }
            out.push_str(&format!("  {}\n", entry.card.url));
            if let Some(changes) = &entry.changes {
                out.push_str(&format!("  {}: {}\n", changes.text, changes.url));
            }
        }
    }
    out.push_str(&format!("\n-- \n{}: {}\n{}: {}\n", digest.site.text, digest.site.url, digest.feed.text, digest.feed.url));
    out
}

fn underline(out: &mut String, title: &str) {
    out.push_str(&"-".repeat(title.chars().count().min(WIDTH)));
    out.push('\n');
}

/// Adds a paragraph in lines of at most [`WIDTH`] columns; `indent` stands before all but the first.
fn wrap(out: &mut String, text: &str, indent: &str) {
    let mut column = indent.len();
    for (n, word) in text.split_whitespace().enumerate() {
        let width = word.chars().count();
        if n > 0 && column + 1 + width > WIDTH {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if n > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::digest::Group;

    fn digest() -> Digest {
        let link = |text: &str, path: &str| Link { text: text.to_owned(), url: format!("https://esempio.it/c/{path}") };
        let entry = Entry {
            card: link("Sportello <mobile> nelle frazioni più lontane", "esperienze/x/"),
            lang: Some("it".to_owned()),
            text_lang: None,
            owner: Some("Comune di Bra".to_owned()),
            date: "3 marzo 2026".to_owned(),
            text: "Tempo di attesa; proposta di modifica n. 12".to_owned(),
            changes: Some(link("Guarda", "esperienze/x/versioni/3/")),
        };
        Digest {
            language: "it".to_owned(),
            title: "Catalogo: novità dal 1º marzo 2026".to_owned(),
            count_text: "1 novità".to_owned(),
            groups: vec![Group { label: "Risultati aggiunti".to_owned(), entries: vec![entry] }],
            site: link("Catalogo", ""),
            feed: link("Le stesse novità in un feed", "feed.xml"),
        }
    }

    fn envelope(to: &[&str]) -> Envelope {
        let to = to.iter().map(|to| Mailbox::parse(to).unwrap()).collect();
        let from = Mailbox::parse("Redazione della Città <redazione@esempio.it>").unwrap();
        Envelope { from, to, time: "2026-03-04T10:00:00Z".parse().unwrap(), commit: "abcdef0123456789".repeat(2) }
    }

    #[test]
    fn a_message_is_the_same_bytes_every_time_and_follows_rfc_5322() {
        let one = message(&digest(), &envelope(&["lista@esempio.it"]));
        assert_eq!(one, message(&digest(), &envelope(&["lista@esempio.it"])));
        let (head, body) = one.split_once("\r\n\r\n").unwrap();
        for line in [
            "From: =?utf-8?",
            "To: <lista@esempio.it>",
            "Date: Wed, 4 Mar 2026 10:00:00 +0000",
            "Message-ID: <abcdef012345.",
            "Auto-Submitted: auto-generated",
            "Content-Language: it",
            "MIME-Version: 1.0",
        ] {
            assert!(head.contains(line), "{line} in {head}");
        }
        assert!(head.contains("@esempio.it>") && one.is_ascii(), "{head}");
        let boundary = head.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(body.matches(&format!("--{boundary}\r\n")).count(), 2, "{body}");
        assert!(body.trim_end().ends_with(&format!("--{boundary}--")));
        assert!(!one.replace("\r\n", "").contains(['\r', '\n']) && one.lines().all(|line| line.len() <= 78), "{one}");
    }

    #[test]
    fn another_list_is_another_message_and_no_list_is_an_empty_group() {
        let id = |to: &[&str]| {
            let text = message(&digest(), &envelope(to));
            text.split("Message-ID: ").nth(1).unwrap().split("\r\n").next().unwrap().to_owned()
        };
        assert_ne!(id(&["a@esempio.it"]), id(&["b@esempio.it"]));
        let nobody = message(&digest(), &envelope(&[]));
        assert!(nobody.contains("To: \"undisclosed-recipients\":;\r\n"), "{nobody}");
    }

    #[test]
    fn text_and_html_say_the_same() {
        let plain = text(&digest());
        assert!(
            plain.contains("* Sportello <mobile> nelle frazioni più lontane\n  Comune di Bra, 3 marzo 2026\n  Tempo di attesa"),
            "{plain}"
        );
        assert!(plain.contains("  Guarda: https://esempio.it/c/esperienze/x/versioni/3/\n"));
        let page = html(&digest());
        assert!(page.contains("<a href=\"https://esempio.it/c/esperienze/x/\" lang=\"it\">Sportello &lt;mobile&gt;"), "{page}");
        assert!(!page.contains("src=") && !page.contains("style"));
    }

    #[test]
    fn addresses_that_could_smuggle_headers_are_refused() {
        for text in ["", "a", "a@", "@b", "a@b c", "a@b\r\nBcc: c@d", "x\n<a@b.it>", "a<b@c", "é@b.it", "a..b@c.it", "a@b.it, c@d.it"] {
            assert_eq!(Mailbox::parse(text), None, "{text:?}");
        }
        let known = Mailbox::parse(" \"Rete, dei comuni\" <rete@esempio.it> ").unwrap();
        assert_eq!((&*known.name, &*known.address), ("Rete, dei comuni", "rete@esempio.it"));
    }
}
