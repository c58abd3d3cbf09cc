//! `sitemap.xml` (sitemaps.org protocol 0.9).

use jiff::civil::Date;

use super::xml::{element, escape};

/// Addresses that one file may hold.
pub const MOST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page.
#[derive(Debug, Clone)]
pub struct Address {
    /// Absolute address, percent-encoded.
    pub url: String,
    /// Day of the last change.
    pub changed: Option<Date>,
    /// Its language versions, itself included: code (or `x-default`) and absolute address. Empty when there is one only.
    pub alternates: Vec<(String, String)>,
}

/// A file of addresses.
pub fn urls(addresses: &[Address]) -> String {
    let mut out = String::with_capacity(addresses.len() * 120 + 200);
    // The second namespace only where something needs it.
    let versions = addresses.iter().any(|address| !address.alternates.is_empty());
    let xhtml = if versions { " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" } else { "" };
    out.push_str(&format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{NAMESPACE}\"{xhtml}>\n"));
    for address in addresses {
        out.push_str("<url>\n");
        element(&mut out, "loc", &address.url);
        if let Some(day) = address.changed {
            element(&mut out, "lastmod", &day.to_string());
        }
        for (code, url) in &address.alternates {
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            escape(&mut out, code);
            out.push_str("\" href=\"");
            escape(&mut out, url);
            out.push_str("\"/>\n");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// An index of files of addresses.
pub fn index(files: impl Iterator<Item = String>) -> String {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for file in files {
        out.push_str("<sitemap>\n");
        element(&mut out, "loc", &file);
        out.push_str("</sitemap>\n");
    }
    out.push_str("</sitemapindex>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped_and_dated() {
        let day = jiff::civil::date(2026, 11, 21);
        let text = urls(&[Address { url: "https://a.it/?a&b".to_owned(), changed: Some(day), alternates: Vec::new() }]);
        assert!(text.contains("<loc>https://a.it/?a&amp;b</loc>\n<lastmod>2026-11-21</lastmod>"), "{text}");
    }
}
