//! What cameras and programs write into pictures, and readers do not get. Nothing that is published says where a picture
//! was taken.

use std::io::Cursor;

use feuilleton::picture::is_turned;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use img_parts::{Bytes, DynImage, ImageEXIF as _};

use crate::folder::Folder;
use crate::support::newsletter;

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
        assert!(is_turned(published, Vec::new), "{name} still says how it was held");
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
