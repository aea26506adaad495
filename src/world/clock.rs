//! What day it is. Asked once, when a command begins; everything after that is told.

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Today, where the newsletter is published. `SOURCE_DATE_EPOCH`, in seconds, takes the place of the clock where builds
/// must be reproducible (reproducible-builds.org).
#[must_use]
pub fn today(timezone: Tz) -> NaiveDate {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|it| it.parse().ok());
    let now = fixed.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).unwrap_or_else(Utc::now);
    now.with_timezone(&timezone).date_naive()
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
