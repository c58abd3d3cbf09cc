//! The themes and schemas that prassi brings, and the pages that explain diagnostics, inside the binary.

use include_dir::{Dir, include_dir};

/// The schemas of the content types that prassi knows.
pub static EMBEDDED_SCHEMAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// A page per diagnostic code, for `explain` and for reports.
pub static EMBEDDED_PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/diagnostica");

/// The themes, one folder each.
pub static EMBEDDED_THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");
