//! Twinnings on the pages of cards: the twinning itself, the call that funded it, the experience that it passes on, its parties.
//!
//! Parties are named by a card of the catalogue or by their name alone; [`party`] is the one place that tells the two apart.

use crate::schema::Value;

use super::{ask as asking, card_parts as parts};
use crate::catalog::{CardIx, Linked};
use crate::derive::{dates, referred};
use crate::render::dates::{DateText, year_range};
use crate::render::views::{CallView, ConditionView, PartyView, StateView, StepView, TextLink, TwinningLine, TwinningReuse, TwinningView};
use crate::render::{Site, numbers};
use crate::schema::PartialDate;

/// The type's name.
pub const TWINNING: &str = "gemellaggio";
/// The type's name of calls.
pub const CALL: &str = "avviso";
/// The field of a twinning, and of an experience's reuse, that names the other.
pub const OF_EXPERIENCE: &str = "esperienza";
/// The field of a reuse that names its twinning.
pub const OF_REUSE: &str = "riusi.gemellaggio";
/// The field of a twinning that names its call.
pub const OF_CALL: &str = "avviso";
/// The fields that hold the parties: who gives, who receives.
pub const SIDES: [&str; 2] = ["offerenti", "riceventi"];

/// The way of a twinning that goes well.
const WAY: [&str; 5] = ["proposto", "in_valutazione", "approvato", "in_corso", "concluso"];

/// A party as a card writes it.
pub struct Party<'a> {
    /// Its administration, when it is in the catalogue.
    pub card: Option<CardIx>,
    /// Its name, when it is not.
    pub name: &'a str,
    /// The country that the twinning says.
    pub country: &'a str,
    leads: bool,
}

/// The parties of one side, in the order of the card.
pub fn side<'a>(card: &'a Linked, side: &str) -> Vec<Party<'a>> {
    let entries = card.card.values().items(side);
    entries.iter().map(|entry| party(card, side, entry)).collect()
}

fn party<'a>(card: &'a Linked, side: &str, entry: &'a Value) -> Party<'a> {
    let named = referred(card, &format!("{side}.amministrazione"), text(entry, "amministrazione"));
    let leads = entry.get("capofila").and_then(Value::as_bool) == Some(true);
    Party { card: named, name: text(entry, "nome"), country: text(entry, "paese"), leads }
}

impl Party<'_> {
    /// Its name with its page.
    pub fn link(&self, site: &Site<'_>) -> TextLink {
        self.card.map_or_else(|| TextLink::new(self.name.to_owned(), None), |ix| site.card_link(ix))
    }

    /// The country that is not Italy, by its code.
    pub fn abroad(&self, site: &Site<'_>) -> Option<String> {
        let own = self.card.map_or("", |ix| site.card(ix).card.text("paese"));
        [self.country, own].into_iter().find(|code| !code.is_empty()).filter(|code| *code != "IT").map(str::to_owned)
    }

    /// The id of its region, when its card says it.
    pub fn region(&self, site: &Site<'_>) -> Option<String> {
        let region = site.card(self.card?).card.text("regione");
        (!region.is_empty()).then(|| region.to_owned())
    }

    fn view(&self, site: &Site<'_>) -> PartyView {
        let lead = self.leads.then(|| site.theme.word("twinning-lead"));
        let place = self.abroad(site).map(|code| country(site, &code)).or_else(|| Some(region_name(site, &self.region(site)?)));
        let notes: Vec<String> = [lead, place].into_iter().flatten().collect();
        PartyView { body: self.link(site), note: (!notes.is_empty()).then(|| notes.join(", ")) }
    }
}

/// A country's name where the theme has it, else its code.
pub fn country(site: &Site<'_>, code: &str) -> String {
    site.theme.optional_word(&format!("country-{}", code.to_ascii_lowercase())).unwrap_or_else(|| code.to_owned())
}

/// A region's name.
pub fn region_name(site: &Site<'_>, id: &str) -> String {
    site.vocabulary_term("regioni", id).map_or(id, |term| site.label(&term.labels)).to_owned()
}

