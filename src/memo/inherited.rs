//! What an earlier run has left: a file, and where in it each result stands. A result is read when it is needed, so that
//! what ten thousand texts have taught takes no room.

use std::fmt;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use xxhash_rust::xxh3::xxh3_64;

use super::{Key, LENGTH, LIFETIME, Need, Run};

/// How the file begins. After this stand the results, then an entry for each in the order of the keys, and in the end how
/// long the entries are and what tells whether they are whole.
const SIGNATURE: &[u8; 16] = b"feuilleton-memo4";

/// A file that can be read in pieces, from many threads at once.
pub trait Paper: fmt::Debug + Send + Sync {
    /// How long it is, in bytes.
    fn length(&self) -> u64;

    /// What stands in `range`.
    ///
    /// # Errors
    /// When it cannot be read, or ends before.
    fn read(&self, range: Range<u64>) -> io::Result<Vec<u8>>;
}

/// The results of earlier runs, in the order of their keys.
#[derive(Debug)]
pub(super) struct Inherited {
    paper: Box<dyn Paper>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    key: Key,
    need: Need,
    /// How many runs ago it was last needed; 0 is this run.
    age: AtomicU8,
    /// Where it begins.
    start: u64,
    length: u32,
    /// What tells whether it is whole.
    check: u32,
}

impl Inherited {
    /// Every entry of the file, one run older; `None` if it is not one of ours, was cut off or is damaged.
    pub(super) fn read(paper: Box<dyn Paper>) -> Option<Inherited> {
        if paper.read(0..SIGNATURE.len() as u64).ok()? != SIGNATURE {
            return None;
        }
        let end = paper.length().checked_sub(16)?;
        let last = paper.read(end..end + 16).ok()?;
        let [length, check] = [&last[..8], &last[8..]].map(|it| it.try_into().map(u64::from_le_bytes));
        let listed = paper.read(end.checked_sub(length.ok()?)?..end).ok()?;
        if xxh3_64(&listed) != check.ok()? {
            return None;
        }
        let mut entries: Vec<Entry> = Vec::with_capacity(listed.len() / ON_PAPER);
        let mut start = SIGNATURE.len() as u64;
        for entry in listed.chunks_exact(ON_PAPER) {
            let (key, rest) = entry.split_first_chunk::<LENGTH>()?;
            let (age, rest) = rest.split_first()?;
            let (length, check) = rest.split_first_chunk::<4>()?;
            let (length, check) = (u32::from_le_bytes(*length), u32::from_le_bytes(check.try_into().ok()?));
            let need = if age & ALWAYS == 0 { Need::Printing } else { Need::Always };
            let age = AtomicU8::new((age & !ALWAYS).saturating_add(1).min(LIFETIME));
            entries.push(Entry { key: Key(*key), need, age, start, length, check });
            start += u64::from(length);
        }
        Some(Inherited { paper, entries })
    }

    /// How long all results are together, in bytes.
    pub(super) fn length(&self) -> u64 {
        self.entries.iter().map(|it| u64::from(it.length)).sum()
    }

    /// The result for `key`, which is needed now. One that is damaged was forgotten.
    pub(super) fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        let place = self.entries.binary_search_by_key(&key, |it| it.key).ok()?;
        let entry = &self.entries[place];
        let result = self.paper.read(entry.range()).ok()?;
        if check(&result) != entry.check {
            return None;
        }
        entry.age.store(0, Ordering::Relaxed);
        Some(result.into())
    }
}

impl Entry {
    fn range(&self) -> Range<u64> {
        self.start..self.start + u64::from(self.length)
    }

    /// How old it is at the end of `run`.
    fn age_after(&self, run: Run) -> u8 {
        let age = self.age.load(Ordering::Relaxed);
        match (run, self.need) {
            (Run::Whole, _) | (Run::Part, Need::Always) => age,
            (Run::Part, Need::Printing) => age.saturating_sub(1),
        }
    }
}

