//! What readers may see of a card's versions, and how two of them differ.
//!
//! [`VersionReader`] answers for one version at a time, from the texts that Git gives when somebody asks:
//!
//! - versions before the first published one, and texts that nobody validated, are counted and dated, no more, unless
//!   `[history] drafts` says otherwise;
//! - of a version that `oscurati.yml` names the text (or the named fields) is in no answer;
//! - a comparison never reaches across a version whose text is hidden, nor tells of a field that one of the versions
//!   between hides: what the reader is not to see cannot be worked out from its neighbours.

use std::sync::{Arc, OnceLock};

use super::compare::{self, Comparison, Text};
use super::{CardVersions, Derived, Version};
use crate::catalog::{BODY, CardIx, Catalog, Linked, Redaction, Visibility, blob_id};
use crate::config::Config;
use crate::source::Completeness;

/// What was found out so far, by card.
#[derive(Debug, Default)]
pub struct Published {
    cells: Vec<Cells>,
}

#[derive(Debug, Default)]
struct Cells {
    /// Number of the first published version; one more than there are when there is none.
    first: OnceLock<usize>,
    /// Whether the card's file is another than its newest version.
    uncommitted: OnceLock<bool>,
}

impl Published {
    /// Nothing is known yet.
    pub(super) fn new(versions: &[CardVersions]) -> Self {
        Published { cells: versions.iter().map(|_| Cells::default()).collect() }
    }
}

/// What readers may see of a version.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown<'a> {
    /// Everything.
    Whole,
    /// Everything but some fields.
    Partly(Vec<&'a Redaction>),
    /// No text: it was taken back.
    Redacted(&'a Redaction),
    /// Only that it was, and when: nothing was published yet.
    Unpublished,
    /// Only that it was, and when: nobody validated its text.
    Unvalidated,
    /// There is no text: this version took the card out.
    Removed,
    /// There should be a text, but Git does not have it. Only reading it tells: [`VersionReader::shown`] does not read.
    Missing,
}

/// Why a version is compared with none.
#[derive(Debug, Clone, PartialEq)]
pub enum Alone<'a> {
    /// It is the first, or the first after the card was taken out.
    First,
    /// One of the two is hidden.
    Hidden(Shown<'a>),
}

/// How two versions differ.
#[derive(Debug)]
pub struct Compared<'s> {
    /// Number of the older one; 0 for none.
    pub from: usize,
    /// The differences, without what is hidden.
    pub comparison: Comparison<'s>,
    /// The fields that are left out because they were taken back; [`BODY`] for the text.
    pub hidden: Vec<Arc<str>>,
}

/// Reads versions; costs nothing to make.
#[derive(Clone, Copy)]
pub struct VersionReader<'a> {
    catalog: &'a Catalog,
    derived: &'a Derived,
    config: &'a Config,
}

impl<'a> VersionReader<'a> {
    /// Of a catalogue and what follows from it.
    pub fn new(catalog: &'a Catalog, derived: &'a Derived, config: &'a Config) -> Self {
        VersionReader { catalog, derived, config }
    }

