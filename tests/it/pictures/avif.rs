//! AVIF, which Outlook does not show and which no camera writes in every width: what is shown in its place.
//!
//! Each file in `tests/pictures` is red on the left and blue on the right, 64 by 32 pixels unless it is said to be
//! wide, as Pillow and `avifenc` store it.

#![expect(clippy::disallowed_methods, reason = "the pictures are real files")]

use feuilleton::diagnostic::Report;
use feuilleton::picture::{Fault, Fonts, Format, Original, Recipe, is_known_avif};
use image::{Rgba, RgbaImage};

use crate::support::{Folder, newsletter};

const RED: [u8; 4] = [220, 30, 30, 255];
const BLUE: [u8; 4] = [30, 30, 220, 255];

fn stored(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/pictures/{name}.avif", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The picture as it is understood, pixel by pixel.
fn read(bytes: &[u8]) -> Result<RgbaImage, Fault> {
    let fonts = Fonts::read(&[], &mut Report::default());
    let recipe = Recipe::Narrow { width: 1000, format: Format::Png };
    let png = Original::new(bytes.to_vec(), u64::MAX).develop(recipe, &fonts)?.bytes;
    Ok(image::load_from_memory(&png).expect("it is a PNG").to_rgba8())
}

/// The picture without what its camera says.
fn bare(bytes: &[u8]) -> Vec<u8> {
    let fonts = Fonts::read(&[], &mut Report::default());
    Original::new(bytes.to_vec(), u64::MAX).develop(Recipe::Bare, &fonts).expect("not a pixel is read for that").bytes
}

/// The colours in the middle of two parts of a picture are these, within three steps.
fn check(name: &str, picture: &RgbaImage, [first, second]: [(u32, u32, [u8; 4]); 2]) {
    for (x, y, expected) in [first, second] {
        let Rgba(found) = *picture.get_pixel(x, y);
        let near = found.iter().zip(expected).all(|(it, expected)| it.abs_diff(expected) <= 3);
        assert!(near, "{name}, at {x}, {y}: {found:?} for {expected:?}");
    }
}

fn letters(name: &str) -> Folder {
    let folder = Folder::of(&newsletter(
        "//- newsletter.toml
title = \"Letters\"
base_url = \"https://letters.example\"
email = { from = \"ada@letters.example\" }
//- content/01-rain/index.md
+++
title = \"Rain\"
date = 2026-03-01
summary = \"Wet.\"
+++
![Fog](fog.avif)
",
    ));
    folder.write("content/01-rain/fog.avif", stored(name));
    folder
}

fn letter(folder: &Folder) -> String {
    folder.run(&["email", "--all", "--target", "html"]).ends(0);
    let letter = folder.files("letters").into_values().next_back();
    String::from_utf8(letter.expect("there is a letter")).expect("it is text")
}

#[test]
fn a_letter_shows_an_avif_as_a_jpeg() {
    let folder = letters("420");
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    let jpeg = folder.files("public").remove("rain/fog.avif.jpg").expect("it is published");
    let jpeg = image::load_from_memory_with_format(&jpeg, image::ImageFormat::Jpeg).expect("it is a JPEG").to_rgba8();
    assert_eq!(jpeg.dimensions(), (64, 32));
    check("the JPEG", &jpeg, [(16, 16, RED), (48, 16, BLUE)]);
    let letter = letter(&folder);
    assert!(
        letter.contains("src=\"https://letters.example/rain/fog.avif.jpg\" alt=\"Fog\" height=\"32\" width=\"64\""),
        "{letter}"
    );
    // Browsers get the author's own.
    let page = folder.read("public/rain/index.html");
    assert!(page.contains("fog.avif\"") && !page.contains("fog.avif.jpg"), "{page}");
    assert_eq!(folder.files("public")["rain/fog.avif"], stored("420"));
}

#[test]
fn colours_are_right_however_they_are_stored() {
    for name in ["420", "444", "limited", "bt709", "lossless", "ten"] {
        let picture = read(&stored(name)).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        assert_eq!(picture.dimensions(), (64, 32), "{name}");
        check(name, &picture, [(16, 16, RED), (48, 16, BLUE)]);
    }
    let grey = read(&stored("grey")).expect("it is understood");
    check("grey", &grey, [(16, 16, [40, 40, 40, 255]), (48, 16, [200, 200, 200, 255])]);
}

#[test]
fn what_shines_through_an_avif_is_paper() {
    let picture = read(&stored("alpha")).expect("it is understood");
    check("alpha", &picture, [(16, 16, RED), (48, 16, [30, 30, 220, 0])]);
    // The right half is seen by half, and stored as it looks on black.
    let picture = read(&stored("premultiplied")).expect("it is understood");
    check("premultiplied", &picture, [(16, 16, RED), (48, 16, [30, 30, 220, 128])]);
    let folder = letters("alpha");
    folder.build(&[]).ends(0);
    let jpeg = image::load_from_memory(&folder.files("public")["rain/fog.avif.jpg"]).expect("it is a JPEG").to_rgba8();
    check("on paper", &jpeg, [(16, 16, RED), (52, 16, [0xfb, 0xf8, 0xf1, 255])]);
}

#[test]
fn an_avif_stands_upright_in_letters() {
    // Held on its side: what was on the left is above.
    let picture = read(&stored("turned")).expect("it is understood");
    assert_eq!(picture.dimensions(), (32, 64));
    check("turned", &picture, [(16, 16, RED), (16, 48, BLUE)]);
    // Turned to the left, so that red is below, and then upside down.
    let picture = read(&stored("left")).expect("it is understood");
    check("left", &picture, [(16, 16, RED), (16, 48, BLUE)]);
    let folder = letters("turned");
    folder.build(&[]).ends(0);
    assert!(letter(&folder).contains("fog.avif.jpg\" alt=\"Fog\" height=\"64\" width=\"32\""));
}

#[test]
fn a_wide_avif_comes_in_widths_of_which_a_browser_takes_one() {
    let folder = letters("primaries");
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    let page = folder.read("public/rain/index.html");
    // No one is given a copy of the author's own that is heavier than it.
    let expected = "<img src=\"/rain/fog.avif\" alt=\"Fog\" \
                    srcset=\"/rain/fog.avif.480.webp 480w, /rain/fog.avif 640w\"";
    assert!(page.contains(expected), "{page}");
    let webp = image::load_from_memory(&folder.files("public")["rain/fog.avif.480.webp"]).expect("it is a WebP");
    assert_eq!((webp.width(), webp.height()), (480, 240));
    check("the WebP", &webp.to_rgba8(), [(100, 100, RED), (380, 100, BLUE)]);
    // What we cannot read is shown as it is.
    let folder = letters("tiles");
    folder.build(&[]).ends(0);
    let page = folder.read("public/rain/index.html");
    assert!(page.contains("fog.avif\"") && !page.contains("fog.avif."), "{page}");
}

#[test]
fn an_avif_says_nothing_of_its_camera() {
    // A telephone lays a film behind it.
    let stored = [&stored("camera")[..], b"\0\0\0\x12mpvdAda's film"].concat();
    let says = |file: &[u8], words: &[u8]| file.windows(words.len()).any(|it| it == words);
    assert!(says(&stored, b"Ada's camera") && says(&stored, b"Ada&apos;s darkroom"));
    let folder = letters("camera");
    folder.write("content/01-rain/fog.avif", &stored);
    folder.build(&[]).ends(0);
    let published = folder.files("public").remove("rain/fog.avif").expect("it is published");
    assert!(!says(&published, b"Ada") && !says(&published, b"adobe"), "neither EXIF nor XMP nor the film");
    assert_eq!(published.len(), stored.len(), "nothing has moved");
    assert_eq!(read(&published).expect("it is whole"), read(&stored).expect("it is whole"), "nor a pixel changed");
    let masthead = folder.read("newsletter.toml");
    folder.write("newsletter.toml", format!("{masthead}pictures = {{ strip_metadata = false }}\n"));
    folder.build(&[]).ends(0);
    assert_eq!(folder.files("public")["rain/fog.avif"], stored, "it stays for those who want it");
}

#[test]
fn an_avif_holds_nothing_that_no_browser_shows() {
    let plain = stored("420");
    let says = |file: &[u8]| file.windows(3).any(|it| it == b"Ada");
    let film = b"\0\0\0\x10ftypmp42\0\0\0\0\0\0\0\x0fmdatAda's..";
    let empty = b"\0\0\0\x08free";
    let moving = b"\0\0\0\x1cmoov\0\0\0\x14trak\0\0\0\x0cudtaAda!";
    for (name, behind, kept) in [
        ("a private box", &b"\0\0\0\x0cprvtAda!"[..], &b"\0\0\0\x0cprvt\0\0\0\0"[..]),
        ("a box that is cut off", b"\0\0\0\xffuuidAda!", &[0; 12]),
        ("words without a box", b"Ada", &[0; 3]),
        ("a film", film, &[0; 31]),
        ("room", empty, empty),
        ("moving pictures", moving, b"\0\0\0\x1cmoov\0\0\0\x14trak\0\0\0\x0cudta\0\0\0\0"),
        ("a picture that is cut off", b"\0\0\0\xffmdatshown", b"\0\0\0\xffmdatshown"),
    ] {
        let bare = bare(&[&plain[..], behind].concat());
        assert!(!says(&bare) && bare == [&plain[..], kept].concat(), "{name}");
    }
}

/// A box of an AVIF.
fn boxed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    [&u32::try_from(content.len() + 8).expect("it is short").to_be_bytes(), &kind[..], content].concat()
}

#[test]
fn an_avif_that_speaks_of_more_than_it_holds_keeps_no_one_waiting() {
    let items = |count: u16| {
        let item = |it: u16| boxed(*b"infe", &[&[2, 0, 0, 0], &it.to_be_bytes()[..], b"\0\0Exif\0"].concat());
        let listed: Vec<u8> = (0..count).flat_map(item).collect();
        boxed(*b"iinf", &[&[0; 4], &count.to_be_bytes()[..], &listed].concat())
    };
    let places = |widths: u8, count: u16, place: &dyn Fn(u16) -> Vec<u8>| {
        let places: Vec<u8> = (0..count).flat_map(place).collect();
        boxed(*b"iloc", &[&[0, 0, 0, 0, widths, 0], &count.to_be_bytes()[..], &places].concat())
    };
    let at = |it: u16, pieces: u16| [it.to_be_bytes(), [0; 2], pieces.to_be_bytes()].concat();
    for (name, count, places) in [
        ("pieces of no width", 1, places(0, 1, &|it| at(it, u16::MAX))),
        ("pieces without a length", 1, places(0x40, 1, &|it| [at(it, u16::MAX), vec![0; 4 * 0xffff]].concat())),
        ("items that are all of it", 20_000, places(0, 20_000, &|it| at(it, 1))),
    ] {
        let meta = boxed(*b"meta", &[&[0; 4], &places[..], &items(count)].concat());
        let file = [boxed(*b"ftyp", b"avif\0\0\0\0avif"), meta, boxed(*b"mdat", &b"x".repeat(500_000))].concat();
        let begun = std::time::Instant::now();
        assert_eq!(bare(&file).len(), file.len(), "{name}");
        assert!(begun.elapsed() < std::time::Duration::from_mins(1), "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn an_avif_that_is_not_understood_stays_and_is_told() {
    for name in ["moving", "tiles", "twelve"] {
        assert!(!is_known_avif(&stored(name)), "{name}");
        let folder = letters(name);
        let run = folder.build(&[]).ends(0);
        assert!(!folder.has("public/rain/fog.avif.jpg"), "{name}");
        let told = [run.aside, folder.run(&["email", "--all", "--target", "html"]).ends(0).aside].concat();
        assert!(told.contains("lay a JPEG or a PNG of the same name beside it"), "{name}: {told}");
    }
}

#[test]
fn a_damaged_avif_is_no_picture_and_no_disaster() {
    for name in ["420", "ten", "alpha", "grey", "left"] {
        let whole = stored(name);
        for length in (0..whole.len()).step_by(3) {
            assert!(read(&whole[..length]).is_err(), "{name}, {length} bytes of it");
        }
        // The same random edits on every machine.
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).expect("31 bits fit") % below
        };
        for _ in 0..200 {
            // Whether or not it can still be read, we are here to tell.
            let _ = read(&damaged(&whole, &mut random));
        }
        let camera = stored("camera");
        for _ in 0..200 {
            assert_eq!(bare(&damaged(&camera, &mut random)).len(), camera.len());
        }
    }
}

/// The file with one to three of its bits turned.
fn damaged(whole: &[u8], random: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut damaged = whole.to_vec();
    for _ in 0..=random(3) {
        let place = random(damaged.len());
        damaged[place] ^= 1 << random(8);
    }
    damaged
}
