//! Validation before publication, in histories that these tests make: what is public, what waits, and that what waits is in no public byte.

use std::path::Path;

use crate::support::{Catalogue, tree};

const CARD: &str = "content/esperienze/2026/moduli-chiari.md";
const PAGE: &str = "public/esperienze/moduli-chiari/index.html";
const ADA: (&str, &str) = ("Ada Bianchi", "ada@comune.prova.example");
const BEA: (&str, &str) = ("Bea Neri", "bea@redazione.example");

/// A word of texts that nobody validated.
const SECRET: &str = "Zibaldone";

/// The small catalogue with a rule for experiences, and none of them yet.
fn catalogue(roles: &str) -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("site.toml", catalogue.read("site.toml") + &format!("\n[validazione.esperienza]\nchi = [{roles}]\n"));
    let card = catalogue.read(CARD);
    std::fs::remove_file(catalogue.path().join(CARD)).unwrap();
    catalogue.commit("Il catalogo", "2026-01-10T10:00:00+01:00");
    catalogue.write(CARD, card);
    catalogue
}

fn entry(role: &str, day: &str, outcome: &str, more: &str) -> String {
    format!("  - {{ruolo: {role}, data: {day}, esito: {outcome}{more}}}\n")
}

/// Writes the validations into the card's header, in the place of those that were there.
fn validate(catalogue: &Catalogue, entries: &[String]) {
    let text = catalogue.read(CARD);
    let bare: String = text.split_inclusive('\n').filter(|line| !line.starts_with("validazioni:") && !line.contains("ruolo:")).collect();
    let list = if entries.is_empty() { String::new() } else { format!("validazioni:\n{}", entries.concat()) };
    catalogue.write(CARD, bare.replacen("---\n", &format!("---\n{list}"), 1));
}

/// Merges what is in the folder as a request of somebody, approved by others.
fn merge(catalogue: &Catalogue, (name, email): (&str, &str), day: &str, approved_by: &[(&str, &str)]) {
    let date = format!("{day}T10:00:00+01:00");
    catalogue.git(&["checkout", "--quiet", "-b", day], &date);
    catalogue.git(&["add", "--all"], &date);
    catalogue.git(&["commit", "--quiet", &format!("--author={name} <{email}>"), "--message", "Lavoro"], &date);
    catalogue.git(&["checkout", "--quiet", "main"], &date);
    let approvals: String = approved_by.iter().map(|(name, email)| format!("\nApproved-by: {name} <{email}>")).collect();
    let message = format!("Merge branch '{day}' into 'main'\n\nModifica di {day}\n\nSee merge request ente/catalogo!7{approvals}");
    catalogue.git(&["merge", "--quiet", "--no-ff", day, "--message", &message], &date);
}

fn both(day: &str) -> Vec<String> {
    vec![entry("ente_titolare", day, "favorevole", ", amministrazione: comune-di-prova"), entry("redazione", day, "favorevole", "")]
}

const BOTH: &str = "\"ente_titolare\", \"redazione\"";

/// All that a public build writes.
fn public(catalogue: &Catalogue) -> Vec<(String, Vec<u8>)> {
    catalogue.build(Path::new("public"));
    tree(&catalogue.path().join("public")).into_iter().collect()
}

/// The names of the public files that hold a word, in any case.
fn holding(catalogue: &Catalogue, word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let holds = |(name, bytes): (String, Vec<u8>)| {
        let found = name.to_lowercase().contains(&word) || String::from_utf8_lossy(&bytes).to_lowercase().contains(&word);
        found.then_some(name)
    };
    public(catalogue).into_iter().filter_map(holds).collect()
}

fn says(catalogue: &Catalogue, page: &str, text: &str) -> bool {
    catalogue.read(page).contains(text)
}

/// A card that two roles validated in the merge request that brought it, on 1 February.
fn published() -> Catalogue {
    let catalogue = catalogue(BOTH);
    validate(&catalogue, &both("2026-02-01"));
    merge(&catalogue, ADA, "2026-02-01", &[BEA]);
    catalogue
}