/// A twinning on its page.
pub fn twinning(site: &Site<'_>, ix: CardIx) -> TwinningView {
    let card = site.card(ix);
    let parties = |side: &str| {
        let mut parties = self::side(card, side);
        parties.sort_by_key(|party| !party.leads);
        parties.iter().map(|party| party.view(site)).collect()
    };
    TwinningView {
        state: state(site, ix),
        steps: steps(site, ix),
        givers: parties(SIDES[0]),
        receivers: parties(SIDES[1]),
        resources_text: amount(site, ix, "risorse_eur"),
        reuses: reuses(site, ix),
        ask: ask(site, card),
    }
}

/// Where whoever wants the same can ask: about the experience, else the catalogue.
fn ask(site: &Site<'_>, card: &Linked) -> Option<TextLink> {
    let experience = referred(card, OF_EXPERIENCE, card.card.text(OF_EXPERIENCE));
    let about = experience.filter(|&ix| asking::of_experience(site, ix).is_some()).and_then(|ix| {
        let link = site.card_link(ix);
        let url = format!("{}#s-chiedi", link.url?);
        Some(TextLink { text: site.theme.word_with("twinning-ask", &[("experience", &link.text)]), url: Some(url), ..link })
    });
    about.or_else(|| {
        let url = asking::page::exists(site).then(|| site.link(asking::page::ADDRESS))?;
        Some(TextLink::new(site.theme.word("ask-action-secretariat"), Some(url)))
    })
}

fn state(site: &Site<'_>, ix: CardIx) -> StateView {
    let value = site.card(ix).card.text("stato");
    StateView { value: value.to_owned(), text: parts::enum_label(site, ix, "stato", value) }
}

/// The steps that its state stands for: what lies behind it, the last that is known, what is not known to have come. One that ended early
/// has nothing ahead. Of a step behind, only its date is told: no source says that each was taken.
fn steps(site: &Site<'_>, ix: CardIx) -> Vec<StepView> {
    let card = site.card(ix);
    let state = card.card.text("stato");
    let behind = match state {
        "non_approvato" => 2,
        "interrotto" => 4,
        "ritirato" => 1,
        _ => WAY.iter().position(|step| *step == state).unwrap_or(0),
    };
    let ends_early = !WAY.contains(&state);
    let ahead = if ends_early { &[][..] } else { &WAY[behind + 1..] };
    let date = |step: &str| {
        let field = match step {
            "in_corso" => "inizio",
            "concluso" | "interrotto" => "fine",
            _ => return None,
        };
        DateText::written(card.card.text(field), site.language())
    };
    let view = |step: &str, place: &'static str| {
        let date = if place == "ahead" { None } else { date(step) };
        let place_text = (place != "done" || date.is_some()).then(|| site.theme.word(&format!("step-{place}")));
        StepView { text: parts::enum_label(site, ix, "stato", step), place, place_text, date }
    };
    let done = WAY[..behind].iter().map(|step| view(step, "done"));
    done.chain([view(state, "here")]).chain(ahead.iter().map(|step| view(step, "ahead"))).collect()
}

/// An amount with how exact it is: `circa 700.000 €`.
fn amount(site: &Site<'_>, ix: CardIx, field: &str) -> Option<String> {
    let card = site.card(ix);
    let euros = numbers::euros(card.card.values().get(field)?.as_f64()?, site.language());
    let exact = card.card.text("precisione");
    Some(if exact.is_empty() { euros } else { format!("{} {euros}", parts::enum_label(site, ix, "precisione", exact)) })
}

/// The reuses of listed experiences that name the twinning, by experience.
fn reuses(site: &Site<'_>, ix: CardIx) -> Vec<TwinningReuse> {
    let this = site.card(ix).original.unwrap_or(ix);
    let mut found = Vec::new();
    for experience in named_by(site, ix, "esperienza", OF_REUSE) {
        let card = site.card(experience);
        for entry in card.card.at("riusi") {
            if referred(card, OF_REUSE, text(entry, TWINNING)) != Some(this) {
                continue;
            }
            let Some(body) = referred(card, "riusi.amministrazione", text(entry, "amministrazione")) else { continue };
            let reuse = TwinningReuse {
                experience: site.card_link(experience),
                bodies: Vec::new(),
                state: parts::enum_label(site, experience, "riusi.stato", text(entry, "stato")),
                date: DateText::written(text(entry, "data"), site.language()),
                evidence: evidence(entry),
            };
            join(&mut found, reuse, site.card_link(body), |reuse| &mut reuse.bodies);
        }
    }
    found
}

