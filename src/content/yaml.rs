//! Loads a front matter into a [`Node`] tree whose every key and value knows its bytes in the file.
//!
//! [`load`] drives the parser's events with a stack of its own, never by recursion, and refuses what
//! a stranger could use against the machine or a reviewer: anchors and aliases (expansion bombs),
//! tags, complex and merge keys, several documents, directives, repeated keys, deep nesting.
//! A syntax error costs the top-level field that holds it, not the file: [`recovery`] blanks that
//! field and the rest is read again, so that several mistakes are reported at once.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, options};

use super::{Entry, Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic, Gatherer, Span};

mod explain;
mod recovery;

use explain::Loses;

/// Syntax errors that are looked for in one file; each costs another pass.
const MAX_SYNTAX_ERRORS: usize = 20;
/// A mapping with more keys than this gets a hash index to find repetitions.
const INDEX_FROM: usize = 16;

/// Loads the YAML in `text[range]`; spans are bytes of `text`. Always gives a mapping, empty when nothing could be read.
pub(super) fn load(text: &str, range: Range<usize>, depth: usize, problems: &mut Gatherer) -> Node {
    let base = range.start as u32;
    let empty = Node { span: base..range.end as u32, kind: NodeKind::Mapping([].into()) };
    match load_any(text, range, depth, problems) {
        None => empty,
        Some(node @ Node { kind: NodeKind::Mapping(_), .. }) => node,
        Some(node) => {
            if !node.is_null() {
                problems.push_at(
                    &node.span,
                    Diagnostic::new(Code::FrontMatterNotMapping, "L'intestazione non è fatta di campi «chiave: valore»")
                        .expected("una riga per campo, per esempio «titolo: Il titolo della scheda»")
                        .help("Scrivi il nome del campo, i due punti, uno spazio e il valore"),
                );
            }
            Node { span: base..base, kind: NodeKind::Mapping([].into()) }
        }
    }
}

/// Loads a whole file of YAML that is a list. Always gives a list, empty when nothing could be read.
pub(super) fn load_list(text: &str, depth: usize, problems: &mut Gatherer) -> Node {
    match load_any(text, 0..text.len(), depth, problems) {
        Some(node @ Node { kind: NodeKind::Sequence(_), .. }) => node,
        Some(node) if !node.is_null() => {
            let place = node.span.start..node.span.start + text[node.span.start as usize..].lines().next().unwrap_or("").len() as u32;
            problems.push_at(
                &place,
                Diagnostic::new(Code::WrongType, "Il file non è un elenco")
                    .expected("un gruppo di righe per ogni voce, la prima con un trattino e le altre rientrate di due spazi")
                    .help("Comincia ogni voce con un trattino e uno spazio"),
            );
            Node { span: 0..0, kind: NodeKind::Sequence([].into()) }
        }
        _ => Node { span: 0..0, kind: NodeKind::Sequence([].into()) },
    }
}

/// Loads YAML of any shape; `None` when there is nothing, or nothing could be read.
fn load_any(text: &str, range: Range<usize>, depth: usize, problems: &mut Gatherer) -> Option<Node> {
    let front = &text[range.clone()];
    let base = range.start;
    let mut blanked: Option<String> = None;
    for attempt in 0..MAX_SYNTAX_ERRORS {
        let source = blanked.as_deref().unwrap_or(front);
        let mut loader = Loader::new(base, depth);
        let Err(error) = loader.run(source) else { return loader.finish(problems) };
        let mistake = explain::explain(source, &error, depth);
        let (culprit, loses) = (mistake.span.start, mistake.loses);
        mistake.report(source, base, problems);
        let next = match loses {
            _ if attempt + 1 == MAX_SYNTAX_ERRORS => None,
            Loses::Field => recovery::blank_field(source, culprit),
            Loses::Rest => recovery::blank_from(source, culprit),
            Loses::All => None,
        };
        match next {
            Some(next) => blanked = Some(next),
            None => break,
        }
    }
    None
}

fn parser_options(depth: usize) -> Options {
    let mut options = options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: depth,
        block_nesting_limit: depth,
    };
    options.set_emit_comments(false);
    options
}

/// The tree being built.
struct Loader {
    base: usize,
    depth: usize,
    stack: Vec<Frame>,
    root: Option<Node>,
    documents: usize,
    found: Vec<(Span, Diagnostic)>,
}

/// A collection that is still open.
struct Frame {
    start: u32,
    collection: Collection,
}

enum Collection {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<Entry>, index: HashMap<Box<str>, usize>, pending: Pending },
}

/// What the next node of a mapping is.
enum Pending {
    Key,
    Value(Box<str>, Span),
    /// The value of a key that was refused.
    Nothing,
}

impl Loader {
    fn new(base: usize, depth: usize) -> Self {
        Loader { base, depth, stack: Vec::new(), root: None, documents: 0, found: Vec::new() }
    }

