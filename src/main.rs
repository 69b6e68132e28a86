//! Hands the command line to `commands`.

use std::process::ExitCode;

fn main() -> ExitCode {
    uitstroom::commands::run()
}
