//! What cameras and programs write into pictures, and readers do not get. No JPEG, PNG, WebP or AVIF that is published
//! says where it was taken, not even one that is damaged. Files of other kinds are published as they are.

use std::io::Cursor;

use feuilleton::picture::{bare, is_turned};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use img_parts::{Bytes, DynImage, ImageEXIF as _};

use crate::support::{Folder, newsletter};

/// What must not be published.
const PLACE: &[u8] = b"55.7558 N 37.6173 E";

/// EXIF that says that the camera was held on its side (turn it to the right), and where.
fn exif() -> Vec<u8> {
    [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", PLACE].concat()
}

/// A picture that is red on the left and blue on the right, with a grain that takes room.
fn plain(format: ImageFormat) -> Vec<u8> {
    let grain = |x: u32, y: u32| u8::try_from((x * 7919 + y * y * 31) % 50).expect("it is small");
    let half = |x, y| if x < 500 { Rgb([200, 30, grain(x, y)]) } else { Rgb([30, grain(x, y), 200]) };
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(1000, 500, half)).write_to(&mut bytes, format).expect("it is stored");
    bytes.into_inner()
}

/// The same, with what a camera writes into it.
fn photograph(format: ImageFormat) -> Vec<u8> {
    let mut picture = DynImage::from_bytes(Bytes::from(plain(format))).expect("it is read").expect("it is a picture");
    picture.set_exif(Some(exif().into()));
    picture.encoder().bytes().to_vec()
}

/// The newsletter that shows the picture called `name`.
fn showing(name: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::of(&newsletter(&format!(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\nsummary = \"Wet.\"\n+++\n![A drop]({name})\n"
    )));
    folder.write(&format!("content/01-rain/{name}"), bytes);
    assert_eq!(folder.build(&[]).ends(0).aside, "", "{name}");
    folder
}

fn tells(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|it| it == words)
}

#[test]
fn a_jpeg_is_one_whatever_its_name_ends_in() {
    for extension in ["jpg", "JPG", "jpeg", "jpe", "jfif", "pjpeg", "pjp"] {
        let name = format!("drop.{extension}");
        let folder = showing(&name, &photograph(ImageFormat::Jpeg));
        let public = folder.files("public");
        assert!(public.values().all(|it| !tells(it, PLACE)), "{name}");
        assert!(public.contains_key(&format!("rain/{name}.480.webp")), "{name} is made narrower");
        assert!(folder.read("public/rain/index.html").contains("width=\"500\" height=\"1000\""), "{name}");
    }
}

#[test]
fn nothing_behind_the_end_of_a_photograph_is_published() {
    let photograph = photograph(ImageFormat::Jpeg);
    let (scan, end) = photograph.split_at(photograph.len() - 2);
    let film = [b"\0\0\0\x18ftypmp42\0\0\0\0\xa9xyz", PLACE].concat();
    let words = [b"\xff\xfe\0\x15", PLACE].concat();
    let table = [
        ("film.jpg", [&photograph[..], &film].concat()),
        ("second.jpg", [&photograph[..], &photograph].concat()),
        ("words.jpg", [scan, &words, end].concat()),
        ("film.png", [&plain(ImageFormat::Png)[..], &film].concat()),
        ("film.webp", [&plain(ImageFormat::WebP)[..], &film].concat()),
    ];
    for (name, bytes) in table {
        let public = showing(name, &bytes).files("public");
        let published = &public[&format!("rain/{name}")];
        assert!(!tells(published, PLACE) && tells(&bytes, PLACE), "{name}");
        let read = |it: &[u8]| image::load_from_memory(it).expect("it is a picture").into_rgb8();
        assert!(read(published) == read(&bytes), "not a pixel of {name} is another");
    }
}

