//! A community of practice, its groups, and what came of them; the schedules of plans are in [`super::plan`].
//!
//! Everything is found through references and the references back, so that a page costs what its community holds.

use crate::schema::Value;
use jiff::civil::Date;

use super::{card_parts as parts, list, plan};
use crate::catalog::{Backlink, CardIx, Linked};
use crate::derive::{dates, display_name, referred};
use crate::diagnostic::fold;
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::views::{
    CommunityItem, CommunitySection, CommunityView, GroupItem, GroupView, HomeCommunity, ParticipantsView, PlanItem, StateView, TaskView,
    TeamRole, TextLink,
};

/// The types, as their schemas name them.
const COMMUNITY: &str = "comunita";
const GROUP: &str = "gruppo";
const PLAN: &str = "piano";
const MATERIAL: &str = "materiale";
const EVENT: &str = "evento";
const CONSULTATION: &str = "consultazione";
const MEMBERSHIP: &str = "adesione";
/// The field of a membership that names the groups.
const GROUPS: &str = "gruppi";

/// What a community's page lists in places of its own, when it refers to the community in a field.
const BELONGS: &[&str] = &[COMMUNITY, GROUP, PLAN, MATERIAL, EVENT, "notizia", "proposta", CONSULTATION, MEMBERSHIP];
/// What a group's page lists in places of its own.
const OF_GROUP: &[&str] = &[PLAN, MATERIAL, MEMBERSHIP];

/// Formats of events at which one learns something by doing it.
const TRAINING: &[&str] = &["corso", "laboratorio", "workshop", "coaching"];

/// Communities on the home page.
const AT_HOME: usize = 3;

/// Whether the page of a card of this type shows a card that refers to it in a place of its own.
pub fn shows(type_name: &str, site: &Site<'_>, backlinks: &[Backlink]) -> bool {
    let own = match type_name {
        COMMUNITY => BELONGS,
        GROUP => OF_GROUP,
        _ => return false,
    };
    let from = &*site.card(backlinks[0].from).card.content_type().name;
    own.contains(&from) && backlinks.iter().any(|backlink| backlink.field.is_some())
}

/// The way to a group or a plan leads through its community: the list of communities, then the community.
pub fn steps<'a>(site: &Site<'a>, card: &Linked) -> Option<Vec<(&'a str, String)>> {
    if !matches!(&*card.card.content_type().name, GROUP | PLAN) {
        return None;
    }
    let community = site.card(referred(card, COMMUNITY, card.card.text(COMMUNITY))?);
    let all = site.link(&list::address(site, COMMUNITY, 1));
    Some(vec![(site.many(COMMUNITY), all), (display_name(community), site.card_url(community)?)])
}

/// What a community holds.
pub fn community(site: &Site<'_>, ix: CardIx) -> CommunityView {
    let card = site.card(ix);
    let groups = of_type(site, ix, GROUP, |field| field == COMMUNITY);
    let mut items: Vec<GroupItem> = groups.iter().map(|&group| group_item(site, group)).collect();
    items.sort_by_key(|item| item.state.as_ref().is_some_and(|state| state.value == "concluso"));
    let (open_groups, groups_rest) = items.into_iter().partition(|item| is_open(item.state.as_ref()));
    let mut plans = of_type(site, ix, PLAN, |field| field == COMMUNITY);
    plans.sort_by_cached_key(|&plan| std::cmp::Reverse(plan::end(site, plan)));
    CommunityView {
        is_open: card.card.text("stato") != "conclusa",
        write_url: super::ask::office_mail(site, card, "community-mail-subject"),
        next_event: next_event(site, ix),
        open_surveys: open_surveys(site, ix),
        team: team(site, card),
        participants: participants(site, ix, COMMUNITY),
        parts: of_type(site, ix, COMMUNITY, |field| field == "parte_di").into_iter().map(|part| item(site, part, "stato")).collect(),
        open_groups,
        groups: groups_rest,
        plans: plans.into_iter().map(|plan| plan_item(site, plan)).collect(),
        sections: sections(site, ix, &groups),
    }
}

