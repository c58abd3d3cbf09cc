//! What a commit's message says: title, reason, people in trailers, and the merge request that it came through.
//!
//! Trailers are lines like `Co-authored-by: Name <address>` and what forges add to a message. They are taken out wherever they
//! stand, but only under names that mean something to machines: «Nota: …» at the end of an Italian message is a sentence.

use super::clean::{visible, without_addresses};

/// A merge request, as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MergeRequest {
    /// Its number.
    pub number: u64,
    /// Its address, when the message holds one.
    pub url: Option<String>,
}

/// A message, read. Title and reason hold no control characters and no e-mail addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub title: String,
    pub reason: String,
    pub merge_request: Option<MergeRequest>,
    pub minor: bool,
    /// Whether it only names the branches that were merged: what was merged says more.
    pub says_nothing: bool,
}

/// Marks a version that is nothing new to readers.
const MINOR: &str = "[minore]";

/// Reads a message.
pub(super) fn parse(message: &str) -> Message {
    let request = request(message);
    let mut lines = message.lines().filter(|line| !is_for_machines(line));
    let subject = lines.next().unwrap_or("");
    let body = lines.collect::<Vec<_>>().join("\n");
    // A forge's merge says nothing in its subject: the request's title stands in the first line of the body, or between quotes.
    let (title, reason) = match (is_merge(subject), quoted_title(subject)) {
        (true, Some(title)) => (title, body.trim()),
        (true, None) if !body.trim().is_empty() => body.trim().split_once('\n').unwrap_or((body.trim(), "")),
        _ => (subject, body.trim()),
    };
    let title = match &request {
        Some((_, written)) => title.trim().strip_suffix(written.as_str()).unwrap_or(title),
        None => title,
    };
    let shown = |text: &str| without_addresses(&visible(&text.replace(MINOR, ""))).trim().to_owned();
    Message {
        title: shown(title),
        reason: paragraphs(&shown(reason)),
        merge_request: request.map(|(request, _)| request),
        minor: message.contains(MINOR),
        says_nothing: is_merge(subject) && title == subject,
    }
}

/// The values of a message's trailers with one of these keys.
pub(super) fn trailers<'a>(message: &'a str, keys: &'a [&str]) -> impl Iterator<Item = &'a str> {
    message.lines().filter_map(move |line| {
        let (name, value) = trailer(line)?;
        keys.iter().any(|key| name.eq_ignore_ascii_case(key)).then_some(value)
    })
}

/// Whether a message names the request that it came through.
pub(super) fn names_a_request(message: &str) -> bool {
    request(message).is_some()
}

/// `Key: value`, the key without spaces.
fn trailer(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (named && !value.trim().is_empty() && value.starts_with([' ', '\t'])).then(|| (key, value.trim()))
}

/// Keys of trailers besides those that end in `-by`.
const KEYS: [&str; 14] = [
    "reviewed-on",
    "part-of",
    "merge-request",
    "pull-request",
    "pr-url",
    "change-id",
    "changelog",
    "cc",
    "ee",
    "git-svn-id",
    "fixes",
    "closes",
    "refs",
    "release-notes",
];

/// Keys of trailers that hold the address of a request.
const LINKS: [&str; 5] = ["reviewed-on", "part-of", "merge-request", "pull-request", "pr-url"];

/// Whether a line is a trailer, or something else that a program wrote.
fn is_for_machines(line: &str) -> bool {
    let key = trailer(line).map(|(key, _)| key.to_ascii_lowercase());
    key.is_some_and(|key| key.ends_with("-by") || KEYS.contains(&key.as_str()))
        || line.starts_with("See merge request ")
        || line.starts_with("(cherry picked from commit ")
        || line.starts_with("# Conflicts:")
        || line == "Conflicts:"
        || line.starts_with("#\t")
}

