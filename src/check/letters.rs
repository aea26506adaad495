//! Letters that mail programs would cut off, and pictures in them that some do not show. What is found, `email` says:
//! the blocks that cost most, and what to lay beside a picture.

use crate::diagnostic::Report;
use crate::email::{Outlet, Portion, letter};
use crate::press::Press;

/// Tells what is wrong with the letters of the episodes at `places`, for an author who sends any.
pub(super) fn check(places: &[usize], press: &Press<'_>, report: &mut Report) {
    if !press.newsletter.masthead.sends_letters() {
        return;
    }
    report.each(places, |place, report| {
        // What keeps a letter from being made is told, and that is all that is asked here.
        let _ = letter(*place, Outlet::Mail, Portion::Whole, press, report);
    });
}
