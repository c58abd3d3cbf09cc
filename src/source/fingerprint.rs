//! One number for everything that a site is made from, so that a build finds out that nothing changed without making anything.
//!
//! [`Snapshot::fingerprint`] covers all that was read, [`program`] the program that reads it. Files that are only copied are told by size and
//! modification time, as under `serve`; everything else by its bytes.

use std::fmt::{Debug, Write};

use super::{Amendments, Digest, History, Root, Snapshot};

/// Digest of the running program's own file; `None` where the system does not say which it is.
pub fn program() -> Option<Digest> {
    let bytes = std::fs::read(std::env::current_exe().ok()?).ok()?;
    Some(*blake3::hash(&bytes).as_bytes())
}

/// A hasher that takes what `{:?}` writes: quoted and escaped, so that no two things read the same.
struct Sum(blake3::Hasher);

impl Write for Sum {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

impl Sum {
    fn add(&mut self, value: &dyn Debug) {
        // Writing into a hasher cannot fail.
        let _ = write!(self, "{value:?};");
    }
}

impl Snapshot {
    /// The digest of everything in it but the folder in which the catalogue lies.
    pub fn fingerprint(&self) -> Digest {
        // Every field by name: one that is added later does not compile until it is thought of here.
        let Snapshot { config, top: _, roots, schemas, theme, amendments, head } = self;
        let mut sum = Sum(blake3::Hasher::new());
        sum.add(config);
        sum.add(head);
        roots.iter().for_each(|root| add_root(&mut sum, root));
        schemas.iter().for_each(|(name, file)| sum.add(&(name, file.digest)));
        for (name, file) in theme {
            sum.add(&(name, blake3::hash(&file.bytes).as_bytes()));
        }
        let Amendments { list, refs, asked_forge, without_ref, blobs: _ } = &**amendments;
        sum.add(&(list, refs, asked_forge, without_ref));
        *sum.0.finalize().as_bytes()
    }
}

fn add_root(sum: &mut Sum, root: &Root) {
    let Root { name, path, audience, texts, assets, registers, history } = root;
    sum.add(&(name, path, audience));
    texts.iter().chain(registers).for_each(|(local, file)| sum.add(&(local, file.digest)));
    assets.iter().for_each(|(local, file)| sum.add(&(local, file.size, file.modified, &file.head, &file.answers)));
    let History { commits, files, merged, completeness, blobs: _ } = &**history;
    sum.add(&(commits, files, merged, completeness));
}
