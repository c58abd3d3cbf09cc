//! Italy as a grid of tiles, one a region, roughly where it lies.

use crate::derive::TaxonomyTerm;
use crate::render::Site;
use crate::render::views::{Tile, TileMap};

/// Id of the region's term, short name, column, row.
const REGIONS: &[(&str, &str, usize, usize)] = &[
    ("valle-d-aosta", "VDA", 0, 0),
    ("lombardia", "LOM", 1, 0),
    ("trentino-alto-adige", "TAA", 2, 0),
    ("friuli-venezia-giulia", "FVG", 3, 0),
    ("piemonte", "PIE", 0, 1),
    ("emilia-romagna", "EMR", 2, 1),
    ("veneto", "VEN", 3, 1),
    ("liguria", "LIG", 1, 1),
    ("toscana", "TOS", 2, 2),
    ("marche", "MAR", 3, 2),
    ("umbria", "UMB", 2, 3),
    ("abruzzo", "ABR", 3, 3),
    ("lazio", "LAZ", 2, 4),
    ("molise", "MOL", 3, 4),
    ("sardegna", "SAR", 0, 5),
    ("campania", "CAM", 3, 5),
    ("puglia", "PUG", 4, 5),
    ("basilicata", "BAS", 4, 6),
    ("calabria", "CAL", 4, 7),
    ("sicilia", "SIC", 3, 8),
];

/// Other spellings of ids that vocabularies use.
const SAME: &[(&str, &str)] =
    &[("valle-aosta", "valle-d-aosta"), ("valle-daosta", "valle-d-aosta"), ("trentino-alto-adige-sudtirol", "trentino-alto-adige")];

/// The tiles with the counts of the regions; no tiles when none of them is a region of Italy.
pub fn tiles(site: &Site<'_>, counts: &[(&TaxonomyTerm, usize)]) -> TileMap {
    let most = counts.iter().filter(|(term, _)| place(&term.id).is_some()).map(|(_, count)| *count).max().unwrap_or(0);
    let tile = |&(id, short, x, y): &(&str, &'static str, usize, usize)| {
        let found = counts.iter().find(|(term, _)| canonical(&term.id) == id);
        let count = found.map_or(0, |(_, count)| *count);
        let label = found.map(|(term, _)| crate::schema::label(&term.labels, site.language()));
        let label = label.or_else(|| site.vocabulary_term("regioni", id).map(|term| site.label(&term.labels)));
        let url = found.and_then(|(term, _)| site.term_url("regioni", &term.id)).map(str::to_owned);
        Tile { short, text: label.unwrap_or(short).to_owned(), url, count, level: level(count, most), x, y }
    };
    let tiles: Vec<Tile> = if most > 0 { REGIONS.iter().map(tile).collect() } else { Vec::new() };
    TileMap { tiles, columns: 5, rows: 9 }
}

/// 0 for none, else a quarter of the most: 1 to 4.
fn level(count: usize, most: usize) -> usize {
    if count == 0 { 0 } else { (count * 4).div_ceil(most) }
}

fn canonical(id: &str) -> &str {
    SAME.iter().find(|(other, _)| *other == id).map_or(id, |(_, id)| id)
}

fn place(id: &str) -> Option<usize> {
    REGIONS.iter().position(|(region, ..)| *region == canonical(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_regions_on_twenty_tiles() {
        let mut places: Vec<_> = REGIONS.iter().map(|(_, _, x, y)| (x, y)).collect();
        places.sort();
        places.dedup();
        assert_eq!(places.len(), 20);
    }

    #[test]
    fn levels_are_quarters_of_the_most() {
        assert_eq!([0, 1, 25, 26, 100].map(|count| level(count, 100)), [0, 1, 1, 2, 4]);
        assert_eq!(level(1, 1), 4);
    }
}
