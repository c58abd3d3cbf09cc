//! What people mean when a value is not one of the list, or a date, an address, a mailbox is not one.

use jiff::civil::Date;

use super::coerce::short;
use super::dates::PartialDate;
use super::{Choice, Field, FieldKind, label};
use crate::content;
use crate::diagnostic::{Code, Diagnostic, MONTHS, fold, nearest};

/// A value that is not one of the list.
pub(super) fn unknown_value(field: Option<&Field>, key: &str, text: &str) -> Diagnostic {
    let choices: &[Choice] = match field.map(|field| &field.kind) {
        Some(FieldKind::Enum(choices)) => choices,
        _ => &[],
    };
    let allowed = choices.iter().map(|choice| &*choice.value).collect::<Vec<_>>().join(", ");
    let problem = Diagnostic::new(Code::UnknownValue, format!("«{}» non è un valore di «{key}»", short(text)))
        .expected(format!("uno di questi valori: {allowed}"));
    // Whoever wrote the label that the page shows meant its value.
    let folded = fold(text.trim());
    let by_label = choices.iter().find(|choice| choice.labels.values().any(|label| fold(label) == folded));
    let meant =
        by_label.map(|choice| &*choice.value).or_else(|| nearest(text, choices.iter().map(|choice| &*choice.value))).or_else(|| {
            let near = nearest(text, choices.iter().map(|choice| label(&choice.labels, "it")))?;
            choices.iter().find(|choice| label(&choice.labels, "it") == near).map(|choice| &*choice.value)
        });
    match meant {
        Some(meant) => problem.replace_with(format!("Forse volevi scrivere «{meant}»"), meant),
        None => problem,
    }
}

/// A text that is not of the format that its field asks.
pub(super) fn wrong_format(format: &str, key: &str, text: &str) -> Diagnostic {
    match format {
        "date" | "partial-date" | "partial-date-time" => wrong_date(format, text),
        "url" => wrong_url(text),
        "email" => {
            let problem = Diagnostic::new(Code::InvalidFormat, format!("«{}» non è un indirizzo di posta", short(text)))
                .expected("un solo indirizzo, per esempio ufficio@comune.esempio.it");
            match text.trim().strip_prefix("mailto:") {
                Some(bare) => problem.replace_with("Togli «mailto:»", bare),
                None => problem,
            }
        }
        "file" => Diagnostic::new(Code::InvalidFormat, format!("«{}» non è il nome di un file accanto alla scheda", short(text)))
            .expected("il percorso del file a partire dalla cartella della scheda, per esempio sportello.jpg")
            .help("Metti il file nella cartella della scheda e scrivi qui il suo nome"),
        "slug" => {
            let problem = Diagnostic::new(Code::InvalidFormat, format!("«{}» non può essere un identificativo", short(text)))
                .expected("lettere minuscole senza accenti, cifre e trattini");
            match content::slug(text) {
                slug if slug.is_empty() => problem,
                slug => problem.replace_with(format!("Scrivi «{slug}»"), slug),
            }
        }
        _ => Diagnostic::new(Code::InvalidFormat, format!("«{}» non è scritto come vuole il campo «{key}»", short(text))),
    }
}

fn wrong_url(text: &str) -> Diagnostic {
    let fault = super::url::fault(text);
    let what = fault.as_ref().map_or_else(String::new, |fault| format!(": {}", fault.what));
    let problem = Diagnostic::new(Code::InvalidFormat, format!("«{}» non è un indirizzo web{what}", short(text)))
        .expected("un indirizzo che comincia con https:// o http://");
    match fault.and_then(|fault| fault.mended) {
        Some(mended) => problem.replace_with(format!("Scrivi «{mended}»"), mended),
        None => problem.help("Copia l'indirizzo dalla barra del browser"),
    }
}

fn wrong_date(format: &str, text: &str) -> Diagnostic {
    let expected = match format {
        "date" => "il giorno come ANNO-MESE-GIORNO, per esempio 2026-11-21",
        "partial-date" => "una data come 2026-11-21, oppure 2026-11 o 2026 se il giorno o il mese non si sanno",
        _ => "una data come 2026-11-21 (anche 2026-11 o 2026), o con l'ora e il fuso: 2026-11-21T10:00:00+01:00",
    };
    let problem =
        Diagnostic::new(Code::InvalidDate, format!("«{}» non è una data valida per questo campo", short(text))).expected(expected);
    if format == "date" && PartialDate::parse(text).is_some_and(|date| date.precision < super::Precision::Day) {
        return problem.help("Qui serve il giorno esatto: aggiungi mese e giorno");
    }
    if let Some((year, month, day)) = day_month_year(text.trim()) {
        let Some(month) = month else { return problem };
        let Ok(first) = Date::new(year, month, 1) else { return problem.help(format!("Il mese {month} non esiste")) };
        return match day {
            None if format == "date" => problem.help("Qui serve il giorno esatto: aggiungi mese e giorno"),
            None => rewrite(problem, format!("{year:04}-{month:02}")),
            Some(day) => match Date::new(year, month, day) {
                Ok(date) => rewrite(problem, date.to_string()),
                Err(_) => problem.help(format!("{} {year} ha {} giorni", MONTHS[month as usize - 1], first.days_in_month())),
            },
        };
    }
    if text.contains('T') && text.get(..10).is_some_and(|date| PartialDate::parse(date).is_some()) {
        return problem.help("Aggiungi il fuso orario dopo l'ora: +01:00 d'inverno, +02:00 d'estate");
    }
    problem
}

fn rewrite(problem: Diagnostic, date: String) -> Diagnostic {
    problem.replace_with(format!("Scrivi {date}"), date)
}

/// Year, month and day of `9/7/2019`, `09.07.2019`, `2019/7/9`, `2019-7-9`, `7/2019`, `9 luglio 2019`, `luglio 2019`.
fn day_month_year(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let year = |part: &str| (part.len() == 4).then(|| part.parse::<i16>().ok()).flatten();
    let day = |part: &str| part.trim_end_matches('°').parse::<i8>().ok();
    let month = |part: &str| {
        day(part).or_else(|| MONTHS.iter().position(|name| part.len() >= 3 && name.starts_with(&*part.to_lowercase())).map(|n| n as i8 + 1))
    };
    match parts[..] {
        [y, m, d] if year(y).is_some() => Some((year(y)?, Some(month(m)?), Some(day(d)?))),
        [d, m, y] => Some((year(y)?, Some(month(m)?), Some(day(d)?))),
        [y, m] if year(y).is_some() => Some((year(y)?, Some(month(m)?), None)),
        [m, y] => Some((year(y)?, Some(month(m)?), None)),
        _ => None,
    }
}
