//! The milestones of a commitment, by date, with what is late today.

use super::card_parts::enum_label;
use crate::catalog::CardIx;
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::views::{CommitmentView, MilestoneView, StateView};
use crate::schema::{PartialDate, Value};

/// How far a commitment has got.
pub fn view(site: &Site<'_>, ix: CardIx) -> CommitmentView {
    let mut milestones: Vec<(Option<PartialDate>, &Value)> =
        site.card(ix).card.values().items("tappe").iter().map(|value| (PartialDate::parse(text(value, "scadenza")), value)).collect();
    // Those without a date come last, as the card has them.
    milestones.sort_by_key(|(due, _)| (due.is_none(), due.map(|due| (due.last, due.first))));
    CommitmentView { milestones: milestones.into_iter().map(|(due, value)| milestone(site, ix, due, value)).collect() }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

fn milestone(site: &Site<'_>, ix: CardIx, due: Option<PartialDate>, value: &Value) -> MilestoneView {
    let state = text(value, "stato");
    // Of a milestone without a state nobody knows whether it was reached.
    let open = matches!(state, "non_avviata" | "in_corso" | "in_ritardo");
    let late = due.filter(|due| open && site.derived.today.is_some_and(|today| due.last < today));
    let late_text = late.map(|due| site.dated("plan-late", PartialDate::day(due.last)));
    let told = !(state.is_empty() || state == "in_ritardo" && late_text.is_some());
    MilestoneView {
        title: text(value, "titolo").to_owned(),
        due: due.map(|due| DateText::partial(due, site.language())),
        state: told.then(|| StateView { value: state.to_owned(), text: enum_label(site, ix, "tappe.stato", state) }),
        late_text,
    }
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options};

    #[test]
    fn milestones_go_by_date_and_those_past_it_are_late_until_they_are_done() {
        let card = "---\ntitolo: Uno\nin_breve: Un impegno\nimpegno: I\ncontributo: C\nrisultati_attesi: [R]\ntappe:\n\
            \x20 - {titolo: Senza data, stato: in_corso}\n\
            \x20 - {titolo: Dopo, scadenza: 2026-12, stato: in_corso}\n\
            \x20 - {titolo: Prima, scadenza: 2026-09, stato: in_corso}\n\
            \x20 - {titolo: Fatta, scadenza: 2026-01-10, stato: completata}\n\
            \x20 - {titolo: Di cui non si sa, scadenza: 2026-02}\n\
            \x20 - {titolo: Ammessa, scadenza: 2026-03-09, stato: in_ritardo}\n---\n";
        let options = Options { today: Some(jiff::civil::date(2026, 11, 22)), ..Options::default() };
        let catalogue = Catalogue::with(&[BASE, &[("impegni/uno.md", card)]].concat(), options);
        let site = catalogue.site();
        let view = super::view(&site, catalogue.catalog.find("impegno", "uno").expect("the commitment"));
        let told: Vec<(&str, Option<&str>, Option<&str>)> = view
            .milestones
            .iter()
            .map(|one| (&*one.title, one.state.as_ref().map(|state| &*state.value), one.late_text.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Fatta", Some("completata"), None),
                ("Di cui non si sa", None, None),
                ("Ammessa", None, Some("In ritardo: doveva finire il 9 marzo 2026")),
                ("Prima", Some("in_corso"), Some("In ritardo: doveva finire il 30 settembre 2026")),
                ("Dopo", Some("in_corso"), None),
                ("Senza data", Some("in_corso"), None),
            ]
        );
        assert!(catalogue.page("/impegni/uno/").contains("In ritardo: doveva finire il 30 settembre 2026"));
    }
}
