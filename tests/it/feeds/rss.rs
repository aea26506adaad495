//! The RSS feeds, as a feed reader understands them.

use crate::support::{Newsletter, newsletter};

fn letters() -> Newsletter {
    newsletter(LETTERS)
}

const LETTERS: &str = r#"//- newsletter.toml
title = "Letters & more"
description = "About the weather."
base_url = "https://letters.example"
id = "letters.example"
timezone = "Europe/Berlin"
author = { name = "Ada" }
language = "en-GB"
//- content/01-first-light/season.md
+++
title = "First Light"
summary = "How it began."
+++
//- content/01-first-light/01-hello.md
+++
title = "Hello"
date = 2026-01-06
summary = "Where it begins."
tags = ["weather", "tea"]
+++
## Mud

[here](#mud), [there](S1E2#drop), [root](/media/x.jpg), [site](https://elsewhere.example/?a=1&b=2)
//- content/01-first-light/02-rain/index.md
+++
title = "Rain <&> \"more\""
date = 2026-01-13T09:30:00
authors = ["Grace", "Edsger"]
cover = { image = "a drop.png", alt = "A \"drop\"", credit = "Grace" }
pairings = [{ kind = "Tea", title = "Oolong", by = "Ada", url = "https://tea.example" }]
+++
## Drop

![A drop](<a drop.png> "Wet")

It rained[^1]. `1 < 2 && ]]>`

[^1]: All night.

<a href="/about/" onclick="alert(1)">raw</a> ]]> <script>alert(1)</script><img src="a%20drop.png" srcset="a%20drop.png 1x, /x.jpg 2x">
//- content/01-first-light/02-rain/a drop.png 640x480
//- content/02-the-prism/01-mud.md
+++
title = "Mud"
date = 2026-07-01
+++
//- static/media/x.jpg
//- static/x.jpg
"#;

#[test]
fn the_channel_says_what_it_is() {
    let feed = letters().on("2026-02-01").site().feed("/feed.xml");
    assert_eq!(feed.title(), "Letters & more");
    assert_eq!(feed.link(), "https://letters.example/");
    assert_eq!(feed.description(), "About the weather.");
    assert_eq!(feed.language(), Some("en-GB"));
    let this = &feed.extensions()["atom"]["link"][0];
    assert_eq!(this.attrs()["href"], "https://letters.example/feed.xml");
    assert_eq!(this.attrs()["rel"], "self");
}

