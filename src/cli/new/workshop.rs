//! The catalogue around a card that is being written: what it may refer to, and what the check would say of it.
//!
//! The card is never judged by rules of its own: [`Workshop::problems`] puts its text into the catalogue as it was read and runs
//! the same analysis as `prassi check`; what was wrong before is left out.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::picks::Pick;
use crate::cli::{Common, Failure, USAGE, config_failed, report, request, source_date_epoch};
use crate::config::Audience;
use crate::diagnostic::{Checked, Diagnostic};
use crate::pipeline::{self, Analysis, Fallback, Memo, Request};
use crate::schema::{ContentType, Field, FieldKind};
use crate::source::{Root, TextFile};

/// A catalogue, read, and the root that new cards go to.
pub(in crate::cli) struct Workshop {
    request: Request,
    root: usize,
    /// Behind a cell: judging an answer changes nothing that anybody sees.
    memo: RefCell<Memo>,
    /// The catalogue without the new card.
    pub analysis: Analysis,
}

impl Workshop {
    /// Reads the catalogue of `folder` (or around the current one); the card will go into the root called `root`, else into the first.
    pub fn open(folder: Option<PathBuf>, root: Option<&str>) -> Result<Workshop, Failure> {
        let read = |audience| -> Result<_, Failure> {
            let common = Common { base_url: None, date: None, drafts: false, audience, open_requests: None };
            let request = request(folder.clone(), common, false)?;
            let Checked { value, diagnostics } = pipeline::read(&request)?;
            let Some(snapshot) = value else {
                report::print(&diagnostics, &|path| request.source.text(None, path));
                return Err(config_failed());
            };
            Ok((request, snapshot, diagnostics))
        };
        let (mut request, mut snapshot, mut diagnostics) = read(Audience::Public)?;
        let roots = &snapshot.config.roots;
        let wanted = match root {
            None => roots.first(),
            Some(name) => roots.iter().find(|root| &*root.name == name),
        };
        let Some(wanted) = wanted.cloned() else {
            let names: Vec<&str> = roots.iter().map(|root| &*root.name).collect();
            let message = format!("in site.toml non c'è una raccolta «{}»: ci sono {}", root.unwrap_or(""), names.join(", "));
            return Err(Failure { code: USAGE, message });
        };
        if wanted.audience != Audience::Public {
            (request, snapshot, diagnostics) = read(wanted.audience.clone())?;
        }
        let Some(at) = snapshot.roots.iter().position(|root| root.name == wanted.name) else {
            return Err(Failure { code: USAGE, message: format!("la raccolta «{}» non si può leggere", wanted.name) });
        };
        let mut memo = Memo::default();
        let analysis = pipeline::analyse(Arc::new(snapshot), diagnostics, &request, &mut memo, &Fallback::default());
        if analysis.schemas.iter().next().is_none() {
            report::print(&analysis.diagnostics, &|path| request.source.text(Some(&analysis.snapshot), path));
            return Err(Failure { code: USAGE, message: "nessuno schema si può usare".to_owned() });
        }
        Ok(Workshop { request, root: at, memo: RefCell::new(memo), analysis })
    }

    /// Reads the catalogue again, after a card was added to it.
    pub fn reopen(&mut self) -> Result<(), Failure> {
        let Checked { value, diagnostics } = pipeline::read(&self.request)?;
        let Some(snapshot) = value else { return Err(config_failed()) };
        self.analysis =
            pipeline::analyse(Arc::new(snapshot), diagnostics, &self.request, &mut self.memo.borrow_mut(), &Fallback::default());
        Ok(())
    }

    /// The root that cards go to.
    pub fn root(&self) -> &Root {
        &self.analysis.snapshot.roots[self.root]
    }

    /// The catalogue's folder.
    pub fn top(&self) -> &std::path::Path {
        &self.analysis.snapshot.top
    }

    /// What the check would say of a card with this text at `local` (relative to the root), that it does not say already.
    pub fn problems(&self, local: &str, text: &str) -> Vec<Diagnostic> {
        let path: Arc<str> = format!("{}/{local}", self.root().path).into();
        let digest = *blake3::hash(text.as_bytes()).as_bytes();
        let mut snapshot = (*self.analysis.snapshot).clone();
        snapshot.roots[self.root].texts.insert(local.into(), TextFile { path, text: text.into(), digest });
        let found = pipeline::analyse(Arc::new(snapshot), Vec::new(), &self.request, &mut self.memo.borrow_mut(), &Fallback::default());
        found.diagnostics.into_iter().filter(|problem| !self.analysis.diagnostics.contains(problem)).collect()
    }

    /// The file of the root that has this type and id already.
    pub fn taken(&self, content_type: &ContentType, id: &str) -> Option<&str> {
        let schemas = &self.analysis.schemas;
        let own = |local: &str| schemas.of_path(local).is_some_and(|found| found.name == content_type.name);
        self.root().texts.keys().find(|local| id_of(local) == id && own(local)).map(|local| &**local)
    }

