//! Slips in TOML that the parser finds somewhere else than where they are, or has no words for.

use crate::support::{check, newsletter};

#[test]
fn a_line_says_what_was_meant_by_it() {
    for (line, said, help) in [
        ("// a comment", "a comment begins with `#`", "write `#` in front of it"),
        ("story date = \"x\"", "a key is a single word", "write `story_date = \"x\"`"),
        ("tags = \"a\", \"b\"", "several texts are a list", "write `tags = [\"a\", \"b\"]`"),
        ("summary == \"X\"", "a single `=` stands behind a key", "write `summary = \"X\"`"),
        ("[cover", "a `]` is missing here", "write `[cover]`"),
        ("[[pairings]", "a `]` is missing here", "write `[[pairings]]`"),
        ("episode = 1.", "a number does not end with a `.`", "write `episode = 1`"),
        ("summary\u{a0}= \"X\"", "this looks like a blank and is none", "type a blank in its place"),
        ("draft true", "an `=` is missing here", "write `draft = true`"),
    ] {
        let told = newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{line}\n+++\n")).told();
        assert!(told.starts_with(&format!("error: {said}\n")), "{line}: {told}");
        assert!(told.contains(&format!("help: {help}\n")), "{line}: {told}");
    }
}

#[test]
fn a_text_over_two_lines_is_told_of_where_it_begins() {
    check(
        r#"+++
title = "Rain"
summary = "one
          ^^^^ this text does not end on its line
          help: join its lines, or put `"""` in front of it and behind it
two

Three"
date = 2026-03-01
+++
"#,
    );
}
