//! The page of a card, and the files beside it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::schema::Value;

use super::card_parts as parts;
use super::{frame, glossary, html, list, needs, twinnings};
use crate::catalog::{CardIx, Linked, Target, Visibility};
use crate::config::{Forge, ForgeKind, Language};
use crate::derive::display_name;
use crate::render::dates::DateText;
use crate::render::engine::{Keyed, Shared, TemplateError};
use crate::render::values::Values;
use crate::render::views::{
    CardPage, CardView, FileView, HeadingView, ImageView, LicenceView, PageView, SectionField, SectionView, SourceView, TranslationView,
};
use crate::render::{Content, OutputFile, Route, Site, links};

/// Tables of contents begin to help here.
const TOC_FROM: usize = 4;

/// Adds every card that has a page, with its files.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    let cards = site.catalog.iter().chain(site.catalog.translations()).filter(|(_, card)| card.language == site.language_index);
    for (ix, card) in cards.filter(|(_, card)| card.visibility.has_page() && card.address.is_some()) {
        routes.push(Route::Card(ix));
        routes.extend((0..card.files.len()).map(|file| Route::CardFile(ix, file)));
    }
}

/// Recognises a card's address, or a file below it.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let card_at = |address: &str| site.catalog.at_address(&site.at(address)).filter(|&ix| site.card(ix).visibility.has_page());
    if address.ends_with('/') {
        return card_at(address).map(Route::Card);
    }
    address.match_indices('/').rev().find_map(|(slash, _)| {
        let (folder, name) = address.split_at(slash + 1);
        let ix = card_at(folder)?;
        site.card(ix).files.iter().position(|file| &*file.name == name).map(|file| Route::CardFile(ix, file))
    })
}

/// The address of a card's page.
pub fn address<'a>(site: &Site<'a>, ix: CardIx) -> &'a str {
    site.card(ix).address.as_deref().unwrap_or("")
}

/// The address of a file beside a card.
pub fn file_address(site: &Site<'_>, ix: CardIx, file: usize) -> String {
    format!("{}{}", address(site, ix), site.card(ix).files[file].name)
}

/// A file beside a card, copied as it is; of a table of answers what may be shown of it.
pub fn render_file(site: &Site<'_>, ix: CardIx, file: usize) -> OutputFile {
    let asset = &site.card(ix).files[file].asset;
    let content = match &asset.answers {
        None => Content::Copy(asset.clone()),
        // What people answered goes out masked, or not at all.
        Some(_) => {
            let results = site.derived.consultations.get(ix).and_then(|consultation| consultation.results.as_ref());
            Content::Bytes(results.map_or_else(Vec::new, |results| results.file.to_vec()))
        }
    };
    OutputFile { path: file_address(site, ix, file), content }
}

/// Renders the page of a card: with the type's template when the theme has it, else with `TYPE.html`, else with `card.html`.
pub fn render(site: &Site<'_>, ix: CardIx) -> Result<OutputFile, TemplateError> {
    let card = site.card(ix);
    let content_type = card.card.content_type();
    let own = format!("{}.html", content_type.name);
    // A type that names the plain template may still have one of its own in this theme.
    let named = Some(&*content_type.template).filter(|template| !template.is_empty() && *template != "card.html");
    let template = named.into_iter().chain([&*own]).find(|template| site.theme.engine.has(template)).unwrap_or("card.html");
    let is = |name: &str| *content_type.name == *name;
    let card_view = card_view(site, ix)?;
    let view = CardPage {
        admin: is("amministrazione").then(|| super::administration::view(site, ix)).transpose()?,
        proposal: is("proposta").then(|| super::participation::proposal(site, ix)),
        commitment: is("impegno").then(|| super::commitment::view(site, ix)),
        process: is("processo").then(|| super::participation::process(site, ix)),
        twinning: is(twinnings::TWINNING).then(|| twinnings::twinning(site, ix)),
        call: is("avviso").then(|| twinnings::call(site, ix)),
        twinnings: if is("esperienza") { twinnings::of_experience(site, ix) } else { Vec::new() },
        community: is("comunita").then(|| super::community::community(site, ix)),
        group: is("gruppo").then(|| super::community::group(site, ix)),
        plan: is("piano").then(|| super::plan::plan(site, ix)),
        consultation: super::consultation::view(site, ix).filter(|_| is("consultazione")),
        maturity: is("esperienza").then(|| super::maturity::view(site, ix, card_view.propose_url.as_deref())),
        calendar: super::calendar_files::of_card(site, ix),
        paths: super::paths::of_card(site, ix),
        card: card_view,
        need: is(needs::NEED).then(|| needs::need(site, ix)),
        needs: if is("esperienza") { needs::served(site, ix) } else { Vec::new() },
    };
    let mut page = page_view(site, card);
    page.feed = super::feeds::of_card(site, ix);
    html(site, template, &page, &view)
}

