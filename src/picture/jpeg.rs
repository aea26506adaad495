//! A JPEG as a row of segments (ITU-T T.81 §B.1): what stands in it, and where it ends. What its pixels are is left to
//! others.

/// One segment.
pub(super) struct Segment<'a> {
    /// What it is.
    pub marker: u8,
    /// What it says, as far as the file goes; the pixels that follow a scan do not belong to it.
    pub content: &'a [u8],
    /// Where it begins in the file.
    pub start: usize,
    /// Where the next may begin, even if the file ends before.
    pub end: usize,
}

pub(super) const SOI: &[u8] = b"\xff\xd8";
/// The end of the picture. What stands behind it belongs to something else: a film, for one, or a second picture.
pub(super) const EOI: u8 = 0xd9;
/// From here on, there are pixels.
pub(super) const SOS: u8 = 0xda;
pub(super) const COM: u8 = 0xfe;

/// The marker of what applications of this number write.
pub(super) const fn app(number: u8) -> u8 {
    0xe0 + number
}

/// The segments of `file`, as far as it can be read. Nothing comes after the end of the picture.
pub(super) fn segments(file: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let mut at = file.starts_with(SOI).then_some(SOI.len());
    std::iter::from_fn(move || {
        let segment = segment(file, at?)?;
        at = (segment.marker != EOI).then_some(segment.end);
        Some(segment)
    })
}

fn segment(file: &[u8], from: usize) -> Option<Segment<'_>> {
    // Pixels, and marks among them, say nothing of their length.
    let marks = |it: &[u8]| it[0] == 0xff && !matches!(it[1], 0x00 | 0x01 | 0xd0..=0xd8 | 0xff);
    let start = from + file.get(from..)?.windows(2).position(marks)?;
    let marker = file[start + 1];
    if marker == EOI {
        return Some(Segment { marker, content: &[], start, end: start + 2 });
    }
    let (length, rest) = file.get(start + 2..)?.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
    Some(Segment { marker, content: rest.get(..length).unwrap_or(rest), start, end: start + 4 + length })
}