/// Adds a body to the last entry when the two say the same, else an entry of its own; `bodies` are those of an entry.
pub fn join<T: PartialEq>(list: &mut Vec<T>, mut entry: T, body: TextLink, bodies: fn(&mut T) -> &mut Vec<TextLink>) {
    if let Some(last) = list.last_mut() {
        let known = std::mem::take(bodies(last));
        let same = *last == entry;
        *bodies(last) = known;
        if same {
            bodies(last).push(body);
            return;
        }
    }
    bodies(&mut entry).push(body);
    list.push(entry);
}

/// What shows a reuse: a link when it is nothing but an address.
pub fn evidence(entry: &Value) -> Option<TextLink> {
    let written = text(entry, "evidenza");
    let is_address = written.starts_with("http") && !written.contains(char::is_whitespace);
    let short = || written.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned();
    match (written.is_empty(), is_address) {
        (true, _) => None,
        (false, true) => Some(TextLink::new(short(), Some(written.to_owned()))),
        (false, false) => Some(TextLink::new(written.to_owned(), None)),
    }
}

/// The listed cards of a type that name this one in a field, by id.
pub fn named_by(site: &Site<'_>, ix: CardIx, type_name: &str, field: &str) -> Vec<CardIx> {
    let named = |card: &Linked| &*card.card.content_type().name == type_name && card.visibility.is_listed();
    let backlinks = site.card(ix).backlinks.iter().filter(|backlink| backlink.field.as_deref() == Some(field));
    backlinks.map(|backlink| backlink.from).filter(|&from| named(site.card(from))).collect()
}

/// The twinnings that name a card in a field, newest first, those without a date last.
pub fn lines(site: &Site<'_>, ix: CardIx, field: &str) -> Vec<TwinningLine> {
    sorted(site, named_by(site, ix, TWINNING, field))
}

/// The twinnings that pass an experience on: those that name it, and those that its own reuses name.
pub fn of_experience(site: &Site<'_>, ix: CardIx) -> Vec<TwinningLine> {
    let card = site.card(ix);
    let reuses = card.card.values().items("riusi").iter();
    let named = reuses.filter_map(|entry| referred(card, OF_REUSE, text(entry, TWINNING)));
    let mut found = named_by(site, ix, TWINNING, OF_EXPERIENCE);
    found.extend(named.filter(|&twinning| site.card(twinning).visibility.is_listed()));
    found.sort_unstable();
    found.dedup();
    sorted(site, found)
}

fn sorted(site: &Site<'_>, mut twinnings: Vec<CardIx>) -> Vec<TwinningLine> {
    twinnings.sort_by_key(|&ix| (std::cmp::Reverse(dates::of_field(site.card(ix), "inizio").map(|date| date.first)), ix));
    twinnings.into_iter().map(|ix| line(site, ix)).collect()
}

/// A twinning in a list.
pub fn line(site: &Site<'_>, ix: CardIx) -> TwinningLine {
    let card = site.card(ix);
    let bodies = |side: &str| self::side(card, side).iter().map(|party| party.link(site)).collect();
    TwinningLine {
        twinning: site.card_link(ix),
        givers: bodies(SIDES[0]),
        receivers: bodies(SIDES[1]),
        state: state(site, ix),
        years: years(card),
        lang_text: site.foreign_text(card),
    }
}

fn years(card: &Linked) -> Option<String> {
    let start = dates::of_field(card, "inizio").map(|date| date.first.year());
    let end = dates::of_field(card, "fine").map(|date| date.last.year());
    match (start, end) {
        (Some(start), Some(end)) => Some(year_range(start, end)),
        (start, end) => start.or(end).map(|year| year.to_string()),
    }
}

