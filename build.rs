//! Keeps the released app's relocations, which scripts/split.mjs goes by. Flags for all would keep the worker's as well.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=kith=--emit-relocs");
    }
}
