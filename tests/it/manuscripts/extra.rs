//! Keys of a file that stand in a table of it, to which they do not belong.

use crate::support::{check, newsletter};

#[test]
fn a_key_below_extra_is_seen_by_templates_alone() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
[extra]
mood = "calm"
tags = ["wet"]
^^^^ warning: `tags` below `[extra]` is for templates alone
help: move it above that line, to which all below it belongs; give it another name if it is your own
title = "Another title"
cover = { image = "rain.jpg" }
^^^^^ warning: `cover` below `[extra]` is for templates alone
+++
//- content/02-mud.md
---
title: Mud
date: 2026-03-08
extra:
  summary: It dried.
  ^^^^^^^ warning: `summary` below `extra:` is for templates alone
  help: let it begin at the margin; give it another name if it is your own
  draft: false
  ^^^^^ warning: `draft` below `extra:` is for templates alone
---
//- content/about.md
+++
title = "About"
extra = { tags = ["a page has none"], slug = "me" }
                                      ^^^^ warning: `slug` within `extra` is for templates alone
                                      help: write `slug = "me"` on a line of its own, above every `[…]`; give it another name if it is your own
+++
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[extra]
colour = "grey"
language = "de"
^^^^^^^^ warning: `language` below `[extra]` is for templates alone
"#,
    );
}

#[test]
fn a_draft_that_is_none_is_a_mistake() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
[extra]
mood = "calm"
draft = true
^^^^^ `draft` below `[extra]` withholds nothing
help: move it above that line, to which all below it belongs
+++
//- content/02-mud.md
---
title: Mud
date: 2026-03-08
extra:
  draft: yes
  ^^^^^ `draft` below `extra:` withholds nothing
  help: let it begin at the margin
---
//- content/03-sea.md
---
title: Sea
date: 2026-03-15
extra: { draft: true }
         ^^^^^ `draft` within `extra` withholds nothing
         help: write `draft: true` on a line of its own
---
//- content/04-fog.md
+++
title = "Fog"
date = 2026-03-22
draft = false
extra = { draft = true }
+++
"#,
    );
    let site = newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n[extra]\ntags = [\"wet\"]\n+++\n").site();
    assert!(!site.has("/tags/wet/"), "which is why it is told");
}

#[test]
fn a_table_of_the_masthead_is_no_path_whose_findings_are_weighed() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[check]
"content/01-rain.md" = { leftover = "off" }
email = { from = "you@letters.example" }
^^^^^ no key is called `email` here
help: it stands below `[check]` and belongs to that: move it above
subscribe = { url = "https://list.example" }
^^^^^^^^^ no key is called `subscribe` here
"#,
    );
}
