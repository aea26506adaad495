//! Tests of what an author sees, one module for each feature.

mod check;
mod external;
mod new;
mod sandbox;
mod serve;
