//! The theme's static files, under `/tema/`.

use std::sync::Arc;

use crate::render::theme::STATIC;
use crate::render::{Content, OutputFile, Route, Site};

/// Adds every static file.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    routes.extend(site.theme.statics.keys().map(|name| Route::Static(name.clone())));
}

/// Recognises a static file.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let (name, _) = site.theme.statics.get_key_value(address.strip_prefix(STATIC)?)?;
    Some(Route::Static(name.clone()))
}

/// A static file as it is.
pub fn render(site: &Site<'_>, name: &str) -> OutputFile {
    let bytes = site.theme.statics.get(name).cloned().unwrap_or_else(|| Arc::from(&[][..]));
    OutputFile { path: format!("{STATIC}{name}"), content: Content::Static(bytes) }
}
