//! The order of the stages, and the only parallelism.
//!
//! [`read`] and [`analyse`] run READ to DERIVE and give an [`Analysis`]; [`publish`] renders all of its
//! routes into a staging folder and swaps it in. `serve` keeps an `Analysis` in memory and renders the one
//! page that is asked for; [`since()`] tells which findings a change brought. There is one path, full and partial work alike: what a [`Memo`] remembers by
//! content digest is only what parsing and validating the same bytes would give again.

mod analyse;
mod memo;
mod publish;
mod renumbered;
mod since;
mod standing;

pub use analyse::{Analysis, Fallback, Request, analyse, read, today};
pub use memo::Memo;
pub use publish::{Publication, PublishError, Threads, fingerprint, publish, published};
pub use since::{Since, since};
