//! Addresses that readers know, from one build to the next: one at which nothing is any more is
//! told, with what leads on.

mod numbers;
mod seasons;

use crate::support::Folder;

/// Episodes of a season, published.
fn published(masthead: &str, names: &[&str]) -> Folder {
    let folder = Folder::empty();
    let line = "title = \"T\"\nbase_url = \"https://t.example/x\"\nid = \"t.example\"\nauthor = { name = \"A\" }\n";
    folder.write("newsletter.toml", format!("{line}{masthead}"));
    for (place, name) in names.iter().enumerate() {
        folder.write(&path("01-one", place, name), episode(name, place));
    }
    folder.build(&[]).ends(0);
    folder
}

fn path(season: &str, place: usize, name: &str) -> String {
    format!("content/{season}/{:02}-{name}.md", place + 1)
}

fn episode(title: &str, place: usize) -> String {
    let day = place + 1;
    format!("+++\ntitle = \"{title}\"\ndate = 2026-01-{day:02}\nsummary = \"Of {title}.\"\n+++\nText.\n")
}

#[test]
fn a_renamed_file_leads_on() {
    let folder = published("", &["a", "b"]);
    folder.rename("content/01-one/02-b.md", "content/01-one/02-bee.md");
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "warning[lost-address]: this episode was published at `/one/b/`, where readers find nothing now",
        "content/01-one/02-bee.md:2:",
        "help: lead them on: `aliases = [\"/one/b/\"]`",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("warning[").count(), 1, "{said}");

    let folder = published("", &["a", "b"]);
    folder.remove("content/01-one/02-b.md");
    let led_on = episode("b", 1).replacen("+++\n", "+++\naliases = [\"/one/b/\"]\n", 1);
    folder.write("content/01-one/02-bee.md", led_on);
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn what_was_taken_out_is_gone_on_purpose() {
    let folder = published("", &["a", "b", "c"]);
    folder.remove("content/01-one/03-c.md");
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn a_season_in_another_folder_keeps_its_address() {
    for introduced in [false, true] {
        let folder = published("", &["a", "b"]);
        for (place, name) in ["a", "b"].into_iter().enumerate() {
            folder.remove(&path("01-one", place, name));
            folder.write(&path("01-uno", place, name), episode(name, place));
        }
        if introduced {
            folder.write("content/01-uno/season.md", "+++\ntitle = \"Uno\"\n+++\n");
        }
        let said = folder.build(&[]).ends(0).aside;
        let words = "this season was published at `/one/`, where readers find nothing now";
        assert!(said.contains(words) && said.contains("`slug = \"one\"`"), "{said}");
        assert_eq!(said.matches("warning[").count(), 1, "{said}");
        if introduced {
            assert!(said.contains("content/01-uno/season.md:2:9"), "{said}");
            folder.write("content/01-uno/season.md", "+++\ntitle = \"Uno\"\nslug = \"one\"\n+++\n");
            folder.build(&[]).ends(0);
            assert!(folder.has("public/one/a/index.html"));
            // An alias leads on to the season's page, and to no episode of it.
            folder.write("content/01-uno/season.md", "+++\ntitle = \"Uno\"\naliases = [\"/one/\"]\n+++\n");
            let said = folder.build(&[]).ends(0).aside;
            assert_eq!(said.matches("this episode was published at `/one/").count(), 2, "{said}");
            let feed = "the feed of `/one/` was published at `/one/feed.xml`, where its readers find nothing now";
            assert!(
                said.contains(feed) && said.contains("let the server lead from there to `/uno/feed.xml`"),
                "{said}"
            );
            assert!(said.contains("the story of this season was told at `/one/so-far/`"), "{said}");
            assert_eq!(said.matches("warning[").count(), 4, "{said}");
            assert!(folder.read("public/one/index.html").contains("https://t.example/x/uno/"));
        }
    }
}

#[test]
fn a_new_pattern_moves_even_what_stands_in_archives() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let folder = published("feed = { items = 2 }\n", &names);
    let masthead = folder.read("newsletter.toml");
    folder.write("newsletter.toml", format!("permalink = \"/{{slug}}/\"\n{masthead}"));
    let said = folder.build(&[]).ends(0).aside;
    assert_eq!(said.matches("was published at `/one/").count(), 5, "{said}");
    assert!(
        said.contains(
            "warning[lost-address]: this episode was published at `…`, where readers find nothing now: 4 more"
        ),
        "{said}"
    );
    assert!(!said.contains("lost-name"), "{said}");
}

#[test]
fn a_lost_address_can_keep_an_edition_back() {
    let folder = published("check = { lost-address = \"error\" }\n", &["a", "b"]);
    folder.rename("content/01-one/02-b.md", "content/01-one/02-bee.md");
    assert!(folder.build(&[]).ends(1).aside.contains("error[lost-address]"));
    assert!(folder.has("public/one/b/index.html"));
}

