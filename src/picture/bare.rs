//! A picture without what cameras and programs write into it. Not a pixel changes, and nothing is encoded again.

use super::avif;
use super::chunk::{self, Chunk};
use super::held::{EXIF, Held};
use super::jpeg::{self, Segment};

/// The picture without its metadata: colours keep their meaning, and a photograph that lies on its side still says so.
/// What is no JPEG, PNG, WebP or AVIF comes back as it was. A damaged one is as damaged as it was, and as
/// bare as a whole one.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    match bytes {
        _ if bytes.starts_with(jpeg::SOI) => jpeg_without(bytes),
        _ if bytes.starts_with(chunk::PNG) => png_without(bytes),
        _ if chunk::is_webp(bytes) => webp_without(bytes),
        _ if avif::is_in_boxes(bytes) => avif::bare(bytes),
        _ => bytes.to_vec(),
    }
}

/// A telephone lays a film behind the picture, or a second picture, and both say where they were taken: nothing
/// behind the end is kept.
fn jpeg_without(file: &[u8]) -> Vec<u8> {
    let mut bare = jpeg::SOI.to_vec();
    let (mut kept, mut held) = (jpeg::SOI.len(), Held::of(file).exif());
    let mut rest = Rest::Unseen;
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
        } else if segment.marker == jpeg::app(0) && segment.content.len() > JFIF.len() + JFIF_SAYS + 2 {
            bare.extend(&file[kept..segment.start]);
            kept = segment.end;
            bare.extend(jfif_segment(&segment));
        }
        match segment.marker {
            jpeg::EOI => {
                bare.extend(&file[kept..segment.end]);
                return bare;
            }
            jpeg::SOS => rest = Rest::Pixels,
            _ => {}
        }
    }
    match rest {
        Rest::Pixels => bare.extend(file.get(kept..).unwrap_or_default()),
        Rest::Unseen => {}
    }
    bare
}

/// What follows the last segment of a photograph without an end.
enum Rest {
    Pixels,
    /// What nobody sees, since no pixel came before it.
    Unseen,
}

/// Whether a segment says what is nobody's business.
fn is_told(segment: &Segment<'_>) -> bool {
    match segment.marker {
        it if it == jpeg::app(2) => !segment.content.starts_with(b"ICC_PROFILE\0"),
        // What Adobe says, a decoder has to know.
        it if it == jpeg::app(14) => false,
        // JFXX is a small picture beside the large one, which may show what was cut from it.
        it if it == jpeg::app(0) => !segment.content.starts_with(JFIF),
        it => (jpeg::app(0)..=jpeg::app(15)).contains(&it) || it == jpeg::COM,
    }
}

const JFIF: &[u8] = b"JFIF\0";

/// How many bytes JFIF says about the large picture. The width and the height of a small one follow, and its pixels.
const JFIF_SAYS: usize = 7;

/// What JFIF says, without its small picture.
fn jfif_segment(jfif: &Segment<'_>) -> Vec<u8> {
    [&[0xff, jpeg::app(0), 0, 16], &jfif.content[..JFIF.len() + JFIF_SAYS], &[0, 0]].concat()
}

fn exif_segment(exif: &[u8]) -> Vec<u8> {
    let length = u16::try_from(2 + EXIF.len() + exif.len()).expect("one field is short");
    [&[0xff, jpeg::app(1)], &length.to_be_bytes()[..], EXIF, exif].concat()
}

/// What a PNG is shown by: its pixels, what their colours mean, how large they are, and how it moves (PNG 3 §11).
const OF_PNG: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI",
    b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png_without(file: &[u8]) -> Vec<u8> {
    let mut bare = chunk::PNG.to_vec();
    let mut held = Held::of(file).exif();
    for chunk in chunk::of_png(file).filter(|it| OF_PNG.contains(&it.kind)) {
        bare.extend(chunk.whole);
        // The header is in front of all, and browsers look no further than the first pixel.
        if let Some(exif) = held.take() {
            bare.extend(exif_chunk(&exif));
        }
    }
    bare
}

fn exif_chunk(exif: &[u8]) -> Vec<u8> {
    let length = u32::try_from(exif.len()).expect("one field is short");
    let said = [b"eXIf", exif].concat();
    [&length.to_be_bytes()[..], &said, &checksum(&said).to_be_bytes()].concat()
}

/// The checksum of a chunk of PNG (PNG 3 §5.5).
fn checksum(bytes: &[u8]) -> u32 {
    let shifted = |sum: u32| (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| shifted(sum)))
}

/// What a WebP is shown by (RFC 9649 §2.7).
const OF_WEBP: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The same of one of its frames, if it moves.
const OF_FRAME: [&[u8; 4]; 3] = [b"ALPH", b"VP8 ", b"VP8L"];

/// How many bytes of a frame say where and how long it is shown.
const FRAME: usize = 16;

/// Where `VP8X` says that there is EXIF, and XMP.
const SAYS_EXIF: u8 = 1 << 3;
const SAYS_XMP: u8 = 1 << 2;

fn webp_without(file: &[u8]) -> Vec<u8> {
    let held = Held::of(file).exif();
    let mut row = Vec::new();
    // How many bytes of its last chunk are not there.
    let mut missing = 0;
    for chunk in chunk::of_webp(file).filter(|it| OF_WEBP.contains(&it.kind)) {
        let mut content = chunk.content.to_vec();
        if chunk.kind == b"VP8X"
            && let Some(flags) = content.first_mut()
        {
            *flags &= !(SAYS_EXIF | SAYS_XMP);
            *flags |= if held.is_some() { SAYS_EXIF } else { 0 };
        }
        if chunk.kind == b"ANMF" && chunk.is_complete() {
            content = frame_without(chunk.content);
        }
        missing = chunk.length - chunk.content.len();
        row.extend(webp_chunk(*chunk.kind, &content, missing));
    }
    // What stood behind a picture without an end would be taken for a part of it.
    if let Some(exif) = held.filter(|_| missing == 0) {
        row.extend(webp_chunk(*b"EXIF", &exif, 0));
    }
    let length = u32::try_from(4 + row.len() + missing + missing % 2).unwrap_or(u32::MAX);
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &row].concat()
}

fn frame_without(frame: &[u8]) -> Vec<u8> {
    let Some((head, chunks)) = frame.split_at_checked(FRAME) else { return frame.to_vec() };
    let kept = chunk::within(chunks).filter(|it| OF_FRAME.contains(&it.kind));
    kept.fold(head.to_vec(), |frame, it: Chunk<'_>| [&frame[..], it.whole].concat())
}

/// A chunk of which the file has all but the `missing` bytes.
fn webp_chunk(kind: [u8; 4], content: &[u8], missing: usize) -> Vec<u8> {
    let length = u32::try_from(content.len() + missing).expect("a file of RIFF says lengths in four bytes");
    let filling: &[u8] = if missing == 0 && content.len() % 2 == 1 { &[0] } else { &[] };
    [&kind[..], &length.to_le_bytes(), content, filling].concat()
}
