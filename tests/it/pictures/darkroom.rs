//! What is made of pictures of pixels and of drawings, from files on a disk to files on a disk.

use std::io::Cursor;

use feuilleton::diagnostic::Report;
use feuilleton::picture::{Fonts, Slope, is_turned};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::support::{Folder, newsletter};

/// A picture that is red on the left and blue on the right, as a file of `format`.
pub(super) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let half = |x, _| if x < width / 2 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) };
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, half)).write_to(&mut bytes, format).expect("it is stored");
    bytes.into_inner()
}

/// A photograph for which the camera was held on its side, and which says by whom.
fn photograph() -> Vec<u8> {
    // A TIFF of one entry, Orientation = 6 (turn it to the right), and a name behind it.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0Ada's camera";
    let length = u16::try_from(exif.len() + 2).expect("it is short").to_be_bytes();
    let jpeg = picture(1000, 600, ImageFormat::Jpeg);
    [&jpeg[..2], b"\xff\xe1", &length, exif, &jpeg[2..]].concat()
}

pub(super) fn episode(text: &str) -> String {
    format!("//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\nsummary = \"Wet.\"\n+++\n{text}\n")
}

/// A newsletter with letters, whose one episode says `text`.
fn letters(text: &str) -> Folder {
    let masthead = "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n\
                    email = { from = \"ada@letters.example\" }\n";
    Folder::of(&newsletter(&format!("{masthead}{}", episode(text))))
}

fn read(folder: &Folder, path: &str) -> RgbImage {
    let bytes = &folder.files("public")[path];
    image::load_from_memory(bytes).unwrap_or_else(|error| panic!("{path}: {error}")).to_rgb8()
}

fn is_red(pixel: Rgb<u8>) -> bool {
    pixel[0] > 150 && pixel[2] < 100
}

#[test]
fn a_photograph_stands_upright_and_says_nothing_of_its_camera() {
    let folder = Folder::of(&newsletter(&episode("![A drop](drop.jpg)")));
    folder.write("content/01-rain/drop.jpg", photograph());
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    // 600 by 1000, as it is shown; the red half is above now.
    for path in ["rain/drop.jpg.480.jpg", "rain/drop.jpg.480.webp"] {
        let narrow = read(&folder, path);
        assert_eq!(narrow.dimensions(), (480, 800), "{path}");
        assert!(is_red(*narrow.get_pixel(240, 100)) && !is_red(*narrow.get_pixel(240, 700)), "{path}");
    }
    assert!(folder.read("public/rain/index.html").contains("width=\"600\" height=\"1000\""));
    let published = &folder.files("public")["rain/drop.jpg"];
    assert!(!published.windows(6).any(|it| it == b"camera"), "the camera's words are left out");
    assert!(is_turned(published) == Some(true), "it still says how it was held");
    assert_eq!(read(&folder, "rain/drop.jpg").dimensions(), (1000, 600), "not a pixel has moved");
}

#[test]
fn no_edge_takes_on_a_colour_that_nobody_sees() {
    let folder = Folder::of(&newsletter(&episode("![A grille](grille.png)")));
    // What is empty is green: some programs store it so.
    let grille = |x, _| if x % 7 < 3 { Rgba([0, 255, 0, 0]) } else { Rgba([220, 30, 30, 255]) };
    let mut bytes = Cursor::new(Vec::new());
    RgbaImage::from_fn(1000, 600, grille).write_to(&mut bytes, ImageFormat::Png).expect("it is stored");
    folder.write("content/01-rain/grille.png", bytes.into_inner());
    folder.build(&[]).ends(0);
    let narrow = image::load_from_memory(&folder.files("public")["rain/grille.png.480.png"]).expect("it was made");
    let seen = narrow.to_rgba8().pixels().filter(|it| it[3] > 16).map(|it| it[1]).max();
    assert!(seen.is_some_and(|green| green < 60), "the greenest bar has {seen:?} of 255");
}

#[test]
fn metadata_stays_for_those_who_want_it() {
    let folder = letters("![A drop](drop.jpg)");
    folder.write("content/01-rain/drop.jpg", photograph());
    let masthead = folder.read("newsletter.toml");
    folder.write("newsletter.toml", format!("{masthead}pictures = {{ strip_metadata = false }}\n"));
    folder.build(&[]).ends(0);
    assert_eq!(folder.files("public")["rain/drop.jpg"], photograph());
}

