//! `feuilleton theme`: the files of the default theme, for who wants one of them otherwise.

use super::args::Theme;
use super::ending::Ending;
use crate::diagnostic::did_you_mean;
use crate::theme::files;
use crate::world::{self, Error};

pub(super) fn run(args: &Theme) -> Result<Ending, Error> {
    let Some(wanted) = args.file.as_deref() else {
        let paths: Vec<String> = files().map(|(path, _)| path).collect();
        world::say(&paths.join("\n"))?;
        return Ok(Ending::Clean);
    };
    let wanted = wanted.trim_start_matches("./");
    let (_, bytes) =
        files().find(|(path, _)| path == wanted || short(path) == wanted).ok_or_else(|| unknown(wanted))?;
    world::hand_over(bytes)?;
    Ok(Ending::Clean)
}

/// A path without its folder: no two files of the theme differ by that alone.
fn short(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, rest)| rest)
}

fn unknown(wanted: &str) -> Error {
    let paths: Vec<String> = files().map(|(path, _)| path).collect();
    let names = paths.iter().flat_map(|it| [it.as_str(), short(it)]);
    let help = did_you_mean(wanted, names, || "`feuilleton theme` lists its files".to_owned());
    Error::refusal(format!("the theme has no file `{wanted}`"), help)
}
