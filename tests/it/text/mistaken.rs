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

#[test]
fn a_year_that_begins_a_sentence_is_no_list() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
1986. It was a cold year.
^^^^^ warning: `1986.` begins a list here, and the list ends with it
help: write `1986\.` if no list is meant

Then it rained.

3. März. Es regnet.
^^ warning: `3.` begins a list here, and the list ends with it
help: write `3\.` if no list is meant

So war es.

4. März 2026
^^ warning: `4.` begins a list here, and the list ends with it

It rained.

  1990. It was a warm one.
  ^^^^^ warning: `1990.` begins a list here, and the list ends with it

But:

1991. It snowed.

1995. It thawed.
^^^^^ warning: `1995.` goes on with the list above, which is counted and has no such number
help: write `1995\.` if no list is meant

> 7) brothers
  ^^ warning: `7)` begins a list here, and the list ends with it
  help: write `7\)` if no list is meant
"#,
    );
    letter(
        "1. One.\n\n```\nwet\n```\n\n2. Two.\n\nAnd:\n\n3. April showers.\n\nDown:\n\n0. Dry\n\nor\n\n11. Rain\n\nand\n\n10. Mud\n\nand\n\n40. Kxf7! Kg8\n\nand\n\n\
            60... O-O\n\nand\n\n80. Nbd2+\n\n\
            In\n1986. It rained.\n\n1986\\. It rained.\n\n21. a\n22. b\n\n`99. x`\n\n    99. x\n",
    )
    .check();
}