/// What a group does and what came of it.
pub fn group(site: &Site<'_>, ix: CardIx) -> GroupView {
    let card = site.card(ix);
    let plans = of_type(site, ix, PLAN, |field| field == "attivita.gruppo");
    let task = |plan: CardIx| {
        let link = site.card_link(plan);
        let own = plan::activities(site, plan).into_iter().filter(move |(to, _)| *to == Some(site.ix(ix)));
        own.map(move |(_, activity)| TaskView { plan: link.clone(), activity })
    };
    let named = [referred(card, "prodotto", card.card.text("prodotto")), referred(card, "sintesi", card.card.text("sintesi"))];
    let written = of_type(site, ix, MATERIAL, |field| field == GROUP).into_iter().filter(|&material| !named.contains(&Some(material)));
    GroupView {
        is_open: card.card.text("stato") == "aperto_alle_adesioni",
        by_nomination: by_nomination(card),
        nomination_url: nomination_url(site, card),
        tasks: plans.into_iter().flat_map(task).collect(),
        participants: participants(site, ix, GROUPS),
        materials: written.map(|material| self::material(site, material)).collect(),
    }
}

/// Communities that have something to join or to go to: the next event before open groups, at most three.
pub fn at_home(site: &Site<'_>) -> Vec<HomeCommunity> {
    let active = site.list(COMMUNITY).iter().filter(|&&ix| matches!(site.card(ix).card.text("stato"), "attiva" | "in_avvio"));
    let inviting = active.filter_map(|&ix| {
        let groups = of_type(site, ix, GROUP, |field| field == COMMUNITY);
        let open = groups.into_iter().find(|&group| site.card(group).card.text("stato") == "aperto_alle_adesioni");
        let event = next_event(site, ix);
        let day = event.as_ref().and_then(|event| event.date.as_ref()).map(|date| date.iso.clone());
        let found = open.is_some() || event.is_some();
        found.then(|| {
            ((day.is_none(), day), HomeCommunity { link: site.card_link(ix), group: open.map(|group| site.card_link(group)), event })
        })
    });
    let mut inviting: Vec<_> = inviting.collect();
    inviting.sort_by(|a, b| a.0.cmp(&b.0));
    inviting.into_iter().take(AT_HOME).map(|(_, community)| community).collect()
}

/// The listed cards of a type that name this one in such a field, by title.
fn of_type(site: &Site<'_>, ix: CardIx, type_name: &str, field: impl Fn(&str) -> bool) -> Vec<CardIx> {
    let named = site.card(ix).backlinks.iter().filter(|backlink| backlink.field.as_deref().is_some_and(&field));
    let mut cards: Vec<CardIx> = named.map(|backlink| backlink.from).filter(|&from| is_shown(site, from, type_name)).collect();
    cards.dedup();
    cards.sort_by_cached_key(|&card| (fold(display_name(site.card(card))), card));
    cards
}

fn is_shown(site: &Site<'_>, ix: CardIx, type_name: &str) -> bool {
    let card = site.card(ix);
    *card.card.content_type().name == *type_name && card.visibility.is_listed() && card.address.is_some()
}

/// The team as its rules and its members tell it.
fn team(site: &Site<'_>, card: &Linked) -> Vec<TeamRole> {
    let list = |key: &str| card.card.values().items(key);
    let mut roles: Vec<TeamRole> = list("regole_team").iter().map(|rule| rule_view(site, rule)).collect();
    for member in list("team") {
        let role = text(member, "ruolo");
        let at = roles.iter().position(|known| fold(&known.role) == fold(role)).unwrap_or_else(|| {
            roles.push(TeamRole { role: role.to_owned(), places_text: None, from_participants: false, bodies: Vec::new() });
            roles.len() - 1
        });
        let body = referred(card, "team.ente", text(member, "ente")).map(|to| site.card_link(to));
        let named = Some(text(member, "nome")).filter(|name| !name.is_empty());
        roles[at].bodies.extend(body.or_else(|| named.map(|name| TextLink::new(name.to_owned(), None))));
    }
    roles
}

