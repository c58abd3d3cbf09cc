//! The themes and schemas that prassi brings, inside the binary.

use include_dir::{Dir, include_dir};

/// The schemas of the content types that prassi knows.
pub static EMBEDDED_SCHEMAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// The themes, one folder each.
pub static EMBEDDED_THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");
