//! What stands between the fences: every key, both notations, and every mistake in them.

use crate::support::{between, check, newsletter};

#[test]
fn an_episode_needs_a_title_and_a_date() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It rained.
"#,
    );
    check(
        r#"+++
^^^ `title` is missing
help: add `title = "What this episode is called"`
^^^ `date` is missing
help: add the day of publication: `date = 2026-03-01`
+++
"#,
    );
    check(
        r#"//- content/01-rain.md
---
^^^ `title` is missing
help: add `title: "What this episode is called"`
^^^ `date` is missing
help: add the day of publication: `date: 2026-03-01`
---
"#,
    );
}

#[test]
fn a_key_that_is_missing_by_a_slip_is_told_of_once() {
    check(
        r#"+++
titel = "Rain"
^^^^^ no key is called `titel`
help: did you mean `title`?
daet = 2026-03-01
^^^^ no key is called `daet`
help: did you mean `date`?
+++
It rained.
"#,
    );
}

#[test]
fn a_file_without_front_matter_says_how_to_begin_one() {
    check(
        r#"It rained all night.
^^^^^^^^^^^^^^^^^^^^ this file has no front matter
help: begin the file with `+++`, `title = "…"`, `date = 2026-03-01` and `+++`, each on a line of its own
"#,
    );
    check(
        r#"//- content/01-rain.md
^ this file is empty
"#,
    );
}

#[test]
fn front_matter_ends() {
    check(
        r#"+++
^^^ no second `+++` ends this front matter
help: write `+++` on a line of its own before the text
title = "Rain"
"#,
    );
    check(
        r#"---
title: Rain
+++
^^^ no second `---` ends this front matter
"#,
    );
}

#[test]
fn a_rule_further_down_is_no_fence() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
Before.

---

title: this is text

---
After.
"#,
    );
}

#[test]
fn a_key_that_nobody_knows_is_a_mistake() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
sumary = "It rained"
^^^^^^ no key is called `sumary`
help: did you mean `summary`?
description = "It rained"
^^^^^^^^^^^ no key is called `description`
help: did you mean `summary`?
mood = "wet"
^^^^ no key is called `mood`
help: known keys are title, date, updated, season, episode, kind, slug, draft, summary, recap, tags, authors, cover, pairings, aliases, story_date, audio, email, guid, extra; your own go under `extra`
+++
"#,
    );
}

#[test]
fn the_same_words_are_said_of_yaml() {
    check(
        r#"---
title: Rain
date: soon
      ^^^^ `date` must be a day
      help: write its day, such as `date: 2026-03-01`
tags: { wet: true }
      ^ `tags` must be a list of texts
      help: write `tags: ["one", "two"]`
categroies: [rain]
^^^^^^^^^^ no key is called `categroies`
---
"#,
    );
}

#[test]
fn an_empty_value_says_nothing() {
    check(
        r#"+++
title = " "
        ^^^ `title` is empty
        help: write something, such as `title = "What this episode is called"`
date = 2026-03-01
summary = ""
          ^^ `summary` is empty
          help: write something, or leave `summary` out
+++
"#,
    );
    // In YAML a key without a value is how forms are left blank.
    check("---\ntitle: Rain\ndate: 2026-03-01\nsummary:\ntags:\n---\n");
}

#[test]
fn toml_that_cannot_be_read() {
    check(
        r#"+++
title = "Rain
             ^ this text is never closed
date = 2026-03-01
+++
"#,
    );
    check(
        r#"+++
title = "Rain"
title = "Sun"
^^^^^ `title` is said twice
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn yaml_that_cannot_be_read() {
    check(
        r#"---
title: Rain
title: Sun
^^^^^ `title` is said twice
date: 2026-03-01
---
"#,
    );
    check(
        r#"---
title: Rain
: nothing
^ a key must be a word
date: 2026-03-01
---
"#,
    );
    check(
        r#"---
just words
^^^^^^^^^^ front matter must be lines of `key: value`
---
"#,
    );
}

#[test]
fn every_mistake_of_every_file_is_told_at_once() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "letters.example"
           ^^^^^^^^^^^^^^^^^ `base_url` must be a web address
//- templates/page.html
{{ page.title
        ^^^^^ unexpected end of input
//- content/01-rain.md
+++
title = "Rain"
date = 2026-13-01
       ^^^^^^^^^^ there is no month 13
+++
//- content/02-sun.md
---
title: Sun
date: 2026-03-08
slug: The Sun
      ^^^^^^^ a slug is made of lower-case letters, digits and hyphens
      help: write `slug: "the-sun"`
---
[gone](03-snow.md)
"#,
    );
}

#[test]
fn windows_line_ends_and_byte_order_marks_are_nothing_special() {
    let text = r#"+++
title = "Rain"
date = 2026-03-01
summary = """
It rained
all night."""
sumary = "again"
^^^^^^ no key is called `sumary`
help: did you mean `summary`?
+++

It rained.
"#;
    check(text);
    check(&text.replace('\n', "\r\n"));
}

#[test]
fn front_matter_reaches_the_page() {
    let site = newsletter(
        r#"---
title: "Rain's \"end\""
date: 2026-03-01
authors: [Ada, Grace]
story_date: March 1893
tags: [weather, 2026]
---
It rained.
"#,
    )
    .site();
    let page = site.at("/rain/");
    assert_eq!(between(page, "<h1>", "</h1>"), "Rain’s “end”");
    assert!(page.contains("by <bdi>Ada</bdi> and <bdi>Grace</bdi>"), "{page}");
    assert!(page.contains("March 1893"), "{page}");
    assert!(site.has("/tags/weather/") && site.has("/tags/2026/"));
}

#[test]
fn what_a_letter_says_in_its_own_way_is_typeset_too() {
    let newsletter = newsletter(
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\nemail = { subject = '\"Rain\" -- now', preheader = \"It's wet...\" }\n\
         cover = { image = \"https://e.example/a.jpg\", alt = \"It's fog\", credit = \"Bea -- 2026\" }\n+++\nWet.\n",
    );
    let letter = newsletter.mailed();
    assert_eq!(letter.subject, "“Rain” – now");
    let page = newsletter.site().at("/rain/").to_owned();
    for (text, said) in
        [(&letter.html, "It’s wet…"), (&letter.html, "It’s fog"), (&page, "It’s fog"), (&page, "Bea – 2026")]
    {
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

#[test]
fn a_value_that_cannot_be_read_hides_no_other_mistake() {
    check(
        r#"//- content/01-rain.md
+++
title = “Rain”
        ^^^^^^ these quotation marks are for readers only
date = 2026-11-17 25:00
       ^^^^^^^^^^^^^^^^ there is no hour 25
       help: write an hour from 00 to 23, or the day alone: `date = 2026-11-17`
updated = 2026-13-01 # later
          ^^^^^^^^^^ there is no month 13
          help: write `updated = 2026-01-13`
colour = "grey"
^^^^^^ no key is called `colour`
[extra]
mood = calm
       ^^^^ a text stands between quotation marks
       help: write `mood = "calm"`
+++
[!TIDE]
//- newsletter.toml
title = "Letters"
base_url = "letters.example"
           ^^^^^^^^^^^^^^^^^ `base_url` must be a web address
[feed]
items = 007
        ^ a number does not begin with a 0
colour = "grey"
^^^^^^ no key is called `colour`
"#,
    );
    // Where nobody can tell what was meant by more than a value, the first mistake is told alone.
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
tags = ["rain"
              ^ a `]` is missing here
date = 2026-11-17 25:00
colour = "grey"
+++
"#,
    );
}
