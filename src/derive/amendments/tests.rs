use super::*;
use crate::render::testing::{BASE, Catalogue, Options, Past, Proposal, experience};

const PATH: &str = "esperienze/sportello.md";

fn text(problem: &str, body: &str) -> String {
    experience("Sportello", &format!("problema: {problem}\n")).replace("Testo.", body)
}

/// The catalogue of one card with three versions, the second through request 3, and these proposals.
fn catalogue(proposals: Vec<Proposal>, register: &'static str) -> Catalogue {
    let now = text("File agli sportelli.", "Uno.\n\nDue.\n\nTre.");
    let mut cards = BASE.to_vec();
    cards.push((PATH, &now));
    let past = |time, title, text: &str| Past { path: PATH, time, author: ("Ada", "bra.it"), title, text: text.to_owned() };
    let past = vec![
        past("2026-01-01T10:00:00Z", "La scheda (#1)", &text("Attese.", "Uno.")),
        past("2026-02-01T10:00:00Z", "Il problema, più chiaro (#3)", &text("File agli sportelli.", "Uno.")),
        past("2026-03-01T10:00:00Z", "Il resto del testo", &now),
    ];
    let registers = if register.is_empty() { Vec::new() } else { vec![("esperienze/sportello.modifiche.yml", register)] };
    Catalogue::with(&cards, Options { registers, past, proposals, ..Options::default() })
}

fn proposal(number: u64, text: String) -> Proposal {
    Proposal { number: Some(number), path: PATH, text: Some(text), ..Proposal::default() }
}

fn shown(catalogue: &Catalogue) -> Vec<(Option<u64>, &'static str)> {
    let card = catalogue.catalog.find("esperienza", "sportello").unwrap();
    catalogue.derived.amendments.of(card).iter().map(|one| (one.number, one.state.as_str())).collect()
}

#[test]
fn accepted_ones_come_from_versions_and_the_others_from_the_register() {
    let register = "- {numero: 9, titolo: Via la sede, stato: respinta, motivazione: Serve., data: 2026-02-10}\n\
                    - {numero: 3, titolo: Il problema, stato: ritirata}\n- {numero: 1, titolo: Uno, stato: ritirata}\n\
                    - {numero: 8, titolo: Altro, stato: accettata}\n";
    let catalogue = catalogue(Vec::new(), register);
    assert_eq!(shown(&catalogue), [(Some(3), "accettata"), (Some(9), "respinta")]);
    let card = catalogue.catalog.find("esperienza", "sportello").unwrap();
    let first = &catalogue.derived.amendments.of(card)[0];
    assert!(matches!(first.origin, Origin::Version(2)) && first.title.as_deref() == Some("Il problema, più chiaro (#3)"), "{first:?}");
    assert_eq!(catalogue.derived.amendments.of(card)[1].reason.as_deref(), Some("Serve."));
}

#[test]
fn what_is_at_head_already_is_pending_no_more() {
    let now = text("File agli sportelli.", "Uno.\n\nDue.\n\nTre.");
    assert_eq!(shown(&catalogue(vec![proposal(12, now)], "")), [(Some(3), "accettata")]);
    // A result that a later version had, from the first version on; but not the way back to an older one.
    let second = text("File agli sportelli.", "Uno.");
    let from_first = Proposal { base: Some(text("Attese.", "Uno.")), ..proposal(12, second.clone()) };
    assert_eq!(shown(&catalogue(vec![from_first], "")), [(Some(3), "accettata")]);
    assert_eq!(shown(&catalogue(vec![proposal(12, second)], ""))[0], (Some(12), "in_valutazione"));
}

#[test]
fn the_register_closes_what_it_calls_decided_unless_the_forge_calls_it_open() {
    let one = || proposal(12, text("Altro.", "Uno."));
    let closed = "- {numero: 12, titolo: Dodici, stato: ritirata}\n";
    assert_eq!(shown(&catalogue(vec![one()], closed)), [(Some(3), "accettata"), (Some(12), "ritirata")]);
    let forge = Proposal { open: true, ..one() };
    assert_eq!(shown(&catalogue(vec![forge], closed)), [(Some(12), "in_valutazione"), (Some(3), "accettata")]);
    let open = "- {numero: 12, titolo: Le parole della redazione, stato: in_valutazione}\n";
    let catalogue = catalogue(vec![one()], open);
    assert_eq!(shown(&catalogue), [(Some(12), "in_valutazione"), (Some(3), "accettata")]);
    let card = catalogue.catalog.find("esperienza", "sportello").unwrap();
    let first = &catalogue.derived.amendments.of(card)[0];
    assert_eq!(first.title.as_deref(), Some("Le parole della redazione"));
    assert!(first.pending().is_some());
}

#[test]
fn those_that_touch_the_same_passage_know_of_each_other() {
    let first = proposal(12, text("Code.", "Uno.\n\nDue.\n\nTre."));
    let second = proposal(13, text("Code agli sportelli.", "Uno.\n\nDue cambiato.\n\nTre."));
    let third = proposal(14, text("File agli sportelli.", "Uno.\n\nDue in altro modo.\n\nTre."));
    let fourth = proposal(15, text("File agli sportelli.", "Uno.\n\nDue.\n\nTre, da solo."));
    let catalogue = catalogue(vec![first, second, third, fourth], "");
    let card = catalogue.catalog.find("esperienza", "sportello").unwrap();
    let list = catalogue.derived.amendments.of(card);
    let of = |number: u64| list.iter().find(|one| one.number == Some(number)).and_then(Amendment::pending).unwrap();
    let meets = |number: u64| -> Vec<(Option<u64>, String, bool)> {
        let one = |meeting: &Meeting| (list[meeting.other].number, meeting.fields.join(" "), meeting.text);
        of(number).meets.iter().map(one).collect()
    };
    assert_eq!(meets(12), [(Some(13), "problema".into(), false)]);
    assert_eq!(meets(13), [(Some(14), String::new(), true), (Some(12), "problema".into(), false)]);
    assert_eq!(meets(14), [(Some(13), String::new(), true)]);
    assert!(meets(15).is_empty());
}

#[test]
fn a_card_that_breaks_the_schema_is_told_with_its_mistakes() {
    let broken = proposal(12, text("Code.", "Uno.").replace("temi: [servizi]", "tmi: [servizi]"));
    let removal = Proposal { text: None, ..proposal(13, String::new()) };
    let large = proposal(14, "x".repeat(2 << 20));
    let catalogue = catalogue(vec![broken, removal, large], "");
    let card = catalogue.catalog.find("esperienza", "sportello").unwrap();
    let list = catalogue.derived.amendments.of(card);
    let of = |number: u64| &list.iter().find(|one| one.number == Some(number)).and_then(Amendment::pending).unwrap().readable;
    assert!(matches!(of(12), Readable::Broken(found, _) if found[0].message.contains("tmi")), "{:?}", of(12));
    assert!(matches!(of(13), Readable::Removal) && matches!(of(14), Readable::TooLarge));
}

#[test]
fn a_branch_without_a_number_has_the_address_of_its_name() {
    let branch = |name| Proposal { number: None, name, ..proposal(0, text("Code.", "Uno.")) };
    let catalogue =
        catalogue(vec![branch("refs/remotes/origin/Nuovi orari"), branch("refs/heads/nuovi-orari"), branch("refs/heads/è")], "");
    let card = catalogue.catalog.find("esperienza", "sportello").unwrap();
    let mut keys: Vec<&str> =
        catalogue.derived.amendments.of(card).iter().filter_map(Amendment::pending).map(|pending| &*pending.key).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["e", "nuovi-orari", "nuovi-orari-2"]);
}
