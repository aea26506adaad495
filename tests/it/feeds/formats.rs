//! Atom and JSON Feed beside RSS: three ways to say the same, of everything that has a feed.

use crate::support::{Newsletter, all_between, check, newsletter};

fn letters() -> Newsletter {
    newsletter(LETTERS)
}

const LETTERS: &str = r#"//- newsletter.toml
title = "Letters & more"
description = "About the <weather>."
base_url = "https://letters.example/weekly"
id = "letters.example"
author = { name = "Ada", email = "ada@letters.example", url = "https://ada.example/" }
language = "en-GB"
[feed]
formats = ["rss", "atom", "json"]
hub = "https://hub.example/?a=1&b=2"
//- content/01-first-light/01-hello.md
+++
title = "Hello & goodbye"
date = 2026-01-06
summary = "Where it begins."
tags = ["weather"]
+++
One & ]]> [two](S1E2).
//- content/01-first-light/02-rain/index.md
+++
title = "Rain"
date = 2026-01-13T09:30:00+01:00
authors = ["Grace", "Edsger"]
audio = { file = "rain.mp3" }
guid = "https://old.example/?p=7&x"
+++
It rained.
//- content/01-first-light/02-rain/rain.mp3
four bytes
"#;

/// What a reader sees of an item: its name, title, address, moment and text.
type Seen = (String, String, String, String, String);

fn seen_in_rss(letters: &Newsletter, address: &str) -> Vec<Seen> {
    let text = |it: Option<&str>| it.expect("the item has it").to_owned();
    let item = |it: &rss::Item| {
        let moment = chrono::DateTime::parse_from_rfc2822(&text(it.pub_date())).expect("a date").to_rfc3339();
        let guid = it.guid().expect("the item has a name").value().to_owned();
        (guid, text(it.title()), text(it.link()), moment, text(it.content()))
    };
    letters.site().feed(address).items().iter().map(item).collect()
}

fn seen_in_atom(letters: &Newsletter, address: &str) -> Vec<Seen> {
    let entry = |it: &atom_syndication::Entry| {
        let alternate = it.links().iter().find(|it| it.rel() == "alternate").expect("it has a page");
        let moment = it.published().expect("it has a date").to_rfc3339();
        let content = it.content().and_then(|it| it.value()).expect("it has a text").to_owned();
        (it.id().to_owned(), it.title().value.clone(), alternate.href().to_owned(), moment, content)
    };
    letters.site().atom(address).entries().iter().map(entry).collect()
}

fn seen_in_json(letters: &Newsletter, address: &str) -> Vec<Seen> {
    let feed = letters.site().json(address);
    let item = |it: &serde_json::Value| {
        let text = |name: &str| it[name].as_str().expect("a text").to_owned();
        (text("id"), text("title"), text("url"), text("date_published"), text("content_html"))
    };
    feed["items"].as_array().expect("a list").iter().map(item).collect()
}

#[test]
fn every_format_says_the_same() {
    for place in ["", "/first-light", "/tags/weather"] {
        let seen = seen_in_rss(&letters(), &format!("{place}/feed.xml"));
        assert!(!seen.is_empty(), "{place}");
        assert_eq!(seen_in_atom(&letters(), &format!("{place}/feed.atom.xml")), seen);
        assert_eq!(seen_in_json(&letters(), &format!("{place}/feed.json")), seen);
    }
    let [(guid, ..), (_, title, _, moment, text)] = &seen_in_rss(&letters(), "/feed.xml")[..] else {
        panic!("there are two episodes");
    };
    assert_eq!(guid, "https://old.example/?p=7&x");
    assert_eq!((&**title, &**moment), ("Hello & goodbye", "2026-01-06T00:00:00+00:00"));
    assert_eq!(text, "<p>One &amp; ]]&gt; <a href=\"https://letters.example/weekly/first-light/rain/\">two</a>.</p>");
}

#[test]
fn without_a_word_there_is_rss_alone() {
    let site = newsletter(&LETTERS.replace("formats = [\"rss\", \"atom\", \"json\"]\n", "")).site();
    assert!(site.has("/feed.xml") && !site.has("/feed.atom.xml") && !site.has("/feed.json"));
}

#[test]
fn pages_name_the_feeds_that_they_are_in() {
    let feeds = |page: &str| -> Vec<(String, String)> {
        let site = letters().site();
        let links = all_between(site.at(page), "<link rel=\"alternate\" type=\"", ">");
        let (media_type, rest) = (0, 1);
        let parts = |it: &str| it.split('"').map(str::to_owned).collect::<Vec<_>>();
        links.iter().map(|it| (parts(it)[media_type].clone(), parts(it)[rest..].concat())).collect()
    };
    let named = |media_type: &str, title: &str, url: &str| {
        (format!("application/{media_type}"), format!(" title=Letters &amp; more{title} href=/weekly{url}"))
    };
    let whole = [
        named("rss+xml", "", "/feed.xml"),
        named("atom+xml", " (Atom)", "/feed.atom.xml"),
        named("feed+json", " (JSON Feed)", "/feed.json"),
    ];
    assert_eq!(feeds("/archive/"), whole);
    assert_eq!(feeds("/tags/weather/")[3], named("rss+xml", " – weather", "/tags/weather/feed.xml"));
    let season = feeds("/first-light/");
    assert_eq!(season[..3], whole);
    assert_eq!(season[3], named("rss+xml", " – First light", "/first-light/feed.xml"));
    assert_eq!(season[6], named("rss+xml", " – First light (from the start)", "/first-light/from-the-start.xml"));
    assert_eq!(feeds("/first-light/hello/").len(), 6, "the newsletter and the season");
}

