//! Two builds into one folder take turns.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::world::{Error, complain};

/// Waits until nobody else publishes into a folder below `parent`, and keeps others waiting until the file is dropped. The
/// system ends the turn of a build that is killed.
///
/// # Errors
/// When it takes longer than `patience`, or the folder cannot be opened.
pub(super) fn take(parent: &Path, patience: Option<Duration>) -> Result<File, Error> {
    let turn = File::open(parent).map_err(|it| Error::new("open the folder", parent, it))?;
    let begun = Instant::now();
    let mut told = false;
    loop {
        match turn.try_lock() {
            Ok(()) => return Ok(turn),
            Err(TryLockError::WouldBlock) => {}
            // Some network folders know no locks; there, two builds at once are the author's to avoid.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => return Ok(turn),
            Err(TryLockError::Error(error)) => return Err(Error::new("lock the folder", parent, error)),
        }
        if let Some(patience) = patience.filter(|it| begun.elapsed() >= *it) {
            let what = format!("another build has been publishing here for {} seconds", patience.as_secs());
            return Err(Error::refusal(what, "try again when it has ended; `--lock-timeout` says how long to wait"));
        }
        if !told {
            complain("note: another build is publishing here, and this one waits for it");
            told = true;
        }
        std::thread::sleep(INTERVAL);
    }
}

/// How often a build asks whether it is its turn: often enough that nobody notices.
const INTERVAL: Duration = Duration::from_millis(20);
