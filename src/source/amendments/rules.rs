//! When a ref stops being pending, as far as the ref itself tells; what depends on the card is for `derive::amendments`.

use jiff::tz::TimeZone;

use super::Asked;
use super::refs::Ref;

/// Why a ref is pending no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// A commit of the main line names its number: it was accepted, perhaps as one commit of another making.
    Named,
    /// Nobody touched it for `stale_days`.
    Stale,
    /// The forge was asked, and does not call it open.
    NotOpen,
}

/// Why a ref that HEAD does not contain is pending no more; `None` while it is. What a forge says is stronger than all signs.
pub(super) fn ended(one: &Ref, asked: &Asked<'_>) -> Option<Ended> {
    if let Some(open) = asked.open {
        return open.of(one).is_none().then_some(Ended::NotOpen);
    }
    if one.number.is_some_and(|number| asked.decided.contains(&number)) {
        return Some(Ended::Named);
    }
    let day = one.time.to_zoned(TimeZone::UTC).date();
    let last = day.checked_add(jiff::Span::new().try_days(i64::from(asked.config.amendments.stale_days)).ok()?).ok()?;
    asked.today.is_some_and(|today| last < today).then_some(Ended::Stale)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::OpenRequests;
    use super::*;
    use crate::config::{Config, parse};
    use crate::source::TextFile;

    fn config(more: &str) -> Config {
        let text = format!("[site]\ntitle = \"C\"\ndemo = true\n[amendments]\n{more}\n");
        parse(&TextFile { path: "site.toml".into(), text: text.into(), digest: [0; 32] }).value.unwrap()
    }

    fn at(number: u64, day: &str) -> Ref {
        let time = format!("{day}T12:00:00Z").parse().unwrap();
        Ref { name: format!("refs/pull/{number}/head"), head: "aa".into(), number: Some(number), time }
    }

    fn asked<'a>(config: &'a Config, open: Option<&'a OpenRequests>) -> Asked<'a> {
        let today = Some("2026-11-20".parse().unwrap());
        Asked { config, open, decided: BTreeSet::from([12]), today, prefix: String::new(), beyond: Vec::new() }
    }

    #[test]
    fn a_number_that_the_main_line_names_is_decided() {
        let config = config("");
        assert_eq!(ended(&at(12, "2026-11-01"), &asked(&config, None)), Some(Ended::Named));
        assert_eq!(ended(&at(13, "2026-11-01"), &asked(&config, None)), None);
    }

    #[test]
    fn what_nobody_touched_for_long_is_pending_no_more() {
        let (usual, short) = (config(""), config("stale_days = 10"));
        assert_eq!(ended(&at(1, "2026-05-24"), &asked(&usual, None)), None, "180 days are not more than 180");
        assert_eq!(ended(&at(1, "2026-05-23"), &asked(&usual, None)), Some(Ended::Stale));
        assert_eq!(ended(&at(1, "2026-11-01"), &asked(&short, None)), Some(Ended::Stale));
        let no_day = Asked { today: None, ..asked(&short, None) };
        assert_eq!(ended(&at(1, "1999-01-01"), &no_day), None);
    }

    #[test]
    fn what_the_forge_says_decides() {
        let config = config("");
        let open = OpenRequests::parse(br#"[{"number": 12, "title": "a"}, {"number": 2, "title": "b"}]"#, &|_| ()).unwrap();
        assert_eq!(ended(&at(12, "2001-01-01"), &asked(&config, Some(&open))), None);
        assert_eq!(ended(&at(13, "2026-11-19"), &asked(&config, Some(&open))), Some(Ended::NotOpen));
    }
}