fn rule_view(site: &Site<'_>, rule: &Value) -> TeamRole {
    let number = |key: &str| rule.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let word = |key: &str, arguments: &[(&str, usize)]| {
        let arguments: Vec<(&str, String)> = arguments.iter().map(|(name, n)| (*name, n.to_string())).collect();
        let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, n)| (*name, &**n)).collect();
        site.theme.word_with(key, &arguments)
    };
    let places = match (number("minimo"), number("massimo")) {
        (Some(least), Some(most)) if least == most => Some(word("team-exactly", &[("n", least)])),
        (Some(least), Some(most)) => Some(word("team-between", &[("least", least), ("most", most)])),
        (Some(least), None) => Some(word("team-least", &[("n", least)])),
        (None, Some(most)) => Some(word("team-most", &[("n", most)])),
        (None, None) => None,
    };
    TeamRole {
        role: text(rule, "ruolo").to_owned(),
        places_text: places,
        from_participants: rule.get("tra_i_partecipanti").and_then(Value::as_bool) == Some(true),
        bodies: Vec::new(),
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

fn item(site: &Site<'_>, ix: CardIx, state: &str) -> CommunityItem {
    let card = site.card(ix);
    CommunityItem {
        link: site.card_link(ix),
        summary: card.card.text("in_breve").to_owned(),
        note: None,
        date: None,
        state: self::state(site, ix, state),
        lang_text: site.foreign_text(card),
    }
}

fn state(site: &Site<'_>, ix: CardIx, field: &str) -> Option<StateView> {
    let value = site.card(ix).card.text(field);
    let said = !matches!(value, "" | "non_indicato");
    said.then(|| StateView { value: value.to_owned(), text: parts::enum_label(site, ix, field, value) })
}

fn is_open(state: Option<&StateView>) -> bool {
    state.is_some_and(|state| state.value == "aperto_alle_adesioni")
}

fn group_item(site: &Site<'_>, ix: CardIx) -> GroupItem {
    let card = site.card(ix);
    let state = state(site, ix, "stato");
    let results = ["prodotto", "sintesi"].into_iter().filter_map(|field| referred(card, field, card.card.text(field)));
    let join = Some(card.card.text("adesione_url")).filter(|url| !url.is_empty() && is_open(state.as_ref()));
    GroupItem {
        link: site.card_link(ix),
        summary: card.card.text("in_breve").to_owned(),
        kind_text: parts::enum_label(site, ix, "tipo", card.card.text("tipo")),
        join_url: join.map(str::to_owned),
        by_nomination: by_nomination(card),
        nomination_url: nomination_url(site, card),
        results: results.map(|to| site.card_link(to)).collect(),
        state,
        lang_text: site.foreign_text(card),
    }
}

/// Working groups are for those whom their body nominated, as in the rules of memberships (`catalog/people.rs`).
fn by_nomination(group: &Linked) -> bool {
    group.card.text("tipo") == "di_lavoro" && !group.card.text(COMMUNITY).is_empty()
}

/// The part of the community's page that says how one takes part, for the groups that ask for a nomination.
fn nomination_url(site: &Site<'_>, group: &Linked) -> Option<String> {
    let community = site.card(referred(group, COMMUNITY, group.card.text(COMMUNITY)).filter(|_| by_nomination(group))?);
    let values = community.card.values();
    let says = values.contains_key("partecipazione") || values.contains_key("chi_puo_aderire");
    site.card_url(community).filter(|_| says).map(|url| format!("{url}#s-modi"))
}

/// Who takes part in a community or, by the field, in a group. Those whose membership has ended are listed and not counted.
fn participants(site: &Site<'_>, ix: CardIx, field: &str) -> Option<ParticipantsView> {
    let all = of_type(site, ix, MEMBERSHIP, |named| named == field);
    let ended =
        |card: CardIx| dates::of_field(site.card(card), "al").is_some_and(|end| site.derived.today.is_some_and(|today| end.last < today));
    let present = || all.iter().filter(|&&card| !ended(card));
    let nominated = present().filter(|&&card| site.card(card).card.text("modalita") == "designato").count();
    let numbers = [("n", present().count().to_string()), ("nominated", nominated.to_string())];
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, n)| (*name, &**n)).collect();
    let count_text = site.theme.word_with("community-participants-count", &numbers);
    let items: Vec<CommunityItem> = all.iter().map(|&card| membership(site, card)).collect();
    (!items.is_empty()).then_some(ParticipantsView { count_text, items })
}

/// A membership: who and for whom, how, and until when if it has an end.
fn membership(site: &Site<'_>, ix: CardIx) -> CommunityItem {
    let mode = parts::enum_label(site, ix, "modalita", site.card(ix).card.text("modalita"));
    let until = date(site, ix, "al").map(|end| site.theme.word_with("community-participants-until", &[("date", &end.text)]));
    let note = [Some(mode), until].into_iter().flatten().collect::<Vec<_>>().join(", ");
    CommunityItem { note: Some(note), ..item(site, ix, "") }
}

/// The consultations about a community that one can answer now.
fn open_surveys(site: &Site<'_>, ix: CardIx) -> Vec<CommunityItem> {
    let mut open = of_type(site, ix, CONSULTATION, |_| true);
    open.retain(|&card| super::consultation::is_open(site, site.card(card)));
    open.sort_by_key(|&card| dates::of_field(site.card(card), "chiusura").map(|end| end.last));
    open.into_iter().map(|card| consultation(site, card)).collect()
}

