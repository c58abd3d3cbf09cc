//! What the page of a consultation shows beside its fields, and what other pages say of it.

use crate::schema::Value;

use super::card_parts::enum_label;
use super::{consulted_text, versions};
use crate::catalog::{CardIx, Linked};
use crate::derive::consultations::{Answered, Cell, Consultation, Phase, Question, Results, Subject, Tally, phase};
use crate::derive::dates;
use crate::render::dates::DateText;
use crate::render::views::{
    ConsultationView, ConsultedView, DecisionView, FileView, OpenConsultation, QuestionView, ResultRow, ResultView, StateView, TextLink,
};
use crate::render::{Site, links, numbers};
use crate::schema::PartialDate;

/// Open consultations on the home page.
const ON_HOME: usize = 3;
/// The field that names what a consultation is about.
const SUBJECT: &str = "oggetto.scheda";

/// What a consultation asks, and what came of it.
pub fn view(site: &Site<'_>, ix: CardIx) -> Option<ConsultationView> {
    let card = site.card(ix);
    let original = card.original.unwrap_or(ix);
    let consultation = site.derived.consultations.get(original)?;
    let date = |key: &str| dates::of_field(card, key).map(|date| DateText::partial(date, site.language()));
    let results = consultation.results.as_ref();
    let subjects = subjects(site, original, consultation);
    Some(ConsultationView {
        phase: phase_of(site, card).map(phase_name),
        state_text: state_text(site, card),
        opening: date("apertura"),
        closing: date("chiusura"),
        is_open: is_open(site, card),
        channel_url: Some(card.card.text("canale").to_owned()).filter(|url| !url.is_empty()),
        is_commentable: subjects.iter().any(|subject| subject.text_url.is_some()),
        subjects,
        questions: items(card, "domande").iter().map(|value| question(site, ix, value)).collect(),
        results: results.map_or_else(Vec::new, |results| result_views(site, card, consultation, results)),
        results_file: results.and_then(|results| file(site, site.catalog.get(original), results)),
        masked_text: results.and_then(|results| masked_text(site, results)),
        decisions: card.card.at("esito.risposte").into_iter().map(|value| decision(site, ix, value)).collect(),
    })
}

/// The open consultations that the home page names, those that close first at the head.
pub fn open(site: &Site<'_>) -> Vec<OpenConsultation> {
    let Some(today) = site.derived.today else { return Vec::new() };
    let open = site.derived.consultations.open(site.catalog, today);
    let view = |ix: CardIx| OpenConsultation {
        link: site.card_link(ix),
        summary: site.card(ix).card.text("in_breve").to_owned(),
        state_text: state_text(site, site.card(ix)),
    };
    open.into_iter().take(ON_HOME).map(view).collect()
}

/// How a list marks a consultation.
pub fn mark(site: &Site<'_>, card: &Linked) -> Option<StateView> {
    let value = phase_of(site, card).map_or("dated", phase_name);
    state_text(site, card).map(|text| StateView { value: value.to_owned(), text })
}

fn phase_of(site: &Site<'_>, card: &Linked) -> Option<Phase> {
    phase(card, site.derived.today)
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Before => "before",
        Phase::Open => "open",
        Phase::Closed => "closed",
    }
}

/// Whether one can take part: what no day tells is taken as open, with its dates beside it; what has no dates is over.
pub fn is_open(site: &Site<'_>, card: &Linked) -> bool {
    let dated = dates::of_field(card, "chiusura").is_some();
    dated && matches!(phase_of(site, card), Some(Phase::Open) | None)
}

/// «aperta fino al 30 giugno 2027», «chiusa, era aperta fino a giugno 2027», «si apre il 1º marzo 2027».
pub fn state_text(site: &Site<'_>, card: &Linked) -> Option<String> {
    let (key, date) = match phase_of(site, card) {
        Some(Phase::Before) => ("consultation-from", dates::of_field(card, "apertura")?),
        Some(Phase::Closed) => ("consultation-was-until", dates::of_field(card, "chiusura")?),
        Some(Phase::Open) | None => ("consultation-until", dates::of_field(card, "chiusura")?),
    };
    Some(site.dated(key, date))
}

/// The consultations on a card that are open on the day of the build, in words that lead to where one takes part.
pub fn open_on(site: &Site<'_>, ix: CardIx) -> Vec<TextLink> {
    let original = site.card(ix).original.unwrap_or(ix);
    let asked = site.card(ix).backlinks.iter().filter(|backlink| backlink.field.as_deref() == Some(SUBJECT));
    let open = asked.map(|backlink| backlink.from).filter(|&from| {
        let card = site.catalog.get(from);
        card.visibility.is_listed() && phase_of(site, card) == Some(Phase::Open)
    });
    let mut open: Vec<(PartialDate, CardIx)> =
        open.filter_map(|from| Some((dates::of_field(site.catalog.get(from), "chiusura")?, from))).collect();
    open.sort_by_key(|(closing, from)| (closing.last, *from));
    let link = |(closing, from): (PartialDate, CardIx)| {
        let subjects = site.derived.consultations.get(from).map_or(&[][..], |known| &known.subjects);
        let text = subjects.iter().position(|subject| subject.card == original).filter(|&n| consulted_text::exists(site, from, n));
        let (key, url) = match text {
            Some(n) => ("consulted-now-comment", Some(links::internal(&consulted_text::address(site, from, n)))),
            None => ("consulted-now-take-part", site.card_url(site.card(from))),
        };
        let state = site.dated("consulted-now", closing);
        TextLink::new(site.theme.word_with(key, &[("state", &state)]), url)
    };
    open.into_iter().map(link).collect()
}

