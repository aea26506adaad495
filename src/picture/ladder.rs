//! Which widths of a picture there are, for screens of different widths.

use super::recipe::{Format, Recipe};
use crate::source::{Asset, Dimensions, Motion};

/// The widths of one picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ladder {
    /// How the picture itself is stored, or narrower ones of it if we do not write its own.
    pub format: Format,
    /// Its size.
    pub size: Dimensions,
    /// The widths that are made of it, the narrowest first; none is wider than the picture.
    widths: Vec<u32>,
    /// The widest that is shown to anyone.
    widest: u32,
}

/// One width of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// How it is made.
    pub recipe: Recipe,
    /// Its size.
    pub size: Dimensions,
}

impl Ladder {
    /// The ladder of `asset` among `widths`, which rise. `None` if it is no picture of pixels, moves, or is as narrow
    /// as the first of them.
    #[must_use]
    pub fn of(asset: &Asset, widths: &[u32]) -> Option<Ladder> {
        let (format, size) = (Format::of(&asset.path.extension())?, asset.dimensions?);
        let (narrowest, widest) = (*widths.first()?, *widths.last()?);
        let still = asset.motion == Motion::Still;
        let widths = widths.iter().copied().filter(|it| *it < size.width).collect();
        let ladder = Ladder { format, size, widths, widest };
        (still && size.width > narrowest && !ladder.rungs(format).is_empty()).then_some(ladder)
    }

    /// The rungs in `format`, the narrowest first. The last may be the picture itself, if that is no wider than anyone
    /// is shown. None in WebP where one of them is too high for it: a browser that prefers it would
    /// never see the widest.
    #[must_use]
    pub fn rungs(&self, format: Format) -> Vec<Rung> {
        let at = |width| Rung { recipe: Recipe::Narrow { width, format }, size: self.at(width) };
        let mut rungs: Vec<Rung> = self.widths.iter().map(|it| at(*it)).collect();
        if self.size.width <= self.widest {
            let itself = Rung { recipe: Recipe::Bare, size: self.size };
            rungs.push(if format == self.format { itself } else { at(self.size.width) });
        }
        if rungs.iter().any(Rung::is_too_high) { Vec::new() } else { rungs }
    }

    /// The one rung for readers who are given no choice, in the picture's own format: no wider than `width`, if
    /// there is such a one.
    #[must_use]
    pub fn plain(&self, width: u32) -> Rung {
        let rungs = self.rungs(self.format);
        let fitting = rungs.iter().rev().find(|it| it.size.width <= width);
        *fitting.or(rungs.first()).expect("a ladder has a rung")
    }

    /// Everything that is made of the picture, besides itself.
    pub fn recipes(&self) -> impl Iterator<Item = Recipe> {
        let formats = if self.format == Format::WebP { vec![Format::WebP] } else { vec![self.format, Format::WebP] };
        let rungs: Vec<Rung> = formats.into_iter().flat_map(|it| self.rungs(it)).collect();
        rungs.into_iter().map(|it| it.recipe).filter(|it| *it != Recipe::Bare)
    }

    fn at(&self, width: u32) -> Dimensions {
        Dimensions { width, height: height((self.size.width, self.size.height), width) }
    }
}

impl Rung {
    /// Whether it would have to be stored in a format that knows no such height.
    fn is_too_high(&self) -> bool {
        match self.recipe {
            Recipe::Narrow { format: Format::WebP, .. } => self.size.height > HIGHEST_WEBP,
            Recipe::Narrow { format: Format::Jpeg | Format::Png, .. }
            | Recipe::Bare
            | Recipe::Posted
            | Recipe::Drawn => false,
        }
    }
}

/// The most pixels of a WebP from top to bottom (RFC 9649 §2.5).
const HIGHEST_WEBP: u32 = 16_383;

/// The height of a picture of this size when it is made `width` pixels wide.
pub(super) fn height(size: (u32, u32), width: u32) -> u32 {
    let height = (u64::from(size.1) * u64::from(width) + u64::from(size.0) / 2) / u64::from(size.0.max(1));
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::{Format, Ladder};
    use crate::source::{Asset, Dimensions, Matter, Motion, SourcePath};

    fn widths(width: u32, format: Format) -> Vec<u32> {
        let path = SourcePath::parse("content/rain.jpg").expect("a plain path");
        let dimensions = Some(Dimensions { width, height: width / 2 });
        let asset = Asset {
            path,
            length: 1,
            dimensions,
            playing_time: None,
            chapters: Ok(Vec::new()),
            motion: Motion::Still,
            fingerprint: None,
            matter: Matter::Unread,
        };
        let ladder = Ladder::of(&asset, &[480, 800, 1200, 1600]);
        ladder.map_or_else(Vec::new, |it| it.rungs(format).iter().map(|it| it.size.width).collect())
    }

    #[test]
    fn no_picture_is_enlarged_and_none_is_wider_than_anyone_is_shown() {
        assert_eq!(widths(4000, Format::WebP), [480, 800, 1200, 1600]);
        assert_eq!(widths(1600, Format::Jpeg), [480, 800, 1200, 1600]);
        assert_eq!(widths(1000, Format::WebP), [480, 800, 1000]);
        assert_eq!(widths(480, Format::WebP), [0; 0]);
    }
}