/// A call on its page.
pub fn call(site: &Site<'_>, ix: CardIx) -> CallView {
    let card = site.card(ix);
    let (opens, closes) = (dates::of_field(card, "apertura"), dates::of_field(card, "chiusura"));
    let (is_open, when_text) = site.derived.today.and_then(|today| when(site, today, opens, closes)).unzip();
    CallView {
        is_open,
        when_text,
        dates_text: (opens.is_none() && closes.is_none()).then(|| site.theme.word("call-no-dates")),
        resources_text: amount(site, ix, "dotazione_eur"),
        gives: conditions(site, ix, "chi_offre"),
        receives: conditions(site, ix, "chi_riceve"),
        twinnings: lines(site, ix, OF_CALL),
    }
}

/// What a list says of a call: whether it is open, or that nobody knows when it was.
pub fn call_mark(site: &Site<'_>, card: &Linked) -> Option<StateView> {
    let (opens, closes) = (dates::of_field(card, "apertura"), dates::of_field(card, "chiusura"));
    if opens.is_none() && closes.is_none() {
        return Some(StateView { value: "date_non_note".to_owned(), text: site.theme.word("call-no-dates") });
    }
    let (is_open, text) = when(site, site.derived.today?, opens, closes)?;
    Some(StateView { value: if is_open { "open" } else { "chiuso" }.to_owned(), text })
}

/// Whether a call is open on a day, and the words that say so beside its date; nothing when its dates do not tell.
fn when(site: &Site<'_>, today: jiff::civil::Date, opens: Option<PartialDate>, closes: Option<PartialDate>) -> Option<(bool, String)> {
    match (opens, closes) {
        (Some(opens), _) if today < opens.first => Some((false, site.dated("call-opens", opens))),
        (_, Some(closes)) if closes.last < today => Some((false, site.dated("call-closed", closes))),
        // On a day within a date of which only the month is known, nobody knows.
        (Some(opens), _) if today < opens.last => None,
        (_, Some(closes)) => Some((true, site.dated("call-open-until", closes))),
        (Some(opens), None) => Some((true, site.dated("call-open-since", opens))),
        (None, None) => None,
    }
}

/// What a call asks of one side.
fn conditions(site: &Site<'_>, ix: CardIx, side: &str) -> Vec<ConditionView> {
    let card = site.card(ix);
    let condition = |key: &str, name: &dyn Fn(&str) -> String| {
        let path = format!("{side}.{key}");
        let items: Vec<String> = card.card.at(&path).into_iter().filter_map(Value::as_str).map(name).collect();
        let field = crate::derive::field_at(card.card.content_type(), side).and_then(|field| field.inner().iter().find(|f| &*f.key == key));
        let label = field.map(|field| site.label(&field.label).to_owned()).unwrap_or_default();
        (!items.is_empty()).then_some(ConditionView { label, items })
    };
    let kind = |value: &str| parts::enum_label(site, ix, &format!("{side}.tipologie"), value);
    let found =
        [condition("tipologie", &kind), condition("regioni", &|id| region_name(site, id)), condition("paesi", &|code| country(site, code))];
    found.into_iter().flatten().collect()
}

