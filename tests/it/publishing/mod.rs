//! What becomes of the output folder, from one build to the next and whatever happens in between.

mod output;
mod order;
mod up_to_date;
mod shelf;
mod determinism;
mod foreign;
mod astray;
mod storeroom;
mod faults;
