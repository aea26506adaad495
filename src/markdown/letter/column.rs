//! How wide a letter is, and what is set in it.

use crate::source::Dimensions;

/// The width of the column in pixels: what is left of 600 beside the margins.
pub const COLUMN: u32 = 536;

/// A picture that is narrower than this fits on every phone.
pub(in crate::markdown) const NARROW: u32 = 280;

/// How every table begins that only puts things in their places.
pub(in crate::markdown) const TABLE: &str =
    "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

/// The size at which a picture is shown: Outlook knows no largest width, so the attributes must say it.
#[must_use]
pub fn within_column(size: Dimensions) -> Dimensions {
    if size.width <= COLUMN {
        return size;
    }
    let height = (u64::from(size.height) * u64::from(COLUMN) + u64::from(size.width) / 2) / u64::from(size.width);
    Dimensions { width: COLUMN, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
}