fn text<'v>(entry: &'v Value, key: &str) -> &'v str {
    entry.get(key).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    fn card(state: &str, more: &str) -> String {
        format!(
            "---\ntitolo: Due\nin_breve: Un gemellaggio\nstato: {state}\nesperienza: uno\nofferenti:\n  - {{amministrazione: comune-di-bra}}\nriceventi:\n  - {{nome: Un ente di Creta, paese: GR}}\n  - {{amministrazione: agenzia-x, capofila: si}}\n{more}---\n"
        )
    }

    fn catalogue(twinning: &str, reuses: &str) -> Catalogue {
        let experience = experience("Uno", reuses);
        Catalogue::new(&[BASE, &[("esperienze/uno.md", &*experience), ("gemellaggi/due.md", twinning)]].concat())
    }

    fn places(state: &str) -> Vec<(String, &'static str)> {
        let catalogue = catalogue(&card(state, "inizio: 2024\n"), "");
        let ix = catalogue.catalog.find(TWINNING, "due").expect("the twinning");
        steps(&catalogue.site(), ix).into_iter().map(|step| (step.text, step.place)).collect()
    }

    #[test]
    fn steps_say_what_lies_behind_and_ahead_and_nothing_follows_an_early_end() {
        let of = |steps: &[(&str, &'static str)]| steps.iter().map(|(text, place)| ((*text).to_owned(), *place)).collect::<Vec<_>>();
        let way = [("Proposto", "done"), ("In valutazione", "done"), ("Approvato", "here"), ("In corso", "ahead"), ("Concluso", "ahead")];
        assert_eq!(places("approvato"), of(&way));
        assert_eq!(places("non_approvato"), of(&[("Proposto", "done"), ("In valutazione", "done"), ("Non approvato", "here")]));
        assert_eq!(places("ritirato"), of(&[("Proposto", "done"), ("Ritirato", "here")]));
        assert_eq!(places("interrotto").last(), Some(&("Interrotto".to_owned(), "here")));
        assert_eq!(places("interrotto").len(), 5);
    }

    #[test]
    fn of_steps_behind_only_dates_are_told_and_of_steps_ahead_that_nothing_is_known() {
        let catalogue = catalogue(&card("concluso", "inizio: 2024\n"), "");
        let ix = catalogue.catalog.find(TWINNING, "due").expect("the twinning");
        let told: Vec<_> =
            steps(&catalogue.site(), ix).into_iter().map(|step| (step.place_text, step.date.map(|date| date.text))).collect();
        let (done, here) = (Some("fatto".to_owned()), Some("ultimo passo noto".to_owned()));
        assert_eq!(told, [(None, None), (None, None), (None, None), (done, Some("2024".to_owned())), (here, None)]);
        let proposed = super::tests::catalogue(&card("proposto", ""), "").page("/gemellaggi/due/");
        assert_eq!(proposed.matches("non risulta").count(), 4, "{proposed}");
    }

    #[test]
    fn an_experience_lists_the_twinnings_of_its_reuses_and_a_twinning_says_where_to_ask() {
        let reuses = "riusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2025, evidenza: R, gemellaggio: due}\n";
        let (named, other) = (experience("Uno", ""), experience("Altra", reuses));
        let twinning = card("concluso", "");
        let cards = [("esperienze/uno.md", &*named), ("esperienze/altra.md", &*other), ("gemellaggi/due.md", &*twinning)];
        let desk = Catalogue::new(&[BASE, &cards].concat());
        let site = desk.site();
        let of = |id: &str| of_experience(&site, desk.catalog.find("esperienza", id).expect("an experience")).len();
        assert_eq!((of("uno"), of("altra")), (1, 1));
        let ask = |catalogue: &Catalogue| self::twinning(&catalogue.site(), catalogue.catalog.find(TWINNING, "due").expect("it")).ask;
        let about = ask(&desk).expect("somebody answers");
        assert!(about.url.is_some_and(|url| url.ends_with("esperienze/uno/#s-chiedi")) && about.text == "Chiedi di «Uno»");
        assert!(desk.page("/esperienze/uno/").contains("id=\"s-chiedi\""));
        let refused = named.replace("livello: non_indicato", "livello: nessuno");
        let cards = [("esperienze/uno.md", &*refused), ("gemellaggi/due.md", &*twinning)];
        let refusing = Catalogue::new(&[BASE, &cards].concat());
        assert!(ask(&refusing).and_then(|link| link.url).is_some_and(|url| url.ends_with("chiedi/")));
        let alone = Options { site: "[site]\ntitle = \"C\"\ndemo = true\n".to_owned(), ..Options::default() };
        assert!(ask(&Catalogue::with(&[BASE, &cards].concat(), alone)).is_none());
    }

    #[test]
    fn the_pages_of_both_sides_of_the_experience_and_of_the_twinning_tell_of_each_other() {
        let reuses = "riusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2025, evidenza: Una relazione, gemellaggio: due}\n";
        let catalogue = catalogue(&card("in_corso", "inizio: 2024\nfine: 2026\n"), reuses);
        let site = catalogue.site();
        let find = |type_name: &str, id: &str| catalogue.catalog.find(type_name, id).expect("a card");
        let view = twinning(&site, find(TWINNING, "due"));
        let receivers: Vec<_> = view.receivers.iter().map(|party| (&*party.body.text, party.note.as_deref())).collect();
        assert_eq!(receivers, [("Agenzia X", Some("capofila")), ("Un ente di Creta", Some("Grecia"))]);
        assert_eq!(view.givers[0].note.as_deref(), Some("Lazio"));
        assert_eq!((&*view.reuses[0].bodies[0].text, &*view.reuses[0].state), ("Agenzia X", "In uso"));
        assert_eq!(view.reuses[0].evidence.as_ref().map(|evidence| &*evidence.text), Some("Una relazione"));
        let of_experience = lines(&site, find("esperienza", "uno"), OF_EXPERIENCE);
        assert_eq!((&*of_experience[0].twinning.text, of_experience[0].years.as_deref()), ("Due", Some("2024–2026")));
        let taker = crate::render::pages::administration::view(&site, find("amministrazione", "agenzia-x")).expect("a view");
        assert_eq!((taker.twinnings_taken.len(), taker.twinnings_given.len()), (1, 0));
        // The reuse that came of the twinning is the same passage.
        assert_eq!((taker.arc.taken, taker.reuses_taken.len()), (1, 1));
        // What these pages say in a place of their own is not said again among those who speak of the card.
        for (address, heading) in [("/esperienze/uno/", "s-gemellaggi"), ("/amministrazioni/agenzia-x/", "s-scambi")] {
            let page = catalogue.page(address);
            assert!(page.contains(heading) && !page.contains("s-rimandi"), "{address}: {page}");
        }
    }

    #[test]
    fn what_depends_on_today_stands_beside_its_date() {
        let programmes = "---\ntitolo: Programmi\nin_breve: I programmi\ntermini:\n  - id: fesr\n    etichetta: {it: FESR}\n---\n";
        let call = |today: &str, dates: &str| {
            let text = format!("---\ntitolo: Avviso\nin_breve: Un avviso\nprogramma: fesr\n{dates}---\n");
            let today = Some(today.parse().expect("a day"));
            let files = [BASE, &[("avvisi/uno.md", &*text), ("vocabolari/programmi.md", programmes)]].concat();
            let catalogue = Catalogue::with(&files, Options { today, ..Options::default() });
            let view = self::call(&catalogue.site(), catalogue.catalog.find("avviso", "uno").expect("the call"));
            (view.is_open, view.when_text.unwrap_or_default())
        };
        let dates = "apertura: 2026-03-01\nchiusura: 2027-06-30\n";
        assert_eq!(call("2026-11-22", dates), (Some(true), "Aperto fino al 30 giugno 2027".into()));
        assert_eq!(call("2026-02-28", dates), (Some(false), "Si apre il 1º marzo 2026".into()));
        assert_eq!(call("2027-07-01", dates), (Some(false), "Chiuso il 30 giugno 2027".into()));
        assert_eq!(call("2027-06-30", "chiusura: 2027-06-08\n"), (Some(false), "Chiuso l'8 giugno 2027".into()));
        assert_eq!(call("2027-06-30", "chiusura: 2027-06\n"), (Some(true), "Aperto fino a tutto giugno 2027".into()));
        // Within a month of which no more is known nobody knows.
        assert_eq!(call("2026-03-15", "apertura: 2026-03\n"), (None, String::new()));
        assert_eq!(call("2026-03-15", ""), (None, String::new()));
        let lists = |dates: &str| {
            let text = format!("---\ntitolo: Avviso\nin_breve: Un avviso\nprogramma: fesr\n{dates}---\n");
            let today = Some(jiff::civil::date(2026, 11, 22));
            let files = [BASE, &[("avvisi/uno.md", &*text), ("vocabolari/programmi.md", programmes)]].concat();
            let catalogue = Catalogue::with(&files, Options { today, ..Options::default() });
            (catalogue.page("/avvisi/"), catalogue.page("/avvisi/uno/"))
        };
        assert!(lists("chiusura: 2026-03\n").0.contains("Chiuso a marzo 2026"), "{}", lists("chiusura: 2026-03\n").0);
        let unknown = lists("");
        assert!(unknown.0.contains("Date non note") && unknown.1.contains("<dd>Date non note</dd>"), "{}", unknown.1);
    }
}
