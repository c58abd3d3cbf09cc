//! Questions on a terminal: the only place that names the prompt library.
//!
//! Every question explains itself when `?` is typed; `Esc` leaves out what may be left out and otherwise ends the command.

use std::cell::Cell;
use std::rc::Rc;

use inquire::list_option::ListOption;
use inquire::ui::{Color, RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{InquireError, MultiSelect, Select, Text};

use super::picks::Pick;
use crate::cli::{Failure, MACHINE, USAGE};
use crate::diagnostic::fold;

/// What is asked.
pub(in crate::cli) struct Question<'a> {
    /// The field's label.
    pub label: &'a str,
    /// The field's help; shown when asked for.
    pub help: &'a str,
    /// Whether there must be an answer.
    pub required: bool,
}

/// Says why a text cannot be accepted.
pub(in crate::cli) type Judge<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Whether questions can be asked and answered here.
pub(in crate::cli) fn possible() -> bool {
    use std::io::IsTerminal;
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// A line of text; `None` when it was left out.
pub(in crate::cli) fn text(question: &Question<'_>, proposed: Option<&str>, judge: Judge<'_>) -> Result<Option<String>, Failure> {
    let required = question.required;
    let validator = |typed: &str| {
        let reason = match typed.trim() {
            "?" => None,
            "" if required && proposed.is_none() => Some("Qui serve una risposta («?» spiega)".to_owned()),
            "" => None,
            written => judge(written),
        };
        Ok(reason.map_or(Validation::Valid, |reason| Validation::Invalid(reason.into())))
    };
    let keys = if required { "«?» e Invio: che cosa scrivere" } else { "«?» e Invio: che cosa scrivere · Invio salta" };
    loop {
        let mut prompt = Text::new(question.label).with_render_config(colours()).with_help_message(keys).with_validator(validator);
        if let Some(proposed) = proposed {
            prompt = prompt.with_default(proposed);
        }
        let typed = answer(prompt.prompt_skippable(), required)?.map(|typed| typed.trim().to_owned());
        match typed.as_deref() {
            Some("?") => say(&help_text(question)),
            _ => return Ok(typed.filter(|typed| !typed.is_empty())),
        }
    }
}

/// An entry of a list: a choice, the help that `?` finds, or the way to what the list does not have.
#[derive(Clone)]
enum Item<'a> {
    Pick(&'a Pick),
    Help,
    Other(&'a str),
}

impl std::fmt::Display for Item<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Item::Pick(pick) => pick.fmt(f),
            Item::Help => f.write_str("? Spiega questo campo (Invio)"),
            Item::Other(text) => f.write_str(text),
        }
    }
}

impl Item<'_> {
    /// Whether the entry answers to what was typed, and how near the top it stands: names that begin so first, then the list's own order.
    fn score(&self, typed: &str, place: usize) -> Option<i64> {
        const FIRST: i64 = 1 << 40;
        let asks = typed.trim_start().starts_with('?');
        let shown = match self {
            Item::Pick(pick) => pick.matches(typed),
            Item::Help => asks,
            Item::Other(_) => !asks,
        };
        let begins = matches!(self, Item::Pick(pick) if !typed.is_empty() && fold(&pick.label).starts_with(&fold(typed)));
        shown.then(|| if begins { FIRST } else { 0 } - place as i64)
    }
}

/// What was chosen from a list.
pub(in crate::cli) enum Chosen {
    /// This value.
    Value(String),
    /// What the list does not have.
    Other,
    /// Nothing.
    None,
}

/// One of a list; `other` is an entry for what the list does not have.
pub(in crate::cli) fn one(question: &Question<'_>, picks: &[Pick], other: Option<&str>) -> Result<Chosen, Failure> {
    let scorer = |typed: &str, item: &Item<'_>, _: &str, place: usize| item.score(typed, place);
    loop {
        let items = picks.iter().map(Item::Pick).chain(other.map(Item::Other)).chain([Item::Help]).collect();
        let keys = "↑↓ scorre · scrivi per cercare · Invio sceglie · «?» spiega";
        let keys = if question.required { keys.to_owned() } else { format!("{keys} · Esc salta") };
        let prompt = Select::new(question.label, items).with_render_config(colours()).with_scorer(&scorer).with_help_message(&keys);
        match answer(prompt.prompt_skippable(), question.required)? {
            Some(Item::Pick(pick)) => return Ok(Chosen::Value(pick.value.clone())),
            Some(Item::Other(_)) => return Ok(Chosen::Other),
            Some(Item::Help) => say(&help_text(question)),
            None => return Ok(Chosen::None),
        }
    }
}

