//! Counts the answers of a table: one row for each answer given (a column a question), or rows that are counts already.

use super::personal::{self, Kind};
use super::table::{Problem, Table};
use super::{Cell, Question, QuestionKind};
use crate::diagnostic::{fold, nearest};

/// The columns of a table of counts.
pub const HEADER: [&str; 3] = ["domanda", "risposta", "numero"];
/// Between the answers of one person to a question with several.
const SEVERAL: char = '|';
/// A cell that is not said.
const HIDDEN: &str = "non mostrato";
/// Before the threshold, for a cell under it.
const UNDER: &str = "meno di ";

/// What a table says.
#[derive(Debug)]
pub struct Counted {
    /// For each question one cell an option; `None` where the table says nothing.
    pub cells: Vec<Option<Vec<Cell>>>,
    /// Whether every row was what one person answered.
    pub one_row_each: bool,
}

/// A cell as the published table writes it, and as tables may write it.
pub fn written(cell: Cell, threshold: u64) -> String {
    match cell {
        Cell::Count(n) => n.to_string(),
        Cell::Small => format!("{UNDER}{threshold}"),
        Cell::Hidden => HIDDEN.to_owned(),
    }
}

fn is_counts(table: &Table) -> bool {
    table.header.len() == HEADER.len() && HEADER.iter().all(|name| table.header.iter().any(|header| fold(header) == *name))
}

/// The columns that look like persons, by position.
pub fn persons(table: &Table, questions: &[Question]) -> Vec<(usize, Kind)> {
    if is_counts(table) {
        return Vec::new();
    }
    let kind = |(n, header): (usize, &String)| {
        let values = table.column(n);
        let closed = question(questions, header).map(|at| &questions[at]).filter(|question| question.kind != QuestionKind::Text);
        let answers = closed.is_some_and(|question| values.iter().all(|value| answered(question, value).is_some()));
        personal::kind(header, &values, answers).map(|kind| (n, kind))
    };
    table.header.iter().enumerate().filter_map(kind).collect()
}

/// The question that a column or a cell names.
fn question(questions: &[Question], name: &str) -> Option<usize> {
    questions.iter().position(|question| fold(&question.id) == fold(name))
}

fn option(question: &Question, answer: &str) -> Option<usize> {
    let answer = fold(answer.trim());
    question.options.iter().position(|option| fold(option.trim()) == answer)
}

/// The options that a cell names; none for an empty one, `None` for what is no option.
fn answered(question: &Question, cell: &str) -> Option<Vec<usize>> {
    let given = if question.kind == QuestionKind::Several { cell.split(SEVERAL).collect() } else { vec![cell] };
    let mut options = Vec::new();
    for answer in given.into_iter().filter(|answer| !answer.trim().is_empty()) {
        options.push(option(question, answer)?);
    }
    options.sort_unstable();
    options.dedup();
    Some(options)
}

/// Counts a table.
pub fn count(table: &Table, questions: &[Question], threshold: u64) -> Result<Counted, Problem> {
    if is_counts(table) { counts(table, questions, threshold) } else { answers(table, questions) }
}

fn answers(table: &Table, questions: &[Question]) -> Result<Counted, Problem> {
    let mut cells: Vec<Option<Vec<Cell>>> = vec![None; questions.len()];
    for (n, header) in table.header.iter().enumerate() {
        let Some(at) = question(questions, header) else { return Err(unknown_column(n, header, questions)) };
        let question = &questions[at];
        if question.kind == QuestionKind::Text {
            continue;
        }
        let mut sums = vec![0u64; question.options.len()];
        for row in &table.rows {
            let Some(options) = answered(question, &row.cells[n]) else { return Err(no_option(row.line, n, question)) };
            options.into_iter().for_each(|option| sums[option] += 1);
        }
        cells[at] = Some(sums.into_iter().map(Cell::Count).collect());
    }
    Ok(Counted { cells, one_row_each: true })
}

fn unknown_column(n: usize, header: &str, questions: &[Question]) -> Problem {
    let ids: Vec<&str> = questions.iter().map(|question| &*question.id).collect();
    let near = nearest(header, ids.iter().copied()).map_or(String::new(), |near| format!(" (forse «{near}»)"));
    let expected = format!("l'«id» di una delle domande{near}, oppure le tre colonne {}: le altre colonne si tolgono", HEADER.join(", "));
    (format!("la colonna {} non è di nessuna domanda", n + 1), expected)
}

fn no_option(line: u64, column: usize, question: &Question) -> Problem {
    let found = format!("alla riga {line} la colonna {} non ha una delle opzioni di «{}»", column + 1, question.id);
    (found, format!("le parole di una delle opzioni; più risposte si separano con «{SEVERAL}», se la domanda è multipla"))
}

