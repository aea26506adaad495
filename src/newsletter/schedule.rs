//! Which manuscripts are episodes now, and which are held back.

use std::fmt;
use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::address::Permalink;
use crate::manuscript::{Dateline, EpisodeManuscript, Masthead, PageManuscript};
use crate::source::Span;

/// What is published: every finished text whose day or moment has come, and more if the author asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    /// When it is.
    pub now: Now,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// What becomes of episodes whose day is yet to come.
    pub future: Future,
}

/// When it is in the newsletter's own time zone: a moment, or a whole day if only that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The day.
    pub day: NaiveDate,
    /// The second, counted from 1970.
    second: Option<i64>,
}

/// What becomes of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drafts {
    /// They are left out.
    Withhold,
    /// They are shown, whatever their day: an author wants to see what is being written.
    Include,
}

/// What becomes of episodes whose day is yet to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Future {
    /// They are left out.
    Withhold,
    /// They are shown.
    Include,
}

/// Why something is not published, in words that follow "it is".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpublished {
    /// Its author is not done.
    Draft,
    /// It is finished, and its day or moment is yet to come.
    Until(Coming),
}

/// When something comes out in the newsletter's own time zone: on a day, at a time if its author named one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coming {
    day: NaiveDate,
    time: Option<NaiveTime>,
}

/// An episode or a page that is written, and not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Where it is written.
    pub span: Span,
    /// Where it would be found.
    pub permalink: Permalink,
    /// Why it is not.
    pub why: Unpublished,
}

/// How much is not published, for an author who wonders where it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Withheld {
    /// How many say `draft = true`.
    pub drafts: usize,
    /// How many are finished, and have a day that is yet to come.
    pub scheduled: usize,
    /// The first day on which any of that appears, such as 2026-12-08, and what appears then by its title.
    pub next: Option<(String, String)>,
}

impl Now {
    /// The `moment`, which falls on `day`.
    #[must_use]
    pub fn at(moment: DateTime<Utc>, day: NaiveDate) -> Now {
        Now { day, second: Some(moment.timestamp()) }
    }

    /// The second, counted from 1970. A whole day counts as later than every moment of it.
    #[must_use]
    pub fn second(self) -> i64 {
        self.second.unwrap_or(i64::MAX - 1)
    }

    /// Whether the moment of `date` has come, given that its day has. Without a time, the whole day has come.
    fn is_past(self, date: Dateline, masthead: &Masthead) -> bool {
        date.time.is_none() || masthead.moment(date).timestamp() <= self.second()
    }
}

impl From<NaiveDate> for Now {
    /// All of `day`.
    fn from(day: NaiveDate) -> Now {
        Now { day, second: None }
    }
}

/// The seconds of this day in which the same episodes are published as `now`: from the last moment of `dates` that has
/// come to the first that has not.
pub(super) fn unchanged(now: Now, dates: impl Iterator<Item = Dateline>, masthead: &Masthead) -> Range<i64> {
    let near =
        |it: &Dateline| it.time.is_some() && (it.day - now.day).num_days().abs() <= 3 && masthead.day(*it) == now.day;
    dates.filter(near).map(|it| masthead.moment(it).timestamp()).fold(i64::MIN..i64::MAX, |range, it| {
        if it <= now.second() { range.start.max(it)..range.end } else { range.start..range.end.min(it) }
    })
}

impl Schedule {
    /// Why `page` is not published; `None` if it is.
    pub(super) fn withholds_page(self, page: &PageManuscript) -> Option<Unpublished> {
        if page.draft { self.withholds_draft() } else { None }
    }

    /// Why `episode` is not published; `None` if it is.
    pub(super) fn withholds_episode(self, episode: &EpisodeManuscript, masthead: &Masthead) -> Option<Unpublished> {
        if episode.draft {
            return self.withholds_draft();
        }
        let date = episode.date;
        // Nearly every episode came out days ago, and has in every time zone.
        if self.future == Future::Include || date.day < self.now.day - Days::new(3) {
            return None;
        }
        let day = masthead.day(date);
        let has_come = day < self.now.day || (day == self.now.day && self.now.is_past(date, masthead));
        (!has_come).then(|| Unpublished::Until(Coming::of(date, masthead)))
    }

    fn withholds_draft(self) -> Option<Unpublished> {
        (self.drafts == Drafts::Withhold).then_some(Unpublished::Draft)
    }
}

impl Coming {
    /// The moment that `date` means.
    #[must_use]
    pub fn of(date: Dateline, masthead: &Masthead) -> Coming {
        // The day in the author's time zone may be another.
        let home = masthead.moment(date).with_timezone(&masthead.timezone).naive_local();
        Coming { day: home.date(), time: date.time.map(|_| home.time()) }
    }
}

impl fmt::Display for Coming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        self.time.map_or(Ok(()), |it| write!(f, " {}", it.format("%H:%M")))
    }
}

impl Unpublished {
    /// Why `episode`, which is not published, is not.
    #[must_use]
    pub fn of(episode: &EpisodeManuscript, masthead: &Masthead) -> Unpublished {
        if episode.draft { Unpublished::Draft } else { Unpublished::Until(Coming::of(episode.date, masthead)) }
    }
}

impl fmt::Display for Unpublished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unpublished::Draft => f.write_str("a draft"),
            Unpublished::Until(coming) => write!(f, "not published before {coming}"),
        }
    }
}
