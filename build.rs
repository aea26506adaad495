//! How the program is linked.

#![expect(clippy::disallowed_methods, reason = "cargo asks and is told by no other way")]

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A program that may be loaded anywhere has eighty thousand addresses that must be mended first, most of them in the
    // tables of time zones. On Linux that is half of what it takes to start, and two megabytes of its file; to load it at
    // a place that nobody can guess would protect little, for it reads what its own author wrote.
    let target = |name| env::var(name).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
