//! What readers of feeds get.

mod rss;
mod formats;
mod archives;
mod beginnings;
mod dates;
mod names;
mod podcast;
