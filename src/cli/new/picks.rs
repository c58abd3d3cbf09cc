//! What a list lets choose: the value that is written, and every name that people may use for it.

use crate::catalog::Term;
use crate::content::ParsedCard;
use crate::diagnostic::fold;
use crate::schema::{Choice, label};

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Pick {
    /// What the card holds: a value, an id, `tipo/id`.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Other names that are understood, folded: labels in other languages, synonyms, codes.
    names: Vec<String>,
}

impl Pick {
    /// A choice with other names.
    pub fn new<'a>(value: &str, label: &'a str, names: impl IntoIterator<Item = &'a str>) -> Pick {
        let names = names.into_iter().chain([label]).map(fold).collect();
        Pick { value: value.to_owned(), label: label.to_owned(), names }
    }

    /// A value of a fixed list.
    pub fn choice(choice: &Choice) -> Pick {
        let shown = label(&choice.labels, "it");
        let shown = if shown.is_empty() { &choice.value } else { shown };
        Pick::new(&choice.value, shown, choice.labels.values().map(|name| &**name))
    }

    /// A term of a vocabulary.
    pub fn term(term: &Term) -> Pick {
        let names = term.labels.values().chain(&term.synonyms).map(|name| &**name);
        Pick::new(&term.id, label(&term.labels, "it"), names)
    }

    /// A card, by its name, title, IPA code or reference code.
    pub fn card(value: String, parsed: &ParsedCard) -> Pick {
        let text = |key: &str| parsed.front_matter.get(key).and_then(|node| node.text());
        let shown = text("nome").or_else(|| text("titolo")).unwrap_or(&parsed.id);
        Pick::new(&value, shown, ["nome", "titolo", "ipa", "riferimento"].into_iter().filter_map(text).chain([&*parsed.id]))
    }

    /// Whether what was typed leads to this choice: every word begins or is part of one of its names.
    pub fn matches(&self, typed: &str) -> bool {
        let folded = fold(typed);
        folded.split_whitespace().all(|word| self.value.contains(word) || self.names.iter().any(|name| name.contains(word)))
    }
}

/// The value that `written` means, when it is one of the values or the name of exactly one; else `written` itself, which the check then judges.
pub(in crate::cli) fn meant(picks: &[Pick], written: &str) -> String {
    if picks.iter().any(|pick| pick.value == written) {
        return written.to_owned();
    }
    let folded = fold(written.trim());
    let mut named = picks.iter().filter(|pick| fold(&pick.value) == folded || pick.names.contains(&folded));
    match (named.next(), named.next()) {
        (Some(only), None) => only.value.clone(),
        // A synonym of several terms is the label of at most one.
        (Some(_), Some(_)) => {
            let mut exact = picks.iter().filter(|pick| fold(&pick.label) == folded);
            match (exact.next(), exact.next()) {
                (Some(only), None) => only.value.clone(),
                _ => written.to_owned(),
            }
        }
        _ => written.to_owned(),
    }
}

impl std::fmt::Display for Pick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if fold(&self.label) == fold(&self.value) { f.write_str(&self.label) } else { write!(f, "{}  ({})", self.label, self.value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_become_values() {
        let picks = [Pick::new("comune-di-bari", "Comune di Bari", ["c_a662"]), Pick::new("comune-di-roma", "Roma Capitale", ["c_h501"])];
        assert_eq!(meant(&picks, "comune-di-bari"), "comune-di-bari");
        assert_eq!(meant(&picks, "C_H501"), "comune-di-roma");
        assert_eq!(meant(&picks, "comune di bari"), "comune-di-bari");
        assert_eq!(meant(&picks, "Comune di Lecce"), "Comune di Lecce");
    }

    #[test]
    fn a_name_of_two_is_decided_by_the_label() {
        let picks = [Pick::new("a", "Rete", ["linea"]), Pick::new("b", "Fibra", ["rete"])];
        assert_eq!(meant(&picks, "rete"), "a");
        assert!(picks[1].matches("fib re"));
        assert!(!picks[1].matches("linea"));
    }
}
