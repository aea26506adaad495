//! What lies beside an episode: pictures, covers, recordings and other files.

use crate::support::{Folder, between, check, newsletter};

#[test]
fn covers_and_recordings_lie_beside_the_episode() {
    let site = newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "drop.png", alt = "A drop", credit = "Ada" }
audio = { file = "rain.mp3", duration = "24:30" }
+++
//- content/01-rain/drop.png 440x330
//- content/01-rain/rain.mp3
sound
"#,
    )
    .site();
    let page = site.at("/rain/");
    assert!(page.contains(r#"<img src="/rain/drop.png" alt="A drop" width="440" height="330""#), "{page}");
    assert!(page.contains(r#"<source src="/rain/rain.mp3" type="audio/mpeg">"#), "{page}");
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "drop.jpg", alt = "A drop" }
                  ^^^^^^^^^^ there is no picture `content/01-rain/drop.jpg`
audio = { file = "rain.ogg" }
                 ^^^^^^^^^^ there is no recording `content/01-rain/rain.ogg`
                 help: did you mean `rein.ogg`?
+++
//- content/01-rain/rein.ogg
sound
"#,
    );
}

#[test]
fn a_drawing_is_as_large_as_it_says_on_whatever_line() {
    let folder = Folder::of(&newsletter(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n![A drop](drop.svg)\n",
    ));
    for between in [" ", "\n\t", "\r\n   "] {
        let attributes = ["<svg", "data-width=\"7\"", "width=\"24\"", "height='36px'", "/>"].join(between);
        folder.write("content/01-rain/drop.svg", attributes);
        folder.build(&[]).ends(0);
        let page = folder.read("public/rain/index.html");
        assert!(page.contains("width=\"24\" height=\"36\""), "{between:?}: {page}");
    }
}

#[test]
fn names_with_spaces_and_accents_are_found_as_browsers_write_them() {
    let site = newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![x](<two drops.png>) ![x](two%20drops.png) [y](<été "7".pdf>) [y](%C3%A9t%C3%A9%20%227%22.pdf)
//- content/01-rain/two drops.png 4x3
//- content/01-rain/été "7".pdf
"#,
    )
    .site();
    let prose = site.prose("/rain/");
    assert_eq!(prose.matches(r#"src="/rain/two%20drops.png""#).count(), 2, "{prose}");
    assert_eq!(prose.matches(r#"href="/rain/%C3%A9t%C3%A9%20%227%22.pdf""#).count(), 2, "{prose}");
}

#[test]
fn a_picture_that_cannot_be_published_is_told_once() {
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![A drop](<what?.png>)
//- content/01-rain/what?.png
^ a file with this name cannot be published
help: rename it: letters, digits, `-`, `_` and `.` are safe
"#,
    );
}

#[test]
fn what_stands_beside_an_episode_is_published_with_it() {
    let site = newsletter(
        r#"//- content/01-light/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![Drops](drop.png)
//- content/01-light/01-rain/drop.png 640x480
//- content/01-light/map.svg
//- content/press.zip
"#,
    )
    .site();
    assert!(site.has("/light/rain/drop.png"));
    assert!(site.has("/light/map.svg"));
    assert!(site.has("/press.zip"));
}

/// An episode that shows `picture`.
fn showing(picture: &str) -> String {
    format!("//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{picture}\n")
}

#[test]
fn a_wide_picture_comes_in_widths_of_which_a_browser_takes_one() {
    let site = newsletter(&format!(
        "{}//- content/01-rain/drop.jpg 2400x1600\n//- content/01-rain/mud.webp 900x600\n//- content/01-rain/dance.gif 900x600\n",
        showing("![A drop](drop.jpg)\n\n![Mud](mud.webp)\n\n![A dance](dance.gif)")
    ))
    .site();
    let prose = site.prose("/rain/");
    let sizes = r#"sizes="(min-width: 48rem) 42rem, 100vw""#;
    let set = |format: &str| {
        let rungs = [480, 800, 1200, 1600].map(|it| format!("/rain/drop.jpg.{it}.{format} {it}w"));
        format!("srcset=\"{}\" {sizes}", rungs.join(", "))
    };
    let expected = format!(
        "<picture><source type=\"image/webp\" {}><img src=\"/rain/drop.jpg.1200.jpg\" alt=\"A drop\" {} width=\"1200\" height=\"800\"></picture>",
        set("webp"),
        set("jpg")
    );
    assert!(prose.contains(&expected), "{prose}");
    // A WebP needs no other, and no picture is enlarged.
    let expected = format!(
        r#"<img src="/rain/mud.webp" alt="Mud" srcset="/rain/mud.webp.480.webp 480w, /rain/mud.webp.800.webp 800w, /rain/mud.webp 900w" {sizes} width="900" height="600" loading="lazy""#
    );
    assert!(prose.contains(&expected), "{prose}");
    assert!(prose.contains(r#"<img src="/rain/dance.gif" alt="A dance" width="900" height="600" loading="lazy""#));
    assert!(!site.has("/rain/dance.gif.480.gif"), "what moves is left alone");
    for set in crate::support::all_between(prose, "srcset=\"", "\"") {
        for rung in set.split(", ").filter_map(|it| it.split(' ').next()) {
            assert!(site.has(rung), "{rung}");
        }
    }
    // Feed readers are given one.
    let feed = site.feed("/feed.xml");
    let item = feed.items()[0].content().expect("the feed has the whole text");
    let plain = r#"<img src="https://letters.example/rain/drop.jpg.1200.jpg" alt="A drop" width="1200" height="800">"#;
    assert!(item.contains(plain) && !item.contains("srcset"), "{item}");
}

#[test]
fn the_first_picture_of_a_page_does_not_wait_and_the_others_do() {
    let site = newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "/media/sky.jpg", alt = "The sky" }
+++
![A drop](drop.png)
//- content/01-rain/drop.png 20x10
//- static/media/sky.jpg 900x600
"#,
    )
    .site();
    let page = site.at("/rain/");
    let cover = between(page, "<figure class=\"cover\">", "</figure>");
    assert!(cover.contains("/media/sky.jpg.800.webp 800w") && cover.contains("fetchpriority=\"high\""), "{cover}");
    assert!(page.contains(r#"alt="A drop" width="20" height="10" loading="lazy" decoding="async">"#), "{page}");
}

#[test]
fn an_author_decides_which_widths_there_are() {
    let masthead = "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n[pictures]\n";
    let picture = "//- content/01-rain/drop.jpg 2400x1600\n";
    let with =
        |keys: &str| newsletter(&format!("{masthead}{keys}\n{}{picture}", showing("![A drop](drop.jpg)"))).site();
    let prose = |keys: &str| with(keys).prose("/rain/").to_owned();
    assert!(prose("widths = []").contains(r#"<img src="/rain/drop.jpg" alt="A drop" width="2400" height="1600">"#));
    let one = prose("widths = [1000]\nsizes = \"50vw\"");
    assert!(one.contains(r#"srcset="/rain/drop.jpg.1000.webp 1000w" sizes="50vw""#), "{one}");
    check(&format!(
        "{masthead}widths = [480, 9000]\n{caret}^^^^ no picture is shown this wide\n{}{picture}",
        showing("![A drop](drop.jpg)"),
        caret = " ".repeat(15),
    ));
}

#[test]
fn a_film_that_is_not_there_is_a_mistake_and_no_site() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[The lamp](lamp.mp4)
^^^^^^^^^^^^^^^^^^^^ there is no `content/lamp.mp4`
help: put the file into the folder `content`, or write its path from there
[The rain](rain.oga)
^^^^^^^^^^^^^^^^^^^^ there is no `content/rain.oga`
help: put the file into the folder `content`, or write its path from there
"#,
    );
}

#[test]
fn a_link_to_the_file_of_a_picture_leads_to_the_file_wherever_it_is_read() {
    let newsletter = newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![The tower](tower.jpg)

[![The lens](lens.svg)](lens.svg) [A file](tower.jpg)
//- content/01-rain/tower.jpg 2400x1600
//- content/01-rain/lens.svg 300x200
"#,
    );
    let letter = newsletter.mailed();
    for shown in ["tower.jpg.1200.jpg", "lens.svg.png"] {
        assert!(letter.html.contains(&format!("src=\"https://letters.example/rain/{shown}\"")), "{}", letter.html);
    }
    let site = newsletter.site();
    let feed = site.feed("/feed.xml").items()[0].content().unwrap_or_default().to_owned();
    for file in ["tower.jpg", "lens.svg"] {
        let link = format!("href=\"https://letters.example/rain/{file}\"");
        assert!(site.prose("/rain/").contains(&format!("href=\"/rain/{file}\"")), "{}", site.prose("/rain/"));
        assert!(feed.contains(&link), "{feed}");
        assert!(letter.html.contains(&link), "{}", letter.html);
        assert!(letter.text.contains(&format!("] https://letters.example/rain/{file}\n")), "{}", letter.text);
    }
}
