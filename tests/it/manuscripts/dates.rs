//! Days and moments in front matter: the ways to write one, and what is said of what is none.

use feuilleton::diagnostic::Rule;

use crate::support::{between, check, newsletter};

#[test]
fn what_is_wrong_with_a_moment_is_said_and_the_rest_is_kept() {
    for (written, said, help) in [
        (
            "2026-01-01 25:00",
            "there is no hour 25",
            "write an hour from 00 to 23, or the day alone: `date: 2026-01-01`",
        ),
        ("2026-01-01T24:00:00Z", "there is no hour 24", "write `date: 2026-01-02T00:00Z`"),
        (
            "2026-01-01T09:60",
            "there is no minute 60",
            "write a minute from 00 to 59, or the day alone: `date: 2026-01-01`",
        ),
        ("2026-01-08 09:00 PM", "the hours of a day are counted to 24 here", "write `date: 2026-01-08T21:00`"),
        ("2026-01-08 12:05am", "the hours of a day are counted to 24 here", "write `date: 2026-01-08T00:05`"),
        (
            "2026-01-08 13:00 AM",
            "the time behind this day cannot be read",
            "write `date: 2026-01-08T09:30:00+01:00`, or the day alone: `date: 2026-01-08`",
        ),
        ("2026-01-08 09:00 UTC", "the time of Greenwich is marked by a `Z` here", "write `date: 2026-01-08T09:00Z`"),
        ("2026-13-01", "there is no month 13", "write `date: 2026-01-13`"),
        ("2026-13-31", "there is no month 13", "write a month from 01 to 12"),
        ("2026-01-45", "no month has a day 45", "write a day from 01 to 31"),
        (
            "2026-01-01T12:00[Europe/Paris]",
            "`Europe/Paris` is the name of a time zone, and only a distance from UTC can stand here",
            "write `date: 2026-01-01T12:00`; `timezone` in `newsletter.toml` says where that is meant",
        ),
        (
            "2026-01-01 noon",
            "the time behind this day cannot be read",
            "write `date: 2026-01-01T09:30:00+01:00`, or the day alone: `date: 2026-01-01`",
        ),
    ] {
        let told = newsletter(&format!("---\ntitle: Rain\ndate: {written}\n---\n")).told();
        assert!(told.starts_with(&format!("error: {said}\n")) && told.contains(&format!("help: {help}\n")), "{told}");
        let told = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = {written}\n+++\n")).told();
        let help = help.replace("date: ", "date = ");
        assert!(told.starts_with(&format!("error: {said}\n")) && told.contains(&format!("help: {help}\n")), "{told}");
    }
}

#[test]
fn a_date_is_a_day_or_a_moment() {
    for date in [
        "2026-03-01",
        "2026-03-01T09:30:00",
        "2026-03-01 09:30:00",
        "2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00+02:00",
        "2026-03-01T09:30:00.5+02:00",
        "2026-03-01T09:30Z",
        "2026-03-01T09:30+02:00",
        "2026-03-01 09:30:00Z",
        "\"2026-03-01T09:30+02:00\"",
        "\"2026-03-01T09:30+0200\"",
        "\"2026-03-01 09:30Z\"",
        "\"2026-03-01 09:30 +0200\"",
        "\"2026-03-01 09:30:00.5 +02:00\"",
        "\"2026-03-01 09:30\"",
        "\"2026-03-01 09:30:00 +0200\"",
    ] {
        check(&format!("+++\ntitle = \"Rain\"\ndate = {date}\n+++\n"));
        check(&format!("---\ntitle: Rain\ndate: {date}\n---\n"));
    }
    for (date, told) in [
        ("2026-03-01T09:30+02:00", "Sun, 01 Mar 2026 09:30:00 +0200"),
        ("2026-03-01T07:30Z", "Sun, 01 Mar 2026 07:30:00 +0000"),
    ] {
        let site = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = {date}\n+++\n")).site();
        assert_eq!(site.feed("/feed.xml").items()[0].pub_date(), Some(told), "{date}");
    }
}