fn is_merge(subject: &str) -> bool {
    ["Merge branch ", "Merge branches ", "Merge remote-tracking ", "Merge pull request ", "Merge tag ", "Merge commit ", "Merged in "]
        .iter()
        .any(|start| subject.starts_with(start))
}

/// Gitea and Forgejo: `Merge pull request 'TITLE' (#12) from …`.
fn quoted_title(subject: &str) -> Option<&str> {
    let (title, _) = subject.strip_prefix("Merge pull request '")?.rsplit_once("' (#")?;
    Some(title).filter(|title| !title.is_empty())
}

/// No more than one empty line in a row: taken-out lines leave holes.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim_end().to_owned()
}

/// The request that a message names, and how the subject writes its number at the end.
///
/// GitLab: `See merge request group/project!12`; merge bots: `Part-of: ADDRESS`. GitHub: `Merge pull request #12 from`, and
/// `(#12)` behind a squash's title. Gitea and Forgejo: `(#12)` behind every title, and `Reviewed-on: ADDRESS`. Bitbucket:
/// `(pull request #12)`. What came by rebase or fast-forward without any of these names no request.
fn request(message: &str) -> Option<(MergeRequest, String)> {
    let subject = message.lines().next().unwrap_or("").trim_end();
    let url = LINKS.iter().find_map(|key| trailers(message, std::slice::from_ref(key)).find_map(address));
    let gitlab = message.lines().find_map(|line| {
        let reference = line.trim_end().strip_prefix("See merge request ")?;
        address(reference).map(|(number, _)| number).or_else(|| number(reference.rsplit_once('!')?.1))
    });
    let linked = message.lines().find_map(|line| address(line.trim_end().strip_prefix("See merge request ")?));
    let (behind, written) = number_behind(subject).unzip();
    let ahead = subject.strip_prefix("Merge pull request #").and_then(|rest| number(rest.split(' ').next()?));
    let quoted = subject.strip_prefix("Merge pull request '").and_then(|rest| number(rest.rsplit_once("' (#")?.1.split(')').next()?));
    let url = linked.or(url);
    let number = gitlab.or(ahead).or(quoted).or(behind).or_else(|| url.as_ref().map(|(number, _)| *number))?;
    // An address that leads to another request than the number would send readers astray.
    let url = url.filter(|(of, _)| *of == number).map(|(_, url)| url);
    Some((MergeRequest { number, url }, written.unwrap_or_default()))
}

/// The number of `TITLE (#12)`, `TITLE (!12)` and `TITLE (pull request #12)`, and what is behind the title.
fn number_behind(subject: &str) -> Option<(u64, String)> {
    let (_, inside) = subject.strip_suffix(')')?.rsplit_once(" (")?;
    let digits = inside.strip_prefix("pull request ").unwrap_or(inside).strip_prefix(['#', '!'])?;
    Some((number(digits)?, format!("({inside})")))
}

/// A positive number written in digits.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok().filter(|number| *number > 0) } else { None }
}

