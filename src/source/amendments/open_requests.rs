//! What a forge says of its open merge requests: the JSON of its own list, which a pipeline fetched into a file.
//!
//! - GitLab, [merge requests API](https://docs.gitlab.com/api/merge_requests/), `GET /projects/:id/merge_requests?state=opened`:
//!   `iid`, `title`, `web_url`, `draft`, `updated_at`, `sha`, `source_branch`, `state` `opened`.
//! - GitHub, [pull requests API](https://docs.github.com/rest/pulls/pulls), `GET /repos/{owner}/{repo}/pulls?state=open`: `number`,
//!   `title`, `html_url`, `draft`, `updated_at`, `head` {`sha`, `ref`}, `state` `open`.
//! - Gitea and Forgejo, `GET /repos/{owner}/{repo}/pulls?state=open`: as GitHub.
//!
//! Pages of a list may stand one after another in the file. It holds what strangers wrote: size and number are bounded, what is not
//! understood is passed over, addresses are `http` or `https`. Nothing of the people in it is read: authors come from commits.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::super::SourceError;
use super::line;
use super::refs::Ref;

/// Bytes of the file.
const MAX_BYTES: u64 = 32 << 20;
/// Requests in it.
const MAX_REQUESTS: usize = 10_000;

/// An open request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRequest {
    /// Its number.
    pub number: u64,
    /// Its title, one line.
    pub title: String,
    /// Its page.
    pub url: Option<String>,
    /// Whether its author is still at work.
    pub draft: bool,
    /// When it last changed.
    pub updated: Option<jiff::Timestamp>,
    /// The commit that it proposes.
    sha: Option<String>,
    /// The branch that it comes from.
    branch: Option<String>,
}

/// The open requests of a forge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenRequests {
    list: Vec<OpenRequest>,
    by_number: HashMap<u64, usize>,
    by_sha: HashMap<String, usize>,
}

impl OpenRequests {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<OpenRequests, SourceError> {
        let wrong = |what: String| SourceError::Input(format!("{}: {what}", path.display()));
        let size = std::fs::metadata(path).map_err(|error| wrong(format!("non si legge: {error}")))?.len();
        if size > MAX_BYTES {
            return Err(wrong(format!("ha {size} byte, più dei {MAX_BYTES} ammessi")));
        }
        let bytes = std::fs::read(path).map_err(|error| wrong(format!("non si legge: {error}")))?;
        OpenRequests::parse(&bytes, &|_| ()).map_err(wrong)
    }

