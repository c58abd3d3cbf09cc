//! Which files the site has: routes, their addresses, and how an address is recognised.
//!
//! A family is one line in [`FAMILIES`]: how it lists its routes, and how it recognises one of its
//! addresses without listing them all. [`Route`] has one variant for each kind of file; the compiler
//! names the places that a new one needs. Every language has routes of its own; [`crate::render::Sites`] has those of all.

use std::sync::Arc;

use super::engine::TemplateError;
use super::pages::{
    amendments, api, ask, calendar, calendar_files, card, consulted_text, feeds, glossary, home, languages, list, map, news, not_found,
    numbers, redirect, search, search_page, sitemap, statics, taxonomy, twinning_network, upkeep, versions,
};
use super::{OutputFile, Site, links};
use crate::catalog::CardIx;
use crate::diagnostic::{Checked, Location};

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// The home page.
    Home,
    /// The page that offers the languages, where these are equal.
    Languages,
    /// A page of a type's list, from 1.
    List(Arc<str>, usize),
    /// All terms of a taxonomy, by its position.
    Taxonomy(usize),
    /// The cards of a term, by the positions of taxonomy and term.
    Term(usize, usize),
    /// The feed of a term.
    TermFeed(usize, usize),
    /// The feed of a card.
    CardFeed(CardIx),
    /// A page of the catalogue's amendments, from 1.
    Amendments(usize),
    /// A pending amendment, by its card (the original) and its position among the card's.
    Amendment(CardIx, usize),
    /// A card.
    Card(CardIx),
    /// A file beside a card, by its position among them.
    CardFile(CardIx, usize),
    /// One of the pages of a card's versions.
    Version(CardIx, versions::Page),
    /// A text that a consultation is about, by its card (the original) and the text's position.
    ConsultedText(CardIx, usize),
    /// What is to come, or the events of a year.
    Calendar(Option<i16>),
    /// The site's file for calendar programs.
    CalendarFile,
    /// That of a term.
    TermCalendar(usize, usize),
    /// That of an event, or of a card that readers can follow.
    CardCalendar(CardIx),
    /// What editors should look at.
    Upkeep,
    /// The catalogue in figures.
    Numbers,
    /// The network of twinnings.
    TwinningNetwork,
    /// The glossary.
    Glossary,
    /// What is new.
    News,
    /// What one can ask of the catalogue.
    Ask,
    /// Who can help with what.
    Network,
    /// The page of the search.
    SearchPage,
    /// The site map for people.
    Map,
    /// The page that says that there is none.
    NotFound,
    /// An old address.
    Redirect(Arc<str>),
    /// The feed of the site.
    Feed,
    /// The site map for search engines: 0 is `sitemap.xml`, the others are its parts.
    Sitemap(usize),
    /// `robots.txt`.
    Robots,
    /// A file of the search index, by its name below the index's folder.
    Search(Arc<str>),
    /// A file of summaries of the search index.
    Summaries(usize),
    /// A file of the static API.
    Api(api::File),
    /// A file of the theme.
    Static(Arc<str>),
}

