//! The picture that stands for a page where it is shared. It is printed as a drawing: `world` makes pixels of it.

use crate::press::{CardOf, Press, card as view};
use crate::theme::view::CardPageView;

/// The card of `of`.
#[must_use]
pub fn card(of: CardOf, press: &Press<'_>) -> CardPageView {
    view(of, press.newsletter)
}
