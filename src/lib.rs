//! feuilleton turns a folder of Markdown episodes into every form in which a newsletter is read.
//!
//! **Files come in as values, pass through pure functions, and leave as values.** Only [`world`] touches the world.
//!
//! ```text
//!  newsletter.toml, content/, templates/, static/
//!      │ world::load
//!      ▼
//!  Sources          every input; a text is read when it is needed
//!      │ manuscript::parse          ┐
//!      ▼                            │
//!  Manuscripts      one file each   │
//!      │ newsletter::assemble       │
//!      ▼                            │ desk::Desk
//!  Newsletter       all files in    │
//!      │            order, links    │
//!      │            resolved        │
//!      │ edition::Edition::plan     │
//!      ▼                            ┘
//!  Edition          which Sheet is printed at which path
//!      │ Edition::print, on a press::Press: what all sheets share
//!      ▼
//!  Content          the bytes of one sheet
//!      │ world::publish
//!      ▼
//!  output folder
//! ```
//!
//! A stage never changes what an earlier one has made, and knows nothing of the later ones.
//!
//! Read this file from top to bottom: a module uses only those above it, so nothing you meet refers to something that
//! you have not met. Within a module it is the same: of the files side by side, none needs one that needs it, and all
//! may use what their `mod.rs` defines. A test keeps it so.
//!
//! # What is absent
//!
//! - No stage fills in what an earlier one left open: a stage that knows more makes a new type.
//! - No function fails in silence: one that gives up because of the author's text returns [`diagnostic::Reported`],
//!   which only a [`diagnostic::Report`] makes.
//! - No page is cached. For each page a build computes the key of everything it is printed from: the view that its
//!   template sees, the theme and the masthead. If the key is that of the last build, the file is left alone. There is
//!   no dependency graph that could be wrong, and a warm build equals a cold one byte for byte. If no input has changed
//!   at all, the build ends before it plans anything ([`world::up_to_date`]). Only steps that are expensive and pure
//!   are cached ([`memo`]).
//! - No text is in memory for longer than something reads it. It is identified by the hash of its content
//!   ([`source::Text`]). What parsing found is remembered under that hash, and a file whose metadata is
//!   unchanged is not opened.
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