fn page_view(site: &Site<'_>, card: &Linked) -> PageView {
    let content_type = card.card.content_type();
    let steps = if let Some(steps) = super::community::steps(site, card) {
        steps
    } else if content_type.list {
        vec![(site.many(&content_type.name), site.link(&list::address(site, &content_type.name, 1)))]
    } else {
        Vec::new()
    };
    let mut page = frame::page(site, "card", display_name(card), card.address.as_deref().unwrap_or(""), &steps);
    page.noindex |= matches!(card.visibility, Visibility::Draft | Visibility::AddressOnly);
    frame::versions(site, &mut page, |language| address_in(site, card, language));
    if page.noindex {
        page.alternates.clear();
    }
    let menu = card.card.text("menu");
    page.section = frame::section_of_type(&content_type.name).or(Some(menu).filter(|menu| frame::is_word(menu))).map(str::to_owned);
    let summary = card.card.text("in_breve");
    if !summary.is_empty() {
        page.description = summary.to_owned();
    }
    page
}

fn card_view<'a>(site: &Site<'a>, ix: CardIx) -> Result<CardView<'a>, TemplateError> {
    let card = site.card(ix);
    let content_type = card.card.content_type();
    let parsed = card.card.parsed();
    let dates = site.derived.dates[site.ix(ix).0 as usize];
    let body_of = card.card.body_of();
    let text = |key: &str| Some(card.card.text(key)).filter(|text| !text.is_empty());
    let (f, sections) = fields(site, card);
    Ok(CardView {
        type_name: &content_type.name,
        kind_label: site.label(&content_type.one),
        id: card.card.id(),
        url: site.card_url(card).unwrap_or_default(),
        title: display_name(card),
        summary: card.card.text("in_breve"),
        summary_lang: inherited_lang(site, card, "in_breve"),
        lang: &site.config.languages[card.language].code,
        problem: text("problema"),
        problem_lang: inherited_lang(site, card, "problema"),
        body_html: body_html(site, card),
        body_lang: (!Arc::ptr_eq(body_of, parsed)).then(|| &*site.config.language(body_of.language.as_deref()).code),
        words: body_of.body.words,
        toc: toc(card),
        f,
        sections,
        themes: parts::themes(site, card),
        owner: parts::owner(site, card),
        region: parts::region(site, card),
        years: parts::years(site, card),
        updated: parts::day(site, dates.updated),
        created: parts::day(site, dates.created),
        version: super::versions::of_card(site, site.ix(ix)),
        verified: text("ultima_verifica").and_then(|date| DateText::written(date, site.language())),
        licence: licence(site, ix, text("licenza").unwrap_or("CC-BY-4.0")),
        reference: text("riferimento"),
        sources: sources(site, ix),
        images: images(site, card),
        related_html: site.teasers(&site.derived.related.of(site.catalog, card.original.unwrap_or(ix)))?,
        backlinks: super::backlinks::groups(site, ix),
        amendments: super::amendments::of_card(site, ix),
        translations: translations(site, card),
        files: files(site, card),
        ask: super::ask::of_experience(site, ix),
        report: super::ask::report(site, card),
        propose_url: site.config.forge.as_ref().filter(|_| site.config.is_public(&parsed.root)).map(|forge| edit_url(forge, &parsed.path)),
        source_path: &parsed.path,
        is_archived: card.visibility == Visibility::AddressOnly,
        state_text: parts::editorial_state(site, ix),
        state_reason: text("motivo").filter(|_| !text("stato_redazionale").unwrap_or("").is_empty()),
        validation: super::validation::of_card(site, ix),
        upcoming: parts::upcoming(site, card),
        consulted: super::consultation::open_on(site, ix),
    })
}

/// The version of a card in a language, when it has a page.
fn version_in<'a>(site: &Site<'a>, card: &'a Linked, language: usize) -> Option<&'a Linked> {
    let original = card.original.map_or(card, |ix| site.catalog.get(ix));
    let mut versions = std::iter::once(original).chain(original.translations.iter().map(|ix| site.catalog.get(*ix)));
    versions.find(|version| version.language == language && version.visibility.has_page() && version.address.is_some())
}

