//! Tests.

mod email;
