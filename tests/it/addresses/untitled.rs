//! A link without words, `[](S1E02)`, says what it leads to: the author repeats no title by hand.

use crate::addresses::links::letters;
use crate::support::{Folder, Newsletter, between, check, newsletter};

/// What the links in `text` say on the page of S2E1.
#[track_caller]
fn says(text: &str) -> String {
    newsletter(&letters(text)).site().prose("/the-prism/mud/").to_owned()
}

#[test]
fn it_takes_the_title_of_an_episode_a_page_or_a_season() {
    assert_eq!(says("See [](S1E2)."), "<p>See <a href=\"/first-light/rain/\">Rain</a>.</p>");
    assert_eq!(says("*[ ](@/about.md)*"), "<p><em><a href=\"/about/\">About</a></em></p>");
    assert_eq!(says("[](../season.md \"All\")"), "<p><a href=\"/the-prism/\" title=\"All\">The Prism</a></p>");
    assert_eq!(says("[][it]\n\n[it]: S1E1"), "<p><a href=\"/first-light/hello/\">Hello</a></p>");
    assert_eq!(
        says("[](S1E2), [wet](S1E2)"),
        "<p><a href=\"/first-light/rain/\">Rain</a>, <a href=\"/first-light/rain/\">wet</a></p>"
    );
}

#[test]
fn with_an_anchor_it_takes_the_words_of_that_heading() {
    assert_eq!(says("[](S1E2#own)"), "<p><a href=\"/first-light/rain/#own\">A name of my own</a></p>");
    assert_eq!(says("[](@/02-the-prism/season.md#in-short)"), "<p><a href=\"/the-prism/#in-short\">In short</a></p>");
    assert!(says("[](#boots)\n\n## Of *boots* {#boots}").starts_with("<p><a href=\"#boots\">Of boots</a></p>"));
}

/// Two episodes, of which the first leads to the second in every way that is written out.
fn quoting() -> Newsletter {
    newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
Then came [](E2).

| Next    | Where         |
|---------|---------------|
| [](E2)  | [](E2#in-it)  |

> [!BUTTON]
> [](E2)
//- content/02-mud.md
+++
title = "Mud's \"<end>\" & after -- now"
date = 2026-03-08
+++
## It's *in* it {#in-it}
"#,
    )
}

#[test]
fn the_title_is_set_and_escaped_wherever_it_is_read() {
    let (site, mail) = (quoting().site(), quoting().mailed());
    let title = "Mud’s “&lt;end&gt;” &amp; after – now";
    let feed = site.feed("/feed.xml");
    let item = feed.items().iter().find(|it| it.title() == Some("Rain")).expect("it is in the feed");
    let feed = item.content().expect("the whole text");
    for (html, address) in [
        (site.prose("/rain/"), "/mud/"),
        (feed, "https://letters.example/mud/"),
        (&mail.html, "https://letters.example/mud/"),
    ] {
        for (address, words) in [(address.to_owned(), title), (format!("{address}#in-it"), "It’s in it")] {
            let open = format!("href=\"{address}\"");
            let said: Vec<&str> = html.split(&open).skip(1).map(|it| between(it, ">", "</a>")).collect();
            assert!(!said.is_empty() && said.iter().all(|it| *it == words), "{said:?} is not {words}: {html}");
        }
    }
    assert!(mail.text.contains("Then came Mud’s “<end>” & after – now [1].\n"), "{}", mail.text);
    assert!(mail.text.contains("It’s in it [2]\n"), "{}", mail.text);
    assert_eq!(mail.text.matches("Mud’s “<end>” & after – now").count(), 3, "{}", mail.text);
}

