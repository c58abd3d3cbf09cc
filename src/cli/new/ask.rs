//! Asks for a card's fields, one after the other: what the schema requires and recommends, and what a condition asks for besides.
//!
//! [`ask`] is the entry point. Every answer is judged by the check before it is taken.

use serde_json::Value;

use super::card::{Draft, create};
use super::picks::{Pick, meant};
use super::prompt::{self, Chosen, Question};
use super::values::{self, Values, inner};
use super::workshop::Workshop;
use super::writer;
use crate::cli::Failure;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Field, FieldKind, label};

/// Fills `draft` with the answers of the person at the terminal.
pub(super) fn ask(workshop: &mut Workshop, draft: &mut Draft) -> Result<(), Failure> {
    let content_type = draft.content_type.clone();
    for field in content_type.fields.iter().filter(|field| field.required || !field.recommended.is_empty()) {
        Asker { workshop, draft }.field(field, &field.key, Need::of(field))?;
    }
    conditions(workshop, draft)
}

/// How much an answer is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// The schema recommends it.
    Recommended,
    /// The schema requires it.
    Required,
    /// A condition requires it: of a group, the other fields are worth asking for too.
    Demanded,
}

impl Need {
    fn of(field: &Field) -> Need {
        if field.required { Need::Required } else { Need::Recommended }
    }
}

/// Asks for what a condition of the schema requires given the other answers, until no condition is left.
fn conditions(workshop: &mut Workshop, draft: &mut Draft) -> Result<(), Failure> {
    let content_type = draft.content_type.clone();
    loop {
        let problems = workshop.problems(&draft.local, &writer::card(&content_type, &draft.values));
        let Some(problem) = problems.iter().find(|problem| problem.code == Code::ConditionNotMet) else { return Ok(()) };
        let keys = demanded(&content_type.merged, &problem.message);
        let fields = keys.iter().filter(|key| !draft.values.contains_key(**key)).filter_map(|key| content_type.field(key));
        let fields: Vec<&Field> = fields.collect();
        let (field, need) = match fields[..] {
            // Whatever else a condition may want is reported with the other problems.
            [] => return Ok(()),
            [only] => {
                prompt::say(&format!("{}.", problem.message));
                (only, Need::Demanded)
            }
            _ => {
                let picks: Vec<Pick> = fields.iter().map(|field| Pick::new(&field.key, &values::shown(field), [])).collect();
                let question =
                    Question { label: &problem.message, help: "Scegli quale campo vuoi compilare: ne basta uno", required: true };
                let Chosen::Value(key) = prompt::one(&question, &picks, None)? else { return Ok(()) };
                let Some(field) = content_type.field(&key) else { return Ok(()) };
                // Left empty, the choice comes again: whoever has no file at hand may still have an address.
                (field, Need::Recommended)
            }
        };
        Asker { workshop, draft }.field(field, &field.key, need)?;
    }
}

/// The fields that the schema's condition with this message asks for.
pub(super) fn demanded<'a>(merged: &'a Value, message: &str) -> Vec<&'a str> {
    fn required<'a>(value: &'a Value, keys: &mut Vec<&'a str>) {
        keys.extend(value.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str));
        for part in ["then", "else"] {
            value.get(part).into_iter().for_each(|part| required(part, keys));
        }
        for part in ["allOf", "anyOf"] {
            value.get(part).and_then(Value::as_array).into_iter().flatten().for_each(|part| required(part, keys));
        }
    }
    let conditions = merged.get("allOf").and_then(Value::as_array).into_iter().flatten().chain([merged]);
    let says = |condition: &&Value| {
        let text = condition.get("x-message").and_then(|text| text.get("it")).and_then(Value::as_str);
        text.is_some_and(|text| text.trim_end_matches('.') == message)
    };
    let mut keys = Vec::new();
    conditions.filter(says).for_each(|condition| required(condition, &mut keys));
    keys
}

struct Asker<'a> {
    workshop: &'a mut Workshop,
    draft: &'a mut Draft,
}

