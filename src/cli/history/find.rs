//! Which card is asked about: one of the catalogue, valid or not, or one that is no longer there.

use std::sync::Arc;

use crate::catalog::{Broken, CardIx, Linked, Redaction, blob_id};
use crate::cli::Failure;
use crate::cli::cards::{self, Named};
use crate::content::ParsedCard;
use crate::derive::{CardVersions, Version, display_name};
use crate::pipeline::Analysis;
use crate::schema::ContentType;
use crate::source::Commit;

/// A card with its versions.
pub(super) struct Found<'a> {
    /// Its position, if it is valid.
    pub ix: Option<CardIx>,
    /// Its file as it is now; `None` when there is none.
    pub parsed: Option<&'a ParsedCard>,
    /// Its type.
    pub content_type: Option<&'a Arc<ContentType>>,
    /// `esperienza/sportello-mobile`, or as much as is known.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Path of its file, relative to the catalogue's top.
    pub path: String,
    /// Its versions.
    pub versions: CardVersions,
    /// What of them was taken back.
    redactions: &'a [Redaction],
}

impl<'a> Found<'a> {
    /// The card that `written` names.
    pub fn new(analysis: &'a Analysis, written: &str) -> Result<Found<'a>, Failure> {
        let (catalog, snapshot) = (&analysis.catalog, &analysis.snapshot);
        match cards::named(catalog, &snapshot.top, &snapshot.config.base_url, written) {
            Ok(Named::Card(ix)) => Ok(Found::valid(analysis, ix, catalog.get(ix))),
            Ok(Named::Broken(card)) => Ok(Found::broken(analysis, card)),
            Err(failure) => Found::gone(analysis, written).ok_or(failure),
        }
    }

    fn valid(analysis: &'a Analysis, ix: CardIx, card: &'a Linked) -> Found<'a> {
        let parsed = card.card.parsed();
        Found {
            ix: Some(ix),
            parsed: Some(parsed),
            content_type: Some(card.card.content_type()),
            name: cards::name(card),
            title: display_name(card).to_owned(),
            path: parsed.path.to_string(),
            versions: analysis.derived.versions[ix.0 as usize].clone(),
            redactions: &card.registers.redactions,
        }
    }

    fn broken(analysis: &'a Analysis, card: &'a Broken) -> Found<'a> {
        let parsed = &card.parsed;
        let root = analysis.snapshot.roots.iter().find(|root| root.name == parsed.root);
        let text = |key: &str| parsed.front_matter.get(key).and_then(|node| node.text()).map(str::to_owned);
        let type_name = card.content_type.as_ref().map_or("", |known| &*known.name);
        let versions = root.map_or_else(CardVersions::default, |root| CardVersions {
            list: root.history.of(&parsed.local).iter().map(|file| Version { file: file.clone() }).collect(),
            history: Some(root.history.clone()),
        });
        Found {
            ix: None,
            parsed: Some(parsed),
            content_type: card.content_type.as_ref(),
            name: format!("{type_name}/{}", parsed.id),
            title: text("nome").or_else(|| text("titolo")).unwrap_or_else(|| parsed.id.to_string()),
            path: parsed.path.to_string(),
            versions,
            redactions: &[],
        }
    }

    /// A card that was removed: by the path that its file had, or by its id.
    fn gone(analysis: &'a Analysis, written: &str) -> Option<Found<'a>> {
        for root in &analysis.snapshot.roots {
            let local = written.trim_start_matches("./").strip_prefix(&*root.path).and_then(|path| path.strip_prefix('/'));
            let id = |path: &str| path.trim_end_matches(".md").trim_end_matches("/index").rsplit('/').next().map(str::to_owned);
            let named = |path: &str| {
                let (content_type, id) = (analysis.schemas.of_path(path), id(path));
                let whole = content_type.zip(id.as_ref()).map(|(known, id)| format!("{}/{id}", known.name));
                local == Some(path) || id.as_deref() == Some(written) || whole.as_deref() == Some(written)
            };
            let removed = |versions: &[crate::source::FileVersion]| versions.last().is_some_and(|last| last.blob.is_none());
            let mut files = root.history.files.iter();
            let Some((path, versions)) = files.find(|(path, versions)| removed(versions) && named(path)) else { continue };
            let content_type = analysis.schemas.of_path(path);
            let id = id(path).unwrap_or_default();
            return Some(Found {
                ix: None,
                parsed: None,
                content_type,
                name: content_type.map_or_else(|| id.clone(), |known| format!("{}/{id}", known.name)),
                title: id,
                path: format!("{}/{path}", root.path),
                versions: CardVersions {
                    list: versions.iter().map(|file| Version { file: file.clone() }).collect(),
                    history: Some(root.history.clone()),
                },
                redactions: &[],
            });
        }
        None
    }

    /// The commit that made a version, by number.
    pub fn commit(&self, number: usize) -> Option<&Commit> {
        self.versions.commit(self.versions.get(number)?)
    }

    /// What of a version was taken back.
    pub fn redactions(&self, number: usize) -> impl Iterator<Item = &Redaction> {
        let commit = self.commit(number).map_or("", |commit| &*commit.id);
        self.redactions.iter().filter(move |redaction| redaction.names(commit))
    }

    /// Whether the file differs from what was last committed.
    pub fn has_changes(&self) -> bool {
        let last = self.versions.list.last();
        self.parsed.is_some_and(|parsed| last.is_none_or(|last| last.file.blob.as_deref() != Some(&*blob_id(parsed))))
    }
}
