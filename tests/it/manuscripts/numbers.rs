//! The order in which a story is read: numbers decide, never dates.

use crate::support::{between, check, newsletter};

/// The titles in reading order of episodes written as `path: date` or `path: date kind`.
#[track_caller]
fn order(episodes: &[&str]) -> Vec<String> {
    let files: String = episodes
        .iter()
        .map(|it| {
            let (path, rest) = it.split_once(": ").expect("a path and a date");
            let (date, kind) = rest.split_once(' ').unwrap_or((rest, "full"));
            let title = path.rsplit('/').next().unwrap_or(path);
            format!("//- content/{path}.md\n+++\ntitle = \"{title}\"\ndate = {date}\nkind = \"{kind}\"\n+++\n")
        })
        .collect();
    newsletter(&files).site().titles
}

#[test]
fn numbers_decide_and_dates_do_not() {
    assert_eq!(order(&["2-b: 2026-01-01", "10-c: 2026-01-02", "1-a: 2026-01-03"]), ["1-a", "2-b", "10-c"]);
}

#[test]
fn seasons_come_one_after_the_other() {
    assert_eq!(
        order(&["10-z/1-e: 2025-01-01", "2-y/2-d: 2026-01-01", "2-y/1-c: 2026-02-01", "1-x/9-b: 2026-03-01"]),
        ["9-b", "1-c", "2-d", "1-e"]
    );
}

#[test]
fn what_has_no_number_stands_by_its_date() {
    assert_eq!(
        order(&[
            "1-x/1-a: 2026-01-06",
            "1-x/2-b: 2026-01-13",
            "1-x/bonus: 2026-01-08 bonus",
            "1-x/trailer: 2025-12-30 trailer",
            "1-x/late: 2026-02-01 bonus",
            "2-y/1-c: 2026-02-10",
        ]),
        ["trailer", "1-a", "bonus", "2-b", "late", "1-c"]
    );
}

#[test]
fn a_newsletter_may_have_dates_alone() {
    assert_eq!(
        order(&["2026-02-01-b: 2026-02-01", "2026-01-01-a: 2026-01-01", "c: 2026-03-01"]),
        ["2026-01-01-a", "2026-02-01-b", "c"]
    );
}

#[test]
fn the_prologue_may_be_number_zero() {
    assert_eq!(order(&["0-x/0-a: 2026-01-01", "0-x/1-b: 2026-01-02", "1-y/0-c: 2026-01-03"]), ["0-a", "1-b", "0-c"]);
}

#[test]
fn two_of_one_number_are_a_mistake() {
    check(
        r#"//- content/02-prism/04-mud.md
+++
title = "Mud"
date = 2026-03-01
+++
//- content/02-prism/s02e04-rain.md
+++
title = "Rain"
        ^^^^^^ two episodes are both S2E4
        help: give one of them another number
        note: content/02-prism/04-mud.md:2: the first is here
date = 2026-03-08
+++
"#,
    );
    check(
        r#"//- content/04-mud.md
+++
title = "Mud"
date = 2026-03-01
+++
//- content/rain.md
+++
title = "Rain"
date = 2026-03-08
episode = 4
          ^ two episodes are both E4
          note: content/04-mud.md:2: the first is here
+++
"#,
    );
}

#[test]
fn a_gap_is_a_warning() {
    check(
        r#"//- content/01-mud.md
+++
title = "Mud"
date = 2026-03-01
+++
//- content/03-rain.md
+++
title = "Rain"
        ^^^^^^ warning: the numbers jump from 1 to 3: there is no E2
date = 2026-03-08
+++
//- content/07-sun.md
+++
title = "Sun"
date = 2026-03-15
episode = 7
          ^ warning: the numbers jump from 3 to 7: there is no E4 to E6
+++
"#,
    );
}

#[test]
fn a_season_may_begin_at_any_number() {
    check(
        r#"//- content/2024/528-issue.md
+++
title = "Issue 528"
date = 2024-12-26
+++
//- content/2025/529-issue.md
+++
title = "Issue 529"
date = 2025-01-02
+++
"#,
    );
}