#[test]
fn a_photograph_stands_upright_in_every_format() {
    for (name, format) in
        [("drop.jpg", ImageFormat::Jpeg), ("drop.png", ImageFormat::Png), ("drop.webp", ImageFormat::WebP)]
    {
        let folder = showing(name, &photograph(format));
        let public = folder.files("public");
        let page = folder.read("public/rain/index.html");
        // 500 by 1000, as it is shown; the red half is above now.
        assert!(page.contains("width=\"500\" height=\"1000\""), "{name}: {page}");
        let narrow = image::load_from_memory(&public[&format!("rain/{name}.480.webp")]).expect("it is read").to_rgb8();
        assert_eq!(narrow.dimensions(), (480, 960), "{name}");
        assert!(narrow.get_pixel(240, 100)[0] > 150 && narrow.get_pixel(240, 800)[2] > 150, "{name}");
        let published = &public[&format!("rain/{name}")];
        assert!(is_turned(published) == Some(true), "{name} still says how it was held");
        assert!(!tells(published, PLACE), "{name}");
    }
}

#[test]
fn how_a_photograph_was_held_is_found_behind_whatever_else_it_says() {
    let photograph = photograph(ImageFormat::Jpeg);
    let long = [&b"\xff\xe2\x27\x12"[..], &[b'x'; 10_000]].concat();
    let folder = showing("late.jpg", &[&photograph[..2], &long, &photograph[2..]].concat());
    assert!(folder.read("public/rain/index.html").contains("width=\"500\" height=\"1000\""));
}

/// A chunk of a PNG, with a checksum that is wrong.
fn of_png(kind: [u8; 4], says: &[u8]) -> Vec<u8> {
    [&u32::try_from(says.len()).expect("it is short").to_be_bytes(), &kind[..], says, b"oops"].concat()
}

/// A chunk of a WebP.
fn of_webp(kind: [u8; 4], says: &[u8]) -> Vec<u8> {
    let filling: &[u8] = if says.len() % 2 == 1 { b"\0" } else { b"" };
    [&kind[..], &u32::try_from(says.len()).expect("it is short").to_le_bytes(), says, filling].concat()
}

/// These chunks as a WebP.
fn webp(chunks: &[u8]) -> Vec<u8> {
    let length = u32::try_from(chunks.len() + 4).expect("it is short").to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", chunks].concat()
}

fn without_its_words(bytes: &[u8]) -> Vec<u8> {
    assert!(tells(bytes, PLACE));
    let bare = bare(bytes);
    assert!(!tells(&bare, PLACE));
    bare
}

fn pixels(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("it is a picture").into_rgb8()
}

#[test]
fn a_damaged_png_is_as_bare_as_a_whole_one() {
    let plain = plain(ImageFormat::Png);
    // The signature and the header.
    let (head, rest) = plain.split_at(33);
    for kind in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"caBX", b"prVt"] {
        let told = [head, &of_png(*kind, PLACE), rest].concat();
        assert!(without_its_words(&told) == plain, "{}", String::from_utf8_lossy(kind));
    }
    let turned = [head, &of_png(*b"eXIf", &exif()), &of_png(*b"tEXt", PLACE), rest].concat();
    for whole in [&turned[..], &turned[..turned.len() / 2], &turned[..turned.len() - 2]] {
        let bare = without_its_words(whole);
        assert!(is_turned(&bare) == Some(true), "it still says how it was held");
        let shown = whole.len() - (of_png(*b"eXIf", &exif()).len() + of_png(*b"tEXt", PLACE).len());
        let held = of_png(*b"eXIf", &exif()[..26]).len();
        assert_eq!(bare.len(), shown + held, "as much of it is shown");
    }
    assert!(pixels(&without_its_words(&turned)) == pixels(&plain), "its checksums are right again");
    let cut = [&plain[..plain.len() - 12], &of_png(*b"tEXt", PLACE)[..30]].concat();
    assert!(without_its_words(&cut) == plain[..plain.len() - 12], "words that are cut off go, too");
}

