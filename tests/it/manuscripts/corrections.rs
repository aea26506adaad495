//! `updated`: a text that was corrected says so, to readers, to their feeds and to search engines.

use crate::support::{Newsletter, check, newsletter};

fn corrected(masthead: &str, updated: &str) -> Newsletter {
    newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n{masthead}
feed = {{ formats = [\"rss\", \"atom\", \"json\"] }}
//- content/01-light/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{updated}\n+++\nIt rained.
//- content/01-light/02-mud.md\n+++\ntitle = \"Mud\"\ndate = 2026-03-02\n+++\nIt dried.
//- content/about.md\n+++\ntitle = \"About\"\n{updated}\n+++\nWe write.\n"
    ))
}

#[test]
fn a_correction_is_said_wherever_the_day_is() {
    let site = corrected("", "updated = 2026-03-09").site();
    let page = site.at("/light/rain/");
    for words in [
        "<span><time datetime=\"2026-03-09\">Corrected on March 9, 2026</time></span>",
        "<meta property=\"article:published_time\" content=\"2026-03-01\">",
        "<meta property=\"article:modified_time\" content=\"2026-03-09\">",
        "\"dateModified\":\"2026-03-09T00:00:00+00:00\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(site.at("/about/").contains("<time datetime=\"2026-03-09\">Corrected on March 9, 2026</time>"));
    assert!(site.at("/sitemap.xml").contains("/light/rain/</loc><lastmod>2026-03-09</lastmod>"));
    let atom = site.at("/feed.atom.xml");
    assert!(
        atom.contains("<published>2026-03-01T00:00:00+00:00</published>\n<updated>2026-03-09T00:00:00+00:00</updated>")
    );
    assert!(
        atom.contains("<published>2026-03-02T00:00:00+00:00</published>\n<updated>2026-03-02T00:00:00+00:00</updated>")
    );
    assert!(atom.split("<entry>").next().is_some_and(|it| it.contains("<updated>2026-03-09T00:00:00+00:00</updated>")));
    let json = site.json("/feed.json");
    assert_eq!(json["items"][1]["date_modified"], "2026-03-09T00:00:00+00:00");
    assert!(json["items"][0]["date_modified"].is_null());
    // Where the beginning stands on top, a correction does not change the order.
    assert!(!site.at("/light/from-the-start.atom.xml").contains("2026-03-09"));
    assert!(!site.at("/light/mud/").contains("modified"));
    assert!(
        corrected("language = \"de\"", "updated = 2026-03-09")
            .site()
            .at("/light/rain/")
            .contains("Berichtigt am 9. März 2026")
    );
}

#[test]
fn a_correction_on_the_day_itself_comes_no_earlier_than_the_text() {
    let site =
        newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01T09:30:00Z\nupdated = 2026-03-01\n+++\nIt rained.\n")
            .site();
    assert!(site.at("/rain/").contains("\"dateModified\":\"2026-03-01T09:30:00+00:00\""));
    let site =
        newsletter("---\ntitle: Rain\ndate: 2026-03-01\nupdated: 2026-03-01T12:00:00Z\n---\nIt rained.\n").site();
    assert!(site.at("/rain/").contains("\"dateModified\":\"2026-03-01T12:00:00+00:00\""));
}

#[test]
fn nothing_is_corrected_before_it_came() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
updated = 2026-02-28
          ^^^^^^^^^^ this correction comes before what it corrects
          help: give the day of the correction, or take `updated` out
+++
"#,
    );
}
