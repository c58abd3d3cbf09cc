//! Audiences, and which roots each of them reads.
//!
//! The order is decided by `site.toml` alone, before any card is read: everybody reads the public roots; whoever is a member of
//! anything also reads those of the members; a community reads its own beside these, and a group its own. The key `community` of a
//! root says which community its audience belongs to, a group to one, a community to the umbrella that one joins first; then the
//! roots of that community are read too. What is read by nobody's order is read by nobody.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Config, RootConfig};

/// Who may read a root. The order is the one in which roots are read: the public ones first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Members of the catalogue.
    Members,
    /// Members of one community of practice.
    Community(Arc<str>),
    /// Members of one group.
    Group(Arc<str>),
}

impl Audience {
    /// Reads `public`, `members`, `community:ID` or `group:ID`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "public" => Some(Audience::Public),
            None if text == "members" => Some(Audience::Members),
            Some(("community", id)) if !id.is_empty() => Some(Audience::Community(id.into())),
            Some(("group", id)) if !id.is_empty() => Some(Audience::Group(id.into())),
            _ => None,
        }
    }
}

impl std::fmt::Display for Audience {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Audience::Public => f.write_str("public"),
            Audience::Members => f.write_str("members"),
            Audience::Community(id) => write!(f, "community:{id}"),
            Audience::Group(id) => write!(f, "group:{id}"),
        }
    }
}

impl Config {
    /// Whether whoever is of the one audience may read what is for the other.
    pub fn reads(&self, reader: &Audience, other: &Audience) -> bool {
        below(&self.roots, reader).contains(other)
    }

    /// The roots that a build for this audience reads, the public ones first.
    pub fn roots_for(&self, audience: &Audience) -> Vec<&RootConfig> {
        let read = below(&self.roots, audience);
        let mut roots: Vec<&RootConfig> = self.roots.iter().filter(|root| read.contains(&root.audience)).collect();
        // The first root has the short addresses, which must not depend on the audience.
        roots.sort_by(|one, other| one.audience.cmp(&other.audience));
        roots
    }

    /// The roots that a build for this audience must not read.
    pub fn roots_beyond(&self, audience: &Audience) -> Vec<&RootConfig> {
        let read = below(&self.roots, audience);
        self.roots.iter().filter(|root| !read.contains(&root.audience)).collect()
    }

    /// Whether a root is for this audience; the public site exists in any case.
    pub fn knows(&self, audience: &Audience) -> bool {
        *audience == Audience::Public || self.roots.iter().any(|root| root.audience == *audience)
    }

    /// Whether the root of this name is public. The forge of `site.toml` holds such roots only: others have their own.
    pub fn is_public(&self, root: &str) -> bool {
        self.roots.iter().any(|known| *known.name == *root && known.audience == Audience::Public)
    }

    /// Whether the site is for a part of the readers only.
    pub fn is_reserved(&self) -> bool {
        self.audience != Audience::Public
    }
}

/// The audiences whose roots this one reads, itself included.
fn below(roots: &[RootConfig], audience: &Audience) -> BTreeSet<Audience> {
    let mut read = BTreeSet::from([Audience::Public]);
    if *audience == Audience::Public {
        return read;
    }
    read.extend([Audience::Members, audience.clone()]);
    loop {
        let next: Vec<Audience> = roots
            .iter()
            .filter(|root| read.contains(&root.audience))
            .filter_map(|root| root.community.clone().map(Audience::Community))
            .filter(|community| !read.contains(community))
            .collect();
        if next.is_empty() {
            return read;
        }
        read.extend(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use crate::source::TextFile;

    fn config() -> Config {
        let text = r#"
            [site]
            title = "C"
            demo = true
            [[root]]
            name = "gruppo"
            path = "g"
            audience = "group:g"
            community = "c"
            [[root]]
            name = "soci"
            path = "s"
            audience = "members"
            [[root]]
            name = "pubblico"
            path = "content"
            [[root]]
            name = "comunita"
            path = "c"
            audience = "community:c"
            community = "ombrello"
            [[root]]
            name = "altra"
            path = "d"
            audience = "community:d"
            [[root]]
            name = "ombrello"
            path = "o"
            audience = "community:ombrello"
        "#;
        parse(&TextFile { path: "site.toml".into(), text: text.into(), digest: [0; 32] }).value.unwrap()
    }

    #[test]
    fn each_audience_reads_its_own_and_those_below() {
        let config = config();
        for (audience, expected) in [
            ("public", "pubblico"),
            ("members", "pubblico soci"),
            ("community:d", "pubblico soci altra"),
            ("community:c", "pubblico soci comunita ombrello"),
            ("community:ombrello", "pubblico soci ombrello"),
            ("group:g", "pubblico soci comunita ombrello gruppo"),
        ] {
            let audience = Audience::parse(audience).unwrap();
            let names: Vec<&str> = config.roots_for(&audience).iter().map(|root| &*root.name).collect();
            assert_eq!(names.join(" "), expected, "{audience}");
            assert_eq!(names.len() + config.roots_beyond(&audience).len(), config.roots.len());
            assert!(config.knows(&audience));
        }
        assert!(!config.knows(&Audience::parse("group:x").unwrap()));
        assert!(!config.reads(&Audience::Members, &Audience::parse("community:c").unwrap()));
    }

    #[test]
    fn audiences_are_written_as_they_are_read() {
        for text in ["public", "members", "community:a", "group:b"] {
            assert_eq!(Audience::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Audience::parse("group:"), None);
    }
}
