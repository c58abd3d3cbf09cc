//! Tables: header cells with their scope, alignment by class, and a frame that scrolls.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::escape::push_attribute;
use super::{Renderer, alignment_class};

/// The table being read.
pub(super) struct Table {
    html_from: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_rows: bool,
    cell: Option<(usize, usize)>,
    header: Vec<String>,
}

impl Table {
    pub fn new(html_from: usize, alignments: Vec<Alignment>) -> Self {
        Table { html_from, alignments, column: 0, in_head: false, has_rows: false, cell: None, header: Vec::new() }
    }
}

impl Renderer<'_, '_> {
    pub(super) fn table_start(&mut self, tag: &Tag<'_>) {
        let Some(table) = &mut self.table else { return };
        match tag {
            Tag::TableHead => {
                table.in_head = true;
                table.column = 0;
                self.body.html.push_str("<table>\n<thead>\n<tr>");
            }
            Tag::TableRow => {
                table.column = 0;
                self.body.html.push_str(if table.has_rows { "<tr>" } else { "<tbody>\n<tr>" });
                table.has_rows = true;
            }
            _ => {
                let class = alignment_class(table.alignments.get(table.column).copied().unwrap_or(Alignment::None));
                table.cell = Some((self.body.html.len(), self.plain.len()));
                self.body.html.push_str(if table.in_head { "<th scope=\"col\"" } else { "<td" });
                self.body.html.push_str(class);
                self.body.html.push('>');
            }
        }
    }

    pub(super) fn table_end(&mut self, tag: TagEnd) {
        let Some(table) = &mut self.table else { return };
        match tag {
            TagEnd::TableCell => {
                table.column += 1;
                let (html_from, text_from) = table.cell.take().unwrap_or_default();
                let words = self.plain[text_from..].trim();
                if !table.in_head {
                    self.body.html.push_str("</td>");
                } else if words.is_empty()
                    && self.body.html.ends_with('>')
                    && self.body.holes.last().is_none_or(|hole| (hole.at as usize) < html_from)
                {
                    // An empty header names nothing: it is an ordinary cell.
                    self.body.html.truncate(html_from);
                    self.body.html.push_str("<td></td>");
                } else {
                    table.header.push(words.to_owned());
                    self.body.html.push_str("</th>");
                }
                if !self.plain.ends_with(['\n', ' ']) {
                    self.plain.push(' ');
                }
            }
            TagEnd::TableHead => {
                table.in_head = false;
                self.close_block("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.close_block("</tr>\n"),
            _ => self.close_table(),
        }
    }

    /// Wraps the table in a region that scrolls and that the keyboard reaches, named by the heading above and the table's columns.
    fn close_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        let columns = table.header.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ");
        let heading = self.body.headings.last().map_or("", |heading| &heading.text);
        let name = [heading, &columns].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        let mut open = String::from("<div class=\"table-responsive\" tabindex=\"0\"");
        if !name.is_empty() {
            open.push_str(" role=\"region\" aria-label=\"");
            push_attribute(&mut open, &name.chars().take(160).collect::<String>());
            open.push('"');
        }
        open.push_str(">\n");
        self.body.html.insert_str(table.html_from, &open);
        self.body.shift(table.html_from, open.len());
        self.body.html.push_str(if table.has_rows { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }
}
