//! What stands at an old address: the way to the new one.

use crate::address::Permalink;
use crate::diagnostic::{Report, Reported};
use crate::press::Press;
use crate::theme::view::RedirectView;

/// The page at an old address of what is now at `target` and is called `title`.
///
/// # Errors
/// When the template is wrong.
pub fn redirect(target: &Permalink, title: &str, press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    let base = &press.newsletter.masthead.base_url;
    let view = RedirectView { target: target.absolute(base), url: target.href(base), title: title.to_owned() };
    press.page("redirect.html", &view, report)
}