#[test]
fn what_was_made_once_is_remembered_and_made_again_if_it_is_lost() {
    let folder = Folder::of(&newsletter(&episode("![A drop](drop.png)")));
    folder.write("content/01-rain/drop.png", picture(900, 300, ImageFormat::Png));
    folder.build(&[]).ends(0);
    let (first, kept) = (folder.files("public"), folder.stamps(".feuilleton/pictures"));
    assert!(first.contains_key("rain/drop.png.800.webp") && kept.len() >= 5, "{:?}", first.keys());
    folder.build(&["--output", "again"]).ends(0);
    assert_eq!(folder.stamps(".feuilleton/pictures"), kept, "nothing is made twice");
    for name in kept.keys() {
        folder.write(&format!(".feuilleton/pictures/{name}"), "not a picture");
    }
    folder.build(&["--output", "lost"]).ends(0);
    for output in ["again", "lost"] {
        assert!(folder.files(output) == first, "{output}");
    }
    assert!(folder.build(&[]).ends(0).answer.contains(": 0 files written"));
}

#[test]
fn letters_show_what_outlook_and_gmail_can() {
    let folder = letters(
        "![A map](/media/map.svg)\n\n![The sea](sea.webp)\n\n![A drop](drop.jpg)\n\n![Fog](fog.avif)\n\n![Lens](lens.avif)",
    );
    folder.write("static/media/map.svg", MAP);
    folder.write("content/01-rain/sea.webp", picture(1400, 700, ImageFormat::WebP));
    folder.write("content/01-rain/drop.jpg", picture(2400, 600, ImageFormat::Jpeg));
    folder.write("content/01-rain/fog.avif", "an AVIF");
    folder.write("content/01-rain/fog.jpg", picture(64, 64, ImageFormat::Jpeg));
    folder.write("content/01-rain/lens.avif", "an AVIF");
    folder.write("content/01-rain/lens.jfif", picture(64, 64, ImageFormat::Jpeg));
    folder.build(&[]).ends(0);
    assert_eq!(read(&folder, "media/map.svg.png").dimensions(), (400, 200), "twice its size");
    let sea = read(&folder, "rain/sea.webp.jpg");
    assert_eq!(sea.dimensions(), (1072, 536), "no wider than a letter shows");
    assert!(is_red(*sea.get_pixel(100, 100)));
    folder.run(&["email", "--all", "--target", "html"]).ends(0);
    let letter = folder.files("letters").into_values().next_back();
    let letter = String::from_utf8(letter.expect("there is a letter")).expect("it is text");
    for picture in
        ["media/map.svg.png", "rain/sea.webp.jpg", "rain/drop.jpg.1200.jpg", "rain/fog.jpg", "rain/lens.jfif"]
    {
        let address = format!("src=\"https://letters.example/{picture}\"");
        assert!(letter.contains(&address), "{address} is not in {letter}");
        assert!(folder.has(&format!("public/{picture}")), "{picture}");
    }
}

#[test]
fn a_letter_that_shows_what_is_only_published_for_letters_says_so() {
    let folder = letters("![A map](map.svg)");
    folder.write("content/01-rain/map.svg", MAP);
    folder.write("newsletter.toml", folder.read("newsletter.toml").split("email =").next().expect("a masthead"));
    let told = |arguments: &[&str]| folder.run(&[&["email", "--latest"], arguments].concat()).ends(0).aside;
    let warning = "`https://letters.example/rain/map.svg.png` is made for letters, and not published without `[email]`";
    assert!(told(&[]).contains(warning) && told(&["--target", "kit"]).contains(warning), "{}", told(&[]));
    assert!(!told(&["--self-contained"]).contains(warning) && !told(&["--target", "text"]).contains(warning));
}

const MAP: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="100" height="100" fill="#dc1e1e"/>
<text x="110" y="60" font-family="Helvetica, sans-serif" font-size="40">Rain</text></svg>"##;

