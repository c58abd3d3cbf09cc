//! `site` and `page`: what every template gets.

use serde::Serialize;

/// The site as a whole; the same value on every page.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// Name of the catalogue.
    pub title: String,
    /// One line under the name; may be empty.
    pub tagline: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Whether every page says that this is a demonstration.
    pub demo: bool,
    /// Code of the page's language.
    pub language: String,
    /// The languages of the site, each with its home page.
    pub languages: Vec<LanguageLink>,
    /// Stands in the header for the page's own language switch (`parti/lingue.html`); empty with one language. The header is
    /// rendered once for many pages, and each puts its own switch there.
    pub language_switch: &'static str,
    /// Of a reserved site whom it is for, of the public one the way to the reserved one; null where there is neither.
    pub reserved: Option<ReservedView>,
    /// The body that publishes the catalogue.
    pub parent: Option<NamedUrl>,
    /// The home page.
    pub home_url: String,
    /// The four words, each with what it opens; only what exists.
    pub nav: Vec<NavWord>,
    /// Links of the footer.
    pub footer_links: Vec<NavItem>,
    /// The office that answers.
    pub contacts: ContactsView,
    /// Official accessibility documents.
    pub accessibility: AccessibilityView,
    /// A stylesheet of the site's own.
    pub stylesheet: Option<String>,
    /// Logos of the footer.
    pub logos: Vec<LogoView>,
    /// The site's Atom feed.
    pub feed_url: String,
    /// The search.
    pub search: SearchView,
    /// `prassi 0.1.0`.
    pub generator: String,
}

/// What the forms of the search and the script that answers them (`cerca.mjs`) need.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The page that answers; a form sends it `q`.
    pub url: String,
    /// The index, which the script reads.
    pub index_url: String,
    /// What the script says on a page with results: JSON for an attribute, its words by key.
    pub words_json: String,
    /// What it says beside a form on any page: likewise, a few of them.
    pub form_json: String,
}

/// What a page with cards is to its search: which cards it holds, and in which order.
#[derive(Debug, Serialize)]
pub struct SearchScope {
    /// A field of the index (a facet's id, or `tipo`); empty when the page holds all cards.
    pub field: String,
    /// The value of the field that all cards of the page have.
    pub value: String,
    /// `date`, `title`, or `relevance` where the order of the list is neither: the order as long as nobody looks for words.
    pub order: &'static str,
}

/// A language of the site.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// BCP 47 code.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// The page in it, else its home page.
    pub url: String,
    /// Whether the page is in it.
    pub current: bool,
    /// Whether the page exists in it.
    pub exists: bool,
}

/// A language version of the page, for machines.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// BCP 47 code, or `x-default`.
    pub code: String,
    /// Absolute address.
    pub url: String,
}

/// A part of the catalogue that not everybody reads.
#[derive(Debug, Serialize)]
pub struct ReservedView {
    /// «Area riservata», in a reserved site also for whom.
    pub text: String,
    /// Where it is; null inside it.
    pub url: Option<String>,
}

/// A name with an address.
#[derive(Debug, Serialize)]
pub struct NamedUrl {
    /// Name.
    pub name: String,
    /// Address.
    pub url: String,
}

/// One of the four words of the navigation.
#[derive(Debug, Serialize)]
pub struct NavWord {
    /// `raccolta`, `diffusione`, `apprendimento`, `trasferimento`.
    pub id: String,
    /// What people read.
    pub label: String,
    /// What it is for.
    pub help: String,
    /// What it opens.
    pub items: Vec<NavItem>,
}

/// A link of the navigation or of the footer.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    /// What people read.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// One line about it.
    pub help: Option<String>,
    /// Language of label and page, when it is another than this page's.
    pub lang: Option<String>,
}

/// How to reach the catalogue's office.
#[derive(Debug, Serialize)]
pub struct ContactsView {
    /// Name of the office.
    pub office: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub telephone: Option<String>,
    /// Certified e-mail.
    pub pec: Option<String>,
    /// Street address.
    pub address: Option<String>,
}

/// Official accessibility documents.
#[derive(Debug, Serialize)]
pub struct AccessibilityView {
    /// The declaration.
    pub declaration_url: Option<String>,
    /// The yearly objectives.
    pub objectives_url: Option<String>,
}

/// A logo of the footer.
#[derive(Debug, Serialize)]
pub struct LogoView {
    /// The picture.
    pub url: String,
    /// Alternative text.
    pub alt: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Where it leads.
    pub link: Option<String>,
}

/// The page that is rendered.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `home`, `list`, `search`, `taxonomy`, `term`, `card`, `numbers`, `calendar`, `upkeep`, `glossary`, `news`, `ask`, `helpers`, `network`,
    /// `sitemap`, `not_found`, `redirect`, `broken`.
    pub kind: &'static str,
    /// Title without the site's name, as the page shows it.
    pub title: String,
    /// Title for the browser, unique in the site; also without the site's name («Esperienze · Pagina 2 di 5»).
    pub document_title: String,
    /// For search engines; may be empty.
    pub description: String,
    /// Code of its language.
    pub language: String,
    /// Absolute address; null for pages that have none.
    pub canonical: Option<String>,
    /// Home first, the page itself last and without address; empty where a page has none.
    pub breadcrumbs: Vec<Crumb>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// The page's own feed.
    pub feed: Option<FeedLink>,
    /// The word of the navigation that it belongs to.
    pub section: Option<String>,
    /// Its address relative to the site's top.
    pub path: String,
    /// The languages of the site, each with this page in it or else its home page; empty with one language.
    pub languages: Vec<LanguageLink>,
    /// All language versions of the page, itself included, and `x-default`; empty when there is one only.
    pub alternates: Vec<Alternate>,
}

/// A step of the breadcrumb.
#[derive(Debug, Serialize)]
pub struct Crumb {
    /// What people read.
    pub label: String,
    /// Where it leads; null for the page itself.
    pub url: Option<String>,
}

/// A feed.
#[derive(Debug, Serialize)]
pub struct FeedLink {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
}
