//! The values of front matter: what each key takes, and what is said of one that it does not.

use crate::support::{check, newsletter};

#[test]
fn a_value_of_the_wrong_kind() {
    check(
        r#"+++
title = ["Rain"]
        ^^^^^^^^ `title` must be a text
        help: write `title = "…"`
date = 2026-03-01
season = "two"
         ^^^^^ `season` must be a whole number
         help: write `season = 2`
episode = -1
          ^^ `episode` must be a whole number
draft = "yes"
        ^^^^^ `draft` must be `true` or `false`
        help: write `draft = true`
cover = "rain.jpg"
        ^^^^^^^^^^ `cover` must be a table
        help: write `cover = { image = "rain.jpg", alt = "What the picture shows" }`
pairings = { kind = "tea" }
           ^^^^^^^^^^^^^^^^ `pairings` must be a list of tables
           help: write `pairings = [{ kind = … }]`
extra = 4
        ^ `extra` must be a table
+++
"#,
    );
}

#[test]
fn kinds_of_episode() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
kind = "bonsu"
       ^^^^^^^ no kind of episode is called `bonsu`
       help: did you mean `bonus`?
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
kind = "interlude"
       ^^^^^^^^^^^ no kind of episode is called `interlude`
       help: an episode is `full`, `bonus` or `trailer`
+++
"#,
    );
}

#[test]
fn a_slug_is_made_of_letters_digits_and_hyphens() {
    for wrong in ["Heavy Rain", "../rain", "rain/heavy", "râin"] {
        let told = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\nslug = \"{wrong}\"\n+++\n")).told();
        assert!(told.contains("a slug is made of lower-case letters, digits and hyphens"), "{told}");
    }
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
slug = "Heavy Rain"
       ^^^^^^^^^^^^ a slug is made of lower-case letters, digits and hyphens
       help: write `slug = "heavy-rain"`
+++
"#,
    );
}

#[test]
fn tables_within_front_matter_know_their_keys_too() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
cover = { imgae = "rain.jpg" }
        ^^^^^^^^^^^^^^^^^^^^^^ `alt` is missing
        help: add `alt = "What the picture shows"`
          ^^^^^ no key is called `imgae`
          help: did you mean `image`?
email = { subjcet = "Rain!" }
          ^^^^^^^ no key is called `subjcet`
          help: did you mean `subject`?
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01

[[pairings]]
kind = "tea"
title = "Oolong"

[[pairings]]
^^^^^^^^^^^^ `kind` is missing
titel = "Green"
^^^^^ no key is called `titel`
+++
"#,
    );
}

#[test]
fn a_recording_says_what_it_is() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
audio = { url = "https://audio.example/rain" }
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this recording's name does not say what it is
                help: add its media type: `type = "audio/mpeg"`
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
audio = { duration = "24:30" }
        ^^^^^^^^^^^^^^^^^^^^^^ `audio` has no recording
        help: give it the `url` or the `file` of one
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
audio = { url = "https://audio.example/rain.mp3", length = "long" }
                                                           ^^^^^^ `length` must be a number of bytes
                                                           help: write `length = 4200000`
+++
"#,
    );
}

#[test]
fn an_alias_is_an_address_of_this_site() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
aliases = ["/old/", "../rain"]
                    ^^^^^^^^^ this cannot be an address of this site
                    help: write the path that it had: `aliases = ["/old/address/"]`
+++
"#,
    );
    let pasted = newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\naliases = [\"/caf%C3%A9/\"]\n+++\n").site();
    assert!(pasted.has("/café/"), "{:?}", pasted.addresses());
    for wrong in ["/", "rain", "/%2e%2e/x/", "https://letters.example/rain", "/a/../b", "/a//b", "/a?b=c"] {
        let told =
            newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\naliases = [\"{wrong}\"]\n+++\n")).told();
        assert!(told.contains("this cannot be an address of this site"), "{wrong}: {told}");
    }
}

#[test]
fn what_becomes_a_header_stands_on_one_line() {
    check(
        r#"+++
title = "Rain\nSun"
        ^^^^^^^^^^^ `title` must stand on one line
        help: join its lines
date = 2026-03-01
email = { subject = "Rain\nBcc: everyone" }
                    ^^^^^^^^^^^^^^^^^^^^^ `subject` must stand on one line
guid = "one two"
       ^^^^^^^^^ a `guid` has no white space
       help: copy it from the feed as it stands
+++
"#,
    );
}

