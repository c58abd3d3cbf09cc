//! The digest: what is new since a moment, for a mailing list.
//!
//! [`Digest::new`] puts pieces of news into groups by what they mean; `formats::digest` writes it as HTML, plain text and a
//! message. Addresses are absolute, because a message stands on no site.

use std::collections::HashSet;

use super::pages::{needs, news};
use super::{Site, links, recognise};
use crate::catalog::CardIx;
use crate::derive::{Fact, Match, NewsItem, display_name, types_in_order};
use crate::render::dates::DateText;
use crate::render::pages::card_parts;
use crate::source::Commit;

/// A digest, ready to write.
#[derive(Debug)]
pub struct Digest {
    /// Code of its language.
    pub language: String,
    /// «Catalogo: novità dal 3 marzo 2026».
    pub title: String,
    /// «3 novità».
    pub count_text: String,
    /// News by meaning; never empty groups.
    pub groups: Vec<Group>,
    /// What leads to the site.
    pub site: Link,
    /// What leads to the feed of the same news, else of all.
    pub feed: Link,
}

/// A text with an absolute address.
#[derive(Debug)]
pub struct Link {
    /// What people read.
    pub text: String,
    /// Where it leads.
    pub url: String,
}

/// News with one meaning.
#[derive(Debug)]
pub struct Group {
    /// As in the titles of feeds: «Nuova esperienza».
    pub label: String,
    /// Its news, newest first.
    pub entries: Vec<Entry>,
}

/// A piece of news.
#[derive(Debug)]
pub struct Entry {
    /// The card.
    pub card: Link,
    /// Language of its texts, when it is another than the digest's.
    pub lang: Option<String>,
    /// Whose it is.
    pub owner: Option<String>,
    /// When, in words.
    pub date: String,
    /// What exactly, or the card in short.
    pub text: String,
    /// Language of that, when it is the card's own.
    pub text_lang: Option<String>,
    /// The page that shows what changed.
    pub changes: Option<Link>,
}

/// What a digest is about: the whole catalogue, or what a name stands for.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The community's or the term's name; empty for the whole catalogue.
    pub name: String,
    /// The address of its page below the site's top; its feed, when it has one, lies there.
    pub address: String,
}

/// A match that is new since the reference.
#[derive(Debug, Clone, Copy)]
pub struct NewMatch<'a> {
    /// The match.
    pub found: &'a Match,
    /// When what made it new came to be there.
    pub time: jiff::Timestamp,
}

/// Matches named for one need.
const MATCHES: usize = 3;

/// The best matches of open needs that are new: the need changed, or the experience has news, in one of the commits that `wanted` chooses
/// by root and commit. `about` chooses cards: the need or the experience must be one of them. Newest first.
pub fn new_matches<'a>(site: &Site<'a>, about: &[CardIx], wanted: impl Fn(&str, &Commit) -> bool) -> Vec<NewMatch<'a>> {
    let reader = site.matches();
    let about: HashSet<CardIx> = about.iter().copied().collect();
    let latest = |ix: CardIx, tells: &dyn Fn(usize) -> bool| {
        let (versions, root) = (&site.derived.versions[ix.0 as usize], &*site.catalog.get(ix).card.parsed().root);
        let commits = versions.list.iter().enumerate().rev().filter_map(|(n, version)| Some((n + 1, versions.commit(version)?)));
        commits.filter(|(number, commit)| wanted(root, commit) && tells(*number)).map(|(_, commit)| commit.time).next()
    };
    let mut found: Vec<NewMatch<'a>> = Vec::new();
    for need in reader.needs() {
        let changed = latest(need, &|number| site.news().change(need, number).is_some());
        for one in reader.of_need(need).iter().take(MATCHES).filter(|one| about.contains(&one.need) || about.contains(&one.offer)) {
            let told = latest(one.offer, &|number| site.news().event(one.offer, number).is_some());
            found.extend(changed.max(told).map(|time| NewMatch { found: one, time }));
        }
    }
    // Stable: needs stay in the order of their list, their matches by score.
    found.sort_by_key(|new| std::cmp::Reverse(new.time));
    found
}

