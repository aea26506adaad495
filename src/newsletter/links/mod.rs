//! Where links lead. Every link within the newsletter is followed once, here; a broken one is told under the author's
//! own text, and a text whose links are right gets its [`Routes`](crate::markdown::Routes).
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a link can lead to | `directory` |
//! | what becomes of one | `follow`; what its author meant, if it leads nowhere, `meant` |
//! | whether a picture is one | `sight` |
//! | what a link says that has no words | `lent` |
//! | where all links of a text lead, and what is told of them | `routes` |

mod directory;
mod follow;
mod lent;
mod meant;
mod routes;
mod sight;

pub(super) use directory::Directory;
