//! Which manuscripts are episodes today.

use chrono::{Days, NaiveDate};

use crate::manuscript::{Dateline, Masthead};

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

impl Schedule {
    /// Why something is not published, in words that follow "it is"; `None` if it is published.
    pub(super) fn withholds(self, draft: bool, date: Option<Dateline>, masthead: &Masthead) -> Option<String> {
        if draft {
            return (self.drafts == Drafts::Withhold).then(|| "a draft".to_owned());
        }
        let date = date?;
        // What came days ago has come wherever its clock stands, and nearly everything has.
        if self.future == Future::Include || date.day < self.today - Days::new(3) {
            return None;
        }
        let day = masthead.day(date);
        (day > self.today).then(|| format!("not published before {day}"))
    }
}
