//! The picture that stands for a page where it is shared, as a drawing: `world` makes pixels of it.

use crate::diagnostic::{Report, Reported};
use crate::press::{CardOf, Press, card as view};

/// The card of `of` as SVG.
///
/// # Errors
/// When the template is wrong.
pub fn card(of: CardOf, press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    press.page("card.svg", &view(of, press.newsletter), report)
}
