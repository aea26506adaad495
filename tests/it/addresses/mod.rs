//! Where things are found: what links lead to, and what is said when nothing stands at an address or two things would.

mod links;
mod untitled;
mod numbers;
mod destinations;
mod collisions;
mod lost;
mod meant;
mod by_hand;
