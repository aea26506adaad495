//! How a photograph was held: its pixels lie as the camera saw them, and EXIF says which way up they are shown. This is
//! the only place that reads it, so that the page, the narrower pictures and the picture itself agree.

use image::metadata::Orientation;

use super::chunk::{self, Chunk};
use super::jpeg;

/// What a picture says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// Nothing: it is shown as it lies.
    Upright,
    /// It is turned or mirrored.
    Turned(Orientation),
    /// It may say so further on than it was read.
    Unread,
}

impl Held {
    /// What the JPEG, PNG or WebP says that begins with `head`.
    pub(super) fn of(head: &[u8]) -> Held {
        let exif = match head {
            _ if head.starts_with(jpeg::SOI) => in_jpeg(head),
            _ if head.starts_with(chunk::PNG) => in_png(head),
            _ if chunk::is_webp(head) => in_webp(head),
            _ => Exif::Missing,
        };
        match exif {
            Exif::Missing => Held::Upright,
            Exif::Unread => Held::Unread,
            Exif::Found(exif) => Held::said(exif).unwrap_or(Held::Upright),
            Exif::Begun(exif) => Held::said(exif).unwrap_or(Held::Unread),
        }
    }

    fn said(exif: &[u8]) -> Option<Held> {
        Some(match Orientation::from_exif_chunk(exif)? {
            Orientation::NoTransforms => Held::Upright,
            orientation => Held::Turned(orientation),
        })
    }

    /// Whether the picture lies on its side: its width is then its height.
    pub(super) fn is_sideways(self) -> bool {
        match self {
            Held::Turned(orientation) => orientation.to_exif() >= 5,
            Held::Upright | Held::Unread => false,
        }
    }

    /// EXIF that says this and nothing else, if anything has to be said.
    pub(super) fn exif(self) -> Option<Vec<u8>> {
        let Held::Turned(orientation) = self else { return None };
        let mut exif = HELD.to_vec();
        exif[WAY] = orientation.to_exif();
        Some(exif)
    }
}

/// What stands in front of EXIF in a JPEG.
pub(super) const EXIF: &[u8] = b"Exif\0\0";

/// The EXIF that says only how a picture was held: one field, 0x0112, of one short (EXIF 2.3 §4.6.4).
const HELD: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";

/// Where in [`HELD`] the way stands.
const WAY: usize = 19;

/// The EXIF of a picture.
enum Exif<'a> {
    Found(&'a [u8]),
    /// Its beginning: a small picture may be in it, which takes most of its room.
    Begun(&'a [u8]),
    Missing,
    Unread,
}

fn in_jpeg(head: &[u8]) -> Exif<'_> {
    for segment in jpeg::segments(head) {
        match segment.marker {
            it if it == jpeg::app(1) && segment.content.starts_with(EXIF) => {
                let exif = &segment.content[EXIF.len()..];
                return if segment.end > head.len() { Exif::Begun(exif) } else { Exif::Found(exif) };
            }
            // Nobody looks for it behind the first pixel.
            jpeg::SOS | jpeg::EOI => return Exif::Missing,
            _ => {}
        }
    }
    Exif::Unread
}

/// Browsers look for it in front of the pixels (PNG 3 §11.3.4.5).
fn in_png(head: &[u8]) -> Exif<'_> {
    let is_last = |it: &Chunk<'_>| [b"eXIf", b"IDAT", b"IEND"].contains(&it.kind);
    match chunk::of_png(head).find(is_last) {
        Some(found) if found.kind == b"eXIf" && found.is_complete() => Exif::Found(found.content),
        Some(found) if found.kind == b"eXIf" => Exif::Unread,
        Some(_) => Exif::Missing,
        None => Exif::Unread,
    }
}

/// It stands behind the pixels, and a flag in front of them says whether it is there (RFC 9649 §2.7).
fn in_webp(head: &[u8]) -> Exif<'_> {
    let flagged = head.get(12..16) == Some(b"VP8X") && head.get(20).is_some_and(|it| it & 8 != 0);
    if !flagged {
        return Exif::Missing;
    }
    match chunk::of_webp(head).find(|it| it.kind == b"EXIF") {
        Some(found) if found.is_complete() => Exif::Found(found.content.strip_prefix(EXIF).unwrap_or(found.content)),
        Some(_) | None => Exif::Unread,
    }
}
