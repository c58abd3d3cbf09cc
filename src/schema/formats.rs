//! The formats that schemas may ask of a text.

use super::dates::{PartialDate, Precision};

/// Whether a text is of a format.
type Check = fn(&str) -> bool;

/// Every format with its check, as the validator gets them.
pub(super) const FORMATS: &[(&str, Check)] = &[
    ("partial-date", |text| PartialDate::parse(text).is_some_and(|date| date.precision < Precision::Time)),
    ("partial-date-time", |text| PartialDate::parse(text).is_some()),
    ("date", |text| PartialDate::parse(text).is_some_and(|date| date.precision == Precision::Day)),
    ("url", super::url::is_url),
    ("email", is_email),
    ("file", is_file),
    ("slug", crate::content::is_slug),
];

/// A mailbox as people write it: `name@host.tld`, without a display name.
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let name_ok =
        !name.is_empty() && name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
    let label_ok = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    name_ok && host.contains('.') && host.len() <= 253 && host.split('.').all(label_ok)
}

/// A relative path with `/`; whether it stays inside the root is checked where files are known.
fn is_file(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('/')
        && !text.ends_with('/')
        && !text.contains(['\\', ':', '?', '#'])
        && !text.contains("//")
        && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_and_files() {
        assert!(is_email("ufficio.relazioni+urp@comune.milano.it"));
        for email in ["ufficio", "a@b", "a b@c.it", "URP <urp@c.it>", "a@b@c.it", "a@.it"] {
            assert!(!is_email(email), "{email}");
        }
        assert!(is_file("foto/sede.jpg"));
        for file in ["", "/etc/passwd", "C:\\x", "https://x.it/a.png", "a//b", "cartella/"] {
            assert!(!is_file(file), "{file}");
        }
    }
}
