//! What subscribers get, by mail or through a service.

mod mail;
mod openings;
mod footers;
mod own_html;
mod pictures;
mod selection;
mod folders;
mod services;
mod sending;
