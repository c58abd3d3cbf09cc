//! Values as templates get them: formatted in the page's language, whatever the field's kind.
//!
//! [`Values::field`] turns one front matter value into a [`FormattedValue`], guided by the schema's
//! [`Field`]. Inner values are shared with the engine, because a page shows them under several names
//! (`f.risultati`, `sections`, `get`).

use std::sync::Arc;

use crate::schema::Value;

use super::dates::DateText;
use super::engine::{Keyed, Part, Record, Shared};
use super::{Site, numbers};
use crate::catalog::Linked;
use crate::derive::{display_name, referred};
use crate::schema::{Choice, Field, FieldKind};

/// A formatted value, always with all its keys.
#[derive(Debug, Default)]
pub struct FormattedValue {
    /// `text`, `paragraphs`, `enum`, `ref`, `term`, `date`, `number`, `money`, `bool`, `url`, `email`, `phone`, `file`, `object`, `list`.
    pub kind: &'static str,
    /// What people read; of a list and an object, all of it joined with commas.
    pub text: Arc<str>,
    /// The scalar as the card holds it.
    pub value: Option<Value>,
    /// Where it leads.
    pub url: Option<Arc<str>>,
    /// A date for machines.
    pub iso: Option<Arc<str>>,
    /// The values of a list, the paragraphs of a text.
    pub items: Vec<Shared>,
    /// The non-empty fields of an object, in the schema's order.
    pub fields: Vec<Shared>,
    /// Every field of an object by key, null when empty.
    pub get: Option<Shared>,
    /// Whether the address leads out of the site.
    pub external: bool,
    /// Language of text and address, when it is another than the page's.
    pub lang: Option<Arc<str>>,
}

impl Record for FormattedValue {
    fn keys(&self) -> Vec<&str> {
        vec!["kind", "text", "value", "url", "iso", "items", "fields", "get", "external", "lang"]
    }

    fn part(&self, key: &str) -> Option<Part> {
        let text = |text: &Option<Arc<str>>| text.clone().map_or(Part::Null, Part::Text);
        Some(match key {
            "kind" => Part::Word(self.kind),
            "text" => Part::Text(self.text.clone()),
            "value" => self.value.as_ref().map_or(Part::Null, |value| Part::Scalar(value.to_json())),
            "url" => text(&self.url),
            "iso" => text(&self.iso),
            "items" => Part::List(self.items.clone()),
            "fields" => Part::List(self.fields.clone()),
            // What is no object has no fields to get.
            "get" => self.get.clone().map_or_else(|| Part::Scalar(serde_json::json!({})), Part::Shared),
            "external" => Part::Bool(self.external),
            "lang" => text(&self.lang),
            _ => return None,
        })
    }
}

/// A field of an object with its label.
#[derive(Debug)]
struct FormattedField {
    /// Its key.
    key: Arc<str>,
    /// What people read.
    label: Arc<str>,
    /// Its formatted value.
    value: Shared,
}

impl Record for FormattedField {
    fn keys(&self) -> Vec<&str> {
        vec!["key", "label", "value"]
    }

    fn part(&self, key: &str) -> Option<Part> {
        Some(match key {
            "key" => Part::Text(self.key.clone()),
            "label" => Part::Text(self.label.clone()),
            "value" => Part::Shared(self.value.clone()),
            _ => return None,
        })
    }
}

/// A value that the engine has taken over, and its text.
#[derive(Debug, Clone)]
pub struct Formatted {
    /// What people read.
    pub text: Arc<str>,
    /// The [`FormattedValue`].
    pub shared: Shared,
}

/// Formats the values of one card.
pub struct Values<'s, 'a> {
    site: &'s Site<'a>,
    card: &'a Linked,
    /// Whether the values are those of another text than the card's own.
    past: bool,
}

impl<'s, 'a> Values<'s, 'a> {
    /// For one card.
    pub fn new(site: &'s Site<'a>, card: &'a Linked) -> Self {
        Values { site, card, past: false }
    }

