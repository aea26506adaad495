//! `feuilleton completions`: what a shell needs to finish our words.

use clap::CommandFactory as _;

use super::args::{Args, Completions};
use super::ending::Ending;
use crate::world::{self, Error};

pub(super) fn run(args: &Completions) -> Result<Ending, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "feuilleton", &mut script);
    world::say(String::from_utf8_lossy(&script).trim_end())?;
    Ok(Ending::Clean)
}
