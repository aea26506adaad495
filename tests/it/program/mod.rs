//! The other commands: what can be typed, what is answered, and what is made of whatever lies in a newsletter's folder.

mod commands;
mod crowds;
mod arguments;
mod answers;
mod new;
mod check;
mod external;
mod unlinked;
mod intake;
mod limits;
mod inputs;
mod hostile;
mod mutants;
