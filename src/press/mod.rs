//! What every printed sheet needs: the newsletter, the theme, what was remembered, and the views that pages share.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a press is, and how long it keeps what | `setup` |
//! | how a page is printed, and from what | `print` |
//! | what many sheets show | `kept`; a season's `contents` among it |
//! | the newsletter's parts as templates see them | `views`; what an episode opens with, `opening` |
//! | what stands around a text that no template prints | `beside` |
//! | a text with all that it depends on | `texts` |
//! | what pages say of themselves to machines | `head`; the cards by which others show them, `social` |
//! | who minds how long a template takes | `watch` |

pub mod beside;
mod contents;
mod views;
mod head;
mod kept;
mod opening;
mod print;
mod setup;
mod social;
mod texts;
mod watch;

pub use contents::Contents;
pub use head::{PageHead, Subject};
pub use setup::Press;
pub use social::{CardOf, card, episode_card, has_newsletter_card, missing_letters, season_card, shared_cover};
pub use views::{Views, extra};
pub use watch::{Deadline, Unwatched, Watch};
