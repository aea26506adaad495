//! What feeds know an episode by. It must survive a new title, a new slug and a new host: a reader that meets an
//! unknown name shows the episode as new, and a service that turns feeds into mail sends it to everyone again.

use std::collections::HashMap;

use chrono::Datelike as _;

use crate::diagnostic::{Diagnostic, Report};
use crate::manuscript::{EpisodeManuscript, FeedFormat, Masthead};
use crate::source::Span;

/// The `guid` of the front matter, else a tag URI (RFC 4151) of the newsletter's id, the year, and
/// the number or the day.
pub(super) fn guid(manuscript: &EpisodeManuscript, masthead: &Masthead) -> String {
    if let Some(guid) = &manuscript.guid {
        return guid.value.clone();
    }
    // A newsletter that moves to another time zone takes its names along.
    let day = manuscript.date.written;
    let two = |letter: &str, number: u32| [letter, if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let specific = match (manuscript.season, manuscript.number) {
        (Some(season), Some(number)) => two("s", season) + &two("e", number),
        (Some(season), None) => format!("{}-{day}", two("s", season)),
        (None, Some(number)) => two("e", number),
        (None, None) => day.to_string(),
    };
    ["tag:", &masthead.id, ",", &day.year().to_string(), ":", &specific].concat()
}

/// Tells of two episodes that feeds could not keep apart, and of a name that a format cannot say.
pub(super) fn check<'a>(
    guids: impl Iterator<Item = (&'a EpisodeManuscript, &'a str)>,
    formats: &[FeedFormat],
    report: &mut Report,
) {
    let mut known: HashMap<&str, &EpisodeManuscript> = HashMap::new();
    for (manuscript, guid) in guids {
        // RFC 4287 §4.2.6. A reader that moves from one format to another must meet the same name.
        if formats.contains(&FeedFormat::Atom) && !is_absolute(guid) {
            let message = format!("Atom knows an episode by an address or a tag, and `{guid}` is neither");
            let remark = Diagnostic::at(span(manuscript).clone(), message);
            report
                .error(remark.help("take `atom` out of the `formats` of feeds, or this `guid` if no reader knows it"));
        }
        if let Some(first) = known.insert(guid, manuscript) {
            // Two of one number were told of already.
            if first.number.is_some() && (first.season, first.number) == (manuscript.season, manuscript.number) {
                continue;
            }
            let (first, span) = (span(first), span(manuscript));
            let own = manuscript.notation.pair("guid", "\"tag:example.org,2026:the-foghorn\"");
            let remark = Diagnostic::at(span.clone(), format!("feeds know two episodes as `{guid}`"))
                .help(format!("give one of them a name of its own, such as `{own}`"))
                .note(first.clone(), "the first is here");
            report.error(remark);
        }
    }
}

/// Whether it begins with a scheme (RFC 3986 §4.3): `https://old.example/?p=7`, `tag:…`, `urn:uuid:…`.
fn is_absolute(guid: &str) -> bool {
    let plain = |it: char| it.is_ascii_alphanumeric() || "+.-".contains(it);
    guid.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|it: char| it.is_ascii_alphabetic()) && scheme.chars().all(plain) && !rest.is_empty()
    })
}

/// What feeds know it by, or else what that is made of.
fn span(manuscript: &EpisodeManuscript) -> &Span {
    manuscript.guid.as_ref().map_or(&manuscript.span, |it| &it.span)
}
