//! The results of earlier runs: a file, and where in it each result is. A result is read when it is needed, so that
//! those of ten thousand texts take no memory.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use xxhash_rust::xxh3::xxh3_64;

use super::key::{Key, LENGTH};
use super::need::{LIFETIME, Need, Run};
use super::paper::{Handed, ON_PAPER, Paper, SIGNATURE, check, ending, entry, off_paper, on_paper};

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
        for entry in listed.chunks_exact(ON_PAPER) {
            let (key, rest) = entry.split_first_chunk::<LENGTH>()?;
            let (age, rest) = rest.split_first()?;
            let (start, rest) = rest.split_first_chunk::<8>()?;
            let (length, check) = rest.split_first_chunk::<4>()?;
            let (start, length) = (u64::from_le_bytes(*start), u32::from_le_bytes(*length));
            let check = u32::from_le_bytes(check.try_into().ok()?);
            let (need, age) = off_paper(*age);
            let age = AtomicU8::new(age.saturating_add(1).min(LIFETIME));
            entries.push(Entry { key: Key::from_bytes(*key), need, age, start, length, check });
        }
        Some(Inherited { paper, entries })
    }

    /// How long all results are together, in bytes.
    pub(super) fn length(&self) -> u64 {
        self.entries.iter().map(|it| u64::from(it.length)).sum()
    }

    /// Whether there is a result for `key`, though it may be damaged.
    pub(super) fn knows(&self, key: Key) -> bool {
        self.place(key).is_some()
    }

    /// The place of the entry of `key`. Keys are hashes and lie evenly, so that one tells where it stands, or nearly.
    fn place(&self, key: Key) -> Option<usize> {
        let beginning = u128::from(u64::from_be_bytes(*key.as_bytes().first_chunk()?));
        let guess = usize::try_from((beginning * self.entries.len() as u128) >> 64).ok()?;
        let (mut from, mut to, mut stride) = (guess, guess, STRIDE);
        while from > 0 && self.entries[from].key > key {
            from = from.saturating_sub(stride);
            stride *= 2;
        }
        while self.entries.get(to).is_some_and(|it| it.key < key) {
            to += stride;
            stride *= 2;
        }
        let around = &self.entries[from..self.entries.len().min(to + 1)];
        around.binary_search_by_key(&key, |it| it.key).ok().map(|it| from + it)
    }

    /// The result for `key`, which is needed now. One that is damaged was forgotten.
    pub(super) fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        let entry = &self.entries[self.place(key)?];
        let result = self.paper.read(entry.range()).ok()?;
        if check(&result) != entry.check {
            return None;
        }
        entry.age.store(0, Ordering::Relaxed);
        Some(result.into())
    }

    /// What is left of it at the end of `run`.
    fn leaving(&self, run: Run) -> impl Iterator<Item = Leaving<'_>> {
        self.entries.iter().filter(move |it| it.age_after(run) < LIFETIME).map(move |it| Leaving {
            key: it.key,
            age: on_paper(it.need, it.age_after(run)),
            check: it.check,
            from: Handed::Written(&*self.paper, it.start, it.length),
        })
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
struct Leaving<'a> {
    key: Key,
    /// How old it is and which runs need it.
    age: u8,
    check: u32,
    from: Handed<'a>,
}

/// Writes what is left of what was `inherited` at the end of `run`, and what was `learnt`, as a file for the next.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn write<'a>(
    inherited: &[&'a Inherited],
    learnt: impl Iterator<Item = (Key, Need, u32, Handed<'a>)>,
    run: Run,
    out: &mut impl Write,
) -> io::Result<()> {
    // What was learnt again, since it was damaged, takes the place of what was inherited.
    let mut all: Vec<Leaving<'a>> = learnt
        .map(|(key, need, check, from)| Leaving { key, age: on_paper(need, 0), check, from })
        .chain(inherited.iter().flat_map(|it| it.leaving(run)))
        .collect();
    all.sort_by_key(|it| it.key);
    all.dedup_by_key(|it| it.key);
    // Neighbours on one paper are copied together, in the order in which they stand there.
    all.sort_by_key(|it| it.from.place());

    out.write_all(SIGNATURE)?;
    let mut listed: Vec<(Key, [u8; ON_PAPER])> = Vec::with_capacity(all.len());
    let mut start = SIGNATURE.len() as u64;
    let mut waiting: Option<(&dyn Paper, Range<u64>)> = None;
    for Leaving { key, age, check, from } in &all {
        let length = match from {
            Handed::Bytes(bytes) => {
                copy(waiting.take(), out)?;
                out.write_all(bytes)?;
                u32::try_from(bytes.len()).expect("a remembered result is under 4 GiB")
            }
            Handed::Written(paper, begin, length) => {
                let end = begin + u64::from(*length);
                match &mut waiting {
                    Some((same, range)) if range.end == *begin && std::ptr::addr_eq(*paper, *same) => range.end = end,
                    _ => copy(waiting.replace((*paper, *begin..end)), out)?,
                }
                *length
            }
        };
        listed.push((*key, entry(*key, *age, start, length, *check)));
        start += u64::from(length);
    }
    copy(waiting, out)?;
    listed.sort_unstable_by_key(|(key, _)| *key);
    out.write_all(&ending(listed.into_iter().map(|(_, entry)| entry)))
}

/// Copies what stands in a range of a paper, piece by piece.
fn copy(waiting: Option<(&dyn Paper, Range<u64>)>, out: &mut impl Write) -> io::Result<()> {
    let Some((paper, range)) = waiting else { return Ok(()) };
    for start in range.clone().step_by(PIECE) {
        out.write_all(&paper.read(start..range.end.min(start + PIECE as u64))?)?;
    }
    Ok(())
}

/// So far from where it should stand an entry is looked for at first.
const STRIDE: usize = 64;

/// How much is copied at once, in bytes.
const PIECE: usize = 1 << 18;

#[cfg(test)]
mod tests {
    use crate::memo::tests::{of, paper};
    use crate::memo::{Key, Memo, Run};

    #[test]
    fn every_result_of_many_is_found() {
        let memo = Memo::default();
        let key = |number: u32| Key::of("count", &[&number.to_le_bytes()]);
        (0..5000).step_by(2).for_each(|it| _ = memo.learn(key(it), it.to_le_bytes().to_vec()));
        let later = of(&paper(&memo, Run::Whole));
        for number in 0..5000 {
            let known = later.recall(key(number));
            assert_eq!(known.as_deref(), (number % 2 == 0).then_some(&number.to_le_bytes()[..]), "{number}");
        }
    }
}
