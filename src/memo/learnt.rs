//! The new results of this run. The first few stay in memory; later ones are written down at once, so that a first
//! build need not keep in memory what it has found in ten thousand texts.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Arc, RwLock, RwLockReadGuard};

use super::key::Key;
use super::need::Need;
use super::paper::{Entry, Handed, Paper, SIGNATURE, check, ending};

/// A paper that a run writes on. What is written can be read at once, and is gone when the run ends.
pub trait Slate: Paper {
    /// Writes `bytes` at the end, and returns where they begin.
    ///
    /// # Errors
    /// When there is no room for them.
    fn write(&self, bytes: &[u8]) -> io::Result<u64>;

    /// Writes `ending` at the end, and makes this the file that the next run finds.
    ///
    /// # Errors
    /// When that fails. Nothing is lost, but the results have to be copied.
    fn hand_down(&self, ending: &[u8]) -> io::Result<()>;
}

/// The results of this run, by their keys.
#[derive(Default)]
pub(super) struct Learnt {
    results: RwLock<Results>,
    slate: Option<Box<dyn Slate>>,
}

#[derive(Default)]
pub(super) struct Results {
    by_key: BTreeMap<Key, Result>,
    /// The bytes of all of them.
    length: u64,
    /// The bytes of those in hand.
    in_hand: usize,
}

/// One result, which runs need it, and where it is.
struct Result {
    need: Need,
    check: u32,
    storage: Storage,
}

enum Storage {
    InHand(Arc<[u8]>),
    /// Where it begins on the slate, and how long it is, in bytes.
    OnSlate(u64, u32),
}

/// How many bytes of results stay in memory.
const IN_HAND: usize = 1 << 20;

impl Learnt {
    /// Nothing so far. What does not stay in hand is written on `slate`.
    pub(super) fn on(slate: Box<dyn Slate>) -> Learnt {
        Learnt { slate: Some(slate), ..Learnt::default() }
    }

    pub(super) fn insert(&self, key: Key, need: Need, result: &Arc<[u8]>) {
        let mut results = self.results.write().expect("no thread panics while it holds the memo");
        // Two threads may come to the same result, or one that could not be read any more was found again.
        if let Some(former) = results.by_key.remove(&key) {
            let (length, in_hand) = match former.storage {
                Storage::InHand(bytes) => (bytes.len() as u64, bytes.len()),
                Storage::OnSlate(_, length) => (u64::from(length), 0),
            };
            results.length -= length;
            results.in_hand -= in_hand;
        }
        let is_much = results.in_hand + result.len() > IN_HAND;
        // Where there is no room for it, it stays in hand.
        let written = if is_much { self.write_down(result) } else { None };
        let storage = written.unwrap_or_else(|| Storage::InHand(Arc::clone(result)));
        if let Storage::InHand(result) = &storage {
            results.in_hand += result.len();
        }
        results.length += result.len() as u64;
        results.by_key.insert(key, Result { need, check: check(result), storage });
    }

    fn write_down(&self, result: &[u8]) -> Option<Storage> {
        let slate = self.slate.as_ref()?;
        // A slate begins as the file does that it may become.
        if slate.length() == 0 {
            slate.write(SIGNATURE).ok()?;
        }
        Some(Storage::OnSlate(slate.write(result).ok()?, u32::try_from(result.len()).ok()?))
    }

    /// Makes the slate the file for the next run, where nothing was inherited: nothing has to be copied. `false` if it
    /// cannot be, or there is none.
    pub(super) fn hand_down(&self) -> bool {
        let mut results = self.results.write().expect("no thread panics while it holds the memo");
        let Some(slate) = self.slate.as_ref().filter(|it| it.length() > 0) else { return false };
        for result in results.by_key.values_mut() {
            let Storage::InHand(bytes) = &result.storage else { continue };
            let Some(written) = self.write_down(bytes) else { return false };
            result.storage = written;
        }
        let entries = results.by_key.iter().filter_map(|(&key, &Result { need, check, ref storage })| match *storage {
            Storage::InHand(_) => None,
            Storage::OnSlate(start, length) => Some(Entry { key, need, age: 0, start, length, check }),
        });
        slate.hand_down(&ending(entries)).is_ok()
    }

