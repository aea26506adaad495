//! The editorial desk: from everything that was read to an edition that can be printed.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a command asks for | `terms` |
//! | what it gets | `prepared` |
//! | what every stage is given | `at_hand` |
//! | the stages in their order | `prepare`; for one text that was saved, `revise` |
//! | what was read before, and is not read again | `readings` |
//! | whether the theme can print what texts call for | `components` |

mod at_hand;
mod components;
mod prepare;
mod prepared;
mod readings;
mod revise;
mod terms;

pub use at_hand::Desk;
pub use prepared::Prepared;
pub use readings::Readings;
pub use terms::Terms;
