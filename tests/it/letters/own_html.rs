//! HTML that the author wrote by hand, for those who see no page: what is left of it in letters,
//! plain text and excerpts.

use feuilleton::email::{self, Outlet, Portion};

use crate::support::letter;

#[test]
fn what_a_letter_cannot_play_is_a_link() {
    let text = "<video src=\"/film.mp4\" controls></video>\n\n\
                A <audio controls><source src=\"/a.mp3?x=1&amp;y=2\"><source src=\"/a.ogg\"></audio> song.\n\n\
                <div>\n<video controls>\n<source src=\"b.mp4\">\n<track src=\"b.vtt\">\n</video>\n</div>\n\n\
                <iframe src=\"https://maps.example/\"></iframe>\n\n<audio src=\"javascript:alert(1)\"></audio>\n";
    let mail = letter(text).mailed();
    for address in ["/film.mp4", "/a.mp3?x=1&amp;y=2", "/rain/b.mp4"] {
        let address = format!("https://letters.example{address}");
        assert!(mail.html.contains(&format!("<a href=\"{address}\"")), "{address} is not in {}", mail.html);
        let address = address.replace("&amp;", "&");
        assert!(mail.text.contains(&address), "{address} is not in {}", mail.text);
    }
    assert!(mail.text.contains("\nhttps://maps.example/\n"), "{}", mail.text);
    for part in ["a.ogg", "b.vtt", "<video", "<audio", "<source"] {
        assert!(!mail.html.contains(part) && !mail.text.contains(part), "{part}: {} {}", mail.html, mail.text);
    }
}

#[test]
fn a_link_that_runs_a_script_is_words() {
    let mail = letter("Press <a href=\"javascript:alert(1)\">this</a> and <a href=\"/b/\">that</a>.\n").mailed();
    assert!(!mail.html.contains("javascript") && !mail.text.contains("javascript"), "{} {}", mail.html, mail.text);
    assert!(mail.text.contains("Press this and that [1]"), "{}", mail.text);
}

#[test]
fn a_comma_may_stand_in_an_address_of_srcset() {
    let picture =
        "<img src=\"/a.png\" alt=\"\" srcset=\"https://cdn.example/w_424,c_limit/a.png 424w, /b,c.png 2x,/d.png\">";
    let newsletter = letter(picture).at("https://letters.example/post");
    newsletter.check();
    let page = newsletter.site().prose("/rain/").to_owned();
    let set = "srcset=\"https://cdn.example/w_424,c_limit/a.png 424w, /post/b,c.png 2x, /post/d.png\"";
    assert!(page.contains(set), "{page}");
    let feed = newsletter.site().feed("/feed.xml");
    let set = "https://cdn.example/w_424,c_limit/a.png 424w, https://letters.example/post/b,c.png 2x, ";
    assert!(feed.items()[0].content().is_some_and(|it| it.contains(set)), "{feed:?}");
}

#[test]
fn hand_written_html_can_be_read_without_its_tags() {
    let text = letter(
        "<table>\n<tr><th>City</th><th>Rain</th></tr>\n<tr><td>Krak&oacute;w</td><td>12&nbsp;mm</td></tr>\n</table>\n\n\
         <div>First line<br>second &mdash; &#8212; &#x2014; &amp;lt; &nothing;\n<p>A paragraph.</p><p>And <b>a</b>nother,\n10<sup>3</sup>.</p></div>\n\n\
         <ol>\n<li>One</li>\n<li><p>Two</p></li>\n</ol>\n\n<dl><dt>Fog</dt><dd>Wet</dd></dl>\n\n\
         10<sup>-3</sup> m<sup>2</sup>, 1<sup>st</sup>, x<sup>2k</sup><br>next\n",
    )
    .mailed()
    .text;
    for lines in [
        "City | Rain\nKraków | 12 mm\n\n",
        "First line\nsecond — — — &lt; &nothing;\n\nA paragraph.\n\nAnd another, 10³.\n\n",
        "- One\n\n- Two\n\n",
        "Fog\nWet\n\n10⁻³ m², 1st, x^2k\nnext\n",
    ] {
        assert!(text.contains(lines), "{lines} is not in {text}");
    }
}

