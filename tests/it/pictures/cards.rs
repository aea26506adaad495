//! Social cards: what stands on them, which pages have one, and that no reader ever sees boxes for letters.

use crate::support::{Folder, between, check, newsletter};

const LETTERS: &str = r#"//- newsletter.toml
title = "Letters & Lamps"
base_url = "https://letters.example/weekly"
tagline = "On <light>"
pictures = { cards = true }
//- content/01-light/01-rain.md
+++
title = "Rain & <mud>"
date = 2026-03-01
+++
//- content/01-light/02-sky/index.md
+++
title = "The sky"
date = 2026-03-02
cover = { image = "sky.jpg", alt = "Clouds" }
+++
//- content/01-light/02-sky/sky.jpg 2400x1200
//- content/01-light/03-drawn/index.md
+++
title = "Drawn"
date = 2026-03-03
cover = { image = "lamp.svg", alt = "A lamp" }
+++
//- content/01-light/03-drawn/lamp.svg 30x20
"#;

#[test]
fn an_episode_is_shared_with_its_cover_or_with_a_card() {
    let site = newsletter(LETTERS).site();
    let shared = |address: &str| between(site.at(address), "og:image\" content=\"", "\"").to_owned();
    assert_eq!(shared("/light/rain/"), "https://letters.example/weekly/light/rain/card.png");
    assert_eq!(shared("/light/sky/"), "https://letters.example/weekly/light/sky/sky.jpg.1200.jpg");
    assert!(!site.has("/light/sky/card.png"));
    assert_eq!(shared("/light/drawn/"), "https://letters.example/weekly/light/drawn/card.png", "no site shows an SVG");
    assert_eq!(shared("/light/"), "https://letters.example/weekly/light/card.png");
    for page in ["/", "/archive/"] {
        assert_eq!(shared(page), "https://letters.example/weekly/card.png");
    }
    let page = site.at("/light/rain/");
    for (property, content) in [
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Rain &amp; &lt;mud&gt; – Letters &amp; Lamps"),
    ] {
        assert!(page.contains(&format!("<meta property=\"{property}\" content=\"{content}\">")), "{property}: {page}");
    }
    assert!(page.contains(r#"<meta name="twitter:card" content="summary_large_image">"#));
    for card in ["/card.png", "/light/card.png", "/light/rain/card.png", "/light/drawn/card.png"] {
        assert!(site.at(card).starts_with("<svg "), "{card} is drawn");
    }
}

#[test]
fn a_card_says_what_newsletter_what_episode_and_what_it_is_called() {
    let site = newsletter(LETTERS).site();
    let card = site.at("/light/rain/card.png");
    for words in [">Letters &amp; Lamps<", ">SEASON 1 EPISODE 1<", ">Rain &amp; &lt;mud&gt;<", ">Light<"] {
        assert!(card.contains(words), "{words} is not in {card}");
    }
    assert!(site.at("/card.png").contains(">On &lt;light&gt;<"));
}

#[test]
fn a_title_is_broken_into_lines_that_fit() {
    let long = "The very long title of an episode about a lamp that was lit every night for a hundred and forty years";
    let site = newsletter(&LETTERS.replace("Rain & <mud>", long)).site();
    let card = site.at("/light/rain/card.png");
    let lines = card.matches("<text").count();
    assert!((6..=8).contains(&lines), "{card}");
    assert!(card.contains(">The very long title of an") && card.contains("years<"), "{card}");
}

#[test]
fn an_author_may_draw_cards_or_lay_one_beside_an_episode() {
    let own = "//- templates/card.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{{ card.kind }}: {{ card.title }}</text></svg>\n";
    let site = newsletter(&format!("{LETTERS}{own}//- content/01-light/03-drawn/card.png 1200x630\n")).site();
    assert!(site.at("/light/rain/card.png").contains("<text>episode: Rain &amp; &lt;mud&gt;</text>"));
    assert_eq!(site.at("/light/drawn/card.png"), "the file content/01-light/03-drawn/card.png");
    // Nobody waits for a thousand cards who has not asked for them.
    let none = LETTERS.replace("pictures = { cards = true }\n", "");
    let site = newsletter(&none).site();
    assert!(!site.has("/light/rain/card.png"));
    assert!(site.at("/light/rain/").contains("content=\"https://letters.example/weekly/card.png\""));
}

#[test]
fn a_mistake_in_a_card_is_told_where_it_stands() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
pictures = { cards = true }
//- templates/card.svg
<svg>{{ card.titel }}</svg>
             ^^^^^ field `titel` is not defined
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}

#[test]
fn a_page_whose_letters_no_font_has_is_shared_without_a_card() {
    let folder = Folder::of(&newsletter(&LETTERS.replace("Rain & <mud>", "雨の夜")));
    let picture = image::RgbImage::from_pixel(900, 450, image::Rgb([200, 100, 50]));
    picture.save(folder.path.join("content/01-light/02-sky/sky.jpg")).expect("it is stored");
    folder.write(
        "content/01-light/03-drawn/lamp.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>",
    );
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    assert!(!folder.has("public/light/rain/card.png") && folder.has("public/light/drawn/card.png"));
    let page = folder.read("public/light/rain/index.html");
    assert!(page.contains("content=\"https://letters.example/weekly/card.png\""), "{page}");
    let told = folder.run(&["check", "--today", "2026-06-30"]);
    assert!(told.aside.contains("no font here has letters such as `雨の夜`"), "{}{}", told.answer, told.aside);
}

#[test]
fn the_letters_of_the_tagline_stand_on_cards_too() {
    let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\ntagline = \"雨の夜\"\npictures = { cards = true }\n";
    let folder = Folder::of(&newsletter(&format!(
        "//- newsletter.toml\n{masthead}//- content/01-light/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nWet.\n"
    )));
    let told = folder.run(&["check", "--today", "2026-06-30"]);
    assert!(told.aside.contains("no font here has letters such as `雨の夜`"), "{}{}", told.answer, told.aside);
}

#[test]
fn a_card_is_a_png_of_the_size_that_sites_ask_for_and_is_drawn_once() {
    let folder = Folder::of(&newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nWet.\n"));
    let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\npictures = { cards = true }\n";
    folder.write("newsletter.toml", masthead);
    folder.build(&[]).ends(0);
    let card = image::load_from_memory(&folder.files("public")["rain/card.png"]).expect("it is a PNG").to_rgb8();
    assert_eq!(card.dimensions(), (1200, 630));
    let inked = card.pixels().filter(|it| it.0.iter().all(|it| *it < 60)).count();
    assert!(inked > 10_000, "the title is on it: {inked}");
    let kept = folder.stamps(".feuilleton/pictures");
    folder.build(&["--output", "again"]).ends(0);
    assert_eq!(folder.stamps(".feuilleton/pictures"), kept);
    assert_eq!(folder.files("again")["rain/card.png"], folder.files("public")["rain/card.png"]);
}

#[test]
fn a_card_that_no_machine_should_draw_is_told_with_what_to_do() {
    let folder = Folder::of(&newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nWet.\n"));
    let limit = |megapixels: u32| {
        let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\npictures = { cards = true }\n";
        let limits = format!("limits = {{ picture_megapixels = {megapixels}, page_seconds = 600 }}\n");
        folder.write("newsletter.toml", format!("{masthead}{limits}"));
    };
    let draw = |size: &str, parts: &str| {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{parts}</svg>");
        folder.write("templates/card.svg", svg);
    };
    draw("width=\"2000\" height=\"1000\"", "");
    limit(2);
    folder.build(&[]).ends(0);
    // What was drawn within a wider limit is not remembered against this one, nor is what stands published.
    limit(1);
    let told = "the card that this template prints has more than 1 megapixels\n --> templates/card.svg:1:1\n";
    let help = "make it smaller, or raise `picture_megapixels` in `[limits]` of newsletter.toml";
    for output in ["public", "cold"] {
        let aside = folder.build(&["--output", output]).ends(1).aside;
        assert!(aside.contains(told) && aside.contains(help), "{output}: {aside}");
    }
    draw("width=\"20\" height=\"10\"", &format!("{}{}", "<g>".repeat(5000), "</g>".repeat(5000)));
    let aside = folder.build(&[]).ends(1).aside;
    assert!(
        aside.contains("the card that this template prints has more groups within groups, or more parts"),
        "{aside}"
    );
}

#[test]
fn a_card_that_cannot_be_read_is_found_before_it_is_built() {
    let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\npictures = { cards = true }\n";
    let folder = Folder::of(&newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nWet.\n"));
    folder.write("newsletter.toml", masthead);
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    for (card, told, help) in [
        (format!("{svg}>{{{{ card.titel }}}}</svg>"), "field `titel` is not defined", "did you mean `title`?"),
        (
            format!("{svg}>\n<text>Tom & Ann</text></svg>"),
            "of what this template prints: it has a bare `&`\n",
            "write `&amp;` for `&` in line 2 of what is printed, `<text>Tom & Ann</text></svg>`",
        ),
        (
            format!("{svg}><g><text>Tom</g></svg>"),
            "of what this template prints: `</g>` ends it before `</text>` does\n",
            "write `</text>` where it is missing in line 1 of what is printed",
        ),
        (format!("{svg}><g></g>"), "of what this template prints: it stops before its end\n", "end it with `</svg>`"),
        (
            "<p>Tom</p>".to_owned(),
            "it does not begin with `<svg xmlns=\"http://www.w3.org/2000/svg\">`\n",
            "begin with `<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\">`",
        ),
        (format!("{svg} width=/>"), "expected a quote not `/`", "look at line 1 of what is printed"),
        (format!("{svg} width=\"0\" height=\"9\"/>"), "it has no width, or no height", "write both"),
    ] {
        folder.write("templates/card.svg", &card);
        for command in ["check", "build"] {
            let aside = folder.run(&[command, "--today", "2026-06-30"]).ends(1).aside;
            assert!(aside.contains(told) && aside.contains(help), "{command} {card}: {aside}");
        }
    }
}
