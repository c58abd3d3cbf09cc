//! What keeps a Tera template from running forever: the engine itself has no fuel.
//!
//! [`bound`] reads a template as the engine's own lexer does and puts a call of [`STEP`] where work can repeat: at the
//! start of the body of every loop, component and block, and after every include. The call counts, and refuses to go on
//! beyond a limit. It stands right behind a tag, on the same line, so that the lines of mistakes stay what they were.
//! List comprehensions have no body to put it into and are refused; so is what could exhaust the stack: long chains of
//! templates ([`too_deep`]), and includes in a component, which may call itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::render::engine::TemplateError;

/// Name of the function that counts.
pub const STEP: &str = "prassi_step";

/// How many templates may stand inside one another through `include` and `extends`.
const DEPTH: usize = 12;

/// A template with its counters, and the templates that it names.
#[derive(Debug)]
pub struct Bounded {
    /// The text to compile.
    pub text: String,
    /// Names in `include` and `extends`.
    pub uses: Vec<String>,
}

/// Puts the counters into a template. What the lexer does not understand stays as it is: the engine will say so.
pub fn bound(name: &str, text: &str) -> Result<Bounded, TemplateError> {
    let mut out = Bounded { text: String::with_capacity(text.len() + 256), uses: Vec::new() };
    let (mut rest, mut in_component) = (text, false);
    while let Some(start) = rest.as_bytes().windows(2).position(|pair| matches!(pair, b"{{" | b"{%" | b"{#")) {
        let open = &rest[start..start + 2];
        let length = match open {
            "{#" => rest[start + 2..].find("#}").map(|end| end + 4),
            "{%" if raw_block(&rest[start..]).is_some() => raw_block(&rest[start..]),
            _ => None,
        };
        if let Some(length) = length {
            out.text.push_str(&rest[..start + length]);
            rest = &rest[start + length..];
            continue;
        }
        let Some(tag) = read_tag(&rest[start..]).filter(|_| open != "{#") else { break };
        if open == "{%" {
            in_component = tag.word == "component" || (in_component && tag.word != "endcomponent");
        }
        if let Some(message) = refusal(&tag, in_component) {
            let line = text[..text.len() - rest.len() + start].matches('\n').count() + 1;
            return Err(TemplateError { template: name.to_owned(), line: Some(line), message: message.to_owned() });
        }
        out.text.push_str(&rest[..start + tag.length]);
        if open == "{%" && matches!(tag.word, "for" | "component" | "block" | "include") {
            out.text.push_str("{{ ");
            out.text.push_str(STEP);
            // What the tag trims behind it must be trimmed behind the counter.
            out.text.push_str(if tag.trims { "() -}}" } else { "() }}" });
        }
        if let ("include" | "extends", Some(used)) = (tag.word, tag.string) {
            out.uses.push(used.to_owned());
        }
        rest = &rest[start + tag.length..];
    }
    out.text.push_str(rest);
    Ok(out)
}

/// Why a tag cannot be bounded.
fn refusal(tag: &Tag<'_>, in_component: bool) -> Option<&'static str> {
    if tag.comprehends {
        return Some("le liste per comprensione non sono ammesse: usa un ciclo {% for %}");
    }
    (in_component && tag.word == "include").then_some("dentro un componente non si può usare include")
}

/// A template that stands too deep inside others, or on a cycle.
pub fn too_deep(uses: &BTreeMap<Arc<str>, Vec<String>>) -> Option<&str> {
    // One round lengthens every chain by one: a template that still changes after DEPTH rounds is too deep.
    let mut depth: BTreeMap<&str, usize> = uses.keys().map(|name| (&**name, 1)).collect();
    for _ in 0..=DEPTH {
        for (name, used) in uses {
            let below = used.iter().filter_map(|used| depth.get(used.as_str())).max().copied().unwrap_or(0);
            depth.insert(name, (below + 1).min(DEPTH + 1));
        }
    }
    depth.into_iter().find(|(_, depth)| *depth > DEPTH).map(|(name, _)| name)
}

/// A tag, from its opening mark to its closing one.
struct Tag<'t> {
    /// Bytes.
    length: usize,
    /// Its first word.
    word: &'t str,
    /// Its first string.
    string: Option<&'t str>,
    /// Whether it trims what follows (`-%}`).
    trims: bool,
    /// Whether `for` stands inside an expression.
    comprehends: bool,
}

