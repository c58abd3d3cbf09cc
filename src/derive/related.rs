//! Related cards: those that share the rarest of themes, keywords, programme, administration, region and readers.
//!
//! A pair's score is the sum of the weights of what both carry, each weight growing with rarity
//! (inverse document frequency). Comparing all pairs would take minutes at 100,000 cards, so each
//! card is compared only with its neighbours in the posting lists of what it carries: all cards of
//! a rare term, the nearest ones of a common term. The cost is linear in the number of cards.

use std::collections::HashMap;

use super::lists::Order;
use crate::catalog::{CardIx, Catalog, Linked};

/// The field by which a guided collection names its stops.
const STOP: &str = "voci.scheda";
/// Related cards shown at most.
const SHOWN: usize = 3;
/// Cards compared for one shared term.
const WINDOW: usize = 24;
/// Terms of one card that give candidates, the rarest first.
const TERMS: usize = 8;

/// What cards may share, with how much it says that they are alike.
const FIELDS: &[(&str, f32)] = &[
    ("temi", 1.0),
    ("parole_chiave", 1.6),
    ("finanziamenti.programma", 0.6),
    ("amministrazione", 0.8),
    ("territorio.regioni", 0.4),
    ("a_chi_serve", 0.4),
];
/// How much more a card of the same type counts.
const SAME_TYPE: f32 = 1.3;

/// What one card carries: numbers of terms, ascending.
type Carried = Vec<u32>;

/// What the related cards of any card are found with; they are found when its page is rendered.
///
/// Finding those of all 10,000 cards at once took half a second of every edit under `serve`, for the one page that is looked at.
#[derive(Debug, Default)]
pub struct Related {
    /// The cards that take part, in the order of newest first.
    cards: Vec<CardIx>,
    /// Position of each card of the catalogue in `cards`.
    positions: Vec<Option<u32>>,
    carried: Vec<Carried>,
    postings: Vec<Vec<u32>>,
    weights: Vec<f32>,
}

/// Prepares the search. Only types that are classified by theme take part.
pub fn prepare(catalog: &Catalog, order: &Order) -> Related {
    let takes_part = |card: &Linked| card.card.content_type().taxonomies.iter().any(|taxonomy| &*taxonomy.id == "temi");
    let cards: Vec<CardIx> = order.cards.iter().copied().filter(|&ix| takes_part(catalog.get(ix))).collect();
    let (carried, kinds) = carried(catalog, &cards);
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); kinds.len()];
    let mut positions = vec![None; catalog.cards.len()];
    for (position, terms) in carried.iter().enumerate() {
        positions[cards[position].0 as usize] = Some(position as u32);
        for &term in terms {
            postings[term as usize].push(position as u32);
        }
    }
    let total = cards.len() as f32;
    let weights = kinds.iter().zip(&postings).map(|(&kind, posting)| kind * (1.0 + total / posting.len() as f32).ln()).collect();
    Related { cards, positions, carried, postings, weights }
}

impl Related {
    /// Up to three cards that are most like this one.
    pub fn of(&self, catalog: &Catalog, ix: CardIx) -> Vec<CardIx> {
        let Some(position) = self.positions.get(ix.0 as usize).copied().flatten() else { return Vec::new() };
        let own = &self.carried[position as usize];
        let mut candidates = Vec::new();
        collect_candidates(position, own, &self.postings, &mut candidates);
        // The stops of a path stand on its page already.
        let stops = catalog.get(ix).references.iter().filter(|reference| &*reference.field == STOP).map(|reference| reference.to);
        let stops: Vec<CardIx> = stops.collect();
        candidates.retain(|other| !stops.contains(&self.cards[*other as usize]));
        let own_type = &catalog.get(ix).card.content_type().name;
        let score = |&other: &u32| {
            let shared = shared_weight(own, &self.carried[other as usize], &self.weights);
            let same = catalog.get(self.cards[other as usize]).card.content_type().name == *own_type;
            (if same { shared * SAME_TYPE } else { shared }, other)
        };
        let mut scored: Vec<(f32, u32)> = candidates.iter().map(score).collect();
        // Ties go to the newer card, which stands earlier in the order.
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.iter().take(SHOWN).map(|(_, other)| self.cards[*other as usize]).collect()
    }
}

