//! Where the recording of an episode lies, and all that is known of it.

use super::destination::Destination;
use super::links::Directory;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Audio;
use crate::markdown::LinkKind;
use crate::source::{Chapter, Matter, PlayingTime, SourcePath, Span, Unlisted};

/// A recording that can be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Recording {
    /// Where it lies.
    pub at: Destination,
    /// Its length in bytes, if the author or the file tells it.
    pub length: Option<u64>,
    /// How long it lasts, if the author or the file tells it.
    pub duration: Option<PlayingTime>,
    /// Where its chapters lie.
    pub chapters: Option<Destination>,
    /// What stands there, if it is a file beside the text.
    pub contents: Vec<Chapter>,
    /// Where its words lie.
    pub transcript: Option<Destination>,
}

/// The recording that `audio` means in the text at `path`; `None` if it leads nowhere, which is told.
pub(super) fn recording(
    path: &SourcePath,
    audio: &Audio,
    directory: &Directory<'_>,
    report: &mut Report,
) -> Option<Recording> {
    let mut find = |it| directory.destination(path, it, LinkKind::Recording, report);
    let chapters = audio.chapters.as_ref().map(&mut find);
    let transcript = audio.transcript.as_ref().map(|it| find(&it.url));
    let at = find(&audio.url);
    let file = directory.file(path, &audio.url.value);
    let listed = audio.chapters.as_ref().and_then(|it| Some((&it.span, directory.file(path, &it.value)?)));
    let fault = |message: String, help: &str| Diagnostic::at(audio.url.span.clone(), message).help(help);
    if let Some(words) = &audio.transcript
        && directory.file(path, &words.url.value).is_some_and(|it| it.matter == Matter::Bytes)
    {
        let remark = Diagnostic::at(words.url.span.clone(), "this transcript is not UTF-8");
        report.error(remark.help("save it as UTF-8 in your editor"));
    }
    match (file.map(|it| it.length), audio.length) {
        (Some(0), _) => {
            report.error(fault("this recording is empty".to_owned(), "put the recording there anew"));
        }
        _ if file.is_some_and(|it| it.matter == Matter::Words) => {
            let message = "words stand in this file, and no sound".to_owned();
            report.error(fault(message, "put the recording there anew"));
        }
        (Some(length), Some(said)) if length != said => {
            let message = format!("this recording has {length} bytes, and its `length` is {said}");
            report.error(fault(message, "take `length` out: the file tells it"));
        }
        _ => {}
    }
    let duration = audio.duration.or(file.and_then(|it| it.playing_time));
    let contents = listed.map_or_else(Vec::new, |(at, it)| contents(at, &it.chapters, duration, report));
    Some(Recording {
        at: at?,
        length: audio.length.or(file.map(|it| it.length)),
        duration,
        chapters: chapters.flatten(),
        contents,
        transcript: transcript.flatten(),
    })
}

/// The chapters in the file that is named `at` this place; none if no player can read them, which is told.
fn contents(
    at: &Span,
    listed: &Result<Vec<Chapter>, Unlisted>,
    duration: Option<PlayingTime>,
    report: &mut Report,
) -> Vec<Chapter> {
    let chapters = match listed {
        Ok(chapters) => chapters,
        Err(Unlisted { line, column, message }) => {
            let said = format!("players cannot read these chapters: {message}");
            report.error(
                Diagnostic::at(at.clone(), said)
                    .help(format!("mend line {line} of that file, at its character {column}")),
            );
            return Vec::new();
        }
    };
    if let Some((behind, end)) =
        duration.and_then(|end| Some((chapters.iter().find(|it| it.begins.seconds > end.seconds)?, end)))
    {
        let message =
            format!("the chapter \"{}\" begins at {}, and the recording ends at {end}", behind.title, behind.begins);
        let help = "write its `startTime` in seconds from the beginning, or take the chapter out";
        report.warn(Rule::PodcastListing, Diagnostic::at(at.clone(), message).help(help));
    }
    chapters.clone()
}
