//! Marks of input methods and word processors behind a key, and lines of the other notation: each is told of where it
//! stands, though YAML reads on as far as the next key.

use crate::support::{check, newsletter};

#[test]
fn what_stands_behind_a_key_is_taken_for_the_mark_that_was_meant() {
    check(
        r#"//- content/01-rain.md
---
title：発見
     ^ a `:` stands behind a key here, and this is a `：`
     help: write `title: 発見`
tags：[灯台]
date: 2026-03-01
---
//- content/02-mud.md
---
title: Mud
date: 2026-03-08
tags：[灯台]
    ^ a `:` stands behind a key here, and this is a `：`
    help: write `tags: [灯台]`
---
//- content/03-sea.md
---
title: Sea
date：2026-03-15
    ^ a `:` stands behind a key here, and this is a `：`
    help: write `date: 2026-03-15`
---
//- content/04-fog.md
---
title: Fog
summary – Draußen #1
        ^ a `:` stands behind a key here, and this is a `–`
        help: write `summary: "Draußen #1"`
date: 2026-03-22
---
//- content/05-sun.md
+++
title ＝ "渡し舟"
      ^ an `=` stands behind a key, and this is a `＝`
      help: write `title = "渡し舟"`
date = 2026-03-29
+++
//- content/06-ice.md
+++
title = "Ice"
date：2026-04-05
    ^ an `=` stands behind a key, and this is a `：`
    help: write `date = 2026-04-05`
+++
//- content/07-dew.md
+++
title = "Dew"
date = 2026-04-12
tags ＝ ["a"]
     ^ an `=` stands behind a key, and this is a `＝`
     help: write `tags = ["a"]`
+++
"#,
    );
}

#[test]
fn a_fence_of_wide_marks_is_none() {
    check(
        r#"//- content/01-rain.md
＋＋＋
^^^ a line `+++` begins front matter, and this is none
help: write `+++` in its place, and on the line that ends the keys
title = "Rain"
＋＋＋
//- content/02-mud.md
－－－
^^^ a line `---` begins front matter, and this is none
title：Mud
－－－
//- content/03-sea.md
+++
title = "Sea"
date = 2026-03-15
＋＋＋
^^^ no second `+++` ends this front matter
help: write `+++` on a line of its own in its place
"#,
    );
}

#[test]
fn a_line_that_is_no_pair_is_told_of_and_not_the_pair_below_it() {
    for (lines, caret, said, help) in [
        (
            "title = \"Das Zollhaus\"\ndate: 2026-09-15",
            "2:7",
            "a `:` stands behind a key here, and this is a `=`",
            "write `title: \"Das Zollhaus\"`",
        ),
        (
            "title: Das Zollhaus\ndate: 2026-09-15\nmood = calm\nsummary: Draußen",
            "4:6",
            "a `:` stands behind a key here, and this is a `=`",
            "write `mood: calm`",
        ),
        ("title Das Zollhaus\n\ndate: 2026-09-15", "2:1", "a `:` is missing here", "write `title: Das Zollhaus`"),
        (
            "Das Zollhaus\ntitle: Das Zollhaus",
            "2:1",
            "this line has no key",
            "write it behind a key, as in `summary: …`, or take it out",
        ),
        (
            "# as a comment: title = x\ntitle = Das Zollhaus\ndate: 2026-09-15",
            "3:7",
            "a `:` stands behind a key here, and this is a `=`",
            "write `title: Das Zollhaus`",
        ),
    ] {
        let told = newsletter(&format!("---\n{lines}\n---\n")).told();
        assert!(told.starts_with(&format!("error: {said}\n")), "{lines}: {told}");
        assert!(told.contains(&format!(".md:{caret}\n")) && told.contains(&format!("help: {help}\n")), "{told}");
    }
}
