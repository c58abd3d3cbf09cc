//! Stage 6, RENDER: routes, views, formats, theme, template engines.
//!
//! A [`Site`] is everything that pages of one language are made from, [`Sites`] has all languages. [`routes()`] lists every file,
//! [`recognise`] finds the route of one address without listing them all, and [`render`] makes one
//! file. Pages are rendered on their own: `build` renders all, `serve` the one that is asked for.
//!
//! Addresses inside views begin with [`MARK`]; [`links::place`] replaces it by the page's relative
//! prefix (or by the base URL in feeds), so that a piece of HTML rendered once fits every page.
//!
//! In reading order: [`mod@routes`] (which files there are), [`pages`] (how each is made), [`views`] (what
//! templates get), [`values`], [`dates`], [`numbers`] (how values read), [`formats`] (what is not
//! HTML, and the [`digest`], and the addresses that open a message: [`asking`]), [`theme`], [`strings`] and [`engine`] (how a view becomes text), [`client`] (the script that
//! answers searches).

use std::sync::Arc;

use crate::source::AssetFile;

pub mod asking;
pub mod client;
pub mod dates;
pub mod digest;
pub mod engine;
pub mod formats;
pub mod links;
pub mod numbers;
pub mod pages;
pub mod routes;
pub mod site;
mod sites;
pub mod strings;
#[cfg(test)]
pub(crate) mod testing;
pub mod theme;
pub mod values;
pub mod views;

pub use pages::broken::broken;
pub use routes::{Route, recognise, render, routes};
pub use site::{SearchIndex, Site};
pub use sites::{Address, Sites};
pub use theme::Theme;

/// Begins every internal address in views and HTML until the page's prefix is known. Content cannot hold it: control
/// characters are refused.
pub const MARK: char = '\u{1}';

/// A file of the site.
#[derive(Debug, Clone)]
pub struct OutputFile {
    /// Path relative to the output folder, with `/`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What an output file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Bytes made here.
    Bytes(Vec<u8>),
    /// A file copied as it is.
    Copy(AssetFile),
    /// A file of the theme.
    Static(Arc<[u8]>),
}
