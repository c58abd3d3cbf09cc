//! Who people are: names through `.mailmap`, and of their addresses only the domain.
//!
//! The `.mailmap` is that of the commit, not of the working tree, and is read here rather than by `git check-mailmap`, which
//! takes the working tree's and the user's: who wrote a version is a function of the commit.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::SourceError;
use super::super::git::git_bytes;
use super::clean::{decode, visible, without_addresses};
use super::repository::Repository;
use crate::diagnostic::fold;

/// Someone whose work a version is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name, for showing as text.
    pub name: Arc<str>,
    /// Domain of the e-mail address, lower case: tells the body. The address itself is not kept.
    pub domain: Option<Arc<str>>,
    address: Mark,
}

/// What tells two addresses apart, and neither of them: a digest, which is never shown. It is no part of what people are called, so
/// somebody with two addresses at one domain is still listed once.
#[derive(Clone, Copy)]
struct Mark(Option<[u8; 32]>);

impl Person {
    /// Somebody with a name to show, and an address of which the domain is kept.
    pub fn new(name: &str, address: &str) -> Self {
        let domain = address.rsplit_once('@').map(|(_, domain)| visible(domain.trim()).to_lowercase());
        let plain = address.trim().to_lowercase();
        let mark = (!plain.is_empty()).then(|| *blake3::hash(plain.as_bytes()).as_bytes());
        Person { name: name.into(), domain: domain.filter(|domain| !domain.is_empty()).map(Arc::from), address: Mark(mark) }
    }

    /// Whether two mentions are of one person: under the same address or the same name.
    pub fn is_same_as(&self, other: &Person) -> bool {
        let has_address = self.address.0.is_some() && self.address.0 == other.address.0;
        has_address || fold(&self.name) == fold(&other.name)
    }
}

impl PartialEq for Mark {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Mark {}

impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// The rules of a `.mailmap`: by address and perhaps name as written, lower case, the name and address that are meant.
#[derive(Debug, Default)]
pub(super) struct Mailmap {
    rules: HashMap<(String, Option<String>), Meant>,
}

#[derive(Debug, Default)]
struct Meant {
    name: Option<String>,
    address: Option<String>,
}

impl Mailmap {
    /// The person whom a commit or a trailer calls `Name <address>`.
    pub fn find(&self, written: &str) -> Person {
        let (name, address) = parts(written).unwrap_or((written.trim(), ""));
        let key = address.to_lowercase();
        let named = self.rules.get(&(key.clone(), Some(name.to_lowercase())));
        let meant = named.or_else(|| self.rules.get(&(key, None)));
        let name = meant.and_then(|meant| meant.name.as_deref()).unwrap_or(name);
        let address = meant.and_then(|meant| meant.address.as_deref()).unwrap_or(address);
        Person::new(&shown(name), address)
    }

    /// Reads `Name <address>`, `<address> <written>`, `Name <address> <written>` and `Name <address> Written <written>` lines.
    fn parse(text: &str) -> Self {
        let mut map = Mailmap::default();
        for line in text.lines() {
            let line = line.trim();
            if line.starts_with('#') {
                continue;
            }
            let Some((name, rest)) = line.split_once('<') else { continue };
            let Some((address, rest)) = rest.split_once('>') else { continue };
            let second = rest.split_once('<').and_then(|(name, rest)| Some((name.trim(), rest.split_once('>')?.0)));
            let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            let (key, meant) = match second {
                Some((written, by)) => ((by, some(written)), Meant { name: some(name), address: some(address) }),
                None => ((address, None), Meant { name: some(name), address: None }),
            };
            let rule = map.rules.entry((key.0.trim().to_lowercase(), key.1.map(|name| name.to_lowercase()))).or_default();
            // A later line says more or something else; what it leaves out stays.
            rule.name = meant.name.or(rule.name.take());
            rule.address = meant.address.or(rule.address.take());
        }
        map
    }
}

/// The `.mailmap` of the repository's commit.
pub(super) fn read(repository: &Repository) -> Result<Mailmap, SourceError> {
    let object = format!("{}:.mailmap", repository.commit);
    // Most repositories have none, and a link or a folder of that name is none.
    let bytes = git_bytes(&repository.folder, &["cat-file", "blob", &object]).unwrap_or_default();
    Ok(bytes.map_or_else(Mailmap::default, |bytes| Mailmap::parse(&decode(&bytes))))
}

fn parts(written: &str) -> Option<(&str, &str)> {
    let (name, rest) = written.split_once('<')?;
    Some((name.trim(), rest.trim_end().strip_suffix('>').unwrap_or(rest).trim()))
}

/// A name on one line. Who gave Git an address for a name is `…@domain`.
fn shown(name: &str) -> Arc<str> {
    let name = without_addresses(&visible(name));
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.is_empty() { "…".into() } else { words.join(" ").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, domain: &str) -> Person {
        Person::new(name, &format!("qualcuno@{domain}"))
    }

    #[test]
    fn all_forms_of_a_mailmap_are_read() {
        let map = Mailmap::parse(
            "# chi è chi\nAda Rossi <ada@comune.it>\n<bea@comune.it> <bea@casa.it>\nCarlo Neri <carlo@comune.it> <CN@casa.it>\nDora <dora@comune.it> D.V. <box@x.it>\nsenza indirizzo\n",
        );
        assert_eq!(map.find("ada <ADA@comune.it>"), person("Ada Rossi", "comune.it"));
        assert_eq!(map.find("Bea Verdi <bea@casa.it>"), person("Bea Verdi", "comune.it"));
        assert_eq!(map.find("cn <cn@casa.it>"), person("Carlo Neri", "comune.it"));
        assert_eq!(map.find("d.v. <box@x.it>"), person("Dora", "comune.it"));
        assert_eq!(map.find("Altra <box@x.it>"), person("Altra", "x.it"));
    }

    #[test]
    fn nobody_is_without_a_name_and_no_name_is_an_address() {
        let map = Mailmap::default();
        assert_eq!(map.find("ada.rossi@comune.it <ada.rossi@comune.it>"), person("…@comune.it", "comune.it"));
        assert_eq!(map.find("<ada@comune.it>"), person("…", "comune.it"));
        assert_eq!(map.find("A\u{202E}da\u{1}\n  R <a@x.IT>"), person("A\u{FFFD}da\u{FFFD} R", "x.it"));
        assert_eq!(map.find("Ada Rossi"), Person::new("Ada Rossi", ""));
    }

    #[test]
    fn an_address_tells_people_apart_and_is_nowhere() {
        let map = Mailmap::default();
        let [one, same, other] =
            ["Ada <segreta@comune.it>", "A. Rossi <Segreta@comune.it>", "Ada Neri <ada@comune.it>"].map(|who| map.find(who));
        assert!(one.is_same_as(&same) && !one.is_same_as(&other) && one.is_same_as(&map.find("ada <ada@casa.it>")));
        let digest = blake3::hash(b"segreta@comune.it");
        for hidden in ["segreta", &digest.to_hex()[..8], &format!("{:?}", &digest.as_bytes()[..3])[1..9]] {
            assert!(!format!("{one:?}{same:?}").contains(hidden), "{hidden}");
        }
    }
}
