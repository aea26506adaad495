//! Days: those on which nothing came, and those in the wrong order.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::{Cadence, EpisodeManuscript, Kind};
use crate::newsletter::Newsletter;

/// Tells of publishing days without an episode within a season, and of numbers whose days run backwards.
pub(super) fn check(newsletter: &Newsletter, today: NaiveDate, report: &mut Report) {
    let story = newsletter.episodes.iter().map(|it| &*it.manuscript).filter(|it| it.kind == Kind::Full);
    let story: Vec<&EpisodeManuscript> = story.collect();
    let taken: BTreeSet<NaiveDate> = newsletter.episodes.iter().map(|it| it.manuscript.date.day).collect();
    for pair in story.windows(2) {
        let [before, after] = pair else { continue };
        // Between two seasons an author may rest.
        if before.season != after.season {
            continue;
        }
        if after.date.day < before.date.day && after.number.is_some() {
            let message = match (before.date.day - after.date.day).num_days() {
                1 => "this comes a day before the episode that it follows".to_owned(),
                days => format!("this comes {days} days before the episode that it follows"),
            };
            let remark =
                Diagnostic::at(after.span.clone(), message).help("change one of the two dates, or their numbers");
            report.warn(
                Rule::DatesBackwards,
                remark.note(before.span.clone(), format!("this one is of {}", before.date.day)),
            );
        } else if let Some(cadence @ Cadence::Weekdays(_)) = &newsletter.masthead.schedule {
            missed(cadence, (before, after), &taken, today, report);
        }
    }
}

/// Every day of the schedule between two episodes that has gone by without any, which is none of those `taken`; if none
/// has, those that will.
fn missed(
    cadence: &Cadence,
    (before, after): (&EpisodeManuscript, &EpisodeManuscript),
    taken: &BTreeSet<NaiveDate>,
    today: NaiveDate,
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
    let remark = Diagnostic::at(after.span.clone(), message);
    report.warn(Rule::MissedDay, remark.note(before.span.clone(), format!("the one before is of {}", before.date.day)));
}
