//! Tells Cargo that the embedded themes and schemas are part of the binary.

fn main() {
    println!("cargo:rerun-if-changed=schemas");
    println!("cargo:rerun-if-changed=themes");
}
