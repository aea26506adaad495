//! `feuilleton serve`, as a browser and an editor know it.

mod requests;
mod watching;
mod faults;
