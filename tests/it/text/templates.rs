//! What site generators fill in, and nobody here does.

use crate::support::{check, proofread};

const TOLD: &str = "warning: another program would understand this; here it is printed as words";

#[test]
fn what_is_typed_instead_of_the_tags_of_a_template() {
    proofread(
        &r#"//- content/01-rain/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
{{ youtube(id="abc") }} {{ image(src="a.png", alt="A drop") }} {{ tide(at="3") }}
^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: write a link: `[the film](https://www.youtube.com/watch?v=abc)`
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
                        help: write `![A drop](a.png)`
                                                               ^^^^^^^^^^^^^^^^^^ TOLD
                                                               help: write what it stands for, or take it out: no template is filled in here

![A drop]({{ '/a.png' | relative_url }}) [last]({{ "/2024/01/old/" | absolute_url }})
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
          help: write `/a.png`
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
                                                help: write `/2024/01/old/`

{% highlight ruby linenos %}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: write three backticks and `ruby`, and three backticks below the code
puts 1
{% endhighlight %}
^^^^^^^^^^^^^^^^^^ TOLD
help: write three backticks

[last]({% post_url 2024-01-02-hugo %}), {% link _posts/2024-01-02-hugo.md %} {%- if x -%}
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
       help: write `2024-01-02-hugo.md`
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
                                        help: write `[…](2024-01-02-hugo.md)`
                                                                             ^^^^^^^^^^^^ TOLD
                                                                             help: take it out: no template is filled in here

{% include figure.html src="a.png" caption="It fell" %} {% image "./cat.jpg", "Our cat" %} {% youtube "abc" %}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: write `![what it shows](a.png "It fell")`
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
                                                        help: write `![Our cat](./cat.jpg)`
                                                                                           ^^^^^^^^^^^^^^^^^^^ TOLD
                                                                                           help: write a link: `[the film](https://www.youtube.com/watch?v=abc)`

`{{ a(b="c") }}`, $a_{{b(1)}}$, {{1}}, {{}}, {{ (c) }}
//- content/about.md
+++
title = "About"
+++
{{ site.title }} {{ 'a' | b }}
^^^^^^^^^^^^^^^^ warning: `{{ site.title }}` is printed as it stands: nothing is filled in on a page
help: write what it stands for, or take it out
                 ^^^^^^^^^^^^^ TOLD
                 help: write `a`
"#
        .replace("TOLD", TOLD),
    );
}

#[test]
fn what_is_typed_instead_of_what_mdx_imports_and_shows() {
    proofread(
        &r#"+++
title = "Rain"
date = 2026-03-01
+++
import { Tide } from "../tide"
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: take it out, and write what the component shows

export const tides = [1, 2]
^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: take it out, and write what the component shows

<Tide
^^^^^ TOLD
help: write what the component shows
    tides={[
        { at: "3", [[x]]: 1 },
    ]}
/>

{frontmatter.title} <p style={{color: 'red'}}>wet</p>
^^^^^^^^^^^^^^^^^^^ TOLD
help: write what it stands for: nothing is filled in here
                       ^^^^^^^^^^^^^^^^^^^^^^ TOLD

See [it](https://a.example/?at={{ reader.id }}), import duties from 'there', a <B && {c: "d"}
                               ^^^^^^^^^^^^^^^ warning: `{{ reader.id }}` is sent as it stands: a letter is the same for every reader

```
import x from 'y'
```
"#
        .replace("TOLD", TOLD),
    );
}

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
