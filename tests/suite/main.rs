//! Integration tests: the program as people and pipelines use it, over folders of input.
//!
//! - [`sites`]: `tests/sites/CASE/input` is built and compared with `tests/sites/CASE/expected`;
//! - [`diagnostics`]: `tests/diagnostics/CODE` holds a mistake and what the check says about it;
//! - [`explain`]: the pages of diagnostics, whose examples are true;
//! - [`reports`]: formats of `check` for forges, fingerprints, what a change brought;
//! - [`ci`]: the pipelines of this repository and of new catalogues, line by line;
//! - [`new_demo`]: the demonstration of versions and amendments;
//! - [`new_card`], [`new_site`]: what `prassi new` and `prassi schema` write, and what they ask;
//! - [`news`]: feeds, `prassi digest` and `prassi history` over histories;
//! - [`cmd`]: exit codes, help, formats;
//! - [`matches`]: how well needs find experiences, and what `match` and digests say of it;
//! - [`laws`]: what holds for every build (the six laws of the design);
//! - [`history`]: versions from Git, its cache, archives that are not as they should be;
//! - [`followed`]: versions of generated histories, held against `git log --follow`;
//! - [`hostile`]: cards that mean harm;
//! - [`demonstration`]: this repository's own catalogue;
//! - [`themes`]: both themes show the same;
//! - [`twinnings`]: twinnings held against their call;
//! - [`consultations`]: tables of answers, masked; texts by paragraphs;
//! - [`versions`]: the pages of versions, and what they never show.
//! - [`participation`]: the files of the guide to proposals and commitments;
//! - [`search`]: the index and the static API, read by [`reader`], a client written from the format's page.
//!
//! `PRASSI_BLESS=1 cargo test --profile ci` rewrites the expectations of the first two; read the
//! difference before committing it.

mod amendments;
mod archive;
mod audiences;
mod ci;
mod cmd;
mod communities;
mod consultations;
mod demonstration;
mod diagnostics;
mod explain;
mod followed;
mod history;
mod hostile;
mod laws;
mod matches;
mod new_card;
mod new_demo;
mod new_site;
mod news;
mod participation;
mod reader;
mod reports;
mod search;
mod sites;
mod support;
mod themes;
mod twinnings;
mod validation;
mod versions;
