//! What is not HTML, written by hand: one file for each format.

pub mod api;
pub mod atom;
pub mod digest;
pub mod ical;
pub mod robots;
pub mod search;
pub mod sitemap;
pub mod xml;
