//! Whether a picture is whole. Of a copy that was broken off, browsers show the upper part, and grey or nothing below.

use super::{chunk, jpeg};

/// Whether the end of the picture is missing in its file. Of what is no JPEG, PNG or WebP, nobody here knows.
pub(super) fn is_cut_short(file: &[u8]) -> bool {
    match file {
        // Most end so, and the pixels of a photograph need not be passed.
        _ if file.starts_with(jpeg::SOI) => {
            !file.ends_with(&[0xff, jpeg::EOI]) && jpeg::segments(file).all(|it| it.marker != jpeg::EOI)
        }
        _ if file.starts_with(chunk::PNG) => chunk::of_png(file).all(|it| it.kind != b"IEND"),
        _ if chunk::is_webp(file) => chunk::of_webp(file).any(|it| !it.is_complete()),
        _ => false,
    }
}
