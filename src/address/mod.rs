//! How things are found once published: the words an address is made of, the address on the site, the site's own
//! address, and the file that a server looks up.

mod base_url;
mod mailbox;
mod permalink;
mod portable;
mod slug;

pub use base_url::BaseUrl;
pub use mailbox::Mailbox;
pub use permalink::{OutputPath, Permalink};
pub use slug::{Slug, anchor};
pub use url::Url;
