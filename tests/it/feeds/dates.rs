//! Readers sort episodes by when they came: so no two came at once.

use crate::support::{Newsletter, newsletter};

/// Episodes in reading order, each with its `date` and what else its front matter says.
fn letters(dates: &[&str]) -> Newsletter {
    let episode = |(place, date): (usize, &&str)| {
        let number = place + 1;
        format!(
            "//- content/01-rain/{number:02}-rain.md\n+++\ntitle = \"Rain {number}\"\nslug = \"rain-{number}\"\ndate = {date}\n+++\nIt rained {number} times.\n"
        )
    };
    newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\ntimezone = \"Europe/Berlin\"\n\
         feed = {{ formats = [\"rss\", \"atom\", \"json\"] }}\n{}",
        dates.iter().enumerate().map(episode).collect::<String>()
    ))
}

/// When they came, the newest first, as RSS says it; Atom and JSON Feed say the same.
#[track_caller]
fn came(letters: &Newsletter) -> Vec<String> {
    let site = letters.site();
    let rss = site.feed("/feed.xml");
    let moments: Vec<_> = rss
        .items()
        .iter()
        .map(|it| chrono::DateTime::parse_from_rfc2822(it.pub_date().expect("a date")).expect("a moment"))
        .collect();
    let atom = site.atom("/feed.atom.xml");
    for (entry, moment) in atom.entries().iter().zip(&moments) {
        assert_eq!((entry.published(), entry.updated()), (Some(moment), moment));
    }
    let json = site.json("/feed.json");
    let said: Vec<_> =
        json["items"].as_array().expect("a list").iter().map(|it| it["date_published"].clone()).collect();
    let moments: Vec<_> = moments.iter().map(chrono::DateTime::to_rfc3339).collect();
    assert_eq!(said, moments);
    moments
}

#[test]
fn an_episode_comes_when_its_day_begins() {
    assert_eq!(
        came(&letters(&["2026-03-01", "2026-03-02"])),
        ["2026-03-02T00:00:00+01:00", "2026-03-01T00:00:00+01:00"]
    );
}

#[test]
fn an_episode_never_comes_at_the_second_that_another_was_moved_to() {
    assert_eq!(
        came(&letters(&["2026-03-02", "2026-03-02", "2026-03-02T00:00:01", "2026-03-02", "2026-03-02T00:00:02"])),
        [
            "2026-03-02T00:00:04+01:00",
            "2026-03-02T00:00:03+01:00",
            "2026-03-02T00:00:02+01:00",
            "2026-03-02T00:00:01+01:00",
            "2026-03-02T00:00:00+01:00",
        ]
    );
}

#[test]
fn of_several_of_one_day_the_later_is_newer_by_a_second() {
    assert_eq!(
        came(&letters(&["2026-03-01", "2026-03-02", "2026-03-02", "2026-03-02"])),
        [
            "2026-03-02T00:00:02+01:00",
            "2026-03-02T00:00:01+01:00",
            "2026-03-02T00:00:00+01:00",
            "2026-03-01T00:00:00+01:00"
        ]
    );
}

#[test]
fn moments_that_differ_are_left_as_they_are() {
    assert_eq!(
        came(&letters(&["2026-03-02", "2026-03-02T07:30:00", "2026-03-02T06:30:00Z"])),
        ["2026-03-02T06:30:01+00:00", "2026-03-02T07:30:00+01:00", "2026-03-02T00:00:00+01:00"],
        "the last two came at once, on two clocks"
    );
}

#[test]
fn one_more_of_the_same_day_changes_no_date_and_no_name() {
    let items = |dates: &[&str]| letters(dates).site().feed("/feed.xml").items().to_vec();
    let (before, after) = (items(&["2026-03-01", "2026-03-02"]), items(&["2026-03-01", "2026-03-02", "2026-03-02"]));
    assert_eq!(after[1..], before);
}

#[test]
fn what_is_withheld_did_not_come() {
    let draft = "2026-03-02\ndraft = true";
    assert_eq!(came(&letters(&[draft, "2026-03-02"])), ["2026-03-02T00:00:00+01:00"]);
}

#[test]
fn nothing_comes_after_the_year_9999() {
    let last = "9999-12-31T23:59:59";
    let letters = letters(&[last, last]).with_future();
    assert_eq!(came(&letters), ["9999-12-31T23:59:59+01:00"; 2]);
}
