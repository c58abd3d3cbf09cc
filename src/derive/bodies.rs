//! Which administration somebody works for, by the domain of their address: that of the administration's site or of a contact that
//! it publishes. A name in `.mailmap` that is an administration's name tells too.

use std::collections::HashMap;

use super::display_name;
use crate::catalog::{CardIx, Catalog, Linked};
use crate::diagnostic::fold;
use crate::source::Person;

/// The administrations by domain and by name; `None` where several share one.
#[derive(Debug, Default)]
pub struct Bodies {
    sites: HashMap<String, Option<CardIx>>,
    contacts: HashMap<String, Option<CardIx>>,
    names: HashMap<String, Option<CardIx>>,
}

/// Mailboxes of anybody, and certified ones that a provider names: they tell nobody's administration.
const ANYBODY: &[&str] = &[
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "yahoo",
    "icloud",
    "me",
    "proton",
    "protonmail",
    "gmx",
    "libero",
    "virgilio",
    "tiscali",
    "tin",
    "alice",
    "inwind",
    "iol",
    "fastwebnet",
    "noreply",
    "github",
    "gitlab",
    "pec",
    "legalmail",
    "aruba",
    "postacert",
    "arubapec",
];

/// Collects what administrations say of themselves, and the contacts of the cards that are theirs.
pub(super) fn collect(catalog: &Catalog) -> Bodies {
    let mut bodies = Bodies::default();
    for (ix, card) in catalog.iter() {
        if &*card.card.content_type().name == "amministrazione" {
            claim(&mut bodies.names, fold(display_name(card)), ix);
            if let Some(host) = host(card.card.text("sito")) {
                claim(&mut bodies.sites, host, ix);
            }
        }
        let Some(owner) = owner(ix, card) else { continue };
        for email in card.card.at("referente.email").into_iter().filter_map(|email| email.as_str()) {
            let domain = email.rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase());
            if let Some(domain) = domain.filter(|domain| is_somebodys(domain)) {
                claim(&mut bodies.contacts, domain, owner);
            }
        }
    }
    bodies
}

/// The administration that answers for a card; it answers for its own.
fn owner(ix: CardIx, card: &Linked) -> Option<CardIx> {
    if &*card.card.content_type().name == "amministrazione" {
        return Some(ix);
    }
    card.references.iter().find(|reference| &*reference.field == "amministrazione").map(|reference| reference.to)
}

fn claim(claims: &mut HashMap<String, Option<CardIx>>, key: String, by: CardIx) {
    claims.entry(key).and_modify(|known| *known = known.filter(|known| *known == by)).or_insert(Some(by));
}

/// The host of an address, without `www.`.
pub(crate) fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && is_somebodys(host)).then(|| host.to_owned())
}

fn is_somebodys(domain: &str) -> bool {
    domain.rsplit('.').nth(1).is_some_and(|name| !ANYBODY.contains(&name))
}

impl Bodies {
    /// The administration that a person works for.
    pub fn of(&self, person: &Person) -> Option<CardIx> {
        if let Some(Some(body)) = self.names.get(&fold(&person.name)) {
            return Some(*body);
        }
        let mut domain = person.domain.as_deref()?;
        loop {
            let known = self.sites.get(domain).or_else(|| self.contacts.get(domain));
            if let Some(known) = known {
                return *known;
            }
            domain = domain.split_once('.').map(|(_, parent)| parent).filter(|parent| parent.contains('.'))?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::Catalogue;

    #[test]
    fn a_domain_tells_the_administration_unless_several_have_it() {
        let body = |id: &str, more: &str| {
            let text = format!(
                "---\ntitolo: Comune di {id}\nin_breve: Un comune\nnome: Comune di {id}\ntipologia: comune\nregione: lazio\n{more}---\n"
            );
            (format!("amministrazioni/{id}.md"), text)
        };
        let mut cards = vec![
            body("uno", "sito: https://www.comune.uno.it/it\n"),
            body("due", ""),
            body("tre", "sito: https://unione.example/tre\n"),
            body("quattro", "sito: https://unione.example/quattro\n"),
        ];
        let experience = |owner: &str, email: &str| {
            format!(
                "---\ntitolo: E\nin_breve: In breve.\namministrazione: {owner}\ntemi: [servizi]\ntrasferimento: {{livello: informazioni}}\nreferente: {{ufficio: U, email: {email}}}\n---\n"
            )
        };
        cards.push(("esperienze/a.md".into(), experience("due", "ufficio@comune.due.it")));
        cards.push(("esperienze/b.md".into(), experience("uno", "comune.uno@gmail.com")));
        let cards: Vec<(&str, &str)> = cards.iter().map(|(path, text)| (&**path, &**text)).collect();
        let catalogue = Catalogue::new(&[crate::render::testing::BASE, &cards].concat());
        let of = |name: &str, domain: &str| {
            let person = Person::new(name, &format!("qualcuno@{domain}"));
            catalogue.derived.bodies.of(&person).map(|ix| catalogue.catalog.get(ix).card.id().to_string())
        };
        assert_eq!(of("Ada", "comune.uno.it").as_deref(), Some("uno"));
        assert_eq!(of("Ada", "anagrafe.comune.uno.it").as_deref(), Some("uno"));
        assert_eq!(of("Ada", "comune.due.it").as_deref(), Some("due"));
        assert_eq!(of("COMUNE di Due", "gmail.com").as_deref(), Some("due"));
        for (name, domain) in [("Ada", "unione.example"), ("Ada", "gmail.com"), ("Ada", "it"), ("Ada", "altrove.it")] {
            assert_eq!(of(name, domain), None, "{domain}");
        }
    }
}