#[test]
fn a_drawing_is_lettered_with_fonts_that_every_machine_has() {
    let folder = letters("![A map](map.svg)");
    folder.write("content/01-rain/map.svg", MAP);
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    let drawn = read(&folder, "rain/map.svg.png");
    let dark = drawn.enumerate_pixels().filter(|(x, _, it)| *x > 210 && it.0.iter().all(|it| *it < 90)).count();
    assert!(dark > 300, "there are letters: {dark}");
    // A letter that no font has is told, not left to be found by readers.
    folder.write("content/01-rain/map.svg", MAP.replace("Rain", "雨雨の"));
    let run = folder.build(&[]).ends(0);
    assert!(run.aside.contains("no font here has the letters `雨の` of this drawing"), "{}", run.aside);
    assert!(folder.build(&[]).ends(0).aside.contains("`雨の`"), "nor is it forgotten");
    // It is as heavy as its author wants it to be, though it is found while the site is printed.
    let (masthead, before) = (folder.read("newsletter.toml"), folder.stamps("public"));
    for (level, ends, told) in [("off", 0, ""), ("error", 1, "error[letter-picture]: no font here has the letters")] {
        folder.write("newsletter.toml", format!("{masthead}\n[check]\nletter-picture = \"{level}\"\n"));
        let run = folder.build(&[]).ends(ends);
        assert!(run.aside.starts_with(told) && run.aside.is_empty() == told.is_empty(), "{level}: {}", run.aside);
    }
    assert!(before == folder.stamps("public"));
    folder.write("newsletter.toml", masthead);
    folder.write("static/fonts/rain.ttf", "no font");
    assert!(folder.build(&[]).ends(0).aside.contains("this is no font that drawings can be lettered with"));
}

#[test]
fn a_drawing_that_cannot_be_drawn_is_told_by_every_command() {
    let folder = letters("![A map](map.svg)");
    folder.write("content/01-rain/map.svg", "<svg");
    for command in [&["build"][..], &["check"], &["email", "--latest"], &["email", "--latest", "--target", "html"]] {
        let told = folder.run(command).ends(1).aside;
        // A drawing has no line to point at.
        let expected =
            "error: no picture for letters can be made of this drawing\n--> content/01-rain/map.svg\n = help: see";
        assert!(told.contains(expected), "{command:?}: {told}");
    }
    assert!(!folder.has("letters"), "no letter leads to a picture that is not there");
    folder.run(&["email", "--latest", "--target", "text"]).ends(0);
}

#[test]
fn a_drawing_that_no_machine_should_draw_is_told_with_what_to_do() {
    let folder = letters("![A map](map.svg)");
    let svg = |size: &str, parts: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{parts}</svg>");
    let nested =
        |depth: usize| format!("{}<rect width=\"9\" height=\"9\"/>{}", "<g>".repeat(depth), "</g>".repeat(depth));
    let larger =
        "this picture has more than 100 megapixels\n--> content/01-rain/map.svg\n = help: make it smaller, or raise";
    let deeper = "this drawing has more groups within groups, or more parts, than can be drawn\n\
                  --> content/01-rain/map.svg\n = help: take groups apart";
    for (drawing, told) in [
        (svg("width=\"1000\" height=\"1000000\"", ""), larger),
        (svg("viewBox=\"0 0 1000 1000000\"", ""), larger),
        (svg("width=\"100\" height=\"100\"", &nested(5000)), deeper),
    ] {
        folder.write("content/01-rain/map.svg", drawing);
        for command in [&["build"][..], &["check"]] {
            let aside = folder.run(command).ends(1).aside;
            assert!(aside.contains(told), "{aside}");
        }
    }
    folder.write("content/01-rain/map.svg", svg("width=\"100\" height=\"100\"", &nested(900)));
    folder.build(&[]).ends(0);
    assert_eq!(read(&folder, "rain/map.svg.png").dimensions(), (200, 200));
}

#[test]
fn a_drawing_is_too_large_for_a_lower_limit_however_often_it_was_drawn_within_a_wider_one() {
    let folder = letters("![A map](map.svg)");
    let masthead = folder.read("newsletter.toml");
    folder
        .write("content/01-rain/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"1500\"/>");
    folder.build(&[]).ends(0);
    folder.write("newsletter.toml", format!("{masthead}limits = {{ picture_megapixels = 1 }}\n"));
    for output in ["public", "cold"] {
        let aside = folder.build(&["--output", output]).ends(1).aside;
        assert!(
            aside.contains("this picture has more than 1 megapixels\n--> content/01-rain/map.svg"),
            "{output}: {aside}"
        );
    }
}

