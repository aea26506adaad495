//! What can be made of a picture, in which format, and why it may fail.

use crate::source::JPEG;

/// The width of pictures in letters, in pixels: twice the column, for screens with fine pixels.
pub(super) const LETTER: f32 = 1072.0;

/// How a picture is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For photographs.
    Jpeg,
    /// For drawings.
    Png,
    /// For both, a third lighter; every browser of this decade shows it.
    WebP,
}

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
pub(super) const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf1];

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
    /// Its end is missing.
    CutShort,
    /// It has more pixels than are allowed.
    TooLarge,
    /// It is a drawing with groups within groups a thousand deep, or with a million parts.
    TooDeep,
}

impl Format {
    /// How narrower pictures of a file with this extension, in lower case, are stored, if there are any. An AVIF is as
    /// light as it gets, and we do not write them. A GIF may move, and is left alone.
    #[must_use]
    pub fn of(extension: &str) -> Option<Format> {
        match extension {
            jpeg if JPEG.contains(&jpeg) => Some(Format::Jpeg),
            "png" => Some(Format::Png),
            "webp" | "avif" => Some(Format::WebP),
            _ => None,
        }
    }

    /// `webp`.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
        }
    }

    /// `image/webp`.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
        }
    }
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
        format!("6{}", self.suffix())
    }
}
