//! How people are called whose work a version is: `[history] authors` in `site.toml`. Their addresses are never shown.

use crate::config::Authors;
use crate::derive::display_name;
use crate::diagnostic::fold;
use crate::render::Site;
use crate::render::views::TextLink;
use crate::source::Person;

/// The names under which people appear, each once.
pub fn names(site: &Site<'_>, people: &[Person]) -> Vec<TextLink> {
    let mut names: Vec<TextLink> = Vec::new();
    for name in people.iter().filter_map(|person| name(site, person)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn name(site: &Site<'_>, person: &Person) -> Option<TextLink> {
    match site.config.history.authors {
        Authors::Hidden => None,
        Authors::Body => body(site, person),
        Authors::Initials => initials(&person.name).map(|text| TextLink::new(text, None)),
        Authors::Names => {
            let text = without_addresses(&person.name);
            (!text.is_empty()).then(|| TextLink::new(text, None))
        }
    }
}

/// Their administration; of the catalogue's own office the body that publishes it.
fn body(site: &Site<'_>, person: &Person) -> Option<TextLink> {
    let known = site.derived.bodies.of(person).map(|ix| site.catalog.get(ix)).filter(|card| card.visibility.has_page());
    if let Some(card) = known {
        return Some(TextLink { text: display_name(card).to_owned(), url: site.card_url(card), lang: None });
    }
    let parent = site.config.parent.as_ref()?;
    let own = [
        crate::derive::bodies::host(&parent.url),
        site.config
            .contacts
            .email
            .as_deref()
            .and_then(|email| crate::derive::bodies::host(&format!("https://{}", email.rsplit_once('@')?.1))),
    ];
    let same = |domain: &str| own.iter().flatten().any(|own| domain == own || domain.ends_with(&format!(".{own}")));
    let is_parent = person.domain.as_deref().is_some_and(same) || fold(&person.name) == fold(&parent.name);
    is_parent
        .then(|| TextLink::new(site.config.languages[site.language_index].parent_name.clone().unwrap_or_else(|| parent.name.clone()), None))
}

/// «A. B.»; nothing of a name without letters.
fn initials(name: &str) -> Option<String> {
    let clean = without_addresses(name);
    let words = clean.split([' ', '.', '_', '-']).filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let initials: Vec<String> = words.take(3).map(|letter| format!("{}.", letter.to_uppercase())).collect();
    (!initials.is_empty()).then(|| initials.join(" "))
}

/// A text from Git without what looks like an address of electronic mail.
pub fn without_addresses(text: &str) -> String {
    if !text.contains('@') {
        return text.trim().to_owned();
    }
    let is_address = |word: &str| word.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'));
    let line = |line: &str| line.split(' ').map(|word| if is_address(word) { "…" } else { word }).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n").trim_matches([' ', '…', '\n']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_names_hold_no_address() {
        assert_eq!(initials("Ada Maria de Rossi").as_deref(), Some("A. M. D."));
        assert_eq!(initials("ada.rossi").as_deref(), Some("A. R."));
        assert_eq!((initials("123"), initials("ada@esempio.it")), (None, None));
        assert_eq!(without_addresses("Ada <ada@esempio.it>"), "Ada");
        assert_eq!(without_addresses("scrivi a ada@esempio.it, grazie\n@ tutti"), "scrivi a … grazie\n@ tutti");
    }
}