#[test]
fn one_merge_request_carries_a_card_from_nothing_to_published() {
    let catalogue = published();
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("validazione"), "{run}");
    catalogue.build(Path::new("public"));
    assert!(says(&catalogue, PAGE, "Chi l&#39;ha validata") && says(&catalogue, PAGE, "1º febbraio 2026"), "{}", catalogue.read(PAGE));
    assert!(!says(&catalogue, PAGE, "Aggiornamento in corso") && !says(&catalogue, PAGE, "noindex"));
    assert!(says(&catalogue, "public/esperienze/index.html", "Moduli chiari"));
}

#[test]
fn a_card_that_lacks_a_role_is_nowhere_and_in_drafts_marked() {
    let catalogue = catalogue(BOTH);
    catalogue.replace(CARD, "Un testo breve", &format!("Un testo breve, {SECRET}"));
    validate(&catalogue, &both("2026-02-01")[..1]);
    merge(&catalogue, ADA, "2026-02-01", &[BEA]);
    catalogue.run(["check"]).exits(0).says("validazione-mancante").says("da parte di: redazione");
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    assert_eq!(holding(&catalogue, "moduli-chiari"), Vec::<String>::new());
    catalogue.run(["build", "--drafts", "--out", "bozze"]).exits(0);
    let draft = catalogue.read("bozze/esperienze/moduli-chiari/index.html");
    assert!(draft.contains("In validazione") && draft.contains("noindex") && draft.contains("la validazione di: Redazione"), "{draft}");
    // Withdrawing it by hand does not bring it out.
    catalogue.replace(CARD, "titolo:", "stato_redazionale: archiviata\nmotivo: Superata\ntitolo:");
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
}

#[test]
fn a_change_that_nobody_validated_is_in_no_public_byte() {
    let catalogue = published();
    let before = public(&catalogue);
    // Every kind of place: title, lead, field, text, heading, a new file, and what the request says of itself.
    catalogue.replace(CARD, "titolo: Moduli chiari", &format!("titolo: Moduli {SECRET}"));
    catalogue.replace(CARD, "in parole semplici", &format!("in parole {SECRET}"));
    catalogue.replace(CARD, "stato_attuazione: attiva", &format!("stato_attuazione: attiva\npeculiarita: [{SECRET}]\nparole_chiave: []"));
    catalogue.replace(CARD, "## Il contesto", &format!("## Il {SECRET}\n\nVedi [i dati](zibaldone.csv)."));
    catalogue.write("content/esperienze/2026/zibaldone.csv", "a;b\n");
    let date = "2026-03-01T10:00:00+01:00";
    catalogue.git(&["add", "--all"], date);
    catalogue
        .git(&["commit", "--quiet", "--author", "Ada Bianchi <ada@comune.prova.example>", "--message", "Porta lo Zibaldone (#9)"], date);
    catalogue.run(["check"]).exits(0).says("validazione-mancante").says("il sito mostra ancora la versione 1");
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    let page = catalogue.read(PAGE);
    assert!(
        page.contains("Aggiornamento in corso.") && page.contains("Un testo breve") && page.contains("<h1>Moduli chiari</h1>"),
        "{page}"
    );
    // The rest of the site is what it was, but for the mark and the day that it is built for.
    let names = |files: &[(String, Vec<u8>)]| {
        files.iter().map(|(name, _)| name.clone()).filter(|name| !name.starts_with("cerca/")).collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&public(&catalogue)));
    catalogue.run(["build", "--drafts", "--out", "bozze"]).exits(0);
    let draft = catalogue.read("bozze/esperienze/moduli-chiari/index.html");
    assert!(draft.contains(SECRET) && draft.contains("noindex") && draft.contains("il sito pubblico mostra quello di prima"), "{draft}");
    // A favourable validation of the new text brings it out; the old entries stay, and speak of the old text.
    validate(&catalogue, &[both("2026-02-01"), both("2026-03-05")].concat());
    merge(&catalogue, BEA, "2026-03-05", &[ADA, BEA]);
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("validazione-mancante"), "{run}");
    assert!(holding(&catalogue, SECRET).contains(&"esperienze/moduli-chiari/index.html".to_owned()));
    let page = catalogue.read(PAGE);
    assert!(!page.contains("Aggiornamento in corso") && page.contains("riguarda un altro testo di questa scheda"), "{page}");
}

