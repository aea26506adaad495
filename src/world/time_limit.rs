//! How long a template may take: a loop in one can run for years without printing a word.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::terminal::complain;
use crate::diagnostic::Diagnostic;
use crate::press::{Deadline, Watch};

/// What is being printed since when, and until when it must be done.
#[derive(Debug, Default)]
pub(super) struct TimeLimit {
    printing: Mutex<Printing>,
    ended: Mutex<bool>,
    end: Condvar,
}

/// Everything that is being printed, by a number of its own: several threads print with one template.
#[derive(Debug, Default)]
struct Printing {
    next: u64,
    since: BTreeMap<u64, (Instant, Deadline)>,
}

/// Does `work` with a watch over its templates. If one is not done at its deadline, `give_up` is told what is to be
/// said of it, meanwhile; it should end the program, for nothing can call a thread back from a template. Where the
/// system gives no thread to watch with, the work is done all the same: few templates ever need to be given up.
pub fn in_time<T>(give_up: impl Fn(Diagnostic) + Send + Sync, work: impl FnOnce(&dyn Watch) -> T) -> T {
    let limit = &TimeLimit::default();
    std::thread::scope(|scope| {
        let _work = Work(limit);
        if let Err(error) = std::thread::Builder::new().spawn_scoped(scope, || limit.wait(give_up)) {
            unwatched(&error);
        }
        work(limit)
    })
}

/// Something that is done under watch until this goes. Where it panics, the scope would wait for its watch for ever.
struct Work<'a>(&'a TimeLimit);

impl Drop for Work<'_> {
    fn drop(&mut self) {
        *self.0.ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.end.notify_all();
    }
}

/// Something that is being printed under its number until this goes.
struct Print<'a>(&'a TimeLimit, u64);

impl Drop for Print<'_> {
    fn drop(&mut self) {
        self.0.printing().since.remove(&self.1);
    }
}

impl TimeLimit {
    /// Tells `late` of everything that is not done at its deadline, once, until the work has ended.
    pub(super) fn wait(&self, late: impl Fn(Diagnostic)) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        while !*ended {
            self.late().into_iter().for_each(&late);
            let waited = self.end.wait_timeout(ended, INTERVAL);
            ended = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// What is to be said of everything that is late since this was asked last.
    fn late(&self) -> Vec<Diagnostic> {
        let mut printing = self.printing();
        let late = printing.since.extract_if(.., |_, (since, deadline)| since.elapsed() > deadline.limit);
        late.map(|(_, (_, deadline))| deadline.remark).collect()
    }

    fn printing(&self) -> MutexGuard<'_, Printing> {
        self.printing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for TimeLimit {
    fn over(&self, deadline: Deadline, print: &mut dyn FnMut()) {
        let number = {
            let mut printing = self.printing();
            printing.next += 1;
            let number = printing.next;
            printing.since.insert(number, (Instant::now(), deadline));
            number
        };
        let _print = Print(self, number);
        print();
    }
}

/// Says that nobody watches, and why.
pub(super) fn unwatched(error: &std::io::Error) {
    complain(&format!("note: cannot start a thread: {error}; a template that never ends is not noticed"));
}

/// How often the clock is looked at.
const INTERVAL: Duration = Duration::from_millis(100);
