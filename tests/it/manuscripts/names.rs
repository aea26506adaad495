//! What the name of a file says: its season, its number, its day, its address.

use crate::support::{check, newsletter};

/// The addresses of the episodes and pages in `paths`, in their order.
#[track_caller]
pub fn addresses(paths: &[&str]) -> Vec<String> {
    let files: String = paths
        .iter()
        .enumerate()
        .map(|(at, path)| format!("//- {path}\n+++\ntitle = \"Letter {at}\"\ndate = 2026-03-{:02}\n+++\n", at + 1))
        .collect();
    let site = newsletter(&files).site();
    let title = |at: usize| format!("<h1>Letter {at}</h1>");
    (0..paths.len()).map(|at| site.mentions(&title(at)).concat()).collect()
}

#[test]
fn folders_are_seasons_and_files_are_episodes() {
    assert_eq!(
        addresses(&[
            "content/01-first-light/01-hello.md",
            "content/01-first-light/02-rain/index.md",
            "content/02-the-prism/s02e01-mud.md",
            "content/02-the-prism/2_snow.md",
        ]),
        ["/first-light/hello/", "/first-light/rain/", "/the-prism/mud/", "/the-prism/snow/"]
    );
}

#[test]
fn a_year_is_a_season_like_any_other() {
    assert_eq!(
        addresses(&["content/2024/528-issue.md", "content/2025/529-issue.md"]),
        ["/2024/issue/", "/2025/issue/"]
    );
}

#[test]
fn a_season_may_be_abbreviated_or_spelt_out() {
    assert_eq!(
        addresses(&["content/s01/01-hello.md", "content/S02-the-prism/01-rain.md", "content/season-3/01-mud.md"]),
        ["/s01/hello/", "/the-prism/rain/", "/season-3/mud/"]
    );
    let site = newsletter("//- content/s01/01-hello.md\n+++\ntitle = \"Hello\"\ndate = 2026-03-01\n+++\n").site();
    assert!(site.at("/s01/hello/").contains("Season 1 Episode 1"));
    assert!(site.at("/s01/").contains("<h1>Season 1</h1>"));
}

#[test]
fn a_name_that_means_something_else_is_told() {
    check(
        r#"//- content/2026-02-30-rain.md
+++
^^^ this file's name begins with `2026-02-30`, and there is no such day
help: name it after a day that there is
title = "Rain"
date = 2026-03-01
+++
//- content/index.md
+++
^^^ no page can be made of an `index.md` here: the home page is made from the episodes
help: give it another name, such as `about.md`; `templates/home.html` changes the home page
title = "Home"
+++
//- content/_index.md
+++
^^^ an `_index.md` introduces nothing here
help: the home page is made from the episodes: make it a page under another name, such as `about.md`
title = "Home"
+++
//- content/01-first-light/_index.md
+++
^^^ an `_index.md` introduces nothing here
help: name it `season.md` to introduce the season of its folder
title = "First light"
+++
"#,
    );
}

#[test]
fn without_seasons_addresses_are_short() {
    assert_eq!(addresses(&["content/01-hello.md", "content/02-rain/index.md"]), ["/hello/", "/rain/"]);
    assert_eq!(addresses(&["content/2026-03-01-hello.md", "content/2026-03-02-rain/index.md"]), ["/hello/", "/rain/"]);
}

#[test]
fn a_name_that_only_counts_is_its_own_address() {
    assert_eq!(addresses(&["content/01.md", "content/2/index.md"]), ["/01/", "/2/"]);
    assert_eq!(addresses(&["content/01/01.md"]), ["/01/01/"]);
}

#[test]
fn names_in_any_script_become_latin_addresses() {
    assert_eq!(
        addresses(&["content/01-Où est l'été.md", "content/02-雨の日.md", "content/03-\"Quotes\" & more!.md"]),
        ["/ou-est-lete/", "/yu-nori/", "/quotes-more/"]
    );
}

