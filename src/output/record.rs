//! What a marker remembers of the site beside it: what the site was made from, and how its files were left.
//!
//! A build that would make the same site from the same things finds it out here and makes nothing ([`unchanged`]). A file that was touched,
//! added or removed since, by whomever, and the record is worth nothing.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::guard::{self, Target};
use super::staging::lock;
use super::{OutputError, Place};

/// Begins the line of a marker that holds the record.
const LINE: &str = "Stato: ";

/// What was published, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Digest of everything that the site was made from.
    pub made_from: [u8; 32],
    /// Cards of the catalogue.
    pub cards: u64,
    /// HTML pages.
    pub pages: u64,
    /// Files of the site.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// The record of a site that was made from just this and that nobody touched since; `None` when a build has to make it.
pub fn unchanged(place: &Place, made_from: &[u8; 32]) -> Result<Option<Record>, OutputError> {
    // A question makes nothing: a marker without a site would call somebody else's later folder ours.
    if !place.top.join(&place.out).is_dir() {
        return Ok(None);
    }
    let target = guard::check(place)?;
    if !target.marker.is_file() {
        return Ok(None);
    }
    // As long as it is held, nobody else changes the folder.
    let _marker = lock(&target)?;
    let text = fs::read_to_string(&target.marker).unwrap_or_default();
    let Some((record, files)) = text.lines().find_map(|line| read(line.strip_prefix(LINE)?)) else { return Ok(None) };
    let same = record.made_from == *made_from && listing(&target.folder).is_ok_and(|now| now == files);
    Ok(same.then_some(record))
}

/// What a marker says besides the record.
pub(super) fn without(text: &str) -> &str {
    text.split_once(LINE).map_or(text, |(before, _)| before)
}

/// Adds the record to the marker; for the holder of the lock.
pub(super) fn write(target: &Target, record: &Record) -> std::io::Result<()> {
    let Record { made_from, cards, pages, files, bytes } = record;
    let hex = |digest: [u8; 32]| blake3::Hash::from_bytes(digest).to_hex();
    let line = format!("{LINE}{} {} {cards} {pages} {files} {bytes}\n", hex(*made_from), hex(listing(&target.folder)?));
    fs::write(&target.marker, format!("{}{line}", target.text))
}

fn read(line: &str) -> Option<(Record, [u8; 32])> {
    let mut parts = line.split(' ');
    let mut digest = || Some(*blake3::Hash::from_hex(parts.next()?).ok()?.as_bytes());
    let (made_from, listing) = (digest()?, digest()?);
    let mut number = || parts.next()?.parse().ok();
    let record = Record { made_from, cards: number()?, pages: number()?, files: number()?, bytes: number()? };
    parts.next().is_none().then_some((record, listing))
}

/// Digest of the names, sizes and modification times of everything below a folder.
fn listing(folder: &Path) -> std::io::Result<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let metadata = entry.metadata()?;
        let name = entry.path().strip_prefix(folder).unwrap_or(entry.path()).as_os_str().as_encoded_bytes();
        // A folder's own time changes with what is made in it: names and files say it already.
        let (size, time) = if metadata.is_dir() { (0, 0) } else { (metadata.len(), nanoseconds(&metadata)?) };
        hasher.update(&(name.len() as u64).to_le_bytes()).update(name).update(&[u8::from(metadata.is_file())]);
        hasher.update(&size.to_le_bytes()).update(&time.to_le_bytes());
    }
    Ok(*hasher.finalize().as_bytes())
}

fn nanoseconds(metadata: &fs::Metadata) -> std::io::Result<i128> {
    let time = metadata.modified()?;
    Ok(match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Mode, Staging};
    use super::*;
    use crate::render::{Content, OutputFile};

    const FROM: [u8; 32] = [7; 32];

    fn published() -> (tempfile::TempDir, Place) {
        let dir = tempfile::tempdir().unwrap();
        let place = Place { out: "public".into(), top: dir.path().into(), audience: "public".to_owned(), sources: Vec::new() };
        let staging = Staging::open(&place, Mode::Atomic).unwrap();
        let file = |path: &str| OutputFile { path: path.into(), content: Content::Bytes(b"uno".to_vec()) };
        ["index.html", "a/b.html"].iter().for_each(|path| staging.write(&file(path)).unwrap());
        staging.publish(Some(Record { made_from: FROM, cards: 3, pages: 2, files: 0, bytes: 0 })).unwrap();
        (dir, place)
    }

    #[test]
    fn a_site_that_stands_as_it_was_left_is_known() {
        let (_dir, place) = published();
        let record = Record { made_from: FROM, cards: 3, pages: 2, files: 2, bytes: 6 };
        assert_eq!(unchanged(&place, &FROM).unwrap(), Some(record));
        assert_eq!(unchanged(&place, &[8; 32]).unwrap(), None, "made from something else");
    }

    #[test]
    fn what_was_touched_is_not() {
        let touch: [fn(&Path); 5] = [
            |site| fs::write(site.join("index.html"), "due").unwrap(),
            |site| fs::write(site.join("a/b.html"), "di più").unwrap(),
            |site| fs::rename(site.join("a/b.html"), site.join("a/c.html")).unwrap(),
            |site| fs::create_dir(site.join("c")).unwrap(),
            |site| fs::remove_dir_all(site).unwrap(),
        ];
        for (n, touch) in touch.into_iter().enumerate() {
            let (dir, place) = published();
            // A file system's clock may tick slower than this test.
            std::thread::sleep(std::time::Duration::from_millis(20));
            touch(&dir.path().join("public"));
            assert_eq!(unchanged(&place, &FROM).unwrap(), None, "{n}");
        }
    }

    #[test]
    fn asking_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let place = |out: &str| Place { out: out.into(), top: dir.path().into(), audience: "public".to_owned(), sources: Vec::new() };
        fs::create_dir(dir.path().join("vuota")).unwrap();
        for out in ["public", "a/b/c", "vuota"] {
            assert_eq!(unchanged(&place(out), &FROM).unwrap(), None, "{out}");
        }
        let left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["vuota"]);
    }

    #[test]
    fn a_line_that_is_no_record_is_none() {
        let digest = "07".repeat(32);
        assert!(read(&format!("{digest} {digest} 1 2 3 4")).is_some());
        for line in [
            "",
            "x",
            &digest,
            &format!("{digest} {digest} 1 2 3"),
            &format!("{digest} {digest} 1 2 3 4 5"),
            &format!("{digest} {digest} 1 2 3 -4"),
        ] {
            assert!(read(line).is_none(), "{line}");
        }
    }
}
