//! Feeds in which next to nothing has come: they are read all the same, and known by what they will be known by.

use crate::support::{Newsletter, newsletter};

const NOTHING: &str = "";

/// A newsletter with a page, and with what `came` so far.
fn young(came: &str) -> Newsletter {
    let text = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example/weekly"
feed = { formats = ["rss", "atom", "json"] }
//- content/about.md
+++
title = "About"
+++
"#;
    newsletter(&format!("{text}{came}"))
}

/// The same with an episode that came on `day`.
fn begun(day: &str) -> Newsletter {
    young(&format!("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = {day}\n+++\nIt rained.\n"))
}

#[test]
fn an_empty_newsletter_has_feeds_all_the_same() {
    let site = young(NOTHING).site();
    assert!(site.feed("/feed.xml").items().is_empty() && site.atom("/feed.atom.xml").entries().is_empty());
    assert_eq!(site.json("/feed.json")["items"], serde_json::json!([]));
}

#[test]
fn an_empty_feed_is_older_than_all_that_will_come() {
    let updated = |letters: Newsletter| letters.site().atom("/feed.atom.xml").updated().to_rfc3339();
    assert_eq!(updated(young(NOTHING)), "2026-01-01T00:00:00+00:00", "Atom asks for a date, and nobody believes 1970");
    assert_eq!(updated(begun("2026-03-01")), "2026-03-01T00:00:00+00:00");
}

#[test]
fn a_feed_is_known_by_one_id_before_and_after_its_first_episode() {
    let id = |letters: Newsletter| letters.with_future().site().atom("/feed.atom.xml").id().to_owned();
    assert_eq!(id(young(NOTHING)), "tag:letters.example,2026:feed");
    for day in ["2026-03-01", "2027-01-05", "2031-12-31"] {
        assert_eq!(id(begun(day)), id(young(NOTHING)), "{day}");
    }
    assert_eq!(id(begun("2019-03-01")), "tag:letters.example,2019:feed", "an older one keeps the year it began in");
}

#[test]
fn an_episode_without_a_text_has_no_blank_one() {
    let rain = "//- content/01-rain.md\n+++\ntitle = \"Rain\"\nsummary = \"It rains.\"\ndate = 2026-03-01\n+++\n";
    let site = young(rain).site();
    let (atom, rss) = (site.atom("/feed.atom.xml"), site.feed("/feed.xml"));
    let (entry, item) = (&atom.entries()[0], &rss.items()[0]);
    assert!(entry.content().is_none() && item.content().is_none(), "so readers show the summary");
    assert_eq!(entry.summary().map(|it| it.value.as_str()), Some("It rains."));
    assert_eq!(site.json("/feed.json")["items"][0]["content_html"], "", "an item of JSON Feed must have one");
}
