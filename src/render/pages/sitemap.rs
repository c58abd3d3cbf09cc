//! What search engines read: `sitemap.xml` and `robots.txt`.

use super::frame;
use crate::catalog::Visibility;
use crate::render::formats::{robots, sitemap};
use crate::render::views::Alternate;
use crate::render::{Content, OutputFile, Route, Site, links};

/// `robots.txt`.
pub const ROBOTS: &str = "robots.txt";

/// Adds the site map with its parts, and `robots.txt`.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    // Nobody from outside should find the way into a reserved site.
    if !site.config.is_reserved() {
        routes.extend((0..=parts(addresses(site).len())).map(Route::Sitemap));
    }
    routes.push(Route::Robots);
}

/// Recognises `sitemap.xml`, its parts and `robots.txt`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    if address == ROBOTS {
        return Some(Route::Robots);
    }
    if site.config.is_reserved() {
        return None;
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

/// The absolute addresses of all pages that search engines should know, in all languages, with the day of the last change.
fn addresses(site: &Site<'_>) -> Vec<sitemap::Address> {
    let below = below_every_language(site);
    let languages = &site.config.languages;
    let mut found = Vec::new();
    if site.config.equal_languages {
        found.push(page(site, "", None, frame::alternates(site, true, &in_languages(site, ""))));
    }
    for (language, known) in languages.iter().enumerate() {
        for address in &below {
            let versions = frame::alternates(site, address.is_empty(), &in_languages(site, address));
            found.push(page(site, &format!("{}{address}", known.prefix), None, versions));
        }
        let all = site.catalog.iter().chain(site.catalog.translations());
        let listed = all.filter(|(_, card)| card.language == language && card.visibility == Visibility::Listed);
        for (ix, card) in listed {
            let Some(address) = &card.address else { continue };
            let changed = site.derived.dates[ix.0 as usize].updated.map(|moment| site.day(moment));
            found.push(page(site, address, changed, frame::alternates(site, false, &super::card::addresses(site, card))));
        }
    }
    found
}

/// The addresses below its top that every language has, those of cards aside.
fn below_every_language(site: &Site<'_>) -> Vec<String> {
    let mut routes = Vec::new();
    let lists = [
        super::home::list,
        super::list::list,
        super::search_page::list,
        super::taxonomy::list,
        super::numbers::list,
        super::twinning_network::list,
        super::calendar::list,
        super::glossary::list,
        super::news::list,
        super::ask::page::list,
        super::ask::network::list,
        super::map::list,
        super::amendments::list,
    ];
    for list in lists {
        list(site, &mut routes);
    }
    let below = |route: &Route| {
        let address = route.address(site);
        address.strip_prefix(site.prefix()).map(str::to_owned).unwrap_or(address)
    };
    routes.iter().map(below).collect()
}

fn in_languages(site: &Site<'_>, below: &str) -> Vec<Option<String>> {
    site.config.languages.iter().map(|language| Some(format!("{}{below}", language.prefix))).collect()
}

fn page(site: &Site<'_>, address: &str, changed: Option<jiff::civil::Date>, alternates: Vec<Alternate>) -> sitemap::Address {
    let mut url = site.config.base_url.clone();
    links::encode_path(&mut url, address);
    let alternates = alternates.into_iter().map(|version| (version.code, version.url)).collect();
    sitemap::Address { url, changed, alternates }
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
    let sitemap = (!site.config.is_reserved()).then(|| site.absolute(&address(0)));
    OutputFile { path: ROBOTS.to_owned(), content: Content::Bytes(robots::write(sitemap.as_deref()).into_bytes()) }
}