impl Digest {
    /// Of pieces of news, newest first, and of new matches, since a day.
    pub fn new(site: &Site<'_>, items: &[NewsItem<'_>], matches: &[NewMatch<'_>], scope: &Scope, since: jiff::civil::Date) -> Self {
        let day = DateText::day(since, site.language()).text;
        let title = match &*scope.name {
            "" => site.theme.word_with("digest-title", &[("site", site.title()), ("since", &day)]),
            name => site.theme.word_with("digest-scope-title", &[("site", site.title()), ("scope", name), ("since", &day)]),
        };
        let absolute = |address: &str| url(site, address);
        let own = format!("{}feed.xml", scope.address);
        let feed = if recognise(site, &format!("/{own}")).is_some() { own } else { site.at("feed.xml") };
        Digest {
            language: site.language().to_owned(),
            title,
            count_text: site.theme.counted("digest-count", items.len() + matches.len()),
            groups: groups(site, items).into_iter().chain(match_group(site, matches)).collect(),
            site: Link { text: site.title().to_owned(), url: absolute(site.prefix()) },
            feed: Link { text: site.theme.word("digest-feed"), url: absolute(&feed) },
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

fn url(site: &Site<'_>, address: &str) -> String {
    let mut url = site.config.base_url.clone();
    links::encode_path(&mut url, address);
    url
}

/// New cards first, type by type, then what changed in the order of the schema's fields, then amendments, then what went.
fn groups(site: &Site<'_>, items: &[NewsItem<'_>]) -> Vec<Group> {
    let types = types_in_order(site.schemas);
    let rank = |ix: CardIx, fact: &Fact| {
        let content_type = site.catalog.get(ix).card.content_type();
        let own = types.iter().position(|known| known.name == content_type.name).unwrap_or(types.len());
        let (kind, place) = match fact {
            Fact::Published | Fact::Translated => (0, own),
            Fact::Returned => (1, 0),
            Fact::Field(field) => (2, content_type.fields.iter().position(|known| known.key == field.key).unwrap_or(0)),
            Fact::Amendment => (3, 0),
            Fact::Withdrawn => (4, 0),
        };
        (kind, place)
    };
    let mut groups: Vec<((i32, usize), Group)> = Vec::new();
    for item in items {
        let Some(fact) = item.event.facts.first() else { continue };
        let (rank, label) = (rank(item.card, fact), news::fact_label(site, item.card, fact));
        let entry = entry(site, item);
        match groups.iter_mut().find(|(_, group)| group.label == label) {
            Some((known, group)) => {
                *known = rank.min(*known);
                group.entries.push(entry);
            }
            None => groups.push((rank, Group { label, entries: vec![entry] })),
        }
    }
    groups.sort_by_key(|(rank, _)| *rank);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What is said of new matches: each leads to the need and to the experience.
fn match_group(site: &Site<'_>, matches: &[NewMatch<'_>]) -> Option<Group> {
    let entry = |new: &NewMatch<'_>| {
        let (need, offer) = (site.card(new.found.need), site.card(new.found.offer));
        let key = if new.found.on_offer { "match-news-text" } else { "match-news-text-unknown" };
        let (score, reasons) = (new.found.score.to_string(), needs::reasons(site, new.found).join("; "));
        Entry {
            card: Link { text: display_name(need).to_owned(), url: url(site, need.address.as_deref().unwrap_or("")) },
            lang: site.foreign(need),
            text_lang: None,
            owner: card_parts::owner(site, need).map(|owner| owner.text),
            date: DateText::day(site.day(new.time), site.language()).text,
            text: site.theme.word_with(key, &[("offer", display_name(offer)), ("score", &score), ("reasons", &reasons)]),
            changes: Some(Link { text: site.theme.word("match-news-offer"), url: url(site, offer.address.as_deref().unwrap_or("")) }),
        }
    };
    (!matches.is_empty()).then(|| Group { label: site.theme.word("match-news"), entries: matches.iter().map(entry).collect() })
}

fn entry(site: &Site<'_>, item: &NewsItem<'_>) -> Entry {
    let card = site.card(item.card);
    let mut said: Vec<String> = item
        .event
        .facts
        .iter()
        .skip(1)
        .filter(|fact| **fact != Fact::Amendment)
        .map(|fact| news::fact_label(site, item.card, fact))
        .collect();
    said.extend(news::detail(site, item.card, item.event, news::amendment(site, item.card, item.number)));
    Entry {
        card: Link { text: display_name(card).to_owned(), url: url(site, card.address.as_deref().unwrap_or("")) },
        lang: site.foreign(card),
        text_lang: site.foreign(card).filter(|_| said.is_empty()),
        owner: card_parts::owner(site, card).map(|owner| owner.text),
        date: DateText::day(site.day(item.time), site.language()).text,
        text: if said.is_empty() { card.card.text("in_breve").to_owned() } else { said.join("; ") },
        changes: news::changes(site, item.card, item.number)
            .map(|address| Link { text: site.theme.word("news-changes"), url: url(site, &address) }),
    }
}
