//! The main line: the chain of commits along which versions are counted (design.md §5).
//!
//! It is HEAD's first-parent chain, except that at a merge whose subject says that the publishing branch itself was merged
//! in, which is what an editor's `git pull` makes, it goes on through that parent: who pulls and pushes renumbers nothing.
//! What the editor had done before pulling is then what this merge brought, and one version.
//!
//! A merge that a forge made of a request whose branch bears the publishing branch's name (everybody's fork has a `main`) is no
//! pull: GitLab writes the target between quotes, all name the request. Neither is a merge of a remote with a person's name, nor
//! one of another project on the catalogue's own forge.

use super::commits::Commits;
use super::message;

/// What the subject of a pull can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publishing {
    /// Names of the publishing branch.
    pub branches: Vec<String>,
    /// Address of the repository's page.
    pub url: Option<String>,
}

impl Default for Publishing {
    fn default() -> Self {
        Publishing { branches: vec!["main".to_owned(), "master".to_owned()], url: None }
    }
}

impl Publishing {
    /// Of `[forge]` in `site.toml`. A branch `main` was `master` once in many archives, and its pulls are in their history.
    pub fn of(branch: &str, url: &str) -> Self {
        let mut branches = vec![branch.to_owned()];
        if branch == "main" {
            branches.push("master".to_owned());
        }
        Publishing { branches, url: Some(url.to_owned()) }
    }
}

/// Positions of the main line's commits, oldest first, each with its parent on the line.
pub(super) fn of(commits: &Commits, publishing: &Publishing) -> Vec<(u32, Option<u32>)> {
    let mut line = Vec::new();
    let mut at = (commits.list.len() as u32).checked_sub(1);
    while let Some(position) = at {
        let commit = commits.get(position);
        let next = if commit.parents.len() > 1 { pulled_parent(&commit.message, publishing).unwrap_or(0) } else { 0 };
        at = commit.parents.get(next).or(commit.parents.first()).copied();
        line.push((position, at));
    }
    line.reverse();
    line
}

/// Which parent the publishing branch is, by a merge's message; `None` when the message does not say that it was merged in.
fn pulled_parent(message: &str, publishing: &Publishing) -> Option<usize> {
    let subject = message.lines().next()?;
    let (rest, remote) = merged(subject)?;
    let (names, rest) = quoted_names(rest);
    let (from, target) = match rest.rsplit_once("into ") {
        Some((from, target)) if from.is_empty() || from.ends_with(' ') => (from, Some(target)),
        _ => (rest, None),
    };
    let is_publishing = |name: &str| publishing.branches.iter().any(|branch| branch == name);
    let by_forge =
        target.is_some_and(|target| target.trim().strip_prefix('\'').is_some_and(|name| is_publishing(name.trim_end_matches('\''))));
    if by_forge || message::names_a_request(message) || !is_ours(from, publishing) {
        return None;
    }
    let is_it = |name: &&str| if remote { remote_branch(name).is_some_and(is_publishing) } else { is_publishing(name) };
    names.iter().position(|name| is_it(&name)).map(|at| at + 1)
}

/// What follows `Merge branch`, and whether remote-tracking branches were merged.
fn merged(subject: &str) -> Option<(&str, bool)> {
    let kinds = [
        ("Merge branch ", false),
        ("Merge branches ", false),
        ("Merge remote-tracking branch ", true),
        ("Merge remote-tracking branches ", true),
    ];
    kinds.into_iter().find_map(|(start, remote)| Some((subject.strip_prefix(start)?, remote)))
}

/// The names in `'a', 'b' and 'c' of …`, and what follows them.
fn quoted_names(mut rest: &str) -> (Vec<&str>, &str) {
    let mut names = Vec::new();
    while let Some((name, after)) = rest.strip_prefix('\'').and_then(|rest| rest.split_once('\'')) {
        names.push(name);
        rest = after;
        let next = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" and ")).filter(|next| next.starts_with('\''));
        match next {
            Some(next) => rest = next,
            None => break,
        }
    }
    (names, rest.trim_start())
}

