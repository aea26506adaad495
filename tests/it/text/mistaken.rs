//! Words that Markdown takes for marks, and that were none to whoever typed them.

use crate::support::{check, letter};

#[test]
fn a_break_that_touches_a_sentence_makes_a_heading_of_it() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It rained, and the cat came in.
---
^^^ warning: this line makes a heading of the sentence above it
help: leave an empty line between them if a break is meant; write `## ` before the words of a heading

“Where,” she asked, “have you been?”
-----
^^^^^ warning: this line makes a heading of the sentence above it

It rained for days
and she said "wet"
---
^^^ warning: this line makes a heading of the sentence above it

> *It rained…*
> ---
  ^^^ warning: this line makes a heading of the sentence above it

It rained.
***
It rained.
- - -
It rained.

---
"#,
    );
    let headings = "Rain\n---\n\nWhy rain?\n---\n\nWet!\n----\n\nIt rained.\n----------\n\nRain & Co.\n---\n\n\"Rain\"\n---\n\n\
                    It rained.\n===\n\n## It rained.\n\n---\n\n    It rained.\n    ---\n\n| a. |\n|---|\n| b. |\n---\n";
    letter(headings).check();
}
