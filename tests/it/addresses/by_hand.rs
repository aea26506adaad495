//! HTML by hand is printed as it stands: what an author calls by the name of its file there is told by its address.

use feuilleton::diagnostic::Rule;

use crate::support::newsletter;

#[test]
fn html_by_hand_names_addresses() {
    let text = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example/x"
//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
<img src="drop.png" alt="A drop">
          ^^^^^^^^ warning: nothing is published at `/one/rain/drop.png`
          help: write its address, `/x/one/drop.png`: names of files lead on in Markdown only

<p><a href="02-mud.md#wet">Mud</a></p>
            ^^^^^^^^^^^^^ warning: nothing is published at `/one/rain/02-mud.md`
            help: write its address, `/x/one/mud/#wet`: names of files lead on in Markdown only

<p><a href="S1E2">Mud</a></p>
            ^^^^ warning: nothing is published at `/one/rain/S1E2`
            help: write its address, `/x/one/mud/`: names of files lead on in Markdown only

<p><a href="@/about.md">About</a></p>
            ^^^^^^^^^^ warning: nothing is published at `/one/rain/@/about.md`
            help: write its address, `/x/about/`: names of files lead on in Markdown only

<p><a href="hail.pdf">Hail</a></p>
            ^^^^^^^^ warning: nothing is published at `/one/rain/hail.pdf`
            help: put the file below `static`, or leave it if something else serves it
//- content/01-one/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
## Wet
//- content/01-one/drop.png 4x3
//- content/about.md
+++
title = "About"
+++
"#;
    newsletter(text).proofread(&[Rule::DeadLink]);
    let mended = "<img src=\"/x/one/drop.png\" alt=\"A drop\"> <a href=\"/x/one/mud/#wet\">Mud</a>\n";
    let rain = format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{mended}");
    newsletter(text).with("content/01-one/01-rain.md", &rain).proofread(&[Rule::DeadLink, Rule::DeadAnchor]);
}

#[test]
fn an_address_in_a_template_is_told_there_and_not_under_the_markdown_that_has_it_rightly() {
    let text = r#"//- templates/base.html
{% extends "theme/base.html" %}
{% block footer %}
<a href="@/about.md">About</a>
         ^^^^^^^^^^ warning: nothing is published at `/@/about.md`
         help: write its address, `/about/`: names of files lead on in Markdown only
<a href="S1E1">The first</a>
         ^^^^ warning: nothing is published at `/S1E1`
         help: write its address, `/one/rain/`: names of files lead on in Markdown only
<a href="/imprint">Imprint</a>
         ^^^^^^^^ warning: nothing is published at `/imprint`
         help: write the address of a page, or leave it if something else serves it
<a href="@/imprint.md">Imprint</a>
         ^^^^^^^^^^^^ warning: nothing is published at `/@/imprint.md`
         help: write the address of a page, as readers see it: names of files lead on in Markdown only
<a href="/logo.png">Logo</a>
         ^^^^^^^^^ warning: nothing is published at `/logo.png`
         help: put the file below `static`, or leave it if something else serves it
{% endblock footer %}
//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
More [about us](@/about.md), [about us][us], and of S1E1.

[us]: @/about.md
//- content/about.md
+++
title = "About"
+++
See [the first](S1E1).
"#;
    newsletter(text).proofread(&[Rule::DeadLink]);
    let front_matter = r#"+++
title = "Rain"
date = 2026-03-01
extra = { more = "@/about.md" }
                  ^^^^^^^^^^ warning: nothing is published at `/one/rain/@/about.md`
                  help: write its address, `/about/`: names of files lead on in Markdown only
+++
More [about us](@/about.md).
"#;
    let page = "//- templates/episode.html\n<a href=\"{{ episode.extra.more }}\">More</a>\n";
    let about = "//- content/about.md\n+++\ntitle = \"About\"\n+++\n";
    newsletter(&format!("{page}//- content/01-one/01-rain.md\n{front_matter}{about}")).proofread(&[Rule::DeadLink]);
}

#[test]
fn an_address_of_a_page_that_is_misspelt_is_told_with_the_one_that_was_meant() {
    newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example/x"
//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
<p><a href="/x/one/rian">Rain</a> <a href="/x/two/rain">Rain</a></p>
            ^^^^^^^^^^^ warning: nothing is published at `/one/rian`
            help: did you mean `/x/one/rain/`?
                                           ^^^^^^^^^^^ warning: nothing is published at `/two/rain`
                                           help: put the file below `static`, or leave it if something else serves it
//- content/about.md
+++
title = "About"
+++
"#,
    )
    .proofread(&[Rule::DeadLink]);
}

#[test]
fn a_letter_may_be_written_as_html_writes_it() {
    let text = r##"//- content/rain.md
+++
title = "Rain"
date = 2026-03-01
+++
## Übung
<p><a href="/&eacute;t&#xE9;.txt">Summer</a>, <a href="#&uuml;bung">here</a></p>
//- static/été.txt
Summer.
"##;
    newsletter(text).proofread(&[Rule::DeadLink, Rule::DeadAnchor]);
}
