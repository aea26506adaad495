//! Slips of the keyboard in front matter: what is meant, and what to type instead.

use crate::support::{check, newsletter};

/// What is said of an episode with these lines of front matter: the message, what it points to, and the help.
#[track_caller]
fn told(fence: &str, lines: &str) -> String {
    let told = newsletter(&format!("{fence}\n{lines}\n{fence}\n")).told();
    let message = told.lines().next().unwrap_or("").trim_start_matches("error: ").to_owned();
    let help = told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it);
    format!("{message} | {help}")
}

#[test]
fn toml_is_explained_to_those_who_do_not_know_it() {
    let date = |line: &str| if line.contains("date") { "" } else { "date = 2026-03-01\n" };
    let told = |line: &str| told("+++", &format!("title = \"Rain\"\n{}{line}", date(line)));
    for (line, said) in [
        ("summary = Rain again", "a text stands between quotation marks | write `summary = \"Rain again\"`"),
        ("summary = 3 drops", "a text stands between quotation marks | write `summary = \"3 drops\"`"),
        ("summary = C:\\rain", "a text stands between quotation marks | write `summary = 'C:\\rain'`"),
        ("summary = “Rain”", "these quotation marks are for readers only | write `summary = \"Rain\"`"),
        ("summary = \"Rain", "this text is never closed | end it with `\"`"),
        ("summary = 'Rain", "this text is never closed | end it with `'`"),
        (
            "summary = \"The \"rain\"\"",
            "the value ends before this | begin a new line for each key; within a text, write a quotation mark as `\\\"`",
        ),
        (
            "summary = 'it's'",
            "the value ends before this | begin a new line for each key; a text with a `'` in it stands between `\"`",
        ),
        ("draft = true summary = \"R\"", "the value ends before this | begin a new line for each key"),
        ("summary = \"C:\\z\"", "a `\\` begins a sign that cannot be typed | write `\\\\` for one that is seen"),
        ("summary =", "nothing stands after the `=` | write `summary = \"…\"`, or take the line out"),
        ("summary: Rain", "an `=` is missing here | write `summary = \"Rain\"`"),
        ("summary \"Rain\"", "an `=` is missing here | write `summary = \"Rain\"`"),
        ("title = \"Rain\"", "`title` is said twice | keep one of them"),
        ("tags = [rain, mud]", "a text stands between quotation marks | write `tags = [\"rain\", \"mud\"]`"),
        ("summary = yes", "a text stands between quotation marks | write `summary = \"yes\"`"),
        ("draft = yes", "this is neither `true` nor `false` | write `draft = true`"),
        ("draft = False", "this is neither `true` nor `false` | write `draft = false`"),
        ("summary = \"Rain\";", "a line does not end with a `;` | take it out: each key has a line of its own"),
        ("draft = true,", "a line does not end with a `,` | take it out: each key has a line of its own"),
        ("summary = \"Rain\" // again", "a comment begins with `#` | write `#` in front of it"),
        ("tags = [\"a\", \"b\"", "a `]` is missing here | end the list with `]`"),
        ("tags = [\"a\", \"b\"\nsummary = \"Rain\"", "a `]` is missing here | end the list with `]`"),
        ("tags = [\"a\" \"b\"]", "a `,` is missing here | write a `,` between the parts of a list"),
        ("cover = { image = \"a.jpg\"", "a `}` is missing here | end the table with `}`"),
        ("episode = 03", "a number does not begin with a 0 | write `episode = 3`"),
        ("summary = 007", "a number does not begin with a 0 | write `summary = \"007\"`"),
        ("date = 03.01.2026", "`date` must be a day | write `date = 2026-01-03`"),
        ("date = 2026-11-31", "there is no such day: November 2026 has 30 days | write `date = 2026-11-30`"),
        ("date = tomorrow", "`date` must be a day | write its day, such as `date = 2026-03-01`"),
        ("date = 1.3.2026", "`date` must be a day | write `date = 2026-03-01`"),
        ("date = 2026-1-5", "invalid date, expected a two-digit month (MM) | write `date = 2026-01-05`"),
        ("date = 2026-1-5 # soon", "invalid date, expected a two-digit month (MM) | write `date = 2026-01-05`"),
    ] {
        assert_eq!(told(line), said, "{line}");
    }
}