    /// Where a new card of this type goes, relative to the root: types with a history in years get a folder a year,
    /// because Git is slow with thousands of files in one folder. A card that others live beside gets a folder of its own.
    pub fn place(&self, content_type: &ContentType, id: &str, year: i16) -> String {
        let is_host = self.analysis.schemas.iter().any(|guest| guest.beside.as_ref() == Some(&content_type.name));
        let file = if is_host { format!("{id}/index.md") } else { format!("{id}.md") };
        if self.by_year(content_type) {
            format!("{}/{year:04}/{file}", content_type.folder)
        } else {
            format!("{}/{file}", content_type.folder)
        }
    }

    /// Where a card of a type that lives beside others goes, once its values say beside which: into the folder of that card. Without a name
    /// of its own it is called after that card and by a few digits of what it says, so that two people never choose the same name.
    pub fn place_beside(&self, content_type: &ContentType, values: &Map<String, Value>, name: Option<&str>) -> Option<String> {
        let host = self.analysis.schemas.get(content_type.beside.as_ref()?)?;
        let names = |field: &&Field| matches!(&field.kind, FieldKind::Reference(types) if types.contains(&host.name));
        let id = values.get(&*content_type.fields.iter().find(names)?.key)?.as_str()?;
        let digits = blake3::hash(Value::Object(values.clone()).to_string().as_bytes()).to_hex();
        let name = name.map_or_else(|| format!("{id}-{}", &digits[..6]), str::to_owned);
        let own = self.taken(host, id).and_then(|local| local.strip_suffix("/index.md")).map(|folder| format!("{folder}/"));
        // A card in a single file has no folder; what lives beside it stands in the folder of its type.
        Some(format!("{}{}/{name}.md", own.unwrap_or_default(), content_type.folder))
    }

    /// As the cards that are there do; the first card of a type goes into a year's folder when the type has dates or news of its own.
    fn by_year(&self, content_type: &ContentType) -> bool {
        let prefix = format!("{}/", content_type.folder);
        let mut seen = false;
        for local in self.root().texts.keys().filter_map(|local| local.strip_prefix(&prefix)) {
            seen = true;
            let first = local.split('/').next().unwrap_or("");
            if first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) && local.contains('/') {
                return true;
            }
        }
        !seen && content_type.list && (content_type.feed || content_type.date.is_some())
    }

    /// The day that counts as today: the one given, else `SOURCE_DATE_EPOCH`, else the clock's in the catalogue's time zone.
    pub fn today(&self, given: Option<jiff::civil::Date>) -> jiff::civil::Date {
        given.or_else(source_date_epoch).unwrap_or_else(|| {
            let zone = jiff::tz::TimeZone::get(&self.analysis.snapshot.config.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
            jiff::Timestamp::now().to_zoned(zone).date()
        })
    }

    /// What a field lets choose from; nothing for fields that are written freely.
    pub fn picks(&self, field: &Field) -> Option<Vec<Pick>> {
        match &field.kind {
            FieldKind::Enum(choices) => Some(choices.iter().map(Pick::choice).collect()),
            FieldKind::Boolean => Some(vec![Pick::new("true", "Sì", ["si", "sì"]), Pick::new("false", "No", ["no"])]),
            FieldKind::Term(vocabulary) => {
                self.analysis.catalog.vocabularies.get(vocabulary).map(|known| known.terms.iter().map(Pick::term).collect())
            }
            FieldKind::Reference(types) => Some(self.cards(types)),
            _ => None,
        }
    }

    /// Every card of these types that the new card may refer to, by what people read.
    fn cards(&self, types: &[Arc<str>]) -> Vec<Pick> {
        let own = &self.root().name;
        let single = types.len() == 1 && &*types[0] != "*";
        let allowed = |name: &str| types.iter().any(|known| &**known == "*" || &**known == name);
        let catalog = &self.analysis.catalog;
        let sound = catalog.cards.iter().map(|linked| (linked.card.parsed(), Some(linked.card.content_type())));
        let broken = catalog.broken.iter().map(|broken| (&broken.parsed, broken.content_type.as_ref()));
        let mut picks: Vec<Pick> = sound
            .chain(broken)
            .filter_map(|(parsed, content_type)| Some((parsed, content_type?)))
            .filter(|(parsed, content_type)| parsed.language.is_none() && allowed(&content_type.name))
            .map(|(parsed, content_type)| {
                let root = if parsed.root == *own { String::new() } else { format!("{}:", parsed.root) };
                let kind = if single { String::new() } else { format!("{}/", content_type.name) };
                Pick::card(format!("{root}{kind}{}", parsed.id), parsed)
            })
            .collect();
        picks.sort_by(|a, b| a.label.cmp(&b.label));
        picks
    }
}

/// The id of a file: its name without extension and language, or its folder's for `index.md`.
pub(super) fn id_of(local: &str) -> &str {
    let (folder, file) = local.rsplit_once('/').unwrap_or(("", local));
    match file.split('.').next().unwrap_or(file) {
        "index" => folder.rsplit('/').next().unwrap_or(folder),
        stem => stem,
    }
}
