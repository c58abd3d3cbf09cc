//! prassi turns a Git repository of Markdown cards into a public, searchable catalogue.
//!
//! Data flows one way, through immutable types; each stage turns one into the next and calls no
//! other stage:
//!
//! ```text
//! source    READ      disk, Git        -> Snapshot    files of the roots, log, schemas, theme
//! content   PARSE     Snapshot         -> ParsedCard  front matter with spans, Markdown
//! schema    VALIDATE  ParsedCard       -> Card        schema-valid by construction
//! catalog   LINK      Card             -> Catalog     ids, permalinks, references, backlinks
//! derive    DERIVE    Catalog          -> Derived     taxonomies, dates, related cards, figures
//! render    RENDER    Sites            -> OutputFile  routes, views, formats, theme, engine
//! output    WRITE     OutputFile       -> the site    atomic publication
//! ```
//!
//! [`pipeline`] is the only caller of the stages, and the only place with threads; [`cli`] and
//! [`serve`] call `pipeline`. Disk and Git are read in `source` only and written in `output` only.
//! What can go wrong in what people write is data ([`diagnostic`]), gathered and reported at once;
//! what can go wrong with the machine is an error.

#![deny(missing_docs)]
#![forbid(unsafe_code)]
// Module documentation is for maintainers and leads to private items too: cargo doc --document-private-items.
#![allow(rustdoc::private_intra_doc_links)]

pub mod config;
pub mod diagnostic;

pub mod source;

pub mod content;

pub mod schema;

pub mod catalog;

pub mod derive;

pub mod render;

pub mod output;

pub mod pipeline;

pub mod serve;

pub mod cli;
