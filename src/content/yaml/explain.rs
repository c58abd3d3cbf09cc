//! Says in plain words what the usual mistakes of people who write YAML are, and how to mend them.
//!
//! The parser stops where it can no longer go on, which is seldom where the mistake is. [`explain`]
//! looks at the lines around that place for what people usually get wrong.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Code, Diagnostic, Gatherer};

/// A syntax error in an author's words.
pub(super) struct Mistake {
    code: Code,
    message: String,
    help: String,
    replacement: Option<String>,
    /// Bytes of the front matter.
    pub span: Range<usize>,
    /// What of the front matter is not worth reading because of it.
    pub loses: Loses,
}

/// How much of the front matter a mistake costs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loses {
    /// The field around its place.
    Field,
    /// All that follows its place.
    Rest,
    /// All of it.
    All,
}

impl Mistake {
    fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Mistake { code: Code::YamlSyntax, message: message.into(), help: help.into(), replacement: None, span, loses: Loses::Field }
    }

    fn replace(mut self, replacement: String) -> Self {
        self.replacement = Some(replacement);
        self
    }

    /// Adds the mistake to `problems`; a tab is reported on every line of its field that begins with one.
    pub fn report(self, source: &str, base: usize, problems: &mut Gatherer) {
        let spans = if self.code == Code::YamlTab { tabs(source, self.span.start) } else { vec![self.span.clone()] };
        for span in spans {
            let problem = Diagnostic::new(self.code, &*self.message);
            let problem = match &self.replacement {
                Some(replacement) => problem.replace_with(&*self.help, &**replacement),
                None => problem.help(&*self.help),
            };
            problems.push_at(&((base + span.start) as u32..(base + span.end) as u32), problem);
        }
    }
}

/// Explains the parser's `error`.
pub(super) fn explain(source: &str, error: &ScanError, depth: usize) -> Mistake {
    let at = floor(source, error.marker().byte_offset().unwrap_or(0));
    let line = Line::around(source, at);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => Mistake {
            code: Code::YamlTooDeep,
            loses: Loses::All,
            ..Mistake::new(
                at..ceil(source, at + 1),
                format!("I campi sono annidati oltre il limite di {depth} livelli"),
                "Una scheda ha due o tre livelli: controlla le parentesi e i rientri",
            )
        },
        ErrorKind::DirectiveDisallowed => Mistake {
            code: Code::YamlUnsupported,
            ..Mistake::new(line.span(), "Una riga non può cominciare con «%»", "Togli la riga, oppure metti il valore tra virgolette")
        },
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => tab(line),
        _ if line.indent().contains('\t') => tab(line),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
            unclosed_quote(source, at)
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => text_after_quote(line),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape => backslash(line),
        ErrorKind::UnexpectedCharacter { character } => reserved_character(line, *character),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::FlowMappingValueAdjacentCollection
        | ErrorKind::InvalidFlowScalarIndent => unclosed_bracket(source, at),
        ErrorKind::MisplacedFlowCollectionEnd => Mistake::new(
            at..ceil(source, at + 1),
            "C'è una parentesi chiusa che nessuno ha aperto",
            "Togli la parentesi, oppure metti il valore tra virgolette",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => list_on_the_key_line(line),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarIndent => Mistake::new(
            line.content(),
            "Il testo dopo «|» o «>» non è scritto bene",
            "Dopo «|» o «>» vai a capo e scrivi il testo con due spazi di rientro; se il simbolo fa parte del testo, mettilo tra virgolette",
        ),
        _ => structure(source, line),
    }
}

/// The mistakes that make the parser lose the thread of keys and indentation.
fn structure(source: &str, line: Line<'_>) -> Mistake {
    if let Some(mistake) = text_begins(source, line).or_else(|| dash_without_space(line)).or_else(|| colon_in_value(line)) {
        return mistake;
    }
    if let Some(previous) = line.previous(source) {
        let keyless = |line: Line<'_>| line.key_end().is_none() && !line.is_item();
        let outer = previous.indent().len() <= line.indent().len();
        let wanting = text_begins(source, previous)
            .or_else(|| dash_without_space(previous))
            .or_else(|| colon_without_space(previous))
            .or_else(|| (outer && keyless(previous)).then(|| no_key(previous)));
        if let Some(mistake) = wanting {
            return mistake;
        }
        if line.indent().len() > previous.indent().len() {
            return Mistake::new(
                line.content(),
                "Questa riga è più a destra di quanto dovrebbe",
                "I campi dello stesso gruppo cominciano tutti alla stessa distanza dal margine: togli gli spazi in più, oppure, se continua il valore della riga prima, metti tutto tra virgolette",
            );
        }
    }
    if let Some(mistake) = colon_without_space(line) {
        return mistake;
    }
    if line.key_end().is_none() && !line.is_item() {
        return no_key(line);
    }
    Mistake::new(
        line.content(),
        "Il rientro di questa riga non corrisponde a quello delle righe vicine",
        "I campi dello stesso gruppo cominciano tutti alla stessa distanza dal margine; quelli di un gruppo interno hanno due spazi in più",
    )
}

