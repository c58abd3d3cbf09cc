//! The registers beside cards: what became of the amendments that Git does not tell of (`modifiche.yml`), and the versions whose
//! text was taken back (`oscurati.yml`). model.md says what they hold; `schemas/modifiche.json` and `schemas/oscurati.json` check it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::schema::{Fields, Value};

use super::index::Index;
use super::link::{Found, Input, location};
use crate::content::{Node, ParsedCard};
use crate::diagnostic::{Code, Diagnostic, Location, Severity, nearest};
use crate::schema::{Card, Field, FieldKind, PartialDate};

/// The name, in `campi` and in addresses of changes, of what stands below the header.
pub const BODY: &str = "testo";

/// A register's file, parsed and checked.
#[derive(Debug, Clone)]
pub struct RegisterFile {
    /// The file as written; its id is the register's name.
    pub parsed: Arc<ParsedCard>,
    /// Path of its card relative to the root, without language and extension.
    pub of: Arc<str>,
    /// Its entries, if its schema accepts them all.
    pub card: Option<Card>,
}

/// What the registers beside a card say.
#[derive(Debug, Clone, Default)]
pub struct Registers {
    /// Amendments, in the order of the file.
    pub amendments: Vec<RecordedAmendment>,
    /// Versions whose text was taken back, in the order of the file.
    pub redactions: Vec<Redaction>,
}

/// An amendment that `modifiche.yml` tells of.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedAmendment {
    /// The number that the forge gave it.
    pub number: u64,
    /// What it proposed, in one line.
    pub title: Arc<str>,
    /// Who proposed it, as the editors wrote it.
    pub author: Option<Arc<str>>,
    /// What became of it.
    pub state: AmendmentState,
    /// When it came to this state.
    pub date: Option<PartialDate>,
    /// Why; always there when it was rejected.
    pub reason: Option<Arc<str>>,
    /// Where its number stands.
    pub place: Location,
}

/// The states of an amendment, in the order in which people want to see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmendmentState {
    /// «In valutazione»: somebody has to decide.
    Pending,
    /// «Bozza»: its author is still at work.
    Draft,
    /// «Accettata».
    Accepted,
    /// «Respinta».
    Rejected,
    /// «Ritirata» by its author.
    Withdrawn,
    /// «Diventata una proposta»: it went on as a card of its own.
    BecameProposal,
}

impl AmendmentState {
    /// Every state, in their order.
    pub const ALL: [AmendmentState; 6] = [
        AmendmentState::Pending,
        AmendmentState::Draft,
        AmendmentState::Accepted,
        AmendmentState::Rejected,
        AmendmentState::Withdrawn,
        AmendmentState::BecameProposal,
    ];

    /// The word in `modifiche.yml`.
    pub fn as_str(self) -> &'static str {
        match self {
            AmendmentState::Pending => "in_valutazione",
            AmendmentState::Draft => "bozza",
            AmendmentState::Accepted => "accettata",
            AmendmentState::Rejected => "respinta",
            AmendmentState::Withdrawn => "ritirata",
            AmendmentState::BecameProposal => "diventata_proposta",
        }
    }

    /// The state that this word of `modifiche.yml` stands for.
    pub fn parse(word: &str) -> Option<AmendmentState> {
        AmendmentState::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether nothing is decided yet.
    pub fn is_open(self) -> bool {
        matches!(self, AmendmentState::Pending | AmendmentState::Draft)
    }
}

/// A version whose text was taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Redaction {
    /// The commit that made it: its object id, or the first digits, at least seven.
    pub commit: Arc<str>,
    /// The fields that are taken back, [`BODY`] for the text below the header; empty for the whole version.
    pub fields: Vec<Arc<str>>,
    /// `dati_personali`, `diritti` or `provvedimento`.
    pub reason: Arc<str>,
    /// Since when.
    pub date: Option<PartialDate>,
    /// Where the commit stands.
    pub place: Location,
}

impl Redaction {
    /// Whether it is about the version that this commit made.
    pub fn names(&self, commit: &str) -> bool {
        commit.starts_with(&*self.commit)
    }

    /// Whether it takes back this field, by its key at the top of the header, or [`BODY`].
    pub fn covers(&self, field: &str) -> bool {
        self.fields.is_empty() || self.fields.iter().any(|known| known.split('.').next() == Some(field))
    }
}

/// The registers by the position of their card in the input. A register without a card is reported.
pub(super) fn collect(input: &Input<'_>, index: &Index<'_>, found: &mut Found) -> HashMap<usize, Registers> {
    let mut cards: HashMap<(&str, &str), usize> = HashMap::new();
    if !input.registers.is_empty() {
        for (n, card) in input.cards.iter().enumerate() {
            cards.entry((&card.parsed.root, stem(&card.parsed))).or_insert(n);
        }
    }
    let mut collected: HashMap<usize, Registers> = HashMap::new();
    for register in input.registers {
        let parsed = &register.parsed;
        if parsed.path.ends_with(".yaml") {
            found.push(misnamed(parsed));
            continue;
        }
        let Some(n) = cards.get(&(&*parsed.root, &*register.of)) else {
            found.push(orphan(parsed, &register.of));
            continue;
        };
        let Some(card) = &register.card else { continue };
        let own = collected.entry(index.original(*n)).or_default();
        match &*parsed.id {
            "modifiche" => own.amendments = entries(card, |entry, node| amendment(parsed, entry, node)),
            _ => own.redactions = entries(card, |entry, node| redaction(parsed, entry, node)),
        }
        repeated_numbers(&own.amendments, parsed, found);
        if &*parsed.id == "oscurati" {
            unknown_fields(&input.cards[index.original(*n)].content_type.fields, card, found);
        }
    }
    collected
}

