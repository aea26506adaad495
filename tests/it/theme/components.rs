//! Blocks that the theme prints: the five that come with it, in each medium.

use crate::support::{Newsletter, all_between, between, check, html, newsletter};

/// A newsletter of one episode with files of every kind beside it.
fn with_files(markdown: &str) -> Newsletter {
    newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nemail = {{ from = \"a@b.example\" }}\n\
         //- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{markdown}\n\
         //- content/01-rain/lamp.mp4\n//- content/01-rain/lamp.webm\n//- content/01-rain/lamp.vtt\n\
         //- content/01-rain/lamp.jpg 1280x720\n//- content/01-rain/one.jpg 400x300\n//- content/01-rain/two.jpg 300x200\n\
         //- content/01-rain/horn.mp3\n//- content/02-mud.md\n+++\ntitle = \"Mud\"\ndate = 2026-03-08\n+++\nMud.\n"
    ))
}

/// What it is on the site.
fn shown(markdown: &str) -> String {
    with_files(markdown).site().prose("/rain/").to_owned()
}

/// What it is in a feed.
fn fed(markdown: &str) -> String {
    let feed = with_files(markdown).site().feed("/feed.xml");
    let rain = feed.items().iter().find(|it| it.title() == Some("Rain")).expect("it is in the feed");
    rain.content().expect("it has a text").trim().to_owned()
}

/// What it is in a letter, without the styles that are inlined.
fn mailed(markdown: &str) -> String {
    let html = with_files(markdown).mailed().html;
    let mut rest =
        between(&html, "<div class=\"prose\"", "\n</div>\n<div class=\"previous\"").split_once('>').expect("a tag").1;
    let mut plain = String::new();
    while let Some((before, styled)) = rest.split_once(" style=\"") {
        plain.push_str(before);
        rest = styled.split_once('"').expect("an attribute ends").1;
    }
    (plain + rest).trim().to_owned()
}

/// What it is in plain text.
fn told(markdown: &str) -> String {
    let text = with_files(markdown).mailed().text;
    between(&text, "/rain/\n\n", "\n\nNext episode").to_owned()
}

const VIDEO: &str = "> [!VIDEO]\n> [The lamp, turning](lamp.mp4)\n> ![The lamp by day](lamp.jpg)";

#[test]
fn a_video_plays_on_the_page() {
    assert_eq!(
        shown(VIDEO),
        r#"<figure class="video">
<video controls preload="metadata" playsinline aria-label="The lamp, turning" poster="/rain/lamp.jpg" width="1280" height="720">
<source src="/rain/lamp.mp4" type="video/mp4">
<a href="/rain/lamp.mp4">The lamp, turning</a>
</video>
<figcaption>The lamp, turning</figcaption>
</figure>"#
    );
    let richer =
        shown("> [!VIDEO]\n> [The lamp](lamp.webm) [](lamp.mp4)\n> [English](lamp.vtt)\n>\n> It took *all* night.");
    assert!(richer.contains("lamp.webm\" type=\"video/webm\">\n<source src=\"/rain/lamp.mp4\""), "{richer}");
    assert!(richer.contains("<track kind=\"captions\" src=\"/rain/lamp.vtt\" label=\"English\" default>"), "{richer}");
    assert!(richer.contains("<figcaption>The lamp<p>It took <em>all</em> night.</p>"), "{richer}");
}

#[test]
fn elsewhere_a_video_is_its_picture_and_a_way_to_it() {
    let file = "https://letters.example/rain/lamp.mp4";
    assert_eq!(
        fed(VIDEO),
        format!(
            "<figure><a href=\"{file}\"><img src=\"https://letters.example/rain/lamp.jpg.1200.jpg\" alt=\"The lamp by day\" width=\"1200\" \
             height=\"675\"></a><figcaption>▶&#xfe0e; <a href=\"{file}\">The lamp, turning</a></figcaption></figure>"
        )
    );
    assert_eq!(
        mailed(VIDEO),
        format!(
            "<div class=\"figure\"><a href=\"{file}\"><span class=\"plate-place\"><img class=\"plate sized\" src=\"https://letters.example/rain/lamp.jpg.1200.jpg\" \
             alt=\"The lamp by day\" height=\"302\" width=\"536\"></span></a><p class=\"play\">▶\u{fe0e}&nbsp;<a href=\"{file}\">Play: \
             The lamp, turning</a></p></div>"
        )
    );
    assert_eq!(
        told(VIDEO),
        format!("Play: The lamp, turning [1]\n\n[Picture: The lamp by day]\n\nLinks\n\n[1] {file}")
    );
}

