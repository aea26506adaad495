//! How many connections are open at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// More than a browser with a hundred pages needs; fewer than a machine has threads.
const MOST: usize = 512;

/// The seats for connections.
#[derive(Default)]
pub(super) struct Seats(Arc<AtomicUsize>);

/// A seat that is taken until this is dropped, even by a thread that panics.
pub(super) struct Seat(Arc<AtomicUsize>);

impl Seats {
    /// A free one, if there is any.
    pub(super) fn take(&self) -> Option<Seat> {
        let taken = self.0.fetch_add(1, Ordering::Relaxed);
        let seat = Seat(Arc::clone(&self.0));
        (taken < MOST).then_some(seat)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
