//! The plain text of a body, read back from its HTML: keeping both would cost each card as much memory again as its text.

/// Tags after which a line ends, and tags before which one does: words of different blocks never touch.
const ENDS_LINE: &[&str] = &["/p", "/li", "/pre", "/tr", "/h2", "/h3", "/h4", "/h5", "/h6", "ul", "ol"];
/// Tags inside a line. A line end after any other tag is layout of the HTML, and no text.
const INLINE: &[&str] = &["a", "/a", "em", "/em", "strong", "/strong", "del", "/del", "code", "/code"];

/// Text without markup, blocks separated by line ends, of HTML as the [renderer](super::Renderer) writes it: attributes hold
/// neither `<` nor `>`, and of the entities there are four.
pub(in crate::content) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut rest, mut layout, mut preformatted) = (html, true, false);
    // All three are ASCII, so every cut is between characters.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&' | b'\n')) {
        if at > 0 {
            out.push_str(&rest[..at]);
            layout = false;
        }
        let found = &rest[at..];
        let length = match found.as_bytes()[0] {
            b'\n' => {
                match (preformatted, layout) {
                    (true, _) => out.push('\n'),
                    (_, false) => out.push(' '),
                    _ => {}
                }
                1
            }
            b'&' => {
                layout = false;
                entity(&mut out, found)
            }
            _ => {
                let end = found.find('>').map_or(found.len(), |end| end + 1);
                let tag = &found[1..end - 1];
                let name = tag.split(' ').next().unwrap_or("");
                match name {
                    "br" => out.push(' '),
                    "img" => alternative(&mut out, tag),
                    "pre" => preformatted = true,
                    "/pre" => preformatted = false,
                    "/td" | "/th" if !out.ends_with(['\n', ' ']) => out.push(' '),
                    _ => {}
                }
                if ENDS_LINE.contains(&name) {
                    end_line(&mut out);
                }
                layout = name != "img" && (layout || !INLINE.contains(&name));
                end
            }
        };
        rest = &found[length..];
    }
    out.push_str(rest);
    out.truncate(out.trim_end().len());
    out
}

/// Ends the last line, unless it is ended already.
pub(super) fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Appends the character of an entity; gives the entity's length.
fn entity(out: &mut String, found: &str) -> usize {
    const ENTITIES: &[(&str, char)] = &[("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
    let known = ENTITIES.iter().find(|(entity, _)| found.starts_with(entity));
    let (length, character) = known.map_or((1, '&'), |(entity, character)| (entity.len(), *character));
    out.push(character);
    length
}

/// Appends the alternative text of an image.
fn alternative(out: &mut String, tag: &str) {
    let alt = tag.split_once(" alt=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(alt, _)| alt);
    out.push_str(&text(alt));
}
