//! What robots are told: everything is open, and where the list of pages is (RFC 9309).

use crate::newsletter::Fixture;
use crate::press::Press;

/// `robots.txt`.
#[must_use]
pub fn robots(press: &Press<'_>) -> String {
    let sitemap = Fixture::Sitemap.permalink().absolute(&press.newsletter.masthead.base_url);
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
