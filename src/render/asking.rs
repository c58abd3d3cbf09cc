//! Addresses that open a message: `mailto:`, a new confidential issue, a form, a telephone number.
//!
//! Everything in a message that comes from a card is untrusted text. [`Message::new`] makes it safe to put into a header and
//! into a body; [`mailto`] and [`confidential_issue`] put it into an address, every byte percent-encoded but the unreserved
//! ones of RFC 3986. The HTML of the page escapes the finished address once more; nothing here does.

use super::links::percent_encode;

/// Longer addresses are cut or refused on the way: mail programs under Windows take about 2,000 characters.
pub const LIMIT: usize = 2000;

/// A message that is ready to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One line.
    pub subject: String,
    /// Lines, divided by `\n`.
    pub body: String,
}

impl Message {
    /// A message without characters that would end a header or turn round the text that follows.
    pub fn new(subject: &str, body: &str) -> Self {
        let lines: Vec<String> = body.replace("\r\n", "\n").split(['\n', '\r']).map(one_line).collect();
        Message { subject: one_line(subject), body: lines.join("\n").trim().to_owned() }
    }
}

/// A text on one line: white space is one space, control characters and those that force a direction are left out.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = out.len();
        out.push_str(if before > 0 { " " } else { "" });
        let start = out.len();
        out.extend(word.chars().filter(|c| !c.is_control() && !forces_direction(*c)));
        if out.len() == start {
            out.truncate(before);
        }
    }
    out
}

/// Embeddings, overrides and isolates: what opens one in a title would hold for the rest of the message.
fn forces_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// RFC 6068: `mailto:addr-spec?subject=…&body=…`. Spaces are `%20` (section 5: a plus is a plus), line breaks `%0D%0A`.
pub fn mailto(to: &str, message: &Message) -> String {
    let mut url = address_to(to);
    url.push_str("?subject=");
    encode(&mut url, &message.subject);
    url.push_str("&body=");
    encode(&mut url, &message.body.replace('\n', "\r\n"));
    url
}

/// As [`mailto`], with the subject only, for messages that are too long; without it when even that is too long.
pub fn mailto_short(to: &str, message: &Message) -> String {
    let mut url = address_to(to);
    let bare = url.len();
    url.push_str("?subject=");
    encode(&mut url, &message.subject);
    if url.len() > LIMIT {
        url.truncate(bare);
    }
    url
}

/// `mailto:` and an address: in it, too, everything reserved is encoded (section 2: `%`, `/`, `?`, `#`, `&`, … in a local part).
fn address_to(to: &str) -> String {
    let mut url = String::from("mailto:");
    let (local, domain) = to.rsplit_once('@').unwrap_or((to, ""));
    encode(&mut url, local);
    if !domain.is_empty() {
        url.push('@');
        encode(&mut url, domain);
    }
    url
}

/// A new issue on GitLab that only members of the project can read, filled in. The parameters are those of GitLab's «Create
/// issues», «Using a URL with prefilled values»: `issue[title]`, `issue[description]`, `issue[confidential]`; the brackets are
/// percent-encoded, as an address cannot hold them in its query (RFC 3986, appendix A).
pub fn confidential_issue(project: &str, message: &Message) -> String {
    let mut url = confidential_issue_short(project, message);
    url.push_str("&issue%5Bdescription%5D=");
    encode(&mut url, &message.body);
    url
}

/// As [`confidential_issue`], with the title only.
pub fn confidential_issue_short(project: &str, message: &Message) -> String {
    let mut url = format!("{}/-/issues/new?issue%5Bconfidential%5D=true&issue%5Btitle%5D=", project.trim_end_matches('/'));
    encode(&mut url, &message.subject);
    url
}

/// A form's address. One that ends in `=` takes what the request is about as the value of its last parameter.
pub fn form(written: &str, about: Option<&str>) -> String {
    let mut url = written.to_owned();
    if let Some(about) = about.filter(|_| url.contains('?') && url.ends_with('=')) {
        encode(&mut url, about);
    }
    url
}

/// RFC 3966: the digits, after a plus when there is one.
pub fn telephone(written: &str) -> String {
    let plus = if written.trim_start().starts_with('+') { "+" } else { "" };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    format!("tel:{plus}{digits}")
}

