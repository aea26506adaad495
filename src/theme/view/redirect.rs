//! What stands at an old address.

use serde::Serialize;

/// `redirect.html`: what stands at an old address.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// The new address, absolute.
    pub target: String,
    /// The new address, for a link.
    pub url: String,
    /// The title of what moved.
    pub title: String,
}
