//! The only room with a door to the outside: files, the clock, the terminal.
//!
//! It brings everything in as values and carries everything out. What can go wrong here is not about the author's text
//! and has no line to point to: it is an [`Error`], with what was tried, on what, and why it failed.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | how the newsletter comes in | `load`; `edits` tells what was changed meanwhile |
//! | how the site goes out | `publish`; `output` tells where it may lie |
//! | how letters go out | `outbox`, `send` |
//! | how a newsletter is seen while it is written | `serve` |
//! | what other sites say | `probe` |
//! | how pictures are made, and kept | `darkroom` |
//! | what is remembered until the next run | `recollection`, `store`, `slate` |
//! | how a file is known again, and its path is written; files that are none, or not there | `mark`, `moment`, `folder`, `paths`; `regular`, `absent` |
//! | whose it is what root makes | `heirs` |
//! | what the author sees, and starts with | `terminal`, `editor`, `init` |
//! | what time it is, how long something may take, and who shares the work | `clock`, `time_limit`, `hands` |
//! | what is said of all that fails | `error` |

#![expect(clippy::disallowed_methods, reason = "this is the room that touches the world")]

mod absent;
mod clock;
mod darkroom;
mod edits;
mod editor;
mod error;
mod folder;
mod hands;
mod heirs;
mod init;
mod load;
mod mark;
mod moment;
mod outbox;
mod output;
mod paths;
mod probe;
mod publish;
mod recollection;
mod regular;
mod send;
mod serve;
mod slate;
mod store;
mod terminal;
mod time_limit;

pub use clock::{Stopwatch, check_clock, now, today};
pub use darkroom::Darkroom;
pub use editor::{edit, open};
pub use edits::Beginning;
pub use error::Error;
pub use hands::call_hands;
pub use init::{init, something_unique, write_new};
pub use load::{load, require_content};
pub use outbox::{Cleared, Earlier, Parcel, deliver, make_folders};
pub use paths::{in_workspace, quoted};
pub use probe::probe;
pub use publish::{
    Adoption, Changes, Durability, Manner, Outcome, Publication, Summary, premise, publish, published, up_to_date,
};
pub use recollection::{recall, retain};
pub use send::send;
pub use serve::{HomeAddress, serve};
pub use terminal::{Progress, Stream, arrived, complain, hand_over, note, say};
pub use time_limit::in_time;
