//! What becomes of the author's pictures for those who are shown them: narrower ones for narrow screens, ones without
//! what cameras write into them, and, for letters, what mail programs can show.
//!
//! Everything here is a pure function of bytes. Reading them, and remembering what was made of
//! them, is left to `world`.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | which widths of a picture there are | `ladder` |
//! | how pictures of pixels are made narrower | `photograph`; `avif` reads those that nothing else here can |
//! | how drawings become pictures of pixels | `drawing`, `fonts` |
//! | what is left out of a picture | `bare` |
//! | which way up it is shown, and what its colours mean | `held`, `profile` |
//! | how its file is laid out | `jpeg`, `chunk` |

mod avif;
mod bare;
mod chunk;
mod drawing;
mod fonts;
mod held;
mod jpeg;
mod ladder;
mod photograph;
mod profile;

pub use fonts::{Fonts, Slope};
pub use ladder::{Format, Ladder, Rung};

use held::Held;

/// The width of pictures in letters, in pixels: twice the column, for screens with fine pixels.
const LETTER: f32 = 1072.0;

/// What is made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipe {
    /// The picture itself, without what cameras and programs write into it: where it was taken, when, with what.
    Bare,
    /// A narrower one.
    Narrow {
        /// Its width in pixels.
        width: u32,
        /// How it is stored.
        format: Format,
    },
    /// A photograph that Outlook can show: a JPEG on paper.
    Posted,
    /// A drawing that Gmail can show: a PNG on paper.
    Drawn,
}

/// The ground that a picture stands on: without it, dark lines would be lost on a dark screen.
const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf1];

/// What was made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Developed {
    /// The file.
    pub bytes: Vec<u8>,
    /// The letters of a drawing that no font has, each once.
    pub missing: String,
}

/// Why nothing can be made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is damaged, or of a kind that we do not know.
    NotUnderstood,
    /// It has more pixels than are allowed.
    TooLarge,
    /// It is a drawing with groups within groups a thousand deep, or with a million parts.
    TooDeep,
}

impl Recipe {
    /// What is added to a picture's address for what is made of it; nothing where it takes the picture's place.
    #[must_use]
    pub fn suffix(self) -> String {
        match self {
            Recipe::Bare => String::new(),
            Recipe::Narrow { width, format } => format!(".{width}.{}", format.extension()),
            Recipe::Posted => ".jpg".to_owned(),
            Recipe::Drawn => ".png".to_owned(),
        }
    }

    /// The name under which results are remembered, together with the hash of the picture. One whose rules
    /// change changes its name.
    #[must_use]
    pub fn name(self) -> String {
        format!("5{}", self.suffix())
    }
}

/// Makes of a picture what `recipe` says, unless it has more pixels than `most`.
///
/// # Errors
/// When the picture cannot be understood, or is too large to be.
pub fn develop(bytes: &[u8], recipe: Recipe, fonts: &Fonts, most: u64) -> Result<Developed, Fault> {
    let bytes = match recipe {
        Recipe::Bare => bare(bytes),
        Recipe::Narrow { width, format } => photograph::narrow(bytes, width, format, most)?,
        Recipe::Posted => photograph::posted(bytes, most)?,
        Recipe::Drawn => {
            let svg = std::str::from_utf8(bytes).map_err(|_| Fault::NotUnderstood)?;
            return drawing::for_letters(svg, fonts, most);
        }
    };
    Ok(Developed { bytes, missing: String::new() })
}

/// The picture itself, without what cameras and programs write into it, whether or not it can be understood. What is no
/// JPEG, PNG, WebP or AVIF comes back as it was.
#[must_use]
pub fn bare(bytes: &[u8]) -> Vec<u8> {
    bare::bare(bytes)
}

/// How many pixels have to be held to make of a picture what `recipe` says, as its header tells; 0 if it does not.
#[must_use]
pub fn pixels(bytes: &[u8], recipe: Recipe) -> u64 {
    match recipe {
        Recipe::Bare => 0,
        Recipe::Narrow { .. } | Recipe::Posted => photograph::pixels(bytes),
        Recipe::Drawn => std::str::from_utf8(bytes).map_or(0, drawing::pixels),
    }
}

/// Whether the AVIF that begins with `head` is of a kind that something can be made of: a still picture of 8 or 10
/// bits. Of the others, nothing can.
#[must_use]
pub fn is_known_avif(head: &[u8]) -> bool {
    avif::is_known(head)
}

/// Whether the photograph that begins with `head` is shown on its side: its width is then its height. `whole` gives all
/// of it, if it may say so further on.
#[must_use]
pub fn is_turned(head: &[u8], whole: impl FnOnce() -> Vec<u8>) -> bool {
    match Held::of(head) {
        Held::Unread => Held::of(&whole()).is_sideways(),
        held @ (Held::Upright | Held::Turned(_)) => held.is_sideways(),
    }
}

/// A drawing in its own size, as a PNG, unless it has more pixels than `most`.
///
/// # Errors
/// When it cannot be understood, or is too large to be.
pub fn draw(svg: &str, fonts: &Fonts, most: u64) -> Result<Developed, Fault> {
    drawing::as_it_is(svg, fonts, most)
}
