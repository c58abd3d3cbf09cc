//! `prassi explain`: why a code is reported, with a wrong and a right example.
//!
//! The pages are `docs/diagnostica/CODE.md`, embedded in the binary. Here they are read ([`Page`]) and written as plain text
//! for the terminal ([`plain`]); a test holds every page's examples against the check itself.

use std::io::Write;

use clap::Args;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{Failure, USAGE};
use crate::diagnostic::{Code, Severity, nearest};
use crate::source::EMBEDDED_PAGES;

/// Columns of the text on a terminal.
const WIDTH: usize = 80;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct ExplainArgs {
    /// Il codice, com'è scritto tra le parentesi quadre; senza, li elenca tutti
    #[arg(value_name = "CODICE", help_heading = "Argomenti")]
    code: Option<String>,
}

pub(super) fn run(args: &ExplainArgs) -> Result<u8, Failure> {
    let text = match &args.code {
        None => list(),
        Some(written) => plain(&Page::of(find(written)?), WIDTH),
    };
    // A closed pipe (`prassi explain | head`) is not a failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(0)
}

/// The code that was written, perhaps with the brackets and the word before them, as the terminal shows it.
fn find(written: &str) -> Result<Code, Failure> {
    let bare = written.rsplit_once('[').map_or(written, |(_, rest)| rest).trim_end_matches([']', ':']).trim();
    if let Some(code) = Code::ALL.iter().find(|code| code.as_str() == bare) {
        return Ok(*code);
    }
    let near = nearest(bare, Code::ALL.iter().map(|code| code.as_str())).map(|near| format!("\n  Forse volevi scrivere «{near}»?"));
    let message = format!("non c'è un codice «{bare}»{}\n  «prassi explain» li elenca tutti.", near.unwrap_or_default());
    Err(Failure { code: USAGE, message })
}

/// Every code with one line, by severity.
fn list() -> String {
    let mut out = String::new();
    for (severity, title) in [
        (Severity::Error, "Errori: finché ce n'è uno non si pubblica niente"),
        (Severity::Warning, "Avvisi: il sito si pubblica lo stesso"),
    ] {
        out.push_str(&format!("{title}\n\n"));
        let mut codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.severity() == severity).collect();
        codes.sort_by_key(|code| code.as_str());
        for code in codes {
            out.push_str(&wrap(Page::of(code).summary(), WIDTH, &format!("  {:<28} ", code.as_str()), &" ".repeat(31)));
        }
        out.push('\n');
    }
    out.push_str("«prassi explain CODICE» spiega un codice, con un esempio sbagliato e uno giusto.\n");
    out
}

/// The page of a code.
pub(super) struct Page {
    text: &'static str,
}

impl Page {
    /// The page of `code`; every code has one, which a test makes sure of.
    pub fn of(code: Code) -> Page {
        let file = EMBEDDED_PAGES.get_file(format!("{}.md", code.as_str()));
        Page { text: file.and_then(|file| file.contents_utf8()).unwrap_or("") }
    }

    /// The page as it is written.
    pub fn markdown(&self) -> &'static str {
        self.text
    }

    /// Its first paragraph: the code in one sentence.
    pub fn summary(&self) -> &'static str {
        self.text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or("")
    }
}

/// A page as plain text in lines of at most `width` columns; examples stay as they are.
pub(super) fn plain(page: &Page, width: usize) -> String {
    let mut writer = Writer { out: String::new(), text: String::new(), items: Vec::new(), code: None, width };
    for event in Parser::new_ext(page.text, Options::empty()) {
        writer.event(event);
    }
    writer.out.trim_end().to_owned() + "\n"
}

struct Writer {
    out: String,
    /// The paragraph, heading or item that is being read.
    text: String,
    /// The open lists, each with the number of its next item, if it counts.
    items: Vec<Option<u64>>,
    /// The open example.
    code: Option<String>,
    width: usize,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::List(first)) => self.items.push(first),
            Event::End(TagEnd::List(_)) => {
                self.items.pop();
                self.out.push('\n');
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = if let CodeBlockKind::Fenced(info) = kind { info.to_string() } else { String::new() };
                // Of the words behind the fence the one that is a path tells the reader where the text belongs.
                if let Some(path) = info.split_whitespace().find(|word| word.contains(['/', '.'])) {
                    self.out.push_str(&format!("  {path}\n\n"));
                }
                self.code = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => {
                for line in self.code.take().unwrap_or_default().lines() {
                    self.out.push_str(format!("    {line}").trim_end());
                    self.out.push('\n');
                }
                self.out.push('\n');
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = std::mem::take(&mut self.text);
                self.out.push_str(&format!("{heading}\n{}\n\n", "─".repeat(heading.chars().count())));
            }
            Event::End(TagEnd::Paragraph) if self.items.is_empty() => {
                let text = std::mem::take(&mut self.text);
                self.out.push_str(&wrap(&text, self.width, "", ""));
                self.out.push('\n');
            }
            Event::End(TagEnd::Item) => self.item(),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text.push_str(&text),
            },
            Event::Code(code) => self.text.push_str(&format!("`{code}`")),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    fn item(&mut self) {
        let bullet = match self.items.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("  {}. ", *number - 1)
            }
            _ => "  - ".to_owned(),
        };
        let text = std::mem::take(&mut self.text);
        self.out.push_str(&wrap(&text, self.width, &bullet, &" ".repeat(bullet.len())));
    }
}

/// The words of `text` in lines of at most `width` columns, each beginning as given.
fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > width {
            out.push_str(line.trim_end());
            out.push('\n');
            line = rest.to_owned();
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_text_that_fits_the_terminal() {
        let words = "parola ".repeat(30);
        let text = format!(
            "# `uno`\n\nUna frase.\n\n{words}\n\n- voce con `codice`\n- altra\n\n1. prima\n2. seconda\n\n```yaml a/b.md sbagliato\nx:  1\n\n  y\n```\n"
        );
        let page = Page { text: Box::leak(text.into_boxed_str()) };
        let plain = plain(&page, 40);
        assert!(plain.starts_with("`uno`\n─────\n\nUna frase.\n\nparola parola"), "{plain}");
        assert!(
            plain.ends_with("  - voce con `codice`\n  - altra\n\n  1. prima\n  2. seconda\n\n  a/b.md\n\n    x:  1\n\n      y\n"),
            "{plain}"
        );
        assert!(plain.lines().all(|line| line.chars().count() <= 40), "{plain}");
        assert_eq!(page.summary(), "Una frase.");
    }

    #[test]
    fn codes_are_found_as_the_terminal_writes_them() {
        for written in ["campo-mancante", "errore[campo-mancante]", "[campo-mancante]", "errore[campo-mancante]:"] {
            assert_eq!(find(written).ok(), Some(Code::MissingField), "{written}");
        }
        assert!(find("campo-macante").unwrap_err().message.contains("«campo-mancante»"));
    }
}
