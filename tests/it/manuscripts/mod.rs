//! What the author writes around the text: the masthead, the front matter, and the names of files and folders.

mod masthead;
mod masthead_meant;
mod front_matter;
mod fences;
mod fields;
mod extra;
mod dates;
mod elsewhere;
mod withheld;
mod slips;
mod toml;
mod wide_marks;
mod lists;
mod quotation;
mod names;
mod seasons;
mod numbers;
mod schedule;
mod ahead;
mod corrections;
