//! Twinnings held against their call: what does not fit is told with its rule, and published all the same.

use std::path::Path;

use crate::support::Catalogue;

const TWINNING: &str = "content/gemellaggi/moduli-altrove.md";
const CALL: &str = "content/avvisi/avviso.md";

/// The small catalogue with a twinning and its call; `admitted` are the regions that may receive.
fn catalogue(admitted: &str) -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write(
        CALL,
        format!(
            "---\ntitolo: L'avviso\nin_breve: Paga i gemellaggi.\nprogramma: pon-governance\napertura: 2025-03-01\nchi_riceve: {{regioni: [{admitted}]}}\n---\n"
        ),
    );
    catalogue.write(
        TWINNING,
        "---\ntitolo: Moduli altrove\nin_breve: Un altro comune impara.\nstato: in_corso\nesperienza: moduli-chiari\nofferenti: [{amministrazione: comune-di-prova}]\nriceventi: [{amministrazione: comune-di-altrove}]\navviso: avviso\ninizio: 2025-05\n---\n",
    );
    catalogue.commit("Un gemellaggio", "2026-11-20T09:00:00+01:00");
    catalogue
}

#[test]
fn a_twinning_within_its_call_is_not_spoken_of() {
    let run = catalogue("liguria, puglia").run(["check"]).exits(0);
    assert!(!run.stdout.contains("avviso["), "{run}");
}

#[test]
fn a_twinning_outside_its_call_is_told_which_rule_and_published_all_the_same() {
    let catalogue = catalogue("liguria");
    catalogue
        .run(["check"])
        .exits(0)
        .says("«Comune di Altrove» non può ricevere con l'avviso «L'avviso»: la regione è «puglia»")
        .says("atteso: uno di: liguria");
    catalogue.build(Path::new("public"));
    let page = catalogue.read("public/gemellaggi/moduli-altrove/index.html");
    assert!(page.contains("Comune di Altrove") && page.contains("avvisi/avviso/"), "{page}");
    assert!(catalogue.read("public/gemellaggi/rete/index.html").contains("Moduli altrove"));
}

#[test]
fn another_call_and_a_twinning_without_one_change_nothing() {
    let catalogue = catalogue("liguria");
    catalogue.replace(TWINNING, "avviso: avviso\n", "");
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("avviso["), "{run}");
}

#[test]
fn no_twinning_takes_the_address_of_the_network() {
    let catalogue = catalogue("puglia");
    let text = catalogue.read(TWINNING);
    catalogue.write("content/gemellaggi/rete.md", text);
    catalogue.run(["check"]).exits(1).says("L'indirizzo /gemellaggi/rete/ serve al sito");
}
