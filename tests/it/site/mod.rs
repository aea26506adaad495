//! What readers get in a browser.

mod pages;
mod machines;
mod reading;
mod languages;
mod search;