#[test]
fn a_picture_as_long_as_a_scroll_is_shown_in_its_own_format_alone() {
    let folder = Folder::of(&newsletter(&episode("![A scroll](scroll.png)")));
    folder.write("content/01-rain/scroll.png", picture(500, 16_400, ImageFormat::Png));
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    let shown: Vec<String> = folder.files("public").into_keys().filter(|it| it.contains("scroll")).collect();
    assert_eq!(shown, ["rain/scroll.png", "rain/scroll.png.480.png"]);
    let page = folder.read("public/rain/index.html");
    assert!(!page.contains("webp") && page.contains("/rain/scroll.png.480.png 480w"), "{page}");
}

#[test]
fn a_message_carries_its_pictures_if_it_is_asked_to() {
    let folder = letters("![A map](map.svg)\n\n![The sea](sea.webp)\n\n![A drop](drop.png)\n\n![Again](drop.png)");
    folder.write("content/01-rain/map.svg", MAP);
    folder.write("content/01-rain/sea.webp", picture(600, 300, ImageFormat::WebP));
    folder.write("content/01-rain/drop.png", picture(60, 30, ImageFormat::Png));
    let message = |arguments: &[&str]| {
        folder.run(&[&["email", "--latest", "--output", "mail"], arguments].concat()).ends(0);
        let eml = folder.files("mail").into_values().next_back().expect("there is a message");
        String::from_utf8(eml).expect("a message is ASCII")
    };
    let linked = message(&[]);
    assert!(linked.contains("https://letters.example/rain/map.svg.png") && !linked.contains("Content-ID"), "{linked}");
    let carried = message(&["--self-contained"]);
    assert_eq!(carried, message(&["--self-contained"]), "byte for byte");
    let html = carried.replace("=\r\n", "").replace("=3D", "=");
    assert!(!html.contains("src=\"https://letters.example/"), "{html}");
    folder.run(&["email", "--latest", "--target", "html", "--self-contained", "--output", "page"]).ends(0);
    let page = String::from_utf8(folder.files("page").into_values().next_back().expect("a page")).expect("it is HTML");
    assert!(!page.contains("src=\"https://letters.example/"), "{page}");
    for (kind, times) in [("png", 3), ("jpeg", 1)] {
        assert_eq!(page.matches(&format!("src=\"data:image/{kind};base64,")).count(), times, "{kind}");
    }
    let names: Vec<&str> = crate::support::all_between(&carried, "Content-ID: <", ">");
    assert_eq!(names.len(), 3, "each picture once");
    for name in &names {
        assert!(html.contains(&format!("src=\"cid:{name}\"")), "{name}");
    }
    for (kind, name) in [("image/png", "map.svg.png"), ("image/jpeg", "sea.webp.jpg"), ("image/png", "drop.png")] {
        let head = format!("Content-Type: {kind}; name=\"{name}\"\r\n");
        assert!(carried.contains(&head) && carried.contains(&format!("filename=\"{name}\"")), "{head}");
    }
    assert!(carried.contains("multipart/related; type=\"text/html\""));
    // What travels is what would be published.
    let part =
        carried.split("filename=\"drop.png\"").nth(1).and_then(|it| it.split("\r\n\r\n").nth(1)).expect("it is there");
    let base64: String = part.split("\r\n--").next().expect("it ends").split_whitespace().collect();
    assert!(base64.starts_with("iVBORw0KGgo"), "{base64}");
}

#[test]
fn fonts_know_their_letters() {
    let fonts = Fonts::read(&[], &mut Report::default());
    assert_eq!(fonts.missing("Ærø, Łódź, Ελλάδα, Привет — “quoted” €"), "");
    assert_eq!(fonts.missing("雨 の 夜 雨"), "雨の夜");
    let (narrow, wide) = (fonts.width("iiii", 100.0, Slope::Roman), fonts.width("MMMM", 100.0, Slope::Italic));
    assert!(narrow > 50.0 && wide > 2.0 * narrow, "{narrow} {wide}");
}