fn address_in(site: &Site<'_>, card: &Linked, language: usize) -> Option<String> {
    version_in(site, card, language)?.address.as_deref().map(str::to_owned)
}

/// The addresses of a card's pages, by language.
pub fn addresses(site: &Site<'_>, card: &Linked) -> Vec<Option<String>> {
    (0..site.config.languages.len()).map(|language| address_in(site, card, language)).collect()
}

/// The card in the other languages.
fn translations(site: &Site<'_>, card: &Linked) -> Vec<TranslationView> {
    let others = site.config.languages.iter().enumerate().filter(|(language, _)| *language != card.language);
    let view = |(language, known): (usize, &Language)| {
        let url = site.card_url(version_in(site, card, language)?)?;
        Some(TranslationView { code: known.code.to_string(), name: known.name.clone(), url })
    };
    others.filter_map(view).collect()
}

/// The original's language, of a text that a translation leaves to it.
fn inherited_lang<'a>(site: &Site<'a>, card: &Linked, key: &str) -> Option<&'a str> {
    let original = site.catalog.get(card.original?);
    let left_out = card.card.parsed().front_matter.get(key).is_none_or(|node| node.is_null());
    (left_out && !original.card.text(key).is_empty()).then(|| &*site.config.languages[original.language].code)
}

/// The heading of `shown` that stands where `heading` stands in `named`: translated headings have ids of their own.
fn same_heading<'a>(named: &'a Linked, shown: &'a Linked, heading: &'a str) -> Option<&'a str> {
    let (named, shown) = (&named.card.body_of().body.headings, &shown.card.body_of().body.headings);
    if shown.iter().any(|known| known.id == heading) {
        return Some(heading);
    }
    let at = named.iter().position(|known| known.id == heading)?;
    shown.get(at).filter(|_| named.len() == shown.len()).map(|known| &*known.id)
}

/// Every field by key, and the non-empty ones by section.
fn fields<'a>(site: &Site<'a>, card: &'a Linked) -> (Shared, Vec<SectionView<'a>>) {
    let content_type = card.card.content_type();
    let values = Values::new(site, card);
    let mut by_key = Vec::with_capacity(content_type.fields.len());
    let mut sections: Vec<SectionView<'a>> = content_type
        .sections
        .iter()
        .map(|section| SectionView { id: &section.id, label: site.label(&section.labels), fields: Vec::new() })
        .collect();
    for field in &content_type.fields {
        let value = values.field(field).map(|formatted| formatted.shared);
        if let Some(value) = &value
            && let Some(section) = sections.iter_mut().find(|section| Some(section.id) == field.section.as_deref())
        {
            section.fields.push(SectionField { key: &field.key, label: site.label(&field.label), value: value.clone() });
        }
        by_key.push((field.key.clone(), value));
    }
    sections.retain(|section| !section.fields.is_empty());
    (site.theme.engine.share_record(Arc::new(Keyed(by_key))), sections)
}

/// The body with the addresses of its links, and its acronyms with a link to the glossary that explains them.
fn body_html(site: &Site<'_>, card: &Linked) -> String {
    let address = |n: usize| match card.links.get(n)?.as_ref()? {
        Target::Card(ix, heading) => {
            let target = site.card(*ix);
            let mut url = site.card_url(target).unwrap_or_default();
            if let Some(heading) = heading.as_deref().and_then(|heading| same_heading(site.catalog.get(*ix), target, heading)) {
                url.push('#');
                url.push_str(heading);
            }
            Some(url)
        }
        Target::Vocabulary(ix, term) => site.vocabulary_url(site.card(*ix).card.id(), term.as_deref()),
        Target::Version(ix, number) => super::versions::permalink(site, *ix, *number),
        Target::Heading(id) => Some(format!("#{id}")),
        Target::File(name) => site.file_url(card, name),
    };
    card.card.body_of().body.html_with(
        // A link to nothing is an error already reported; under `serve` it stays where it is.
        |n, _| address(n).map_or(Cow::Borrowed("#"), Cow::Owned),
        |word| site.derived.glossary.labelled(word).map(|entry| glossary::entry_url(site, entry).into()),
    )
}

fn toc(card: &Linked) -> Vec<HeadingView<'_>> {
    let headings: Vec<_> = card.card.body_of().body.headings.iter().filter(|heading| heading.level <= 3).collect();
    if headings.len() < TOC_FROM {
        return Vec::new();
    }
    headings.into_iter().map(|h| HeadingView { level: h.level, text: &h.text, href: format!("#{}", h.id) }).collect()
}

