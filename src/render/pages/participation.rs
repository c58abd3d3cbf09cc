//! What a proposal gathered: supports and comments, each a small card beside it; and what belongs to a process.
//!
//! Comments are shown two levels deep, however long their chains are: a comment, and everything that was said in reply to it, in the order
//! of time. They are shown as plain text, because a stranger's headings have no place among those of the page.

use std::collections::HashMap;

use crate::schema::{PartialDate, Value};

use super::{card_parts as parts, list};
use crate::catalog::{CardIx, Linked};
use crate::derive::{dates, display_name, referred};
use crate::diagnostic::fold;
use crate::render::Site;
use crate::render::dates::DateText;
use crate::render::views::{CommentView, HomeTracks, ProcessItem, ProcessView, ProposalView, StateView, SupportView, TextLink, WhoView};

/// The field by which proposals and commitments name their process, and what lies beside a proposal names it.
pub const PROCESS: &str = "processo";
const PROPOSAL: &str = "proposta";
/// What the home page shows of each type, and how many of it.
const AT_HOME: [(&str, usize); 4] = [(PROCESS, 2), (PROPOSAL, 2), ("impegno", 1), ("piano", 1)];

/// What a proposal gathered.
pub fn proposal(site: &Site<'_>, ix: CardIx) -> ProposalView {
    let card = site.card(ix);
    let comments = beside(site, ix, "commento");
    let undecided = matches!(card.card.text("esito"), "" | "in_esame");
    let write = |kind: &str| undecided.then(|| super::ask::about_proposal(site, card, kind)).flatten();
    ProposalView {
        outcome: state(site, ix, "esito"),
        authors: people(site, card, "autori"),
        amenders: people(site, card, "modificatori"),
        supports_text: supports_text(site, ix),
        supports: beside(site, ix, "sostegno").into_iter().map(|support| self::support(site, support)).collect(),
        comments_text: (!comments.is_empty()).then(|| site.theme.counted("count-comments", comments.len())),
        comments: threads(site, &comments),
        supports_elsewhere: elsewhere(site, card, "sostenitori", "origin-supporters"),
        comments_elsewhere: elsewhere(site, card, "commenti", "origin-comments"),
        support_url: write("supports"),
        comment_url: write("comments"),
    }
}

/// What the platform that a proposal comes from counts, and when that was read: «Su Partecipa: 3 sostegni (dato del 10 gennaio 2026)».
fn elsewhere(site: &Site<'_>, card: &Linked, field: &str, word: &str) -> Option<String> {
    let origin = card.card.values().get("origine")?;
    let text = |key: &str| origin.get(key).and_then(Value::as_str);
    let count = usize::try_from(origin.get(field)?.as_u64()?).unwrap_or(usize::MAX);
    let dated = site.dated("origin-dated", PartialDate::parse(text("rilevata_il")?)?);
    let words = [("platform", text("piattaforma")?), ("count", &*site.theme.counted(word, count)), ("dated", &*dated)];
    Some(site.theme.word_with("origin-counted", &words))
}

/// What belongs to a process, by number.
pub fn process(site: &Site<'_>, ix: CardIx) -> ProcessView {
    let mut items: Vec<CardIx> = from_field(site, ix, PROCESS).filter(|&from| site.card(from).address.is_some()).collect();
    items.sort_by_cached_key(|&item| {
        let card = site.card(item);
        let number = card.card.text("numero");
        (number.is_empty(), natural(number), fold(display_name(card)), item)
    });
    ProcessView { items: items.into_iter().map(|item| self::item(site, item)).collect() }
}

/// What one can follow or join in deciding: processes that are not over, and the newest of the rest.
pub fn at_home(site: &Site<'_>) -> Option<HomeTracks> {
    let filled = AT_HOME.iter().filter(|(name, _)| !site.list(name).is_empty());
    let lists: Vec<TextLink> =
        filled.map(|(name, _)| TextLink::new(site.many(name).to_owned(), Some(site.link(&list::address(site, name, 1))))).collect();
    let newest = |(name, most): (&str, usize)| {
        let mut cards: Vec<CardIx> = site.list(name).iter().copied().filter(|&ix| !is_over(site, ix)).collect();
        cards.sort_by_key(|&ix| (std::cmp::Reverse(site.derived.dates[site.ix(ix).0 as usize].created), ix));
        cards.truncate(most);
        cards
    };
    let items = AT_HOME.into_iter().flat_map(newest).map(|ix| item(site, ix)).collect();
    (!lists.is_empty()).then_some(HomeTracks { items, lists })
}