#[test]
fn a_name_that_cannot_be_spoken_needs_a_slug() {
    check(
        r#"//- content/01-!!!.md
+++
^^^ no address can be made of this file's name
help: add `slug = "a-few-words"`
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn front_matter_wins_over_the_name() {
    let site = newsletter(
        r#"//- content/01-first-light/01-hello.md
+++
title = "Hello"
date = 2026-03-01
+++
//- content/01-first-light/02-rain.md
+++
title = "Rain"
date = 2026-03-08
season = 1
episode = 3
slug = "heavy-rain"
+++
//- content/01-first-light/s09e09-mud.md
+++
title = "Mud"
date = 2026-03-15
season = 1
episode = 2
+++
"#,
    )
    .site();
    assert_eq!(site.titles, ["Hello", "Mud", "Rain"]);
    assert!(site.has("/first-light/heavy-rain/"));
    assert!(site.at("/first-light/heavy-rain/").contains("Season 1 Episode 3"));
}

#[test]
fn the_masthead_may_shape_addresses() {
    let site = newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
permalink = "/{year}/{month}/{day}/s{season}e{episode}-{slug}/"
//- content/02-mud/07-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-mud/bonus-drop.md
+++
title = "A bonus has no number, and so the usual address"
date = 2026-03-02
kind = "bonus"
+++
"#,
    )
    .site();
    assert!(site.has("/2026/03/01/s2e7-rain/"));
    assert!(site.has("/mud/bonus-drop/"));
}

#[test]
fn pages_stand_where_their_file_says() {
    let site = newsletter(
        r#"//- content/about.md
+++
title = "About"
+++
//- content/press/index.md
+++
title = "Press"
+++
//- content/legal/imprint.md
+++
title = "Imprint"
slug = "impressum"
+++
"#,
    )
    .site();
    assert!(site.has("/about/") && site.has("/press/") && site.has("/legal/impressum/"));
    check(
        r#"//- content/press/2025/prize.md
+++
title = "Prize"
+++
//- content/press/2026/prize.md
+++
^ two things would be published at `press/prize/index.html`
help: give one of them another name or `slug`: only the outermost folder stands in an address
note: content/press/2025/prize.md:1: the first is here
title = "Prize"
+++
"#,
    );
}

#[test]
fn a_name_that_is_nearly_special_is_told() {
    check(
        r#"//- content/season.md
+++
^^^ a `season.md` introduces the season in whose folder it lies, and this lies in none
help: move it into that folder, or give it another name if it is a page
title = "Light"
+++
//- content/01-light/Season.md
+++
^^^ the name of this file is nearly `season.md`, and means nothing in capitals
help: name it `season.md`
title = "Light"
+++
//- content/02-mud/01-rain/Index.md
+++
^^^ the name of this file is nearly `index.md`, and means nothing in capitals
help: name it `index.md`
title = "Rain"
date = 2026-03-01
+++
//- content/404.md
+++
^^^ `date` is missing
help: the page for addresses at which nothing is comes from `templates/404.html`; to episode 404, add the day of publication: `date = 2026-03-01`
title = "Nothing here"
+++
"#,
    );
}

#[test]
fn front_matter_that_says_another_number_than_a_name_is_told() {
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/01-light/02-mud.md
+++
title = "Mud"
date = 2026-03-08
season = 1
episode = 3
          ^ warning: the name of this file says episode 2
          help: give the file another name, or take this out
          ^ warning: the numbers jump from 1 to 3: there is no S1E2
+++
//- content/01-light/sun.md
+++
title = "Sun"
date = 2026-03-15
season = 2
         ^ warning: the name of this folder says season 1
         help: move the file to the others of its season, or take this out
episode = 1
+++
"#,
    );
}

#[test]
fn a_number_is_whole() {
    check(
        r#"//- content/02-second/1_ice.md
+++
title = "Ice"
date = 2026-03-01
+++
//- content/02-second/1.5-half.md
+++
title = "Half"
        ^^^^^^ the number `1.5` counts as 1, so two episodes are both S2E1
        help: a number is whole: begin the file's name with another, or with none and add `kind = "bonus"`
        note: content/02-second/1_ice.md:2: the other is here
date = 2026-03-08
+++
"#,
    );
    check(
        r#"//- content/02-second/01-ice.md
+++
title = "Ice"
date = 2026-03-01
+++
//- content/02-second/half.md
+++
title = "Half"
kind = "bonus"
date = 2026-03-08
+++
"#,
    );
}
