//! What this run has learnt. The first few results stay in hand; those after them are written down at once, so that what a
//! first build learns of ten thousand texts, and the texts themselves, take no room either.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Arc, RwLock, RwLockReadGuard};

use super::inherited::{Paper, check};
use super::{Key, Need};

/// A paper that a run writes on: what stands there can be read again at once, and is gone when the run ends.
pub trait Slate: Paper {
    /// Writes `bytes` after all that stands there, and says where they begin.
    ///
    /// # Errors
    /// When there is no room for them.
    fn write(&self, bytes: &[u8]) -> io::Result<u64>;
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
    place: Place,
}

enum Place {
    InHand(Arc<[u8]>),
    /// Written down, so many bytes from the beginning, and so many long.
    OnSlate(u64, u32),
}

/// A result as it is handed on to the next run.
pub(super) enum Handed<'a> {
    Bytes(&'a [u8]),
    /// What stands on a paper: where it begins, and how long it is.
    Written(&'a dyn Paper, u64, u32),
}

/// So many bytes stay in hand.
const IN_HAND: usize = 1 << 20;

impl Learnt {
    /// Nothing so far. What does not stay in hand is written on `slate`.
    pub(super) fn on(slate: Box<dyn Slate>) -> Learnt {
        Learnt { slate: Some(slate), ..Learnt::default() }
    }

    pub(super) fn insert(&self, key: Key, need: Need, result: &Arc<[u8]>) {
        let mut results = self.results.write().expect("no thread panics while it holds the memo");
        let written = || {
            let slate = self.slate.as_ref().filter(|_| results.in_hand + result.len() > IN_HAND)?;
            // Where there is no room for it, it stays in hand.
            Some(Place::OnSlate(slate.write(result).ok()?, u32::try_from(result.len()).ok()?))
        };
        let place = written().unwrap_or_else(|| Place::InHand(Arc::clone(result)));
        if let Place::InHand(result) = &place {
            results.in_hand += result.len();
        }
        results.length += result.len() as u64;
        results.by_key.insert(key, Result { need, check: check(result), place });
    }

    /// The result for `key`; `None` as well if it cannot be read any more.
    pub(super) fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        let results = self.read();
        let result = results.by_key.get(&key)?;
        let (start, length) = match &result.place {
            Place::InHand(bytes) => return Some(Arc::clone(bytes)),
            Place::OnSlate(start, length) => (*start, *length),
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
            let handed = match (&result.place, &self.slate) {
                (Place::InHand(bytes), _) => Handed::Bytes(bytes),
                (Place::OnSlate(start, length), Some(slate)) => Handed::Written(&**slate, *start, *length),
                (Place::OnSlate(..), None) => unreachable!("it was written on the slate"),
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
