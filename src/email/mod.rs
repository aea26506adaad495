//! Letters: every episode as mail, in HTML and in plain text, for mail programs and for every service that sends it.
//!
//! A [`Letter`] is a pure function of the newsletter and the theme. [`message()`] makes mail of it, [`handed`] what a
//! service takes, [`mbox`] a season that mail programs open as one conversation.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a letter is, and where it goes out | `letter` |
//! | how an episode becomes one | `compose`, and in plain text `text` |
//! | what its look and its pictures become in mail programs | `inline`, `pictures`; `clean` has no look at all |
//! | what a letter must have, and how long it may be | `footer`, `size` |
//! | how a letter becomes a message, and many of them one file | `message`, `header`, `quoted`; `mailbox` |
//! | what services take | `service`, with a row for each in `targets.toml` |

mod clean;
mod compose;
mod footer;
mod header;
mod inline;
mod letter;
mod mailbox;
mod message;
mod pictures;
mod quoted;
mod service;
mod size;
mod text;

pub use compose::{fragment, letter};
pub use letter::{Letter, Outlet, Portion};
pub use mailbox::{maildir_name, mbox};
pub use message::{Attachment, Thread, To, for_maildir, message, self_contained, threaded};
pub use pictures::{Enclosed, made, pictures};
pub use service::{Handed, handed, openings, service};