/// A group of routes made alike.
struct Family {
    /// Adds all of its routes, in a fixed order.
    list: fn(&Site<'_>, &mut Vec<Route>),
    /// The route with this address below the language's top (or the site's, when `once`), if it is one of its own.
    recognise: fn(&Site<'_>, &str) -> Option<Route>,
    /// Whether its files are there once for all languages, at the site's top.
    once: bool,
}

impl Family {
    const fn new(list: fn(&Site<'_>, &mut Vec<Route>), recognise: fn(&Site<'_>, &str) -> Option<Route>) -> Self {
        Family { list, recognise, once: false }
    }

    const fn once(list: fn(&Site<'_>, &mut Vec<Route>), recognise: fn(&Site<'_>, &str) -> Option<Route>) -> Self {
        Family { list, recognise, once: true }
    }
}

/// All families. The order is that of [`routes`]; an address belongs to the first that recognises it.
const FAMILIES: &[Family] = &[
    Family::once(languages::list, languages::recognise),
    Family::new(home::list, home::recognise),
    Family::new(list::list, list::recognise),
    Family::new(search_page::list, search_page::recognise),
    Family::new(taxonomy::list, taxonomy::recognise),
    Family::new(numbers::list, numbers::recognise),
    Family::new(twinning_network::list, twinning_network::recognise),
    Family::new(upkeep::list, upkeep::recognise),
    Family::new(calendar::list, calendar::recognise),
    Family::new(glossary::list, glossary::recognise),
    Family::new(news::list, news::recognise),
    Family::new(ask::page::list, ask::page::recognise),
    Family::new(ask::network::list, ask::network::recognise),
    Family::new(map::list, map::recognise),
    Family::new(amendments::list, amendments::recognise),
    Family::new(amendments::list_pending, amendments::recognise_pending),
    Family::new(consulted_text::list, consulted_text::recognise),
    Family::new(card::list, card::recognise),
    Family::new(versions::list, versions::recognise),
    Family::new(redirect::list, redirect::recognise),
    Family::once(not_found::list, not_found::recognise),
    Family::new(not_found::list_other, not_found::recognise_other),
    Family::new(feeds::list, feeds::recognise),
    Family::new(calendar_files::list, calendar_files::recognise),
    Family::new(search::list, search::recognise),
    Family::once(api::list, api::recognise),
    Family::once(sitemap::list, sitemap::recognise),
    Family::once(statics::list, statics::recognise),
];

/// All files of the site in one language, in a fixed order; with the main language those that are there once.
pub fn routes(site: &Site<'_>) -> Vec<Route> {
    let mut routes = Vec::with_capacity(site.catalog.cards.len() * 2);
    for family in FAMILIES.iter().filter(|family| site.is_main() || !family.once) {
        (family.list)(site, &mut routes);
    }
    routes
}

/// The route of an address as a browser asks for it (`/esperienze/slug/`, with or without `index.html`).
pub fn recognise(site: &Site<'_>, url_path: &str) -> Option<Route> {
    let address = requested(url_path)?;
    let below = address.strip_prefix(site.prefix());
    FAMILIES.iter().filter(|family| site.is_main() || !family.once).find_map(|family| {
        let address = if family.once { Some(&*address) } else { below };
        address.and_then(|address| (family.recognise)(site, address))
    })
}

/// The address that a browser asks for, relative to the site's top.
pub(super) fn requested(url_path: &str) -> Option<String> {
    let path = links::decode_path(url_path.split(['?', '#']).next()?)?;
    let path = path.trim_start_matches('/');
    let address = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    Some(address.to_owned())
}

/// Makes one file. A template's mistake is a diagnostic that names template, line and card.
pub fn render(site: &Site<'_>, route: &Route) -> Checked<OutputFile> {
    match route.render(site) {
        Ok(file) => Checked::ok(file),
        Err(error) => {
            let mut diagnostic = site.theme.diagnostic(&error, &route.address(site));
            if let Route::Card(ix) | Route::Version(ix, _) | Route::ConsultedText(ix, _) = route {
                let path = site.catalog.get(*ix).card.parsed().path.clone();
                diagnostic = diagnostic.related(Location::file(path), "la scheda che si stava componendo");
            }
            Checked::failed(vec![diagnostic])
        }
    }
}

impl Route {
    /// The address relative to the site's top: ends in `/` or in a file's name; the main language's home is empty.
    pub fn address(&self, site: &Site<'_>) -> String {
        match self {
            Route::Home => site.at(""),
            Route::List(type_name, page) => site.at(&list::address(site, type_name, *page)),
            Route::Taxonomy(taxonomy) => site.at(&taxonomy::index_address(site, *taxonomy)),
            Route::Term(taxonomy, term) => site.at(&taxonomy::term_address(site, *taxonomy, *term)),
            Route::TermFeed(taxonomy, term) => site.at(&taxonomy::term_address(site, *taxonomy, *term)) + feeds::FILE,
            Route::CardFeed(ix) => card::address(site, *ix).to_owned() + feeds::FILE,
            Route::Amendments(page) => site.at(&amendments::address(*page)),
            Route::Amendment(ix, n) => amendments::pending_address(site, *ix, *n),
            Route::Card(ix) => card::address(site, *ix).to_owned(),
            Route::CardFile(ix, file) => card::file_address(site, *ix, *file),
            Route::Version(ix, page) => versions::address(site, *ix, *page),
            Route::ConsultedText(ix, n) => consulted_text::address(site, *ix, *n),
            Route::Calendar(year) => site.at(&calendar::address(*year)),
            Route::CalendarFile => site.at(calendar_files::FILE),
            Route::TermCalendar(taxonomy, term) => site.at(&taxonomy::term_address(site, *taxonomy, *term)) + calendar_files::FILE,
            Route::CardCalendar(ix) => calendar_files::card_address(site, *ix),
            Route::Upkeep => site.at(upkeep::ADDRESS),
            Route::Numbers => site.at(numbers::ADDRESS),
            Route::TwinningNetwork => site.at(&twinning_network::address(site)),
            Route::Glossary => site.at(glossary::ADDRESS),
            Route::News => site.at(news::ADDRESS),
            Route::Ask => site.at(ask::page::ADDRESS),
            Route::Network => site.at(ask::network::ADDRESS),
            Route::SearchPage => site.at(search_page::ADDRESS),
            Route::Map => site.at(map::ADDRESS),
            Route::NotFound => not_found::address(site),
            Route::Redirect(address) => address.to_string(),
            Route::Feed => site.at(feeds::FILE),
            Route::Languages => String::new(),
            Route::Sitemap(part) => sitemap::address(*part),
            Route::Robots => sitemap::ROBOTS.to_owned(),
            Route::Search(name) => site.at(&search::address(name)),
            Route::Summaries(number) => site.at(&search::summaries_address(site, *number)),
            Route::Api(file) => api::address(site, file),
            Route::Static(name) => format!("{}{name}", super::theme::STATIC),
        }
    }

    /// The file's path in the output folder.
    pub fn path(&self, site: &Site<'_>) -> String {
        output_path(&self.address(site))
    }

    fn render(&self, site: &Site<'_>) -> Result<OutputFile, TemplateError> {
        match self {
            Route::Home => home::render(site),
            Route::Languages => languages::render(site),
            Route::List(type_name, page) => list::render(site, type_name, *page),
            Route::Taxonomy(taxonomy) => taxonomy::render_index(site, *taxonomy),
            Route::Term(taxonomy, term) => taxonomy::render_term(site, *taxonomy, *term),
            Route::TermFeed(taxonomy, term) => Ok(feeds::render_term(site, *taxonomy, *term)),
            Route::CardFeed(ix) => Ok(feeds::render_card(site, *ix)),
            Route::Amendments(page) => amendments::render(site, *page),
            Route::Amendment(ix, n) => amendments::render_pending(site, *ix, *n),
            Route::Card(ix) => card::render(site, *ix),
            Route::CardFile(ix, file) => Ok(card::render_file(site, *ix, *file)),
            Route::Version(ix, page) => versions::render(site, *ix, *page),
            Route::ConsultedText(ix, n) => consulted_text::render(site, *ix, *n),
            Route::Calendar(year) => calendar::render(site, *year),
            Route::CalendarFile => Ok(calendar_files::render_site(site)),
            Route::TermCalendar(taxonomy, term) => Ok(calendar_files::render_term(site, *taxonomy, *term)),
            Route::CardCalendar(ix) => Ok(calendar_files::render_card(site, *ix)),
            Route::Upkeep => upkeep::render(site),
            Route::Numbers => numbers::render(site),
            Route::TwinningNetwork => twinning_network::render(site),
            Route::Glossary => glossary::render(site),
            Route::News => news::render(site),
            Route::Ask => ask::page::render(site),
            Route::Network => ask::network::render(site),
            Route::SearchPage => search_page::render(site),
            Route::Map => map::render(site),
            Route::NotFound => not_found::render(site),
            Route::Redirect(address) => redirect::render(site, address),
            Route::Feed => Ok(feeds::render_site(site)),
            Route::Sitemap(part) => Ok(sitemap::render(site, *part)),
            Route::Robots => Ok(sitemap::render_robots(site)),
            Route::Search(name) => Ok(search::render(site, name)),
            Route::Summaries(number) => Ok(search::render_summaries(site, *number)),
            Route::Api(file) => Ok(api::render(site, file)),
            Route::Static(name) => Ok(statics::render(site, name)),
        }
    }
}

/// The file of an address: folders hold an `index.html`.
pub(crate) fn output_path(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options, experience, resolved, text_of};

    fn catalogue() -> Catalogue {
        let mut cards: Vec<(String, String)> = BASE.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
        for n in 0..30 {
            let more =
                "inizio: 2019\nfine: 2021\na_chi_serve: [altre_pa]\nalias: [esperienze/vecchia-NUMERO]\n".replace("NUMERO", &n.to_string());
            cards.push((format!("esperienze/2026/scheda-{n:02}/index.md"), experience(&format!("Scheda {n}"), &more)));
        }
        cards.push(("pagine/progetto.md".into(), "---\ntitolo: Il progetto\nin_breve: Che cos'è\nmenu: piede\n---\n\nTesto.\n".into()));
        let file = "---\ntitolo: Kit\nin_breve: Un kit\nnatura: documento\nformato: PDF\nfile: Piano d'azione.pdf\n---\n";
        cards.push(("materiali/kit/index.md".into(), file.into()));
        let cards: Vec<(&str, &str)> = cards.iter().map(|(path, text)| (&**path, &**text)).collect();
        let assets = vec![("materiali/kit/Piano d'azione.pdf", b"%PDF-1.7".to_vec())];
        let dates = vec![("esperienze/2026/scheda-00/index.md", "2026-01-02T10:00:00Z", "2026-03-04T23:30:00Z")];
        Catalogue::with(&cards, Options { assets, dates, ..Options::default() })
    }

    #[test]
    fn every_route_is_recognised_by_its_address_and_its_file() {
        let catalogue = catalogue();
        let site = catalogue.site();
        let routes = routes(&site);
        let paths: BTreeSet<String> = routes.iter().map(|route| route.path(&site)).collect();
        assert_eq!(paths.len(), routes.len(), "two routes share a file");
        for route in &routes {
            assert_eq!(recognise(&site, &route.path(&site)).as_ref(), Some(route));
            assert_eq!(recognise(&site, &format!("/{}", route.address(&site))).as_ref(), Some(route));
        }
        for path in [
            "esperienze/pagina/2/index.html",
            "anni/2020/feed.xml",
            "a-chi-serve/altre-pa/index.html",
            "materiali/kit/Piano d'azione.pdf",
            "esperienze/vecchia-7/index.html",
            "progetto/index.html",
            "sitemap.xml",
            "tema/stile.css",
        ] {
            assert!(paths.contains(path), "{path}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_recognised() {
        let catalogue = catalogue();
        let site = catalogue.site();
        for path in [
            "/esperienze",
            "/esperienze/pagina/1/",
            "/esperienze/pagina/02/",
            "/esperienze/pagina/3/",
            "/esperienze/niente/",
            "/temi/dati/",
            "/materiali/kit/altro.pdf",
            "/sitemap-1.xml",
            "/sitemap-0.xml",
            "/tema/",
            "/../index.html",
            "/vocabolari/temi/",
        ] {
            assert_eq!(recognise(&site, path), None, "{path}");
        }
    }

    #[test]
    fn every_page_renders_and_every_link_leads_somewhere() {
        let catalogue = catalogue();
        let site = catalogue.site();
        for route in routes(&site) {
            let text = text_of(&site, &route);
            assert!(!text.contains(crate::render::MARK), "a mark is left in {route:?}");
            let path = route.path(&site);
            if path.ends_with(".html") {
                for link in addresses(&text) {
                    let target = resolved(&path, &link);
                    assert!(recognise(&site, &target).is_some(), "{path}: «{link}» leads to nothing ({target})");
                }
            }
        }
    }

    /// The internal addresses of a page.
    fn addresses(html: &str) -> Vec<String> {
        let quoted = ["href=\"", "src=\""].into_iter().flat_map(|name| html.split(name).skip(1));
        let inside = quoted.filter_map(|rest| rest.split('"').next()).map(|link| link.replace("&#39;", "'"));
        inside
            .filter(|link| !link.starts_with('#') && !link.contains("://") && !link.starts_with("mailto:") && !link.starts_with("tel:"))
            .collect()
    }

    #[test]
    fn a_mistake_in_a_template_names_template_line_and_card() {
        for theme_name in ["italia", "essenziale"] {
            let theme = vec![("templates/pagina.html", "riga uno\n{{ card.titlo }}\n")];
            let cards = [BASE, &[("pagine/a.md", "---\ntitolo: A\nin_breve: A\n---\n")]].concat();
            let catalogue = Catalogue::with(&cards, Options { theme_name, theme, ..Options::default() });
            let site = catalogue.site();
            let route = recognise(&site, "/a/").unwrap();
            let checked = render(&site, &route);
            assert!(checked.value.is_none());
            let diagnostic = &checked.diagnostics[0];
            let location = diagnostic.location.as_ref().unwrap();
            assert_eq!((&*location.path, location.span()), (&*format!("themes/{theme_name}/templates/pagina.html"), 9..25));
            assert!(diagnostic.message.contains("«a/»"), "{}", diagnostic.message);
            assert_eq!(&*diagnostic.related[0].location.path, "content/pagine/a.md");
        }
    }
}
