//! What differs between two versions, in words: field by field, then the text word by word.
//!
//! What went stands in `[-…-]`, what came in `{+…+}`, with or without colours.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::Found;
use super::show::{BOLD, DIM, PLAIN, day, head};
use crate::catalog::BODY;
use crate::cli::{Failure, USAGE};
use crate::derive::compare::{Block, BlockChange, Change, Comparison, FieldChange, Mark, Piece, Place, Text, What, compare};
use crate::pipeline::Analysis;
use crate::render::values::choice_label;
use crate::schema::{Field, FieldKind, Value, label};

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
/// The language of the terminal's words.
const LANGUAGE: &str = "it";

/// Two versions, compared.
pub(super) struct Compared<'a> {
    from: usize,
    to: usize,
    comparison: Comparison<'a>,
    /// Whether something is left out because it was taken back.
    partial: bool,
}

impl<'a> Compared<'a> {
    /// Compares two versions of a card.
    pub fn new(analysis: &Analysis, found: &Found<'a>, (from, to): (usize, usize)) -> Result<Self, Failure> {
        let content_type = found.content_type.ok_or_else(|| refused("la scheda non è di un tipo che si conosca".to_owned()))?;
        let (old, new) = (read(analysis, found, from)?, read(analysis, found, to)?);
        let hidden: Vec<Arc<str>> = found
            .redactions(from)
            .chain(found.redactions(to))
            .flat_map(|redaction| redaction.fields.iter().map(|field| field.split('.').next().unwrap_or(field).into()))
            .collect();
        let mut comparison = compare(&old, &new, content_type).without(&hidden);
        if !hidden.is_empty() && (comparison.plain || hidden.iter().any(|field| **field == *BODY)) {
            comparison.text.clear();
        }
        Ok(Compared { from, to, comparison, partial: !hidden.is_empty() })
    }

    /// The comparison for programs.
    pub fn json(&self) -> Json {
        let fields: Vec<Json> = self.comparison.fields.iter().flat_map(|field| field.changes.iter().map(change_json)).collect();
        json!({
            "from": self.from,
            "to": self.to,
            "partial": self.partial,
            "plain": self.comparison.plain,
            "fields": fields,
            "text": self.comparison.text.iter().map(block_json).collect::<Vec<_>>(),
        })
    }
}

/// The text of a version; why it cannot be compared.
fn read(analysis: &Analysis, found: &Found<'_>, number: usize) -> Result<Text, Failure> {
    if found.redactions(number).any(|redaction| redaction.fields.is_empty()) {
        return Err(refused(format!("il testo della versione {number} è stato oscurato (oscurati.yml)")));
    }
    let version = found.versions.get(number).ok_or_else(|| refused(format!("la versione {number} non c'è")))?;
    if version.file.blob.is_none() {
        return Err(refused(format!("nella versione {number} la scheda è stata tolta: non c'è un testo da confrontare")));
    }
    let text = found.versions.text(version);
    let text = text.ok_or_else(|| refused(format!("il testo della versione {number} non si può leggere: manca, o non è testo UTF-8")))?;
    let root = found.parsed.map_or_else(|| Arc::from(""), |parsed| parsed.root.clone());
    Ok(Text::read(&text, &root, &version.file.path, &analysis.snapshot.config))
}

fn refused(message: String) -> Failure {
    Failure { code: USAGE, message }
}

/// The comparison for people.
pub(super) fn text(analysis: &Analysis, found: &Found<'_>, compared: &Compared<'_>) -> String {
    let mut out = head(found);
    let when = |number| found.commit(number).map_or_else(String::new, |commit| day(analysis, commit));
    let (from, to) = (compared.from, compared.to);
    let _ = writeln!(out, "\n{BOLD}Dalla versione {from}{PLAIN} ({}) {BOLD}alla versione {to}{PLAIN} ({})", when(from), when(to));
    if compared.partial {
        out.push_str("Una parte è stata oscurata (oscurati.yml) e non si confronta.\n");
    }
    if compared.comparison.plain {
        out.push_str("Una delle due non si può leggere come scheda: si confrontano i testi così come sono scritti.\n");
    }
    if compared.comparison.is_empty() {
        out.push_str("Non cambia niente che si legga.\n");
    }
    for field in &compared.comparison.fields {
        field_text(&mut out, field);
    }
    body_text(&mut out, &compared.comparison.text);
    out
}

fn name(field: Option<&Field>, key: &str) -> String {
    field.map(|field| label(&field.label, LANGUAGE)).filter(|name| !name.is_empty()).unwrap_or(key).to_owned()
}

fn field_text(out: &mut String, field: &FieldChange<'_>) {
    let _ = writeln!(out, "\n{BOLD}{}{PLAIN}", name(field.field, &field.key));
    for change in &field.changes {
        let place: Vec<String> = change.place.iter().map(place_text).collect();
        let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
        let value = |value: &Value| value_text(change.field, value);
        let what = match &change.what {
            What::Added(new) => added(&value(new)),
            What::Removed(old) => removed(&value(old)),
            What::Replaced(old, new) => format!("{} → {}", removed(&value(old)), added(&value(new))),
            What::Words(pieces) => pieces_text(pieces),
            What::Moved(item) => format!("spostato: {}", value(item)),
        };
        let _ = writeln!(out, "  {place}{what}");
    }
}

fn place_text(place: &Place<'_>) -> String {
    match place {
        Place::Field { key, field } => name(*field, key),
        Place::Item { name: Some((value, field, _)), .. } => format!("«{}»", value_text(*field, value)),
        Place::Item { number, .. } => format!("voce {number}"),
    }
}

