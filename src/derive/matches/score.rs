//! How well an experience fits a need.
//!
//! At most 100 points. Common words give the most: each by how rare it is among experiences and how prominent it is in this one
//! (BM25 with the weights of the search index), as a share of what the need's words could give. The rest is what a person would look at
//! next. The points were tuned on `tests/match`, which says how well they do.

use super::offers::{Offer, Offers, shared, strings};
use super::terms::{Terms, field_texts, shown};
use super::{Match, Reason, SHOWN, territory};
use crate::catalog::CardIx;
use crate::catalog::maturity::Level;
use crate::derive::referred;
use crate::derive::search::Input;

/// Saturation of BM25, as in the search index.
const K1: f32 = 6.0;
/// Points of common words, and the share of what the need's words could give from which there are no more.
const WORDS: f32 = 55.0;
const WHOLE: f32 = 0.5;
/// Less than this share in common is chance.
const LEAST: f32 = 0.02;
/// Points of a common theme.
const THEME: f32 = 20.0;
/// Points of a kind of help that is asked for.
const MODE: f32 = 8.0;
/// Points of fitness for small municipalities, taken off when it is said to be unfit; and of bodies of one size.
const SMALL: f32 = 6.0;
const SAME_SIZE: f32 = 3.0;
/// Points of the same region, of a neighbouring one, of the whole country.
const REGION: f32 = 5.0;
const NEIGHBOUR: f32 = 3.0;
const NATIONAL: f32 = 2.0;
/// Points of proven results; of each body that uses it, and of how many at most.
const PROVEN: f32 = 2.0;
const REUSED: f32 = 1.0;
const REUSED_MOST: usize = 4;
/// Points of an experience that is documented, of one that is reused (`catalog::maturity`).
const DOCUMENTED: f32 = 0.5;
const ESTABLISHED: f32 = 1.0;
/// Experiences that are judged further for one need, by their words; of those on offer and of the others each.
const CANDIDATES: usize = 48;
/// An offer that has at least this share of the best score is worth more than the best of those who have not said whether they help.
const CLOSE: f32 = 0.75;
/// What is shown: of at least so many points, of at least this share of the best one's points, and with at least this share of what words
/// gave to the one to which they gave most. Below, what is alike is chance: of the judged needs none lost its first good answer, and of
/// the others that were shown a third went.
const ENOUGH: f32 = 25.0;
const NEAR_BEST: f32 = 0.6;
const NEAR_WORDS: f32 = 0.35;
/// Common words that are named.
const NAMED: usize = 4;
/// The class of small municipalities.
const SMALLEST: &str = "fino_a_5000";

/// How much a word counts that says little.
const GENERIC: f32 = 0.3;
/// A common word is named when it gives at least this share of what the best one gives.
const TELLING: f32 = 0.2;
/// The field whose words are those of a vocabulary, not the need's own.
const KEYWORDS: &str = "parole_chiave";

/// What of a need is compared, and how much a word counts there.
const FIELDS: &[(&str, f32)] = &[("titolo", 1.0), ("problema", 1.0), ("parole_chiave", 1.0), ("in_breve", 0.5), ("vincoli", 0.5)];

/// A word of a need.
struct Counted {
    term: u32,
    /// How much it counts.
    weight: f32,
    /// As the need first writes it, when it is one of the need's own and says enough to be named.
    name: Option<String>,
}

/// A need as it is compared.
pub struct Wanted<'a> {
    /// The need.
    pub ix: CardIx,
    /// Its words, ascending.
    terms: Vec<Counted>,
    owner: Option<CardIx>,
    themes: Vec<&'a str>,
    modes: Vec<&'a str>,
    region: &'a str,
    size: &'a str,
}

