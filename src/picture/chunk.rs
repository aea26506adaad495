//! A PNG or a WebP as a row of chunks (PNG 3 §5.3, RFC 9649 §2.3): what stands in it, and where it ends.
//! Nothing is checked: browsers show a file whose checksum is wrong, or whose end is missing. What its pixels
//! are is left to others.

/// One chunk.
#[derive(Clone, Copy)]
pub(super) struct Chunk<'a> {
    /// What it is.
    pub kind: &'a [u8; 4],
    /// What it says, as far as the file goes.
    pub content: &'a [u8],
    /// How much it says, even if the file ends before.
    pub length: usize,
    /// All of it, with what says how long it is in front and what fills or checks it behind, as far as the file goes.
    pub whole: &'a [u8],
}

impl Chunk<'_> {
    /// Whether the file goes on to the end of what it says.
    pub(super) fn is_complete(&self) -> bool {
        self.content.len() == self.length
    }
}

/// What a PNG begins with.
pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How many bytes of a WebP are no chunks: `RIFF`, its length, `WEBP`.
pub(super) const RIFF: usize = 12;

/// Whether the file that begins so is a WebP.
pub(super) fn is_webp(head: &[u8]) -> bool {
    head.starts_with(b"RIFF") && head.get(8..RIFF) == Some(b"WEBP")
}

/// The chunks of a PNG, as far as it can be read. Nothing comes after the end of the picture.
pub(super) fn of_png(file: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = file.strip_prefix(PNG).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, behind) = rest.split_first_chunk::<4>()?;
        let (kind, behind) = behind.split_first_chunk::<4>()?;
        // A checksum follows.
        let chunk = chunk(rest, kind, behind, u32::from_be_bytes(*length), 4);
        rest = if kind == b"IEND" { &[] } else { &rest[chunk.whole.len()..] };
        Some(chunk)
    })
}

/// The chunks of a WebP, as far as it can be read. Nothing comes after the end that the file speaks of.
pub(super) fn of_webp(file: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let length = file.get(4..8).and_then(|it| it.first_chunk()).map_or(0, |it| u32::from_le_bytes(*it) as usize);
    within(file.get(RIFF..file.len().min(length.saturating_add(8))).unwrap_or_default())
}

/// The chunks in `bytes`, which stand in a WebP.
pub(super) fn within(mut bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    std::iter::from_fn(move || {
        let (kind, behind) = bytes.split_first_chunk::<4>()?;
        let (length, behind) = behind.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length);
        // Each is filled up to an even length.
        let chunk = chunk(bytes, kind, behind, length, (length % 2) as usize);
        bytes = &bytes[chunk.whole.len()..];
        Some(chunk)
    })
}

/// The chunk that `from` begins with: `behind` is what follows its length and its kind.
fn chunk<'a>(from: &'a [u8], kind: &'a [u8; 4], behind: &'a [u8], length: u32, filling: usize) -> Chunk<'a> {
    let length = length as usize;
    let end = (from.len() - behind.len()).saturating_add(length).saturating_add(filling).min(from.len());
    Chunk { kind, content: behind.get(..length).unwrap_or(behind), length, whole: &from[..end] }
}