#[test]
fn control_characters_are_no_text() {
    check(
        r#"+++
title = "Rain\u0007"
        ^^^^^^^^^^^^ `title` holds a control character (U+0007)
        help: take it out; feeds and mail cannot carry it
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn several_tags_are_a_list() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
tags = "weather, the sea"
       ^^^^^^^^^^^^^^^^^^ these tags are one text, not a list
       help: write `tags = ["weather", "the sea"]`
+++
//- content/02-mud.md
---
title: Mud
date: 2026-03-08
tags: weather, the sea
      ^^^^^^^^^^^^^^^^ these tags are one text, not a list
      help: write `tags: ["weather", "the sea"]`
---
"#,
    );
    let site = newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\ntags = [\"rain, heavy\"]\n+++\n").site();
    assert!(site.has("/tags/rain-heavy/"), "in a list, a comma is part of the tag");
    let site = newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\ntags = \"rain\"\n+++\n").site();
    assert!(site.has("/tags/rain/"), "one tag needs no list");
    for line in [
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\ntags = 2024\n+++\n",
        "---\ntitle: Rain\ndate: 2026-03-01\ntags: 2024\n---\n",
    ] {
        assert!(newsletter(line).site().has("/tags/2024/"), "nor does one that is a year");
    }
}

#[test]
fn the_name_of_a_recording_says_what_it_is() {
    for audio in [
        "url = \"https://audio.example/rain.mp3?token=1.2\"",
        "url = \"https://audio.example/RAIN.MP3#t=1.5\"",
        "url = \"https://audio.example/r.mp3\", transcript = \"https://audio.example/R.VTT?v=1.0\"",
        "url = \"https://audio.example/r.mp3\", chapters = \"https://audio.example/R.JSON\"",
    ] {
        check(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\naudio = {{ {audio} }}\n+++\n"));
    }
    let told = newsletter(
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\naudio = { url = \"https://audio.example/r?f=x.mp3\" }\n+++\n",
    )
    .told();
    assert!(told.contains("this recording's name does not say what it is"), "{told}");
}

#[test]
fn a_page_cannot_stand_where_browsers_expect_something_else() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
aliases = ["/rss.xml", "/news.rss", "/old.html", "/old", "/old.php", "/v1.0/"]
           ^^^^^^^^^^ warning: a page leads on from here, and browsers take `/rss.xml` for `application/xml`
           help: let your host lead on from it, or give the address of a page
                       ^^^^^^^^^^^ warning: a page leads on from here, and browsers take `/news.rss` for a feed
+++
"#,
    );
}

#[test]
fn several_authors_are_a_list() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
authors = "Bea, Cy"
          ^^^^^^^^^ these authors are one text, not a list
          help: write `authors = ["Bea", "Cy"]`
+++
"#,
    );
}

#[test]
fn what_is_not_to_be_published_is_a_draft() {
    check(
        r#"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
published: false
^^^^^^^^^ no key is called `published`
help: to withhold it, write `draft: true`
---
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
published = true
^^^^^^^^^ no key is called `published`
help: leave it out: everything is published that does not say `draft = true`
+++
"#,
    );
}

#[test]
fn an_address_has_an_end() {
    let told = |line: &str| newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{line}\n+++\n")).told();
    let long = told(&format!("slug = \"{}\"", "rain-".repeat(27) + "r"));
    assert!(long.contains("this slug is too long: it may have 120 letters"), "{long}");
    let long = told(&format!("aliases = [\"/{}/\"]", "rain".repeat(60)));
    assert!(long.contains("this is too long for an address of this site"), "{long}");
}

#[test]
fn what_is_printed_as_it_stands_has_no_marks() {
    check(
        r#"+++
title = "Rain, `2 * 3`"
               ^^^^^^^ warning: a `title` is plain text, and this is printed as it stands
date = 2026-03-01
summary = "It *rained*."
              ^^^^^^^^ warning: a `summary` is plain text, and this is printed as it stands
recap = "See [this](https://e.example/), 2 * 3 * 4, a_b_c and [that]."
             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: a `recap` is plain text, and this is printed as it stands
             help: take the marks out, and what is linked into the text
story_date = "the *1st* of May"
                  ^^^^^ warning: a `story_date` is plain text, and this is printed as it stands
cover = { image = "https://e.example/a.jpg", alt = "A *lamp*", credit = "Photo: `Bea`" }
                                                      ^^^^^^ warning: a `alt` is plain text, and this is printed as it stands
                                                                                ^^^^^ warning: a `credit` is plain text, and this is printed as it stands
email = { subject = "It *rained*", preheader = "And _how_" }
                        ^^^^^^^^ warning: a `subject` is plain text, and this is printed as it stands
                                                    ^^^^^ warning: a `preheader` is plain text, and this is printed as it stands
pairings = [{ kind = "Tea", title = "*Oolong*", by = "`Ada`" }]
                                     ^^^^^^^^ warning: a `title` is plain text, and this is printed as it stands
                                                      ^^^^^ warning: a `by` is plain text, and this is printed as it stands
+++
![](https://e.example/a.jpg "By [Bea](https://e.example/)")
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: a caption is plain text, and its marks are printed as they stand
"#,
    );
}