#[test]
fn what_has_no_title_lends_no_words() {
    check(&letters(
        r#"[](plan.pdf) [](/first-light/hello/) [](#) [](#here) <b id="here">x</b>
^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
help: write them between the brackets: `[…](plan.pdf)`
             ^^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
                                     ^^^^^ warning: this link has no words, so nobody sees it
                                           ^^^^^^^^^ warning: this link has no words, so nobody sees it
[](mailto:ada@e.example) [](https://e.example/)
^^^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
                         ^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
help: write them between the brackets: `[…](https://e.example/)`"#,
    ));
    check(&letters(
        r#"[](somewhere)
^^^^^^^^^^^^^ warning: there is no `content/02-the-prism/01-mud/somewhere`, so this is printed without a link"#,
    ));
}

#[test]
fn tags_and_marks_around_nothing_are_no_words() {
    check(&letters(
        r#"[<b></b>](S1E1) [<!-- soon -->](S1E2) [**&nbsp;**](https://e.example/)
^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
help: write them between the brackets: `[…](S1E1)`
                ^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
[<b>x</b>](S1E1) [<i class="arrow"></i>](S1E1) [<svg></svg>](S1E1) [<img src="/a.png" alt="A">](S1E1) [`-`](S1E1)"#,
    ));
}

#[test]
fn in_what_a_picture_is_said_to_show_it_takes_no_title() {
    check(&letters(
        r#"![See [](S1E2) here](boots.jpg) and ![see [<b></b>](https://e.example/) and [rain](S1E2)](boots.jpg)
      ^^^^^^^^ warning: this link has no words, and leaves a hole in what the picture is said to show
      help: write them between the brackets: `[…](S1E2)`
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, and leaves a hole in what the picture is said to show
[![](boots.jpg)](S1E2) [](S1E2)"#,
    ));
}

#[test]
fn where_it_leads_is_mended_first() {
    check(&letters(
        r#"[](S9E1) [](gone.md) [](S1E1#the-lump)
^^^^^^^^ there is no episode S9E1
         ^^^^^^^^^^^ there is no `content/02-the-prism/01-mud/gone.md`
                     ^^^^^^^^^^^^^^^^^ no heading in `content/01-first-light/01-hello.md` has the anchor `the-lump`"#,
    ));
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[](02-mud.md) and [](E2) and [](E3)
//- content/02-mud.md
+++
titel = "Mud"
^^^^^ no key is called `titel`
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn the_title_of_a_draft_is_told_to_nobody() {
    let text = r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[](E2)
^^^^^^ this leads to `content/02-mud.md`, but it is a draft
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
draft = true
+++
[](01-rain.md)
"#;
    check(text);
    let site = newsletter(text).with_drafts().site();
    assert!(site.prose("/rain/").contains("<a href=\"/mud/\">Mud</a>"));
}

#[test]
fn a_passage_with_a_borrowed_title_stands_for_no_text() {
    let site = newsletter(&letters("See *[](S1E2)*.\n\n- Wet\n- [](S1E2)\n\nIt rained.")).site();
    assert_eq!(between(site.at("/the-prism/"), "<p class=\"entry-excerpt\">", "</p>"), "It rained.");
    assert!(site.at("/the-prism/mud/").contains("class=\"opens-short\""), "it still begins with a short line");
    let site = newsletter(&letters("It rained.\n\nSee [](S1E2).\n\n<!-- more -->\n\nStill.")).site();
    assert_eq!(between(site.at("/the-prism/"), "<p class=\"entry-excerpt\">", "</p>"), "It rained.");
}

#[test]
fn a_link_follows_the_title_that_is_changed() {
    let folder = Folder::of(&newsletter(&letters("[](S1E2), [](S1E2#own), [](../season.md), [](@/about.md)")));
    let said = || {
        let page = folder.read("public/the-prism/mud/index.html");
        let (prose, _) = page.split_once("<div class=\"ornament\"").expect("a text");
        let links = prose.rsplit_once("<div class=\"prose\">").expect("a text").1.split("<a href=\"").skip(1);
        links.map(|it| between(it, ">", "</a>").to_owned()).collect::<Vec<_>>().join(", ")
    };
    folder.build(&[]).ends(0);
    assert_eq!(said(), "Rain, A name of my own, The Prism, About");
    let changed = |path: &str, from: &str, to: &str| {
        let text = folder.read(path);
        assert!(text.contains(from), "{text}");
        folder.write(path, text.replace(from, to));
        folder.build(&[]).ends(0);
        said()
    };
    let rain = "content/01-first-light/02-rain/index.md";
    assert_eq!(changed(rain, "\"Rain\"", "\"Hail\""), "Hail, A name of my own, The Prism, About");
    assert_eq!(changed(rain, "A name of my own", "Another"), "Hail, Another, The Prism, About");
    assert_eq!(changed("content/02-the-prism/season.md", "The Prism", "Glass"), "Hail, Another, Glass, About");
    assert_eq!(changed("content/about.md", "About", "Of me"), "Hail, Another, Glass, Of me");
}

#[test]
fn a_season_that_is_linked_by_its_number_is_told_once() {
    check(&letters(
        r#"[](S2)
^^^^^^ warning: there is no `content/02-the-prism/01-mud/S2`, so this is printed without a link
help: a season is linked by the text that introduces it: `@/02-the-prism/season.md`"#,
    ));
}