    /// The versions of a card.
    pub fn versions(&self, card: CardIx) -> &'a CardVersions {
        &self.derived.versions[card.0 as usize]
    }

    /// Whether a card has pages of its versions: two at least, the uncommitted one included.
    pub fn has_pages(&self, card: CardIx) -> bool {
        match self.versions(card).list.len() {
            0 => false,
            1 => self.is_uncommitted(card),
            _ => true,
        }
    }

    /// Whether the card's file is in a repository that has no version of it.
    pub fn is_new(&self, card: CardIx) -> bool {
        let versions = self.versions(card);
        versions.list.is_empty()
            && versions.history.as_ref().is_some_and(|history| history.blobs.is_some() && history.completeness == Completeness::Whole)
    }

    /// Whether the card's file was changed since its newest version. Line ends do not count: Git may translate them.
    pub fn is_uncommitted(&self, card: CardIx) -> bool {
        let differs = || {
            let (parsed, versions) = (self.catalog.get(card).card.parsed(), self.versions(card));
            let Some(last) = versions.list.last() else { return false };
            if self.catalog.get(card).standing.as_ref().is_some_and(|standing| standing.shows_older()) {
                return false;
            }
            match &last.file.blob {
                Some(blob) if **blob == *blob_id(parsed) => false,
                _ => versions.text(last).is_some_and(|text| plain(&text) != plain(&parsed.text)),
            }
        };
        *self.derived.published.cells[card.0 as usize].uncommitted.get_or_init(differs)
    }

    /// The number of the first version that readers may see; one more than there are when there is none.
    pub fn first_shown(&self, card: CardIx) -> usize {
        let linked = self.catalog.get(card);
        if self.config.history.drafts || linked.visibility == Visibility::Draft {
            return 1;
        }
        let Some(original) = linked.original else { return self.first_published(card) };
        // A translation comes out with its original.
        let versions = self.versions(original);
        let Some(first) = versions.get(self.first_published(original)) else { return self.versions(card).list.len() + 1 };
        let own = &self.versions(card).list;
        own.iter().position(|version| version.file.commit >= first.file.commit).unwrap_or(own.len()) + 1
    }

    fn first_published(&self, card: CardIx) -> usize {
        let find = || {
            let versions = self.versions(card);
            let published = |version: &Version| {
                !self.hides(card, version) && versions.text(version).is_some_and(|text| self.is_published(card, version, &text))
            };
            versions.list.iter().position(published).unwrap_or(versions.list.len()) + 1
        };
        *self.derived.published.cells[card.0 as usize].first.get_or_init(find)
    }

    /// Whether a version's text was never public because nobody validated it.
    fn hides(&self, card: CardIx, version: &Version) -> bool {
        self.catalog.get(card).standing.as_ref().is_some_and(|standing| standing.conceals(version.file.commit))
    }

    /// Whether readers saw a version while it was the newest.
    fn was_public(&self, card: CardIx, number: usize) -> bool {
        let standing = self.catalog.get(card).standing.as_ref();
        let hidden = |version: &Version| standing.is_some_and(|standing| standing.hides(version.file.commit));
        self.versions(card).get(number).is_some_and(|version| !hidden(version))
    }

    /// Whether a text of a card says nothing that holds it back. One that cannot be read and speaks of its state is held back.
    fn is_published(&self, card: CardIx, version: &Version, text: &Arc<str>) -> bool {
        const STATE: &str = "stato_redazionale";
        if !text.contains(STATE) {
            return true;
        }
        let Text::Card(parsed) = self.read(card, version, text) else { return false };
        let state = parsed.front_matter.get(STATE).and_then(|node| node.text()).unwrap_or("");
        Visibility::of_state(state, false) != Visibility::Hidden
    }

    fn read(&self, card: CardIx, version: &Version, text: &Arc<str>) -> Text {
        Text::read(text, &self.catalog.get(card).card.parsed().root, &version.file.path, self.config)
    }

    /// What readers may see of a version.
    pub fn shown(&self, card: CardIx, number: usize) -> Shown<'a> {
        let versions = self.versions(card);
        let Some(version) = versions.get(number) else { return Shown::Missing };
        if number < self.first_shown(card) {
            return Shown::Unpublished;
        }
        if self.hides(card, version) {
            return Shown::Unvalidated;
        }
        if version.file.blob.is_none() {
            return Shown::Removed;
        }
        let named: Vec<&Redaction> = self.redactions(card, number);
        if let Some(whole) = named.iter().find(|redaction| redaction.fields.is_empty()) {
            return Shown::Redacted(whole);
        }
        let Some(first) = named.first() else { return Shown::Whole };
        let is_card = versions.text(version).is_some_and(|text| self.read(card, version, &text).card().is_some());
        // Fields of what is no card cannot be told apart.
        if is_card { Shown::Partly(named) } else { Shown::Redacted(first) }
    }

    /// What takes a version back, or fields of it.
    fn redactions(&self, card: CardIx, number: usize) -> Vec<&'a Redaction> {
        let linked: &'a Linked = self.catalog.get(card);
        let versions = self.versions(card);
        let Some(commit) = versions.get(number).and_then(|version| versions.commit(version)) else { return Vec::new() };
        // It may name a commit that the version brought.
        let takes_back = |redaction: &&Redaction| redaction.names(&commit.id) || versions.number_of(&redaction.commit) == Some(number);
        linked.registers.redactions.iter().filter(takes_back).collect()
    }

    /// The text of a version that readers may see; what [`Shown::Partly`] names is still in it.
    pub fn text(&self, card: CardIx, number: usize) -> Option<Text> {
        let versions = self.versions(card);
        let version = versions.get(number)?;
        let visible = matches!(self.shown(card, number), Shown::Whole | Shown::Partly(_));
        visible.then(|| versions.text(version)).flatten().map(|text| self.read(card, version, &text))
    }

    /// How a version differs from the one before it.
    pub fn with_previous(&self, card: CardIx, number: usize) -> Result<Compared<'a>, Alone<'a>> {
        let from = self.before(card, number)?;
        self.compare(card, from, number)
    }

    /// The nearest older version that readers saw, else the nearest with a text that they may read. What nobody validated is passed
    /// over, unless a part of it was taken back.
    fn before(&self, card: CardIx, number: usize) -> Result<usize, Alone<'a>> {
        let mut readable = None;
        for earlier in (1..number).rev() {
            match self.shown(card, earlier) {
                Shown::Whole | Shown::Partly(_) if self.was_public(card, earlier) => return Ok(earlier),
                Shown::Whole => readable = readable.or(Some(earlier)),
                Shown::Unvalidated if self.redactions(card, earlier).is_empty() => {}
                Shown::Removed => {}
                _ if readable.is_some() => break,
                hidden => return Err(Alone::Hidden(hidden)),
            }
        }
        readable.ok_or(Alone::First)
    }

    /// The oldest version that the newest can be compared with; `None` when that is the one before, or there is none.
    pub fn oldest_comparable(&self, card: CardIx) -> Option<usize> {
        let last = self.versions(card).list.len();
        if !matches!(self.shown(card, last), Shown::Whole | Shown::Partly(_)) {
            return None;
        }
        let (mut first, mut steps) = (last, 0);
        while let Ok(earlier) = self.before(card, first) {
            (first, steps) = (earlier, steps + 1);
        }
        (steps > 1).then_some(first)
    }

    /// How the newest version differs from the oldest one that can be compared with it; `None` when that is the one before.
    pub fn first_to_last(&self, card: CardIx) -> Option<Compared<'a>> {
        self.compare(card, self.oldest_comparable(card)?, self.versions(card).list.len()).ok()
    }

    fn compare(&self, card: CardIx, from: usize, to: usize) -> Result<Compared<'a>, Alone<'a>> {
        let why = |number: usize| match self.shown(card, number) {
            Shown::Whole | Shown::Partly(_) => Shown::Missing,
            hidden => hidden,
        };
        let side = |number: usize| self.text(card, number).ok_or_else(|| Alone::Hidden(why(number)));
        let (old, new) = (side(from)?, side(to)?);
        let mut hidden: Vec<Arc<str>> = Vec::new();
        for number in from..=to {
            let Shown::Partly(redactions) = self.shown(card, number) else { continue };
            let keys = redactions.iter().flat_map(|redaction| &redaction.fields).map(|field| field.split('.').next().unwrap_or(field));
            hidden.extend(keys.map(Arc::from));
        }
        hidden.sort();
        hidden.dedup();
        let comparison = compare::compare(&old, &new, self.content_type(card));
        if comparison.plain && !hidden.is_empty() {
            return Err(Alone::Hidden(self.shown(card, to)));
        }
        let mut comparison = comparison.without(&hidden);
        if hidden.iter().any(|key| **key == *BODY) {
            comparison.text.clear();
        }
        Ok(Compared { from, comparison, hidden })
    }

    /// How the card's file differs from its newest version; `None` when it does not, or must not be told.
    pub fn uncommitted(&self, card: CardIx) -> Option<Compared<'a>> {
        let last = self.versions(card).list.len();
        if !self.is_uncommitted(card) {
            return None;
        }
        let parsed = self.catalog.get(card).card.parsed();
        let (Text::Card(new), Shown::Whole) = (Text::read(&parsed.text, &parsed.root, &parsed.local, self.config), self.shown(card, last))
        else {
            return None;
        };
        let comparison = compare::compare(&self.text(card, last)?, &Text::Card(new), self.content_type(card));
        Some(Compared { from: last, comparison, hidden: Vec::new() })
    }

    fn content_type(&self, card: CardIx) -> &'a crate::schema::ContentType {
        self.catalog.get(card).card.content_type()
    }
}