#[test]
fn a_damaged_webp_is_as_bare_as_a_whole_one() {
    let plain = plain(ImageFormat::WebP);
    let shown = &plain[12..];
    assert!(without_its_words(&webp(&[shown, &of_webp(*b"C2PA", PLACE)].concat())) == plain);
    assert!(without_its_words(&[&plain[..], PLACE].concat()) == plain, "what follows the end");

    // Says that there are EXIF and XMP, and that it is 1000 by 500 pixels large.
    let flags = |it: u8| of_webp(*b"VP8X", &[it, 0, 0, 0, 0xe7, 3, 0, 0xf3, 1, 0]);
    let words = [of_webp(*b"EXIF", &exif()), of_webp(*b"XMP ", PLACE)].concat();
    let turned = webp(&[&flags(0x0c)[..], shown, &words].concat());
    let bare = without_its_words(&turned);
    assert!(bare == webp(&[&flags(8)[..], shown, &of_webp(*b"EXIF", &exif()[..26])].concat()));
    assert!(is_turned(&bare) == Some(true) && pixels(&bare) == pixels(&plain));
    let upright = webp(&[&flags(4)[..], shown, &of_webp(*b"XMP ", PLACE)].concat());
    assert!(without_its_words(&upright) == webp(&[&flags(0)[..], shown].concat()), "no flag promises what is gone");
    let cut = webp(&[&flags(4)[..], &of_webp(*b"XMP ", PLACE), shown].concat());
    let whole = webp(&[&flags(0)[..], shown].concat());
    assert!(without_its_words(&cut[..cut.len() - 100]) == whole[..whole.len() - 100], "nor is more lost than was");
}

#[test]
fn a_moving_webp_says_no_more_in_its_frames() {
    let frame = |words: &[u8]| of_webp(*b"ANMF", &[&[0; 16], &of_webp(*b"VP8L", b"odd")[..], words].concat());
    let moving = |frame: Vec<u8>| webp(&[of_webp(*b"VP8X", &[2; 10]), of_webp(*b"ANIM", &[0; 6]), frame].concat());
    assert!(without_its_words(&moving(frame(&of_webp(*b"note", PLACE)))) == moving(frame(b"")));
}

#[test]
fn a_jpeg_carries_no_smaller_picture_of_what_was_cut_from_it() {
    let plain = plain(ImageFormat::Jpeg);
    let (start, rest) = plain.split_at(2);
    let app = |number: u8, says: &[u8]| {
        let length = u16::try_from(says.len() + 2).expect("it is short").to_be_bytes();
        [&[0xff, 0xe0 + number], &length[..], says].concat()
    };
    for words in [app(0, &[b"JFXX\0\x10", PLACE].concat()), app(0, PLACE), app(1, PLACE)] {
        assert!(without_its_words(&[start, &words, rest].concat()) == plain);
    }
    assert!(without_its_words(&[start, b"\xff\xe1\0\0", PLACE, rest].concat()) == start, "no pixel can be read of it");
    let jfif = |size: [u8; 2], small: &[u8]| app(0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01", &size[..], small].concat());
    let told = [start, &jfif([1, 7], &[PLACE, b".."].concat()), rest].concat();
    assert!(without_its_words(&told) == [start, &jfif([0, 0], b""), rest].concat());
}

#[test]
fn a_photograph_that_cannot_be_read_does_not_say_where_it_was_taken_in_any_width() {
    // Its header is whole, and a decoder gives up soon behind it.
    let mut photograph = photograph(ImageFormat::Jpeg);
    let table = photograph.windows(2).position(|it| it == [0xff, 0xc4]).expect("there is a table");
    photograph[table + 4..table + 40].fill(0xff);
    assert!(image::load_from_memory(&photograph).is_err() && tells(&photograph, PLACE));
    let folder = Folder::of(&newsletter(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\nsummary = \"Wet.\"\n+++\n![A drop](drop.jpg)\n",
    ));
    folder.write("content/01-rain/drop.jpg", &photograph);
    assert!(folder.build(&[]).ends(0).aside.contains("this picture cannot be read"));
    let public = folder.files("public");
    assert!(public.contains_key("rain/drop.jpg.480.jpg") && public.contains_key("rain/drop.jpg"));
    for (path, bytes) in public {
        assert!(!tells(&bytes, PLACE), "{path}");
    }
}

#[test]
fn wherever_a_photograph_is_cut_off_it_does_not_say_where_it_was_taken() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = photograph(format);
        let place = whole.windows(PLACE.len()).position(|it| it == PLACE).expect("it is told");
        let around = place.saturating_sub(200)..whole.len().min(place + 200);
        for length in (0..whole.len()).step_by(9973).chain(around.step_by(7)) {
            assert!(!tells(&bare(&whole[..length]), &PLACE[..8]), "{format:?}, {length} bytes of it");
            // Whatever is damaged, we are here to tell.
            let mut damaged = whole.clone();
            damaged[length] ^= 0x41;
            let _ = bare(&damaged);
        }
    }
}
