//! Tells Cargo that the embedded themes, schemas and pages are part of the binary.

fn main() {
    println!("cargo:rerun-if-changed=schemas");
    println!("cargo:rerun-if-changed=themes");
    println!("cargo:rerun-if-changed=docs/diagnostica");
}
