//! Which regions of Italy border on which, by their ids in the vocabulary; islands border on what a ferry reaches.

/// Neighbours, each pair once.
const BORDERS: &[(&str, &str)] = &[
    ("valle-d-aosta", "piemonte"),
    ("piemonte", "liguria"),
    ("piemonte", "lombardia"),
    ("piemonte", "emilia-romagna"),
    ("lombardia", "trentino-alto-adige"),
    ("lombardia", "veneto"),
    ("lombardia", "emilia-romagna"),
    ("trentino-alto-adige", "veneto"),
    ("veneto", "friuli-venezia-giulia"),
    ("veneto", "emilia-romagna"),
    ("liguria", "emilia-romagna"),
    ("liguria", "toscana"),
    ("liguria", "sardegna"),
    ("emilia-romagna", "toscana"),
    ("emilia-romagna", "marche"),
    ("toscana", "marche"),
    ("toscana", "umbria"),
    ("toscana", "lazio"),
    ("toscana", "sardegna"),
    ("umbria", "marche"),
    ("umbria", "lazio"),
    ("marche", "lazio"),
    ("marche", "abruzzo"),
    ("lazio", "abruzzo"),
    ("lazio", "molise"),
    ("lazio", "campania"),
    ("lazio", "sardegna"),
    ("abruzzo", "molise"),
    ("molise", "campania"),
    ("molise", "puglia"),
    ("campania", "puglia"),
    ("campania", "basilicata"),
    ("puglia", "basilicata"),
    ("basilicata", "calabria"),
    ("calabria", "sicilia"),
];

/// Whether two regions are neighbours.
pub fn neighbours(a: &str, b: &str) -> bool {
    BORDERS.iter().any(|&(one, other)| (one, other) == (a, b) || (one, other) == (b, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_hold_both_ways_and_nobody_is_their_own_neighbour() {
        assert!(neighbours("veneto", "trentino-alto-adige") && neighbours("trentino-alto-adige", "veneto"));
        assert!(!neighbours("veneto", "sicilia") && !neighbours("veneto", "veneto"));
        let all: std::collections::BTreeSet<&str> = BORDERS.iter().flat_map(|&(a, b)| [a, b]).collect();
        assert_eq!(all.len(), 20, "all regions of Italy have a neighbour");
    }
}
