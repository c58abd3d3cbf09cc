//! The search index of a language: `cerca/meta.json` and the files that it names.
//!
//! [`Files::make`] makes all of it but the summaries, which are rendered when they are asked for. `build` makes it with threads
//! before it lists its routes; under `serve` it is made when a browser first asks for it, so that an edit does not wait for it.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use super::{card_parts as parts, needs};
use crate::catalog::{CardIx, Linked};
use crate::derive::search::{Index, Input, Spread, build};
use crate::derive::{dates, display_name};
use crate::render::dates::DateText;
use crate::render::formats::search::{FORMAT, Written, digest, write};
use crate::render::pages::api;
use crate::render::{Content, OutputFile, Route, Site, links};

/// The folder of the index below the language's top.
pub const FOLDER: &str = "cerca/";
const META: &str = "meta.json";

/// The index of a language, written.
#[derive(Debug)]
pub struct Files {
    /// All files but the summaries, by name below the folder.
    files: std::collections::BTreeMap<Arc<str>, Vec<u8>>,
    /// The cards by number.
    cards: Vec<CardIx>,
    /// The folder of the summaries.
    folder: String,
    /// Cards of a file of summaries.
    each: usize,
}

impl Files {
    /// Makes the index of a site's language.
    pub fn make(site: &Site<'_>, spread: &impl Spread) -> Self {
        let (catalog, schemas, derived) = (site.catalog, site.schemas, site.derived);
        let input = Input { catalog, schemas, derived, languages: &site.config.languages, language: site.language_index };
        let index = build(&input, spread);
        let written = write(&index, site.language(), spread);
        let each = each(index.cards.len());
        let hashes = spread.map(index.cards.len().div_ceil(each), |n| blake3::hash(&summaries(site, block(&index.cards, each, n))));
        let mut hasher = blake3::Hasher::new();
        for hash in hashes {
            hasher.update(hash.as_bytes());
        }
        let folder = digest(&hasher.finalize());
        let meta = meta(site, &index, &written, &folder, each).to_string().into_bytes();
        let named = written.files.into_iter().map(|(name, bytes)| (Arc::from(name), bytes));
        Files { files: named.chain([(Arc::from(META), meta)]).collect(), cards: index.cards, folder, each }
    }

    fn blocks(&self) -> usize {
        self.cards.len().div_ceil(self.each)
    }
}

/// Cards of a file of summaries: ten results should cost few bytes, but large sites not too many files.
fn each(cards: usize) -> usize {
    match cards {
        0..=2_000 => 1,
        2_001..=20_000 => 2,
        _ => 4,
    }
}

fn block(cards: &[CardIx], each: usize, n: usize) -> &[CardIx] {
    &cards[n * each..((n + 1) * each).min(cards.len())]
}

fn meta(site: &Site<'_>, index: &Index<'_>, written: &Written, folder: &str, each: usize) -> Value {
    let types = index.types.iter().map(|range| {
        let (one, many) = (site.label(&range.content_type.one), site.label(&range.content_type.many));
        json!({"id": range.content_type.name, "one": one, "many": many, "from": range.from, "to": range.to})
    });
    let mut meta = json!({
        "format": FORMAT,
        "generator": concat!("prassi ", env!("CARGO_PKG_VERSION")),
        "language": site.language(),
        "top": links::prefix(&site.at(FOLDER)),
        "cards": api::CARDS,
        "documents": index.cards.len(),
        "types": types.collect::<Vec<_>>(),
        "stop": index.stop.join(" "),
        "weak": index.weak.join(" "),
        "endings": index.words.endings.join(" "),
        "levels": crate::derive::search::LEVELS,
        "summaries": {"folder": folder, "each": each},
    });
    if let Some(meta) = meta.as_object_mut() {
        meta.extend(written.meta.clone());
    }
    meta
}

/// Adds every file of the index.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    let search = site.search();
    routes.extend(search.files.keys().map(|name| Route::Search(name.clone())));
    routes.extend((0..search.blocks()).map(Route::Summaries));
}

/// Recognises a file of the index.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let name = address.strip_prefix(FOLDER)?.strip_suffix(".json").map(|_| &address[FOLDER.len()..])?;
    let search = site.search();
    if let Some((name, _)) = search.files.get_key_value(name) {
        return Some(Route::Search(name.clone()));
    }
    let number: usize = name.strip_prefix("d/")?.strip_prefix(&*search.folder)?.strip_prefix('/')?.strip_suffix(".json")?.parse().ok()?;
    (number < search.blocks() && summaries_address(site, number) == address).then_some(Route::Summaries(number))
}

/// The address of a file of the index, below the language's top.
pub fn address(name: &str) -> String {
    format!("{FOLDER}{name}")
}

