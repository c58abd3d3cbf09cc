//! From an address to an answer: a page of the site, a broken card, or the server's own files.

use super::state::Current;
use crate::catalog::Broken;
use crate::content::ParsedCard;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::Analysis;
use crate::render::{self, Content, OutputFile, Route, links};

/// Where pages hear of changes.
pub(super) const EVENTS: &str = "/_prassi/eventi";

const SCRIPT: &str = include_str!("serve.js");
const STYLE: &str = include_str!("serve.css");
const HTML: &str = "text/html; charset=utf-8";

/// An HTTP answer without its fixed headers.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    pub location: Option<String>,
    pub bytes: Vec<u8>,
}

impl Answer {
    fn ok(content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Answer { status: 200, content_type, location: None, bytes: bytes.into() }
    }

    /// A plain text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Answer { status, content_type: "text/plain; charset=utf-8", location: None, bytes: text.as_bytes().to_vec() }
    }
}

/// Answers a path (without query).
pub(super) fn answer(current: &Current, path: &str) -> Answer {
    match path {
        "/_prassi/serve.js" => return Answer::ok("text/javascript; charset=utf-8", SCRIPT),
        "/_prassi/serve.css" => return Answer::ok("text/css; charset=utf-8", STYLE),
        "/_prassi/diagnostica.json" => return Answer::ok("application/json", problems(current).to_string()),
        _ => {}
    }
    let Some(address) = links::decode_path(path) else { return Answer::text(400, "L'indirizzo non è scritto bene.") };
    let address = address.trim_start_matches('/');
    let Some(analysis) = &current.analysis else { return only_problems(current) };
    let Some(sites) = analysis.sites() else { return only_problems(current) };
    if let Some(found) = sites.recognise(path) {
        return rendered(current, sites.render(&found), 200);
    }
    if let Some(broken) = analysis.catalog.broken.iter().find(|broken| broken.address.as_deref() == Some(address)) {
        return broken_page(current, analysis, broken);
    }
    // Without the final slash, relative links would lead elsewhere.
    let folder = format!("{address}/");
    let exists =
        sites.recognise(&format!("{path}/")).is_some() || analysis.catalog.broken.iter().any(|b| b.address.as_deref() == Some(&*folder));
    if !address.ends_with('/') && exists {
        return Answer { status: 302, content_type: HTML, location: Some(format!("{path}/")), bytes: Vec::new() };
    }
    rendered(current, render::render(sites.of_path(path), &Route::NotFound), 404)
}

fn rendered(current: &Current, checked: crate::diagnostic::Checked<OutputFile>, status: u16) -> Answer {
    let Some(file) = checked.value else { return template_failed(current, &checked.diagnostics) };
    let content_type = content_type(&file.path);
    match file.content {
        Content::Bytes(bytes) if content_type == HTML => Answer { status, ..Answer::ok(HTML, listening(bytes, current.version)) },
        Content::Bytes(bytes) => Answer { status, ..Answer::ok(content_type, bytes) },
        Content::Static(bytes) => Answer::ok(content_type, bytes.to_vec()),
        Content::Copy(asset) => match std::fs::read(&asset.full) {
            Ok(bytes) => Answer::ok(content_type, bytes),
            Err(error) => Answer::text(404, &format!("Il file non si può leggere: {error}")),
        },
    }
}

/// The page with the script that listens for changes. Only pages served here have it.
fn listening(html: Vec<u8>, version: u64) -> Vec<u8> {
    let tags = format!(
        "<link rel=\"stylesheet\" href=\"/_prassi/serve.css\"><script src=\"/_prassi/serve.js\" data-version=\"{version}\" defer></script>"
    );
    let text = match String::from_utf8(html) {
        Ok(text) => text,
        Err(error) => return error.into_bytes(),
    };
    match text.find("</head>") {
        Some(at) => [&text[..at], &tags, &text[at..]].concat().into_bytes(),
        None => (text + &tags).into_bytes(),
    }
}

/// A card's page that shows its source and what is wrong with it.
fn broken_page(current: &Current, analysis: &Analysis, broken: &Broken) -> Answer {
    let own: Vec<Diagnostic> = current.diagnostics.iter().filter(|diagnostic| is_about(diagnostic, &broken.parsed)).cloned().collect();
    match analysis.sites() {
        Some(sites) => rendered(current, render::broken(sites.of_path(broken.address.as_deref().unwrap_or("")), broken, &own), 200),
        None => only_problems(current),
    }
}

fn is_about(diagnostic: &Diagnostic, card: &ParsedCard) -> bool {
    diagnostic.location.as_ref().is_some_and(|location| location.path == card.path)
}

/// The overlay's content.
fn problems(current: &Current) -> serde_json::Value {
    let errors: Vec<Diagnostic> = current.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).cloned().collect();
    let summary = match errors.len() {
        1 => "Un errore impedisce la pubblicazione".to_owned(),
        n => format!("{n} errori impediscono la pubblicazione"),
    };
    serde_json::json!({ "errors": errors.len(), "summary": summary, "text": current.describe(&errors) })
}

/// A page of diagnostics, when there is nothing else to show.
fn only_problems(current: &Current) -> Answer {
    alone(current, 503, "Il catalogo non si può ancora mostrare", &current.diagnostics)
}

fn template_failed(current: &Current, diagnostics: &[Diagnostic]) -> Answer {
    alone(current, 500, "Questa pagina non si può comporre", diagnostics)
}

fn alone(current: &Current, status: u16, title: &str, diagnostics: &[Diagnostic]) -> Answer {
    let escaped = current.describe(diagnostics).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let html = format!(
        "<!doctype html>\n<html lang=\"it\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title></head><body class=\"prassi-sola\"><main id=\"prassi-diagnostica\"><h1>{title}</h1>\
         <p>Correggi quello che segue: la pagina si aggiorna da sola.</p><pre tabindex=\"0\">{escaped}</pre></main></body></html>"
    );
    Answer { status, ..Answer::ok(HTML, listening(html.into_bytes(), current.version)) }
}

/// Media type by extension.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "vtt" => "text/vtt; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_get_the_script_once_and_nothing_else_changes() {
        let html = listening(b"<html><head><title>x</title></head><body></body></html>".to_vec(), 7);
        let text = String::from_utf8(html).unwrap();
        assert_eq!(text.matches("data-version=\"7\"").count(), 1);
        assert!(text.ends_with("</head><body></body></html>"));
    }
}
