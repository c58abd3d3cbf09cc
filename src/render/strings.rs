//! The words of the interface, from the theme's Fluent files.
//!
//! [`Strings::parse`] reads the files of one language; [`Strings::get`] formats one message. Messages
//! without arguments are formatted once and kept.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::numbers;
use crate::diagnostic::{Checked, Code, Diagnostic, Location, nearest};

/// A message's argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number: chooses the plural, printed with grouping.
    Number(f64),
    /// A text, printed as it is.
    Text(String),
}

/// The messages of one language.
pub struct Strings {
    language: Arc<str>,
    bundle: FluentBundle<FluentResource>,
    /// Messages that take no argument, ready.
    fixed: HashMap<String, Arc<str>>,
}

impl Strings {
    /// Reads string files (path and text) of one language: the theme's, then files that replace some of its messages.
    pub fn parse(language: &str, files: &[(&str, &str)]) -> Checked<Strings> {
        let identifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Some messages stand in attributes and addresses, where isolation marks would do harm.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            "en" => |value, _| group(value, "en"),
            "de" => |value, _| group(value, "de"),
            _ => |value, _| group(value, "it"),
        }));
        let mut diagnostics = Vec::new();
        let mut keys = Vec::new();
        for (n, (path, text)) in files.iter().enumerate() {
            let (resource, errors) = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, errors)) => (resource, errors),
            };
            for error in errors {
                let location = Location::new(*path, &(error.pos.start as u32..error.pos.end as u32));
                diagnostics.push(Diagnostic::new(Code::StringsError, format!("il file delle parole non è valido: {error}")).at(location));
            }
            if n > 0 {
                diagnostics.extend(keys_of(text).filter(|key| !bundle.has_message(key)).map(|key| unknown(path, text, key, &keys)));
                keys.extend(keys_of(text));
                bundle.add_resource_overriding(resource);
                continue;
            }
            keys.extend(keys_of(text));
            if let Err(errors) = bundle.add_resource(resource) {
                for error in errors {
                    diagnostics.push(Diagnostic::new(Code::StringsError, error.to_string()).at(Location::file(*path)));
                }
            }
        }
        let mut strings = Strings { language: language.into(), bundle, fixed: HashMap::new() };
        strings.fixed = keys.into_iter().filter_map(|key| strings.format(key, &[]).ok().map(|text| (key.to_owned(), text))).collect();
        Checked { value: Some(strings), diagnostics }
    }

    /// The language of the messages.
    pub fn language(&self) -> &Arc<str> {
        &self.language
    }

    /// Whether there is a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message with this key; the error says what is missing.
    pub fn get(&self, key: &str, arguments: &[(&str, Argument)]) -> Result<Arc<str>, String> {
        match self.fixed.get(key) {
            Some(text) => Ok(text.clone()),
            None => self.format(key, arguments),
        }
    }

    fn format(&self, key: &str, arguments: &[(&str, Argument)]) -> Result<Arc<str>, String> {
        let unknown = || format!("non c'è la stringa «{key}» ({})", self.language);
        let pattern = self.bundle.get_message(key).and_then(|message| message.value()).ok_or_else(unknown)?;
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            let value = match value {
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            };
            given.set(Cow::Borrowed(*name), value);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors);
        match errors.first() {
            None => Ok(Arc::from(&*text)),
            Some(error) => Err(format!("la stringa «{key}» ({}) non si può comporre: {error}", self.language)),
        }
    }
}

/// Prints whole numbers with the language's grouping.
fn group(value: &FluentValue<'_>, language: &str) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::decimal(number.value, language)),
        _ => None,
    }
}

/// A message of the site's own file that the theme never asks for.
fn unknown(path: &str, text: &str, key: &str, known: &[&str]) -> Diagnostic {
    let start = text.match_indices(key).map(|(at, _)| at).find(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n').unwrap_or(0) as u32;
    let problem = Diagnostic::new(Code::StringsError, format!("il tema non ha la stringa «{key}»"))
        .at(Location::new(path, &(start..start + key.len() as u32)))
        .expected("una delle stringhe del tema");
    match nearest(key, known.iter().copied()) {
        Some(near) => problem.replace_with(format!("forse volevi scrivere «{near}»"), near),
        None => problem,
    }
}

/// The keys of a Fluent file: what stands before `=` at the beginning of a line.
pub(super) fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let sound =
            key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        sound.then_some(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_grouping_follow_the_language() {
        let text = "n = { $n ->\n    [0] nessuna scheda\n    [one] { $n } scheda\n   *[other] { $n } schede\n}\n";
        let strings = Strings::parse("it", &[("it.ftl", text)]).value.unwrap();
        let count = |n: f64| strings.get("n", &[("n", Argument::Number(n))]).unwrap().to_string();
        assert_eq!([count(0.0), count(1.0), count(1250.0)], ["nessuna scheda", "1 scheda", "1.250 schede"]);
        let english = Strings::parse("en", &[("en.ftl", "n = { $n } cards\n")]).value.unwrap();
        assert_eq!(&*english.get("n", &[("n", Argument::Number(1250.0))]).unwrap(), "1,250 cards");
    }

    #[test]
    fn a_missing_key_or_argument_is_named() {
        let strings = Strings::parse("it", &[("it.ftl", "a = { $x }\n")]).value.unwrap();
        assert!(strings.get("b", &[]).unwrap_err().contains("«b»"));
        assert!(strings.get("a", &[]).unwrap_err().contains("«a»"));
        assert_eq!(&*strings.get("a", &[("x", Argument::Text("2019".into()))]).unwrap(), "2019");
    }

    #[test]
    fn a_second_file_replaces_messages_and_may_not_invent_any() {
        let checked = Strings::parse("it", &[("it.ftl", "uno = Uno\ndue = Due\n"), ("it.sito.ftl", "due = Altro\nunno = X\n")]);
        assert_eq!(&*checked.value.unwrap().get("due", &[]).unwrap(), "Altro");
        assert_eq!(checked.diagnostics.len(), 1);
        let problem = &checked.diagnostics[0];
        assert_eq!((&*problem.location.as_ref().unwrap().path, problem.location.as_ref().unwrap().start), ("it.sito.ftl", 12));
        assert!(problem.suggestion.as_ref().unwrap().text.contains("«uno»"));
    }

    #[test]
    fn a_broken_file_is_reported() {
        let checked = Strings::parse("it", &[("it.ftl", "a = ok\nb = { $x\n")]);
        assert_eq!(checked.diagnostics.len(), 1);
        assert_eq!(&*checked.diagnostics[0].location.as_ref().unwrap().path, "it.ftl");
    }
}
