//! feuilleton, as it is typed.

use std::process::ExitCode;

/// A build makes and drops a few hundred small things for each page, on every thread. That of most systems asks the
/// kernel for a little more room each time, which was a tenth of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    feuilleton::cli::run(std::env::args_os())
}
