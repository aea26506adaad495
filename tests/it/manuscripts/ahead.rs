//! Episodes to come, which go out by themselves on their days.

use crate::support::Sandbox;

#[test]
fn what_comes_by_itself_may_not_link_to_what_comes_later() {
    let files = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
author = { name = "Ada" }
//- content/01-rain.md
+++
title = "Rain"
summary = "It rains."
date = 2026-07-01
+++
[the week after](02-sun.md), [the same day](03-mud.md)
//- content/02-sun.md
+++
title = "Sun"
summary = "It shines."
date = 2026-07-08
+++
[before](E1)
//- content/03-mud.md
+++
title = "Mud"
summary = "It dries."
date = 2026-07-01
+++
Mud.
"#;
    let sandbox = Sandbox::of(files);
    let said = sandbox.run(&["check", "--today", "2026-06-30"]);
    assert_eq!(said.code, Some(1));
    let told = "\
error: this leads to `content/02-sun.md`, which is not published before 2026-07-08, but this is
 --> content/01-rain.md:6:1
  |
6 | [the week after](02-sun.md), [the same day](03-mud.md)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: take the link out until then, or change one of the two days
";
    assert!(said.aside.contains(told) && said.aside.matches("not published before").count() == 1, "{}", said.aside);
    // It is not told twice on the day when no build succeeds.
    let said = sandbox.run(&["check", "--today", "2026-07-01"]);
    assert_eq!(said.aside.matches("not published before").count(), 1, "{}", said.aside);
}