/// A result on its way to the next run.
enum Leaving<'a> {
    /// From this place in the file of an earlier one.
    Inherited(&'a dyn Paper, Range<u64>),
    /// Learnt in this one.
    Learnt(&'a [u8]),
}

/// Writes what is left of what was `inherited` at the end of `run`, and what was `learnt`, as a file for the next.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn write<'a>(
    inherited: impl Iterator<Item = &'a Inherited>,
    learnt: impl Iterator<Item = (Key, Need, &'a [u8])>,
    run: Run,
    out: &mut impl Write,
) -> io::Result<()> {
    let learnt: Vec<(Key, u8, u32, Leaving<'a>)> =
        learnt.map(|(key, need, it)| (key, on_paper(need, 0), check(it), Leaving::Learnt(it))).collect();
    // What was learnt again, since it was damaged, takes the place of what was inherited.
    let is_learnt = |key: Key| learnt.binary_search_by_key(&key, |it| it.0).is_ok();
    let kept = inherited.flat_map(|it| it.entries.iter().map(|entry| (&*it.paper, entry)));
    let kept = kept.filter(|(_, it)| it.age_after(run) < LIFETIME && !is_learnt(it.key));
    let leaving = |(paper, it): (&'a dyn Paper, &Entry)| {
        (it.key, on_paper(it.need, it.age_after(run)), it.check, Leaving::Inherited(paper, it.range()))
    };
    let kept: Vec<_> = kept.map(leaving).collect();
    let mut all: Vec<_> = kept.into_iter().chain(learnt).collect();
    all.sort_by_key(|(key, ..)| *key);
    all.dedup_by_key(|(key, ..)| *key);

    out.write_all(SIGNATURE)?;
    let mut listed = Vec::with_capacity(all.len() * ON_PAPER);
    // Neighbours that stay neighbours are copied together.
    let mut waiting: Option<(&dyn Paper, Range<u64>)> = None;
    let copy = |waiting: Option<(&dyn Paper, Range<u64>)>, out: &mut dyn Write| -> io::Result<()> {
        let Some((paper, range)) = waiting else { return Ok(()) };
        for start in range.clone().step_by(PIECE) {
            out.write_all(&paper.read(start..range.end.min(start + PIECE as u64))?)?;
        }
        Ok(())
    };
    for (key, age, check, leaving) in &all {
        let length = match (leaving, &mut waiting) {
            (Leaving::Inherited(paper, range), Some((same, waiting)))
                if waiting.end == range.start && std::ptr::addr_eq(*paper, *same) =>
            {
                waiting.end = range.end;
                range.end - range.start
            }
            (Leaving::Inherited(paper, range), waiting) => {
                copy(waiting.replace((*paper, range.clone())), out)?;
                range.end - range.start
            }
            (Leaving::Learnt(result), waiting) => {
                copy(waiting.take(), out)?;
                out.write_all(result)?;
                result.len() as u64
            }
        };
        let length = u32::try_from(length).expect("a remembered result is under 4 GiB");
        listed.extend_from_slice(&key.0);
        listed.push(*age);
        listed.extend_from_slice(&length.to_le_bytes());
        listed.extend_from_slice(&check.to_le_bytes());
    }
    copy(waiting, out)?;
    out.write_all(&listed)?;
    out.write_all(&(listed.len() as u64).to_le_bytes())?;
    out.write_all(&xxh3_64(&listed).to_le_bytes())
}

/// How much is copied at once, in bytes.
const PIECE: usize = 1 << 18;

/// How long an entry is in the file: its key, its age, its length and what tells whether it is whole.
const ON_PAPER: usize = LENGTH + 1 + 4 + 4;

/// What tells a result from a damaged one.
fn check(result: &[u8]) -> u32 {
    u32::try_from(xxh3_64(result) >> 32).expect("half of a number")
}

/// How old a result is and which runs need it, as it stands in the file.
fn on_paper(need: Need, age: u8) -> u8 {
    match need {
        Need::Printing => age,
        Need::Always => age | ALWAYS,
    }
}

const ALWAYS: u8 = 0x80;