#[test]
fn a_value_that_holds_an_angle_bracket_is_not_read_with_the_words() {
    let text = "<div><abbr title=\"5 > 3\">x</abbr> done <b title = 'a > b'>and</b> <i class=it's>dusted</i> it's.</div>\n\n\
                <div>All <?php echo 'it' ?>goes</div>\n";
    let text = letter(text).mailed().text;
    for words in ["x done and dusted it's.\n", "All goes\n"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}

#[test]
fn what_stands_above_the_line_stays_there_in_an_excerpt() {
    let home = letter("It rained 10<sup>3</sup> drops.<br>Then<br/>more.\n").site();
    assert!(home.at("/").contains("It rained 10³ drops. Then more."), "{}", home.at("/"));
}

#[test]
fn a_reading_stands_behind_its_word_where_there_is_only_one_line() {
    let text = "<ruby>潮<rt>しお</rt></ruby>が満ちる。**<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp>字<rp>（</rp><rt>じ</rt><rp>）</rp></ruby>**。\n";
    let block = "<p>\n<ruby>\n海<rp>(</rp>\n<rt>うみ</rt><rp>)</rp>\n</ruby>と<ruby>山<rt>やま</ruby>。</p>\n";
    let letters = letter(&format!("{text}\n{block}"));
    let mail = letters.mailed();
    for words in ["潮(しお)が満ちる。**漢(かん)字(じ)**。\n", "海(うみ)と山(やま)。\n"] {
        assert!(mail.text.contains(words), "{words} is not in {}", mail.text);
    }
    assert!(mail.html.contains("<ruby>潮<rt>しお</rt></ruby>"), "{}", mail.html);
    assert!(letters.site().at("/").contains("潮(しお)が満ちる。漢(かん)字(じ)。"), "{}", letters.site().at("/"));
}

#[test]
fn what_a_tag_quotes_stands_between_the_marks_of_the_language() {
    let quoted = "He said <q>it is <q>wet</q>, they say</q>, *twice*.\n\n<p>And <q>so <q>it</q> was</q>.</p>\n";
    let text = letter(quoted).mailed().text;
    for words in ["He said “it is ‘wet’, they say”, *twice*.\n", "And “so ‘it’ was”.\n"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let masthead = "title = \"Regen\"\nbase_url = \"https://letters.example\"\nlanguage = \"de\"\n";
    let text = letter(quoted).with("newsletter.toml", masthead).mailed().text;
    assert!(text.contains("„it is ‚wet‘, they say“") && text.contains("And „so ‚it‘ was“."), "{text}");
}

#[test]
fn lines_that_are_to_stay_as_they_are_stay_so_in_plain_text() {
    let poem = "Before.\n\n<pre class=\"poem\">\nRain > < on\n  the <b>roof</b>,\n\n\tand <a href=\"/mud/\">mud</a> &amp;\n\
                    a line that is far longer than the seventy-two columns which any other line of a letter is given\n</pre>\n\n\
                <div>Words\nflow\n<pre>  and\n  stop</pre>\nthen  flow\nagain.</div>\n";
    let text = letter(poem).mailed().text;
    for lines in [
        "Before.\n\nRain > < on\n  the roof,\n\n    and mud [1] &\n\
         a line that is far longer than the seventy-two columns which any other line of a letter is given\n\n",
        "Words flow\n\n  and\n  stop\n\nthen flow again.\n",
    ] {
        assert!(text.contains(lines), "{lines:?} is not in\n{text}");
    }
}

#[test]
fn a_letter_is_cut_behind_html_that_leaves_nothing_open() {
    let code = format!("```python\n{}```\n", "if x == 1: print(\"light\", 2)\n".repeat(2_000));
    for html in [
        "<table><colgroup><col><col></colgroup>\n<tr><td>Wet<td>Dry\n</table>",
        "<!-- <div> -->",
        "<ul>\n<li>Wet\n<li>Dry\n</ul>",
    ] {
        let letters = letter(&format!("Before.\n\n{html}\n\nBetween.\n\n{code}\nAfter.\n"));
        let cut = letters.on_press(|press, report| email::letter(0, Outlet::Mail, Portion::Cut, press, report));
        assert!(cut.text.contains("Between.") && !cut.text.contains("After."), "{html}: {}", cut.text);
        assert!(cut.html.contains("Continue in the browser"), "{html}");
    }
}
