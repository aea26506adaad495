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

/// An entry of the file.
pub(super) fn entry(key: Key, age: u8, start: u64, length: u32, check: u32) -> [u8; ON_PAPER] {
    let mut entry = [0; ON_PAPER];
    let parts: [&[u8]; 5] = [key.as_bytes(), &[age], &start.to_le_bytes(), &length.to_le_bytes(), &check.to_le_bytes()];
    let mut rest = &mut entry[..];
    for part in parts {
        rest.write_all(part).expect("an entry has room for its parts");
    }
    entry
}

/// What stands after the results: `entries`, which are in the order of the keys, and what tells how long and how whole
/// they are.
pub(super) fn ending(entries: impl Iterator<Item = [u8; ON_PAPER]>) -> Vec<u8> {
    let listed: Vec<u8> = entries.flatten().collect();
    let (length, check) = ((listed.len() as u64).to_le_bytes(), xxh3_64(&listed).to_le_bytes());
    [&listed[..], &length, &check].concat()
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

/// How long an entry is in the file: its key, its age, where it begins, its length and what tells whether it is whole.
pub(super) const ON_PAPER: usize = LENGTH + 1 + 8 + 4 + 4;

/// What tells a result from a damaged one.
pub(super) fn check(result: &[u8]) -> u32 {
    u32::try_from(xxh3_64(result) >> 32).expect("half of a number")
}

/// How old a result is and which runs need it, as it stands in the file.
pub(super) fn on_paper(need: Need, age: u8) -> u8 {
    match need {
        Need::Printing => age,
        Need::Always => age | ALWAYS,
    }
}

/// Which runs need a result, and how old it is, by what stands in the file.
pub(super) fn off_paper(byte: u8) -> (Need, u8) {
    (if byte & ALWAYS == 0 { Need::Printing } else { Need::Always }, byte & !ALWAYS)
}

const ALWAYS: u8 = 0x80;