#[test]
fn what_was_never_public_stays_out_of_the_versions() {
    let catalogue = published();
    catalogue.replace(CARD, "Un testo breve", &format!("Un testo breve, {SECRET}"));
    merge(&catalogue, ADA, "2026-03-01", &[]);
    catalogue.replace(CARD, &format!(", {SECRET}"), ", corretto");
    validate(&catalogue, &[both("2026-02-01"), both("2026-03-05")].concat());
    merge(&catalogue, ADA, "2026-03-05", &[BEA]);
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    let second = catalogue.read("public/esperienze/moduli-chiari/versioni/2/index.html");
    assert!(!second.contains("Modifica di 2026-03-01"), "{second}");
    let third = catalogue.read("public/esperienze/moduli-chiari/versioni/3/index.html");
    assert!(third.contains("Modifica di 2026-03-05"), "{third}");
    assert!(!says(&catalogue, "public/modifiche/index.html", "Modifica di 2026-03-01"));
    assert!(says(&catalogue, PAGE, "corretto"));
}

#[test]
fn what_is_said_about_a_card_is_no_new_text() {
    let catalogue = published();
    catalogue.replace(CARD, "titolo:", "ultima_verifica: 2026-03-01\ntitolo:");
    merge(&catalogue, ADA, "2026-03-01", &[]);
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("validazione-mancante"), "{run}");
    // A later unfavourable one is shown and withdraws nothing.
    validate(
        &catalogue,
        &[both("2026-02-01"), vec![entry("redazione", "2026-03-02", "contraria", ", motivazione: Non funziona più")]].concat(),
    );
    merge(&catalogue, BEA, "2026-03-02", &[ADA]);
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("validazione-mancante"), "{run}");
    catalogue.build(Path::new("public"));
    assert!(
        says(&catalogue, PAGE, "Contraria")
            && says(&catalogue, PAGE, "Non funziona più")
            && says(&catalogue, "public/esperienze/index.html", "Moduli chiari")
    );
}

#[test]
fn what_is_to_be_completed_is_not_public_until_it_is() {
    let catalogue = catalogue("\"redazione\"");
    let first = entry("redazione", "2026-02-01", "da_integrare", ", motivazione: Manca il costo");
    validate(&catalogue, std::slice::from_ref(&first));
    merge(&catalogue, ADA, "2026-02-01", &[BEA]);
    catalogue.run(["check"]).exits(0).says("chi l'ha letta chiede di integrarla");
    assert_eq!(holding(&catalogue, "moduli-chiari"), Vec::<String>::new());
    catalogue.run(["build", "--drafts", "--out", "bozze"]).exits(0);
    assert!(says(&catalogue, "bozze/esperienze/moduli-chiari/index.html", "Da integrare"));
    // The text that was read is named by its commit, also when it is judged in a later one.
    catalogue.replace(CARD, "inizio: 2024", "inizio: 2024\nrisorse: {costo_eur: 100}");
    merge(&catalogue, ADA, "2026-02-05", &[]);
    let read = catalogue.git(&["rev-parse", "HEAD"], "2026-02-05T10:00:00+01:00")[..12].to_owned();
    validate(&catalogue, &[first, entry("redazione", "2026-02-06", "favorevole", &format!(", versione: {read}"))]);
    merge(&catalogue, BEA, "2026-02-06", &[ADA]);
    let run = catalogue.run(["check"]).exits(0);
    assert!(!run.stdout.contains("validazione-mancante"), "{run}");
    assert!(!holding(&catalogue, "moduli-chiari").is_empty());
}

