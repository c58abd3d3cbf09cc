//! The home page.

use crate::schema::Value;

use super::card_parts::enum_label;
use super::{ask, calendar, frame, html, list, needs, numbers, taxonomy};
use crate::derive::Reuse;
use crate::render::dates::DateText;
use crate::render::engine::TemplateError;
use crate::render::views::{CountsView, HomeReuse, HomeView, TextLink};
use crate::render::{OutputFile, Route, Site};

/// Adds the home page.
pub fn list(_: &Site<'_>, routes: &mut Vec<Route>) {
    routes.push(Route::Home);
}

/// Recognises the site's top.
pub fn recognise(_: &Site<'_>, address: &str) -> Option<Route> {
    address.is_empty().then_some(Route::Home)
}

/// Renders the home page.
pub fn render(site: &Site<'_>) -> Result<OutputFile, TemplateError> {
    let picks = &site.derived.highlights;
    let problem = |&ix| {
        let card = site.card(ix);
        TextLink { text: card.card.text("problema").to_owned(), url: site.card_url(card), lang: site.foreign(card) }
    };
    // A language that no card is written in shows what the main one does.
    let problems = picks.problems.get(site.language_index).or(picks.problems.first());
    let view = HomeView {
        problems: problems.into_iter().flatten().map(problem).collect(),
        themes: taxonomy::counted_terms(site, "temi"),
        reuse: picks.reuse.as_ref().map(|reuse| reuse_view(site, reuse)),
        needs: needs::on_home(site),
        tell_need_url: ask::need::publish_url(site),
        needs_url: site.link(&list::address(site, needs::NEED, 1)),
        latest_html: site.teasers(&picks.latest)?,
        events_html: site.teasers(&picks.events)?,
        events_past: picks.events_past,
        communities: super::community::at_home(site),
        communities_url: site.link(&list::address(site, "comunita", 1)),
        tracks: super::participation::at_home(site),
        collections: super::paths::collections(site),
        calendar_url: calendar::exists(site).then(|| site.link(calendar::ADDRESS)),
        news_html: site.teasers(&picks.news)?,
        consultations: super::consultation::open(site),
        consultations_url: site.link(&list::address(site, "consultazione", 1)),
        list_url: site.link(&list::address(site, "esperienza", 1)),
        join_url: site.page_url("come-partecipare"),
        ask_url: ask::page::exists(site).then(|| site.link(ask::page::ADDRESS)),
        numbers_url: site.link(numbers::ADDRESS),
        counts: counts(site),
    };
    html(site, "home.html", &frame::page(site, "home", site.title(), &site.at(""), &[]), &view)
}

fn counts(site: &Site<'_>) -> CountsView {
    let count = |name: &str| site.list(name).len();
    let (experiences, administrations) = (count("esperienza"), count("amministrazione"));
    CountsView {
        experiences,
        experiences_text: site.count_text("esperienza", experiences),
        administrations,
        administrations_text: site.count_text("amministrazione", administrations),
    }
}

fn reuse_view(site: &Site<'_>, reuse: &Reuse) -> HomeReuse {
    let card = site.card(reuse.experience);
    let entry = card.card.values().get("riusi").and_then(|entries| entries.items().get(reuse.entry));
    let text = |key: &str| entry.and_then(|entry| entry.get(key)).and_then(Value::as_str).unwrap_or("");
    HomeReuse {
        experience: site.card_link(reuse.experience),
        giver: site.card_link(reuse.giver),
        receiver: site.card_link(reuse.receiver),
        state: enum_label(site, reuse.experience, "riusi.stato", text("stato")),
        date: DateText::written(text("data"), site.language()),
        evidence: Some(text("evidenza").to_owned()).filter(|evidence| !evidence.is_empty()),
    }
}