impl<'a> Wanted<'a> {
    /// Reads a need and numbers its words.
    pub fn read(input: &Input<'a>, words: &mut Terms, ix: CardIx) -> Self {
        let card = input.catalog.get(ix);
        let mut terms: Vec<Counted> = Vec::new();
        for &(field, weight) in FIELDS {
            let mut own: Vec<(u32, String)> = Vec::new();
            field_texts(input, card, &[field], &mut |text| {
                words.learn(text.text, text.language, &mut |term, written| own.push((term, shown(written))))
            });
            // Once a field: a word that is written twice is not worth more.
            own.sort_by_key(|(term, _)| *term);
            own.dedup_by_key(|(term, _)| *term);
            terms.extend(own.into_iter().map(|(term, name)| {
                let generic = words.is_generic(term);
                Counted {
                    term,
                    weight: if generic { weight * GENERIC } else { weight },
                    name: (!generic && field != KEYWORDS).then_some(name),
                }
            }));
        }
        terms.sort_by_key(|counted| counted.term);
        terms.dedup_by(|next, kept| {
            let same = next.term == kept.term;
            if same {
                kept.weight += next.weight;
                kept.name = kept.name.take().or_else(|| next.name.take());
            }
            same
        });
        let owner = referred(card, "amministrazione", card.card.text("amministrazione"));
        let of_owner = |key: &str| owner.map_or("", |owner| input.catalog.get(owner).card.text(key));
        Wanted {
            ix,
            terms,
            owner,
            themes: strings(card, "temi"),
            modes: strings(card, "modalita"),
            region: of_owner("regione"),
            size: of_owner("classe_demografica"),
        }
    }
}

/// An experience that was held against a need.
#[derive(Default)]
struct Judged {
    on_offer: bool,
    number: u32,
    /// All points, and those of words among them.
    points: f32,
    words: f32,
    reasons: Vec<Reason>,
}

/// Where points are counted, one need after the other.
pub struct Board {
    /// What the words give to each experience.
    points: Vec<f32>,
    touched: Vec<u32>,
}

impl Board {
    /// An empty one.
    pub fn new(offers: &Offers<'_>) -> Self {
        Board { points: vec![0.0; offers.list.len()], touched: Vec::new() }
    }

    /// The best offers for a need: at most [`SHOWN`] and only what is not chance ([`ENOUGH`]); first those on offer that fit about as well as
    /// the best ([`CLOSE`]), then by score; equal ones in the order of the list.
    pub fn best(&mut self, offers: &Offers<'_>, wanted: &Wanted<'_>) -> Vec<Match> {
        let whole = self.count(offers, wanted);
        let fits = |number: &u32, points: &[f32]| points[*number as usize] >= LEAST * whole;
        let mut found: Vec<(bool, u32)> = Vec::new();
        for on_offer in [true, false] {
            let of_kind = |number: &&u32| offers.list[**number as usize].on_offer == on_offer && fits(number, &self.points);
            let mut own: Vec<u32> = self.touched.iter().filter(of_kind).copied().collect();
            own.sort_by(|a, b| self.points[*b as usize].total_cmp(&self.points[*a as usize]).then(a.cmp(b)));
            found.extend(own.into_iter().take(CANDIDATES).map(|number| (on_offer, number)));
        }
        let judge = |(on_offer, number): (bool, u32)| {
            let offer = &offers.list[number as usize];
            let free = wanted.owner.is_none_or(|owner| !offer.holders.contains(&owner));
            let words = WORDS * (self.points[number as usize] / whole / WHOLE).min(1.0);
            free.then(|| Judged { on_offer, number, words, ..judge(wanted, offer, words) })
        };
        let mut judged: Vec<Judged> = found.into_iter().filter_map(judge).collect();
        let most = judged.iter().map(|one| one.points).fold(0.0, f32::max);
        let first = |one: &Judged| one.on_offer && one.points >= CLOSE * most;
        judged.sort_by(|a, b| first(b).cmp(&first(a)).then(b.points.total_cmp(&a.points)).then(a.number.cmp(&b.number)));
        let reasoned = |mut one: Judged| {
            let words = common(offers, wanted, one.number);
            if !words.is_empty() {
                one.reasons.insert(0, Reason::Words(words));
            }
            // What has in common only words that say little is like everything.
            (!one.reasons.is_empty()).then_some(one)
        };
        let mut best: Vec<Judged> = judged.into_iter().filter_map(reasoned).take(SHOWN).collect();
        leave_out_chance(&mut best);
        self.touched.drain(..).for_each(|number| self.points[number as usize] = 0.0);
        let shown = |Judged { on_offer, number, points, reasons, .. }: Judged| {
            let score = points.round().clamp(1.0, 100.0) as u8;
            Match { need: wanted.ix, offer: offers.list[number as usize].ix, score, on_offer, reasons }
        };
        best.into_iter().map(shown).collect()
    }

