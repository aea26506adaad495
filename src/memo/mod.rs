//! Results of expensive, pure steps, remembered by the hash of everything that they depend on.
//!
//! A forgotten result is computed again, so a memo may be lost, shared or thrown away at any time. Reading and writing
//! its file is left to `world`.

mod fingerprint;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, RwLock};

use serde::{Deserialize, Serialize};

/// The hash of all inputs of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of `step` with these inputs. A step whose rules change changes its name.
    #[must_use]
    pub fn of(step: &str, inputs: &[&[u8]]) -> Key {
        let mut hasher = blake3::Hasher::new_derive_key(step);
        for input in inputs {
            hasher.update(&(input.len() as u64).to_le_bytes());
            hasher.update(input);
        }
        Key(*hasher.finalize().as_bytes())
    }

    /// The key as bytes, to be an input of another step, or to be kept.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key that was kept.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

/// What is remembered. It can be asked from many threads at once.
#[derive(Debug, Default)]
pub struct Memo {
    entries: RwLock<BTreeMap<Key, Entry>>,
    /// How many of them an earlier run knew.
    inherited: usize,
}

#[derive(Debug)]
struct Entry {
    /// How many runs ago it was last needed; 0 is this run.
    age: AtomicU8,
    result: Arc<[u8]>,
}

/// How much of everything a run has printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// All of it: what it did not need, nothing needs any more.
    Whole,
    /// Some of it: what it did not need may be needed by the rest.
    Part,
}

/// A result that so many whole runs did not need is forgotten.
const LIFETIME: u8 = 20;

const SIGNATURE: &[u8; 16] = b"feuilleton-memo1";

impl Memo {
    /// The result for `key`: remembered, or computed now.
    pub fn remember(&self, key: Key, compute: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        self.recall(key).unwrap_or_else(|| self.learn(key, compute()))
    }

    /// The result for `key`, if it is remembered.
    pub fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        let entries = self.entries.read().expect("no thread panics while it holds the memo");
        let entry = entries.get(&key)?;
        entry.age.store(0, Ordering::Relaxed);
        Some(Arc::clone(&entry.result))
    }

    /// Remembers the result for `key`.
    pub fn learn(&self, key: Key, result: Vec<u8>) -> Arc<[u8]> {
        let result: Arc<[u8]> = result.into();
        let mut entries = self.entries.write().expect("no thread panics while it holds the memo");
        entries.insert(key, Entry { age: AtomicU8::new(0), result: Arc::clone(&result) });
        result
    }

    /// A memo from the bytes of an earlier run. Bytes that are not understood are an empty memo.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Memo {
        let entries = read(bytes).unwrap_or_default();
        Memo { inherited: entries.len(), entries: RwLock::new(entries) }
    }

    /// The bytes for the next run; `None` if it would learn nothing from them. Only what a whole `run` did not need grows older.
    #[must_use]
    pub fn to_bytes(&self, run: Run) -> Option<Vec<u8>> {
        let entries = self.entries.read().expect("no thread panics while it holds the memo");
        let aged = |it: &Entry| match (run, it.age.load(Ordering::Relaxed)) {
            (Run::Whole, age) => age,
            (Run::Part, age) => age.saturating_sub(1),
        };
        if entries.len() == self.inherited && entries.values().all(|it| aged(it) <= 1) {
            return None;
        }
        let mut bytes = SIGNATURE.to_vec();
        for (key, entry) in entries.iter().filter(|(_, it)| aged(it) < LIFETIME) {
            let length = u32::try_from(entry.result.len()).expect("a remembered result is under 4 GiB");
            bytes.extend_from_slice(&key.0);
            bytes.push(aged(entry));
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(&entry.result);
        }
        Some(bytes)
    }
}

/// Every entry of a memo's file, one run older; `None` if the file is not one of ours or was cut off.
fn read(bytes: &[u8]) -> Option<BTreeMap<Key, Entry>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut entries = BTreeMap::new();
    while !rest.is_empty() {
        let (key, tail) = rest.split_first_chunk::<32>()?;
        let (age, tail) = tail.split_first()?;
        let (length, tail) = tail.split_first_chunk::<4>()?;
        let (result, tail) = tail.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        entries.insert(Key(*key), Entry { age: AtomicU8::new(age.saturating_add(1)), result: result.into() });
        rest = tail;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::{Key, Memo, Run};

    #[test]
    fn a_result_is_computed_once_and_survives_on_paper() {
        let memo = Memo::default();
        let key = Key::of("shout", &[b"rain"]);
        assert_eq!(&*memo.remember(key, || b"RAIN".to_vec()), b"RAIN");
        assert_eq!(&*memo.remember(key, || unreachable!("it is remembered")), b"RAIN");

        let paper = memo.to_bytes(Run::Whole).expect("there is something new");
        let later = Memo::from_bytes(&paper);
        assert_eq!(&*later.remember(key, || unreachable!("it was written down")), b"RAIN");
        assert_eq!(later.to_bytes(Run::Whole), None, "nothing new was learnt");
    }

    #[test]
    fn only_whole_runs_forget() {
        let memo = Memo::default();
        memo.remember(Key::of("shout", &[b"rain"]), || b"RAIN".to_vec());
        let mut paper = memo.to_bytes(Run::Whole).expect("there is something new");
        let mut again = |run, count: u32| {
            for number in 0..count {
                let memo = Memo::from_bytes(&paper);
                memo.remember(Key::of("count", &[&number.to_le_bytes(), &[u8::from(run == Run::Whole)]]), Vec::new);
                paper = memo.to_bytes(run).expect("there is something new");
            }
            paper.windows(4).any(|it| it == b"RAIN")
        };
        assert!(again(Run::Part, 100));
        assert!(again(Run::Whole, 19));
        assert!(!again(Run::Whole, 1));
    }

    #[test]
    fn a_damaged_paper_is_an_empty_memo() {
        let memo = Memo::default();
        memo.remember(Key::of("shout", &[b"rain"]), || b"RAIN".to_vec());
        let paper = memo.to_bytes(Run::Whole).expect("there is something new");
        for length in 0..paper.len() {
            let torn = Memo::from_bytes(&paper[..length]);
            assert_eq!(&*torn.remember(Key::of("shout", &[b"rain"]), || b"again".to_vec()), b"again");
        }
    }

    #[test]
    fn inputs_are_kept_apart() {
        assert_ne!(Key::of("shout", &[b"ab", b"c"]), Key::of("shout", &[b"a", b"bc"]));
    }
}
