//! Marks that are nearly some, and what was meant by them.

use crate::support::{check, letter};

#[test]
fn a_mark_that_is_mistyped_tells_everyone_what_was_meant_for_some() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
> [! EMAIL] For subscribers.
  ^^^^^^^^^ warning: this begins no block, and is printed as words
  help: did you mean `> [!EMAIL]`?

[!EMAIL]
^^^^^^^^ warning: this begins no block, and is printed as words
help: did you mean `> [!EMAIL]`?
For subscribers.

> [!NOTE}
  ^^^^^^^ warning: this begins no block, and is printed as words
  help: did you mean `> [!NOTE]`?
> Wet.

> [TIP]
  ^^^^^ warning: this begins no block, and is printed as words
  help: did you mean `> [!TIP]`?
> Wet.
"#,
    );
    letter("> [Note]\n> Rain.\n\n`[!EMAIL]`\n\n    [!EMAIL]\n\n[!WEB](https://rain.example) it\n\nA [!WEB] too.\n\n\\[!EMAIL]\n")
        .check();
}
