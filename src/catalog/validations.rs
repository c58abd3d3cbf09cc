//! Rules about `validazioni` that no schema says: who is not in favour gives reasons, and nobody has judged anything tomorrow.

use super::link::{Found, Input, location};
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic, with_day};
use crate::schema::PartialDate;

/// Looks at every entry of a card. That it speaks for the right body, and about which text, only the history tells.
pub(super) fn check(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n];
    for entry in card.parsed.front_matter.get("validazioni").map_or(&[][..], Node::items) {
        let text = |key: &str| entry.get(key).and_then(Node::text).map(str::trim).unwrap_or("");
        let outcome = text("esito");
        if let ("da_integrare" | "contraria", Some(node)) = (outcome, entry.get("esito"))
            && text("motivazione").is_empty()
        {
            found.push(
                Diagnostic::new(Code::DoubtfulValidation, format!("la validazione è «{outcome}» e non dice perché"))
                    .at(location(&card.parsed, &node.span))
                    .expected("una «motivazione»")
                    .help("scrivi in una frase che cosa manca o che cosa non va: chi corregge deve saperlo"),
            );
        }
        let day = entry.get("data").and_then(|node| Some((node, PartialDate::parse(node.text()?)?)));
        if let (Some((node, day)), Some(today)) = (day, input.today)
            && day.first > today
        {
            found.push(
                Diagnostic::new(
                    Code::DoubtfulValidation,
                    format!("la validazione è {}, che deve ancora venire", with_day("del", day.first)),
                )
                .at(location(&card.parsed, &node.span))
                .expected(format!("un giorno che non venga dopo {}", with_day("il", today))),
            );
        }
    }
}
