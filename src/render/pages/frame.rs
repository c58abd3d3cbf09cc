//! What surrounds every page: the navigation of four words, the footer, breadcrumbs, canonical address.

use super::{ask, calendar, feeds, glossary, list, map, news, numbers, search_page, twinning_network};
use crate::config::Audience;
use crate::render::views::{
    AccessibilityView, Alternate, ContactsView, Crumb, LanguageLink, LogoView, NamedUrl, NavItem, NavWord, PageView, ReservedView, SiteView,
};
use crate::render::{Site, links, site, theme};

/// What a word of the navigation may open, besides the pages that name it in `menu`.
pub enum Way {
    /// The list of a type.
    List(&'static str),
    /// All terms of a taxonomy.
    Taxonomy(&'static str),
    /// The catalogue in figures.
    Numbers,
    /// What is new.
    News,
    /// The network of twinnings.
    TwinningNetwork,
    /// The calendar of events.
    Calendar,
    /// The glossary.
    Glossary,
    /// What one can ask of the catalogue.
    Ask,
    /// Who can help with what.
    Network,
}

/// The four words, in order. A type that the catalogue does not have, or that has no cards, is left out.
pub const WORDS: &[(&str, &[Way])] = &[
    ("raccolta", &[Way::List("esperienza"), Way::Taxonomy("temi"), Way::Taxonomy("regioni"), Way::Numbers]),
    ("diffusione", &[Way::News, Way::List("notizia"), Way::List("evento"), Way::Calendar]),
    (
        "apprendimento",
        &[
            Way::List("comunita"),
            Way::List("raccolta"),
            Way::List("materiale"),
            Way::List("consultazione"),
            Way::List("processo"),
            Way::List("proposta"),
            Way::List("impegno"),
            Way::List("adesione"),
            Way::Glossary,
        ],
    ),
    (
        "trasferimento",
        &[
            Way::Ask,
            Way::Network,
            Way::List("gemellaggio"),
            Way::TwinningNetwork,
            Way::List("avviso"),
            Way::List("fabbisogno"),
            Way::List("amministrazione"),
            Way::Taxonomy("modalita"),
        ],
    ),
];

/// The value of `menu` for pages that stand in the footer.
const FOOTER: &str = "piede";

/// The frame of all pages.
pub fn site_view(site: &Site<'_>) -> SiteView {
    let config = site.config;
    let language = &config.languages[site.language_index];
    let static_url = |name: &str| links::internal_file(theme::STATIC, name);
    SiteView {
        title: site.title().to_owned(),
        tagline: language.tagline.clone(),
        description: site.description().to_owned(),
        demo: config.demo,
        language: site.language().to_owned(),
        languages: config.languages.iter().enumerate().map(|(n, _)| language_link(site, n, None)).collect(),
        language_switch: if config.languages.len() > 1 { super::SWITCH } else { "" },
        reserved: reserved(site),
        parent: config
            .parent
            .as_ref()
            .map(|parent| NamedUrl { name: language.parent_name.as_ref().unwrap_or(&parent.name).clone(), url: parent.url.clone() }),
        home_url: site.link(""),
        nav: WORDS.iter().map(|(id, ways)| word(site, id, ways)).collect(),
        footer_links: footer(site),
        contacts: ContactsView {
            office: language.office.clone(),
            email: config.contacts.email.clone(),
            telephone: config.contacts.telephone.clone(),
            pec: config.contacts.pec.clone(),
            address: config.contacts.address.clone(),
        },
        accessibility: AccessibilityView {
            declaration_url: config.accessibility.declaration_url.clone(),
            objectives_url: config.accessibility.objectives_url.clone(),
        },
        stylesheet: config.stylesheet.as_deref().map(static_url),
        logos: config
            .logos
            .iter()
            .map(|logo| LogoView {
                url: static_url(&logo.file),
                alt: logo.alt.clone(),
                width: logo.width,
                height: logo.height,
                link: logo.url.clone(),
            })
            .collect(),
        feed_url: site.link(feeds::FILE),
        search: search_page::frame(site),
        generator: concat!("prassi ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

/// Of a reserved site whom it is for, of the public one where the other is.
fn reserved(site: &Site<'_>) -> Option<ReservedView> {
    let name = |type_name: &str, id: &str| {
        site.catalog.find(type_name, id).map_or_else(|| id.to_owned(), |ix| crate::derive::display_name(site.card(ix)).to_owned())
    };
    let who = match &site.config.audience {
        Audience::Public => {
            let url = site.config.reserved_url.clone()?;
            return Some(ReservedView { text: site.theme.word("reserved-area"), url: Some(url) });
        }
        Audience::Members => site.theme.word("reserved-members"),
        Audience::Community(id) => name("comunita", id),
        Audience::Group(id) => name("gruppo", id),
    };
    Some(ReservedView { text: site.theme.word_with("reserved-area-of", &[("who", &who)]), url: None })
}

fn word(site: &Site<'_>, id: &str, ways: &[Way]) -> NavWord {
    let mut items: Vec<NavItem> = ways.iter().filter_map(|way| item(site, way)).collect();
    items.extend(pages(site, id));
    NavWord { id: id.to_owned(), label: site.theme.word(&format!("nav-{id}")), help: site.theme.word(&format!("nav-{id}-help")), items }
}

/// What a way leads to, when that exists.
fn item(site: &Site<'_>, way: &Way) -> Option<NavItem> {
    let link = |label: String, address: &str| NavItem { label, url: site.link(address), help: None, lang: None };
    match way {
        Way::List(name) => {
            let filled = site.derived.lists.contains_key(*name).then(|| site.list(name))?;
            // The list of experiences is there from the first day; the others when they hold something.
            (!filled.is_empty() || *name == "esperienza").then(|| link(site.many(name).to_owned(), &list::address(site, name, 1)))
        }
        Way::Taxonomy(id) => {
            let (_, taxonomy) = site.derived.taxonomy(id)?;
            Some(link(site.label(&taxonomy.many).to_owned(), &site::taxonomy_address(taxonomy)))
        }
        Way::Numbers => Some(link(site.theme.word("title-numbers"), numbers::ADDRESS)),
        Way::News => Some(link(site.theme.word("title-news"), news::ADDRESS)),
        Way::TwinningNetwork => {
            twinning_network::exists(site).then(|| link(site.theme.word("title-network"), &twinning_network::address(site)))
        }
        Way::Calendar => calendar::exists(site).then(|| link(site.theme.word("title-calendar"), calendar::ADDRESS)),
        Way::Glossary => glossary::exists(site).then(|| link(site.theme.word("title-glossary"), glossary::ADDRESS)),
        Way::Ask => ask::page::exists(site).then(|| link(site.theme.word("title-ask"), ask::page::ADDRESS)),
        Way::Network => ask::network::exists(site).then(|| link(site.theme.word("title-helpers"), ask::network::ADDRESS)),
    }
}

/// The plain pages with this value of `menu`, by `ordine` and title.
fn pages(site: &Site<'_>, menu: &str) -> Vec<NavItem> {
    let pages = site
        .catalog
        .iter()
        .filter(|(_, card)| &*card.card.content_type().name == "pagina" && card.visibility.is_listed() && card.card.text("menu") == menu);
    let mut pages: Vec<_> = pages
        .map(|(ix, _)| {
            let card = site.card(ix);
            let order = card.card.values().get("ordine").and_then(crate::schema::Value::as_i64).unwrap_or(i64::MAX);
            (order, crate::derive::display_name(card), card)
        })
        .collect();
    pages.sort_by_key(|(order, title, _)| (*order, *title));
    let link = |(_, title, card): (i64, &str, _)| {
        Some(NavItem { label: title.to_owned(), url: site.card_url(card)?, help: None, lang: site.foreign(card) })
    };
    pages.into_iter().filter_map(link).collect()
}

/// Pages that ask for the footer, the site map, the glossary.
fn footer(site: &Site<'_>) -> Vec<NavItem> {
    let mut items = pages(site, FOOTER);
    // The accessibility page belongs in the footer even when its card does not say so.
    if let Some(url) = site.page_url("accessibilita").filter(|url| items.iter().all(|item| item.url != *url)) {
        let card = site.catalog.find("pagina", "accessibilita").map(|ix| site.card(ix));
        let title = card.map(|card| crate::derive::display_name(card).to_owned());
        items.push(NavItem { label: title.unwrap_or_default(), url, help: None, lang: card.and_then(|card| site.foreign(card)) });
    }
    items.push(NavItem { label: site.theme.word("title-sitemap"), url: site.link(map::ADDRESS), help: None, lang: None });
    items.extend(item(site, &Way::Glossary));
    if ask::page::exists(site) {
        let report = NavItem { label: site.theme.word("action-report"), url: site.link(ask::page::REPORT), help: None, lang: None };
        items.extend(item(site, &Way::Ask).into_iter().chain([report]));
    }
    items
}

/// The word of the navigation that a type belongs to.
pub fn section_of_type(name: &str) -> Option<&'static str> {
    // Groups and plans are reached through their community.
    let name = if matches!(name, "gruppo" | "piano") { "comunita" } else { name };
    WORDS.iter().find(|(_, ways)| ways.iter().any(|way| matches!(way, Way::List(list) if *list == name))).map(|(id, _)| *id)
}

/// The word of the navigation that a taxonomy belongs to.
pub fn section_of_taxonomy(id: &str) -> &'static str {
    let named = WORDS.iter().find(|(_, ways)| ways.iter().any(|way| matches!(way, Way::Taxonomy(taxonomy) if *taxonomy == id)));
    named.map_or("raccolta", |(word, _)| *word)
}

/// A page with its canonical address and the site's description; breadcrumbs from home over `steps` to the page itself.
pub fn page(site: &Site<'_>, kind: &'static str, title: &str, address: &str, steps: &[(&str, String)]) -> PageView {
    let mut breadcrumbs = Vec::with_capacity(steps.len() + 2);
    if kind != "home" {
        breadcrumbs.push(Crumb { label: site.theme.word("breadcrumb-home"), url: Some(site.link("")) });
        breadcrumbs.extend(steps.iter().map(|(label, url)| Crumb { label: (*label).to_owned(), url: Some(url.clone()) }));
        breadcrumbs.push(Crumb { label: title.to_owned(), url: None });
    }
    let mut page = PageView {
        kind,
        title: title.to_owned(),
        document_title: title.to_owned(),
        description: site.description().to_owned(),
        language: site.language().to_owned(),
        canonical: Some(site.absolute(address)),
        breadcrumbs,
        noindex: site.config.is_reserved(),
        feed: None,
        section: None,
        path: address.to_owned(),
        languages: Vec::new(),
        alternates: Vec::new(),
    };
    match kind {
        // A card's languages are its own to say; the others have no page that could have versions.
        "card" => {}
        "broken" | "redirect" | "not_found" | "languages" => versions(site, &mut page, |_| None),
        _ => {
            let below = address.strip_prefix(site.prefix()).unwrap_or(address);
            versions(site, &mut page, |language| Some(format!("{}{below}", site.config.languages[language].prefix)));
        }
    }
    page
}

/// Says in which languages a page exists; `address_in` gives its address in a language, by position. Nothing with one language.
pub fn versions(site: &Site<'_>, page: &mut PageView, address_in: impl Fn(usize) -> Option<String>) {
    let languages = &site.config.languages;
    if languages.len() < 2 {
        return;
    }
    let addresses: Vec<Option<String>> = (0..languages.len()).map(address_in).collect();
    page.languages = addresses.iter().enumerate().map(|(language, address)| language_link(site, language, address.as_deref())).collect();
    page.alternates = alternates(site, page.kind == "home", &addresses);
}

/// The language versions of a page for machines, and which one is for everybody else: the main language's, else the first; of
/// equal languages' home pages the page that offers them.
pub fn alternates(site: &Site<'_>, is_home: bool, addresses: &[Option<String>]) -> Vec<Alternate> {
    let known = || addresses.iter().enumerate().filter_map(|(language, address)| Some((language, address.as_deref()?)));
    if known().count() < 2 {
        return Vec::new();
    }
    let absolute = |address: &str| {
        let mut url = site.config.base_url.clone();
        links::encode_path(&mut url, address);
        url
    };
    let version =
        |(language, address): (usize, &str)| Alternate { code: site.config.languages[language].code.to_string(), url: absolute(address) };
    let default = if is_home && site.config.equal_languages { Some("") } else { known().next().map(|(_, address)| address) };
    let default = default.map(|address| Alternate { code: "x-default".to_owned(), url: absolute(address) });
    known().map(version).chain(default).collect()
}

/// A language as the switch shows it: the page with this address, else the language's home page.
fn language_link(site: &Site<'_>, language: usize, address: Option<&str>) -> LanguageLink {
    let known = &site.config.languages[language];
    LanguageLink {
        code: known.code.to_string(),
        name: known.name.clone(),
        url: links::internal(address.unwrap_or(&known.prefix)),
        current: language == site.language_index,
        exists: address.is_some(),
    }
}

/// Whether this is one of the four words.
pub fn is_word(id: &str) -> bool {
    WORDS.iter().any(|(word, _)| *word == id)
}
