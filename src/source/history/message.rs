//! What a commit's message says: title, reason, trailers, and the merge request that it came through.

/// A merge request, as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MergeRequest {
    /// Its number.
    pub number: u64,
    /// Its address, when the message holds one.
    pub url: Option<String>,
}

/// A message, read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub title: String,
    pub reason: String,
    pub merge_request: Option<MergeRequest>,
    pub minor: bool,
}

/// Marks a version that is nothing new to readers.
const MINOR: &str = "[minore]";

/// Reads a message.
pub(super) fn parse(message: &str) -> Message {
    let minor = message.contains(MINOR);
    let merge_request = merge_request(message);
    let lines: Vec<&str> = message.lines().filter(|line| !is_trailer(line) && !line.starts_with("See merge request ")).collect();
    let mut lines = lines.into_iter();
    let subject = lines.next().unwrap_or("").replace(MINOR, "");
    let reason = lines.collect::<Vec<_>>().join("\n").replace(MINOR, "").trim().to_owned();
    let merged = subject.starts_with("Merge ");
    // A forge's merge says nothing in its subject: the request's title stands in the first line of the body.
    let (title, reason) = match (merged, reason.split_once('\n')) {
        (true, Some((first, rest))) => (first.to_owned(), rest.trim().to_owned()),
        (true, None) if !reason.is_empty() => (reason, String::new()),
        _ => (subject, reason),
    };
    let title = match &merge_request {
        Some(request) => title.trim().trim_end_matches(&format!("(#{})", request.number)).trim().to_owned(),
        None => title.trim().to_owned(),
    };
    Message { title, reason, merge_request, minor }
}

/// The values of a message's trailers with this key.
pub(super) fn trailers<'a>(message: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    message.lines().filter_map(move |line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case(key).then(|| value.trim())
    })
}

fn is_trailer(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(key, _)| key.ends_with("-by") || key == "Reviewed-on")
}

fn merge_request(message: &str) -> Option<MergeRequest> {
    let number = |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
    let subject = message.lines().next().unwrap_or("");
    let gitlab = message.lines().find_map(|line| number(line.strip_prefix("See merge request ")?.split_once('!')?.1));
    let github = || number(subject.strip_prefix("Merge pull request #")?);
    let squashed = || number(subject.trim_end().strip_suffix(')')?.rsplit_once("(#")?.1);
    let number = gitlab.or_else(github).or_else(squashed)?;
    let url = trailers(message, "Reviewed-on").find(|url| url.starts_with("https://")).map(str::to_owned);
    Some(MergeRequest { number, url })
}
