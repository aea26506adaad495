//! feuilleton turns a folder of Markdown episodes into every form in which a newsletter is read.
//!
//! **Files come in as values, pass through pure functions, and leave as values.** Only [`world`] touches the world.
//!
//! ```text
//!  newsletter.toml content/ templates/ static/                                  output folder
//!         │ world::load                                                               ▲ world::publish
//!         ▼                                                                           │
//!     Sources ── manuscript::parse ──▶ Manuscript ── newsletter::assemble ──▶ Newsletter ── plan ──▶ Edition ── print
//!   every input,       one file,            all files, in order,      immutable,     path → Sheet      one pure
//!   texts on a shelf   many remarks         links resolved            no HTML yet                      function each
//! ```
//!
//! Read this file from top to bottom: a module uses only those above it, so nothing you meet refers to something that
//! you have not met. A test keeps it so.
//!
//! # What is absent
//!
//! - No stage fills in what an earlier one left open: a stage that knows more makes a new type.
//! - No function fails in silence: one that gives up because of the author's text returns [`diagnostic::Reported`],
//!   which only a [`diagnostic::Report`] makes.
//! - No page is remembered between builds. Only steps that are expensive and pure are ([`memo`]). A page that would be
//!   printed from what it was printed from before is left as it stands; what it is printed from is the view that its
//!   template sees, so nothing tracks what depends on what, and a warm build is equal to a cold one byte for byte. A build
//!   that would be made from what the last one was made from does not even begin ([`world::settled`]).
//! - No text is in memory that nobody reads. What it says is known by its key ([`source::Text`]), what was read of it is
//!   remembered, and a file that is as it was left is not opened.
//! - No template sees the model. What it sees is a view, documented in [`theme::view`].

// What expensive steps have found before.
pub mod memo;
// Every input, and where in it something stands.
pub mod source;
// What is said to the author.
pub mod diagnostic;
// What becomes of the author's pictures, and what they are lettered with.
pub mod picture;
// How things are found once published.
pub mod address;
// What we say ourselves, in the newsletter's language.
pub mod language;
// The text of an episode.
pub mod markdown;
// One file, understood.
pub mod manuscript;
// All files together: the model that everyone reads.
pub mod newsletter;
// Templates, and what they may see.
pub mod theme;
// What every printed sheet needs.
pub mod press;
// The pages of the site.
pub mod site;
// The feeds.
pub mod feed;
// The letters.
pub mod email;
// The index that readers search.
pub mod search;
// What is published where, and how it is printed.
pub mod edition;
// From everything that was read to an edition.
pub mod desk;
// What can be said against it before it goes out.
pub mod check;
// Files, clocks and terminals: the only way in and out.
pub mod world;
// The commands.
pub mod cli;
