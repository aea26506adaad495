//! Footnotes, and who reads them.

use crate::support::{all_between, between, check, letter};

/// What is in its letters only, and what is on the page only, each with a note of its own and one that both have.
const FOR_SOME: &str = "> [!EMAIL]\n> The code[^m] for you[^both].\n\n> [!WEB]\n> A comment[^w], please.\n\n\
    Rain[^both] it was[^r].\n\n[^m]: It is SWORDFISH[^deep].\n[^deep]: Deeper still.\n[^w]: Below.\n[^r]: All night.\n[^both]: Both.\n";

#[test]
fn a_footnote_is_read_by_those_who_see_its_mark() {
    let newsletter = letter(FOR_SOME);
    let site = newsletter.site();
    let page = site.prose("/rain/");
    assert_eq!(all_between(page, "id=\"fn-", "\""), ["1", "2", "3"]);
    assert_eq!(all_between(page, "id=\"fnref-", "\""), ["1", "2-2", "3"]);
    assert_eq!(all_between(page, "class=\"back\" href=\"#fnref-", "\""), ["1", "2-2", "3"]);
    let notes = between(page, "<ol>", "</ol>");
    let places = ["Below.", "Both.", "All night."].map(|it| notes.find(it).expect("on the page"));
    assert!(places.is_sorted(), "{notes}");
    assert_eq!(site.mentions("SWORDFISH"), [""; 0]);
    assert_eq!(site.mentions("Deeper still"), [""; 0]);
    let letter = newsletter.mailed();
    let marks = all_between(&letter.html, "<sup", "</sup>");
    assert_eq!(marks.iter().map(|it| &it[it.len() - 1..]).collect::<String>(), "12234");
    let (_, notes) = letter.html.split_once("Footnotes</h2>").expect("has notes");
    let places = ["SWORDFISH", "Both.", "All night.", "Deeper still."].map(|it| notes.find(it).expect("in the letter"));
    assert!(places.is_sorted() && !letter.html.contains("Below."), "{notes}");
    for line in ["¹ It is SWORDFISH⁴.", "² Both.", "³ All night.", "⁴ Deeper still.", "Rain² it was³."] {
        assert!(letter.text.contains(line), "{line}: {}", letter.text);
    }
    assert!(!letter.text.contains("Below."), "{}", letter.text);
    newsletter.check();
}

#[test]
fn nobody_is_led_to_notes_that_lead_only_to_each_other() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It rained.

[^a]: Wet[^b].
^^^^ warning: nothing in the text leads to the footnote `a`
help: write `[^a]` where it belongs

[^b]: See above[^a].
^^^^ warning: nothing in the text leads to the footnote `b`
help: write `[^b]` where it belongs
"#,
    );
}

#[test]
fn a_link_may_lead_to_notes_and_back_if_they_are_there() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
All [notes](#footnotes), the [first](#fn-1), [back](#fnref-1)[^a].

[the second](#fn-2)
^^^^^^^^^^^^^^^^^^^ no heading of this text has the anchor `fn-2`

[^a]: Wet.
"#,
    );
}