/// What each card carries, and the weight of each term's field.
fn carried(catalog: &Catalog, cards: &[CardIx]) -> (Vec<Carried>, Vec<f32>) {
    let mut numbers: HashMap<(usize, &str), u32> = HashMap::new();
    let mut kinds = Vec::new();
    let mut all = Vec::with_capacity(cards.len());
    for &ix in cards {
        let card = catalog.get(ix);
        let mut terms = Carried::new();
        for (field, (path, weight)) in FIELDS.iter().enumerate() {
            for value in card.card.at(path).into_iter().filter_map(|value| value.as_str()) {
                terms.push(*numbers.entry((field, value)).or_insert_with(|| {
                    kinds.push(*weight);
                    kinds.len() as u32 - 1
                }));
            }
        }
        terms.sort_unstable();
        terms.dedup();
        all.push(terms);
    }
    (all, kinds)
}

/// The neighbours of a card in the postings of its rarest terms, each once, ascending.
fn collect_candidates(own: u32, terms: &[u32], postings: &[Vec<u32>], candidates: &mut Vec<u32>) {
    candidates.clear();
    let mut rarest: Vec<u32> = terms.to_vec();
    rarest.sort_by_key(|&term| (postings[term as usize].len(), term));
    for &term in rarest.iter().take(TERMS) {
        let posting = &postings[term as usize];
        let at = posting.partition_point(|&other| other < own);
        let start = at.saturating_sub(WINDOW / 2).min(posting.len().saturating_sub(WINDOW + 1));
        let end = (start + WINDOW + 1).min(posting.len());
        candidates.extend(posting[start..end].iter().filter(|&&other| other != own));
    }
    candidates.sort_unstable();
    candidates.dedup();
}

/// The sum of the weights of the terms in both ascending lists.
fn shared_weight(a: &[u32], b: &[u32], weights: &[f32]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += weights[a[i] as usize];
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::{BASE, Catalogue, experience};

    #[test]
    fn a_common_term_gives_the_nearest_cards_only() {
        let postings = vec![(0..10_000).collect::<Vec<u32>>()];
        let mut candidates = Vec::new();
        collect_candidates(5_000, &[0], &postings, &mut candidates);
        assert_eq!(candidates.len(), WINDOW);
        assert!(candidates.iter().all(|other| (4_980..=5_020).contains(other) && *other != 5_000));
        collect_candidates(9_999, &[0], &postings, &mut candidates);
        assert_eq!(candidates.len(), WINDOW);
    }

    #[test]
    fn only_shared_terms_count() {
        assert_eq!(shared_weight(&[0, 2, 3], &[1, 2, 3], &[1.0, 1.0, 2.0, 4.0]), 6.0);
        assert_eq!(shared_weight(&[0], &[], &[1.0]), 0.0);
    }
    #[test]
    fn the_rarest_shared_terms_decide() {
        let plain: Vec<String> = (0..6).map(|n| experience(&format!("Comune {n}"), "")).collect();
        let rare = |title: &str| experience(title, "a_chi_serve: [anziani]\n");
        let (one, two) = (rare("Uno"), rare("Due"));
        let names: Vec<String> = (0..6).map(|n| format!("esperienze/c{n}.md")).collect();
        let mut cards: Vec<(&str, &str)> = BASE.to_vec();
        cards.extend(names.iter().zip(&plain).map(|(name, text)| (&**name, &**text)));
        cards.extend([("esperienze/uno.md", &*one), ("esperienze/due.md", &two)]);
        let catalogue = Catalogue::new(&cards);
        let ix = catalogue.catalog.find("esperienza", "uno").unwrap();
        let related = catalogue.ids(&catalogue.derived.related.of(&catalogue.catalog, ix));
        assert_eq!((related[0], related.len()), ("due", 3));
        let body = catalogue.catalog.find("amministrazione", "agenzia-x").unwrap();
        assert!(catalogue.derived.related.of(&catalogue.catalog, body).is_empty());
    }

    #[test]
    fn the_stops_of_a_path_are_not_related_to_it() {
        let card = |title: &str| experience(title, "");
        let (one, two) = (card("Uno"), card("Due"));
        let path = "---\ntitolo: Percorso\nin_breve: Un percorso\ntemi: [servizi]\nvoci:\n  - {scheda: esperienza/uno, perche: Prima.}\n  - {scheda: amministrazione/agenzia-x, perche: Poi.}\n---\n";
        let cards = [BASE, &[("esperienze/uno.md", &*one), ("esperienze/due.md", &two), ("raccolte/percorso.md", path)]].concat();
        let catalogue = Catalogue::new(&cards);
        let find = |kind: &str, id: &str| catalogue.catalog.find(kind, id).expect("the card");
        let related = catalogue.derived.related.of(&catalogue.catalog, find("raccolta", "percorso"));
        assert_eq!(related, [find("esperienza", "due")]);
    }
}
