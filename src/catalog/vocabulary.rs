//! Vocabularies: controlled lists of terms, each a card of type `vocabolario`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::schema::Value;

use super::index::{Index, Role};
use super::link::{Found, Input, location};
use super::{CardIx, Term, Vocabulary};
use crate::diagnostic::{Code, Diagnostic, close, fold, likest, sentence};
use crate::schema::{Card, Labels};

/// The type whose cards are vocabularies.
pub(super) const TYPE: &str = "vocabolario";

/// All vocabularies while cards are being linked.
pub(super) struct Vocabularies {
    by_id: BTreeMap<Arc<str>, Draft>,
    /// Vocabularies whose card is not valid: their terms cannot be judged.
    invalid: Vec<Arc<str>>,
}

struct Draft {
    card: usize,
    /// Path of its file, as diagnostics show it.
    path: Arc<str>,
    terms: Vec<Term>,
    by_term: HashMap<Arc<str>, usize>,
    in_glossary: bool,
}

/// Reads the vocabularies of the first root.
pub(super) fn collect(input: &Input<'_>, index: &Index<'_>, found: &mut Found) -> Vocabularies {
    let mut vocabularies = Vocabularies { by_id: BTreeMap::new(), invalid: Vec::new() };
    for (n, parsed) in input.cards.iter().enumerate() {
        if &*parsed.content_type.name != TYPE || index.role(n) != Role::Original || index.root_of(n) != 0 {
            continue;
        }
        let id = parsed.parsed.id.clone();
        let Some(card) = &parsed.card else {
            vocabularies.invalid.push(id);
            continue;
        };
        let language = &input.config.language(parsed.parsed.language.as_deref()).code;
        let terms = read_terms(card, language);
        let mut by_term = HashMap::new();
        for (at, term) in terms.iter().enumerate() {
            if by_term.insert(term.id.clone(), at).is_some() {
                let span = nth_id_span(card, at);
                found.push(
                    Diagnostic::new(Code::NotUnique, format!("il termine «{}» c'è due volte", term.id))
                        .at(location(card.parsed(), &span))
                        .expected("un id diverso per ogni termine"),
                );
            }
        }
        let in_glossary = card.values().get("nel_glossario").and_then(Value::as_bool).unwrap_or(false);
        vocabularies.by_id.insert(id, Draft { card: n, path: parsed.parsed.path.clone(), terms, by_term, in_glossary });
    }
    explain(input, index, &mut vocabularies);
    vocabularies
}

/// Adds the explanations of the vocabularies' translations, whose terms stand in the original's order.
fn explain(input: &Input<'_>, index: &Index<'_>, vocabularies: &mut Vocabularies) {
    for (n, parsed) in input.cards.iter().enumerate() {
        let (Role::Translation(original), Some(card)) = (index.role(n), &parsed.card) else { continue };
        let Some(draft) = vocabularies.by_id.get_mut(&parsed.parsed.id).filter(|draft| draft.card == original) else { continue };
        let language = &input.config.language(parsed.parsed.language.as_deref()).code;
        let items = card.values().items("termini");
        for (term, item) in draft.terms.iter_mut().zip(items) {
            if let Some(text) = item.get("spiegazione").and_then(Value::as_str) {
                term.explanation.insert(language.clone(), text.into());
            }
        }
    }
}

fn nth_id_span(card: &Card, at: usize) -> crate::diagnostic::Span {
    let terms = card.parsed().front_matter.get("termini").map_or(&[][..], |node| node.items());
    terms.get(at).and_then(|term| term.get("id")).map_or(0..0, |node| node.span.clone())
}

fn read_terms(card: &Card, language: &Arc<str>) -> Vec<Term> {
    let items = card.values().get("termini").and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|value| read_term(value, language)).collect()
}

fn read_term(value: &Value, language: &Arc<str>) -> Option<Term> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(Arc::from);
    let labels: Labels = match value.get("etichetta") {
        Some(Value::Object(map)) => map.iter().filter_map(|(key, text)| Some((key.clone(), text.as_str()?.into()))).collect(),
        Some(Value::String(text)) => [("it".into(), (&**text).into())].into(),
        _ => Labels::new(),
    };
    let synonyms = value.get("sinonimi").and_then(Value::as_array).into_iter().flatten().filter_map(|text| text.as_str().map(Arc::from));
    let explanation = text("spiegazione").map(|text| (language.clone(), text)).into_iter().collect();
    Some(Term { id: text("id")?, labels, synonyms: synonyms.collect(), explanation, uri: text("uri") })
}

impl Vocabularies {
    /// Why `written` is no term of the vocabulary: `None` when it is one, or when the vocabulary itself is broken.
    pub(super) fn problem(&self, vocabulary: &str, written: &str) -> Option<Diagnostic> {
        let Some(draft) = self.by_id.get(vocabulary) else {
            if self.invalid.iter().any(|id| &**id == vocabulary) {
                return None;
            }
            let message = format!("il vocabolario «{vocabulary}» non esiste, e «{written}» non si può controllare");
            return Some(Diagnostic::new(Code::UnknownTerm, message).expected(format!("un file vocabolari/{vocabulary}.md con i termini")));
        };
        if draft.by_term.contains_key(written) {
            return None;
        }
        let diagnostic = Diagnostic::new(Code::UnknownTerm, format!("«{written}» non è un termine del vocabolario «{vocabulary}»"))
            .expected(draft.expected(written));
        let new = format!("se serve un termine nuovo, aggiungilo in {}", draft.path);
        Some(match draft.meant(written) {
            Some(id) => diagnostic.replace_with(format!("forse volevi scrivere «{id}»? {}", sentence(new)), id),
            None => diagnostic.help(new),
        })
    }

    /// The vocabularies whose cards are in the catalogue.
    pub(super) fn into_catalog(self, position: &[Option<CardIx>]) -> BTreeMap<Arc<str>, Vocabulary> {
        let place = |(id, Draft { card, terms, in_glossary, .. })| Some((id, Vocabulary { card: position[card]?, terms, in_glossary }));
        self.by_id.into_iter().filter_map(place).collect()
    }
}

impl Draft {
    /// The whole list when it is short, else the terms most like what was written.
    fn expected<'a>(&'a self, written: &str) -> String {
        const SHOWN: usize = 6;
        if self.terms.len() <= SHOWN {
            let ids: Vec<&str> = self.terms.iter().map(|term| &*term.id).collect();
            return format!("uno di: {}", ids.join(", "));
        }
        let texts = |term: &'a Term| [&term.id].into_iter().chain(term.labels.values()).chain(&term.synonyms).map(|text| &**text).collect();
        let likest = likest(written, self.terms.iter().map(|term| (&*term.id, texts(term))), SHOWN);
        format!("un termine di {} (sono {}); i più vicini: {}", self.path, self.terms.len(), likest.join(", "))
    }

    /// The term that has this label or synonym, else the one that is written like it but for a typing error.
    fn meant(&self, written: &str) -> Option<String> {
        let folded = fold(written);
        let says = |term: &&Term| term.labels.values().chain(&term.synonyms).any(|text| fold(text) == folded);
        let named = self.terms.iter().find(says).map(|term| &*term.id);
        named.or_else(|| close(written, self.terms.iter().map(|term| &*term.id))).map(str::to_owned)
    }
}
