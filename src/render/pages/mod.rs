//! How each kind of page is made: its routes, its address, its view.
//!
//! One file for each family of [`super::routes`]. [`html`] is the one way from a view to a file.

use serde::Serialize;

use super::engine::{Shared, TemplateError};
use super::routes::output_path;
use super::views::PageView;
use super::{Content, OutputFile, Site, links};

pub mod administration;
pub mod backlinks;
pub mod broken;
pub mod card;
pub mod card_parts;
pub mod feeds;
pub mod frame;
pub mod glossary;
pub mod home;
pub mod image_size;
pub mod italy;
pub mod list;
pub mod map;
pub mod not_found;
pub mod numbers;
pub mod redirect;
pub mod sitemap;
pub mod statics;
pub mod taxonomy;
pub mod teaser;

/// What a template gets: the site, the page, and the fields of the view.
#[derive(Serialize)]
struct Context<'v, V: Serialize> {
    site: &'v Shared,
    page: &'v PageView,
    #[serde(flatten)]
    view: &'v V,
}

/// Renders a view with its template and turns the marks into relative addresses.
fn html<V: Serialize>(site: &Site<'_>, template: &str, page: &PageView, view: &V) -> Result<OutputFile, TemplateError> {
    let path = output_path(&page.path);
    let prefix = links::prefix(&path);
    html_at(site, template, page, view, path, &prefix)
}

/// As [`html`], with a prefix of its own.
fn html_at<V: Serialize>(
    site: &Site<'_>,
    template: &str,
    page: &PageView,
    view: &V,
    path: String,
    prefix: &str,
) -> Result<OutputFile, TemplateError> {
    let context = Context { site: site.frame(), page, view };
    let marked = site.theme.engine.render(template, &context)?;
    Ok(OutputFile { path, content: Content::Bytes(links::place(&marked, prefix).into_bytes()) })
}