    fn run(&mut self, source: &str) -> Result<(), granit_parser::ScanError> {
        for event in Parser::new_from_str_with_options(source, parser_options(self.depth)) {
            let (event, place) = event?;
            let bytes = place.byte_range().unwrap_or(0..0);
            let span = self.span(bytes.clone());
            if event.tag().is_some() {
                let tag = place.tag_span().and_then(|s| s.byte_range()).map_or(span.clone(), |b| self.span(b));
                self.refuse(
                    tag,
                    "I tipi scritti con «!» non sono ammessi",
                    "Togli la parola che comincia con «!», oppure metti il valore tra virgolette",
                );
            }
            match event {
                Event::DocumentStart(..) => self.start_document(&span),
                Event::Scalar(text, style, ..) => self.scalar(&text, style, &source[bytes.clone()], bytes),
                Event::SequenceStart(..) => self.open(span, Collection::Sequence(Vec::new())),
                Event::MappingStart(..) => {
                    self.open(span, Collection::Mapping { entries: Vec::new(), index: HashMap::new(), pending: Pending::Key });
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(&span),
                Event::Anchor(..) => self.refuse(
                    span,
                    "Le etichette scritte con «&» non sono ammesse",
                    "Metti il valore tra virgolette, oppure togli la parola che comincia con «&»",
                ),
                Event::Alias(..) | Event::UnresolvedAlias(..) => {
                    self.refuse(
                        span.clone(),
                        "I rimandi scritti con «*» non sono ammessi",
                        "Metti il valore tra virgolette, oppure scrivilo per intero",
                    );
                    self.add(Node { span, kind: NodeKind::Scalar { text: "".into(), plain: true } });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn span(&self, bytes: Range<usize>) -> Span {
        (self.base + bytes.start) as u32..(self.base + bytes.end) as u32
    }

    fn refuse(&mut self, span: Span, message: &str, help: &str) {
        self.found.push((span, Diagnostic::new(Code::YamlUnsupported, message).help(help)));
    }

    fn start_document(&mut self, span: &Span) {
        self.documents += 1;
        if self.documents == 2 {
            self.refuse(
                span.clone(),
                "Dopo «...» l'intestazione ricomincia",
                "Togli la riga «...»: i campi stanno tutti tra le due righe «---»",
            );
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, written: &str, bytes: Range<usize>) {
        let plain = style == ScalarStyle::Plain;
        // The parser gives `~` for a value that is not there; line ends are ours to normalise.
        let text = if plain && written.is_empty() { "" } else { text };
        let text: Box<str> = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
        let span = self.span(bytes.start..bytes.start + written.trim_end().len());
        if let Some(Frame { collection: Collection::Mapping { pending: Pending::Key, .. }, .. }) = self.stack.last() {
            self.key(text, span);
        } else {
            self.add(Node { span, kind: NodeKind::Scalar { text, plain } });
        }
    }

    fn key(&mut self, key: Box<str>, span: Span) {
        let merge = &*key == "<<";
        let Some(Frame { collection: Collection::Mapping { entries, index, pending }, .. }) = self.stack.last_mut() else { return };
        let first = if entries.len() < INDEX_FROM {
            entries.iter().position(|entry| entry.key == key)
        } else {
            if index.len() < entries.len() {
                index.extend(entries.iter().enumerate().skip(index.len()).map(|(n, entry)| (entry.key.clone(), n)));
            }
            index.get(&key).copied()
        };
        if let Some(first) = first {
            let first = entries[first].key_span.clone();
            *pending = Pending::Nothing;
            let problem = Diagnostic::new(Code::YamlDuplicateKey, format!("Il campo «{}» c'è due volte", short(&key)))
                .help("Tieni una sola delle due righe; più valori si scrivono in un elenco sotto la stessa chiave");
            // The place of the first is made a location when the file's path is known.
            self.found.push((span, problem.related(crate::diagnostic::Location::new("", &first), "La prima volta è qui")));
        } else if merge {
            *pending = Pending::Nothing;
            self.refuse(span, "La chiave «<<» non è ammessa", "Scrivi i campi per intero");
        } else {
            *pending = Pending::Value(key, span);
        }
    }

    fn open(&mut self, span: Span, collection: Collection) {
        if let Some(Frame { collection: Collection::Mapping { pending: pending @ Pending::Key, .. }, .. }) = self.stack.last_mut() {
            // The collection itself is read and dropped by `add`, its value by `Nothing`.
            *pending = Pending::Key;
            self.refuse(
                span.clone(),
                "Una chiave non può essere un elenco o un gruppo",
                "Se il valore comincia con «{» o «[», mettilo tra virgolette",
            );
        }
        self.stack.push(Frame { start: span.start, collection });
    }

    fn close(&mut self, end: &Span) {
        let Some(frame) = self.stack.pop() else { return };
        // A block collection's end is reported where the next token begins: its last child ends it.
        let (last, kind) = match frame.collection {
            Collection::Sequence(items) => (items.last().map(|node| node.span.end), NodeKind::Sequence(items.into())),
            Collection::Mapping { entries, .. } => {
                (entries.last().map(|e| e.value.span.end.max(e.key_span.end)), NodeKind::Mapping(entries.into()))
            }
        };
        let end = if end.end > end.start { end.end } else { last.unwrap_or(frame.start) };
        self.add(Node { span: frame.start..end.max(frame.start), kind });
    }

    fn add(&mut self, node: Node) {
        match self.stack.last_mut() {
            None if self.documents <= 1 => self.root = Some(node),
            None => {}
            Some(Frame { collection: Collection::Sequence(items), .. }) => items.push(node),
            Some(Frame { collection: Collection::Mapping { entries, pending, .. }, .. }) => {
                match std::mem::replace(pending, Pending::Key) {
                    Pending::Value(key, key_span) => {
                        // A value that is not there stands right after its key's colon.
                        let span = if node.span.is_empty() { key_span.end..key_span.end } else { node.span.clone() };
                        entries.push(Entry { key, key_span, value: Node { span, ..node } });
                    }
                    // An alias or a collection in the place of a key: already refused, and so is its value.
                    Pending::Key => *pending = Pending::Nothing,
                    Pending::Nothing => {}
                }
            }
        }
    }

    fn finish(self, problems: &mut Gatherer) -> Option<Node> {
        for (span, mut problem) in self.found {
            for related in &mut problem.related {
                related.location = problems.place(&(related.location.start..related.location.end));
            }
            problems.push_at(&span, problem);
        }
        self.root
    }
}

/// A key as a message shows it.
fn short(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(60).chain(std::iter::once('…')).collect() }
}

#[cfg(test)]
mod tests;
