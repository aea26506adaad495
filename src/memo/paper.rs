//! How results stand in the file that one run leaves to the next.

use std::fmt;
use std::io::{self, Write as _};
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use super::key::{Key, LENGTH};
use super::need::Need;

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

/// How the file begins. Then come the results in any order, an entry for each in the order of the keys, the length of
/// the entries, and their checksum.
pub(super) const SIGNATURE: &[u8; 16] = b"feuilleton-memo5";

/// An entry of the file: what is known of a result, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub key: Key,
    pub need: Need,
    /// How many runs ago it was last needed.
    pub age: u8,
    /// Where it begins.
    pub start: u64,
    pub length: u32,
    /// What tells whether it is whole.
    pub check: u32,
}

impl Entry {
    fn to_bytes(self) -> [u8; ON_PAPER] {
        let age = match self.need {
            Need::Printing => self.age,
            Need::Always => self.age | ALWAYS,
        };
        let (start, length, check) = (self.start.to_le_bytes(), self.length.to_le_bytes(), self.check.to_le_bytes());
        let mut bytes = [0; ON_PAPER];
        let mut rest = &mut bytes[..];
        for part in [&self.key.as_bytes()[..], &[age], &start, &length, &check] {
            rest.write_all(part).expect("an entry has room for its parts");
        }
        bytes
    }

    fn from_bytes(bytes: &[u8; ON_PAPER]) -> Option<Entry> {
        let (key, rest) = bytes.split_first_chunk::<LENGTH>()?;
        let (age, rest) = rest.split_first()?;
        let (start, rest) = rest.split_first_chunk::<8>()?;
        let (length, check) = rest.split_first_chunk::<4>()?;
        Some(Entry {
            key: Key::from_bytes(*key),
            need: if age & ALWAYS == 0 { Need::Printing } else { Need::Always },
            age: age & !ALWAYS,
            start: u64::from_le_bytes(*start),
            length: u32::from_le_bytes(*length),
            check: u32::from_le_bytes(check.try_into().ok()?),
        })
    }

    /// Where its result stands.
    pub(super) fn range(&self) -> Range<u64> {
        self.start..self.start + u64::from(self.length)
    }
}

/// What stands after the results: `entries`, which are in the order of the keys, and what tells how long and how whole
/// they are.
pub(super) fn ending(entries: impl Iterator<Item = Entry>) -> Vec<u8> {
    let listed: Vec<u8> = entries.flat_map(Entry::to_bytes).collect();
    let (length, check) = ((listed.len() as u64).to_le_bytes(), xxh3_64(&listed).to_le_bytes());
    [&listed[..], &length, &check].concat()
}

/// Every entry of the file; `None` if it is not one of ours, was cut off or is damaged.
pub(super) fn entries(paper: &dyn Paper) -> Option<Vec<Entry>> {
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
    let (chunks, _) = listed.as_chunks();
    chunks.iter().map(Entry::from_bytes).collect()
}

/// A result as it is handed on to the next run.
pub(super) enum Handed<'a> {
    Bytes(&'a [u8]),
    /// The paper that it is on, where it begins there, and how long it is, in bytes.
    Written(&'a dyn Paper, u64, u32),
}

impl Handed<'_> {
    /// What orders results as they stand: what is in hand first, then paper after paper.
    pub(super) fn place(&self) -> (usize, u64) {
        match self {
            Handed::Bytes(_) => (0, 0),
            Handed::Written(paper, start, _) => (std::ptr::from_ref(*paper).addr(), *start),
        }
    }
}

/// How long an entry is in the file.
const ON_PAPER: usize = LENGTH + 1 + 8 + 4 + 4;

/// What tells a result from a damaged one.
pub(super) fn check(result: &[u8]) -> u32 {
    u32::try_from(xxh3_64(result) >> 32).expect("half of a number")
}

/// What is added to the age of a result that every run needs.
const ALWAYS: u8 = 0x80;
