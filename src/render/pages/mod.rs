//! How each kind of page is made: its routes, its address, its view.
//!
//! One file for each family of [`mod@super::routes`]. [`html`] is the one way from a view to a file.

use serde::Serialize;

use super::engine::{Shared, TemplateError};
use super::routes::output_path;
use super::views::PageView;
use super::{Content, OutputFile, Site, links};

pub mod administration;
pub mod amendments;
pub mod api;
pub mod ask;
pub mod backlinks;
pub mod broken;
pub mod calendar;
pub mod calendar_files;
pub mod card;
pub mod card_parts;
pub mod commitment;
pub mod community;
pub mod compared;
pub mod consultation;
pub mod consulted_text;
pub mod feeds;
pub mod frame;
pub mod glossary;
pub mod home;
pub mod image_size;
pub mod italy;
pub mod languages;
pub mod list;
pub mod map;
pub mod maturity;
pub mod needs;
pub mod news;
pub mod not_found;
pub mod numbers;
pub mod old_text;
pub mod participation;
pub mod paths;
pub mod people;
pub mod plan;
pub mod redirect;
pub mod search;
pub mod search_page;
pub mod sitemap;
pub mod statics;
pub mod taxonomy;
pub mod teaser;
pub mod twinning_network;
pub mod twinnings;
pub mod upkeep;
mod validation;
pub mod versions;

/// The templates of what stands over and under every page. They see of `page` only what [`Site::header`] names.
pub(super) const HEADER: &str = "parti/testata.html";
/// See [`HEADER`].
pub(super) const FOOTER: &str = "parti/piede.html";

/// Stands in the header, which many pages share, for the language switch, which is each page's own: a control character that
/// content cannot hold.
pub(super) const SWITCH: &str = "\u{2}";

/// The template of the language switch. It gets `page` and `site`.
const LANGUAGES: &str = "parti/lingue.html";

/// Renders a part that many pages share; its addresses keep their marks.
pub(super) fn part(site: &Site<'_>, template: &str, page: &PageView) -> Result<Shared, TemplateError> {
    Ok(site.theme.engine.share(&part_html(site, template, page)?))
}

fn part_html(site: &Site<'_>, template: &str, page: &PageView) -> Result<String, TemplateError> {
    #[derive(Serialize)]
    struct Part<'v> {
        site: &'v Shared,
        page: &'v PageView,
    }
    site.theme.engine.render(template, &Part { site: site.frame(), page })
}

/// What a template gets: the site, the page, header and footer, and the fields of the view.
#[derive(Serialize)]
struct Context<'v, V: Serialize> {
    site: &'v Shared,
    page: &'v PageView,
    header_html: Shared,
    footer_html: Shared,
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
    let (header_html, footer_html) = (site.header(page)?, site.footer(page)?);
    let context = Context { site: site.frame(), page, header_html, footer_html, view };
    let mut marked = site.theme.engine.render(template, &context)?;
    // A theme may print links to the home pages instead.
    if marked.contains(SWITCH) {
        marked = marked.replacen(SWITCH, part_html(site, LANGUAGES, page)?.trim(), 1);
    }
    Ok(OutputFile { path, content: Content::Bytes(links::place(&marked, prefix).into_bytes()) })
}