#[test]
fn a_validation_does_not_follow_the_text_and_minor_changes_are_changes() {
    let catalogue = published();
    catalogue.replace(CARD, "Un testo breve", &format!("Un testo breve, {SECRET}"));
    // Touching the old entries, to add a reason, does not make them speak of the new text.
    catalogue.replace(CARD, "ruolo: redazione, data", "motivazione: Letta, ruolo: redazione, data");
    catalogue.commit("Un refuso [minore]", "2026-03-01T10:00:00+01:00");
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    // Nor does taking them out and putting them back around a change, through a header that cannot be read.
    let text = catalogue.read(CARD);
    catalogue.write(CARD, text.replacen("titolo:", "titolo: [", 1)).commit("Rompe", "2026-03-02T10:00:00+01:00");
    catalogue.write(CARD, text).commit("Aggiusta", "2026-03-03T10:00:00+01:00");
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
}

#[test]
fn nobody_validates_their_own_change() {
    let catalogue = catalogue("\"redazione\"");
    validate(&catalogue, &[entry("redazione", "2026-02-01", "favorevole", "")]);
    merge(&catalogue, ADA, "2026-02-01", &[ADA]);
    catalogue.run(["check"]).exits(0).says("validazione-propria").says("validazione-mancante");
    assert_eq!(holding(&catalogue, "moduli-chiari"), Vec::<String>::new());
    // Somebody else says the same later.
    validate(&catalogue, &[entry("redazione", "2026-02-01", "favorevole", ""), entry("redazione", "2026-02-03", "favorevole", "")]);
    merge(&catalogue, BEA, "2026-02-03", &[BEA]);
    let run = catalogue.run(["check"]).exits(0).says("validazione-propria");
    assert!(!run.stdout.contains("validazione-mancante"), "{run}");
    assert!(!holding(&catalogue, "moduli-chiari").is_empty());
}

#[test]
fn another_name_with_the_same_address_is_the_same_person() {
    let catalogue = catalogue("\"redazione\"");
    validate(&catalogue, &[entry("redazione", "2026-02-01", "favorevole", "")]);
    merge(&catalogue, ADA, "2026-02-01", &[("A. B.", "ADA@comune.prova.example")]);
    let run = catalogue.run(["check"]).exits(0).says("validazione-propria").says("validazione-mancante");
    assert!(!run.stdout.contains("ada@") && !run.stdout.contains("ADA@"), "{run}");
    assert_eq!(holding(&catalogue, "moduli-chiari"), Vec::<String>::new());
    // What tells addresses apart is in no file either.
    let digest = blake3::hash(b"ada@comune.prova.example").to_hex();
    assert_eq!(holding(&catalogue, &digest[..8]), Vec::<String>::new());
    assert_eq!(holding(&catalogue, "ada@comune"), Vec::<String>::new());
}

#[test]
fn the_check_names_the_cards_of_which_only_the_authors_hand_is_known() {
    let catalogue = catalogue(BOTH);
    merge(&catalogue, ADA, "2026-02-01", &[]);
    validate(&catalogue, &both("2026-02-02"));
    merge(&catalogue, ADA, "2026-02-02", &[]);
    catalogue.run(["check"]).exits(0).says("2 validazioni valgono per come stanno scritte").says(CARD).says("la sola mano che si conosce");
}

#[test]
fn another_body_does_not_validate_for_the_owner() {
    let catalogue = catalogue(BOTH);
    let entries = both("2026-02-01");
    validate(&catalogue, &[entries[0].replace("comune-di-prova", "comune-di-altrove"), entries[1].clone()]);
    merge(&catalogue, ADA, "2026-02-01", &[BEA]);
    let run = catalogue.run(["check"]).exits(0).says("validazione-incoerente").says("«comune-di-altrove» non è l'ente della scheda");
    run.says("da parte di: ente_titolare (manca)");
    assert_eq!(holding(&catalogue, "moduli-chiari"), Vec::<String>::new());
}

