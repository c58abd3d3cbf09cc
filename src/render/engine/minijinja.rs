//! The default engine: MiniJinja, named in this file only.
//!
//! Strict about undefined values, escapes everything in `.html` templates, prints null as nothing and
//! booleans as `true` and `false`, and bounds a page by steps (fuel) and bytes: themes arrive in
//! merge requests too.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Enumerator, Kwargs, Object, Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::{Assets, Capped, Engine, Part, Record, Shared, TemplateError, escape_html};
use crate::render::strings::{Argument, Strings};

/// Steps that one page may take; a list of a thousand entries takes about fifty thousand.
const FUEL: u64 = 50_000_000;

/// A theme's templates, compiled.
pub struct MiniJinja {
    env: Environment<'static>,
    page_bytes: usize,
}

impl MiniJinja {
    /// Compiles templates by name. `assets` are the names that `asset()` knows.
    pub fn load(
        templates: &BTreeMap<Arc<str>, Arc<str>>,
        strings: &Arc<Strings>,
        assets: Assets,
        page_bytes: usize,
    ) -> Result<Self, Vec<TemplateError>> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_debug(false);
        env.set_fuel(Some(FUEL));
        env.set_formatter(format);
        // Block tags on lines of their own leave no empty lines in the HTML.
        match SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            Ok(syntax) => env.set_syntax(syntax),
            Err(error) => return Err(vec![explain("", &error)]),
        }
        let words = strings.clone();
        env.add_function("t", move |key: &str, arguments: Kwargs| translate(&words, key, &arguments));
        env.add_function("asset", move |name: &str| {
            let missing = || Error::new(ErrorKind::InvalidOperation, format!("il tema non ha il file static/{name}"));
            assets(name).ok_or_else(missing)
        });
        let mut errors = Vec::new();
        for (name, source) in templates {
            if let Err(error) = env.add_template_owned(name.to_string(), source.to_string()) {
                errors.push(explain(name, &error));
            }
        }
        if errors.is_empty() { Ok(MiniJinja { env, page_bytes }) } else { Err(errors) }
    }
}

impl Engine for MiniJinja {
    fn has(&self, template: &str) -> bool {
        self.env.get_template(template).is_ok()
    }

    fn render(&self, template: &str, view: &dyn erased_serde::Serialize) -> Result<String, TemplateError> {
        let compiled = self.env.get_template(template).map_err(|error| explain(template, &error))?;
        let mut page = Capped::new(self.page_bytes);
        compiled.render_captured_to(Value::from(Serde(view)), &mut page).map_err(|error| explain(template, &error))?;
        page.text(template)
    }

    fn share(&self, value: &dyn erased_serde::Serialize) -> Shared {
        Shared::new(Value::from(Serde(value)))
    }

    fn share_record(&self, record: Arc<dyn Record>) -> Shared {
        Shared::new(Value::from_object(RecordObject(record)))
    }
}

/// A record as the engine looks into it.
#[derive(Debug)]
struct RecordObject(Arc<dyn Record>);

impl Object for RecordObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(match self.0.part(key)? {
            Part::Null => Value::from(()),
            Part::Bool(value) => Value::from(value),
            Part::Word(text) => Value::from(text),
            Part::Text(text) => Value::from(text),
            Part::Scalar(value) => Value::from(Serde(value)),
            Part::List(items) => items.iter().map(own).collect(),
            Part::Shared(shared) => own(&shared),
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.keys().into_iter().map(Value::from).collect())
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }
}

/// The engine's value behind a shared one; cheap, because this engine wrapped it.
fn own(shared: &Shared) -> Value {
    shared.own::<Value>().cloned().unwrap_or_else(|| Value::from(Serde(shared)))
}

/// `t("key", n=3)`.
fn translate(strings: &Strings, key: &str, arguments: &Kwargs) -> Result<Value, Error> {
    let mut given = Vec::new();
    for name in arguments.args() {
        let value: Value = arguments.get(name)?;
        let argument = match (value.kind(), value.as_i64(), f64::try_from(value.clone())) {
            (ValueKind::Number, Some(whole), _) => Argument::Number(whole as f64),
            (ValueKind::Number, None, Ok(number)) => Argument::Number(number),
            _ => Argument::Text(value.to_string()),
        };
        given.push((name, argument));
    }
    match strings.get(key, &given) {
        Ok(text) => Ok(Value::from(&*text)),
        Err(message) => Err(Error::new(ErrorKind::InvalidOperation, message)),
    }
}