#[test]
fn a_recording_is_heard_or_linked() {
    const AUDIO: &str = "> [!AUDIO]\n> [The foghorn](horn.mp3)\n>\n> Warn the dog.";
    let file = "https://letters.example/rain/horn.mp3";
    assert_eq!(
        shown(AUDIO),
        r#"<figure class="player">
<audio controls preload="none" aria-label="The foghorn">
<source src="/rain/horn.mp3" type="audio/mpeg">
<a href="/rain/horn.mp3">The foghorn</a>
</audio>
<figcaption>The foghorn<p>Warn the dog.</p>
</figcaption>
</figure>"#
    );
    assert_eq!(
        fed(AUDIO),
        format!(
            "<p><audio controls preload=\"none\" src=\"{file}\"></audio></p>\n<p>▶&#xfe0e; <a href=\"{file}\">The foghorn</a></p>\n\
             <p>Warn the dog.</p>"
        )
    );
    assert_eq!(
        mailed(AUDIO),
        format!(
            "<div class=\"figure\"><p class=\"play\">▶\u{fe0e}&nbsp;<a href=\"{file}\">Play: The foghorn</a></p></div>\n<p>Warn the dog.</p>"
        )
    );
    assert_eq!(told(AUDIO), format!("Play: The foghorn [1]\n\nWarn the dog.\n\nLinks\n\n[1] {file}"));
}

#[test]
fn a_gallery_takes_its_pictures_as_narrow_as_it_shows_them() {
    let sizes = |count: usize| {
        let names: Vec<String> = (1..=count).map(|it| format!("{it}.jpg")).collect();
        let shown: String = names.iter().map(|it| format!("> ![A view]({it})\n")).collect();
        let files: String = names.iter().map(|it| format!("//- content/01-rain/{it} 2400x1600\n")).collect();
        let episode = "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n";
        let site = newsletter(&format!("{episode}> [!GALLERY]\n{shown}{files}")).site();
        let prose = site.prose("/rain/").to_owned();
        let sizes = all_between(&prose, " sizes=\"", "\"");
        assert_eq!(sizes.len(), 2 * count, "as WebP and as JPEG: {prose}");
        assert!(sizes.iter().all(|it| *it == sizes[0]), "{sizes:?}");
        sizes[0].to_owned()
    };
    assert_eq!(sizes(1), "(min-width: 56rem) 42rem, (min-width: 40rem) 36rem, 90vw");
    assert_eq!(sizes(2), "(min-width: 56rem) 21rem, (min-width: 40rem) 18rem, (min-width: 21rem) 45vw, 90vw");
    assert_eq!(sizes(7), "(min-width: 56rem) 10rem, (min-width: 40rem) 12rem, (min-width: 21rem) 45vw, 90vw");
}

#[test]
fn a_gallery_hangs_its_pictures_side_by_side() {
    const GALLERY: &str = "> [!GALLERY]\n> ![One](one.jpg \"Dawn\")\n> [![Two](two.jpg)](E02)\n>\n> Two of many.";
    assert_eq!(
        shown(GALLERY),
        r#"<figure class="gallery">
<div class="gallery-pictures">
<figure><a href="/rain/one.jpg"><img src="/rain/one.jpg" alt="One" width="400" height="300"></a><figcaption>Dawn</figcaption></figure>
<figure><a href="/mud/"><img src="/rain/two.jpg" alt="Two" width="300" height="200" loading="lazy" decoding="async"></a></figure>
</div>
<figcaption><p>Two of many.</p>
</figcaption>
</figure>"#
    );
    assert_eq!(
        fed(GALLERY),
        "<figure><img src=\"https://letters.example/rain/one.jpg\" alt=\"One\" width=\"400\" height=\"300\"><figcaption>Dawn</figcaption></figure>\n\
         <figure><a href=\"https://letters.example/mud/\"><img src=\"https://letters.example/rain/two.jpg\" alt=\"Two\" width=\"300\" height=\"200\"></a></figure>\n\
         <p>Two of many.</p>"
    );
    assert_eq!(
        mailed(GALLERY),
        "<div class=\"figure\"><span class=\"plate-place\"><img class=\"plate sized\" src=\"https://letters.example/rain/one.jpg\" alt=\"One\" height=\"300\" width=\"400\"></span>\
         <p class=\"caption\">Dawn</p></div>\n\
         <div class=\"figure\"><a href=\"https://letters.example/mud/\"><span class=\"plate-place\"><img class=\"plate sized\" src=\"https://letters.example/rain/two.jpg\" alt=\"Two\" height=\"200\" width=\"300\"></span></a></div>\n\
         <p>Two of many.</p>"
    );
    assert_eq!(
        told(GALLERY),
        "[Picture: One] Dawn\n[Picture: Two] [1]\n\nTwo of many.\n\nLinks\n\n[1] https://letters.example/mud/"
    );
}

