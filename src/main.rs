//! feuilleton, as it is typed.

use std::process::ExitCode;

fn main() -> ExitCode {
    feuilleton::cli::run(std::env::args_os())
}
