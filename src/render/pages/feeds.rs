//! Feeds: what is new in the site, in a term, around a card that readers can follow, and the versions of every card.
//!
//! Entries are versions, told by what they mean ([`crate::derive::NewsReader`]); an entry's id is the version's permalink, whether
//! or not that page exists, so that it stays the same when a second version comes.

use jiff::Timestamp;

use super::card_parts as parts;
use super::news::{self, LATEST};
use crate::catalog::{CardIx, Linked, Visibility};
use crate::derive::{Event, Fact, NewsItem, TaxonomyTerm, display_name, told};
use crate::render::formats::atom::{Entry, Feed, write};
use crate::render::views::FeedLink;
use crate::render::{Content, OutputFile, Route, Site, links};

/// Name of every feed's file.
pub const FILE: &str = "feed.xml";

/// Adds the site's feed and those of terms and cards with something to tell.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::Feed);
    for (n, taxonomy) in site.derived.taxonomies.iter().enumerate() {
        let told = taxonomy.terms.iter().enumerate().filter(|(_, term)| has_feed(site, term));
        routes.extend(told.map(|(term, _)| Route::TermFeed(n, term)));
    }
    let cards = site.catalog.iter().chain(site.catalog.translations()).filter(|(_, card)| card.language == site.language_index);
    routes.extend(cards.filter(|(ix, _)| card_has_feed(site, *ix)).map(|(ix, _)| Route::CardFeed(ix)));
}

/// Recognises `feed.xml`, `temi/TERM/feed.xml` and `esperienze/SLUG/feed.xml`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let folder = address.strip_suffix(FILE)?;
    if folder.is_empty() {
        return Some(Route::Feed);
    }
    if let Some(ix) = site.catalog.at_address(&site.at(folder)) {
        return card_has_feed(site, ix).then_some(Route::CardFeed(ix));
    }
    match super::taxonomy::recognise(site, folder)? {
        Route::Term(taxonomy, term) if has_feed(site, &site.derived.taxonomies[taxonomy].terms[term]) => {
            Some(Route::TermFeed(taxonomy, term))
        }
        _ => None,
    }
}

/// Whether a term has cards that enter feeds.
pub fn has_feed(site: &Site<'_>, term: &TaxonomyTerm) -> bool {
    term.cards.iter().any(|&ix| told(site.catalog.get(ix)))
}

/// Whether a card has a feed: its versions when there are several, and what is new around it when readers can follow it.
fn card_has_feed(site: &Site<'_>, ix: CardIx) -> bool {
    let card = site.catalog.get(ix);
    let public = matches!(card.visibility, Visibility::Listed | Visibility::AddressOnly) && card.address.is_some();
    public && (site.derived.versions[ix.0 as usize].list.len() > 1 || !followed(site, card).is_empty())
}

/// The feed of a card, for its page.
pub fn of_card(site: &Site<'_>, ix: CardIx) -> Option<FeedLink> {
    let ix = site.ix(ix);
    let url = links::internal(&format!("{}{FILE}", site.catalog.get(ix).address.as_deref()?));
    card_has_feed(site, ix).then(|| FeedLink { title: card_title(site, site.catalog.get(ix)), url })
}

/// The cards that are told of in the feed of one that readers can follow: those that refer to it, and those that it refers to.
/// Empty for other types.
fn followed(site: &Site<'_>, card: &Linked) -> Vec<CardIx> {
    if !card.card.content_type().follow {
        return Vec::new();
    }
    around(site, card)
}

/// The cards with news that refer to a card in their front matter, and those that it refers to.
pub fn around(site: &Site<'_>, card: &Linked) -> Vec<CardIx> {
    let card = card.original.map_or(card, |ix| site.catalog.get(ix));
    let referring = card.backlinks.iter().filter(|backlink| backlink.field.is_some()).map(|backlink| backlink.from);
    let mut cards: Vec<CardIx> = referring.chain(card.references.iter().map(|reference| reference.to)).collect();
    cards.sort_unstable();
    cards.dedup();
    cards.retain(|&ix| told(site.catalog.get(ix)));
    cards
}

/// The feed of the site.
pub fn render_site(site: &Site<'_>) -> OutputFile {
    let title = site.theme.word_with("feed-title", &[("site", site.title())]);
    feed(site, title, "", news(site, site.catalog.iter().map(|(ix, _)| ix)))
}