fn plan_item(site: &Site<'_>, ix: CardIx) -> PlanItem {
    let (done_text, late_text) = plan::totals(site, ix);
    let card = site.card(ix);
    PlanItem {
        link: site.card_link(ix),
        period: card.card.text("periodo").to_owned(),
        done_text,
        late_text,
        lang_text: site.foreign_text(card),
    }
}

/// What else belongs to a community: what people proposed, what they are asked, what came of the work, where they meet.
fn sections(site: &Site<'_>, ix: CardIx, groups: &[CardIx]) -> Vec<CommunitySection> {
    let all = |type_name: &str| of_type(site, ix, type_name, |_| true);
    let (training, events): (Vec<CardIx>, Vec<CardIx>) =
        in_time(site, all(EVENT)).into_iter().partition(|&event| TRAINING.contains(&site.card(event).card.text("formato")));
    let mut news = all("notizia");
    news.sort_by_cached_key(|&card| std::cmp::Reverse(dates::of_field(site.card(card), "data").map(|date| date.first)));
    let kinds: [(&'static str, Vec<CommunityItem>); 6] = [
        ("proposte", all("proposta").into_iter().map(|card| item(site, card, "esito")).collect()),
        ("consultazioni", all(CONSULTATION).into_iter().map(|card| consultation(site, card)).collect()),
        ("prodotti", materials(site, ix, groups).into_iter().map(|card| material(site, card)).collect()),
        ("eventi", events.into_iter().map(|card| event(site, card)).collect()),
        ("formazione", training.into_iter().map(|card| event(site, card)).collect()),
        ("notizie", news.into_iter().map(|card| CommunityItem { date: date(site, card, "data"), ..item(site, card, "") }).collect()),
    ];
    let filled = kinds.into_iter().filter(|(_, items)| !items.is_empty());
    filled.map(|(id, items)| CommunitySection { id, label: site.theme.word(&format!("community-{id}")), items }).collect()
}

fn date(site: &Site<'_>, ix: CardIx, field: &str) -> Option<DateText> {
    DateText::written(site.card(ix).card.text(field), site.language())
}

/// Events that are still to come before those that are past, each nearest to today; without a day all of them newest first.
fn in_time(site: &Site<'_>, mut events: Vec<CardIx>) -> Vec<CardIx> {
    events.sort_by_cached_key(|&event| std::cmp::Reverse(start(site, event)));
    let (mut next, past): (Vec<CardIx>, Vec<CardIx>) =
        events.into_iter().partition(|&event| parts::upcoming(site, site.card(event)) == Some(true));
    next.reverse();
    next.extend(past);
    next
}

fn start(site: &Site<'_>, event: CardIx) -> Option<Date> {
    dates::of_field(site.card(event), "inizio").map(|date| date.first)
}

fn next_event(site: &Site<'_>, ix: CardIx) -> Option<CommunityItem> {
    let events = of_type(site, ix, EVENT, |_| true).into_iter();
    let next = events.filter(|&event| parts::upcoming(site, site.card(event)) == Some(true));
    next.min_by_key(|&event| (start(site, event), event)).map(|next| event(site, next))
}

fn event(site: &Site<'_>, ix: CardIx) -> CommunityItem {
    let format = parts::enum_label(site, ix, "formato", site.card(ix).card.text("formato"));
    let note = Some(format).filter(|_| site.card(ix).card.text("formato") != "altro");
    CommunityItem { note, date: date(site, ix, "inizio"), ..item(site, ix, "") }
}

/// A consultation says that its results are there, else when it is open.
fn consultation(site: &Site<'_>, ix: CardIx) -> CommunityItem {
    let card = site.card(ix);
    let answered = card.card.values().contains_key("esito");
    let note = if answered { Some(site.theme.word("community-with-results")) } else { super::consultation::state_text(site, card) };
    CommunityItem { note, ..item(site, ix, "") }
}

/// The materials that refer to a community, and those that its groups wrote.
fn materials(site: &Site<'_>, ix: CardIx, groups: &[CardIx]) -> Vec<CardIx> {
    let mut found = of_type(site, ix, MATERIAL, |_| true);
    for &group in groups {
        let card = site.card(group);
        let named = ["prodotto", "sintesi"].into_iter().filter_map(|field| referred(card, field, card.card.text(field)));
        found.extend(named.filter(|&to| is_shown(site, to, MATERIAL)));
        found.extend(of_type(site, group, MATERIAL, |field| field == GROUP));
    }
    found.sort_by_cached_key(|&card| (fold(display_name(site.card(card))), card));
    found.dedup();
    found
}

/// A material with what its last validation said.
fn material(site: &Site<'_>, ix: CardIx) -> CommunityItem {
    let validations = site.card(ix).card.values().get("validazioni").and_then(Value::as_array);
    let last = validations.and_then(|all| all.iter().max_by_key(|one| text(one, "data")));
    let note = last.map(|last| {
        let who = parts::enum_label(site, ix, "validazioni.ruolo", text(last, "ruolo"));
        let outcome = parts::enum_label(site, ix, "validazioni.esito", text(last, "esito"));
        site.theme.word_with("community-validation", &[("who", &who), ("outcome", &outcome)])
    });
    let date = last.and_then(|last| DateText::written(text(last, "data"), site.language()));
    CommunityItem { note, date, ..item(site, ix, "") }
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options};
    use crate::render::views::{CommunityItem, GroupItem};

    use super::*;

    const UMBRELLA: &str = "---\ntitolo: Zeta, la rete\nin_breve: Una rete\nambito: Tutto\nscopo: Stare insieme\nstato: attiva\n---\n";
    const CARD: &str = "---\ntitolo: Alfa\nin_breve: Una comunità\nambito: Carte\nscopo: Imparare\nstato: attiva\nparte_di: rete\n\
        regole_team:\n  - {ruolo: Voce esperta, minimo: 3, massimo: 5, tra_i_partecipanti: true}\n---\n";

    fn group_card(title: &str, state: &str, more: &str) -> String {
        format!("---\ntitolo: {title}\nin_breve: Un gruppo\ncomunita: alfa\ntipo: di_lavoro\nstato: {state}\nobiettivo: Fare\n{more}---\n")
    }

    fn event_card(title: &str, format: &str, start: &str) -> String {
        format!(
            "---\ntitolo: {title}\nin_breve: Un incontro\nformato: {format}\ninizio: {start}\nmodo: online\nurl: https://esempio.it/\nriguarda: [comunita/alfa]\n---\n"
        )
    }

    fn catalogue() -> Catalogue {
        let material = |title: &str, more: &str| {
            format!("---\ntitolo: {title}\nin_breve: Un materiale\nnatura: documento\nformato: PDF\nurl: https://esempio.it/\n{more}---\n")
        };
        let validation = "validazioni:\n  - {ruolo: esperto, data: 2026-01-01, esito: da_integrare}\n  - {ruolo: comunita, data: 2026-02-01, esito: favorevole}\n";
        let files: Vec<(&str, String)> = vec![
            ("comunita/rete.md", UMBRELLA.to_owned()),
            ("comunita/alfa.md", CARD.to_owned()),
            ("comunita/media.md", UMBRELLA.replace("Zeta, la rete", "Media").replace("attiva", "conclusa")),
            ("gruppi/chiuso.md", group_card("Chiuso", "concluso", "")),
            ("gruppi/dopo.md", group_card("Dopo", "al_lavoro", "prodotto: guida\n")),
            ("gruppi/invito.md", group_card("Invito", "aperto_alle_adesioni", "adesione_url: https://esempio.it/entra\n")),
            ("materiali/guida.md", material("Guida", validation)),
            ("materiali/note.md", material("Note", "gruppo: dopo\n")),
            ("eventi/ieri.md", event_card("Ieri", "webinar", "2026-01-01")),
            ("eventi/dopo.md", event_card("Dopo", "webinar", "2027-03-01")),
            ("eventi/prima.md", event_card("Prima", "corso", "2027-02-01")),
            ("consultazioni/s.md", "---\ntitolo: Sondaggio\nin_breve: Che cosa serve?\noggetto:\n  - {scheda: comunita/alfa}\ntipo: questionario\napertura: 2026-12-01\nchiusura: 2027-06\ncanale: https://esempio.it/s\n---\n".to_owned()),
            ("notizie/n.md", "---\ntitolo: Notizia\nin_breve: Una notizia\ndata: 2026-01-01\nriguarda: [comunita/alfa]\n---\n".to_owned()),
        ];
        let files: Vec<(&str, &str)> = BASE.iter().copied().chain(files.iter().map(|(path, text)| (*path, &**text))).collect();
        Catalogue::with(&files, Options { today: Some(jiff::civil::date(2027, 1, 1)), ..Options::default() })
    }

    fn titles(items: &[CommunityItem]) -> Vec<&str> {
        items.iter().map(|item| &*item.link.text).collect()
    }

    #[test]
    fn what_one_can_do_now_stands_apart_from_the_rest() {
        let catalogue = catalogue();
        let view = community(&catalogue.site(), catalogue.catalog.find("comunita", "alfa").expect("the community"));
        let groups = |groups: &[GroupItem]| groups.iter().map(|group| group.link.text.clone()).collect::<Vec<_>>();
        assert_eq!(groups(&view.open_groups), ["Invito"]);
        assert_eq!(groups(&view.groups), ["Dopo", "Chiuso"]);
        assert_eq!(view.next_event.expect("an event").link.text, "Prima");
        let sections: Vec<(&str, Vec<&str>)> = view.sections.iter().map(|section| (section.id, titles(&section.items))).collect();
        assert_eq!(
            sections,
            [
                ("consultazioni", vec!["Sondaggio"]),
                ("prodotti", vec!["Guida", "Note"]),
                ("eventi", vec!["Dopo", "Ieri"]),
                ("formazione", vec!["Prima"]),
                ("notizie", vec!["Notizia"])
            ]
        );
        assert_eq!(view.sections[1].items[0].note.as_deref(), Some("Comunità di pratica: Favorevole"));
        assert_eq!(titles(&view.open_surveys), ["Sondaggio"]);
        assert_eq!(view.team[0].places_text.as_deref(), Some("da 3 a 5"));
        assert!(view.team[0].from_participants);
    }

    #[test]
    fn what_belongs_to_a_community_is_listed_once() {
        let page = catalogue().page("/comunita/alfa/");
        assert!(!page.contains("id=\"s-rimandi\""), "{page}");
        assert_eq!(page.matches(">Notizia</a>").count(), 1);
        assert!(page.find("Entra nel gruppo").expect("the form") < page.find(">Dopo</a>").expect("the other group"));
        // What one can answer now stands beside joining.
        assert!(page.find("Di&#39;").expect("the survey") < page.find("id=\"s-fatti\"").expect("the facts"));
        assert!(page.contains("aperta fino a giugno 2027"), "{page}");
    }

    #[test]
    fn working_groups_ask_for_a_nomination_and_name_the_community() {
        let nominated = CARD.replace("stato: attiva\n", "stato: attiva\npartecipazione:\n  - {modalita: designato}\n");
        let files: Vec<(&str, String)> = vec![
            ("comunita/rete.md", UMBRELLA.to_owned()),
            ("comunita/alfa.md", nominated),
            ("gruppi/lavoro.md", group_card("Lavoro", "aperto_alle_adesioni", "adesione_url: https://esempio.it/entra\n")),
            ("gruppi/aiuto.md", group_card("Aiuto", "aperto_alle_adesioni", "").replace("di_lavoro", "aiuto")),
        ];
        let files: Vec<(&str, &str)> = BASE.iter().copied().chain(files.iter().map(|(path, text)| (*path, &**text))).collect();
        let catalogue = Catalogue::with(&files, Options::default());
        let page = catalogue.page("/gruppi/lavoro/");
        let steps = ["Prima aderisci a <a href=\"../../comunita/alfa/\"", "#s-modi\">come funziona</a>", "Entra nel gruppo con la nomina"];
        let places: Vec<usize> = steps.iter().map(|step| page.find(step).unwrap_or_else(|| panic!("{step} in {page}"))).collect();
        assert!(places.is_sorted() && !page.contains("aperto a chi vuole partecipare"), "{page}");
        assert!(catalogue.page("/gruppi/aiuto/").contains("aperto a chi vuole partecipare"));
        let community = catalogue.page("/comunita/alfa/");
        assert!(community.contains("id=\"s-modi\"") && community.matches("Serve la nomina del tuo ente").count() == 1, "{community}");
    }

    #[test]
    fn the_list_shows_what_is_part_of_a_community_after_it() {
        let catalogue = catalogue();
        assert_eq!(catalogue.ids(&catalogue.derived.lists["comunita"]), ["media", "rete", "alfa"]);
        assert!(catalogue.page("/comunita/").contains("Fa parte di Zeta, la rete"));
    }

    #[test]
    fn the_home_page_invites_to_what_is_open() {
        let catalogue = catalogue();
        let home = at_home(&catalogue.site());
        assert_eq!(home.len(), 1);
        assert_eq!(home[0].group.as_ref().map(|group| &*group.text), Some("Invito"));
        assert!(catalogue.page("/").contains("Comunità a cui partecipare"));
    }
}
