//! What other programs mean by a text that they export, and is not meant here.

use crate::support::{check, letter, proofread};

#[test]
fn a_title_above_its_text_is_printed_twice() {
    proofread(
        r#"//- content/01-rain/01-rain.md
+++
title = "Rain – *it isn't \"wet\""
date = 2026-03-01
+++

# **Rain** -- \*it isn't "wet"
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is printed twice: it is the title
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

#[test]
fn what_is_typed_instead_of_a_wiki_link() {
    proofread(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
See [[02-mud|the mud]] and [[02 mud#So it was]], [[#Wet]].
    ^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
    help: write `[the mud](02-mud.md)`
                           ^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                           help: write `[02 mud#So it was](<02 mud.md#so-it-was>)`
                                                 ^^^^^^^^ warning: another program would understand this; here it is printed as words
                                                 help: write `[Wet](#wet)`

![[hat.png|300]]
^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `![what it shows](hat.png)`

![[my hat.png|A hat]] ![[01-hello]]
^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `![A hat](<my hat.png>)`
                      ^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                      help: write `[01-hello](01-hello.md)`

It rained. ^so-it-was
           ^^^^^^^^^^ warning: another program would understand this; here it is printed as words
           help: take it out: a link leads to a heading, such as `[…](#the-heading)`

- ^4f9a1c
  ^^^^^^^ warning: another program would understand this; here it is printed as words

x ^2, 2 ^n, ^_^, 10 ^100
"#,
    );
}

#[test]
fn a_link_that_only_its_author_can_follow_says_so() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
[x](C:\docs\a.pdf) and ![A drop](x.png =300x200) ![A drop](https://a.example/x.png =50%x "Wet")
^^^^^^^^^^^^^^^^^^ warning: this leads to a file of yours, which readers do not have
help: put it beside this text, and link to `a.pdf`
                       ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: a size stands in this address, so this is no picture
                       help: write `![A drop](x.png)`: a picture is as wide as its place
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: a size stands in this address, so this is no picture
                                                 help: write `![A drop](https://a.example/x.png "Wet")`: a picture is as wide as its place
"#,
    );
    let twice = letter("It rained.\n\u{feff}It rained.\n").told();
    assert!(twice.contains("a byte order mark stands here, which nobody sees"), "{twice}");
    letter("[x](mailto:a@b.example) a =300x200, [1](b =3)").check();
}

#[test]
fn what_is_typed_instead_of_a_shortcode() {
    proofread(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
{{< figure src="a b.jpg" caption="It \"rained\"" >}}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words

{{< figure src="a.jpg" caption="b" >}} {{< figure src="a.jpg" alt="A drop" >}}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `![what it shows](a.jpg "b")`
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                                       help: write `![A drop](a.jpg)`

See [it]({{< ref "x.md" >}}), {{% relref "mud#wet" %}}.
         ^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
         help: write `x.md`
                              ^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                              help: write `[…](mud.md#wet)`

{{< youtube w7Ft2ymGmfc >}} {{< youtube id="w7Ft2ymGmfc" autoplay="true" >}} {{< tide >}}
^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write a link: `[the film](https://www.youtube.com/watch?v=w7Ft2ymGmfc)`
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                            help: write a link: `[the film](https://www.youtube.com/watch?v=w7Ft2ymGmfc)`
                                                                             ^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                                                                             help: write what it stands for, or take it out: no shortcode is filled in here

{{% notice warning %}}
^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `> [!WARNING]`, and a `>` before each of its lines
Wet.
{{% /notice %}}
^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: take it out
"#,
    );
}

#[test]
fn what_is_typed_instead_of_what_a_blog_fills_in() {
    proofread(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
[caption id="a_1" width="300"]<img src="a.jpg" alt="x" /> A drop[/caption]
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `![what it shows](a.jpg "A drop")`

[gallery ids="1,2"]
^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `> [!GALLERY]`, and below it a line `> ![what it shows](…)` for each picture

[embed]https://a.example/x[/embed]
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write a link: `[what is there](https://a.example/x)`

[youtube https://youtu.be/x]
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write a link: `[the film](https://youtu.be/x)`

{youtube}w7Ft2ymGmfc{/youtube}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write a link: `[the film](https://www.youtube.com/watch?v=w7Ft2ymGmfc)`

[TOC]
^^^^^ warning: another program would understand this; here it is printed as words
help: take it out: an episode of three sections has its contents above it

[[toc]]
^^^^^^^ warning: another program would understand this; here it is printed as words
help: take it out: an episode of three sections has its contents above it

It rained.^[Three days, in fact, as [the paper][p] said.] And on.^[Of course it did.][^1]
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
          help: write `[^2]`, and on a line of its own `[^2]: Three days, in fact, as [the paper][p] said.`
                                                                 ^^^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                                                                 help: write `[^3]`, and on a line of its own `[^3]: Of course it did.`

[^1]: Wet.

[p]: https://a.example

Mind the mud.
{: .warning }
^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
help: write `> [!WARNING]`, and a `>` before each of its lines

![A drop](https://a.example/a.png){width=50%} [on](https://a.example/){:target="_blank"}
                                  ^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                                  help: take it out: a picture is as wide as its place
                                                                      ^^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                                                                      help: take it out: readers decide where a link opens

So it was. {.lead}
           ^^^^^^^ warning: another program would understand this; here it is printed as words
           help: take it out: the theme says how this looks

Hello :wave: and :+1:, at 10:fire:20, std::rocket::x, `:wave:`, :so-so: or :) and 12:30:45
      ^^^^^^ warning: another program would understand this; here it is printed as words
      help: write `👋`
                 ^^^^ warning: another program would understand this; here it is printed as words
                 help: write `👍`
"#,
    );
}

#[test]
fn a_picture_on_lines_of_its_own_within_a_link_is_none() {
    proofread(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
[
^ warning: another program would understand this; here it is printed as words
help: write it on one line: `[![A drop](https://a.example/a.png)](https://a.example/b.png)`

![A drop](https://a.example/a.png)

](https://a.example/b.png)

[

![A drop](https://a.example/a.png)

]
"#,
    );
}

#[test]
fn what_an_author_means_is_no_mark_of_another_program() {
    let meant = "## Wet {.lead}\n\nx^[2], x^[n + 1], a^[i], {a}, {.5}, $\\\\frac{a}{b}$, {x: y}, e4 e5 ^, [gallery](/a/) [gallery] of\n\n\
                 1. [embed] is a word\n\n<pre>\n[TOC]\n</pre>\n\n<!-- [[x]] {: .note } -->\n\n:) :-) :( ^^ =) :D ;]\n\n\
                 [youtube]: https://a.example\n\n[youtube] and [caption] me\n\nSee:\n\n    [[code]] :wave:\n    {: .note }\n";
    proofread(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{meant}"));
}
