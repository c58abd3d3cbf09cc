//! Addresses: from the internal mark to relative or absolute ones.
use super::MARK;

/// An internal address for views: [`MARK`] and the address relative to the site's top.
pub fn internal(address: &str) -> String {
    let mut url = String::with_capacity(address.len() + 1);
    url.push(MARK);
    url.push_str(address);
    url
}

/// An internal address of a file below another address, its name percent-encoded.
pub fn internal_file(address: &str, name: &str) -> String {
    let mut url = internal(address);
    encode_path(&mut url, name);
    url
}

/// Replaces every mark by `prefix`, in one pass. Where prefix and address are both empty, `./` is the site's top.
pub fn place(text: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut parts = text.split(MARK);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(prefix);
        if prefix.is_empty() && !part.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '%' | '-' | '.' | '~')) {
            out.push_str("./");
        }
        out.push_str(part);
    }
    out
}

/// The relative prefix of a page's file: `../` for each folder that it lies in.
pub fn prefix(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The path part of the base address: `/` or `/catalogo/`.
pub fn base_path(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// Appends a path with everything percent-encoded that an address cannot hold.
pub fn encode_path(out: &mut String, path: &str) {
    percent_encode(out, path, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/'));
}

/// Appends a text, every byte percent-encoded that `stays` does not name; what stays must be ASCII.
pub fn percent_encode(out: &mut String, text: &str, stays: impl Fn(u8) -> bool) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.reserve(text.len());
    for byte in text.bytes() {
        if stays(byte) {
            out.push(byte as char);
        } else {
            out.extend(['%', DIGITS[usize::from(byte >> 4)] as char, DIGITS[usize::from(byte & 15)] as char]);
        }
    }
}

/// Decodes percent escapes; `None` when the result is not UTF-8.
pub fn decode_path(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%').then(|| path.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok())).flatten();
        out.push(escape.unwrap_or(bytes[at]));
        at += if escape.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_relative_prefixes() {
        let html = "<a href=\"\u{1}\">casa</a> <a href=\"\u{1}temi/x/\">x</a>";
        assert_eq!(place(html, "../../"), "<a href=\"../../\">casa</a> <a href=\"../../temi/x/\">x</a>");
        assert_eq!(place(html, ""), "<a href=\"./\">casa</a> <a href=\"temi/x/\">x</a>");
        assert_eq!(place("<a href=\"\u{1}#alto\">", ""), "<a href=\"./#alto\">");
        assert_eq!(place("senza", "../"), "senza");
    }

    #[test]
    fn prefixes_follow_the_depth() {
        assert_eq!(prefix("index.html"), "");
        assert_eq!(prefix("esperienze/slug/index.html"), "../../");
    }

    #[test]
    fn base_paths() {
        assert_eq!(base_path("https://a.it/"), "/");
        assert_eq!(base_path("https://a.it/b/c/"), "/b/c/");
    }

    #[test]
    fn file_names_survive_an_address() {
        let mut url = String::new();
        encode_path(&mut url, "Piano d'azione è.pdf");
        assert_eq!(url, "Piano%20d%27azione%20%C3%A8.pdf");
        assert_eq!(decode_path(&url).as_deref(), Some("Piano d'azione è.pdf"));
        assert_eq!(decode_path("100%"), Some("100%".to_owned()));
    }
}
