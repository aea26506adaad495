//! When it is. A command that ends asks once, when it begins, and everything after that is told. `serve` asks again at
//! every save and for every page that is looked at: it may stay open for days.

use std::time::{Duration, Instant};

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::error::Error;
use crate::newsletter::Now;

/// When it is, where the newsletter is published. `SOURCE_DATE_EPOCH`, in seconds, takes the place of the clock where
/// builds must be reproducible (reproducible-builds.org).
#[must_use]
pub fn now(timezone: Tz) -> Now {
    // Had it been no moment, no command would have begun.
    let now = appointed().ok().flatten().unwrap_or_else(Utc::now);
    Now::at(now, now.with_timezone(&timezone).date_naive())
}

/// Today, where the newsletter is published.
#[must_use]
pub fn today(timezone: Tz) -> NaiveDate {
    now(timezone).day
}

/// Refuses a `SOURCE_DATE_EPOCH` that is no moment, before a command goes by it.
///
/// # Errors
/// When it is not a number of seconds, or may lie outside the years 1 to 9999 in some time zone. Feeds know no others.
pub fn check_clock() -> Result<(), Error> {
    appointed().map(|_| ())
}

/// The moment that takes the place of the clock. What is empty says nothing.
fn appointed() -> Result<Option<DateTime<Utc>>, Error> {
    let Some(written) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|it| !it.is_empty()) else { return Ok(None) };
    let moment = written
        .to_str()
        .and_then(|it| DateTime::from_timestamp(it.parse().ok()?, 0))
        // No clock is a whole day from that of Greenwich, and where the newsletter is at home nobody knows yet.
        .filter(|it| {
            [*it - TimeDelta::days(1), *it + TimeDelta::days(1)].iter().all(|it| (1..=9999).contains(&it.year()))
        });
    moment.map(Some).ok_or_else(|| {
        let what = format!("`SOURCE_DATE_EPOCH` is `{}`, which is no moment", written.to_string_lossy());
        Error::refusal(what, "set it to seconds since 1970, such as 1767657600 for 2026-01-06, or take it away")
    })
}

/// How long something takes, for the author to be told.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// The time since it was started.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