#[test]
fn a_feed_is_one_document_of_xml() {
    let site = letters().site();
    for feed in ["/feed.xml", "/first-light/feed.xml"] {
        assert!(site.at(feed).starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"), "{}", site.at(feed));
        assert_eq!(site.at(feed).matches("<?xml").count(), 1, "a second declaration is an error to every reader");
    }
}

#[test]
fn the_newest_comes_first_and_dates_the_feed() {
    let feed = letters().site().feed("/feed.xml");
    let items: Vec<_> = feed.items().iter().filter_map(|it| it.title()).collect();
    assert_eq!(items, ["Rain <&> “more”", "Hello"]);
    assert_eq!(feed.last_build_date(), Some("Tue, 13 Jan 2026 09:30:00 +0100"), "not the clock's");
    assert_eq!(feed.items()[1].pub_date(), Some("Tue, 06 Jan 2026 00:00:00 +0100"));
    let later = letters().with_future().site().feed("/feed.xml");
    assert_eq!(later.last_build_date(), Some("Wed, 01 Jul 2026 00:00:00 +0200"));
}

#[test]
fn an_item_is_the_whole_episode() {
    let feed = letters().site().feed("/feed.xml");
    let (rain, hello) = (&feed.items()[0], &feed.items()[1]);
    assert_eq!(hello.description(), Some("Where it begins."));
    assert_eq!(hello.link(), Some("https://letters.example/first-light/hello/"));
    let categories: Vec<_> = hello.categories().iter().map(rss::Category::name).collect();
    assert_eq!(categories, ["First Light", "weather", "tea"]);
    let creators = |item: &rss::Item| item.dublin_core_ext().map(|it| it.creators().to_vec());
    assert_eq!(creators(hello), Some(vec!["Ada".to_owned()]));
    assert_eq!(creators(rain), Some(vec!["Grace".to_owned(), "Edsger".to_owned()]));
    let content = rain.content().unwrap_or_default();
    for part in [
        r#"<figure><img src="https://letters.example/first-light/rain/a%20drop.png" alt="A “drop”"><figcaption>Grace</figcaption></figure>"#,
        "<h2>Drop</h2>",
        "<figcaption>Wet</figcaption>",
        "It rained<sup>1</sup>.",
        "<code>1 &lt; 2 &amp;&amp; ]]",
        "<li><p>All night.</p></li>",
        r#"<li>Tea: <a href="https://tea.example">Oolong</a> by Ada</li>"#,
    ] {
        assert!(content.contains(part), "{part} is not in {content}");
    }
}

#[test]
fn every_address_is_absolute_and_nothing_runs() {
    let site = letters().at("https://example.org/letters").site();
    let feed = site.feed("/feed.xml");
    for item in feed.items() {
        let content = item.content().unwrap_or_default();
        for attribute in ["href=\"", "src=\"", "srcset=\""] {
            for address in crate::support::all_between(content, attribute, "\"") {
                assert!(address.starts_with("https://"), "{address} in {content}");
            }
        }
        assert!(!content.contains("script") && !content.contains("onclick"), "{content}");
        assert!(!content.contains(" id=") && !content.contains(" class="), "{content}");
    }
    let hello = feed.items()[1].content().unwrap_or_default();
    for address in [
        "https://example.org/letters/first-light/hello/#mud",
        "https://example.org/letters/first-light/rain/#drop",
        "https://example.org/letters/media/x.jpg",
        "https://elsewhere.example/?a=1&amp;b=2",
    ] {
        assert!(hello.contains(&format!("href=\"{address}\"")), "{address} is not in {hello}");
    }
    let rain = feed.items()[0].content().unwrap_or_default();
    assert!(rain.contains("/letters/first-light/rain/a%20drop.png 1x, https://example.org/letters/x.jpg 2x"), "{rain}");
}

#[test]
fn readers_know_an_episode_by_a_name_that_no_move_changes() {
    let guids = |newsletter: Newsletter| -> Vec<String> {
        let feed = newsletter.site().feed("/feed.xml");
        feed.items().iter().filter_map(|it| it.guid()).map(|it| it.value().to_owned()).collect()
    };
    let before = guids(letters());
    assert_eq!(before, ["tag:letters.example,2026:s01e02", "tag:letters.example,2026:s01e01"]);
    assert_eq!(guids(letters().at("https://elsewhere.example/path")), before);
    let renamed = LETTERS
        .replace("01-hello.md", "01-good-morning.md")
        .replace("title = \"Hello\"", "title = \"Good morning\"\nslug = \"morning\"");
    assert_eq!(guids(newsletter(&renamed)), before);
    assert!(letters().site().at("/feed.xml").contains("<guid isPermaLink=\"false\">"));
}

#[test]
fn a_name_may_be_fixed_or_made_of_the_day() {
    let site = newsletter(
        r#"//- content/hello.md
+++
title = "Hello"
date = 2026-01-06
+++
//- content/rain.md
+++
title = "Rain"
date = 2026-01-13
guid = "https://old.example/?p=7"
+++
"#,
    )
    .site();
    let feed = site.feed("/feed.xml");
    let guids: Vec<_> = feed.items().iter().filter_map(|it| it.guid()).map(rss::Guid::value).collect();
    assert_eq!(guids, ["https://old.example/?p=7", "tag:letters.example,2026:2026-01-06"]);
}

#[test]
fn whoever_was_given_a_name_keeps_it() {
    crate::support::check(
        r#"//- content/01-a/01-hello.md
+++
title = "Hello"
        ^^^^^^^ feeds know two episodes as `tag:letters.example,2026:s01e01`
        help: give this one a name of its own: `guid = "tag:letters.example,2026:hello"`
        note: content/01-a/02-rain.md:4: the other is here
date = 2026-01-06
+++
//- content/01-a/02-rain.md
+++
title = "Rain"
date = 2026-01-13
guid = "tag:letters.example,2026:s01e01"
+++
"#,
    );
}

#[test]
fn two_episodes_of_one_name_are_a_mistake() {
    crate::support::check(
        r#"//- content/hello.md
+++
title = "Hello"
date = 2026-01-06
+++
//- content/rain.md
+++
title = "Rain"
        ^^^^^^ feeds know two episodes as `tag:letters.example,2026:2026-01-06`
        help: give this one a name of its own: `guid = "tag:letters.example,2026:rain"`
        note: content/hello.md:2: the other is here
date = 2026-01-06
+++
"#,
    );
}

#[test]
fn each_season_has_its_feed() {
    let site = letters().site();
    let feed = site.feed("/first-light/feed.xml");
    assert_eq!(feed.title(), "Letters & more – First Light");
    assert_eq!(feed.description(), "How it began.");
    assert_eq!(feed.link(), "https://letters.example/first-light/");
    assert_eq!(feed.items().len(), 2);
    let all = letters().with_future().site();
    assert_eq!(all.feed("/the-prism/feed.xml").items().len(), 1);
    assert_eq!(
        feed.items()[0].guid().map(rss::Guid::value),
        all.feed("/feed.xml").items()[1].guid().map(rss::Guid::value),
        "whichever feed a reader has"
    );
}

#[test]
fn control_characters_never_reach_a_feed() {
    let site = newsletter(
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nA\u{0}B\u{1}C\u{b}D\u{1f}E\u{7f}F\u{fffe}G\tH\u{1f7e2}",
    )
    .site();
    let feed = site.at("/feed.xml");
    assert!(
        !feed
            .contains(|it: char| matches!(it, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}'))
    );
    assert!(site.feed("/feed.xml").items()[0].content().unwrap_or_default().contains("\u{1f7e2}"));
}

#[test]
fn a_feed_may_hold_the_newest_only() {
    let letters = |items: &str| {
        let episodes: String = (1..=9)
            .map(|it| format!("//- content/{it}-rain-{it}.md\n+++\ntitle = \"Rain {it}\"\ndate = 2026-03-0{it}\n+++\n"))
            .collect();
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nfeed = {{ items = {items} }}\n{episodes}"
        ))
        .site()
        .feed("/feed.xml")
    };
    assert_eq!(letters("\"all\"").items().len(), 9);
    assert_eq!(letters("99").items().len(), 9);
    let newest = letters("2");
    let titles: Vec<_> = newest.items().iter().filter_map(|it| it.title()).collect();
    assert_eq!(titles, ["Rain 9", "Rain 8"]);
}

