//! Template engines behind one small trait, so that a theme chooses its own.
//!
//! A view is any [`serde::Serialize`] value. What many pages share ([`Engine::share`]) is turned into
//! the engine's own kind of value once and then handed to every page as it is.

use std::any::Any;
use std::sync::Arc;
use std::{fmt, io};

use serde::ser::SerializeMap;

pub mod minijinja;
pub mod tera;

/// The address of a static file of the theme, by its name.
pub type Assets = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Renders the templates of one theme.
pub trait Engine: Send + Sync {
    /// Whether the theme has this template.
    fn has(&self, template: &str) -> bool;

    /// Renders a template with the fields of `view` as its variables.
    fn render(&self, template: &str, view: &dyn erased_serde::Serialize) -> Result<String, TemplateError>;

    /// Converts a value once, for many pages.
    fn share(&self, value: &dyn erased_serde::Serialize) -> Shared;

    /// Hands over a record whose parts are looked up when a template asks for them, without converting it.
    fn share_record(&self, record: Arc<dyn Record>) -> Shared;
}

/// Named parts that a template may never look at.
///
/// A card's page gets every field with all that is known of it, some two hundred values of nine parts each, and prints a
/// tenth: converting all of them took a third of the time of rendering (300 generated cards under callgrind, `benches/`).
pub trait Record: fmt::Debug + Send + Sync {
    /// The names of all parts.
    fn keys(&self) -> Vec<&str>;

    /// The part with this name; `None` when there is no such part.
    fn part(&self, key: &str) -> Option<Part>;
}

/// A part of a [`Record`].
#[derive(Debug, Clone)]
pub enum Part {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A word of the program.
    Word(&'static str),
    /// A text.
    Text(Arc<str>),
    /// A scalar as the card holds it.
    Scalar(serde_json::Value),
    /// A list.
    List(Vec<Shared>),
    /// A value that the engine already has.
    Shared(Shared),
}

impl serde::Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Part::Null => serializer.serialize_none(),
            Part::Bool(value) => serializer.serialize_bool(*value),
            Part::Word(text) => serializer.serialize_str(text),
            Part::Text(text) => serializer.serialize_str(text),
            Part::Scalar(value) => value.serialize(serializer),
            Part::List(items) => items.serialize(serializer),
            Part::Shared(shared) => shared.serialize(serializer),
        }
    }
}

impl serde::Serialize for dyn Record {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = self.keys();
        let mut map = serializer.serialize_map(Some(keys.len()))?;
        for key in keys {
            map.serialize_entry(key, &self.part(key))?;
        }
        map.end()
    }
}

/// Parts by name: the fields of a card or of a group.
#[derive(Debug, Default)]
pub struct Keyed(pub Vec<(Arc<str>, Option<Shared>)>);

impl Record for Keyed {
    fn keys(&self) -> Vec<&str> {
        self.0.iter().map(|(key, _)| &**key).collect()
    }

    fn part(&self, key: &str) -> Option<Part> {
        let (_, value) = self.0.iter().find(|(known, _)| &**known == key)?;
        Some(value.clone().map_or(Part::Null, Part::Shared))
    }
}

/// What is wrong in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// Name of the template (`parti/teaser.html`).
    pub template: String,
    /// Line, from 1, when it is known.
    pub line: Option<usize>,
    /// What the engine says.
    pub message: String,
}

/// A value that the engine has taken over. Serializes to itself in the same engine, to its content elsewhere.
#[derive(Clone)]
pub struct Shared(Arc<dyn Held>);

/// What an engine keeps behind a [`Shared`].
trait Held: erased_serde::Serialize + Any + Send + Sync {}

impl<T: serde::Serialize + Any + Send + Sync> Held for T {}

impl Shared {
    /// Wraps an engine's own value.
    pub fn new(value: impl serde::Serialize + Any + Send + Sync) -> Self {
        Shared(Arc::new(value))
    }

    /// The engine's own value, for the engine that wrapped it.
    fn own<T: Any>(&self) -> Option<&T> {
        let any: &dyn Any = &*self.0;
        any.downcast_ref()
    }
}

impl serde::Serialize for Shared {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let content: &dyn erased_serde::Serialize = &*self.0;
        erased_serde::serialize(content, serializer)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shared")
    }
}

/// A page that refuses to grow beyond a limit.
struct Capped {
    bytes: Vec<u8>,
    limit: usize,
}

impl Capped {
    fn new(limit: usize) -> Self {
        Capped { bytes: Vec::with_capacity(16 << 10), limit }
    }

    /// The page as text.
    fn text(self, template: &str) -> Result<String, TemplateError> {
        String::from_utf8(self.bytes).map_err(|error| TemplateError {
            template: template.to_owned(),
            line: None,
            message: error.to_string(),
        })
    }
}

impl io::Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            return Err(io::Error::other(format!("la pagina supera {} byte", self.limit)));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Escapes for text and quoted attributes. `/` stays: escaping it helps nobody and swells every address.
#[inline]
fn escape_html<E>(text: &str, mut write: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        write(&text[done..at])?;
        write(entity)?;
        done = at + 1;
    }
    write(&text[done..])
}
