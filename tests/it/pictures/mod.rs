//! What lies beside a text, and what is made of pictures on their way to readers.

mod beside;
mod unseen;
mod darkroom;
mod damaged;
mod avif;
mod bare;
mod profiles;
mod cards;
