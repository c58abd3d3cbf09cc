//! Reads a table of answers: CSV from strangers, within bounds.
//!
//! UTF-8, with or without a byte-order mark; cells separated by `;`, `,` or tabulators, whichever the first line has most of. Problems name
//! lines and columns and never repeat what a cell holds: a report may be read by more people than the table.

use csv::{ErrorKind, ReaderBuilder, Trim};

use crate::source::ANSWERS_BYTES;

/// Rows that are read.
pub const MAX_ROWS: usize = 20_000;
/// Columns that are read.
pub const MAX_COLUMNS: usize = 200;
/// Bytes of a cell.
const MAX_CELL: usize = 4_000;
/// Characters that may stand before what a spreadsheet would take for a formula; we write it, and read over it.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// A table: a line of names, and rows of as many cells.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns, all different.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row and the line on which it begins.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1.
    pub line: u64,
    /// One for each column.
    pub cells: Vec<String>,
}

impl Table {
    /// The cells of a column.
    pub fn column(&self, at: usize) -> Vec<&str> {
        self.rows.iter().map(|row| &*row.cells[at]).collect()
    }
}

/// Why a table cannot be used: what was found, and what was expected.
pub type Problem = (String, String);

fn problem<T>(found: impl Into<String>, expected: impl Into<String>) -> Result<T, Problem> {
    Err((found.into(), expected.into()))
}

/// Reads a table.
pub fn read(bytes: &[u8]) -> Result<Table, Problem> {
    if bytes.len() as u64 > ANSWERS_BYTES {
        return problem("la tabella è troppo grande", format!("al più {ANSWERS_BYTES} byte"));
    }
    let Ok(text) = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) else {
        return problem("la tabella non è UTF-8", "un file CSV salvato con codifica «UTF-8»");
    };
    if text.chars().any(is_forbidden) {
        return problem("la tabella contiene caratteri di controllo", "solo testo, senza caratteri invisibili");
    }
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).trim(Trim::All).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map_err(explain)?.iter().map(str::to_owned).collect();
    check_header(&header)?;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| explain_at(error, &mut lines))?;
        let line = lines.of(record.position());
        if rows.len() == MAX_ROWS {
            return problem("la tabella ha troppe righe", format!("al più {MAX_ROWS} righe"));
        }
        if record.iter().any(|cell| cell.len() > MAX_CELL) {
            return problem(format!("alla riga {line} una casella è troppo lunga"), format!("al più {MAX_CELL} byte"));
        }
        if record.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line, cells: record.iter().map(|cell| unescaped(cell).to_owned()).collect() });
        }
    }
    if rows.is_empty() {
        problem("la tabella non ha righe", "una riga di nomi e almeno una riga di risposte")
    } else {
        Ok(Table { header, rows })
    }
}

fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The separator that the first line has most of, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(known, _)| *known == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b';', |(byte, _)| byte)
}

fn check_header(header: &[String]) -> Result<(), Problem> {
    if header.len() > MAX_COLUMNS {
        return problem("la tabella ha troppe colonne", format!("al più {MAX_COLUMNS} colonne"));
    }
    if let Some(empty) = header.iter().position(String::is_empty) {
        return problem(format!("la colonna {} non ha un nome", empty + 1), "un nome per ogni colonna, nella prima riga");
    }
    match (1..header.len()).find(|&n| header[..n].contains(&header[n])) {
        Some(n) => problem(format!("la colonna {} ha il nome di un'altra", n + 1), "nomi tutti diversi"),
        None => Ok(()),
    }
}

/// Lines of the text, from 1. The reader's own count stands before a line's end where that is CR LF.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which a record begins; records come in order.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let bytes = self.text.as_bytes();
        let mut to = position.map_or(self.at, |position| position.byte() as usize).min(bytes.len());
        while bytes.get(to).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            to += 1;
        }
        self.line += bytes[self.at.min(to)..to].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = to;
        self.line
    }
}

fn explain(error: csv::Error) -> Problem {
    explain_at(error, &mut Lines { text: "", at: 0, line: 1 })
}

fn explain_at(error: csv::Error, lines: &mut Lines<'_>) -> Problem {
    match error.kind() {
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            (format!("la riga {} ha {len} caselle", lines.of(pos.as_ref())), format!("{expected_len}, come i nomi della prima riga"))
        }
        _ => ("la tabella non si può leggere".to_owned(), "un file CSV".to_owned()),
    }
}

/// A cell as it was meant.
fn unescaped(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

/// Writes a table that [`read`] reads and that no spreadsheet takes for formulas.
pub fn write(header: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::new();
    let first = header.iter().map(|cell| (*cell).to_owned()).collect();
    for row in std::iter::once(&first).chain(rows) {
        for (n, cell) in row.iter().enumerate() {
            out.push_str(if n == 0 { "" } else { ";" });
            push_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn push_cell(out: &mut String, cell: &str) {
    let quoted = cell.contains([';', ',', '"', '\n', '\r', '\t']);
    out.push_str(if quoted { "\"" } else { "" });
    out.push_str(if cell.starts_with(FORMULA) { "'" } else { "" });
    out.push_str(&cell.replace('"', "\"\""));
    out.push_str(if quoted { "\"" } else { "" });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn separators_marks_and_quotes_are_understood() {
        for text in ["a;b\n1;\"x;\"\"y\"\"\"\n", "\u{feff}a,b\r\n1,\"x;\"\"y\"\"\"\r\n", "a\tb\n 1 \t\"x;\"\"y\"\"\"\n\n"] {
            let table = read(text.as_bytes()).unwrap();
            assert_eq!(table.header, ["a", "b"]);
            assert_eq!(table.rows, [Row { line: 2, cells: vec!["1".into(), "x;\"y\"".into()] }], "{text:?}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let many = |n: usize| (0..n).map(|n| format!("c{n};")).collect::<String>() + "z";
        let cases: Vec<Vec<u8>> = vec![
            b"".to_vec(),
            b"a;b\n".to_vec(),
            b"a;b\n1\n".to_vec(),
            b"a;b\n1;2;3\n".to_vec(),
            b"a;;c\n1;2;3\n".to_vec(),
            b"a;a\n1;2\n".to_vec(),
            b"a;b\n1;\xE8\n".to_vec(),
            b"a;b\n1;\x00\n".to_vec(),
            "a;b\n1;\u{202e}\n".into(),
            (many(MAX_COLUMNS) + "\n").into_bytes(),
            ("a\n".to_owned() + &"x\n".repeat(MAX_ROWS + 1)).into_bytes(),
            ("a\n".to_owned() + &"x".repeat(MAX_CELL + 1)).into_bytes(),
            "a\n".repeat(ANSWERS_BYTES as usize).into_bytes(),
        ];
        for case in cases {
            assert!(read(&case).is_err(), "{:?}", &case[..case.len().min(30)]);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cells in prop::collection::vec("[a-z=+@;,\"' -]{0,8}", 2..4)) {
            let cells: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
            prop_assume!(cells.iter().any(|cell| !cell.is_empty()));
            // An apostrophe of its own before a formula cannot be told from ours.
            prop_assume!(cells.iter().all(|cell| !cell.starts_with('\'')));
            let header: Vec<&str> = ["a", "b", "c"][..cells.len()].to_vec();
            let bytes = write(&header, std::slice::from_ref(&cells));
            prop_assert_eq!(&read(&bytes).unwrap().rows[0].cells, &cells);
        }

        #[test]
        fn any_bytes_are_a_table_or_a_problem(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }
    }
}
