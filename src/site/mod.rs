//! The site: one kind of sheet each. Every function is pure: the newsletter and the press go in, a page comes out.

mod archive;
mod episode;
mod home;
mod page;
mod pairings;
mod recap;
mod redirect;
mod robots;
mod season;
mod sitemap;
mod tag;
mod way_on;

pub use archive::archive;
pub use episode::episode;
pub use home::{home, not_found};
pub use page::page;
pub use pairings::pairings;
pub use recap::recap;
pub use redirect::redirect;
pub use robots::robots;
pub use season::season;
pub use sitemap::{Entry, pages_in, sitemap};
pub use tag::{tag, tags};
pub use way_on::{WayOn, way_on};
