//! When episodes come out.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone as _};

use super::model::Episode;
use crate::manuscript::{Dateline, EpisodeManuscript, Masthead};

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

    /// The day on which this moment falls where the newsletter is at home.
    #[must_use]
    pub fn day(&self, date: Dateline) -> NaiveDate {
        self.moment(date).with_timezone(&self.timezone).date_naive()
    }

    /// When an episode was corrected, if it was: on a day without a time, no earlier than it came.
    #[must_use]
    pub fn updated(&self, episode: &Episode) -> Option<DateTime<FixedOffset>> {
        let updated = self.moment(episode.manuscript.updated?).with_timezone(episode.published.offset());
        Some(updated.max(episode.published))
    }

    /// `manuscript` with the day of its moment in the newsletter's own time zone, by which pages, addresses and the
    /// schedule all go. For most, it is the day that is written.
    pub(super) fn at_home(&self, manuscript: &Arc<EpisodeManuscript>) -> Arc<EpisodeManuscript> {
        let date = manuscript.date;
        // The time of a dateline without an offset is the newsletter's own.
        let home = date.offset.map(|_| self.moment(date).with_timezone(&self.timezone).fixed_offset());
        // Feeds know no years beyond.
        let other = |it: &DateTime<FixedOffset>| it.date_naive() != date.day && (1..=9999).contains(&it.year());
        let Some(home) = home.filter(other) else { return Arc::clone(manuscript) };
        let date = Dateline { day: home.date_naive(), time: Some(home.time()), offset: Some(*home.offset()), ..date };
        Arc::new(EpisodeManuscript { date, ..EpisodeManuscript::clone(manuscript) })
    }
}

/// The moments of episodes in reading order, made distinct. Where several are equal, such as those of one day without a
/// time, each becomes a second later than the one before, so that whoever sorts by moments keeps the order. If another
/// episode has that second already, it is moved on as well. Only at the end of the year 9999 do equal ones stay.
pub(super) fn apart(moments: Vec<DateTime<FixedOffset>>) -> impl Iterator<Item = DateTime<FixedOffset>> {
    // From each moment that is taken to the one to try next.
    let mut taken: HashMap<DateTime<FixedOffset>, DateTime<FixedOffset>> = HashMap::with_capacity(moments.len());
    moments.into_iter().map(move |moment| {
        let (mut free, mut passed) = (moment, Vec::new());
        while let Some(next) = taken.get(&free) {
            passed.push(free);
            free = next.with_timezone(moment.offset());
        }
        // Feeds and letters have four digits for a year (RFC 5322 §3.3).
        if free.year() > 9999 {
            return moment;
        }
        passed.push(free);
        // Without this shortcut, each of ten thousand episodes of one day would try the moments of all those before it.
        let next = free + TimeDelta::seconds(1);
        taken.extend(passed.into_iter().map(|it| (it, next)));
        free
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::{DateTime, TimeDelta};

    use super::apart;

    #[test]
    fn twenty_thousand_episodes_of_one_day_are_told_apart() {
        let day = DateTime::parse_from_rfc3339("2026-03-01T00:00:00+01:00").expect("a moment");
        let to_the_second = (0..10_000).map(|it| day + TimeDelta::seconds(it));
        let told: Vec<_> = apart(std::iter::repeat_n(day, 10_000).chain(to_the_second).collect()).collect();
        assert_eq!(told[9_999], day + TimeDelta::seconds(9_999));
        assert_eq!(told.iter().collect::<HashSet<_>>().len(), 20_000);
    }

    #[test]
    fn no_episode_leaves_the_year_9999() {
        let last = |offset| DateTime::parse_from_rfc3339(&format!("9999-12-31T23:59:58{offset}")).expect("a moment");
        for offset in ["+00:00", "+09:00", "-05:00"] {
            let told: Vec<_> = apart(vec![last(offset); 4]).map(|it| it.to_rfc2822()).collect();
            assert!(told[1].contains("31 Dec 9999 23:59:59") && told[3].contains("31 Dec 9999 23:59:58"), "{told:?}");
        }
        // Where one is still in the old year, another is not.
        let told = apart(vec![last("-05:00"), last("+09:00"), last("+09:00"), last("+09:00")]);
        assert!(told.map(|it| it.to_rfc2822()).all(|it| it.contains(" 9999 ")));
    }
}
