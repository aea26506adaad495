//! What directories of podcasts ask for, and refuse a podcast without.

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::{Destination, Newsletter};
use crate::source::{Dimensions, Span};

/// Pixels from side to side of a podcast's picture, at least and at most (Apple, "Show cover").
const SIDES: std::ops::RangeInclusive<u32> = 1400..=3000;

/// Tells what is missing from the masthead, if there is a podcast.
pub(super) fn check(newsletter: &Newsletter, report: &mut Report) {
    if !newsletter.has_podcast() {
        return;
    }
    let masthead = &newsletter.masthead;
    let podcast = &masthead.podcast;
    let author = masthead.author.as_ref().and_then(|it| it.email.as_ref());
    let asked = [
        (podcast.image.is_none(), "image = \"@/cover.jpg\""),
        (podcast.category.is_none(), "category = \"Fiction\""),
        (podcast.owner.is_none() && author.is_none(), "owner = \"You <you@example.org>\""),
    ];
    let missing: Vec<&str> = asked.into_iter().filter(|(missing, _)| *missing).map(|(_, key)| key).collect();
    if !missing.is_empty() {
        let said = missing.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
        let message = "directories take no podcast without a picture, a category and an owner";
        let remark = Diagnostic::at(Span::file(&masthead.path), message).help(format!("add {said} under `[podcast]`"));
        report.warn(Rule::PodcastListing, remark);
    }
    for episode in &newsletter.episodes {
        let (Some(recording), Some(audio)) = (&episode.recording, &episode.manuscript.audio) else { continue };
        let (message, help) = match (recording.length, recording.duration) {
            (None, None) => {
                ("directories ask how long a recording is", "add its `length`, in bytes, and its `duration`")
            }
            (None, Some(_)) => ("directories ask how large a recording is", "add its `length`, in bytes"),
            (Some(_), None) => {
                ("directories ask how long a recording lasts", "add its `duration`, such as `\"24:30\"`")
            }
            (Some(_), Some(_)) => continue,
        };
        report.warn(Rule::PodcastListing, Diagnostic::at(audio.url.span.clone(), message).help(help));
    }
    if let (Some(image), Some(Destination::Here(_, Some(size)))) = (&podcast.image, &newsletter.podcast_image)
        && !fits(*size)
    {
        let message = format!("this picture has {} by {} pixels", size.width, size.height);
        let remark = Diagnostic::at(image.span.clone(), message);
        report.warn(Rule::PodcastListing, remark.help("directories take a square of 1400 to 3000 pixels a side"));
    }
}

fn fits(size: Dimensions) -> bool {
    size.width == size.height && SIDES.contains(&size.width)
}
