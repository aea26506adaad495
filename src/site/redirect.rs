//! What stands at an old address: the way to the new one.

use crate::address::Permalink;
use crate::press::Press;
use crate::theme::view::RedirectView;

/// The page at an old address of what is now at `target` and is called `title`.
#[must_use]
pub fn redirect(target: &Permalink, title: &str, press: &Press<'_>) -> RedirectView {
    let masthead = &press.newsletter.masthead;
    let (base, reason) = (&masthead.base_url, masthead.language.words().moved.to_string());
    RedirectView { reason, target: target.absolute(base), url: target.href(base), title: title.to_owned() }
}