#[test]
fn an_episode_of_the_story_needs_a_number() {
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/01-light/mud.md
+++
title = "Mud"
        ^^^^^ this episode has no number
        help: begin its file's name with one, add `episode = 2`, or make it a `kind = "bonus"`
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn the_number_that_an_episode_lacks_is_one_that_is_free() {
    check(
        r#"//- content/02-dusk/02-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-dusk/04-sky.md
+++
title = "Sky"
        ^^^^^ warning: the numbers jump from 2 to 4: there is no S2E3
date = 2026-03-22
+++
//- content/02-dusk/dew.md
+++
title = "Dew"
        ^^^^^ this episode has no number
        help: begin its file's name with one, add `episode = 1`, or make it a `kind = "bonus"`
date = 2026-02-20
+++
//- content/02-dusk/fog.md
+++
title = "Fog"
        ^^^^^ this episode has no number
        help: begin its file's name with one, add `episode = 5`, or make it a `kind = "bonus"`
date = 2026-03-15
+++
//- content/02-dusk/mud.md
+++
title = "Mud"
        ^^^^^ this episode has no number
        help: begin its file's name with one, add `episode = 3`, or make it a `kind = "bonus"`
date = 2026-03-08
+++
//- content/03-dawn/ice.md
+++
title = "Ice"
        ^^^^^ this episode has no number
        help: begin its file's name with one, add `episode = 1`, or make it a `kind = "bonus"`
date = 2026-04-05
+++
"#,
    );
}

#[test]
fn what_an_episode_lacks_is_told_in_its_own_notation() {
    check(
        r#"//- content/01-light/01-rain.md
---
title: Rain
date: 2026-03-01
---
//- content/01-light/99999999999-mud.md
---
title: Mud
       ^^^ this episode has no number: `99999999999` is too large for one
       help: begin its file's name with a smaller one, add `episode: 2`, or make it a `kind: "bonus"`
date: 2026-03-08
---
//- content/sun.md
---
title: Sun
date: 2026-03-15
episode: 9
         ^ this episode belongs to no season, but others do
         help: move it into a season's folder such as `02-the-prism`, or add `season: 2`
---
"#,
    );
}

#[test]
fn a_name_that_says_another_number_is_told() {
    check(
        r#"//- content/01-light/s02e05-rain.md
+++
^ warning: the name of this file says season 2, that of its folder 1
help: this counts as season 2: move it to the others of that, or give it another name
title = "Rain"
date = 2026-03-01
+++
//- content/2026/s02e06-mud.md
+++
title = "Mud"
date = 2026-03-01
season = 2
episode = 7
          ^ warning: the name of this file says episode 6
          help: give the file another name, or take this out
          ^ warning: the numbers jump from 5 to 7: there is no S2E6
+++
"#,
    );
}

#[test]
fn where_there_are_seasons_every_episode_is_in_one() {
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-mud.md
+++
title = "Mud"
        ^^^^^ this episode belongs to no season, but others do
        help: move it into a season's folder such as `02-the-prism`, or add `season = 2`
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn labels_are_the_newsletters_own() {
    let site = newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
season_label = "Book {season}"
episode_label = "Chapter {season}.{episode}"
//- content/02-mud/07-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-mud/drop.md
+++
title = "Drop"
date = 2026-03-02
kind = "bonus"
+++
"#,
    )
    .site();
    assert!(site.at("/mud/rain/").contains("Chapter 2.7"));
    assert!(site.at("/mud/").contains("Book 2"));
    let title_page = between(site.at("/mud/drop/"), "<header class=\"title-page\">", "</header>");
    assert!(!title_page.contains("Chapter"), "a bonus has no number, and so no label: {title_page}");
}

#[test]
fn the_largest_number_is_large() {
    assert_eq!(order(&["4294967294-a: 2026-01-01", "4294967295-b: 2026-01-02"]), ["4294967294-a", "4294967295-b"]);
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
episode = 4294967296
          ^^^^^^^^^^ `episode` must be a whole number
+++
"#,
    );
}

#[test]
fn what_could_not_be_read_is_not_called_missing() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-mud.md
+++
title = "Mud"
date = "soon"
       ^^^^^^ `date` must be a day
+++
//- content/03-sun.md
+++
title = "Sun"
date = 2026-03-03
+++
"#,
    );
}
