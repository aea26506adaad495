//! Which manuscripts are episodes today.

use std::fmt;

use chrono::{Days, NaiveDate};

use crate::manuscript::{Dateline, EpisodeManuscript, Masthead};

/// What is published: everything that is finished and whose day has come, or more where the author asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    /// Today, in the newsletter's time zone.
    pub today: NaiveDate,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// What becomes of episodes whose day is yet to come.
    pub future: Future,
}

/// What becomes of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They are as good as not there.
    Withhold,
    /// They are shown, whatever their day: an author wants to see what is being written.
    Include,
}

/// What becomes of episodes whose day is yet to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Future {
    /// They are as good as not there.
    Withhold,
    /// They are shown.
    Include,
}

/// Why something is not published, in words that follow "it is".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpublished {
    /// Its author is not done.
    Draft,
    /// It is finished, and its day is yet to come.
    Until(NaiveDate),
}

impl Schedule {
    /// Why something is not published; `None` if it is.
    pub(super) fn withholds(self, draft: bool, date: Option<Dateline>, masthead: &Masthead) -> Option<Unpublished> {
        if draft {
            return (self.drafts == Drafts::Withhold).then_some(Unpublished::Draft);
        }
        let date = date?;
        // What came days ago has come wherever its clock stands, and nearly everything has.
        if self.future == Future::Include || date.day < self.today - Days::new(3) {
            return None;
        }
        let day = masthead.day(date);
        (day > self.today).then_some(Unpublished::Until(day))
    }
}

impl Unpublished {
    /// Why an episode is not published, of which it is known that it is not.
    #[must_use]
    pub fn of(episode: &EpisodeManuscript, masthead: &Masthead) -> Unpublished {
        // Another zone's day may not be the one on which it appears.
        if episode.draft { Unpublished::Draft } else { Unpublished::Until(masthead.day(episode.date)) }
    }
}

impl fmt::Display for Unpublished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unpublished::Draft => f.write_str("a draft"),
            Unpublished::Until(day) => write!(f, "not published before {day}"),
        }
    }
}