/// A line at the margin without a key, after an empty one: the card's text, before which `---` is missing.
fn text_begins(source: &str, line: Line<'_>) -> Option<Mistake> {
    let blank_above = line.start > 0 && Line::around(source, line.start - 1).text.trim().is_empty();
    (blank_above && line.key_end().is_none() && line.indent().is_empty()).then(|| Mistake {
        code: Code::FrontMatterUnclosed,
        loses: Loses::Rest,
        ..Mistake::new(
            line.content(),
            "L'intestazione non è chiusa prima del testo",
            "Aggiungi una riga con i soli tre trattini «---» dopo l'ultimo campo, prima di questa riga",
        )
    })
}

fn tab(line: Line<'_>) -> Mistake {
    Mistake {
        code: Code::YamlTab,
        ..Mistake::new(
            line.start..line.start,
            "Qui c'è una tabulazione: l'intestazione vuole spazi",
            "Sostituisci ogni tabulazione con due spazi",
        )
    }
    .replace("  ".to_owned())
}

/// The tabs in the indentation of all lines of the field around `at`, or the line's first tab.
fn tabs(source: &str, at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut line = Some(Line::around(source, at));
    while let Some(current) = line {
        found.extend(
            current.indent().bytes().enumerate().filter(|(_, b)| *b == b'\t').map(|(i, _)| current.start + i..current.start + i + 1),
        );
        line = current.next(source).filter(|next| next.text.starts_with(char::is_whitespace));
    }
    if found.is_empty() {
        let line = Line::around(source, at);
        found.push(line.text.find('\t').map_or(line.start..line.start, |i| line.start + i..line.start + i + 1));
    }
    found
}

fn colon_in_value(line: Line<'_>) -> Option<Mistake> {
    let value = line.value()?;
    let text = &line.text[value.start - line.start..value.end - line.start];
    let plain = !text.starts_with(['"', '\'', '[', '{', '|', '>']);
    (plain && (text.contains(": ") || text.ends_with(':'))).then(|| {
        Mistake::new(value, "Il valore contiene i due punti e deve stare tra virgolette", "Metti il valore tra virgolette doppie")
            .replace(quoted(text))
    })
}

fn dash_without_space(line: Line<'_>) -> Option<Mistake> {
    let content = line.text.trim_start();
    let rest = content.strip_prefix('-')?;
    let wanting = rest.starts_with(|c: char| !c.is_whitespace() && c != '-');
    let at = line.content().start;
    wanting.then(|| {
        Mistake::new(at..at + 1, "Dopo il trattino manca uno spazio", "Scrivi «- » (trattino e spazio) davanti a ogni voce dell'elenco")
            .replace("- ".to_owned())
    })
}

fn colon_without_space(line: Line<'_>) -> Option<Mistake> {
    let content = line.text.trim_start();
    let colon = content.find(':')?;
    let key = &content[..colon];
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let wanting = content[colon + 1..].starts_with(|c: char| !c.is_whitespace() && c != '/');
    let at = line.content().start + colon;
    (is_key && wanting).then(|| {
        Mistake::new(at..at + 1, "Dopo i due punti manca uno spazio", "Scrivi «chiave: valore», con uno spazio dopo i due punti")
            .replace(": ".to_owned())
    })
}

fn no_key(line: Line<'_>) -> Mistake {
    Mistake::new(
        line.content(),
        "Questa riga non è un campo «chiave: valore»",
        "Scrivi il nome del campo, i due punti, uno spazio e il valore; se la riga continua il valore di prima, falla rientrare di due spazi",
    )
}

fn unclosed_quote(source: &str, at: usize) -> Mistake {
    let mut line = Line::around(source, at.saturating_sub(1));
    loop {
        let value = line.value().or_else(|| line.item());
        if let Some(value) = value {
            let text = &source[value.clone()];
            let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
            if let Some(quote) = quote.filter(|quote| text.len() == 1 || !text.ends_with(*quote)) {
                return Mistake::new(value, "Le virgolette si aprono ma non si chiudono", "Chiudi le virgolette alla fine del valore")
                    .replace(format!("{text}{quote}"));
            }
        }
        match line.previous(source) {
            Some(previous) => line = previous,
            None => {
                return Mistake::new(
                    Line::around(source, at).span(),
                    "Le virgolette si aprono ma non si chiudono",
                    "Chiudi le virgolette alla fine del valore",
                );
            }
        }
    }
}

