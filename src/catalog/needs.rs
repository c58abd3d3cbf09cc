//! Rules about needs: what is open must not be past.

use super::link::{Found, Input, location};
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::PartialDate;

/// The type of needs.
const TYPE: &str = "fabbisogno";

/// Whoever reads an open need expects that an answer still helps.
pub(super) fn check(input: &Input<'_>, n: usize, found: &mut Found) {
    let card = &input.cards[n];
    let (true, Some(today)) = (&*card.content_type.name == TYPE, input.today) else { return };
    let front_matter = &card.parsed.front_matter;
    let (Some(state), Some(deadline)) = (front_matter.get("stato"), front_matter.get("scadenza")) else { return };
    let Some(date) = deadline.text().and_then(PartialDate::parse) else { return };
    if state.text() == Some("aperto") && date.last < today {
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