/// What `oscurati.yml` beside a card takes back, before cards are linked.
pub(crate) fn redactions_of(registers: &[RegisterFile], card: &ParsedCard) -> Vec<Redaction> {
    let own = registers.iter().filter(|one| &*one.parsed.id == "oscurati" && one.parsed.root == card.root && *one.of == *stem(card));
    own.filter_map(|one| Some(entries(one.card.as_ref()?, |entry, node| redaction(&one.parsed, entry, node)))).flatten().collect()
}

/// A card's path relative to the root, without language and extension.
fn stem(card: &ParsedCard) -> &str {
    let stem = card.local.strip_suffix(".md").unwrap_or(&card.local);
    let language = card.language.as_deref().and_then(|language| stem.strip_suffix(language)?.strip_suffix('.'));
    language.unwrap_or(stem)
}

/// What each entry of a register holds, in order.
fn entries<T>(card: &Card, one: impl Fn(&Fields, &Node) -> Option<T>) -> Vec<T> {
    let name: &str = card.id();
    let nodes = card.parsed().front_matter.get(name).map_or(&[][..], Node::items);
    let values = card.values().items(name);
    values.iter().zip(nodes).filter_map(|(value, node)| one(value.as_object()?, node)).collect()
}

fn amendment(file: &ParsedCard, entry: &Fields, node: &Node) -> Option<RecordedAmendment> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).map(Arc::<str>::from);
    Some(RecordedAmendment {
        number: entry.get("numero")?.as_u64()?,
        title: text("titolo")?,
        author: text("autore"),
        state: AmendmentState::parse(entry.get("stato")?.as_str()?)?,
        date: entry.get("data").and_then(Value::as_str).and_then(PartialDate::parse),
        reason: text("motivazione"),
        place: location(file, &node.get("numero")?.span),
    })
}

fn redaction(file: &ParsedCard, entry: &Fields, node: &Node) -> Option<Redaction> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).map(Arc::<str>::from);
    let fields = entry.items("campi");
    Some(Redaction {
        commit: text("commit")?,
        fields: fields.iter().filter_map(Value::as_str).map(Arc::from).collect(),
        reason: text("motivo")?,
        date: entry.get("data").and_then(Value::as_str).and_then(PartialDate::parse),
        place: location(file, &node.get("commit")?.span),
    })
}

fn repeated_numbers(amendments: &[RecordedAmendment], file: &ParsedCard, found: &mut Found) {
    let mut seen: HashMap<u64, &RecordedAmendment> = HashMap::new();
    for amendment in amendments.iter().filter(|amendment| *amendment.place.path == *file.path) {
        let Some(first) = seen.insert(amendment.number, amendment) else { continue };
        found.push(
            Diagnostic::new(Code::NotUnique, format!("la proposta {} c'è due volte nel registro", amendment.number))
                .at(amendment.place.clone())
                .expected("una voce per ogni proposta, con lo stato a cui è arrivata")
                .related(first.place.clone(), "La prima volta è qui"),
        );
    }
}

/// `campi` names fields of the card, or its text.
fn unknown_fields(fields: &[Field], card: &Card, found: &mut Found) {
    let file = card.parsed();
    for node in file.front_matter.get("oscurati").map_or(&[][..], Node::items) {
        for named in node.get("campi").map_or(&[][..], Node::items) {
            let Some(written) = named.text().filter(|written| *written != BODY && !leads(fields, written)) else { continue };
            let problem = Diagnostic::new(Code::UnknownKey, format!("«{written}» non è un campo di questa scheda"))
                .at(location(file, &named.span))
                .expected(format!("il nome di un campo dell'intestazione, oppure «{BODY}»"));
            found.push(match nearest(written, fields.iter().map(|field| &*field.key).chain([BODY])) {
                Some(near) => problem.replace_with(format!("Forse volevi scrivere «{near}»"), near),
                None => problem,
            });
        }
    }
}

fn leads(fields: &[Field], path: &str) -> bool {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(field) = fields.iter().find(|field| &*field.key == first) else { return false };
    let Some(rest) = rest else { return true };
    let mut kind = &field.kind;
    while let FieldKind::List(item) = kind {
        kind = &item.kind;
    }
    matches!(kind, FieldKind::Object(inner) if leads(inner, rest))
}

/// A redaction that is ignored would leave published what must not be.
fn weight(file: &ParsedCard) -> Severity {
    if &*file.id == "oscurati" { Severity::Error } else { Severity::Warning }
}

fn misnamed(file: &ParsedCard) -> Diagnostic {
    let name = file.path.rsplit('/').next().unwrap_or("").trim_end_matches(".yaml");
    let mut problem = Diagnostic::new(Code::OutOfPlace, "il registro è ignorato: il suo nome deve finire con «.yml»");
    problem.severity = weight(file);
    problem.at(Location::file(file.path.clone())).expected(format!("{name}.yml")).help(format!("chiama il file «{name}.yml»"))
}

fn orphan(file: &ParsedCard, of: &str) -> Diagnostic {
    let root = file.path.strip_suffix(&*file.local).unwrap_or("");
    let mut problem = Diagnostic::new(Code::OutOfPlace, "il registro non sta accanto a una scheda: è ignorato")
        .at(Location::file(file.path.clone()))
        .expected(format!("la scheda {root}{of}.md"));
    problem.severity = weight(file);
    problem.help(format!(
        "per la scheda NOME.md il registro si chiama «NOME.{0}.yml»; per una scheda che è una cartella con index.md, «{0}.yml» nella cartella",
        file.id
    ))
}
