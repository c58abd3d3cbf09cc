//! The plan of a community: its activities in a table, and the same as a Gantt picture for the eye.
//!
//! Horizontal places of the picture are percentages, vertical ones pixels, so that it fits a phone without becoming small print.

use crate::schema::Value;
use jiff::civil::Date;

use super::card_parts as parts;
use crate::catalog::CardIx;
use crate::derive::referred;
use crate::render::Site;
use crate::render::dates::{DateText, month_name};
use crate::render::views::{ActivityView, PlanBar, PlanPicture, PlanTick, PlanView, StateView};
use crate::schema::PartialDate;

/// Heights in pixels: what stands over the bars, an activity with its title, its title's base line, its bar.
const TOP: usize = 28;
const ROW: usize = 44;
const BASE: usize = 16;
const BAR: usize = 12;
/// Marks of the scale that a phone has room for.
const TICKS: i64 = 5;
/// Characters of a title that a phone has room for.
const TITLE: usize = 38;

/// An activity as the card writes it.
struct Activity<'v> {
    value: &'v Value,
    start: PartialDate,
    end: PartialDate,
}

impl Activity<'_> {
    fn text(&self, key: &str) -> &str {
        self.value.get(key).and_then(Value::as_str).unwrap_or("")
    }

    fn progress(&self) -> Option<u64> {
        self.value.get("avanzamento").and_then(Value::as_u64)
    }

    fn is_done(&self) -> bool {
        self.text("stato") == "completata" || (self.progress() == Some(100) && self.text("stato") != "annullata")
    }

    /// Whether it ought to be done by today, and is not.
    fn is_late(&self, today: Option<Date>) -> bool {
        !self.is_done() && self.text("stato") != "annullata" && today.is_some_and(|today| self.end.last < today)
    }
}

/// The schedule of a plan.
pub fn plan(site: &Site<'_>, ix: CardIx) -> PlanView {
    let (done_text, late_text) = totals(site, ix);
    PlanView {
        done_text,
        late_text,
        activities: activities(site, ix).into_iter().map(|(_, activity)| activity).collect(),
        picture: picture(site, &read(site, ix)),
    }
}

/// Its activities by start, each with its group (the original's position).
pub fn activities(site: &Site<'_>, ix: CardIx) -> Vec<(Option<CardIx>, ActivityView)> {
    let card = site.card(ix);
    let view = |activity: Activity<'_>| {
        let group = referred(card, "attivita.gruppo", activity.text("gruppo"));
        (group, self::activity(site, ix, &activity, group))
    };
    read(site, ix).into_iter().map(view).collect()
}

/// How much is done and how much is late, in words.
pub fn totals(site: &Site<'_>, ix: CardIx) -> (Option<String>, Option<String>) {
    let all: Vec<Activity<'_>> = read(site, ix).into_iter().filter(|activity| activity.text("stato") != "annullata").collect();
    let done = all.iter().filter(|activity| activity.is_done()).count();
    let late = all.iter().filter(|activity| activity.is_late(site.derived.today)).count();
    let done_text = || site.theme.word_with("plan-done", &[("done", &done.to_string()), ("all", &all.len().to_string())]);
    ((!all.is_empty()).then(done_text), (late > 0).then(|| site.theme.counted("count-late", late)))
}

/// The last day of a plan's activities.
pub fn end(site: &Site<'_>, ix: CardIx) -> Option<Date> {
    read(site, ix).iter().map(|activity| activity.end.last).max()
}

/// The activities by start, then end; those of the same time as the card has them.
fn read<'a>(site: &Site<'a>, ix: CardIx) -> Vec<Activity<'a>> {
    let list = site.card(ix).card.values().items("attivita");
    let date = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).and_then(PartialDate::parse);
    let activity = |value| Some(Activity { value, start: date(value, "inizio")?, end: date(value, "fine")? });
    let mut activities: Vec<Activity<'a>> = list.iter().filter_map(activity).collect();
    activities.sort_by_key(|activity| (activity.start.first, activity.end.last));
    activities
}