/// The address of a file of summaries, below the language's top.
pub fn summaries_address(site: &Site<'_>, number: usize) -> String {
    format!("{FOLDER}d/{}/{number}.json", site.search().folder)
}

/// A file of the index.
pub fn render(site: &Site<'_>, name: &str) -> OutputFile {
    let bytes = site.search().files.get(name).cloned().unwrap_or_default();
    OutputFile { path: site.at(&address(name)), content: Content::Bytes(bytes) }
}

/// A file of summaries.
pub fn render_summaries(site: &Site<'_>, number: usize) -> OutputFile {
    let search = site.search();
    let bytes = summaries(site, block(&search.cards, search.each, number));
    OutputFile { path: site.at(&summaries_address(site, number)), content: Content::Bytes(bytes) }
}

/// What a result shows of a card.
#[derive(Serialize)]
struct Summary<'a> {
    u: String,
    t: &'a str,
    b: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    p: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    a: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    y: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    h: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<String>,
}

fn summaries(site: &Site<'_>, cards: &[CardIx]) -> Vec<u8> {
    let all: Vec<Summary<'_>> = cards.iter().map(|&ix| summary(site, site.catalog.get(ix))).collect();
    serde_json::to_vec(&all).unwrap_or_default()
}

fn summary<'a>(site: &Site<'_>, card: &'a Linked) -> Summary<'a> {
    let mut url = String::new();
    links::encode_path(&mut url, card.address.as_deref().unwrap_or(""));
    Summary {
        u: url,
        t: display_name(card),
        b: card.card.text("in_breve"),
        p: card.card.text("problema"),
        a: parts::owner(site, card).map(|owner| owner.text),
        r: parts::region(site, card),
        y: parts::years(site, card).or_else(|| needs::by(site, card)).or_else(|| date(site, card)),
        h: parts::themes(site, card).into_iter().next().map(|theme| theme.text),
        l: site.foreign(card),
    }
}

/// The date of an event or news item, in words.
fn date(site: &Site<'_>, card: &Linked) -> Option<String> {
    let field = card.card.content_type().date.as_deref()?;
    dates::of_field(card, field)?;
    let written = card.card.at(field).first()?.as_str()?;
    DateText::written(written, site.language()).map(|date| date.text)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::render::testing::{BASE, Catalogue, experience, text_of};
    use crate::render::{Site, recognise};

    fn json(site: &Site<'_>, address: &str) -> Value {
        let route = recognise(site, address).unwrap_or_else(|| panic!("nothing at {address}"));
        serde_json::from_str(&text_of(site, &route)).unwrap()
    }

    #[test]
    fn the_index_is_made_once_however_often_a_site_is_put_together() {
        let catalogue = Catalogue::new(BASE);
        let (first, second) = (catalogue.sites(), catalogue.sites());
        assert!(std::ptr::eq(first.language(0).search(), second.language(0).search()));
    }

    #[test]
    fn long_postings_go_on_in_files_that_are_there() {
        let texts: Vec<(String, String)> =
            (0..1_100).map(|n| (format!("esperienze/scheda-{n}.md"), experience(&format!("Similitudine {n}"), ""))).collect();
        let cards: Vec<(&str, &str)> =
            BASE.iter().copied().chain(texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))).collect();
        let catalogue = Catalogue::new(&cards);
        let site = catalogue.site();
        let meta = json(&site, "/cerca/meta.json");
        assert_eq!((meta["documents"].as_u64(), meta["summaries"]["each"].as_u64()), (Some(1_102), Some(1)));
        let mut seen = 0;
        for file in meta["terms"]["files"].as_array().unwrap() {
            let shard = json(&site, &format!("/cerca/t/{}.json", file.as_str().unwrap()));
            for rest in shard["postings"].as_array().unwrap().iter().filter_map(|posting| posting.as_array()?.last()?.as_object()) {
                let buckets =
                    rest["c"].as_array().unwrap().iter().map(|file| json(&site, &format!("/cerca/c/{}.json", file.as_str().unwrap())));
                let count: usize = buckets
                    .map(|file| file.as_array().unwrap().iter().map(|bucket| bucket.as_array().unwrap().len() - 1).sum::<usize>())
                    .sum();
                assert_eq!(count as u64, rest["n"].as_u64().unwrap() - 500);
                seen += 1;
            }
        }
        assert!(seen > 0);
        let folder = meta["summaries"]["folder"].as_str().unwrap();
        assert_eq!(json(&site, &format!("/cerca/d/{folder}/1101.json"))[0]["t"], "Comune di Bra");
        for nothing in ["d/x/0.json".to_owned(), format!("d/{folder}/1102.json"), format!("d/{folder}/01.json"), "t/0.json".to_owned()] {
            assert_eq!(recognise(&site, &format!("/cerca/{nothing}")), None, "{nothing}");
        }
    }
}