#[test]
fn a_recording_is_an_enclosure() {
    let letters = |audio: &str| {
        newsletter(&format!(
            "//- content/02-x/03-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{audio}\n+++\n\
             //- content/02-x/03-rain/rain.mp3\nfour bytes\n"
        ))
        .site()
        .feed("/feed.xml")
        .items()[0]
            .enclosure()
            .map(|it| [it.url(), it.length(), it.mime_type()].map(str::to_owned))
    };
    assert_eq!(letters(""), None);
    assert_eq!(
        letters(r#"audio = { file = "rain.mp3" }"#),
        Some(["https://letters.example/x/rain/rain.mp3", "11", "audio/mpeg"].map(str::to_owned))
    );
    assert_eq!(
        letters(r#"audio = { url = "https://audio.example/rain.ogg", length = 12 }"#),
        Some(["https://audio.example/rain.ogg", "12", "audio/ogg"].map(str::to_owned))
    );
}

#[test]
fn an_hour_that_the_clocks_skip_is_the_hour_after_it() {
    let date = |timezone: &str, date: &str| {
        let site = newsletter(&format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\ntimezone = \"{timezone}\"\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = {date}\n+++\n"
        ))
        .with_future()
        .site();
        site.feed("/feed.xml").items()[0].pub_date().map(str::to_owned).expect("an item has a date")
    };
    assert_eq!(date("Europe/Berlin", "2026-03-29T02:30:00"), "Sun, 29 Mar 2026 03:30:00 +0200");
    assert_eq!(date("Europe/Berlin", "2026-10-25T02:30:00"), "Sun, 25 Oct 2026 02:30:00 +0200", "the first of the two");
    // In Santiago clocks change at midnight: this day has none.
    assert_eq!(date("America/Santiago", "2026-09-06"), "Sun, 06 Sep 2026 01:00:00 -0300");
}
