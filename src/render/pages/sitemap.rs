//! What search engines read: `sitemap.xml` and `robots.txt`.

use crate::catalog::Visibility;
use crate::render::formats::{robots, sitemap};
use crate::render::{Content, OutputFile, Route, Site, links};

/// `robots.txt`.
pub const ROBOTS: &str = "robots.txt";

/// Adds the site map with its parts, and `robots.txt`.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend((0..=parts(addresses(site).len())).map(Route::Sitemap));
    routes.push(Route::Robots);
}

/// Recognises `sitemap.xml`, its parts and `robots.txt`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    if address == ROBOTS {
        return Some(Route::Robots);
    }
    let part: usize = match address.strip_prefix("sitemap")?.strip_suffix(".xml")? {
        "" => 0,
        number => number.strip_prefix('-')?.parse().ok()?,
    };
    let sound = self::address(part) == address && (part == 0 || part <= parts(addresses(site).len()));
    sound.then_some(Route::Sitemap(part))
}

/// The address of the site map or of one of its parts.
pub fn address(part: usize) -> String {
    if part == 0 { "sitemap.xml".to_owned() } else { format!("sitemap-{part}.xml") }
}

/// Number of parts beside the index; none while one file holds everything.
fn parts(addresses: usize) -> usize {
    if addresses > sitemap::MOST { addresses.div_ceil(sitemap::MOST) } else { 0 }
}

/// The absolute addresses of all pages that search engines should know, with the day of the last change.
fn addresses(site: &Site<'_>) -> Vec<sitemap::Address> {
    let mut routes = Vec::new();
    for list in [super::home::list, super::list::list, super::taxonomy::list, super::numbers::list, super::glossary::list, super::map::list]
    {
        list(site, &mut routes);
    }
    let listed = site.catalog.iter().filter(|(_, card)| card.visibility == Visibility::Listed && card.address.is_some());
    routes.extend(listed.map(|(ix, _)| Route::Card(ix)));
    let address = |route: &Route| {
        let mut url = site.config.base_url.clone();
        links::encode_path(&mut url, &route.address(site));
        let changed = match route {
            Route::Card(ix) => site.derived.dates[ix.0 as usize].updated.map(|moment| site.day(moment)),
            _ => None,
        };
        sitemap::Address { url, changed }
    };
    routes.iter().map(address).collect()
}

/// Writes the site map, its index, or one of its parts.
pub fn render(site: &Site<'_>, part: usize) -> OutputFile {
    let all = addresses(site);
    let parts = parts(all.len());
    let text = if part == 0 && parts > 0 {
        sitemap::index((1..=parts).map(|part| site.absolute(&address(part))))
    } else {
        let start = part.saturating_sub(1) * sitemap::MOST;
        sitemap::urls(&all[start.min(all.len())..(start + sitemap::MOST).min(all.len())])
    };
    OutputFile { path: address(part), content: Content::Bytes(text.into_bytes()) }
}

/// Writes `robots.txt`.
pub fn render_robots(site: &Site<'_>) -> OutputFile {
    OutputFile { path: ROBOTS.to_owned(), content: Content::Bytes(robots::write(&site.absolute(&address(0))).into_bytes()) }
}
