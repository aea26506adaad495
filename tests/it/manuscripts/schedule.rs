//! What is not finished or not due is as good as not there, everywhere, until the author asks for it.

use crate::support::{check, newsletter};

const LETTERS: &str = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
timezone = "Pacific/Auckland"
//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
tags = ["weather"]
+++
//- content/01-light/02-mud.md
+++
title = "Mudlark"
date = 2026-03-08
draft = true
tags = ["mudlarking"]
aliases = ["/old-mudlark/"]
+++
//- content/01-light/03-sun/index.md
+++
title = "Sunstone"
date = 2026-03-15
pairings = [{ kind = "tea", title = "Sunstone blend" }]
+++
![The stone](sunstone.png)
//- content/01-light/03-sun/sunstone.png 4x3
//- content/01-light/04-snow.md
+++
title = "Snow"
date = 2026-03-10
+++
//- content/02-dark/01-night.md
+++
title = "Sunstone again"
date = 2026-04-01
+++
//- content/colophon.md
+++
title = "Mudlark's colophon"
draft = true
+++
"#;

#[test]
fn what_is_withheld_is_nowhere() {
    let site = newsletter(LETTERS).on("2026-03-12").site();
    assert_eq!(site.titles, ["Rain", "Snow"]);
    assert_eq!(site.mentions("Mudlark"), [""; 0]);
    assert_eq!(site.mentions("Sunstone"), [""; 0]);
    assert_eq!(site.mentions("sunstone"), [""; 0]);
    assert_eq!(
        site.addresses(),
        [
            "/404.html",
            "/archive/",
            "/card.png",
            "/favicon.svg",
            "/feed.xml",
            "/feeds.opml",
            "/",
            "/light/feed.xml",
            "/light/from-the-start.xml",
            "/light/",
            "/light/rain/",
            "/light/snow/",
            "/reader.js",
            "/robots.txt",
            "/search.js",
            "/search/cards-0.json",
            "/search/guide.json",
            "/search/",
            "/search/words-0.txt",
            "/sitemap.xml",
            "/style.css",
            "/tags/",
            "/tags/weather/feed.xml",
            "/tags/weather/"
        ]
    );
}

