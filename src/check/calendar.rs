//! Days: those on which nothing came, and those in the wrong order.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::{Cadence, EpisodeManuscript, Kind};
use crate::newsletter::Newsletter;
use crate::source::{Sources, Span};

/// Tells of publishing days without an episode within a season, and of numbers whose days run backwards.
pub(super) fn check(newsletter: &Newsletter, sources: &Sources, today: NaiveDate, report: &mut Report) {
    let story = newsletter.episodes.iter().map(|it| &*it.manuscript).filter(|it| it.kind == Kind::Full);
    let story: Vec<&EpisodeManuscript> = story.collect();
    let taken: BTreeSet<NaiveDate> = newsletter.episodes.iter().map(|it| it.manuscript.date.day).collect();
    for pair in story.windows(2) {
        let [before, after] = pair else { continue };
        if after.date.day < before.date.day && after.number.is_some() {
            let message = match (before.date.day - after.date.day).num_days() {
                1 => "this comes a day before the episode that it follows".to_owned(),
                days => format!("this comes {days} days before the episode that it follows"),
            };
            let remark =
                Diagnostic::at(dated(after, sources), message).help("change one of the two dates, or their numbers");
            report.warn(
                Rule::DatesBackwards,
                remark.note(dated(before, sources), format!("this one is of {}", before.date.day)),
            );
        } else if let Some(cadence @ Cadence::Weekdays(_)) = &newsletter.masthead.schedule
            // Between two seasons an author may rest.
            && before.season == after.season
        {
            missed(cadence, (before, after), (&taken, today), sources, report);
        }
    }
}

/// Every day of the schedule between two episodes that has gone by without any, which is none of those `taken`; if none
/// has, those that will.
fn missed(
    cadence: &Cadence,
    (before, after): (&EpisodeManuscript, &EpisodeManuscript),
    (taken, today): (&BTreeSet<NaiveDate>, NaiveDate),
    sources: &Sources,
    report: &mut Report,
) {
    let between = before.date.day.iter_days().skip(1).take_while(|it| *it < after.date.day);
    let days = between.filter(|it| cadence.includes(*it) && !taken.contains(it));
    let (gone, to_come): (Vec<NaiveDate>, Vec<NaiveDate>) = days.partition(|it| *it < today);
    let (verb, days) = if gone.is_empty() { ("comes", to_come) } else { ("came", gone) };
    let Some(first) = days.first() else { return };
    // Remarks are English, whatever the newsletter's language is.
    let day = first.format("%A, %Y-%m-%d");
    let message = match days.len() {
        1 => format!("nothing {verb} on {day}, a day of your schedule"),
        2 => format!("nothing {verb} on {day}, and on another day of your schedule"),
        count => format!("nothing {verb} on {day}, and on {} more days of your schedule", count - 1),
    };
    let remark = Diagnostic::at(dated(after, sources), message);
    report.warn(
        Rule::MissedDay,
        remark.note(dated(before, sources), format!("the one before is of {}", before.date.day)),
    );
}

/// Where the day of an episode is written; where it is called if its day is not written above its text.
fn dated(episode: &EpisodeManuscript, sources: &Sources) -> Span {
    let path = &episode.span.path;
    let Some(text) = sources.text(path) else { return episode.span.clone() };
    let front = text.split_inclusive('\n').skip(1).take_while(|it| !["+++", "---"].contains(&it.trim_end()));
    let mut start = text.find('\n').map_or(0, |it| it + 1);
    for line in front {
        let value = line.strip_prefix("date").map(str::trim_start).and_then(|it| it.strip_prefix(['=', ':']));
        if let Some(value) = value.map(str::trim).filter(|it| !it.is_empty()) {
            let at = start + line.find(value).unwrap_or(0);
            return Span::new(path, at..at + value.len());
        }
        start += line.len();
    }
    episode.span.clone()
}
