//! Web addresses: whether a text is one, and what is wrong with it when it is not.
//!
//! [`fault`] is both the check of the format `url` and its explanation, so that the two cannot disagree.

/// What keeps a text from being an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong, in words that follow a colon.
    pub what: String,
    /// The address without the fault, when only one can be meant.
    pub mended: Option<String>,
}

/// What is wrong with `text` as an address: `http` or `https`, a host with a dot (a port may follow), nothing that an
/// address cannot hold. `None` when it is one.
pub(super) fn fault(text: &str) -> Option<Fault> {
    let trimmed = text.trim();
    if trimmed != text {
        return Some(mended("ci sono spazi all'inizio o alla fine", trimmed.to_owned()));
    }
    let Some((scheme, rest)) = ["https://", "http://"].iter().find_map(|scheme| Some((*scheme, text.strip_prefix(scheme)?))) else {
        return Some(wrong_scheme(text));
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, tail) = rest.split_at(end);
    if let Some(c) = text.chars().find(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"')) {
        return Some(match c {
            ' ' if host.contains(' ') => words(format!("nel nome del sito, «{host}», c'è uno spazio")),
            ' ' => words("c'è uno spazio; se l'indirizzo lo contiene davvero, si scrive %20"),
            c if c.is_whitespace() || c.is_control() => words("c'è un a capo o un carattere invisibile"),
            c => words(format!("c'è il carattere «{c}», che un indirizzo non può contenere")),
        });
    }
    host_fault(host).map(|(what, host)| Fault { what, mended: host.map(|host| format!("{scheme}{host}{tail}")).filter(|it| is_url(it)) })
}

/// Whether `text` is a web address.
pub(super) fn is_url(text: &str) -> bool {
    fault(text).is_none()
}

/// What is wrong with the name of the site, and the name without the fault.
fn host_fault(host: &str) -> Option<(String, Option<String>)> {
    if host.is_empty() {
        return Some(("dopo «//» manca il nome del sito".to_owned(), None));
    }
    if host.contains('@') {
        return Some(("c'è un nome utente, con «@», davanti al nome del sito".to_owned(), None));
    }
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    if port.is_some_and(|port| !port.bytes().all(|b| b.is_ascii_digit())) {
        return Some(("dopo i due punti del nome del sito può esserci solo un numero".to_owned(), None));
    }
    let again = |name: &str| Some(port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}")));
    if let Some(c) = name.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))) {
        return Some((format!("il nome del sito, «{name}», contiene «{c}»"), None));
    }
    if name.ends_with('.') {
        let bare = name.trim_end_matches('.');
        return Some((format!("c'è un punto di troppo dopo «{bare}»"), again(bare)));
    }
    if name.starts_with('.') {
        let bare = name.trim_start_matches('.');
        return Some((format!("c'è un punto di troppo prima di «{bare}»"), again(bare)));
    }
    if name.contains("..") {
        let bare: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
        return Some((format!("nel nome del sito, «{name}», ci sono due punti di fila"), again(&bare.join("."))));
    }
    (!name.contains('.')).then(|| (format!("il nome del sito, «{name}», non è completo: manca la fine, come «.it»"), None))
}

/// No `http://` or `https://` at the beginning: left out, misspelt, or something else altogether.
fn wrong_scheme(text: &str) -> Fault {
    let split = text.split_once(':').filter(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphabetic()) && !scheme.is_empty());
    if let Some((scheme, rest)) = split {
        let lower = scheme.to_ascii_lowercase();
        let near = ["https", "http"].into_iter().find(|known| strsim::damerau_levenshtein(&lower, known) <= 1);
        return match near {
            Some(near) => {
                let what = format!("l'inizio è «{}», e non «{near}://»", beginning(scheme, rest));
                Fault { what, mended: Some(format!("{near}://{}", rest.trim_start_matches('/'))).filter(|it| is_url(it)) }
            }
            None => words(format!("comincia con «{}», che il sito non pubblica", beginning(scheme, rest))),
        };
    }
    let bare = ["https//", "http//", "//"].iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text);
    Fault { what: "manca «https://» all'inizio".to_owned(), mended: Some(format!("https://{bare}")).filter(|it| is_url(it)) }
}

/// The scheme with the colon and the slashes that follow it, as written.
fn beginning(scheme: &str, rest: &str) -> String {
    let slashes = rest.bytes().take_while(|b| *b == b'/').count();
    format!("{scheme}:{}", &rest[..slashes])
}

fn words(what: impl Into<String>) -> Fault {
    Fault { what: what.into(), mended: None }
}

fn mended(what: &str, address: String) -> Fault {
    Fault { what: what.to_owned(), mended: Some(address).filter(|it| is_url(it)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_accepted_as_people_copy_them() {
        for url in ["https://www.comune.it/", "http://a.it:8080/x?y=1#z", "https://città.it/è", "https://a.it/x..y"] {
            assert_eq!(fault(url), None, "{url}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_and_mended_where_it_can_be() {
        for (url, says, mended) in [
            ("www.comune.it", "manca «https://»", Some("https://www.comune.it")),
            ("https//a.it/x", "manca «https://»", Some("https://a.it/x")),
            ("htps://a.it", "«htps://»", Some("https://a.it")),
            ("https:/a.it", "«https:/»", Some("https://a.it")),
            ("ftp://a.it", "«ftp://»", None),
            ("javascript:alert(1)", "«javascript:»", None),
            ("https://", "manca il nome del sito", None),
            ("https://comune", "«.it»", None),
            ("https://issuu.com./x", "punto di troppo dopo «issuu.com»", Some("https://issuu.com/x")),
            ("https://.a.it/", "punto di troppo prima di «a.it»", Some("https://a.it/")),
            ("https://a..it", "due punti di fila", Some("https://a.it")),
            ("https://a b.it", "nel nome del sito, «a b.it», c'è uno spazio", None),
            ("https://a.it/ b", "%20", None),
            (" https://a.it", "all'inizio o alla fine", Some("https://a.it")),
            ("https://u:p@a.it", "nome utente", None),
            ("https://a.it:x/", "solo un numero", None),
            ("https://a,b.it/", "contiene «,»", None),
            ("https://a.it/<x>", "«<»", None),
        ] {
            let fault = fault(url).unwrap_or_else(|| panic!("{url} is accepted"));
            assert!(fault.what.contains(says), "{url}: {}", fault.what);
            assert_eq!(fault.mended.as_deref(), mended, "{url}");
        }
    }
}