#[test]
fn what_a_version_changed_can_be_read_once_its_text_is_validated() {
    let catalogue = published();
    catalogue.replace(CARD, "Un testo breve", &format!("Un testo breve, {SECRET}"));
    merge(&catalogue, ADA, "2026-03-01", &[]);
    let waits = holding(&catalogue, SECRET);
    assert_eq!(waits, Vec::<String>::new());
    // The order that the manual teaches: the text first, its validations after.
    validate(&catalogue, &[both("2026-02-01"), both("2026-03-05")].concat());
    merge(&catalogue, BEA, "2026-03-05", &[BEA]);
    catalogue.build(Path::new("public"));
    let version = |number: u8| catalogue.read(&format!("public/esperienze/moduli-chiari/versioni/{number}/index.html"));
    for number in [2, 3] {
        let page = version(number);
        assert!(page.contains("Rispetto alla versione 1") && page.contains(SECRET), "{number}: {page}");
        assert!(!page.contains("quelle precedenti non si mostrano") && !page.contains("prima della pubblicazione"), "{number}: {page}");
    }
    assert!(version(2).contains("Modifica di 2026-03-01"), "{}", version(2));
    // A text that nobody validated between two that somebody did is counted, and passed over.
    catalogue.replace(CARD, SECRET, "Strafalcione");
    merge(&catalogue, ADA, "2026-03-10", &[]);
    catalogue.replace(CARD, "Strafalcione", "corretto");
    validate(&catalogue, &[both("2026-02-01"), both("2026-03-05"), both("2026-03-12")].concat());
    merge(&catalogue, ADA, "2026-03-12", &[BEA]);
    assert_eq!(holding(&catalogue, "Strafalcione"), Vec::<String>::new());
    assert!(version(4).contains("non validata") && !version(4).contains("prima della pubblicazione"), "{}", version(4));
    assert!(version(5).contains("Rispetto alla versione 3") && version(5).contains("corretto"), "{}", version(5));
    let all = catalogue.read("public/esperienze/moduli-chiari/versioni/tutte/index.html");
    assert!(all.contains("Rispetto alla versione 1") && all.contains("corretto"), "{all}");
}

#[test]
fn a_rule_of_publication_makes_no_experience_a_reused_one() {
    let catalogue = published();
    catalogue.build(Path::new("public"));
    assert!(says(&catalogue, PAGE, "nessun parere favorevole oltre a quelli che servono"), "{}", catalogue.read(PAGE));
}

#[test]
fn the_state_of_the_catalogue_tells_of_updates_and_the_check_who_asked_what() {
    let page = "public/stato-del-catalogo/index.html";
    let catalogue = published();
    catalogue.build(Path::new("public"));
    assert!(says(&catalogue, page, "Nessuna fra le schede che questo sito mostra"));
    catalogue.replace(CARD, "Un testo breve", "Un testo meno breve");
    let asks = entry("redazione", "2026-03-05", "da_integrare", ", motivazione: Manca il costo");
    validate(&catalogue, &[both("2026-02-01"), vec![asks]].concat());
    merge(&catalogue, ADA, "2026-03-05", &[BEA]);
    catalogue.run(["check"]).exits(0).says("ente_titolare (manca); redazione (ha chiesto di integrare: «Manca il costo»)");
    catalogue.build(Path::new("public"));
    assert!(says(&catalogue, page, "<td>Aggiornamento in corso</td>"), "{}", catalogue.read(page));
    catalogue.run(["build", "--drafts", "--out", "bozze"]).exits(0);
    let draft = catalogue.read("bozze/stato-del-catalogo/index.html");
    assert!(draft.contains("Aggiornamento in corso; Da integrare; Redazione: Da integrare"), "{draft}");
    // A mistake in the new text is its own: the validated one could be shown.
    catalogue.replace(CARD, "stato_attuazione: attiva", "stato_attuazione: boh");
    let run = catalogue.run(["check"]).exits(1);
    assert!(!run.stdout.contains("non si può mostrare"), "{run}");
}

