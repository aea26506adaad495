//! What programs leave in a text, and no hand types: marks of a merge, characters that nobody sees, half of a number.

use crate::support::{Sandbox, check, html, newsletter, proofread};

#[test]
fn a_merge_that_is_not_finished_is_never_published() {
    check(
        r#"//- content/01-rain.md
+++
<<<<<<< HEAD
^^^^^^^^^^^^ an unfinished merge stands here
help: keep the wording that is right, and take out the other and the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`
title = "Rain"
=======
title = "Mud"
>>>>>>> branch
date = 2026-03-01
+++
//- content/02-mud.md
---
title: Mud
date: 2026-03-08
---
~~~
<<<<<<< of such marks
~~~

One.
<<<<<<< HEAD
^^^^^^^^^^^^ an unfinished merge stands here
Two.
=======
Three.
>>>>>>> branch
//- content/03-sun.md
---
title: Sun
date: 2026-03-08
---
Half of it was taken out.
=======
Three.
>>>>>>> branch
^^^^^^^^^^^^^^ an unfinished merge stands here
"#,
    );
    check(
        r#"//- newsletter.toml
<<<<<<< HEAD
^^^^^^^^^^^^ an unfinished merge stands here
title = "Rain"
=======
title = "Mud"
>>>>>>> branch
"#,
    );
    check(
        r#"//- templates/404.html
{% extends "theme/404.html" %}
{% block main %}
<<<<<<< HEAD
^^^^^^^^^^^^ an unfinished merge stands here
<p>Nothing is here but rain.</p>
=======
<p>Nothing is here but {{ mud.</p>
>>>>>>> branch
{% endblock %}
//- templates/tag.html
{{ tag.name
       ^^^^ unexpected end of input
"#,
    );
    let written_of = "A heading\n=========\n\n```\n<<<<<<< HEAD\n```\n\n    <<<<<<< HEAD\n";
    assert_eq!(newsletter(&format!("---\ntitle: Rain\ndate: 2026-03-01\n---\n{written_of}")).told(), "");
}

#[test]
fn what_cannot_be_seen_as_it_is_meant_is_no_text() {
    check(
        r#"+++
title = "\u00a0\u200b "
        ^^^^^^^^^^^^^^^ nothing of `title` can be seen
        help: write something, or take it out
date = 2026-03-01
summary = "Rain\u202Eniar"
          ^^^^^^^^^^^^^^^^ a character in `summary` turns the rest of the line around (U+202E)
          help: take it out; words in Arabic or Hebrew find their direction by themselves
recap = "Rain \u2067is\u2069 \u200fwet"
authors = ["Ada\r\nBo"]
           ^^^^^^^^^^^ this text of `authors` must stand on one line
           help: join its lines
tags = ["\u200b"]
        ^^^^^^^^ nothing of this text of `tags` can be seen
+++
"#,
    );
    assert_eq!(newsletter("+++\ntitle = \"\u{200f}\u{5d2}\u{5e9}\u{5dd}\"\ndate = 2026-03-01\n+++\n").told(), "");
}

#[test]
fn what_no_page_may_hold_is_replaced() {
    let page = html("a &#1; &#xFFFE; `b\u{0}` [c](/rain/ \"d&#2;\") <i title=\"\u{0}\">\u{fdd0}</i> é&nbsp;\u{1f327}");
    let clean = "<p>a \u{fffd} \u{fffd} <code>b\u{fffd}</code> <a href=\"/rain/\" title=\"d\u{fffd}\">c</a> \
                 <i title=\"\u{fffd}\">\u{fffd}</i> é\u{a0}\u{1f327}</p>";
    assert_eq!(page, clean);
}

#[test]
fn nor_does_one_reach_a_page_beside_an_address() {
    for (typed, printed) in [
        ("http://rain.example/\0x", "<a href=\"http://rain.example/\">http://rain.example/</a>\u{fffd}x"),
        ("a\u{1}b http://rain.example/", "a\u{fffd}b <a href=\"http://rain.example/\">http://rain.example/</a>"),
        (
            "http://a.example/*\u{1}* \u{7f}",
            "<a href=\"http://a.example/\">http://a.example/</a><em>\u{fffd}</em> \u{fffd}",
        ),
        ("http://a.example/x\u{fdd0}", "<a href=\"http://a.example/x\">http://a.example/x</a>\u{fffd}"),
    ] {
        assert_eq!(html(typed), format!("<p>{printed}</p>"), "{typed:?}");
    }
}

#[test]
fn nor_in_the_language_of_code_or_what_is_said_of_it() {
    for fence in ["ru\u{1}st", "ru\0st", "rust {title=\"a\u{1}b\"}", "&#1;", "rust title=\u{fdd0}"] {
        let page = html(&format!("```{fence}\nlet a\u{1};\n```\n"));
        assert!(page.contains('\u{fffd}') && !page.contains(['\0', '\u{1}', '\u{fdd0}']), "{fence:?}: {page}");
    }
}

#[test]
fn a_number_that_windows_has_a_mark_for_is_that_mark_as_in_every_browser() {
    assert_eq!(html("It&#146;s raining &#x96; hard, `\u{85}`."), "<p>It’s raining – hard, <code>…</code>.</p>");
    assert_eq!(html("<div>\u{80}</div>"), "<div>€</div>");
}

#[test]
fn nor_is_anything_lost_beside_one() {
    assert_eq!(html("彼は**「雨\u{1}」**だと。"), "<p>彼は<strong>「雨\u{fffd}」</strong>だと。</p>");
    assert_eq!(html("A <img alt=\u{1}>"), "<p>A &lt;img alt=\u{fffd}&gt;</p>");
    assert_eq!(html("<div>\u{1}\u{1b}\u{81}</div>"), "<div>\u{fffd}\u{fffd}\u{fffd}</div>");
    let quote = html("> [!PULLQUOTE by=\"B\u{1}C\"]\n> Wet.");
    assert!(quote.contains("B\u{fffd}C"), "{quote}");
    let heading = html("# Rain\0 {#ra\u{1}in}");
    assert!(heading.contains("id=\"ra\u{fffd}in\"") && !heading.contains(['\0', '\u{1}']), "{heading}");
}

#[test]
fn what_no_parser_reads_is_explained() {
    let told = |fence: &str, lines: &str| {
        let told = newsletter(&format!("{fence}\n{lines}\n{fence}\n")).told();
        let message = told.lines().next().unwrap_or("").trim_start_matches("error: ").to_owned();
        let help = told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it);
        format!("{message} | {help}")
    };
    for (lines, said) in [
        ("summary = \"\\uD800\"", "no character has this number | type the character itself"),
        (
            "summary = \"a\"\rdraft = true",
            "this line ends in a way that is not known here | let your editor save the file with the line ends of Unix or of Windows",
        ),
        (
            "summary = \"a\u{1}\"",
            "a control character stands here, which nobody sees | take it out, with what stands beside it, and type that again",
        ),
        (
            "email = { subject = \"A\" }\n[email.more]",
            "`email` is a whole table already | write `[email]` there in place of `email = {`, and below it a line for each key",
        ),
    ] {
        assert_eq!(told("+++", &format!("title = \"Rain\"\ndate = 2026-03-01\n{lines}")), said, "{lines}");
    }
    for (lines, said) in [
        (
            "title: A\nextra: {b: .inf}",
            "nothing can be counted with this number | put it between quotation marks if it is a text, or write a number",
        ),
        (
            "title: A\n...\ndate: 2026-03-01",
            "a line `...` or `---` above ends the front matter before this | take that line out: only a line `---` ends front matter",
        ),
        (
            "title: \"a\u{1}b\"",
            "a control character stands here, which nobody sees | take it out, with what stands beside it, and type that again",
        ),
    ] {
        assert_eq!(told("---", lines), said, "{lines}");
    }
}

#[test]
fn an_address_is_pointed_to_where_it_leads_somewhere() {
    let sandbox = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n//- content/01-way.md\n---\n\
         title: The way to /rain/\ndate: 2026-01-06\nsummary: Rain.\n---\nOver /rain/ and then\n<a href=\"/rain/\">on</a>.\n",
    );
    let said = sandbox.run(&["check", "--today", "2026-01-14"]);
    assert!(said.aside.contains("nothing is published at `/rain/`"), "{}", said.aside);
    assert!(said.aside.contains("| <a href=\"/rain/\">on</a>.\n"), "{}", said.aside);
}

#[test]
fn what_is_closed_and_was_never_begun_would_end_a_part_of_the_page() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It <b>rained</b>, and</b> it poured.
                     ^^^^ warning: this `</b>` ends what was never begun
                     help: take it out, or write `<b>` where it begins

<div>

It dried.

</div>
</DIV>
^^^^^^ warning: this `</div>` ends what was never begun
help: take it out, or write `<div>` where it begins

Then `</div>` </p> <svg><g></g></svg>
"#,
    );
}

#[test]
fn what_was_to_be_written_in_its_place_never_goes_out_unseen() {
    proofread(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
summary = "…"
           ^ warning: something is still to come here: `…`
           help: write it, or take it out
# tags = ["…"]
cover = { image = "drop.png", alt = "What the picture shows" }
                                     ^^^^^^^^^^^^^^^^^^^^^^ warning: something is still to come here: `What the picture shows`
                                     help: say what the picture shows
email = { subject = "If not the title", preheader = "Wet" }
                     ^^^^^^^^^^^^^^^^ warning: something is still to come here: `If not the title`
                     help: write it, or take it out: the title will do
+++
![what it shows](drop.png)
  ^^^^^^^^^^^^^ warning: something is still to come here: `what it shows`
  help: say what the picture shows

See [the film](https://…), and […] what it shows (…), she said: “…”.
               ^^^^^^^^^ warning: something is still to come here: `https://…`
               help: write where it leads

`[x](https://…)`
//- content/drop.png 64x48
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
# owner = "You <you@example.org>"
podcast = { owner = "You <you@example.org>" }
                          ^^^^^^^^^^^^^^^ warning: this is nobody's address
                          help: write your own
"#,
    );
}

#[test]
fn what_is_still_to_come_is_told_wherever_it_is_printed_as_words() {
    proofread(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
summary = "It rained."
+++
It rained.

    TK, in code

<!-- a note that opens no code
```
TK
-->
It was TK degrees.
       ^^ warning: something is still to come here: `TK`
       help: write it, or take the note out

<div>
HTML knows no `TK` as code.
               ^^ warning: something is still to come here: `TK`
               help: write it, or take the note out
</div>
"#,
    );
}
