//! What a reader can ask, and of whom: on a card, on `/chiedi/`, under «Segnala un problema»; and who can help with what.
//!
//! A [`Desk`](desk::Desk) is an office with its channels, in the order in which people meet them: mailbox and telephone, the body's
//! own form, the forge last and only where it keeps an issue confidential. [`experience`], [`need`] and [`report`] say what can be asked,
//! [`page`] is `/chiedi/`, [`network`] is `/rete/`; the addresses are made in [`crate::render::asking`].

mod desk;
mod experience;
pub mod need;
pub mod network;
mod office;
pub mod page;
mod report;

pub use experience::of_experience;
pub use office::mail as office_mail;
pub use report::{about_proposal, of_card as report};
