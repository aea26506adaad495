//! What feeds know an episode by. It must survive a new title, a new slug and a new host: a reader that meets an
//! unknown name shows the episode as new, and a service that turns feeds into mail sends it to everyone again.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use crate::address::Slug;
use crate::diagnostic::{Diagnostic, Report};
use crate::manuscript::{EpisodeManuscript, FeedFormat, Masthead};
use crate::source::Span;

/// The `guid` of the front matter, else a tag URI (RFC 4151) of the newsletter's id, the year, and
/// the number or the day.
pub(super) fn guid(manuscript: &EpisodeManuscript, masthead: &Masthead) -> String {
    if let Some(guid) = &manuscript.guid {
        return guid.value.clone();
    }
    derived(&masthead.id, manuscript.season, manuscript.number, manuscript.date.written)
}

/// The name of an episode that has no other: what does not change when it gets another title, or is moved to another
/// host. A newsletter that moves to another time zone takes its names along: `day` is the one that is written.
pub(super) fn derived(id: &str, season: Option<u32>, number: Option<u32>, day: NaiveDate) -> String {
    let two = |letter: &str, number: u32| [letter, if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let specific = match (season, number) {
        (Some(season), Some(number)) => two("s", season) + &two("e", number),
        (Some(season), None) => format!("{}-{day}", two("s", season)),
        (None, Some(number)) => two("e", number),
        (None, None) => day.to_string(),
    };
    ["tag:", id, ",", &day.year().to_string(), ":", &specific].concat()
}

/// A name of its own for an episode with this `slug`, where the derived one is another's.
#[must_use]
pub fn guid_of_its_own(id: &str, slug: &Slug, day: NaiveDate) -> String {
    format!("tag:{id},{}:{slug}", day.year())
}

/// Tells of two episodes that feeds could not keep apart, and of a name that a format cannot say.
pub(super) fn check<'a>(
    guids: impl Iterator<Item = (&'a EpisodeManuscript, &'a str)>,
    masthead: &Masthead,
    report: &mut Report,
) {
    let mut known: HashMap<&str, &EpisodeManuscript> = HashMap::new();
    for (manuscript, guid) in guids {
        // RFC 4287 §4.2.6. A reader that moves from one format to another must meet the same name.
        if masthead.feeds.formats.contains(&FeedFormat::Atom) && !is_absolute(guid) {
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
            // Whoever was given a name keeps it: that is how readers know it.
            let (named, other) = if manuscript.guid.is_some() { (manuscript, first) } else { (first, manuscript) };
            let own = guid_of_its_own(&masthead.id, &other.slug, other.date.written);
            let line = other.notation.pair("guid", &format!("\"{own}\""));
            let remark = Diagnostic::at(span(other).clone(), format!("feeds know two episodes as `{guid}`"))
                .help(format!("give this one a name of its own: `{line}`"))
                .note(span(named).clone(), "the other is here");
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
