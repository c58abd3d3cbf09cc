//! One file: written, linked to the published one when the bytes are the same, or copied.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::render::Content;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Its size.
    pub bytes: u64,
    /// Whether the published one was missing or different.
    pub changed: bool,
}

/// Puts `content` at `to`; `published` is the same path in the site as it stands.
pub(super) fn write(content: &Content, published: &Path, to: &Path) -> io::Result<Outcome> {
    match content {
        Content::Bytes(bytes) => write_bytes(bytes, published, to),
        Content::Static(bytes) => write_bytes(bytes, published, to),
        Content::Copy(asset) => copy(&asset.full, published, to),
    }
}

fn write_bytes(bytes: &[u8], published: &Path, to: &Path) -> io::Result<Outcome> {
    let size = bytes.len() as u64;
    if has_bytes(published, bytes) && link(published, to) {
        return Ok(Outcome { bytes: size, changed: false });
    }
    fs::write(to, bytes)?;
    Ok(Outcome { bytes: size, changed: true })
}

/// Whether the file holds exactly `bytes`; anything that cannot be read does not.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    // The size tells most differences without reading.
    if file.metadata().map_or(true, |metadata| metadata.len() != bytes.len() as u64) {
        return false;
    }
    let mut buffer = [0u8; 16 << 10];
    let mut rest = bytes;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return rest.is_empty(),
            Ok(n) if rest.len() >= n && rest[..n] == buffer[..n] => rest = &rest[n..],
            _ => return false,
        }
    }
}

fn copy(from: &Path, published: &Path, to: &Path) -> io::Result<Outcome> {
    let size = fs::metadata(from)?.len();
    if same(from, published) && link(published, to) {
        return Ok(Outcome { bytes: size, changed: false });
    }
    // Not fs::copy: the published file must not inherit a private file's permissions.
    let mut source = File::open(from)?;
    let mut target = File::create(to)?;
    let bytes = io::copy(&mut source, &mut target)?;
    Ok(Outcome { bytes, changed: true })
}

fn same(a: &Path, b: &Path) -> bool {
    let (Ok(mut a), Ok(mut b)) = (File::open(a), File::open(b)) else { return false };
    let lengths = (a.metadata().map(|m| m.len()).ok(), b.metadata().map(|m| m.len()).ok());
    if lengths.0.is_none() || lengths.0 != lengths.1 {
        return false;
    }
    let (mut left, mut right) = ([0u8; 16 << 10], [0u8; 16 << 10]);
    loop {
        let Ok(n) = a.read(&mut left) else { return false };
        if n == 0 {
            return true;
        }
        if b.read_exact(&mut right[..n]).is_err() || left[..n] != right[..n] {
            return false;
        }
    }
}

/// A hard link where the file system has them.
fn link(from: &Path, to: &Path) -> bool {
    from == to || fs::hard_link(from, to).is_ok()
}
