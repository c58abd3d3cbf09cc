//! What is not HTML, written by hand: one file for each format.

pub mod atom;
pub mod digest;
pub mod robots;
pub mod sitemap;
pub mod xml;