/// Whether all its phases have ended: a process that does not say when is taken to go on.
fn is_over(site: &Site<'_>, ix: CardIx) -> bool {
    let phases = site.card(ix).card.values().items("fasi");
    let ended = |phase: &Value| {
        let end = phase.get("fine").and_then(Value::as_str).and_then(PartialDate::parse);
        matches!((end, site.derived.today), (Some(end), Some(today)) if end.last < today)
    };
    !phases.is_empty() && phases.iter().all(ended)
}

fn item(site: &Site<'_>, ix: CardIx) -> ProcessItem {
    let card = site.card(ix);
    let (number, title) = (card.card.text("numero"), display_name(card));
    ProcessItem {
        number: (!number.is_empty() && !title.starts_with(number)).then(|| number.to_owned()),
        link: site.card_link(ix),
        summary: card.card.text("in_breve").to_owned(),
        kind_label: site.label(&card.card.content_type().one).to_owned(),
        state: state(site, ix, "esito").or_else(|| state(site, ix, "completamento")),
        supports_text: supports_text(site, ix),
        lang_text: site.foreign_text(card),
    }
}

/// A number as people count: 5.2 before 5.10, 5.2 before 5.2a.
fn natural(number: &str) -> Vec<(u64, String)> {
    let part = |part: &str| {
        let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &part[..part.len() - letters.len()];
        // A number too long to count with comes after all others.
        (digits.parse().unwrap_or(u64::MAX), letters.to_owned())
    };
    number.split('.').map(part).collect()
}

fn state(site: &Site<'_>, ix: CardIx, field: &str) -> Option<StateView> {
    let value = site.card(ix).card.text(field);
    (!value.is_empty()).then(|| StateView { value: value.to_owned(), text: parts::enum_label(site, ix, field, value) })
}

/// The listed cards that name this one in a field of theirs.
fn from_field<'s>(site: &'s Site<'_>, ix: CardIx, field: &'s str) -> impl Iterator<Item = CardIx> + 's {
    let named = site.card(ix).backlinks.iter().filter(move |backlink| backlink.field.as_deref() == Some(field));
    named.map(|backlink| backlink.from).filter(|&from| site.card(from).visibility.is_listed())
}

/// The cards of a type that lie beside a proposal, by date; those without one last.
fn beside(site: &Site<'_>, ix: CardIx, type_name: &str) -> Vec<CardIx> {
    let mut cards: Vec<CardIx> =
        from_field(site, ix, PROPOSAL).filter(|&from| *site.card(from).card.content_type().name == *type_name).collect();
    cards.sort_by_cached_key(|&card| {
        let day = dates::of_field(site.card(card), "data").map(|date| date.first);
        (day.is_none(), day, card)
    });
    cards
}

fn supports_text(site: &Site<'_>, ix: CardIx) -> Option<String> {
    let counts = beside(site, ix, "sostegno").into_iter().map(|support| people_of(site.card(support)).unwrap_or(1));
    let all = counts.fold(0, usize::saturating_add);
    (all > 0).then(|| site.theme.counted("count-supports", all))
}

/// How many people a support counts; a body without a number counts once.
fn people_of(card: &Linked) -> Option<usize> {
    card.card.values().get("numero").and_then(Value::as_u64).map(|n| usize::try_from(n).unwrap_or(usize::MAX))
}

fn support(site: &Site<'_>, ix: CardIx) -> SupportView {
    let card = site.card(ix);
    let channel = card.card.text("canale");
    SupportView {
        body: ["ente", "persona"].into_iter().find_map(|field| body(site, card, field, card.card.text(field))),
        people_text: people_of(card).map(|n| site.theme.counted("count-people", n)),
        date: DateText::written(card.card.text("data"), site.language()),
        channel_text: (!channel.is_empty()).then(|| parts::enum_label(site, ix, "canale", channel)),
    }
}

