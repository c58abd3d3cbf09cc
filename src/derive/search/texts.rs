//! What of a card is searched: the texts of its fields with the weights of the schema, and its body.
//!
//! Beside its own texts a card is found by the names of what it refers to, and by the labels and other names of its vocabulary
//! terms: a query for a synonym finds the cards of the term without the browser knowing any synonyms.

use crate::schema::Value;

use super::Input;
use crate::catalog::{Linked, Term};
use crate::derive::{display_name, referred};
use crate::schema::{ContentType, Field, FieldKind, label};

/// A text of a card.
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Code of its language.
    pub language: &'a str,
    /// Weight of its field; 0 for the body.
    pub weight: u8,
    /// The top-level field that it stands in; empty for the body.
    pub field: &'a str,
}

/// Values that say that something is not known or not offered: nobody looks for the words that their labels are made of.
const SILENT: &[&str] = &["non_indicato", "non_verificato", "nessuno", "no", "altro"];

/// The type whose schema gives the weights of terms' names.
const VOCABULARY: &str = "vocabolario";

/// Weights of a vocabulary term's names on the cards that carry it.
#[derive(Debug, Clone, Copy)]
pub struct TermWeights {
    label: u8,
    synonyms: u8,
}

impl TermWeights {
    /// As the vocabularies' own schema has them.
    pub fn of(input: &Input<'_>) -> Self {
        let weight = |path: &[&str]| input.schemas.get(VOCABULARY).and_then(|vocabulary| find(vocabulary, path)).map_or(0, |f| f.search);
        TermWeights { label: weight(&["termini", "etichetta", "it"]), synonyms: weight(&["termini", "sinonimi"]) }
    }
}

fn find<'f>(content_type: &'f ContentType, path: &[&str]) -> Option<&'f Field> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(content_type.field(first)?, |field, key| field.inner().iter().find(|inner| &*inner.key == *key))
}

/// Calls `each` with every searched text of a card; private fields are not among them.
pub fn texts<'a>(input: &Input<'a>, weights: TermWeights, card: &'a Linked, each: &mut dyn FnMut(Text<'_>)) {
    let mut reader = Reader { input, weights, card, own: &input.languages[card.language].code, path: String::new(), top: "", each };
    for field in &card.card.content_type().fields {
        if let Some(value) = card.card.values().get(&field.key) {
            reader.top = &field.key;
            reader.field(field, value);
        }
    }
    let body = card.card.body_of();
    let language = input.languages.iter().find(|language| Some(&language.code) == body.language.as_ref());
    let language = language.unwrap_or(&input.languages[0]);
    (reader.each)(Text { text: &body.body.text(), language: &language.code, weight: 0, field: "" });
}

struct Reader<'i, 'a, 'e> {
    input: &'i Input<'a>,
    weights: TermWeights,
    card: &'a Linked,
    own: &'a str,
    path: String,
    top: &'a str,
    each: &'e mut dyn FnMut(Text<'_>),
}

impl<'a> Reader<'_, 'a, '_> {
    fn field(&mut self, field: &'a Field, value: &'a Value) {
        if field.private {
            return;
        }
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(&field.key);
        self.value(&field.kind, field.search, value);
        self.path.truncate(length);
    }

    fn value(&mut self, kind: &'a FieldKind, weight: u8, value: &'a Value) {
        match (kind, value) {
            (FieldKind::List(item), Value::Array(values)) if !item.private => {
                let weight = if item.search > 0 { item.search } else { weight };
                values.iter().for_each(|value| self.value(&item.kind, weight, value));
            }
            (FieldKind::Object(fields), Value::Object(map)) => {
                for field in fields {
                    if let Some(value) = map.get(&field.key) {
                        self.field(field, value);
                    }
                }
            }
            (FieldKind::Term(vocabulary), Value::String(id)) => self.term(vocabulary, id, weight),
            (_, _) if weight == 0 => {}
            (FieldKind::Enum(choices), Value::String(value)) => {
                let choice = choices.iter().find(|choice| *choice.value == **value && !SILENT.contains(&&**value));
                if let Some(choice) = choice {
                    let code = self.input.code();
                    (self.each)(Text { text: label(&choice.labels, code), language: code, weight, field: self.top });
                }
            }
            (FieldKind::Reference(_), Value::String(written)) => {
                if let Some(to) = referred(self.card, &self.path, written) {
                    let target = self.input.catalog.get(self.input.catalog.in_language(to, self.input.language));
                    (self.each)(Text {
                        text: display_name(target),
                        language: &self.input.languages[target.language].code,
                        weight,
                        field: self.top,
                    });
                }
            }
            (_, Value::String(text)) => (self.each)(Text { text, language: self.own, weight, field: self.top }),
            _ => {}
        }
    }

    fn term(&mut self, vocabulary: &str, id: &str, weight: u8) {
        let term: Option<&'a Term> = self.input.catalog.vocabularies.get(vocabulary).and_then(|vocabulary| vocabulary.term(id));
        let Some(term) = term else { return };
        let code = self.input.code();
        let own = if weight > 0 { weight } else { self.weights.label };
        if own > 0 {
            (self.each)(Text { text: label(&term.labels, code), language: code, weight: own, field: self.top });
        }
        if self.weights.synonyms > 0 {
            let main = &*self.input.languages[0].code;
            let (weight, field) = (self.weights.synonyms, self.top);
            term.synonyms.iter().for_each(|text| (self.each)(Text { text, language: main, weight, field }));
        }
    }
}
