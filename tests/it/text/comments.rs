//! What an author notes in a text for nobody else, and what only some were to read.

use crate::support::{html, newsletter, proofread};

#[test]
fn a_comment_is_for_its_author_alone() {
    let text = "It <!-- whose? -->rained.\n\n<!-- ask Ada -->\n\n<div>\n<!--\n\n<p>old</p>\n\n<p> -->Mud.</p>\n</div>\n\n\
                `<!-- code -->`\n\n<script>\nlet it = \"<!-- read -->\";\n</script>\n\n\
                <!--[if IE]>old<![endif]--><!--#include virtual=\"/rain.txt\"-->\n\n\
                <p title=\"<!-- words -->\">1 <<!-- x -->b</p>\n";
    let kept = "<p>It rained.</p>\n\n<div>\nMud.</p>\n</div>\n<p><code>&lt;!-- code --&gt;</code></p>\n\
                <script>\nlet it = \"<!-- read -->\";\n</script>\n\
                <!--[if IE]>old<![endif]--><!--#include virtual=\"/rain.txt\"-->\n\
                <p title=\"<!-- words -->\">1 <<!---->b</p>";
    assert_eq!(html(text), kept);
    let below =
        newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{text}")).at("https://a.example/rain/");
    assert_eq!(below.site().prose("/rain/"), kept);
}

#[test]
fn what_only_some_were_to_read_is_published_to_all() {
    proofread(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It rained. <!-->

<!--members-only-->
^^^^^^^^^^^^^^^^^^^ warning: what follows is published to everybody: nobody here is a member
help: take out what not everyone may read, and this mark

And how. `<!--members-only-->`

    <!-- [[x]] -->

```
<!--members-only-->
```
"#,
    );
}

#[test]
fn the_comments_of_another_program_are_printed() {
    proofread(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It %%whose?%% rained, 50%% more. <!-- TK [[Mud]] -->
   ^^^^^^^^^^ warning: another program would understand this; here it is printed as words
   help: write `<!-- whose? -->`: nobody reads that

%%
^^ warning: another program would understand this; here it is printed as words
help: write `<!--` before a note that nobody is to read, and `-->` behind it
ask Ada
%%
^^ warning: another program would understand this; here it is printed as words

`%%a%%` <code>%%b%%</code>

    %%c%%
"#,
    );
}

#[test]
fn no_comment_of_another_program_stays_behind() {
    let told = "warning: another program would understand this; here it is printed as words";
    proofread(
        &r#"//- content/01-rain/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
It {/* whose? */} rained {{/* really? */}} all {{!-- [[x]] --}} day {>> or two <<} {# Ada #}.
   ^^^^^^^^^^^^^^ TOLD
   help: write `<!-- whose? -->`: nobody reads that
                         ^^^^^^^^^^^^^^^^^ TOLD
                         help: write `<!-- really? -->`: nobody reads that
                                               ^^^^^^^^^^^^^^^^ TOLD
                                               help: write `<!-- [[x]] -->`: nobody reads that
                                                                    ^^^^^^^^^^^^^^ TOLD
                                                                    help: write `<!-- or two -->`: nobody reads that
                                                                                   ^^^^^^^^^ TOLD
                                                                                   help: write `<!-- Ada -->`: nobody reads that

{% comment %}secret{% endcomment %} {%- comment -%}a{% if b %}c{%- endcomment -%}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD
help: write `<!-- secret -->`: nobody reads that
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TOLD

It stopped. %% ask [[Ada]]
            ^^^^^^^^^^^^^^ TOLD
            help: write `<!-- ask [[Ada]] -->`: nobody reads that

%% and Bob %% 50 %% more, {>> so on, {# nor this, \{/* that */}
^^^^^^^^^^^^^ TOLD
help: write `<!-- and Bob -->`: nobody reads that

`{/* code */}` <!-- {/* seen */} -->

See [this](https://a.example/%%so_it_is%%).
//- content/01-rain/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
{::comment}
^^^^^^^^^^^ TOLD
help: write `<!-- … -->`: nobody reads that
Ask {{ name }} of [[Bob]].

%%b%%
{:/comment}

%% So it
^^^^^^^^ TOLD
help: write `<!-- … -->`: nobody reads that
went %%
"#
        .replace("TOLD", told),
    );
}