/// Reads a tag token by token; `None` when it never ends.
fn read_tag(text: &str) -> Option<Tag<'_>> {
    let close = if text.starts_with("{%") { "%}" } else { "}}" };
    let bytes = text.as_bytes();
    let mut at = if bytes.get(2) == Some(&b'-') { 3 } else { 2 };
    let mut tag = Tag { length: 0, word: "", string: None, trims: false, comprehends: false };
    let mut tokens = 0;
    loop {
        at += bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = &text[at..];
        if rest.starts_with(close) || (rest.starts_with('-') && rest[1..].starts_with(close)) {
            tag.trims = rest.starts_with('-');
            tag.length = at + close.len() + usize::from(tag.trims);
            return Some(tag);
        }
        tokens += 1;
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => {
                let length = string(&bytes[at + 1..], quote)?;
                tag.string = tag.string.or(Some(&text[at + 1..at + 1 + length]));
                at += length + 2;
            }
            byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                let word = &rest[..bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count()];
                at += word.len();
                // As the name of an argument (`for="…"`) it is none.
                let named = text[at..].trim_start().starts_with('=');
                if tokens == 1 && close == "%}" {
                    tag.word = word;
                } else if word == "for" && !named {
                    tag.comprehends = true;
                }
            }
            // `//`, `<=`… are read as two tokens here, which changes nothing.
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
}

/// Bytes of a string up to its closing quote.
fn string(bytes: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    bytes.iter().position(|&byte| {
        let ends = byte == quote && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

/// Bytes of `{% raw %}…{% endraw %}`, whose inside is text.
fn raw_block(text: &str) -> Option<usize> {
    let mut at = 2 + simple_tag(&text[2..], "raw")?;
    loop {
        at += text[at..].find("{%")? + 2;
        if let Some(length) = simple_tag(&text[at..], "endraw") {
            return Some(at + length);
        }
    }
}

/// Bytes of ` NAME %}` behind an opening mark.
fn simple_tag(text: &str, name: &str) -> Option<usize> {
    let space = |text: &'_ str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    let mut at = usize::from(text.starts_with('-'));
    at += space(&text[at..]);
    at += text[at..].strip_prefix(name).map(|_| name.len())?;
    at += space(&text[at..]);
    at += usize::from(text[at..].starts_with('-'));
    text[at..].starts_with("%}").then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        assert_eq!(bound("t.html", text).unwrap().text.replace("{{ prassi_step()", "<"), expected.replace("«", "<"));
    }

    #[test]
    fn counters_stand_where_work_repeats() {
        becomes("a{% for x in y -%}\n b{% endfor %}", "a{% for x in y -%}« -}}\n b{% endfor %}");
        becomes("{%- component c(a) %}x{% endcomponent c %}", "{%- component c(a) %}« }}x{% endcomponent c %}");
        becomes("{% block b %}{% include \"p.html\" %}", "{% block b %}« }}{% include \"p.html\" %}« }}");
        becomes("{% if x %}{{ for_x }}{% endif %}", "{% if x %}{{ for_x }}{% endif %}");
    }

    #[test]
    fn what_only_looks_like_a_loop_stays_as_it_is() {
        for text in [
            "{# {% for x in y %} #}",
            "{% raw %}{% for x in y %}{%- endraw -%}",
            "{{ \"%} }} {% for x in y %}\" }}",
            "{{ <campo for=\"x\" /> }}",
            "{ {% nothing",
        ] {
            becomes(text, text);
        }
        // Quotes inside a string of the other kind, an escaped quote, a brace that ends no tag.
        becomes("{% if a == '\"' %}{% for x in y %}", "{% if a == '\"' %}{% for x in y %}« }}");
        becomes("{{ \"\\\"\" }}{% for x in {\"a\": {\"b\": 1}} %}", "{{ \"\\\"\" }}{% for x in {\"a\": {\"b\": 1}} %}« }}");
    }

    #[test]
    fn a_comprehension_is_refused_at_its_line() {
        let error = bound("t.html", "a\n{% set x = [i for i in y] %}").unwrap_err();
        assert_eq!((error.template.as_str(), error.line), ("t.html", Some(2)));
        assert!(bound("t.html", "{% for x in [i for i in y] %}").is_err());
    }

    #[test]
    fn a_component_includes_nothing() {
        assert!(bound("t.html", "{% component c() %}{% include \"p.html\" %}{% endcomponent c %}").is_err());
        assert!(bound("t.html", "{% component c() %}{% endcomponent c %}{% include \"p.html\" %}").is_ok());
    }

    #[test]
    fn long_chains_and_cycles_are_found() {
        let chain = |n: usize| (0..n).map(|i| (Arc::from(format!("{i}")), vec![format!("{}", i + 1)])).collect::<BTreeMap<_, _>>();
        assert_eq!(too_deep(&chain(DEPTH)), None);
        assert!(too_deep(&chain(DEPTH + 1)).is_some());
        assert_eq!(too_deep(&BTreeMap::from([(Arc::from("a"), vec!["a".to_owned()])])), Some("a"));
    }
}