#[test]
fn where_git_holds_no_approval_the_check_says_so_once() {
    let catalogue = catalogue(BOTH);
    validate(&catalogue, &both("2026-02-01"));
    merge(&catalogue, ADA, "2026-02-01", &[]);
    let run = catalogue.run(["check"]).exits(0).says("2 validazioni valgono per come stanno scritte");
    assert_eq!(run.stdout.matches("avviso[validazione-senza-riscontro]").count(), 1, "{run}");
    assert!(!holding(&catalogue, "moduli-chiari").is_empty());
    // Outside an archive a validation holds for the text beside which it stands; one that names a version for nothing.
    std::fs::remove_dir_all(catalogue.path().join(".git")).unwrap();
    catalogue.run(["check", "--date", "2026-11-20"]).exits(0).says("non hanno qui la loro storia");
    catalogue.run(["build", "--date", "2026-11-20", "--out", "public"]).exits(0);
    assert!(catalogue.path().join(PAGE).exists());
    validate(&catalogue, &both("2026-02-01").iter().map(|entry| entry.replace('}', ", versione: 0123456789}")).collect::<Vec<_>>());
    catalogue.run(["build", "--date", "2026-11-20", "--out", "public"]).exits(0);
    assert!(!catalogue.path().join(PAGE).exists());
}

#[test]
fn a_withdrawn_card_keeps_its_address_and_says_why() {
    let catalogue = published();
    catalogue.replace(CARD, "titolo:", "stato_redazionale: archiviata\nmotivo: L'ufficio ha chiuso\ntitolo:");
    catalogue.replace(CARD, "Un testo breve", &format!("Un testo breve, {SECRET}"));
    catalogue.commit("Ritira", "2026-03-01T10:00:00+01:00");
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    let page = catalogue.read(PAGE);
    assert!(page.contains("L&#39;ufficio ha chiuso") && page.contains("Archiviata") && page.contains("noindex"), "{page}");
    for name in ["esperienze/index.html", "feed.xml", "sitemap.xml", "index.html", "temi/index.html"] {
        let path = format!("public/{name}");
        assert!(!catalogue.path().join(&path).exists() || !says(&catalogue, &path, "esperienze/moduli-chiari/"), "{name}");
    }
    let index = holding(&catalogue, "Moduli chiari").into_iter().filter(|name| name.starts_with("cerca/")).collect::<Vec<_>>();
    assert_eq!(index, Vec::<String>::new());
}

#[test]
fn a_translation_waits_with_its_original() {
    let catalogue = catalogue("\"redazione\"");
    catalogue.write("site.toml", catalogue.read("site.toml") + "\n[languages.de]\n");
    let german = "content/esperienze/2026/moduli-chiari.de.md";
    catalogue.write(german, "---\ntitolo: Klare Formulare\n---\n\nEin kurzer Text.\n");
    validate(&catalogue, &[entry("redazione", "2026-02-01", "favorevole", "")]);
    merge(&catalogue, ADA, "2026-02-01", &[BEA]);
    let page = "public/de/esperienze/moduli-chiari/index.html";
    catalogue.build(Path::new("public"));
    assert!(says(&catalogue, page, "Klare Formulare"));
    catalogue.replace(CARD, "Un testo breve", &format!("Un testo breve, {SECRET}"));
    catalogue.replace(german, "Ein kurzer Text", &format!("Ein kurzer Text, {SECRET}"));
    merge(&catalogue, ADA, "2026-03-01", &[]);
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    assert!(says(&catalogue, page, "Ein kurzer Text."));
}

#[test]
fn what_old_texts_lead_to_may_go_and_the_site_is_still_built() {
    let catalogue = published();
    catalogue.replace(CARD, "## Il contesto", "## Contesto\n\nIl testo di adesso.");
    // The project's page names the heading of the new text: right in the files, not yet in what is public.
    let page = catalogue.read("content/pagine/il-progetto.md");
    catalogue.write("content/pagine/il-progetto.md", page + "\n[Qui](../esperienze/2026/moduli-chiari.md#contesto)\n");
    catalogue.commit("Cambia", "2026-03-01T10:00:00+01:00");
    let run = catalogue.run(["build", "--out", "public"]).exits(0).says("titoletto-inesistente").says("la prossima validazione lo risolve");
    assert!(!run.stderr.contains("errore["), "{run}");
}

