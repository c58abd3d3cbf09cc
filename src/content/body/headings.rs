//! Headings of a body: ids as a forge makes them, levels without gaps.

use std::collections::{HashMap, HashSet};

use super::Body;

/// The length of `<h2 id="` up to the level, and of the whole.
const LEVEL_AT: usize = 2;
const OPEN: &str = "<h0 id=\"\">";
const ID_AT: usize = 8;

/// The headings of a body while it is read.
#[derive(Default)]
pub(super) struct Headings {
    ids: HashSet<String>,
    repetitions: HashMap<String, u32>,
    /// For each heading: level as written, and where its two level digits stand in the HTML.
    written: Vec<(u8, usize, usize)>,
}

impl Headings {
    /// Writes the opening tag, its id and level still open.
    pub fn open(&mut self, html: &mut String) {
        html.push_str(OPEN);
    }

    /// Fills in the id, writes the closing tag and returns the id. Holes inside the heading move with it.
    pub fn close(&mut self, body: &mut Body, html_from: usize, level: u8, text: &str) -> String {
        let id = self.unique(anchor(text));
        body.html.insert_str(html_from + ID_AT, &id);
        body.shift(html_from, id.len());
        let end = body.html.len() + 3;
        body.html.push_str("</h0>");
        self.written.push((level, html_from + LEVEL_AT, end));
        id
    }

    /// Gives the headings their levels: the outermost is 2, and none is more than one deeper than the heading above it.
    pub fn set_levels(&self, body: &mut Body) {
        if self.written.is_empty() {
            return;
        }
        let mut html = std::mem::take(&mut body.html).into_bytes();
        let mut open: Vec<u8> = Vec::new();
        for ((raw, start, end), heading) in self.written.iter().zip(&mut body.headings) {
            while open.last().is_some_and(|above| above >= raw) {
                open.pop();
            }
            open.push(*raw);
            heading.level = (open.len() as u8 + 1).min(6);
            html[*start] = b'0' + heading.level;
            html[*end] = b'0' + heading.level;
        }
        body.html = String::from_utf8(html).expect("a digit replaced by a digit");
    }

    fn unique(&mut self, anchor: String) -> String {
        let mut id = anchor.clone();
        while !self.ids.insert(id.clone()) {
            let count = self.repetitions.entry(anchor.clone()).or_insert(0);
            *count += 1;
            id = format!("{anchor}-{count}");
        }
        id
    }
}

/// The id that a forge gives to a heading: lower case, spaces to `-`, punctuation dropped, accents kept.
fn anchor(text: &str) -> String {
    let id: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect();
    if id.is_empty() { "sezione".to_owned() } else { id }
}
