use super::*;
use crate::render::testing::{BASE, Catalogue, Options};