    /// For another version of a card: what its values name is looked for in the catalogue as it is now.
    pub fn of_past(site: &'s Site<'a>, card: &'a Linked) -> Self {
        Values { site, card, past: true }
    }

    /// Any value of a field at a dotted path; `None` when there is nothing to read.
    pub fn value(&self, field: &Field, path: &str, value: &Value) -> Option<Formatted> {
        self.format(field, &mut path.to_owned(), value)
    }

    /// The value of a top-level field; `None` when the card does not have it or it is empty.
    pub fn field(&self, field: &Field) -> Option<Formatted> {
        let value = self.card.card.values().get(&field.key)?;
        self.format(field, &mut field.key.to_string(), value)
    }

    /// Formats a value; `path` is its field's dotted path.
    fn format(&self, field: &Field, path: &mut String, value: &Value) -> Option<Formatted> {
        let formatted = match (&field.kind, value) {
            (FieldKind::List(item), Value::Array(values)) => self.list(item, path, values)?,
            (FieldKind::Object(fields), Value::Object(_)) => self.object(fields, path, value)?,
            (kind, value) => self.scalar(field, kind, path, value)?,
        };
        let text = formatted.text.clone();
        Some(Formatted { text, shared: self.site.theme.engine.share_record(Arc::new(formatted)) })
    }

    fn list(&self, item: &Field, path: &mut String, values: &[Value]) -> Option<FormattedValue> {
        let mut list = FormattedValue { kind: "list", ..FormattedValue::default() };
        let mut text = String::new();
        for value in values {
            if let Some(formatted) = self.format(item, path, value) {
                push_joined(&mut text, &formatted.text);
                list.items.push(formatted.shared);
            }
        }
        list.text = text.into();
        (!list.items.is_empty()).then_some(list)
    }

    fn object(&self, fields: &[Field], path: &mut String, value: &Value) -> Option<FormattedValue> {
        let mut object = FormattedValue { kind: "object", ..FormattedValue::default() };
        let (mut text, mut by_key) = (String::new(), Vec::with_capacity(fields.len()));
        let engine = &self.site.theme.engine;
        for field in fields {
            let length = path.len();
            path.push('.');
            path.push_str(&field.key);
            let formatted = value.get(&field.key).and_then(|value| self.format(field, path, value));
            path.truncate(length);
            if let Some(formatted) = &formatted {
                push_joined(&mut text, &formatted.text);
                let label = crate::schema::label(&field.label, self.site.language()).into();
                let labelled = FormattedField { key: field.key.clone(), label, value: formatted.shared.clone() };
                object.fields.push(engine.share_record(Arc::new(labelled)));
            }
            by_key.push((field.key.clone(), formatted.map(|formatted| formatted.shared)));
        }
        object.text = text.into();
        object.get = Some(engine.share_record(Arc::new(Keyed(by_key))));
        (!object.fields.is_empty()).then_some(object)
    }

