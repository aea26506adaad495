//! What becomes of the text: every mark, on the page and in the excerpt.

use crate::support::{all_between, between, check, html, letter, newsletter};

#[test]
fn paragraphs_and_emphasis() {
    assert_eq!(
        html("It *rained* **all** ~~night~~ `day`.  \nOn us."),
        "<p>It <em>rained</em> <strong>all</strong> <del>night</del> <code>day</code>.<br>\nOn us.</p>"
    );
}

#[test]
fn what_the_author_types_is_never_markup_by_accident() {
    assert_eq!(html("1 < 2 & 3 > 2, `<b>` \\*x\\*"), "<p>1 &lt; 2 &amp; 3 &gt; 2, <code>&lt;b&gt;</code> *x*</p>");
}

#[test]
fn a_letter_and_its_accent_are_one_character() {
    // As macOS names files, and as pages are copied from there.
    assert_eq!(html("Felix Min\u{303}o wrote `n\u{303}`."), "<p>Felix Mi\u{f1}o wrote <code>n\u{303}</code>.</p>");
    let site = newsletter("+++\ntitle = \"Min\u{303}o\"\ndate = 2026-03-01\n+++\nIt rains.\n").site();
    assert!(site.at("/rain/").contains("<h1>Mi\u{f1}o</h1>"), "{}", site.at("/rain/"));
}

#[test]
fn a_tag_that_shows_no_picture_is_spoken_of() {
    assert_eq!(
        html("Drawn with <img> tags, or <IMG alt=\"none\"/>, never <imgs>."),
        "<p>Drawn with &lt;img&gt; tags, or &lt;IMG alt=\"none\"/&gt;, never <imgs>.</p>"
    );
    let shown = "<p>See <img data-src=\"/d.png\" alt=\"\">.</p>";
    assert_eq!(html("See <img data-src=\"/d.png\" alt=\"\">."), shown);
}

#[test]
fn a_picture_alone_in_its_paragraph_is_a_figure() {
    assert_eq!(
        html("![A drop](https://e.example/d.png \"After *rain*\")"),
        r#"<figure><img src="https://e.example/d.png" alt="A drop"><figcaption>After *rain*</figcaption></figure>"#
    );
    assert_eq!(
        html("[![A drop](https://e.example/d.png)](https://e.example/)"),
        r#"<figure><a href="https://e.example/"><img src="https://e.example/d.png" alt="A drop"></a></figure>"#
    );
    let among_words = html("See ![a *drop*](https://e.example/d.png \"Wet\") there.");
    assert_eq!(among_words, r#"<p>See <img src="https://e.example/d.png" alt="a drop" title="Wet"> there.</p>"#);
}

#[test]
fn only_the_first_picture_is_loaded_at_once() {
    let page = html("![a](https://e.example/a.png)\n\n![b](https://e.example/b.png)");
    assert_eq!(page.matches("loading=\"lazy\"").count(), 1, "{page}");
    assert!(page.find("a.png") < page.find("lazy"), "{page}");
}

#[test]
fn headings_make_room_for_the_title_and_have_anchors() {
    assert_eq!(
        html("# Mud\n\n### Mud & *boots*\n\n# Mud"),
        "<h2 id=\"mud\">Mud <a class=\"anchor\" href=\"#mud\" aria-label=\"Link to this section\">#</a></h2>\n\
         <h4 id=\"mud--boots\">Mud &amp; <em>boots</em> <a class=\"anchor\" href=\"#mud--boots\" aria-label=\"Link to this section\">#</a></h4>\n\
         <h2 id=\"mud-1\">Mud <a class=\"anchor\" href=\"#mud-1\" aria-label=\"Link to this section\">#</a></h2>"
    );
    assert!(html("## Mud").starts_with("<h2 id=\"mud\">"), "nothing is lowered without need");
    assert!(html("## 雨の日 {#rain}").starts_with("<h2 id=\"rain\">"));
    assert!(html("###### Six\n\n# One").contains("<h6"), "there is no seventh level");
}

#[test]
fn an_anchor_of_the_authors_own_is_unique() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
## One {#mud}

## Two {#mud}
^^^^^^^^^^^^^ two headings have the anchor `mud`
help: give each heading an anchor of its own: `{#another-name}`
"#,
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    let page = html("It rained[^a] and rained[^b], again[^a].\n\n[^b]: All night.\n[^a]: All *day*.\n");
    assert_eq!(
        page,
        "<p>It rained<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> and rained\
         <sup class=\"footnote\"><a href=\"#fn-2\" id=\"fnref-2\">2</a></sup>, again\
         <sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1-2\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" aria-labelledby=\"footnotes\"><h2 class=\"footnotes-title\" id=\"footnotes\">Footnotes</h2>\n\
         <ol>\n\
         <li id=\"fn-1\"><p>All <em>day</em>. <a class=\"back\" href=\"#fnref-1\" aria-label=\"Back to the text\">↩</a> \
         <a class=\"back\" href=\"#fnref-1-2\" aria-label=\"Back to the text\">↩</a></p></li>\n\
         <li id=\"fn-2\"><p>All night. <a class=\"back\" href=\"#fnref-2\" aria-label=\"Back to the text\">↩</a></p></li>\n\
         </ol>\n</section>"
    );
}