fn activity(site: &Site<'_>, ix: CardIx, activity: &Activity<'_>, group: Option<CardIx>) -> ActivityView {
    let state = activity.text("stato");
    let state = if state.is_empty() && activity.is_done() { "completata" } else { state };
    let late = activity.is_late(site.derived.today);
    ActivityView {
        id: activity.text("id").to_owned(),
        title: activity.text("titolo").to_owned(),
        start: Some(DateText::partial(activity.start, site.language())),
        late_text: late.then(|| site.dated("plan-late", PartialDate::day(activity.end.last))),
        end: Some(DateText::partial(activity.end, site.language())),
        group: group.map(|group| site.card_link(group)),
        progress_text: activity.progress().map(|percent| format!("{percent}%")),
        state: (!state.is_empty())
            .then(|| StateView { value: state.to_owned(), text: parts::enum_label(site, ix, "attivita.stato", state) }),
    }
}

/// The months that a plan's time begins and ends with, as days.
struct Span {
    first: Date,
    last: Date,
}

impl Span {
    fn of(activities: &[Activity<'_>]) -> Option<Span> {
        let first = activities.iter().map(|activity| activity.start.first).min()?;
        let last = activities.iter().map(|activity| activity.end.last.max(activity.start.first)).max()?;
        Some(Span { first: first.first_of_month(), last: last.last_of_month() })
    }

    /// Where the morning of a day stands, in tenths of a percent.
    fn place(&self, day: Date) -> i64 {
        let days = |from: Date, to: Date| i64::from((to - from).get_days());
        days(self.first, day).max(0) * 1000 / (days(self.first, self.last) + 1)
    }

    fn months(&self) -> i64 {
        i64::from(self.last.year() - self.first.year()) * 12 + i64::from(self.last.month() - self.first.month()) + 1
    }
}

fn percent(tenths: i64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

fn picture(site: &Site<'_>, activities: &[Activity<'_>]) -> Option<PlanPicture> {
    let span = Span::of(activities)?;
    let bottom = TOP + ROW * activities.len();
    let today = site.derived.today.filter(|today| (span.first..=span.last).contains(today));
    Some(PlanPicture {
        height: bottom + if today.is_some() { TOP } else { 0 },
        bottom,
        bars: activities.iter().enumerate().map(|(n, activity)| bar(&span, n, activity, site.derived.today)).collect(),
        ticks: ticks(&span, site.language()),
        today: today.map(|today| PlanTick { x: percent(span.place(today)), text: site.theme.word("plan-today") }),
    })
}

fn bar(span: &Span, n: usize, activity: &Activity<'_>, today: Option<Date>) -> PlanBar {
    let start = span.place(activity.start.first);
    let end = activity.end.last.tomorrow().map_or(1000, |day| span.place(day).min(1000));
    let width = (end - start).max(4);
    let done = if activity.is_done() { 100 } else { activity.progress().unwrap_or(0) };
    let kind = match activity.text("stato") {
        "annullata" => "annullata",
        _ if activity.is_done() => "completata",
        _ if activity.is_late(today) => "late",
        _ => "open",
    };
    let title = activity.text("titolo");
    let cut = title.chars().count() > TITLE;
    let shown: String = title.chars().take(if cut { TITLE - 1 } else { TITLE }).collect();
    PlanBar {
        title: if cut { format!("{}…", shown.trim_end()) } else { shown },
        text_y: TOP + ROW * n + BASE,
        y: TOP + ROW * n + BASE + (BAR / 2),
        x: percent(start),
        width: percent(width),
        done: percent(width * i64::try_from(done.min(100)).unwrap_or(0) / 100),
        kind,
    }
}

/// Beginnings of months, at most as many as there is room for: «gen 2027», then «apr», and the year again in January.
fn ticks(span: &Span, language: &str) -> Vec<PlanTick> {
    let months = span.months();
    let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| (months + step - 1) / step <= TICKS).unwrap_or(240);
    let mut ticks: Vec<PlanTick> = Vec::new();
    for n in (0..months).step_by(usize::try_from(step).unwrap_or(1)) {
        let month = i64::from(span.first.month()) - 1 + n;
        let (year, month) = (i64::from(span.first.year()) + month / 12, month % 12 + 1);
        let (Ok(year), Ok(month)) = (i16::try_from(year), i8::try_from(month)) else { break };
        let Ok(day) = Date::new(year, month, 1) else { break };
        let name: String = month_name(month, language).chars().take(3).collect();
        let new_year = ticks.is_empty() || month == 1 || step >= 12;
        ticks.push(PlanTick { x: percent(span.place(day)), text: if new_year { format!("{name} {year}") } else { name } });
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options};

