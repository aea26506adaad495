//! What site generators fill in, and nobody here does.

use crate::support::{check, html, proofread};

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
fn what_is_typed_instead_of_a_block_of_another_program() {
    proofread(
        &r#"+++
title = "Rain"
date = 2026-03-01
+++
::: details
^^^^^^^^^^^ TOLD
help: write `<details><summary>what it is about</summary>`, an empty line, and `</details>` behind it
Wet.
:::
^^^ TOLD
help: take it out

::: {.callout-tip title="Go out"}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: write `> [!TIP]`, `> **Go out**` and `>` below each other, and a `>` before each of its lines

:::note[Go in]
^^^^^^^^^^^^^^ TOLD
help: write `> [!NOTE]`, `> **Go in**` and `>` below each other, and a `>` before each of its lines

:::warning Mind the mud
^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: write `> [!WARNING]`, `> **Mind the mud**` and `>` below each other, and a `>` before each of its lines

:::aside Mud
^^^^^^^^^^^^ TOLD
help: write `> [!ASIDE] Mud`, and a `>` before each of its lines

::: columns
^^^^^^^^^^^ TOLD
help: take it out: the theme says how this looks

!!! danger "Mud"
^^^^^^^^^^^^^^^^ TOLD
help: write `> [!CAUTION]`, `> **Mud**` and `>` below each other, and a `>` in place of the blanks before each of its lines
    It is deep.

??? tip
^^^^^^^ TOLD
help: write `> [!TIP]`, and a `>` in place of the blanks before each of its lines
    Go round.

??? who knows

!!! note that down

Rain
: water
^^^^^^^ TOLD
help: write it as a list: `- **Rain** – water`
: weather
^^^^^^^^^ TOLD
help: write it as a list: `- **Rain** – weather`

$$
^^ TOLD
help: write it in words, or show a picture of it: no formula is set here
\frac{{a}}{b}
$$

It cost $5, or $$$, [so *it*]{.smallcaps} is [said]{.mark}, and [wet]{.u}
                    ^^^^^^^^^^^^^^^^^^^^^ TOLD
                    help: write `so *it*`: the theme says how this looks
                                             ^^^^^^^^^^^^^ TOLD
                                             help: write `<mark>said</mark>`
                                                                ^^^^^^^^^ TOLD
                                                                help: write `wet`: the theme says how this looks

As [@rain2024, p. 3] knew, [@ada](https://a.example) and [@bob] too.
   ^^^^^^^^^^^^^^^^^ TOLD
   help: write `[^1]`, and what it names on a line of its own: `[^1]: …`

[@bob]: https://b.example

+---+-----+
^^^^^^^^^^^ TOLD
help: write `|---|---|` below the first row, and take out the lines that begin with `+`
| a | b   |
+===+=====+
| 1 | 2   |
+---+-----+

See [[mud#^b1]], [[#^b2]] and [[mud#^b1|the mud]].
    ^^^^^^^^^^^ TOLD
    help: write `[mud](mud.md)`
                 ^^^^^^^^ TOLD
                 help: take it out: a link leads to a heading, such as `[…](#the-heading)`
                              ^^^^^^^^^^^^^^^^^^^ TOLD
                              help: write `[the mud](mud.md)`

<img src="__GHOST_URL__/a.png" alt="">
          ^^^^^^^^^^^^^ TOLD
          help: take it out: an address that begins with `/` is one of your own site
"#
        .replace("TOLD", TOLD),
    );
}

#[test]
fn what_is_told_to_be_typed_is_understood() {
    let told = "> [!TIP]\n> **Go out**\n>\n> Wet.\n\n<details><summary>Mud</summary>\n\nDeep.\n\n</details>\n\n\
                - **Rain** – water\n- **Rain** – weather\n";
    let html = html(told);
    for it in ["<p><strong>Go out</strong></p>\n<p>Wet.</p>", "<summary>Mud</summary>", "<p>Deep.</p>", "<li>"] {
        assert!(html.contains(it), "{html}");
    }
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
    proofread(
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n[Subscribe](%%checkout_url%%) [on](__GHOST_URL__/old/)\n",
    );
}