/// The branch of a remote-tracking one, if the remote is what clones call the place that they came from.
fn remote_branch(name: &str) -> Option<&str> {
    let name = name.strip_prefix("refs/").unwrap_or(name);
    let name = name.strip_prefix("remotes/").unwrap_or(name);
    name.strip_prefix("origin/").or_else(|| name.strip_prefix("upstream/"))
}

/// Whether `of ADDRESS` can be the catalogue's own repository: it is not when it names another project on the same forge.
fn is_ours(from: &str, publishing: &Publishing) -> bool {
    let Some(address) = from.trim().strip_prefix("of ") else { return true };
    match (publishing.url.as_deref().and_then(project), project(address)) {
        (Some((our_host, ours)), Some((host, theirs))) => our_host != host || ours == theirs,
        _ => true,
    }
}

/// Host and path of `https://HOST/PATH.git`, `ssh://git@HOST:22/PATH`, `git@HOST:PATH` or `HOST:PATH`, lower case.
fn project(address: &str) -> Option<(String, String)> {
    let (rest, scheme) = match address.trim().split_once("://") {
        Some((_, rest)) => (rest, true),
        None => (address.trim(), false),
    };
    let (host, path) = if scheme { rest.split_once('/')? } else { rest.split_once(':')? };
    let host = host.rsplit('@').next()?.split(':').next()?;
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    (!host.contains('/') && !host.is_empty()).then(|| (host.to_lowercase(), path.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parent(message: &str) -> Option<usize> {
        pulled_parent(message, &Publishing::of("main", "https://gitlab.com/ente/catalogo"))
    }

    #[test]
    fn a_pull_goes_on_through_the_publishing_branch() {
        for message in [
            "Merge branch 'main' of gitlab.com:ente/catalogo",
            "Merge branch 'main' of https://gitlab.com/ente/catalogo into main",
            "Merge branch 'main' of ssh://git@gitlab.com:22/ente/catalogo.git",
            "Merge branch 'main' of /srv/copia/catalogo",
            "Merge branch 'main' into correzioni",
            "Merge branch 'main' into 'correzioni'",
            "Merge branch 'master' of gitlab.com:ente/catalogo",
            "Merge remote-tracking branch 'origin/main'",
            "Merge remote-tracking branch 'refs/remotes/upstream/main' into main",
        ] {
            assert_eq!(parent(message), Some(1), "{message}");
        }
        assert_eq!(parent("Merge branches 'bozza', 'main' and 'altro' of gitlab.com:ente/catalogo"), Some(2));
    }

    #[test]
    fn a_request_from_a_fork_of_the_same_name_is_no_pull() {
        for message in [
            "Merge branch 'main' into 'main'\n\nUna scheda\n\nSee merge request ente/catalogo!12",
            "Merge branch 'main' into 'main'",
            "Merge branch 'main' of gitlab.com:mario/catalogo",
            "Merge branch 'main' of https://gitlab.com/mario/catalogo.git into main",
            "Merge remote-tracking branch 'mario/main'",
            "Merge pull request #3 from mario/main",
            "Merge pull request 'Una scheda' (#3) from mario/main into main",
            "Merge branch 'mainframe' into main",
            "Merge branch 'correzioni' into main",
            "Merge branch 'x/main'",
            "Merge tag 'main'",
        ] {
            assert_eq!(parent(message), None, "{message}");
        }
    }

    #[test]
    fn another_publishing_branch_is_another_rule() {
        let publishing = Publishing::of("pubblicato", "https://git.ente.it/a/b");
        assert_eq!(pulled_parent("Merge branch 'main' into pubblicato", &publishing), None);
        assert_eq!(pulled_parent("Merge branch 'pubblicato' of git.ente.it:a/b", &publishing), Some(1));
    }
}
