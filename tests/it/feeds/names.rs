//! What feeds know episodes by, from one build to the next. A reader shows an unknown name as new, and a service that
//! makes mail of feeds sends it to everyone again: so whatever would change a name is told before anyone sees it.

use crate::support::{Folder, newsletter};

const LETTERS: &str = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example/weekly"
//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2025-12-30
+++
It rained.
//- content/01-light/02-snow.md
+++
title = "Snow"
date = 2026-01-06
+++
"#;

/// What the author is told who publishes `LETTERS` in a format and then the same with a change.
fn told(format: &str, from: &str, to: &str) -> String {
    let masthead = format!("feed = {{ formats = [\"{format}\"] }}\n//- content/01-light/01");
    let before = LETTERS.replacen("//- content/01-light/01", &masthead, 1);
    let folder = Folder::empty().with(&newsletter(&before));
    folder.build(&[]).ends(0);
    let changed = before.replace(from, to);
    assert_ne!(changed, before);
    let folder = folder.with(&newsletter(&changed));
    folder.build(&[]).ends(0).aside
}

#[test]
fn an_edit_changes_no_name() {
    for format in ["rss", "atom", "json"] {
        for (from, to) in [
            ("title = \"Rain\"", "title = \"Drizzle\""),
            ("title = \"Rain\"", "title = \"Rain\"\nslug = \"drizzle\""),
            ("It rained.", "It poured."),
            ("2026-01-06", "2026-02-07"),
            ("/weekly", "/moved/here"),
            ("[\"rss\"]", "[\"atom\", \"rss\"]"),
        ] {
            if format == "rss" || !from.starts_with('[') {
                let said = told(format, from, to);
                assert!(!said.contains("lost-name"), "{format}: {from} to {to}: {said}");
            }
        }
    }
}

#[test]
fn a_new_host_is_told_before_every_reader_is_flooded() {
    for format in ["rss", "atom", "json"] {
        let said = told(format, "https://letters.example/weekly", "https://moved.example/x");
        for words in [
            "warning[lost-name]: feeds knew this newsletter as `letters.example`; as `moved.example`, all is new",
            "help: let it keep its name: `id = \"letters.example\"`",
        ] {
            assert!(said.contains(words), "{format}: {said}");
        }
        assert_eq!(said.matches("lost-name").count(), 1, "once, not for every episode: {said}");
    }
    let kept = "https://moved.example/x\"\nid = \"letters.example";
    assert_eq!(told("rss", "https://letters.example/weekly", kept), "");
}

#[test]
fn an_episode_that_loses_its_name_is_told() {
    let said = told("rss", "2025-12-30", "2026-01-01");
    for words in [
        "feeds knew this episode as `tag:letters.example,2025:s01e01`; as `tag:letters.example,2026:s01e01`, it is new",
        "content/01-light/01-rain.md:2:",
        "help: let it keep its name: `guid = \"tag:letters.example,2025:s01e01\"`",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let kept = "2026-01-01\nguid = \"tag:letters.example,2025:s01e01\"";
    assert_eq!(told("rss", "2025-12-30", kept), "");
}

#[test]
fn an_address_that_only_ends_like_another_is_not_the_same() {
    let masthead = "permalink = \"/{episode}/light/{slug}/\"\n//- content/01-light/01";
    let folder = Folder::empty().with(&newsletter(&LETTERS.replacen("//- content/01-light/01", masthead, 1)));
    folder.build(&[]).ends(0);
    assert!(folder.has("public/1/light/rain/index.html"));
    folder.remove("content/01-light/01-rain.md");
    folder.write("content/01-light/rain.md", "+++\ntitle = \"Drops\"\ndate = 2026-02-01\nkind = \"bonus\"\n+++\n");
    let run = folder.build(&[]).ends(0);
    assert!(folder.has("public/light/rain/index.html") && !folder.has("public/1/light/rain/index.html"));
    assert_eq!(run.aside, "");
}

/// A season of three episodes, published.
fn three(masthead: &str) -> Folder {
    let folder = Folder::empty();
    let line = "title = \"T\"\nbase_url = \"https://t.example\"\nauthor = { name = \"A\" }\n";
    folder.write("newsletter.toml", format!("{line}{masthead}"));
    for (number, name, day) in [(1, "a", 6), (2, "b", 13), (3, "c", 20)] {
        folder.write(&format!("content/01-one/0{number}-{name}.md"), episode(name, day));
    }
    folder.build(&[]).ends(0);
    folder
}

/// An episode called `title`, of a day in January.
fn episode(title: &str, day: u32) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2026-01-{day:02}\nsummary = \"Of {title}.\"\n+++\nText.\n")
}