    const COMMUNITY: &str = "---\ntitolo: Comunità\nin_breve: Una comunità\nambito: Carte\nscopo: Imparare\nstato: attiva\n---\n";
    const PLAN: &str = "---\ntitolo: Piano\nin_breve: Un piano\ncomunita: carte\nperiodo: 2027\nobiettivi: [Uno]\nattivita:\n  \
        - {id: due, titolo: Seconda, inizio: 2027-04, fine: 2027-06, avanzamento: 50, stato: in_corso}\n  \
        - {id: uno, titolo: Prima, inizio: 2027-01-01, fine: 2027-03-31, avanzamento: 100}\n  \
        - {id: tre, titolo: Terza, inizio: 2027-07-01, fine: 2027-12-31, stato: pianificata}\n  \
        - {id: via, titolo: Via, inizio: 2027-02, fine: 2027-02, stato: annullata}\n---\n";

    fn catalogue(today: Option<Date>) -> Catalogue {
        let cards = [BASE, &[("comunita/carte.md", COMMUNITY), ("piani/piano.md", PLAN)]].concat();
        Catalogue::with(&cards, Options { today, ..Options::default() })
    }

    fn view(today: Option<Date>) -> PlanView {
        let catalogue = catalogue(today);
        let ix = catalogue.catalog.find("piano", "piano").expect("the plan");
        plan(&catalogue.site(), ix)
    }

    #[test]
    fn activities_go_by_time_and_say_when_they_are_late() {
        let plan = view(Some(jiff::civil::date(2027, 8, 1)));
        let rows: Vec<(&str, Option<&str>)> = plan.activities.iter().map(|row| (&*row.id, row.late_text.as_deref())).collect();
        assert_eq!(rows, [("uno", None), ("via", None), ("due", Some("In ritardo: doveva finire il 30 giugno 2027")), ("tre", None)]);
        assert_eq!(plan.done_text.as_deref(), Some("Attività completate: 1 su 3"));
        assert_eq!(plan.late_text.as_deref(), Some("1 in ritardo"));
        // On its last day nothing is late yet, and without a day nothing ever is.
        assert_eq!(view(Some(jiff::civil::date(2027, 6, 30))).late_text, None);
        assert_eq!(view(None).late_text, None);
    }

    #[test]
    fn the_picture_has_a_bar_where_the_activity_lies() {
        let picture = view(Some(jiff::civil::date(2027, 8, 1))).picture.expect("a picture");
        let bars: Vec<(&str, &str, &str, &str)> = picture.bars.iter().map(|bar| (&*bar.title, &*bar.x, &*bar.width, bar.kind)).collect();
        assert_eq!(
            bars,
            [
                ("Prima", "0.0%", "24.6%", "completata"),
                ("Via", "8.4%", "7.7%", "annullata"),
                ("Seconda", "24.6%", "24.9%", "late"),
                ("Terza", "49.5%", "50.5%", "open")
            ]
        );
        assert_eq!(picture.bars[2].done, "12.4%");
        assert_eq!(picture.today.map(|today| today.x).as_deref(), Some("58.0%"));
        let ticks: Vec<&str> = picture.ticks.iter().map(|tick| &*tick.text).collect();
        assert_eq!(ticks, ["gen 2027", "apr", "lug", "ott"]);
        assert!(view(Some(jiff::civil::date(2030, 1, 1))).picture.expect("a picture").today.is_none());
    }
}
