//! How long a template may take: a loop in one can run for years without printing a word.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::press::Watch;

/// A limit, and which templates are being printed since when.
#[derive(Debug)]
pub(super) struct TimeLimit {
    printing: Mutex<Printing>,
    ended: Mutex<bool>,
    end: Condvar,
    limit: Duration,
}

/// Every template that is being printed, by a number of its own: several threads print with one.
#[derive(Debug, Default)]
struct Printing {
    next: u64,
    since: BTreeMap<u64, (&'static str, Instant)>,
}

/// Does `work` with a watch over its templates. If one takes longer than `limit`, `give_up` is told which, meanwhile;
/// it should end the program, for nothing can call a thread back from a template.
pub fn in_time<T>(
    limit: Duration,
    give_up: impl Fn(&'static str) + Send + Sync,
    work: impl FnOnce(&dyn Watch) -> T,
) -> T {
    let limit = &TimeLimit::of(limit);
    std::thread::scope(|scope| {
        scope.spawn(|| limit.wait(give_up));
        let done = work(limit);
        *limit.ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        limit.end.notify_all();
        done
    })
}

impl TimeLimit {
    pub(super) fn of(limit: Duration) -> TimeLimit {
        TimeLimit { printing: Mutex::default(), ended: Mutex::new(false), end: Condvar::new(), limit }
    }

    /// How long it is.
    pub(super) fn length(&self) -> Duration {
        self.limit
    }

    /// Tells `late` of every template that takes longer, once, until the work has ended.
    pub(super) fn wait(&self, late: impl Fn(&'static str)) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        while !*ended {
            self.late().into_iter().for_each(&late);
            let waited = self.end.wait_timeout(ended, INTERVAL);
            ended = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The templates that have taken longer since this was asked last.
    fn late(&self) -> Vec<&'static str> {
        let mut printing = self.printing();
        let late = printing.since.extract_if(.., |_, (_, since)| since.elapsed() > self.limit);
        late.map(|(_, (template, _))| template).collect()
    }

    fn printing(&self) -> MutexGuard<'_, Printing> {
        self.printing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for TimeLimit {
    fn over(&self, template: &'static str, print: &mut dyn FnMut()) {
        let number = {
            let mut printing = self.printing();
            printing.next += 1;
            let number = printing.next;
            printing.since.insert(number, (template, Instant::now()));
            number
        };
        print();
        self.printing().since.remove(&number);
    }
}

/// How often the limit is checked.
const INTERVAL: Duration = Duration::from_millis(100);
