//! How long a sheet may take: a loop in a template of the author's can run for years without printing a word.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::address::OutputPath;

/// A limit, and which sheets are being printed since when.
pub(super) struct TimeLimit {
    printing: Mutex<BTreeMap<OutputPath, Instant>>,
    ended: Mutex<bool>,
    end: Condvar,
    limit: Duration,
}

impl TimeLimit {
    pub(super) fn of(limit: Duration) -> TimeLimit {
        TimeLimit { printing: Mutex::default(), ended: Mutex::new(false), end: Condvar::new(), limit }
    }

    /// Prints the sheet at `path` under watch.
    pub(super) fn watch<T>(&self, path: &OutputPath, print: impl FnOnce() -> T) -> T {
        self.printing.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), Instant::now());
        let printed = print();
        self.printing.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
        printed
    }

    /// Does `work`. If a sheet takes longer than it may, `give_up` is called meanwhile; it should not come back, for
    /// nothing can call a thread back from a template.
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T, give_up: impl Fn(&OutputPath) + Send + Sync) -> T {
        std::thread::scope(|scope| {
            scope.spawn(|| self.wait(give_up));
            let done = work();
            *self.ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
            self.end.notify_all();
            done
        })
    }

    fn wait(&self, give_up: impl Fn(&OutputPath)) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        while !*ended {
            let printing = self.printing.lock().unwrap_or_else(PoisonError::into_inner);
            let late = printing.iter().find(|(_, since)| since.elapsed() > self.limit).map(|(path, _)| path.clone());
            drop(printing);
            if let Some(path) = late {
                give_up(&path);
            }
            let waited = self.end.wait_timeout(ended, INTERVAL);
            ended = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// How often the limit is checked.
const INTERVAL: Duration = Duration::from_millis(100);