fn counts(table: &Table, questions: &[Question], threshold: u64) -> Result<Counted, Problem> {
    let at = HEADER.map(|name| table.header.iter().position(|header| fold(header) == name).unwrap_or_default());
    let mut cells: Vec<Option<Vec<Option<Cell>>>> = vec![None; questions.len()];
    for row in &table.rows {
        let [id, answer, number] = at.map(|column| &*row.cells[column]);
        let known = question(questions, id).filter(|&at| questions[at].kind != QuestionKind::Text);
        let Some(which) = known else {
            let expected = "l'«id» di una domanda con opzioni: le risposte a testo libero non si pubblicano";
            return Err((format!("alla riga {} la domanda non c'è", row.line), expected.to_owned()));
        };
        let question = &questions[which];
        let Some(option) = option(question, answer) else { return Err(no_option(row.line, at[1], question)) };
        let Some(cell) = number_of(number, threshold) else {
            let expected = format!("un numero intero, «{UNDER}5» oppure «{HIDDEN}»");
            return Err((format!("alla riga {} il numero non si capisce", row.line), expected));
        };
        let own = cells[which].get_or_insert_with(|| vec![None; question.options.len()]);
        if own[option].replace(cell).is_some() {
            return Err((format!("alla riga {} la risposta c'è già", row.line), "una riga per ogni risposta".to_owned()));
        }
    }
    let filled = |cells: Vec<Option<Cell>>| cells.into_iter().map(|cell| cell.unwrap_or(Cell::Count(0))).collect();
    Ok(Counted { cells: cells.into_iter().map(|cells| cells.map(filled)).collect(), one_row_each: false })
}

/// A cell of a table of counts. Of what is under a higher threshold than ours nothing is known.
fn number_of(text: &str, threshold: u64) -> Option<Cell> {
    let folded = fold(text);
    if folded == HIDDEN {
        return Some(Cell::Hidden);
    }
    if let Some(under) = folded.strip_prefix(UNDER).or_else(|| folded.strip_prefix('<')) {
        return under.trim().parse::<u64>().ok().map(|under| if under <= threshold { Cell::Small } else { Cell::Hidden });
    }
    let digits = !text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok().map(Cell::Count))?
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn questions() -> Vec<Question> {
        let question = |id: &str, kind, options: &[&str]| Question {
            id: id.into(),
            kind,
            options: options.iter().map(|option| (*option).to_owned()).collect(),
        };
        vec![
            question("utile", QuestionKind::One, &["Sì", "No"]),
            question("canali", QuestionKind::Several, &["Sportello", "Online"]),
            question("altro", QuestionKind::Text, &[]),
        ]
    }

    fn counted(text: &str) -> Result<Counted, Problem> {
        count(&table::read(text.as_bytes()).expect("a table"), &questions(), 5)
    }

    #[test]
    fn rows_of_answers_become_counts_and_words_are_left_out() {
        let counted = counted("Utile;canali;altro\nsi;Sportello|online;Parole mie\nSì;;\nno;Online;\n").unwrap();
        assert!(counted.one_row_each);
        let cells = [Some(vec![Cell::Count(2), Cell::Count(1)]), Some(vec![Cell::Count(1), Cell::Count(2)]), None];
        assert_eq!(counted.cells, cells);
    }

    #[test]
    fn counts_are_taken_as_they_are_and_may_be_masked_already() {
        let counted = counted("domanda,risposta,numero\nutile,Sì,meno di 5\nutile,No,non mostrato\ncanali,Online,12\n").unwrap();
        let cells = [Some(vec![Cell::Small, Cell::Hidden]), Some(vec![Cell::Count(0), Cell::Count(12)]), None];
        assert_eq!(counted.cells, cells);
    }

    #[test]
    fn mistakes_name_the_place_and_never_the_value() {
        for (text, found) in [
            ("utile;eta\nSì;segreto\n", "la colonna 2 non è di nessuna domanda"),
            ("utile\nSì\nsegreto\n", "alla riga 3 la colonna 1 non ha una delle opzioni di «utile»"),
            ("utile\nSì|No\n", "alla riga 2 la colonna 1 non ha"),
            ("domanda;risposta;numero\naltro;segreto;3\n", "alla riga 2 la domanda non c'è"),
            ("domanda;risposta;numero\nutile;Sì;segreto\n", "alla riga 2 il numero non si capisce"),
            ("domanda;risposta;numero\nutile;Sì;-3\n", "alla riga 2 il numero non si capisce"),
            ("domanda;risposta;numero\nutile;Sì;3\nutile;si;4\n", "alla riga 3 la risposta c'è già"),
        ] {
            let (message, expected) = counted(text).unwrap_err();
            assert!(message.starts_with(found), "{message}");
            assert!(!(message + &expected).contains("segreto"));
        }
    }

    #[test]
    fn persons_are_looked_for_in_every_column_that_is_not_made_of_options() {
        let of = |text: &str| persons(&table::read(text.as_bytes()).expect("a table"), &questions());
        assert_eq!(of("utile;altro\nSì;anna@posta.example\n"), [(1, Kind::Email)]);
        assert_eq!(of("utile;Nominativo\nSì;x\n"), [(1, Kind::Name)]);
        assert_eq!(of("utile;canali\nSì;Online\n"), []);
    }
}
