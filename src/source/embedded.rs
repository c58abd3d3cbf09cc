//! The themes and schemas that prassi brings, the pages that explain diagnostics and what a new catalogue begins with, inside the binary.

use include_dir::{Dir, include_dir};

/// The schemas of the content types that prassi knows.
pub static EMBEDDED_SCHEMAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// A page per diagnostic code, for `explain` and for reports.
pub static EMBEDDED_PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/diagnostica");

/// The themes, one folder each.
pub static EMBEDDED_THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// What `prassi new site` copies, with marks like `@@TITLE@@` where the answers go.
pub static EMBEDDED_SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scaffold");

/// The vocabularies that a new catalogue begins with: those of the demonstration.
pub static EMBEDDED_VOCABULARIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/vocabolari");
