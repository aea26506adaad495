//! Pictures in letters: which one is shown, how wide, and which are told.

use feuilleton::email::Portion;

use super::mail::{Mailroom, assert_holds};

#[test]
fn a_picture_is_no_wider_than_the_column_and_says_what_it_shows() {
    let letter = Mailroom::new("![Rain on the lens](rain.png \"Tuesday.\")").letter();
    assert_holds(&letter.html, &["alt=\"Rain on the lens\"", "width=\"536\"", "height=\"250\"", "Tuesday.</p>"]);
    assert_holds(&letter.text, &["[Picture: Rain on the lens] Tuesday."]);
}

#[test]
fn a_drawing_that_gmail_does_not_show_is_replaced_by_the_picture_beside_it() {
    let mailroom = Mailroom::new("![The tank](tank.svg)");
    assert_holds(&mailroom.letter().html, &["src=\"https://almanac.example/light/tank.png\"", "width=\"300\""]);
    let mailroom = Mailroom::new("![The lens](lens.svg)");
    assert_holds(&mailroom.letter().html, &["src=\"https://almanac.example/light/lens.svg.png\""]);
}

#[test]
fn pictures_below_static_and_covers_are_shown_as_well() {
    let mailroom =
        Mailroom::with("", "cover = { image = \"lens.svg\", alt = \"A lens\" }", "![Map](/map.svg) ![Sea](/sea.webp)");
    let html = mailroom.letter().html;
    for shown in ["light/lens.svg.png", "map.svg.png", "sea.webp.jpg"] {
        assert_holds(&html, &[&format!("src=\"https://almanac.example/{shown}\"")]);
    }
    assert_holds(&html, &["height=\"200\" width=\"300\""]);
}

#[test]
fn a_picture_that_outlook_does_not_show_is_told() {
    let mailroom = Mailroom::new("![Fog](fog.avif)");
    let (letter, _) = mailroom.through("eml", Portion::Whole).expect("the letter is right");
    assert_holds(&letter.html, &["src=\"https://almanac.example/light/fog.avif\""]);
    let (_, told) = mailroom.printed("eml", Portion::Whole);
    assert_holds(&told, &["Outlook does not show AVIF", "lay a JPEG or a PNG of the same name beside it"]);
}

#[test]
fn a_picture_in_html_by_hand_stays_in_the_column_and_is_told_if_mail_programs_do_not_show_it() {
    let mailroom = Mailroom::new("<img src=\"../lens.svg\" alt=\"Lens\"> <img src=\"../rain.png\" alt=\"Rain\">");
    let (_, told) = mailroom.printed("eml", Portion::Whole);
    assert_holds(
        &told,
        &["Gmail does not show SVG, and HTML by hand", "<img src=\"../lens.svg\"", "`![what it shows](lens.svg)`"],
    );
    assert!(!told.contains("(rain.png)"), "{told}");
    assert_holds(&mailroom.letter().html, &["alt=\"Rain\" style=\"max-width: 100%;height: auto;border: 0;\""]);
    let (_, told) =
        Mailroom::new("![Lens](lens.svg) <img src=\"/sea.webp\" alt=\"Sea\">").printed("eml", Portion::Whole);
    assert_holds(&told, &["Outlook does not show WebP", "`![what it shows](/sea.webp)`"]);
    assert!(!told.contains("SVG"), "{told}");
    let (_, told) =
        Mailroom::new("![Lens](lens.svg) <img src=\"../lens.svg\" alt=\"Lens\">").printed("eml", Portion::Whole);
    assert_holds(&told, &["Gmail does not show SVG"]);
    let (_, told) =
        Mailroom::new("![Fog](fog.avif) <img src=\"../fog.avif\" alt=\"Fog\">").printed("eml", Portion::Whole);
    assert_eq!(told.matches("AVIF").count(), 1, "{told}");
}

#[test]
fn how_wide_a_picture_is_at_most_is_said_around_it() {
    // Thunderbird overrules what is said on the picture.
    let front = "cover = { image = \"lens.svg\", alt = \"A lens\" }";
    let html = Mailroom::with("", front, "![Lens](lens.svg)\n\nA ![lens](lens.svg) in a line.").letter().html;
    let block = "<span class=\"plate-place\" style=\"display: block;margin: 0 auto;max-width: 300px\"><img ";
    let line = "<span class=\"inline-place\" style=\"display: inline-block;width: 100%;vertical-align: middle;\
                max-width: 300px\"><img ";
    assert_eq!((html.matches(block).count(), html.matches(line).count()), (2, 1), "{html}");
    assert_eq!(html.matches("max-width: 300px").count(), 3, "{html}");
}
