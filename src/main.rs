//! The `prassi` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    prassi::cli::run(std::env::args_os())
}
