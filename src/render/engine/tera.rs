//! The second engine: Tera 2, named in this file and its folder only.
//!
//! It means what the default engine means: the same escaping, null printed as nothing, `t` and `asset`, an undefined
//! value refused where it is printed or looked into. It has no values of its own to look parts up in, so that records are
//! converted whole, once, when they are shared. Steps and bytes of a page are bounded by [`mod@bounds`] and [`Capped`].

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use ::tera::{Context, Error, ErrorKind, Kwargs, State, Value};

use super::{Assets, Capped, Engine, Record, Shared, TemplateError, escape_html};
use crate::render::strings::{Argument, Strings};

mod bounds;

/// Turns of loops, and calls of components, blocks and includes, that one page may take.
const STEPS: u64 = 1_000_000;

thread_local! {
    /// Steps that the page of this thread has left. The engine gives functions no state to change, and renders a page on
    /// the thread that asks for it.
    static LEFT: Cell<u64> = const { Cell::new(0) };
}

/// A theme's templates, compiled.
pub struct Tera {
    engine: ::tera::Tera,
    page_bytes: usize,
}

impl Tera {
    /// Compiles templates by name. `assets` are the names that `asset()` knows.
    pub fn load(
        templates: &BTreeMap<Arc<str>, Arc<str>>,
        strings: &Arc<Strings>,
        assets: Assets,
        page_bytes: usize,
    ) -> Result<Self, Vec<TemplateError>> {
        let bounded = bound_all(templates)?;
        let mut engine = ::tera::Tera::new();
        engine.set_escape_fn(|text, out| escape_html(text, |piece| out.write_all(piece.as_bytes())));
        // The engine looks functions up when it compiles.
        register(&mut engine, strings, assets);
        engine.add_raw_templates(bounded).map_err(|error| explain_all("", &error))?;
        Ok(Tera { engine, page_bytes })
    }
}

impl Engine for Tera {
    fn has(&self, template: &str) -> bool {
        self.engine.contains_template(template)
    }

    fn render(&self, template: &str, view: &dyn erased_serde::Serialize) -> Result<String, TemplateError> {
        let failed = |error: Error| explain(template, &error);
        let context = Context::from_serialize(view).map_err(failed)?;
        let mut page = Capped::new(self.page_bytes);
        LEFT.set(STEPS);
        self.engine.render_to(template, &context, &mut page).map_err(failed)?;
        page.text(template)
    }

    fn share(&self, value: &dyn erased_serde::Serialize) -> Shared {
        Shared::new(Value::from_serializable(value))
    }

    fn share_record(&self, record: Arc<dyn Record>) -> Shared {
        Shared::new(Value::from_serializable(&*record))
    }
}

/// All templates with their counters, none of them beyond the engine's understanding.
fn bound_all(templates: &BTreeMap<Arc<str>, Arc<str>>) -> Result<Vec<(Arc<str>, String)>, Vec<TemplateError>> {
    let (mut bounded, mut uses, mut errors) = (Vec::new(), BTreeMap::new(), Vec::new());
    for (name, text) in templates {
        match bounds::bound(name, text) {
            Ok(template) => {
                errors.extend(syntax_error(name, &template.text));
                uses.insert(name.clone(), template.uses);
                bounded.push((name.clone(), template.text));
            }
            Err(error) => errors.push(error),
        }
    }
    if let Some(name) = bounds::too_deep(&uses) {
        let message = "troppi modelli uno dentro l'altro (include, extends)".to_owned();
        errors.push(TemplateError { template: name.to_owned(), line: None, message });
    }
    if errors.is_empty() { Ok(bounded) } else { Err(errors) }
}

/// The mistake in one template's syntax: compiling them together stops at the first.
fn syntax_error(name: &str, text: &str) -> Option<TemplateError> {
    let error = ::tera::Tera::new().add_raw_template(name, text).err()?;
    matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| explain(name, &error))
}

fn register(engine: &mut ::tera::Tera, strings: &Arc<Strings>, assets: Assets) {
    let words = strings.clone();
    engine.register_function("t", move |arguments: Kwargs, _: &State<'_>| translate(&words, &arguments));
    engine.register_function("asset", move |arguments: Kwargs, _: &State<'_>| {
        let name: &str = arguments.must_get("name")?;
        assets(name).map(Value::from).ok_or_else(|| Error::message(format!("il tema non ha il file static/{name}")))
    });
    engine.register_function(bounds::STEP, |_: Kwargs, _: &State<'_>| spend(1).map(|()| Value::none()));
    engine.register_function("range", |arguments: Kwargs, _: &State<'_>| range(&arguments));
}

/// Takes steps from what the page has left.
fn spend(steps: u64) -> Result<(), Error> {
    let left = LEFT.get().checked_sub(steps).ok_or_else(|| Error::message("la pagina richiede troppi passi"))?;
    LEFT.set(left);
    Ok(())
}

/// `range(start=0, end=5)`: as the engine's own, but a list counts as many steps as it has entries.
fn range(arguments: &Kwargs) -> Result<Value, Error> {
    let (start, end) = (arguments.get::<i64>("start")?.unwrap_or(0), arguments.must_get::<i64>("end")?);
    spend(u64::try_from(i128::from(end) - i128::from(start)).unwrap_or(0))?;
    Ok(Value::from((start..end).collect::<Vec<i64>>()))
}

/// `t(key="count", n=3)`.
fn translate(strings: &Strings, arguments: &Kwargs) -> Result<Value, Error> {
    let key: &str = arguments.must_get("key")?;
    let mut given = Vec::new();
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
        let argument = match value.as_f64() {
            Some(number) => Argument::Number(number),
            None => Argument::Text(value.to_string()),
        };
        given.push((name, argument));
    }
    strings.get(key, &given).map(|text| Value::from(&*text)).map_err(Error::message)
}

/// Place and message of an engine's error.
fn explain(template: &str, error: &Error) -> TemplateError {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let line = Some(report.span().start_line);
        return TemplateError { template: report.filename().to_owned(), line, message: brief(report.message()) };
    }
    // The page's limit speaks from the source of an error of writing.
    let inner = std::error::Error::source(error).and_then(|source| source.downcast_ref::<io::Error>());
    let message = inner.map_or_else(|| error.to_string(), ToString::to_string);
    let template = match error.kind() {
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
        ErrorKind::MissingParent { current, .. } => current,
        _ => template,
    };
    TemplateError { template: template.to_owned(), line: None, message: brief(&message) }
}

/// Unknown filters, functions, components and templates come as one text of many reports, each `error: MESSAGE`, then
/// `--> TEMPLATE:LINE:COLUMN`.
fn explain_all(template: &str, error: &Error) -> Vec<TemplateError> {
    let whole = error.to_string();
    let reports: Vec<TemplateError> = whole.split("error: ").skip(1).filter_map(report).collect();
    let placed = matches!(error.kind(), ErrorKind::Msg(_)) && !reports.is_empty();
    if placed { reports } else { vec![explain(template, error)] }
}

fn report(text: &str) -> Option<TemplateError> {
    let (message, rest) = text.split_once('\n')?;
    let place = rest.lines().next()?.trim().strip_prefix("--> ")?;
    let mut parts = place.rsplitn(3, ':');
    let (_, line, template) = (parts.next()?, parts.next()?, parts.next()?);
    Some(TemplateError { template: template.to_owned(), line: line.parse().ok(), message: brief(message) })
}

/// The message without the list of everything that would have been there.
fn brief(message: &str) -> String {
    let end = message.find(" Available ").unwrap_or(message.len());
    message[..end].trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
