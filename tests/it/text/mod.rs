//! What becomes of a text: on the page, in excerpts, and where something else was meant.

mod marks;
mod near_marks;
mod mistaken;
mod mishaps;
mod foreign;
mod templates;
mod unclosed;
mod unspaced;
mod footnotes;
mod code;
mod own_html;
mod comments;
mod excerpts;