/// Appends a text, percent-encoded as UTF-8, but for the unreserved characters (RFC 3986, section 2.3).
fn encode(out: &mut String, text: &str) {
    percent_encode(out, text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles that mean harm, or only look like it.
    const HOSTILE: &[&str] = &[
        "«Mille» & una \"notte\" <b>#1</b> al 100%",
        "a=b&body=altro&bcc=spia@esempio.it?subject=x#y",
        "Più 1+1, 🚲 e 👩‍👩‍👧",
        "مشاركة المواطنين",
        "%0D%0ABcc: spia@esempio.it",
        "Perché l'attività è là; [chi] {sa} |dove| \\ ^`",
    ];

    fn message(title: &str) -> Message {
        Message::new(&format!("Richiesta: {title}"), &format!("Buongiorno,\n\nabbiamo letto {title}\nhttps://esempio.it/c/?a=1&b=2#x\n"))
    }

    /// The fields of an address' query, read as RFC 6068 and HTML say: no library, and not by the code above.
    fn fields(url: &str) -> Vec<(String, String)> {
        let (_, query) = url.split_once('?').unwrap();
        assert!(!query.contains(['?', '#', '+', ' ', '[', ']']), "{query}");
        query.split('&').map(|field| field.split_once('=').unwrap()).map(|(name, value)| (decoded(name), decoded(value))).collect()
    }

    fn decoded(text: &str) -> String {
        let bytes = text.as_bytes();
        let mut out = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b'%' {
                out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
                at += 3;
            } else {
                assert!(bytes[at].is_ascii_alphanumeric() || b"-._~".contains(&bytes[at]), "{text} at {at}");
                out.push(bytes[at]);
                at += 1;
            }
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_mailto_address_gives_back_its_subject_and_body() {
        for title in HOSTILE {
            let message = message(title);
            let url = mailto("ufficio@comune.esempio.it", &message);
            assert!(url.starts_with("mailto:ufficio@comune.esempio.it?subject="), "{url}");
            let expected = message.body.replace('\n', "\r\n");
            assert_eq!(fields(&url), [("subject".to_owned(), message.subject.clone()), ("body".to_owned(), expected)], "{title}");
            assert!(message.subject.ends_with(title) && message.body.contains(title));
        }
    }

    #[test]
    fn the_examples_of_the_rfc_come_out_as_it_writes_them() {
        // Section 6.1: a line break, a percent sign in an address, an ampersand; 6.3: UTF-8.
        let two = mailto("infobot@example.com", &Message::new("", "send current-issue\nsend index"));
        assert_eq!(two, "mailto:infobot@example.com?subject=&body=send%20current-issue%0D%0Asend%20index");
        assert!(mailto("gorby%kremvax@example.com", &Message::new("", "")).starts_with("mailto:gorby%25kremvax@example.com?"));
        assert!(mailto("unlikely?address@example.com", &Message::new("", "")).starts_with("mailto:unlikely%3Faddress@example.com?"));
        assert!(mailto("Mike&family@example.org", &Message::new("", "")).starts_with("mailto:Mike%26family@example.org?"));
        assert!(mailto("user@example.org", &Message::new("café", "")).contains("?subject=caf%C3%A9&"));
    }

    #[test]
    fn line_breaks_of_every_kind_are_one_kind_and_none_is_left_in_a_subject() {
        let message = Message::new("Uno\r\nBcc: spia@esempio.it\n\u{7}due\u{2028}tre", "a\r\nb\rc\nd");
        assert_eq!(message, Message { subject: "Uno Bcc: spia@esempio.it due tre".into(), body: "a\nb\nc\nd".into() });
        assert!(mailto("a@b.it", &message).ends_with("&body=a%0D%0Ab%0D%0Ac%0D%0Ad"));
    }

    #[test]
    fn a_title_cannot_turn_round_the_text_after_it() {
        let message = Message::new("\u{202e}olotit\u{2067} مرحبا", "\u{2066}a\u{202c}");
        assert_eq!(message, Message { subject: "olotit مرحبا".into(), body: "a".into() });
    }

    #[test]
    fn an_issue_is_confidential_and_has_gitlab_s_fields() {
        for title in HOSTILE {
            let message = message(title);
            let url = confidential_issue("https://gitlab.com/a/b/", &message);
            assert!(url.starts_with("https://gitlab.com/a/b/-/issues/new?"), "{url}");
            let expected = [
                ("issue[confidential]".to_owned(), "true".to_owned()),
                ("issue[title]".to_owned(), message.subject.clone()),
                ("issue[description]".to_owned(), message.body.clone()),
            ];
            assert_eq!(fields(&url), expected, "{title}");
        }
    }

    #[test]
    fn the_short_form_of_a_long_message_fits() {
        let long = message(&"🚲".repeat(120));
        assert!(mailto("a@b.it", &long).len() > LIMIT);
        let short = mailto_short("a@b.it", &long);
        assert!(short.len() <= LIMIT, "{}", short.len());
        assert_eq!(fields(&short), [("subject".to_owned(), long.subject.clone())]);
        let endless = Message::new(&"🚲".repeat(300), "");
        assert_eq!(mailto_short("a@b.it", &endless), "mailto:a@b.it");
    }

    #[test]
    fn a_form_takes_the_card_only_where_it_has_a_place_for_it() {
        let card = Some("https://esempio.it/c/esperienze/uno/?a=b&c");
        let taken = "https://ente.it/m?x=1&scheda=https%3A%2F%2Fesempio.it%2Fc%2Fesperienze%2Funo%2F%3Fa%3Db%26c";
        assert_eq!(form("https://ente.it/m?x=1&scheda=", card), taken);
        assert_eq!(form("https://ente.it/m?scheda=", None), "https://ente.it/m?scheda=");
        for plain in ["https://ente.it/modulo", "https://ente.it/modulo?a=1", "https://ente.it/a="] {
            assert_eq!(form(plain, card), plain);
        }
    }

    #[test]
    fn a_telephone_number_keeps_its_digits_and_its_plus() {
        assert_eq!(telephone("+39 (0172) 12.34-5"), "tel:+39017212345");
        assert_eq!(telephone("0172 1234"), "tel:01721234");
    }
}
