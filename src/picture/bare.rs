//! A picture without what cameras and programs write into it. Not a pixel changes, and nothing is encoded again.

use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, DynImage, ImageEXIF as _};

use super::avif;
use super::held::{EXIF, Held};
use super::jpeg::{self, Segment};

/// The picture without its metadata: colours keep their meaning, and a photograph that lies on its side still says so.
/// What is no JPEG, PNG, WebP or AVIF comes back as it was.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(jpeg::SOI) {
        return jpeg_without(bytes);
    }
    let held = Held::of(bytes).exif().map(Bytes::from);
    match DynImage::from_bytes(Bytes::copy_from_slice(bytes)) {
        Ok(Some(DynImage::Png(png))) => png_without(png, held).encoder().bytes().to_vec(),
        Ok(Some(DynImage::WebP(webp))) => webp_without(webp, held).encoder().bytes().to_vec(),
        _ if avif::is_avif(bytes) => avif::bare(bytes),
        _ => bytes.to_vec(),
    }
}

/// A telephone lays a film behind the picture, or a second picture, and both say where they were taken: nothing behind the
/// end is kept.
fn jpeg_without(file: &[u8]) -> Vec<u8> {
    let mut bare = jpeg::SOI.to_vec();
    let (mut kept, mut held) = (jpeg::SOI.len(), Held::of(file).exif());
    for segment in jpeg::segments(file) {
        // Some programs insist on what JFIF is told by in front of all.
        if segment.marker != jpeg::app(0)
            && let Some(exif) = held.take()
        {
            bare.extend(&file[kept..segment.start]);
            kept = segment.start;
            bare.extend(exif_segment(&exif));
        }
        if is_told(&segment) {
            bare.extend(&file[kept..segment.start]);
            kept = segment.end;
        }
        if segment.marker == jpeg::EOI {
            bare.extend(&file[kept..segment.end]);
            return bare;
        }
    }
    bare.extend(file.get(kept..).unwrap_or_default());
    bare
}

/// Whether a segment says what is nobody's business.
fn is_told(segment: &Segment<'_>) -> bool {
    match segment.marker {
        it if it == jpeg::app(2) => !segment.content.starts_with(b"ICC_PROFILE\0"),
        // What the first and the fourteenth say, a decoder has to know.
        it if it == jpeg::app(0) || it == jpeg::app(14) => false,
        it => (jpeg::app(0)..=jpeg::app(15)).contains(&it) || it == jpeg::COM,
    }
}

fn exif_segment(exif: &[u8]) -> Vec<u8> {
    let length = u16::try_from(2 + EXIF.len() + exif.len()).expect("one field is short");
    [&[0xff, jpeg::app(1)], &length.to_be_bytes()[..], EXIF, exif].concat()
}

fn png_without(mut png: Png, held: Option<Bytes>) -> Png {
    png.chunks_mut().retain(|it| ![*b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"].contains(&it.kind()));
    png.set_exif(held);
    png
}

fn webp_without(mut webp: WebP, held: Option<Bytes>) -> WebP {
    webp.chunks_mut().retain(|it| it.id() != *b"XMP ");
    webp.set_exif(held);
    webp
}
