//! How things are found once published: the words an address is made of, the address on the site, the site's own
//! address, the file that a server looks up, and the order in which words are listed.

mod alphabet;
mod base_url;
mod mailbox;
mod permalink;
mod portable;
mod reference;
mod slug;

pub use alphabet::alphabetical;
pub use base_url::BaseUrl;
pub use mailbox::Mailbox;
pub use permalink::{OutputPath, Permalink};
pub use portable::{composed, folded};
pub use slug::{Slug, anchor};
pub use url::Url;
