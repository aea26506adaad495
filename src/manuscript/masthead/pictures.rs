//! `[pictures]` of `newsletter.toml`: the widths that readers are offered, and what is done to every picture.

use crate::diagnostic::Reported;
use crate::manuscript::front_matter::Fields;

/// What holds for every picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pictures {
    /// The widths in pixels that are made of a wider picture, the narrowest first; empty where every
    /// picture is shown as it is.
    pub widths: Vec<u32>,
    /// How wide a picture of a text is shown on which screen, as HTML's attribute `sizes` says it.
    pub sizes: String,
    /// What becomes of what cameras write into pictures.
    pub metadata: Metadata,
    /// Whether cards are drawn for those who share a page.
    pub cards: Cards,
}

/// What becomes of what cameras write into pictures: where they were taken, when, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metadata {
    /// It is left out.
    Strip,
    /// It is published.
    Keep,
}

/// Whether cards are drawn for those who share a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cards {
    /// One for each episode and season, and one for the newsletter.
    Drawn,
    /// None: a page is shared with its cover, or the theme's own picture.
    None,
}

impl Default for Pictures {
    fn default() -> Pictures {
        Pictures { widths: WIDTHS.to_vec(), sizes: SIZES.to_owned(), metadata: Metadata::Strip, cards: Cards::None }
    }
}

/// From a narrow phone to a wide column at double resolution.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// What the default theme's style sheet makes of the figures of a text.
const SIZES: &str = "(min-width: 48rem) 42rem, 100vw";

/// The most widths: each is a file for each picture.
const MOST: usize = 8;

pub(super) const KNOWN: &[&str] = &["widths", "sizes", "strip_metadata", "cards"];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Pictures, Reported> {
    let (widths, sizes) = (widths(fields), fields.line("sizes"));
    let (strip, cards) = (fields.flag("strip_metadata"), fields.flag("cards"));
    Ok(Pictures {
        widths: widths?,
        sizes: sizes?.map_or_else(|| SIZES.to_owned(), |it| it.value),
        metadata: if strip?.unwrap_or(true) { Metadata::Strip } else { Metadata::Keep },
        cards: if cards?.unwrap_or(false) { Cards::Drawn } else { Cards::None },
    })
}

fn widths(fields: &mut Fields<'_>) -> Result<Vec<u32>, Reported> {
    if !fields.has("widths") {
        return Ok(WIDTHS.to_vec());
    }
    let written = fields.texts("widths")?;
    let mut widths = Vec::with_capacity(written.len());
    for (count, width) in written.iter().enumerate() {
        let help = "write up to eight numbers of pixels, such as `widths = [480, 800, 1200]`, or none: `widths = []`";
        match width.value.parse() {
            Ok(pixels) if (16..=8192).contains(&pixels) && count < MOST => widths.push(pixels),
            Ok(_) if count >= MOST => {
                return Err(fields.fault(width.span.range(), "these are more widths than any reader needs", help));
            }
            _ => return Err(fields.fault(width.span.range(), "no picture is shown this wide", help)),
        }
    }
    widths.sort_unstable();
    widths.dedup();
    Ok(widths)
}