fn body(site: &Site<'_>, card: &Linked, field: &str, written: &str) -> Option<TextLink> {
    referred(card, field, written).map(|to| site.card_link(to))
}

/// The people of a list.
fn people(site: &Site<'_>, card: &Linked, field: &str) -> Vec<WhoView> {
    card.card.at(field).into_iter().map(|value| who(site, card, field, Some(value))).collect()
}

fn who(site: &Site<'_>, card: &Linked, field: &str, value: Option<&Value>) -> WhoView {
    let text = |key: &str| value.and_then(|value| value.get(key)).and_then(Value::as_str).filter(|text| !text.is_empty());
    let said = ["iniziali", "ruolo"].into_iter().filter_map(text).map(|text| TextLink::new(text.to_owned(), None));
    let named = ["persona", "ente"].into_iter().filter_map(|key| body(site, card, &format!("{field}.{key}"), text(key)?));
    WhoView { parts: said.chain(named).collect() }
}

/// The comments, each with everything that was said in reply to it.
fn threads(site: &Site<'_>, comments: &[CardIx]) -> Vec<CommentView> {
    let parents: HashMap<CardIx, CardIx> = comments
        .iter()
        .filter_map(|&ix| {
            let card = site.card(ix);
            let to = referred(card, "risposta_a", card.card.text("risposta_a"))?;
            comments.contains(&to).then_some((ix, to))
        })
        .collect();
    let firsts = firsts(comments, &parents);
    let mut replies: HashMap<CardIx, Vec<CommentView>> = HashMap::new();
    for ix in comments.iter().filter(|ix| firsts[ix] != **ix) {
        // Only a reply to a reply says what it replies to: the others stand under it.
        let to = parents.get(ix).filter(|parent| **parent != firsts[ix]);
        replies.entry(firsts[ix]).or_default().push(comment(site, *ix, to.copied()));
    }
    let own = comments.iter().filter(|ix| firsts[ix] == **ix);
    own.map(|&ix| CommentView { replies: replies.remove(&ix).unwrap_or_default(), ..comment(site, ix, None) }).collect()
}

/// The comment at which each one's chain of replies begins. A chain that runs in a circle, which the check reports, begins anywhere on it.
fn firsts(comments: &[CardIx], parents: &HashMap<CardIx, CardIx>) -> HashMap<CardIx, CardIx> {
    let mut firsts: HashMap<CardIx, CardIx> = HashMap::with_capacity(comments.len());
    for &start in comments {
        let (mut at, mut chain) = (start, Vec::new());
        let first = loop {
            if let Some(known) = firsts.get(&at) {
                break *known;
            }
            // Standing here twice would be a circle: its own position is its beginning until the walk ends.
            firsts.insert(at, at);
            chain.push(at);
            match parents.get(&at) {
                Some(parent) => at = *parent,
                None => break at,
            }
        };
        firsts.extend(chain.into_iter().map(|ix| (ix, first)));
    }
    firsts
}

