//! Needs and what fits them, in words: on the page of a need, of an experience, of an administration, and on the home page.

use super::{card_parts as parts, list};
use crate::catalog::{CardIx, Linked};
use crate::derive::{Match, Reason, is_open, is_overdue};
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::views::{DeadlineView, MatchView, NeedLine, NeedView, StateView};
use crate::schema::PartialDate;

/// The type of needs.
pub const NEED: &str = "fabbisogno";
/// Needs on the home page.
const ON_HOME: usize = 3;
/// Needs that are named at an experience.
const SERVED: usize = 5;

/// What the page of a need shows beside its card.
pub fn need(site: &Site<'_>, ix: CardIx) -> NeedView {
    let card = site.card(ix);
    let found = site.matches().of_need(original(site, ix));
    let answer = is_open(card).then(|| super::ask::need::answer(site, card)).flatten();
    let through_catalogue = answer.as_ref().is_some_and(|(_, through)| *through);
    NeedView {
        state: state(site, ix),
        open: is_open(card),
        ask: answer.map(|(asking, _)| asking),
        through_catalogue,
        deadline: deadline(site, card),
        matches: found.iter().map(|one| match_view(site, one)).collect(),
        some_unknown: found.iter().any(|one| !one.on_offer),
        list_url: site.link(&list::address(site, "esperienza", 1)),
    }
}

/// The open needs that an experience could serve, the best first.
pub fn served(site: &Site<'_>, ix: CardIx) -> Vec<NeedLine> {
    let found = site.matches().of_offer(original(site, ix));
    found.into_iter().take(SERVED).map(|one| NeedLine { reasons: reasons(site, one), ..line(site, one.need) }).collect()
}

/// The listed needs of an administration: open ones first, each kind in the order of their list.
pub fn of_administration(site: &Site<'_>, ix: CardIx) -> Vec<NeedLine> {
    let named = site.card(ix).backlinks.iter().filter(|backlink| backlink.field.as_deref() == Some("amministrazione"));
    let mut own: Vec<CardIx> = named.map(|backlink| backlink.from).filter(|&from| is_need(site.card(from))).collect();
    own.sort_by_key(|&need| (!is_open(site.card(need)), need));
    // Whose they are, the page itself says.
    own.into_iter().map(|need| NeedLine { owner: None, ..line(site, need) }).collect()
}

/// Up to three open needs, in the order of their list; not those whose deadline is past.
pub fn on_home(site: &Site<'_>) -> Vec<NeedLine> {
    let open = |&&ix: &&CardIx| is_open(site.card(ix)) && is_overdue(site.card(ix), site.derived.today) != Some(true);
    site.list(NEED).iter().filter(open).take(ON_HOME).map(|&ix| line(site, ix)).collect()
}

/// Whether a card is a need that lists show.
pub fn is_need(card: &Linked) -> bool {
    &*card.card.content_type().name == NEED && card.visibility.is_listed()
}

/// Whether the owner of an experience helps, in words.
pub fn help(site: &Site<'_>, of: &Match) -> String {
    site.theme.word(if of.on_offer { "match-offers" } else { "match-unknown" })
}

/// Why an experience fits a need, in words.
pub fn reasons(site: &Site<'_>, of: &Match) -> Vec<String> {
    of.reasons.iter().map(|reason| reason_text(site, of, reason)).collect()
}

/// By when a need wants an answer.
pub fn deadline(site: &Site<'_>, card: &Linked) -> Option<DeadlineView> {
    let date = DateText::written(card.card.text("scadenza"), site.language())?;
    Some(DeadlineView { by_text: by(site, card)?, date, past: is_overdue(card, site.derived.today) })
}

/// `entro il 30 giugno 2027`, of a need that has a deadline.
pub fn by(site: &Site<'_>, card: &Linked) -> Option<String> {
    let written = Some(card.card.text("scadenza")).filter(|_| &*card.card.content_type().name == NEED)?;
    Some(site.dated("need-by", PartialDate::parse(written)?))
}

fn original(site: &Site<'_>, ix: CardIx) -> CardIx {
    site.catalog.get(ix).original.unwrap_or(ix)
}

fn line(site: &Site<'_>, ix: CardIx) -> NeedLine {
    let card = site.card(ix);
    NeedLine {
        card: site.card_link(ix),
        owner: parts::owner(site, card),
        problem: card.card.text("problema").to_owned(),
        state: (!is_open(card)).then(|| state(site, ix)),
        deadline: deadline(site, card),
        reasons: Vec::new(),
    }
}

fn state(site: &Site<'_>, ix: CardIx) -> StateView {
    let value = site.card(ix).card.text("stato");
    StateView { value: value.to_owned(), text: parts::enum_label(site, ix, "stato", value) }
}

fn match_view(site: &Site<'_>, of: &Match) -> MatchView {
    let card = site.card(of.offer);
    let about = [card.card.text("problema"), card.card.text("in_breve")].into_iter().find(|text| !text.is_empty());
    MatchView {
        card: site.card_link(of.offer),
        owner: parts::owner(site, card),
        about: about.unwrap_or("").to_owned(),
        on_offer: of.on_offer,
        help_text: help(site, of),
        score: of.score,
        score_text: site.theme.word_with("match-score", &[("score", &of.score.to_string())]),
        reasons: reasons(site, of),
    }
}

fn reason_text(site: &Site<'_>, of: &Match, reason: &Reason) -> String {
    let word = |key: &str, name: &str, value: &str| site.theme.word_with(key, &[(name, value)]);
    let term = |vocabulary: &str, id: &str| site.vocabulary_term(vocabulary, id).map_or(id, |term| site.label(&term.labels)).to_owned();
    match reason {
        Reason::Words(words) => word("match-words", "words", &words.join(", ")),
        Reason::Themes(themes) => {
            let names: Vec<String> = themes.iter().map(|theme| term("temi", theme)).collect();
            word("match-themes", "themes", &names.join(", "))
        }
        Reason::Modes(modes) => {
            let names: Vec<String> = modes.iter().map(|mode| parts::enum_label(site, of.need, "modalita", mode)).collect();
            word(if of.on_offer { "match-modes" } else { "match-modes-there" }, "modes", &names.join(", "))
        }
        Reason::Small => site.theme.word("match-small"),
        Reason::SameSize => site.theme.word("match-size"),
        Reason::Region(region) => word("match-region", "region", &term("regioni", region)),
        Reason::Neighbour(region) => word("match-neighbour", "region", &term("regioni", region)),
        Reason::National => site.theme.word("match-national"),
        Reason::Reused(times) => site.theme.counted("match-reused", *times),
        Reason::Proven => site.theme.word("match-proven"),
        Reason::Mature(level) => word("match-mature", "level", &super::maturity::label(site, *level).to_lowercase()),
    }
}
