//! Quotation marks in front matter: those that end a text, and those that only readers know.

use crate::support::{check, newsletter};

#[track_caller]
fn help(text: &str) -> String {
    let told = newsletter(text).told();
    told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it).to_owned()
}

#[test]
fn a_text_of_two_quotations_keeps_both() {
    for (title, kept) in [
        (r#""X" and "Y""#, r#"'"X" and "Y"'"#),
        (r#""X", "Y" and "Z""#, r#"'"X", "Y" and "Z"'"#),
        (r#""He said "no" again""#, r#"'He said "no" again'"#),
        ("'it's'", "\"it's\""),
    ] {
        let help = help(&format!("---\ntitle: {title}\ndate: 2026-03-01\n---\n"));
        assert_eq!(help, format!("put the whole text between quotation marks: `title: {kept}`"), "{title}");
    }
}

#[test]
fn a_mark_for_readers_ends_no_text() {
    assert_eq!(help("+++\ntitle = \"Hi”\ndate = 2026-03-01\n+++\n"), "write `\"` in place of `”`");
    assert_eq!(help("+++\ntitle = 'Hi’\ndate = 2026-03-01\n+++\n"), "write `'` in place of `’`");
    assert_eq!(help("---\ntitle: \"Hi”\ndate: 2026-03-01\n---\n"), "write `\"` in place of `”`");
    assert_eq!(help("+++\ntitle = \"Hi\ndate = 2026-03-01\n+++\n"), "end it with `\"`");
}

#[test]
fn marks_for_readers_are_no_part_of_a_name() {
    check(
        r#"//- content/01-rain.md
---
title: “Hi”
       ^^^^ warning: readers see these quotation marks
       help: write `title: "Hi"`, or `title: "“Hi”"` if the text is a quotation
date: 2026-03-01
tags: [“a”, sea]
       ^^^ these quotation marks are for readers only
       help: write `"a"`
cover: { image: “plain.jpg”, alt: A lamp }
                ^^^^^^^^^^^ these quotation marks are for readers only
                help: write `image: "plain.jpg"`
slug: „rain“
      ^^^^^^ these quotation marks are for readers only
      help: write `slug: "rain"`
---
//- content/02-mud.md
---
title: "“Mud”"
date: 2026-03-08
summary: “Mud”, she said, “and more”
recap: ’Tis mud
tags: ["“wet”", Rock ’n’ roll]
---
"#,
    );
}