#[test]
fn a_footnote_of_several_blocks_ends_with_its_way_back() {
    let page = html("Rain[^a].\n\n[^a]: First.\n\n    > A quote.\n");
    assert!(page.contains("<li id=\"fn-1\"><p>First.</p>\n<blockquote>"), "{page}");
    assert!(page.contains("</blockquote>\n <a class=\"back\""), "{page}");
}

#[test]
fn loose_footnotes_are_told() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It rained[^gone].
         ^^^^^^^ warning: the footnote `gone` is not written anywhere
         help: add a line `[^gone]: …`

[^spare]: Nobody asks.
^^^^^^^^ warning: nothing in the text leads to the footnote `spare`
help: write `[^spare]` where it belongs
"#,
    );
}

#[test]
fn the_name_of_a_footnote_has_no_case() {
    let page = html("It rained[^Night].\n\n[^night]: All night.\n");
    assert!(page.contains("<li id=\"fn-1\"><p>All night."), "{page}");
}

#[test]
fn a_footnote_is_written_once() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It rained[^a].

[^a]: All night.

[^a]: All day.
^^^^ the footnote `a` is written twice
help: give one of them another name: `[^another]`
"#,
    );
}

#[test]
fn alerts_and_asides() {
    assert_eq!(
        html("> [!NOTE]\n> Mind the *mud*."),
        "<div class=\"alert note\" role=\"note\"><p class=\"alert-title\">Note</p>\n<p>Mind the <em>mud</em>.</p>\n</div>"
    );
    for kind in ["tip", "important", "warning", "caution"] {
        assert!(
            html(&format!("> [!{}]\n> Mud.", kind.to_uppercase())).contains(&format!("<div class=\"alert {kind}\""))
        );
    }
    assert_eq!(
        html("> [!ASIDE] On *mud*\n> It sticks.\n>\n> A lot."),
        "<aside class=\"aside\">\n<p class=\"aside-title\">On <em>mud</em></p>\n<p>It sticks.</p>\n<p>A lot.</p>\n</aside>"
    );
    assert_eq!(html("> [!aside]\n> It sticks."), "<aside class=\"aside\">\n<p>It sticks.</p>\n</aside>");
    assert_eq!(html("> plain"), "<blockquote>\n<p>plain</p>\n</blockquote>");
}

#[test]
fn an_aside_in_a_quote_is_one_aside() {
    assert_eq!(
        html("> > [!ASIDE] Mud\n> > It sticks."),
        "<blockquote>\n<aside class=\"aside\">\n<p class=\"aside-title\">Mud</p>\n<p>It sticks.</p>\n</aside>\n</blockquote>"
    );
}

#[test]
fn a_block_for_one_medium_only() {
    let site = letter("> [!EMAIL]\n> Reply to this letter.\n\n> [!WEB]\n> Leave this page.\n\nIt rained.").site();
    for place in [site.prose("/rain/"), site.feed("/feed.xml").items()[0].content().unwrap_or_default()] {
        assert!(place.contains("Leave this page") && !place.contains("Reply"), "{place}");
        assert!(!place.contains("blockquote"), "{place}");
    }
}

#[test]
fn a_block_that_nobody_knows() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
> [!NOTES] Mind the mud.
  ^^^^^^^^ no block is called `NOTES`
  help: did you mean `[!NOTE]`?

> [!MUD]
  ^^^^^^ no block is called `MUD`
  help: known are NOTE, TIP, IMPORTANT, WARNING, CAUTION, ASIDE, EMAIL, WEB, AUDIO, BUTTON, GALLERY, PULLQUOTE, VIDEO
> It sticks.
"#,
    );
}

#[test]
fn what_cannot_stand_in_the_brackets_of_a_block() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
> [!TIP] Boots
  ^^^^^^ a `[!TIP]` has no title of its own
  help: write the title in the text below, or make it an aside: `[!ASIDE] A title`

> [!ASIDE by="Hester"] Boots
  ^^^^^^^^^^^^^^^^^^^^ nothing is said of a `ASIDE` in its brackets
  help: write `[!ASIDE]`

> [!PULLQUOTE by=Hester]
              ^^^^^^^^^ the value of `by` needs quotation marks, right behind the `=`
              help: write `by="Hester"`
> Nobody thanks a lamp.

> [!PULLQUOTE loud]
              ^^^^ this is nothing that can be said of a block
              help: write `name="words"`; words that are no block begin with `\[!`
> Nobody thanks a lamp.