/// Any number from a list.
pub(in crate::cli) fn several(question: &Question<'_>, picks: &[Pick]) -> Result<Vec<String>, Failure> {
    let required = question.required;
    // The library tells a validator what is marked, not what was typed: the scorer, which sees it, leaves a note.
    let helped = Rc::new(Cell::new(false));
    let noted = helped.clone();
    let scorer = move |typed: &str, item: &Item<'_>, _: &str, place: usize| {
        noted.set(typed.trim_start().starts_with('?'));
        item.score(typed, place)
    };
    let mut marked: Vec<usize> = Vec::new();
    loop {
        let noted = helped.clone();
        let enough = move |chosen: &[ListOption<&Item<'_>>]| {
            let none = required && !noted.get() && !chosen.iter().any(|option| matches!(option.value, Item::Pick(_)));
            let reason = "Segna almeno una voce con la barra spaziatrice, poi premi Invio";
            Ok(if none { Validation::Invalid(reason.into()) } else { Validation::Valid })
        };
        helped.set(false);
        let items: Vec<Item<'_>> = picks.iter().map(Item::Pick).chain([Item::Help]).collect();
        let prompt = MultiSelect::new(question.label, items)
            .with_render_config(colours())
            .with_scorer(&scorer)
            .with_validator(enough)
            .with_default(&marked)
            .with_formatter(&|chosen| chosen.iter().map(|option| option.value.to_string()).collect::<Vec<_>>().join(", "))
            .with_help_message("↑↓ scorre · scrivi per cercare · spazio segna · Invio conferma · «?» spiega");
        let chosen = answer(prompt.raw_prompt_skippable(), required)?.unwrap_or_default();
        let picked = |option: &ListOption<Item<'_>>| match &option.value {
            Item::Pick(pick) => Some(pick.value.clone()),
            Item::Help | Item::Other(_) => None,
        };
        if !helped.get() {
            return Ok(chosen.iter().filter_map(picked).collect());
        }
        marked = chosen.iter().filter(|option| picked(option).is_some()).map(|option| option.index).collect();
        say(&help_text(question));
    }
}

/// Yes or no.
pub(in crate::cli) fn confirm(label: &str, help: &str) -> Result<bool, Failure> {
    let picks = [Pick::new("si", "Sì", []), Pick::new("no", "No", [])];
    let question = Question { label, help, required: true };
    Ok(matches!(one(&question, &picks, None)?, Chosen::Value(value) if value == "si"))
}

/// A line between questions.
pub(in crate::cli) fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(anstream::stdout(), "{line}");
}

fn help_text(question: &Question<'_>) -> String {
    if question.help.is_empty() { "Questo campo non ha spiegazioni: il suo nome dice tutto".to_owned() } else { question.help.to_owned() }
}

fn answer<T>(asked: Result<Option<T>, InquireError>, required: bool) -> Result<Option<T>, Failure> {
    let stopped = || Failure { code: USAGE, message: "interrotto: non ho scritto niente".to_owned() };
    match asked {
        Ok(None) if required => Err(stopped()),
        Ok(answer) => Ok(answer),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => Err(stopped()),
        Err(error) => Err(Failure { code: MACHINE, message: format!("il terminale non risponde: {error}") }),
    }
}

/// The library's colours, with our words; none where colours are not wanted.
fn colours() -> RenderConfig<'static> {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let config = if plain { RenderConfig::empty() } else { RenderConfig::default_colored() };
    let skipped = Styled::new("(saltato)");
    let config = config.with_canceled_prompt_indicator(if plain { skipped } else { skipped.with_fg(Color::DarkGrey) });
    let mark = Styled::new("!");
    let mark = if plain { mark } else { mark.with_fg(Color::LightRed) };
    config.with_error_message(inquire::ui::ErrorMessageRenderConfig::empty().with_prefix(mark))
}