#[test]
fn yaml_is_explained_to_those_who_do_not_know_it() {
    for (lines, said) in [
        (
            "title: Rain: again",
            "a `:` before a blank begins another value | put the whole text between quotation marks: `title: \"Rain: again\"`",
        ),
        (
            "title: Rain\n date: 2026-03-01",
            "this line is indented, the one above is not | let both begin at the margin",
        ),
        (
            "title: Rain\naudio:\n  file: a.mp3\n    length: 3",
            "this line is indented, the one above is not | let both begin below each other",
        ),
        (
            "title: Rain\nsummary: It rains\n  in town: again",
            "a `:` before a blank begins another value | put the whole text between quotation marks, or below a line `summary: >`",
        ),
        (
            "title: Rain\ncover:\n  image: a.jpg\n  alt: A lamp: lit",
            "a `:` before a blank begins another value | put the whole text between quotation marks: `alt: \"A lamp: lit\"`",
        ),
        (
            "title: Rain\npairings:\n  - title: A: B",
            "a `:` before a blank begins another value | put the whole text between quotation marks",
        ),
        (
            "title: 'Tis the season\ndate: 2026-03-01",
            "this text is never closed | end it with `'`; if that is an apostrophe, put the whole text between quotation marks: `title: \"'Tis the season\"`",
        ),
        (
            "title: & more",
            "a text cannot begin with `&` here | put the whole text between quotation marks: `title: \"& more\"`",
        ),
        ("title: A\ndate: 2026-11-31", "there is no such day: November 2026 has 30 days | write `date: 2026-11-30`"),
        ("title: A\ndate: 2027-02-29", "there is no such day: February 2027 has 28 days | write `date: 2027-02-28`"),
        ("title:Rain\ndate: 2026-03-01", "a blank is missing behind this `:` | write `title: Rain`"),
        ("title: Rain\nsummary:again", "a blank is missing behind this `:` | write `summary: again`"),
        ("title:Rain", "a blank is missing behind this `:` | write `title: Rain`"),
        ("title: Rain\ndate 2026-03-01", "a `:` is missing here | write `date: 2026-03-01`"),
        (
            "title: Rain\nsummary: It rains\nagain",
            "this line has no key | indent it by two blanks if it goes on with the text above",
        ),
        (
            "title: \"Rain\" she said",
            "the text ends before this | put the whole text between quotation marks: `title: '\"Rain\" she said'`",
        ),
        ("title: 'it's'", "the text ends before this | put the whole text between quotation marks: `title: \"it's\"`"),
        (
            "title: [Rain] again",
            "the list ends before this | put the whole text between quotation marks: `title: \"[Rain] again\"`",
        ),
        ("title: Rain\ntags: [a, b\nsummary: c", "this list is never closed | end it with `]`"),
        ("title: Rain\ntags: [a, b", "this list is never closed | end it with `]`"),
        ("title: Rain\ntags: [@a, b]", "a text cannot begin with `@` here | put it between quotation marks"),
        (
            "title: Rain\npairings:\n  - kind: tea\n    title: A\n - kind: tea\n   title: B",
            "this `-` does not stand below the others of its list | let every `-` of a list begin below the one above",
        ),
        (
            "title: Rain\npairings:\n  - kind: tea\n   title: A",
            "this line is indented in another way than those above | let it begin below the key that it belongs with",
        ),
        ("title: \"Rain\ndate: 2026-03-01", "this text is never closed | end it with `\"`"),
        (
            "title: Rain\n\tdate: 2026-03-01",
            "a tab indents nothing here | use blanks, or let every key begin at the margin",
        ),
        (
            "title = \"Rain\"",
            "front matter must be lines of `key: value` | write `title: …`; lines of `title = …` stand between `+++`",
        ),
    ] {
        assert_eq!(told("---", lines), said, "{lines}");
    }
}

#[test]
fn front_matter_comes_first() {
    assert_eq!(
        newsletter("//- content/01-rain.md\n\n+++\ntitle = \"Rain\"\n+++\n").told().lines().next(),
        Some("error: front matter begins on the first line of a file")
    );
    assert_eq!(newsletter("//- content/01-rain.md\n").told().lines().next(), Some("error: this file is empty"));
}

#[test]
fn a_slip_is_pointed_to_where_it_stands() {
    check(
        "---\ntitle: Rain\n\tdate: 2026-03-01\n^ a tab indents nothing here\nhelp: use blanks, or let every key begin at the margin\n---\n",
    );
    check(
        r#"---
title: |
  Rain
  ^^^^ `title` must stand on one line
  help: join its lines
  again
date: 2026-03-01
---
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
tags = ["wet", ""]
               ^^ this text of `tags` is empty
               help: take it out
+++
"#,
    );
    check(
        " +++\n^^^^ front matter begins at the margin\nhelp: take out the blank in front of it\ntitle = \"Rain\"\n+++\n",
    );
}

#[test]
fn a_number_that_is_a_text_says_what_it_looks_like() {
    for title in ["1.10", "007", "1e3", "0x1F", "-1.50", "1_000", "+5", "1.10 # a working title"] {
        let site = newsletter(&format!("---\ntitle: {title}\ndate: 2026-03-01\n---\n")).site();
        assert_eq!(site.titles, [title.split(' ').next().unwrap()], "{title}");
    }
    let site = newsletter("+++\ntitle = 1.10\ndate = 2026-03-01\n+++\n").site();
    assert_eq!(site.titles, ["1.10"]);
    let site = newsletter("---\ntitle: Rain\ntags: [007, 1.10]\ndate: 2026-03-01\n---\n").site();
    assert!(site.at("/tags/").contains(">007<") && site.at("/tags/").contains(">1.10<"));
    let site = newsletter("---\nextra: { year: &year 1.10 }\ntitle: *year\ndate: 2026-03-01\n---\n").site();
    assert_eq!(site.titles, ["1.1"]);
}

