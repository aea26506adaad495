//! HTML that the author wrote by hand, where no browser reads it.

use feuilleton::email::{self, Letter, Outlet, Portion};

use crate::support::{Newsletter, check, letter};

/// The first letter of `newsletter`, as long as it may be.
fn cut(newsletter: &Newsletter) -> Letter {
    newsletter.on_press(|press, report| email::letter(0, Outlet::Mail, Portion::Cut, press, report))
}

/// What readers of the feed and of the letter are given of a text.
fn given(text: &str) -> [String; 2] {
    let newsletter = letter(text);
    let item = newsletter.site().feed("/feed.xml").items()[0].content().unwrap_or_default().to_owned();
    [item, newsletter.mailed().html]
}

#[test]
fn html_that_is_understood_in_two_ways_brings_nothing_along_that_runs() {
    let runs = "<script>alert(1)</script>\n\n<img src=\"x.png\" alt=\"\" onerror=\"alert(2)\">\n\n";
    for odd in [
        "<select><xmp>x</xmp></select>",
        "<select><xmp><script>alert(3)</script></xmp></select>",
        "<textarea><script>alert(4)</script></textarea>",
        "<table><noembed><script>alert(5)</script></noembed></table>",
        "<frameset><plaintext><script>alert(6)</script>",
    ] {
        for text in given(&format!("It rained.\n\n{runs}{odd}\n")) {
            assert!(text.contains("It rained."), "{odd}: {text}");
            assert!(!text.contains("alert("), "{odd}: {text}");
        }
    }
}

#[test]
fn what_is_never_closed_takes_nothing_else_along() {
    let html = letter("Wet[^1].\n\n[^1]: A note.\n\n<script>\nalert(1)\n").mailed().html;
    for part in ["Wet", "A note."] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("alert("), "{html}");
}

#[test]
fn words_are_not_taken_for_marks_of_ours_either() {
    let newsletter = letter(
        "![`<!--letter:close-->` it is](https://e.example/x.png)\n\n`<!--letter:end-->` <i title=\"<!--letter:close-->\">After.</i>\n",
    );
    let handed = newsletter.on_press(|press, report| {
        let service = email::service("buttondown", &[], press.newsletter).expect("it is known");
        email::letter(0, Outlet::Service(service), Portion::Whole, press, report)
    });
    assert!(handed.html.contains("it is\"") && handed.html.contains("After."), "{}", handed.html);
}

#[test]
fn no_address_runs_however_it_is_written() {
    let text = [
        "<a href=\"javascript:alert(1)\">a</a>",
        "<a href=\" java\tscript:alert(2)\">b</a>",
        "<a href=\"&#106;avascript&colon;alert(3)\">c</a>",
        "<a href=\"&#x6A;avascript&#58alert(4)\">d</a>",
        "<iframe src=\"javascript:alert(5)\"></iframe>",
        "<p style=\"text-align:left;position:fixed\">f</p>",
        "<a href=\"/a?b=1&amp;c=2&#38;d\">kept</a>",
    ];
    for text in given(&text.join("\n\n")) {
        assert!(!text.contains("alert(") && !text.contains("position"), "{text}");
        assert!(text.contains("<a href=\"https://letters.example/a?b=1&amp;c=2"), "{text}");
    }
}

#[test]
fn comments_of_the_authors_own_are_not_taken_for_marks_of_ours() {
    let text = "Before.\n\n<!--letter:end-->\n\n<div><!--letter:passage-9-->Within</div>\n\n\
                A <!--letter:continue--> word.\n\n![`<!--letter:close-->` it is](https://e.example/x.png)\n\n\
                After[^1].\n\n[^1]: A note.\n";
    let whole = letter(text).mailed().html;
    let long = format!("{text}\n{}", "All work and no play. ".repeat(4_000));
    let cut = cut(&letter(&long)).html;
    assert!(!cut.contains("All work"), "{cut}");
    for html in [whole, cut] {
        for part in ["Before.", "Within", "A  word.", "it is", "After", "A note.", "</html>"] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }
}

