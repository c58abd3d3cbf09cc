//! Atom feeds (RFC 4287).
//!
//! Identifiers are permalinks of versions: an entry keeps its own as long as the card keeps its address. Authors are
//! bodies by name; no element for e-mail addresses is ever written.

use jiff::Timestamp;

use super::xml::{element, escape};

/// A feed.
#[derive(Debug)]
pub struct Feed {
    /// Title.
    pub title: String,
    /// One or two sentences; may be empty.
    pub subtitle: String,
    /// Language of its texts.
    pub language: String,
    /// Absolute address of the page that it follows.
    pub page: String,
    /// Its own absolute address.
    pub own: String,
    /// Who speaks where an entry does not say.
    pub author: String,
    /// Entries, newest first.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Debug)]
pub struct Entry {
    /// Title.
    pub title: String,
    /// Language of the summary, when it is another than the feed's.
    pub language: Option<String>,
    /// Its identifier, an absolute permalink that need not lead anywhere.
    pub id: String,
    /// The absolute address of the page that tells more.
    pub url: String,
    /// When it first appeared.
    pub published: Option<Timestamp>,
    /// When it last changed.
    pub updated: Timestamp,
    /// The body that answers for it.
    pub author: Option<String>,
    /// Plain text.
    pub summary: String,
    /// Labels of its themes.
    pub categories: Vec<String>,
}

/// Writes a feed. Without entries its date is the epoch: RFC 4287 wants one, and the clock is never asked.
pub fn write(feed: &Feed) -> String {
    let mut out = String::with_capacity(1000 + feed.entries.len() * 900);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    escape(&mut out, &feed.language);
    out.push_str("\">\n");
    element(&mut out, "title", &feed.title);
    if !feed.subtitle.is_empty() {
        element(&mut out, "subtitle", &feed.subtitle);
    }
    element(&mut out, "id", &feed.own);
    link(&mut out, "self", "application/atom+xml", &feed.own);
    link(&mut out, "alternate", "text/html", &feed.page);
    let updated = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or(Timestamp::UNIX_EPOCH);
    element(&mut out, "updated", &updated.to_string());
    author(&mut out, &feed.author);
    out.push_str(concat!("<generator version=\"", env!("CARGO_PKG_VERSION"), "\">prassi</generator>\n"));
    for item in &feed.entries {
        entry(&mut out, item);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, entry: &Entry) {
    out.push_str("<entry>\n");
    element(out, "title", &entry.title);
    element(out, "id", &entry.id);
    link(out, "alternate", "text/html", &entry.url);
    if let Some(published) = entry.published {
        element(out, "published", &published.to_string());
    }
    element(out, "updated", &entry.updated.to_string());
    if let Some(name) = &entry.author {
        author(out, name);
    }
    for category in &entry.categories {
        out.push_str("<category term=\"");
        escape(out, category);
        out.push_str("\"/>\n");
    }
    match &entry.language {
        _ if entry.summary.is_empty() => {}
        Some(language) => {
            out.push_str("<summary xml:lang=\"");
            escape(out, language);
            out.push_str("\">");
            escape(out, &entry.summary);
            out.push_str("</summary>\n");
        }
        None => element(out, "summary", &entry.summary),
    }
    out.push_str("</entry>\n");
}

fn author(out: &mut String, name: &str) {
    out.push_str("<author>\n");
    element(out, "name", name);
    out.push_str("</author>\n");
}

fn link(out: &mut String, rel: &str, kind: &str, href: &str) {
    out.push_str(&format!("<link rel=\"{rel}\" type=\"{kind}\" href=\""));
    escape(out, href);
    out.push_str("\"/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_feed_is_as_new_as_its_newest_entry() {
        let entry = |updated: &str| Entry {
            title: "Pratiche & <carte>".to_owned(),
            language: None,
            id: "https://a.it/esperienze/x/versioni/1/".to_owned(),
            url: "https://a.it/esperienze/x/".to_owned(),
            published: None,
            updated: updated.parse().unwrap(),
            author: Some("Comune di Bra".to_owned()),
            summary: String::new(),
            categories: vec!["Servizi".to_owned()],
        };
        let feed = Feed {
            title: "Catalogo".to_owned(),
            subtitle: String::new(),
            language: "it".to_owned(),
            page: "https://a.it/".to_owned(),
            own: "https://a.it/feed.xml".to_owned(),
            author: "Catalogo".to_owned(),
            entries: vec![entry("2026-01-02T00:00:00Z"), entry("2026-03-04T05:06:07Z")],
        };
        let text = write(&feed);
        assert!(text.contains("<updated>2026-03-04T05:06:07Z</updated>\n<author>"), "{text}");
        assert!(text.contains("<title>Pratiche &amp; &lt;carte&gt;</title>"));
        assert!(!text.contains("<email>") && !text.contains("<summary>"));
    }
}
