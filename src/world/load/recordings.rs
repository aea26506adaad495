//! How long a recording lasts, from the frames at its beginning and its end.

use std::fs::File;
use std::io;
use std::path::Path;

use lofty::config::ParseOptions;
use lofty::file::AudioFile as _;
use lofty::probe::Probe;

use crate::source::{MediaType, PlayingTime, SourcePath};

/// What the file at `file` tells. A recording that tells nothing, or is none, is published without.
///
/// # Errors
/// When it cannot be opened.
pub(super) fn playing_time(path: &SourcePath, file: &Path) -> io::Result<Option<PlayingTime>> {
    if !MediaType::of(path.name()).is_some_and(MediaType::is_audio) {
        return Ok(None);
    }
    File::open(file)?;
    Ok(told(file))
}

fn told(file: &Path) -> Option<PlayingTime> {
    let options = ParseOptions::new().read_tags(false).read_cover_art(false);
    let recording = Probe::open(file).ok()?.options(options).guess_file_type().ok()?.read().ok()?;
    let milliseconds = recording.properties().duration().as_millis();
    let seconds = u32::try_from((milliseconds + 500) / 1000).ok()?;
    (seconds > 0).then_some(PlayingTime { seconds })
}