    fn scalar(&self, field: &Field, kind: &FieldKind, path: &str, value: &Value) -> Option<FormattedValue> {
        let language = self.site.language();
        let written = match value {
            Value::String(text) => text.to_string(),
            Value::Array(_) | Value::Object(_) => return None,
            other => other.to_string(),
        };
        if written.is_empty() {
            return None;
        }
        let mut out = FormattedValue { value: Some(value.clone()), ..FormattedValue::default() };
        match kind {
            FieldKind::Text { multiline: true } => self.paragraphs(&mut out, &written),
            FieldKind::Text { .. } if is_address(&written) => address(&mut out, &written),
            FieldKind::Text { .. } => (out.kind, out.text) = (if &*field.key == "telefono" { "phone" } else { "text" }, written.into()),
            FieldKind::Boolean => {
                (out.kind, out.text) = ("bool", self.site.theme.word(if value.as_bool() == Some(true) { "yes" } else { "no" }).into());
            }
            FieldKind::Number { money: true } => (out.kind, out.text) = ("money", numbers::euros(value.as_f64()?, language).into()),
            FieldKind::Integer if field.key.ends_with("_eur") => {
                (out.kind, out.text) = ("money", numbers::euros(value.as_f64()?, language).into())
            }
            FieldKind::Integer | FieldKind::Number { .. } => {
                (out.kind, out.text) = ("number", numbers::decimal(value.as_f64()?, language).into())
            }
            FieldKind::Date { .. } => {
                let date = DateText::written(&written, language);
                out.kind = "date";
                out.iso = date.as_ref().map(|date| Arc::from(&*date.iso));
                out.text = date.map_or(written, |date| date.text).into();
            }
            FieldKind::Url => address(&mut out, &written),
            FieldKind::Email => (out.kind, out.text) = ("email", written.into()),
            FieldKind::File => {
                out.url = self.site.file_url(self.card, &written).map(Arc::from);
                out.text = written.rsplit('/').next().unwrap_or(&written).into();
                out.kind = "file";
            }
            FieldKind::Enum(choices) => {
                out.kind = "enum";
                out.text = choice_label(choices, &written, language).unwrap_or(&written).into();
                out.url = self.term_url(path, &written);
            }
            FieldKind::Term(vocabulary) => {
                let term = self.site.vocabulary_term(vocabulary, &written);
                out.kind = "term";
                out.text = term.map_or(&*written, |term| self.site.label(&term.labels)).into();
                out.url = self.term_url(path, &written);
            }
            FieldKind::Reference(_) => {
                let target = self.target(field, path, &written);
                out.kind = "ref";
                out.url = target.and_then(|card| self.site.card_url(card)).map(Arc::from);
                out.lang = target.and_then(|card| self.site.foreign(card)).map(Arc::from);
                out.text = target.map_or_else(|| written.into(), |card| display_name(card).into());
            }
            FieldKind::Object(_) | FieldKind::List(_) => return None,
        }
        Some(out)
    }

    /// The card that a reference names. Another version may name one that is not public now: then only its id is said.
    fn target(&self, field: &Field, path: &str, written: &str) -> Option<&'a Linked> {
        if !self.past {
            return referred(self.card, path, written).map(|ix| self.site.card(ix));
        }
        let FieldKind::Reference(types) = &field.kind else { return None };
        let named = written.split_once('/').map_or_else(|| types.iter().map(|name| (&**name, written)).collect(), |named| vec![named]);
        let found = named.into_iter().find_map(|(type_name, id)| self.site.catalog.find(type_name, id));
        found.map(|ix| self.site.card(ix)).filter(|card| card.visibility.has_page())
    }

    fn paragraphs(&self, out: &mut FormattedValue, text: &str) {
        out.kind = "paragraphs";
        out.text = text.trim().into();
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let item = FormattedValue { kind: "text", text: paragraph.into(), ..FormattedValue::default() };
            out.items.push(self.site.theme.engine.share_record(Arc::new(item)));
        }
    }

    /// The page of the taxonomy term that a value of this field is.
    fn term_url(&self, path: &str, id: &str) -> Option<Arc<str>> {
        let taxonomies = &self.card.card.content_type().taxonomies;
        let taxonomy = taxonomies.iter().find(|taxonomy| &*taxonomy.field == path && !taxonomy.by_year)?;
        self.site.term_url(&taxonomy.id, id).map(Arc::from)
    }
}

/// The label of an enum's value.
pub(crate) fn choice_label<'c>(choices: &'c [Choice], value: &str, language: &str) -> Option<&'c str> {
    choices.iter().find(|choice| &*choice.value == value).map(|choice| crate::schema::label(&choice.labels, language))
}

fn push_joined(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(", ");
    }
    text.push_str(more);
}

/// Whether a text is nothing but an address of the web.
fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

