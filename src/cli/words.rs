//! How commands say how many, and how long.

use std::time::Duration;

/// So many of something: "1 episode", "3 episodes".
pub(super) fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// How long something took: "120 ms", "1.2 s".
pub(super) fn lasted(time: Duration) -> String {
    match time.as_millis() {
        milliseconds @ ..1000 => format!("{milliseconds} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}
