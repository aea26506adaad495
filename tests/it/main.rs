//! What feuilleton promises, as small newsletters and what becomes of them.
//!
//! Each module is a chapter of the manual. `support` says how a newsletter fits into one string; `folder` puts one on a
//! disk, for the tests that run the program itself; `server` shows it as a browser sees it, and `sites` are what its links
//! lead to.

#![expect(clippy::needless_raw_string_hashes, reason = "every small newsletter is quoted alike")]
#![expect(clippy::format_collect, reason = "a newsletter of many episodes is written in one line")]

mod support;
mod folder;
mod sandbox;
mod server;
mod sites;

// What the author writes.
mod masthead;
mod front_matter;
mod slips;
mod fields;
mod dates;
mod names;
mod seasons;
mod numbers;
mod schedule;
// The text.
mod text;
mod unspaced;
mod marks;
mod mishaps;
mod footnotes;
mod code;
mod excerpts;
mod links;
mod destinations;
mod pictures;
mod darkroom;
mod avif;
mod bare;
mod cards;
// What readers get.
mod languages;
mod site;
mod machines;
mod reading;
mod feed;
mod feed_formats;
mod feed_archives;
mod feed_beginnings;
mod feed_dates;
mod feed_names;
mod lost_addresses;
mod podcast;
mod profiles;
mod search;
mod templates;
mod own_blocks;
mod collisions;
mod components;
mod corrections;
mod own_components;
mod own_html;
mod own_look;
// The program.
mod answers;
mod cli;
mod intake;
mod arguments;
mod new;
mod serve;
mod serve_faults;
mod watching;
mod check;
mod external;
mod email;
mod sending;
mod openings;
mod letter_footers;
mod services;
mod selection;
mod letter_folders;
mod publishing;
mod up_to_date;
mod shelf;
mod limits;
mod foreign;
mod faults;
mod determinism;
mod golden;
mod house;
mod html_in_letters;
mod hostile;
mod inputs;
