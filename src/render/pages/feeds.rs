//! Feeds: what is new in the site, in a term, around a card that readers can follow, and the versions of every card.
//!
//! Entries are versions, told by what they mean ([`crate::derive::NewsReader`]); an entry's id is the version's permalink, whether
//! or not that page exists, so that it stays the same when a second version comes.

use jiff::Timestamp;

use super::card_parts as parts;
use super::news::{self, LATEST};
use crate::catalog::{CardIx, Linked, Visibility};
use crate::derive::{Event, Fact, NewsItem, TaxonomyTerm, VersionReader, display_name, told};
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

/// The feed of a card: its versions, with what is new around it when readers can follow it; that such a card came itself is
/// nothing that its readers wait for.
pub fn render_card(site: &Site<'_>, ix: CardIx) -> OutputFile {
    let card = site.catalog.get(ix);
    let around = followed(site, card);
    // A translation's versions from before its original came out are nobody's to know.
    let shown = VersionReader::new(site.catalog, site.derived, site.config).first_shown(ix);
    let mut entries = versions(site, ix, shown.max(if around.is_empty() { 1 } else { 2 }));
    entries.extend(news(site, around.into_iter()));
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

/// The versions of a card that say something, from a number on, newest first: «Versione 3: Risultati aggiunti».
fn versions(site: &Site<'_>, ix: CardIx, first: usize) -> Vec<Entry> {
    let reader = site.news();
    let numbers = (first..=site.derived.versions[ix.0 as usize].list.len()).rev();
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
        language: site.foreign(card).filter(|_| detail.is_none()),
        id: url(site, &news::version_address(site, ix, number)),
        url: url(site, &page),
        published: Some(time),
        updated: time,
        author: parts::owner(site, card).map(|owner| owner.text),
        summary: detail.unwrap_or_else(|| card.card.text("in_breve").to_owned()),
        categories: parts::themes(site, card).into_iter().map(|theme| theme.text).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, Past, experience};

    fn titles(feed: &str) -> Vec<&str> {
        feed.split("<title>").skip(2).map(|rest| rest.split("</title>").next().unwrap()).collect()
    }

    fn past(path: &'static str, time: &'static str, title: &'static str, text: &str) -> Past {
        Past { path, time, author: ("Ada", "esempio.it"), title, text: text.to_owned() }
    }

    /// An experience with three versions, one of them minor, another with a date of its own, and a draft.
    fn catalogue(theme_name: &'static str) -> Catalogue {
        let contact = "referente: {ufficio: Ufficio, email: nome.cognome@esempio.it}\n";
        let first = experience("Con <data>", contact);
        let typo = first.replace("Testo.", "Testo");
        let reused = experience(
            "Con <data>",
            "stato_attuazione: attiva\nriusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2025, evidenza: Un atto}\n",
        );
        let draft = experience("Bozza", "stato_redazionale: bozza\nmotivo: manca il resto\nultima_verifica: 2026-01-01\n");
        let verified = experience("Verificata", "ultima_verifica: 2026-05-06\n");
        let cards = [BASE, &[("esperienze/d.md", &*reused), ("esperienze/b.md", &draft), ("esperienze/v.md", &verified)]].concat();
        let past = vec![
            past("esperienze/d.md", "2026-01-02T10:00:00Z", "Prima", &first),
            past("esperienze/d.md", "2026-01-03T10:00:00Z", "Refuso [minore]", &typo),
            past("esperienze/d.md", "2026-03-04T23:30:00Z", "Chi la usa (#12)", &reused),
        ];
        let more = "[languages.de]\n";
        Catalogue::with(&cards, Options { past, drafts: true, theme_name, more, ..Options::default() })
    }

    #[test]
    fn feeds_tell_what_versions_mean_and_no_address_of_a_person() {
        let catalogue = catalogue("italia");
        let expected =
            ["Nuova esperienza: Verificata", "Nuovo stato · Nuovo riuso: Con &lt;data&gt;", "Nuova esperienza: Con &lt;data&gt;"];
        for address in ["/feed.xml", "/temi/servizi/feed.xml", "/amministrazioni/comune-di-bra/feed.xml"] {
            let feed = catalogue.page(address);
            assert_eq!(titles(&feed), expected, "{address}");
            assert!(!feed.contains('@'), "{feed}");
        }
        let feed = catalogue.page("/temi/servizi/feed.xml");
        assert!(feed.contains("<updated>2026-05-06T00:00:00Z</updated>\n<author>\n<name>Comune di Bra</name>"), "{feed}");
        assert!(feed.contains("<summary>In funzione; Agenzia X; proposta di modifica n. 12</summary>"), "{feed}");
        // Who has reused it is told of it too.
        assert_eq!(titles(&catalogue.page("/amministrazioni/agenzia-x/feed.xml")), expected[1..]);
        let german = catalogue.page("/de/feed.xml");
        assert!(german.contains("<entry>\n<title>Neuer Stand · Neue Nachnutzung: Con &lt;data&gt;"), "{german}");
        assert!(german.contains("<summary>In Betrieb; Agenzia X; Änderungsvorschlag Nr. 12</summary>"), "{german}");
        assert!(german.contains("<summary xml:lang=\"it\">In breve.</summary>"), "{german}");
    }

    #[test]
    fn an_entry_keeps_its_id_when_versions_come() {
        let catalogue = catalogue("italia");
        let ids = |feed: &str| {
            feed.split("<entry>")
                .skip(1)
                .map(|entry| entry.split("<id>").nth(1).unwrap().split('<').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let version = |slug: &str, n: usize| format!("https://esempio.it/c/esperienze/{slug}/versioni/{n}/");
        assert_eq!(ids(&catalogue.page("/feed.xml")), [version("v", 1), version("d", 3), version("d", 1)]);
        assert_eq!(ids(&catalogue.page("/esperienze/d/feed.xml")), [version("d", 3), version("d", 1)]);
    }

    #[test]
    fn a_card_with_several_versions_has_a_feed_of_its_own() {
        let catalogue = catalogue("italia");
        let feed = catalogue.page("/esperienze/d/feed.xml");
        assert_eq!(titles(&feed), ["Versione 3: Nuovo stato · Nuovo riuso", "Versione 1: Nuova esperienza"]);
        assert_eq!(catalogue.sites().recognise("/esperienze/v/feed.xml"), None);
        assert_eq!(catalogue.sites().recognise("/esperienze/b/feed.xml"), None);
        for theme in ["italia", "essenziale"] {
            let catalogue = self::catalogue(theme);
            let page = catalogue.page("/esperienze/d/");
            let link = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Catalogo: Con &lt;data&gt;\" href=\"../../esperienze/d/feed.xml\">";
            assert!(page.contains(link), "{page}");
            assert!(page.contains("<a href=\"../../esperienze/d/feed.xml\">Ricevi le novità di questa scheda"), "{page}");
            assert!(!catalogue.page("/esperienze/v/").contains("esperienze/v/feed.xml"));
            let news = catalogue.page("/novita/");
            assert!(
                news.contains("</time> · Nuovo stato · Nuovo riuso</span> <a href=\"../esperienze/d/\">Con &lt;data&gt;</a>"),
                "{news}"
            );
            assert!(news.contains("5 marzo 2026") && news.contains("In funzione; Agenzia X; proposta di modifica n. 12"), "{news}");
        }
    }

    #[test]
    fn an_archived_card_says_that_it_was_and_a_withdrawn_one_nothing() {
        let was = experience("Vecchia", "stato_attuazione: attiva\n");
        let now = |state: &str| experience("Vecchia", &format!("stato_redazionale: {state}\nmotivo: superata\n"));
        for (state, expected) in [("archiviata", vec!["Scheda archiviata: Vecchia"]), ("respinta", vec![])] {
            let text = now(state);
            let past = vec![
                past("esperienze/x.md", "2026-01-02T10:00:00Z", "Prima", &was),
                past("esperienze/x.md", "2026-02-02T10:00:00Z", "Poi", &text),
            ];
            let cards = [BASE, &[("esperienze/x.md", &*text)]].concat();
            let catalogue = Catalogue::with(&cards, Options { past, ..Options::default() });
            assert_eq!(titles(&catalogue.page("/feed.xml")), expected);
        }
    }
}
