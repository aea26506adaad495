//! What site generators fill in, and nobody here does.

use crate::support::check;

#[test]
fn an_address_of_another_program_is_told_with_its_link() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[so](__GHOST_URL__/mud/) [on](__GHOST_URL__/old/) [Subscribe](%%checkout_url%%)
^^^^^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/__GHOST_URL__/mud`, so this is printed without a link
help: link to the file: `@/02-mud.md`
                         ^^^^^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/__GHOST_URL__/old`, so this is printed without a link
                         help: write `/old/`
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/%%checkout_url%%`, so this is printed without a link

![A drop](__GHOST_URL__/content/images/a.png)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no picture `content/__GHOST_URL__/content/images/a.png`
help: put the file beside this text, and write `a.png`

~~~{=html}
   ^^^^^^^ warning: another program would read this as `html`; here it is printed as code
   help: take out this line, and the one that ends the code: HTML is printed as it is
<b>wet</b>
~~~

```{=latex}
   ^^^^^^^^ warning: another program would read this as `latex`; here it is printed as code
   help: take it out, or write what it would show: Markdown and HTML are all that is read here
\wet
```
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
Deep.
"#,
    );
}
