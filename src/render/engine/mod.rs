//! Template engines behind one small trait, so that a theme chooses its own.
//!
//! A view is any [`serde::Serialize`] value. What many pages share ([`Engine::share`]) is turned into
//! the engine's own kind of value once and then handed to every page as it is.

use std::fmt;
use std::sync::Arc;

pub mod minijinja;

/// Renders the templates of one theme.
pub trait Engine: Send + Sync {
    /// Whether the theme has this template.
    fn has(&self, template: &str) -> bool;

    /// Renders a template with the fields of `view` as its variables.
    fn render(&self, template: &str, view: &dyn erased_serde::Serialize) -> Result<String, TemplateError>;

    /// Converts a value once, for many pages.
    fn share(&self, value: &dyn erased_serde::Serialize) -> Shared;
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

/// A value that the engine has already converted. Serializes to itself in the same engine, to its content elsewhere.
#[derive(Clone)]
pub struct Shared(Arc<dyn erased_serde::Serialize + Send + Sync>);

impl Shared {
    /// Wraps an engine's own value.
    pub fn new(value: impl serde::Serialize + Send + Sync + 'static) -> Self {
        Shared(Arc::new(value))
    }
}

impl serde::Serialize for Shared {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        erased_serde::serialize(&*self.0, serializer)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shared")
    }
}
