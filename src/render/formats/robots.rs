//! `robots.txt` (RFC 9309): everything may be read, and where the site map is; of a reserved site nothing.

/// The file, with the absolute address of the site map; without one the site is nobody's to read.
pub fn write(sitemap: Option<&str>) -> String {
    match sitemap {
        Some(sitemap) => format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"),
        None => "User-agent: *\nDisallow: /\n".to_owned(),
    }
}
