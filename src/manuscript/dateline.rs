//! The day, or the moment, of a publication.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// When something was published: a day, or a moment if the author gave one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// The day: as the author wrote it, and in a newsletter as it is where that is at home.
    pub day: NaiveDate,
    /// The day as the author wrote it, whatever the newsletter's time zone.
    pub written: NaiveDate,
    /// The time of that day.
    pub time: Option<NaiveTime>,
    /// The distance from UTC at which that time is meant; the newsletter's own time zone if nothing is said.
    pub offset: Option<FixedOffset>,
}

impl Dateline {
    /// What is written as `day` and no more.
    #[must_use]
    pub fn of_day(day: NaiveDate) -> Dateline {
        Dateline { day, written: day, time: None, offset: None }
    }

    /// Reads `2026-03-01`, or a moment such as `2026-03-01T09:30:00+01:00`. Feeds know years of four digits only.
    pub(super) fn parse(text: &str) -> Option<Dateline> {
        let year = text.split('-').next().filter(|it| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit()))?;
        Dateline::of_any_year(text).filter(|_| year != "0000")
    }

    /// The last day of the month that is too short for the day which `text` names, such as 2026-11-31.
    pub(super) fn last_before(text: &str) -> Option<NaiveDate> {
        let (month, day) = text.trim().get(..10)?.rsplit_once('-')?;
        let day = day.parse::<u32>().ok().filter(|it| (29..=31).contains(it))?;
        let last = (28..day).rev().find_map(|it| Dateline::parse(&format!("{month}-{it}")))?.day;
        Dateline::parse(&format!("{month}-{day}")).is_none().then_some(last)
    }

    fn of_any_year(text: &str) -> Option<Dateline> {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Some(Dateline::of_day(day));
        }
        for clock in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"] {
            if let Ok(moment) = NaiveDateTime::parse_from_str(text, clock) {
                return Some(Dateline { time: Some(moment.time()), ..Dateline::of_day(moment.date()) });
            }
            for zone in ["%#z", " %#z"] {
                if let Ok(moment) = DateTime::parse_from_str(text, &format!("{clock}{zone}")) {
                    let (time, offset) = (Some(moment.time()), Some(*moment.offset()));
                    return Some(Dateline { time, offset, ..Dateline::of_day(moment.date_naive()) });
                }
            }
        }
        None
    }
}
