//! Feeds of long newsletters: how much one holds, where the rest is, and where those begin who come late.

use feuilleton::feed;
use feuilleton::manuscript::FeedFormat;
use feuilleton::newsletter::{Feed, FeedPart};

use crate::support::{Folder, Newsletter, Site, between, newsletter};

/// So many episodes of one season, a day apart.
fn letters(episodes: usize, feed: &str) -> Newsletter {
    let episode = |it: usize| {
        format!(
            "//- content/01-rain/{it:02}-day-{it}.md\n+++\ntitle = \"Day {it}\"\ndate = 2026-03-{it:02}\ntags = [\"rain\"]\n+++\nIt rained.\n"
        )
    };
    newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n{feed}\n{}",
        (1..=episodes).map(episode).collect::<String>()
    ))
}

const BY_THREE: &str = "feed = { items = 3 }";

const BY_THREE_IN_EVERY_FORMAT: &str = "feed = { items = 3, formats = [\"rss\", \"atom\", \"json\"] }";

fn titles(site: &Site, feed: &str) -> Vec<String> {
    site.feed(feed).items().iter().filter_map(|it| it.title()).map(str::to_owned).collect()
}

/// The archive that holds what came before a document.
fn before<'a>(site: &'a Site, feed: &str) -> Option<&'a str> {
    archive(site, feed, "prev-archive")
}

/// The archive that holds what came after a document.
fn after<'a>(site: &'a Site, feed: &str) -> Option<&'a str> {
    archive(site, feed, "next-archive")
}

fn archive<'a>(site: &'a Site, feed: &str, relation: &str) -> Option<&'a str> {
    let link = format!("rel=\"{relation}\" type=\"application/rss+xml\" href=\"https://letters.example");
    site.at(feed).contains(&link).then(|| between(site.at(feed), &link, "\""))
}

#[test]
fn what_a_feed_no_longer_holds_is_in_its_archives() {
    let site = letters(8, BY_THREE).site();
    assert_eq!(titles(&site, "/feed.xml"), ["Day 8", "Day 7", "Day 6"]);
    assert_eq!(before(&site, "/feed.xml"), Some("/feed-2.xml"));
    assert_eq!(titles(&site, "/feed-2.xml"), ["Day 6", "Day 5", "Day 4"]);
    assert_eq!(before(&site, "/feed-2.xml"), Some("/feed-1.xml"));
    assert_eq!(titles(&site, "/feed-1.xml"), ["Day 3", "Day 2", "Day 1"]);
    assert_eq!(before(&site, "/feed-1.xml"), None);
    assert_eq!(titles(&site, "/rain/feed-1.xml"), ["Day 3", "Day 2", "Day 1"], "a season has its own");
}

#[test]
fn archives_can_be_followed_in_both_directions() {
    let site = letters(10, BY_THREE).site();
    for folder in ["", "/rain"] {
        let [feed, first, second, third] = ["", "-1", "-2", "-3"].map(|it| format!("{folder}/feed{it}.xml"));
        assert_eq!(after(&site, &first), Some(&*second));
        assert_eq!(after(&site, &second), Some(&*third));
        assert_eq!(after(&site, &third), None, "nothing follows the newest archive but the feed itself");
        assert_eq!(after(&site, &feed), None);
        assert_eq!(before(&site, &second), Some(&*first), "and back");
    }
}

#[test]
fn an_archive_says_that_it_is_one_and_where_the_feed_is() {
    let site = letters(8, BY_THREE).site();
    let archive = site.at("/feed-2.xml");
    assert!(
        archive.contains("<fh:archive/>") && archive.contains("xmlns:fh=\"http://purl.org/syndication/history/1.0\"")
    );
    assert!(archive.contains(
        "<atom:link rel=\"current\" type=\"application/rss+xml\" href=\"https://letters.example/feed.xml\"/>"
    ));
    assert!(archive.contains(
        "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://letters.example/feed-2.xml\"/>"
    ));
    assert!(!site.at("/feed.xml").contains("fh:"));
}

