//! What becomes of the author's pictures for those who are shown them: narrower ones for narrow screens, ones without
//! what cameras write into them, and, for letters, what mail programs can show.
//!
//! Everything here is a pure function of bytes. Reading them, and remembering what was made of
//! them, is left to `world`.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what pictures are made into | `recipe`; of one, by and by, several things: `original` |
//! | which widths of a picture there are | `ladder` |
//! | how pictures of pixels are made narrower | `photograph`; `avif` reads those that nothing else here can |
//! | how drawings become pictures of pixels | `drawing`, `fonts`; why one cannot be read, `unread` |
//! | what is left out of a picture | `bare` |
//! | whether its file is whole | `cut_short` |
//! | which way up it is shown, and what its colours mean | `held`, `profile` |
//! | how its file is laid out | `jpeg`, `chunk` |

mod avif;
mod bare;
mod chunk;
mod cut_short;
mod drawing;
mod fonts;
mod held;
mod jpeg;
mod ladder;
mod original;
mod photograph;
mod profile;
mod recipe;
mod unread;

pub use fonts::{Fonts, Slope};
pub use ladder::{Ladder, Rung};
pub use original::Original;
pub use recipe::{Developed, Fault, Format, Recipe};
pub use unread::Objection;

use held::Held;

/// The picture itself, without what cameras and programs write into it, whether or not it can be understood. What is no
/// JPEG, PNG, WebP or AVIF comes back as it was.
#[must_use]
pub fn bare(bytes: &[u8]) -> Vec<u8> {
    bare::bare(bytes)
}

/// Whether the AVIF that begins with `head` is of a kind that something can be made of: a still picture of 8 or 10
/// bits. Of the others, nothing can.
#[must_use]
pub fn is_known_avif(head: &[u8]) -> bool {
    avif::is_known(head)
}

/// Whether the picture that begins with `head` is a HEIC (ISO/IEC 23008-12 §B.4), whatever its name says.
#[must_use]
pub fn is_heic(head: &[u8]) -> bool {
    let brand = head.get(8..12).filter(|_| head.get(4..8) == Some(b"ftyp"));
    brand.is_some_and(|it| [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"].iter().any(|known| it == *known))
}

/// Whether the photograph that begins with `head` is shown on its side: its width is then its height. `None` if it may
/// say so further on.
#[must_use]
pub fn is_turned(head: &[u8]) -> Option<bool> {
    match Held::of(head) {
        Held::Unread => None,
        held @ (Held::Upright | Held::Turned(_)) => Some(held.is_sideways()),
    }
}

/// A drawing in its own size, as a PNG, unless it has more pixels than `most`.
///
/// # Errors
/// When it cannot be understood, or is too large to be.
pub fn draw(svg: &str, fonts: &Fonts, most: u64) -> Result<Developed, Fault> {
    drawing::as_it_is(svg, fonts, most)
}

/// Whether a drawing can be drawn in its own size, with no more pixels than `most`: the letters of it that no font has.
///
/// # Errors
/// As [`draw`].
pub fn proof(svg: &str, fonts: &Fonts, most: u64) -> Result<String, Fault> {
    drawing::proof(svg, fonts, most)
}

/// What is to be said against a drawing that is [not understood](Fault::NotUnderstood).
#[must_use]
pub fn objection(svg: &str) -> Objection {
    drawing::objection(svg)
}
