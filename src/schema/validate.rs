//! The validator of one type.

/// The compiled JSON Schema of a type.
#[derive(Debug)]
pub struct Validator(pub jsonschema::Validator);