#[test]
fn a_format_that_is_given_up_takes_a_feed_away() {
    let feed = "tagline = \"In all formats\"\nfeed = { formats = [\"rss\", \"json\"] }\n";
    let folder = published(feed, &["a"]);
    let masthead = folder.read("newsletter.toml");
    folder.write("newsletter.toml", masthead.replace("[\"rss\", \"json\"]", "[\"rss\"]"));
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "the feed was published at `/feed.json`, where readers find nothing now",
        "newsletter.toml:6:21",
        "help: keep it besides: `formats = [\"rss\", \"json\"]` under `[feed]`",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_check_says_it_before_the_build_does() {
    let folder = published("feed = { formats = [\"rss\"] }\n", &["a", "b"]);
    folder.rename("content/01-one/02-b.md", "content/01-one/03-bee.md");
    let masthead = folder.read("newsletter.toml");
    folder.write("newsletter.toml", masthead.replace("\"rss\"", "\"atom\""));
    let check = || folder.run(&["check", "--today", "2026-06-30"]).ends(0).aside;
    for words in ["warning[lost-name]", "`/one/b/`, where readers find nothing now", "`/feed.xml`, where readers"] {
        let said = check();
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(folder.build(&[]).ends(0).aside.contains("warning[lost-name]"));
    assert!(!check().contains("warning[lost-"), "that is what readers know now");
}

const PAGE: &str = "+++\ntitle = \"About us\"\n+++\nWe write.\n";

#[test]
fn a_page_in_a_file_of_another_name_leads_on() {
    let folder = published("", &["a"]);
    folder.write("content/about.md", PAGE);
    folder.write("content/press.md", PAGE.replace("About us", "Press"));
    folder.build(&[]).ends(0);
    folder.rename("content/about.md", "content/about-me.md");
    folder.rename("content/press.md", "content/press-room.md");
    let said = folder.run(&["check", "--today", crate::support::TODAY]).aside;
    assert!(said.contains("this page was published at `/about/`, where readers find nothing now"), "{said}");
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "warning[lost-address]: this page was published at `/about/`, where readers find nothing now\n --> content/about-me.md:1:1",
        "help: lead them on: `aliases = [\"/about/\"]`",
        "this page was published at `/press/`, where readers find nothing now\n --> content/press-room.md:1:1",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("warning[").count(), 2, "{said}");
    // Taken out, it is gone on purpose; of another title, it can only be the one.
    folder.remove("content/press-room.md");
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    folder.remove("content/about-me.md");
    folder.write("content/who.md", PAGE.replace("About us", "Who"));
    assert!(folder.build(&[]).ends(0).aside.contains("published at `/about-me/`"));
    folder.remove("content/who.md");
    folder.write("content/me.md", PAGE.replacen("+++\n", "+++\naliases = [\"/who/\"]\n", 1));
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn what_waits_again_after_it_has_come_is_told() {
    let states = [
        ("date = 2026-01-02", "date = 2026-01-02\ndraft = true", "take its `draft` away, or let another text lead on"),
        ("date = 2026-01-02", "date = 2026-09-02", "give it the day on which it came, or let another text lead on"),
    ];
    for (before, after, help) in states {
        let folder = published("", &["a", "b"]);
        folder.write("content/01-one/02-b.md", episode("b", 1).replace(before, after));
        let words = "this was published at `/one/b/`, where readers find nothing now\n --> content/01-one/02-b.md:2:9";
        let check = folder.run(&["check", "--today", crate::support::TODAY]).ends(0).aside;
        assert!(check.contains(words), "{check}");
        let said = folder.build(&[]).ends(0).aside;
        assert!(said.contains(words) && said.contains(&format!("{help}: `aliases = [\"/one/b/\"]`")), "{said}");
        assert_eq!(said.matches("warning[").count(), 1, "{said}");
        assert_eq!(folder.build(&[]).ends(0).aside, "", "that is what readers know now");
    }
}

#[test]
fn letters_that_were_sent_lead_on_as_long_as_newsletter_toml_speaks_of_them() {
    let folder = published("email = { from = \"a@t.example\" }\n", &["a", "b"]);
    assert!(folder.has("public/one/a/next/index.html"));
    let masthead = folder.read("newsletter.toml");
    folder.write("newsletter.toml", masthead.replace("email = ", "# email = "));
    let check = folder.run(&["check", "--today", crate::support::TODAY]).ends(0).aside;
    for words in [
        "warning[lost-address]: letters were published at `/email.xml`, and \"Next episode\" in each leads to a page: readers find neither now\n --> newsletter.toml:1:1",
        "help: keep `[email]`, with one of its keys such as `from`, for as long as letters are out there",
    ] {
        assert!(check.contains(words), "{words}: {check}");
    }
    let said = folder.build(&[]).ends(0).aside;
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
    assert_eq!(folder.build(&[]).ends(0).aside, "", "that is what readers know now");
}

/// The episode `title` with these tags.
fn tagged(title: &str, place: usize, tags: &str) -> String {
    episode(title, place).replacen("+++\n", &format!("+++\ntags = [{tags}]\n"), 1)
}

#[test]
fn a_tag_of_another_name_is_told_once_and_one_that_was_taken_out_is_not() {
    let folder = published("", &["a", "b", "c"]);
    let tag = |place: usize, tags: &str| {
        let name = ["a", "b", "c"][place];
        folder.write(&path("01-one", place, name), tagged(name, place, tags));
    };
    tag(0, "\"Machines\", \"Sea\"");
    tag(1, "\"Machines\"");
    tag(2, "\"Sea\"");
    folder.build(&[]).ends(0);
    // Another name, and the name of one that is there already.
    for name in ["Engines", "Sea"] {
        tag(0, &format!("\"Sea\", \"{name}\""));
        tag(1, &format!("\"{name}\""));
        let check = folder.run(&["check", "--today", crate::support::TODAY]).ends(0).aside;
        for words in [
            "warning[lost-address]: this tag was published at `/tags/machines/`, where readers find nothing now",
            "help: give the tag its former name, or let its readers come to a text: `aliases = [\"/tags/machines/\"]` above that",
        ] {
            assert!(check.contains(words), "{name}: {check}");
        }
        assert_eq!(check.matches("warning[").count(), 1, "{check}");
    }
    // A page leads on, and a feed cannot. It is told once.
    folder.write("content/machines.md", PAGE.replacen("+++\n", "+++\naliases = [\"/tags/machines/\"]\n", 1));
    let said = folder.build(&[]).ends(0).aside;
    let feed =
        "the feed of `/tags/machines/` was published at `/tags/machines/feed.xml`, where its readers find nothing now";
    assert!(said.contains(feed) && said.matches("warning[").count() == 1, "{said}");
    folder.write("content/machines.md", PAGE.replacen("+++\n", "+++\naliases = [\"/tags/machines/\"]\n\n", 1));
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    assert!(folder.read("public/tags/machines/index.html").contains("https://t.example/x/machines/"));
    // Taken out.
    tag(0, "\"Machines\"");
    tag(2, "\"Machines\"");
    folder.remove("content/machines.md");
    folder.build(&[]).ends(0);
    tag(0, "\"Weather\"");
    assert!(folder.build(&[]).ends(0).aside.is_empty(), "there is another with that tag");
    folder.write(&path("01-one", 2, "c"), episode("c", 2));
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn a_tag_that_takes_the_address_of_another_is_told() {
    let folder = published("", &["a", "b"]);
    folder.write(&path("01-one", 1, "b"), tagged("b", 1, "\"詩\", \"石\""));
    folder.build(&[]).ends(0);
    folder.write(&path("01-one", 0, "a"), tagged("a", 0, "\"時\""));
    let check = folder.run(&["check", "--today", crate::support::TODAY]).ends(0).aside;
    for words in [
        "the tag `詩` was published at `/tags/shi/`, where readers find `時` now\n --> content/01-one/01-a.md:2:9\n",
        "the tag `石` was published at `/tags/shi-2/`, where readers find `詩` now",
        "help: add a word to this tag, as in `時 (2)`, so that each has an address of its own",
    ] {
        assert!(check.contains(words), "{words}: {check}");
    }
    // What the help says.
    folder.write(&path("01-one", 0, "a"), tagged("a", 0, "\"時 (new)\""));
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn a_feed_is_missed_below_an_address_that_holds_a_sign_of_xml() {
    let folder = published("", &["a"]);
    folder.write("newsletter.toml", folder.read("newsletter.toml").replace("t.example/x", "t.example/r&d"));
    folder.write(&path("01-one", 0, "a"), tagged("a", 0, "\"Machines\""));
    folder.build(&[]).ends(0);
    folder.write(&path("01-one", 0, "a"), episode("a", 0));
    folder.write("content/machines.md", PAGE.replacen("+++\n", "+++\naliases = [\"/tags/machines/\"]\n", 1));
    let said = folder.build(&[]).ends(0).aside;
    assert!(said.contains("the feed of `/tags/machines/` was published at `/tags/machines/feed.xml`"), "{said}");
}

#[test]
fn pages_that_are_called_something_else_may_each_be_any() {
    let folder = published("", &["a"]);
    folder.write("content/about.md", PAGE);
    folder.write("content/cast.md", PAGE.replace("About us", "Cast"));
    folder.build(&[]).ends(0);
    folder.remove("content/about.md");
    folder.remove("content/cast.md");
    folder.write("content/who.md", PAGE.replace("About us", "Who"));
    folder.write("content/people.md", PAGE.replace("About us", "People"));
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "a page was published at `/about/`, where readers find nothing now\n --> newsletter.toml",
        "if it has another name now, let that lead on: `aliases = [\"/cast/\"]` in one of `content/people.md`, `content/who.md`",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("warning[").count(), 2, "{said}");
    // A page that has become an episode.
    folder.remove("content/who.md");
    folder.write(&path("01-one", 1, "who"), episode("Who", 1));
    let said = folder.build(&[]).ends(0).aside;
    assert!(said.contains("this page was published at `/who/`, where readers find nothing now"), "{said}");
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
}