#[test]
fn a_date_that_is_not_in_the_calendar() {
    check(
        r#"+++
title = "Rain"
date = "2026-02-30"
       ^^^^^^^^^^^^ there is no such day: February 2026 has 28 days
       help: write `date = 2026-02-28`
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 20260301
       ^^^^^^^^ `date` must be a day
+++
"#,
    );
}

#[test]
fn a_date_in_another_order_is_told_in_ours() {
    for date in ["\"28.11.2026\"", "28.11.2026", "\"2026/11/28\"", "\"28. 11. 2026\""] {
        let told = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = {date}\n+++\n")).told();
        assert!(told.contains("`date` must be a day") && told.contains("write `date = 2026-11-28`"), "{date}: {told}");
    }
    for date in ["\"31/2/2026\"", "\"31.2.2026\"", "\"soon\""] {
        let told = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = {date}\n+++\n")).told();
        assert!(told.contains("write its day, such as `date = 2026-03-01`"), "{date}: {told}");
    }
}

#[test]
fn a_date_as_people_write_it_is_told_in_our_form() {
    for (date, meant) in [
        ("May 13, 2025", "2025-05-13"),
        ("13 May 2025", "2025-05-13"),
        ("May 1st, 2025 at 9:30 pm", "2025-05-01T21:30"),
        ("8. Januar 2026", "2026-01-08"),
        ("8 janvier 2026", "2026-01-08"),
        ("1er mars 2026", "2026-03-01"),
        ("1º de março de 2025", "2025-03-01"),
        ("08.01.2026, 09:30 Uhr", "2026-01-08T09:30"),
        ("2026/01/08 9:30 PM", "2026-01-08T21:30"),
        ("20260108", "2026-01-08"),
        ("8 de enero de 2026", "2026-01-08"),
        ("mar. 6 janv. 2026", "2026-01-06"),
        ("Thu, 08 Jan 2026 09:00:00 +0100", "2026-01-08T09:00:00+01:00"),
        ("Thu, 08 Jan 2026 09:00:00 GMT", "2026-01-08T09:00:00Z"),
        ("13/01/2026", "2026-01-13"),
        ("01/13/2026", "2026-01-13"),
        ("13-01-2026", "2026-01-13"),
        ("“2026-01-13”", "2026-01-13"),
        ("‘2026-01-13T09:00’", "2026-01-13T09:00"),
        ("2024–02–28", "2024-02-28"),
        ("2O24-O2-28", "2024-02-28"),
        ("2024-02-l1", "2024-02-11"),
        ("24-02-28", "2024-02-28"),
        ("2024—02—28T09:30", "2024-02-28T09:30"),
        ("٢٠٢٦-١٠-٠٨", "2026-10-08"),
        ("۲۰۲۶/۱۰/۰۸", "2026-10-08"),
        ("２０２６－１０－０９", "2026-10-09"),
        ("２０２６年１０月９日", "2026-10-09"),
        ("1704790000", "2024-01-09T08:46:40Z"),
        ("1704790000123", "2024-01-09T08:46:40Z"),
    ] {
        for (front, quote, is) in [("---", "", ": "), ("---", "\"", ": "), ("+++", "", " = "), ("+++", "\"", " = ")] {
            let title = if front == "---" { "title: Rain" } else { "title = \"Rain\"" };
            let told = newsletter(&format!("{front}\n{title}\ndate{is}{quote}{date}{quote}\n{front}\n")).told();
            assert!(told.contains(&format!("help: write `date{is}{meant}`\n")), "{date}: {told}");
        }
    }
    check(
        r#"+++
title = "Rain"
date = "03/01/2026"
       ^^^^^^^^^^^^ `date` must be a day
       help: write `date = 2026-01-03` or `date = 2026-03-01`, whichever it was
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 8.9.2026 # in the evening
       ^^^^^^^^ `date` must be a day
       help: write `date = 2026-09-08`
+++
"#,
    );
    for date in ["May 32, 2025", "May June 2025", "13 May", "170479000", "９９９９", "May 13, 2025 at noon"] {
        let told = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = \"{date}\"\n+++\n")).told();
        assert!(told.contains("write its day, such as `date = 2026-03-01`"), "{date}: {told}");
    }
}

