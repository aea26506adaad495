//! Two things that would be published at one place are found before anything is written.

use crate::support::{check, newsletter};

#[test]
fn two_texts_at_one_address() {
    check(
        r#"//- content/about.md
+++
^ two things would be published at `about/index.html`
help: give one of them another name or `slug`
note: content/01-about.md:2: the first is here
title = "About"
+++
//- content/01-about.md
+++
title = "About"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn a_text_at_an_address_of_ours() {
    check(
        r#"//- content/archive.md
+++
^ two things would be published at `archive/index.html`: this and the archive
help: give this another name or `slug`
title = "Archive"
+++
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
aliases = ["/feed.xml", "/rain/"]
           ^^^^^^^^^^^ two things would be published at `feed.xml`: this and the feed
           help: take this alias out
                        ^^^^^^^^ two things would be published at `rain/index.html`
                        help: take this alias out
                        note: content/01-rain.md:2: the first is here
+++
"#,
    );
}

#[test]
fn a_text_at_an_address_that_is_made_of_another_text() {
    check(
        r#"//- newsletter.toml
title = "The Almanac"
base_url = "https://almanac.example"
email = { from = "ada@almanac.example" }
//- content/01-rain/01-drop.md
+++
title = "Drop"
date = 2026-03-01
recap = "It rained."
+++
//- content/01-rain/02-mud.md
+++
title = "Mud"
date = 2026-03-08
recap = "Then there was mud."
aliases = ["/rain/drop/next/"]
           ^^^^^^^^^^^^^^^^^^ two things would be published at `rain/drop/next/index.html`: this and a letter's way to the next episode
+++
"#,
    );
}

#[test]
fn an_episode_called_so_far_stays_where_it_was_when_it_was_the_first() {
    let alone = r#"//- content/01-one/01-so-far.md
+++
title = "So far"
date = 2026-03-01
recap = "It rained."
+++
Mine.
"#;
    let second = "//- content/01-one/02-mud.md\n+++\ntitle = \"Mud\"\ndate = 2026-03-08\nrecap = \"Then mud.\"\n+++\n";
    for text in [alone.to_owned(), [alone, second].concat()] {
        assert!(newsletter(&text).site().at("/one/so-far/").contains("Mine."));
    }
}

#[test]
fn two_seasons_at_one_address() {
    check(
        r#"//- content/01-rain/01-drop.md
+++
title = "Drop"
date = 2026-03-01
+++
//- content/02-rain/01-mud.md
+++
title = "Mud"
        ^^^^^ two things would be published at `rain/index.html`
        note: content/01-rain/01-drop.md:2: the first is here
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn two_files_that_differ_only_in_case() {
    check(
        r#"//- static/Lamp.jpg
//- static/lamp.jpg
^ two things would be published at `Lamp.jpg`
help: give one of them another name or `slug`
note: static/Lamp.jpg:1: the first is here
"#,
    );
}

#[test]
fn two_files_that_differ_only_in_how_an_accent_is_written() {
    check(
        "//- static/e\u{301}te\u{301}.txt\n//- static/\u{e9}t\u{e9}.txt\n^ two things would be published at `e\u{301}te\u{301}.txt`\n\
         note: static/e\u{301}te\u{301}.txt:1: the first is here\n",
    );
    check(
        "//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\naliases = [\"/\u{c9}te\u{301}/\"]\n           \
         ^^^^^^^^ two things would be published at `\u{e9}t\u{e9}/index.html`\n           \
         note: static/\u{e9}t\u{e9}/index.html:1: the first is here\n+++\n//- static/\u{e9}t\u{e9}/index.html\n",
    );
}

#[test]
fn everything_that_has_an_address_can_collide_with_everything_else() {
    check(
        r#"//- content/01-Rain/season.md
+++
title = "Rain"
+++
//- content/01-Rain/01-drop.md
+++
title = "Drop"
date = 2026-03-01
aliases = ["/RAIN/Feed.xml", "/rain/drop/Lens.PNG"]
           ^^^^^^^^^^^^^^^^ two things would be published at `rain/feed.xml`
           note: content/01-Rain/season.md:1: the first is here
                             ^^^^^^^^^^^^^^^^^^^^^ two things would be published at `rain/drop/lens.png`
                             note: static/rain/drop/lens.png:1: the first is here
+++
//- static/rain/drop/lens.png
//- static/Sitemap.xml
//- static/FEED.xml
^ two things would be published at `feed.xml`: this and the feed
"#,
    );
}

#[test]
fn names_that_windows_cannot_hold_are_told() {
    check(
        r#"//- content/01-rain.md
+++
title = "Con"
        ^^^^^ warning: Windows can have no file called `con`
        help: give it another name or `slug`, so that the site can be copied anywhere
date = 2026-03-01
slug = "con"
aliases = ["/Rain: a story/"]
           ^^^^^^^^^^^^^^^^^ warning: Windows can have no file called `Rain: a story`
+++
//- static/aux.css
^ warning: Windows can have no file called `aux.css`
//- static/notes.
^ warning: Windows can have no file called `notes.`
"#,
    );
}

#[test]
fn two_tags_at_one_address() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
tags = ["Heavy rain", "heavy-rain", "???"]
                                    ^^^^^ no address can be made of this tag
                                    help: give it a letter or a digit
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
tags = ["Heavy rain", "heavy-rain", "Heavy Rain"]
                      ^^^^^^^^^^^^ two things would be published at `tags/heavy-rain/index.html`
                      help: write both alike if they mean the same, or choose another word for one of them
                      note: content/01-rain.md:4: the first is here
+++
"#,
    );
}

#[test]
fn tags_of_one_sound_are_told_apart_by_a_number() {
    let one = |tags: &str| format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\ntags = [{tags}]\n+++\n");
    let site = newsletter(&one("\"诗\", \"史\", \"诗\", \"shi 2\"")).site();
    assert!(site.at("/tags/shi/").contains("<title>诗"), "{}", site.at("/tags/shi/"));
    assert!(site.at("/tags/shi-2/").contains("<title>史"));
    assert!(site.at("/tags/shi-2-2/").contains("<title>shi 2"));
    // The first stays where it is, whatever comes after it.
    assert!(newsletter(&one("\"诗\"")).site().at("/tags/shi/").contains("<title>诗"));
    // One tag with another accent is rather a slip.
    assert!(newsletter(&one("\"café\", \"cafe\"")).told().contains("`tags/cafe/index.html`"));
}

#[test]
fn a_file_where_a_folder_must_be() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
        ^^^^^^ `rain` is a file, so nothing can be at `rain/index.html`
        help: give one of them another name or `slug`
        note: static/rain:1: the file is here
date = 2026-03-01
+++
//- static/rain
"#,
    );
    check(
        r#"//- static/archive
^ `archive` is a file here, so the archive cannot be at `archive/index.html`
help: give this another name
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
aliases = ["/feed.xml/old/", "/404.html/"]
           ^^^^^^^^^^^^^^^^ `feed.xml` is a file, so nothing can be at `feed.xml/old/index.html`
                             ^^^^^^^^^^^^ `404.html` is a file, so nothing can be at `404.html/index.html`
+++
"#,
    );
}