    /// The result for `key`; `None` as well if it cannot be read any more.
    pub(super) fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        let results = self.read();
        let result = results.by_key.get(&key)?;
        let (start, length) = match &result.storage {
            Storage::InHand(bytes) => return Some(Arc::clone(bytes)),
            Storage::OnSlate(start, length) => (*start, *length),
        };
        let known = result.check;
        drop(results);
        let bytes = self.slate.as_ref()?.read(start..start + u64::from(length)).ok()?;
        (check(&bytes) == known).then(|| bytes.into())
    }

    pub(super) fn knows(&self, key: Key) -> bool {
        self.read().by_key.contains_key(&key)
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, Results> {
        self.results.read().expect("no thread panics while it holds the memo")
    }

    /// Every one of `results`, in the order of the keys.
    pub(super) fn handed<'a>(&'a self, results: &'a Results) -> impl Iterator<Item = (Key, Need, u32, Handed<'a>)> {
        results.by_key.iter().map(|(key, result)| {
            let handed = match (&result.storage, &self.slate) {
                (Storage::InHand(bytes), _) => Handed::Bytes(bytes),
                (Storage::OnSlate(start, length), Some(slate)) => Handed::Written(&**slate, *start, *length),
                (Storage::OnSlate(..), None) => unreachable!("it was written on the slate"),
            };
            (*key, result.need, result.check, handed)
        })
    }
}

impl Results {
    pub(super) fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// How long all of them are together, in bytes.
    pub(super) fn length(&self) -> u64 {
        self.length
    }
}

impl fmt::Debug for Learnt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Learnt").field("results", &self.read().by_key.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::ops::Range;
    use std::sync::Mutex;

    use super::Slate;
    use crate::memo::tests::{of, paper};
    use crate::memo::{Key, Memo, Paper, Run};

    /// A slate in memory.
    impl Paper for Mutex<Vec<u8>> {
        fn length(&self) -> u64 {
            self.lock().expect("nobody panics").length()
        }

        fn read(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
            Paper::read(&*self.lock().expect("nobody panics"), range)
        }
    }

    impl Slate for Mutex<Vec<u8>> {
        fn write(&self, bytes: &[u8]) -> io::Result<u64> {
            let mut written = self.lock().expect("nobody panics");
            written.extend_from_slice(bytes);
            Ok((written.len() - bytes.len()) as u64)
        }

        fn hand_down(&self, ending: &[u8]) -> io::Result<()> {
            self.write(ending).map(|_| ())
        }
    }

    #[test]
    fn what_is_learnt_twice_counts_once() {
        let memo = Memo::default().for_run_of(Key::default(), Box::new(Mutex::new(Vec::new())));
        for _ in 0..3 {
            memo.learn(Key::of("paint", &[&[7]]), vec![7; 500_000]);
        }
        assert!(!memo.hand_down(), "none of it was too much to stay in hand");
        memo.learn(Key::of("paint", &[&[8]]), vec![8; 800_000]);
        memo.learn(Key::of("paint", &[&[8]]), vec![8; 800_000]);
        assert_eq!(memo.learnt.read().length(), 1_300_000);
    }

    #[test]
    fn much_is_written_down_at_once_and_survives_as_well() {
        let memo = Memo::default().for_run_of(Key::default(), Box::new(Mutex::new(Vec::new())));
        let step = |number: u8| (Key::of("paint", &[&[number]]), vec![number; 1 << 20]);
        for (key, result) in (0..8).map(step) {
            memo.learn(key, result);
        }
        let later = of(&paper(&memo, Run::Whole));
        for (key, result) in (0..8).map(step) {
            assert!(memo.knows(key) && later.knows(key));
            assert_eq!(memo.recall(key).as_deref(), Some(&*result), "in this run");
            assert_eq!(later.recall(key).as_deref(), Some(&*result), "and in the next");
        }
        assert!(memo.hand_down() && !later.hand_down(), "only what is all there is can be handed down as it stands");
        assert_eq!(memo.recall(step(7).0).as_deref(), Some(&*step(7).1));
    }
}