#[test]
fn the_first_format_is_the_one_that_pages_show() {
    let site = newsletter(&LETTERS.replace("\"rss\", \"atom\", \"json\"", "\"json\", \"rss\"")).site();
    assert!(site.at("/").contains("<a href=\"/weekly/feed.json\" type=\"application/feed+json\">"));
    assert!(
        site.at("/first-light/").contains("<a href=\"/weekly/first-light/feed.json\" type=\"application/feed+json\">")
    );
}

#[test]
fn an_atom_feed_says_who_and_where() {
    let site = letters().site();
    let feed = site.atom("/feed.atom.xml");
    assert_eq!((feed.title().value.as_str(), feed.lang()), ("Letters & more", Some("en-GB")));
    assert_eq!(feed.subtitle().map(|it| it.value.as_str()), Some("About the <weather>."));
    assert_eq!(feed.id(), "tag:letters.example,2026:feed", "it stays when the newsletter moves");
    assert_eq!(feed.updated().to_rfc3339(), "2026-01-13T09:30:00+01:00", "not the clock's");
    let links: Vec<_> = feed.links().iter().map(|it| (it.rel(), it.href())).collect();
    assert_eq!(
        links,
        [
            ("self", "https://letters.example/weekly/feed.atom.xml"),
            ("alternate", "https://letters.example/weekly/"),
            ("hub", "https://hub.example/?a=1&b=2"),
        ]
    );
    let person = &feed.authors()[0];
    assert_eq!(
        (person.name(), person.uri(), person.email()),
        ("Ada", Some("https://ada.example/"), Some("ada@letters.example"))
    );
    let rain = &feed.entries()[0];
    let authors: Vec<_> = rain.authors().iter().map(atom_syndication::Person::name).collect();
    assert_eq!(authors, ["Grace", "Edsger"]);
    let enclosure = rain.links().iter().find(|it| it.rel() == "enclosure").expect("there is a recording");
    assert_eq!((enclosure.length(), enclosure.mime_type()), (Some("11"), Some("audio/mpeg")));
    assert!(feed.entries()[1].authors().is_empty(), "the feed's own goes without saying");
}

#[test]
fn a_json_feed_says_who_and_where() {
    let feed = letters().site().json("/feed.json");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://letters.example/weekly/feed.json");
    assert_eq!(feed["home_page_url"], "https://letters.example/weekly/");
    assert_eq!(feed["hubs"][0]["type"], "WebSub");
    assert_eq!(feed["authors"][0]["name"], "Ada");
    let rain = &feed["items"][0];
    assert_eq!(rain["attachments"][0]["size_in_bytes"], 11);
    assert_eq!(rain["authors"][1]["name"], "Edsger");
    assert_eq!(feed["items"][1]["tags"], serde_json::json!(["First light", "weather"]));
    assert_eq!(feed["items"][1]["summary"], "Where it begins.");
}

#[test]
fn a_hub_is_named_where_readers_look_for_it() {
    let site = letters().site();
    let hub = "<atom:link rel=\"hub\" href=\"https://hub.example/?a=1&#x26;b=2\"/>";
    assert!(site.at("/feed.xml").contains(hub) && site.at("/first-light/feed.xml").contains(hub));
}

#[test]
fn control_characters_reach_no_format() {
    let text = LETTERS.replace("It rained.", "It\u{0} r\u{b}ain\u{7f}ed\u{fffe}.");
    let site = newsletter(&text).site();
    for feed in ["/feed.xml", "/feed.atom.xml", "/feed.json"] {
        let forbidden =
            |it: char| matches!(it, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}');
        assert!(!site.at(feed).contains(forbidden) && !site.at(feed).contains("\\u00"), "{feed}");
    }
}

#[test]
fn what_the_author_says_of_feeds_is_checked() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[feed]
formats = ["rss", "atmo"]
                  ^^^^^^ no format of feeds is called `atmo`
                  help: did you mean `atom`?
items = "some"
        ^^^^^^ `items` must be `"all"` or a number
        help: write `items = "all"` or `items = 50`
hub = "hub.example"
      ^^^^^^^^^^^^^ `hub` must be a web address
      help: write the whole address of the hub, such as `hub = "https://hub.example.org/"`
itmes = 20
^^^^^ no key is called `itmes`
help: did you mean `items`?
"#,
    );
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
feed = { formats = ["rss", "rss"] }
                           ^^^^^ `rss` stands here twice
                           help: take one out
"#,
    );
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
feed = { formats = [] }
       ^^^^^^^^^^^^^^^^ a newsletter needs a feed, and `formats` names no format
       help: write `formats = ["rss"]`, or leave it out
"#,
    );
}

#[test]
fn atom_cannot_say_every_name() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
feed = { formats = ["rss", "atom"] }
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
guid = "post-7"
       ^^^^^^^^ Atom knows an episode by an address or a tag, and `post-7` is neither
       help: take `atom` out of the `formats` of feeds, or this `guid` if no reader knows it
+++
"#,
    );
}
