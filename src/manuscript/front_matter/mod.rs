//! Front matter, from the fence around it to the values of its fields: what an episode, a page, `season.md` and
//! `newsletter.toml` are all read with. Which fields there are is left to those.
//!
//! 1. `fence` finds where front matter ends.
//! 2. `toml` or `yaml` makes of it a tree of values that know where they stand (`node`). TOML is `patched` where a
//!    value cannot be read: one slip does not hide the others.
//! 3. From that, `fields` reads one field after another, so that every mistake of a file is told at once and both
//!    notations get the same words.
//!
//! The other files know what was meant by what cannot be read: `slips` of the keyboard, fences that are none
//! (`unfenced`), days that are `misdated` or `spelled` in another way, what fields are called `elsewhere`, and what is
//! `withheld` there.

pub(super) mod fence;
pub(super) mod patched;
mod elsewhere;
mod fields;
mod misdated;
mod node;
mod slips;
mod spelled;
mod toml;
mod unfenced;
mod withheld;
mod yaml;

pub use fields::Placed;
pub(super) use fields::{Choice, Fields};
pub(super) use node::Table;
pub use node::{Extra, Notation};
pub(super) use patched::Patched;

/// What stands between the names of a list: a comma, or what keyboards for Arabic, Chinese and Japanese have in its
/// place.
pub(super) const COMMAS: [char; 4] = [',', '،', '、', '，'];

/// What is said of front matter that would cost more than any author means.
const TOO_DEEP: &str = "this is nested too deep, or repeated too often";