#[test]
fn an_alias_takes_the_place_of_no_default() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
aliases = ["/style.css", "/404.html", "/sitemap.xml", "/robots.txt", "/card.png"]
           ^^^^^^^^^^^^ two things would be published at `style.css`: this and a file of the theme
           help: take this alias out
                         ^^^^^^^^^^^ two things would be published at `404.html`: this and the page for addresses where nothing is
                                      ^^^^^^^^^^^^^^ two things would be published at `sitemap.xml`: this and the sitemap
                                                      ^^^^^^^^^^^^^ two things would be published at `robots.txt`: this and what robots are told
                                                                     ^^^^^^^^^^^ two things would be published at `card.png`: this and a file of the theme
+++
"#,
    );
}

#[test]
fn an_author_may_take_the_place_of_a_default() {
    let site =
        newsletter("//- static/robots.txt\n//- static/style.css\n//- static/404.html\n//- static/media/lamp.jpg\n")
            .site();
    assert_eq!(site.at("/robots.txt"), "the file static/robots.txt");
    assert_eq!(site.at("/style.css"), "the file static/style.css");
    assert_eq!(site.at("/404.html"), "the file static/404.html");
    assert_eq!(site.at("/favicon.svg"), "a file of the theme");
    assert!(site.has("/media/lamp.jpg"));
}

#[test]
fn a_name_that_no_address_can_have() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
aliases = ["/.feuilleton"]
           ^^^^^^^^^^^^^^ this cannot be an address of this site
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
aliases = ["/.Feuilleton/"]
           ^^^^^^^^^^^^^^^ this cannot be an address of this site
+++
"#,
    );
    check(
        r#"//- static/what?.txt
^ a file with this name cannot be published
help: rename it: letters, digits, `-`, `_` and `.` are safe
"#,
    );
    check(
        r#"//- content/what#.txt
^ a file with this name cannot be published
"#,
    );
    for folder in ["static", "content"] {
        let long = "a".repeat(201);
        check(&format!(
            "//- {folder}/{long}.txt\n^ a file with this name cannot be published\nhelp: rename it: names have at most 200 bytes\n"
        ));
    }
}
