//! An AVIF without what cameras and programs write into it. Its boxes say how far from the beginning each part stands, so
//! nothing is taken out: what must not be told is written over.

use super::container::{Meta, boxes};

/// EXIF that says nothing: how far its TIFF is from here, and a TIFF without a field.
const SILENT: &[u8] = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0";

/// The picture without its metadata. Not a byte moves.
pub(in crate::picture) fn bare(file: &[u8]) -> Vec<u8> {
    let mut bare = file.to_vec();
    let Some(meta) = Meta::of(file) else { return bare };
    for (number, kind, said) in meta.items() {
        let (words, rest): (&[u8], u8) = match kind {
            b"Exif" => (SILENT, 0),
            // XMP; an empty text is the shortest.
            b"mime" if said.windows(XMP.len()).any(|it| it == XMP) => (b"", b' '),
            _ => continue,
        };
        let pieces = meta.place(number).and_then(|it| it.ranges(file)).unwrap_or_default();
        let whole = pieces.first().is_some_and(|it| it.len() >= words.len());
        let mut words = if whole { words.iter() } else { [].iter() };
        for place in pieces.into_iter().flatten() {
            bare[place] = *words.next().unwrap_or(&rest);
        }
    }
    // What programs that have no box of their own write, such as the history of a picture, and the film that a telephone
    // lays behind it.
    for (kind, content) in boxes(file) {
        if matches!(kind, b"uuid" | b"mpvd")
            && let Some(start) = content.first().and_then(|it| file.element_offset(it))
        {
            bare[start..start + content.len()].fill(0);
        }
    }
    bare
}

/// The kind of file that XMP is.
const XMP: &[u8] = b"application/rdf+xml";