#[test]
fn a_pull_quote_says_whose_words_they_are() {
    const QUOTE: &str = "> [!PULLQUOTE by=\"The keeper's wife\"]\n> Nobody *ever* thanked a light.";
    let figure = "<figure class=\"pullquote\">\n<blockquote>\n<p>Nobody <em>ever</em> thanked a light.</p>\n</blockquote>\n\
                  <figcaption>The keeper’s wife</figcaption>\n</figure>";
    assert_eq!(shown(QUOTE), figure);
    assert_eq!(fed(QUOTE), figure, "a feed shows what the site shows, where nothing else is known");
    let letter = mailed(QUOTE);
    assert!(letter.contains("<td class=\"pullquote\">\n<p>Nobody <em>ever</em> thanked a light.</p>"), "{letter}");
    assert!(letter.contains("<p class=\"pullquote-by\">The keeper’s wife</p>"), "{letter}");
    assert_eq!(told(QUOTE), "Nobody *ever* thanked a light.\n-- The keeper’s wife");
    assert!(!shown("> [!PULLQUOTE]\n> Nobody.").contains("figcaption"), "it may be anyone's");
}

#[test]
fn a_button_is_a_link() {
    const BUTTON: &str = "> [!BUTTON]\n> [Read *on*](E02)\n> [Or not](https://e.example/?a=1&b=2)";
    let buttons = |mud: &str| {
        format!(
            "<p class=\"buttons\"><a class=\"button\" href=\"{mud}\">Read on</a> \
             <a class=\"button\" href=\"https://e.example/?a=1&amp;b=2\">Or not</a></p>"
        )
    };
    assert_eq!(shown(BUTTON), buttons("/mud/"));
    assert_eq!(fed(BUTTON), buttons("https://letters.example/mud/"));
    let letter = mailed(BUTTON);
    let cell = "<td class=\"button\"><a class=\"button-link\" href=\"https://letters.example/mud/\">Read on</a></td>";
    assert!(letter.contains(cell), "Outlook draws a cell: {letter}");
    assert!(with_files(BUTTON).mailed().html.contains("background-color: #221d17"), "with a ground of its own");
    assert_eq!(
        told(BUTTON),
        "Read on [1]\n\nOr not [2]\n\nLinks\n\n[1] https://letters.example/mud/\n[2] https://e.example/?a=1&b=2"
    );
    assert_eq!(html("> [!Button] [On](https://e.example/)"), html("> [!BUTTON]\n> [On](https://e.example/)"));
}

#[test]
fn what_stands_by_itself_is_told_where_nobody_would_see_it() {
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
> [!GALLERY]
  ^^^^^^^^^^ what stands by itself in a gallery is a picture: nobody sees the link `Mud`
  help: write words beside it, such as `> More of [these](…)`, or write it outside the block
> ![One](one.jpg)
>
> [](E2)

> [!VIDEO]
  ^^^^^^^^ what stands by itself in a video is one of its files: nobody sees the link `Boots`
  help: write words beside it, such as `> More of [this](…)`; a film is known by its name, such as `film.mp4`
> [The lamp](lamp.mp4)
> [Boots](https://e.example/boots)

> [!VIDEO]
  ^^^^^^^^ a video leads to one page: nobody sees the link `Mud`
> [The film](https://e.example/film)
>
> [](E2)

> [!VIDEO]
  ^^^^^^^^ one picture is shown until a video plays: nobody sees the others
  help: write them outside the block
> [The lamp](lamp.mp4)
> ![One](one.jpg) ![Two](one.jpg)

> [!AUDIO]
  ^^^^^^^^ what stands by itself in a recording is one of its files: nobody sees the link `Mud`
  help: write words beside it, such as `> More of [this](…)`; a recording is known by its name, such as `recording.mp3`
> [The foghorn](horn.mp3)
>
> [](E2)

> [!AUDIO]
  ^^^^^^^^ a recording leads to one page: nobody sees the link `Mud`
> [The song](https://e.example/song) [](E2)

> [!AUDIO]
  ^^^^^^^^ nobody sees a picture that stands by itself in a recording
  help: write words beside it, or write it outside the block
> [The foghorn](horn.mp3)
>
> ![One](one.jpg)

> [!BUTTON]
  ^^^^^^^^^ nobody sees a picture that stands by itself in a button
> [On](E2) ![One](one.jpg)

> [!VIDEO]
> [The lamp](lamp.mp4)
>
> More of [it](E2) ![One](one.jpg).
//- content/01-rain/one.jpg 400x300
//- content/01-rain/lamp.mp4
//- content/01-rain/horn.mp3
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn the_file_of_a_player_needs_no_words_and_a_button_does() {
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
> [!VIDEO]
> [The lamp](lamp.webm) [](lamp.mp4)
> [](https://e.example/lamp.mp4?big)

> [!AUDIO]
> [](horn.mp3)

> [!AUDIO]
> [](horn.mp3)
>
> Or [](horn.mp3) here.
     ^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
     help: write them between the brackets: `[…](horn.mp3)`

> [!BUTTON]
  ^^^^^^^^^ a button needs words
  help: write them between the brackets: `> [Listen](…)`
> [](horn.mp3)

> [](horn.mp3) [](https://e.example/horn.mp3)
  ^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
//- content/01-rain/lamp.webm
//- content/01-rain/lamp.mp4
//- content/01-rain/horn.mp3
"#,
    );
}
