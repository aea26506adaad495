//! The commands: what was typed, and one file for what each does.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what can be typed | `args`; what a single word may be, `values` |
//! | what a command does | the file of its name: `build`, `serve`, `check`, … |
//! | what many do first, and how they tell what was found | `global` |
//! | which state of the newsletter is meant, and which day is today | `showing` |
//! | which letters are made, and of what shape | `selection`, `shape` |
//! | where they go, and what their author does with them | `mail`, `handover` |
//! | what is said of words that cannot be understood | `usage` |
//! | how a command ends | `ending` |
//! | how it says how many, and how long | `words` |

mod args;
mod build;
mod check;
mod completions;
mod email;
mod ending;
mod global;
mod handover;
mod init;
mod mail;
mod new;
mod selection;
mod serve;
mod shape;
mod showing;
mod theme;
mod usage;
mod values;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command, MessageFormat};
pub use ending::Ending;

use crate::diagnostic::{refusal_to_github, refusal_to_json};
use crate::world::{self, Error};

/// Runs the command that `arguments` say, the first being the program's own name.
///
/// Exit codes: 0 all is well; 1 the author's text has errors; 2 the world refused, or the arguments are wrong.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => return misunderstood(&error, usage::format(&arguments)),
    };
    let ending = |()| match &args.command {
        Command::Init(it) => init::run(it, &args.global),
        Command::New(it) => new::run(it, &args.global),
        Command::Build(it) => build::run(it, &args.global),
        Command::Serve(it) => serve::run(it, &args.global),
        Command::Check(it) => check::run(it, &args.global),
        Command::Email(it) => email::run(it, &args.global),
        Command::Theme(it) => theme::run(it),
        Command::Completions(it) => completions::run(it),
    };
    match world::check_clock().and_then(|()| world::call_hands()).and_then(ending) {
        Ok(Ending::Clean) => ExitCode::SUCCESS,
        Ok(Ending::Told) => ExitCode::from(1),
        Err(error) => refused(&error, args.global.message_format),
    }
}

/// Help and version are answers, not errors.
fn misunderstood(error: &clap::Error, format: MessageFormat) -> ExitCode {
    if error.use_stderr() {
        let (what, help) = usage::told(error);
        refuse(&what, Some(&help), format);
    }
    let ending = if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
    world::arrived(error.print()).map_or_else(|it| refused(&it, MessageFormat::Human), |()| ending)
}

/// Tells a program that something was refused.
fn refuse(what: &str, help: Option<&str>, format: MessageFormat) {
    let line = match format {
        MessageFormat::Human => None,
        MessageFormat::Json => Some(refusal_to_json(what, help)),
        MessageFormat::Github => Some(refusal_to_github(what, help)),
    };
    // Where not even that can be said, what follows says why.
    let _ = line.map(|it| world::say(&it));
}

fn refused(error: &Error, format: MessageFormat) -> ExitCode {
    refuse(&error.to_string(), error.help(), format);
    world::complain(&format!("error: {error}"));
    if let Some(help) = error.help() {
        world::complain(&format!("  help: {help}"));
    }
    ExitCode::from(2)
}
