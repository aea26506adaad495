//! Colours that only some screens have: a telephone sees them, and its profile says so. `tests/pictures/wide.*`
//! are red on the left and blue on the right in the colours of Display P3, 640 by 320 pixels, as Pillow and
//! `avifenc` store them.

#![expect(clippy::disallowed_methods, reason = "the pictures are real files")]

use std::io::Cursor;

use feuilleton::diagnostic::Report;
use feuilleton::picture::{Fonts, Format, Original, Recipe};
use image::{ImageDecoder as _, ImageReader};

use crate::support::{Folder, newsletter};

fn stored(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/pictures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The profile that a picture carries.
fn profile(file: &[u8]) -> Option<Vec<u8>> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format().expect("it is in memory");
    reader.into_decoder().expect("it is a picture").icc_profile().expect("it is whole")
}

fn made(name: &str, recipe: Recipe) -> Vec<u8> {
    let fonts = Fonts::read(&[], &mut Report::default());
    let original = Original::new(stored(name), u64::MAX);
    original.develop(recipe, &fonts).unwrap_or_else(|fault| panic!("{name}: {fault:?}")).bytes
}

/// So many bytes of a profile stand before its tags.
const HEAD: usize = 128;

/// Everything that is made of pictures of pixels.
const RECIPES: [Recipe; 4] = [
    Recipe::Narrow { width: 480, format: Format::Jpeg },
    Recipe::Narrow { width: 480, format: Format::Png },
    Recipe::Narrow { width: 480, format: Format::WebP },
    Recipe::Posted,
];

#[test]
fn what_is_made_of_a_picture_has_its_colours() {
    let p3 = profile(&stored("wide.jpg")).expect("it has one");
    for name in ["wide.jpg", "wide.png", "wide.webp", "wide.avif"] {
        for recipe in RECIPES {
            let file = made(name, recipe);
            assert_eq!(profile(&file).as_ref(), Some(&p3), "{recipe:?} of {name}");
            let picture = image::load_from_memory(&file).expect("it is a picture").to_rgb8();
            let [red, _, blue] = picture.get_pixel(100, 100).0;
            assert!(red > 200 && blue < 50, "{recipe:?} of {name}: the numbers are as they were");
        }
        if !name.ends_with("avif") {
            assert_eq!(profile(&made(name, Recipe::Bare)), Some(p3.clone()), "{name} itself");
        }
    }
}

#[test]
fn primaries_that_an_avif_only_names_become_a_profile() {
    let made = RECIPES.map(|it| made("primaries.avif", it));
    let profiles = made.each_ref().map(|it| profile(it).expect("it has one"));
    assert!(profiles.iter().all(|it| *it == profiles[0]), "the same in each format");
    // Where Display P3 has its red: the first of the colours that it names, from ICC.1 §10.31.
    let place = profiles[0][HEAD..].windows(8).position(|it| it == b"XYZ \0\0\0\0");
    let red = HEAD + place.expect("it names colours") + 8;
    let number = |at: usize| {
        let four = profiles[0][at..at + 4].try_into().expect("there are four");
        f64::from(i32::from_be_bytes(four)) / 65_536.0
    };
    let found = [red, red + 4, red + 8].map(number);
    let near = found.iter().zip([0.515, 0.241, -0.001]).all(|(it, expected)| (it - expected).abs() < 0.002);
    assert!(near, "{found:?}");
    assert_eq!(profiles[0][24..36], [0; 12], "it does not say when it was made");
}

#[test]
fn a_profile_that_says_what_everyone_assumes_is_left_out() {
    assert!(profile(&stored("plain.jpg")).is_some());
    for recipe in RECIPES {
        assert_eq!(profile(&made("plain.jpg", recipe)), None, "{recipe:?}");
    }
}

#[test]
fn a_profile_for_printers_is_not_carried_along() {
    // The same profile with a table behind it that nobody looks up.
    let mut long = profile(&stored("wide.jpg")).expect("it has one");
    long.resize(40_000, 0);
    let length = u32::try_from(long.len()).expect("it is short").to_be_bytes();
    long[..4].copy_from_slice(&length);
    let mut picture = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut picture);
    image::ImageEncoder::set_icc_profile(&mut encoder, long.clone()).expect("a JPEG takes one");
    image::RgbImage::new(640, 320).write_with_encoder(encoder).expect("it is stored");
    assert_eq!(profile(&picture), Some(long));
    let (fonts, original) = (Fonts::read(&[], &mut Report::default()), Original::new(picture, u64::MAX));
    for recipe in RECIPES {
        assert_eq!(profile(&original.develop(recipe, &fonts).expect("it is read").bytes), None, "{recipe:?}");
    }
}

#[test]
fn a_damaged_profile_is_no_disaster() {
    let (fonts, whole) = (Fonts::read(&[], &mut Report::default()), stored("wide.webp"));
    let icc = profile(&whole).expect("it has one");
    let start = whole.windows(icc.len()).position(|it| it == icc).expect("it is stored as it is");
    for place in (start..start + icc.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0xff;
        assert!(Original::new(damaged, u64::MAX).develop(RECIPES[0], &fonts).is_ok(), "byte {place}");
    }
}

#[test]
fn readers_are_given_colours_as_the_camera_saw_them() {
    let folder = Folder::of(&newsletter(
        "//- newsletter.toml
title = \"Letters\"
base_url = \"https://letters.example\"
email = { from = \"ada@letters.example\" }
//- content/01-rain/index.md
+++
title = \"Rain\"
date = 2026-03-01
+++
![A drop](drop.jpg) ![Fog](fog.webp)
",
    ));
    folder.write("content/01-rain/drop.jpg", stored("wide.jpg"));
    folder.write("content/01-rain/fog.webp", stored("wide.webp"));
    assert_eq!(folder.build(&[]).ends(0).aside, "");
    let files = folder.files("public");
    let pictures: Vec<_> = files.keys().filter(|it| it.starts_with("rain/") && !it.ends_with("index.html")).collect();
    assert_eq!(pictures.len(), 7, "{pictures:?}");
    for path in pictures {
        assert_eq!(profile(&files[path]), profile(&stored("wide.jpg")), "{path}");
    }
}
