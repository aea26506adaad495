//! The folder of a season: its title, its introduction, and that there is one for each.

use super::names::addresses;
use crate::support::{check, newsletter, proofread};

#[test]
fn a_renamed_season_is_found_where_it_was() {
    let text = r#"//- content/01-first-light/season.md
---
title: First light
aliases: [/season-1/, /one]
---
//- content/01-first-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#;
    let site = newsletter(text).site();
    for alias in ["/season-1/", "/one/"] {
        assert!(site.at(alias).contains("https://letters.example/first-light/"), "{alias}");
    }
    check(
        r#"//- content/01-first-light/season.md
+++
title = "First light"
aliases = ["/first-light/rain/"]
           ^^^^^^^^^^^^^^^^^^^^ two things would be published at `first-light/rain/index.html`
           help: give the other one another name or `slug`; take this alias out only if no reader knows it
+++
//- content/01-first-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn a_season_has_a_title_and_a_slug() {
    let site = newsletter(
        r#"//- content/01-first-light/01-hello.md
+++
title = "Hello"
date = 2026-03-01
+++
//- content/02-prism/season.md
+++
title = "The Prism"
slug = "the-prism"
+++
//- content/02-prism/01-rain.md
+++
title = "Rain"
date = 2026-03-08
+++
//- content/03/01-mud.md
+++
title = "Mud"
date = 2026-03-15
+++
"#,
    )
    .site();
    assert!(site.at("/first-light/").contains("<h1>First light</h1>"));
    assert!(site.at("/the-prism/").contains("<h1>The Prism</h1>"));
    assert!(site.has("/the-prism/rain/"));
    assert!(site.at("/03/").contains("<h1>Season 3</h1>"));
}

#[test]
fn a_season_file_without_a_season_is_told() {
    check(
        r#"//- content/notes/season.md
+++
^ warning: no episode belongs to the season of this file
help: put it into the folder of a season, beside the episodes
title = "Nothing"
+++
"#,
    );
}

#[test]
fn a_season_is_introduced_once() {
    check(
        r#"//- content/02-a/season.md
+++
title = "A"
+++
//- content/02-b/season.md
+++
^ season 2 is introduced twice
help: keep one `season.md` and move its episodes together
note: content/02-a/season.md:1: the first is here
title = "B"
+++
//- content/02-b/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn a_season_lies_in_one_folder() {
    check(
        r#"//- content/01-again/02-mud.md
+++
title = "Mud"
        ^^^^^ season 1 lies in two folders
        help: move its files to `content/01-first-light`, or count on: `content/03-again`
        note: content/01-first-light/season.md:1: the first is here
date = 2026-03-08
+++
//- content/01-first-light/season.md
+++
title = "First light"
+++
//- content/01-first-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-hail/01-hail.md
+++
title = "Hail"
date = 2026-03-15
+++
"#,
    );
    check(
        r#"//- content/1-again/season.md
+++
^ season 1 lies in two folders
help: move its files to `content/s01`, or count on: `content/2-again`
note: content/s01/01-rain.md:2: the first is here
title = "Again"
+++
//- content/s01/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn the_months_of_a_year_are_one_season() {
    assert_eq!(addresses(&["content/2026-01/01-rain.md", "content/2026-02/02-mud.md"]), ["/01/rain/", "/01/mud/"]);
    assert_eq!(addresses(&["content/2026-q1/01-rain.md", "content/2026-q2/02-mud.md"]), ["/q1/rain/", "/q1/mud/"]);
    assert_eq!(addresses(&["content/2026-jan/01-rain.md", "content/2026-mar/02-mud.md"]), ["/jan/rain/", "/jan/mud/"]);
}

#[test]
fn a_year_is_not_called_by_the_first_of_its_parts() {
    let rain = "//- content/2026-q1/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n";
    let mud = "//- content/2026-q2/02-mud.md\n+++\ntitle = \"Mud\"\ndate = 2026-04-01\n+++\n";
    assert!(newsletter(rain).site().at("/q1/").contains("<h1>Q1</h1>"));
    // Its address stays what it was.
    let site = newsletter(&[rain, mud].concat()).on("2026-06-30").site();
    assert!(site.at("/q1/").contains("<h1>Season 2026</h1>"));
}

#[test]
fn folders_that_count_alike_are_told_numbers_of_their_own() {
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/01-mist/02-mud.md
+++
title = "Mud"
        ^^^^^ season 1 lies in two folders
        help: move its files to `content/01-light`, or count on: `content/02-mist`
        note: content/01-light/01-rain.md:2: the first is here
date = 2026-03-08
+++
//- content/01-sun/03-sun.md
+++
title = "Sun"
        ^^^^^ season 1 lies in two folders
        help: move its files to `content/01-light`, or count on: `content/03-sun`
        note: content/01-light/01-rain.md:2: the first is here
date = 2026-03-15
+++
"#,
    );
}

#[test]
fn folders_that_do_not_count_hold_any_season() {
    let site = newsletter(
        r#"//- content/01-first-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/01-first-light/02-mud.md
+++
title = "Mud"
date = 2026-03-08
season = 2
+++
//- content/drafts/sun.md
+++
title = "Sun"
date = 2026-03-15
season = 1
episode = 2
+++
//- content/letters/snow.md
+++
title = "Snow"
date = 2026-03-22
season = 2
episode = 3
+++
"#,
    )
    .site();
    assert_eq!(site.titles, ["Rain", "Sun", "Mud", "Snow"]);
    assert!(site.has("/first-light/rain/") && site.has("/first-light/sun/"));
}

#[test]
fn the_introduction_of_a_season_is_called_season() {
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
On to [the dusk](../dusk/index.md).
//- content/01-light/index.md
+++
^^^ an `index.md` introduces no season here
help: name it `season.md` to introduce the season of its folder
title = "Light"
date = 2026-03-01
+++
//- content/dusk/01-fog.md
+++
title = "Fog"
date = 2026-04-01
season = 2
+++
//- content/dusk/index.md
+++
^^^ an `index.md` introduces no season here
help: name it `season.md` to introduce the season of its folder
title = "Dusk"
+++
"#,
    );
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/01-light/index.md
+++
^^^ `date` is missing
help: add the day of publication: `date = 2026-03-01`; what introduces a season is called `season.md`
title = "Light"
+++
"#,
    );
    let site = newsletter(
        r#"//- content/rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
It rained.
//- content/rain/mud.md
+++
title = "Mud"
date = 2026-03-08
+++
It dried.
"#,
    )
    .site();
    assert!(site.has("/rain/") && site.has("/mud/"), "where there are no seasons, none is introduced");
}

#[test]
fn two_seasons_of_one_title_are_told() {
    proofread(
        r#"//- content/01-light/season.md
+++
title = "The Light"
+++
//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
It rained.
//- content/02-dusk/season.md
+++
title = "The light"
        ^^^^^^^^^^^ warning: two seasons are called “The light”
        note: content/01-light/season.md:2: the first is here
+++
//- content/02-dusk/01-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
It dried.
"#,
    );
}
