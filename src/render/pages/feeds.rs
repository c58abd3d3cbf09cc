//! Feeds of the site and of terms: the latest fifty cards of the types that ask for it.

use jiff::Timestamp;

use super::card_parts as parts;
use crate::catalog::{CardIx, Linked, Visibility};
use crate::derive::{TaxonomyTerm, dates, display_name};
use crate::render::formats::atom::{Entry, Feed, write};
use crate::render::{Content, OutputFile, Route, Site, links};

/// Name of every feed's file.
pub const FILE: &str = "feed.xml";
/// Entries of a feed.
const LATEST: usize = 50;

/// Adds the site's feed and that of every term with something to tell.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::Feed);
    for (n, taxonomy) in site.derived.taxonomies.iter().enumerate() {
        let told = taxonomy.terms.iter().enumerate().filter(|(_, term)| has_feed(site, term));
        routes.extend(told.map(|(term, _)| Route::TermFeed(n, term)));
    }
}

/// Recognises `feed.xml` and `temi/TERM/feed.xml`.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let folder = address.strip_suffix(FILE)?;
    if folder.is_empty() {
        return Some(Route::Feed);
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
    term.cards.iter().any(|&ix| enters(site.card(ix)))
}

/// Drafts are listed, but not told to the world.
fn enters(card: &Linked) -> bool {
    card.card.content_type().feed && card.visibility == Visibility::Listed && card.address.is_some()
}

/// The feed of the site.
pub fn render_site(site: &Site<'_>) -> OutputFile {
    let title = site.theme.word_with("feed-title", &[("site", site.title())]);
    feed(site, title, "", site.catalog.iter().map(|(ix, _)| ix))
}

/// The feed of a term.
pub fn render_term(site: &Site<'_>, taxonomy: usize, term: usize) -> OutputFile {
    let address = super::taxonomy::term_address(site, taxonomy, term);
    let term = &site.derived.taxonomies[taxonomy].terms[term];
    let label = site.label(&term.labels);
    let title = site.theme.word_with("feed-term-title", &[("site", site.title()), ("term", label)]);
    feed(site, title, &address, term.cards.iter().copied())
}

fn feed(site: &Site<'_>, title: String, address: &str, cards: impl Iterator<Item = CardIx>) -> OutputFile {
    let mut dated: Vec<(Timestamp, CardIx)> =
        cards.filter(|&ix| enters(site.card(ix))).filter_map(|ix| Some((updated(site, ix)?, ix))).collect();
    dated.sort_by_key(|(updated, ix)| (std::cmp::Reverse(*updated), *ix));
    dated.truncate(LATEST);
    let page = site.at(address);
    let path = format!("{page}{FILE}");
    let feed = Feed {
        title,
        subtitle: site.description().to_owned(),
        language: site.language().to_owned(),
        page: site.absolute(&page),
        own: site.absolute(&path),
        author: site.title().to_owned(),
        entries: dated.into_iter().map(|(updated, ix)| entry(site, updated, ix)).collect(),
    };
    OutputFile { path, content: Content::Bytes(write(&feed).into_bytes()) }
}

/// When a card last changed: Git's date, else the card's own `data` or `ultima_verifica` at midnight UTC.
fn updated(site: &Site<'_>, ix: CardIx) -> Option<Timestamp> {
    let ix = site.ix(ix);
    let card = site.catalog.get(ix);
    site.derived.dates[ix.0 as usize].updated.or_else(|| {
        let date = dates::of_field(card, "data").or_else(|| dates::of_field(card, "ultima_verifica"))?;
        date.first.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
    })
}

fn entry(site: &Site<'_>, updated: Timestamp, ix: CardIx) -> Entry {
    let ix = site.ix(ix);
    let card = site.catalog.get(ix);
    let mut url = site.config.base_url.clone();
    links::encode_path(&mut url, card.address.as_deref().unwrap_or(""));
    Entry {
        title: display_name(card).to_owned(),
        language: site.foreign(card),
        url,
        published: site.derived.dates[ix.0 as usize].created,
        updated,
        author: parts::owner(site, card).map(|owner| owner.text),
        summary: card.card.text("in_breve").to_owned(),
        categories: parts::themes(site, card).into_iter().map(|theme| theme.text).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn feeds_hold_dated_published_cards_and_no_address_of_a_person() {
        let contact = "referente: {ufficio: Ufficio, email: nome.cognome@esempio.it}\n";
        let (dated, undated) = (experience("Con <data>", contact), experience("Senza data", ""));
        let draft = experience("Bozza", "stato_redazionale: bozza\nmotivo: manca il resto\nultima_verifica: 2026-01-01\n");
        let verified = experience("Verificata", "ultima_verifica: 2026-05-06\n");
        let cards = [
            BASE,
            &[("esperienze/d.md", &*dated), ("esperienze/u.md", &undated), ("esperienze/b.md", &draft), ("esperienze/v.md", &verified)],
        ]
        .concat();
        let dates = vec![("esperienze/d.md", "2026-01-02T10:00:00Z", "2026-03-04T23:30:00Z")];
        let catalogue = Catalogue::with(&cards, Options { dates, drafts: true, ..Options::default() });
        let feed = catalogue.page("/temi/servizi/feed.xml");
        let titles: Vec<&str> = feed.split("<entry>\n<title>").skip(1).map(|entry| entry.split("</title>").next().unwrap()).collect();
        assert_eq!(titles, ["Verificata", "Con &lt;data&gt;"]);
        assert!(feed.contains("<updated>2026-05-06T00:00:00Z</updated>\n<author>\n<name>Comune di Bra</name>"), "{feed}");
        assert!(feed.contains("<id>https://esempio.it/c/esperienze/d/</id>"));
        assert!(!feed.contains('@'));
    }
}
