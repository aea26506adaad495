//! HTML that the author wrote by hand, where no browser reads it.

use feuilleton::email::{self, Extent, Letter, Outlet};

use crate::support::{Newsletter, letter};

/// The first letter of `newsletter`, as long as it may be.
fn cut(newsletter: &Newsletter) -> Letter {
    newsletter.on_press(|press, report| email::letter(0, Outlet::Mail, Extent::Cut, press, report))
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
        let newsletter = letter(&format!("It rained.\n\n{runs}{odd}\n"));
        let feed = newsletter.site().feed("/feed.xml");
        let item = feed.items()[0].content().unwrap_or_default().to_owned();
        for text in [item, newsletter.mailed().html] {
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
        email::letter(0, Outlet::Service(service), Extent::Whole, press, report)
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
    let newsletter = letter(&text.join("\n\n"));
    let feed = newsletter.site().feed("/feed.xml").items()[0].content().unwrap_or_default().to_owned();
    for text in [feed, newsletter.mailed().html] {
        assert!(!text.contains("alert(") && !text.contains("fixed"), "{text}");
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