#[test]
fn an_archive_that_is_full_changes_once_to_lead_to_the_one_after_it() {
    let later = letters(28, BY_THREE_IN_EVERY_FORMAT).site();
    let unled = |text: &str| -> String {
        text.split_inclusive('\n').filter(|line| !line.contains("rel=\"next-archive\"")).collect()
    };
    for episodes in 1..28 {
        let site = letters(episodes, BY_THREE_IN_EVERY_FORMAT).site();
        let archives: Vec<String> = site.addresses().into_iter().filter(|it| it.contains("feed-")).collect();
        let full = (episodes - 1) / 3;
        assert_eq!(archives.len(), 6 * full, "of {episodes} episodes, in the newsletter and the season");
        for archive in archives {
            // The newest has nothing to lead to yet. In JSON Feed, none ever has.
            let newest = archive.contains(&format!("feed-{full}."));
            let meant = if newest { unled(later.at(&archive)) } else { later.at(&archive).to_owned() };
            assert_eq!(site.at(&archive), meant, "{archive} of {episodes} episodes");
            assert_eq!(later.at(&archive).contains("next-archive"), archive.contains(".xml"), "{archive}");
        }
    }
}

#[test]
fn a_full_archive_learns_of_the_one_after_it_in_the_build_that_begins_it() {
    let mut folder = Folder::called("archives-that-grow");
    for episodes in 6..=11 {
        folder = folder.with(&letters(episodes, BY_THREE_IN_EVERY_FORMAT));
        folder.build(&[]).ends(0);
        let next = folder.read("public/feed-1.xml").contains("rel=\"next-archive\"");
        assert_eq!(next, episodes > 6, "{episodes} episodes");
        assert_as_fresh(&folder);
    }
}

#[test]
fn a_build_leaves_a_full_archive_as_it_stands_but_for_that() {
    // What decides it is the key: nothing else of the newsletter need be different.
    let archive = |episodes| {
        let letters = letters(episodes, BY_THREE);
        letters.on_press(|press, _| Ok(feed::key(&Feed::Whole, FeedPart::Archive(1), FeedFormat::Rss, press)))
    };
    assert_eq!(archive(6), archive(5), "one episode more");
    assert_ne!(archive(7), archive(6), "one archive more");
    assert_eq!(archive(28), archive(7), "however many follow");
}

/// That the site in `folder` is what a first build of the same newsletter makes.
#[track_caller]
fn assert_as_fresh(folder: &Folder) {
    let fresh = Folder::called(&format!("{}-at-once", folder.path.file_name().expect("a name").display()));
    for (path, bytes) in folder.files("content") {
        fresh.write(&format!("content/{path}"), bytes);
    }
    fresh.write("newsletter.toml", folder.read("newsletter.toml"));
    fresh.build(&[]).ends(0);
    let (grown, fresh) = (folder.files("public"), fresh.files("public"));
    assert!(grown.keys().eq(fresh.keys()));
    for (path, bytes) in &grown {
        assert!(bytes == &fresh[path], "{path} differs");
    }
}

#[test]
fn whoever_follows_the_archives_has_every_episode() {
    for episodes in 1..=10 {
        let site = letters(episodes, BY_THREE).site();
        let (mut here, mut found) = (Some("/feed.xml"), std::collections::BTreeSet::new());
        while let Some(document) = here {
            found.extend(titles(&site, document));
            here = before(&site, document);
        }
        assert_eq!(found.len(), episodes);
    }
}

#[test]
fn other_formats_have_archives_too() {
    let site = letters(4, "feed = { items = 3, formats = [\"atom\", \"json\"] }").site();
    let feed = site.atom("/feed.atom.xml");
    let link = |feed: &atom_syndication::Feed, rel: &str| {
        feed.links().iter().find(|it| it.rel() == rel).map(|it| it.href().to_owned())
    };
    assert_eq!(link(&feed, "prev-archive").as_deref(), Some("https://letters.example/feed-1.atom.xml"));
    let archive = site.atom("/feed-1.atom.xml");
    assert_eq!(link(&archive, "current").as_deref(), Some("https://letters.example/feed.atom.xml"));
    assert_eq!(archive.id(), feed.id(), "one feed in two documents");
    let grown = letters(7, "feed = { items = 3, formats = [\"atom\"] }").site();
    let next = link(&grown.atom("/feed-1.atom.xml"), "next-archive");
    assert_eq!(next.as_deref(), Some("https://letters.example/feed-2.atom.xml"));
    assert_eq!(site.json("/feed.json")["next_url"], "https://letters.example/feed-1.json");
    assert_eq!(site.json("/feed-1.json")["next_url"], serde_json::Value::Null);
}

