//! When episodes came.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta, TimeZone as _};

use crate::manuscript::{Dateline, Masthead};

impl Masthead {
    /// The moment that a dateline means in the newsletter's own time zone. A day without a time begins at midnight.
    #[must_use]
    pub fn moment(&self, date: Dateline) -> DateTime<FixedOffset> {
        let local = date.day.and_time(date.time.unwrap_or(NaiveTime::MIN));
        if let Some(offset) = date.offset {
            return offset.from_local_datetime(&local).single().expect("a fixed offset has no gaps");
        }
        // An hour that a change of clocks skips is taken as the hour after it.
        let after = |hours| self.timezone.from_local_datetime(&(local + TimeDelta::hours(hours))).earliest();
        // No change of clocks has ever skipped more than a day.
        let moment = (0..=24).find_map(after).unwrap_or_else(|| self.timezone.from_utc_datetime(&local));
        moment.fixed_offset()
    }
}

/// These moments, which are those of episodes in reading order, told apart. Of several that mean one moment, as two of one day
/// without a time do, each is a second later than the one before: whoever sorts by moments keeps the order. One that means the
/// second that another was moved to gives way as well.
pub(super) fn apart(moments: Vec<DateTime<FixedOffset>>) -> impl Iterator<Item = DateTime<FixedOffset>> {
    // By each moment that is taken, the one to try next.
    let mut taken: HashMap<DateTime<FixedOffset>, DateTime<FixedOffset>> = HashMap::with_capacity(moments.len());
    moments.into_iter().map(move |moment| {
        let mut free = moment;
        while let Some(next) = taken.get(&free) {
            free = next.with_timezone(moment.offset());
        }
        let next = free + TimeDelta::seconds(1);
        taken.insert(free, next);
        if free != moment {
            // Ten thousand of one day would otherwise pass by all those before them.
            taken.insert(moment, next);
        }
        free
    })
}
