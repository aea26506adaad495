//! Moments by the clock of a file system: when a file was written, and whether it may have been written once more
//! since.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A time stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Moment {
    pub seconds: i64,
    pub nanoseconds: i64,
}

impl Moment {
    /// By the clock of this machine.
    pub(super) fn now() -> Moment {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment { seconds: now.as_secs().cast_signed(), nanoseconds: now.subsec_nanos().into() }
    }

    /// When the bytes of a file were written, as whoever wrote it says.
    pub(super) fn written(file: &Metadata) -> Moment {
        Moment { seconds: file.mtime(), nanoseconds: file.mtime_nsec() }
    }

    /// When a file last changed in any way. Nobody can set this back.
    pub(super) fn changed(file: &Metadata) -> Moment {
        Moment { seconds: file.ctime(), nanoseconds: file.ctime_nsec() }
    }

    /// Whether it is so long ago that a file with this time stamp cannot change again and keep it: within one tick of
    /// the clock, a file can be written twice. Most file systems have a few hundred ticks a second; where a stamp is in
    /// whole seconds, a tick may be two of them.
    pub(super) fn is_past(self) -> bool {
        self.was_past(Moment::now())
    }

    /// Whether it was that long ago at the moment `then`.
    pub(super) fn was_past(self, then: Moment) -> bool {
        let (seconds, nanoseconds) = if self.nanoseconds == 0 { (2, 0) } else { (0, 100_000_000) };
        let over = self.nanoseconds.saturating_add(nanoseconds);
        let past = Moment {
            seconds: self.seconds.saturating_add(seconds).saturating_add(over / 1_000_000_000),
            nanoseconds: over % 1_000_000_000,
        };
        then > past
    }
}
