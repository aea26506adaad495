//! A picture without what cameras and programs write into it. Not a pixel changes, and nothing is encoded again.

use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, DynImage, ImageEXIF as _};

use super::avif;

/// The EXIF that says only how a picture was held: one field, 0x0112, of one short.
const HELD: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";

/// Where in [`HELD`] the way stands.
const WAY: usize = 19;

/// The picture without its metadata: colours keep their meaning, and a photograph that lies on its side still says so.
/// What is no JPEG, PNG, WebP or AVIF comes back as it was.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    match DynImage::from_bytes(Bytes::copy_from_slice(bytes)) {
        Ok(Some(DynImage::Jpeg(jpeg))) => jpeg_without(jpeg, orientation(bytes)).encoder().bytes().to_vec(),
        Ok(Some(DynImage::Png(png))) => png_without(png).encoder().bytes().to_vec(),
        Ok(Some(DynImage::WebP(webp))) => webp_without(webp).encoder().bytes().to_vec(),
        _ if avif::is_avif(bytes) => avif::bare(bytes),
        _ => bytes.to_vec(),
    }
}

fn jpeg_without(mut jpeg: Jpeg, orientation: Option<u8>) -> Jpeg {
    jpeg.segments_mut().retain(|it| match it.marker() {
        markers::APP2 => it.contents().starts_with(b"ICC_PROFILE\0"),
        markers::APP1 | markers::APP3..=markers::APP13 | markers::APP15 | markers::COM => false,
        _ => true,
    });
    if let Some(way) = orientation.filter(|it| *it > 1) {
        let mut exif = HELD.to_vec();
        exif[WAY] = way;
        jpeg.set_exif(Some(exif.into()));
    }
    jpeg
}

fn png_without(mut png: Png) -> Png {
    png.chunks_mut().retain(|it| ![*b"eXIf", *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"].contains(&it.kind()));
    png
}

fn webp_without(mut webp: WebP) -> WebP {
    webp.set_exif(None);
    webp.chunks_mut().retain(|it| it.id() != *b"XMP ");
    webp
}

/// How the photograph that begins with `head` was held (EXIF 2.3 §4.6.4), if it says so: 1 is upright, and from 5 on it
/// lies on its side.
pub(super) fn orientation(head: &[u8]) -> Option<u8> {
    let head = head.get(..HEAD).unwrap_or(head);
    let start = head.starts_with(b"\xff\xd8").then(|| head.windows(6).position(|it| it == b"Exif\0\0"))??;
    Some(Orientation::from_exif_chunk(&head[start + 6..])?.to_exif())
}

/// Within so many bytes, a photograph says how it was held.
pub(super) const HEAD: usize = 4096;