/// The feed of a term.
pub fn render_term(site: &Site<'_>, taxonomy: usize, term: usize) -> OutputFile {
    let address = super::taxonomy::term_address(site, taxonomy, term);
    let term = &site.derived.taxonomies[taxonomy].terms[term];
    let label = site.label(&term.labels);
    let title = site.theme.word_with("feed-term-title", &[("site", site.title()), ("term", label)]);
    feed(site, title, &address, news(site, term.cards.iter().copied()))
}

/// The feed of a card: its versions, with what is new around it when readers can follow it.
pub fn render_card(site: &Site<'_>, ix: CardIx) -> OutputFile {
    let card = site.catalog.get(ix);
    let mut entries = versions(site, ix);
    entries.extend(news(site, followed(site, card).into_iter()));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries.truncate(LATEST);
    let address = card.address.as_deref().unwrap_or("");
    let below = address.strip_prefix(site.prefix()).unwrap_or(address);
    feed(site, card_title(site, card), below, entries)
}

fn card_title(site: &Site<'_>, card: &Linked) -> String {
    site.theme.word_with("feed-term-title", &[("site", site.title()), ("term", display_name(card))])
}

fn feed(site: &Site<'_>, title: String, address: &str, entries: Vec<Entry>) -> OutputFile {
    let page = site.at(address);
    let path = format!("{page}{FILE}");
    let feed = Feed {
        title,
        subtitle: site.description().to_owned(),
        language: site.language().to_owned(),
        page: url(site, &page),
        own: url(site, &path),
        author: site.title().to_owned(),
        entries,
    };
    OutputFile { path, content: Content::Bytes(write(&feed).into_bytes()) }
}

fn url(site: &Site<'_>, address: &str) -> String {
    let mut url = site.config.base_url.clone();
    links::encode_path(&mut url, address);
    url
}

/// The latest news of some cards as entries.
fn news(site: &Site<'_>, cards: impl Iterator<Item = CardIx>) -> Vec<Entry> {
    site.news().latest(cards, LATEST).iter().map(|item| news_entry(site, item)).collect()
}

/// «Risultati aggiunti: Sportello mobile».
fn news_entry(site: &Site<'_>, item: &NewsItem<'_>) -> Entry {
    let card = site.card(item.card);
    let label = news::label(site, item.card, item.event);
    Entry {
        title: site.theme.word_with("news-title", &[("news", &label), ("card", display_name(card))]),
        ..entry(site, item.card, item.number.max(1), item.time, item.event)
    }
}

/// The versions of a card that say something, newest first: «Versione 3: Risultati aggiunti».
fn versions(site: &Site<'_>, ix: CardIx) -> Vec<Entry> {
    let reader = site.news();
    let numbers = (1..=site.derived.versions[ix.0 as usize].list.len()).rev();
    let version = |number: usize| {
        let (event, commit) = (reader.change(ix, number)?, reader.commit(ix, number)?);
        let named = site.theme.word_with("version-number", &[("number", &number.to_string())]);
        let said = if event.facts.is_empty() { commit.title.clone() } else { news::label(site, ix, event) };
        let title = match said.is_empty() {
            true => named,
            false => site.theme.word_with("news-title", &[("news", &named), ("card", &said)]),
        };
        Some(Entry { title, ..entry(site, ix, number, commit.time, event) })
    };
    numbers.filter_map(version).take(LATEST).collect()
}

fn entry(site: &Site<'_>, ix: CardIx, number: usize, time: Timestamp, event: &Event) -> Entry {
    let card = site.card(ix);
    let detail = match event.facts.first() {
        Some(Fact::Published | Fact::Translated | Fact::Returned) => None,
        _ => news::detail(site, ix, event, news::amendment(site, ix, number)),
    };
    let page = news::changes(site, ix, number).unwrap_or_else(|| card.address.as_deref().unwrap_or("").to_owned());
    Entry {
        title: String::new(),
        language: site.foreign(card),
        id: url(site, &news::version_address(site.catalog.get(ix), number)),
        url: url(site, &page),
        published: Some(time),
        updated: time,
        author: parts::owner(site, card).map(|owner| owner.text),
        summary: detail.unwrap_or_else(|| card.card.text("in_breve").to_owned()),
        categories: parts::themes(site, card).into_iter().map(|theme| theme.text).collect(),
    }
}