fn licence(site: &Site<'_>, ix: CardIx, code: &str) -> LicenceView {
    let url = match code {
        "CC-BY-4.0" => Some("https://creativecommons.org/licenses/by/4.0/"),
        "CC-BY-SA-4.0" => Some("https://creativecommons.org/licenses/by-sa/4.0/"),
        "CC0-1.0" => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
        _ => None,
    };
    LicenceView { text: parts::enum_label(site, ix, "licenza", code), url: url.map(str::to_owned) }
}

fn items<'a>(card: &'a Linked, key: &str) -> &'a [Value] {
    card.card.values().items(key)
}

fn sources(site: &Site<'_>, ix: CardIx) -> Vec<SourceView> {
    let source = |value: &Value| {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        SourceView {
            text: text("titolo").unwrap_or("").to_owned(),
            url: text("url").map(str::to_owned),
            kind_text: text("tipo").map(|kind| parts::enum_label(site, ix, "fonti.tipo", kind)),
            consulted: text("consultata").and_then(|date| DateText::written(date, site.language())),
        }
    };
    items(site.card(ix), "fonti").iter().map(source).collect()
}

fn images<'a>(site: &Site<'a>, card: &'a Linked) -> Vec<ImageView<'a>> {
    items(card, "immagini").iter().filter_map(|value| image(site, card, value)).collect()
}

fn image<'a>(site: &Site<'a>, card: &'a Linked, value: &'a Value) -> Option<ImageView<'a>> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let (owner, file) = site.published(card, text("file")?)?;
    let size = super::image_size::of(&file.asset.head);
    Some(ImageView {
        url: links::internal_file(owner.address.as_deref()?, &file.name),
        alt: text("testo_alternativo").unwrap_or(""),
        author: text("autore"),
        licence: text("licenza"),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
    })
}

/// Files to download: all but pictures, which the page shows, and tables of answers, which stand with the results.
fn files(site: &Site<'_>, card: &Linked) -> Vec<FileView> {
    let picture =
        |name: &str| name.rsplit_once('.').is_some_and(|(_, ext)| matches!(ext, "png" | "jpg" | "jpeg" | "webp" | "avif" | "gif"));
    let view = |(own, file): (&str, &crate::catalog::PublishedFile)| FileView {
        text: file.name.rsplit('/').next().unwrap_or(&file.name).to_owned(),
        url: links::internal_file(own, &file.name),
        size_text: size_text(site, file.asset.size),
    };
    let owners = std::iter::once(card).chain(card.original.map(|ix| site.catalog.get(ix)));
    let all = owners.flat_map(|owner| owner.files.iter().map(|file| (owner.address.as_deref().unwrap_or(""), file)));
    all.filter(|(_, file)| !picture(&file.name) && file.asset.answers.is_none()).map(view).collect()
}

/// A file's size, in words.
pub fn size_text(site: &Site<'_>, bytes: u64) -> String {
    let (key, size) = if bytes < 1_000_000 {
        ("file-size-kb", (bytes as f64 / 1e3).ceil().max(1.0))
    } else {
        ("file-size-mb", (bytes as f64 / 1e5).round() / 10.0)
    };
    let number = crate::render::numbers::decimal(size, site.language());
    site.theme.word_with(key, &[("n", &number)])
}

