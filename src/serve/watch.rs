//! Watches the catalogue's folders and the commit that is checked out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

/// How long the files must be quiet: long enough for an editor's several steps of saving, short enough for an eye.
const QUIET: Duration = Duration::from_millis(30);

/// How often `--poll` asks.
const POLL: Duration = Duration::from_millis(500);

/// What changed in one burst.
#[derive(Debug)]
pub(super) struct Change {
    /// Files that were made, changed or removed.
    pub paths: BTreeSet<PathBuf>,
    /// Whether the paths do not tell all (overflow, a commit).
    pub everything: bool,
}

/// Bursts of changes, as long as the value lives.
pub(super) struct Changes {
    receiver: Receiver<DebounceEventResult>,
    top: PathBuf,
    _watcher: Box<dyn std::any::Any>,
}

/// Starts watching. Not the whole folder: build outputs and dependencies may lie there.
pub(super) fn start(top: &Path, poll: bool) -> Result<Changes, String> {
    let (sender, receiver) = channel();
    let watcher: Box<dyn std::any::Any> = if poll {
        let config = Config::default().with_poll_interval(POLL);
        let debouncer: Debouncer<PollWatcher, NoCache> =
            new_debouncer_opt(QUIET, None, sender, NoCache::new(), config).map_err(|error| error.to_string())?;
        Box::new(watched(debouncer, top)?)
    } else {
        let debouncer: Debouncer<RecommendedWatcher, NoCache> =
            new_debouncer_opt(QUIET, Some(QUIET / 3), sender, NoCache::new(), Config::default()).map_err(|error| error.to_string())?;
        Box::new(watched(debouncer, top)?)
    };
    Ok(Changes { receiver, top: top.to_path_buf(), _watcher: watcher })
}

fn watched<W: Watcher>(mut debouncer: Debouncer<W, NoCache>, top: &Path) -> Result<Debouncer<W, NoCache>, String> {
    let mut watch = |path: PathBuf, mode| match path.is_dir() {
        true => debouncer.watch(path, mode).map_err(|error| error.to_string()),
        false => Ok(()),
    };
    // site.toml, and folders that appear later.
    watch(top.to_path_buf(), RecursiveMode::NonRecursive)?;
    for entry in std::fs::read_dir(top).map_err(|error| error.to_string())?.flatten() {
        let name = entry.file_name();
        let hidden = name.to_str().is_none_or(|name| name.starts_with(['.', '_']));
        let others = ["target", "public", "node_modules", "src"].iter().any(|other| name == *other);
        if !hidden && !others && entry.path().is_dir() && !entry.path().is_symlink() {
            watch(entry.path(), RecursiveMode::Recursive)?;
        }
    }
    // Its HEAD grows with every commit, checkout and merge.
    watch(top.join(".git/logs"), RecursiveMode::NonRecursive)?;
    Ok(debouncer)
}

impl Iterator for Changes {
    type Item = Change;

    /// The next burst that matters; ends when the watcher does.
    fn next(&mut self) -> Option<Change> {
        loop {
            let change = match self.receiver.recv().ok()? {
                Ok(events) => self.gather(&events),
                // The system lost count: look at everything.
                Err(_) => Change { paths: BTreeSet::new(), everything: true },
            };
            if change.everything || !change.paths.is_empty() {
                return Some(change);
            }
        }
    }
}

impl Changes {
    fn gather(&self, events: &[DebouncedEvent]) -> Change {
        let mut change = Change { paths: BTreeSet::new(), everything: false };
        let git = self.top.join(".git");
        for event in events {
            change.everything |= event.need_rescan();
            // Reading a file is an event too: following it would reload for ever. Neither do permissions matter.
            if matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_))) {
                continue;
            }
            for path in &event.paths {
                if path.starts_with(&git) {
                    change.everything |= path.ends_with("logs/HEAD");
                } else if self.matters(path) {
                    change.paths.insert(path.clone());
                }
            }
        }
        change
    }

    /// Files that are read, and no editor's temporary ones.
    fn matters(&self, path: &Path) -> bool {
        let Ok(local) = path.strip_prefix(&self.top) else { return false };
        let mut names = local.components().map(|part| part.as_os_str().to_string_lossy());
        let first = names.next().unwrap_or_default();
        let alone = names.next().is_none();
        if alone && !path.is_dir() && first != "site.toml" && first.contains('.') {
            return false;
        }
        local.components().all(|part| {
            let name = part.as_os_str().to_string_lossy();
            !name.starts_with(['.', '_', '#']) && !name.ends_with('~') && !name.ends_with(".swp") && name != "4913"
        })
    }
}