#[test]
fn what_was_taken_back_is_not_shown_in_the_place_of_a_newer_text() {
    let catalogue = catalogue(BOTH);
    catalogue.replace(CARD, "titolo:", &format!("soluzione: {SECRET}\ntitolo:"));
    validate(&catalogue, &both("2026-02-01"));
    merge(&catalogue, ADA, "2026-02-01", &[BEA]);
    let first = catalogue.git(&["rev-parse", "HEAD"], "2026-02-01T10:00:00+01:00")[..12].to_owned();
    catalogue.replace(CARD, &format!("soluzione: {SECRET}\n"), "");
    catalogue.commit("Toglie un dato personale", "2026-03-01T10:00:00+01:00");
    assert!(!holding(&catalogue, SECRET).is_empty());
    let register = "content/esperienze/2026/moduli-chiari.oscurati.yml";
    let taken = format!("- {{commit: {first}, motivo: dati_personali, data: 2026-03-01}}\n");
    catalogue.write(register, taken.replace("}", ", campi: [soluzione]}"));
    assert_eq!(holding(&catalogue, SECRET), Vec::<String>::new());
    assert!(says(&catalogue, PAGE, "Aggiornamento in corso"));
    catalogue.write(register, taken);
    assert_eq!(holding(&catalogue, "moduli-chiari"), Vec::<String>::new());
}

#[test]
fn codeowners_are_made_from_the_roles() {
    let catalogue = published();
    catalogue.run(["codeowners", "--forge", "gitlab"]).exits(2).says("manca chi agisce per: ente_titolare, redazione");
    let roles = "\n[ruoli]\nredazione = [\"@catalogo/redazione\"]\nenti = { comune-di-prova = [\"@comune-prova\"] }\n";
    catalogue.write("site.toml", catalogue.read("site.toml") + roles);
    let run = catalogue.run(["codeowners", "--forge", "gitlab"]).exits(0);
    let expected = "\n[ente_titolare]\n/content/esperienze/2026/moduli-chiari.* @comune-prova\n\n[redazione]\n/content/esperienze/ @catalogo/redazione\n/site.toml @catalogo/redazione\n/.gitlab/CODEOWNERS @catalogo/redazione\n";
    assert!(run.stdout.ends_with(expected), "{run}");
    // In a file that people keep, between two marks; nothing is written when something is wrong.
    let file = "docs/CODEOWNERS";
    catalogue.write(file, "* @chi-cura\n");
    for _ in 0..2 {
        catalogue.run(["codeowners", "--forge", "gitlab", "--out", file]).exits(0);
    }
    let written = catalogue.read(file);
    assert!(
        written.starts_with("* @chi-cura\n# prassi codeowners: comincia qui\n") && written.matches("comincia qui").count() == 1,
        "{written}"
    );
    assert!(written.contains("\n/site.toml @catalogo/redazione\n/docs/CODEOWNERS @catalogo/redazione\n# prassi"), "{written}");
    let site = catalogue.read("site.toml");
    catalogue.write("site.toml", site.replace("redazione = [\"@catalogo/redazione\"]\n", ""));
    catalogue.run(["codeowners", "--forge", "gitlab", "--out", file]).exits(2);
    assert_eq!(catalogue.read(file), written);
    catalogue.write("site.toml", site.replace("comune-di-prova =", "comune-di-prov ="));
    catalogue
        .run(["check"])
        .exits(0)
        .says("«comune-di-prov» non è un'amministrazione del catalogo")
        .says("volevi scrivere «comune-di-prova»?");
    catalogue.write("site.toml", site);
    catalogue.run(["codeowners"]).exits(2).says("--forge");
}

#[test]
fn a_rule_for_what_is_not_there_is_a_mistake() {
    let catalogue = Catalogue::small();
    let site = catalogue.read("site.toml");
    catalogue
        .write("site.toml", site.clone() + "\n[validazione.esperienze]\nchi = [\"redazione\"]\n")
        .commit("A", "2026-01-10T10:00:00+01:00");
    catalogue.run(["check"]).exits(1).says("«esperienze» non è un tipo di scheda").says("esperienza");
    catalogue.write("site.toml", site.clone() + "\n[validazione.esperienza]\nchi = [\"sindaco\"]\n");
    catalogue.run(["check"]).exits(2).says("«sindaco» non può validare");
    catalogue.write("site.toml", site + "\n[validazione.esperienza]\nchi = []\n");
    catalogue.run(["check"]).exits(2).says("non dice chi valida");
}