fn address(out: &mut FormattedValue, written: &str) {
    let short = written.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    (out.kind, out.text, out.external) = ("url", short.into(), true);
    out.url = is_address(written).then(|| written.into());
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;
    use crate::render::testing::{BASE, Catalogue, experience};

    /// The formatted values of an experience with some more lines.
    fn formatted(more: &str) -> impl Fn(&str) -> Value {
        let text = experience("Uno", more);
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/uno.md", &*text)]].concat());
        let site = catalogue.site();
        let card = catalogue.catalog.get(catalogue.catalog.find("esperienza", "uno").expect("a valid card"));
        let values = Values::new(&site, card);
        let all: BTreeMap<String, Value> = card
            .card
            .content_type()
            .fields
            .iter()
            .map(|field| (field.key.to_string(), serde_json::to_value(values.field(field).map(|value| value.shared)).unwrap()))
            .collect();
        move |pointer: &str| {
            let (key, rest) = pointer.split_once('/').map_or((pointer, String::new()), |(key, rest)| (key, format!("/{rest}")));
            all[key].pointer(&rest).cloned().unwrap_or_else(|| panic!("{pointer}: {}", all[key]))
        }
    }

    #[test]
    fn every_kind_reads_as_people_write_it() {
        let at = formatted(
            "inizio: 2019-07-09\nrisorse: {costo_eur: 1250000, durata_mesi: 18}\na_chi_serve: [altre_pa, anziani]\nreferente: {ufficio: Ufficio, telefono: 0172 1234, email: a@b.it}\n",
        );
        assert_eq!(at("titolo/kind"), "text");
        assert_eq!((at("inizio/text"), at("inizio/iso"), at("inizio/kind")), (json!("9 luglio 2019"), json!("2019-07-09"), json!("date")));
        assert_eq!((at("risorse/get/costo_eur/text"), at("risorse/get/costo_eur/kind")), (json!("1.250.000\u{a0}€"), json!("money")));
        assert_eq!(at("risorse/get/durata_mesi/value"), json!(18));
        assert_eq!(at("risorse/get/giornate_lavoro"), Value::Null);
        assert_eq!(at("risorse/fields/1/key"), "durata_mesi");
        assert_eq!(at("a_chi_serve/text"), "Altre amministrazioni, Persone anziane");
        assert_eq!(at("a_chi_serve/items/1/url"), "\u{1}a-chi-serve/anziani/");
        assert_eq!((at("referente/get/telefono/kind"), at("referente/get/email/kind")), (json!("phone"), json!("email")));
        assert_eq!((at("fine"), at("riusi")), (Value::Null, Value::Null));
    }

    #[test]
    fn terms_and_references_lead_to_their_pages() {
        let at = formatted("soggetti:\n  - {amministrazione: agenzia-x, ruolo: partner}\n  - {nome: Ditta}\n");
        assert_eq!((at("temi/items/0/text"), at("temi/items/0/url")), (json!("Servizi ai cittadini"), json!("\u{1}temi/servizi/")));
        assert_eq!(
            (at("amministrazione/text"), at("amministrazione/url")),
            (json!("Comune di Bra"), json!("\u{1}amministrazioni/comune-di-bra/"))
        );
        assert_eq!(at("soggetti/items/0/get/amministrazione/url"), "\u{1}amministrazioni/agenzia-x/");
        assert_eq!((at("soggetti/items/1/text"), at("soggetti/items/1/get/ruolo")), (json!("Ditta"), Value::Null));
    }

    #[test]
    fn addresses_and_paragraphs() {
        let at = formatted("risultati:\n  sintesi: |\n    Primo.\n\n    Secondo.\n  evidenze: [https://esempio.it/a/, Un premio]\n");
        assert_eq!((at("risultati/get/sintesi/kind"), at("risultati/get/sintesi/items/1/text")), (json!("paragraphs"), json!("Secondo.")));
        let evidence = at("risultati/get/evidenze/items/0");
        assert_eq!((&evidence["kind"], &evidence["text"], &evidence["external"]), (&json!("url"), &json!("esempio.it/a"), &json!(true)));
        assert_eq!(at("risultati/get/evidenze/items/1/url"), Value::Null);
    }
}
