//! The results of earlier runs: a file, and where in it each result is. A result is read when it is needed, so that
//! those of ten thousand texts take no memory.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::key::Key;
use super::need::{LIFETIME, Need, Run};
use super::paper::{self, Entry, Handed, Paper, SIGNATURE, check, ending};

/// The results of earlier runs, in the order of their keys.
#[derive(Debug)]
pub(super) struct Inherited {
    paper: Box<dyn Paper>,
    /// What is known of them.
    all: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    entry: Entry,
    /// How many runs ago it was last needed; 0 is this run.
    age: AtomicU8,
}

impl Inherited {
    /// Every entry of the file, one run older; `None` if it is not one of ours, was cut off or is damaged.
    pub(super) fn read(paper: Box<dyn Paper>) -> Option<Inherited> {
        let aged = |it: Entry| Known { entry: it, age: AtomicU8::new(it.age.saturating_add(1).min(LIFETIME)) };
        let all = paper::entries(&*paper)?.into_iter().map(aged).collect();
        Some(Inherited { paper, all })
    }

    /// How long all results are together, in bytes.
    pub(super) fn length(&self) -> u64 {
        self.all.iter().map(|it| u64::from(it.entry.length)).sum()
    }

    /// Whether there is a result for `key`, though it may be damaged.
    pub(super) fn knows(&self, key: Key) -> bool {
        self.place(key).is_some()
    }

    /// The place of the entry of `key`. Keys are hashes and lie evenly, so that one tells where it stands, or nearly.
    fn place(&self, key: Key) -> Option<usize> {
        let beginning = u128::from(u64::from_be_bytes(*key.as_bytes().first_chunk()?));
        let guess = usize::try_from((beginning * self.all.len() as u128) >> 64).ok()?;
        let (mut from, mut to, mut stride) = (guess, guess, STRIDE);
        while from > 0 && self.all[from].entry.key > key {
            from = from.saturating_sub(stride);
            stride *= 2;
        }
        while self.all.get(to).is_some_and(|it| it.entry.key < key) {
            to += stride;
            stride *= 2;
        }
        let around = &self.all[from..self.all.len().min(to + 1)];
        around.binary_search_by_key(&key, |it| it.entry.key).ok().map(|it| from + it)
    }

    /// The result for `key`, which is needed now. One that is damaged was forgotten.
    pub(super) fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        let Known { entry, age } = &self.all[self.place(key)?];
        let result = self.paper.read(entry.range()).ok()?;
        if check(&result) != entry.check {
            return None;
        }
        age.store(0, Ordering::Relaxed);
        Some(result.into())
    }

    /// What is left of it at the end of `run`.
    fn leaving(&self, run: Run) -> impl Iterator<Item = Leaving<'_>> {
        self.all.iter().filter(move |it| it.age_after(run) < LIFETIME).map(move |it| Leaving {
            key: it.entry.key,
            need: it.entry.need,
            age: it.age_after(run),
            check: it.entry.check,
            from: Handed::Written(&*self.paper, it.entry.start, it.entry.length),
        })
    }
}

impl Known {
    /// How old it is at the end of `run`.
    fn age_after(&self, run: Run) -> u8 {
        let age = self.age.load(Ordering::Relaxed);
        match (run, self.entry.need) {
            (Run::Whole, _) | (Run::Part, Need::Always) => age,
            (Run::Part, Need::Printing) => age.saturating_sub(1),
        }
    }
}

/// A result on its way to the next run.
struct Leaving<'a> {
    key: Key,
    need: Need,
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
        .map(|(key, need, check, from)| Leaving { key, need, age: 0, check, from })
        .chain(inherited.iter().flat_map(|it| it.leaving(run)))
        .collect();
    all.sort_by_key(|it| it.key);
    all.dedup_by_key(|it| it.key);
    // Neighbours on one paper are copied together, in the order in which they stand there.
    all.sort_by_key(|it| it.from.place());

    out.write_all(SIGNATURE)?;
    let mut listed: Vec<Entry> = Vec::with_capacity(all.len());
    let mut start = SIGNATURE.len() as u64;
    let mut waiting: Option<(&dyn Paper, Range<u64>)> = None;
    for Leaving { key, need, age, check, from } in all {
        let length = match from {
            Handed::Bytes(bytes) => {
                copy(waiting.take(), out)?;
                out.write_all(bytes)?;
                u32::try_from(bytes.len()).expect("a remembered result is under 4 GiB")
            }
            Handed::Written(paper, begin, length) => {
                let end = begin + u64::from(length);
                match &mut waiting {
                    Some((same, range)) if range.end == begin && std::ptr::addr_eq(paper, *same) => range.end = end,
                    _ => copy(waiting.replace((paper, begin..end)), out)?,
                }
                length
            }
        };
        listed.push(Entry { key, need, age, start, length, check });
        start += u64::from(length);
    }
    copy(waiting, out)?;
    listed.sort_unstable_by_key(|it| it.key);
    out.write_all(&ending(listed.into_iter()))
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
