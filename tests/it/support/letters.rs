//! A newsletter for the chapters in which it does not matter what stands in one.

use super::newsletter::{Newsletter, newsletter};

/// Two episodes and a picture.
pub fn letters() -> Newsletter {
    newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![A drop](drop.svg)
//- content/01-rain/drop.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
```rust
fn mud() {}
```
"#,
    )
}

/// An episode with a mistake.
pub const BROKEN: &str = "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\n[gone](gone.md)\n";
