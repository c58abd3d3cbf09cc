//! Text and attribute values in HTML, and addresses in attributes.

/// Appends text content: `&`, `<`, `>` escaped, carriage returns dropped.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, |b| match b {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some(""),
        _ => None,
    });
}

/// Appends the value of an attribute in double quotes.
pub(in crate::content) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, |b| match b {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\r' => Some(""),
        _ => None,
    });
}

/// Copies the stretches between escaped bytes; all of these are ASCII, so every cut is between characters.
fn push(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, b) in text.bytes().enumerate() {
        if let Some(escaped) = escape(b) {
            out.push_str(&text[done..at]);
            out.push_str(escaped);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

/// Percent-decodes; `None` when the result would not be text without control characters.
pub(super) fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        match (bytes[i], bytes.get(i + 1).and_then(hex), bytes.get(i + 2).and_then(hex)) {
            (b'%', Some(high), Some(low)) => {
                out.push(high * 16 + low);
                i += 3;
            }
            (b, ..) => {
                out.push(b);
                i += 1;
            }
        }
    }
    String::from_utf8(out).ok().filter(|text| !text.contains(char::is_control))
}

/// An address as a valid URL string: what a URL may not hold is percent-encoded, letters with accents stay.
pub(super) fn encode_url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let bytes = url.as_bytes();
    // Brackets are for an IPv6 host only (RFC 3986 §3.2.2), and only the first `#` begins a fragment.
    let host_end = url.find("://").map_or(0, |n| url[n + 3..].find(['/', '?', '#']).map_or(url.len(), |m| n + 3 + m));
    let fragment = url.find('#');
    for (i, c) in url.char_indices() {
        let stray_percent = c == '%' && (bytes.get(i + 1).and_then(hex).is_none() || bytes.get(i + 2).and_then(hex).is_none());
        let stray_bracket = matches!(c, '[' | ']') && i >= host_end;
        let stray_hash = c == '#' && fragment != Some(i);
        let forbidden = c <= ' ' || matches!(c, '\u{7F}' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
        if forbidden || stray_percent || stray_bracket || stray_hash {
            out.push_str(&format!("%{:02X}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

fn hex(b: &u8) -> Option<u8> {
    (*b as char).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded_and_decoded() {
        assert_eq!(encode_url("https://a.it/è b?c=100%&d=%C3"), "https://a.it/è%20b?c=100%25&d=%C3");
        assert_eq!(encode_url("http://[::1]/[x]#a#b"), "http://[::1]/%5Bx%5D#a%23b");
        assert_eq!(percent_decode("citt%C3%A0%20x.md").as_deref(), Some("città x.md"));
        assert_eq!(percent_decode("%FF"), None);
        assert_eq!(percent_decode("a%00b"), None);
        assert_eq!(percent_decode("100%").as_deref(), Some("100%"));
    }
}
