//! `robots.txt` (RFC 9309): everything may be read; where the site map is.

/// The file, with the absolute address of the site map.
pub fn write(sitemap: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