#[test]
fn a_text_that_ends_in_a_comment_is_told_of() {
    check(
        r#"---
title: Issue #12
             ^^^ warning: everything after ` #` is a comment
             help: put the whole text between quotation marks: `title: "Issue #12"`; a comment has a blank behind its `#`
date: 2026-03-01
summary: the "old" issue #5 is fixed
                         ^^^^^^^^^^^ warning: everything after ` #` is a comment
                         help: put the whole text between quotation marks: `summary: 'the "old" issue #5 is fixed'`; a comment has a blank behind its `#`
email: { subject: C#, preheader: "Rain" } #soon
---
"#,
    );
    check(
        "---\ntitle: Rain # working title\ndate: 2026-03-01 #soon\nsummary: \"Rain\" #12\nrecap: |\n  Rain #1\n---\n",
    );
}

#[test]
fn the_help_is_what_was_meant() {
    for (line, help) in [
        ("draft = \"false\"", "write `draft = false`"),
        ("draft = \"No\"", "write `draft = false`"),
        ("draft = 0", "write `draft = false`"),
        ("draft = \"true\"", "write `draft = true`"),
        ("episode = \"3\"", "write `episode = 3`"),
        ("episode = \"three\"", "write `episode = 2`"),
        ("audio = { url = \"https://a.example/r.mp3\", length = \"123\" }", "write `length = 123`"),
        ("audio = \"rain.mp3\"", "write `audio = { file = \"rain.mp3\" }`"),
        ("audio = \"https://a.example/r.mp3\"", "write `audio = { url = \"https://a.example/r.mp3\" }`"),
        ("audio = 3", "write `audio = { url = … }`"),
        ("date = \"26-03-01\"", "write `date = 2026-03-01`"),
        ("aliases = [\"old\"]", "write the path that it had: `aliases = [\"/old/\"]`"),
        (
            "aliases = \"https://a.example/old/rain.html\"",
            "write the path that it had: `aliases = [\"/old/rain.html\"]`",
        ),
        ("aliases = \"/\"", "write the path that it had: `aliases = [\"/old/address/\"]`"),
    ] {
        let day = if line.starts_with("date") { "" } else { "date = 2026-03-01\n" };
        let told = told("+++", &format!("title = \"Rain\"\n{day}{line}"));
        assert_eq!(told.split_once(" | ").map(|(_, it)| it), Some(help), "{line}");
    }
    for (line, help) in [
        ("episode: 03", "write `episode: 3`"),
        ("aliases: [\"/%2e%2e/%2e%2e/x/\"]", "write the path that it had: `aliases: [\"/old/address/\"]`"),
        ("aliases: old", "write the path that it had: `aliases: [\"/old/\"]`"),
        ("audio: rain.mp3", "write `audio: { file: \"rain.mp3\" }`"),
        ("audio: 3", "write `audio: { url: … }`"),
        ("summary: yes", "write `summary: \"yes\"`"),
        ("tags: no", "write `tags: [\"no\"]`"),
        ("tags: [rain, no]", "write `\"no\"`"),
        ("pairings: tea", "write `pairings: [{ kind: … }]`"),
        ("extra: calm", "write `extra: { mood: \"calm\" }`"),
    ] {
        let told = told("---", &format!("title: Rain\ndate: 2026-03-01\n{line}"));
        assert_eq!(told.split_once(" | ").map(|(_, it)| it), Some(help), "{line}");
    }
}

#[test]
fn a_rule_is_weighed_by_a_word() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[check]
missing-summary = false
                  ^^^^^ no level is called `false`
                  help: write `missing-summary = "off"`, or `"warn"` or `"error"`
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn a_mark_at_the_beginning_of_a_text() {
    for (text, mark) in [
        ("@ann", "`@`"),
        ("`rain`", "a backtick"),
        ("%rain", "`%`"),
        ("*Rain*", "`*`"),
        ("> rain", "`>`"),
        ("- rain", "`-`"),
        ("{{rain}}", "`{`"),
        ("#rain", "`#`"),
        ("!rain", "`!`"),
        ("&rain", "`&`"),
    ] {
        let said = format!(
            "a text cannot begin with {mark} here | put the whole text between quotation marks: `title: \"{text}\"`"
        );
        assert_eq!(told("---", &format!("title: {text}\ndate: 2026-03-01")), said, "{text}");
    }
    check(
        r##"---
title: Rain
date: 2026-03-01
summary: #rain
         ^^^^^ warning: a text cannot begin with `#` here
         help: put the whole text between quotation marks: `summary: "#rain"`
recap: !bang it rains
       ^^^^^ warning: `!bang` is taken out of this text
       help: put the whole text between quotation marks: `recap: "!bang it rains"`
---
"##,
    );
    check(
        "---\ntitle: &title Rain\ndate: 2026-03-01\nsummary: !!str 1.10\nrecap: # later\nextra: { name: *title }\n---\n",
    );
    check(
        r"---
title:Rain
     ^ a blank is missing behind this `:`
date: 2026-03-01
---
",
    );
    check(
        r#"---
title: Rain
tags: [a, b
      ^^^^^ this list is never closed
summary: c
---
"#,
    );
}
