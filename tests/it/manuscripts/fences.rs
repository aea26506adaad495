//! Where front matter begins and ends: lines that were meant to say so, and do not.

use crate::support::{check, newsletter};

/// The message, the line that it points to, and the help.
#[track_caller]
fn told(path: &str, text: &str) -> (String, String) {
    let told = newsletter(&format!("//- {path}\n{text}")).told();
    let message = told.lines().next().unwrap_or("").trim_start_matches("error: ").to_owned();
    let help = told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it);
    (message, help.to_owned())
}

#[test]
fn what_introduces_a_season_needs_no_date() {
    let (message, help) = told("content/02-mud/season.md", "Just an introduction.\n");
    assert_eq!(message, "this file has no front matter");
    assert_eq!(help, "begin the file with `+++`, `title = \"…\"` and `+++`, each on a line of its own");
}

#[test]
fn a_line_that_is_nearly_a_fence_opens_nothing() {
    for (fence, opens) in [("----", "---"), ("—", "---"), ("--", "---"), ("```", "---")] {
        let (message, help) = told("content/01-rain.md", &format!("{fence}\ntitle: Rain\ndate: 2026-03-01\n{fence}\n"));
        assert_eq!(message, format!("a line `{opens}` begins front matter, and this is none"), "{fence}");
        assert_eq!(help, "write `---` in its place, and on the line that ends the keys", "{fence}");
    }
    let (message, help) = told("content/01-rain.md", "++\ntitle = \"Rain\"\n++\n");
    assert_eq!(message, "a line `+++` begins front matter, and this is none");
    assert_eq!(help, "write `+++` in its place, and on the line that ends the keys");
    let (message, help) = told("content/01-rain.md", "title: Rain\ndate: 2026-03-01\n\nIt rained.\n");
    assert_eq!(message, "no line `---` begins this front matter");
    assert_eq!(help, "write `---` on a line above this one, and on one below the last key");
    let (message, help) = told("content/01-rain.md", "{\n\"title\": \"Rain\"\n}\n");
    assert_eq!(message, "front matter is not written in JSON here");
    assert!(help.starts_with("begin the file with `+++`"), "{help}");
    // A rule, and a text that speaks of a title.
    let (message, _) = told("content/01-rain.md", "----\n\nIt rained.\n");
    assert_eq!(message, "this file has no front matter");
}

#[test]
fn a_line_that_is_nearly_a_fence_ends_nothing() {
    for fence in ["++", "++++", "+++It rained.", "---"] {
        check(&format!(
            "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{fence}\n{} no second `+++` ends this front matter\nhelp: \
             write `+++` on a line of its own in its place\n\nIt rained.\n",
            "^".repeat(fence.len())
        ));
    }
    // A rule in the text is taken for the end.
    check(
        r#"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
----
^^^^ no second `---` ends this front matter
help: write `---` on a line of its own in its place

It rained.

---

It dried.
//- content/02-mud.md
---
title: Mud
date: 2026-03-08

It "dried".
^^^^^^^^^^^ no `---` above this text ends the front matter
help: write `---` on a line of its own above this one

---

It rained.
//- content/04-fog.md
---
title: Fog
date: 2026-03-22

# A heading
^^^^^^^^^^^ no `---` above this text ends the front matter

It cleared.

---

It came back.
//- content/03-sea.md
+++
title = "Sea"
date = 2026-03-15

Some text. "q"
^^^^^^^^^^^^^^ no `+++` above this text ends the front matter
help: write `+++` on a line of its own above this one

+++

It rained.
"#,
    );
}

#[test]
fn a_text_over_several_lines_holds_what_looks_like_an_end() {
    check(
        r#"+++
title = "Rain"
summary = """
One

----

Two"""
date = soon
       ^^^^ `date` must be a day
+++
"#,
    );
}
