//! The index that readers search, in their own browser, and the page on which they do.
//!
//! All words of all episodes stand in one list in alphabetical order, which is cut into parts; a query loads the parts
//! that its words stand in, and the cards of the episodes that are shown. Excerpts are taken from the pages themselves.
//! So a query moves about as much however many episodes there are, and nobody else is asked.
//!
//! | address | what it is |
//! |---------|------------|
//! | `/search/` | the page, with a form that works from every other page: `/search/?q=rain&season=2&tag=light` |
//! | `/search/guide.json` | how words are cut and stemmed here, and where each one stands |
//! | `/search/words-0.txt`, … | who says each word, how loud and where (`printed.rs`) |
//! | `/search/cards-0.json`, … | title, label, day and address of a few dozen episodes |
//!
//! From texts to parts, by the example of the word *rain* in the second and the fifth of ten episodes:
//!
//! 1. Neighbours are a *bundle* (`bundle.rs`), say the first three episodes. A *gatherer* reads it and knows in the
//!    end: rain, by the second, four times, once in its title, in the stretches 0 and 7 (`gather.rs`, `postings.rs`).
//! 2. What a bundle says is *gathered*: its words in order, each with a *row*, which counts episodes from the bundle's
//!    first. So it is remembered, and is the same wherever the bundle comes to stand (`gathered.rs`).
//! 3. The alphabet is cut into *volumes*. In the one from *quay* to *salt*, the rows of all bundles that say rain are
//!    joined (`volume.rs`).
//! 4. They are *printed* as a line: rain, and for the second and the fifth episode how far it is from the last one, how
//!    much the word weighs in it (`weigh.rs`), and where it stands (`printed.rs`).
//! 5. All lines are cut into *parts*, the files that a browser loads (`index.rs`). How many there are is known before
//!    (`extent.rs`).
//!
//! The script that reads them is `static/search.js`. It cuts and stems by the same rules as we do, for the guide hands
//! it our own tables.

mod bundle;
mod card;
mod catalogue;
mod endings;
mod extent;
mod filter;
mod front;
mod gather;
mod gathered;
mod guide;
mod index;
mod letters;
mod page;
mod postings;
mod printed;
mod stem;
mod threads;
mod volume;
mod weigh;
mod words;

pub use catalogue::Catalogue;
pub use extent::{Extent, Part};
pub use page::page;

/// The script of the default theme, below `static/`.
pub const SCRIPT: &str = "search.js";
