use super::*;
use crate::render::testing::{BASE, Catalogue, experience};

/// The comparison of two experiences in words: `field: change` lines, then blocks.
fn lines(old: &str, new: &str) -> Vec<String> {
    let catalogue = Catalogue::new(BASE);
    let (root, local): (Arc<str>, Arc<str>) = ("pubblico".into(), "esperienze/uno.md".into());
    let read = |text: &str| Text::read(&text.into(), &root, &local, &catalogue.config);
    let comparison = compare(&read(old), &read(new), catalogue.schemas.get("esperienza").unwrap());
    let mut out: Vec<String> = Vec::new();
    for change in comparison.fields.iter().flat_map(|field| &field.changes) {
        let items: Vec<String> = change
            .place
            .iter()
            .filter_map(|place| if let Place::Item { number, .. } = place { Some(format!("#{number}")) } else { None })
            .collect();
        let what = match &change.what {
            What::Added(value) => format!("+ {value}"),
            What::Removed(value) => format!("- {value}"),
            What::Replaced(old, new) => format!("{old} -> {new}"),
            What::Words(pieces) => spelled(pieces),
            What::Moved(value) => format!("moved {value}"),
        };
        out.push(format!("{}{}: {what}", change.path, items.concat()));
    }
    out.extend(comparison.text.iter().map(|block| match &block.what {
        BlockChange::Same(text) => format!("= {text}"),
        BlockChange::Form(text) => format!("~ {text} {:?}", block.links),
        BlockChange::Added(text) => format!("+ {text}"),
        BlockChange::Removed(text) => format!("- {text}"),
        BlockChange::Words(pieces) => format!("* {}", spelled(pieces)),
        BlockChange::MovedHere(pieces) => format!("> {}", spelled(pieces)),
        BlockChange::MovedAway(text) => format!("< {text}"),
    }));
    out
}

fn spelled(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| match piece.mark {
        Mark::Same => piece.text.clone(),
        Mark::Removed => format!("[-{}-]", piece.text.trim_end()),
        Mark::Added => format!("[+{}+]", piece.text.trim_end()),
    };
    pieces.iter().map(mark).collect()
}

#[test]
fn fields_are_compared_by_item_and_by_sub_field() {
    let old = experience(
        "Uno",
        "stato_attuazione: in_corso\na_chi_serve: [cittadini, imprese, anziani]\nreferente: {ufficio: Anagrafe, email: a@esempio.it}\nriusi:\n  - {amministrazione: agenzia-x, stato: in_corso, data: 2020-05, evidenza: Una delibera}\n",
    );
    let new = experience(
        "Uno",
        "stato_attuazione: attiva\ninizio: 2019\na_chi_serve: [anziani, cittadini, giovani]\nreferente: {ufficio: Anagrafe, telefono: 0172 1}\nriusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2020-05, evidenza: Una delibera}\nvecchia: 3\n",
    );
    let found = lines(&old, &new);
    for line in [
        "stato_attuazione: \"in_corso\" -> \"attiva\"",
        "inizio: + \"2019\"",
        "a_chi_serve: - \"imprese\"",
        "a_chi_serve: + \"giovani\"",
        "a_chi_serve: moved \"cittadini\"",
        "referente.email: - \"a@esempio.it\"",
        "referente.telefono: + \"0172 1\"",
        "riusi.stato#1: \"in_corso\" -> \"in_uso\"",
        "vecchia: + \"3\"",
        "= Testo.",
    ] {
        assert!(found.iter().any(|known| known == line), "{line} in {found:#?}");
    }
    assert_eq!(found.len(), 10, "{found:#?}");
}

#[test]
fn quotes_and_the_order_of_keys_are_no_difference() {
    let old = "---\ntitolo: Uno\nin_breve: \"Breve.\"\ninizio: 2019\n---\nTesto su\nuna riga.\n";
    let new = "---\nin_breve: Breve.\ntitolo: 'Uno'\ninizio: \"2019\"\n---\n\nTesto su una riga.\n";
    assert_eq!(lines(old, new), ["= Testo su una riga."]);
}

#[test]
fn paragraphs_are_paired_moved_and_compared_by_word() {
    let old = "---\na: b\n---\n# Avvio\n\nIl comune apre lo sportello nel 2019 con tre persone.\n\nQuesto paragrafo si sposta più in basso, intero.\n\nResta com'è.\n\nVa via per sempre.\n";
    let new = "---\na: b\n---\n# Avvio\n\nIl comune apre lo sportello nel 2020 con quattro persone.\n\nResta com'è.\n\nArriva adesso e parla di tutt'altro.\n\nQuesto paragrafo si sposta più in basso, intero.\n";
    assert_eq!(
        lines(old, new),
        [
            "= Avvio",
            "* Il comune apre lo sportello nel [-2019 con tre-][+2020 con quattro+]persone.",
            "< Questo paragrafo si sposta più in basso, intero.",
            "= Resta com'è.",
            "- Va via per sempre.",
            "+ Arriva adesso e parla di tutt'altro.",
            "> Questo paragrafo si sposta più in basso, intero.",
        ]
    );
}

#[test]
fn a_change_of_form_names_its_links() {
    let old = "---\na: b\n---\nVedi [il comune](a.md) e poi basta.\n";
    assert_eq!(
        lines(old, "---\na: b\n---\nVedi [il comune](b.md) e poi **basta**.\n"),
        ["~ Vedi il comune e poi basta. [(Some(\"a.md\"), Some(\"b.md\"))]"]
    );
}

#[test]
fn what_is_no_card_is_compared_as_plain_text() {
    let found = lines("senza intestazione\n", "---\na: b\n---\nsenza intestazione\n");
    assert_eq!(found, ["* [+--- a: b ---+]senza intestazione"]);
}

#[test]
fn hostile_texts_cost_a_bounded_time() {
    let started = std::time::Instant::now();
    let header = "---\na: b\n---\n";
    let words = |seed: u64, count: u64| (0..count).map(|n| format!("p{} ", (n * 48271 + seed) % 65537)).collect::<String>();
    let paragraphs = |seed: u64| (0..8_000u64).map(|n| format!("a{} b{}\n\n", (n * seed) % 7919, n % 3)).collect::<String>();
    let long = |seed: u64| (0..100u64).map(|n| words(n * seed, 600) + "\n\n").collect::<String>();
    let list = |seed: u64| (0..8_000u64).map(|n| format!("  - v{}\n", (n * seed) % 7919)).collect::<String>();
    for (old, new) in [
        (format!("{header}{}", words(1, 40_000)), format!("{header}{}", words(77, 40_000))),
        (format!("{header}{}", "a b ".repeat(40_000)), format!("{header}{}", "b a ".repeat(40_000))),
        (format!("{header}{}", paragraphs(31)), format!("{header}{}", paragraphs(57))),
        (format!("---\na:\n{}---\n", list(31)), format!("---\na:\n{}---\n", list(57))),
        (format!("{header}{}", long(7)), format!("{header}{}", long(11))),
        (format!("{header}{}", "> ".repeat(50) + "x"), format!("{header}{}", "- ".repeat(50) + "y")),
    ] {
        assert!(!lines(&old, &new).is_empty());
    }
    // Unbounded, the first alone would take minutes; a loaded machine without optimisation is given room.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