fn items<'c>(card: &'c Linked, key: &str) -> &'c [Value] {
    card.card.values().items(key)
}

fn subjects(site: &Site<'_>, ix: CardIx, consultation: &Consultation) -> Vec<ConsultedView> {
    let view = |(n, subject): (usize, &Subject)| {
        let version = subject.version.map(|number| {
            let text = site.theme.word_with("version-number", &[("number", &number.to_string())]);
            TextLink::new(text, versions::permalink(site, subject.card, number))
        });
        let text_url = consulted_text::exists(site, ix, n).then(|| links::internal(&consulted_text::address(site, ix, n)));
        ConsultedView { link: site.card_link(subject.card), version, text_url }
    };
    consultation.subjects.iter().enumerate().map(view).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

fn question(site: &Site<'_>, ix: CardIx, value: &Value) -> QuestionView {
    QuestionView {
        text: text(value, "testo").to_owned(),
        kind_text: enum_label(site, ix, "domande.tipo", text(value, "tipo")),
        options: options(value),
    }
}

fn options(value: &Value) -> Vec<String> {
    let options = value.get("opzioni").map_or(&[][..], Value::items);
    options.iter().filter_map(|option| option.as_str().map(str::to_owned)).collect()
}

/// The results of the questions that the table tells of, in the words of the page's language.
fn result_views(site: &Site<'_>, card: &Linked, consultation: &Consultation, results: &Results) -> Vec<ResultView> {
    let told = consultation.questions.iter().zip(&results.answered).zip(items(card, "domande"));
    let view = |((question, answered), value): ((&Question, &Answered), &Value)| {
        let tally = match answered {
            Answered::Nothing => return None,
            Answered::Withheld => None,
            Answered::Shown(tally) => Some(tally),
        };
        Some(ResultView {
            id: question.id.clone(),
            text: text(value, "testo").to_owned(),
            rows: tally.map_or_else(Vec::new, |tally| rows(site, &options(value), tally)),
            total_text: tally.and_then(|tally| tally.total).map(|total| answers(site, total)),
        })
    };
    told.filter_map(view).collect()
}

fn answers(site: &Site<'_>, total: u64) -> String {
    site.theme.counted("result-answers", usize::try_from(total).unwrap_or(usize::MAX))
}

fn rows(site: &Site<'_>, options: &[String], tally: &Tally) -> Vec<ResultRow> {
    let known = |cell: &Cell| if let Cell::Count(n) = cell { Some(*n) } else { None };
    let longest = tally.cells.iter().filter_map(known).max().unwrap_or(0).max(1);
    let threshold = site.config.consultations.threshold.to_string();
    let row = |(option, cell): (&String, &Cell)| ResultRow {
        text: option.clone(),
        count_text: match cell {
            Cell::Count(n) => numbers::count(usize::try_from(*n).unwrap_or(usize::MAX), site.language()),
            Cell::Small => site.theme.word_with("result-small", &[("n", &threshold)]),
            Cell::Hidden => site.theme.word("result-hidden"),
        },
        percent: known(cell).and_then(|n| usize::try_from(n.saturating_mul(100).div_ceil(longest)).ok()),
    };
    options.iter().zip(&tally.cells).map(row).collect()
}

/// Why some numbers are not there.
fn masked_text(site: &Site<'_>, results: &Results) -> Option<String> {
    let masked = |answered: &Answered| match answered {
        Answered::Nothing => false,
        Answered::Withheld => true,
        Answered::Shown(tally) => tally.cells.iter().any(|cell| !matches!(cell, Cell::Count(_))),
    };
    let threshold = site.config.consultations.threshold.to_string();
    results.answered.iter().any(masked).then(|| site.theme.word_with("result-note", &[("n", &threshold)]))
}

/// The published table: what the site says of it comes from its masked bytes, never from the file that was read.
fn file(site: &Site<'_>, original: &Linked, results: &Results) -> Option<FileView> {
    let file = original.files.iter().find(|file| file.asset.answers.is_some())?;
    Some(FileView {
        text: file.name.rsplit('/').next().unwrap_or(&file.name).to_owned(),
        url: links::internal_file(original.address.as_deref()?, &file.name),
        size_text: super::card::size_text(site, results.file.len() as u64),
    })
}

fn decision(site: &Site<'_>, ix: CardIx, value: &Value) -> DecisionView {
    let decision = text(value, "decisione");
    DecisionView {
        theme: text(value, "tema").to_owned(),
        state: StateView { value: decision.to_owned(), text: enum_label(site, ix, "esito.risposte.decisione", decision) },
        reason: text(value, "motivazione").split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect(),
    }
}
