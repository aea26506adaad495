//! What an earlier run has left: one file in memory, and where in it each result stands. Nothing of it is copied.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::{Key, LIFETIME, Need, Remembered, Run};

/// How the file begins.
pub(super) const SIGNATURE: &[u8; 16] = b"feuilleton-memo3";

/// The results of earlier runs, in the order of their keys.
#[derive(Debug, Default)]
pub(super) struct Inherited {
    bytes: Arc<Vec<u8>>,
    pub(super) entries: Vec<Entry>,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) need: Need,
    /// How many runs ago it was last needed; 0 is this run.
    age: AtomicU8,
    range: Range<usize>,
}

impl Inherited {
    /// Every entry of the file that `bytes` are, one run older; `None` if it is not one of ours or was cut off.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Inherited> {
        let mut rest = bytes.strip_prefix(SIGNATURE)?;
        let mut entries: Vec<Entry> = Vec::new();
        while !rest.is_empty() {
            let (key, tail) = rest.split_first_chunk()?;
            let (age, tail) = tail.split_first()?;
            let (length, tail) = tail.split_first_chunk::<4>()?;
            let start = bytes.len() - tail.len();
            let (result, tail) = tail.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            let need = if age & ALWAYS == 0 { Need::Printing } else { Need::Always };
            let age = AtomicU8::new((age & !ALWAYS).saturating_add(1).min(LIFETIME));
            entries.push(Entry { key: Key(*key), need, age, range: start..start + result.len() });
            rest = tail;
        }
        let bytes = Arc::new(bytes);
        entries.is_sorted_by_key(|it| it.key).then_some(Inherited { bytes, entries })
    }

    /// The result for `key`, which is needed now.
    pub(super) fn recall(&self, key: Key) -> Option<Remembered> {
        let place = self.entries.binary_search_by_key(&key, |it| it.key).ok()?;
        let entry = &self.entries[place];
        entry.age.store(0, Ordering::Relaxed);
        Some(self.result(entry))
    }

    pub(super) fn result(&self, entry: &Entry) -> Remembered {
        Remembered { bytes: Arc::clone(&self.bytes), range: entry.range.clone() }
    }
}

impl Entry {
    /// How old it is at the end of `run`.
    pub(super) fn age_after(&self, run: Run) -> u8 {
        let age = self.age.load(Ordering::Relaxed);
        match (run, self.need) {
            (Run::Whole, _) | (Run::Part, Need::Always) => age,
            (Run::Part, Need::Printing) => age.saturating_sub(1),
        }
    }
}

/// How old a result is and which runs need it, as it stands in the file.
pub(super) fn age_on_paper(need: Need, age: u8) -> u8 {
    match need {
        Need::Printing => age,
        Need::Always => age | ALWAYS,
    }
}

const ALWAYS: u8 = 0x80;