    /// Counts what the words give; the most that they could give.
    fn count(&mut self, offers: &Offers<'_>, wanted: &Wanted<'_>) -> f32 {
        let mut whole = 0.0;
        for &Counted { term, weight, .. } in &wanted.terms {
            let posting = &offers.postings[term as usize];
            let rarity = rarity(offers, term);
            // What no experience knows could not be found in any.
            whole += if posting.is_empty() { 0.0 } else { weight * rarity };
            for &(number, count) in posting {
                let points = &mut self.points[number as usize];
                if *points == 0.0 {
                    self.touched.push(number);
                }
                *points += weight * rarity * prominence(count);
            }
        }
        whole
    }
}

/// Leaves what is about as good as the best, and for its words.
fn leave_out_chance(found: &mut Vec<Judged>) {
    let most = |of: fn(&Judged) -> f32| found.iter().map(of).fold(0.0, f32::max);
    let (points, words) = (most(|one| one.points), most(|one| one.words));
    found.retain(|one| one.points >= ENOUGH.max(NEAR_BEST * points) && one.words >= NEAR_WORDS * words);
}

/// How rare a word is (BM25's inverse document frequency).
fn rarity(offers: &Offers<'_>, term: u32) -> f32 {
    let (all, own) = (offers.list.len() as f32, offers.postings[term as usize].len() as f32);
    (1.0 + (all - own + 0.5) / (own + 0.5)).ln()
}

fn prominence(count: u16) -> f32 {
    let count = f32::from(count);
    count / (count + K1)
}

/// The common words that say most.
fn common<'w>(offers: &Offers<'_>, wanted: &'w Wanted<'_>, number: u32) -> Vec<String> {
    let points = |counted: &'w Counted| {
        let posting = &offers.postings[counted.term as usize];
        let at = posting.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some((counted, counted.weight * rarity(offers, counted.term) * prominence(posting[at].1)))
    };
    let mut found: Vec<(&Counted, f32)> = wanted.terms.iter().filter_map(points).collect();
    found.retain(|(counted, _)| counted.name.is_some());
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.term.cmp(&b.0.term)));
    let least = found.first().map_or(0.0, |best| TELLING * best.1);
    let telling = found.into_iter().filter(|(_, points)| *points >= least).take(NAMED);
    telling.filter_map(|(counted, _)| counted.name.clone()).collect()
}

/// The points of an experience, those of words among them, and the reasons beside these.
fn judge(wanted: &Wanted<'_>, offer: &Offer<'_>, words: f32) -> Judged {
    let mut points = words;
    let mut reasons = Vec::new();
    let mut give = |more: f32, reason: Reason| {
        points += more;
        reasons.push(reason);
    };
    let both = |own: &[&str], other: &[&str]| shared(own.iter().copied().filter(|value| other.contains(value)));
    let themes = both(&wanted.themes, &offer.themes);
    if !themes.is_empty() {
        give(THEME, Reason::Themes(themes));
    }
    let modes = both(&wanted.modes, &offer.modes);
    if !modes.is_empty() {
        give(MODE, Reason::Modes(modes));
    }
    let small = wanted.size == SMALLEST;
    if small && offer.small == "si" {
        give(SMALL, Reason::Small);
    } else if !wanted.size.is_empty() && wanted.size == offer.size {
        give(SAME_SIZE, Reason::SameSize);
    }
    if let Some((more, reason)) = place(wanted, offer) {
        give(more, reason);
    }
    if offer.reused > 0 {
        give(REUSED * offer.reused.min(REUSED_MOST) as f32, Reason::Reused(offer.reused));
    }
    if offer.proven {
        give(PROVEN, Reason::Proven);
    }
    match offer.level {
        Level::Described => {}
        Level::Documented => give(DOCUMENTED, Reason::Mature(Level::Documented)),
        Level::Reused => give(ESTABLISHED, Reason::Mature(Level::Reused)),
    }
    let unfit = small && offer.small == "no";
    Judged { points: if unfit { points - SMALL } else { points }, reasons, ..Judged::default() }
}

fn place(wanted: &Wanted<'_>, offer: &Offer<'_>) -> Option<(f32, Reason)> {
    if !wanted.region.is_empty() && offer.regions.contains(&wanted.region) {
        return Some((REGION, Reason::Region(wanted.region.into())));
    }
    let near = offer.regions.iter().find(|region| territory::neighbours(wanted.region, region));
    let near = near.map(|&region| (NEIGHBOUR, Reason::Neighbour(region.into())));
    near.or_else(|| offer.national.then_some((NATIONAL, Reason::National)))
}