/// A value on one line, with the labels that people know.
fn value_text(field: Option<&Field>, value: &Value) -> String {
    match (field.map(|field| &field.kind), value) {
        (_, Value::Bool(value)) => if *value { "sì" } else { "no" }.to_owned(),
        (Some(FieldKind::Enum(choices)), Value::String(text)) => choice_label(choices, text, LANGUAGE).unwrap_or(text).to_owned(),
        (_, Value::String(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        (kind, Value::Array(items)) => {
            let item = if let Some(FieldKind::List(item)) = kind { Some(&**item) } else { field };
            items.iter().map(|value| value_text(item, value)).collect::<Vec<_>>().join(", ")
        }
        (kind, Value::Object(map)) => {
            let fields = if let Some(FieldKind::Object(fields)) = kind { fields.as_slice() } else { &[] };
            let inner = |key: &str| fields.iter().find(|field| &*field.key == key);
            let part =
                |(key, value): (&std::sync::Arc<str>, &Value)| format!("{}: {}", name(inner(key), key), value_text(inner(key), value));
            map.iter().map(part).collect::<Vec<_>>().join("; ")
        }
        (_, value) => value.to_string(),
    }
}

fn added(text: &str) -> String {
    format!("{GREEN}{{+{text}+}}{PLAIN}")
}

fn removed(text: &str) -> String {
    format!("{RED}[-{text}-]{PLAIN}")
}

fn pieces_text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        // The space after a piece stands outside its marks.
        let text = piece.text.trim_end();
        match piece.mark {
            _ if text.is_empty() => {}
            Mark::Same => out.push_str(text),
            Mark::Removed => out.push_str(&removed(text)),
            Mark::Added => out.push_str(&added(text)),
        }
        out.push_str(if piece.text.len() > text.len() { " " } else { "" });
    }
    out.trim_end().to_owned()
}

/// The blocks that differ; what stayed is counted.
fn body_text(out: &mut String, blocks: &[Block]) {
    let stays = |block: &Block| matches!(block.what, BlockChange::Same(_)) && block.links.is_empty();
    if blocks.iter().all(stays) {
        return;
    }
    let _ = writeln!(out, "\n{BOLD}Testo{PLAIN}");
    let mut stayed = 0;
    for block in blocks {
        if stays(block) || matches!(block.what, BlockChange::MovedAway(_)) {
            stayed += usize::from(stays(block));
            continue;
        }
        folded(out, &mut stayed);
        let text = match &block.what {
            BlockChange::Added(text) => added(text),
            BlockChange::Removed(text) => removed(text),
            BlockChange::Words(pieces) => pieces_text(pieces),
            BlockChange::MovedHere(pieces) => format!("spostato qui: {}", pieces_text(pieces)),
            BlockChange::Form(text) | BlockChange::Same(text) | BlockChange::MovedAway(text) => format!("cambia la forma: {text}"),
        };
        let _ = writeln!(out, "  {}", text.replace('\n', "\n  "));
        for (old, new) in &block.links {
            let (old, new) = (old.as_deref().map(removed), new.as_deref().map(added));
            let _ = writeln!(out, "  collegamento: {}", [old, new].into_iter().flatten().collect::<Vec<_>>().join(" → "));
        }
    }
    folded(out, &mut stayed);
}

fn folded(out: &mut String, stayed: &mut usize) {
    if *stayed > 0 {
        let _ = writeln!(out, "  {DIM}({}){PLAIN}", crate::cli::report::plural(*stayed, "paragrafo uguale", "paragrafi uguali"));
    }
    *stayed = 0;
}

fn change_json(change: &Change<'_>) -> Json {
    let place: Vec<Json> = change
        .place
        .iter()
        .map(|place| match place {
            Place::Field { key, .. } => json!(&**key),
            Place::Item { number, .. } => json!(number),
        })
        .collect();
    let (kind, old, new) = match &change.what {
        What::Added(new) => ("added", None, Some(new.to_json())),
        What::Removed(old) => ("removed", Some(old.to_json()), None),
        What::Replaced(old, new) => ("replaced", Some(old.to_json()), Some(new.to_json())),
        What::Words(pieces) => ("replaced", Some(json!(side(pieces, Mark::Removed))), Some(json!(side(pieces, Mark::Added)))),
        What::Moved(item) => ("moved", None, Some(item.to_json())),
    };
    json!({ "path": &*change.path, "place": place, "what": kind, "old": old, "new": new })
}

fn block_json(block: &Block) -> Json {
    let both = |pieces: &[Piece]| (Some(side(pieces, Mark::Removed)), Some(side(pieces, Mark::Added)));
    let (kind, (old, new)) = match &block.what {
        BlockChange::Same(text) => ("same", (Some(text.clone()), Some(text.clone()))),
        BlockChange::Form(text) => ("form", (Some(text.clone()), Some(text.clone()))),
        BlockChange::Added(text) => ("added", (None, Some(text.clone()))),
        BlockChange::Removed(text) => ("removed", (Some(text.clone()), None)),
        BlockChange::Words(pieces) => ("changed", both(pieces)),
        BlockChange::MovedHere(pieces) => ("moved", both(pieces)),
        BlockChange::MovedAway(text) => ("moved_away", (Some(text.clone()), None)),
    };
    json!({ "what": kind, "old": old, "new": new })
}

/// The old or the new text of pieces: what stayed, with what went or came.
fn side(pieces: &[Piece], mark: Mark) -> String {
    pieces.iter().filter(|piece| piece.mark == Mark::Same || piece.mark == mark).map(|piece| &*piece.text).collect()
}
