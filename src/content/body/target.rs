//! Where a link or an image may lead: `http`, `https`, `mailto`, `tel` and relative paths.

use super::escape::{encode_url, percent_decode};
use crate::diagnostic::{Code, Diagnostic};

/// A target, judged.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another site, a mailbox, a telephone: a valid URL.
    External(String),
    /// A path relative to the file, or only a fragment; both percent-decoded.
    Path { path: String, fragment: Option<String> },
    /// Not allowed.
    Refused(Refusal),
}

/// Why a target is refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A scheme that is not on the list.
    Scheme(String),
    /// `//host/path`: the scheme is missing.
    NoScheme,
    /// An `http` address without a host.
    NoHost(String),
}

impl Target {
    /// Judges the target of a link as the parser gives it, entities resolved.
    pub fn of(dest: &str) -> Target {
        // Browsers skip blanks and control characters around and inside a scheme, so they do not count here.
        let clean: String = dest.chars().filter(|c| !c.is_control()).collect();
        let clean = clean.trim();
        match scheme(clean) {
            Some(scheme) if matches!(&*scheme, "http" | "https") => {
                let rest = &clean[scheme.len() + 1..];
                let host = rest.strip_prefix("//").map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
                let plausible = !host.is_empty()
                    && !host
                        .contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '%'));
                if plausible {
                    Target::External(encode_url(&format!("{scheme}:{rest}")))
                } else {
                    Target::Refused(Refusal::NoHost(clean.to_owned()))
                }
            }
            Some(scheme) if matches!(&*scheme, "mailto" | "tel") => {
                let rest = &clean[scheme.len() + 1..];
                let rest = if scheme == "tel" { rest.replace(' ', "") } else { rest.to_owned() };
                Target::External(encode_url(&format!("{scheme}:{rest}")))
            }
            Some(scheme) => Target::Refused(Refusal::Scheme(scheme)),
            None if clean.starts_with("//") || clean.starts_with("\\\\") || clean.starts_with("/\\") => Target::Refused(Refusal::NoScheme),
            None => {
                let (path, fragment) = clean.split_once('#').map_or((clean, None), |(path, fragment)| (path, Some(fragment)));
                let decode = |text: &str| percent_decode(text).unwrap_or_else(|| text.to_owned());
                Target::Path { path: decode(path), fragment: fragment.map(decode) }
            }
        }
    }
}

impl Refusal {
    /// The problem, without a place.
    pub fn diagnostic(&self) -> Diagnostic {
        let expected = "un indirizzo che comincia con https://, http://, mailto: o tel:, oppure il percorso di un file del catalogo";
        let (message, help) = match self {
            Refusal::Scheme(scheme) => (
                format!("Un collegamento non può cominciare con «{}:»", scheme.chars().take(30).collect::<String>()),
                "Usa l'indirizzo della pagina che comincia con https://; se è il nome di un file con i due punti, cambiagli nome",
            ),
            Refusal::NoScheme => ("L'indirizzo comincia con «//»".to_owned(), "Scrivi l'indirizzo per intero, con https:// davanti"),
            Refusal::NoHost(url) => (
                format!("L'indirizzo «{}» non è completo", url.chars().take(80).collect::<String>()),
                "Copia l'indirizzo dalla barra del browser, con https:// davanti",
            ),
        };
        Diagnostic::new(Code::ForbiddenScheme, message).expected(expected).help(help)
    }
}

/// The scheme of an address, lower case (RFC 3986 §3.1); `None` for a relative one.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    let scheme = address[..end].trim_end();
    let valid = address[end..].starts_with(':') && !scheme.is_empty();
    // Whatever stands before a colon is taken for a scheme, valid or not: a browser may be more lenient than the RFC.
    valid.then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str, fragment: Option<&str>) -> Target {
        Target::Path { path: path.to_owned(), fragment: fragment.map(str::to_owned) }
    }

    #[test]
    fn schemes_that_run_code_are_refused_however_they_are_written() {
        for dest in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\tscript:x",
            "\u{1}javascript:x",
            " javascript:x",
            "java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://x",
            "jar:x",
            "a b:c",
            "è:x",
        ] {
            assert!(matches!(Target::of(dest), Target::Refused(Refusal::Scheme(_))), "{dest:?}");
        }
        for dest in ["//evil.it/x", "\\\\evil.it", "/\\evil.it"] {
            assert_eq!(Target::of(dest), Target::Refused(Refusal::NoScheme), "{dest:?}");
        }
        for dest in ["https:", "http:///x", "https:pagina", "https://a b/"] {
            assert!(matches!(Target::of(dest), Target::Refused(Refusal::NoHost(_))), "{dest:?}");
        }
    }

    #[test]
    fn allowed_targets_are_kept() {
        assert_eq!(Target::of("HTTPS://comune.it/è"), Target::External("https://comune.it/è".into()));
        assert_eq!(Target::of("mailto:urp@comune.it"), Target::External("mailto:urp@comune.it".into()));
        assert_eq!(Target::of("tel:+39 02 1234"), Target::External("tel:+39021234".into()));
        assert_eq!(Target::of("../a%20b.md#perch%C3%A9"), path("../a b.md", Some("perché")));
        assert_eq!(Target::of("#note"), path("", Some("note")));
        assert_eq!(Target::of("pagina.md?x=1:2"), path("pagina.md?x=1:2", None));
        assert_eq!(Target::of("./a:b.md"), path("./a:b.md", None));
    }
}