#[test]
fn numbers_that_move_on_take_no_name_along() {
    let folder = three("");
    folder.rename("content/01-one/03-c.md", "content/01-one/04-c.md");
    folder.rename("content/01-one/02-b.md", "content/01-one/03-b.md");
    folder.write("content/01-one/02-new.md", episode("new", 16));
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "feeds knew this episode as `tag:t.example,2026:s01e02`; as `tag:t.example,2026:s01e03`, it is new to every reader",
        "content/01-one/03-b.md:2:",
        "help: let it keep its name: `guid = \"tag:t.example,2026:s01e02\"`",
        "content/01-one/04-c.md:2:",
        "help: let it keep its name: `guid = \"tag:t.example,2026:s01e03\"`",
        "feeds knew another episode as `tag:t.example,2026:s01e02`, so that no reader sees this one as new",
        "content/01-one/02-new.md:2:",
        "help: give it a name of its own: `guid = \"tag:t.example,2026:new\"`",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("lost-name").count(), 3, "{said}");
}

#[test]
fn whoever_does_as_told_keeps_every_name() {
    let folder = three("");
    folder.rename("content/01-one/03-c.md", "content/01-one/04-c.md");
    folder.rename("content/01-one/02-b.md", "content/01-one/03-b.md");
    for (path, title, day, name) in
        [("02-new", "new", 16, "new"), ("03-b", "b", 13, "s01e02"), ("04-c", "c", 20, "s01e03")]
    {
        let line = format!("summary = \"\"\nguid = \"tag:t.example,2026:{name}\"");
        let text = episode(title, day).replace(&format!("summary = \"Of {title}.\""), &line);
        folder.write(&format!("content/01-one/{path}.md"), text.replace("summary = \"\"\n", ""));
    }
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn two_numbers_that_change_places_are_told() {
    let folder = three("");
    folder.rename("content/01-one/03-c.md", "content/01-one/x");
    folder.rename("content/01-one/02-b.md", "content/01-one/03-b.md");
    folder.rename("content/01-one/x", "content/01-one/02-c.md");
    let said = folder.build(&[]).ends(0).aside;
    for name in ["s01e02", "s01e03"] {
        assert!(
            said.contains(&format!("help: let it keep its name: `guid = \"tag:t.example,2026:{name}\"`")),
            "{said}"
        );
    }
    assert_eq!(said.matches("lost-name").count(), 2, "{said}");
}

#[test]
fn front_matter_in_yaml_is_helped_in_yaml() {
    let folder = three("");
    folder.remove("content/01-one/03-c.md");
    folder.write("content/01-one/04-c.md", "---\ntitle: c\ndate: 2026-01-20\nsummary: Of c.\n---\nText.\n");
    folder.write("content/01-one/03-new.md", episode("new", 19));
    let said = folder.build(&[]).ends(0).aside;
    assert!(said.contains("help: let it keep its name: `guid: \"tag:t.example,2026:s01e03\"`"), "{said}");
}

#[test]
fn an_episode_in_another_folder_is_the_same() {
    for folder_after in ["content/02-two", "content"] {
        let folder = three("");
        folder.remove("content/01-one/02-b.md");
        folder.remove("content/01-one/03-c.md");
        if folder_after == "content" {
            folder.remove("content/01-one/01-a.md");
            folder.write("content/01-a.md", episode("a", 6));
        }
        folder.write(&format!("{folder_after}/02-b.md"), episode("b", 13));
        folder.write(&format!("{folder_after}/03-c.md"), episode("c", 20));
        let said = folder.run(&["build", "--today", "2026-06-30", "--message-format", "json"]).ends(0).answer;
        for name in ["s01e02", "s01e03"] {
            let line = format!("let it keep its name: `guid = \\\"tag:t.example,2026:{name}\\\"`");
            assert!(said.contains(&line), "{folder_after}: {said}");
        }
    }
}

/// Episodes whose files are called by their numbers, published.
fn numbered(masthead: &str, days: &[u32]) -> Folder {
    let folder = Folder::empty();
    let line = "title = \"T\"\nbase_url = \"https://t.example\"\nauthor = { name = \"A\" }\n";
    folder.write("newsletter.toml", format!("{line}{masthead}"));
    for (place, day) in days.iter().enumerate() {
        folder.write(&by_number(place + 1), episode(&format!("Day {day}"), *day));
    }
    folder.build(&[]).ends(0);
    folder
}

fn by_number(number: usize) -> String {
    format!("content/01-one/{number:02}.md")
}

#[test]
fn an_episode_that_takes_number_and_address_of_another_is_not_that_one() {
    let folder = numbered("[email]\nfrom = \"a@t.example\"\n", &[6, 13, 20, 27]);
    folder.rename(&by_number(4), &by_number(5));
    folder.rename(&by_number(3), &by_number(4));
    folder.write(&by_number(3), episode("Between", 16));
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "feeds knew this episode as `tag:t.example,2026:s01e03`; as `tag:t.example,2026:s01e04`, it is new",
        "feeds knew another episode as `tag:t.example,2026:s01e03`, so that no reader sees this one as new",
        "this episode was published at `/one/03/`, where readers find `Between` now\n --> content/01-one/04.md:2:",
        "let it stay there: `slug = \"03\"`, and give the other one another `slug`",
        "this episode was published at `/one/04/`, where readers find `Day 20` now\n --> content/01-one/05.md:2:",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("warning[").count(), 5, "{said}");
}