#[test]
fn what_is_taken_out_leaves_no_tag_that_was_none() {
    for text in [
        "<div>\n<<form>script>alert(1)</script>\n</div>",
        "<div>\n<</form>script>alert(1)</script>\n</div>",
        "<div>\n<<input>script>alert(1)</script>\n</div>",
        "<div>\n<<img>img src=x onerror=alert(2)>\n</div>",
        "<div>\n<<!-- x -->script>alert(1)</script>\n</div>",
        "<div>\n<<!doctype x>script>alert(1)</script>\n</div>",
        "<div>\n<<?x>script>alert(1)</script>\n</div>",
        "<div>\n</<form>script><<//x>script>alert(1)</script>\n</div>",
        "<<script></script>img src=x onerror=alert(2)>",
        "<div>\n<<abbr>script>alert(1)</script>\n</div>",
        "<div>\n<<details>!--x-->\n</div>",
        "<<abbr>!--x-->",
        "<div>\n<svg><![CDATA[<script>alert(1)</script>]]></svg>\n</div>",
        "<div>\n<title><script>alert(1)</script></title>\n</div>",
    ] {
        for given in given(&format!("It rained.\n\n{text}\n\nIt stopped.\n")) {
            let given = given.to_lowercase();
            for part in ["<script", "<img", "<!--x", "<<"] {
                assert!(!given.contains(part), "{part} came of {text}: {given}");
            }
            assert!(given.contains("it rained.") && given.contains("it stopped."), "{text}: {given}");
        }
    }
}

#[test]
fn a_tag_without_its_end_takes_in_nothing_that_follows() {
    for open in [
        "<p onclick=alert(1) ",
        "<div>\n<svg><![CDATA[",
        "<p title=\"",
        "<div\n",
        "<script src=https://e.example/x.js ",
        "<p>a <",
    ] {
        let [item, letter] = given(&format!("It rained.\n\n{open}"));
        for given in [&item, &letter] {
            assert!(given.contains("It rained."), "{open}: {given}");
            for part in ["onclick", "CDATA", "title=\"<", "<div\n", "x.js"] {
                assert!(!given.contains(part), "{part} came of {open}: {given}");
            }
        }
        assert!(letter.contains("</html>"), "{open}: {letter}");
    }
}

#[test]
fn a_frame_becomes_a_link_to_a_page() {
    let video = "<iframe src=\"https://video.example/e?a=1&amp;b=<2>\"></iframe>";
    for given in given(&format!("{video}\n\n<iframe src=\"/rain/\"></iframe>\n")) {
        for address in ["https://video.example/e?a=1&amp;b=%3C2%3E", "https://letters.example/rain/"] {
            assert!(given.contains(&format!("<a href=\"{address}\"")), "{address} is not in {given}");
            assert!(given.contains(&format!(">{address}</a>")), "{address} is not told in {given}");
        }
    }
    for address in [
        "data:text/html,<script>alert(1)</script>",
        " DATA:text/html;base64,PHNjcmlwdD4=",
        "data&colon;text/html,alert(1)",
        "javascript:alert(1)",
        "blob:https://e.example/x",
        "mailto:a@b.example",
    ] {
        for given in given(&format!("<iframe src=\"{address}\" srcdoc=\"<script>alert(2)</script>\"></iframe>\n")) {
            for part in ["<script", "href=\"data:", "href=\"javascript:", "blob:https", "mailto:a", "iframe"] {
                assert!(!given.contains(part), "{part} came of {address}: {given}");
            }
        }
    }
}

#[test]
fn nothing_runs_in_a_drawing_an_attribute_or_a_head() {
    for html in [
        "<svg><a><animate attributeName=\"href\" values=\"#;javascript:alert(1)\"/><text>x</text></a></svg>",
        "<svg><a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a></svg>",
        "<svg><a><animateTransform attributeName=href from=alert(1) /></a></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
        "<svg><use href=\"data:image/svg+xml,alert(1)\"/></svg>",
        "<svg></p><title><a id=\"</title><img src=1 onerror=alert(1)>\"></svg>",
        "<math href=\"javascript:alert(1)\">x</math>",
        "<a href=\"data:text/html,alert(1)\">x</a>",
        "<a href=\"x\" href=\"javascript:alert(1)\">x</a>",
        "<audio src=\"data:text/html,alert(1)\"></audio>",
        "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(2)\">x</button></form>",
        "<input formaction=\"javascript:alert(1)\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<base href=\"javascript:alert(1)//\">",
        "<object data=\"alert(1)\"></object><embed src=\"alert(2)\">",
        "<link rel=stylesheet href=\"alert(1)\"><style>@import 'alert(2)';</style>",
        "<img src=\"x.png\" alt=\"\" OnError=alert(1)>",
        "<img/src=\"x.png\"/onerror=alert(1)//>",
        "<img src=\"x.png\" alt=\"\"onerror=alert(1)>",
        "<a <img src=x onerror=alert(1)>x</a>",
        "<img src=\"x.png\" on\u{1}error=alert(1)>",
        "<scr\u{1}ipt>alert(1)</script>",
        "<scr<script>x</script>",
        "<scr\u{ffff}ipt>alert(1)</script>",
        "<scr\u{7f}ipt>alert(1)</script>",
        "<a href=\"java\u{0}script:alert(1)\">x</a>",
        "<svg\nonload\n=\nalert(1)>",
        "<img src=\"x.png\" alt='\n\nonerror=alert(1)'>",
    ] {
        let text = format!("It rained.\n\n<div>\n{html}\n</div>\n\nIt <i>rained</i> {html}\n\nAnd on.\n");
        for given in given(&text) {
            assert!(given.contains("It rained."), "{html}: {given}");
            let tags = given.split('<').skip(1).filter_map(|it| it.split_once('>').map(|(tag, _)| tag.to_lowercase()));
            for tag in tags {
                assert!(!tag.contains("alert("), "<{tag}> came of {html}: {given}");
                assert!(!tag.starts_with("scr") && !tag.starts_with("iframe"), "<{tag}> came of {html}: {given}");
            }
        }
    }
}