/// A text with plain line ends and without a mark of its encoding.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options, Past, experience};

    const PATH: &str = "esperienze/uno.md";

    fn past(text: &str) -> Past {
        Past { path: PATH, time: "2026-01-02T10:00:00Z", author: ("Ada", "esempio.it"), title: "Perché sì", text: text.to_owned() }
    }

    /// A catalogue of one experience with these versions, the last being the file itself.
    fn catalogue(texts: &[String], options: Options) -> Catalogue {
        let past = texts.iter().map(|text| past(text)).collect();
        Catalogue::with(&[BASE, &[(PATH, texts.last().unwrap())]].concat(), Options { past, ..options })
    }

    fn with<T>(catalogue: &Catalogue, look: impl FnOnce(VersionReader<'_>, CardIx) -> T) -> T {
        let reader = VersionReader::new(&catalogue.catalog, &catalogue.derived, &catalogue.config);
        look(reader, catalogue.catalog.find("esperienza", "uno").expect("the card"))
    }

    fn keys(compared: &Compared<'_>) -> Vec<String> {
        compared.comparison.fields.iter().map(|change| change.key.to_string()).collect()
    }

    /// The id that [`crate::render::testing`] gives to the commit of a version.
    fn commit(number: usize) -> String {
        format!("{:040x}", 0xc000 + number - 1)
    }

    #[test]
    fn drafts_before_publication_are_not_shown_and_not_compared() {
        let draft = |title: &str| experience(title, "stato_redazionale: bozza\nmotivo: da finire\n");
        let texts = [draft("Segreto"), draft("Quasi"), experience("Uno", ""), experience("Due", "")];
        with(&catalogue(&texts, Options::default()), |reader, card| {
            assert_eq!(reader.first_shown(card), 3);
            assert_eq!((reader.shown(card, 2), reader.shown(card, 3)), (Shown::Unpublished, Shown::Whole));
            assert!(reader.text(card, 2).is_none());
            assert_eq!(reader.with_previous(card, 3).unwrap_err(), Alone::Hidden(Shown::Unpublished));
            assert_eq!(keys(&reader.with_previous(card, 4).unwrap()), ["titolo"]);
            assert!(reader.first_to_last(card).is_none());
        });
        let shown = catalogue(&texts, Options { more: "[history]\ndrafts = true\n", ..Options::default() });
        with(&shown, |reader, card| {
            assert_eq!(reader.shown(card, 1), Shown::Whole);
            assert_eq!(reader.first_to_last(card).map(|compared| compared.from), Some(1));
        });
    }

    #[test]
    fn what_was_taken_back_is_compared_with_nothing() {
        let texts: Vec<String> = (1..=5).map(|n| experience(&format!("Titolo {n}"), "")).collect();
        let register: &'static str = format!("- {{commit: {}, motivo: diritti, data: 2026-02-01}}\n", commit(2)).leak();
        let options = Options { registers: vec![("esperienze/uno.oscurati.yml", register)], ..Options::default() };
        with(&catalogue(&texts, options), |reader, card| {
            assert!(matches!(reader.shown(card, 2), Shown::Redacted(_)) && reader.text(card, 2).is_none());
            for number in [2, 3] {
                assert!(matches!(reader.with_previous(card, number), Err(Alone::Hidden(Shown::Redacted(_)))), "{number}");
            }
            assert_eq!(reader.with_previous(card, 4).unwrap().from, 3);
            // From the first after it, not across it.
            assert_eq!(reader.first_to_last(card).unwrap().from, 3);
        });
    }

    #[test]
    fn a_field_that_was_taken_back_is_left_out_of_every_comparison_around_it() {
        let texts: Vec<String> =
            (1..=4).map(|n| experience(&format!("Titolo {n}"), &format!("problema: Problema {n}\n")) + &format!("\nCoda {n}.\n")).collect();
        let register: &'static str =
            format!("- {{commit: {}, campi: [problema, testo], motivo: dati_personali, data: 2026-02-01}}\n", commit(2)).leak();
        let options = Options { registers: vec![("esperienze/uno.oscurati.yml", register)], ..Options::default() };
        with(&catalogue(&texts, options), |reader, card| {
            for number in [2, 3] {
                let compared = reader.with_previous(card, number).unwrap();
                assert_eq!(keys(&compared), ["titolo"]);
                assert!(compared.comparison.text.is_empty());
                assert_eq!(compared.hidden.iter().map(|key| &**key).collect::<Vec<_>>(), ["problema", "testo"]);
            }
            assert_eq!(keys(&reader.with_previous(card, 4).unwrap()), ["titolo", "problema"]);
            assert_eq!(keys(&reader.first_to_last(card).unwrap()), ["titolo"]);
        });
    }

    #[test]
    fn a_file_that_changed_since_its_newest_version_is_a_draft() {
        let texts = [experience("Uno", "").replace('\n', "\r\n")];
        let at = |file: &str| {
            let past = texts.iter().map(|text| past(text)).collect();
            Catalogue::with(&[BASE, &[(PATH, file)]].concat(), Options { past, ..Options::default() })
        };
        // Line ends alone are none.
        with(&at(&experience("Uno", "")), |reader, card| assert!(!reader.is_uncommitted(card) && !reader.has_pages(card)));
        with(&at(&experience("Due", "")), |reader, card| {
            assert!(reader.is_uncommitted(card) && reader.has_pages(card) && !reader.is_new(card));
            assert_eq!(keys(&reader.uncommitted(card).unwrap()), ["titolo"]);
        });
        let none = Catalogue::new(&[BASE, &[(PATH, &*texts[0])]].concat());
        with(&none, |reader, card| assert!(reader.is_new(card) && !reader.is_uncommitted(card)));
    }
}