impl Asker<'_> {
    fn field(&mut self, field: &Field, path: &str, need: Need) -> Result<(), Failure> {
        match &field.kind {
            FieldKind::Object(fields) => self.group(fields, path, need),
            _ if has(&self.draft.values, path) => Ok(()),
            FieldKind::List(item) => match inner(item) {
                Some(fields) => self.groups(field, fields, path, need),
                None => self.list(field, item, path, need),
            },
            _ => self.value(field, path, need),
        }
    }

    fn group(&mut self, fields: &[Field], path: &str, need: Need) -> Result<(), Failure> {
        let wanted = |field: &&Field| field.required || !field.recommended.is_empty() || (need == Need::Demanded && inner(field).is_none());
        for field in fields.iter().filter(wanted) {
            self.field(field, &format!("{path}.{}", field.key), Need::of(field))?;
        }
        Ok(())
    }

    /// Groups one by one, until there is no other.
    fn groups(&mut self, list: &Field, fields: &[Field], path: &str, need: Need) -> Result<(), Failure> {
        let name = values::shown(list);
        let help = label(&list.help, "it");
        if need == Need::Recommended && !prompt::confirm(&format!("{name}: ne aggiungi?"), help)? {
            return Ok(());
        }
        loop {
            prompt::say(&format!("{name}:"));
            for field in fields.iter().filter(|field| field.required) {
                // A new item begins by itself when a field is given a second time.
                self.value(field, &format!("{path}.{}", field.key), Need::Required)?;
            }
            if !prompt::confirm(&format!("{name}: ne aggiungi un'altra voce?"), help)? {
                return Ok(());
            }
        }
    }

    fn list(&mut self, field: &Field, item: &Field, path: &str, need: Need) -> Result<(), Failure> {
        let (name, help) = (values::shown(field), label(&field.help, "it").to_owned());
        let required = need != Need::Recommended;
        if let Some(picks) = self.workshop.picks(item).filter(|picks| !picks.is_empty()) {
            let question = Question { label: &name, help: &help, required };
            return prompt::several(&question, &picks)?.iter().try_for_each(|value| self.set(path, value));
        }
        let mut first = true;
        loop {
            let shown = if first { name.clone() } else { format!("{name}, un'altra voce") };
            let question = Question { label: &shown, help: &help, required: required && first };
            let typed = prompt::text(&question, None, &|typed| self.objection(path, typed))?;
            let Some(typed) = typed else { return Ok(()) };
            self.set(path, &typed)?;
            first = false;
        }
    }

    fn value(&mut self, field: &Field, path: &str, need: Need) -> Result<(), Failure> {
        let (name, help) = (values::shown(field), label(&field.help, "it").to_owned());
        let question = Question { label: &name, help: &help, required: need != Need::Recommended };
        let Some(picks) = self.workshop.picks(field) else {
            let proposed = self.proposal(field);
            let typed = prompt::text(&question, proposed.as_deref(), &|typed| self.objection(path, typed))?;
            return typed.map_or(Ok(()), |typed| self.set(path, &typed));
        };
        let other = match &field.kind {
            FieldKind::Reference(types) => match &types[..] {
                [only] => self.workshop.analysis.schemas.get(only).cloned(),
                _ => None,
            },
            _ => None,
        };
        let words = other.as_ref().map(|kind| format!("+ Non c'è nell'elenco: aggiungi adesso una scheda «{}»", label(&kind.one, "it")));
        match prompt::one(&question, &picks, words.as_deref())? {
            Chosen::Value(value) => self.set(path, &value),
            Chosen::None => Ok(()),
            Chosen::Other => match other {
                Some(kind) => {
                    let id = create(self.workshop, kind)?;
                    self.set(path, &id)
                }
                None => Ok(()),
            },
        }
    }

    /// What a field most often holds: a body's name is usually its card's title.
    fn proposal(&self, field: &Field) -> Option<String> {
        let title = self.draft.values.get("titolo").and_then(Value::as_str)?;
        (&*field.key == "nome" && field.required).then(|| title.to_owned())
    }

    fn set(&mut self, path: &str, value: &str) -> Result<(), Failure> {
        let content_type = self.draft.content_type.clone();
        // Only what `objection` let pass comes here.
        let _ = values::set(&mut self.draft.values, &content_type.fields, path, value, &meaning(self.workshop));
        Ok(())
    }

    /// What the check has against this value.
    fn objection(&self, path: &str, typed: &str) -> Option<String> {
        objection(self.workshop, self.draft, path, typed)
    }
}

/// What the check has against a value at a path; what is only missing is not its fault.
pub(super) fn objection(workshop: &Workshop, draft: &Draft, path: &str, typed: &str) -> Option<String> {
    let mut tried = draft.values.clone();
    if let Err(message) = values::set(&mut tried, &draft.content_type.fields, path, typed, &meaning(workshop)) {
        return Some(message);
    }
    let problems = |values: &Values| workshop.problems(&draft.local, &writer::card(&draft.content_type, values));
    let before = problems(&draft.values);
    let absence = [Code::MissingField, Code::ConditionNotMet, Code::RecommendedField];
    let new = |problem: &&Diagnostic| {
        !absence.contains(&problem.code) && !before.iter().any(|known| known.code == problem.code && known.message == problem.message)
    };
    problems(&tried).iter().find(new).map(in_words)
}

/// A problem on one line.
pub(super) fn in_words(problem: &Diagnostic) -> String {
    let expected = problem.expected.iter().map(|text| format!("atteso: {text}"));
    let help = problem.suggestion.iter().map(|suggestion| suggestion.text.clone());
    std::iter::once(problem.message.clone()).chain(expected).chain(help).collect::<Vec<_>>().join(" · ")
}

/// Names, labels and codes become values.
pub(super) fn meaning(workshop: &Workshop) -> impl Fn(&Field, &str) -> String + '_ {
    |field, written| match workshop.picks(field) {
        Some(picks) => meant(&picks, written),
        None => written.to_owned(),
    }
}

/// Whether a value stands at the path, through groups only.
fn has(values: &Values, path: &str) -> bool {
    match path.split_once('.') {
        None => values.contains_key(path),
        Some((key, rest)) => values.get(key).and_then(Value::as_object).is_some_and(|group| has(group, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_names_the_fields_that_it_asks_for() {
        let schemas = crate::schema::Schemas::load(&crate::source::schemas(None).unwrap().value.unwrap()).value.unwrap();
        let merged = &schemas.get("materiale").unwrap().merged;
        assert_eq!(demanded(merged, "Indica il file o l'indirizzo web del materiale"), ["file", "url"]);
        let merged = &schemas.get("esperienza").unwrap().merged;
        let message = "Offri informazioni, attività o un gemellaggio: indica l'ufficio a cui rivolgersi";
        assert_eq!(demanded(merged, message), ["referente"]);
    }
}