    /// Reads one list, or several one after another; `passed_over` gets what was not understood.
    pub(super) fn parse(bytes: &[u8], passed_over: &dyn Fn(&Value)) -> Result<OpenRequests, String> {
        const EXPECTED: &str = "l'elenco JSON delle proposte aperte che dà la piattaforma (GitLab, GitHub, Gitea o Forgejo)";
        let mut requests = OpenRequests::default();
        for page in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
            let page = page.map_err(|error| format!("non è JSON ({error}); ci vuole {EXPECTED}"))?;
            let Value::Array(items) = page else { return Err(format!("non è un elenco; ci vuole {EXPECTED}")) };
            for item in &items {
                match request(item) {
                    Some(request) if requests.list.len() < MAX_REQUESTS => requests.add(request),
                    Some(_) => return Err(format!("ci sono più di {MAX_REQUESTS} proposte")),
                    None => passed_over(item),
                }
            }
            // A list of something else must not make every amendment look closed.
            if !items.is_empty() && !items.iter().any(|item| number(item).is_some()) {
                return Err(format!("le voci dell'elenco non hanno un numero; ci vuole {EXPECTED}"));
            }
        }
        Ok(requests)
    }

    fn add(&mut self, request: OpenRequest) {
        let at = self.list.len();
        self.by_number.insert(request.number, at);
        if let Some(sha) = &request.sha {
            self.by_sha.insert(sha.clone(), at);
        }
        self.list.push(request);
    }

    /// The request of a ref: that of its number, else of its commit, else of its branch.
    pub(super) fn of(&self, one: &Ref) -> Option<&OpenRequest> {
        let by_number = || one.number.map(|number| self.by_number.get(&number).copied());
        let by_branch = || self.list.iter().position(|request| request.branch.as_ref().is_some_and(|branch| is_branch(&one.name, branch)));
        let at = match by_number() {
            Some(at) => at,
            None => self.by_sha.get(&*one.head).copied().or_else(by_branch),
        };
        at.map(|at| &self.list[at])
    }

    /// The numbers of requests that none of these refs is.
    pub(super) fn without(&self, refs: &[Ref]) -> Vec<u64> {
        let there: std::collections::HashSet<u64> = refs.iter().filter_map(|one| self.of(one)).map(|request| request.number).collect();
        let mut missing: Vec<u64> = self.list.iter().map(|request| request.number).filter(|number| !there.contains(number)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

/// Whether a ref is this branch, here or as a remote has it (`refs/remotes/origin/BRANCH`).
fn is_branch(name: &str, branch: &str) -> bool {
    let own = name.strip_prefix("refs/heads/");
    let remote = || name.strip_prefix("refs/remotes/").and_then(|rest| rest.split_once('/')).map(|(_, branch)| branch);
    own.or_else(remote) == Some(branch)
}

fn number(item: &Value) -> Option<u64> {
    ["iid", "number", "index"].into_iter().find_map(|key| item.get(key)?.as_u64())
}

fn request(item: &Value) -> Option<OpenRequest> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let flag = |key: &str| item.get(key).and_then(Value::as_bool).unwrap_or(false);
    if text("state").is_some_and(|state| !matches!(state, "open" | "opened")) {
        return None;
    }
    let head = |key: &str| item.get("head").and_then(|head| head.get(key)).and_then(Value::as_str);
    let title = line(text("title").unwrap_or(""));
    // GitLab and Gitea also say it in the title.
    let bare = ["Draft:", "WIP:"].into_iter().find_map(|mark| title.strip_prefix(mark)).map(|title| title.trim().to_owned());
    Some(OpenRequest {
        number: number(item)?,
        draft: flag("draft") || flag("work_in_progress") || bare.is_some(),
        title: bare.unwrap_or(title),
        url: text("web_url").or_else(|| text("html_url")).filter(|url| is_address(url)).map(str::to_owned),
        updated: text("updated_at").and_then(|time| time.parse().ok()),
        sha: text("sha").or_else(|| head("sha")).map(str::to_owned),
        branch: text("source_branch").or_else(|| head("ref")).map(str::to_owned),
    })
}

fn is_address(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && url.len() <= 500 && !url.contains(['"', '\'', '<', '>', '\\', ' ']) && !url.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<OpenRequests, String> {
        OpenRequests::parse(text.as_bytes(), &|_| ())
    }

    fn at(name: &str, head: &str, number: Option<u64>) -> Ref {
        Ref { name: name.into(), head: head.into(), number, time: jiff::Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn the_lists_of_the_forges_are_understood() {
        let gitlab = parsed(
            r#"[{"id": 901, "iid": 12, "project_id": 3, "title": "Draft: Gli orari", "state": "opened", "draft": true, "author": {"name": "Ada"},
                "sha": "aa", "source_branch": "orari", "web_url": "https://gitlab.com/e/c/-/merge_requests/12", "updated_at": "2026-11-01T10:00:00.123Z"}]
               [{"iid": 13, "title": "B", "state": "merged"}]"#,
        )
        .unwrap();
        assert_eq!(gitlab.list.len(), 1);
        let one = gitlab.of(&at("refs/merge-requests/12/head", "zz", Some(12))).unwrap();
        assert_eq!((one.number, &*one.title, one.draft), (12, "Gli orari", true));
        assert_eq!(one.url.as_deref(), Some("https://gitlab.com/e/c/-/merge_requests/12"));
        assert_eq!(one.updated.unwrap().to_string(), "2026-11-01T10:00:00.123Z");
        let github = parsed(
            r#"[{"url": "https://api.github.com/x", "number": 7, "title": "C", "state": "open", "draft": false,
                "html_url": "https://github.com/e/c/pull/7", "head": {"ref": "nuova", "sha": "bb"}, "updated_at": "2026-11-02T10:00:00Z"}]"#,
        )
        .unwrap();
        assert_eq!(github.of(&at("refs/remotes/origin/altro", "bb", None)).unwrap().number, 7);
        assert_eq!(github.of(&at("refs/remotes/origin/nuova", "cc", None)).unwrap().number, 7);
        assert!(github.of(&at("refs/pull/8/head", "bb", Some(8))).is_none(), "the number is stronger than the commit");
        assert_eq!(github.without(&[]), [7]);
    }

    #[test]
    fn what_is_no_list_of_requests_is_refused_and_strangers_words_are_tamed() {
        for wrong in ["", "{}", "[", "<html>", r#"[{"title": "senza numero"}]"#, r#"{"message": "401 Unauthorized"}"#] {
            assert_eq!(parsed(wrong).is_err(), !wrong.is_empty(), "{wrong}");
        }
        let text = r#"[{"iid": 1, "title": "a\u202eb\nc", "web_url": "javascript:alert(1)"}, {"iid": 2, "title": "x", "web_url": "https://a/\"onclick"}]"#;
        let list = parsed(text).unwrap().list;
        assert_eq!((&*list[0].title, &list[0].url, &list[1].url), ("a\u{fffd}b\u{fffd}c", &None, &None));
        let long = format!("[{{\"iid\": 1, \"title\": \"{}\"}}]", "x".repeat(5000));
        assert!(parsed(&long).unwrap().list[0].title.chars().count() <= 201);
        assert!(parsed(&"[".repeat(100_000)).is_err());
    }
}
