//! What other programs mean by a text that they export, and is not meant here.

use crate::support::proofread;

#[test]
fn a_title_above_its_text_is_printed_twice() {
    proofread(
        r#"//- content/01-rain/01-rain.md
+++
title = "Rain – *it* isn't \"wet\""
date = 2026-03-01
+++

# **Rain** -- \*it\* isn't "wet"
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is printed twice: it is the title
help: take it out: the `title` stands above every text

It fell.
//- content/01-rain/02-mud.md
---
title: Mud
date: 2026-03-08
---
mud
^^^ warning: this is printed twice: it is the title
===

It rose.
//- content/01-rain/03-sun.md
+++
title = "Sun"
date = 2026-03-15
+++
It shone.

# Sun

# Sun again
//- content/01-rain/season.md
+++
title = "Wet"
+++
## Wet
^^^^^^ warning: this is printed twice: it is the title
"#,
    );
}
