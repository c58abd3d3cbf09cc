//! What somebody may have meant: the nearest key, the same name with a typing error, the terms most alike.
//!
//! [`nearest`] is generous and serves closed lists (keys, values); [`close`] is strict and serves names that anybody may
//! invent, where sharing a word means nothing; [`likest`] ranks and never decides.

use super::text::fold;

/// The candidate nearest to `wanted`, when it is near enough to be what the author meant.
///
/// Accents, case and the difference between space, `-` and `_` do not count. Near enough is a
/// Damerau–Levenshtein distance of at most a third of the longer word, or one word that begins with the other.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |s: &str| fold(s).replace(['_', ' '], "-");
    let wanted = fold(wanted);
    if wanted.is_empty() || wanted.len() > 200 {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let distance = strsim::damerau_levenshtein(&wanted, &folded);
            let longest = wanted.chars().count().max(folded.chars().count());
            let prefix = wanted.len() >= 4 && (folded.starts_with(&wanted) || wanted.starts_with(&folded)) && folded.len() >= 4;
            (distance * 3 <= longest || prefix).then_some((if prefix { distance.min(1) } else { distance }, candidate))
        })
        .min_by(|a, b| a.cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Words shorter than this say little of what a name means.
const LONG_WORD: usize = 4;

/// The candidate that is `wanted` but for a typing error: the same words in another order or without their hyphens, or the
/// same number of words of which one or two are a letter or two apart. `mude-piemonte` is not `dati-piemonte`.
pub fn close<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let own = words(wanted);
    if own.is_empty() || wanted.len() > 200 {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| Some((slips(&own, &words(candidate))?, candidate)))
        .min_by(|a, b| a.cmp(b))
        .map(|(_, candidate)| candidate)
}

/// How many letters two names are apart; `None` when they are two names.
fn slips(a: &[String], b: &[String]) -> Option<usize> {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort();
        words
    };
    if sorted(a) == sorted(b) || a.concat() == b.concat() {
        return Some(0);
    }
    if a.len() != b.len() {
        return (strsim::damerau_levenshtein(&a.concat(), &b.concat()) <= 1 && a.concat().len() > 6).then_some(1);
    }
    let mut all = 0;
    for (a, b) in a.iter().zip(b).filter(|(a, b)| a != b) {
        let longest = a.chars().count().max(b.chars().count());
        let distance = strsim::damerau_levenshtein(a, b);
        // A letter in a word, two in a long one; in a short word one only.
        if distance > (if longest > 6 { 2 } else { 1 }) || longest < 3 {
            return None;
        }
        all += distance;
    }
    (all <= 2).then_some(all)
}

/// At most `count` of the candidates, the likest to `wanted` first. Each comes with the texts that say what it means (id,
/// labels, synonyms). Words and stems that they share count most, the longer the more; then the distance of the ids.
pub fn likest<'a>(wanted: &str, candidates: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>, count: usize) -> Vec<&'a str> {
    let own = words(wanted);
    let folded = own.join("-");
    let mut ranked: Vec<_> = candidates
        .into_iter()
        .enumerate()
        .map(|(at, (id, texts))| {
            let theirs: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
            let shared: usize = own.iter().map(|word| theirs.iter().map(|other| stem(word, other)).max().unwrap_or(0)).sum();
            (std::cmp::Reverse(shared), strsim::damerau_levenshtein(&folded, &fold(id)), at, id)
        })
        .collect();
    ranked.sort();
    ranked.into_iter().take(count).map(|(.., id)| id).collect()
}

/// How many letters two words share at the beginning, when that makes them forms of one word: `semplificare`,
/// `semplificazione`. Short words are the same or they are not.
fn stem(a: &str, b: &str) -> usize {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shortest = a.chars().count().min(b.chars().count());
    let same = a == b && shortest >= LONG_WORD;
    let form = shared > LONG_WORD && shared * 3 >= shortest * 2;
    if same || form { shared } else { 0 }
}

/// The words of a name, folded.
fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_name_is_a_typing_error_and_not_a_shared_word() {
        let names = ["dati-piemonte", "comune-di-prova", "comune-di-rho", "carta-dei-servizi"];
        for (wanted, meant) in [
            ("mude-piemonte", None),
            ("comune-di-roma", None),
            ("comune-di-provaa", Some("comune-di-prova")),
            ("Comune di Prova", Some("comune-di-prova")),
            ("comunediprova", Some("comune-di-prova")),
            ("piemonte-dati", Some("dati-piemonte")),
            ("carta-dei-servizzi", Some("carta-dei-servizi")),
            ("carta-di-servizi", Some("carta-dei-servizi")),
            ("carta", None),
            ("", None),
        ] {
            assert_eq!(close(wanted, names), meant, "{wanted}");
        }
    }

    #[test]
    fn terms_that_share_words_come_before_terms_that_look_alike() {
        let terms = [
            ("accessibilita", vec!["accessibilita", "Accessibilità"]),
            ("dati-aperti", vec!["dati-aperti", "Dati aperti", "open data"]),
            ("semplificazione", vec!["semplificazione", "Semplificazione"]),
            ("trasparenza-e-dati", vec!["trasparenza-e-dati", "Trasparenza e dati"]),
        ];
        let rank = |wanted| likest(wanted, terms.clone(), 2);
        assert_eq!(rank("open-data-regionali")[0], "dati-aperti", "a synonym's words count");
        assert_eq!(rank("semplificare-le-norme")[0], "semplificazione", "a stem counts");
        assert_eq!(rank("dati"), ["dati-aperti", "trasparenza-e-dati"]);
        assert_eq!(rank("accesibilta")[0], "accessibilita", "without shared words the distance decides");
    }
}
