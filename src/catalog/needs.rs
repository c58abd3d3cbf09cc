//! Rules about needs: what is open must not be past, and can be answered.

use super::link::{Found, Input, location};
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::PartialDate;

/// The type of needs.
const TYPE: &str = "fabbisogno";

/// What an office may name to be reached by.
const CHANNELS: &[&str] = &["email", "telefono", "modulo"];

/// Whoever reads an open need expects that an answer still helps, and that somebody gets it.
pub(super) fn check(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n];
    let state = card.parsed.front_matter.get("stato");
    if &*card.content_type.name == TYPE && state.and_then(|state| state.text()) == Some("aperto") {
        overdue(input, n, found);
        reachable(input, n, found);
    }
}

fn overdue(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n];
    let (Some(deadline), Some(today)) = (card.parsed.front_matter.get("scadenza"), input.today) else { return };
    let Some(date) = deadline.text().and_then(PartialDate::parse) else { return };
    if date.last < today {
        found.push(
            Diagnostic::new(
                Code::NeedOverdue,
                format!("la scadenza ({}) è passata e la richiesta è ancora aperta", deadline.text().unwrap_or("")),
            )
            .at(location(&card.parsed, &deadline.span))
            .expected("una scadenza che deve ancora venire, o uno stato diverso da «aperto»")
            .help("sposta la scadenza, oppure scrivi com'è andata in «stato»: abbinato, soddisfatto o ritirato"),
        );
    }
}

fn reachable(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n].parsed;
    let Some(office) = card.front_matter.get("referente") else { return };
    let given = |key: &&str| office.get(key).is_some_and(|node| !node.is_null());
    if !CHANNELS.iter().any(given) {
        found.push(
            Diagnostic::new(Code::NeedWithoutContact, "la richiesta è aperta e non dice come rispondere")
                .at(location(card, &office.span))
                .expected("un indirizzo «email», un «telefono» o un «modulo» dell'ufficio")
                .help("scrivi un recapito dell'ufficio, non di una persona; finché manca, chi può aiutare scrive alla segreteria del catalogo"),
        );
    }
}