fn comment(site: &Site<'_>, ix: CardIx, to: Option<CardIx>) -> CommentView {
    let card = site.card(ix);
    let author = |card: &Linked| who(site, card, "autore", card.card.values().get("autore"));
    let name = |who: WhoView| who.parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join(", ");
    CommentView {
        id: card.card.id().to_string(),
        who: author(card),
        date: DateText::written(card.card.text("data"), site.language()),
        paragraphs: card.card.body_of().body.text().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        lang: site.foreign(card),
        reply_text: to.map(|to| site.theme.word_with("comment-reply-to", &[("author", &name(author(site.card(to))))])),
        replies: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;
    use crate::render::testing::{BASE, Catalogue, Options};

    const PROPOSAL_CARD: &str = "---\ntitolo: Due\nin_breve: Una proposta\nprocesso: piano\nnumero: 5.10\nobiettivo: O\nmodalita_attuazione: M\nrivolta_a_chi: C\ntempi: 2024\n---\n";

    fn comment_card(date: &str, author: &str, to: &str) -> String {
        format!("---\nproposta: due\nautore: {{iniziali: {author}}}\n{date}{to}---\n\nDice {author}.\n\n## Un titolo\n\nE *altro*.\n")
    }

    #[test]
    fn numbers_go_as_people_count() {
        let mut numbers = ["5.10", "10", "5.2a", "5.2", "5", "99999999999999999999999"];
        numbers.sort_by_key(|number| natural(number));
        assert_eq!(numbers, ["5", "5.2", "5.2a", "5.10", "10", "99999999999999999999999"]);
        assert_eq!(natural("3.02").cmp(&natural("3.2")), Ordering::Equal);
    }

    #[test]
    fn comments_stand_under_what_they_reply_to_in_the_order_of_time() {
        let cards = [
            ("c-1.md", comment_card("data: 2022-07-01\n", "A. B.", "")),
            ("c-2.md", comment_card("data: 2022-07-03\n", "C. D.", "risposta_a: c-1\n")),
            ("c-3.md", comment_card("data: 2022-07-02\n", "E. F.", "risposta_a: c-2\n")),
            ("c-4.md", comment_card("", "G. H.", "")),
        ];
        let paths: Vec<String> = cards.iter().map(|(name, _)| format!("proposte/due/commenti/{name}")).collect();
        let mut files: Vec<(&str, &str)> = BASE.to_vec();
        files.extend([("processi/piano.md", "---\ntitolo: Piano\nin_breve: Un piano\n---\n"), ("proposte/due/index.md", PROPOSAL_CARD)]);
        files.extend(paths.iter().zip(&cards).map(|(path, (_, text))| (&**path, &**text)));
        let catalogue = Catalogue::new(&files);
        let site = catalogue.site();
        let view = proposal(&site, catalogue.catalog.find("proposta", "due").expect("the proposal"));
        assert_eq!(view.comments_text.as_deref(), Some("4 commenti"));
        let ids: Vec<(&str, Vec<&str>)> =
            view.comments.iter().map(|c| (&*c.id, c.replies.iter().map(|reply| &*reply.id).collect())).collect();
        assert_eq!(ids, [("c-1", vec!["c-3", "c-2"]), ("c-4", vec![])]);
        let replies = &view.comments[0].replies;
        assert_eq!((replies[0].reply_text.as_deref(), replies[1].reply_text.as_deref()), (Some("risponde a C. D."), None));
        assert_eq!(view.comments[0].paragraphs, ["Dice A. B..", "Un titolo", "E altro."]);
    }

    #[test]
    fn what_another_platform_counts_stands_beside_what_the_catalogue_holds() {
        let origin = "origine: {piattaforma: Partecipa, commenti: 0, sostenitori: 3, rilevata_il: 2026-01-08}\n---\n";
        let decided = format!("esito: respinta\nmotivazione: No\n{}", origin.replace("2026-01-08", "2026-01").replace("commenti: 0, ", ""));
        let with = |more: &str| PROPOSAL_CARD.strip_suffix("---\n").expect("a card").to_owned() + more;
        let (open, closed) = (with(origin), with(&decided));
        let files = [
            BASE,
            &[
                ("processi/piano.md", "---\ntitolo: Piano\nin_breve: Un piano\n---\n"),
                ("proposte/due/index.md", &*open),
                ("proposte/tre/index.md", &*closed),
                ("proposte/due/sostegni/s-1.md", "---\nproposta: due\nente: comune-di-bra\ndata: 2024-05-01\n---\n"),
            ],
        ]
        .concat();
        let catalogue = Catalogue::new(&files);
        let site = catalogue.site();
        let view = |id: &str| proposal(&site, catalogue.catalog.find("proposta", id).expect("the proposal"));
        let (open, decided) = (view("due"), view("tre"));
        assert_eq!(open.supports_elsewhere.as_deref(), Some("Su Partecipa: 3 sostegni (dato dell'8 gennaio 2026)"));
        assert_eq!(open.comments_elsewhere.as_deref(), Some("Su Partecipa: nessun commento (dato dell'8 gennaio 2026)"));
        assert_eq!(decided.supports_elsewhere.as_deref(), Some("Su Partecipa: 3 sostegni (dato di gennaio 2026)"));
        assert_eq!((decided.comments_elsewhere, decided.support_url, decided.comment_url), (None, None, None));
        let url = open.support_url.expect("a message");
        assert!(url.starts_with("mailto:ufficio@esempio.it?subject=Sostegno%20alla%20proposta%3A%20Due&body=Due%0D%0A"), "{url}");
        assert!(url.ends_with("proposte%2Fdue%2F"), "{url}");
        let page = catalogue.page("/proposte/due/");
        assert!(page.contains("In questo catalogo: 1 sostegno") && page.contains("Qui non c&#39;è ancora nessun commento."), "{page}");
        assert!(page.contains(">5.10<"), "{page}");
    }

    #[test]
    fn the_home_page_shows_what_is_not_over() {
        let process = |title: &str, end: &str| {
            format!(
                "---\ntitolo: {title}\nin_breve: Un percorso\nfasi:\n  - {{titolo: Si parte, inizio: 2024-01, fine: 2024-02}}\n  - {{titolo: Si decide, inizio: 2024-03{end}}}\n---\n"
            )
        };
        let (over, open) = (process("Finito", ", fine: 2024-04"), process("Aperto", ""));
        let cards = [("processi/piano.md", &*over), ("processi/aperto.md", &open), ("proposte/due/index.md", PROPOSAL_CARD)];
        let files: Vec<(&str, &str)> = BASE.iter().copied().chain(cards).collect();
        let today = Options { today: Some(jiff::civil::date(2026, 1, 1)), ..Options::default() };
        let catalogue = Catalogue::with(&files, today);
        let tracks = at_home(&catalogue.site()).expect("a share of the home page");
        assert_eq!(tracks.items.iter().map(|item| &*item.link.text).collect::<Vec<_>>(), ["Aperto", "Due"]);
        assert_eq!(tracks.lists.iter().map(|list| &*list.text).collect::<Vec<_>>(), ["Percorsi partecipativi", "Proposte"]);
        assert!(catalogue.page("/").contains("Percorsi partecipativi</h2>"));
        assert!(at_home(&Catalogue::new(BASE).site()).is_none());
    }

    #[test]
    fn a_circle_of_replies_loses_no_comment() {
        let [a, b, c] = [CardIx(1), CardIx(2), CardIx(3)];
        let firsts = firsts(&[a, b, c], &HashMap::from([(a, b), (b, a), (c, b)]));
        assert_eq!((firsts[&a], firsts[&b], firsts[&c]), (a, a, a));
    }

    #[test]
    fn supports_count_people_and_bodies_and_the_process_lists_by_number() {
        let earlier = PROPOSAL_CARD.replace("Due", "5.2 Prima").replace("5.10", "5.2");
        let files = [
            BASE,
            &[
                ("processi/piano.md", "---\ntitolo: Piano\nin_breve: Un piano\n---\n"),
                ("proposte/due/index.md", PROPOSAL_CARD),
                ("proposte/uno/index.md", &*earlier),
                ("proposte/due/sostegni/s-1.md", "---\nproposta: due\nnumero: 12\ndata: 2024-05-01\ncanale: evento\n---\n"),
                ("proposte/due/sostegni/s-2.md", "---\nproposta: due\nente: comune-di-bra\ndata: 2024-04-01\n---\n"),
            ],
        ]
        .concat();
        let catalogue = Catalogue::new(&files);
        let site = catalogue.site();
        let view = proposal(&site, catalogue.catalog.find("proposta", "due").expect("the proposal"));
        assert_eq!(view.supports_text.as_deref(), Some("13 sostegni"));
        assert_eq!(view.supports[0].body.as_ref().map(|body| &*body.text), Some("Comune di Bra"));
        assert_eq!(view.supports[1].people_text.as_deref(), Some("12 persone"));
        let view = process(&site, catalogue.catalog.find("processo", "piano").expect("the process"));
        let items: Vec<_> = view.items.iter().map(|item| (item.number.as_deref(), &*item.link.text)).collect();
        assert_eq!(items, [(None, "5.2 Prima"), (Some("5.10"), "Due")]);
    }
}