#[test]
fn what_is_never_closed_would_take_in_what_follows() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
<!-- closed -->

<!-- todo
^^^^ this comment is never closed
help: write `-->` where it ends

It rained.

<div>
"#,
    );
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
<DETAILS open title="a > b">
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this `<details>` is never closed
help: write `</details>` where it ends
<summary>More</summary>

It rained. <section>

<div>

- wet <span><table><tr><td>
      ^^^^^^ warning: this `<span>` is never closed
            ^^^^^^^ warning: this `<table>` is never closed
            help: write `</table>` where it ends

</div></section>
"#,
    );
    let closed = "<!-- <div> -->\n\n<!--->\n\n`<div>`\n\n<div title='<div>'>\n\n<script>\nx = '<div>'\n\n</script>\n\n</div>\n\n\
                  <div>\n<!--\n\n<p>hidden</p>\n\n<p> --></p>\n</div>\n";
    letter(closed).check();
}

#[test]
fn what_is_never_closed_among_words_would_take_in_what_follows_as_well() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It <b>rained.
   ^^^ warning: this `<b>` is never closed
   help: write `</b>` where it ends

x<sup>2 and <A href="/">on</A>, <br>, <img src="https://e.example/x.png" alt=""> and <my-lamp>.
 ^^^^^ warning: this `<sup>` is never closed
 help: write `</sup>` where it ends
"#,
    );
}

#[test]
fn words_between_angle_brackets_are_no_element() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
Use Vec<String> and Dear <your name>, see <S1E02>.
       ^^^^^^^^ warning: this is no element of HTML, and nobody sees it
       help: write `\<String>` for words, or put code between backticks
                         ^^^^^^^^^^^ warning: this is no element of HTML, and nobody sees it
                         help: write `\<your name>` for words, or put code between backticks
                                          ^^^^^^^ warning: this is no element of HTML, and nobody sees it
It lies at <path>, as a drawing has one.
           ^^^^^^ warning: this is no element of HTML, and nobody sees it

<svg viewBox="0 0 1 1"><linearGradient id="a"/><path d="M0 0"/></svg> <math><mi>x</mi></math> `<name>` \<name>
"#,
    );
}

#[test]
fn an_anchor_by_hand_is_unique_as_well() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
<div id="poem">Wet.</div>
^^^^^^^^^^^^^^^ warning: a heading of this text has the anchor `poem` as well
help: give this another one: `id="another-name"`

It <a id="fnref-1"></a> rained[^1], <a id="rain" title="id=x">so</a> <b id=a>it</b> <i ID='a'>did</i>.
   ^^^^^^^^^^^^^^^^ warning: the anchor `fnref-1` is that of the footnotes of this text
                                                                                    ^^^^^^^^^^ warning: two elements of this text have the anchor `a`

## Poem

## Main {#_main}
^^^^^^^^^^^^^^^^ warning: the anchor `_main` may be that of a part of the page: they begin with `_`
help: give the heading another one: `{#main}`

[^1]: Wet.
"#,
    );
}

#[test]
fn an_element_of_ones_own_is_not_the_one_that_its_name_begins_with() {
    for text in given("Look: <a-note>https://e.example/a</a-note>, <code-like>https://e.example/b</code-like>.\n") {
        for address in ["https://e.example/a", "https://e.example/b"] {
            assert!(text.contains(&format!("href=\"{address}\"")), "{text}");
        }
    }
}