#[test]
fn not_even_when_the_days_move_on_as_well() {
    let folder = numbered("permalink = \"/s{season}e{episode}/\"\n", &[6, 13, 20, 27]);
    for (number, title, day) in [(3, "Between", 20), (4, "Day 20", 27), (5, "Day 27", 30)] {
        folder.write(&by_number(number), episode(title, day));
    }
    let said = folder.build(&[]).ends(0).aside;
    let words = "this episode was published at `/s1e3/`, where readers find `Between` now";
    assert!(said.contains(words) && said.contains("`kind = \"bonus\"`"), "{said}");
    assert_eq!(said.matches("it is new to every reader").count(), 2, "{said}");
}

#[test]
fn what_comes_back_out_of_an_archive_is_known() {
    let days: Vec<u32> = (1..=9).collect();
    let folder = numbered("feed = { items = 2 }\n", &days);
    let first = episode("Day 1", 1).replace("2026-01-01", "2027-02-02");
    folder.write(&by_number(1), first.replace("+++\nText", "guid = \"tag:t.example,2026:s01e01\"\n+++\nText"));
    assert!(!folder.run(&["build", "--today", "2027-02-03"]).ends(0).aside.contains("lost-name"));

    let folder = numbered("feed = { items = 2 }\n", &days);
    folder.write(&by_number(1), first);
    let said = folder.run(&["build", "--today", "2027-02-03"]).ends(0).aside;
    assert!(
        said.contains(
            "feeds knew this episode as `tag:t.example,2026:s01e01`; as `tag:t.example,2027:s01e01`, it is new"
        ),
        "{said}"
    );
}

#[test]
fn letters_that_would_go_out_once_more_are_told_though_the_feed_holds_fewer() {
    let folder = numbered("feed = { items = 1 }\n[email]\nfrom = \"a@t.example\"\n", &[6, 13, 20]);
    folder.rename(&by_number(3), &by_number(4));
    folder.rename(&by_number(2), &by_number(3));
    folder.write(&by_number(2), episode("Between", 9));
    let said = folder.build(&[]).ends(0).aside;
    assert_eq!(said.matches("it is new to every reader").count(), 2, "{said}");
    assert!(said.contains("feeds knew another episode as `tag:t.example,2026:s01e02`"), "{said}");
}
