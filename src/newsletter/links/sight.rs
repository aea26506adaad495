//! Whether what is to be shown as a picture is one. Its name decides: nobody looks into the file.

use crate::source::MediaType;

/// What the name of something says that is to be shown as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// A picture that every browser shows.
    Common,
    /// A picture that few do: what a camera, a scanner or a program for drawing keeps for itself.
    Rare,
    Film,
    Recording,
    /// A file of another kind.
    Other,
    Unknown,
}

impl Sight {
    /// What a name or an address says, whatever follows its path.
    pub(super) fn of(written: &str) -> Sight {
        let path = written.split(['?', '#']).next().unwrap_or(written);
        let name = path.rsplit_once('/').map_or(path, |(_, it)| it);
        let ending = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase()).unwrap_or_default();
        match MediaType::of(name) {
            Some(it) if it.name().starts_with("image/") => Sight::Common,
            Some(it) if it.is_film() => Sight::Film,
            Some(it) if it.is_audio() => Sight::Recording,
            Some(_) => Sight::Other,
            None if COMMON.contains(&&*ending) => Sight::Common,
            None if RARE.contains(&&*ending) => Sight::Rare,
            None => Sight::Unknown,
        }
    }
}

/// How pictures end that every browser shows, and that we do nothing with.
const COMMON: [&str; 3] = ["bmp", "apng", "cur"];

/// How pictures end that one browser shows, or none: a telephone's, a scanner's, a camera's, a program's.
const RARE: [&str; 16] =
    ["heic", "heif", "hif", "tif", "tiff", "jxl", "jp2", "psd", "dng", "raw", "cr2", "cr3", "nef", "arw", "eps", "tga"];
