//! Italian words around clap: help, values, mistakes.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::config::{self, Audience};

/// The layout of `--help`.
pub(super) const TEMPLATE: &str = "{about-with-newline}\nUso: {usage}\n\n{all-args}{after-help}\n";

/// Reads `--base-url`.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    config::check_base_url(text).ok_or_else(|| "serve un indirizzo completo, come https://esempio.it/catalogo/".to_owned())
}

/// Reads `--date`.
pub(super) fn date(text: &str) -> Result<jiff::civil::Date, String> {
    text.parse().map_err(|_| "serve un giorno scritto come 2026-01-31".to_owned())
}

/// Reads `--audience`.
pub(super) fn audience(text: &str) -> Result<Audience, String> {
    Audience::parse(text).ok_or_else(|| "serve public, members, community:ID oppure group:ID".to_owned())
}

/// Prints help and version as asked, and a mistake in the command in Italian.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    let help =
        matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand);
    if help {
        // Nobody can be told when the terminal is gone.
        let _ = error.print();
        return ExitCode::from(if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand { super::USAGE } else { 0 });
    }
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = get(ContextKind::InvalidArg);
    let mut message = match error.kind() {
        ErrorKind::UnknownArgument => format!("non conosco «{argument}»"),
        ErrorKind::InvalidSubcommand => format!("non conosco il comando «{}»", get(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if get(ContextKind::InvalidValue).is_empty() => format!("a {argument} manca il valore"),
        ErrorKind::InvalidValue => {
            format!("«{}» non va bene per {argument}: i valori sono {}", get(ContextKind::InvalidValue), get(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map_or_else(String::new, |source| format!(": {source}"));
            format!("«{}» non va bene per {argument}{reason}", get(ContextKind::InvalidValue))
        }
        ErrorKind::MissingRequiredArgument => format!("manca {argument}"),
        ErrorKind::ArgumentConflict => format!("{argument} non sta insieme a {}", get(ContextKind::PriorArg)),
        _ => error.to_string(),
    };
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        let near = get(kind);
        if !near.is_empty() {
            message.push_str(&format!("\n  Forse volevi scrivere «{near}»?"));
        }
    }
    message.push_str("\n  «prassi --help» elenca comandi e opzioni.");
    super::report::failure(&message);
    ExitCode::from(super::USAGE)
}
