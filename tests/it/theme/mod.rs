//! What pages are printed with: templates, and the blocks that a theme prints, ours or the author's own.

mod templates;
mod slips;
mod options;
mod own_blocks;
mod own_look;
mod components;
mod own_components;