#[test]
fn neighbours_pass_over_what_is_withheld() {
    let site = newsletter(LETTERS).on("2026-03-12").site();
    assert!(site.at("/light/rain/").contains(r#"<link rel="next" href="/light/snow/">"#));
    assert!(site.at("/light/snow/").contains(r#"<link rel="prev" href="/light/rain/">"#));
    assert!(!site.at("/light/snow/").contains(r#"rel="next""#));
}

#[test]
fn an_episode_appears_when_its_day_begins_where_the_newsletter_is_at_home() {
    // Auckland is thirteen hours ahead of Greenwich in March.
    let appeared = |moment| newsletter(LETTERS).at_moment(moment).site().has("/light/sun/");
    assert!(!appeared("2026-03-14T10:59:59Z"));
    assert!(appeared("2026-03-14T11:00:00Z"));
}

#[test]
fn a_moment_is_a_day_where_the_newsletter_is_at_home() {
    let letter = |date: &str| {
        format!(
            r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
timezone = "Pacific/Auckland"
//- content/01-rain.md
+++
title = "Rain"
date = {date}
+++
"#
        )
    };
    // Eleven in the morning at Greenwich, a minute later, is midnight of the next day in Auckland.
    let appears =
        |date, day: &str| newsletter(&letter(date)).at_moment(&format!("{day}T10:59:00Z")).site().has("/rain/");
    assert!(appears("2026-03-15T10:59:00Z", "2026-03-15"));
    assert!(!appears("2026-03-15T11:00:00Z", "2026-03-15"));
    assert!(appears("2026-03-15T23:00:00", "2026-03-15"), "a time without an offset is the newsletter's own");
}

#[test]
fn drafts_are_shown_on_request_and_marked() {
    let site = newsletter(LETTERS).on("2026-03-12").with_drafts().site();
    assert_eq!(site.titles, ["Rain", "Mudlark", "Snow"]);
    assert!(site.at("/light/mud/").contains(r#"<strong class="draft">"#));
    assert!(!site.at("/light/rain/").contains(r#"<strong class="draft">"#));
    assert!(site.has("/old-mudlark/") && site.has("/colophon/"));
}

#[test]
fn the_future_is_shown_on_request() {
    let site = newsletter(LETTERS).on("2026-03-12").with_future().site();
    assert_eq!(site.titles, ["Rain", "Sunstone", "Snow", "Sunstone again"]);
    assert!(site.has("/light/sun/sunstone.png") && site.has("/dark/") && site.has("/pairings/"));
}

#[test]
fn a_link_to_what_is_withheld_is_told() {
    let letters = |link: &str| {
        format!(
            r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
{link}
//- content/02-sun.md
+++
title = "Sun"
date = 2026-07-01
+++
//- content/03-mud.md
+++
title = "Mud"
date = 2026-03-02
draft = true
+++
"#
        )
    };
    check(&letters(
        r#"[next week](E2), [the same](02-sun.md)
^^^^^^^^^^^^^^^ this leads to `content/02-sun.md`, but it is not published before 2026-07-01
help: publish it first, or take the link out until then
                 ^^^^^^^^^^^^^^^^^^^^^ this leads to `content/02-sun.md`, but it is not published before 2026-07-01"#,
    ));
    check(&letters(
        r#"[mud](@/03-mud.md)
^^^^^^^^^^^^^^^^^^ this leads to `content/03-mud.md`, but it is a draft"#,
    ));
    newsletter(&letters("[next week](E2)")).with_future().check();
}

#[test]
fn what_is_withheld_may_link_to_what_is_withheld() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-07-01
+++
[next](E2)
//- content/02-sun.md
+++
title = "Sun"
date = 2026-07-08
+++
[before](E1)
"#,
    );
}

/// A season of a published episode and a draft, which say this; the files of `more` are beside them.
fn shared(published: &str, draft: &str, more: &str) -> String {
    format!(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
{published}
//- content/01-light/02-mud.md
+++
title = "Mud"
date = 2026-03-02
draft = true
+++
{draft}
//- content/01-light/two drops.png 4x3
{more}"#
    )
}

#[test]
fn a_picture_that_only_a_draft_shows_is_withheld_however_it_is_written() {
    for draft in ["![t](two%20drops.png)", "![t](<two drops.png>)", "![t](@/01-light/two%20drops.png)"] {
        let site = newsletter(&shared("", draft, "")).site();
        assert!(!site.has("/light/two drops.png"), "{draft}");
    }
}

#[test]
fn a_picture_that_something_published_shows_is_published() {
    let (plain, encoded) = ("![t](<two drops.png>)", "![t](two%20drops.png)");
    let preface = format!("//- content/01-light/season.md\n+++\ntitle = \"Light\"\n+++\n{encoded}\n");
    let masthead = "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n";
    let image = format!("{masthead}podcast.image = \"@/01-light/two drops.png\"\n");
    let link = format!("{masthead}links = [{{ title = \"Drops\", url = \"@/01-light/two%20drops.png\" }}]\n");
    for (published, more) in [(encoded, ""), ("", &*preface), ("", &*image), ("", &*link)] {
        let site = newsletter(&shared(published, plain, more)).site();
        assert!(site.has("/light/two drops.png"), "{published}{more}");
    }
}

#[test]
fn a_picture_that_something_published_shows_by_its_address_is_published() {
    let masthead = "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n";
    let image = format!("{masthead}podcast.image = \"/light/two drops.png\"\n");
    let by_address = "![t](/light/two%20drops.png)";
    for (published, more) in [(by_address, ""), ("[t](</light/two drops.png?x#y>)", ""), ("", &*image)] {
        let site = newsletter(&shared(published, "![t](two%20drops.png)", more)).site();
        assert!(site.has("/light/two drops.png"), "{published}{more}");
    }
    assert!(
        !newsletter(&shared("/light/two%20drops.png", "![t](two%20drops.png)", "")).site().has("/light/two drops.png")
    );
}

#[test]
fn a_picture_whose_name_stands_in_html_that_is_published_is_published() {
    let draft = "![t](two%20drops.png)";
    for published in [
        "<img src=\"two drops.png\" alt=\"\">",
        "<img src=\"/light/two%20drops.png\" alt=\"\">",
        "Drops: <picture><source srcset=\"two%20drops.png 2x\"></picture>",
    ] {
        let site = newsletter(&shared(published, draft, "")).site();
        assert!(site.has("/light/two drops.png"), "{published}");
    }
    assert!(!newsletter(&shared("<i>drops.png</i>", draft, "")).site().has("/light/two drops.png"));
    let withheld = newsletter(&shared("", &format!("{draft}\n\n<img src=\"two drops.png\" alt=\"\">"), ""));
    assert!(!withheld.site().has("/light/two drops.png"));
}

#[test]
fn the_introduction_of_a_season_that_has_not_begun_is_withheld_with_its_pictures() {
    let site = newsletter(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-dark/season.md
+++
title = "Dark"
+++
![t](map.png)
//- content/02-dark/01-night.md
+++
title = "Night"
date = 2026-09-01
+++
//- content/02-dark/map.png 4x3
"#,
    )
    .site();
    assert!(!site.has("/dark/") && !site.has("/dark/map.png"));
}

#[test]
fn an_empty_newsletter_is_a_newsletter() {
    let site = newsletter("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2030-01-01\n+++\n").site();
    assert!(site.titles.is_empty());
    assert!(site.at("/").contains("<h1"));
    assert_eq!(site.feed("/feed.xml").items().len(), 0);
    assert_eq!(site.feed("/feed.xml").last_build_date(), None);
}

#[test]
fn a_moment_has_one_day_everywhere() {
    let evening = newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
timezone = "America/New_York"
permalink = "/{year}/{month}/{day}/{slug}/"
//- content/rain.md
+++
title = "Rain"
date = 2025-11-30T04:30:00Z
+++
It rained.
"#,
    );
    let site = evening.on("2025-11-29").site();
    assert!(site.at("/2025/11/29/rain/").contains("November 29, 2025"));
    assert!(site.mentions("November 30").is_empty(), "{:?}", site.mentions("November 30"));
    assert!(site.at("/sitemap.xml").contains("/rain/</loc><lastmod>2025-11-29</lastmod>"));
    // What feeds know it by does not move with the newsletter.
    assert!(site.at("/feed.xml").contains("tag:letters.example,2025:2025-11-30<"));
}
