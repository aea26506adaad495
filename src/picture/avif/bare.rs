//! An AVIF without what cameras and programs write into it. Its boxes say how far from the beginning each part stands,
//! so nothing is taken out: what must not be told is written over.

use super::container::{Meta, boxes};

/// EXIF that says nothing: how far its TIFF is from here, and a TIFF without a field.
const SILENT: &[u8] = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0";

/// What an AVIF is shown by: which kind of file it is, what stands where, and the pictures, still or moving, whole or
/// in fragments (ISO/IEC 14496-12 §4 to §8). All else is what programs without a box of their own write, such as the
/// history of a picture, and the film that a telephone lays behind it.
const SHOWN: [&[u8]; 9] = [b"ftyp", b"styp", b"meta", b"mini", b"mdat", b"imda", b"moov", b"moof", b"sidx"];

/// The picture without its metadata. Not a byte moves.
pub(in crate::picture) fn bare(file: &[u8]) -> Vec<u8> {
    let mut bare = file.to_vec();
    hush_items(file, &mut bare);
    let mut end = 0;
    for (kind, content) in boxes(file) {
        if kind == b"ftyp" && end > 0 {
            // Another file begins here.
            break;
        }
        let first = content.first().and_then(|it| file.element_offset(it));
        let start = first.or_else(|| Some(file.element_offset(kind.first()?)? + kind.len())).unwrap_or(end);
        end = start + content.len();
        if !SHOWN.contains(&kind) {
            bare[start..end].fill(0);
        }
        if kind == b"moov" {
            hush_film(file, content, &mut bare);
        }
    }
    // A picture that was not saved to its end may be shown as far as it goes.
    let is_cut = |it: &[u8]| it.get(4..8).is_some_and(|kind| kind != b"ftyp" && SHOWN.contains(&kind));
    if !is_cut(&bare[end..]) {
        bare[end..].fill(0);
    }
    bare
}

/// Writes over what moving pictures say of themselves, all together or track by track.
fn hush_film(file: &[u8], film: &[u8], bare: &mut [u8]) {
    let tracks = boxes(film).filter(|(kind, _)| *kind == b"trak").flat_map(|(_, track)| boxes(track));
    for (_, said) in boxes(film).chain(tracks).filter(|(kind, _)| *kind == b"udta") {
        if let Some(start) = said.first().and_then(|it| file.element_offset(it)) {
            bare[start..start + said.len()].fill(0);
        }
    }
}

/// Writes over what the file says of its picture.
fn hush_items(file: &[u8], bare: &mut [u8]) {
    let Some(meta) = Meta::of(file) else { return };
    // How much of the file may be of what is still to come: no two items share a place.
    let mut left = file.len();
    for (number, kind, _) in meta.items() {
        let (words, rest): (&[u8], u8) = match kind {
            b"Exif" => (SILENT, 0),
            // XMP, for one; an empty text is the shortest.
            b"mime" | b"uri " => (b"", b' '),
            _ => continue,
        };
        let Some(pieces) = meta.place(number).and_then(|it| it.ranges(file)) else { continue };
        let length = pieces.iter().map(ExactSizeIterator::len).sum();
        let Some(others) = left.checked_sub(length) else { return };
        left = others;
        let whole = pieces.first().is_some_and(|it| it.len() >= words.len());
        let mut words = if whole { words.iter() } else { [].iter() };
        for place in pieces.into_iter().flatten() {
            bare[place] = *words.next().unwrap_or(&rest);
        }
    }
}
