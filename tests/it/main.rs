//! Tests of what an author sees, one module for each feature.

mod new;
mod sandbox;
mod serve;
