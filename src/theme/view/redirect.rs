//! What stands where something else was, or was promised.

use serde::Serialize;

/// `redirect.html`: what stands at an old address, and where letters promise an episode that is out by now.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// Why it leads on: "This page has moved.", or "Here is the next episode."
    pub reason: String,
    /// The new address, absolute, for those who ask which one counts.
    pub target: String,
    /// The new address, for a link and for whoever is led on: the way leads to where this page is looked at.
    pub url: String,
    /// The title of what is there.
    pub title: String,
}