fn text_after_quote(line: Line<'_>) -> Mistake {
    let help = "Metti tra virgolette doppie tutto il valore; le virgolette dentro il testo scrivile « »";
    match line.value().or_else(|| line.item()) {
        Some(value) => {
            let text = &line.text[value.start - line.start..value.end - line.start];
            let inner = match text.strip_prefix('\'') {
                Some(rest) => quoted(rest.strip_suffix('\'').unwrap_or(rest)),
                // `"Progetto" pilota` or `"il "buon" uso"`: single quotes hold double ones as they are.
                None => {
                    let balanced = text.len() > 1
                        && text.ends_with('"')
                        && text.matches('"').count().is_multiple_of(2)
                        && text.matches('"').count() > 2;
                    let inner = if balanced { &text[1..text.len() - 1] } else { text };
                    format!("'{}'", inner.replace('\'', "''"))
                }
            };
            Mistake::new(value, "Dopo le virgolette chiuse c'è altro testo", help).replace(inner)
        }
        None => Mistake::new(line.content(), "Dopo le virgolette chiuse c'è altro testo", help),
    }
}

fn backslash(line: Line<'_>) -> Mistake {
    Mistake::new(
        line.content(),
        "Tra virgolette doppie la barra rovesciata «\\» ha un significato speciale",
        "Scrivila due volte («\\\\»), oppure usa le virgolette semplici",
    )
}

fn reserved_character(line: Line<'_>, character: char) -> Mistake {
    let message = format!("Un valore non può cominciare con «{character}» se non è tra virgolette");
    match line.value().or_else(|| line.item()) {
        Some(value) => {
            let text = quoted(&line.text[value.start - line.start..value.end - line.start]);
            Mistake::new(value, message, "Metti il valore tra virgolette doppie").replace(text)
        }
        None => Mistake::new(line.content(), message, "Metti il testo tra virgolette doppie"),
    }
}

fn unclosed_bracket(source: &str, at: usize) -> Mistake {
    let open = if source[at..].starts_with(['[', '{']) { Some(at) } else { source[..at].rfind(['[', '{']) };
    let open = open.unwrap_or(at);
    let line = Line::around(source, open);
    Mistake::new(
        open..line.content().end.max(open),
        "La parentesi si apre ma l'elenco o il gruppo non si chiude, o al suo interno manca una virgola",
        "Chiudi la parentesi, oppure scrivi una voce per riga con «- »; se la parentesi fa parte del testo, metti il valore tra virgolette",
    )
}

fn list_on_the_key_line(line: Line<'_>) -> Mistake {
    Mistake::new(
        line.content(),
        "L'elenco comincia sulla riga della sua chiave",
        "Vai a capo dopo i due punti e scrivi ogni voce su una riga, con due spazi, il trattino e uno spazio («  - voce»)",
    )
}

/// A text between double quotes, as YAML reads it back.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A line of the front matter.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    /// Without its end.
    text: &'a str,
}

impl<'a> Line<'a> {
    fn around(source: &'a str, at: usize) -> Self {
        let at = floor(source, at);
        let start = source[..at].rfind('\n').map_or(0, |n| n + 1);
        let end = source[at..].find('\n').map_or(source.len(), |n| at + n);
        Line { start, text: source[start..end].trim_end_matches('\r') }
    }

    /// The nearest line above that is neither blank nor a comment.
    fn previous(self, source: &'a str) -> Option<Self> {
        let mut start = self.start;
        while start > 0 {
            let line = Line::around(source, start - 1);
            let content = line.text.trim();
            if !content.is_empty() && !content.starts_with('#') {
                return Some(line);
            }
            start = line.start;
        }
        None
    }

    fn next(self, source: &'a str) -> Option<Self> {
        let end = source[self.start..].find('\n').map(|n| self.start + n + 1)?;
        (end < source.len()).then(|| Line::around(source, end))
    }

    fn span(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    fn indent(self) -> &'a str {
        &self.text[..self.text.len() - self.text.trim_start().len()]
    }

    fn content(self) -> Range<usize> {
        self.start + self.indent().len()..self.start + self.text.trim_end().len().max(self.indent().len())
    }

    fn is_item(self) -> bool {
        self.text.trim_start().starts_with("- ")
    }

    /// The byte after a key's colon, in the line's text.
    fn key_end(self) -> Option<usize> {
        self.text
            .char_indices()
            .find(|(i, c)| *c == ':' && self.text[i + 1..].chars().next().is_none_or(char::is_whitespace))
            .map(|(i, _)| i + 1)
    }

    /// Bytes of the value after the first colon, without a comment.
    fn value(self) -> Option<Range<usize>> {
        self.trimmed(self.key_end()?)
    }

    /// Bytes of a list item.
    fn item(self) -> Option<Range<usize>> {
        self.is_item().then(|| self.indent().len() + 2).and_then(|from| self.trimmed(from))
    }

    fn trimmed(self, from: usize) -> Option<Range<usize>> {
        let rest = &self.text[from..];
        let start = from + rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let rest = if rest.starts_with(['"', '\'']) { rest } else { rest.split(" #").next().unwrap_or(rest) };
        let end = start + rest.trim_end().len();
        (end > start).then(|| self.start + start..self.start + end)
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