/// The page of the forge on which a file is edited.
fn edit_url(forge: &Forge, path: &str) -> String {
    let middle = match forge.kind {
        ForgeKind::Gitlab => "-/edit",
        ForgeKind::Github => "edit",
        ForgeKind::Forgejo => "_edit",
    };
    let mut url = format!("{}/{middle}/", forge.url.trim_end_matches('/'));
    links::encode_path(&mut url, &forge.branch);
    url.push('/');
    links::encode_path(&mut url, path);
    url
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn an_archived_card_stays_at_its_address_only() {
        let text = experience("Vecchia", "stato_redazionale: archiviata\nmotivo: superata\n");
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/vecchia.md", &*text)]].concat());
        let page = catalogue.page("/esperienze/vecchia/");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
        for address in ["/sitemap.xml", "/feed.xml", "/esperienze/", "/amministrazioni/comune-di-bra/"] {
            assert!(!catalogue.page(address).contains("esperienze/vecchia/"), "{address}");
        }
    }

    #[test]
    fn links_in_the_text_lead_to_pages_and_files() {
        let body = "\nVedi [il comune](../amministrazioni/comune-di-bra.md) e [i dati](dati.csv), o [sotto](#fine).\n\n## Fine\n";
        let text = experience("Uno", "") + body;
        let cards = [BASE, &[("esperienze/uno.md", &*text)]].concat();
        let assets = vec![("esperienze/dati.csv", b"a;b".to_vec())];
        let page = Catalogue::with(&cards, Options { assets, ..Options::default() }).page("/esperienze/uno/");
        for link in ["href=\"../../amministrazioni/comune-di-bra/\"", "href=\"../../esperienze/uno/dati.csv\"", "href=\"#fine\""] {
            assert!(page.contains(link), "{link} in {page}");
        }
        assert!(page.contains("https://gitlab.com/a/b/-/edit/main/content/esperienze/uno.md"));
    }

    #[test]
    fn terms_and_acronyms_of_the_text_lead_to_what_explains_them() {
        let words = "---\ntitolo: Sigle\nin_breve: Sigle.\nnel_glossario: true\ntermini:\n  - {id: suap, etichetta: {it: SUAP}, spiegazione: Sportello.}\n---\n";
        let body = "\nIl SUAP di [un tema](../vocabolari/temi.md#servizi), [un altro](../vocabolari/temi.md#dati), [tutti](../vocabolari/temi.md), \
            [una sigla](../vocabolari/parole.md#suap), [le sigle](../vocabolari/parole.md). Non la XYZ.\n";
        let text = experience("Uno", "") + body;
        let cards = [BASE, &[("esperienze/uno.md", &*text), ("vocabolari/parole.md", words)]].concat();
        let page = Catalogue::new(&cards).page("/esperienze/uno/");
        for link in [
            "Il <a class=\"term-link\" href=\"../../glossario/#suap\">SUAP</a> di",
            "<a href=\"../../temi/servizi/\">un tema</a>",
            // Nobody carries this one: it has no page of its own.
            "<a href=\"../../temi/\">un altro</a>",
            "<a href=\"../../temi/\">tutti</a>",
            "<a href=\"../../glossario/#suap\">una sigla</a>",
            "<a href=\"../../glossario/\">le sigle</a>. Non la XYZ.",
        ] {
            assert!(page.contains(link), "{link} in {page}");
        }
    }

    #[test]
    fn what_builds_on_what_is_told_on_both_pages() {
        let child = experience("Figlia", "nasce_da: [madre]\n");
        let mother = experience("Madre", "risultati:\n  indicatori:\n    - {nome: Enti, valore: 1900, precisione: oltre}\n");
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/figlia.md", &*child), ("esperienze/madre.md", &*mother)]].concat());
        let child = catalogue.page("/esperienze/figlia/");
        assert!(
            child.contains("<dt>Nasce da</dt><dd><ul class=\"value-list\"><li><a href=\"../../esperienze/madre/\">Madre</a>"),
            "{child}"
        );
        let mother = catalogue.page("/esperienze/madre/");
        assert!(mother.contains(">Figlia</a> <span class=\"entry-note\">È nata da questa</span>"), "{mother}");
        assert!(mother.contains("<span class=\"figure-about\">oltre</span> 1.900"), "{mother}");
    }

    #[test]
    fn an_administration_shows_what_it_gave_and_took() {
        let given = experience("Data", "riusi:\n  - {amministrazione: agenzia-x, stato: in_uso, data: 2020-05, evidenza: Una delibera}\n");
        let catalogue = Catalogue::new(&[BASE, &[("esperienze/data.md", &*given)]].concat());
        let site = catalogue.site();
        let view = |id: &str| {
            let ix = catalogue.catalog.find("amministrazione", id).unwrap();
            (super::super::administration::view(&site, ix).unwrap(), super::super::backlinks::groups(&site, ix))
        };
        let (giver, backlinks) = view("comune-di-bra");
        assert_eq!((giver.arc.given, giver.arc.taken, giver.arc.partners), (1, 0, vec!["Agenzia X".to_owned()]));
        assert_eq!((giver.experiences_html.len(), backlinks.len()), (1, 0));
        let (taker, _) = view("agenzia-x");
        assert_eq!(taker.reuses_taken[0].others[0].text, "Comune di Bra");
        assert_eq!(taker.reuses_taken[0].date.as_ref().unwrap().text, "maggio 2020");
        assert!(catalogue.page("/").contains("Una delibera"));
    }
}
