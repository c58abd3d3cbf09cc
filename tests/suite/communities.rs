//! Communities of practice: when a team's rules are a matter of error, when of warning, and what a digest of a community holds.

use crate::support::Catalogue;

/// The rules of a support team: one of each, and three to five from among the participants.
const RULES: &str = "regole_team:\n  - {ruolo: Referente di chi promuove, minimo: 1, massimo: 1}\n  - {ruolo: Referente nazionale, minimo: 1, massimo: 1}\n  - {ruolo: Voce esperta, minimo: 3, massimo: 5, tra_i_partecipanti: true}\n";

fn community(state: &str, team: &str) -> String {
    format!(
        "---\ntitolo: Comunità degli sportelli\nin_breve: Si impara insieme.\nambito: Sportelli\nscopo: Imparare.\nstato: {state}\n{team}{RULES}---\n\nUn testo.\n"
    )
}

fn team(experts: usize) -> String {
    let mut team =
        "team:\n  - {ruolo: Referente di chi promuove, nome: Primo ente}\n  - {ruolo: Referente nazionale, nome: Secondo ente}\n"
            .to_owned();
    (0..experts).for_each(|n| team.push_str(&format!("  - {{ruolo: Voce esperta, nome: Comune {n}, partecipante: true}}\n")));
    team
}

/// The exit code of the check, and whether it names the rule.
fn checked(text: &str) -> (Option<i32>, bool) {
    let catalogue = Catalogue::small();
    catalogue.write("content/comunita/sportelli.md", text);
    catalogue.commit("Una comunità", "2026-11-20T09:00:00+01:00");
    let run = catalogue.run(["check"]);
    (run.code, run.stdout.contains("team-fuori-regola"))
}

#[test]
fn a_team_within_its_rules_is_sound_and_a_broken_rule_is_an_error() {
    for experts in [3, 4, 5] {
        assert_eq!(checked(&community("attiva", &team(experts))), (Some(0), false), "{experts} experts");
    }
    for experts in [0, 2, 6] {
        assert_eq!(checked(&community("attiva", &team(experts))), (Some(1), true), "{experts} experts");
    }
    let stranger = team(3).replacen(", partecipante: true", "", 1);
    assert_eq!(checked(&community("attiva", &stranger)), (Some(1), true), "an expert who is no participant");
    let twice = team(3).replacen("Referente nazionale", "Referente di chi promuove", 1);
    assert_eq!(checked(&community("attiva", &twice)), (Some(1), true), "a role twice, another missing");
}

#[test]
fn what_begins_what_ended_and_what_is_not_known_is_not_bent() {
    for state in ["in_avvio", "conclusa", "non_indicato"] {
        assert_eq!(checked(&community(state, &team(1))), (Some(0), true), "{state}");
    }
    assert_eq!(checked(&community("attiva", "")), (Some(0), false), "only the rules are known");
}

#[test]
fn the_digest_of_a_community_holds_what_names_it() {
    let catalogue = Catalogue::small();
    let news =
        |title: &str, about: &str| format!("---\ntitolo: {title}\nin_breve: Una notizia.\ndata: 2026-11-19\n{about}---\n\nUn testo.\n");
    catalogue.write("content/comunita/sportelli.md", community("attiva", ""));
    catalogue.write("content/gruppi/guide.md", "---\ntitolo: Gruppo delle guide\nin_breve: Scrive guide.\ncomunita: sportelli\ntipo: di_lavoro\nstato: al_lavoro\nobiettivo: Una guida.\n---\n\nUn testo.\n");
    catalogue.write("content/notizie/nostra.md", news("Una notizia nostra", "riguarda: [comunita/sportelli]\n"));
    catalogue.write("content/notizie/altra.md", news("Una notizia di altri", ""));
    catalogue.commit("Una comunità", "2026-11-20T09:00:00+01:00");
    let run = catalogue.run(["digest", "--since", "2026-11-01", "--community", "sportelli", "--base-url", "https://catalogo.example/"]);
    assert_eq!(run.code, Some(0), "{run}");
    for named in ["Comunità degli sportelli", "Gruppo delle guide", "Una notizia nostra"] {
        assert!(run.stdout.contains(named), "{named} in {run}");
    }
    assert!(!run.stdout.contains("Una notizia di altri"), "{run}");
}