/// The number and the address of a request, if the text is the address of one.
fn address(text: &str) -> Option<(u64, String)> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    let web = text.starts_with("https://") || text.starts_with("http://");
    if !web || text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'@\\".contains(c)) {
        return None;
    }
    let kinds = ["/merge_requests/", "/pulls/", "/pull/", "/pull-requests/"];
    let number = kinds.iter().find_map(|kind| number(text.split_once(kind)?.1.split(['/', '#', '?']).next()?))?;
    Some((number, text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: u64, url: Option<&str>) -> Option<MergeRequest> {
        Some(MergeRequest { number, url: url.map(str::to_owned) })
    }

    #[test]
    fn requests_of_all_forges_are_read() {
        for (message, title, request) in [
            ("Merge branch 'x' into 'main'\n\nUna scheda\n\nPerché sì\n\nSee merge request g/s/p!12", "Una scheda", of(12, None)),
            (
                "Merge branch 'x' into 'main'\n\nUna scheda\n\nSee merge request https://gitlab.com/g/p/-/merge_requests/12",
                "Una scheda",
                of(12, Some("https://gitlab.com/g/p/-/merge_requests/12")),
            ),
            (
                "Una scheda\n\nPart-of: <https://git.it/g/p/-/merge_requests/7>",
                "Una scheda",
                of(7, Some("https://git.it/g/p/-/merge_requests/7")),
            ),
            ("Merge pull request #12 from ada/ramo\n\nUna scheda", "Una scheda", of(12, None)),
            ("Una scheda (#12)\n\n* uno\n\n* due", "Una scheda", of(12, None)),
            ("Una scheda (!12)", "Una scheda", of(12, None)),
            (
                "Merge pull request 'Una 'bella' scheda' (#12) from ramo into main\n\nReviewed-on: https://cb.org/a/b/pulls/12\nReviewed-by: Bea <bea@x.it>",
                "Una 'bella' scheda",
                of(12, Some("https://cb.org/a/b/pulls/12")),
            ),
            ("Una scheda (#12)\n\nReviewed-on: https://cb.org/a/b/pulls/12", "Una scheda", of(12, Some("https://cb.org/a/b/pulls/12"))),
            ("Una scheda\n\nReviewed-on: https://cb.org/a/b/pulls/12", "Una scheda", of(12, Some("https://cb.org/a/b/pulls/12"))),
            ("Merged in ramo (pull request #3)\n\nUna scheda", "Una scheda", of(3, None)),
            ("Una scheda", "Una scheda", None),
            ("Revert \"Una scheda (#12)\"", "Revert \"Una scheda (#12)\"", None),
            ("Revert \"Una scheda (#12)\" (#13)", "Revert \"Una scheda (#12)\"", of(13, None)),
            ("Costa 12 euro (#uno)", "Costa 12 euro (#uno)", None),
            ("Zero (#0)", "Zero (#0)", None),
            ("Merge pull request #99999999999999999999999 from a/b\n\nTroppo", "Troppo", None),
        ] {
            let found = parse(message);
            assert_eq!((found.title.as_str(), found.merge_request), (title, request), "{message}");
        }
    }

    #[test]
    fn an_address_that_leads_elsewhere_is_not_taken() {
        assert_eq!(parse("T (#12)\n\nReviewed-on: https://cb.org/a/b/pulls/13").merge_request, of(12, None));
        assert_eq!(parse("T\n\nReviewed-on: javascript:alert(1)//pulls/13").merge_request, None);
        assert_eq!(parse("T\n\nSi veda https://cb.org/a/b/pulls/13").merge_request, None);
    }

    #[test]
    fn the_reason_is_without_trailers_and_addresses_and_keeps_sentences() {
        let message = "Corregge il costo [minore]\n\nLo chiede ada@comune.it.\nNota: il conto era del 2024\n\nCo-authored-by: Bea <bea@x.it>\nChange-Id: I123\n\n\n(cherry picked from commit 0123)\nSigned-off-by: Ada <ada@x.it>\n\u{202E}fine";
        let found = parse(message);
        assert_eq!(found.title, "Corregge il costo");
        assert_eq!(found.reason, "Lo chiede …@comune.it.\nNota: il conto era del 2024\n\n\u{FFFD}fine");
        assert!(found.minor && !found.says_nothing);
        assert_eq!(trailers(message, &["co-authored-by"]).collect::<Vec<_>>(), ["Bea <bea@x.it>"]);
    }

    #[test]
    fn a_merge_that_only_names_branches_says_nothing() {
        assert!(parse("Merge branch 'main' of gitlab.com:a/b\n\n# Conflicts:\n#\tcontent/a.md").says_nothing);
        assert!(parse("Merge remote-tracking branch 'origin/main'").says_nothing);
        assert!(!parse("Merge pull request 'T' (#1) from a").says_nothing);
        assert!(!parse("Merge branch 'x'\n\nUna scheda").says_nothing);
        assert!(!parse("Merge delle due schede").says_nothing);
    }
}
