//! The validator of one type, and the only constructor of [`Card`].

use std::sync::Arc;

use jsonschema::{Draft, PatternOptions};
use serde_json::Value;

use super::coerce::{Coerced, coerce};
use super::locate::Step;
use super::{Card, CardInner, ContentType, Field, FieldKind, Fields, Schemas, explain, formats, label};
use crate::content::{Node, ParsedCard};
use crate::diagnostic::{Checked, Code, Diagnostic, Gatherer};

/// The compiled JSON Schema of a type.
#[derive(Debug)]
pub struct Validator {
    schema: jsonschema::Validator,
    /// Whether some field is recommended, so that most types need not look.
    recommends: bool,
}

impl Validator {
    /// Compiles a merged schema; patterns run on a linear-time engine and nothing is resolved outside the schema.
    /// On failure, where and why.
    pub(super) fn compile(merged: &Value, fields: &[Field]) -> Result<Self, (Vec<Step>, String)> {
        let mut options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_pattern_options(PatternOptions::regex())
            .should_validate_formats(true);
        for (name, check) in formats::FORMATS {
            options = options.with_format(*name, *check);
        }
        let schema = options.build(merged).map_err(|error| (steps(error.instance_path().as_str()), error.to_string()))?;
        Ok(Validator { schema, recommends: recommends(fields) })
    }
}

fn steps(pointer: &str) -> Vec<Step> {
    explain::segments(pointer).map(|part| part.parse().map_or_else(|_| Step::Key(part.clone()), Step::Index)).collect()
}

fn recommends(fields: &[Field]) -> bool {
    fields.iter().any(|field| {
        !field.recommended.is_empty()
            || match &field.kind {
                FieldKind::Object(inner) => recommends(inner),
                FieldKind::List(item) => recommends(std::slice::from_ref(item)),
                _ => false,
            }
    })
}

impl Schemas {
    /// Checks a parsed card against its type.
    ///
    /// A file that was not [sound](ParsedCard::sound) gives no card, only what can be said of the fields that
    /// were read. A translation (a file with a language) inherits the fields that it does not hold: what would be
    /// missing if it were an original in its own is kept in [`Card::deferred`] instead of being reported.
    pub fn validate(&self, parsed: Arc<ParsedCard>, content_type: &Arc<ContentType>) -> Checked<Card> {
        let mut problems = Gatherer::new(parsed.path.clone());
        let Coerced { values, reported } = coerce(&parsed.text, &parsed.front_matter, &content_type.fields, &mut problems);
        let values = Value::Object(values);
        let validator = &content_type.validator;
        if !validator.schema.is_valid(&values) {
            let explainer = explain::Explainer { parsed: &parsed, content_type, reported: &reported };
            for error in validator.schema.iter_errors(&values) {
                explainer.explain(&error, &mut problems);
            }
        }
        if validator.recommends {
            recommended(&parsed.front_matter, &content_type.fields, &mut problems);
        }
        let about_absence =
            |problem: &Diagnostic| matches!(problem.code, Code::MissingField | Code::ConditionNotMet | Code::RecommendedField);
        let mut diagnostics = problems.finish();
        let mut deferred = Vec::new();
        if !parsed.sound {
            diagnostics.retain(|problem| !about_absence(problem));
        } else if parsed.language.is_some() {
            (deferred, diagnostics) = diagnostics.into_iter().partition(about_absence);
        }
        let valid = parsed.sound && !diagnostics.iter().any(Diagnostic::is_error);
        let value = match values {
            Value::Object(values) if valid => {
                let body_of = parsed.clone();
                let values = Fields::from_json(values, &content_type.fields);
                Some(Card(Arc::new(CardInner { parsed, body_of, content_type: content_type.clone(), values, deferred })))
            }
            _ => None,
        };
        Checked { value, diagnostics }
    }
}

/// Warns about recommended fields that are not there.
fn recommended(node: &Node, fields: &[Field], problems: &mut Gatherer) {
    let given = |key: &str| node.get(key).filter(|value| !value.is_null());
    for field in fields {
        match (&field.kind, given(&field.key)) {
            (_, None) if field.recommended_unless.as_deref().and_then(given).is_some() => {}
            (_, None) if !field.recommended.is_empty() => problems.push_at(
                &(0..3),
                Diagnostic::new(Code::RecommendedField, format!("Manca «{}» ({})", label(&field.label, "it"), field.key))
                    .help(label(&field.recommended, "it")),
            ),
            (FieldKind::Object(inner), Some(value)) => recommended(value, inner, problems),
            (FieldKind::List(item), Some(value)) => {
                if let FieldKind::Object(inner) = &item.kind {
                    value.items().iter().for_each(|item| recommended(item, inner, problems));
                }
            }
            _ => {}
        }
    }
}