#[test]
fn all_means_all() {
    let site = letters(28, "feed = { items = \"all\" }").site();
    assert_eq!(titles(&site, "/feed.xml").len(), 28);
    assert!(!site.has("/feed-1.xml"));
}

#[test]
fn a_feed_holds_a_year_of_weekly_letters() {
    let episodes: String = (0..60)
        .map(|it| {
            format!(
                "//- content/{it}-a-{it}.md\n+++\ntitle = \"Rain {it}\"\ndate = 2025-0{}-{:02}\n+++\n",
                it / 28 + 1,
                it % 28 + 1
            )
        })
        .collect();
    let site = newsletter(&episodes).site();
    assert_eq!(titles(&site, "/feed.xml").len(), 52);
    assert_eq!(titles(&site, "/feed-1.xml").len(), 52);
}

#[test]
fn the_feed_of_a_tag_holds_the_newest_alone() {
    let site = letters(28, "feed = { items = \"all\" }").site();
    let feed = titles(&site, "/tags/rain/feed.xml");
    assert_eq!((feed.len(), &*feed[0]), (20, "Day 28"));
    assert_eq!(titles(&letters(28, BY_THREE).site(), "/tags/rain/feed.xml").len(), 3);
    assert!(!letters(28, BY_THREE).site().has("/tags/rain/feed-1.xml"));
}

#[test]
fn those_who_come_late_begin_at_the_start() {
    let site = letters(28, BY_THREE).site();
    let feed = site.feed("/rain/from-the-start.xml");
    assert_eq!(feed.title(), "Letters – Rain (from the start)");
    let expected: Vec<String> = (1..=28).map(|it| format!("Day {it}")).collect();
    assert_eq!(titles(&site, "/rain/from-the-start.xml"), expected, "a story from its beginning to its end");
    // A reader that sorts by date shows the same order: each episode is a minute older than the one that it follows.
    let dates: Vec<_> = feed.items()[..3].iter().filter_map(|it| it.pub_date()).collect();
    assert_eq!(
        dates,
        ["Sun, 01 Mar 2026 00:00:00 +0000", "Sat, 28 Feb 2026 23:59:00 +0000", "Sat, 28 Feb 2026 23:58:00 +0000",]
    );
    assert!(
        feed.items()[1].content().unwrap_or_default().starts_with("<p>Season 1 Episode 2 · March 2, 2026</p>\n"),
        "the day on which it came is said"
    );
    let guids = |feed: &str| -> Vec<String> {
        let mut guids: Vec<String> =
            site.feed(feed).items().iter().filter_map(|it| it.guid()).map(|it| it.value().to_owned()).collect();
        guids.sort();
        guids
    };
    assert!(guids("/rain/from-the-start.xml").contains(&guids("/feed.xml")[0]), "known by one name in every feed");
}

#[test]
fn a_new_episode_changes_nothing_for_those_who_came_late() {
    let items = |episodes| letters(episodes, BY_THREE).site().feed("/rain/from-the-start.xml").items().to_vec();
    assert_eq!(items(9), items(10)[..9]);
}

#[test]
fn every_feed_is_in_one_outline() {
    let site = letters(2, "feed = { formats = [\"atom\", \"rss\"] }").site();
    let outline = crate::support::all_between(site.at("/feeds.opml"), "xmlUrl=\"https://letters.example", "\"");
    assert_eq!(
        outline,
        ["/feed.atom.xml", "/rain/feed.atom.xml", "/rain/from-the-start.atom.xml", "/tags/rain/feed.atom.xml"]
    );
    for address in outline {
        assert!(site.has(address), "{address}");
    }
}