> [!ASIDE Of boots]
          ^^^^^^^^ this is nothing that can be said of a block
          help: write `[!ASIDE] Of boots`

> [!What a day] it was: these are words.
"#,
    );
}

#[test]
fn a_heading_leaves_their_anchors_to_footnotes() {
    let page = html("# Footnotes\n\n# Fn 1\n\n> # Fnref 1\n\n# Fnref 2\n\nWet[^a].\n\n[^a]: Very.\n");
    let ids = all_between(&page, " id=\"", "\"");
    let expected = ["footnotes-1", "fn-1-1", "fnref-1-1", "fnref-2", "fnref-1", "footnotes", "fn-1"];
    assert_eq!(ids, expected, "{page}");
    let page = html("# Footnotes\n\n# Fn 1\n");
    assert_eq!(all_between(&page, " id=\"", "\""), ["footnotes", "fn-1"], "a text without any");
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
# Wet {#fn-1}
^^^^^^^^^^^^^ the anchor `fn-1` is that of the footnotes of this text
help: give the heading another one: `{#another-name}`

Wet[^a].

[^a]: Very.
"#,
    );
}

#[test]
fn lists_tables_tasks_and_rules() {
    assert_eq!(html("- a\n- b\n"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    assert_eq!(html("3. a\n\n4. b\n"), "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>");
    assert_eq!(
        html("- [ ] a\n- [x] b\n"),
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"to do\"> a</li>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> b</li>\n</ul>"
    );
    assert_eq!(
        html("| a | b |\n|--:|---|\n| 1 | *2* |\n"),
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n\
         <thead><tr><th scope=\"col\" class=\"right\">a</th><th scope=\"col\">b</th></tr></thead>\n\
         <tbody>\n<tr><td class=\"right\">1</td><td><em>2</em></td></tr>\n</tbody>\n</table></div>"
    );
    assert_eq!(html("a\n\n***\n\nb"), "<p>a</p>\n<hr>\n<p>b</p>");
}

#[test]
fn a_list_in_a_list() {
    assert_eq!(html("- a\n  - b\n\n    c\n"), "<ul>\n<li>a<ul>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>\n</li>\n</ul>");
}

#[test]
fn a_quotation_mark_without_its_partner_does_not_open() {
    for (text, set) in [
        ("The 10\" record.", "The 10” record."),
        ("He went.\" She", "He went.” She"),
        ("5'10\", *10\"* and \"Rain\"", "5’10”, <em>10”</em> and “Rain”"),
        ("(\"Rain\") \"*Mud*\" \"", "(“Rain”) “<em>Mud</em>” “"),
    ] {
        assert_eq!(html(text), format!("<p>{set}</p>"));
    }
}

#[test]
fn quotes_are_curled_unless_the_author_says_no() {
    let text = "It's \"wet\" -- and '90s... `\"code\" --`";
    assert_eq!(html(text), "<p>It’s “wet” – and ’90s… <code>\"code\" --</code></p>");
    let typed = newsletter(&format!(
        "//- newsletter.toml\ntitle = \"It's\"\nbase_url = \"https://letters.example\"\nmarkdown = {{ smart_punctuation = false }}\n\
         //- content/01-rain.md\n+++\ntitle = \"It's\"\ndate = 2026-03-01\n+++\n{text}\n"
    ))
    .site();
    assert_eq!(typed.prose("/rain/"), "<p>It's \"wet\" -- and '90s... <code>\"code\" --</code></p>");
    assert!(typed.at("/rain/").contains("<h1>It&#39;s</h1>") || typed.at("/rain/").contains("<h1>It's</h1>"));
}

#[test]
fn raw_html_stays() {
    assert_eq!(
        html("<div class=\"x\">\n\n*wet* <b>rain</b>\n\n</div>"),
        "<div class=\"x\">\n<p><em>wet</em> <b>rain</b></p>\n</div>"
    );
}

#[test]
fn a_text_is_not_nested_for_ever() {
    for (open, line) in [(">", "> "), ("- ", "- ")] {
        let told = letter(&format!("{}x\n", open.repeat(300))).told();
        assert!(told.contains("this is nested too deep"), "{line}: {told}");
    }
    letter(&format!("{}x\n", "> ".repeat(98))).check();
    letter(&format!("{}x\n", "- ".repeat(49))).check();
    letter(&format!("{}x{}\n", "*".repeat(5000), "*".repeat(5000))).told();
    letter(&format!("{}x{}\n", "[".repeat(5000), "]".repeat(5000))).told();
}

#[test]
fn contents_are_listed_where_there_are_three_sections() {
    let site = letter("## One\n\n## Two & *three*\n\n### Not this\n\n## Four").site();
    let list = between(site.at("/rain/"), "<details class=\"section-list\">", "</details>");
    assert_eq!(all_between(list, "href=\"#", "\""), ["one", "two--three", "four"]);
    assert!(list.contains("Two &amp; three"), "{list}");
}