/// Prints a value: safe strings as they are, others escaped in HTML, null as nothing.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let html = matches!(state.auto_escape(), AutoEscape::Html);
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => {}
        ValueKind::Bool => out.write_str(if value.is_true() { "true" } else { "false" })?,
        ValueKind::String if value.is_safe() || !html => out.write_str(value.as_str().unwrap_or_default())?,
        ValueKind::String => escape_html(value.as_str().unwrap_or_default(), |piece| out.write_str(piece))?,
        ValueKind::Number => write!(out, "{value}")?,
        _ => escape_html(&value.to_string(), |piece| out.write_str(piece))?,
    }
    Ok(())
}

/// The innermost place and message of an engine's error.
fn explain(template: &str, error: &Error) -> TemplateError {
    let mut place = (error.name().unwrap_or(template).to_owned(), error.line());
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message = inner.to_string();
        if let Some(inner) = inner.downcast_ref::<Error>()
            && let Some(name) = inner.name()
        {
            place = (name.to_owned(), inner.line());
        }
        source = inner.source();
    }
    // The engine appends the place to its words; it has fields of its own here.
    if let Some(end) = message.rfind(" (in ") {
        message.truncate(end);
    }
    TemplateError { template: place.0, line: place.1, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn engine(source: &str) -> Result<MiniJinja, Vec<TemplateError>> {
        let strings = Strings::parse("it", &[("it.ftl", "ciao = Ciao\nsaluto = Ciao, { $nome }\n")]).value.unwrap();
        let templates = BTreeMap::from([(Arc::from("t.html"), Arc::from(source)), (Arc::from("parte.html"), Arc::from("\n{{ niente }}"))]);
        let assets = |name: &str| (name == "a.css").then(|| format!("\u{1}tema/{name}"));
        MiniJinja::load(&templates, &Arc::new(strings), Arc::new(assets), 1000)
    }

    fn render(source: &str, view: serde_json::Value) -> Result<String, TemplateError> {
        engine(source).unwrap().render("t.html", &view)
    }

    #[test]
    fn values_print_as_people_read_them() {
        let view = json!({"nulla": null, "si": true, "testo": "<a> & 'b' \"c\" /", "n": 3, "html": "<b>x</b>"});
        let page = render("[{{ nulla }}][{{ si }}][{{ testo }}][{{ n }}][{{ html|safe }}]", view).unwrap();
        assert_eq!(page, "[][true][&lt;a&gt; &amp; &#39;b&#39; &quot;c&quot; /][3][<b>x</b>]");
    }

    #[test]
    fn functions_give_words_and_assets() {
        let page = render(r#"{{ t("saluto", nome="Anna") }} {{ asset("a.css") }}"#, json!({})).unwrap();
        assert_eq!(page, "Ciao, Anna \u{1}tema/a.css");
        assert!(render(r#"{{ t("manca") }}"#, json!({})).unwrap_err().message.contains("manca"));
        assert!(render(r#"{{ asset("b.css") }}"#, json!({})).unwrap_err().message.contains("static/b.css"));
    }

    #[test]
    fn mistakes_name_template_and_line() {
        let error = render("a\n{% include \"parte.html\" %}", json!({})).unwrap_err();
        assert_eq!((error.template.as_str(), error.line), ("parte.html", Some(2)));
        let errors = engine("x\n{% if %}").err().unwrap();
        assert_eq!((errors[0].template.as_str(), errors[0].line), ("t.html", Some(2)));
    }

    #[test]
    fn a_page_cannot_exhaust_the_machine() {
        let error = render("{% for i in range(10000) %}0123456789{% endfor %}", json!({})).unwrap_err();
        assert!(error.message.contains("supera"), "{}", error.message);
    }

    #[test]
    fn shared_values_are_handed_over_whole() {
        let engine = engine("{{ site.title }}/{{ page }}").unwrap();
        let site = engine.share(&json!({"title": "C"}));
        #[derive(serde::Serialize)]
        struct View {
            site: Shared,
            page: u8,
        }
        assert_eq!(engine.render("t.html", &View { site, page: 1 }).unwrap(), "C/1");
    }
}
