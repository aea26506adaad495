//! The model that everyone reads: a newsletter with its seasons, its episodes in reading order, its pages and tags.
//!
//! It is complete when it is made, and never changes. It holds no HTML: how things look is left to those who print.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a newsletter, a season, an episode is | `model` |
//! | how it is made, step by step | `assemble` |
//! | in which order manuscripts are read, and at which address each is | `layout` |
//! | which manuscripts are episodes now, and when each came out | `schedule`, `moments` |
//! | where links lead, and what is said of those that lead nowhere | `aim`, `links`; `destination` |
//! | which files beside the texts are published, and which of them are pictures | `enclosures` |
//! | what can be heard of an episode | `recording` |
//! | which feeds there are, and what each holds | `feeds` |
//! | what has the same address in every newsletter | `fixture` |
//! | who wrote an episode, what it is called by its number | `authors`, `short_form` |
//! | everything published in words, whatever it is | `texts` |
//! | at which anchor the story so far tells of an episode | `retold` |
//! | the next episode, and a first newsletter | `begin`, `starter` |

mod aim;
mod assemble;
mod authors;
mod begin;
mod destination;
mod enclosures;
mod feeds;
mod fixture;
mod guid;
mod layout;
mod links;
mod model;
mod moments;
mod recording;
mod retold;
mod schedule;
mod short_form;
mod starter;
mod texts;

pub use assemble::{Manuscripts, assemble};
pub use begin::{Refusal, Wish, begin};
pub use destination::Destination;
pub use enclosures::{Enclosure, Gallery, unpublishable};
pub use feeds::{Feed, FeedPart};
pub use fixture::Fixture;
pub use guid::guid_of_its_own;
pub use model::{Episode, Introduction, MastheadLink, Neighbours, Newsletter, Page, Season, Tag, WAY_ON};
pub use recording::Recording;
pub use schedule::{Coming, Drafts, Future, Held, Now, Schedule, Unpublished, Withheld};
pub use short_form::{read_short_form, short_form};
pub use starter::{STARTER, UNTITLED};
pub use texts::PublishedText;