#[test]
fn a_year_has_four_digits() {
    for year in ["+12026", "-0044", "0000", "26"] {
        let letter = format!("+++\ntitle = \"Rain\"\ndate = \"{year}-03-01\"\n+++\n");
        let told = newsletter(&letter).with_future().told();
        assert!(told.contains("`date` must be a day"), "{year}: {told}");
    }
    for year in ["0001", "9999"] {
        newsletter(&format!("+++\ntitle = \"Rain\"\ndate = {year}-12-31T23:59:59Z\n+++\n")).with_future().check();
    }
}

#[test]
fn a_day_of_the_story_is_written_as_every_day_is() {
    let told = |language: &str, date: &str| {
        let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\nauthor = { name = \"A\" }";
        let episode = format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\nstory_date = {date}\n+++\n");
        let files =
            format!("//- newsletter.toml\n{masthead}\nlanguage = \"{language}\"\n//- content/01-rain.md\n{episode}");
        let site = newsletter(&files).site();
        between(site.at("/rain/"), "read</span> <span>", "</span>").to_owned()
    };
    assert_eq!(told("en", "1869-03-01"), "Time of the story: March 1, 1869");
    assert_eq!(told("en", "\"1869-03-01\""), "Time of the story: March 1, 1869");
    assert_eq!(told("en", "1869"), "Time of the story: 1869");
    assert_eq!(told("en", "\"the spring of 1869\""), "Time of the story: the spring of 1869");
}

#[test]
fn an_episode_with_a_moment_waits_for_it() {
    let evening = |more: &str| {
        newsletter(&format!(
            r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
timezone = "Europe/Berlin"
//- content/01-rain.md
+++
title = "Rain"
date = "2026-11-29T23:30:00Z"
+++
It rained.
//- content/02-mud.md
+++
title = "Mud"
date = 2026-11-28
+++
{more}"#
        ))
    };
    // There it is half an hour after midnight.
    for (moment, episodes) in [
        ("2026-11-29T12:00:00Z", 1),
        ("2026-11-29T23:29:59Z", 1),
        ("2026-11-29T23:30:00Z", 2),
        ("2026-12-01T00:00:00Z", 2),
    ] {
        assert_eq!(evening("").at_moment(moment).site().titles.len(), episodes, "{moment}");
    }
    assert_eq!(evening("").on("2026-11-29").site().titles.len(), 1);
    assert_eq!(evening("").on("2026-11-30").site().titles.len(), 2, "a day that is named is all of that day");
    let told = evening("[next](01-rain.md)").at_moment("2026-11-29T23:10:00Z").told();
    assert!(told.contains("but it is not published before 2026-11-30 00:30"), "{told}");
}

#[test]
fn days_in_the_wrong_order_are_shown_where_they_are_written() {
    let told = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
schedule = "Sunday"
//- content/01-a.md
+++
title = "A"
date = 2026-03-08 # Sunday
+++
//- content/02-b.md
---
title: B
date: 2026-03-01
      ^^^^^^^^^^ warning: this comes 7 days before the episode that it follows
      help: change one of the two dates, or their numbers
      note: content/01-a.md:3: this one is of 2026-03-08
---
//- content/03-c.md
+++
title = "C"
date = 2026-03-22
       ^^^^^^^^^^ warning: nothing came on Sunday, 2026-03-15, a day of your schedule
       note: content/02-b.md:3: the one before is of 2026-03-01
+++
"#;
    newsletter(told).proofread(&[Rule::DatesBackwards, Rule::MissedDay]);
}

#[test]
fn a_season_may_begin_late_but_not_before_the_one_that_it_follows_has_ended() {
    let told = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
schedule = "Sunday"
//- content/01-one/01-a.md
+++
title = "A"
date = 2026-03-08
+++
//- content/02-two/01-b.md
+++
title = "B"
date = 2026-03-01
       ^^^^^^^^^^ warning: this comes 7 days before the episode that it follows
       help: change one of the two dates, or their numbers
       note: content/01-one/01-a.md:3: this one is of 2026-03-08
+++
//- content/03-three/01-c.md
+++
title = "C"
date = 2026-05-31
+++
"#;
    newsletter(told).proofread(&[Rule::DatesBackwards, Rule::MissedDay]);
}
